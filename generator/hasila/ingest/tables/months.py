"""The names of months, as tables write them: whole and shortened, in the language of the table and in
English.

Arabic has three sets of names in use (كانون الثاني, يناير, جانفي); none of their names means two months.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache

from babel import Locale, UnknownLocaleError

_REGIONS = {"ar": ("ar", "ar_SY", "ar_LB", "ar_IQ", "ar_DZ", "ar_TN", "ar_MA", "ar_MR")}
_WIDTHS = ("wide", "abbreviated")
_OLDER = {"sept": 9}
"""Shortened names that are in use and not in CLDR for English."""
_HAMZA = str.maketrans("أإآ", "ااا")


def month_of(text: str, language: str) -> int | None:
    """The number of the month that ``text`` names (1 to 12); ``None`` for another word. It may have
    two names: «شباط/فبراير»."""
    numbers = {_names(language).get(_folded(name)) for name in text.split("/")}
    return numbers.pop() if len(numbers) == 1 else None


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


_CLDR_PARTS = {"d": "D", "dd": "DD", "M": "M", "MM": "MM", "MMM": "MMM", "MMMM": "MMMM", "y": "YYYY"}
_CLDR_PIECE = re.compile(r"'([^']*)'|([dMy]+)|([^'dMy]+)")


def written_forms(language: str) -> tuple[str, ...]:
    """The forms in which days are written with the name of a month in ``language``, as CLDR has
    them: ``D 'de' MMMM 'de' YYYY``; none of a language that it does not know."""
    locale = _locale(language)
    if locale is None:
        return ()
    forms = (_form(locale.date_formats[width].pattern) for width in ("long", "medium"))
    return tuple(dict.fromkeys(form for form in forms if "MMM" in form or "'" in form))


def _form(pattern: str) -> str:
    """The form of a pattern of CLDR; its narrow spaces are written as plain ones."""
    plain = unicodedata.normalize("NFKC", pattern)
    return "".join(_form_piece(*found.groups("")) for found in _CLDR_PIECE.finditer(plain))


def _form_piece(quoted: str, part: str, other: str) -> str:
    if part:
        return _CLDR_PARTS.get(part, part)
    text = quoted or other
    return text if not text.strip(" -/.,") else f"'{text}'"


def _locale(code: str) -> Locale | None:
    try:
        return Locale.parse(code)
    except (UnknownLocaleError, ValueError):
        return None


def _of_locale(code: str) -> Iterator[tuple[str, int]]:
    locale = _locale(code)
    if locale is None:
        return
    for use in ("format", "stand-alone"):
        for width in _WIDTHS:
            months = locale.months[use][width]
            yield from ((name, number) for number, name in months.items())
