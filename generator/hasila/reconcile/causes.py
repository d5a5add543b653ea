"""The causes of conflicts: conflicts that one correction resolves together have one cause.

The solver finds clusters of conflicts that share figures, each with its smallest corrections. Each cluster
becomes a cause here; :mod:`hasila.reconcile.merged_causes` then joins the causes that have a correction in
common."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence

from hasila import solver
from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import ConstraintKind, ConstraintResult, CorrectionSet, ErrorPattern, Figure, Status
from hasila.reconcile.clusters import clusters_of
from hasila.reconcile.constraint_graph import broken, printed
from hasila.reconcile.grouping import grouped
from hasila.reconcile.linear import figures_of, linear, stated_intervals
from hasila.solver import MOVES

ORDER = (
    "counted outside",
    "copied from the previous row",
    "copied from an earlier row",
    "stale part",
    "digits swapped",
    "digits lost",
    "slipped thousand",
    "sign",
    "rounded",
    "keystroke",
    "swapped",
    "row shifted",
    "column shifted",
    "carried on",
    "stood too high",
    "computed together",
    "entered late",
    "level off",
)
"""Where several patterns fit one correction, the first of these is given. (A group that is not listed changes
no figure; the text of the finding mentions it.)"""

BY_THE_DIGIT = ("digits swapped", "digits lost", "slipped thousand", "sign", "rounded", "keystroke")
NARROW = 10
"""Patterns of digits say something only where at most one in so many of the number is left open: a wide
interval always holds a number that looks much like the printed one."""

STEPS = 120_000
"""Steps that may be taken for the patterns of all clusters together; each has its share, and so many at
least:"""

LEAST_STEPS = 2_500

TOGETHER = (
    "swapped",
    "row shifted",
    "column shifted",
    "carried on",
    "computed together",
    "entered late",
    "stood too high",
    *MOVES,
    "counted outside",
)
"""Patterns of several figures with one cause."""


@dataclass(frozen=True, slots=True)
class Cause:
    """The conflicts that one correction resolves.

    ``constraints`` are the ids of all constraints that take part, ``core`` those of the smallest conflict,
    and ``figures`` the keys of its figures. ``partial`` are corrections of one of several conflicts with this
    cause, but not of all."""

    constraints: tuple[str, ...]
    core: tuple[str, ...]
    figures: tuple[str, ...]
    corrections: tuple[CorrectionSet, ...]
    complete: bool
    partial: tuple[CorrectionSet, ...] = ()

    @property
    def suspects(self) -> set[str]:
        """The figures that one of its corrections changes."""
        return {key for correction in self.corrections for key in correction.figures}


@dataclass(frozen=True, slots=True)
class _Doubles:
    """Everything that the solver sees only once: figure → other figures that state the same of the same set,
    constraint → all constraints that say the same, itself among them."""

    wordings: Mapping[str, Sequence[str]]
    constraints: Mapping[str, Sequence[str]]

    def all_constraints(self, conflicts: Iterable[solver.Conflict]) -> tuple[str, ...]:
        """The constraints of ``conflicts`` and those that say the same, in order of their ids."""
        same: set[str] = set()
        for conflict in conflicts:
            for name in conflict.constraints:
                same.update(self.constraints[name])
        return tuple(sorted(same))

    def of_all_wordings(self, forced: Mapping[str, Interval]) -> dict[str, Interval]:
        """``forced`` with the same interval for each other wording of a figure."""
        intervals: dict[str, Interval] = {}
        for name, interval in forced.items():
            wordings = (name, *self.wordings.get(name, ()))
            intervals |= dict.fromkeys(wordings, interval)
        return intervals


def causes_of(
    results: Iterable[ConstraintResult],
    figures: Mapping[str, Figure],
    table: solver.FigureTable,
    shares: int = 1,
) -> tuple[Cause, ...]:
    """A cause for each cluster of conflicts between the constraints of ``results``; of the steps that may be
    taken for all, one of so many ``shares``.

    Two wordings of one set that agree are one number to the solver: if it is wrong, both are.
    """
    results = list(results)
    first_wordings = _first_wordings(results, figures)
    alike = _alike(linear(result.constraint, first_wordings) for result in results)
    system = _system_of(alike, figures)
    named = {key: figures[key] for key in figures_of(system.constraints)}
    clusters = clusters_of(system, broken(results), printed(named, results), shares)
    steps = max(LEAST_STEPS, STEPS // max(1, shares * len(clusters)))
    patterns = solver.find_patterns(system, clusters, table, steps=steps)
    doubles = _Doubles(_other_wordings(first_wordings), _same_constraints(alike))
    pairs = zip(clusters, patterns, strict=True)
    return tuple(_cause(cluster, found, doubles) for cluster, found in pairs)


_Alike = Sequence[Sequence[solver.LinearConstraint]]
"""Constraints in groups; those of one group say the same."""


def _alike(constraints: Iterable[solver.LinearConstraint]) -> _Alike:
    """The constraints that name a figure, those that say the same in one group."""
    named = (constraint for constraint in constraints if constraint.terms)
    return list(grouped(named, _meaning).values())


def _meaning(constraint: solver.LinearConstraint) -> Hashable:
    return frozenset(constraint.terms), constraint.op


def _same_constraints(alike: _Alike) -> dict[str, list[str]]:
    """The name of the first constraint of each group → the names of all."""
    return {group[0].name: [constraint.name for constraint in group] for group in alike}


def _system_of(alike: _Alike, figures: Mapping[str, Figure]) -> solver.System:
    """The first constraint of each group, and what is stated of its figures."""
    constraints = tuple(group[0] for group in alike)
    return solver.System(constraints, stated_intervals(figures_of(constraints), figures))


def _first_wordings(results: Iterable[ConstraintResult], figures: Mapping[str, Figure]) -> dict[str, str]:
    """Figure → the first figure of its report that states the same of the same set, where there is one."""
    first: dict[str, str] = {}
    for result in results:
        constraint = result.constraint
        if constraint.kind is ConstraintKind.SAME and result.outcome is Status.HOLDS:
            later, earlier = constraint.left[0], constraint.right
            if figures[later].interval == figures[earlier].interval:
                first[later] = first.get(earlier, earlier)
    return first


def _other_wordings(first_wordings: Mapping[str, str]) -> Mapping[str, list[str]]:
    others: dict[str, list[str]] = defaultdict(list)
    for other, first in sorted(first_wordings.items()):
        others[first].append(other)
    return others


def _cause(cluster: solver.Cluster, found: solver.FoundPatterns, doubles: _Doubles) -> Cause:
    smallest = min(cluster.conflicts, key=_size)
    constraints = doubles.all_constraints(cluster.conflicts)
    corrections = tuple(_corrections(cluster, found.patterns, doubles))
    complete = cluster.minimal and found.complete
    return Cause(constraints, smallest.constraints, smallest.variables, corrections, complete)


def _size(conflict: solver.Conflict) -> tuple[int, tuple[str, ...]]:
    return len(conflict.variables), conflict.variables


def _corrections(
    cluster: solver.Cluster, patterns: Iterable[solver.Pattern], doubles: _Doubles
) -> Iterator[CorrectionSet]:
    """The smallest corrections of ``cluster``, then those of patterns that change other figures together."""
    telling = _first_patterns(_telling(patterns, cluster))
    for correction in cluster.corrections:
        pattern = _error_pattern(telling.pop(frozenset(correction.changed), None))
        forced = doubles.of_all_wordings(correction.forced)
        yield CorrectionSet(tuple(forced), forced, correction.distance, pattern=pattern)
    for together in telling.values():
        if together.kind in TOGETHER:
            in_order = {name: together.mend[name] for name in together.figures}
            forced = doubles.of_all_wordings(in_order)
            yield CorrectionSet(tuple(forced), forced, None, pattern=_error_pattern(together))


def _telling(patterns: Iterable[solver.Pattern], cluster: solver.Cluster) -> Iterator[solver.Pattern]:
    """The patterns that say something of a correction of ``cluster``; see :data:`NARROW`."""
    narrow: set[str] = set()
    for correction in cluster.corrections:
        if len(correction.changed) == 1:
            narrow.update(name for name in correction.changed if _is_narrow(correction.forced[name]))
    for pattern in patterns:
        if pattern.kind not in ORDER:
            continue
        if pattern.kind not in BY_THE_DIGIT or pattern.figures[0] in narrow:
            yield pattern


def _is_narrow(forced: Interval) -> bool:
    if forced.low is None or forced.high is None:
        return False
    return (forced.high - forced.low) * NARROW <= forced.high


def _first_patterns(patterns: Iterable[solver.Pattern]) -> dict[frozenset[str], solver.Pattern]:
    """The figures that a pattern changes → the first pattern in :data:`ORDER`; of a kind the first by its
    figures."""
    by_figures = grouped(patterns, lambda pattern: frozenset(pattern.mend))
    return {changed: min(group, key=_precedence) for changed, group in by_figures.items()}


def _precedence(pattern: solver.Pattern) -> tuple[int, tuple[str, ...], str]:
    return ORDER.index(pattern.kind), pattern.figures, str(pattern.mend)


def _error_pattern(pattern: solver.Pattern | None) -> ErrorPattern | None:
    if pattern is None:
        return None
    value = None
    if len(pattern.mend) == 1:
        last = pattern.figures[-1]
        value = pattern.mend.get(last)
    return ErrorPattern(pattern.kind, pattern.figures, value)
