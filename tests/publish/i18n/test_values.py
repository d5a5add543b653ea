"""A published value is said by its interval, never as a number alone unless it is exact."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.report import is_one_number, is_range
from hasila.publish.i18n.values import Values, form_of, size_of
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import CATEGORIES


@dataclass(frozen=True)
class Value:
    """What a figure and a mention have in common."""

    number: int | None
    interval: Interval
    qualifier: str


def ranged(low: int, high: int) -> Value:
    return Value(low, Interval(low, high), "range")


def plain(words: str) -> str:
    return words.replace("\u2067", "").replace("\u2069", "")


def counted(code: str, value: Value) -> str:
    speaking = voice(code)
    return plain(speaking.values.counted(value, "", CATEGORIES["everyone"].counted[code]))


@pytest.mark.parametrize(
    ("low", "high", "english", "arabic"),
    [
        (0, 1, "0–1 people", "0–1 (لا أحد أو شخص واحد)"),
        (1, 2, "1–2 people", "1–2 (شخص واحد أو شخصان)"),
        (0, 2, "0–2 people", "0–2 (لا أحد أو شخص واحد أو شخصان)"),
        (1, 3, "1–3 people", "1–3 أشخاص"),
        (7, 10, "7–10 people", "7–10 أشخاص"),
        (9, 11, "9–11 people", "9–11 شخصاً"),
        (12, 15, "12–15 people", "12–15 شخصاً"),
        (90, 100, "90–100 people", "90–100 شخص"),
        (90, 101, "90–101 people", "90–101 شخص"),
        (1200, 1803, "1,200–1,803 people", "1,200–1,803 أشخاص"),
    ],
)
def test_the_noun_of_a_range_follows_its_upper_end(low: int, high: int, english: str, arabic: str) -> None:
    assert counted("en", ranged(low, high)) == english
    assert counted("ar", ranged(low, high)) == arabic


def test_a_rounded_number_stands_as_it_was_printed_where_its_words_say_it_whole() -> None:
    value = Value(12_300, Interval(12_250, 12_349), "rounded")
    english = voice("en").values
    assert english.short(value, "12.3 thousand") == "“12.3 thousand”"
    assert english.short(value, "12,3") == "12,300 (rounded)", "in a column of thousands"
    assert english.short(value, "") == "12,300 (rounded)"


def test_the_size_of_a_range_is_its_middle_and_of_anything_else_its_number() -> None:
    assert [size_of(ranged(low, high)) for low, high in ((12, 15), (0, 1), (2, 4))] == [14, 1, 3]
    assert size_of(Value(341, Interval(341, None), "at_least")) == 341
    assert size_of(Value(None, Interval(0, None), "a_number_of")) is None


def test_an_arabic_range_runs_from_right_to_left_wherever_it_stands() -> None:
    arabic, english = voice("ar").values, voice("en").values
    assert arabic.short(ranged(12, 15), "") == "\u206712–15\u2069"
    assert english.short(ranged(12, 15), "") == "12–15"


def test_a_range_is_read_aloud_without_its_dash() -> None:
    assert voice("en").values.spoken(ranged(12, 15), "") == "from 12 to 15"
    assert voice("ar").values.spoken(ranged(12, 15), "") == "من 12 إلى 15"


@pytest.mark.parametrize(
    ("value", "form"),
    [
        (Value(5, Interval(0, 4), "less_than"), "fewer_than"),
        (Value(5, Interval(0, 5), "less_than"), "up_to"),
        (Value(900, Interval(800, 900), "about"), "nearly"),
        (Value(900, Interval(850, 949), "about"), "about"),
        (Value(31, exactly(31), "about"), "exact"),
    ],
)
def test_the_form_is_told_from_the_interval(value: Value, form: str) -> None:
    assert form_of(value) == form


def test_a_qualifier_without_a_form_is_said_by_its_interval() -> None:
    strange = Value(50, Interval(50, 60), "strange")
    assert voice("en").values.short(strange, "") == "50 (from 50 to 60)"


def test_words_alone_are_quoted_with_what_they_leave_open() -> None:
    dozens = Value(24, Interval(24, None), "unspecified_plural")
    english: Values = voice("en").values
    assert english.short(dozens, "dozens") == "“dozens” (24 or more)"
    assert english.short(dozens, "") == "24 or more"
    assert not is_one_number(dozens)


def test_some_is_never_nought_and_never_unstated() -> None:
    some = Value(None, COUNT, "a_number_of")
    assert voice("en").values.short(some, "") == "a number of them"
    assert voice("ar").values.short(some, "") == "عدد غير محدد"
    assert voice("en").values.short(Value(None, COUNT, "unstated"), "") == "not stated"


def test_a_range_of_one_number_is_that_number() -> None:
    assert not is_range(ranged(12, 12))
    assert voice("en").values.short(ranged(12, 12), "") == "12"
