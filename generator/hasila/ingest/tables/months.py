"""The names of months, as tables write them: whole and shortened, in the language of the table and in
English.

Arabic has three sets of names in use (كانون الثاني, يناير, جانفي); none of their names means two months.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_REGIONS = {"ar": ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR")}
_WIDTHS = ("wide", "abbreviated")
_OLDER = {"sept": 9}
"""Shortened names that are in use and not in CLDR for English."""
_HAMZA = str.maketrans("أإآ", "ااا")


def month_of(text: str, language: str) -> int | None:
    """The number of the month that ``text`` names (1 to 12); ``None`` for another word."""
    return _names(language).get(_folded(text))


def _folded(text: str) -> str:
    words = " ".join(text.casefold().split())
    return words.rstrip(".").translate(_HAMZA)


@lru_cache(maxsize=32)
def _names(language: str) -> Mapping[str, int]:
    """Every name of a month in ``language`` and in English, folded; a name that two months have is left
    out."""
    numbers: dict[str, set[int]] = {}
    for code in ("en", *_REGIONS.get(language, (language,))):
        for name, number in _of_locale(code):
            numbers.setdefault(_folded(name), set()).add(number)
    named = {name: next(iter(found)) for name, found in numbers.items() if len(found) == 1}
    return {**_OLDER, **named}


def _of_locale(code: str) -> Iterator[tuple[str, int]]:
    try:
        locale = Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return
    for use in ("format", "stand-alone"):
        for width in _WIDTHS:
            months = locale.months[use][width]
            yield from ((name, number) for number, name in months.items())
