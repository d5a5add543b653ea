"""Which script a language has, and which one a text is written in."""

from __future__ import annotations

import pytest

from hasila.ingest.script import name_of, other_script, script_of
from hasila.model.site import Language


def language(locale: str) -> Language:
    return Language(locale, locale, locale, "ltr")


@pytest.mark.parametrize(
    ("locale", "script"),
    [
        ("ar_SY", "Arab"),
        ("en", "Latn"),
        ("fa", "Arab"),
        ("uk", "Cyrl"),
        ("sr_Latn", "Latn"),
        ("sr", "Cyrl"),
        ("he", "Hebr"),
        ("ja", "Jpan"),
        ("zh_TW", "Hant"),
    ],
)
def test_cldr_says_the_script_of_a_language(locale: str, script: str) -> None:
    assert script_of(language(locale)) == script


@pytest.mark.parametrize(
    ("text", "locale", "foreign"),
    [
        ("River Watch counts the dead.", "ar", "Latn"),
        ("تحصي مراقبة النهر القتلى.", "en", "Arab"),
        ("Сорок людей загинули.", "ar", "Cyrl"),
        ("River Watch counts the dead.", "fr", None),
        ("تقول «River Watch» إن عدد القتلى لم يتغير منذ أمس.", "ar", None),
        ("58 (12)", "ar", None),
        ("HTS", "ar", None),
    ],
)
def test_most_letters_decide_and_few_decide_nothing(text: str, locale: str, foreign: str | None) -> None:
    assert other_script(text, language(locale)) == foreign


def test_a_script_has_a_name() -> None:
    assert (name_of("Arab"), name_of("Cyrl")) == ("Arabic", "Cyrillic")
