"""The figures of whole sentences: value, qualifier, harm, group and whole."""

from pathlib import Path

import pytest
import yaml

from hasila.reader import read_text

SENTENCES = yaml.safe_load((Path(__file__).parent / "sentences.yaml").read_text(encoding="utf-8"))

FOUNDING = (
    "قُتل نحو 30 من المقاتلين وقوات النظام هذا الأسبوع. وسقط ما لا يقل عن 5 قتلى من قوات النظام في هجوم "
    "على المحور الأول، "
    "فارتفع إلى 20 عدد قتلى قوات النظام في 48 ساعة، وبلغ 9 عدد قتلى مقاتلي الفصائل في المدة عينها. "
    "وبذلك ترتفع الحصيلة منذ الاتفاق إلى 341 قتيلاً على الأقل، وهم 144 مدنياً بينهم 55 طفلاً و29 مواطنة "
    "قُتلوا في الغارات، "
    "ومن ضمنهم 6 بينهم طفل قُتلوا بقذائف الفصائل، و85 مقاتلاً سقطوا في المواجهات، من ضمنهم 19 مقاتلاً من "
    "الجهاديين "
    "و23 مقاتلاً من جيش العزة بينهم قيادي على الأقل، و102 من قوات النظام.\n"
    "وكانت حصيلة الاثنين قد ذكرت مقتل 8 عناصر من قوات النظام بصاروخ، ومقتل 3 عناصر من قوات النظام بقصف، "
    "لتبلغ 15 قتيلاً من "
    "قوات النظام في 24 ساعة، بعد مقتل 4 على الأقل من عناصر قوات النظام، وأُطلقت عدة صواريخ غراد."
)
"""The structure of the report that the project was founded on, in words of our own."""

FOUNDING_FIGURES = [
    (30, "about", "people", None),
    (5, "at_least", "regime forces", None),
    (20, "exact", "regime forces", None),
    (9, "exact", "fighters", None),
    (341, "at_least", "people", None),
    (144, "exact", "civilians", 4),
    (55, "exact", "children", 5),
    (29, "exact", "women", 5),
    (6, "exact", "civilians", 5),
    (1, "exact", "children", 8),
    (85, "exact", "fighters", 4),
    (19, "exact", "jihadists", 10),
    (23, "exact", "fighters", 10),
    (1, "at_least", "fighters", 12),
    (102, "exact", "regime forces", 4),
    (8, "exact", "regime forces", None),
    (3, "exact", "regime forces", None),
    (15, "exact", "regime forces", None),
    (4, "at_least", "regime forces", None),
]


@pytest.mark.parametrize("item", SENTENCES, ids=lambda item: item["text"][:40])
def test_a_sentence_gives_its_figures(item):
    text = item["text"]
    figures = read_text(text, item["language"])
    assert [_row(text, figure) for figure in figures] == item["figures"]


def _row(text, figure):
    """The figure as ``sentences.yaml`` writes it; -1 for no whole."""
    whole = -1 if figure.parent is None else figure.parent
    phrase = text[figure.start : figure.end]
    return [phrase, figure.value_min, figure.qualifier, figure.measure, figure.category, whole]


def test_the_figures_of_the_founding_report():
    found = read_text(FOUNDING, "ar")
    read = [(figure.value_min, figure.qualifier, figure.category, figure.parent) for figure in found]
    assert read == FOUNDING_FIGURES
    assert {figure.measure for figure in found} == {"killed"}


def test_every_figure_says_which_rules_and_words_led_to_it():
    assert all(figure.why for figure in read_text(FOUNDING, "ar"))


def test_an_unknown_language_has_no_figures():
    assert read_text("12 people were killed", "xx") == ()


def test_a_part_in_the_next_sentence_points_back():
    found = read_text("Some 9,000 people fled the valley; of them, 40 died.", "en")
    assert [(figure.measure, figure.parent) for figure in found] == [("displaced", None), ("killed", 0)]


def test_earlier_states_keep_their_order():
    found = read_text("The storm killed 40 and injured 90, up from 31 and 75 the day before.", "en")
    assert [(figure.value_min, figure.measure) for figure in found] == [
        (40, "killed"),
        (90, "injured"),
        (31, "killed"),
        (75, "injured"),
    ]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Some 12k people were killed.", [12_000]),
        ("12K were injured.", [12_000]),
        ("About 12 m people fled and 5 k children died.", [12_000_000, 5_000]),
        ("The wave was 12 m high; 3 people died.", [3]),
        ("People were killed 12 m away.", []),
    ],
)
def test_a_letter_of_a_scale_is_read_with_its_number_or_not_at_all(text: str, values: list[int]) -> None:
    assert [figure.value_min for figure in read_text(text, "en")] == values


def test_a_list_without_harms_that_adds_up_to_a_figure_divides_it() -> None:
    text = "Police detained 214 people.\n\nBy district:\nNorth: 97\nEast: 74\nPort: 43"
    whole, *parts = read_text(text, "en")
    assert [(part.value_min, part.measure, part.parent) for part in parts] == [
        (97, "detained", 0),
        (74, "detained", 0),
        (43, "detained", 0),
    ]
    assert whole.parent is None
    assert len(read_text(text.replace("43", "44"), "en")) == 1


CASES_BEFORE = {
    "We recorded 143 cases of arbitrary arrest in February. Aleppo had the most (38 cases).": [
        ("detained", 143),
        ("detained", 38),
    ],
    "سجّلنا 143 حالة اعتقال، بينها 4 أطفال، مقابل 179 حالة في كانون الثاني.": [
        ("detained", 143),
        ("detained", 4),
        ("detained", 179),
    ],
    "We recorded 143 cases of arrest. The week saw 31 cases of measles.": [("detained", 143), ("cases", 31)],
}


@pytest.mark.parametrize("text", CASES_BEFORE)
def test_bare_cases_are_of_the_harm_of_the_cases_before_them(text: str) -> None:
    figures = read_text(text, "en" if text.startswith("We") else "ar")
    assert [(figure.measure, figure.value_min) for figure in figures] == CASES_BEFORE[text]
