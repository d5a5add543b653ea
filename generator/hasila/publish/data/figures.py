"""Figures: every stated count with its set, its words and what it can be; and the words one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.report import Figure
from hasila.model.site import Site
from hasila.publish.data.forms import DAYS, Fields, by_code, cell_of, ends, pages, span
from hasila.publish.data.record import values
from hasila.publish.data.schema import (
    addresses,
    document,
    each_language,
    interval,
    listed,
    maybe,
    record,
    text,
    when,
)
from hasila.publish.data.table import Column, Table, per_language, properties, two_ends

QUALIFIERS = (
    "exact",
    "at_least",
    "more_than",
    "about",
    "less_than",
    "range",
    "best",
    "rounded",
    "unspecified_plural",
    "a_number_of",
    "unstated",
)
"""As :mod:`hasila.reader` names them; ``unstated`` is a group that is split off without a number."""

NUMBER = Column(
    "number",
    "integer",
    "the number as printed, of a range the lower end, of “dozens” the least; "
    "empty (null) where none was stated, never 0 for that. "
    "Not to be added up down the column: rows hold each other",
    minimum=0,
)
QUALIFIER = Column("qualifier", "string", "the kind of words beside the number", True, QUALIFIERS)

KEY = Column(
    "key", "string", "the name of the figure everywhere: report#figure", True, pattern="^[^#]+#[^#]+$"
)
ID = Column("id", "string", "its id within the report", True)
REPORT = Column("report", "string", "id of the report that states it", True, refers="reports.id")
PUBLISHED = Column(
    "published",
    "date",
    "day of publication of the report",
    True,
    source="published.day",
)
VIA = Column(
    "via",
    "string",
    "where the report was read, if not at the publisher: id of a publisher",
    refers="publishers.id",
)
ORDER = Column(
    "order",
    "integer",
    "place of the report among the publisher's reports of that day, from 0",
    True,
    minimum=0,
    source="published.order",
)
PRECISION = Column(
    "precision",
    "string",
    "how well the day of the report is known: to the day, about, or to the month",
    True,
    DAYS,
)
OF_REPORT = (PUBLISHED, ORDER, PRECISION, VIA)
"""Of the report, not of the figure."""
STATED = (
    QUALIFIER,
    Column("stated", "boolean", "false for a group that was split off without a number", True),
    Column("parent", "string", "key of the figure that it is part of", refers="figures.key"),
    Column(
        "corrects",
        "string",
        "key of the earlier figure that its publisher corrects by it",
        refers="figures.key",
        source="corrects.key",
    ),
)
OWN = (KEY, ID, REPORT, NUMBER, *STATED)
"""All that a figure says of itself, but for its set and its interval."""
SET = (
    Column("publisher", "string", "whose count it is: id of the vocabulary", True, refers="publishers.id"),
    Column("measure", "string", "what is counted of people", True, refers="measures.id"),
    Column(
        "who",
        "string",
        "whom it counts: id of a category",
        True,
        refers="categories.id",
        source="category",
    ),
    Column("where", "string", "id of a place; empty where none is said", refers="places.id"),
    Column("cause", "string", "id of a cause; empty where none is said", refers="causes.id"),
    Column("population", "string", "id of a population; empty where none is said", refers="populations.id"),
)
"""What a figure and a series count alike: all axes of a set but time."""
AXES = (
    *SET,
    Column("start", "date", "first day of the period", True, source="period.start"),
    Column("end", "date", "last day of the period", True, source="period.end.day"),
    Column(
        "end_precision",
        "string",
        "how well the last day is known: as the day of the report, where the period runs to it",
        True,
        DAYS,
        source="period.end.precision",
    ),
    Column(
        "since",
        "string",
        "of a cumulative count the named period it begins with, or its first day",
        source="period.anchor",
    ),
    Column(
        "since_event",
        "string",
        "the same where it is a named period: its id",
        refers="periods.id",
        source="period.since_event",
    ),
    Column("since_day", "date", "the same where it is a day", source="period.since_day"),
    Column(
        "hours",
        "integer",
        "length of a rolling window in hours, such as the last 48",
        minimum=1,
        source="period.hours",
    ),
    Column(
        "until",
        "string",
        "hour of the last day at which the period ends, where it is said",
        pattern="^[0-2][0-9]:[0-5][0-9]$",
        source="period.end.hour",
    ),
    Column(
        "dated",
        "string",
        "by which day people are counted, where it is said: that of the report or of the event",
        choices=("reported", "occurred"),
        source="period.dated",
    ),
    Column(
        "hijri",
        "string",
        "the day or month of the Hijri calendar as it was stated; start and end are all days that it can be",
        source="period.hijri",
    ),
    Column(
        "kind",
        "string",
        "how the count may change: count, stock (a level), residual (members leave it)",
        True,
        ("count", "stock", "residual"),
    ),
)
INTERVAL = (
    Column(
        "low",
        "integer",
        "the least that the count can be by its words",
        minimum=0,
        source="interval.low",
    ),
    Column(
        "high",
        "integer",
        "the greatest that the count can be by its words; empty where it is open",
        minimum=0,
        source="interval.high",
    ),
)
BOUNDS = "ours: what the count can be by all the laws together, where its own words leave more open"


@dataclass(frozen=True, slots=True)
class FigureEntry:
    """A figure with what other values say of it: its report (:data:`OF_REPORT`), its bounds, its laws."""

    figure: Figure
    published: Fields
    bounds: Interval | None
    laws: Sequence[str]

    def pages(self, site: Site) -> dict[str, str]:
        figure = self.figure
        return pages(site, f"reports/{figure.report}.html#figure-{figure.id}")


def figure_value(entry: FigureEntry, site: Site) -> Fields:
    """A figure as ``figures.json`` has it."""
    figure = entry.figure
    value = values(OWN, figure) | entry.published
    value["set"] = values(AXES, figure.set)
    value["interval"] = span(figure.interval)
    value["bounds"] = span(entry.bounds)
    value["words"] = _words(figure, site)
    value["laws"] = list(entry.laws)
    value["pages"] = entry.pages(site)
    return value


def _words(figure: Figure, site: Site) -> dict[str, list[str]]:
    """The marked words of ``figure`` in each language of the site."""
    return {language.code: _marked(figure, language.code) for language in site.languages}


def _marked(figure: Figure, language: str) -> list[str]:
    """The marked words of ``figure`` in ``language``, in order of the text."""
    return [mention.words for mention in figure.mentions if mention.language == language]


def figures_schema(site: Site) -> Fields:
    figures = listed("in the order of the reports", figure_schema(site))
    return document("Figures", "Every figure of every report.", {"figures": figures})


FIELDS = {
    **properties((*OWN, *OF_REPORT)),
    "set": record("the set of people that is counted", properties(AXES)),
    "interval": interval("what the count can be by its words"),
    "bounds": maybe(interval(BOUNDS)),
    "laws": listed("ids of the laws that it takes part in", text("id of a law")),
}
MARKED = listed("words", text("as marked"))
UNNUMBERED = {"number": {"type": "null"}}
RULES = [when("stated", False, UNNUMBERED), when("qualifier", "unstated", UNNUMBERED)]


def figure_schema(site: Site) -> Fields:
    """One figure, in whichever file it stands."""
    fields = dict(FIELDS)
    fields["words"] = each_language("the marked words in order of the text", site, MARKED)
    fields["pages"] = addresses("its row on the site", site)
    return record("one stated count", fields, allOf=RULES)


COLUMNS = (KEY, REPORT, ID, *OF_REPORT, NUMBER, *INTERVAL, *STATED, *AXES, *two_ends("bounds", BOUNDS))


def figures_table(site: Site) -> Table:
    """The same, flat; several marked words are parted by `` | ``."""
    marked = per_language("words", "the marked words", site)
    addressed = per_language("page", "address of its row on the site", site, required=True)
    columns = (*COLUMNS, *marked, *addressed)
    return Table("figures", "a figure that a report states", columns, ("key",))


def figure_row(entry: FigureEntry, site: Site) -> Fields:
    """A figure as a row of that table."""
    figure = entry.figure
    row = values((*OWN, *INTERVAL), figure) | entry.published
    row |= values(AXES, figure.set)
    row |= ends("bounds", entry.bounds)
    row |= _marked_cells(figure, site)
    row |= by_code("page", entry.pages(site), site)
    return row


def _marked_cells(figure: Figure, site: Site) -> Fields:
    words = _words(figure, site)
    cells = {code: cell_of(marked) for code, marked in words.items()}
    return by_code("words", cells, site)


MENTION = (
    Column("language", "string", "language of the text", True),
    Column("ordinal", "integer", "counts the mentions of this figure in this text from 1", True, minimum=1),
    Column("words", "string", "the marked words", True),
    NUMBER,
    *INTERVAL,
    QUALIFIER,
)
MENTIONED = Column("figure", "string", "key of the figure", True, refers="figures.key")


MENTIONS = Table(
    "mentions",
    "marked words that state a figure",
    (MENTIONED, *MENTION),
    ("figure", "language", "ordinal"),
)
"""Every place in a text that states a figure."""


def mention_rows(figure: Figure) -> Iterator[Fields]:
    """The places that state ``figure``."""
    for mention in figure.mentions:
        yield {"figure": figure.key, **values(MENTION, mention)}
