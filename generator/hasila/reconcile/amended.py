"""Signed changes of earlier counts: what was counted before one, and what after it, are compared with it.

“2 of the 12 dead of 3 March were counted twice” changes what is known of that day, and every later count
of days that hold it. The running total may fall by just so many, and is no finding then."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from hasila.model.amendment import AmendedSum, Amendment
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.interval import Interval, exactly, total
from hasila.model.joined import joined
from hasila.model.period import Moment
from hasila.model.report import Constraint, ConstraintKind, Figure, Finding, Report, Verdict
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.compare import lies_in
from hasila.reconcile.evaluate import gap_of


@dataclass(slots=True)
class Amended:
    """The changes of ``reports``, and the constraints that are judged with them and not by themselves."""

    reports: Sequence[Report]
    figures: Mapping[str, Figure]
    vocabulary: Vocabulary
    known: dict[str, Moment] = field(default_factory=dict)
    of_publisher: dict[str, tuple[Amendment, ...]] = field(default_factory=dict)
    judged: list[tuple[Constraint, tuple[Amendment, ...]]] = field(default_factory=list)

    def __post_init__(self) -> None:
        said = [amendment for report in self.reports for amendment in report.amends]
        self.known = {report.id: report.published for report in self.reports} if said else {}
        by_publisher: defaultdict[str, list[Amendment]] = defaultdict(list)
        for amendment in said:
            if amendment.figure in self.figures:
                by_publisher[self.figures[amendment.figure].set.publisher].append(amendment)
        self.of_publisher = {name: tuple(found) for name, found in by_publisher.items()}

    def kept(self, constraints: Iterable[Constraint]) -> Iterable[Constraint]:
        """The constraints with which no change has to do; the others are judged with it."""
        return self._unchanged(constraints) if self.of_publisher else constraints

    def _unchanged(self, constraints: Iterable[Constraint]) -> Iterator[Constraint]:
        for constraint in constraints:
            changes = self._between(constraint)
            if changes:
                self.judged.append((constraint, changes))
            else:
                yield constraint

    def _between(self, constraint: Constraint) -> tuple[Amendment, ...]:
        """The changes of what the left side counts that were said after it, and by when the right side
        was."""
        later = self.figures[constraint.right]
        if constraint.kind is ConstraintKind.SOURCES:
            return ()
        earlier = [self.figures[key] for key in constraint.left]
        return tuple(
            amendment
            for amendment in self.of_publisher.get(later.set.publisher, ())
            if any(self._changes(amendment, figure, later) for figure in earlier)
        )

    def _changes(self, amendment: Amendment, earlier: Figure, later: Figure) -> bool:
        said, changed = self.known[amendment.report], self.figures[amendment.figure]
        if not self.known[earlier.report] < said <= self.known[later.report]:
            return False
        return earlier.key == changed.key or self._holds(earlier, changed)

    def _holds(self, whole: Figure, changed: Figure) -> bool:
        """True where the changed count is in ``whole``."""
        if (whole.set.measure, whole.set.cause) != (changed.set.measure, changed.set.cause):
            return False
        first, last = changed.set.period.start, changed.set.period.end
        held = whole.set.period.start <= first and last <= whole.set.period.end
        return held and lies_in(changed.set, whole.set, self.vocabulary)

    # What does not fit

    def findings(self) -> Iterator[Finding]:
        """A finding for each change that does not fit what is stated after it, or leaves fewer than
        nobody."""
        for amendments in self.of_publisher.values():
            yield from self._below_nothing(amendments)
        misfits = [found for judged in self.judged for found in self._misfit(*judged)]
        summed = {amended.right for amended, _ in misfits if amended.op == "="}
        for amended, later in misfits:
            if amended.op == "=" or later.key not in summed:
                yield _finding(later.report, later.id, amended, later.location)

    def _below_nothing(self, amendments: Iterable[Amendment]) -> Iterator[Finding]:
        """One for each report that with all earlier changes leaves fewer than nobody of a count."""
        so_far: defaultdict[str, int] = defaultdict(int)
        found: dict[tuple[str, str], Finding] = {}
        for amendment in amendments:
            so_far[amendment.figure] += amendment.by
            changed, by = self.figures[amendment.figure], so_far[amendment.figure]
            left = changed.interval + exactly(by)
            if left.high is not None and left.high < 0:
                amended = AmendedSum((changed.key,), by, left, ">=", None)
                said = amendment.report, changed.id
                found[said] = _finding(*said, amended, amendment.location)
        yield from found.values()

    def _misfit(
        self, constraint: Constraint, amendments: Sequence[Amendment]
    ) -> Iterator[tuple[AmendedSum, Figure]]:
        """What the count on the right of the constraint does not fit, and that count."""
        later = self.figures[constraint.right]
        by = sum(amendment.by for amendment in amendments)
        made = total(self.figures[key].interval for key in constraint.left) + exactly(by)
        op = "=" if _is_net(constraint, amendments) else constraint.op
        if _misses(made, op, later.interval):
            yield AmendedSum(constraint.left, by, made, op, later.key), later


def _is_net(constraint: Constraint, amendments: Sequence[Amendment]) -> bool:
    """True where a change is all that lies between two neighbouring points of a running count."""
    ends = constraint.right.partition("#")[0]
    return len(constraint.left) == 1 and all(
        amendment.net and amendment.report == ends and amendment.figure in constraint.left
        for amendment in amendments
    )


def _misses(made: Interval, op: str, stated: Interval) -> bool:
    return gap_of(made, op, stated) is not None


def _finding(report: str, figure: str, amended: AmendedSum, location: Location) -> Finding:
    members = "-".join(key.replace("#", "-") for key in amended.figures)
    identity = joined(f"{report}--amended-{figure}-from-{members}")
    keys = (*amended.figures, *((amended.right,) if amended.right else ()))
    return Finding(identity, Verdict.ARITHMETIC, report, (), keys, None, (), (), location, amended=amended)
