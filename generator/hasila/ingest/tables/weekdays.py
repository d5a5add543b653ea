"""The names of the days of the week, whole and shortened, in the language of a table and in English."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_WIDTHS = ("wide", "abbreviated", "short")
_HAMZA = str.maketrans("أإآ", "ااا")


def weekday_of(text: str, language: str) -> int | None:
    """The day of the week that ``text`` names (0 is Monday, as in :mod:`datetime`); ``None`` for another
    word, and for one that names two days."""
    return _names(language).get(_folded(text))


def _folded(text: str) -> str:
    return text.casefold().rstrip(".").translate(_HAMZA)


@lru_cache(maxsize=32)
def _names(language: str) -> Mapping[str, int]:
    numbers: dict[str, set[int]] = {}
    for code in ("en", language):
        try:
            days = Locale.parse(code, sep="-").days
        except (UnknownLocaleError, ValueError):
            continue
        for width in _WIDTHS:
            for number, name in days["format"].get(width, {}).items():
                numbers.setdefault(_folded(str(name)), set()).add(number)
    return {name: next(iter(found)) for name, found in numbers.items() if len(found) == 1}
