"""What is kept of reconciling one state of a project for the next, while a process watches it.

A constraint and its result depend on the figures that it names (those inside a report on the whole report),
on the vocabulary and on when reports were published. A report that was not read anew is the same object, and
so are its figures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from hasila.model.data_class import dataclass
from hasila.model.period import Moment
from hasila.model.report import Constraint, ConstraintResult, Figure, Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.evaluate import evaluate
from hasila.reconcile.remembered import Remember, Remembered, anew
from hasila.reconcile.shapes import constraints_inside


@dataclass(frozen=True, slots=True)
class _Inside:
    """The results inside a report, which is kept so that its identity is not given to another."""

    report: Report
    results: tuple[ConstraintResult, ...]


@dataclass(slots=True)
class ReconcileMemory:
    """The constraints of the latest state of a project with their results, and what was made of them; nothing
    where it ``keeps`` nothing, because no other state follows."""

    keeps: bool = True
    _vocabulary: Vocabulary | None = None
    _published: Mapping[str, Moment] = field(default_factory=dict)
    _inside: dict[int, _Inside] = field(default_factory=dict)
    _across: dict[int, ConstraintResult] = field(default_factory=dict)
    _remembered: Remembered = field(default_factory=Remembered)

    @property
    def remember(self) -> Remember:
        """Gives values of functions of figures, of constraints and of results."""
        return self._remembered if self.keeps else anew

    def begin(self, reports: Sequence[Report], vocabulary: Vocabulary) -> None:
        """Begin a state of these ``reports``. All is forgotten where the vocabulary has changed, or the
        moment at which a report was published."""
        published = {report.id: report.published for report in reports}
        earlier = self._published
        has_moved = any(moment != earlier.get(name, moment) for name, moment in published.items())
        if has_moved or vocabulary != self._vocabulary:
            self._inside, self._across = {}, {}
            self._remembered.forget()
        self._vocabulary, self._published = vocabulary, published

    def end(self) -> None:
        """End the state: what was not used in it is forgotten."""
        self._remembered.end_state()

    def inside(
        self, reports: Sequence[Report], vocabulary: Vocabulary, figures: Mapping[str, Figure]
    ) -> Iterator[ConstraintResult]:
        """The result of every constraint inside a report, in the order of ``reports``.

        ``figures`` are those of all reports, by their keys.
        """
        known = self._inside | self._new_inside(reports, vocabulary, figures)
        self._inside = {id(report): known[id(report)] for report in reports}
        for evaluated in self._inside.values():
            yield from evaluated.results

    def _new_inside(
        self, reports: Sequence[Report], vocabulary: Vocabulary, figures: Mapping[str, Figure]
    ) -> dict[int, _Inside]:
        """The results inside those reports that are new."""
        new = [report for report in reports if id(report) not in self._inside]
        found: dict[str, list[ConstraintResult]] = defaultdict(list)
        for constraint in constraints_inside(new, vocabulary):
            (report,) = constraint.reports
            found[report].append(evaluate(constraint, figures))
        return {id(report): _Inside(report, tuple(found[report.id])) for report in new}

    def across(
        self, constraints: Iterable[Constraint], figures: Mapping[str, Figure]
    ) -> Iterator[ConstraintResult]:
        """The results of ``constraints``, in their order; of a constraint that was remembered, the same.

        A result keeps its constraint, so that the identity of that is not given to another.
        """
        if not self.keeps:
            for constraint in constraints:
                yield evaluate(constraint, figures)
            return
        results: dict[int, ConstraintResult] = {}
        for constraint in constraints:
            known = self._across.get(id(constraint))
            result = known or evaluate(constraint, figures)
            results[id(constraint)] = result
            yield result
        self._across = results
