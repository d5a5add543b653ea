"""Whole reports of other registers, drafted: what stands in the draft, and what is doubted."""

from __future__ import annotations

from pathlib import Path

from hasila.build.pipeline import Examined
from tests.bench.whole_reports import Row, rows_of, whole_report

PATHS = sorted((Path(__file__).parents[1] / "reader" / "whole").glob("*.txt"))


def rows(examined: Examined) -> list[Row]:
    return [row for path in PATHS for row in rows_of(whole_report(path), examined.vocabulary)]


def test_nine_of_ten_figures_are_drafted_right_on_all_axes(examined: Examined) -> None:
    stated = [row for row in rows(examined) if row.wrong != ("added",)]
    right = [row for row in stated if not row.wrong]
    assert len(stated) >= 75 and len(right) >= 0.9 * len(stated), [row for row in stated if row.wrong]


def test_hardly_any_figure_is_added_and_few_right_ones_are_doubted(examined: Examined) -> None:
    found = rows(examined)
    assert sum(row.wrong == ("added",) for row in found) == 0
    assert sum(row.doubted and not row.wrong for row in found) <= len(PATHS)


def test_reports_of_registers_that_the_rules_were_not_made_with(examined: Examined) -> None:
    """At first sight 53 of 90 figures were right on all axes; more are since, and none may be lost again."""
    paths = sorted((Path(__file__).parents[1] / "reader" / "held").glob("*.txt"))
    stated = [
        row
        for path in paths
        for row in rows_of(whole_report(path), examined.vocabulary)
        if row.wrong != ("added",)
    ]
    assert len(stated) == 90
    assert sum(not row.wrong for row in stated) >= 76, [row for row in stated if row.wrong]


def test_thirty_further_reports_in_three_languages(examined: Examined) -> None:
    """At first sight 79 of 164 figures were right on all axes, the cause among them."""
    paths = sorted((Path(__file__).parents[1] / "reader" / "further").glob("*.txt"))
    found = [row for path in paths for row in rows_of(whole_report(path), examined.vocabulary)]
    stated = [row for row in found if row.wrong != ("added",)]
    assert len(stated) == 164
    assert sum(not row.wrong for row in stated) >= 127, [row for row in stated if row.wrong]
    assert len(found) - len(stated) <= 5
    wrong = [row for row in found if set(row.wrong) & _READING or row.wrong == ("added",)]
    assert sum(row.doubted for row in wrong) >= 0.8 * len(wrong), [row for row in wrong if not row.doubted]
    assert sum(row.doubted and not row.wrong for row in found) <= 2 * len(paths)


def test_sixteen_reports_of_other_harms_and_places(examined: Examined) -> None:
    """At first sight 57 of 96 figures were right on all axes, the cause among them."""
    paths = sorted((Path(__file__).parents[1] / "reader" / "fresh").glob("*.txt"))
    found = [row for path in paths for row in rows_of(whole_report(path), examined.vocabulary)]
    stated = [row for row in found if row.wrong != ("added",)]
    assert len(stated) == 96
    assert sum(not row.wrong for row in stated) >= 80, [row for row in stated if row.wrong]


def test_twenty_later_reports_by_an_author_who_did_not_know_the_rules(examined: Examined) -> None:
    """At first sight 76 of 147 figures were right; 84 when twelve annotations were mended."""
    paths = sorted((Path(__file__).parents[1] / "reader" / "later").glob("*.txt"))
    found = [row for path in paths for row in rows_of(whole_report(path), examined.vocabulary)]
    stated = [row for row in found if row.wrong != ("added",)]
    assert len(stated) == 147
    assert sum(not row.wrong for row in stated) >= 135, [row for row in stated if row.wrong]
    assert len(found) - len(stated) <= 5


def test_fourteen_reports_of_the_latest_registers_by_an_author_who_did_not_know_the_rules(
    examined: Examined,
) -> None:
    """At first sight 70 of 114 figures were right; 71 when one annotation was mended."""
    paths = sorted((Path(__file__).parents[1] / "reader" / "latest").glob("*.txt"))
    found = [row for path in paths for row in rows_of(whole_report(path), examined.vocabulary)]
    stated = [row for row in found if row.wrong != ("added",)]
    assert len(stated) == 114
    assert sum(not row.wrong for row in stated) >= 111, [row for row in stated if row.wrong]
    assert len(found) - len(stated) <= 5


_READING = {"value", "qualifier", "measure", "who", "parent", "missed"}
