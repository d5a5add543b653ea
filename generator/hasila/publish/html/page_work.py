"""What every work of a language begins with: its place, its words, and the pages above it."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.page_metadata import CITED, Kind, PageMetadata
from hasila.model.report import Report
from hasila.publish.html.embed_panels import code_of
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.report import when

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
    desk: PageContext, kind: Kind, path: str, title: str, description: str, above: tuple[str, ...] = (HOME,)
) -> PageMetadata:
    """A work whose page is at ``path`` below the language's folder; ``above`` are such paths, the first page first."""
    name = path.removesuffix(".html").split("/")[-1]
    over = tuple((desk.sections[SECTIONS[one]], desk.at(one)) for one in above)
    return PageMetadata(
        kind, name, desk.at(path), desk.code, desk.language.direction, title, description, above=over
    )


def dated(desk: PageContext, work: PageMetadata, report: Report) -> PageMetadata:
    """``work`` with the day of ``report``, and with its citation where it has one."""
    day = report.published.day
    known = replace(work, day=day, precision=report.precision, updated=day)
    return replace(known, cite=_cite(desk, known, when(desk, report))) if work.kind in CITED else known


def undated(desk: PageContext, work: PageMetadata) -> PageMetadata:
    """``work``, which is of no one day, with its citation: as it stood in this revision of the content, where that has a day."""
    made = desk.revision
    return replace(work, cite=_cite(desk, work, desk.voice.day(made.day))) if made and made.day else work


def _cite(desk: PageContext, work: PageMetadata, day: str) -> str:
    """A citation in words: whose count or whose finding, which, of which day, and in which state of this site it was read."""
    site = desk.voice.text(desk.site.title)
    theirs = desk("{publisher}, “{title}”, {day}; as kept by {site}: {id}.")
    words = theirs if work.author else desk("{site}, “{title}”, {day}: {id}.")
    said = words.format(publisher=work.author, title=work.title, day=day, site=site, id=code_of(work.id))
    state = desk("Revision {revision}.").format(revision=code_of(str(desk.revision)))
    return f"{said} {state}" if desk.revision else said
