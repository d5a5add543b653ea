"""``when: last 48h`` → :class:`Period`. The forms are few and written as a person would say them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date, timedelta

from hasila.ingest.hijri import hijri_day, hijri_month
from hasila.model.calendar import early, early_hint, in_days, to_date
from hasila.model.data_class import dataclass
from hasila.model.period import DAY_IS_OVER, MIDNIGHT, Moment, Period
from hasila.model.vocabulary import NamedPeriod
from hasila.model.weeks import Span, epi_week, iso_week, month_span, quarter_span

FORMS = (
    "`since PERIOD`, `since PERIOD to YYYY-MM-DD`, `last …h`, `…h to YYYY-MM-DD`, `on YYYY-MM-DD`, `today`, "
    "`week YYYY-Www`, `epiweek YYYY-Www`, `month YYYY-MM`, `quarter YYYY-Qn`, `year YYYY` or "
    "`YYYY-MM-DD to YYYY-MM-DD`"
)
DATED = ("reported", "occurred")
"""Words before a period: by which day its people are counted."""
_SINCE = re.compile(r"since (\S+)(?: to (\S+))?")
_WINDOW = re.compile(r"(?:last ([1-9][0-9]{0,3})h|([1-9][0-9]{0,3})h to (\S+))")
_DAYS = re.compile(r"(\S+) to (\S+)")
_ON = re.compile(r"on (\S+)")
_MONTH = re.compile(r"month ([0-9]{4})-([0-9]{2})")
_QUARTER = re.compile(r"quarter ([0-9]{4})-Q([1-4])")
_YEAR = re.compile(r"year ([0-9]{4})()")
_WEEK = re.compile(r"week ([0-9]{4})-W([0-9]{2})")
_EPI_WEEK = re.compile(r"epiweek ([0-9]{4})-W([0-9]{2})")
_HIJRI = re.compile(r"(?:on ([0-9]{4}-[0-9]{2}-[0-9]{2})|month ([0-9]{4}-[0-9]{2})) AH")
_HOUR = re.compile(r"(?:([0-9]{4}-[0-9]{2}-[0-9]{2})T)?([01][0-9]|2[0-4]):([0-5][0-9])")
_MINUTES = 24 * 60


def parse_when(text: str, published: Moment, periods: Mapping[str, NamedPeriod]) -> Period | None:
    """The period that ``text`` names for a report published at ``published``; ``None`` for any other text.

    A window of hours is laid on whole days (24 h is one day, 25 h are two), ending with the report or on
    the day that is named; a past day is over, the day of the report ends with the report.
    """
    named = _named(_with_single_spaces(text), published, periods)
    return named if named and named.start <= named.end.day else None


def _with_single_spaces(text: str) -> str:
    return " ".join(text.split())


def _named(text: str, published: Moment, periods: Mapping[str, NamedPeriod]) -> Period | None:
    """The days that ``text`` names as they stand, also where the last lies before the first."""
    word, _, rest = text.partition(" ")
    if word in DATED:
        window = _undated(rest, published, periods)
        return replace(window, dated=word) if window and not window.cumulative else None
    return _undated(text, published, periods)


def _undated(text: str, published: Moment, periods: Mapping[str, NamedPeriod]) -> Period | None:
    if text == "today":
        return Period(published.day, published)
    for pattern, make in _FORMS:
        match = pattern.fullmatch(_of_today(text, published))
        if match:
            return make(match, published, periods)
    for pattern, span in _SPANS:
        match = pattern.fullmatch(text)
        if match and 0 < int(match[1]) < date.max.year:
            return _of_span(span(int(match[1]), int(match[2] or 0)), published)
    return None


def _of_today(text: str, published: Moment) -> str:
    """``text`` with the day of the report in the place of ``today``."""
    word, _, rest = text.partition(" to ")
    if word != "today":
        return text
    return f"on {published.day}T{rest}" if rest else f"on {published.day}"


@dataclass(frozen=True, slots=True)
class Misplaced:
    """A period whose days cannot be meant: the code of the mistake, what is wrong and what to do."""

    code: str
    message: str
    hint: str


def misplaced(
    text: str, published: Moment, latest: date, periods: Mapping[str, NamedPeriod]
) -> Misplaced | None:
    """The reason why the period ``text`` cannot be that of a report of ``published``.

    ``None`` where nothing is wrong with its days. ``latest`` is the last day of which the report can know:
    its own, or later where that is known only about.
    """
    text = _with_single_spaces(text)
    named = _named(text, published, periods)
    if named is None:
        return None
    start, end = named.start, named.end.day
    if early(start):
        message = f"`when: {text}` names the year {start.year}, before the Gregorian calendar began"
        return Misplaced("far-day", message, early_hint(start))
    if end > latest:
        return _after("ends", end, published, latest)
    if start > latest:
        return _after("begins", start, published, latest)
    if start > end:
        message = f"`when: {text}` ends before it begins"
        return Misplaced("bad-period", message, "write the first day before the last")
    return None


def _after(does: str, day: date, published: Moment, latest: date) -> Misplaced:
    late = (day - published.day).days
    certain = latest == published.day
    known = "the report was published" if certain else "the day about which the report was published"
    message = f"the period {does} on {day}, {in_days(late)} after {known}"
    hint = f"mend this day, or `published` ({published.day})"
    return Misplaced("period-after-publication", message, hint)


# The forms


def _since(match: re.Match[str], published: Moment, periods: Mapping[str, NamedPeriod]) -> Period | None:
    name, until = match.groups()
    period = periods.get(name)
    start = period.start if period else to_date(name)
    end = _last(until, published) if until else published
    return Period(start, end, anchor=name) if start and end else None


def _window(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    hours = int(match[1] or match[2])
    end = published if match[1] else _last(match[3], published)
    days_before = (hours - 1) // 24
    if end is None or end.day.toordinal() <= days_before:
        return None
    return Period(end.day - timedelta(days=days_before), end, hours=hours)


def _days(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    first, last = to_date(match[1]), _last(match[2], published)
    return Period(first, last) if first and last else None


def _on(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    end = _last(match[1], published)
    return Period(end.day, end) if end else None


def _of_hijri(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    """All days that can be meant; those after the report are none of them."""
    span = hijri_day(match[1]) if match[1] else hijri_month(match[2])
    if span is None:
        return None
    first, last = span
    end = min(last, published.day) if first <= published.day else last
    return Period(first, _end_of(end, published), hijri=match[1] or match[2])


_FORMS = (
    (_SINCE, _since),
    (_WINDOW, _window),
    (_HIJRI, _of_hijri),
    (_DAYS, _days),
    (_ON, _on),
)


def year_span(year: int, _: int) -> Span:
    """The days of a year."""
    return date(year, 1, 1), date(year, 12, 31)


_SPANS: tuple[tuple[re.Pattern[str], Callable[[int, int], Span | None]], ...] = (
    (_MONTH, month_span),
    (_WEEK, iso_week),
    (_EPI_WEEK, epi_week),
    (_QUARTER, quarter_span),
    (_YEAR, year_span),
)


def _of_span(span: Span | None, published: Moment) -> Period | None:
    if span is None:
        return None
    first, last = span
    return Period(first, _end_of(last, published))


def _last(text: str, published: Moment) -> Moment | None:
    """The last moment of a period: a day, an hour of a day, or an hour of the day of the report."""
    hour = _HOUR.fullmatch(text)
    if not hour:
        day = to_date(text)
        return _end_of(day, published) if day else None
    day = to_date(hour[1]) if hour[1] else published.day
    minute = int(hour[2]) * 60 + int(hour[3])
    if day is None or minute > _MINUTES:
        return None
    return _end_of(day, published) if minute == _MINUTES else Moment(day, MIDNIGHT + minute)


def _end_of(day: date, published: Moment) -> Moment:
    order = published.order if day == published.day else DAY_IS_OVER
    return Moment(day, order)
