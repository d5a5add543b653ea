"""The rule of plurals that is read alone is the one that Babel gives."""

from __future__ import annotations

import pytest
from babel import Locale, UnknownLocaleError

from hasila.model.plural_rule import _own_rule, plural_rule

READ_ALONE = (
    *("ar", "ar_LB", "en", "en_GB", "en_US", "fr", "fr_HT", "es", "es_MX", "tr"),
    *("pt", "pt_PT", "pt_AO", "ru", "ku", "fa", "sl", "ga", "cy", "mt", "am"),
)
ASKED = ("zh_Hant_HK", "mai")
"""A locale with a script, and one of which no rule is known."""


@pytest.mark.parametrize("locale", [*READ_ALONE, *ASKED])
def test_it_is_the_one_of_babel(locale: str) -> None:
    known = Locale.parse(locale)
    assert plural_rule(locale).rules == known.plural_form.rules
    assert (_own_rule(known) is None) == (locale in ASKED)


def test_an_unknown_locale_is_refused() -> None:
    with pytest.raises(UnknownLocaleError):
        plural_rule("xx")
