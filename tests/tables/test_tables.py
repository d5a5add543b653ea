"""A real daily table with errors that its maintainers mended by hand later: each is found, nothing else is
accused.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from hasila.build.pipeline import Examined, examine
from hasila.model.report import Verdict

KEY = "gaza-moh-{}#{}".format


@pytest.fixture(scope="module")
def table() -> Examined:
    return examine(Path(__file__).parent, lambda _: None)


def forced(table: Examined, figure: str) -> list[tuple[int | None, int | None]]:
    """What each finding that suspects ``figure`` would make of it."""
    ways = [way for finding in table.ledger.findings for way in finding.explanations]
    return [(way.forced[figure].low, way.forced[figure].high) for way in ways if figure in way.forced]


def test_only_rows_that_state_nothing_are_noted(table: Examined) -> None:
    assert {(one.code, one.severity, one.location.line) for one in table.diagnostics} == {
        ("no-figures", "note", line) for line in (10, 24, 29)
    }


def test_six_findings_and_no_more(table: Examined) -> None:
    assert len(table.ledger.findings) == 6
    assert sum(finding.verdict is Verdict.REVISED for finding in table.ledger.findings) == 1


def test_a_mistyped_digit_is_found_with_the_value_it_was_mended_to(table: Examined) -> None:
    assert forced(table, KEY("2023-10-25", "killed-cum")) == [(6547, 6547)]


def test_figures_of_another_source_that_fall_are_one_finding(table: Examined) -> None:
    assert {low for low, _ in forced(table, KEY("2023-11-28", "med-killed-cum"))} == {207}
    assert sum("2023-11-2" in finding.report for finding in table.ledger.findings) == 1


def test_a_finding_stands_in_its_cell(table: Examined) -> None:
    finding = next(one for one in table.ledger.findings if one.report == "gaza-moh-2023-10-25")
    assert str(finding.location) == "content/tables/gaza-moh.csv:7:16"


def test_an_empty_cell_is_no_figure(table: Examined) -> None:
    assert KEY("2023-10-24", "med-killed-cum") not in table.ledger.figures
