"""Which characters a text may hold, and where: the rules, with the cases that people need and those that
deceive."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.characters import Doubt, doubts, named


def found(text: str) -> list[tuple[int, str]]:
    return [(doubt.index, doubt.code) for doubt in doubts(text, [(0, len(text))])]


@pytest.mark.parametrize(
    "text",
    [
        "كشته\u200cشده",  # Persian, "killed"
        "می\u200cروند",
        "क्\u200dष",  # a half letter of Devanagari
        "👨\u200d👩\u200d👧",
        "❤\ufe0f",
        "\u2068SOHR\u2069 قال",
        "\u2068a \u2067b\u2069 c\u2069",
        "(SOHR)\u200f ثم",
        "\u061c12",
        "a\tb\nc",
        "12\u202f000",
        "\u0601 2031",
        "é e\u0301",
    ],
)
def test_what_people_need_stands(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "index", "code"),
    [
        ("\u202e12\u202c", 0, "direction-character"),
        ("a \u2066b", 2, "direction-character"),
        ("a \u2069b", 2, "direction-character"),
        ("1\u200e2", 1, "direction-character"),
        ("1,\u200f200", 2, "direction-character"),
        ("1\u2068,\u2069200", 1, "direction-character"),
        ("5\u200b4", 1, "hidden-character"),
        ("a\ufeffb", 1, "hidden-character"),
        ("a\u2060b", 1, "hidden-character"),
        ("5\u200c4", 1, "hidden-character"),
        ("٥\u200d٤", 1, "hidden-character"),
        ("a\u200db", 1, "hidden-character"),
        ("قتلى\u200c 5", 4, "hidden-character"),
        ("5\ufe0f4", 1, "hidden-character"),
        ("a\u00adb", 1, "hidden-character"),
        ("a\x00b", 1, "hidden-character"),
        ("a\rb", 1, "hidden-character"),
        ("a\x1b[8mb", 1, "hidden-character"),
        ("a\u0085b", 1, "hidden-character"),
        ("a\u2029b", 1, "hidden-character"),
        ("a\U000e0041b", 1, "hidden-character"),
        ("a\u3164b", 1, "hidden-character"),
        ("a\u2800b", 1, "hidden-character"),
        (f"a{chr(0xD800)}b", 1, "lost-character"),
        ("a\ufdd0b", 1, "lost-character"),
        ("a\U0001ffffb", 1, "lost-character"),
        ("a\uf8ffb", 1, "lost-character"),
        ("a\ufffdb", 1, "lost-character"),
    ],
)
def test_what_hides_something_is_found_where_it_stands(text: str, index: int, code: str) -> None:
    assert (index, code) in found(text)


def test_an_isolate_is_closed_in_the_block_that_opens_it() -> None:
    text = "\u2068a\nb\u2069"
    assert doubts(text, [(0, 5)]) == ()
    assert [doubt.index for doubt in doubts(text, [(0, 2), (3, 5)])] == [0, 4]


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x07", "U+0007 BELL"),
        ("\x02", "U+0002 CONTROL CHARACTER"),
        ("\ud800", "U+D800 UNPAIRED SURROGATE"),
        ("\ufdd0", "U+FDD0 NONCHARACTER"),
        ("\ue000", "U+E000 PRIVATE USE"),
        ("\ufeff", "U+FEFF ZERO WIDTH NO-BREAK SPACE (BYTE ORDER MARK)"),
    ],
)
def test_a_character_is_named_by_its_code_point(character: str, name: str) -> None:
    assert named(character) == name


@given(
    st.text(
        st.characters(
            categories=["L", "M", "N", "P", "S", "Zs"],
            exclude_characters=(
                "\u034f\u115f\u1160\u17b4\u17b5\u180b\u180c\u180d\u180f\u2800\u3164\uffa0\ufffc\ufffd"
            ),
        )
    )
)
def test_a_text_of_drawn_characters_has_none(text: str) -> None:
    kept = "".join(letter for letter in text if "VARIATION SELECTOR" not in unicodedata.name(letter, ""))
    assert doubts(kept, [(0, len(kept))]) == ()


@given(
    st.text(),
    st.sampled_from("\u202a\u202b\u202d\u202e\u200b\u2060\ufeff\x00\x1b\u2028\ue000\ufffe\U000e0041"),
    st.text(),
)
def test_a_hiding_character_is_found_in_any_text(before: str, hiding: str, after: str) -> None:
    text = before + hiding + after
    here = [doubt for doubt in doubts(text, [(0, len(text))]) if doubt.index == len(before)]
    assert [isinstance(doubt, Doubt) and doubt.severe and doubt.character == hiding for doubt in here] == [
        True
    ]
