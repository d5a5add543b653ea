"""What the laws leave of a figure whose words leave more."""

from __future__ import annotations

from hasila.model.interval import Interval, exactly
from hasila.model.report import Report
from hasila.reconcile import reconcile
from tests.reconcile.hand import at_least
from tests.reconcile.test_reconcile import WORDS, toll


def bounds(*reports: Report) -> dict[str, Interval]:
    return dict(reconcile(reports, WORDS).bounds)


def test_an_open_part_is_what_the_others_leave() -> None:
    assert bounds(toll("a", "02-20", at_least(331), 144, 85, 102)) == {"a#total": exactly(331)}


def test_a_group_without_a_number_is_bounded_by_the_total() -> None:
    assert bounds(toll("a", "02-20", 309, 137, 76, None)) == {"a#soldiers": exactly(96)}


def test_a_count_that_may_be_more_is_at_most_the_next_one() -> None:
    found = bounds(
        toll("a", "02-20", at_least(300), None, None, None), toll("b", "02-26", 341, None, None, None)
    )
    assert found["a#total"] == Interval(300, 341)


def test_exact_figures_have_no_bounds_of_ours() -> None:
    assert bounds(toll("a", "02-20", 331, 144, 85, 102)) == {}


def test_what_does_not_agree_bounds_nothing() -> None:
    assert "a#total" not in bounds(toll("a", "02-20", at_least(341), 144, 85, 102))
