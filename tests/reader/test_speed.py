"""No text makes the reader crash, lose its place or take more than linear time."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.reader import numerals, read_mark, read_text

PIECES = [
    "1",
    "1,",
    "1 234 ",
    "و",
    "و ",
    "ما لا يقل عن ",
    "at least ",
    "(",
    "1)",
    "twenty and ",
    "one hundred and ",
    "قتل 9 ",
    "بينهم 9 ",
    "of them ",
    "12 and ",
    "up from 1 and ",
    "denied ",
    "لا يقل ",
    "a child and ",
    "َ",
    "ـ",
    "’",
    "\u200f",
    "12:",
    "1-",
    "عشرات ",
    "5 of the ",
    "killed ",
    "\n",
    "12 people, ",
    "ألف و",
    "12 (",
    "من ",
    "men ",
    "12 – ",
    "carrying migrants, 3 ",
    "3 were among the 12 killed ",
    "out of 12 cases ",
    "aged 8, ",
    "طفلان وزوجته ",
    "نصف مليون و",
    "18 children, ",
]
LANGUAGES = st.sampled_from(["ar", "en", "xx"])


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join), LANGUAGES)
@settings(max_examples=80, deadline=None)
def test_whatever_is_read_has_a_true_place(text, language):
    figures, numbers = read_text(text, language), numerals(text, language)
    assert all(0 <= found.start < found.end <= len(text) for found in (*figures, *numbers))
    assert all(figure.parent is None or figure.parent < len(figures) for figure in figures)
    starts = [number.start for number in numbers]
    assert starts == sorted(starts)


@given(st.text(max_size=60), st.text(max_size=20), LANGUAGES)
@settings(max_examples=60, deadline=None)
def test_any_words_are_read_or_refused(words, around, language):
    said = read_mark(words, language, around, around)
    assert said == read_mark(words, language, around, around)


@pytest.mark.parametrize("piece", PIECES)
def test_four_times_the_text_takes_four_times_the_time(piece):
    short, long = (piece * (size // len(piece)) for size in (1000, 4000))
    assert any(
        _seconds(long) < 12 * _seconds(short) + 0.05 for _ in range(4)
    )  # a busy machine may stall once


def _seconds(text: str) -> float:
    began = time.process_time()
    read_text(text, "ar")
    return time.process_time() - began
