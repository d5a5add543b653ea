"""Kinds of count: what only rises, what has a level, what is resolved. Only the first may not fall."""

from __future__ import annotations

import pytest

from hasila.model.report import CountKind
from tests.reconcile.bulletins import COUNTED, TERM, Bulletin, findings, ledger, read


def falls(figures: str, **more: str) -> list[str]:
    """The findings where a count goes from 90 to 70 in a week."""
    before, after = Bulletin("03-04", figures, "a=90"), Bulletin("03-11", figures, "a=70")
    return findings(before, after, **more)


def test_a_cumulative_count_that_falls_is_a_finding() -> None:
    assert falls("  a:") == ["a <= a"]


@pytest.mark.parametrize(
    "figures",
    [
        "  a: {counts: missing}",
        "  a: {counts: missing, when: today}",
        "  a: {counts: in-hospital}",
        "  a: {kind: stock}",
        "  a: {kind: residual}",
        "  a: {who: sex-unknown}",
        "  a: {population: probable}",
    ],
)
def test_a_level_and_a_group_that_is_resolved_may_fall(figures: str) -> None:
    assert falls(figures) == []


def test_what_the_vocabulary_or_the_figure_says_goes_before_the_usual_kind() -> None:
    entry = f"drowned:\n{TERM}{COUNTED}  within: [everyone]\n  residual: yes\n"
    assert falls("  a: {who: drowned}", categories=entry) == []
    assert falls("  a: {counts: missing, kind: cumulative}") == ["a <= a"]


def test_a_kind_belongs_to_what_is_counted() -> None:
    figures = "  a: {kind: stock, among: {b: {counts: injured}}}"
    before = Bulletin("03-04", figures, "a=90 b=9")
    after = Bulletin("03-11", figures, "a=70 b=7")
    assert findings(before, after) == ["b <= b"]


def test_a_level_is_a_part_of_a_level_of_the_same_moment_alone() -> None:
    whole = Bulletin("03-04", "  all: {counts: missing}\n  men: {counts: missing}", "all=9 men=12")
    assert findings(whole) == ["men <= all"]
    later = Bulletin("03-05", "  men: {counts: missing}", "men=12")
    assert findings(Bulletin("03-04", "  all: {counts: missing}", "all=9"), later) == []


def test_the_whole_of_a_group_that_is_resolved_may_not_fall() -> None:
    figures = "  total: {parts: {men: {who: men}, sex-unknown: {who: sex-unknown}}}"
    before = Bulletin("03-04", figures, "total=90 men=60 sex-unknown=30")
    after = Bulletin("03-11", figures, "total=89 men=70 sex-unknown=19")
    assert findings(before, after) == ["total <= total"]


def test_a_kind_that_its_period_contradicts_is_a_mistake_of_ours() -> None:
    _, mistakes = read(Bulletin("03-04", "  a: {kind: flow}", "a=9"))
    assert [mistake.code for mistake in mistakes] == ["wrong-kind"]


def test_a_stock_is_counted_at_the_end_of_what_its_report_speaks_of() -> None:
    made = ledger(Bulletin("03-04", "  a: {counts: missing}", "a=9"))
    (figure,) = made.figures.values()
    assert figure.set.kind is CountKind.STOCK
    assert figure.set.period.start == figure.set.period.end.day
    assert not figure.set.period.cumulative


def closed(first: str, second: str, when: str) -> list[str]:
    """The findings where two later reports state the count of one period."""
    figures = f"  a: {{when: {when}}}"
    return findings(Bulletin("03-20", figures, f"a={first}"), Bulletin("03-21", figures, f"a={second}"))


@pytest.mark.parametrize(
    "when", ["2031-03-01 to 2031-03-12", "week 2031-W10", "since lora-flood to 2031-03-12"]
)
def test_a_period_that_is_over_has_one_count(when: str) -> None:
    assert closed("5301", "5347", when) == closed("5347", "5301", when) == ["a = a"]
    assert closed("5301", "5301", when) == closed("~5300", "5301", when) == []


@pytest.mark.parametrize("when", ["on 2031-03-12", "occurred month 2031-02"])
def test_what_late_entries_add_to_is_only_not_less(when: str) -> None:
    assert closed("8", "9", when) == []
    assert closed("9", "8", when) == ["a <= a"]
