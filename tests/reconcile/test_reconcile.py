"""From reports to findings: the founding report in small, and what each verdict needs."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import permutations

import pytest

from hasila.model.interval import Interval, exactly
from hasila.model.report import Finding, Report, Status, Verdict
from hasila.reconcile import reconcile
from tests.reconcile.hand import (
    OTHER,
    at_least,
    days,
    disjoint,
    figure,
    parts,
    report,
    since,
    vocabulary,
    window,
)

WORDS = vocabulary(
    disjoint("civilians", "fighters", "soldiers", of="everyone", kind="partition"),
    disjoint("children", "women"),
)


def toll(name: str, end: str, total: Interval | int, *numbers: int | None, order: int = 0) -> Report:
    """A report with a total and its three parts."""
    whole = figure(f"{name}#total", total, since("01-01", end, order))
    three = [
        figure(f"{name}#{category}", n, since("01-01", end, order), category=category)
        for category, n in zip(("civilians", "fighters", "soldiers"), numbers, strict=True)
    ]
    return report(
        end, whole, *three, splits=(parts(whole.key, *(figure.key for figure in three)),), order=order
    )


def findings(*reports: Report) -> tuple[Finding, ...]:
    return reconcile(reports, WORDS).findings


def forced(finding: Finding) -> dict[str, str]:
    return {
        key.split("#")[1]: str(interval)
        for correction in finding.explanations
        for key, interval in correction.forced.items()
    }


FOUNDING = toll("b", "02-26", at_least(341), 144, 85, 102, order=1)
NEIGHBOUR = toll("a", "02-26", at_least(309), 137, 76, None)


def test_a_total_that_does_not_add_up_has_every_minimal_way_out() -> None:
    (finding,) = findings(FOUNDING)
    assert (finding.verdict, finding.gap, finding.report) == (Verdict.ARITHMETIC, at_least(10), "b")
    assert forced(finding) == {
        "total": "[331, 331]",
        "civilians": "[154, ∞)",
        "fighters": "[95, ∞)",
        "soldiers": "[112, ∞)",
    }
    assert all(len(correction.figures) == 1 for correction in finding.explanations)


def test_a_total_that_adds_up_is_no_finding() -> None:
    assert not findings(toll("b", "02-26", at_least(331), 144, 85, 102))


def test_a_part_without_a_number_makes_no_finding() -> None:
    assert not findings(NEIGHBOUR)


def test_the_neighbour_is_named_and_speaks_for_one_explanation_without_choosing_it() -> None:
    told = figure("b#today", 20, window("02-25", "02-26", 48, 1), category="soldiers")
    founding = report("02-26", *FOUNDING.figures, told, splits=FOUNDING.splits, order=1)
    finding = next(one for one in findings(NEIGHBOUR, founding) if one.report == "b")
    assert len(finding.explanations) == 4
    assert finding.settled_by == ("a",)
    spoken = {
        tuple(correction.figures): [e.speaks for e in correction.evidence]
        for correction in finding.explanations
    }
    assert spoken[("b#total",)] == ["for"]
    assert [speaks for figures, speaks in spoken.items() if figures != ("b#total",)].count(["for"]) == 0


def test_a_count_that_later_states_less_is_the_sources_revision() -> None:
    (finding,) = findings(toll("a", "02-20", 331, 144, 85, 102), toll("b", "02-26", 329, 142, 85, 102))
    assert finding.verdict is Verdict.REVISED
    assert finding.report == "b"


def test_a_step_that_does_not_fit_the_days_between_is_a_finding() -> None:
    first = report("01-31", figure("a#total", 5, since("01-01", "01-31")))
    second = report(
        "02-28", figure("b#total", 9, since("01-01", "02-28")), figure("b#new", 3, days("02-01", "02-28", 0))
    )
    (finding,) = findings(first, second)
    assert (finding.gap, finding.verdict) == (exactly(1), Verdict.ARITHMETIC)
    assert {key for correction in finding.explanations for key in correction.figures} == {
        "a#total",
        "b#total",
        "b#new",
    }


def test_a_step_that_is_too_short_is_no_revision_even_where_the_count_also_rises() -> None:
    first = toll("a", "02-20", 58, 54, 4, 0)
    told = figure("b#new", 13, days("02-21", "02-26", 0))
    second = toll("b", "02-26", 81, 70, 7, 4)
    (finding,) = findings(first, report("02-26", *second.figures, told, splits=second.splits))
    assert finding.verdict is Verdict.ARITHMETIC


def test_a_broken_report_does_not_accuse_its_neighbours_again() -> None:
    later = toll("c", "03-01", at_least(343), 145, 87, 111)
    assert {finding.report for finding in findings(NEIGHBOUR, FOUNDING, later)} == {"b"}


def test_two_publishers_who_differ_are_noted_and_nobody_is_accused() -> None:
    one = report("02-26", figure("a#total", 5, since("01-01", "02-26")))
    other = report("02-26", figure("b#total", 7, since("01-01", "02-26"), publisher=OTHER), publisher=OTHER)
    (finding,) = findings(one, other)
    assert (finding.verdict, finding.explanations) == (Verdict.DISAGREE, ())


def test_two_publishers_who_leave_room_for_each_other_agree() -> None:
    one = report("02-26", figure("a#total", at_least(5), since("01-01", "02-26")))
    other = report("02-26", figure("b#total", 7, since("01-01", "02-26"), publisher=OTHER), publisher=OTHER)
    assert not findings(one, other)


def test_a_restarted_count_is_not_compared() -> None:
    first = report("01-31", figure("a#total", 50, since("01-01", "01-31")))
    second = report("02-28", figure("b#total", 9, since("02-01", "02-28", anchor="new-start")))
    assert not findings(first, second)


def test_a_headline_and_a_body_that_differ_are_a_finding() -> None:
    (finding,) = findings(
        report(
            "02-26",
            figure("a#headline", 5, since("01-01", "02-26")),
            figure("a#body", 6, since("01-01", "02-26")),
        )
    )
    assert forced(finding) == {"headline": "[6, 6]", "body": "[5, 5]"}


@pytest.mark.parametrize(
    "order", list(permutations([NEIGHBOUR, FOUNDING, toll("c", "03-01", at_least(343), 145, 87, 111)]))
)
def test_the_order_in_which_reports_are_given_does_not_matter(order: Iterable[Report]) -> None:
    assert reconcile(order, WORDS) == reconcile(
        (NEIGHBOUR, FOUNDING, toll("c", "03-01", at_least(343), 145, 87, 111)), WORDS
    )


def test_the_ledger_holds_every_law_with_its_outcome() -> None:
    ledger = reconcile((NEIGHBOUR, FOUNDING), WORDS)
    outcomes = {result.constraint.id: result.outcome for result in ledger.checked}
    assert outcomes["b--parts-total"] is Status.BROKEN
    assert outcomes["a--parts-total"] is Status.UNCHECKED
    assert len(outcomes) == len(ledger.checked)
    assert set(ledger.figures) == {
        figure.key for report in (NEIGHBOUR, FOUNDING) for figure in report.figures
    }


def test_nothing_published_is_changed() -> None:
    ledger = reconcile((FOUNDING,), WORDS)
    assert ledger.reports == (FOUNDING,)
    assert tuple(ledger.figures.values()) == FOUNDING.figures


def test_no_reports_make_an_empty_ledger() -> None:
    ledger = reconcile((), WORDS)
    assert (ledger.reports, ledger.checked, ledger.findings, ledger.series) == ((), (), (), ())


def test_two_misprints_in_two_sums_are_two_findings() -> None:
    children = [
        figure(f"b#{category}", 90, since("01-01", "02-26", 1), category=category)
        for category in ("children", "women")
    ]
    crowded = report(
        "02-26",
        *FOUNDING.figures,
        *children,
        splits=(*FOUNDING.splits, parts("b#civilians", "b#children", "b#women", kind="among")),
        order=1,
    )
    constraints = {constraint for finding in findings(crowded) for constraint in finding.constraints}
    assert constraints >= {"b--parts-total", "b--among-children-women-civilians"}
