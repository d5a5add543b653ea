"""One finding per cause, and what is shown of it: every way out does what it says, in an order that can be
told."""

from __future__ import annotations

from random import Random

import pytest

from hasila import solver as arithmetic
from hasila.model.interval import exactly
from hasila.model.report import ConstraintResult, Finding, Ledger, Status
from hasila.reconcile import reconcile
from hasila.reconcile.linear import linear
from tests.reconcile.hand import figure, report, since
from tests.reconcile.table import NEW, WORDS, column, found, shifted, table


def only(changed: dict[tuple[str, int], int], **how: int | bool) -> Finding:
    (finding,) = found(table(changed, **how))
    return finding


def names(finding: Finding, rank: int = 1) -> list[tuple[str, ...]]:
    return [way.figures for way in finding.explanations if way.rank == rank]


def test_a_true_table_shows_nothing() -> None:
    assert found(table()) == ()


def test_a_digit_in_a_total_that_breaks_three_laws_is_one_finding_that_names_it_first_and_likely() -> None:
    finding = only({("total", 9): 311})
    way, partly = finding.explanations
    assert (way.figures, way.forced) == (("r09#total",), {"r09#total": exactly(column("total")[9])})
    assert (way.rank, way.standing) == (1, "likely")
    assert (partly.figures, partly.evidence[0].speaks) == (("r09#children",), "against"), (
        "it mends one law of three"
    )
    assert {constraint.split("--")[1].split("-")[0] for constraint in finding.constraints} == {
        "within",
        "rises",
        "step",
    }


def test_a_number_of_the_report_before_is_recognised_on_the_day_of_entry() -> None:
    finding = only({("total", 9): column("total")[8]}, rows=10)
    first, other, together = finding.explanations
    assert (first.figures, first.pattern.kind, first.pattern.figures) == (
        ("r09#total",),
        "copied from the previous row",
        ("r08#total", "r09#total"),
    )
    assert (other.figures, other.rank) == (("r09#new",), 2)
    assert (together.figures, together.pattern.kind) == (("r08#new", "r08#total"), "computed together")
    assert first.standing == "possible", "a habit of the hand is no evidence"


def test_the_next_report_leaves_one_way_out() -> None:
    changed = {("total", 9): column("total")[8]}
    assert names(only(changed, rows=11)) == [("r09#total",)]


@pytest.mark.parametrize("name", ["total", "new"])
@pytest.mark.parametrize("by", [1, -1])
@pytest.mark.parametrize("length", [3, 5, 11])
def test_a_column_that_slipped_by_a_row_is_one_finding(name: str, by: int, length: int) -> None:
    finding = only(shifted(name, 5, length, by))
    first = finding.explanations[0]
    assert (first.rank, first.pattern and first.pattern.kind) == (1, "column shifted")
    assert set(first.figures) == {f"r{row:02}#{name}" for row in range(5, 5 + length)}


def test_a_place_too_large_to_look_through_says_so() -> None:
    spoilt = {("new", row): NEW[row] + 50 + row for row in range(5, 13)}
    assert not only(spoilt).complete
    assert only({("total", 9): 311}).complete


def test_two_errors_far_apart_are_two_findings() -> None:
    firsts = [names(finding) for finding in found(table({("total", 4): 311, ("total", 15): 311}))]
    assert firsts == [[("r04#total",)], [("r15#total",)]]


def test_a_count_that_starts_again_too_low_is_one_way_out_among_others() -> None:
    low = {("total", row): column("total")[row] - 40 for row in range(12, 20)}
    finding = only(low, steps=False)
    carried = [way for way in finding.explanations if way.pattern and way.pattern.kind == "carried on"]
    assert carried and carried[0].figures[0] == "r12#total"
    assert {way.standing for way in finding.explanations} == {"possible"}


def test_two_wordings_that_agree_are_one_number() -> None:
    """A headline and its table say 90, the parts make 100: if the number is wrong, both are, by one
    misprint."""
    first = report("02-01", figure("a#total", 95, since("01-01", "02-01")))
    again = report(
        "02-02", *(figure(f"b#{name}", 90, since("01-01", "02-02")) for name in ("headline", "total"))
    )
    (finding,) = reconcile((first, again), WORDS).findings
    assert sorted(map(sorted, (way.figures for way in finding.explanations))) == [
        ["a#total"],
        ["b#headline", "b#total"],
    ]


def test_the_evenness_of_a_count_orders_a_fall_and_makes_nothing_likely() -> None:
    """4,237 typed as 4,327: the fall on the next day can be mended at either end, and the count runs evenly
    without the first."""
    counts = (3826, 3900, 4008, 4110, 4327, 4324, 4412, 4506, 4609)
    reports = [
        report(f"02-{i + 1:02}", figure(f"r{i}#total", n, since("01-01", f"02-{i + 1:02}")))
        for i, n in enumerate(counts)
    ]
    (finding,) = reconcile(reports, WORDS).findings
    assert [(way.rank, way.figures, way.standing) for way in finding.explanations] == [
        (1, ("r4#total",), "possible"),
        (2, ("r5#total",), "possible"),
    ]
    assert finding.explanations[0].pattern.value == exactly(4237)


def test_ties_stay_ties() -> None:
    one, other = (
        figure(f"a#{name}", n, since("01-01", "02-01")) for name, n in (("headline", 17), ("body", 16))
    )
    (finding,) = reconcile((report("02-01", one, other),), WORDS).findings
    assert [way.rank for way in finding.explanations] == [1, 1]


def test_numbers_of_another_source_on_several_days_are_mended_together() -> None:
    """200, 205, then 198 for three days, then 230: nothing less than all three will do."""
    counts = (120, 199, 200, 205, 198, 198, 198, 230)
    reports = [
        report(f"02-{i + 1:02}", figure(f"r{i}#total", n, since("01-01", f"02-{i + 1:02}")))
        for i, n in enumerate(counts)
    ]
    (finding,) = reconcile(reports, WORDS).findings
    assert {frozenset(way.figures) for way in finding.explanations} == {
        frozenset(f"r{i}#total" for i in days) for days in ((1, 2, 3), (4, 5, 6))
    }


def linears(
    finding: Finding, checked: dict[str, ConstraintResult]
) -> tuple[arithmetic.LinearConstraint, ...]:
    return tuple(linear(checked[constraint].constraint) for constraint in finding.constraints)


def sown(seed: int) -> Ledger:
    """A table with one to three cells changed as hands change them."""
    random = Random(seed)
    changed: dict[tuple[str, int], int] = {}
    for _ in range(random.randint(1, 3)):
        name, row = random.choice(("total", "new", "children")), random.randrange(1, 20)
        true = column(name)
        changed[name, row] = random.choice(
            (true[row - 1], true[row] + 10, true[row] * 10, 0, int(str(true[row])[::-1]))
        )
    return reconcile(table(changed, steps=random.random() < 0.7), WORDS)


def beside(finding: Finding, ledger: Ledger) -> list[ConstraintResult]:
    """The laws that a way out has to keep: its own, and those that hold, of the same report if it is a
    finding of one."""
    own = set(finding.constraints)
    inside = all(
        len(result.constraint.reports) == 1 for result in ledger.checked if result.constraint.id in own
    )
    near = [
        result for result in ledger.checked if not inside or result.constraint.reports == (finding.report,)
    ]
    return [result for result in near if result.constraint.id in own or result.outcome is not Status.BROKEN]


@pytest.mark.parametrize("seed", range(60))
def test_every_way_out_that_is_shown_resolves_its_finding_and_breaks_nothing_else(seed: int) -> None:
    ledger = sown(seed)
    for finding in ledger.findings:
        constraints = tuple(linear(one.constraint) for one in beside(finding, ledger))
        for way in finding.explanations:
            if any(said.speaks == "against" for said in way.evidence):
                continue  # shown with the reason why it does not do
            stated = {key: figure.interval for key, figure in ledger.figures.items()} | dict(way.forced)
            assert arithmetic.feasible(arithmetic.System(constraints, stated)), (finding.id, way)


@pytest.mark.parametrize("seed", range(60))
def test_the_figures_of_a_finding_cannot_all_be_true_and_without_any_one_of_them_can(seed: int) -> None:
    ledger = sown(seed)
    checked = {result.constraint.id: result for result in ledger.checked}
    for finding in ledger.findings:
        constraints = linears(finding, checked)
        stated = {key: ledger.figures[key].interval for key in finding.figures}
        assert not arithmetic.feasible(arithmetic.System(constraints, stated)), finding.id
        for key in finding.figures:
            rest = {name: interval for name, interval in stated.items() if name != key}
            assert arithmetic.feasible(arithmetic.System(constraints, rest)), (finding.id, key)


@pytest.mark.parametrize("seed", range(20))
def test_every_law_that_fails_is_the_consequence_of_some_finding(seed: int) -> None:
    ledger = sown(seed)
    told = {constraint for finding in ledger.findings for constraint in finding.constraints}
    assert {result.constraint.id for result in ledger.checked if result.outcome.value == "broken"} <= told


def test_the_order_of_the_reports_makes_no_difference() -> None:
    reports = table({("total", 9): 311, ("new", 14): 40})
    assert reconcile(reversed(reports), WORDS) == reconcile(reports, WORDS)
