"""The beginning of every work of a language: its place, its words, and the pages above it."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.page_metadata import CITED, PageKind, PageMetadata
from hasila.model.report import Report
from hasila.publish.html.embed_panels import code_of
from hasila.publish.html.page_context import PageContext, Setting
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
    context: Setting,
    kind: PageKind,
    path: str,
    title: str,
    description: str,
    above: tuple[str, ...] = (HOME,),
) -> PageMetadata:
    """A work whose page is at ``path`` below the language's folder; ``above`` are such paths, the first
    page first."""
    *_, name = path.removesuffix(".html").split("/")
    pages_above = [(_section_name(context, outer), context.at(outer)) for outer in above]
    language = context.language
    path = context.at(path)
    opening = context.translator.opening
    return PageMetadata(
        kind,
        name,
        path,
        language.code,
        language.direction,
        opening(title),
        opening(description),
        above=tuple(pages_above),
    )


def _section_name(context: Setting, path: str) -> str:
    """The name of a page of :data:`SECTIONS`."""
    return context.sections[SECTIONS[path]]


def section(context: Setting, kind: PageKind, path: str, description: str) -> PageMetadata:
    """A page whose name stands in the navigation."""
    return begun(context, kind, path, _section_name(context, path), description)


def dated(context: PageContext, metadata: PageMetadata, report: Report | ReportHeader) -> PageMetadata:
    """``work`` with the day of ``report``, and with its citation where it has one."""
    day = report.published.day
    known = replace(metadata, day=day, precision=report.precision, updated=day)
    if metadata.kind in CITED:
        return _cited(context, known, when(context, report))
    return known


def undated(context: PageContext, metadata: PageMetadata) -> PageMetadata:
    """``work``, which is of no one day, with its citation: as it stood with the newest report that speaks
    of it, if one does."""
    reports = context.ledger.reports.values()
    newest = max((report.published for report in reports), default=None)
    known = replace(metadata, updated=newest.day if newest else None)
    day = context.translator.known_day(newest) if newest else ""
    return _cited(context, known, day)


def _cited(context: PageContext, metadata: PageMetadata, day: str) -> PageMetadata:
    """``work`` with its citation in words: which page of this site, in which state, and the report that it
    is based on or the day until which it speaks."""
    values = {
        "site": context.translator.text(context.site.title),
        "title": metadata.title,
        "id": code_of(metadata.id),
        "revision": code_of(context.version),
        "source": metadata.based_on,
        "day": day,
    }
    cite = _citation(context, bool(metadata.based_on), bool(day)).format(**values)
    return replace(metadata, version=context.version, cite=cite)


def _citation(context: PageContext, based: bool, dated: bool) -> str:
    """The form of a citation: of a page that restates reports, or of another, with its day where it has
    one."""
    if based:
        return context("{site}, “{title}”: {id}, revision {revision}. Based on: {source}.")
    if dated:
        return context("{site}, “{title}”: {id}, revision {revision}. Reports until {day}.")
    return context("{site}, “{title}”: {id}, revision {revision}.")
