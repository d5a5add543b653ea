"""Weeks, months and quarters as spans of days."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

Span = tuple[date, date]
"""The first and the last day."""
_WEEK = timedelta(days=6)


def iso_week(year: int, week: int) -> Span | None:
    """The week from Monday to Sunday with this number in ISO 8601; ``None`` where the year has no such
    week."""
    try:
        first = date.fromisocalendar(year, week, 1)
    except ValueError:
        return None
    return first, first + _WEEK


def epi_week(year: int, week: int) -> Span | None:
    """The week of the CDC (MMWR) from Sunday to Saturday; ``None`` where the year has no such week.

    Week 1 is the first with at least four days in January, as the MMWR of the CDC and the Pan American
    Health Organization number them.
    """
    first = _epi_year(year) + timedelta(weeks=week - 1)
    if week < 1 or first >= _epi_year(year + 1):
        return None
    return first, first + _WEEK


def _epi_year(year: int) -> date:
    """The Sunday on which week 1 begins: the fourth of January is always in that week."""
    fourth = date(year, 1, 4)
    return fourth - timedelta(days=fourth.isoweekday() % 7)


def month_span(year: int, month: int) -> Span | None:
    """The days of a month; ``None`` for a number that is no month."""
    if not 1 <= month <= 12:
        return None
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def quarter_span(year: int, quarter: int) -> Span | None:
    """The days of a quarter; ``None`` for a number that is none."""
    if not 1 <= quarter <= 4:
        return None
    last_month = 3 * quarter
    return date(year, last_month - 2, 1), date(year, last_month, monthrange(year, last_month)[1])
