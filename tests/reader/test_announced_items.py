"""Items of prose below a line that announces them."""

from __future__ import annotations

import pytest

from hasila.reader import read_text
from hasila.reader.word_classes import word_classes
from tests.reader.test_text_tables import told

CASES = {
    "items within items, in Arabic": (
        "ar",
        (
            "قُتل اليوم 27 شخصاً، يتوزعون على النحو التالي:\n\n"
            "• 19 مدنياً، بينهم خمسة أطفال، وهم:\n- 13 في غارات على البلدة القديمة\n- 6 قرب الجسر\n"
            "• ثمانية مقاتلين في الاشتباكات\n\nوأصيب 45 شخصاً.\n"
        ),
        [
            (27, "exact", "killed", "people", None),
            (19, "exact", "killed", "civilians", 27),
            (5, "exact", "killed", "children", 19),
            (13, "exact", "killed", "civilians", 19),
            (6, "exact", "killed", "civilians", 19),
            (8, "exact", "killed", "fighters", 27),
            (45, "exact", "injured", "people", None),
        ],
    ),
    "in English, where the parts do not make the whole": (
        "en",
        (
            "Over the week 30 people were detained, as follows:\n* Twelve students, among them three women\n"
            "* 9 farmers in the valley\n* some of them more than once\n"
        ),
        [
            (30, "exact", "detained", "people", None),
            (12, "exact", "detained", "students", 30),
            (3, "exact", "detained", "women", 12),
            (9, "exact", "detained", "people", 30),
        ],
    ),
    "things": (
        "en",
        "The storm killed 30 people. The damage:\n• 12 houses\n• 9 bridges\n",
        [(30, "exact", "killed", "people", None)],
    ),
    "two harms in the line": (
        "en",
        "The raid killed 30 people and injured 12, as follows:\n• 12 farmers\n• 9 students\n",
        [(30, "exact", "killed", "people", None), (12, "exact", "injured", "people", None)],
    ),
    "more than were announced": (
        "en",
        "The raid killed 10 people:\n• 12 farmers\n• 9 students\n",
        [(10, "exact", "killed", "people", None)],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_items_are_read_by_the_line_that_announces_them(name: str) -> None:
    language, text, expected = CASES[name]
    assert told(text, language) == expected


LABELS = word_classes("announced_items").rows


@pytest.mark.parametrize(
    ("measure", "language"), [(measure, language) for measure in LABELS for language in LABELS[measure]]
)
def test_each_label_says_its_harm(measure: str, language: str) -> None:
    read = read_text(f"{LABELS[measure][language]}: 19", language)
    assert [(figure.value_min, figure.measure) for figure in read] == [(19, measure)]
