"""Sums of many parts: a search that ends after a counted number of steps, and says what it left out."""

from __future__ import annotations

from itertools import pairwise
from random import Random

import pytest

from hasila.model.interval import Interval, exactly
from hasila.solver import Diagnosis, LinearConstraint, System, diagnose, find_patterns, sheet_of
from hasila.solver.block import block_box, blocks
from hasila.solver.component import components
from hasila.solver.explaining import WIDE
from hasila.solver.meter import Meter
from hasila.solver.patterns import STEPS
from hasila.solver.solving import filled_near

PARTS = 390
MOST_STEPS = 400_000


def wide_sums(days: int, false_day: int) -> tuple[System, dict[str, tuple[int, int]]]:
    """A sum of 390 parts a day, of which one is 10 too high; no part falls from one day to the next."""
    groups = [f"group{i:03}" for i in range(PARTS)]
    constraints: list[LinearConstraint] = []
    numbers: dict[str, int] = {}
    grid: dict[str, tuple[int, int]] = {}
    for day in range(days):
        names = [f"{group}@{day}" for group in groups]
        numbers |= {name: 3 + i * 7 % 23 + day for i, name in enumerate(names)}
        numbers[f"total@{day}"] = sum(numbers[name] for name in names) + 10 * (day == false_day)
        terms = (*((1, name) for name in names), (-1, f"total@{day}"))
        constraints.append(LinearConstraint(f"sum@{day}", terms, "=="))
        grid |= {name: (day, column) for column, name in enumerate([*names, f"total@{day}"])}
    for group in groups:
        series = [f"{group}@{day}" for day in range(days)]
        constraints += [LinearConstraint(f"{b} rises", ((1, a), (-1, b)), "<=") for a, b in pairwise(series)]
    return System(tuple(constraints), {name: exactly(number) for name, number in numbers.items()}), grid


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """All steps that any meter counts, one entry each."""
    counted: list[int] = []
    spend = Meter.spend

    def counting(meter: Meter, count: int) -> bool:
        counted.append(count)
        return spend(meter, count)

    monkeypatch.setattr(Meter, "spend", counting)
    return counted


def corrected(diagnosis: Diagnosis) -> list[tuple[str, ...]]:
    return [correction.changed for correction in diagnosis.corrections]


def test_one_false_sum_of_390_parts_is_explained_whole_in_few_steps(steps: list[int]) -> None:
    system, grid = wide_sums(days=1, false_day=0)
    (found,) = diagnose(system)
    (patterns,) = find_patterns(system, found.clusters, sheet_of(grid, system.stated))
    assert corrected(found) == [(name,) for name in sorted(system.stated)]
    assert found.complete and patterns.complete
    assert {"keystroke", "unlisted group"} <= {pattern.kind for pattern in patterns}
    assert len(steps) < 20_000
    assert sum(steps) < MOST_STEPS


def test_with_neighbouring_days_the_one_correction_is_found_and_the_conflicts_are_cut_short(
    steps: list[int],
) -> None:
    system, grid = wide_sums(days=3, false_day=1)
    (found,) = diagnose(system)
    (cluster,) = found.clusters
    assert corrected(found) == [("total@1",)]
    assert cluster.minimal
    assert not cluster.exhaustive and not found.complete
    assert all(len(conflict.variables) > PARTS for conflict in cluster.conflicts)
    (patterns,) = find_patterns(system, found.clusters, sheet_of(grid, system.stated))
    assert patterns.complete
    assert len(steps) < 100_000
    assert sum(steps) < WIDE + 3 * MOST_STEPS


def test_patterns_that_take_too_many_steps_are_not_looked_for_and_it_is_said() -> None:
    system, grid = wide_sums(days=1, false_day=0)
    (found,) = diagnose(system)
    table = sheet_of(grid, system.stated)
    (whole,) = find_patterns(system, found.clusters, table, steps=STEPS)
    (cut,) = find_patterns(system, found.clusters, table, steps=5_000)
    assert not cut.complete
    assert 0 < len(cut) < len(whole)
    assert set(map(str, cut)) <= set(map(str, whole))


SIZE = 20


def open_grid() -> System:
    """A table whose rows and columns add up, half of its cells open."""
    random = Random(5)
    cells = {(i, j): random.randrange(50) for i in range(SIZE) for j in range(SIZE)}
    sums = {f"row {i}": [(i, j) for j in range(SIZE)] for i in range(SIZE)}
    sums |= {f"column {j}": [(i, j) for i in range(SIZE)] for j in range(SIZE)}
    stated = {str(cell): _open(n) if random.random() < 0.5 else exactly(n) for cell, n in cells.items()}
    stated |= {whole: exactly(sum(cells[cell] for cell in parts)) for whole, parts in sums.items()}
    constraints = []
    for whole, parts in sums.items():
        terms = [(1, str(cell)) for cell in parts]
        constraints.append(LinearConstraint(whole, (*terms, (-1, whole)), "=="))
    return System(tuple(constraints), stated)


def _open(number: int) -> Interval:
    return Interval(max(0, number - 5), number + 5)


def test_a_solution_of_an_open_table_is_filled_up_from_numbers_that_are_none() -> None:
    (component,) = components(open_grid())
    (block,) = blocks(component)
    box = block_box(component, block, ())
    values = filled_near(box, [0] * len(box.low), Meter(STEPS))
    assert values is not None
    assert all(row.holds(sum(c * values[v] for c, v in row.terms)) for row in box.rows)
    ends = zip(box.low, values, box.high, strict=True)
    assert all((low or 0) <= value <= (value if high is None else high) for low, value, high in ends)


def test_what_follows_is_left_out_where_only_conflicts_are_asked_for() -> None:
    system = open_grid()
    (whole,), (bare,) = diagnose(system), diagnose(system, in_full=False)
    assert whole.deduced and not bare.deduced
    assert whole.clusters == bare.clusters == ()
