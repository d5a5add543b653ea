"""Several reports of one day in one table: which came first."""

from __future__ import annotations

import pytest

from hasila.model.report import Report
from tests.tables.described import read, the, told

FIGURES = "figures:\n  killed: {who: everyone}\n"
ROWS = 'rows: {published: day, id: "t-{day}-{at}"}\n'
ZONED = 'figures:\n  killed: {who: everyone, where: "{zone}"}\n'


def orders(reports: tuple[Report, ...]) -> list[tuple[str, int]]:
    """(what is between the day and the end of the id, order) of each report, as the site orders them."""
    return [(report.id.removeprefix("t-"), report.published.order) for report in reports]


def test_rows_of_one_day_keep_the_order_of_the_file() -> None:
    reports, mistakes = read(
        "day,at,killed\n2031-03-03,morning,53\n2031-03-03,evening,111\n", figures=FIGURES, rows=ROWS
    )
    assert mistakes == ()
    assert orders(reports) == [("2031-03-03-morning", 0), ("2031-03-03-evening", 1)]
    assert the(reports[0]).set.period.end < the(reports[1]).set.period.end


def test_a_file_from_the_newest_to_the_oldest_is_turned() -> None:
    csv = "day,at,killed\n2031-03-04,noon,120\n2031-03-03,evening,111\n2031-03-03,morning,53\n"
    reports, mistakes = read(csv, figures=FIGURES, rows=ROWS)
    assert mistakes == ()
    assert orders(reports) == [("2031-03-03-morning", 0), ("2031-03-03-evening", 1), ("2031-03-04-noon", 0)]


def test_days_that_go_up_and_down_ask_for_a_column() -> None:
    csv = (
        "day,at,killed\n2031-03-04,noon,120\n2031-03-03,morning,53\n"
        "2031-03-03,evening,111\n2031-03-05,noon,130\n"
    )
    _, mistakes = read(csv, figures=FIGURES, rows=ROWS)
    assert told(mistakes) == ["3:1 warning[unclear-order]"]
    assert "lines 3, 4" in mistakes[0].message and "order: COLUMN" in mistakes[0].hint


def test_days_that_go_up_and_down_are_no_matter_where_each_has_one_row() -> None:
    assert (
        read("day,at,killed\n2031-03-04,a,2\n2031-03-03,a,1\n2031-03-05,a,3\n", figures=FIGURES, rows=ROWS)[1]
        == ()
    )


def test_rows_of_several_places_are_no_reports_after_each_other() -> None:
    csv = (
        "day,at,zone,killed\n2031-03-03,a,lora-valley,9\n"
        "2031-03-03,b,lora-bridge,2\n2031-03-04,a,lora-valley,10\n"
    )
    reports, mistakes = read(csv, figures=ZONED, rows=ROWS)
    assert mistakes == ()
    assert {order for _, order in orders(reports)} == {0}


def test_each_place_has_an_order_of_its_own_where_the_file_is_sorted_by_places() -> None:
    csv = (
        "day,at,zone,killed\n2031-03-03,a,lora-valley,9\n"
        "2031-03-03,b,lora-valley,10\n2031-03-04,a,lora-valley,11\n"
        "2031-03-03,c,lora-bridge,2\n2031-03-03,d,lora-bridge,3\n"
    )
    reports, mistakes = read(csv, figures=ZONED, rows=ROWS)
    assert mistakes == ()
    assert dict(orders(reports)) == {
        "2031-03-03-a": 0,
        "2031-03-03-b": 1,
        "2031-03-04-a": 0,
        "2031-03-03-c": 0,
        "2031-03-03-d": 1,
    }


@pytest.mark.parametrize("cells", [("2", "1"), ("18:30", "06:00"), ("2.0", "1.0"), ("12:30:00", "9:05:00")])
def test_a_column_can_say_the_order(cells: tuple[str, str]) -> None:
    later, earlier = cells
    csv = f"day,at,n,killed\n2031-03-03,evening,{later},111\n2031-03-03,morning,{earlier},53\n"
    rows = 'rows: {published: day, id: "t-{day}-{at}", order: n}\n'
    reports, mistakes = read(csv, figures=FIGURES, rows=rows)
    assert mistakes == ()
    assert [name for name, _ in orders(reports)] == ["2031-03-03-morning", "2031-03-03-evening"]


@pytest.mark.parametrize("cell", ["morning", "", "-1", "1.5", "25:00", "1000000"])
def test_a_cell_that_says_no_order_is_refused(cell: str) -> None:
    csv = f"day,at,n,killed\n2031-03-03,a,{cell},53\n"
    rows = 'rows: {published: day, id: "t-{day}-{at}", order: n}\n'
    reports, mistakes = read(csv, figures=FIGURES, rows=rows)
    assert (reports, told(mistakes)) == ((), ["2:14 error[not-a-number]"])
    assert "(row of 2031-03-03, column “n”)" in mistakes[0].message


def test_rows_with_the_same_order_are_told() -> None:
    csv = "day,at,n,killed\n2031-03-03,a,1,53\n2031-03-03,b,1,60\n2031-03-04,a,1,61\n"
    rows = 'rows: {published: day, id: "t-{day}-{at}", order: n}\n'
    _, mistakes = read(csv, figures=FIGURES, rows=rows)
    assert told(mistakes) == ["2:1 warning[unclear-order]"]
    assert "lines 2, 3" in mistakes[0].message
