"""A publisher's workbook is read as the table that it is: days, numbers, merged headings, saved values."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from hasila.ingest.files import gather
from hasila.ingest.project import parse
from hasila.ingest.workbook import LARGEST_UNPACKED, WorkbookFault, table_of
from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Report
from hasila.reconcile import reconcile
from tests.ingest.project import BASE_TEXTS
from tests.tables.described import FIGURES, HEAD, ROWS, values
from tests.tables.workbooks import workbook

DAY = date(2031, 3, 5)
ROW = [DAY, 41, 4]


def read(
    book: bytes, said: str = "", figures: str = FIGURES, rows: str = ROWS
) -> tuple[tuple[Report, ...], list[Diagnostic]]:
    """The reports of a workbook, and the mistakes in it and its description."""
    kept = {name: text.encode() for name, text in BASE_TEXTS.items()
            if not name.startswith(("content/reports/", "content/tables/"))}  # fmt: skip
    yaml = HEAD.format(language="en") + rows + said + figures
    files = {**kept, "content/tables/t.yaml": yaml.encode(), "content/tables/t.xlsx": book}
    sources, refused = gather(files)
    parsed, mistakes = parse(sources)
    return parsed.reports, [one for one in (*refused, *mistakes) if "/tables/" in one.location.path]


def rewritten(book: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with ``new`` in the place of ``old`` in one of its parts."""
    file = BytesIO()
    with ZipFile(BytesIO(book)) as before, ZipFile(file, "w", ZIP_DEFLATED) as after:
        for name in before.namelist():
            raw = before.read(name)
            after.writestr(name, raw.replace(old, new) if name == part else raw)
    return file.getvalue()


def fault(book: bytes, sheet: str = "") -> WorkbookFault:
    found = table_of(book, sheet)
    assert isinstance(found, WorkbookFault)
    return found


def test_a_row_is_a_report() -> None:
    reports, mistakes = read(
        workbook({"Toll": [["day", "killed", "children"], ROW, [date(2031, 3, 6), 58.0, None]]})
    )
    assert mistakes == []
    assert [report.id for report in reports] == ["t-2031-03-05", "t-2031-03-06"]
    assert (values(reports), values(reports, "children")) == ([41, 58], [4])


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (41, "41"),
        (41.0, "41"),
        (12.5, "12.5"),
        (DAY, "2031-03-05"),
        (datetime(2031, 3, 5, 18, 30), "2031-03-05 18:30:00"),
        ("at least\n60", "at least 60"),
        ("غير متوفر", "غير متوفر"),
        (None, ""),
        (True, "True"),
    ],
)
def test_a_cell_is_written_as_what_it_holds(cell: object, text: str) -> None:
    assert table_of(workbook({"Toll": [["day", "x"], [cell, 1]]})) == f"day,x\n{text},1\n"


def test_merged_headings_count_for_each_of_their_columns() -> None:
    rows = [["Day", "Killed", None], [None, "women", "children"], [DAY, 30, 11]]
    figures = "figures:\n  w: {who: women}\n  c: {who: children}\n"
    said = "head: 2\ncolumns: {w: Killed women, c: Killed children}\n"
    book = workbook({"Toll": rows}, ["B1:C1", "A1:A2"])
    reports, mistakes = read(book, said, figures, 'rows: {published: "Day", id: "t-{day}"}\n')
    assert [one.message for one in mistakes] == []
    assert (values(reports, "w"), values(reports, "c")) == ([30], [11])


def test_of_a_formula_the_saved_value_counts() -> None:
    book = workbook({"Toll": [["day", "killed", "children"], [DAY, "=C2+37", 4]]})
    saved = rewritten(book, "xl/worksheets/sheet1.xml", b"<f>C2+37</f><v />", b"<f>C2+37</f><v>41</v>")
    saved = rewritten(saved, "xl/worksheets/sheet1.xml", b"<f>C2+37</f><v></v>", b"<f>C2+37</f><v>41</v>")
    reports, mistakes = read(saved)
    assert mistakes == []
    assert values(reports) == [41]


def test_a_formula_without_a_saved_value_is_refused_and_never_empty() -> None:
    reports, mistakes = read(workbook({"Toll": [["day", "killed", "children"], [DAY, "=C2+37", 4]]}))
    (mistake,) = mistakes
    assert (mistake.location.line, mistake.severity) == (2, "error")
    assert "“=C2+37” is a formula" in mistake.message
    assert "row of 2031-03-05, column “killed”" in mistake.message
    assert values(reports) == []


def test_a_finding_names_its_row_of_the_sheet() -> None:
    rows = [["The flood in numbers"], [None], ["day", "killed", "children"], ROW, [date(2031, 3, 6), 14, 5]]
    reports, mistakes = read(workbook({"Toll": rows}), "skip: [line 1]\n")
    assert mistakes == []
    base = gather({name: text.encode() for name, text in BASE_TEXTS.items()})[0]
    (finding,) = reconcile(reports, parse(base)[0].vocabulary).findings
    assert (finding.location.path, finding.location.line) == ("content/tables/t.xlsx", 5)


SHEETS: dict[str, Sequence[Sequence[object]]] = {
    "Toll": [["day", "killed", "children"], ROW],
    "By sex": [["day", "men"], [DAY, 5]],
}


def test_of_several_sheets_the_description_names_one() -> None:
    reports, mistakes = read(workbook(SHEETS))
    assert [one.code for one in mistakes] == ["bad-workbook", "no-table"]
    assert "“Toll”, “By sex”" in mistakes[0].message
    reports, mistakes = read(workbook(SHEETS), "sheet: Toll\n")
    assert (mistakes, values(reports)) == ([], [41])


def test_a_sheet_that_is_not_there_is_named_with_those_that_are() -> None:
    assert fault(workbook(SHEETS), "Totals").hint == "its sheets are “Toll”, “By sex”"


def test_an_empty_sheet_is_no_other_sheet() -> None:
    assert table_of(workbook({**SHEETS, "By sex": []})) == "day,killed,children\n2031-03-05,41,4\n"


def test_what_is_no_workbook_is_refused() -> None:
    assert "no workbook" in fault(b"day,killed\n").message
    broken = rewritten(workbook(SHEETS), "xl/worksheets/sheet1.xml", b"<row", b"<rwo")
    assert "damaged" in fault(broken).message


def test_entities_and_endless_parts_are_refused_before_they_are_unpacked() -> None:
    bomb = rewritten(
        workbook(SHEETS), "xl/workbook.xml", b"<workbook", b"<!DOCTYPE a [<!ENTITY b 'c'>]><workbook"
    )
    assert "entities" in fault(bomb).message
    file = BytesIO(workbook(SHEETS))
    with ZipFile(file, "a", ZIP_DEFLATED) as archive:
        archive.writestr("xl/blanks.xml", b" " * (LARGEST_UNPACKED + 1))
    assert "unpacks to more" in fault(file.getvalue()).message


def test_two_tables_of_one_name_are_refused() -> None:
    yaml = (HEAD.format(language="en") + ROWS + FIGURES).encode()
    files = {name: text.encode() for name, text in BASE_TEXTS.items()}
    files |= {
        "content/tables/u.yaml": yaml,
        "content/tables/u.csv": b"day,killed,children\n2031-03-05,41,4\n",
    }
    files |= {"content/tables/u.xlsx": workbook({"Toll": [["day", "killed", "children"], ROW]})}
    _, mistakes = parse(gather(files)[0])
    (mistake,) = [one for one in mistakes if one.location.path == "content/tables/u.yaml"]
    assert "u.csv and content/tables/u.xlsx" in mistake.message
