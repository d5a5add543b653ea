"""What the cell of a figure states, with the separators and the scale that the description declares for its
column."""

from __future__ import annotations

import re
from fractions import Fraction
from math import ceil
from typing import NamedTuple

from hasila.model.interval import Interval, exactly
from hasila.reader import NO_NOUNS, Phrases, Separators, Unread, read_mark

_LONGEST = 12
"""Digits of the longest number that is taken without the grammar."""
_PLAIN = re.compile(rf"0|[1-9][0-9]{{0,{_LONGEST - 1}}}")


class Stated(NamedTuple):
    """What a cell states: the number as meant (12300 of 12.3 in thousands), what the count can be, and its
    qualifier."""

    number: int | None
    interval: Interval
    qualifier: str


class Manner(NamedTuple):
    """How the cells of a column are written: their separators, where declared, and what one unit stands for."""

    separators: Separators | None = None
    scale: int = 1
    nouns: Phrases = NO_NOUNS


def read_cell(words: str, language: str, manner: Manner) -> Stated | Unread:
    """What ``words`` state. Digits alone are their number; everything else is read as a mark is."""
    if manner.scale != 1:
        return _scaled(words, language, manner)
    return _read(words, language, manner)


def _read(words: str, language: str, manner: Manner) -> Stated | Unread:
    """The one place where a cell is handed to the grammar of marks."""
    if _PLAIN.fullmatch(words):
        return Stated(int(words), exactly(int(words)), "exact")
    said = read_mark(words, language, nouns=manner.nouns, separators=manner.separators)
    return said if isinstance(said, Unread) else Stated(said.number, said.interval, said.qualifier)


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


def _scaled(words: str, language: str, manner: Manner) -> Stated | Unread:
    """``words`` whose numbers count many people each: read as if written out, then widened by their
    rounding."""
    texts = _NUMERAL.findall(words)
    numerals = [_numeral(text, language, manner) for text in texts]
    whole = [numeral for numeral in numerals if numeral and numeral.value.denominator == 1]
    if len(whole) != len(numerals):
        doubtful = any(_DOUBTFUL.fullmatch(text) for text in texts)
        return Unread("ambiguous-separator" if doubtful else "not-whole", tuple(texts))
    values = iter(whole)
    written_out = _NUMERAL.sub(lambda _: str(next(values).value), words)
    said = _read(written_out, language, Manner(nouns=manner.nouns))
    if isinstance(said, Unread) or not whole:
        return said
    if said.number != whole[0].value:
        return Unread("several-numbers", tuple(texts))
    return _widened(said, max(numeral.unit for numeral in whole))


def _numeral(text: str, language: str, manner: Manner) -> Numeral | None:
    """The value of ``text``; ``None`` where its separators can be read in two ways or are none."""
    declared = manner.separators or Separators()
    if declared == Separators() and _DOUBTFUL.fullmatch(text):
        return None
    thousands = declared.thousands or _OTHER.get(declared.decimal) or ("," if language == "en" else "٬")
    decimal = declared.decimal or _OTHER.get(declared.thousands) or ("٫" if "٫" in text else ".")
    whole, mark, fraction = text.partition(decimal)
    groups = _groups(whole, thousands)
    digits = "".join(groups) + fraction
    if not _is_number(digits) or (mark and not fraction) or not _in_threes(groups):
        return None
    unit = Fraction(manner.scale, 10 ** len(fraction))
    return Numeral(int(digits) * unit, unit)


def _is_number(digits: str) -> bool:
    """Whether these are digits of one script, and no more than a count has."""
    if not digits.isdecimal() or len(digits) > _LONGEST:
        return False
    return len({ord(digit) - int(digit) for digit in digits}) == 1


def _groups(whole: str, thousands: str) -> list[str]:
    marks = _SPACES if thousands == " " else thousands
    return re.split(f"[{re.escape(marks)}]", whole)


def _in_threes(groups: list[str]) -> bool:
    first, *rest = groups
    return not rest or (1 <= len(first) <= 3 and all(len(group) == 3 for group in rest))


def _widened(said: Stated, unit: Fraction) -> Stated:
    """``said`` with all that its number was rounded from."""
    if unit <= 1:
        return said
    low, high = said.interval.low, said.interval.high
    lowest = None if low is None else max(0, ceil(low - unit / 2))
    highest = None if high is None else ceil(high + unit / 2) - 1
    qualifier = ROUNDED if said.qualifier == "exact" else said.qualifier
    return Stated(said.number, Interval(lowest, highest), qualifier)


# Why a cell was not read, where the reason is peculiar to tables


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
_SHOWN = 80
"""Characters of a cell that a message holds."""


def refusal(words: str, name: str, scale: int) -> Refusal | None:
    """Why the cell that says ``words`` of the figure ``name`` states no number; ``None`` where the reason is
    one that a mark can have, too."""
    shown = _shortened(words)
    if _ERROR.fullmatch(words):
        hint = f'mend the sheet, or say `not_stated: ["{shown}"]` if the publisher states nothing there'
        return Refusal(f"the cell “{shown}” is an error of the spreadsheet", hint)
    if _FORMULA.fullmatch(words):
        message = f"the cell “{shown}” is a formula, not a number"
        return Refusal(message, "export the values of the sheet", "formula")
    if _EXPONENT.fullmatch(words):
        message = f"the cell “{shown}” is shortened by a power of ten"
        return Refusal(message, "export the number in full", "exponent")
    if _FRACTION.fullmatch(words):
        return _fraction(shown, name, scale)
    if any(character.isdecimal() for character in words):
        return None
    hint = f"if it means that nothing is stated, say `not_stated: [{_quoted(shown)}]` in the description"
    return Refusal(f"the cell “{shown}” states no number", hint)


def _fraction(words: str, name: str, scale: int) -> Refusal:
    if scale != 1:
        message = f"the cell “{words}” can be read in two ways, or is finer than people can be counted"
        hint = f'say which mark stands before the fraction: `decimal: {{{name}: "."}}`'
        return Refusal(message, hint, "fraction")
    message = f"the cell “{words}” is no whole number, or can be read in two ways"
    scaled = f"if the column counts thousands, say `scale: {{{name}: 1000}}`"
    return Refusal(message, f"{scaled}; else declare `thousands` or `decimal`", "fraction")


def _shortened(words: str) -> str:
    """``words`` on one line, and no longer than a message can hold."""
    plain = " ".join(words.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}…"


def _quoted(words: str) -> str:
    """``words`` as YAML takes them in a list."""
    safe = all(character.isalnum() or character == " " for character in words)
    return words if safe else f'"{words}"'
