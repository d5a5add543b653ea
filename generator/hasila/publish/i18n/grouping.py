"""How many digits a number needs before its first separator, by language.

CLDR calls this ``minimumGroupingDigits``. Babel 2.19 does not hold it and groups every number from 1,000 on.
Source: CLDR 48.2, ``numbers.json`` of each locale. Languages that are not listed need one digit.
"""

from __future__ import annotations

from babel import Locale

GROUP = 3
"""The digits of the first group from the right, in all locales of CLDR."""

TWO_DIGITS = frozenset({"be", "bg", "et", "hu", "hy", "ia", "ie", "it", "ka", "lv", "pl", "sl", "sq"})
"""Languages that write 4821 and 48.210, wherever they are spoken."""

TWO_DIGITS_IN = {
    "es": frozenset({None, "ES", "EA", "GQ", "IC", "PH"}),
    "pt": frozenset({"PT", "CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL"}),
    "ru": frozenset({"UA"}),
}
"""Languages that write so in these territories alone; None is a locale without a territory."""

THREE_DIGITS = frozenset({"ee"})


def is_grouped(number: int, locale: Locale) -> bool:
    """True if ``number`` is written with separators in ``locale``: 48.210 in Spanish, but not 4821."""
    return len(str(abs(number))) >= GROUP + least_digits(locale)


def least_digits(locale: Locale) -> int:
    """The digits that stand before the first separator in ``locale``, at least: 1, 2 or 3."""
    if locale.language in THREE_DIGITS:
        return 3
    of_territory = locale.territory in TWO_DIGITS_IN.get(locale.language, ())
    return 2 if of_territory or locale.language in TWO_DIGITS else 1
