"""Numbers as their digits and marks are written: the refusal of those that can be read in two ways, and
their values."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError

from hasila.model.bounds import LONGEST_NUMBER
from hasila.reader.separators import ALWAYS_DECIMAL, ALWAYS_THOUSANDS, Separators

_GROUP = 3
_EVERYWHERE = ("DIGIT", "ARABIC-INDIC DIGIT", "EXTENDED ARABIC-INDIC DIGIT")
"""Digits that are read in every language, by the beginning of their Unicode names."""
_NATIVE = {
    "beng": "BENGALI DIGIT", "deva": "DEVANAGARI DIGIT", "gujr": "GUJARATI DIGIT", "guru": "GURMUKHI DIGIT",
    "khmr": "KHMER DIGIT", "knda": "KANNADA DIGIT", "laoo": "LAO DIGIT", "mlym": "MALAYALAM DIGIT",
    "mymr": "MYANMAR DIGIT", "nkoo": "NKO DIGIT", "olck": "OL CHIKI DIGIT", "orya": "ORIYA DIGIT",
    "tamldec": "TAMIL DIGIT", "telu": "TELUGU DIGIT", "thai": "THAI DIGIT", "tibt": "TIBETAN DIGIT",
}  # fmt: skip
"""The digits of numbering systems, as the Unicode CLDR calls them."""


def refusal(text: str, separators: Separators, language: str, scaled: bool) -> str:
    """The reason why the digits of ``text`` (a number with its inner marks) are no number that can be read;
    "" where they are one.

    ``scaled``: a scale follows ("1.9" of "1.9 million"), so that decimals can be a whole number.
    """
    digits = [char for char in text if char.isdecimal()]
    if len(digits) > LONGEST_NUMBER:
        return "too-long"
    return _script(digits, language) or _form(text, separators, scaled)


def _script(digits: Sequence[str], language: str) -> str:
    scripts = _scripts(digits)
    if len(scripts) > 1:
        return "mixed-digits"
    return "" if scripts <= {*_EVERYWHERE, _native(language)} else "foreign-digits"


def _scripts(digits: Iterable[str]) -> set[str]:
    """The scripts of digits by their Unicode names: "ARABIC-INDIC DIGIT"."""
    names = (unicodedata.name(digit) for digit in digits)
    return {name.rsplit(" ", 1)[0] for name in names}


def several_scripts(digits: str) -> bool:
    """True where the digits are not all of one script."""
    return len(_scripts(digits)) > 1


@cache
def _native(language: str) -> str:
    """The name of the language's own digits, if it has some that are not read everywhere."""
    try:
        systems = Locale.parse(language, sep="-").other_numbering_systems
    except (UnknownLocaleError, ValueError):
        return ""
    return _NATIVE.get(systems.get("native", ""), "")


def _form(text: str, separators: Separators, scaled: bool) -> str:
    """The fault in the groups and marks of a number; "" where there is none."""
    groups = re.split(r"\D+", text)
    marks = [mark for mark in re.split(r"\d+", text) if mark]
    if len(groups[0]) > 1 and _zero(groups[0][0]):
        return "leading-zero"
    if not marks or _in_thousands(groups, marks, separators):
        return ""
    if not _is_decimal(groups, marks, separators):
        return "ambiguous-separator"
    if scaled:
        return ""
    if len(groups[-1]) == _GROUP and marks[-1] != ALWAYS_DECIMAL:
        return "ambiguous-separator"
    return "" if all(_zero(digit) for digit in groups[-1]) else "not-whole"


def _in_thousands(groups: Sequence[str], marks: Sequence[str], separators: Separators) -> bool:
    """True where all marks are one mark that can only be of thousands."""
    mark, *more = marks
    if len(set(marks)) > 1 or not _grouped(groups):
        return False
    if more and mark in ".,":
        return True  # "1.234.567": a number has one decimal mark at most
    if mark not in ALWAYS_THOUSANDS + separators.thousands:
        return False
    return bool(more) or mark not in ALWAYS_DECIMAL + separators.decimal


def _is_decimal(groups: Sequence[str], marks: Sequence[str], separators: Separators) -> bool:
    """True where the last mark can be a decimal one, and all before it are of thousands."""
    *before, last = marks
    if last not in ALWAYS_DECIMAL + separators.decimal or not _grouped(groups[:-1]):
        return False
    thousands = ALWAYS_THOUSANDS + separators.thousands
    return all(mark in thousands for mark in before)


def _grouped(groups: Sequence[str]) -> bool:
    """True where the groups are those of thousands: one to three digits, then three each.

    One group may be of any length.
    """
    if len(groups) == 1:
        return True
    return not _zero(groups[0][0]) and _in_threes(groups)


def _zero(digit: str) -> bool:
    return unicodedata.decimal(digit) == 0


class WrittenNumber(NamedTuple):
    """A number in digits: its value, and the worth of one of its last digit (100 of "12.3" in thousands)."""

    value: Fraction
    unit: Fraction


def number_in_digits(text: str, separators: Separators, scale: int = 1) -> WrittenNumber | None:
    """The number that ``text`` states in units of ``scale`` each: 12,300 of "12.3" in thousands.

    Only the marks of ``separators`` are known, and the fraction begins behind the first decimal one. None
    where the text is no number with these marks, has digits of several scripts or more of them than a count.
    """
    whole, mark, fraction = _parted(text, separators.decimal)
    groups = _split(whole, separators.thousands)
    digits = "".join(groups) + fraction
    if not digits.isdecimal() or several_scripts(digits) or len(digits) > LONGEST_NUMBER:
        return None
    if mark and not fraction or not _in_threes(groups):
        return None
    unit = Fraction(scale, 10 ** len(fraction))
    return WrittenNumber(int(digits) * unit, unit)


def _parted(text: str, marks: str) -> tuple[str, str, str]:
    """The text before the first of the marks, the mark, and the text behind it."""
    for place, char in enumerate(text):
        if char in marks:
            return text[:place], char, text[place + 1 :]
    return text, "", ""


def _split(text: str, marks: str) -> list[str]:
    """The parts of the text between the marks."""
    return re.split(f"[{re.escape(marks)}]", text) if marks else [text]


def _in_threes(groups: Sequence[str]) -> bool:
    """True where each group but the first has three digits, and the first one to three; one may be of any
    length."""
    first, *others = groups
    if not others:
        return True
    return 1 <= len(first) <= _GROUP and all(len(group) == _GROUP for group in others)


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The places of the numbers in digits within ``text``: runs of digits and the single marks between
    them."""
    for found in _RUN.finditer(text):
        yield found.span()


_RUN = re.compile(r"\d+(?:[.,٬٫،'’ \u00a0\u202f\u2009\u2007]\d+)*")
