"""What the cell of a figure states, with the separators and the scale that the description declares for its
column."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from generator.reading import Said, Separators, Unread, read_mark
from generator.words.interval import Interval, exactly

_LONGEST = 15
"""Digits of the longest number that is read; longer ones are telephone numbers and the like."""
_PLAIN = re.compile(rf"0|[1-9][0-9]{{0,{_LONGEST - 1}}}")
_NUMERAL = re.compile(r"\d(?:[\d.,'’٬٫،\u00a0\u202f\u2009 ]*\d)?")
_SPACES = "\u00a0\u202f\u2009 "
ROUNDED = "rounded"
"""The qualifier of a number that its scale rounds: 12.3 thousand is 12,250 … 12,349."""


class Stated(NamedTuple):
    """What a cell states: the number as meant (12300 of 12.3 in thousands), what the count can be, and its
    qualifier."""

    number: int | None
    interval: Interval
    qualifier: str


def read_cell(words: str, language: str, separators: Separators | None, scale: int) -> Stated | Unread:
    """What ``words`` state. Digits alone are their number; everything else is read as a mark is."""
    if scale == 1 and _PLAIN.fullmatch(words):
        return Stated(int(words), exactly(int(words)), "exact")
    if scale != 1:
        return _scaled(words, language, separators or Separators(), scale)
    return _stated(_read(words, language, separators))


def _read(words: str, language: str, separators: Separators | None) -> Said | Unread:
    """The one place where a cell is handed to the grammar of marks."""
    return read_mark(words, language, separators=separators)


def _stated(said: Said | Unread) -> Stated | Unread:
    return said if isinstance(said, Unread) else Stated(said.number, said.interval, said.qualifier)


# A column in thousands


class Numeral(NamedTuple):
    """A number in digits: its value, and what one of its last digit is worth."""

    value: Fraction
    unit: Fraction


def _scaled(words: str, language: str, separators: Separators, scale: int) -> Stated | Unread:
    """``words`` whose numbers count ``scale`` people each: read as if written out, then widened by their
    rounding."""
    numerals = tuple(_numerals(words, language, separators, scale))
    whole = [numeral for numeral in numerals if numeral and numeral.value.denominator == 1]
    if not numerals or len(whole) != len(numerals):
        return Unread("no-number", tuple(_NUMERAL.findall(words)))
    values = iter(whole)
    written_out = _NUMERAL.sub(lambda _: str(next(values).value), words)
    said = _stated(_read(written_out, language, None))
    if isinstance(said, Unread) or said.number != whole[0].value:
        return said if isinstance(said, Unread) else Unread("no-number")
    return _widened(said, max(numeral.unit for numeral in whole))


def _numerals(words: str, language: str, separators: Separators, scale: int) -> Iterator[Numeral | None]:
    for found in _NUMERAL.finditer(words):
        numeral = _numeral(found[0], language, separators)
        yield Numeral(numeral.value * scale, numeral.unit * scale) if numeral else None


def _numeral(text: str, language: str, separators: Separators) -> Numeral | None:
    """The value of ``text``; ``None`` where its separators can be read in two ways or are none."""
    if separators == Separators() and _DOUBTFUL.fullmatch(text):
        return None
    thousands = separators.thousands or _OTHER.get(separators.decimal) or ("," if language == "en" else "٬")
    decimal = separators.decimal or _OTHER.get(separators.thousands) or ("٫" if "٫" in text else ".")
    whole, mark, fraction = text.partition(decimal) if decimal else (text, "", "")
    groups = _groups(whole, thousands)
    digits = "".join(groups) + fraction
    broken = not digits.isdecimal() or (mark and not fraction.isdecimal()) or not _in_threes(groups)
    if broken or len(digits) > _LONGEST or not _one_script(digits):
        return None
    unit = Fraction(1, 10 ** len(fraction))
    return Numeral(int(digits) * unit, unit)


def _one_script(digits: str) -> bool:
    return len({ord(digit) - int(digit) for digit in digits}) == 1


def _groups(whole: str, thousands: str) -> list[str]:
    marks = _SPACES if thousands == " " else thousands
    return re.split(f"[{re.escape(marks)}]", whole) if marks else [whole]


def _in_threes(groups: list[str]) -> bool:
    return len(groups) == 1 or (1 <= len(groups[0]) <= 3 and all(len(group) == 3 for group in groups[1:]))


_OTHER = {".": ",", ",": ".", "٫": "٬", "٬": "٫"}
"""Where one of the two separators is declared, what the other can be."""
_DOUBTFUL = re.compile(r"\d{1,3}[.,]\d{3}")
"""In a column of thousands, 12.345 and 12,345 can be twelve of them or twelve thousand."""


def _widened(said: Stated, unit: Fraction) -> Stated:
    """``said`` with all that its number was rounded from."""
    if unit <= 1:
        return said
    low, high = said.interval.low, said.interval.high
    lowest = None if low is None else max(0, ceil(low - unit / 2))
    highest = None if high is None else ceil(high + unit / 2) - 1
    qualifier = ROUNDED if said.qualifier == "exact" else said.qualifier
    return Stated(said.number, Interval(lowest, highest), qualifier)


# Why a cell was not read


class Refusal(NamedTuple):
    """What is wrong with a cell, the next step, and the cause that cells of its column may share (or
    nothing)."""

    message: str
    hint: str
    cause: str = ""


_FORMULA = re.compile(r"[=+@].*\d.*", re.DOTALL)
_ERROR = re.compile(r"#[A-Z0-9/]+[!?]?")
_EXPONENT = re.compile(r"\d+(?:[.,]\d+)?[eE][+-]?\d+")
_FRACTION = re.compile(r"\d+[.,٫]\d+")


def refusal(words: str, name: str, scale: int) -> Refusal:
    """Why the cell that says ``words`` of the figure ``name`` states no number, with the next step."""
    shown = _shortened(words)
    if _ERROR.fullmatch(words):
        hint = f'mend the sheet, or say `not_stated: ["{shown}"]` if the publisher states nothing there'
        return Refusal(f"the cell “{shown}” is an error of the spreadsheet", hint)
    if _FORMULA.fullmatch(words):
        return Refusal(
            f"the cell “{shown}” is a formula, not a number", "export the values of the sheet", "formula"
        )
    if _EXPONENT.fullmatch(words):
        return Refusal(
            f"the cell “{shown}” is shortened by a power of ten", "export the number in full", "exponent"
        )
    if _FRACTION.fullmatch(words):
        return _fraction(shown, name, scale)
    message = f"the cell “{shown}” states no single number"
    if not any(character.isdecimal() for character in words):
        hint = f"if it means that nothing is stated, say `not_stated: [{_quoted(shown)}]` in the description"
        return Refusal(message, hint)
    return Refusal(message, "write 14500 or at least 14500; leave it empty when it is not stated")


def _shortened(words: str) -> str:
    """``words`` on one line, and no longer than a message can hold."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _LONGEST_SHOWN else f"{plain[:_LONGEST_SHOWN]}…"


_LONGEST_SHOWN = 80


def _fraction(words: str, name: str, scale: int) -> Refusal:
    if scale != 1:
        message = f"the cell “{words}” can be read in two ways, or is finer than people can be counted"
        return Refusal(
            message, f'say which mark stands before the fraction: `decimal: {{{name}: "."}}`', "fraction"
        )
    message = f"the cell “{words}” is no whole number"
    scaled = f"if the column counts thousands, say `scale: {{{name}: 1000}}`"
    return Refusal(message, f"{scaled}; else declare `thousands` or `decimal`", "fraction")


def _quoted(words: str) -> str:
    """``words`` as YAML takes them in a list."""
    safe = all(character.isalnum() or character == " " for character in words)
    return words if safe else f'"{words}"'
