"""The marks that part the digits of a number: what each language writes for thousands and for decimals."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

from hasila.model.data_class import dataclass
from hasila.reader.phrasebook import phrasebook_of

ALWAYS_THOUSANDS = "٬'’ \u00a0\u202f\u2009\u2007"
"""Marks that part thousands in every language: nobody writes a decimal with them."""
ALWAYS_DECIMAL = "٫"


@dataclass(frozen=True, slots=True)
class Separators:
    """The marks of thousands and of decimals that a language, a publisher or a table declares; "" for none.

    Each is a string of single characters, all of them with that meaning.
    """

    thousands: str = ""
    decimal: str = ""


@cache
def separators_of(language: str) -> Separators:
    """The marks that the language declares: its own file, else the Unicode CLDR (as Babel has it); none of
    an unknown one."""
    declared = phrasebook_of(language)
    if declared:
        return Separators(declared.thousands, declared.decimal)
    try:
        symbols = Locale.parse(language, sep="-").number_symbols
    except (UnknownLocaleError, ValueError):
        return Separators()
    latin = symbols.get("latn", symbols)
    thousands, decimal = latin.get("group", ""), latin.get("decimal", "")
    return Separators(str(thousands), str(decimal))
