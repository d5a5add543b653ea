"""What is kept of reconciling one state of a project for the next, while a process watches it.

A constraint and its result depend on the figures that it names (those inside a report on the whole report)
and on the vocabulary. A report that was not read anew is the same object, and so are its figures.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from hasila.model.data_class import dataclass
from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Figure, Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.across import linking_constraint
from hasila.reconcile.evaluate import evaluate
from hasila.reconcile.shapes import constraints_inside

_Link = tuple[ConstraintKind, str, str, tuple[int, ...]]
"""Kind, sign and word of a constraint across reports, and the identities of its figures."""


@dataclass(frozen=True, slots=True)
class _Inside:
    """The results inside a report, which is kept so that its identity is not given to another."""

    report: Report
    results: tuple[ConstraintResult, ...]


@dataclass(frozen=True, slots=True)
class _Linked:
    """A constraint across reports, and its figures, kept for the same reason."""

    figures: tuple[Figure, ...]
    constraint: Constraint


@dataclass(slots=True)
class ReconcileMemory:
    """The constraints of the latest state of a project with their results; none where it ``keeps`` nothing,
    because no other state follows."""

    keeps: bool = True
    _vocabulary: Vocabulary | None = None
    _inside: dict[int, _Inside] = field(default_factory=dict)
    _links: dict[_Link, _Linked] = field(default_factory=dict)
    _used_links: dict[_Link, _Linked] = field(default_factory=dict)
    _across: dict[int, ConstraintResult] = field(default_factory=dict)

    def inside(
        self, reports: Sequence[Report], vocabulary: Vocabulary, figures: Mapping[str, Figure]
    ) -> Iterator[ConstraintResult]:
        """The result of every constraint inside a report, in the order of ``reports``.

        ``figures`` are those of all reports, by their keys.
        """
        if vocabulary != self._vocabulary:
            self._inside = {}
        self._vocabulary = vocabulary
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

    def link(
        self, kind: ConstraintKind, left: Sequence[Figure], op: str, right: Figure, word: str
    ) -> Constraint:
        """The constraint that :func:`linking_constraint` makes of the same; it is made once of one set of
        figures."""
        members = (*left, right)
        key = (kind, op, word, tuple([id(figure) for figure in members]))
        linked = self._links.get(key)
        if linked is None:
            linked = _Linked(members, linking_constraint(kind, left, op, right, word))
        self._used_links[key] = linked
        return linked.constraint

    def across(
        self, constraints: Iterable[Constraint], figures: Mapping[str, Figure]
    ) -> Iterator[ConstraintResult]:
        """The results of ``constraints``, in their order; of one that :meth:`link` made before, the same.

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
        self._links, self._used_links = self._used_links, {}
        self._across = results
