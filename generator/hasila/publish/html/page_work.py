"""What every work of a language begins with: its place, its words, and the pages above it."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.page_metadata import CITED, Kind, PageMetadata
from hasila.model.report import Report
from hasila.publish.html.embed_panels import code_of
from hasila.publish.html.page_context import Setting
from hasila.publish.html.report import when
from hasila.publish.ledger_index import ReportHeader

HOME = "index.html"
SECTIONS = {
    HOME: "home",
    "reports/index.html": "reports",
    "series/index.html": "series",
    "findings/index.html": "findings",
    "corrections.html": "corrections",
    "map.html": "map",
    "data.html": "data",
    "contents.html": "index",
    "method.html": "method",
    "glossary.html": "glossary",
    "search.html": "search",
}
"""Pages below the folder of a language whose names stand in its navigation, and those names."""


def begun(
    context: Setting, kind: Kind, path: str, title: str, description: str, above: tuple[str, ...] = (HOME,)
) -> PageMetadata:
    """A work whose page is at ``path`` below the language's folder; ``above`` are such paths, the first page first."""
    name = path.removesuffix(".html").split("/")[-1]
    over = tuple((context.sections[SECTIONS[outer]], context.at(outer)) for outer in above)
    return PageMetadata(
        kind, name, context.at(path), context.code, context.language.direction, title, description, above=over
    )


def section(context: Setting, kind: Kind, path: str, description: str) -> PageMetadata:
    """A page whose name stands in the navigation."""
    return begun(context, kind, path, context.sections[SECTIONS[path]], description)


def dated(context: Setting, work: PageMetadata, report: Report | ReportHeader) -> PageMetadata:
    """``work`` with the day of ``report``, and with its citation where it has one."""
    day = report.published.day
    known = replace(work, day=day, precision=report.precision, updated=day)
    return replace(known, cite=_cite(context, known, when(context, report))) if work.kind in CITED else known


def undated(context: Setting, work: PageMetadata) -> PageMetadata:
    """``work``, which is of no one day, with its citation: as it stood in this revision of the content, where that has a day."""
    made = context.revision
    return (
        replace(work, cite=_cite(context, work, context.voice.day(made.day))) if made and made.day else work
    )


def _cite(context: Setting, work: PageMetadata, day: str) -> str:
    """A citation in words: whose count or whose finding, which, of which day, and in which state of this site it was read."""
    site = context.voice.text(context.site.title)
    theirs = context("{publisher}, “{title}”, {day}; as kept by {site}: {id}.")
    words = theirs if work.author else context("{site}, “{title}”, {day}: {id}.")
    said = words.format(publisher=work.author, title=work.title, day=day, site=site, id=code_of(work.id))
    state = context("Revision {revision}.").format(revision=code_of(str(context.revision)))
    return f"{said} {state}" if context.revision else said
