"""Errors of one cause that change several figures are offered beside those that change the fewest."""

from __future__ import annotations

from hasila.model.report import CorrectionSet, Finding
from tests.bench.errata import found_in
from tests.bench.sheet import DAY, Column, Shape, changed
from tests.bench.sown import MONITOR, TOLL, TOTALS
from tests.reconcile.test_moves import monitor, toll


def by_kind(finding: Finding) -> dict[str, list[CorrectionSet]]:
    kinds: dict[str, list[CorrectionSet]] = {}
    for way in finding.explanations:
        kinds.setdefault(way.pattern.kind if way.pattern else "", []).append(way)
    return kinds


def test_a_total_computed_from_a_mistyped_day_is_offered_with_the_day() -> None:
    row = toll()[9]
    cells = {("2024-03-10", "killed"): 17, ("2024-03-10", "killed_cum"): row["killed_cum"] + 6}
    (finding,) = found_in(changed(toll(), cells)[:12], TOLL)
    (way,) = by_kind(finding)["computed together"]
    assert way.figures == ("t-2024-03-10#killed", "t-2024-03-10#killed-cum")
    assert [way.forced[key].value for key in way.figures] == [11, row["killed_cum"]]
    assert way.standing == "possible"


def test_some_counted_a_day_late_are_offered_as_such() -> None:
    cells = {("2024-03-10", "killed"): 8, ("2024-03-11", "killed"): 30}
    (finding,) = found_in(changed(toll(), cells), TOLL)
    (way,) = by_kind(finding)["entered late"]
    assert [way.forced[key].value for key in way.figures] == [11, 27]


def test_in_a_fall_the_earlier_points_are_offered_beside_the_later() -> None:
    rows = [{"report_date": row["report_date"], "killed_cum": row["killed_cum"]} for row in toll()]
    high = {(row["report_date"], "killed_cum"): row["killed_cum"] + 500 for row in rows[8:10]}
    (finding,) = found_in(changed(rows, high)[:11], TOTALS)
    assert {key for way in finding.explanations for key in way.figures} >= {
        "t-2024-03-09#killed-cum",
        "t-2024-03-10#killed-cum",
        "t-2024-03-11#killed-cum",
    }
    (way,) = by_kind(finding)["stood too high"]
    assert way.figures == ("t-2024-03-09#killed-cum", "t-2024-03-10#killed-cum")


def test_two_digits_left_out_come_before_a_key() -> None:
    rows = [
        {**row, "civilians": row["civilians"] * 8, "total": row["total"] + 7 * row["civilians"]}
        for row in monitor()
    ]
    short = int(str(rows[9]["civilians"])[:2])
    (finding,) = found_in(changed(rows, {("2024-03-10", "civilians"): short})[9:10], MONITOR)
    first = finding.explanations[0]
    assert first.figures == ("t-2024-03-10#civilians",)
    assert first.pattern is not None and first.pattern.kind == "digits lost"


def test_a_part_that_a_sum_has_too_many_may_be_counted_outside_it() -> None:
    row = monitor()[9]
    cells = {("2024-03-10", "total"): row["total"] - row["soldiers"]}
    (finding,) = found_in(changed(monitor(), cells)[9:10], MONITOR)
    (way,) = by_kind(finding)["counted outside"]
    assert way.figures == ("t-2024-03-10#soldiers", "t-2024-03-10#total")
    assert [way.forced[key].value for key in way.figures] == [row["soldiers"], cells["2024-03-10", "total"]]
    assert way.standing == "possible"


def test_no_part_is_counted_outside_where_none_is_just_what_is_too_many() -> None:
    row = monitor()[9]
    cells = {("2024-03-10", "total"): row["total"] - row["soldiers"] - 1}
    (finding,) = found_in(changed(monitor(), cells)[9:10], MONITOR)
    assert "counted outside" not in by_kind(finding)


def test_a_total_that_lacks_some_until_they_are_made_up_for_is_one_finding() -> None:
    low = {(row["report_date"], "killed_cum"): row["killed_cum"] - 20 for row in toll()[6:10]}
    (finding,) = found_in(changed(toll(), low), TOLL)
    kinds = by_kind(finding)
    (level,), (late,) = kinds["level off"], kinds["entered late"]
    assert level.figures == tuple(f"t-2024-03-{day:02}#killed-cum" for day in range(7, 11))
    assert [level.forced[key].value for key in level.figures] == [row["killed_cum"] for row in toll()[6:10]]
    assert late.figures == ("t-2024-03-07#killed", "t-2024-03-11#killed")
    assert {way.standing for way in finding.explanations} == {"possible"}


def test_steps_far_apart_that_fail_by_a_few_are_two_findings() -> None:
    low = {(row["report_date"], "killed_cum"): row["killed_cum"] - 3 for row in toll()[3:13]}
    assert len(found_in(changed(toll(), low), TOLL)) == 2


def test_sums_that_fail_by_one_number_report_after_report_are_one_finding() -> None:
    low = {(row["report_date"], "fighters"): row["fighters"] - 11 for row in monitor()[6:10]}
    (finding,) = found_in(changed(monitor(), low), MONITOR)
    ways = by_kind(finding)["level off"]
    assert {way.figures[0] for way in ways} >= {"t-2024-03-07#fighters", "t-2024-03-07#total"}
    assert {len(way.figures) for way in ways} == {4}


def test_points_of_a_column_that_another_finding_asks_for_together_are_one_finding() -> None:
    """Two wordings of a count differ on two days, and the wrong ones make it fall."""
    shape = Shape((Column("first", "killed", "women"), Column("second", "killed", "women")))
    true = {"2024-03-01": 900, "2024-03-02": 936, "2024-03-03": 936, "2024-03-04": 967}
    rows = [{DAY: day, "first": count, "second": count} for day, count in true.items()]
    wrong = {("2024-03-02", "second"): 1032, ("2024-03-03", "second"): 1000}
    (finding,) = found_in(changed(rows, wrong), shape)
    (way,) = finding.explanations
    assert {key: way.forced[key].value for key in way.figures} == {
        "t-2024-03-02#second": 936,
        "t-2024-03-03#second": 936,
    }
    apart = {("2024-03-02", "second"): 940, ("2024-03-03", "second"): 950}
    assert len(found_in(changed(rows, apart), shape)) == 2
