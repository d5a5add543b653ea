"""The table in which figures stand: the reports of a publisher are the rows, what they count the columns, as
in a ledger kept by hand."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from hasila.model.report import Figure, Report
from hasila.reconcile.compare import axes


def grid_of(reports: Iterable[Report]) -> Mapping[str, tuple[int, int]]:
    """Figure → (row, column); ``reports`` in order of publication. Of two wordings of one set the first has
    the place.

    Rows of different publishers are never neighbours. A running total and a count of some days are two
    columns; how many days a window holds makes no other column."""
    columns: dict[object, int] = {}
    placed: dict[tuple[int, int], str] = {}
    for row, report in enumerate(_rows(reports)):
        for figure in report.figures if report else ():
            column = columns.setdefault(_column(figure), len(columns))
            if figure.stated:
                placed.setdefault((row, column), figure.key)
    return {key: place for place, key in placed.items()}


def _rows(reports: Iterable[Report]) -> Iterator[Report | None]:
    """The reports of one publisher after those of another, with an empty row between them."""
    last = None
    for report in sorted(reports, key=lambda report: report.publisher):
        if last not in (None, report.publisher):
            yield None
        yield report
        last = report.publisher


def _column(figure: Figure) -> object:
    period = figure.set.period
    return axes(figure.set), period.start if period.cumulative else None
