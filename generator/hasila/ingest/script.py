"""The script that a language is written in, and the one that a text is written in.

Which script a language has is looked up in CLDR (its likely subtags, by way of Babel), which of them a
letter belongs to in its Unicode name. Nothing is said of scripts that are not in the table.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from functools import cache
from unicodedata import name

from babel import Locale
from babel.core import get_global

from hasila.model.site import Language

_ALPHABETS: Mapping[str, tuple[str, ...]] = {
    "Arab": ("ARABIC",),
    "Armn": ("ARMENIAN",),
    "Beng": ("BENGALI",),
    "Cyrl": ("CYRILLIC",),
    "Deva": ("DEVANAGARI",),
    "Ethi": ("ETHIOPIC",),
    "Geor": ("GEORGIAN",),
    "Grek": ("GREEK",),
    "Gujr": ("GUJARATI",),
    "Guru": ("GURMUKHI",),
    "Hans": ("CJK",),
    "Hant": ("CJK",),
    "Hebr": ("HEBREW",),
    "Jpan": ("CJK", "HIRAGANA", "KATAKANA"),
    "Khmr": ("KHMER",),
    "Knda": ("KANNADA",),
    "Kore": ("HANGUL", "CJK"),
    "Laoo": ("LAO",),
    "Latn": ("LATIN",),
    "Mlym": ("MALAYALAM",),
    "Mymr": ("MYANMAR",),
    "Sinh": ("SINHALA",),
    "Syrc": ("SYRIAC",),
    "Taml": ("TAMIL",),
    "Telu": ("TELUGU",),
    "Thaa": ("THAANA",),
    "Thai": ("THAI",),
    "Tibt": ("TIBETAN",),
}
"""The scripts of ISO 15924 that are told apart → the first words of the Unicode names of their letters."""
_KNOWN = frozenset(first for firsts in _ALPHABETS.values() for first in firsts)


def script_of(language: Language) -> str | None:
    """The script (ISO 15924) of ``language``; ``None`` where CLDR names none, or none of the table."""
    return _script_of(language.locale)


@cache
def _script_of(identifier: str) -> str | None:
    locale = Locale.parse(identifier)
    script = locale.script or _likely_script(locale)
    return script if script in _ALPHABETS else None


def _likely_script(locale: Locale) -> str:
    """The script in which the language is most often written in its country; "" where CLDR names none."""
    subtags: Mapping[str, str] = get_global("likely_subtags")
    of_country = subtags.get(f"{locale.language}_{locale.territory}")
    likely = of_country or subtags.get(locale.language, "")
    _, *others = likely.split("_")
    return others[0] if others else ""


Letters = tuple[tuple[str, int], ...]
"""The number of letters of each script of the table, by the first word of their Unicode names."""


def other_script(text: str, language: Language, fewest: int = 4) -> str | None:
    """The script of most letters of ``text``, where it is another than that of ``language``; else ``None``.

    Fewer than ``fewest`` letters of another script decide nothing: a name or an abbreviation is often
    left as it is.
    """
    return script_beside(letters_in(text), language, fewest)


def script_beside(letters: Letters, language: Language, fewest: int = 4) -> str | None:
    """The same of a text with these letters."""
    own = script_of(language)
    if own is None or not letters:
        return None
    mine = sum(times for first, times in letters if first in _ALPHABETS[own])
    others = [(times, first) for first, times in letters if first not in _ALPHABETS[own]]
    foreign = sum(times for times, _ in others)
    if foreign < fewest or foreign <= mine:
        return None
    _, most = max(others)
    return _with_letters(most)


def _with_letters(first: str) -> str:
    """The script whose letters have names that begin with ``first``."""
    return next(script for script, firsts in _ALPHABETS.items() if first in firsts)


def name_of(script: str) -> str:
    """The English name of a script: Arabic, Latin."""
    names = Locale("en").scripts
    english = str(names.get(script, script))
    return english.removeprefix("Simplified ")


def letters_in(text: str) -> Letters:
    """The letters of ``text`` that are of a script of the table."""
    found: Counter[str] = Counter()
    for char, times in Counter(text).items():
        first = _first(char)
        if first in _KNOWN:
            found[first] += times
    return tuple(found.items())


@cache
def _first(char: str) -> str:
    if not char.isalpha():
        return ""
    return name(char, "").split(" ")[0]
