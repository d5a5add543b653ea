"""The table in which figures stand: the reports of a publisher are the rows, what they count the columns, as
in a ledger kept by hand."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from hasila.model.report import Figure, Report
from hasila.reconcile.compare import axes


def grid_of(reports: Iterable[Report]) -> Mapping[str, tuple[int, int]]:
    """Figure → (row, column); ``reports`` in order of publication. Of two wordings of one set the first has
    the place.

    Rows of different publishers are never neighbours. A running total and a count of some days are two
    columns; how many days a window holds makes no other column. Columns have the order in which the reports
    name them: one that a report adds stands after the column before it."""
    columns = _Columns()
    placed: dict[tuple[int, Hashable], str] = {}
    for row, report in enumerate(_rows(reports)):
        before: Hashable = None
        for figure in report.figures if report else ():
            column = _column(figure)
            columns.add(column, before)
            before = column
            if figure.stated:
                placed.setdefault((row, column), figure.key)
    number = columns.numbers
    return {key: (row, number[column]) for (row, column), key in placed.items()}


@dataclass(frozen=True, slots=True)
class _Columns:
    """The columns in their order; ``known`` holds the same."""

    order: list[Hashable] = field(default_factory=list)
    known: set[Hashable] = field(default_factory=set)

    def add(self, column: Hashable, before: Hashable) -> None:
        """Add a column that is not known yet after the one ``before`` it, at the end where there is none."""
        if column not in self.known:
            self.known.add(column)
            place = self.order.index(before) + 1 if before in self.known else len(self.order)
            self.order.insert(place, column)

    @property
    def numbers(self) -> dict[Hashable, int]:
        return {column: number for number, column in enumerate(self.order)}


def _rows(reports: Iterable[Report]) -> Iterator[Report | None]:
    """The reports of one publisher after those of another, with an empty row between them."""
    last = None
    for report in sorted(reports, key=lambda report: report.publisher):
        if last not in (None, report.publisher):
            yield None
        yield report
        last = report.publisher


def _column(figure: Figure) -> Hashable:
    period = figure.set.period
    return axes(figure.set), period.start if period.cumulative else None
