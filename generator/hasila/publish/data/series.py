"""Series: the cumulative figures of one publisher for one set, one table each."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.report import Ledger, Series
from hasila.publish.data.figures import INTERVAL, NUMBER, QUALIFIER, SET
from hasila.publish.data.forms import Fields
from hasila.publish.data.schema import document, listed, record, text
from hasila.publish.data.table import Column, Table, properties

AXES = (
    *SET,
    Column("since", "string", "the named period that it begins with, or its first day", True),
    Column("start", "date", "its first day", True),
)
POINTS = (
    Column("published", "date", "day of publication of the report", True),
    Column("order", "integer", "place among the publisher's reports of that day, from 0", True, minimum=0),
    NUMBER,
    *INTERVAL,
    QUALIFIER,
    Column("key", "string", "key of the figure", True, refers="figures.key"),
)


def series_tables(ledger: Ledger) -> Iterator[Table]:
    """A table for each series, one row a report, in order of time."""
    for series in ledger.series:
        rows = tuple(_points(series, ledger))
        yield Table(series.id, "what one report states for the series", POINTS, ("key",), rows)


def series_values(ledger: Ledger) -> Iterator[tuple[str, Fields]]:
    """Each series by its id, with its points in order of time."""
    for series in ledger.series:
        yield series.id, {"series": _row(series), "points": list(_points(series, ledger))}


def series_schema() -> Fields:
    id_ = {"id": text("id of the series")}
    return document(
        "Series",
        "the cumulative figures of one publisher for one set",
        {
            "series": record("the set that it counts", id_ | properties(AXES)),
            "points": listed(
                "one a report, in order of time", record("what one report states", properties(POINTS))
            ),
        },
    )


def series_list(ledger: Ledger) -> Table:
    """The series themselves."""
    columns = (Column("id", "string", "id of the series", True), *AXES)
    return Table(
        "series",
        "a series of cumulative figures",
        columns,
        ("id",),
        tuple(_row(one) for one in ledger.series),
    )


def points_table(ledger: Ledger) -> Table:
    """The points of all series in one table."""
    columns = (
        Column("series", "string", "id of the series", True, refers="series.id"),
        Column("position", "integer", "place in order of time, from 0", True, minimum=0),
        *POINTS,
    )
    rows = tuple(
        {"series": series.id, "position": position, **point}
        for series in ledger.series
        for position, point in enumerate(_points(series, ledger))
    )
    return Table(
        "series_points", "what one report states for a series", columns, ("series", "position"), rows
    )


def _points(series: Series, ledger: Ledger) -> Iterator[Fields]:
    reports = {report.id: report for report in ledger.reports}
    for key in series.points:
        figure, published = ledger.figures[key], reports[ledger.figures[key].report].published
        yield {
            "published": published.day.isoformat(),
            "order": published.order,
            "number": figure.number,
            "low": figure.interval.low,
            "high": figure.interval.high,
            "qualifier": figure.qualifier,
            "key": key,
        }


def _row(series: Series) -> Fields:
    axes = ("id", "publisher", "measure", "who", "where", "cause", "population")
    return {axis: getattr(series, axis) for axis in axes} | {
        "since": series.anchor,
        "start": series.start.isoformat(),
    }
