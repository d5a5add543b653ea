"""The constraints between counts of days: windows that lie in longer ones, and windows that follow each
other.

A count of some days of an earlier report is part of a later report's count of more days; it may have grown
since, so the later one is at least the earlier ones together. Where the later report itself gives the new
days beside the longer window, the earlier count and the new one make the longer."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from hasila.model.period import Moment, Period
from hasila.model.report import Constraint, ConstraintKind, CountKind, Figure
from hasila.reconcile.across import linking_constraint, of_kind
from hasila.reconcile.compare import Group, Groups
from hasila.reconcile.remembered import Remember


def constraints_of_windows(
    groups: Groups, known: Mapping[str, Moment], remember: Remember
) -> Iterator[Constraint]:
    """Every constraint between counts of days of different reports; ``known`` is when each report was
    published."""
    for group in of_kind(groups, CountKind.COUNT):
        yield from remember("windows", group.figures, partial(_of_group, group, known))


def _of_group(group: Group, known: Mapping[str, Moment]) -> tuple[Constraint, ...]:
    windows = list(group.of_days)
    if all(window.set.period.days <= 1 for window in windows):
        return ()
    windows.sort(key=lambda window: window.key)
    windows.sort(key=lambda window: known[window.report])
    windows.sort(key=lambda window: window.set.period.start)
    return tuple(_between(windows, known))


def _between(windows: Sequence[Figure], known: Mapping[str, Moment]) -> Iterator[Constraint]:
    """The constraints between ``windows`` of one set, which are in order of their first days."""
    starts = [window.set.period.start for window in windows]
    for longer in windows:
        span = longer.set.period
        published = known[longer.report]
        low = bisect_left(starts, span.start)
        high = bisect_right(starts, span.end.day)
        inner = [window for window in windows[low:high] if _is_inside(window, longer)]
        earlier = [window for window in inner if known[window.report] < published]
        own = [window for window in inner if window.report == longer.report]
        yield from _adjacent(earlier, own, longer)
        if not span.nominal:
            yield from _nested(earlier, longer)


def _is_inside(window: Figure, longer: Figure) -> bool:
    """True where the days of ``window`` are some of ``longer``, but not all."""
    days = window.set.period
    more = longer.set.period
    return days.days < more.days and days.inside(more)


def _adjacent(earlier: Sequence[Figure], own: Sequence[Figure], longer: Figure) -> Iterator[Constraint]:
    """An earlier report's first days, this report's new days, and this report's count of both."""
    span = longer.set.period
    for window in own:
        if window.set.period.end != span.end:
            continue
        new = window.set.period
        first = [other for other in earlier if _make(other.set.period, new, span)]
        if first:
            both = (first[-1], window)
            yield linking_constraint(ConstraintKind.STEP, both, "=", longer, "of")


def _make(first: Period, second: Period, longer: Period) -> bool:
    """True where the two windows are just the longer one; rolling windows by their hours, others by their
    days."""
    if not first.nominal == second.nominal == longer.nominal or longer.hijri:
        return False
    if longer.nominal and (first.hours or 0) + (second.hours or 0) != longer.hours:
        return False
    return first.start == longer.start and first.before(second)


def _nested(earlier: Sequence[Figure], longer: Figure) -> Iterator[Constraint]:
    """The days of earlier reports that share none, as many as can be, are together at most the longer
    count."""
    inside = [window for window in earlier if _has_sure_days(window, longer)]
    chosen: list[Figure] = []
    for window in sorted(inside, key=lambda window: (window.set.period.end, window.key)):
        if not chosen or chosen[-1].set.period.end.day < window.set.period.start:
            chosen.append(window)
    if chosen:
        kind = ConstraintKind.AMONG if len(chosen) > 1 else ConstraintKind.WITHIN
        yield linking_constraint(kind, chosen, "<=", longer, "of")


def _has_sure_days(window: Figure, longer: Figure) -> bool:
    """True of a window of whole days that begins after ``longer`` does."""
    period = window.set.period
    return not period.nominal and period.start > longer.set.period.start
