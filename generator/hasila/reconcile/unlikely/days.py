"""Days that lie far from all others: 3031 for 2031, a year of another calendar, a capture before there was
anything to capture.

No clock is asked, for the same content must be judged alike on every day. Days are compared with each other:
those on which reports were published and captured, and those on which the periods of the vocabulary begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hasila.model.bounds import MOST_DAYS
from hasila.model.calendar import in_days
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location, Severity
from hasila.model.report import Report
from hasila.model.vocabulary import Vocabulary

_YEAR = 365.25
APART = 10 * _YEAR
"""Days further apart than this belong to two times, such as those of two events."""
_NEVER_TOGETHER = 50 * _YEAR
"""Further apart than this, one of two times is a slip whatever stands in it: few publishers of web pages
report on both."""
_FEW = 4
"""A nearer time is a slip only where the main one has so many times as many days."""
_BUDDHIST = 543
"""Years that the Buddhist calendar is ahead of the Gregorian one."""
_TOLERANCE = {"day": 1, "about": 31, "month": 31}
"""By how many days a capture may lie before the day of publication: time zones, and days that are known only
about."""
_READ_AGAIN = (
    "read the year once more; a day of another calendar is written as the one of the Gregorian calendar"
)


@dataclass(frozen=True, slots=True)
class _Day:
    """A day and where it is said; one without a place bears witness for others and is not itself doubted."""

    day: date
    said: str = ""
    location: Location | None = None


@dataclass(frozen=True, slots=True)
class _Time:
    """Days in order that lie near each other; at least one."""

    days: tuple[_Day, ...]

    @property
    def first(self) -> date:
        return self.days[0].day

    @property
    def last(self) -> date:
        return self.days[-1].day

    @property
    def weight(self) -> tuple[int, bool]:
        """The number of days, then whether a named period is among them."""
        has_period = any(day.location is None for day in self.days)
        return len(self.days), has_period

    def nearest(self, day: date) -> date:
        days = [other.day for other in self.days]
        return min(days, key=lambda other: abs(other - day))

    def days_from(self, other: _Time) -> int:
        """The days that lie between the two times."""
        after = self.first - other.last
        before = other.first - self.last
        return max(after, before).days


def far_days(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """A warning for each day of a report that is far from all others, or that the capture of its source
    contradicts."""
    times = _times(_all_days(reports, vocabulary))
    doubted: set[Location | None] = set()
    if times:
        main = max(times, key=lambda time: time.weight)
        for found in _strange_days(times, main):
            doubted.add(found.location)
            if found.location:
                yield _far(found, found.location, main)
    for report in reports:
        if _is_early_capture(report) and doubted.isdisjoint((report.location, report.source.location)):
            yield _captured(report)


def _strange_days(times: Iterable[_Time], main: _Time) -> Iterator[_Day]:
    """The days of all times that are slips."""
    for time in times:
        if time is not main and _is_slip(time, main):
            yield from time.days


def _all_days(reports: Iterable[Report], vocabulary: Vocabulary) -> Iterator[_Day]:
    for period in vocabulary.periods.values():
        if period.start:
            yield _Day(period.start)
    for report in reports:
        yield _Day(report.published.day, "published", report.location)
        if report.source.captured:
            yield _Day(report.source.captured, "captured", report.source.location)


def _times(days: Iterable[_Day]) -> list[_Time]:
    """The days in times that lie far from each other, in order."""
    times: list[list[_Day]] = []
    last: date | None = None
    for found in sorted(days, key=lambda found: (found.day, found.said)):
        if last is None or (found.day - last).days > APART:
            times.append([])
        times[-1].append(found)
        last = found.day
    return [_Time(tuple(together)) for together in times]


def _is_slip(time: _Time, main: _Time) -> bool:
    if time.days_from(main) > _NEVER_TOGETHER:
        return True
    return len(time.days) * _FEW <= len(main.days)


def _far(found: _Day, location: Location, main: _Time) -> Diagnostic:
    nearest = main.nearest(found.day)
    days = abs((found.day - nearest).days)
    years = round(days / _YEAR)
    distance = f"{years:,} years from all other days (the nearest is {nearest})"
    message = f"{found.said} on {found.day}, {distance}"
    severity: Severity = "error" if days > MOST_DAYS else "warning"
    return Diagnostic(location, "far-day", severity, message, _hint(found.day, main))


def _hint(day: date, main: _Time) -> str:
    known = range(main.first.year, main.last.year + 1)
    meant = {year for year in _near_years(day.year) if year in known}
    if len(meant) != 1:
        return _READ_AGAIN
    year = meant.pop()
    return f"did you mean {year:04}-{day:%m-%d}? If not, {_READ_AGAIN}"


def _near_years(year: int) -> Iterator[int]:
    """The years that one typing error makes into ``year`` (a digit for another, two neighbours exchanged),
    and that of the Buddhist calendar."""
    digits = f"{year:04}"
    for index, digit in enumerate(digits):
        before = digits[:index]
        after = digits[index + 1 :]
        for other in "0123456789".replace(digit, ""):
            yield int(before + other + after)
        exchanged = after[:1] + digit + after[1:]
        yield int(before + exchanged)
    yield year - _BUDDHIST


def _is_early_capture(report: Report) -> bool:
    captured = report.source.captured
    if captured is None:
        return False
    allowed = _TOLERANCE.get(report.precision, 1)
    return (report.published.day - captured).days > allowed


def _captured(report: Report) -> Diagnostic:
    published = report.published.day
    captured = report.source.captured or published
    early = in_days((published - captured).days)
    message = f"published on {published}, but captured on {captured}, {early} before"
    hint = "mend the day of the capture or that of the publication"
    return Diagnostic(report.source.location, "captured-before-publication", "warning", message, hint)
