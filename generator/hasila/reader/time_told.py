"""The year of a day that is told without one, soon after another day of a year that is said."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from hasila.reader.time_days import day_of, is_year, month_end
from hasila.reader.time_words import TimeMention, TimeScan

_BEFORE = timedelta(days=31)
_AFTER = timedelta(days=45)
"""How near a day without a year is to the one told of last to be of its year."""
_OWN_YEAR = ("years_gone", "years_ago", "months_ago", "days_ago", "last")
"""The tables of words that say themselves which year is meant."""


def in_told_year(scan: TimeScan, mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The mention; of a day or a month without a year, in the earlier year of the day told of last where it
    lies near it there: "on 9 April 1986; two died on 11 April". Behind another paragraph it is not sure."""
    if not told or mention.kind not in _DATED:
        return mention
    last = told[-1]
    if last.kind not in _DATED:
        return mention
    day = _near(mention.first, last.first)
    if day is None:
        return mention
    start = _token(scan, mention.start)
    end = _token(scan, mention.end)
    if _says_year(scan, range(start, end), day):
        return mention
    opening = _token(scan, last.end)
    parted = _paragraph_ends(scan, opening, start)
    unsure = mention.unsure or parted
    closing = month_end(day) if mention.kind == "month" else day
    return replace(mention, first=day, last=closing, unsure=unsure)


_DATED = ("day", "month")


def _near(day: date | None, told: date | None) -> date | None:
    """The day in the year of the one told of, or in the next, where it lies near it; None elsewhere."""
    if day is None or told is None:
        return None
    for year in (told.year, told.year + 1):
        same = day_of(year, day.month, day.day)
        if same is None or same >= day:
            continue
        off = same - told
        if -_BEFORE <= off <= _AFTER:
            return same
    return None


def _says_year(scan: TimeScan, tokens: range, day: date) -> bool:
    """True where the words say a year themselves, or a day of the week that the day is not, or no month."""
    month = False
    for at in tokens:
        number = scan.number(at)
        if number and is_year(number.value):
            return True
        if any(scan.said(table, at) for table in _OWN_YEAR):
            return True
        weekday = scan.said("weekdays", at)
        if weekday and weekday.value != day.isoweekday():
            return True
        named = scan.said("months", at)
        month = month or named is not None
    return not month


def _paragraph_ends(scan: TimeScan, start: int, end: int) -> bool:
    """True where a paragraph ends between two tokens."""
    between = scan.tokens[start:end]
    breaks = [token.text == "\n" for token in between]
    return any(first and second for first, second in pairwise(breaks))


def _token(scan: TimeScan, place: int) -> int:
    tokens = scan.tokens
    return bisect_left(tokens, place, key=lambda token: token.start)
