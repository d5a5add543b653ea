"""Each law for itself: two sides as intervals, and what came of them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.model.diagnostics import Location
from hasila.model.interval import Interval, exactly
from hasila.model.report import Constraint, ConstraintKind, ConstraintResult, Status
from hasila.reconcile.evaluate import evaluate
from tests.reconcile.hand import at_least, figure, since

TOLL = since("01-01", "02-26")
ABOUT_30 = Interval(25, 34)


def judged(left: list[Interval | int | None], op: str, right: Interval | int | None) -> ConstraintResult:
    figures = {f"r#p{n}": figure(f"r#p{n}", one, TOLL) for n, one in enumerate(left)} | {
        "r#whole": figure("r#whole", right, TOLL)
    }
    return evaluate(
        Constraint(
            "l",
            ConstraintKind.PARTS,
            tuple(list(figures)[:-1]),
            op,
            "r#whole",
            ("r",),
            "parts",
            Location("f"),
        ),
        figures,
    )


@pytest.mark.parametrize(
    ("left", "op", "right", "outcome"),
    [
        ([8, 3, 4], "=", 15, Status.HOLDS),
        ([8, 3, at_least(4)], "=", 15, Status.HOLDS),
        ([8, 3, at_least(4)], "=", 16, Status.HOLDS),
        ([8, 3, 4], "=", 16, Status.BROKEN),
        ([8, 3, at_least(4)], "=", 14, Status.BROKEN),
        ([144, 85, 102], "=", at_least(341), Status.BROKEN),
        ([144, 85, 102], "=", at_least(331), Status.HOLDS),
        ([20, 9], "=", ABOUT_30, Status.HOLDS),
        ([20, 4], "=", ABOUT_30, Status.BROKEN),
        ([55, 29], "<=", 144, Status.HOLDS),
        ([144], "<=", 144, Status.HOLDS),
        ([145], "<=", 144, Status.BROKEN),
        ([145], "<=", at_least(144), Status.POSSIBLE),
        ([3, None], "=", 5, Status.UNCHECKED),
        ([3, None], "=", 2, Status.BROKEN),
        ([3], "=", None, Status.UNCHECKED),
        ([3, 4], ">=", 7, Status.HOLDS),
        ([3, 4], ">=", 8, Status.BROKEN),
        ([at_least(3)], ">=", 8, Status.POSSIBLE),
    ],
)
def test_outcomes(
    left: list[Interval | int | None], op: str, right: Interval | int | None, outcome: Status
) -> None:
    assert judged(left, op, right).outcome is outcome


@pytest.mark.parametrize(
    ("left", "op", "right", "gap"),
    [
        ([144, 85, 102], "=", at_least(341), at_least(10)),
        ([8, 3, 4], "=", 16, exactly(1)),
        ([8, 3, 5], "=", 15, exactly(-1)),
        ([145], "<=", 144, exactly(1)),
        ([3, 4], ">=", 8, exactly(1)),
        ([8, 3, 4], "=", 15, None),
    ],
)
def test_the_gap_is_by_how_much_the_sides_miss_each_other(
    left: list[Interval | int | None], op: str, right: Interval | int, gap: Interval | None
) -> None:
    assert judged(left, op, right).gap == gap


STATED = st.one_of(
    st.integers(0, 12),
    st.integers(0, 12).map(at_least),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).map(lambda t: Interval(t[0], t[0] + t[1])),
    st.none(),
)


def members(stated: Interval | int | None) -> list[int]:
    known = exactly(stated) if isinstance(stated, int) else stated or Interval(0, None)
    return [n for n in range(40) if n in known]


@given(st.lists(STATED, min_size=1, max_size=2), st.sampled_from(["=", "<=", ">="]), STATED)
def test_broken_means_that_no_whole_numbers_satisfy_the_law(
    left: list[Interval | int | None], op: str, right: Interval | int | None
) -> None:
    sums = {0}
    for one in left:
        sums = {a + b for a in sums for b in members(one)}
    fits = {"=": lambda a, b: a == b, "<=": lambda a, b: a <= b, ">=": lambda a, b: a >= b}[op]
    possible = any(fits(a, b) for a in sums for b in members(right))
    assert (judged(left, op, right).outcome is Status.BROKEN) is not possible


@given(st.lists(STATED, min_size=1, max_size=3), st.sampled_from(["=", "<=", ">="]), STATED)
def test_a_group_without_a_number_is_never_said_to_hold(
    left: list[Interval | int | None], op: str, right: Interval | int | None
) -> None:
    if None in left or right is None:
        assert judged(left, op, right).outcome in (Status.UNCHECKED, Status.BROKEN)
    else:
        assert judged(left, op, right).outcome is not Status.UNCHECKED
