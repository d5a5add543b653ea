"""Low, best and high: three statements of one count."""

from __future__ import annotations

import pytest

from hasila.model.interval import Interval
from tests.reconcile.bulletins import Bulletin, findings, ledger

FIGURES = "  low: {estimate: low}\n  best: {estimate: best}\n  high: {estimate: high}"
WITHOUT_BEST = "  low: {estimate: low}\n  high: {estimate: high}"


def stated(figures: str, numbers: str) -> dict[str, tuple[int | None, Interval, str]]:
    made = ledger(Bulletin("03-04", figures, numbers))
    return {figure.id: (figure.number, figure.interval, figure.qualifier) for figure in made.figures.values()}


def test_the_best_estimate_keeps_its_number_and_can_be_all_between_the_others() -> None:
    found = stated(FIGURES, "low=450 best=1200 high=3,000")
    assert found["best"] == (1200, Interval(450, 3000), "best")
    assert found["low"] == (450, Interval(450, None), "at_least")
    assert found["high"] == (3000, Interval(0, 3000), "less_than")


def test_the_series_of_a_count_has_its_best_estimates() -> None:
    made = ledger(*(Bulletin(day, FIGURES, "low=450 best=1200 high=3,000") for day in ("03-04", "03-06")))
    (series,) = made.series
    assert [key.partition("#")[2] for key in series.points] == ["best", "best"]


def test_without_a_best_one_the_two_are_a_range() -> None:
    found = stated(WITHOUT_BEST, "low=450 high=3,000")
    assert found["low"] == found["high"] == (450, Interval(450, 3000), "range")


@pytest.mark.parametrize(
    ("numbers", "wrong"),
    [
        ("low=450 best=1200 high=3,000", False),
        ("low=450 best=450 high=450", False),
        ("low=4,500 best=1200 high=3,000", True),
        ("low=450 best=120 high=3,000", True),
        ("low=450 best=1200 high=300", True),
    ],
)
def test_estimates_that_are_not_in_order_are_a_finding(numbers: str, wrong: bool) -> None:
    assert bool(findings(Bulletin("03-04", FIGURES, numbers))) is wrong


def test_two_estimates_that_are_not_in_order_are_a_finding() -> None:
    assert findings(Bulletin("03-04", WITHOUT_BEST, "low=4,500 high=3,000")) == ["high = low"]


def test_a_best_estimate_that_falls_within_its_ends_is_no_fall() -> None:
    before = Bulletin("03-04", FIGURES, "low=450 best=1200 high=3,000")
    assert findings(before, Bulletin("03-06", FIGURES, "low=500 best=1100 high=2,800")) == []
    assert findings(before, Bulletin("03-06", FIGURES, "low=100 best=300 high=400")) != []
