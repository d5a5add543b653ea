"""The forms of days that the cells of a column can be in."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from functools import lru_cache
from itertools import pairwise

from hasila.ingest.tables.dates import DateForm, date_form
from hasila.ingest.tables.months import written_forms
from hasila.model.data_class import dataclass
from hasila.reader.digits import YEARS

_ORDERS = (
    "YYYY{s}MM{s}DD", "DD{s}MM{s}YYYY", "MM{s}DD{s}YYYY", "YYYY{s}M{s}D", "D{s}M{s}YYYY",
    "M{s}D{s}YYYY", "DD{s}MM{s}YY", "MM{s}DD{s}YY", "D{s}M{s}YY", "M{s}D{s}YY",
)  # fmt: skip
_NAMED = (
    "D MMMM YYYY", "D MMMM, YYYY", "MMMM D, YYYY", "D-MMM-YYYY", "D-MMM-YY", "D MMM YY", "YYYY-MMM-D",
    "MMMM D YYYY", "DMMMYYYY", "D/MMM/YYYY",
)  # fmt: skip
_LONGER = (
    "YYYY-Www", "YYYY-'W'ww", "YYYY-MM", "YYYY/MM", "MM/YYYY", "MMMM YYYY", "MMM-YYYY", "MMM-YY", "MMM YY",
    "YYYY-Qq", "Qq YYYY", "YYYY MMMM", "YYYYWww", "Www-YYYY", "Www/YYYY", "Www YYYY",
    "'KW'ww/YYYY", "'KW' ww/YYYY", "'S'ww-YYYY", "'S'ww/YYYY", "'S'ww YYYY", "YYYY-'S'ww",
)  # fmt: skip
_TIMES = (
    "",
    " hh:mm",
    " hh:mm:ss",
    "Thh:mm",
    "Thh:mm:ss",
    "Thh:mm:sszz",
    " hh:mm:sszz",
    " hh:mm:ss zz",
    "zz",
)
_DAY = re.compile(
    r"\d{4}[-/. ]\d{1,2}[-/. ]\d{1,2}.*|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}.*|\d{8}"
    r"|\d{1,2}[ -]?[^\W\d_]{3,}.*[ -]?\d{2,4}|[^\W\d_]{3,} \d{1,2},? \d{4}|\d{4}-?W\d{1,2}|\d{4}[-/]\d{2}"
    r"|[^\W\d_]{2,}\.?,? \d.*\d{2}|\d{1,2}\.? [^\W\d_]{2,}.*\d{4}.*|\d{4} ?[^\W\d_]{1,2} ?\d{1,2}.*"
    r"|(?:W|S|KW ?)\d{1,2}[-/ ]\d{4}|\d{4}-?S\d{1,2}|[^\W\d_]{3,}[ -]\d{2,4}|\d{4}-?Q[1-4]|\d{2}/\d{4}"
)
_NAME = re.compile(r"[^\W\d_]")
_ENOUGH = 0.6
"""The part of the filled cells of a column that must be days for it to be one of days."""


def looks_like_a_day(text: str) -> bool:
    """True where ``text`` is in a form of some day."""
    return any(form.day(text) for form in forms("en")) if _DAY.fullmatch(text) else False


_WITH_YEAR = re.compile(r"(\d{4})[-/. ]\d{1,2}[-/. ]\d{1,2}|\d{1,2}[-/. ]\d{1,2}[-/. ](\d{4})")
_CALENDARS = (
    (range(1300, 1420), "the Hijri or the Solar Hijri (Persian) calendar"),
    (range(1420, 1500), "the Hijri calendar"),
    (range(2440, 2700), "the Buddhist calendar"),
)
"""Calendars by the years that their recent days have."""


def other_calendar(texts: Sequence[str]) -> str:
    """The calendar that the years of most of the days in ``texts`` are of, where it is not the Gregorian one;
    else ""."""
    found = [match for match in map(_WITH_YEAR.fullmatch, texts) if match]
    years = [int(match[1] or match[2]) for match in found]
    for span, calendar in _CALENDARS:
        if sum(year in span for year in years) > len(texts) / 2:
            return calendar
    return ""


@lru_cache(maxsize=8)
def forms(language: str) -> tuple[DateForm, ...]:
    """Every form that is tried, the plainest first."""
    made = (date_form(words, language) for words in (*_words(), *written_forms(language)))
    return tuple(form for form in made if form)


def _words() -> Iterator[str]:
    for time in _TIMES:
        for order in _ORDERS:
            for sign in "-/. ":
                yield order.format(s=sign) + time
    yield from ("YYYYMMDD", *_NAMED, *_LONGER, *_weekdays())


def _weekdays() -> Iterator[str]:
    """Forms that begin with the name of the day of the week."""
    days = [order.format(s=sign) for order in _ORDERS for sign in "-/."]
    for mark in (" ", ", "):
        yield from (f"EEE{mark}{day}" for day in (*days, *_NAMED))


@dataclass(frozen=True, slots=True)
class DayColumn:
    """The forms that read most cells of a column, each in another way; ``read`` of ``filled`` cells are
    days."""

    forms: tuple[DateForm, ...]
    read: int
    filled: int
    sure: str = ""

    @property
    def form(self) -> DateForm:
        return self.forms[0]

    @property
    def ambiguous(self) -> bool:
        return len(self.forms) > 1


def may_be_days(texts: Sequence[str]) -> bool:
    """True where one of the first texts has the look of a day with a name in it."""
    return any(_DAY.fullmatch(text) and _NAME.search(text) for text in texts[:50])


def day_column(texts: Sequence[str], language: str) -> DayColumn | None:
    """The forms of the days in the cells; ``None`` where most are no days."""
    filled = [text for text in texts if text]
    if not any(map(_DAY.fullmatch, filled[:50])):
        return None
    if other_calendar(filled):
        return None
    counts = {form: sum(1 for text in filled if form.day(text)) for form in _plausible(filled, language)}
    most = max(counts.values(), default=0)
    if not most or most < _ENOUGH * len(filled):
        return None
    best = [form for form, count in counts.items() if count == most]
    distinct = tuple(_distinct(best, filled))
    return DayColumn(distinct, most, len(filled), _deciding(distinct, filled))


def year_column(texts: Sequence[str]) -> DayColumn | None:
    """The form of a column of years alone; ``None`` where a cell is none."""
    filled = [text for text in texts if text]
    form = date_form("YYYY")
    if form is None or not all(text.isdecimal() and int(text) in YEARS for text in filled):
        return None
    return DayColumn((form,), len(filled), len(filled))


def _plausible(filled: Sequence[str], language: str) -> Iterator[DateForm]:
    """The forms that read one of the first days of the column."""
    sample = filled[:200]
    for form in forms(language):
        if any(map(form.day, sample)):
            yield form


def _distinct(best: Sequence[DateForm], filled: Sequence[str]) -> Iterator[DateForm]:
    """Of forms that read every cell alike the first alone."""
    seen: set[tuple[date | None, ...]] = set()
    for form in best:
        days = tuple(map(form.day, filled))
        if days not in seen:
            seen.add(days)
            yield form


def _deciding(distinct: Sequence[DateForm], filled: Sequence[str]) -> str:
    """A cell that can be read in the first form and not with day and month exchanged; "" without one."""
    words = distinct[0].words
    swapped = date_form(_exchanged(words), distinct[0].language)
    if swapped is None or swapped.words == words or "YYYY-" in words:
        return ""
    return next((text for text in filled if distinct[0].day(text) and not swapped.day(text)), "")


def _exchanged(words: str) -> str:
    """The form with the day in the place of the month."""
    return re.sub("[DM]+", lambda part: ("M" if part[0][0] == "D" else "D") * len(part[0]), words)


def in_a_row(form: DateForm, texts: Sequence[str]) -> int:
    """How many neighbouring cells are days that follow each other, in this form."""
    days = [day for day in map(form.day, filter(None, texts)) if day]
    return sum(1 for day, following in pairwise(days) if abs((following - day).days) == 1)
