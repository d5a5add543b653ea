"""Findings on stated hours: a report gives its new count for so many hours, but the number is just what its
running total rose by over another time.

That is a finding only where the calendar and the numbers both say so: the hours leave out a part of the time
since the publisher's last total, or reach back over hours of which that report gave a count of its own. Where
a publisher often says so of such a time (a Monday's count "of 24 hours" since Friday), it is a habit and no
finding."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date
from itertools import pairwise

from hasila.model.data_class import dataclass
from hasila.model.interval import exactly
from hasila.model.report import CorrectionSet, CountKind, ErrorPattern, Figure, Finding, Verdict
from hasila.reconcile.compare import Axes, axes
from hasila.reconcile.grouping import grouped

HABIT = 3
"""So many times, and as often as not, hours may be said of a time: then that is how the publisher says it."""

DAY = 24


@dataclass(frozen=True, slots=True)
class Rise:
    """A count of some hours that is just what the total rose by: from the report ``before`` to that of
    ``total``, over ``days``. ``overlaps`` where the report before gave a count of its own for its last
    hours."""

    window: Figure
    before: Figure
    total: Figure
    days: int
    overlaps: bool

    @property
    def hours(self) -> int:
        return self.window.set.period.hours or 0

    @property
    def fits(self) -> bool:
        """True where the hours are those days: to within a part of a day."""
        return DAY * (self.days - 1) < self.hours <= DAY * self.days

    @property
    def is_wrong(self) -> bool:
        """True where the hours leave out a part of the time, or reach back over hours that were counted
        before."""
        too_short = self.hours <= DAY * (self.days - 1)
        return too_short or (self.hours > DAY * self.days and self.overlaps)

    @property
    def manner(self) -> tuple[int, int]:
        return self.days, self.hours


def wrong_hours(figures: Collection[Figure]) -> Iterator[Finding]:
    """A finding for each report whose hours do not fit, with the hours that would."""
    rises = [rise for of_set in _sets(figures) for rise in _out_of_habit(list(_rises(*of_set)))]
    for of_report in grouped(rises, lambda rise: (rise.window.report, rise.days)).values():
        yield _finding(of_report)


_Set = tuple[list[Figure], Mapping[str, Figure]]
"""The running totals of a set, and its counts of hours by report."""


def _sets(figures: Collection[Figure]) -> Iterator[_Set]:
    """The running totals and the counts of hours of each set that has both, however they are stated."""
    windows: dict[Axes, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.set.period.hours and figure.set.kind is CountKind.COUNT:
            windows[axes(figure.set)].setdefault(figure.report, figure)
    wanted = {_what(counted) for counted in windows}
    totals: dict[Axes, list[Figure]] = defaultdict(list)
    for figure in figures if windows else ():
        if (figure.set.measure, figure.set.category) in wanted and _is_running_total(figure):
            totals[axes(figure.set)].append(figure)
    for counted, of_set in windows.items():
        for course in grouped(totals.get(counted, ()), lambda total: total.set.period.start).values():
            yield course, of_set


def _what(counted: Axes) -> tuple[str, str]:
    """The measure and the category of what is counted."""
    _, measure, category, *_ = counted
    return measure, category


def _is_running_total(figure: Figure) -> bool:
    """True of a cumulative count, and of no hours."""
    period = figure.set.period
    return period.cumulative and not period.hours and figure.set.kind is CountKind.COUNT


def _rises(totals: Sequence[Figure], windows: Mapping[str, Figure]) -> Iterator[Rise]:
    """The rises between neighbouring totals, both of one number. With a report between that gives a count of
    its own of hours, though no total, nothing is known of the rise of its days."""
    ordered = sorted(totals, key=lambda total: total.set.period.end)
    counted = sorted(window.set.period.end.day for window in windows.values())
    for before, total in pairwise(ordered):
        window = windows.get(total.report)
        if (
            window is not None
            and _is_the_rise(window, before, total)
            and not _any_between(counted, window, before)
        ):
            own = windows.get(before.report)
            overlaps = own is not None and own.interval.exact and bool(own.number)
            yield Rise(window, before, total, _days(before, total), overlaps)


def _days(before: Figure, total: Figure) -> int:
    return (total.set.period.end.day - before.set.period.end.day).days


def _is_the_rise(window: Figure, before: Figure, total: Figure) -> bool:
    """True where the count of hours is just what the total rose by, in days."""
    if not all(figure.interval.exact for figure in (window, before, total)):
        return False
    rose = (total.number or 0) - (before.number or 0)
    return _days(before, total) > 0 and 0 < rose == window.number and _end_together(window, total)


def _any_between(days: Sequence[date], window: Figure, before: Figure) -> bool:
    """True where one of the ``days``, in order, lies between the total ``before`` and the end of the
    window."""
    first = bisect_right(days, before.set.period.end.day)
    return first < bisect_left(days, window.set.period.end.day)


def _end_together(window: Figure, total: Figure) -> bool:
    return window.set.period.end.day == total.set.period.end.day


def _out_of_habit(rises: Sequence[Rise]) -> Iterator[Rise]:
    """The rises whose hours are wrong, but for those that are said so as a habit."""
    counted = Counter(rise.manner for rise in rises)
    of_days = Counter(rise.days for rise in rises)
    for rise in rises:
        times = counted[rise.manner]
        if rise.is_wrong and (times < HABIT or 2 * times < of_days[rise.days]):
            yield rise


def _finding(rises: Sequence[Rise]) -> Finding:
    """The finding of one report; all its counts of hours, then the totals that they were compared with."""
    first = rises[0]
    windows = tuple(rise.window.key for rise in rises)
    compared = tuple(figure.key for rise in rises for figure in (rise.before, rise.total))
    pattern = ErrorPattern("wrong hours", windows, exactly(DAY * first.days))
    stated = {rise.window.key: rise.window.interval for rise in rises}
    correction = CorrectionSet(windows, stated, None, pattern=pattern)
    report, place = first.window.report, first.window.location
    identity = f"{report}--hours-{first.window.id}"
    return Finding(identity, Verdict.HOURS, report, (), (*windows, *compared), None, (correction,), (), place)
