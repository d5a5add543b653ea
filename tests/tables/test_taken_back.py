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
