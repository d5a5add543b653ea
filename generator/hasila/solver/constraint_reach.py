"""A system of which some constraints fail by themselves, and what a change around each can reach.

A change of a figure reaches the constraints that name it, and goes on through every figure that was not
stated as one number. Figures without one number hang together in groups, of which a change reaches all or
nothing: they are found once for the whole system.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from hasila.solver.block import blocks_around
from hasila.solver.component import NumberedSystem, numbered
from hasila.solver.diagnosis import Diagnosis, diagnose_parts
from hasila.solver.meter import Budget
from hasila.solver.system import System

Rows = frozenset[int]


class ConstraintReach:
    """The ``system`` around the constraints that are named in ``failing``. Constraints are numbers here."""

    def __init__(self, system: System, failing: Collection[str]) -> None:
        self.system = system
        self.known: NumberedSystem = numbered(system)
        whole = self.known.whole
        self._failing = {name: r for r, name in enumerate(whole.constraints) if name in failing}
        self._number = {name: v for v, name in enumerate(whole.names)}
        apart = set(self._failing.values())
        self._sound_at = [[r for r in rows if r not in apart] for rows in whole.at]

    def of(self, failing: Iterable[str], figures: Iterable[str]) -> Rows:
        """These constraints that fail, and those that do not fail and that a change of ``figures`` can
        reach.
        """
        found = {self._failing[name] for name in failing}
        for name in figures:
            for r in self._sound_at[self._number[name]]:
                if r not in found:
                    found.update(self._with_group.get(r, (r,)))
        return frozenset(found)

    def diagnoses(self, rows: Rows, budget: Budget) -> tuple[Diagnosis, ...]:
        """The diagnoses of these constraints alone, not in full."""
        whole = self.known.whole
        variables = sorted(set(whole.variables_of(rows)))
        return diagnose_parts(self.known.parts(rows, variables), self.system.stated, budget)

    def part(self, rows: Rows) -> System:
        """The system of these constraints alone."""
        named = {self.known.whole.constraints[r] for r in rows}
        constraints = tuple(each for each in self.system.constraints if each.name in named)
        names = {name for constraint in constraints for _, name in constraint.terms}
        stated = {name: self.system.stated[name] for name in sorted(names) if name in self.system.stated}
        return replace(self.system, constraints=constraints, stated=stated)

    @cached_property
    def _with_group(self) -> dict[int, Rows]:
        """Each constraint that does not fail and has a figure without one number, with those that hang
        together with it by such figures.
        """
        sound = replace(self.known.whole, at=tuple(map(tuple, self._sound_at)))
        groups: dict[int, Rows] = {}
        for block in blocks_around(sound, range(len(sound.names)), ()):
            rows = frozenset(block.rows)
            groups.update(dict.fromkeys(block.rows, rows))
        return groups
