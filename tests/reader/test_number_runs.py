"""Numbers in words that follow each other without a mark: years, or no number at all."""

from __future__ import annotations

import pytest

from hasila.reader import numerals, read_text

YEARS = [
    ("In twenty nineteen eleven people were killed.", [11]),
    ("In nineteen eighty-two ten people were killed.", [10]),
    ("By two thousand and eleven nine people had died.", [9]),
    ("Since twenty twenty, five people have died.", [5]),
    ("In twenty-nineteen, eleven people died.", [11]),
    ("Twenty thirty was the year in which forty people died.", [40]),
]
RUNS = ["Five six people died.", "A hundred two hundred people died.", "They killed thirty forty soldiers."]
APART = [
    ("Nineteen hundred people died.", [1900]),
    ("Two thousand and eleven people died.", [2011]),
    ("The blast killed five three of them children.", [5, 3]),
    ("The blast killed five, six were hurt.", [5, 6]),
]


@pytest.mark.parametrize(("text", "values"), YEARS + APART)
def test_a_year_in_words_is_no_count(text: str, values: list[int]) -> None:
    assert [figure.value_min for figure in read_text(text, "en")] == values


@pytest.mark.parametrize("text", RUNS)
def test_a_run_of_numbers_states_none(text: str) -> None:
    assert read_text(text, "en") == ()
    assert {number.kind for number in numerals(text, "en")} == {"unknown"}


def test_so_it_is_in_a_language_that_is_data_alone() -> None:
    assert read_text("Cinq six personnes ont été tuées.", "fr") == ()
    (counted,) = read_text("En deux mille dix-neuf onze personnes ont été tuées.", "fr")
    assert counted.value_min == 11
    both = read_text("L'attaque a tué cinq civils et six soldats, vingt et un blessés.", "fr")
    assert [figure.value_min for figure in both] == [5, 6, 21]
