"""The tools inside: equations in whole numbers, the rational relaxation, propagation along chains,
shrinking.
"""

from fractions import Fraction

from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.solver.component import ConstraintRow, make_row
from hasila.solver.hitting import shared_parts, shrink
from hasila.solver.integers import solvable
from hasila.solver.meter import Meter
from hasila.solver.narrowing import Narrowing
from hasila.solver.simplex import Infeasibility, Solution, relax


def test_a_row_is_divided_and_its_ends_rounded_inward() -> None:
    assert make_row([(2, 0), (4, 1), (0, 2)], 3, 9) == ConstraintRow(((1, 0), (2, 1)), 2, 4)
    assert make_row([(1, 0), (-1, 0)], 0, None) == ConstraintRow((), 0, None)


def test_equations_in_whole_numbers() -> None:
    assert solvable([make_row([(3, 0), (5, 1)], 1, 1)])
    assert not solvable([ConstraintRow(((4, 0), (6, 1)), 1, 1)])
    assert not solvable(
        [ConstraintRow(((1, 0), (1, 1), (-2, 2)), 0, 0), ConstraintRow(((1, 0), (-1, 1), (-2, 3)), 1, 1)]
    )


@settings(max_examples=100, deadline=None)
@given(
    st.lists(st.tuples(st.lists(st.integers(-4, 4), min_size=3, max_size=3), st.integers(-6, 6)), max_size=3)
)
def test_what_some_small_numbers_satisfy_is_solvable(equations: list[tuple[list[int], int]]) -> None:
    rows = [ConstraintRow(tuple((c, v) for v, c in enumerate(cs) if c), b, b) for cs, b in equations]
    small = range(-5, 6)
    found = any(
        all(sum(c * (x, y, z)[v] for c, v in row.terms) == row.low for row in rows)
        for x in small
        for y in small
        for z in small
    )
    assert solvable(rows) or not found


def test_the_relaxation_has_a_point_or_says_what_forbids_it() -> None:
    rows = [ConstraintRow(((2, 0), (2, 1)), 3, 3), ConstraintRow(((1, 0), (-1, 1)), 0, 0)]
    assert relax(rows, [0, 0], [None, None], Meter(1000)) == Solution((Fraction(3, 4), Fraction(3, 4)))
    refused = relax([*rows, ConstraintRow(((1, 2),), None, 9)], [1, None, 0], [None, None, None], Meter(1000))
    assert refused == Infeasibility(frozenset({0, 1}), frozenset({0}))
    assert relax(rows, [0, 0], [None, None], Meter(0)) is None


def test_a_long_chain_takes_two_sweeps() -> None:
    length = 2000
    rows = [ConstraintRow(((1, i), (-1, i + 1)), None, 0) for i in range(length)]
    at = [[r for r in (i - 1, i) if 0 <= r < length] for i in range(length + 1)]
    meter = Meter(10**6)
    high = [2 * length - i for i in range(length + 1)]
    narrowing = Narrowing(rows, at, [0, 5] + [0] * (length - 1), list(high))
    assert narrowing.sweep(range(length), meter)
    assert narrowing.ends[0] == [0] + [5] * length
    assert narrowing.ends[1] == [length] * (length + 1)
    assert 10**6 - meter.left < 10 * length


def test_a_failure_is_traced_to_what_it_rests_on() -> None:
    rows = [ConstraintRow(((1, i), (-1, i + 1)), None, 0) for i in range(6)]
    at = [[r for r in (i - 1, i) if 0 <= r < 6] for i in range(7)]
    narrowing = Narrowing(rows, at, [0, 9, 0, 0, 0, 0, 0], [None, None, None, None, 3, None, None])
    assert not narrowing.sweep(range(6), Meter(1000))
    assert narrowing.blame().rows == {1, 2, 3}
    assert narrowing.blame().variables == {1, 4}


@given(st.sets(st.integers(0, 200), min_size=1, max_size=5), st.integers(1, 201))
def test_shrinking_finds_what_is_needed_and_no_more(needed: set[int], count: int) -> None:
    items = range(max(count, max(needed) + 1))
    assert set(shrink(items, lambda some: needed <= set(some))) == needed


def test_sets_that_share_a_member_go_together() -> None:
    one, two, three = frozenset({1, 2}), frozenset({2, 3}), frozenset({7})
    assert shared_parts([three, two, one]) == [[one, two], [three]]
