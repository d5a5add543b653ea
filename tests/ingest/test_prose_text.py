"""The words of a prose as they are read, and where they stand in its Markdown."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.prose_text import prose_text

PIECES = (
    "a",
    "12",
    " ",
    "\n",
    "#",
    "*",
    "**",
    "`",
    "`x`",
    "[b](#c)",
    "[*b* d](#c)",
    "[b\nd](#c)",
    "[",
    "](",
    ")",
)
PROSES = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("a *b* **c**", "a b c"),
        ("[5 men](#a) of [9](#b)", "5 men of 9"),
        ("[*5* men](#a)", "5 men"),
        ("[at\nleast 5](#a)", "at least 5"),
        ("of `12` men", "of   men"),
        ("`[12](#a)`", " "),
        ("[5]( #a)", "[5]( #a)"),
        ("# 10 killed\n## 3 missing", " 10 killed\n 3 missing"),
        ("#10 and No. # 10", "#10 and No. # 10"),
    ],
)
def test_code_emphasis_and_targets_are_left_out(markdown: str, expected: str) -> None:
    assert prose_text(markdown).text == expected


def test_labels_are_known_by_the_place_of_their_link() -> None:
    text = prose_text("in [5 *men*](#a) and [9](#b)")
    assert {start: text.text[first:last] for start, (first, last) in text.labels.items()} == {
        3: "5 men",
        21: "9",
    }
    assert text.outside == "in       and  "
    assert (text.is_labelled(0, 2), text.is_labelled(0, 4)) == (False, True)


@given(PROSES)
def test_every_letter_has_its_place(markdown: str) -> None:
    text = prose_text(markdown)
    for index, letter in enumerate(text.text):
        written = markdown[text.origin(index)]
        assert written == letter or letter == " " and written in "`\n"
        assert letter == " " or text.index(text.origin(index)) == index
    assert len(text.outside) == len(text.text)
    lines = [text.text[start:end] for start, end in text.lines()]
    assert lines == text.text.split("\n")
    assert all(text.line_around(start) == (start, end) for start, end in text.lines())


@given(PROSES, st.integers(0, 40))
def test_a_place_that_is_not_read_is_that_of_what_follows(markdown: str, origin: int) -> None:
    text = prose_text(markdown)
    assert 0 <= text.index(min(origin, len(markdown))) <= len(text.text)
