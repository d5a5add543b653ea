"""The ledger as it is kept by hand: what was stated of each figure, in rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from hasila.model.interval import Interval

Grid = Mapping[str, tuple[int, int]]
"""The cell of each figure: (row, column), say (report, series). Rows and columns are numbered in their order.
"""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of the grid of which something was stated; see :func:`sheet_of`.

    ``order`` is the place of a figure within its column, counted from 0.
    """

    grid: Grid
    stated: Mapping[str, Interval]
    rows: Mapping[int, tuple[str, ...]]
    columns: Mapping[int, tuple[str, ...]]
    order: Mapping[str, int]

    def before(self, name: str, back: int = 1) -> str | None:
        """The figure that stands ``back`` stated figures earlier in the column."""
        if name not in self.grid or self.order[name] < back:
            return None
        _, column = self.grid[name]
        return self.columns[column][self.order[name] - back]

    def row_of(self, name: str) -> tuple[str, ...]:
        """The figures of the row, from the first column to the last; of a figure that is not placed none."""
        return self.rows[self.grid[name][0]] if name in self.grid else ()


def sheet_of(grid: Grid, stated: Mapping[str, Interval]) -> FigureTable:
    """The table of the figures that ``grid`` places and of which something is ``stated``; others are left
    out.
    """
    placed_names = [name for name in stated if name in grid]
    placed = {name: grid[name] for name in sorted(placed_names, key=grid.__getitem__)}
    rows = _lines((row, name) for name, (row, _) in placed.items())
    columns = _lines((column, name) for name, (_, column) in placed.items())
    order = {name: i for column in columns.values() for i, name in enumerate(column)}
    return FigureTable(placed, stated, rows, columns, order)


def _lines(cells: Iterable[tuple[int, str]]) -> dict[int, tuple[str, ...]]:
    """The names of each row or column, in the order given."""
    lines: dict[int, list[str]] = defaultdict(list)
    for number, name in cells:
        lines[number].append(name)
    return {number: tuple(names) for number, names in lines.items()}
