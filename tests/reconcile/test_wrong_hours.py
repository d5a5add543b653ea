"""Stated hours that fit neither the calendar nor the rise of the total are a finding of their own kind."""

from __future__ import annotations

from hasila.model.report import Finding, Verdict
from tests.bench.errata import found_in
from tests.bench.sheet import DAY, HOURS, Row
from tests.bench.sown import TOLL


def rows(*days: tuple[int, int, int]) -> list[Row]:
    """A row for each day of March with its hours and its new count; the total is the sum."""
    made, killed = [], 400
    for day, hours, new in days:
        killed += new
        made.append({DAY: f"2024-03-{day:02}", HOURS: hours, "killed": new, "killed_cum": killed})
    return made


def hours_of(given: list[Row]) -> list[Finding]:
    found = found_in(given, TOLL)
    assert all(finding.verdict is Verdict.HOURS for finding in found)
    return list(found)


def fitting(given: list[Row]) -> dict[str, int | None]:
    """Report → the hours that would fit."""
    found = {}
    for finding in hours_of(given):
        (way,) = finding.explanations
        assert way.pattern is not None and way.pattern.kind == "wrong hours" and way.pattern.value is not None
        found[finding.report] = way.pattern.value.value
    return found


def test_hours_that_leave_out_a_day_are_found() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (4, 24, 9), (5, 24, 3))
    assert fitting(given) == {"t-2024-03-04": 48}


def test_hours_that_reach_back_over_counted_ones_are_found() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (3, 48, 9), (4, 24, 3))
    assert fitting(given) == {"t-2024-03-03": 24}


def test_right_hours_are_not() -> None:
    assert fitting(rows((1, 24, 5), (2, 24, 7), (4, 48, 9), (7, 72, 3))) == {}


def test_hours_over_a_report_of_nothing_new_are_right() -> None:
    assert fitting(rows((1, 24, 5), (2, 24, 0), (3, 48, 9), (4, 24, 3))) == {}


def test_a_count_that_the_total_does_not_bear_out_says_nothing() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (4, 24, 9))
    given[-1]["killed_cum"] += 6
    assert fitting(given) == {}


def test_over_an_open_total_between_nothing_is_known() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (3, 24, 0), (4, 24, 9))
    given[2]["killed_cum"] = ("at_least", given[2]["killed_cum"])
    assert fitting(given) == {}


def test_over_a_count_of_hours_without_a_total_nothing_is_known() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (3, 24, 0), (4, 24, 9))
    given[2]["killed_cum"] = None
    assert fitting(given) == {}


def test_the_habit_of_a_publisher_is_no_finding() -> None:
    given = rows((1, 24, 5), (4, 24, 9), (5, 24, 3), (8, 24, 9), (9, 24, 2), (12, 24, 6))
    assert fitting(given) == {}


def test_the_counts_of_one_report_are_one_finding() -> None:
    given = rows((1, 24, 5), (2, 24, 7), (4, 24, 9), (5, 24, 3))
    for row in given:
        row |= {"injured": row["killed"] * 2, "injured_cum": row["killed_cum"] * 2}
    (finding,) = hours_of(given)
    assert finding.explanations[0].figures == ("t-2024-03-04#killed", "t-2024-03-04#injured")
