"""Which conflicts have one cause: those that vanish together under one correction belong together.

Conflicts come in two stages, those inside a report and those across reports, and in clusters that share figures. A
digit mistyped in a running total breaks the sums of its own report, the step to it and the step from it; a column that
slipped by a row breaks a sum a day. Each such cluster lists its ways out. Where one way out is common to several, one
cause explains them all, and the fewest causes are taken: first the way that is common to most clusters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from hasila import solver as arithmetic
from hasila.model.interval import Interval
from hasila.model.report import ConstraintResult, CorrectionSet, ErrorPattern, Figure, LawKind, Status
from hasila.reconcile.clusters import clusters_of
from hasila.reconcile.constraint_graph import printed
from hasila.reconcile.linear import linear

ORDER = (
    "copied from the previous row", "copied from an earlier row", "stale part", "digits swapped", "slipped thousand",
    "sign", "rounded", "keystroke", "swapped", "row shifted", "column shifted", "carried on",
)  # fmt: skip
"""Where several patterns fit one way out, the first of these is told. (A group that is not listed changes no figure; the
finding's own sentence tells of it.)"""

BY_THE_DIGIT = ("digits swapped", "slipped thousand", "sign", "rounded", "keystroke")
NARROW = 10
"""Patterns of digits tell something only where at most one in so many of the number is left open: somewhere in a wide
interval there is always a number that looks much like the one written."""

TOGETHER = ("swapped", "row shifted", "column shifted", "carried on")
"""Patterns of several figures with one cause."""


@dataclass(frozen=True, slots=True)
class Cause:
    """What one correction resolves. ``core`` are the laws of the smallest conflict. ``witnesses``: so many groups of other figures, with none in common, each contradict
    the figures of the only smallest way out (0 where there are several such ways). ``partly`` are ways out of one of several
    conflicts with this cause, but not of all."""

    laws: tuple[str, ...]
    core: tuple[str, ...]
    figures: tuple[str, ...]
    ways: tuple[CorrectionSet, ...]
    witnesses: int
    complete: bool
    partly: tuple[CorrectionSet, ...] = ()


def causes_of(
    laws: Iterable[ConstraintResult], figures: Mapping[str, Figure], sheet: arithmetic.FigureTable
) -> tuple[Cause, ...]:
    """A cause for each cluster of conflicts between ``laws``.

    Two wordings of one set that agree are one number to the arithmetic: if it is wrong, both are.
    """
    laws = list(laws)
    one_of = _wordings(laws, figures)
    alike = _alike(linear(one.law, one_of) for one in laws)
    lines = tuple(named[0] for named in alike)
    keys = sorted({key for line in lines for _, key in line.terms})
    system = arithmetic.System(lines, {key: figures[key].interval for key in keys if figures[key].stated})
    numbers = printed({key: figures[key] for key in keys}, laws)
    clusters = clusters_of(system, {one.law.id for one in laws if one.outcome is Status.BROKEN}, numbers)
    patterns = arithmetic.find_patterns(system, clusters, sheet)
    others, names = _others(one_of), {named[0].name: tuple(line.name for line in named) for named in alike}
    return tuple(_cause(*pair, others, names) for pair in zip(clusters, patterns, strict=True))


def _alike(lines: Iterable[arithmetic.LinearConstraint]) -> list[list[arithmetic.LinearConstraint]]:
    """The lines that say something, those that say the same together."""
    said: dict[object, list[arithmetic.LinearConstraint]] = defaultdict(list)
    for line in lines:
        if line.terms:
            said[frozenset(line.terms), line.op].append(line)
    return list(said.values())


def _wordings(laws: Iterable[ConstraintResult], figures: Mapping[str, Figure]) -> dict[str, str]:
    """Figure → the first figure of its report that states the same of the same set, where there is one."""
    first: dict[str, str] = {}
    for one in laws:
        law = one.law
        alike = law.kind is LawKind.SAME and figures[law.left[0]].interval == figures[law.right].interval
        if alike and one.outcome is Status.HOLDS:
            first[law.left[0]] = first.get(law.right, law.right)
    return first


def _others(one_of: Mapping[str, str]) -> Mapping[str, list[str]]:
    others: dict[str, list[str]] = defaultdict(list)
    for other, first in sorted(one_of.items()):
        others[first].append(other)
    return others


def _cause(
    cluster: arithmetic.Cluster, patterns: arithmetic.FoundPatterns, others: Mapping[str, list[str]],
    alike: Mapping[str, tuple[str, ...]],
) -> Cause:  # fmt: skip
    conflict = min(cluster.conflicts, key=lambda one: (len(one.variables), one.variables))
    by_figures: dict[frozenset[str], list[arithmetic.ErrorPattern]] = defaultdict(list)
    forced = {c.changed[0]: c.forced[c.changed[0]] for c in cluster.corrections if len(c.changed) == 1}
    for pattern in patterns:
        if pattern.kind in ORDER and (
            pattern.kind not in BY_THE_DIGIT or _narrow(forced.get(pattern.figures[0]))
        ):
            by_figures[frozenset(pattern.mend)].append(pattern)
    ways = [_way(c, _first(by_figures.get(frozenset(c.changed), ())), others) for c in cluster.corrections]
    known = {frozenset(c.changed) for c in cluster.corrections}
    ways += [
        _of_pattern(p, others)
        for p in (_first(found) for names, found in by_figures.items() if names not in known)
        if p.kind in TOGETHER
    ]
    names = sorted({name for one in cluster.conflicts for law in one.laws for name in alike[law]})
    return Cause(
        tuple(names), conflict.laws, conflict.variables, tuple(ways), _witnesses(cluster),
        cluster.minimal and patterns.complete,
    )  # fmt: skip


def _narrow(forced: Interval | None) -> bool:
    if forced is None or forced.low is None or forced.high is None:
        return False
    return (forced.high - forced.low) * NARROW <= forced.high


def _first(patterns: Iterable[arithmetic.ErrorPattern]) -> arithmetic.ErrorPattern | None:
    """The pattern to be told; of several of a kind the first by its figures."""
    return min(patterns, key=lambda p: (ORDER.index(p.kind), p.figures, str(p.mend)), default=None)


def _way(
    correction: arithmetic.ForcedCorrection,
    pattern: arithmetic.ErrorPattern | None,
    others: Mapping[str, list[str]],
) -> CorrectionSet:
    forced = _with_others(correction.forced, others)
    return CorrectionSet(tuple(forced), forced, correction.distance, pattern=_told(pattern))


def _of_pattern(pattern: arithmetic.ErrorPattern, others: Mapping[str, list[str]]) -> CorrectionSet:
    forced = _with_others({name: pattern.mend[name] for name in pattern.figures}, others)
    return CorrectionSet(tuple(forced), forced, None, pattern=_told(pattern))


def _with_others(forced: Mapping[str, Interval], others: Mapping[str, list[str]]) -> dict[str, Interval]:
    """What is forced of a figure is forced of its other wordings."""
    return {key: interval for name, interval in forced.items() for key in (name, *others.get(name, ()))}


def _told(pattern: arithmetic.ErrorPattern | None) -> ErrorPattern | None:
    if pattern is None:
        return None
    value = pattern.mend.get(pattern.figures[-1]) if len(pattern.mend) == 1 else None
    return ErrorPattern(pattern.kind, pattern.figures, value)


def _witnesses(cluster: arithmetic.Cluster) -> int:
    """See :class:`Cause`."""
    if len(cluster.corrections) != 1:
        return 0
    seen: set[str] = set()
    count = 0
    for conflict in cluster.conflicts:
        rest = set(conflict.variables) - set(cluster.corrections[0].changed)
        count += not rest & seen
        seen |= rest
    return count


def merged(causes: Iterable[Cause]) -> Iterator[Cause]:
    """The same conflicts by the fewest causes."""
    for group in _related(tuple(causes)):
        yield from _merged(group)


def _related(causes: Sequence[Cause]) -> Iterable[list[Cause]]:
    """The causes by whether their ways out name a figure in common, directly or through others."""
    parts: dict[int, list[Cause]] = {}
    part_of: dict[str, int] = {}
    for i, cause in enumerate(causes):
        figures = {key for way in cause.ways for key in way.figures}
        near = sorted({part_of[key] for key in figures if key in part_of})
        parts[i] = [one for part in near for one in parts.pop(part)] + [cause]
        moved = (key for one in parts[i] for way in one.ways for key in way.figures)
        part_of.update(dict.fromkeys(moved, i))
    return parts.values()


def _merged(causes: Sequence[Cause]) -> Iterator[Cause]:
    """The causes of one group; each in the place of the first that it takes in."""
    left = list(_absorbed(causes))
    while left:
        together = _largest(left)
        first, *rest = (left[i] for i in together)
        for other in rest:
            first = _both(first, other)
        yield first
        left = [cause for i, cause in enumerate(left) if i not in together]


def _absorbed(causes: Sequence[Cause]) -> Iterable[Cause]:
    """The same causes without those that a pattern of another resolves, which takes over their laws."""
    kept = dict(enumerate(causes))
    for i in range(len(causes)):
        cause, left = kept.get(i), [(j, other) for j, other in kept.items() if j != i]
        ways = cause.ways if cause else ()
        solved = max((_solved(way, left) for way in ways if _moves_several(way)), key=len, default=[])
        if cause and solved:
            kept[i] = _with(cause, [other for _, other in solved])
            kept = {j: other for j, other in kept.items() if (j, other) not in solved}
    return kept.values()


def _moves_several(way: CorrectionSet) -> bool:
    """Whether it moves several figures to values that are known; a count carried on only says that they are too low."""
    return way.pattern is not None and way.pattern.kind in ("swapped", "row shifted", "column shifted")


def _solved(way: CorrectionSet, others: Sequence[tuple[int, Cause]]) -> list[tuple[int, Cause]]:
    return [(j, other) for j, other in others if _solves(way, other)]


def _solves(way: CorrectionSet, other: Cause) -> bool:
    """Whether a way out of ``other`` is part of ``way``: no more figures, and values that can be the same."""
    return any(
        set(part.figures) < set(way.figures)
        and all(way.forced[key].meet(part.forced[key]) for key in part.figures)
        for part in other.ways
    )


def _with(cause: Cause, others: Sequence[Cause]) -> Cause:
    """``cause`` by its patterns of several figures alone, with the laws of the others that these resolve too."""
    laws = tuple(sorted({*cause.laws, *(law for other in others for law in other.laws)}))
    ways = tuple(way for way in cause.ways if all(_solves(way, other) for other in others))
    return replace(cause, laws=laws, ways=ways)


def _largest(causes: Sequence[Cause]) -> tuple[int, ...]:
    """The causes (by number) that have one way out in common, of the way that most have; else the first alone."""
    holders: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i, cause in enumerate(causes):
        for way in cause.ways:
            if len(way.figures) == 1 or way.pattern is not None:
                holders[way.figures].append(i)
    best = (0,)
    for figures in sorted(holders):
        agreeing = _agreeing(figures, holders[figures], causes)
        best = agreeing if len(agreeing) > len(best) else best
    return best


def _agreeing(figures: tuple[str, ...], holders: Sequence[int], causes: Sequence[Cause]) -> tuple[int, ...]:
    """The first of ``holders`` and those whose forced values of ``figures`` can be the same."""
    common, agreeing = _the_way(causes[holders[0]], figures), [holders[0]]
    for i in holders[1:]:
        both = _meet(common, _the_way(causes[i], figures))
        if both is not None:
            common, agreeing = both, [*agreeing, i]
    return tuple(agreeing)


def _the_way(cause: Cause, figures: tuple[str, ...]) -> CorrectionSet:
    return next(way for way in cause.ways if way.figures == figures)


def _both(one: Cause, other: Cause) -> Cause:
    """The two as one, with the ways out that they share."""
    met = (_meet(a, b) for a in one.ways for b in other.ways if a.figures == b.figures)
    ways = tuple(way for way in met if way is not None)
    laws = tuple(sorted({*one.laws, *other.laws}))
    core, figures = min(
        (one.core, one.figures), (other.core, other.figures), key=lambda pair: (len(pair[1]), pair[1])
    )
    shared = {way.figures for way in ways}
    partly = tuple(
        way for cause in (one, other) for way in (*cause.ways, *cause.partly) if way.figures not in shared
    )
    complete = one.complete and other.complete
    return Cause(laws, core, figures, ways, max(2, one.witnesses + other.witnesses), complete, partly)


def _meet(one: CorrectionSet, other: CorrectionSet) -> CorrectionSet | None:
    """One way out of both conflicts; ``None`` where the values that they force differ."""
    met = {
        key: interval.meet(other.forced[key]) for key, interval in one.forced.items() if key in other.forced
    }
    if len(met) < len(one.forced) or None in met.values():
        return None
    pattern = one.pattern if one.pattern == other.pattern else one.pattern or other.pattern
    return replace(
        one, forced={key: i for key, i in met.items() if i}, keystrokes=_further(one, other), pattern=pattern
    )


def _further(one: CorrectionSet, other: CorrectionSet) -> int | None:
    if one.keystrokes is None or other.keystrokes is None:
        return None
    return max(one.keystrokes, other.keystrokes)
