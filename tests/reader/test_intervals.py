"""The interval that a qualifier makes of a number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.reader.intervals import RULES, around, rounded, unit_of


@pytest.mark.parametrize(
    ("number", "interval"),
    [
        (30, "[25, 34]"),
        (150, "[145, 154]"),
        (300, "[250, 349]"),
        (2600, "[2550, 2649]"),
        (48, "[43, 53]"),
        (0, "[0, 0]"),
        (7, "[6, 8]"),
    ],
)
def test_about_is_what_rounds_to_the_number(number, interval):
    assert str(around(number)) == interval


@given(st.integers(0, 10**12))
def test_every_rule_but_fewer_than_allows_the_number_itself(number):
    assert all((number in rule(number)) == (name != "under" or number == 0) for name, rule in RULES.items())


@given(st.integers(1, 10**6), st.sampled_from([10, 12, 100, 1000, 100_000]))
def test_a_rounded_number_is_what_rounds_to_it(times, unit):
    window = rounded(times * unit, unit)
    assert times * unit in window and window.high - window.low + 1 == unit
    assert rounded((times + 1) * unit, unit).low == window.high + 1


@given(st.integers(0, 10**12))
def test_no_rule_allows_fewer_than_none(number):
    assert all(rule(number).low >= 0 for rule in RULES.values())


def test_the_unit_is_that_of_the_last_digit_that_is_not_zero():
    assert [unit_of(number) for number in (0, 7, 48, 150, 2600)] == [1, 1, 1, 10, 100]
