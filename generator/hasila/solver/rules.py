"""Constraints without figures: can they hold together at all, which of them cannot, and which say nothing
new?

Here the constraints are soft and only the domain is hard.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain, islice, product

from hasila.model.data_class import dataclass
from hasila.solver.block import clashes, make_box
from hasila.solver.component import Component, ConstraintRow, components, make_row
from hasila.solver.hitting import CorrectionSearch, Figures, Price, minimal_only, shrink
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
    tree: CorrectionSearch

    @property
    def holds(self) -> bool:
        return self.tree.found == [frozenset()]

    def conflicts(self) -> list[tuple[str, ...]]:
        smallest = minimal_only(self.tree.conflicts)
        return [_names(self.part, rows) for rows in smallest]

    def corrections(self) -> list[tuple[str, ...]]:
        return [_names(self.part, rows) for rows in self.tree.found]


def diagnose_rules(system: System, *, budget: Budget = DEFAULT) -> RulesDiagnosis:
    """A diagnosis of the constraints alone; what is stated of any variable is left aside."""
    bare = System(system.constraints, {}, system.domain)
    walked = [_Walked(part, _walk(part, budget)) for part in components(bare)]
    walked_whole = all(not each.tree.queue for each in walked)
    failing = [each for each in walked if not each.holds]
    if not failing:
        redundant = tuple(_redundant_names(walked, budget))
        return RulesDiagnosis(False, (), (), redundant, walked_whole)
    conflicts = sorted(chain.from_iterable(each.conflicts() for each in failing))
    corrections = sorted(islice(_joint_corrections(failing), COMBINATIONS))
    corrections.sort(key=len)
    complete = walked_whole and len(corrections) < COMBINATIONS
    return RulesDiagnosis(bool(conflicts), tuple(conflicts), tuple(corrections), (), complete)


def _joint_corrections(failing: Iterable[_Walked]) -> Iterator[tuple[str, ...]]:
    """The corrections of the whole system: one of each failing component."""
    for choice in product(*(each.corrections() for each in failing)):
        yield tuple(sorted(chain.from_iterable(choice)))


def _redundant_names(walked: Iterable[_Walked], budget: Budget) -> Iterator[str]:
    for each in walked:
        yield from _redundant(each.part, budget)


def _walk(part: Component, budget: Budget) -> CorrectionSearch:
    """The hitting-set tree over the laws of one component, walked to its end or to that of the budget."""
    count = len(part.rows)
    tree = CorrectionSearch(Price([1] * count), [])
    meter = Meter(budget.mends)
    while (node := tree.best(meter)) is not None:
        left = [r for r in range(count) if r not in node]
        if _fails(part, left, meter):
            conflict = shrink(left, lambda rows: _fails(part, rows, meter))
            tree.refute(node, frozenset(conflict))
        else:
            tree.resolve(node)
    return tree


def _fails(part: Component, rows: Iterable[int], meter: Meter) -> bool:
    return clashes(part, rows, (), meter)


def _names(part: Component, rows: Figures) -> tuple[str, ...]:
    names = [part.constraints[r] for r in rows]
    return tuple(sorted(names))


def _redundant(part: Component, budget: Budget) -> Iterator[str]:
    for r, name in enumerate(part.constraints):
        if all(_excluded(part, r, opposite, budget) for opposite in _opposites(part.rows[r])):
            yield name


def _opposites(row: ConstraintRow) -> list[ConstraintRow]:
    """The rows that the row rules out: more than its high end, less than its low end."""
    found = []
    if row.high is not None:
        above = row.high + 1
        found.append(make_row(row.terms, above, None))
    if row.low is not None:
        below = row.low - 1
        found.append(make_row(row.terms, None, below))
    return found


def _excluded(part: Component, r: int, opposite: ConstraintRow, budget: Budget) -> bool:
    rows = list(part.rows)
    rows[r] = opposite
    ends = [part.domain] * len(part.names)
    answer = solve(make_box(tuple(rows), ends), Meter(budget.proof))
    return isinstance(answer, Clash)
