"""The series of a publisher: running totals, levels, and counts of windows that follow each other."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import partial
from itertools import pairwise

from hasila.model.joined import joined
from hasila.model.period import Period
from hasila.model.report import CountKind, Figure, Series, SeriesKind
from hasila.reconcile.across import courses, in_time, one_a_report
from hasila.reconcile.compare import Group, Groups, axes
from hasila.reconcile.grouping import grouped
from hasila.reconcile.remembered import Remember, anew

FEWEST = 3
"""Windows that make a flow; at least half of them begin where another ends."""

LARGE = 20
"""Figures of a report above which a figure makes no series by itself: a sheet of 56 cells would make a
thousand files, each of one number."""

Apart = Callable[[Figure, Figure], bool]
"""True where a count begins anew between two figures."""


def never(_: Figure, __: Figure) -> bool:
    """No count begins anew."""
    return False


def series_of(groups: Groups, apart: Apart = never, remember: Remember = anew) -> tuple[Series, ...]:
    """All series, each with its points in order of time; ``apart`` says where a count begins anew."""
    found: list[Series] = []
    known = remember if apart is never else anew
    for counts, group in groups.items():
        found += known("series", group.figures, partial(_of_group, group, counts[-1], apart))
    single = {series.points[0] for series in found if len(series.points) == 1}
    begun = single & _beginnings(groups) if single else single
    kept = (series for series in found if len(series.points) > 1 or series.points[0] not in begun)
    return tuple(sorted(kept, key=lambda series: series.id))


def _of_group(group: Group, kind: CountKind, apart: Apart) -> tuple[Series, ...]:
    """The series of the figures that state one thing."""
    if kind is CountKind.STOCK:
        return (_stock(group.figures, apart),)
    found = [_running(course, apart) for course in courses(group)]
    if kind is CountKind.COUNT:
        found += _flows(group.of_days, apart)
    return tuple(found)


def _beginnings(groups: Groups) -> frozenset[str]:
    """The figures (keys) of large reports that make no series alone: the cells of a sheet, but for the
    greatest number of each report. They get one with their second point."""
    figures = (figure for group in groups.values() for figure in group.figures)
    by_report = grouped(figures, lambda figure: figure.report)
    large = [figures for figures in by_report.values() if len(figures) > LARGE]
    return frozenset(figure.key for figures in large for figure in _below_the_greatest(figures))


def _below_the_greatest(figures: Sequence[Figure]) -> Iterator[Figure]:
    greatest = max(figures, key=lambda figure: (figure.number or 0, figure.key))
    return (figure for figure in figures if figure is not greatest)


def _series(
    course: Sequence[Figure], words: Iterable[str], anchor: str, kind: SeriesKind, apart: Apart
) -> Series:
    counted = axes(course[0].set)[:-1]
    identity = joined("-".join(filter(None, (*counted, *words))))
    points = tuple([figure.key for figure in course])
    breaks = tuple(_breaks(course, apart))
    return Series(identity, *counted, anchor, course[0].set.period.start, points, kind, breaks)


def _breaks(course: Sequence[Figure], apart: Apart) -> Iterator[str]:
    """The points (keys) from which the count begins anew."""
    if apart is not never:
        yield from (later.key for earlier, later in pairwise(course) if apart(earlier, later))


def _running(course: Sequence[Figure], apart: Apart) -> Series:
    anchor = course[0].set.period.anchor or ""
    return _series(course, ("since", anchor), anchor, SeriesKind.CUMULATIVE, apart)


def _stock(group: Iterable[Figure], apart: Apart) -> Series:
    """How many there were at each moment, one figure a report."""
    course = one_a_report(in_time(group))
    first = course[0].set.period.start.isoformat()
    return _series(course, ("level",), first, SeriesKind.STOCK, apart)


def _flows(of_days: Iterable[Figure], apart: Apart) -> Iterator[Series]:
    """The counts of windows of one length that follow each other, each as it was last said."""
    windows = [figure for figure in of_days if _is_window(figure.set.period)]
    for length, alike in grouped(windows, lambda figure: window_length(figure.set.period)).items():
        last = {figure.set.period.start: figure for figure in in_time(alike)}
        course = [last[start] for start in sorted(last)]
        if _follow_each_other([figure.set.period for figure in course]):
            first = course[0].set.period.start.isoformat()
            yield _series(course, ("each", length), first, SeriesKind.FLOW, apart)


def _is_window(period: Period) -> bool:
    return not (period.cumulative or period.level or period.hijri)


def window_length(period: Period) -> str:
    """The length of a window as a word of an id: ``24h``, ``day``, ``week``, ``month``, ``10-days``; by which
    day people are counted is a part of it."""
    length = f"{period.hours}h" if period.hours else _calendar_length(period.start, period.end.day)
    return f"{period.dated}-{length}" if period.dated else length


def _calendar_length(first: date, last: date) -> str:
    days = (last - first).days + 1
    is_month = first.day == 1 and (last + timedelta(days=1)).day == 1 and days <= 31
    if is_month:
        return "month"
    return {1: "day", 7: "week"}.get(days, f"{days}-days")


def _follow_each_other(periods: Sequence[Period]) -> bool:
    """True where there are several windows and most begin where another ends: a few incidents are none."""
    adjacent = sum(1 for earlier, later in pairwise(periods) if earlier.before(later))
    return len(periods) >= FEWEST and 2 * adjacent >= len(periods) - 1
