"""Languages by their codes, as Babel knows them."""

from __future__ import annotations

from collections.abc import Iterable

from babel import Locale, UnknownLocaleError
from babel.core import get_global


def locale_of(code: str) -> Locale | None:
    """Babel's locale of a language code (``fr``, ``pt-BR``); ``None`` where it knows none."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None


def locales_of(codes: Iterable[str]) -> dict[str, Locale]:
    """Code → Babel's locale, of each of ``codes`` that it knows."""
    found = {code: locale_of(code) for code in codes}
    return {code: locale for code, locale in found.items() if locale}


def script_of(code: str) -> str:
    """The script that a language is mostly written in, as ISO 15924 names it (``Latn``); empty where CLDR
    does not say.
    """
    locale = locale_of(code)
    if locale is None:
        return ""
    likely: dict[str, str] = dict(get_global("likely_subtags"))
    subtags = likely.get(str(locale)) or likely.get(locale.language, "")
    return locale.script or (subtags.split("_")[1] if "_" in subtags else "")
