"""The language of a text by its words: of one without rules it is refused, and one word is no proof."""

from __future__ import annotations

import pytest

from hasila.cli.read import written_in
from hasila.reader import guessed_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The storm killed 12 people in the valley.", "en"),
        ("Trois morts et 12 blessés dans un incendie", "fr"),
        ("مقتل 12 شخصاً في القصف على البلدة", "ar"),
        ("المحافظة | الإصابات | الوفيات\nبغداد | 12 | 4\nالبصرة | 31 | 2", "ar"),
        ("Der Sturm hat zwölf Menschen das Leben gekostet und viele wurden verletzt.", "de"),
        ("در این حمله ۱۲ نفر کشته شدند و این شهر را ویران کرد", "fa"),
    ],
)
def test_common_words_and_what_words_begin_with_tell_a_language(text: str, language: str) -> None:
    assert guessed_language(text) == language


@pytest.mark.parametrize(
    "text",
    [
        "Opferzahlen des Hochwassers\n\nKreis    Tote    Verletzte\nAhrweiler    135    766\nMayen    7    2",
        "Pożar hali: 12 zabitych, 40 rannych i 3 zaginionych, a straty to 5 milionów",
    ],
)
def test_one_common_word_is_no_language_where_its_rules_read_nothing(text: str) -> None:
    assert written_in(text) not in {"en", "fr", "ar"}


def test_a_few_words_are_told_by_their_letters_where_a_figure_is_read() -> None:
    assert written_in("12 killed") == "en"
    assert written_in("12 قتيلاً") == "ar"
    assert written_in("12 zabitych") == ""
