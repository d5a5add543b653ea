"""``when: last 48h`` → :class:`Period`. The forms are few and written as a person would say them."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from hasila.model.calendar import early, early_hint, in_days, to_date
from hasila.model.period import DAY_IS_OVER, Moment, Period
from hasila.model.vocabulary import NamedPeriod

FORMS = (
    "`since PERIOD`, `since PERIOD to YYYY-MM-DD`, `last …h`, `…h to YYYY-MM-DD`, `on YYYY-MM-DD`, `today`, "
    "`month YYYY-MM` or `YYYY-MM-DD to YYYY-MM-DD`"
)
_SINCE = re.compile(r"since (\S+)(?: to (\S+))?")
_WINDOW = re.compile(r"(?:last ([1-9][0-9]{0,3})h|([1-9][0-9]{0,3})h to (\S+))")
_DAYS = re.compile(r"(\S+) to (\S+)")
_MONTH = re.compile(r"month ([0-9]{4})-(0[1-9]|1[0-2])")


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
    text = f"on {published.day}" if text == "today" else text
    for pattern, make in ((_SINCE, _since), (_WINDOW, _window), (_MONTH, _month), (_DAYS, _days)):
        match = pattern.fullmatch(text)
        if match:
            return make(match, published, periods)
    if not text.startswith("on "):
        return None
    day = to_date(text.removeprefix("on "))
    return _between(day, day, published)


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


def _since(match: re.Match[str], published: Moment, periods: Mapping[str, NamedPeriod]) -> Period | None:
    name, until = match.groups()
    period = periods.get(name)
    start = period.start if period else to_date(name)
    end = to_date(until) if until else published.day
    plain = _between(start, end, published)
    return Period(plain.start, plain.end, anchor=name) if plain else None


def _window(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    hours = int(match[1] or match[2])
    end = published.day if match[1] else to_date(match[3])
    days_before = (hours - 1) // 24
    if end is None or end.toordinal() <= days_before:
        return None
    plain = _between(end - timedelta(days=days_before), end, published)
    return Period(plain.start, plain.end, hours=hours) if plain else None


def _month(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    year = int(match[1])
    month = int(match[2])
    if not year:
        return None
    last = monthrange(year, month)[1]
    first_day, last_day = date(year, month, 1), date(year, month, last)
    return _between(first_day, last_day, published)


def _days(match: re.Match[str], published: Moment, _: Mapping[str, NamedPeriod]) -> Period | None:
    first, last = to_date(match[1]), to_date(match[2])
    return _between(first, last, published)


def _between(start: date | None, end: date | None, published: Moment) -> Period | None:
    if start is None or end is None:
        return None
    order = published.order if end == published.day else DAY_IS_OVER
    return Period(start, Moment(end, order))
