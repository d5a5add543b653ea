"""Chance ledgers: what is said of them, against another solver's word."""

from collections.abc import Callable
from functools import partial
from random import Random

import pytest

from hasila.model.interval import Interval
from hasila.solver import (
    COUNT,
    Diagnosis,
    ForcedCorrection,
    LinearConstraint,
    System,
    bounds,
    diagnose,
    feasible,
)
from tests.solver.milp import Oracle
from tests.solver.worlds import beyond, ledger, odd

Ask = Callable[..., Oracle]


World = Callable[[Random], System]


def disagreements(seed: int, world: World = ledger) -> tuple[list[str], bool]:
    """Where the diagnosis of a chance ledger and the oracle differ, and whether the oracle had to be asked
    without its presolve (what it then grants counts).
    """
    system = world(Random(seed))
    found = diagnose(system)
    told = _differ(system, found, Random(seed), Oracle)
    return (_differ(system, found, Random(seed), partial(Oracle, presolve=False)) if told else []), bool(told)


def _differ(system: System, found: tuple[Diagnosis, ...], chance: Random, ask: Ask) -> list[str]:
    possible = all(d.consistent for d in found)
    if possible != ask(system).possible() or possible != feasible(system):
        return [f"possible: {possible}"]
    return (
        _bounds_differ(system, found, chance, ask)
        if possible
        else _explanations_differ(system, found, chance, ask)
    )


def _bounds_differ(system: System, found: tuple[Diagnosis, ...], chance: Random, ask: Ask) -> list[str]:
    oracle = ask(system)
    deduced = {n: i for d in found for n, i in d.deduced.items()}
    wrong = []
    for name in chance.sample(oracle.names, min(3, len(oracle.names))):
        truth = Interval(oracle.end(name, 1), oracle.end(name, -1))
        stated = system.stated.get(name, system.domain)
        if not bounds(system, name) == deduced.get(name, stated) == truth:
            wrong.append(f"bounds of {name}: {deduced.get(name, stated)}, not {truth}")
    return wrong


def _explanations_differ(system: System, found: tuple[Diagnosis, ...], chance: Random, ask: Ask) -> list[str]:
    wrong = []
    for diagnosis in (d for d in found if not d.consistent):
        inside = _part(system, diagnosis.variables, diagnosis.constraints)
        for conflict in diagnosis.conflicts[:6]:
            wrong += _conflict_differs(inside, frozenset(conflict.variables), chance, ask)
        firsts = [frozenset(c.corrections[0].changed) for c in diagnosis.clusters]
        for i, cluster in enumerate(diagnosis.clusters):
            others = frozenset().union(*(f for j, f in enumerate(firsts) if j != i))
            for correction in cluster.corrections[:6]:
                wrong += _correction_differs(inside, correction, others, ask)
    return wrong


def _conflict_differs(inside: System, figures: frozenset[str], chance: Random, ask: Ask) -> list[str]:
    released = frozenset(inside.stated) - figures
    spare = chance.choice(sorted(figures))
    wrong = [f"{sorted(figures)} can all be true"] if ask(inside, released).possible() else []
    needed = ask(inside, released | {spare}).possible()
    return wrong if needed else [*wrong, f"{spare} is not needed in {sorted(figures)}"]


def _correction_differs(
    inside: System, correction: ForcedCorrection, others: frozenset[str], ask: Ask
) -> list[str]:
    changed = frozenset(correction.changed)
    mended = ask(inside, changed | others)
    if not mended.possible():
        return [f"releasing {sorted(changed)} does not resolve"]
    wrong = [f"{n} need not change" for n in changed if ask(inside, (changed | others) - {n}).possible()]
    name = min(changed)
    truth = Interval(mended.end(name, 1), mended.end(name, -1))
    said = correction.forced[name]
    fits = said == truth if correction.sharp else truth.within(said)
    return wrong if fits else [*wrong, f"{name} forced to {said}, not {truth}"]


def _part(system: System, variables: tuple[str, ...], constraints: tuple[str, ...]) -> System:
    stated = {n: system.stated[n] for n in variables if n in system.stated}
    return System(tuple(w for w in system.constraints if w.name in constraints), stated, system.domain)


@pytest.mark.parametrize("block", range(4))
def test_another_solver_agrees(block: int) -> None:
    for seed in range(50 * block, 50 * block + 50):
        told, _ = disagreements(seed)
        assert told == [], f"ledger {seed}"


def test_a_way_out_touches_the_conflicts_that_turn_up_after_it() -> None:
    """In this ledger a conflict beside a way out shows only when another is asked about."""
    assert disagreements(3_008_886)[0] == []


def test_a_conflict_that_the_budget_does_not_shrink_wholly_is_not_told_beside_others() -> None:
    assert disagreements(9_120_168, beyond)[0] == []


@pytest.mark.parametrize("world", [odd, beyond])
def test_systems_of_odd_shapes_are_told_as_the_other_solver_tells_them(world: World) -> None:
    """``python -m tests.bench.oracle 20000 1 beyond`` tries very many more."""
    told = {seed: disagreements(seed, world)[0] for seed in range(90)}
    assert not any(told.values()), {seed: wrong for seed, wrong in told.items() if wrong}


def test_a_rational_direction_is_enough_to_go_on_for_ever() -> None:
    constraints = (
        LinearConstraint("at least", ((5, "x1"), (12, "x2")), ">=", 50),
        LinearConstraint("equal", ((-7, "x2"), (-60, "x0"), (20, "x1")), "==", 140),
    )
    assert bounds(System(constraints, {}), "x2") == COUNT


def test_an_equation_in_an_endless_box_is_solved_in_whole_numbers() -> None:
    """``x2`` is even, which no split of the endless box shows."""
    constraints = (
        LinearConstraint("at least", ((1, "x1"), (-12, "x2"), (20, "x0")), ">=", 140),
        LinearConstraint("equal", ((-12, "x0"), (-7, "x2"), (20, "x1")), "==", -30),
    )
    stated = {"x0": Interval(9, None), "x1": Interval(2, None)}
    assert bounds(System(constraints, stated), "x2") == Interval(2, None)
