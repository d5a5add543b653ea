"""What neighbouring reports say of each way out: for, against or nothing; stated, never applied."""

from __future__ import annotations

from hasila.model.report import Evidence, Figure, Finding, Report
from hasila.reconcile import reconcile
from tests.reconcile.hand import at_least, days, figure, parts, report, since, vocabulary, window

TOTAL, CIVILIANS, FIGHTERS = "b#total", "b#civilians", "b#fighters"


def toll(
    name: str, end: str, total: int, civilians: int | None, fighters: int | None, *more: Figure
) -> Report:
    whole = figure(f"{name}#total", at_least(total), since("01-01", end))
    two = [
        figure(f"{name}#{category}", n, since("01-01", end), category=category)
        for category, n in (("civilians", civilians), ("fighters", fighters))
    ]
    return report(end, whole, *two, *more, splits=(parts(whole.key, *(figure.key for figure in two)),))


def broken(*more: Figure) -> Report:
    """60 + 30 = 90, said to be at least 100: the total should be 90, or the civilians 70, or the fighters
    40."""
    return toll("b", "02-10", 100, 60, 30, *more)


def said(*reports: Report) -> dict[str, list[Evidence]]:
    finding = the_finding(*reports)
    return {correction.figures[0]: list(correction.evidence) for correction in finding.explanations}


def the_finding(*reports: Report) -> Finding:
    (finding,) = [finding for finding in reconcile(reports, vocabulary()).findings if finding.report == "b"]
    return finding


def test_without_a_neighbour_nothing_is_said() -> None:
    assert said(broken()) == {TOTAL: [], CIVILIANS: [], FIGHTERS: []}


def test_a_window_that_holds_all_of_the_time_between_bounds_what_can_be_new() -> None:
    told = figure("b#new", 4, window("02-08", "02-10", 72), category="fighters")
    speaks = {
        key: [given.speaks for given in evidence]
        for key, evidence in said(toll("a", "02-08", 85, 57, 28), broken(told)).items()
    }
    assert speaks[FIGHTERS] == ["against"], (
        "40 fighters would be 12 more than two days before, and 4 are told of"
    )
    assert "against" not in speaks[TOTAL]


def test_an_explanation_by_which_a_count_would_fall_is_spoken_against() -> None:
    speaks = {
        key: [given.speaks for given in evidence]
        for key, evidence in said(toll("a", "02-08", 95, 57, 28), broken()).items()
    }
    assert speaks[TOTAL] == ["against"], "a total of 90 would be less than 95 two days before"


def test_nothing_is_chosen_and_no_figure_is_changed() -> None:
    told = figure("b#new", 4, window("02-08", "02-10", 72), category="fighters")
    reports = (toll("a", "02-08", 85, 57, 28), broken(told))
    ledger = reconcile(reports, vocabulary())
    assert ledger.reports == reports
    assert len(the_finding(*reports).explanations) == 3


def test_evidence_says_the_change_of_each_figure() -> None:
    told = figure("b#new", 4, window("02-08", "02-10", 72), category="fighters")
    (given,) = said(toll("a", "02-08", 85, 57, 28), broken(told))[TOTAL]
    assert given.report == "a"
    assert {key: str(change) for key, change, _ in given.steps} == {
        CIVILIANS: "[3, 3]",
        FIGHTERS: "[2, 2]",
        TOTAL: "[5, 5]",
    }


def test_a_later_report_speaks_too() -> None:
    later = toll("c", "02-12", 92, 61, 31)
    finding = the_finding(broken(), later)
    assert finding.settled_by == ("c",)


def test_a_report_that_states_none_of_the_figures_says_nothing() -> None:
    other = report("02-08", figure("a#injured", 9, since("01-01", "02-08"), measure="injured"))
    assert the_finding(other, broken()).settled_by == ()


def test_a_group_that_the_neighbour_leaves_out_is_never_taken_for_nought() -> None:
    (given,) = said(toll("a", "02-08", 85, 57, None), broken(figure("b#x", 1, days("02-10", "02-10", 0))))[
        FIGHTERS
    ]
    change = {key: change for key, change, _ in given.steps}[FIGHTERS]
    assert str(change) == "[12, ∞)", (
        "worked out from the neighbour's own total: 85 − 57 = 28, and 40 are 12 more"
    )


def test_windows_of_one_report_that_contradict_each_other_leave_the_first_bound() -> None:
    """More in one day of the time between than in all of it: the other constraints say so, evidence goes
    on."""
    all_of_it = figure("b#new", 4, window("02-08", "02-10", 72), category="fighters")
    one_day = figure("b#day", 9, days("02-09", "02-09"), category="fighters")
    ledger = reconcile((toll("a", "02-08", 85, 57, 28), broken(all_of_it, one_day)), vocabulary())
    corrections = [way for finding in ledger.findings for way in finding.explanations]
    stated = {
        str(bound)
        for way in corrections
        for given in way.evidence
        for key, _, bound in given.steps
        if key == FIGHTERS
    }
    assert stated == {"[4, 4]"}
