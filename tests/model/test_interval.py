"""The laws of intervals. Each is stated on whole numbers and then asked of intervals drawn at random."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.interval import COUNT, Interval, exactly, total

NUMBERS = st.integers(-40, 40)
ENDS = st.none() | NUMBERS


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = draw(ENDS), draw(ENDS)
    return Interval(high, low) if low is not None and high is not None and low > high else Interval(low, high)


def shown(interval: Interval) -> set[int]:
    """The members of an interval within a window that is wide enough for every end that is drawn here."""
    return {number for number in range(-200, 201) if number in interval}


@given(intervals(), intervals())
def test_meet_holds_what_is_in_both(one: Interval, other: Interval) -> None:
    met = one.meet(other)
    assert (shown(met) if met else set()) == shown(one) & shown(other)


@given(intervals(), intervals())
def test_meet_does_not_mind_the_order(one: Interval, other: Interval) -> None:
    assert one.meet(other) == other.meet(one)


@given(intervals(), intervals(), intervals())
def test_meet_does_not_mind_the_grouping(a: Interval, b: Interval, c: Interval) -> None:
    left, right = a.meet(b), b.meet(c)
    assert (left.meet(c) if left else None) == (a.meet(right) if right else None)


@given(intervals(), intervals())
def test_within_is_inclusion(one: Interval, other: Interval) -> None:
    assert one.within(other) == (shown(one) <= shown(other))


@given(intervals(), intervals(), NUMBERS, NUMBERS)
def test_a_sum_holds_every_sum_of_members(one: Interval, other: Interval, x: int, y: int) -> None:
    assert not (x in one and y in other) or (x + y in one + other and x - y in one - other)


@given(intervals(), intervals())
def test_a_sum_holds_nothing_else(one: Interval, other: Interval) -> None:
    expected = {x + y for x in shown(one) for y in shown(other)}
    assert {n for n in shown(one + other) if -80 <= n <= 80} == {n for n in expected if -80 <= n <= 80}


@given(intervals(), intervals())
def test_sums_commute(one: Interval, other: Interval) -> None:
    assert one + other == other + one


@given(intervals(), intervals(), intervals())
def test_sums_associate(a: Interval, b: Interval, c: Interval) -> None:
    assert (a + b) + c == a + (b + c)


@given(intervals())
def test_nought_changes_nothing(one: Interval) -> None:
    assert one + exactly(0) == one


@given(intervals())
def test_a_change_of_sign_undoes_itself(one: Interval) -> None:
    turned = -one
    assert -turned == one


@given(intervals(), NUMBERS)
def test_taking_away_undoes_adding_a_known_number(one: Interval, number: int) -> None:
    assert one + exactly(number) - exactly(number) == one


@given(NUMBERS)
def test_an_exact_interval_has_a_value_and_no_other_has(number: int) -> None:
    assert exactly(number).value == number
    assert Interval(number, number + 1).value is None
    assert Interval(number, None).value is None


@given(st.lists(intervals(), max_size=5))
def test_a_total_is_the_sum_in_any_order(parts: list[Interval]) -> None:
    assert total(parts) == total(reversed(parts))


def test_the_total_of_nothing_is_exactly_nought() -> None:
    assert total([]) == exactly(0)


def test_an_interval_is_never_empty() -> None:
    with pytest.raises(ValueError, match=r"empty interval \[5, 4\]"):
        Interval(5, 4)


def test_ends_that_touch_meet_in_one_number() -> None:
    assert Interval(1, 5).meet(Interval(5, None)) == exactly(5)
    assert Interval(1, 5).meet(Interval(6, None)) is None


def test_a_count_of_which_nothing_is_said_is_any_whole_number_and_not_nought() -> None:
    assert COUNT.value is None
    assert 0 in COUNT and 10**9 in COUNT and -1 not in COUNT


@pytest.mark.parametrize(
    ("interval", "written"),
    [
        (exactly(331), "[331, 331]"),
        (Interval(341, None), "[341, ∞)"),
        (Interval(None, 5), "(-∞, 5]"),
        (Interval(None, None), "(-∞, ∞)"),
    ],
)
def test_intervals_are_written_as_in_mathematics(interval: Interval, written: str) -> None:
    assert str(interval) == written
