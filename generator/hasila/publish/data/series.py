"""Series: the figures of one publisher for one set, in order of time, one table each."""

from __future__ import annotations

from hasila.model.period import Moment
from hasila.model.report import Figure, Ledger, Series
from hasila.publish.data.figures import INTERVAL, NUMBER, QUALIFIER, SET
from hasila.publish.data.forms import DAYS, Fields
from hasila.publish.data.record import values
from hasila.publish.data.schema import document, listed, record, text
from hasila.publish.data.table import Column, Table, properties

ID = Column("id", "string", "id of the series", True)
AXES = (
    *SET,
    Column(
        "since",
        "string",
        "of a running total the named period that it begins with, else its first day",
        True,
        source="anchor",
    ),
    Column("since_event", "string", "the same where it is a named period: its id", refers="periods.id"),
    Column("since_day", "date", "the same where it is a day"),
    Column("start", "date", "its first day", True),
    Column(
        "kind",
        "string",
        "a running total since one day, levels at the end of each report, or windows of one length",
        True,
        ("cumulative", "stock", "flow"),
    ),
)
KNOWN = (ID, *AXES)
PUBLISHED = (
    Column("published", "date", "day of publication of the report", True, source="day"),
    Column("precision", "string", "how well that day is known", True, DAYS),
    Column("order", "integer", "place among the publisher's reports of that day, from 0", True, minimum=0),
)
STATED = (
    NUMBER,
    *INTERVAL,
    QUALIFIER,
    Column("key", "string", "key of the figure", True, refers="figures.key"),
)
POINTS = (*PUBLISHED, *STATED)
PLACED = (
    Column("series", "string", "id of the series", True, refers="series.id"),
    Column("position", "integer", "place in order of time, from 0", True, minimum=0),
)


POINT = Table("points", "what one report states for the series", POINTS, ("key",))
"""The points of one series, one row a report, in order of time."""


def point_value(figure: Figure, published: Moment) -> Fields:
    """A figure of a series, and when its report was published."""
    return values(PUBLISHED, published) | values(STATED, figure)


def series_value(series: Series) -> Fields:
    """The set that a series counts."""
    return values(KNOWN, series)


def series_schema() -> Fields:
    axes = {"id": text("id of the series")} | properties(AXES)
    point = record("what one report states", properties(POINTS))
    fields = {"series": record("the set that it counts", axes)}
    fields["points"] = listed("one a report, in order of time", point)
    return document("Series", "the figures of one publisher for one set, in order of time", fields)


def series_list(ledger: Ledger) -> Table:
    """The series themselves."""
    rows = tuple(map(series_value, ledger.series))
    about = "a series of figures"
    return Table("series", about, KNOWN, ("id",), rows)


ALL_POINTS = Table(
    "series_points", "what one report states for a series", (*PLACED, *POINTS), ("series", "position")
)
"""The points of all series in one table."""
