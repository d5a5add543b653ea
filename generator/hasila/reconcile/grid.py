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


@dataclass(slots=True)
class _Columns:
    """The columns in their order, as a linked list: the column ``behind`` each, from ``None`` before the
    first. A table of events has tens of thousands."""

    behind: dict[Hashable, Hashable] = field(default_factory=dict)
    last: Hashable = None

    def add(self, column: Hashable, before: Hashable) -> None:
        """Add a column that is not known yet after the one ``before`` it, at the end where there is none."""
        if column in self.behind:
            return
        place = self.last if before is None else before
        self.behind[column] = self.behind.get(place)
        self.behind[place] = column
        if place == self.last:
            self.last = column

    @property
    def numbers(self) -> dict[Hashable, int]:
        """Each column with its place, from 0."""
        numbers: dict[Hashable, int] = {}
        column = self.behind.get(None)
        while column is not None:
            numbers[column] = len(numbers)
            column = self.behind[column]
        return numbers


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
