"""Days that lie far from all others: 3031 for 2031, a year of another calendar, a capture before there
was anything to capture.

No clock is asked, for the same content must be judged alike on every day. Days are compared with each
other: those on which reports were published and captured, and those on which the periods of the
vocabulary begin.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from hasila.model.bounds import MOST_DAYS
from hasila.model.calendar import in_days
from hasila.model.diagnostics import Diagnostic, Location, Severity
from hasila.model.report import Report
from hasila.model.vocabulary import Vocabulary

_YEAR = 365.25
_APART = 10 * _YEAR
"""Days further apart than this belong to two times, such as those of two events."""
_NEVER_TOGETHER = 50 * _YEAR
"""Further apart than this, one of two times is a slip whatever stands in it: few publishers of web pages
report on both."""
_FEW = 4
"""A nearer time is a slip only where the main one has so many times as many days."""
_BUDDHIST = 543
_TOLERANCE = {"day": 1, "about": 31, "month": 31}
"""By how many days a capture may lie before the day of publication: time zones, and days that are known
only about."""


@dataclass(frozen=True, slots=True)
class _Day:
    """A day and where it is said; one without a place bears witness for others and is not itself doubted."""

    day: date
    said: str = ""
    place: Location | None = None


def far_days(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """A warning for each day of a report that is far from all others, or that the capture of its source
    contradicts."""
    main, others = _times(_all_days(reports, vocabulary))
    strange = [day for time in others if _is_slip(time, main) for day in time]
    for found in strange:
        if found.place:
            yield _far(found, found.place, main)
    doubted = {found.place for found in strange}
    for report in reports:
        if _early_capture(report) and not doubted & {report.place, report.source.place}:
            yield _captured(report)


def _all_days(reports: Iterable[Report], vocabulary: Vocabulary) -> Iterator[_Day]:
    for period in vocabulary.periods.values():
        if period.start:
            yield _Day(period.start)
    for report in reports:
        yield _Day(report.published.day, "published", report.place)
        if report.source.captured:
            yield _Day(report.source.captured, "captured", report.source.place)


def _times(days: Iterable[_Day]) -> tuple[list[_Day], list[list[_Day]]]:
    """The days of the main time, and those of each other: the main one has the most days, then a named
    period, then the first."""
    times: list[list[_Day]] = []
    for found in sorted(days, key=lambda found: (found.day, found.said)):
        if not times or (found.day - times[-1][-1].day).days > _APART:
            times.append([])
        times[-1].append(found)
    if not times:
        return [], []
    main = max(times, key=lambda time: (len(time), any(day.place is None for day in time)))
    return main, [time for time in times if time is not main]


def _is_slip(time: list[_Day], main: list[_Day]) -> bool:
    gap = max((time[0].day - main[-1].day).days, (main[0].day - time[-1].day).days)
    return gap > _NEVER_TOGETHER or len(time) * _FEW <= len(main)


def _far(found: _Day, place: Location, main: list[_Day]) -> Diagnostic:
    nearest = min((day.day for day in main), key=lambda day: abs((day - found.day).days))
    years = round(abs((found.day - nearest).days) / _YEAR)
    message = f"{found.said} on {found.day}, {years:,} years from all other days (the nearest is {nearest})"
    severity: Severity = "error" if abs((found.day - nearest).days) > MOST_DAYS else "warning"
    return Diagnostic(place, "far-day", severity, message, _hint(found.day, main))


def _hint(day: date, main: list[_Day]) -> str:
    meant = {other for other in _near_years(day.year) if _fits(other, main)}
    told = (
        "read the year once more; a day of another calendar is written as the one of the Gregorian calendar"
    )
    return f"did you mean {meant.pop():04}-{day:%m-%d}? If not, {told}" if len(meant) == 1 else told


def _near_years(year: int) -> Iterator[int]:
    """The years that one slip of the hand makes into ``year``: a digit for another, two neighbours
    exchanged; or a calendar."""
    digits = f"{year:04}"
    for index, digit in enumerate(digits):
        yield from (
            int(digits[:index] + other + digits[index + 1 :]) for other in "0123456789" if other != digit
        )
        yield int(digits[:index] + digits[index + 1 : index + 2] + digit + digits[index + 2 :])
    yield year - _BUDDHIST


def _fits(year: int, main: list[_Day]) -> bool:
    return main[0].day.year <= year <= main[-1].day.year


def _early_capture(report: Report) -> bool:
    captured = report.source.captured
    allowed = _TOLERANCE.get(report.precision, 1)
    return captured is not None and (report.published.day - captured).days > allowed


def _captured(report: Report) -> Diagnostic:
    captured = report.source.captured or report.published.day
    early = in_days((report.published.day - captured).days)
    return Diagnostic(
        report.source.place,
        "captured-before-publication",
        "warning",
        f"published on {report.published.day}, but captured on {captured}, {early} before",
        "mend the day of the capture or that of the publication",
    )
