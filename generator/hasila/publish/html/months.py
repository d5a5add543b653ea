"""Months by number, so that they can be counted."""

from __future__ import annotations

from datetime import date


def month_number(day: date) -> int:
    """The months from the beginning of the year 0 to that of ``day``."""
    return day.year * 12 + day.month - 1


def first_day(number: int) -> date:
    """The first day of the month with this number."""
    year, month = divmod(number, 12)
    return date(year, month + 1, 1)
