"""The words of texts as search compares them: a number is that number, and keys bring the forms of a word to
one part of the index.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.publish.search.tables import LongName, tables_of
from hasila.publish.search.words import consonants, digest, is_number, key, loose, sound, spelt, words
from tests.publish.ledger import VOCABULARY

TYPED = st.text(st.characters(min_codepoint=0x0600, max_codepoint=0x06FF) | st.sampled_from("aeé0129.,'’-  "))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("و5,347 وال٤٬٨٢١ و85", ["و", "5347", "وال", "4821", "و", "85"]),
        ("1,234 ١٬٢٣٤ 1'234", ["1234", "1234", "1234"]),
        ("12,345,678 and 1,23,4", ["12345678", "and", "1", "23", "4"]),
        ("12\u00a0345 1\u202f234\u202f567", ["12345", "1234567"]),
        ("2019\u00a0341", ["2019", "341"]),
        ("3.5 ٣٫٥", ["3.5", "3.5"]),
        ("4.821", ["4.821"]),
        ("2019-02-26 1.2.3", ["2019", "02", "26", "1", "2", "3"]),
        ("144، 85؛ و102 لـ24", ["144", "85", "و", "102", "ل", "24"]),
        ("12–15 (12-15)", ["12", "15", "12", "15"]),
        ("12'34", ["12", "34"]),
        ("M5 60th T-72", ["m5", "60th", "t", "72"]),
        ("the children’s, Ma'arrat Nuʿman", ["the", "children", "maarrat", "numan"]),
        ("«مُواطِنةً» ﻹدلب", ["مواطنه", "لادلب"]),
        ("\u2068341\u2069", ["341"]),
        ("… ", []),
    ],
)
def test_words_of_a_text(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@given(TYPED)
def test_words_of_words_are_the_same(text: str) -> None:
    for word in words(text):
        assert words(word) == [word]


@given(st.integers(0, 10**9))
def test_a_number_is_one_word_in_every_usual_writing(n: int) -> None:
    eastern = f"{n:,}".translate(str.maketrans("0123456789,", "٠١٢٣٤٥٦٧٨٩٬"))
    for written in (str(n), f"{n:,}", eastern, f"{n:,}".replace(",", "\u202f")):
        assert words(f"قُتل {written} شخصاً") == ["قتل", str(n), "شخصا"]
        assert is_number(str(n)) and key(str(n)) == str(n)


@pytest.mark.parametrize(
    "forms",
    [
        "قصف القصف وقصف بقصف والقصف للقصف قصفا وبالقصف قصفها",
        "كمين الكمين وكمين بكمين كمينا لكمين",
        "ولاية الولاية وولاية بولاية",
        "مدني مدنيون المدنيين مدنيا للمدنيين والمدنيات",
        "attack attacks attacked attacker",
    ],
)
def test_forms_of_one_word_have_one_key(forms: str) -> None:
    assert len({key(word) for word in words(forms)}) == 1


@given(TYPED)
def test_a_loose_word_keeps_three_letters_and_is_loose(text: str) -> None:
    for word in words(text):
        assert len(loose(word)) >= min(3, len(word))
        assert loose(loose(word)) == loose(word)
        assert 0 <= digest(key(word)) < 2**32


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("idlib", "idleb"),
        ("shaykhun", "sheikhoun"),
        ("saraqib", "saraqeb"),
        ("maarrat", "maarat"),
        ("shughur", "shughour"),
        ("latakia", "lattakiya"),
    ],
)
def test_spellings_of_a_name_sound_alike(one: str, other: str) -> None:
    assert sound(one) == sound(other) != ""


@pytest.mark.parametrize("word", ["hama", "deir", "kafr", "إدلب", "m5abc", ""])
def test_short_words_and_other_scripts_have_no_sound(word: str) -> None:
    assert sound(word) == ""


def has_name(name: str, found: list[str]) -> bool:
    """True where ``found`` begin with ``name``."""
    variant = tuple(words(name))
    known = LongName(variant, tuple(map(consonants, variant)), "=")
    return known.is_at(0, found, list(map(consonants, found)))


@pytest.mark.parametrize(
    ("written", "is_one"),
    [
        ("Kafr Zita", True),
        ("Kafar Zeita", True),
        ("kafr zitah", True),
        ("Kafr Zita and", True),
        ("Kafr", False),
        ("Kafr Nabl", False),
    ],
)
def test_a_name_of_several_words_is_known_by_its_consonants(written: str, is_one: bool) -> None:
    assert has_name("Kafr Zita", words(written)) is is_one


def test_of_a_short_name_every_letter_counts() -> None:
    assert has_name("Tal As", ["tal", "as"])
    assert not has_name("Tal As", ["tell", "us"])


def test_digests_are_those_of_fnv() -> None:
    """The test vectors of the authors, http://www.isthe.com/chongo/src/fnv/test_fnv.c."""
    assert [digest(text) for text in ("", "a", "foobar")] == [0x811C9DC5, 0xE40C292C, 0xBF9CF968]


def test_a_word_is_spelt_without_the_signs_around_it() -> None:
    known = spelt("(«إدلب»،")
    assert known and known.shown == "إدلب" and known.folded == "ادلب"
    assert spelt("144،") is None and spelt("a-b") is None and spelt("—") is None


def test_no_word_of_the_tables_is_two_things() -> None:
    tables = tables_of(VOCABULARY)
    grouped = [word for group in tables.forms for word in group]
    assert sorted(grouped) == sorted(set(grouped)), "a word of two groups of forms"
    assert not tables.function & set(grouped)
    single = {variant[0] for group in tables.names for variant in group if len(variant) == 1}
    assert not tables.function & single
