"""What each column of a sheet holds: days, numbers, names, or what is no count."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from hasila.ingest.tables.importing.days import DayColumn, day_column, other_calendar, year_column
from hasila.ingest.tables.importing.numbers import Marks, WordsInPlace, marks_of, value_of, words_in_place
from hasila.ingest.tables.importing.sheet import NUMBER, Sheet
from hasila.ingest.tables.importing.words import (
    BEST,
    BULLETINS,
    DAY,
    HIGH,
    IDS,
    LOW,
    MONTH,
    NO_COUNT,
    NUMBERED,
    ORDERS,
    PLACES,
    RATES,
    WEEK,
    YEAR,
    has_word,
    is_word,
    names_a_count,
)
from hasila.ingest.tables.months import month_of
from hasila.model.data_class import dataclass

_MOSTLY = 0.5
_TIME = re.compile(
    r"[01]?\d[:.h][0-5]\d(?::[0-5]\d)?|2[0-3][:.h][0-5]\d(?::[0-5]\d)?|[01]?\dh|\d{1,2} ?[AaPp]\.?[Mm]\.?"
)
_PARTS_OF_DAY = "morning evening noon night صباحاً مساءً صباح مساء matin soir"
_FEWEST_COUNTED = 4
"""Numbers that must follow each other by one before they are taken for a numbering of the rows."""
_COORDINATE = re.compile(r"-?\d{1,3}\.\d{4,}")


@dataclass(frozen=True, slots=True)
class SheetColumns:
    """The columns by what they hold (numbers from 0), how numbers are written, and the values of the cells
    with numbers by column."""

    days: dict[int, DayColumn]
    parts_of_day: dict[str, int]
    numbers: tuple[int, ...]
    names: tuple[int, ...]
    no_counts: tuple[int, ...]
    ids: tuple[int, ...]
    orders: tuple[int, ...]
    marks: Marks
    words: WordsInPlace
    values: dict[int, list[Fraction | None]]
    language: str = "en"
    numbering: frozenset[int] = frozenset()
    """The columns of numbers that tell reports or events apart."""


def columns_of(sheet: Sheet, language: str, said: Marks) -> SheetColumns:
    """The columns of ``sheet``; empty ones are left out. ``said`` are the marks inside numbers that a person
    gave."""
    texts = {column: sheet.texts(column) for column in range(sheet.width)}
    filled = {column: cells for column, cells in texts.items() if any(cells) and sheet.heading(column)}
    found = {column: day_column(cells, language) for column, cells in filled.items()}
    days = {column: day for column, day in found.items() if day}
    rest = [column for column in filled if column not in days]
    parts = _parts_of_day(sheet, {column: filled[column] for column in rest}, language)
    if not days and not parts:
        days = dict(_years(sheet, filled))
        rest = [column for column in rest if column not in days]
    orders = [column for column in rest if _is_order(sheet.heading(column), filled[column])]
    orders.sort(key=lambda column: _is_numeric(filled[column]))  # hours before numbers
    rest = [column for column in rest if column not in parts.values() and column not in orders]
    numeric = [column for column in rest if _is_numeric(filled[column])]
    ids = [column for column in rest if _is_id(sheet.heading(column), filled[column])]
    no_counts = [column for column in numeric if _is_no_count(sheet.heading(column), filled[column])]
    no_counts += _numbering(sheet, {column: filled[column] for column in numeric if column not in no_counts})
    counts = tuple(column for column in numeric if column not in (*ids, *no_counts))
    strange = [column for column in rest if other_calendar(list(filter(None, filled[column])))]
    names = tuple(column for column in rest if column not in (*numeric, *ids, *strange))
    cells = [text for column in counts for text in filled[column] if text]
    marks = marks_of(cells, sheet.separator not in ("comma", "tab", ""), said)
    values = {column: [value_of(text, language, marks) for text in filled[column]] for column in counts}
    words = words_in_place(cells, language, marks)
    return SheetColumns(
        days,
        parts,
        counts,
        names,
        tuple(no_counts),
        tuple(ids),
        tuple(orders),
        marks,
        words,
        values,
        language,
        frozenset(column for column in (*ids, *orders) if _is_numeric(filled[column])),
    )


def _years(sheet: Sheet, texts: dict[int, list[str]]) -> Iterator[tuple[int, DayColumn]]:
    """The first column of years, by its heading and its cells."""
    for column, cells in texts.items():
        found = year_column(cells) if has_word(sheet.heading(column), YEAR) else None
        if found:
            yield column, found
            return


def _parts_of_day(sheet: Sheet, texts: dict[int, list[str]], language: str) -> dict[str, int]:
    """The columns of a year and of a week, a month (its number or its name) or a day in it."""
    kinds = {"year": (YEAR, 1900, 2100), "week": (WEEK, 1, 53), "month": (MONTH, 1, 12), "day": (DAY, 1, 31)}
    found: dict[str, int] = {}
    for kind, (words, least, most) in kinds.items():
        for column, cells in texts.items():
            named = kind == "month" and _are_months(cells, language)
            if has_word(sheet.heading(column), words) and (named or _within(cells, least, most)):
                found.setdefault(kind, column)
    return found if "year" in found and len(found) > 1 else {}


def _are_months(cells: Sequence[str], language: str) -> bool:
    """True where every filled cell names a month."""
    return all(month_of(text, language) for text in cells if text)


def _within(cells: Sequence[str], least: int, most: int) -> bool:
    numbers = [int(text) for text in cells if text.isdecimal()]
    good = [number for number in numbers if least <= number <= most]
    return len(good) > _MOSTLY * len([text for text in cells if text])


def _is_order(heading: str, cells: Sequence[str]) -> bool:
    filled = [text for text in cells if text]
    if has_word(heading, BULLETINS) and has_word(heading, NUMBERED) and _counts_rows(cells):
        return True
    times = all(_TIME.fullmatch(text) or is_word(text, _PARTS_OF_DAY) for text in filled)
    if times:
        return True
    few = {text for text in filled if text.isdecimal() and int(text) <= 9}
    return is_word(heading, ORDERS) and few == set(filled)


def _is_numeric(cells: Sequence[str]) -> bool:
    filled = [text for text in cells if text]
    numbers = [text for text in filled if NUMBER.fullmatch(text) or _COORDINATE.fullmatch(text)]
    return len(numbers) > _MOSTLY * len(filled)


def _is_id(heading: str, cells: Sequence[str]) -> bool:
    """True of what tells the rows apart: its heading is a word for that, or has one and names no count, no
    place and nothing that is put out in numbers."""
    filled = [text for text in cells if text]
    if len(set(filled)) < len(filled) or len(filled) < 2:
        return False
    other = names_a_count(heading) or has_word(heading, PLACES) or has_word(heading, BULLETINS)
    return is_word(heading, IDS) or (has_word(heading, NUMBERED) and not other)


def _numbering(sheet: Sheet, texts: dict[int, list[str]]) -> list[int]:
    """The columns that number the rows, the days or the weeks beside the days; none where nothing else holds
    numbers."""
    found = [column for column, cells in texts.items() if _numbers_rows(sheet.heading(column), cells)]
    return found if len(found) < len(texts) else []


def _numbers_rows(heading: str, cells: Sequence[str]) -> bool:
    if names_a_count(heading):
        return False
    week = has_word(heading, WEEK) and _within(cells, 1, 53)
    return week or (has_word(heading, f"{NUMBERED} {DAY}") and _counts_rows(cells))


def _counts_rows(cells: Sequence[str]) -> bool:
    """True of numbers that go up by one, or down by one, from each row to the next that has another."""
    numbers = [int(text) for text in dict.fromkeys(cells) if text.isdecimal()]
    steps = {after - before for before, after in pairwise(numbers)}
    return len(numbers) >= _FEWEST_COUNTED and (steps == {1} or steps == {-1})


def _is_no_count(heading: str, cells: Sequence[str]) -> bool:
    if is_word(heading, NO_COUNT) or has_word(heading, RATES):
        return True
    filled = [text for text in cells if text]
    if has_word(heading, YEAR) and _within(cells, 1900, 2100):
        return True
    return all(map(_COORDINATE.fullmatch, filled)) or any(text.endswith("%") for text in filled)


@dataclass(frozen=True, slots=True)
class Estimate:
    """SheetColumns that state one count as a lowest, a best and a highest number (``None`` where there is
    none)."""

    low: int
    best: int | None
    high: int


def estimates_of(sheet: Sheet, numbers: Sequence[int]) -> Iterator[Estimate]:
    """The columns whose headings are alike but for the words low, best and high."""
    by_rest: dict[str, dict[str, int]] = {}
    for column in numbers:
        for kind, words in (("low", LOW), ("best", BEST), ("high", HIGH)):
            if has_word(sheet.heading(column), words):
                rest = _without(sheet.heading(column), words)
                by_rest.setdefault(rest, {}).setdefault(kind, column)
    for found in by_rest.values():
        if "low" in found and "high" in found:
            yield Estimate(found["low"], found.get("best"), found["high"])


def _without(heading: str, words: str) -> str:
    parts = re.split(r"[\s_\-()]+", heading)
    return " ".join(part for part in parts if part and not is_word(part, words)).casefold()
