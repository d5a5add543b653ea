"""Folding brings the spellings of one word to one, and does nothing twice."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.folding import detached, fold, initial, sort_key, stem, stems, words

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
    assert stems(one) != stems(other)


@given(st.text() | ARABIC)
def test_folding_what_is_folded_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text() | ARABIC)
def test_a_stem_for_each_word_and_none_empty(text: str) -> None:
    assert len(stems(text)) == len(words(text))
    assert all(stems(text))


@pytest.mark.parametrize(
    "spellings",
    [
        "مواطنة مواطنه المواطنات والمواطنين مواطنون",
        "طفلاً طفل الطفلة طفلان والطفل",
        "أطفال الأطفال وأطفال والاطفال بالأطفال للأطفال",
        "مدنيين المدنيون مدنياً مدنيا مدنيةً",
    ],
)
def test_forms_of_one_word_have_one_stem(spellings: str) -> None:
    assert len(set(stems(spellings))) == 1


@given(ARABIC)
def test_a_stem_keeps_two_letters(text: str) -> None:
    assert all(len(stem(word)) >= min(2, len(word)) for word in words(text))


def test_words_of_other_scripts_are_their_own_stems() -> None:
    assert stems("The Children of Idlib") == ("the", "children", "of", "idlib")


def test_a_number_is_one_word_however_it_is_grouped() -> None:
    assert words("1,234 ١٬٢٣٤ 1'234 144، 85") == ("1234", "1234", "1234", "144", "85")


def test_what_follows_an_attached_preposition_is_found_too() -> None:
    assert detached("في حلب وبإدلب وبلدة بحلب") == ("ادلب", "حلب")
    assert detached("بإدلب") == stems("إدلب")


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
