"""Days and months of the Hijri calendar as the days of the Gregorian calendar that they can be."""

from __future__ import annotations

from datetime import date, timedelta

from hasila.model.calendar import from_hijri
from hasila.model.weeks import Span

_APART = timedelta(days=2)
"""How far the calendars in use may lie from the tabular one: the month begins when its moon is seen or
computed, which differs by a day or two from country to country."""
_LONGEST_MONTH = 30


def hijri_day(text: str) -> Span | None:
    """The days that ``1452-11-10`` can be, first and last; ``None`` where that calendar has no such day."""
    year, month, day = map(int, text.split("-"))
    return _around(from_hijri(year, month, day), 1)


def hijri_month(text: str) -> Span | None:
    """The days that the month ``1452-11`` can hold, first and last; ``None`` where there is no such month."""
    year, month = map(int, text.split("-"))
    return _around(from_hijri(year, month, 1), _LONGEST_MONTH)


def _around(first: date | None, days: int) -> Span | None:
    """The ``days`` that begin with ``first``, and those by which calendars differ."""
    if first is None:
        return None
    return first - _APART, first + timedelta(days=days - 1) + _APART
