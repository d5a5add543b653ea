"""Reports: who published what, when, and where it was read."""

from __future__ import annotations

from hasila.model.page_metadata import unfenced
from hasila.model.report import Capture, Ledger, Report, Source
from hasila.model.site import Site
from hasila.publish.data.forms import Fields, by_code, pages
from hasila.publish.data.schema import document, each_language, listed, mapped, record, text, words
from hasila.publish.data.table import Column, Table, per_language, properties

SAID = (
    Column("id", "string", "id of the report, and its address", True),
    Column("publisher", "string", "whose count it is: id of the vocabulary", True),
    Column("via", "string", "where it was read, if not at the publisher: id of the vocabulary"),
    Column("language", "string", "language of the source", True),
    Column("published", "date", "day of publication", True),
    Column(
        "order", "integer", "its place among the publisher's reports of that day, from 0", True, minimum=0
    ),
    Column("precision", "string", "how well the day is known", True, ("day", "about", "month")),
)
CAPTURE = (
    Column("captured", "date", "day on which the source was captured; empty where it was not"),
    Column("sha256", "string", "SHA-256 of the captured page", pattern="^[0-9a-f]{64}$"),
)
URL = Column("url", "string", "address of the source, exactly as it was", True)


def report_values(ledger: Ledger, site: Site) -> list[Fields]:
    """``reports.json``, one object a report, in order of publication."""
    return [_report(report, site) for report in ledger.reports]


def _report(report: Report, site: Site) -> Fields:
    return _said(report) | {
        "basis": dict(report.basis),
        "title": _title(report),
        "source": _source(report),
        "places": list(report.places),
        "figures": [figure.key for figure in report.figures],
        "notes": [dict(note) for note in report.notes],
        "missing": [dict(note) for note in report.missing],
        "pages": pages(site, f"reports/{report.id}.html"),
    }


def reports_schema(site: Site) -> Fields:
    return document(
        "Reports", "Every report.", {"reports": listed("in order of publication", report_schema(site))}
    )


def report_schema(site: Site) -> Fields:
    """One report, in whichever file it stands."""
    earlier = properties(CAPTURE) | {
        "said": mapped("id of a figure → the words that stated it then", text("words"))
    }
    source = properties((URL, *CAPTURE)) | {
        "earlier": listed(
            "captures of the same address that said something else", record("a capture", earlier)
        )
    }
    return record(
        "one published report",
        {
            **properties(SAID),
            "basis": words("how the day is known"),
            "title": words("our own title"),
            "source": record("where it was read", source),
            "places": listed("places that it names without a figure of their own", text("id of a place")),
            "figures": listed("what it states", text("key of a figure")),
            "notes": listed("our remarks", words("a remark")),
            "missing": listed("what is known to be missing", words("a text")),
            "pages": each_language("its page, from the top of the site", site, text("address")),
        },
    )


def reports_table(ledger: Ledger, site: Site) -> Table:
    """The same, flat."""
    columns = (
        *SAID,
        URL,
        *CAPTURE,
        Column("figures", "integer", "how many figures it states", True, minimum=0),
        *per_language("title", "our own title", site),
        *per_language("page", "address of its page on the site", site, required=True),
    )
    return Table(
        "reports",
        "a published report",
        columns,
        ("id",),
        tuple(_row(report, site) for report in ledger.reports),
    )


def _row(report: Report, site: Site) -> Fields:
    addresses = pages(site, f"reports/{report.id}.html")
    return {
        **_said(report),
        "url": report.source.url,
        **_captured(report.source),
        "figures": len(report.figures),
        **by_code("title", _title(report), site),
        **{f"page_{code}": address for code, address in addresses.items()},
    }


def _title(report: Report) -> dict[str, str]:
    """The title in each language, without the isolates that keep its order on a page."""
    return {language: unfenced(text) for language, text in report.title.items()}


def _said(report: Report) -> Fields:
    return {
        "id": report.id,
        "publisher": report.publisher,
        "via": report.via,
        "language": report.language,
        "published": report.published.day.isoformat(),
        "order": report.published.order,
        "precision": report.precision,
    }


def _source(report: Report) -> Fields:
    earlier = [
        _captured(one) | {"said": {key: said.words for key, said in one.said.items()}}
        for one in report.source.earlier
    ]
    return {"url": report.source.url, **_captured(report.source), "earlier": earlier}


def _captured(source: Source | Capture) -> Fields:
    return {
        "captured": source.captured.isoformat() if source.captured else None,
        "sha256": source.sha256,
    }
