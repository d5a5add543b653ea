"""What a table says of its rows: counts that begin anew, and rows that were taken back."""

from __future__ import annotations

from hasila.model.report import Report
from hasila.reconcile import reconcile
from tests.ingest.project import codes, parsed

TABLE = """publisher: river-watch
language: en
rows: {published: day, id: "t-{day}"}
source: {url: "https://example.org/table"}
title: {ar: "جدول {day}", en: "Table of {day}"}
counts: killed
where: lora-valley
figures:
  killed: {who: everyone, when: since lora-flood}
"""
ROWS = "day,killed\n2031-03-07,119\n2031-03-08,98\n2031-03-09,117\n"
REASON = "reason: {ar: سبب, en: a reason}, source: 'https://example.org/why'"


def table(more: str) -> tuple[tuple[Report, ...], list[str], int]:
    """The reports of the table, the codes of what is wrong with it, and the number of open findings."""
    files = {"content/tables/t.yaml": TABLE + more, "content/tables/t.csv": ROWS}
    found, diagnostics = parsed(files)
    made = reconcile(found.reports, found.vocabulary)
    return found.reports, codes(diagnostics), sum(not finding.closed for finding in made.findings)


def test_rows_may_be_counted_anew_or_taken_back() -> None:
    assert table("")[1:] == ([], 1)
    assert table(f"restarts: [{{report: t-2031-03-08, {REASON}}}]\n")[1:] == ([], 0)
    withdrawn = f"withdrawn: [{{figure: t-2031-03-07#killed, on: 2031-03-08, {REASON}}}]\n"
    assert table(withdrawn)[1:] == ([], 0)


def test_a_row_that_is_not_there_is_pointed_out() -> None:
    assert table(f"restarts: [{{report: t-2031-03-18, {REASON}}}]\n")[1] == ["unknown-figure"]
    assert table(f"withdrawn: [{{on: 2031-03-08, {REASON}}}]\n")[1] != []


CORRECTED = """publisher: river-watch
language: en
rows: {published: Day, id: "t-{day}"}
dates: DD/MM/YYYY
source: {url: "https://example.org/table"}
title: {ar: "جدول {day}", en: "Table of {day}"}
counts: killed
where: lora-valley
figures:
  killed: {who: everyone, when: since lora-flood, corrects: "t-{Replaces}#killed"}
"""


def corrected(*rows: str) -> tuple[list[str | None], list[str], list[bool]]:
    """What each row corrects, the codes of what is wrong, and of each finding whether it is closed."""
    csv = "\n".join(("Day,killed,Replaces", *rows, ""))
    files = {"content/tables/t.yaml": CORRECTED, "content/tables/t.csv": csv}
    found, diagnostics = parsed(files)
    pointers = [figure.corrects for report in found.reports for figure in report.figures]
    keys = [pointer.key if pointer else None for pointer in pointers]
    findings = reconcile(found.reports, found.vocabulary).findings
    return keys, codes(diagnostics), [finding.closed for finding in findings]


def test_a_row_says_which_row_it_corrects_and_an_empty_cell_corrects_none() -> None:
    before = ("07/03/2031,119,", "08/03/2031,198,", "09/03/2031,121,")
    assert corrected(*before) == ([None, None, None], [], [False])
    keys, wrong, closed = corrected(*before[:2], "09/03/2031,121,08/03/2031")
    assert keys == [None, None, "t-2031-03-08#killed"]
    assert (wrong, closed) == ([], [True])


def test_a_row_that_corrects_a_row_that_is_not_there_is_pointed_out_at_its_cell() -> None:
    keys, wrong, _ = corrected("07/03/2031,119,", "08/03/2031,120,17/03/2031")
    assert keys == [None, "t-2031-03-17#killed"]
    assert wrong == ["unknown-figure"]
