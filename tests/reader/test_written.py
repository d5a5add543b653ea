"""Numbers in digits: their values in a scale, with the marks that are declared and no others."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.bounds import LONGEST_NUMBER
from hasila.reader import Separators, Unread, WrittenNumber, number_in_digits, read_mark

ENGLISH = Separators(",", ".")
GERMAN = Separators(".", ",")

READ = [
    ("12.3", ENGLISH, 1000, 12_300, 100),
    ("1,234.5", ENGLISH, 1000, 1_234_500, 100),
    ("1.234,5", GERMAN, 1000, 1_234_500, 100),
    ("٣٤١", ENGLISH, 1, 341, 1),
    ("1٬234", Separators("٬", "٫"), 1, 1_234, 1),
    ("12 345", Separators(" ", ""), 1, 12_345, 1),
    ("12.345", ENGLISH, 1, Fraction(12_345, 1000), Fraction(1, 1000)),
]
REFUSED = ["", "1.2.3", "12,34", "1,2345", ",123", "12.", "1234567890123", "1٢", "1e5", "12 345", "-3"]


@pytest.mark.parametrize(("text", "separators", "scale", "value", "unit"), READ)
def test_a_number_is_read_in_its_scale(text, separators, scale, value, unit):
    assert number_in_digits(text, separators, scale) == WrittenNumber(Fraction(value), Fraction(unit))


@pytest.mark.parametrize("text", REFUSED)
def test_other_marks_and_other_groups_are_no_number(text):
    assert number_in_digits(text, ENGLISH) is None


@given(st.integers(0, 10**LONGEST_NUMBER - 1))
def test_every_count_reads_back(number):
    assert number_in_digits(f"{number:,}", ENGLISH) == WrittenNumber(Fraction(number), Fraction(1))


def test_the_ends_of_a_long_range_are_of_one_script():
    """Thirteen digits and more, all in one mark, are still looked at one by one."""
    assert read_mark("1234567–٨٩٩٩٩٩٩", "en") == Unread("mixed-digits", ("1234567–٨٩٩٩٩٩٩",))
