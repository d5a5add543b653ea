"""The ledger as it is kept by hand: what was stated of each figure, in rows and columns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval

Cell = tuple[int, int]
Lines = Mapping[int, tuple[str, ...]]
Grid = Mapping[str, Cell]
"""The cell of each figure: (row, column), say (report, series). Rows and columns are numbered in their order.
"""


@dataclass(frozen=True, slots=True)
class FigureTable:
    """The figures of the grid of which something was stated; see :func:`sheet_of`.

    ``order`` is the place of a figure within its column, counted from 0.
    """

    grid: Grid
    stated: Mapping[str, Interval]
    rows: Lines
    columns: Lines
    order: Mapping[str, int]

    def before(self, name: str, back: int = 1) -> str | None:
        """The figure that stands ``back`` stated figures earlier in the column."""
        if name not in self.grid or self.order[name] < back:
            return None
        _, column = self.grid[name]
        place = self.order[name] - back
        return self.columns[column][place]

    def row_of(self, name: str) -> tuple[str, ...]:
        """The figures of the row, from the first column to the last; of a figure that is not placed none."""
        if name not in self.grid:
            return ()
        row, _ = self.grid[name]
        return self.rows[row]

    def column_from(self, name: str) -> tuple[str, ...]:
        """The figures of the column from this one, which must be placed, to its end."""
        _, column = self.grid[name]
        place = self.order[name]
        return self.columns[column][place:]

    def beside(self, name: str) -> tuple[str, ...]:
        """The figures next to this one in its row and in its column; of one that is not placed none."""
        if name not in self.grid:
            return ()
        row, column = self.grid[name]
        place, order = self.rows[row].index(name), self.order[name]
        lines = ((self.rows[row], place), (self.columns[column], order))
        return tuple(line[near] for line, at in lines for near in (at - 1, at + 1) if 0 <= near < len(line))

    def one_column(self, name: str, other: str) -> bool:
        """True where both figures are placed, in the same column."""
        if name not in self.grid or other not in self.grid:
            return False
        return self.grid[name][1] == self.grid[other][1]


def sheet_of(grid: Grid, stated: Mapping[str, Interval]) -> FigureTable:
    """The table of the figures that ``grid`` places and of which something is ``stated``; others are left
    out.
    """
    names = [name for name in stated if name in grid]
    names.sort(key=grid.__getitem__)
    placed = {name: grid[name] for name in names}
    rows = _lines(placed, 0)
    columns = _lines(placed, 1)
    order: dict[str, int] = {}
    for column in columns.values():
        order.update((name, i) for i, name in enumerate(column))
    return FigureTable(placed, stated, rows, columns, order)


def _lines(placed: Grid, axis: int) -> Lines:
    """The names of each row (axis 0) or column (axis 1), in the order given."""
    lines: dict[int, list[str]] = defaultdict(list)
    for name, cell in placed.items():
        lines[cell[axis]].append(name)
    return {number: tuple(names) for number, names in lines.items()}
