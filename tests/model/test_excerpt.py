"""The line of a message, and what is meant on it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from hasila.cli.excerpt import WIDTH, excerpt, token_length

HEAD = "publisher: river-watch\ntitle: Toll: of the flood\n"


def test_what_is_meant_is_underlined() -> None:
    assert excerpt(HEAD, "a.md", 2, 8, 4) == ("    2 | title: Toll: of the flood", "      |        ^^^^")


def test_a_word_is_meant_where_no_length_is_known() -> None:
    assert excerpt(HEAD, "a.md", 1, 12)[1] == "      |            ^^^^^^^^^^^"


@pytest.mark.parametrize(("line", "start", "path", "meant"), [
    ("[at least 58](#total) dead", 0, "a.md", "[at least 58](#total)"),
    ('url: "a b" c', 5, "a.md", '"a b"'),
    ("12,500 dead", 0, "a.md", "12,500"),
    ("4 March", 0, "a.md", "4"),
    ("x, at least 58 ,3", 2, "t.csv", " at least 58"),
    ('1,"a, ""b""",3', 2, "t.csv", '"a, ""b"""'),
    ("=", 0, "a.md", "="),
    ("a ", 1, "a.md", ""),
])  # fmt: skip
def test_what_is_meant_at_a_place(line: str, start: int, path: str, meant: str) -> None:
    assert line[start : start + token_length(line, start, path)] == meant


def test_wide_and_combining_letters_are_counted_by_their_cells() -> None:
    line, below = excerpt("日本 e\u0301tat: [12](#a)", "a.md", 1, 11, 8)
    assert below.index("^") == cell_len(line[: line.index("[12]")])
    assert below.count("^") == 8


def test_a_line_with_arabic_repeats_the_words_between_isolates() -> None:
    line, below = excerpt("قُتل [58](#total) و[4](#b) و[4](#b)", "a.md", 1, 29, 7)
    assert line == "    1 | \u2068قُتل [58](#total) و[4](#b) و[4](#b)\u2069"
    assert below == "      | here: «\u2068[4](#b)\u2069», 2 of 2 in this line"


def test_a_line_that_is_meant_as_a_whole_is_not_repeated() -> None:
    assert len(excerpt("قُتل ثلاثة\n", "a.md", 1, 1, 10)) == 1


def test_a_control_is_named_and_the_carets_stand_below_what_is_meant() -> None:
    line, below = excerpt("a\u200bb: \x1bc", "a.md", 1, 6, 2)
    assert line == "    1 | a⟨U+200B⟩b: ⟨U+001B⟩c"
    assert below.index("^") == line.index("⟨U+001B⟩")
    assert below.count("^") == len("⟨U+001B⟩c")


def test_of_a_long_line_a_window_is_shown() -> None:
    text = "word " * 400
    line, below = excerpt(f"{text}[58](#total) {text}", "a.md", 1, len(text) + 1, 12)
    assert len(line) <= WIDTH + 10 and line.count("…") == 2
    assert line[below.index("^") : below.rindex("^") + 1] == "[58](#total)"


@pytest.mark.parametrize(("line", "column"), [(0, 0), (9, 1), (1, 0)])
def test_where_there_is_no_place_nothing_is_shown(line: int, column: int) -> None:
    assert excerpt(HEAD, "a.md", line, column) == ()


@given(st.text(max_size=300), st.integers(1, 9), st.integers(1, 320), st.integers(0, 40))
def test_any_place_of_any_text_can_be_shown(text: str, line: int, column: int, length: int) -> None:
    shown = excerpt(text, "a.md", line, column, length)
    assert all(row.isprintable() for row in (re.sub("[\u2068\u2069]", "", row) for row in shown))


@given(
    st.text(st.characters(codec="ascii", categories=("L", "N", "P", "Zs")), min_size=1, max_size=300),
    st.data(),
)
def test_carets_stand_below_the_letters_that_are_meant(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    length = data.draw(st.integers(1, min(50, len(text) - start)))
    line, below = excerpt(text, "a.md", 1, start + 1, length)
    assert line[below.index("^") : below.rindex("^") + 1] == text[start : start + length]
