"""Laws that are worked out once for each shape of report are those of each report for itself."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from hasila.build.pipeline import Examined
from hasila.model.report import Report
from hasila.reconcile.shapes import constraints_inside, shape_of
from hasila.reconcile.within import constraints_within
from tests.reconcile.hand import days, disjoint, figure, parts, report, since, vocabulary, window

WORDS = vocabulary(disjoint("children", "women"))


def one_by_one(reports: list[Report]) -> list[object]:
    return [constraint for report in reports for constraint in constraints_within(report, WORDS)]


def bulletin(name: str, end: str, *numbers: int, anchor: str = "agreement") -> Report:
    toll = since("01-01", end, anchor=anchor)
    total, civilians, fighters, children = numbers
    return report(
        end,
        figure(f"{name}#total", total, toll),
        figure(f"{name}#civilians", civilians, toll, category="civilians"),
        figure(f"{name}#fighters", fighters, toll, category="fighters"),
        figure(f"{name}#children", children, toll, category="children"),
        figure(f"{name}#day", 1, window(end, end, 24)),
        splits=(parts(f"{name}#total", f"{name}#civilians", f"{name}#fighters"),),
    )


def test_a_table_that_is_published_every_day_has_one_shape() -> None:
    one, other = bulletin("a", "02-01", 9, 5, 4, 2), bulletin("b", "02-02", 12, 7, 5, 3)
    assert shape_of(one) == shape_of(other)
    constraints = list(constraints_inside([one, other], WORDS))
    assert constraints == one_by_one([one, other])
    assert {constraint.id.split("--")[0] for constraint in constraints} == {"a", "b"}


def test_another_order_of_days_is_another_shape() -> None:
    toll = since("01-01", "02-01")
    inner = report("02-01", figure("a#total", 9, toll), figure("a#days", 2, days("01-30", "02-01", 0)))
    before = report("02-01", figure("b#total", 9, toll), figure("b#days", 2, days("01-30", "02-02", 0)))
    assert shape_of(inner) != shape_of(before)
    assert list(constraints_inside([inner, before], WORDS)) == one_by_one([inner, before])
    assert len(one_by_one([inner])) == 1 and not one_by_one([before])


def test_which_figure_counts_which_days_makes_another_shape() -> None:
    toll, last = since("01-01", "02-01"), days("01-30", "02-01", 0)

    def of(name: str, end: str, civilians: str) -> Report:
        period = {"toll": toll, "last": last}[civilians]
        return report(
            end,
            figure(f"{name}#total", 9, toll),
            figure(f"{name}#days", 2, last),
            figure(f"{name}#civilians", 1, period, category="civilians"),
        )

    reports = [of("a", "02-01", "toll"), of("b", "02-02", "last")]
    assert list(constraints_inside(reports, WORDS)) == one_by_one(reports)
    assert {
        constraint.right for constraint in one_by_one(reports) if constraint.left[0].endswith("#civilians")
    } == {
        "a#total",
        "b#days",
    }


def test_a_number_that_is_not_stated_is_another_shape() -> None:
    stated, silent = bulletin("a", "02-01", 9, 5, 4, 2), bulletin("b", "02-01", 9, 5, 4, 2)
    silent = replace(
        silent, figures=tuple(replace(figure, stated=figure.id != "children") for figure in silent.figures)
    )
    assert list(constraints_inside([stated, silent], WORDS)) == one_by_one([stated, silent])
    assert len(one_by_one([silent])) < len(one_by_one([stated]))


@pytest.mark.parametrize("seed", range(30))
def test_reports_of_many_shapes_have_the_laws_of_each(seed: int) -> None:
    chance = Random(seed)
    reports = [_any(chance, f"r{n}") for n in range(12)]
    assert list(constraints_inside(reports, WORDS)) == one_by_one(reports)


def _any(chance: Random, name: str) -> Report:
    periods = [
        since("01-01", "02-01"),
        since("01-01", "02-02"),
        days("01-30", "02-01"),
        window("02-01", "02-01", 24),
    ]
    categories = ["everyone", "civilians", "children", "women", "fighters"]
    figures = tuple(
        figure(
            f"{name}#f{n}",
            chance.randrange(9),
            chance.choice(periods),
            category=chance.choice(categories),
            where=chance.choice(["zone", "town"]),
        )
        for n in range(chance.randint(2, 4))
    )
    members = [figure.key for figure in figures[1 : chance.randint(1, len(figures))]]
    splits = (parts(figures[0].key, *members, kind=chance.choice(["parts", "among"])),) if members else ()
    return report("02-02", *figures, splits=splits)


def test_the_reports_of_the_repository(examined: Examined) -> None:
    reports, words = examined.ledger.reports, examined.vocabulary
    made = list(constraints_inside(reports, words))
    assert made == [constraint for report in reports for constraint in constraints_within(report, words)]
    assert len(made) > len(reports)
