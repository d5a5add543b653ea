"""Figures: every stated count with its set, its words and what it can be; and the words one by one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hasila.model.report import Figure, Ledger, Report
from hasila.model.site import Site
from hasila.publish.data.forms import PARTED, Fields, ends, pages, span
from hasila.publish.data.schema import document, each_language, interval, listed, maybe, record, text, when
from hasila.publish.data.table import Column, Table, per_language, properties, two_ends

QUALIFIERS = (
    "exact",
    "at_least",
    "more_than",
    "about",
    "less_than",
    "range",
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
    "empty (null) where none was stated, never 0 for that",
    minimum=0,
)
QUALIFIER = Column("qualifier", "string", "the kind of words beside the number", True, QUALIFIERS)

SAID = (
    Column(
        "key", "string", "the name of the figure everywhere: report#figure", True, pattern="^[^#]+#[^#]+$"
    ),
    Column("id", "string", "its id within the report", True),
    Column("report", "string", "id of the report that states it", True, refers="reports.id"),
    Column("published", "date", "day of publication of the report", True),
    NUMBER,
    QUALIFIER,
    Column("stated", "boolean", "false for a group that was split off without a number", True),
    Column("parent", "string", "key of the figure that it is part of", refers="figures.key"),
    Column(
        "corrects",
        "string",
        "key of the earlier figure that its publisher corrects by it",
        refers="figures.key",
    ),
)
SET = (
    Column("publisher", "string", "whose count it is: id of the vocabulary", True),
    Column("measure", "string", "what is counted: killed, injured …", True),
    Column("who", "string", "whom it counts: id of a category", True),
    Column("where", "string", "id of a place; empty where none is said", refers="places.id"),
    Column("cause", "string", "id of a cause; empty where none is said"),
    Column("population", "string", "id of a population; empty where none is said"),
)
"""What a figure and a series count alike: all axes of a set but time."""
AXES = (
    *SET,
    Column("start", "date", "first day of the period", True),
    Column("end", "date", "last day of the period", True),
    Column("since", "string", "of a cumulative count the named period it begins with, or its first day"),
    Column("hours", "integer", "length of a rolling window in hours, such as the last 48", minimum=1),
)
INTERVAL = (
    Column("low", "integer", "the least that the count can be by its words", minimum=0),
    Column(
        "high",
        "integer",
        "the greatest that the count can be by its words; empty where it is open",
        minimum=0,
    ),
)
BOUNDS = "ours: what the count can be by all the laws together, where its own words leave more open"


def figure_values(ledger: Ledger, site: Site) -> list[Fields]:
    """``figures.json``, one object a figure, in the order of the reports."""
    reports, laws = {report.id: report for report in ledger.reports}, _laws(ledger)
    return [
        _figure(figure, reports[figure.report], ledger, site) | {"laws": laws.get(key, [])}
        for key, figure in ledger.figures.items()
    ]


def figures_schema(site: Site) -> Fields:
    return document(
        "Figures",
        "Every figure of every report.",
        {"figures": listed("in the order of the reports", figure_schema(site))},
    )


def figure_schema(site: Site) -> Fields:
    """One figure, in whichever file it stands."""
    unnumbered = {"number": {"type": "null"}}
    return record(
        "one stated count",
        {
            **properties(SAID),
            "set": record("the set of people that is counted", properties(AXES)),
            "interval": interval("what the count can be by its words"),
            "bounds": maybe(interval(BOUNDS)),
            "words": each_language(
                "the marked words in order of the text", site, listed("words", text("as marked"))
            ),
            "laws": listed("ids of the laws that it takes part in", text("id of a law")),
            "pages": each_language("its row on the site, from the top of the site", site, text("address")),
        },
        allOf=[when("stated", False, unnumbered), when("qualifier", "unstated", unnumbered)],
    )


def figures_table(ledger: Ledger, site: Site) -> Table:
    """The same, flat; several marked words are parted by `` | ``."""
    reports = {report.id: report for report in ledger.reports}
    key, identity, *rest = SAID
    columns = (
        key,
        rest[0],
        identity,
        *rest[1:3],
        *INTERVAL,
        *rest[3:],
        *AXES,
        *two_ends("bounds", BOUNDS),
        *per_language("words", "the marked words", site),
        *per_language("page", "address of its row on the site", site, required=True),
    )
    rows = tuple(_row(figure, reports[figure.report], ledger, site) for figure in ledger.figures.values())
    return Table("figures", "a figure that a report states", columns, ("key",), rows)


def mentions_table(ledger: Ledger) -> Table:
    """Every place in a text that states a figure."""
    columns = (
        Column("figure", "string", "key of the figure", True, refers="figures.key"),
        Column("language", "string", "language of the text", True),
        Column(
            "ordinal", "integer", "counts the mentions of this figure in this text from 1", True, minimum=1
        ),
        Column("words", "string", "the marked words", True),
        NUMBER,
        *INTERVAL,
        QUALIFIER,
    )
    rows = tuple(row for figure in ledger.figures.values() for row in _mentions(figure))
    return Table(
        "mentions", "marked words that state a figure", columns, ("figure", "language", "ordinal"), rows
    )


def _mentions(figure: Figure) -> Iterator[Fields]:
    for said in figure.mentions:
        named = {
            "figure": figure.key,
            "language": said.language,
            "ordinal": said.ordinal,
            "words": said.words,
        }
        low, high = said.interval.low, said.interval.high
        yield named | {"number": said.number, "low": low, "high": high, "qualifier": said.qualifier}


def _laws(ledger: Ledger) -> Mapping[str, list[str]]:
    laws: dict[str, list[str]] = {}
    for checked in ledger.checked:
        for key in {*checked.law.left, checked.law.right}:
            laws.setdefault(key, []).append(checked.law.id)
    return laws


def _figure(figure: Figure, report: Report, ledger: Ledger, site: Site) -> Fields:
    return _said(figure, report) | {
        "interval": span(figure.interval),
        "bounds": span(ledger.bounds.get(figure.key)),
        "set": _set(figure),
        "words": {language.code: _words(figure, language.code) for language in site.languages},
        "pages": pages(site, f"reports/{report.id}.html#figure-{figure.id}"),
    }


def _row(figure: Figure, report: Report, ledger: Ledger, site: Site) -> Fields:
    words = {f"words_{one.code}": PARTED.join(_words(figure, one.code)) for one in site.languages}
    addresses = pages(site, f"reports/{report.id}.html#figure-{figure.id}")
    return {
        **_said(figure, report),
        **_set(figure),
        "low": figure.interval.low,
        "high": figure.interval.high,
        **ends("bounds", ledger.bounds.get(figure.key)),
        **{name: told or None for name, told in words.items()},
        **{f"page_{code}": address for code, address in addresses.items()},
    }


def _said(figure: Figure, report: Report) -> Fields:
    return {
        "key": figure.key,
        "id": figure.id,
        "report": figure.report,
        "published": report.published.day.isoformat(),
        "number": figure.number,
        "qualifier": figure.qualifier,
        "stated": figure.stated,
        "parent": figure.parent,
        "corrects": figure.corrects.key if figure.corrects else None,
    }


def _set(figure: Figure) -> Fields:
    counted, period = figure.set, figure.set.period
    axes = ("publisher", "measure", "who", "where", "cause", "population")
    return {axis: getattr(counted, axis) for axis in axes} | {
        "start": period.start.isoformat(),
        "end": period.end.day.isoformat(),
        "since": period.anchor,
        "hours": period.hours,
    }


def _words(figure: Figure, language: str) -> list[str]:
    return [mention.words for mention in figure.mentions if mention.language == language]
