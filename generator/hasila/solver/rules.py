"""Constraints without figures: can they hold together at all, which of them cannot, and which say nothing
new?

Here the constraints are soft and only the domain is hard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice, product

from hasila.solver.block import clashes, make_box
from hasila.solver.component import Component, Row, components, make_row
from hasila.solver.hitting import Figures, Price, Tree, minimal_only, shrink
from hasila.solver.meter import DEFAULT, Budget, Meter
from hasila.solver.solving import Clash, solve
from hasila.solver.system import System

COMBINATIONS = 256


@dataclass(frozen=True, slots=True)
class RulesDiagnosis:
    """``conflicts``: the minimal sets of constraints that no whole numbers satisfy. ``corrections``: the
    minimal sets of constraints without which the rest can hold. ``redundant``: constraints that follow from
    all the others (each by itself; of two equal ones, both); only of a system that can hold. ``complete``:
    both lists are known to be whole.
    """

    infeasible: bool
    conflicts: tuple[tuple[str, ...], ...]
    corrections: tuple[tuple[str, ...], ...]
    redundant: tuple[str, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class _Walked:
    """A component, and the tree of the sets of its constraints that can be left out."""

    part: Component
    tree: Tree

    @property
    def holds(self) -> bool:
        return self.tree.found == [frozenset()]

    def conflicts(self) -> list[tuple[str, ...]]:
        return [_names(self.part, rows) for rows in minimal_only(self.tree.conflicts)]

    def corrections(self) -> list[tuple[str, ...]]:
        return [_names(self.part, rows) for rows in self.tree.found]


def diagnose_rules(system: System, *, budget: Budget = DEFAULT) -> RulesDiagnosis:
    """A diagnosis of the constraints alone; what is stated of any variable is left aside."""
    bare = System(system.laws, {}, system.domain)
    walked = [_Walked(part, _walk(part, budget)) for part in components(bare)]
    failing = [each for each in walked if not each.holds]
    conflicts = sorted(conflict for each in failing for conflict in each.conflicts())
    corrections = list(islice(_joint_corrections(failing), COMBINATIONS)) if failing else []
    redundant = () if failing else tuple(_redundant_names(walked, budget))
    corrections.sort(key=lambda names: (len(names), names))
    walked_whole = all(not each.tree.queue for each in walked)
    return RulesDiagnosis(
        infeasible=bool(conflicts),
        conflicts=tuple(conflicts),
        corrections=tuple(corrections),
        redundant=redundant,
        complete=walked_whole and len(corrections) < COMBINATIONS,
    )


def _joint_corrections(failing: Iterable[_Walked]) -> Iterator[tuple[str, ...]]:
    """The corrections of the whole system: one of each failing component."""
    for choice in product(*(each.corrections() for each in failing)):
        yield tuple(sorted(chain.from_iterable(choice)))


def _redundant_names(walked: Iterable[_Walked], budget: Budget) -> Iterator[str]:
    for each in walked:
        yield from _redundant(each.part, budget)


def _walk(part: Component, budget: Budget) -> Tree:
    """The hitting-set tree over the laws of one component, walked to its end or to that of the budget."""
    tree = Tree(Price([1] * len(part.rows)), [])
    meter = Meter(budget.mends)
    while (node := tree.best(meter)) is not None:
        left = [r for r in range(len(part.rows)) if r not in node]
        if _fails(part, left, meter):
            conflict = shrink(left, lambda rows: _fails(part, rows, meter))
            tree.refute(node, frozenset(conflict))
        else:
            tree.resolve(node)
    return tree


def _fails(part: Component, rows: Iterable[int], meter: Meter) -> bool:
    return clashes(part, rows, (), meter)


def _names(part: Component, rows: Figures) -> tuple[str, ...]:
    return tuple(sorted(part.laws[r] for r in rows))


def _redundant(part: Component, budget: Budget) -> Iterator[str]:
    for r, name in enumerate(part.laws):
        if all(_excluded(part, r, opposite, budget) for opposite in _opposites(part.rows[r])):
            yield name


def _opposites(row: Row) -> list[Row]:
    """The rows that the row rules out: more than its high end, less than its low end."""
    found = []
    if row.high is not None:
        found.append(make_row(row.terms, row.high + 1, None))
    if row.low is not None:
        found.append(make_row(row.terms, None, row.low - 1))
    return found


def _excluded(part: Component, r: int, opposite: Row, budget: Budget) -> bool:
    rows = (*part.rows[:r], opposite, *part.rows[r + 1 :])
    box = make_box(rows, [part.domain] * len(part.names))
    return isinstance(solve(box, Meter(budget.proof)), Clash)
