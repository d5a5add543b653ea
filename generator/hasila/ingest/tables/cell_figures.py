"""The figures of a row, made of its cells without a description of each in between.

A long table has hundreds of thousands of cells. What is the same in all rows is worked out once for a column;
a row adds its texts, its days and its places."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import NamedTuple

from hasila.ingest.figures import FigureDescription, period_of
from hasila.ingest.tables.cells import Stated
from hasila.ingest.tables.rows import TableRow
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.period import Period
from hasila.model.report import CountKind, Figure, FigureSet, Mention
from hasila.reader import Unread

Read = Callable[[str, int], Stated | Unread]
"""Reads the text of a cell of a column."""


class RowSource(NamedTuple):
    """What the figures of a row share: their report, the language of its words, and the periods by the ids of
    the figures."""

    report: str
    language: str
    periods: Mapping[str, Period]


@dataclass(frozen=True, slots=True)
class ColumnFigure:
    """The figure of a column, as far as all rows have it in common."""

    draft: FigureDescription
    column: int
    heading: str
    key: str
    parent: str | None

    def made(self, text: str, stated: Stated, location: Location, source: RowSource) -> Figure:
        """The figure of a row, whose cell at ``location`` has the ``text`` that says ``stated``."""
        draft, counted = self.draft, self.draft.set
        report, language, periods = source
        period = periods[draft.id]
        if counted.kind is CountKind.STOCK:
            period = period_of(counted.kind, period)
        number, interval, qualifier = stated
        mention = Mention(language, text, number, interval, qualifier, location, 1, self.heading)
        what = FigureSet(
            counted.publisher, counted.measure, counted.category, counted.where, period, counted.cause,
            counted.population, counted.kind,
        )  # fmt: skip
        return Figure(
            report + self.key, draft.id, report, what, number, interval, qualifier, (mention,), location,
            report + self.parent if self.parent else None, True, draft.corrects,
        )  # fmt: skip


def column_figures(
    drafts: Iterable[FigureDescription], columns: Mapping[str, int], headings: list[str]
) -> tuple[ColumnFigure, ...] | None:
    """The figures of the columns; ``None`` where one stands in no column, as an unstated one does."""
    made: list[ColumnFigure] = []
    for draft in drafts:
        column = columns.get(draft.id)
        if column is None or not draft.stated:
            return None
        parent = f"#{draft.parent}" if draft.parent else None
        made.append(ColumnFigure(draft, column, headings[column], f"#{draft.id}", parent))
    return tuple(made)


def figures_of_cells(
    columns: Iterable[ColumnFigure],
    periods: Mapping[str, Period],
    row: TableRow,
    report: str,
    read: Read,
    language: str,
) -> tuple[Figure, ...] | None:
    """The figures of the cells of ``row``; ``None`` where one of them states no number, so that the way that
    goes cell by cell tells why."""
    figures: list[Figure] = []
    source = RowSource(report, language, periods)
    for column in columns:
        cell = row.cells[column.column]
        text = cell.text.strip()
        stated = read(text, column.column)
        if isinstance(stated, Unread):
            return None
        location = Location(row.path, cell.line, cell.column)
        figures.append(column.made(text, stated, location, source))
    return tuple(figures)
