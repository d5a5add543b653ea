"""Moves: many cells of a table that are wrong for one reason, such as columns that stand one place off from a
day on, or a row pasted from another day.

A move says for each of its cells what would have been stated: the number of another cell, or nothing that is
known. It explains the constraints that fail at its cells if all of them can then hold, and no other
constraint fails for it. A move that one changed figure would explain as well is left to the search for the
fewest figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property

from hasila import solver
from hasila.model.data_class import dataclass
from hasila.model.interval import COUNT, Interval
from hasila.model.report import Constraint, ConstraintKind, CorrectionSet, ErrorPattern
from hasila.reconcile.causes import Cause
from hasila.reconcile.constraint_graph import ConstraintGraph, keys
from hasila.reconcile.linear import linear, stated_intervals
from hasila.reconcile.remembered import Mappings
from hasila.solver import FigureTable, Meter, overlapping

CHECKS = 120_000
"""So many figures of constraints may be looked at for all moves."""

REPEATS = ("column copied", "columns copied")
"""The moves that say only which numbers are lost: those that repeat others."""

FEWEST = 2
"""A move explains at least so many constraints that fail."""


@dataclass(frozen=True, slots=True)
class Move:
    """What would have been stated in each of the ``cells``; of cells whose own number is lost, any count.

    ``repeats``: some of the cells hold the very numbers of others, which tells why some are lost."""

    kind: str
    cells: Mapping[str, Interval]
    repeats: bool = False

    @property
    def lost(self) -> frozenset[str]:
        """The cells of which nothing is known."""
        return frozenset(name for name, interval in self.cells.items() if interval == COUNT)


@dataclass(frozen=True, slots=True)
class ExplainedMove:
    """A move with the constraints (by id) that fail as stated and hold with it."""

    move: Move
    resolved: frozenset[str]

    @property
    def order(self) -> tuple[int, int, int, tuple[str, ...]]:
        """The best explanation comes first: of the most constraints, with the fewest lost cells and the
        fewest cells."""
        cells = self.move.cells
        return -len(self.resolved), len(self.move.lost), len(cells), tuple(cells)


@dataclass(frozen=True, slots=True)
class MoveContext:
    """The ledger as moves see it: the constraints that fail by themselves, and the table. ``at`` gives the
    figure of a row and column, ``numbers`` its number, where there is one; ``meter`` counts the figures of
    constraints looked at."""

    graph: ConstraintGraph
    table: FigureTable
    at: Mapping[tuple[int, int], str]
    numbers: Mapping[tuple[int, int], int]
    failing: frozenset[str]
    meter: Meter

    @property
    def mappings(self) -> Mappings:
        """All in which the search for moves looks anything up."""
        graph, table = self.graph, self.table
        of_graph = (graph.figures, graph.checked, graph.at)
        of_table = (table.grid, table.stated, table.rows, table.columns, table.order)
        return (*of_graph, *of_table, self.at, self.numbers)

    def looking_up_in(self, mappings: Mappings) -> MoveContext:
        """The same, which looks things up in ``mappings``: each as, and in the place of, one of its own."""
        figures, checked, constraints, *of_table, at, numbers = mappings
        graph = replace(self.graph, figures=figures, checked=checked, at=constraints)
        grid, stated, rows, columns, order = of_table
        table = replace(self.table, grid=grid, stated=stated, rows=rows, columns=columns, order=order)
        return replace(self, graph=graph, table=table, at=at, numbers=numbers)

    def explained(self, move: Move) -> ExplainedMove | None:
        """The move with what it explains; ``None`` where a constraint at its cells fails with it, or it
        explains too little."""
        resolved: set[str] = set()
        for name in self._touched(move):
            constraint = self.graph.checked[name].constraint
            if not self.meter.spend(len(constraint.left)) or self.fails(constraint, move.cells):
                return None
            if name in self.failing:
                resolved.add(name)
        if self._borne_out(move, resolved) < FEWEST or self._one_figure_is_common(resolved):
            return None
        return ExplainedMove(move, frozenset(resolved))

    def _borne_out(self, move: Move, resolved: Iterable[str]) -> int:
        """How many of the constraints hold by numbers that are known: with a lost cell any holds. Of numbers
        that repeat others, and are lost for that, all count."""
        repeats = move.repeats or move.kind in REPEATS
        lost = frozenset[str]() if repeats else move.lost
        named = (keys(self.graph.checked[name].constraint) for name in resolved)
        return sum(lost.isdisjoint(figures) for figures in named)

    def _touched(self, move: Move) -> Iterator[str]:
        """The constraints at the cells of the move, those that fail first; not those between publishers."""
        names = self.graph.constraints_at(move.cells)
        yield from sorted(names & self.failing)
        checked = self.graph.checked
        for name in sorted(names - self.failing):
            if checked[name].constraint.kind is not ConstraintKind.SOURCES:
                yield name

    def _one_figure_is_common(self, names: Iterable[str]) -> bool:
        figures = [set(keys(self.graph.checked[name].constraint)) for name in names]
        return bool(set.intersection(*figures))

    def fails(self, constraint: Constraint, cells: Mapping[str, Interval]) -> bool:
        """True where no numbers satisfy the constraint with these ``cells``, the others as stated."""
        low, high = self._ends(constraint.left, cells)
        whole_low, whole_high = self._ends((constraint.right,), cells)
        too_low = high is not None and high < whole_low
        too_high = whole_high is not None and low > whole_high
        if constraint.op == "=":
            return too_low or too_high
        return too_high if constraint.op == "<=" else too_low

    def _ends(self, names: Iterable[str], cells: Mapping[str, Interval]) -> tuple[int, int | None]:
        low = 0
        high: int | None = 0
        for name in names:
            interval = cells.get(name) or self.graph.figures[name].interval
            low += interval.low or 0
            high = None if high is None or interval.high is None else high + interval.high
        return low, high

    def number(self, name: str) -> int | None:
        return self.graph.figures[name].number

    def can_hold(self, explained: ExplainedMove) -> bool:
        """True where all constraints at the cells of the move hold together with it."""
        touched = [self.graph.checked[name].constraint for name in self._touched(explained.move)]
        named = {key for constraint in touched for key in keys(constraint)}
        stated = stated_intervals(sorted(named), self.graph.figures) | dict(explained.move.cells)
        system = solver.System(tuple(map(linear, touched)), stated)
        return solver.feasible(system) is not False


@dataclass(frozen=True)
class Place:
    """Constraints that fail near each other: in the same or in neighbouring rows of the table."""

    context: MoveContext
    names: frozenset[str]

    @cached_property
    def figures(self) -> frozenset[str]:
        """The figures of its constraints that stand in the table."""
        grid = self.context.table.grid
        return frozenset(key for key in self.context.graph.figures_of(self.names) if key in grid)

    @cached_property
    def rows(self) -> list[int]:
        """The rows of its figures, in order."""
        return sorted({self.context.table.grid[key][0] for key in self.figures})

    @cached_property
    def later_rows(self) -> list[int]:
        """The last row of each of its constraints, in order."""
        context = self.context
        named = [keys(context.graph.checked[name].constraint) for name in self.names]
        grid = context.table.grid
        rows = (max((grid[key][0] for key in each if key in grid), default=0) for each in named)
        return sorted(set(rows))

    @cached_property
    def columns(self) -> list[int]:
        """The columns of its figures, in order."""
        return sorted({self.context.table.grid[key][1] for key in self.figures})


def places(context: MoveContext) -> list[Place]:
    """The places with at least :data:`FEWEST` constraints that fail and have no figure in common, in
    order."""
    grid = context.table.grid
    rows_of: dict[str, set[int]] = {}
    for name in sorted(context.failing):
        named = keys(context.graph.checked[name].constraint)
        rows = {grid[key][0] for key in named if key in grid}
        rows_of[name] = rows | {row + 1 for row in rows}
    groups = overlapping(sorted(rows_of), rows_of.__getitem__)
    return [Place(context, frozenset(group)) for group in groups if len(group) >= FEWEST]


def cause_of(explained: ExplainedMove, graph: ConstraintGraph) -> Cause:
    """The cause of all constraints that the move explains."""
    move = explained.move
    names = tuple(sorted(explained.resolved))
    figures = tuple(move.cells)
    pattern = ErrorPattern(move.kind, figures)
    correction = CorrectionSet(figures, dict(move.cells), None, pattern=pattern)
    core = min(names, key=lambda name: (len(keys(graph.checked[name].constraint)), name))
    conflict = tuple(sorted(keys(graph.checked[core].constraint)))
    return Cause(names, (core,), conflict, (correction,), True)
