"""The same conflicts by the fewest causes.

A digit mistyped in a running total breaks the sums of its own report, the step to it and the step from it; a
column that slipped by a row breaks a sum a day. Where one correction is common to several causes, one cause
explains them all; first the correction that most causes have is taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.model.interval import Interval
from hasila.model.report import CorrectionSet, Figure
from hasila.reconcile.causes import Cause
from hasila.reconcile.grid import column_of

Figures = tuple[str, ...]

_MOVES_SEVERAL = ("swapped", "row shifted", "column shifted")
"""Patterns that move several figures to values that are known; a count carried on only says that they are too
low."""


def merged(causes: Iterable[Cause], known: Mapping[str, Figure]) -> Iterator[Cause]:
    """The conflicts of ``causes`` by the fewest causes; each stands in the place of the first that it takes
    in. ``known`` are all figures by key."""
    for group in _related(causes):
        yield from _merged(_absorbed(group, known))


def _related(causes: Iterable[Cause]) -> Iterable[list[Cause]]:
    """The causes in groups: those whose corrections change a figure in common, directly or through others."""
    groups: dict[int, list[Cause]] = {}
    group_of: dict[str, int] = {}
    for number, cause in enumerate(causes):
        near = sorted({group_of[key] for key in cause.suspects if key in group_of})
        group = [other for joined in near for other in groups.pop(joined)]
        group.append(cause)
        groups[number] = group
        for member in group:
            group_of.update(dict.fromkeys(member.suspects, number))
    return groups.values()


def _merged(causes: Iterable[Cause]) -> Iterator[Cause]:
    left = list(causes)
    while left:
        together = _largest_agreement(left)
        first, *others = (left[number] for number in together)
        for other in others:
            first = _joined(first, other)
        yield first
        left = [cause for number, cause in enumerate(left) if number not in together]


# A pattern of several figures, or of points of one column, resolves other causes whole


def _absorbed(causes: Sequence[Cause], known: Mapping[str, Figure]) -> Iterable[Cause]:
    """The causes without those that a pattern of another resolves, which takes over their constraints; nor
    those of single points of a column that another cause must change together."""
    kept = dict(enumerate(causes))
    for number in range(len(causes)):
        cause = kept.get(number)
        if cause is None:
            continue
        others = {place: kept[place] for place in kept if place != number}
        solved = _most_solved(cause, others, known)
        if solved:
            kept[number] = _with(cause, [kept.pop(place) for place in solved])
    return kept.values()


def _most_solved(cause: Cause, others: dict[int, Cause], known: Mapping[str, Figure]) -> list[int]:
    """The causes (by number) that the widest pattern of ``cause`` resolves; the first of equally wide
    ones."""
    widest: list[int] = []
    for correction in cause.corrections:
        if correction.pattern is not None and correction.pattern.kind in _MOVES_SEVERAL:
            solved = [place for place, other in others.items() if _solves(correction, other)]
            widest = max(widest, solved, key=len)
        elif _is_in_one_column(correction, known):
            widest = max(widest, _points_of(correction, others), key=len)
    return widest


def _is_in_one_column(correction: CorrectionSet, known: Mapping[str, Figure]) -> bool:
    """True of several points of one column: of one count, stated by several reports."""
    columns = {column_of(known[name]) for name in correction.figures}
    reports = {known[name].report for name in correction.figures}
    return len(columns) == 1 and len(reports) > 1


def _points_of(correction: CorrectionSet, others: dict[int, Cause]) -> list[int]:
    """The causes (by number) that a part of the correction resolves, if these parts are all of it: then the
    correction asks for nothing that they do not ask for."""
    solved: list[int] = []
    changed: set[str] = set()
    for place, other in others.items():
        parts = [part.figures for part in other.corrections if _holds(correction, part)]
        if parts:
            solved.append(place)
            changed.update(*parts)
    return solved if changed.issuperset(correction.figures) else []


def _solves(correction: CorrectionSet, cause: Cause) -> bool:
    return any(_holds(correction, part) for part in cause.corrections)


def _holds(correction: CorrectionSet, part: CorrectionSet) -> bool:
    """True where ``part`` changes fewer of the figures, and to values that ``correction`` allows."""
    if not set(part.figures) < set(correction.figures):
        return False
    allowed = correction.forced
    return all(allowed[key].meet(interval) for key, interval in part.forced.items())


def _with(cause: Cause, others: Sequence[Cause]) -> Cause:
    """``cause`` with the constraints of ``others`` too; only the corrections that resolve all of them
    remain."""
    constraints = set(cause.constraints)
    for other in others:
        constraints.update(other.constraints)
    resolving = (correction for correction in cause.corrections if _solves_all(correction, others))
    corrections = tuple(_narrowed(correction, others) for correction in resolving)
    return replace(cause, constraints=tuple(sorted(constraints)), corrections=corrections)


def _narrowed(correction: CorrectionSet, others: Iterable[Cause]) -> CorrectionSet:
    """The correction with what the ``others`` force, too, where each asks for one part of it; a pattern as it
    is."""
    parts = [part for other in others for part in other.corrections if _holds(correction, part)]
    named = sum(len(part.figures) for part in parts)
    if correction.pattern is not None or named != len(correction.figures):
        return correction
    forced = {key: correction.forced[key].meet(part.forced[key]) for part in parts for key in part.figures}
    narrower = {key: interval for key, interval in forced.items() if interval is not None}
    strokes = [part.keystrokes for part in parts if part.keystrokes is not None]
    keystrokes = sum(strokes) if len(strokes) == len(parts) else None
    return replace(correction, forced={**correction.forced, **narrower}, keystrokes=keystrokes)


def _solves_all(correction: CorrectionSet, causes: Iterable[Cause]) -> bool:
    return all(_solves(correction, cause) for cause in causes)


# One correction is common to several causes


def _largest_agreement(causes: Sequence[Cause]) -> tuple[int, ...]:
    """The most causes (by number) that have one correction in common; else the first alone."""
    holders: defaultdict[Figures, list[int]] = defaultdict(list)
    for number, cause in enumerate(causes):
        for correction in cause.corrections:
            if len(correction.figures) == 1 or correction.pattern is not None:
                holders[correction.figures].append(number)
    best: tuple[int, ...] = (0,)
    for figures in sorted(holders):
        best = max(best, _agreeing(figures, holders[figures], causes), key=len)
    return best


def _agreeing(figures: tuple[str, ...], holders: Sequence[int], causes: Sequence[Cause]) -> tuple[int, ...]:
    """The first of ``holders`` and those whose forced values of ``figures`` can be the same."""
    first, *others = holders
    common = _correction_of(figures, causes[first])
    agreeing = [first]
    for number in others:
        both = _common(common, _correction_of(figures, causes[number]))
        if both is not None:
            common = both
            agreeing.append(number)
    return tuple(agreeing)


def _correction_of(figures: tuple[str, ...], cause: Cause) -> CorrectionSet:
    return next(correction for correction in cause.corrections if correction.figures == figures)


def _joined(cause: Cause, other: Cause) -> Cause:
    """The two as one cause, with the corrections that they share."""
    corrections = tuple(_shared_corrections(cause, other))
    shared = {correction.figures for correction in corrections}
    partial = (
        correction for correction in _every_correction(cause, other) if correction.figures not in shared
    )
    constraints = tuple(sorted({*cause.constraints, *other.constraints}))
    smaller = min(cause, other, key=_size)
    complete = cause.complete and other.complete
    core, figures = smaller.core, smaller.figures
    return Cause(constraints, core, figures, corrections, complete, tuple(partial))


def _size(cause: Cause) -> tuple[int, tuple[str, ...]]:
    return len(cause.figures), cause.figures


def _shared_corrections(cause: Cause, other: Cause) -> Iterator[CorrectionSet]:
    for correction in cause.corrections:
        for twin in other.corrections:
            if correction.figures != twin.figures:
                continue
            both = _common(correction, twin)
            if both is not None:
                yield both


def _every_correction(*causes: Cause) -> Iterator[CorrectionSet]:
    for cause in causes:
        yield from cause.corrections
        yield from cause.partial


def _common(correction: CorrectionSet, other: CorrectionSet) -> CorrectionSet | None:
    """One correction of both conflicts; ``None`` where the values that they force differ."""
    forced: dict[str, Interval] = {}
    for key, interval in correction.forced.items():
        twin = other.forced.get(key)
        both = interval.meet(twin) if twin else None
        if both is None:
            return None
        forced[key] = both
    pattern = correction.pattern or other.pattern
    return replace(correction, forced=forced, keystrokes=_most_keystrokes(correction, other), pattern=pattern)


def _most_keystrokes(correction: CorrectionSet, other: CorrectionSet) -> int | None:
    if correction.keystrokes is None or other.keystrokes is None:
        return None
    return max(correction.keystrokes, other.keystrokes)
