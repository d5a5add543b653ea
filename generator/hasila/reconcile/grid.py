"""The table in which figures stand: the reports of a publisher are the rows, what they count the columns, as
in a ledger kept by hand."""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import field
from heapq import heapify, heappop, heappush

from hasila.model.data_class import dataclass
from hasila.model.report import Figure, Report
from hasila.reconcile.compare import axes


def grid_of(reports: Iterable[Report]) -> Mapping[str, tuple[int, int]]:
    """Figure → (row, column); ``reports`` in order of publication. Of two wordings of one set the first has
    the place.

    Rows of different publishers are never neighbours. A running total and a count of some days are two
    columns; how many days a window holds makes no other column. Columns have the order in which the reports
    name them: one that a report adds stands after the column before it, and behind those that any report
    names before it."""
    columns = _Columns()
    placed: dict[tuple[int, Hashable], str] = {}
    for row, report in enumerate(_rows(reports)):
        before: Hashable = None
        for figure in report.figures if report else ():
            column = column_of(figure)
            columns.add(column, before)
            before = column
            if figure.stated:
                placed.setdefault((row, column), figure.key)
    number = columns.numbers()
    return {key: (row, number[column]) for (row, column), key in placed.items()}


@dataclass(slots=True)
class _Columns:
    """The columns in their order, as a linked list: the column ``behind`` each, from ``None`` before the
    first. A table of events has tens of thousands."""

    behind: dict[Hashable, Hashable] = field(default_factory=dict)
    last: Hashable = None
    follow: dict[Hashable, set[Hashable]] = field(default_factory=dict)
    """The columns that a report names next after each."""

    def add(self, column: Hashable, before: Hashable) -> None:
        """Add a column that is not known yet after the one ``before`` it, at the end where there is none."""
        if column != before:
            self.follow.setdefault(before, set()).add(column)
        if column in self.behind:
            return
        place = self.last if before is None else before
        self.behind[column] = self.behind.get(place)
        self.behind[place] = column
        if place == self.last:
            self.last = column

    def numbers(self) -> dict[Hashable, int]:
        """Each column with its place, from 0: no column before one that some report names ahead of it, as
        far as reports do not contradict each other (a topological order, as A. B. Kahn, 1962)."""
        place = self._places()
        ahead = self._ahead()
        ready = [(place[column], column) for column in place if not ahead.get(column)]
        heapify(ready)
        waiting = dict(place)
        numbers: dict[Hashable, int] = {}
        while waiting:
            column = heappop(ready)[1] if ready else next(iter(waiting))
            if waiting.pop(column, None) is None:
                continue
            numbers[column] = len(numbers)
            for later in self.follow.get(column, ()):
                ahead[later] -= 1
                if ahead[later] == 0 and later in waiting:
                    heappush(ready, (place[later], later))
        return numbers

    def _places(self) -> dict[Hashable, int]:
        """Each column with its place in the list."""
        places: dict[Hashable, int] = {}
        column = self.behind.get(None)
        while column is not None:
            places[column] = len(places)
            column = self.behind[column]
        return places

    def _ahead(self) -> Counter[Hashable]:
        """How many columns are named just before each."""
        return Counter(
            column for before, columns in self.follow.items() if before is not None for column in columns
        )


def _rows(reports: Iterable[Report]) -> Iterator[Report | None]:
    """The reports of one publisher after those of another, with an empty row between them."""
    last = None
    for report in sorted(reports, key=lambda report: report.publisher):
        if last not in (None, report.publisher):
            yield None
        yield report
        last = report.publisher


def column_of(figure: Figure) -> Hashable:
    """The column of the figure: what is counted, and from which day on where it is a running total."""
    period = figure.set.period
    return axes(figure.set), period.start if period.cumulative else None
