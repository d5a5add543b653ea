"""Chance ledgers: what is said of them, against another solver's word."""

from random import Random

import pytest

from generator.arithmetic import Diagnosis, System, bounds, diagnose, feasible
from generator.words.interval import Interval
from tests.arithmetic.milp import Oracle
from tests.arithmetic.worlds import ledger


def disagreements(system: System, chance: Random) -> list[str]:
    """Where the diagnosis and the oracle differ on a system; empty if nowhere."""
    found = diagnose(system)
    possible = all(d.consistent for d in found)
    if possible != Oracle(system).possible() or possible != feasible(system):
        return [f"possible: {possible}"]
    return _bounds_differ(system, found, chance) if possible else _explanations_differ(system, found, chance)


def _bounds_differ(system: System, found: tuple[Diagnosis, ...], chance: Random) -> list[str]:
    oracle = Oracle(system)
    deduced = {n: i for d in found for n, i in d.deduced.items()}
    wrong = []
    for name in chance.sample(oracle.names, min(3, len(oracle.names))):
        truth = Interval(oracle.end(name, 1), oracle.end(name, -1))
        stated = system.stated.get(name, system.domain)
        if not bounds(system, name) == deduced.get(name, stated) == truth:
            wrong.append(f"bounds of {name}: {deduced.get(name, stated)}, not {truth}")
    return wrong


def _explanations_differ(system: System, found: tuple[Diagnosis, ...], chance: Random) -> list[str]:
    wrong = []
    for diagnosis in (d for d in found if not d.consistent):
        inside = _part(system, diagnosis.variables, diagnosis.laws)
        everything = frozenset(inside.stated)
        for conflict in diagnosis.conflicts[:6]:
            figures = frozenset(conflict.variables)
            spare = chance.choice(conflict.variables)
            if Oracle(inside, everything - figures).possible():
                wrong.append(f"{conflict.variables} can all be true")
            if not Oracle(inside, everything - figures | {spare}).possible():
                wrong.append(f"{spare} is not needed in {conflict.variables}")
        firsts = [frozenset(c.corrections[0].changed) for c in diagnosis.clusters]
        for i, cluster in enumerate(diagnosis.clusters):
            others = frozenset().union(*(f for j, f in enumerate(firsts) if j != i))
            for correction in cluster.corrections[:6]:
                wrong += _correction_differs(inside, frozenset(correction.changed), others, correction.forced)
    return wrong


def _correction_differs(inside: System, changed: frozenset[str], others: frozenset[str], forced) -> list[str]:
    mended = Oracle(inside, changed | others)
    if not mended.possible():
        return [f"releasing {sorted(changed)} does not resolve"]
    wrong = [f"{n} need not change" for n in changed if Oracle(inside, (changed | others) - {n}).possible()]
    name = min(changed)
    truth = Interval(mended.end(name, 1), mended.end(name, -1))
    return wrong if forced[name] == truth else [*wrong, f"{name} forced to {forced[name]}, not {truth}"]


def _part(system: System, variables: tuple[str, ...], laws: tuple[str, ...]) -> System:
    stated = {n: system.stated[n] for n in variables if n in system.stated}
    return System(tuple(w for w in system.laws if w.name in laws), stated, system.domain)


@pytest.mark.parametrize("block", range(4))
def test_another_solver_agrees(block: int) -> None:
    for seed in range(60 * block, 60 * block + 60):
        assert disagreements(ledger(Random(seed)), Random(seed)) == [], f"ledger {seed}"
