"""Whether digits as they are written can be read in one way only."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import cache

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
    """Why the digits of ``text`` (a number with its inner marks) are no number that can be read; "" where they are one.

    ``scaled``: a scale follows ("1.9" of "1.9 million"), so that decimals can be a whole number.
    """
    digits = [char for char in text if char.isdecimal()]
    if len(digits) > LONGEST_NUMBER:
        return "too-long"
    return _script(digits, language) or _form(text, separators, scaled)


def _script(digits: Sequence[str], language: str) -> str:
    scripts = {unicodedata.name(digit).rsplit(" ", 1)[0] for digit in digits}
    if len(scripts) > 1:
        return "mixed-digits"
    return "" if scripts <= {*_EVERYWHERE, _native(language)} else "foreign-digits"


@cache
def _native(language: str) -> str:
    """The name of the language's own digits, if it has some that are not read everywhere."""
    try:
        systems = Locale.parse(language, sep="-").other_numbering_systems
    except (UnknownLocaleError, ValueError):
        return ""
    return _NATIVE.get(systems.get("native", ""), "")


def _form(text: str, separators: Separators, scaled: bool) -> str:
    groups = re.split(r"\D+", text)
    marks = [mark for mark in re.split(r"\d+", text) if mark]
    if len(groups[0]) > 1 and _zero(groups[0][0]):
        return "leading-zero"
    if not marks:
        return ""
    thousands, decimal = ALWAYS_THOUSANDS + separators.thousands, ALWAYS_DECIMAL + separators.decimal
    if len(set(marks)) == 1 and _grouped(groups) and not _either(marks, thousands, decimal):
        return "" if marks[0] in thousands else _decimal(groups, marks, thousands, decimal, scaled)
    return _decimal(groups, marks, thousands, decimal, scaled)


def _either(marks: Sequence[str], thousands: str, decimal: str) -> bool:
    """Whether one mark before three digits may be of thousands or of decimals."""
    return len(marks) == 1 and marks[0] in thousands and marks[0] in decimal


def _decimal(groups: Sequence[str], marks: Sequence[str], thousands: str, decimal: str, scaled: bool) -> str:
    """The verdict on a number whose last mark can only be a decimal one, or a mark that is not declared."""
    *whole, last = marks
    several = len(marks) > 1 and len(set(marks)) == 1
    if several and _grouped(groups) and last in ".,":
        return ""  # "1.234.567": a number has one decimal mark at most
    if last not in decimal or any(mark not in thousands for mark in whole) or not _grouped(groups[:-1]):
        return "ambiguous-separator"
    if scaled:
        return ""
    if len(groups[-1]) == _GROUP and last != ALWAYS_DECIMAL:
        return "ambiguous-separator"
    return "" if all(_zero(digit) for digit in groups[-1]) else "not-whole"


def _grouped(groups: Sequence[str]) -> bool:
    """Whether the groups are those of thousands: one to three digits, then three each; one group may be of any length."""
    first, *others = groups
    if not others:
        return True
    short = len(first) <= _GROUP and not _zero(first[0])
    return short and all(len(group) == _GROUP for group in others)


def _zero(digit: str) -> bool:
    return unicodedata.decimal(digit) == 0


def runs(text: str) -> Iterator[tuple[int, int]]:
    """The places of the numbers in digits within ``text``: runs of digits and the single marks between them."""
    for found in _RUN.finditer(text):
        yield found.span()


_RUN = re.compile(r"\d+(?:[.,٬٫،'’ \u00a0\u202f\u2009\u2007]\d+)*")
