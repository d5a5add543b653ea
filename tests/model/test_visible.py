"""Nothing of a file reaches a terminal unseen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.visible import from_right, isolated, sentence, visible

ISOLATES = "\u2066\u2067\u2068\u2069"


@pytest.mark.parametrize(("text", "shown"), [
    ("58 dead", "58 dead"),
    ("قُتل 58", "قُتل 58"),
    ("a\u202eb", "a⟨U+202E⟩b"),
    ("a\x1b[31mb", "a⟨U+001B⟩[31mb"),
    ("12\u00a0000", "12⟨U+00A0⟩000"),
    ("a\u200bb\ufeff", "a⟨U+200B⟩b⟨U+FEFF⟩"),
    ("a\tb", "a⟨U+0009⟩b"),
    ("\ud800", "⟨U+D800⟩"),
    ("a\u2028b", "a⟨U+2028⟩b"),
    ("a\u115fb", "a⟨U+115F⟩b"),
])  # fmt: skip
def test_what_cannot_be_seen_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_no_control_is_left(text: str) -> None:
    assert not [
        letter for letter in visible(text) if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]


@given(st.text())
def test_a_message_is_one_line_with_nothing_but_isolates_in_it(text: str) -> None:
    told = sentence(text)
    assert not [
        letter
        for letter in told
        if unicodedata.category(letter) in ("Cc", "Cf", "Cs", "Zl", "Zp") and letter not in ISOLATES
    ]
    assert sum(letter in ISOLATES[:3] for letter in told) == told.count(ISOLATES[3])


def test_quoted_arabic_is_isolated_and_quoted_english_is_not() -> None:
    assert sentence("“58 قتيلاً” is exact") == "“\u206858 قتيلاً\u2069” is exact"
    assert sentence("“58 dead” is exact") == "“58 dead” is exact"


def test_a_no_break_space_is_a_space_but_for_words_of_a_file() -> None:
    assert sentence("Rapport\u00a0: 12\u202f000\u202f; non") == "Rapport\u00a0: 12\u202f000\u202f; non"
    assert sentence("on \u20684 mars\u2069\u00a0: un") == "on \u20684 mars\u2069\u00a0: un"
    assert sentence("`12\u00a0000` is none") == "`12⟨U+00A0⟩000` is none"
    assert sentence("“12\u202f000” is none") == "“12⟨U+202F⟩000” is none"


def test_isolates_of_our_own_are_kept_and_others_are_named() -> None:
    assert sentence("on \u20684 March\u2069.") == "on \u20684 March\u2069."
    assert sentence("on \u20684 March.") == "on ⟨U+2068⟩4 March."


def test_a_direction() -> None:
    assert from_right("a ب") and from_right("١٢") and not from_right("a 12 «x»")
    assert isolated("a\u202e") == "\u2068a⟨U+202E⟩\u2069"
