"""A number is read whole or not at all: shares of a scale, what is joined to it, and what is calculated."""

from __future__ import annotations

import pytest

from hasila.reader import read_text
from hasila.reader.mark import read_mark
from hasila.reader.refused import Unread

WHOLE = [
    ("en", "A quarter of a million people fled.", 250_000, "exact"),
    ("en", "Three-quarters of a million people fled.", 750_000, "exact"),
    ("en", "A half-million people fled.", 500_000, "exact"),
    ("en", "One-and-a-half million people fled.", 1_500_000, "exact"),
    ("en", "Two million and a quarter people fled.", 2_250_000, "exact"),
    ("en", "12½ thousand people fled.", 12_500, "exact"),
    ("en", "2 million 300 thousand people fled.", 2_300_000, "exact"),
    ("en", "Four score and seven people were killed.", 87, "exact"),
    ("en", "Half a hundred people were killed.", 50, "exact"),
    ("en", "40-odd people were killed.", 40, "about"),
    ("en", "40-plus people were killed.", 40, "at_least"),
    ("en", "Just shy of 40 people were killed.", 40, "about"),
    ("en", "Anywhere from 30 to 40 people were killed.", 30, "range"),
    ("en", "40 (±5) people were killed.", 40, "exact"),
    ("en", "Not quite 40 people were killed.", 40, "about"),
    ("ar", "قُتل 40 شخصاً وربما أكثر.", 40, "at_least"),
    ("ar", "نزح ثلاثة أرباع مليون شخص.", 750_000, "exact"),
    ("ar", "نزح ألفان ونصف الألف شخص.", 2_500, "exact"),
    ("ar", "نزح عشرات آلاف المدنيين.", 20_000, "unspecified_plural"),
    ("ar", "قُتل خمسطعش شخصاً.", 15, "exact"),
    ("ar", "قُتل تلاتة أشخاص.", 3, "exact"),
    ("ar", "قُتل أربعون شخصاً أو يزيد.", 40, "more_than"),
    ("ar", "قُتل أربعون شخصاً على أبعد تقدير.", 40, "less_than"),
    ("ar", "قُتل 40+ شخصاً.", 40, "at_least"),
]
BOUNDS = [
    ("en", "More than 40 but fewer than 50 people were killed."),
    ("en", "A minimum of 40 and a maximum of 50 people were killed."),
    ("ar", "قُتل أكثر من 40 وأقل من 50 شخصاً."),
]
REFUSED = [
    ("en", "A third of a million people fled."),
    ("en", "One and a half people fled."),
    ("en", "12½ people fled."),
    ("en", "10^3 people were killed."),
    ("en", "3 × 4 people were killed."),
    ("en", "3x4 people were killed."),
    ("en", "40 ± 5 people were killed."),
    ("en", "40 +/- 5 people were killed."),
    ("en", "12+5 people were killed."),
    ("en", "12 to 15,000 people fled."),
    ("ar", "قُتل نيّف وأربعون شخصاً."),
    ("ar", "قُتل بضعة عشر شخصاً."),
    ("ar", "قُتل +40 شخصاً."),
]
APART = [
    ("en", "Two died and a quarter of the crew is missing.", [2]),
    ("en", "Between 5 and 1,200 people fled.", [5]),
    ("en", "The toll rose from 30 to 40 dead.", [30, 40]),
    ("en", "At least 40 people were killed and up to 50 wounded.", [40, 50]),
    ("en", "Deaths: 40 [12].", [40]),
    ("ar", "قُتل بضع عشرات من الأشخاص.", [20]),
    ("ar", "ارتفعت الحصيلة بمقدار 3 إلى 43 قتيلاً.", [43]),
]


@pytest.mark.parametrize(("language", "text", "value", "qualifier"), WHOLE)
def test_a_number_is_read_whole(language: str, text: str, value: int, qualifier: str) -> None:
    (figure,) = read_text(text, language)
    assert (figure.value_min, figure.qualifier) == (value, qualifier)


@pytest.mark.parametrize(("language", "text"), BOUNDS)
def test_a_least_and_a_most_are_the_ends_of_one_count(language: str, text: str) -> None:
    (figure,) = read_text(text, language)
    assert (figure.value_min, figure.value_max, figure.qualifier) == (40, 50, "range")


@pytest.mark.parametrize(("language", "text"), REFUSED)
def test_a_number_of_which_a_part_is_not_understood_is_not_read(language: str, text: str) -> None:
    assert read_text(text, language) == ()


@pytest.mark.parametrize(("language", "text", "values"), APART)
def test_what_only_looks_like_one_number_stays_apart(language: str, text: str, values: list[int]) -> None:
    assert [figure.value_min for figure in read_text(text, language)] == values


def test_a_mark_with_a_share_that_is_no_whole_number_is_refused() -> None:
    refused = read_mark("one and a half", "en")
    assert isinstance(refused, Unread)


FRENCH = [
    ("Un million et demi de personnes ont été déplacées.", 1_500_000),
    ("Trois quarts de million de personnes ont été déplacées.", 750_000),
    ("Un demi-million de personnes ont été déplacées.", 500_000),
    ("Une demi-douzaine de personnes ont été tuées.", 6),
    ("Deux douzaines de personnes ont été tuées.", 24),
    ("2 millions 300 mille personnes ont été déplacées.", 2_300_000),
    ("12½ mille personnes ont été déplacées.", 12_500),
    ("12 à 15 mille personnes ont été déplacées.", 12_000),
]
FRENCH_REFUSED = [
    "Un tiers de million de personnes ont été déplacées.",
    "Deux et demi personnes ont été tuées.",
    "La moitié des 40 passagers ont été tués.",
    "40 ± 5 personnes ont été tuées.",
    "10^3 personnes ont été tuées.",
    "12 à 15 000 personnes ont été déplacées.",
    "+40 morts.",
]


@pytest.mark.parametrize(("text", "value"), FRENCH)
def test_a_french_number_is_read_whole(text: str, value: int) -> None:
    (figure,) = read_text(text, "fr")
    assert figure.value_min == value


@pytest.mark.parametrize("text", FRENCH_REFUSED)
def test_a_french_number_of_which_a_part_is_not_understood_is_not_read(text: str) -> None:
    assert read_text(text, "fr") == ()
