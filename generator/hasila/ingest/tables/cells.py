"""The number that the cell of a figure states, with the separators and the scale that the description
declares for its column."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from hasila.ingest.tables.csv_text import plain
from hasila.model.interval import Interval, exactly
from hasila.reader import NO_NOUNS, Phrases, Separators, Unread, read_mark

_LONGEST = 12
"""Digits of the longest number that is taken without the grammar."""
_PLAIN = re.compile(rf"0|[1-9][0-9]{{0,{_LONGEST - 1}}}")


class Stated(NamedTuple):
    """The number as meant (12300 of 12.3 in thousands), the numbers that the count can be, and the
    qualifier."""

    number: int | None
    interval: Interval
    qualifier: str


class Manner(NamedTuple):
    """The form of the cells of a column: their separators, where declared, and how many people one unit
    is."""

    separators: Separators | None = None
    scale: int = 1
    nouns: Phrases = NO_NOUNS


def read_cell(text: str, language: str, manner: Manner) -> Stated | Unread:
    """The number that ``text`` states. Digits alone are their number; everything else is read as a mark
    is."""
    if manner.scale != 1:
        return _scaled(text, language, manner)
    return _read(text, language, manner)


def _read(text: str, language: str, manner: Manner) -> Stated | Unread:
    """The one place where a cell is handed to the grammar of marks."""
    if _PLAIN.fullmatch(text):
        number = int(text)
        return Stated(number, exactly(number), "exact")
    mark = read_mark(text, language, nouns=manner.nouns, separators=manner.separators)
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


class Numeral(NamedTuple):
    """A number in digits: its value, and what one of its last digit is worth."""

    value: Fraction
    unit: Fraction


def _scaled(text: str, language: str, manner: Manner) -> Stated | Unread:
    """``text`` whose numbers count many people each: read as if written out, then widened by their
    rounding."""
    written = tuple(_NUMERAL.findall(text))
    numerals = [_numeral(numeral, language, manner) for numeral in written]
    whole = [numeral for numeral in numerals if numeral and numeral.value.denominator == 1]
    if len(whole) != len(numerals):
        doubtful = any(map(_DOUBTFUL.fullmatch, written))
        return Unread("ambiguous-separator" if doubtful else "not-whole", written)
    values = iter(whole)
    written_out = _NUMERAL.sub(lambda _: str(next(values).value), text)
    stated = _read(written_out, language, Manner(nouns=manner.nouns))
    if isinstance(stated, Unread) or not whole:
        return stated
    if stated.number != whole[0].value:
        return Unread("several-numbers", written)
    return _widened(stated, max(numeral.unit for numeral in whole))


def _numeral(text: str, language: str, manner: Manner) -> Numeral | None:
    """The value of ``text``; ``None`` where its separators can be read in two ways or are none."""
    declared = manner.separators or Separators()
    if declared == Separators() and _DOUBTFUL.fullmatch(text):
        return None
    thousands, decimal = _separators(declared, text, language)
    whole, mark, fraction = text.partition(decimal)
    groups = _groups(whole, thousands)
    digits = "".join(groups) + fraction
    if mark and not fraction:
        return None
    if not _is_number(digits) or not _in_threes(groups):
        return None
    unit = Fraction(manner.scale, 10 ** len(fraction))
    return Numeral(int(digits) * unit, unit)


def _separators(declared: Separators, text: str, language: str) -> tuple[str, str]:
    """The marks before thousands and before a fraction: declared, else the other of a pair, else the usual
    ones."""
    usual_thousands = "," if language == "en" else "٬"
    usual_decimal = "٫" if "٫" in text else "."
    thousands = declared.thousands or _OTHER.get(declared.decimal) or usual_thousands
    decimal = declared.decimal or _OTHER.get(declared.thousands) or usual_decimal
    return thousands, decimal


def _is_number(digits: str) -> bool:
    """True for digits of one script, and no more than a count has."""
    if not digits.isdecimal() or len(digits) > _LONGEST:
        return False
    zeros = {ord(digit) - int(digit) for digit in digits}
    return len(zeros) == 1


def _groups(whole: str, thousands: str) -> list[str]:
    marks = _SPACES if thousands == " " else thousands
    return re.split(f"[{re.escape(marks)}]", whole)


def _in_threes(groups: list[str]) -> bool:
    first, *rest = groups
    if not rest:
        return True
    return 1 <= len(first) <= 3 and all(len(group) == 3 for group in rest)


def _widened(stated: Stated, unit: Fraction) -> Stated:
    """``stated`` with all that its number was rounded from."""
    if unit <= 1:
        return stated
    half = unit / 2
    low, high = stated.interval.low, stated.interval.high
    lowest = None if low is None else max(0, ceil(low - half))
    highest = None if high is None else ceil(high + half) - 1
    qualifier = ROUNDED if stated.qualifier == "exact" else stated.qualifier
    return Stated(stated.number, Interval(lowest, highest), qualifier)


# Why a cell was not read, where the reason is peculiar to tables


class Refusal(NamedTuple):
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


def refusal(text: str, name: str, scale: int) -> Refusal | None:
    """The reason why the cell ``text`` of the figure ``name`` states no number; ``None`` where it is one
    that a mark can have, too."""
    shown = _shortened(text)
    if _ERROR.fullmatch(text):
        hint = f'mend the sheet, or say `not_stated: ["{shown}"]` if the publisher states nothing there'
        return Refusal(f"the cell “{shown}” is an error of the spreadsheet", hint)
    if _FORMULA.fullmatch(text):
        message = f"the cell “{shown}” is a formula, not a number"
        return Refusal(message, "export the values of the sheet", "formula")
    if _EXPONENT.fullmatch(text):
        message = f"the cell “{shown}” is shortened by a power of ten"
        return Refusal(message, "export the number in full", "exponent")
    if _FRACTION.fullmatch(text):
        return _fraction(shown, name, scale)
    if any(character.isdecimal() for character in text):
        return None
    hint = f"if it means that nothing is stated, say `not_stated: [{_quoted(shown)}]` in the description"
    return Refusal(f"the cell “{shown}” states no number", hint)


def _fraction(text: str, name: str, scale: int) -> Refusal:
    if scale != 1:
        message = f"the cell “{text}” can be read in two ways, or is finer than people can be counted"
        hint = f'say which mark stands before the fraction: `decimal: {{{name}: "."}}`'
        return Refusal(message, hint, "fraction")
    message = f"the cell “{text}” is no whole number, or can be read in two ways"
    scaled = f"if the column counts thousands, say `scale: {{{name}: 1000}}`"
    return Refusal(message, f"{scaled}; else declare `thousands` or `decimal`", "fraction")


def _shortened(text: str) -> str:
    """``text`` on one line, and no longer than a message can hold."""
    line = plain(text)
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}…"


def _quoted(text: str) -> str:
    """``text`` as YAML takes it in a list."""
    safe = all(character.isalnum() or character == " " for character in text)
    return text if safe else f'"{text}"'
