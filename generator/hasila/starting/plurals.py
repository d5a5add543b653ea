"""The plural forms of a language, from Babel's data (CLDR)."""

from __future__ import annotations

import re

from babel import Locale
from babel.plural import to_gettext

_FORMS = ("zero", "one", "two", "few", "many")


def plural_forms(locale: Locale) -> tuple[str, ...]:
    """The names of the plural forms of ``locale`` in the order of CLDR, ``other`` last."""
    named = locale.plural_form.tags
    return (*(form for form in _FORMS if form in named), "other")


def plural_header(locale: Locale) -> str:
    """The value of ``Plural-Forms`` in a catalogue: a form for each of :func:`plural_forms`, in that order.

    The expression is in the syntax of C that gettext reads. Babel writes the rules of French and Spanish with
    ``e``, the exponent of a compact number ("1M"), which no reader of catalogues knows; here it is 0, as in
    every number that is written out.
    """
    return re.sub(r"\be\b", "0", to_gettext(locale.plural_form)).rstrip(";")
