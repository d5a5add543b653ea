"""Languages by their codes, as Babel knows them."""

from __future__ import annotations

from babel import Locale, UnknownLocaleError


def locale_of(code: str) -> Locale | None:
    """Babel's locale of a language code (``fr``, ``pt-BR``); ``None`` where it knows none."""
    try:
        return Locale.parse(code.replace("-", "_"))
    except (UnknownLocaleError, ValueError):
        return None
