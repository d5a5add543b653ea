"""A spreadsheet: one row a report, one column a figure, and an empty cell is not nought."""

from __future__ import annotations

from hasila.model.diagnostics import Diagnostic
from hasila.model.interval import Interval, exactly
from hasila.model.report import Report
from tests.ingest.project import by_id, codes, parsed

YAML = """publisher: hill-post
language: en
rows: {published: day, id: "hill-{day}"}
source: {url: "https://example.org/table"}
title: {ar: "جدول {day}", en: "Table of {day}"}
counts: killed
where: lora-valley
figures:
  killed: {who: everyone, when: since lora-flood, parts: [civilians, fighters]}
  civilians: {who: civilians, when: since lora-flood, among: [children]}
  fighters: {who: fighters, when: since lora-flood}
  children: {who: children, when: since lora-flood}
  last-days: {who: everyone, when: "last {hours}h"}
"""
COLUMNS = "day,killed,civilians,fighters,children,hours,last_days\n"


def table(rows: str, yaml: str = YAML) -> tuple[tuple[Report, ...], tuple[Diagnostic, ...]]:
    found, mistakes = parsed({"content/tables/t.yaml": yaml, "content/tables/t.csv": COLUMNS + rows})
    return found.reports, mistakes


def test_a_row_is_a_report() -> None:
    (made,), mistakes = table("2031-03-05,10,7,3,2,48,4\n")
    assert mistakes == ()
    assert (made.id, made.publisher, made.title["en"], made.published.day.isoformat()) == (
        "hill-2031-03-05",
        "hill-post",
        "Table of 2031-03-05",
        "2031-03-05",
    )
    assert {name: figure.interval for name, figure in by_id(made).items()} == {
        name: exactly(n)
        for name, n in (("killed", 10), ("civilians", 7), ("fighters", 3), ("children", 2), ("last-days", 4))
    }


def test_a_slot_takes_the_cell_of_its_row() -> None:
    reports, _ = table("2031-03-05,1,,,,24,1\n2031-03-06,2,,,,72,2\n")
    assert [by_id(one)["last-days"].set.period.days for one in reports] == [1, 3]


def test_an_empty_cell_is_not_stated_and_never_nought() -> None:
    (made,), mistakes = table("2031-03-05,10,,,,,\n")
    assert mistakes == ()
    assert set(by_id(made)) == {"killed"}


def test_of_a_row_that_leaves_out_a_part_the_parts_are_not_complete() -> None:
    (made,), _ = table("2031-03-05,10,7,,2,,\n")
    assert [(split.kind, split.members, split.complete) for split in made.splits] == [
        ("parts", ("hill-2031-03-05#civilians",), False),
        ("among", ("hill-2031-03-05#children",), True),
    ]


def test_nought_that_is_written_is_nought() -> None:
    (made,), _ = table("2031-03-05,10,7,3,0,,\n")
    assert by_id(made)["children"].interval == exactly(0)


def test_cells_may_hold_words_and_thousands() -> None:
    (made,), mistakes = table('2031-03-05,"at least 14,500","1,200",3,,,\n')
    assert mistakes == ()
    assert (by_id(made)["killed"].interval, by_id(made)["civilians"].interval) == (
        Interval(14500, None),
        exactly(1200),
    )


def test_a_cell_is_placed_by_line_and_column() -> None:
    _, (mistake,) = table('2031-03-05,10,7,3,2,,\n2031-03-06,"at least 11",some,3,2,,\n')
    assert (mistake.code, mistake.location.path, mistake.location.line, mistake.location.column) == (
        "no-number",
        "content/tables/t.csv",
        3,
        26,
    )


def test_a_row_that_cannot_be_read_hides_no_other() -> None:
    reports, mistakes = table("2031-03-05,10\n2031-03-06,11,8,3,2,,\n2031-02-30,1,,,,,\n")
    assert [one.id for one in reports] == ["hill-2031-03-06"]
    assert codes(mistakes) == ["bad-csv", "impossible-date"]


def test_an_empty_table_makes_no_report_and_no_exception() -> None:
    assert table("")[0] == ()
    found, _ = parsed({"content/tables/t.yaml": YAML, "content/tables/t.csv": ""})
    assert found.reports == ()


def test_two_rows_of_one_id_are_a_mistake() -> None:
    reports, (mistake,) = table("2031-03-05,10,7,3,2,,\n2031-03-05,11,8,3,2,,\n")
    assert [by_id(one)["killed"].number for one in reports] == [10]
    assert (mistake.code, mistake.location.line) == ("repeated-report", 3)


def test_a_cell_over_two_lines_does_not_move_the_others() -> None:
    reports, mistakes = table('2031-03-05,"at least\n10",7,3,2,,\n2031-03-06,11,8,3,2,,\n')
    assert mistakes == ()
    assert [by_id(one)["killed"].number for one in reports] == [10, 11]


def test_a_reason_in_the_description_belongs_to_its_report() -> None:
    reason = (
        '\nexplained:\n  - {figure: "%s#killed", '
        'reason: {ar: إضافة متأخرة, en: a late addition}, source: "https://example.org/"}\n'
    )
    reports, mistakes = table("2031-03-05,10,7,3,2,48,4\n", YAML + reason % "hill-2031-03-05")
    (explained,) = reports[0].explained
    assert (explained.figure, explained.reason, mistakes) == (
        "hill-2031-03-05#killed",
        {"ar": "إضافة متأخرة", "en": "a late addition"},
        (),
    )
    _, mistakes = table("2031-03-05,10,7,3,2,48,4\n", YAML + reason % "hill-2031-03-06")
    assert codes(mistakes) == ["unknown-figure"]
