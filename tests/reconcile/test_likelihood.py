"""Likely is said only where independent figures bear it out, and the claim names them."""

from __future__ import annotations

from itertools import count

import pytest

from hasila.model.report import CorrectionSet, Finding
from tests.bench.errata import found_in
from tests.bench.sheet import changed
from tests.bench.sown import TOLL, score, trial
from tests.reconcile.test_moves import toll

KILLED = "killed_cum"


def first(cells: dict[tuple[str, str], int | None], rows: int) -> CorrectionSet:
    (finding,) = found_in(changed(toll(), cells)[:rows], TOLL)
    return finding.explanations[0]


def killed(row: int) -> int:
    number: int = toll()[row][KILLED]
    return number


def test_two_steps_that_force_one_number_make_it_likely_and_are_part_of_the_claim() -> None:
    way = first({("2024-03-10", KILLED): killed(9) - 900}, 16)
    assert (way.figures, way.standing) == (("t-2024-03-10#killed-cum",), "likely")
    assert way.forced["t-2024-03-10#killed-cum"].value == killed(9)
    assert set(way.rests_on) == {
        "t-2024-03-09#killed-cum",
        "t-2024-03-10#killed",
        "t-2024-03-11#killed-cum",
        "t-2024-03-11#killed",
    }


def test_figures_of_one_day_are_one_witness() -> None:
    way = first({("2024-03-10", KILLED): killed(9) - 900}, 10)
    assert (way.figures, way.standing, way.rests_on) == (("t-2024-03-10#killed-cum",), "possible", ())


def test_some_that_may_have_been_counted_a_day_later_leave_nothing_likely() -> None:
    way = first({("2024-03-10", KILLED): killed(9) - 2}, 16)
    assert way.standing == "possible"


def test_points_of_one_running_count_make_nothing_likely() -> None:
    rows = [{**row, "killed": None} for row in toll()]
    (finding,) = found_in(changed(rows, {("2024-03-10", KILLED): 9999}), TOLL)
    assert {way.standing for way in finding.explanations} == {"possible"}


def test_a_row_with_two_causes_makes_nothing_likely() -> None:
    cells = {("2024-03-10", KILLED): killed(9) - 900, ("2024-03-10", "injured_cum"): 17}
    findings = found_in(changed(toll(), cells), TOLL)
    assert {way.standing for finding in findings for way in finding.explanations} == {"possible"}


def test_an_open_figure_is_no_witness() -> None:
    cells = {("2024-03-10", KILLED): killed(9) - 900, ("2024-03-11", KILLED): ("at_least", killed(10))}
    findings: tuple[Finding, ...] = found_in(changed(toll(), cells), TOLL)
    assert {way.standing for finding in findings for way in finding.explanations} == {"possible"}


@pytest.mark.parametrize("seed", range(400, 460))
def test_no_sown_error_makes_a_claim_that_is_wrong(seed: int) -> None:
    sown = (trial(seed + 1000 * n) for n in count())  # with some seeds an error changes nothing
    judged = score(next(made for made in sown if made is not None), 1)
    assert judged.claims.get("wrong", 0) == 0
    assert judged.shown or not judged.found
