"""Readings that are weak because of another figure: each has a doubt that says so, its neighbour none."""

from __future__ import annotations

import pytest

from hasila.ingest.drafting.signs import weak_points
from hasila.ingest.drafting.strays import strays
from hasila.reader import read_text

_DOUBTED = [
    (
        "ar",
        "قُتل 42 شخصاً أمس، توزعوا على النحو الآتي:\n\nريف حمص\n\nقُتل 9 مدنيين في غارة.",
        "9",
        "apart from “42 شخصاً”",
    ),
    (
        "en",
        "Raids killed 42 people, as follows.\n\nHoms\n\nThe strike on the mill killed 9 guards.",
        "9",
        "apart from “42 people”",
    ),
    (
        "en",
        "Storms killed 12 people.\n\nHama\n\nRain fell. A shepherd was killed by a falling tree.",
        "shepherd",
        "apart from “12 people”",
    ),
    ("en", "One of our drivers was wounded in Homs.", "One", "“of our drivers”"),
    ("ar", "وقُتل سبعة من متطوعينا في الغارة.", "سبعة", "“من متطوعينا”"),
    ("ar", "توفي 15 شخصاً تحت التعذيب، 8 منهم في سجون القوات الحكومية.", "8", "who are named behind it"),
    ("en", "Four women were hurt; six arrested.", "six", "as the figure before it"),
    ("en", "Ambulances saved two men and then rescued 44 others.", "44", "as the figure before it"),
    ("en", "In 2020 five workers were killed at the port.", "2020", "begin with a year"),
    ("en", "The toll was lowered from 730 to 688.", "730", "changed from"),
    (
        "en",
        "Fourteen people are now believed missing, down from over 60 in the early hours.",
        "60",
        "changed from",
    ),
    ("ar", "سُجلت في حلب 38 حالة جديدة. وسُجلت في البلاد 120 حالة اعتقال.", "38", "or detained"),
    ("ar", "عالج المركز 62 مريضاً بالكوليرا.", "62", "which has other senses"),
]
_CERTAIN = [
    ("en", "Storms killed 12 people in 2024.\n\nIn 2011 a storm killed nine people in Homs."),
    ("en", "Raids killed 42 people.\n\nIn Homs 60 people were killed."),
    ("en", "Nine guards were killed in Homs."),
    ("en", "The clinic counted 120 cases of measles, and nine deaths."),
    ("ar", "وقُتل سبعة متطوعين في الغارة."),
    ("ar", "قُتل تسعة من الأطفال في الغارة."),
]


def doubts(language: str, text: str, words: str = "") -> list[str]:
    readings = read_text(text, language)
    wanted = [index for index, one in enumerate(readings) if words in text[one.start : one.end]]
    return [doubt for index in wanted for doubt in weak_points(text, readings, index)]


@pytest.mark.parametrize(("language", "text", "words", "told"), _DOUBTED)
def test_a_figure_that_may_hang_on_another_is_asked_about(
    language: str, text: str, words: str, told: str
) -> None:
    assert any(told in doubt for doubt in doubts(language, text, words)), doubts(language, text, words)


@pytest.mark.parametrize(("language", "text"), _CERTAIN)
def test_a_figure_that_stands_alone_is_not(language: str, text: str) -> None:
    assert read_text(text, language) and doubts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("ar", "القتلى والجرحى بحسب المنطقة\nاعزاز\t52\t61\nحارم\t7\t19", ["52", "61", "7", "19"]),
        ("en", "Where people fled\nAzaz     5,200\nHarim    700", ["5,200", "700"]),
        ("en", "Prices of bread and oil\nAzaz     5,200\nHarim    700", []),
        ("ar", "قُتل مدنيون أمس:\n- 7 جراء قصف السوق\n1. طريق مقطوع", ["7"]),
        ("ar", "انفجر لغم برعاة في الحقل، فقُتل أحدهم على الفور.", ["أحدهم"]),
        ("ar", "وفارق أحد الجرحى الحياة في المشفى.", ["أحد الجرحى"]),
        ("ar", "زار الوفد أحد المشافي.", []),
        ("en", "Two of those buried were nurses, the remaining 12 were drivers.", ["12"]),
        ("en", "The bomb wounded 21 in a fish market.", ["21"]),
        ("en", "The plague killed one in ten.", []),
        ("en", "The couple drowned in the lake.", ["couple"]),
        ("ar", "وانتُشلت جثتا زميليهم من البئر.", ["جثتا", "زميليهم"]),
        ("en", "The navy intercepted a boat with 57 migrants.", ["57"]),
    ],
)
def test_a_number_of_a_table_or_a_list_is_asked_about(language: str, text: str, asked: list[str]) -> None:
    first = [(reading.start, reading.end) for reading in read_text(text, language)][:1]
    read = first if "remaining" in text else []
    assert [stray.text for stray in strays(text, language, read)] == asked
