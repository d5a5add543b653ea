"""The five sheets of content/tables.md: as they are described there, and as `hasila import` drafts them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

import pytest

from hasila.ingest.tables.importing import Answers, import_table
from hasila.model.report import Report
from tests.ingest.project import by_id
from tests.tables.findings import CONTEXT, LANGUAGES, found_in

PAGE = (Path(__file__).parents[2] / "content" / "tables.md").read_text(encoding="utf-8")
_SLIP = re.compile(r"Slip: row (\d+), `(.+?)` becomes `(.+?)`; column “(.+?)”, (.+?)\.\n")


@dataclass(frozen=True)
class Sheet:
    """A sheet of the page with its description, and a slip: its row, the texts, the column and the day."""

    title: str
    csv: str
    yaml: str
    slip: tuple[str, ...]

    @property
    def slipped(self) -> str:
        row, before, after, _, _ = self.slip
        lines = self.csv.split("\n")
        at = int(row) - 1
        changed = re.sub(rf"(?<![\d.-]){re.escape(before)}(?![\d.-])", after, lines[at], count=1)
        assert changed != lines[at]
        return "\n".join([*lines[:at], changed, *lines[at + 1 :]])


def _sheets() -> list[Sheet]:
    sections = PAGE.split("\n### ")[1:]
    sheets = []
    for section in sections:
        slip = _SLIP.search(section)
        assert slip
        csv, yaml = (section.split(f"```{kind}\n")[1].split("```")[0] for kind in ("csv", "yaml"))
        sheets.append(Sheet(section.split("\n")[0], csv, yaml, slip.groups()))
    return sheets


SHEETS = _sheets()
sheets = pytest.mark.parametrize("sheet", SHEETS, ids=[sheet.title[:1] for sheet in SHEETS])


def _values(reports: tuple[Report, ...]) -> list[tuple[object, ...]]:
    """What is stated, without the names that a description is free to give."""
    return [
        (report.published.day, figure.set.measure, figure.set.category, figure.set.where, figure.interval)
        for report in reports
        for figure in by_id(report).values()
    ]


def test_there_are_five_sheets() -> None:
    assert len(SHEETS) == 5


@sheets
def test_a_clean_sheet_has_no_finding(sheet: Sheet) -> None:
    found = found_in(sheet.csv, sheet.yaml)
    assert found.mistakes == []
    assert found.findings == []
    assert len(found.reports) >= 5


@sheets
def test_a_slip_is_named_by_row_day_and_column(sheet: Sheet) -> None:
    found = found_in(sheet.slipped, sheet.yaml)
    row, _, after, column, day = sheet.slip
    assert found.mistakes == []
    (finding,) = found.findings
    assert f"row {row} of t.csv, {day}, column “{column}”: {after}" in finding


@sheets
def test_the_draft_says_what_the_description_says(sheet: Sheet) -> None:
    """It is drafted from the file with the slip in it, as a contributor would meet it."""
    drafted = _drafted(sheet, sheet.slipped)
    written = found_in(sheet.slipped, sheet.yaml)
    found = found_in(sheet.slipped, drafted)
    assert found.mistakes == []
    assert _values(found.reports) == _values(written.reports)
    row, _, after, column, day = sheet.slip
    (finding,) = found.findings
    assert f"row {row} of t.csv, {day}, column “{column}”: {after}" in finding


@sheets
def test_the_draft_of_a_clean_sheet_has_no_finding(sheet: Sheet) -> None:
    found = found_in(sheet.csv, _drafted(sheet, sheet.csv))
    assert (found.mistakes, found.findings) == ([], [])


def _drafted(sheet: Sheet, csv: str) -> str:
    """The draft, with the answers that a person gives."""
    thousands = "." if "thousands" in sheet.yaml else ""
    answers = Answers(
        publisher="hill-post",
        url="https://example.org/",
        since="lora-flood",
        where="lora-valley",
        thousands=thousands,
    )
    imported = import_table("t", csv, answers, CONTEXT.vocabulary, LANGUAGES)
    assert imported is not None
    assert imported.doubts == ()
    return imported.description
