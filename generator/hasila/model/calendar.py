"""Days that were typed: the years in which none of our sources can have written, and spans of days in
words."""

from __future__ import annotations

import re
from datetime import date

DATE = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
"""A day as everything here writes one; its numbers may name no day."""
_GREGORIAN = 1583
"""The first whole year of the Gregorian calendar (introduced in October 1582): no day before it is dated
by it."""
_HIJRI_EPOCH = 1_948_440
"""The Julian day of the first of Muharram of the year 1 (16 July 622, Julian calendar) in the tabular
Islamic calendar."""
_ORDINAL_OF_JULIAN_DAY = 1_721_425
"""What is taken from a Julian day (at midnight) to number days as ``date.toordinal`` does."""
_WORDS = ("no days", "one day", "two days", "three days", "four days", "five days", "six days", "seven days",
          "eight days", "nine days", "ten days")  # fmt: skip


def in_days(days: int) -> str:
    """A number of days in words: small ones are spelled."""
    is_small = 0 <= days < len(_WORDS)
    return _WORDS[days] if is_small else f"{days:,} days"


def early(day: date) -> bool:
    """True where ``day`` lies before there was a Gregorian calendar, so that another one must be meant."""
    return day.year < _GREGORIAN


def early_hint(day: date) -> str:
    """The next step for an :func:`early` day; it names a year of the Hijri calendar of today as one."""
    hint = "write the day of the Gregorian calendar, YYYY-MM-DD"
    meant = from_hijri(day.year, day.month, day.day)
    if not meant or meant.year < 1900:
        return hint
    return (
        f"{hint}; if this is a day of the Hijri calendar, it is about {meant} (a day or two apart by country)"
    )


def from_hijri(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a day of the tabular Islamic calendar; ``None`` for what that calendar has
    not.

    Months have 30 and 29 days in turn and eleven years of each thirty are longer by a day, in the usual
    (civil) order. The calendars in use follow the moon as it is seen or computed and differ by a day or
    two.
    """
    if not (1 <= year <= 9000 and 1 <= month <= 12 and 1 <= day <= 30):
        return None
    leap_days = (3 + 11 * year) // 30
    days_of_years = (year - 1) * 354 + leap_days
    days_of_months = (59 * (month - 1) + 1) // 2
    days = days_of_years + days_of_months + day - 1
    return date.fromordinal(_HIJRI_EPOCH - _ORDINAL_OF_JULIAN_DAY + days)


def to_date(text: str) -> date | None:
    """The day that ``YYYY-MM-DD`` names; ``None`` for any other text and where there is no such day."""
    match = DATE.fullmatch(text)
    if not match:
        return None
    year, month, day = match.groups()
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
