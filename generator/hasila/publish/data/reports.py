"""Reports: who published what, when, and where it was read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hasila.model.page_metadata import unfenced
from hasila.model.report import Capture, Figure, Mention, Report, Source
from hasila.model.site import Site
from hasila.publish.data.amendments import AMENDMENT
from hasila.publish.data.forms import DAYS, Fields, by_code, pages
from hasila.publish.data.record import Field, by_language, each, schemas, texts, values
from hasila.publish.data.schema import addresses, document, listed, mapped, maybe, record, text, words
from hasila.publish.data.table import Column, Table, per_language, properties

SAID = (
    Column("id", "string", "id of the report, and its address", True),
    Column("publisher", "string", "whose count it is: id of the vocabulary", True, refers="publishers.id"),
    Column(
        "via",
        "string",
        "where it was read, if not at the publisher: id of the vocabulary",
        refers="publishers.id",
    ),
    Column("language", "string", "language of the source", True),
    Column("published", "date", "day of publication", True, source="published.day"),
    Column(
        "order",
        "integer",
        "its place among the publisher's reports of that day, from 0",
        True,
        minimum=0,
        source="published.order",
    ),
    Column("precision", "string", "how well the day is known", True, DAYS),
)
CAPTURE = (
    Column("captured", "date", "day on which the source was captured; empty where it was not"),
    Column("sha256", "string", "SHA-256 of the captured page", pattern="^[0-9a-f]{64}$"),
)
READ = Column("text", "string", "how much of the source was read", True, ("whole", "excerpt"))
URL = Column("url", "string", "address of the source, exactly as it was", True)


def _words_of(said: Mapping[str, Mention]) -> dict[str, str]:
    return {figure: mention.words for figure, mention in said.items()}


STATED_THEN = Field(
    "said", mapped("id of a figure → the words that stated it then", text("words")), _words_of
)


def _captures(earlier: Iterable[Capture]) -> list[Fields]:
    return [values((*CAPTURE, STATED_THEN), capture) for capture in earlier]


EARLIER = Field(
    "earlier",
    listed(
        "captures of the same address that said something else",
        record("a capture", properties(CAPTURE) | schemas((STATED_THEN,))),
    ),
    _captures,
)


def _source(source: Source) -> Fields:
    return values((URL, *CAPTURE, READ, EARLIER), source)


def _keys(figures: Iterable[Figure]) -> list[str]:
    return [figure.key for figure in figures]


def _title(title: Mapping[str, str]) -> dict[str, str]:
    """The title in each language, without the isolates that keep its order on a page."""
    return {language: unfenced(text) for language, text in title.items()}


WITHDRAWN = (
    Field("figure", maybe(text("key of the figure; null for the whole report"))),
    Field("on", text("day on which it was taken back")),
    Field("reason", words("the reason; empty where a later report says so"), by_language),
    Field("source", text("address of the source")),
    Field("by", maybe(text("id of the later report that says so"))),
)
ANEW = (
    Field("figure", maybe(text("key of the figure; null for all of the report"))),
    Field("reason", words("the reason"), by_language),
    Field("source", text("address of the source; empty where it is the report itself")),
)
REPORT = (
    Field("basis", words("how the day is known"), by_language),
    Field("title", words("our own title"), _title),
    Field(
        "source",
        record("where it was read", properties((URL, *CAPTURE, READ)) | schemas((EARLIER,))),
        _source,
    ),
    Field("places", listed("places that it names without a figure of their own", text("id of a place"))),
    Field("figures", listed("what it states", text("key of a figure")), _keys),
    Field("notes", listed("our remarks", words("a remark")), texts),
    Field("missing", listed("what is known to be missing", words("a text")), texts),
    Field(
        "withdrawn",
        listed("what its publisher took back", record("a withdrawal", schemas(WITHDRAWN))),
        each(WITHDRAWN),
    ),
    Field(
        "restarts",
        listed("counts that begin anew with it", record("a new beginning", schemas(ANEW))),
        each(ANEW),
    ),
    Field(
        "amends",
        listed("what it takes from earlier figures or adds to them", record("a change", schemas(AMENDMENT))),
        each(AMENDMENT),
    ),
)


def report_value(report: Report, site: Site) -> Fields:
    """A report as ``reports.json`` has it."""
    value = values((*SAID, *REPORT), report)
    value["pages"] = _pages(report, site)
    return value


def _pages(report: Report, site: Site) -> dict[str, str]:
    return pages(site, f"reports/{report.id}.html")


def reports_schema(site: Site) -> Fields:
    reports = listed("in order of publication", report_schema(site))
    return document("Reports", "Every report.", {"reports": reports})


def report_schema(site: Site) -> Fields:
    """One report, in whichever file it stands."""
    fields = properties(SAID) | schemas(REPORT)
    fields["pages"] = addresses("its page", site)
    return record("one published report", fields)


COUNTED = Column("figures", "integer", "how many figures it states", True, minimum=0)


def reports_table(site: Site) -> Table:
    """The same, flat."""
    titles = per_language("title", "our own title", site)
    addressed = per_language("page", "address of its page on the site", site, required=True)
    columns = (*SAID, URL, *CAPTURE, READ, COUNTED, *titles, *addressed)
    return Table("reports", "a published report", columns, ("id",))


def report_row(report: Report, site: Site) -> Fields:
    """A report as a row of that table."""
    row = values(SAID, report)
    row |= values((URL, *CAPTURE, READ), report.source)
    row["figures"] = len(report.figures)
    row |= by_code("title", _title(report.title), site)
    row |= by_code("page", _pages(report, site), site)
    return row
