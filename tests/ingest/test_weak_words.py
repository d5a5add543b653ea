"""Words by which a reading is weak: each sentence has a doubt that names them, and its neighbour has none."""

from __future__ import annotations

import pytest

from hasila.ingest.drafting.signs import weak_points
from hasila.ingest.drafting.strays import strays
from hasila.reader import read_text

_DOUBTED = [
    ("en", "Soldiers evacuated 610 residents from Sarjah.", "610", "“evacuated”, which has other senses"),
    (
        "en",
        "After the raid 14 of the victims were buried, and three suspects were arrested.",
        "three",
        "“suspects”",
    ),
    ("ar", "وأجلى المتطوعون 230 شخصاً من القرية.", "230", "“وأجلى”, which has other senses"),
    (
        "en",
        "The clinic counted 120 cases of measles. Nine patients were hurt in the crush.",
        "Nine",
        "cases (“120",
    ),
    (
        "en",
        "The dam burst, and 40 people were killed, though the governor denied it.",
        "40",
        "“denied”: did it happen",
    ),
    ("ar", "وقُتل 14 مدنياً في القصف، فيما نفت الوزارة الخبر.", "14", "“نفت”: did it happen"),
    (
        "en",
        "Floods displaced 12,000. A boy died, six were hurt, two rescued. 8,900 of the displaced are here.",
        "8,900",
        "apart from “12,000",
    ),
    ("en", "Raids killed 40 people. By place: in Idlib 31 people were killed.", "31", "apart from “40"),
    ("ar", "قُتل 16 مدنياً هذا الأسبوع. وفي محافظة إدلب وحدها قُتل خمسة مدنيين.", "خمسة", "apart from “16"),
    ("en", "Talk of 100 people killed has no basis.", "100", "“Talk”: did it happen"),
    ("en", "A mine went off. Three officers were wounded.", "Three", "the noun mean others"),
    ("en", "Dozens killed in Idlib\n\nAt least 37 people were killed in Idlib.", "Dozens", "apart from “37"),
    ("en", "The flood cut off 58 people, who were rescued; three of them drowned.", "three", "stand alone"),
    ("ar", "قُتل 13 مدنياً وأُصيب 18 في السوق.", "18", "or of the civilians told of"),
    ("en", "A mine killed 12 people and hurt 20 pupils.", "20 pupils", "the noun mean others"),
    ("ar", "أجلى المتطوعون 230 شخصاً، منهم 48 مسناً.", "48", "as the figure it is some of"),
]
_CERTAIN = [
    ("en", "Shelling displaced 610 residents of Sarjah."),
    ("ar", "ونزح 230 شخصاً من القرية."),
    ("en", "The clinic counted 120 cases of measles. Nine people were killed in the crush."),
    ("en", "The dam burst, and 40 people were killed."),
    ("en", "In all 60 people were injured, 21 of them women."),
    ("en", "Dozens killed in Idlib."),
    ("ar", "ارتفعت الحصيلة أمس إلى 44."),
    ("en", "A mine went off. Three soldiers were wounded."),
    ("en", "The blast killed 40 people. Among the dead were 31 civilians and nine soldiers."),
    ("en", "The flood cost 12 people their lives."),
    ("en", "Five nurses were killed in Hama. On Friday 12 more people died in Homs."),
]


def doubts(language: str, text: str, words: str = "") -> list[str]:
    readings = read_text(text, language)
    wanted = [index for index, one in enumerate(readings) if words in text[one.start : one.end]]
    return [doubt for index in wanted for doubt in weak_points(text, readings, index)]


@pytest.mark.parametrize(("language", "text", "words", "told"), _DOUBTED)
def test_a_weak_word_is_asked_about(language: str, text: str, words: str, told: str) -> None:
    assert any(told in doubt for doubt in doubts(language, text, words)), doubts(language, text, words)


@pytest.mark.parametrize(("language", "text"), _CERTAIN)
def test_a_plain_reading_is_not_asked_about(language: str, text: str) -> None:
    assert read_text(text, language) and doubts(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "asked"),
    [
        ("en", "Two of the five who had been pulled out on Sunday succumbed.", ["Two"]),
        ("ar", "أوقف السائق المسؤول عن الحادث.", ["أوقف السائق"]),
        ("en", "A shepherd stepped on a mine beyond our tape.", ["A shepherd"]),
        ("en", "He bled to death; a stone struck the referee, who needed a plaster.", ["the referee"]),
        ("en", "Five drivers were killed. A nurse is carried past us with burns.", ["A nurse"]),
        ("en", "A boat was lost with six of its passengers.", ["six"]),
        ("ar", "وفي الورشة معلّمة نزفت حتى الصباح.", ["معلّمة"]),
        ("en", "In the raid the road was closed.", []),
        ("en", "A spokesman for the army said that the attack had failed.", []),
        ("en", "1. The mine is closed. Note 2 said so. On Tue 3 nobody worked.", []),
        ("en", "The crew repaired three detectors.", []),
        ("en", "A strike killed 12 people.", []),
        ("ar", "أوقفت الشرطة 12 شخصاً.", []),
    ],
)
def test_what_may_be_a_figure_is_asked_about(language: str, text: str, asked: list[str]) -> None:
    read = [(reading.start, reading.end) for reading in read_text(text, language)]
    assert [stray.text for stray in strays(text, language, read)] == asked
