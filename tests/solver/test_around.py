"""Looking only where something is amiss finds all that looking everywhere finds."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from random import Random

import pytest

from hasila.model.interval import Interval, exactly
from hasila.solver import Diagnosis, LinearConstraint, System, diagnose, diagnose_around
from tests.bench.arithmetic import ledger as long_ledger
from tests.solver.worlds import ledger


def printed(system: System) -> dict[str, int]:
    """A number for each stated figure, as a reader would take it."""
    return {
        name: (i.low or 0) if i.high is None or i.low is not None else i.high
        for name, i in system.stated.items()
    }


def troubles(found: Iterable[Diagnosis]) -> list[str]:
    """What is told of each cluster; a list of conflicts that the budget cut short may be cut elsewhere."""
    clusters = [cluster for diagnosis in found for cluster in diagnosis.clusters]
    return sorted(str((c.corrections, c.minimal, c.exhaustive and c.conflicts)) for c in clusters)


@pytest.mark.parametrize("reach", [0, 1, 8])
def test_chance_ledgers_have_the_same_conflicts_and_corrections(reach: int) -> None:
    troubled = 0
    for seed in range(150):
        system = ledger(Random(seed))
        everywhere = troubles(diagnose(system))
        _, found = diagnose_around(system, printed(system), reach=reach)
        assert troubles(found) == everywhere, seed
        troubled += bool(everywhere)
    assert troubled > 25


def test_a_long_ledger_is_looked_at_only_around_its_errors() -> None:
    system = long_ledger(500, 3, open_share=0).system()
    opened = {
        name: Interval(i.low, None) if n % 10 == 0 else i for n, (name, i) in enumerate(system.stated.items())
    }
    system = System(system.constraints, opened)
    part, found = diagnose_around(system, printed(system))
    assert troubles(found) == troubles(diagnose(system))
    assert troubles(found)
    assert len(part.constraints) < len(system.constraints) / 3


def test_a_conflict_that_goes_far_draws_the_circle_wider() -> None:
    """100 counts that never fall; the first is misprinted, and each of the others contradicts it."""
    numbers = [500, *range(100, 200)]
    names = [f"day{i:03}" for i in range(len(numbers))]
    constraints = tuple(LinearConstraint(f"{a} rises", ((1, a), (-1, b)), "<=") for a, b in pairwise(names))
    system = System(constraints, {name: exactly(n) for name, n in zip(names, numbers, strict=True)})
    part, found = diagnose_around(system, printed(system), reach=1)
    assert len(part.constraints) > 20
    assert [c.changed for c in found[0].corrections] == [("day000",)]


def test_a_figure_that_can_be_nothing_is_found_without_a_law() -> None:
    system = System((), {"lost": Interval(None, -1)})
    assert troubles(diagnose_around(system, {})[1]) == troubles(diagnose(system))


def test_where_the_printed_numbers_agree_nothing_is_looked_at() -> None:
    part, found = diagnose_around(
        System(
            (LinearConstraint("sum", ((1, "a"), (1, "b"), (-1, "c")), "=="),),
            {"a": exactly(1), "b": exactly(2), "c": Interval(3, None)},
        ),
        {"a": 1, "b": 2, "c": 3},
    )
    assert (part.constraints, found) == ((), ())
