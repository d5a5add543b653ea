"""Laws without figures: can they hold together at all, which of them cannot, and which say nothing new?

Here the laws are soft and only the domain is hard.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice, product

from hasila.solver.block import clashes, make_box
from hasila.solver.component import Component, Row, components, make_row
from hasila.solver.hitting import Figures, Price, Tree, minimal_only, shrink
from hasila.solver.meter import DEFAULT, Budget, Meter
from hasila.solver.solving import Clash, solve
from hasila.solver.system import System

COMBINATIONS = 256


@dataclass(frozen=True, slots=True)
class RulesDiagnosis:
    """``conflicts``: the minimal sets of laws that no whole numbers satisfy. ``corrections``: the minimal sets of
    laws without which the rest can hold. ``redundant``: laws that follow from all the others (each by itself; of
    two equal laws, both); only of laws that can hold. ``complete``: both lists are known to be whole."""

    infeasible: bool
    conflicts: tuple[tuple[str, ...], ...]
    corrections: tuple[tuple[str, ...], ...]
    redundant: tuple[str, ...]
    complete: bool


def diagnose_rules(system: System, *, budget: Budget = DEFAULT) -> RulesDiagnosis:
    """A diagnosis of the laws alone; what is stated of any variable is left aside."""
    bare = System(system.laws, {}, system.domain)
    parts = [(part, _walked(part, budget)) for part in components(bare)]
    bad = [(part, tree) for part, tree in parts if tree.found != [frozenset()]]
    choices = [[_names(part, found) for found in tree.found] for part, tree in bad]
    corrections = [tuple(sorted(sum(choice, ()))) for choice in islice(product(*choices), COMBINATIONS)]
    conflicts = [_names(part, c) for part, tree in bad for c in minimal_only(tree.conflicts)]
    return RulesDiagnosis(
        infeasible=bool(conflicts),
        conflicts=tuple(sorted(conflicts)),
        corrections=tuple(sorted(corrections, key=lambda c: (len(c), c))) if bad else (),
        redundant=() if bad else tuple(n for part, _ in parts for n in _redundant(part, budget)),
        complete=len(corrections) < COMBINATIONS and all(not tree.queue for _, tree in parts),
    )


def _walked(part: Component, budget: Budget) -> Tree:
    """The hitting-set tree over the laws of one component, walked to its end or to that of the budget."""
    tree = Tree(Price([1] * len(part.rows)), [])
    meter = Meter(budget.mends)
    while (node := tree.best(meter)) is not None:
        left = [r for r in range(len(part.rows)) if r not in node]
        if _fails(part, left, meter):
            tree.refute(node, frozenset(shrink(left, lambda rows: _fails(part, rows, meter))))
        else:
            tree.resolve(node)
    return tree


def _fails(part: Component, rows: Iterable[int], meter: Meter) -> bool:
    return clashes(part, rows, (), meter)


def _names(part: Component, rows: Figures) -> tuple[str, ...]:
    return tuple(sorted(part.laws[r] for r in rows))


def _redundant(part: Component, budget: Budget) -> list[str]:
    return [
        name
        for r, name in enumerate(part.laws)
        if all(_excluded(part, r, opposite, budget) for opposite in _opposites(part.rows[r]))
    ]


def _opposites(row: Row) -> list[Row]:
    """What the row rules out: more than its high end, less than its low end."""
    above = [] if row.high is None else [make_row(row.terms, row.high + 1, None)]
    return above if row.low is None else [*above, make_row(row.terms, None, row.low - 1)]


def _excluded(part: Component, r: int, opposite: Row, budget: Budget) -> bool:
    rows = (*part.rows[:r], opposite, *part.rows[r + 1 :])
    box = make_box(rows, [part.domain] * len(part.names))
    return isinstance(solve(box, Meter(budget.proof)), Clash)
