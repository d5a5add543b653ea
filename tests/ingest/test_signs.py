"""The signs of a weak reading hit what was wrong at first sight, and say in their table how often."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

import pytest

from hasila.ingest.drafting.signs import SIGNS
from tests.bench.doubts import RIGHT, WRONG, SeenReport, counted, seen_reports

_SETS = ("held", "further", "fresh", "later", "latest", "third", "brief", "long", "newest", "publishers")
"""The sets of whole reports of which more than a few figures were wrong."""


@cache
def seen() -> Sequence[SeenReport]:
    return tuple(seen_reports())


def test_the_table_says_how_often_each_sign_hit() -> None:
    figures = [figure for report in seen() for figure in report.figures]
    hits = counted(figures)
    assert {sign.id: hits[sign.id][:2] for sign in SIGNS} == {
        sign.id: (sign.wrong, sign.right) for sign in SIGNS
    }


@pytest.mark.parametrize("group", _SETS)
def test_four_of_five_wrong_figures_carry_a_doubt_at_three_a_report_in_vain(group: str) -> None:
    reports = [report for report in seen() if report.group == group]
    figures = [figure for report in reports for figure in report.figures]
    wrong = [figure.doubted for figure in figures if figure.state == WRONG]
    wrong += [asked for report in reports for asked in report.missed]
    right = [figure.doubted for figure in figures if figure.state == RIGHT]
    assert sum(wrong) >= 0.8 * len(wrong) and len(wrong) >= 10
    assert sum(right) <= 3 * len(reports)


def test_questions_at_words_that_state_no_figure_are_few() -> None:
    assert sum(len(report.vain) for report in seen()) <= len(seen())
