"""Folding brings the spellings of one word to one, and does nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.folding import fold, initial, sort_key, words

ARABIC = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("إدلب", "ادلب"),
        ("أطفال", "اطفال"),
        ("آذار", "اذار"),
        ("ٱلباب", "الباب"),
        ("مُواطِنة", "مواطنه"),
        ("مواطنة", "مواطنه"),
        ("مستشفى", "مستشفي"),
        ("مؤسسة", "موسسه"),
        ("طائرات", "طايرات"),
        ("قتيلاً", "قتيلا"),
        ("حلــب", "حلب"),
        ("٢٠١٩", "2019"),
        ("۱۴۴", "144"),
        ("کفر زیتا", "كفر زيتا"),
        ("Ḥamāh", "hamah"),
        ("İdlib", "idlib"),
        ("ﻹدلب", "لادلب"),
    ],
)
def test_spellings_of_one_word_fold_to_one(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(
    ("one", "other"), [("حلب", "حلق"), ("144", "145"), ("قتل", "قتيل"), ("Hama", "Homs")]
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@given(st.text() | ARABIC)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_a_number_is_one_word_however_it_is_grouped() -> None:
    assert words("1,234 ١٬٢٣٤ 1'234 144، 85") == ("1234", "1234", "1234", "144", "85")


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("إدلب", "ا"),
        ("آفس", "ا"),
        ("الباب", "ب"),
        ("ألمانيا", "ا"),
        ("the valley", "V"),
        ("al-Nayrab", "N"),
        ("Al-Quds Al-Arabi", "Q"),
        ("Aleppo", "A"),
        ("Āfis", "A"),
        ("«حلب»", "ح"),
        ("2019", "2"),
        ("…", ""),
    ],
)
def test_the_letter_of_an_index(name: str, letter: str) -> None:
    assert initial(name) == letter


def test_an_index_is_in_the_order_of_the_alphabet() -> None:
    alphabet = list("أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    assert sorted(alphabet, key=sort_key) == alphabet
    assert sorted(["حلب", "الباب", "إدلب", "بنش", "آفس"], key=sort_key) == [
        "إدلب",
        "آفس",
        "الباب",
        "بنش",
        "حلب",
    ]
