"""The number that the cell of a figure states, with the separators and the scale that the description
declares for its column."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from hasila.ingest.tables.csv_text import plain
from hasila.model.interval import Interval, exactly
from hasila.reader import (
    NO_NOUNS,
    Phrases,
    Separators,
    Unread,
    WrittenNumber,
    number_in_digits,
    read_mark,
)

_LONGEST = 12
"""Digits of the longest number that is taken without the grammar."""
_PLAIN = re.compile(rf"0|[1-9][0-9]{{0,{_LONGEST - 1}}}")
LAKHS_GROUPED = re.compile(r"(?<![0-9.,])[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?![0-9]|[.,][0-9])")
"""A number of six digits or more, grouped as in South Asia: 1,23,456."""


class Stated(NamedTuple):
    """The number as meant (12300 of 12.3 in thousands), the numbers that the count can be, and the
    qualifier."""

    number: int | None
    interval: Interval
    qualifier: str


def _no_nouns() -> Phrases:
    return NO_NOUNS


class Manner(NamedTuple):
    """The form of the cells of a column: their separators, where declared, how many people one unit is, the
    nouns of what is counted (looked up where a cell is more than digits), the words that mean 0, the
    qualifier that all plain numbers of the column have ("at least"), and whether commas stand as in South
    Asia (``lakhs``: 1,23,45,678)."""

    separators: Separators | None = None
    scale: int = 1
    nouns: Callable[[], Phrases] = _no_nouns
    zero: frozenset[str] = frozenset()
    qualifier: str = ""
    lakhs: bool = False


def read_cell(text: str, language: str, manner: Manner) -> Stated | Unread:
    """The number that ``text`` states. Digits alone are their number; everything else is read as a mark
    is."""
    if manner.lakhs:
        text = LAKHS_GROUPED.sub(lambda number: number[0].replace(",", ""), text)
    stated = _read_plain(text, language, manner)
    if not manner.qualifier or isinstance(stated, Unread) or stated.qualifier != "exact":
        return stated
    qualified = read_mark(f"{manner.qualifier} {stated.number}", "en")
    if isinstance(qualified, Unread):
        return qualified
    return Stated(qualified.number, qualified.interval, qualified.qualifier)


def _read_plain(text: str, language: str, manner: Manner) -> Stated | Unread:
    """The number that ``text`` states, without the qualifier of its column."""
    if manner.zero and plain(text) in manner.zero:
        return Stated(0, exactly(0), "exact")
    if manner.scale != 1:
        return _scaled(text, language, manner)
    return _read(text, language, manner)


def _read(text: str, language: str, manner: Manner) -> Stated | Unread:
    """The one place where a cell is handed to the grammar of marks."""
    if _PLAIN.fullmatch(text):
        number = int(text)
        return Stated(number, exactly(number), "exact")
    mark = read_mark(text, language, nouns=manner.nouns(), separators=manner.separators)
    if isinstance(mark, Unread):
        return mark
    return Stated(mark.number, mark.interval, mark.qualifier)


# A column in thousands

_NUMERAL = re.compile(r"\d(?:[\d.,'’٬٫،\u00a0\u202f\u2009 ]*\d)?")
_SPACES = "\u00a0\u202f\u2009 "
_DOUBTFUL = re.compile(r"\d{1,3}[.,]\d{3}")
"""In a column of thousands, 12.345 and 12,345 can be twelve of them or twelve thousand."""
_OTHER = {".": ",", ",": ".", "٫": "٬", "٬": "٫"}
"""Where one of the two separators is declared, what the other can be."""
ROUNDED = "rounded"
"""The qualifier of a number that its scale rounds: 12.3 thousand is 12,250 … 12,349."""


def _scaled(text: str, language: str, manner: Manner) -> Stated | Unread:
    """``text`` whose numbers count many people each: read as if written out, then widened by their
    rounding."""
    written = tuple(_NUMERAL.findall(text))
    numbers = [_whole_number(numeral, language, manner) for numeral in written]
    whole = [number for number in numbers if number]
    if len(whole) < len(numbers):
        doubtful = any(map(_DOUBTFUL.fullmatch, written))
        return Unread("ambiguous-separator" if doubtful else "not-whole", written)
    stated = _read(_written_out(text, whole), language, Manner(nouns=manner.nouns))
    if isinstance(stated, Unread) or not whole:
        return stated
    if stated.number != whole[0].value:
        return Unread("several-numbers", written)
    unit = max(number.unit for number in whole)
    return _widened(stated, unit)


def _written_out(text: str, numbers: Iterable[WrittenNumber]) -> str:
    """``text`` with the values of ``numbers`` in the place of its numerals."""
    values = iter(numbers)
    return _NUMERAL.sub(lambda _: str(next(values).value), text)


def _whole_number(text: str, language: str, manner: Manner) -> WrittenNumber | None:
    """The number that ``text`` states; ``None`` where it is no whole number."""
    number = _number(text, language, manner)
    return number if number and number.value.denominator == 1 else None


def _number(text: str, language: str, manner: Manner) -> WrittenNumber | None:
    """The value of ``text``; ``None`` where its separators can be read in two ways or are none."""
    declared = manner.separators or Separators()
    if declared == Separators() and _DOUBTFUL.fullmatch(text):
        return None
    return number_in_digits(text, _separators(declared, text, language), manner.scale)


def _separators(declared: Separators, text: str, language: str) -> Separators:
    """The marks before thousands and before a fraction: declared, else the other of a pair, else the usual
    ones."""
    usual_thousands = "," if language == "en" else "٬"
    usual_decimal = "٫" if "٫" in text else "."
    thousands = declared.thousands or _OTHER.get(declared.decimal) or usual_thousands
    decimal = declared.decimal or _OTHER.get(declared.thousands) or usual_decimal
    return Separators(_SPACES if thousands == " " else thousands, decimal)


def _widened(stated: Stated, unit: Fraction) -> Stated:
    """``stated`` with all that its number was rounded from."""
    if unit <= 1:
        return stated
    qualifier = ROUNDED if stated.qualifier == "exact" else stated.qualifier
    return Stated(stated.number, _rounded(stated.interval, unit), qualifier)


def _rounded(interval: Interval, unit: Fraction) -> Interval:
    """The interval of all that is rounded to a number of ``interval``."""
    half = unit / 2
    low, high = interval.low, interval.high
    if low is not None:
        low = max(0, ceil(low - half))
    if high is not None:
        high = ceil(high + half) - 1
    return Interval(low, high)


# Why a cell was not read, where the reason is peculiar to tables


class CellRefusal(NamedTuple):
    """The message about a cell, the next step, and the cause that cells of its column may share (or
    nothing)."""

    message: str
    hint: str
    cause: str = ""


_FORMULA = re.compile(r"[=+@].*\d.*", re.DOTALL)
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d+")
_FRACTION = re.compile(r"\d+[.,٫]\d+")
_SHOWN = 80
"""Characters of a cell that a message holds."""


def refusal(text: str, name: str, scale: int) -> CellRefusal | None:
    """The reason why the cell ``text`` of the figure ``name`` states no number; ``None`` where it is one
    that a mark can have, too."""
    shown = _shortened(text)
    if _FRACTION.fullmatch(text):
        return _fraction(shown, name, scale)
    of_program = _of_program(text, shown)
    if of_program or any(map(str.isdecimal, text)):
        return of_program
    hint = f"if it means that nothing is stated, say `not_stated: [{_quoted(shown)}]` in the description"
    return CellRefusal(f"the cell “{shown}” states no number", hint)


def _of_program(text: str, shown: str) -> CellRefusal | None:
    """The refusal of what a spreadsheet writes in the place of a number; ``None`` for other text."""
    if _ERROR.fullmatch(text):
        hint = f'mend the sheet, or say `not_stated: ["{shown}"]` if the publisher states nothing there'
        return CellRefusal(f"the cell “{shown}” is an error of the spreadsheet", hint)
    if _FORMULA.fullmatch(text):
        message = f"the cell “{shown}” is a formula, not a number"
        return CellRefusal(message, "export the values of the sheet", "formula")
    if _EXPONENT.fullmatch(text):
        message = f"the cell “{shown}” is shortened by a power of ten"
        return CellRefusal(message, "export the number in full", "exponent")
    return None


def _fraction(text: str, name: str, scale: int) -> CellRefusal:
    if scale != 1:
        message = f"the cell “{text}” can be read in two ways, or is finer than people can be counted"
        hint = f'say which mark stands before the fraction: `decimal: {{{name}: "."}}`'
        return CellRefusal(message, hint, "fraction")
    message = f"the cell “{text}” is no whole number, or can be read in two ways"
    scaled = f"if the column counts thousands, say `scale: {{{name}: 1000}}`"
    return CellRefusal(message, f"{scaled}; else declare `thousands` or `decimal`", "fraction")


def _shortened(text: str) -> str:
    """``text`` on one line, and no longer than a message can hold."""
    line = plain(text)
    if len(line) > _SHOWN:
        return f"{line[:_SHOWN]}…"
    return line


def _quoted(text: str) -> str:
    """``text`` as YAML takes it in a list."""
    letters = text.replace(" ", "")
    safe = not letters or letters.isalnum()
    return text if safe else f'"{text}"'
