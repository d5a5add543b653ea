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
    met: dict[Hashable, int] = {}
    placed: list[tuple[str, int, int]] = []
    for row, report in enumerate(_rows(reports)):
        before: int | None = None
        filled: set[int] = set()
        for figure in report.figures if report else ():
            column = met.setdefault(column_of(figure), len(met))
            columns.add(column, before)
            before = column
            if figure.stated and column not in filled:
                filled.add(column)
                placed.append((figure.key, row, column))
    number = columns.numbers()
    return {key: (row, number[column]) for key, row, column in placed}


@dataclass(slots=True)
class _Columns:
    """The columns in their order, as a linked list: the column ``behind`` each, from ``None`` before the
    first. A column is known by the number of columns that were met before it. A table of events has tens of
    thousands."""

    behind: dict[int | None, int | None] = field(default_factory=dict)
    last: int | None = None
    follow: dict[int | None, set[int]] = field(default_factory=dict)
    """The columns that a report names next after each."""

    def add(self, column: int, before: int | None) -> None:
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

    def numbers(self) -> dict[int, int]:
        """Each column with its place, from 0: no column before one that some report names ahead of it, as
        far as reports do not contradict each other (a topological order, as A. B. Kahn, 1962)."""
        place = self._places()
        ahead = self._ahead()
        ready = [(place[column], column) for column in place if not ahead.get(column)]
        heapify(ready)
        waiting = dict(place)
        numbers: dict[int, int] = {}
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

    def _places(self) -> dict[int, int]:
        """Each column with its place in the list."""
        places: dict[int, int] = {}
        column = self.behind.get(None)
        while column is not None:
            places[column] = len(places)
            column = self.behind[column]
        return places

    def _ahead(self) -> Counter[int]:
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
