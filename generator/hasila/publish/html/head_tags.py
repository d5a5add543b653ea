"""The head of every page: its work, its whole address, its picture, its feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hasila.model.address import DATA, FEEDS, absolute, feed_path, relative
from hasila.model.head_tags import HeadTags
from hasila.model.page import Page
from hasila.model.page_metadata import CITATIONS, CITED, FOLDERS, Kind, PageMetadata
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.page_metadata import (
    corrections_work,
    finding_work,
    report_work,
    series_work,
    site_work,
)
from hasila.publish.html.page_work import begun
from hasila.publish.html.sections import named, sections

HIDDEN = ("offline.html",)
"""Templates of pages that nobody should be led to."""


def headed(desk: PageContext, pages: tuple[Page, ...]) -> tuple[Page, ...]:
    """``pages`` of the desk, each with what it tells machines."""
    known = {work.path: work for work in works(desk)}

    def with_head(page: Page) -> Page:
        return replace(page, head=_head(desk, known.get(page.path) or _other(desk, page)))

    return tuple(page if page.template in HIDDEN else with_head(page) for page in pages)


def landed(desk: PageContext, page: Page) -> Page:
    """The page that offers the languages, with its head; it is in all of them, and in the first by name."""
    return replace(page, head=_head(desk, replace(site_work(desk), path=page.path, title=page.title)))


def works(desk: PageContext) -> Iterator[PageMetadata]:
    """Every work of one language that has a page."""
    yield site_work(desk)
    yield from sections(desk)
    yield from (report_work(desk, one) for one in desk.ledger.reports)
    yield from (series_work(desk, one) for one in desk.ledger.series)
    yield from (finding_work(desk, one) for one in desk.ledger.findings)
    yield corrections_work(desk)
    yield from named(desk)


def _other(desk: PageContext, page: Page) -> PageMetadata:
    """A page of which no more is known than its title."""
    path = page.path.removeprefix(desk.at(""))
    return begun(desk, Kind.PAGE, path, page.title, f"{desk.voice.text(desk.site.tagline)}.")


def _head(desk: PageContext, work: PageMetadata) -> HeadTags:
    own, address, feeds = desk.language.locale, desk.site.address, _feeds(desk, work.path)
    return HeadTags(
        work=work,
        canonical=absolute(address, work.path),
        card=absolute(address, work.card.path) if work.card else "",
        locales=(own, *(one.locale for one in desk.site.languages if one.locale != own)),
        feeds=tuple(feeds.values()),
        feed=feeds.get(work.path, ("", ""))[1],
        citations=_citations(work),
        downloads=tuple(_downloads(desk, work)),
        address=address,
        picture=relative(work.path, work.card.path) if work.card and address else "",
    )


def _feeds(desk: PageContext, here: str) -> Mapping[str, tuple[str, str]]:
    """The feeds of the language, by the page that each tells the same as; none where there is no report."""
    found = FEEDS if desk.ledger.reports else ()
    return {
        desk.at(page): (desk.sections[name], relative(here, feed_path(desk.code, name)))
        for name, page in found
    }


def _downloads(desk: PageContext, work: PageMetadata) -> Iterator[tuple[str, str]]:
    """The data of one work: the files that were made of it."""
    for ending in ("csv", "json") if work.kind in FOLDERS else ():
        path = f"{DATA}/{FOLDERS[work.kind]}/{work.id}.{ending}"
        if path in desk.files:
            yield ending.upper(), relative(work.path, path)


def _citations(work: PageMetadata) -> tuple[tuple[str, str], ...]:
    kinds = CITATIONS if work.kind in CITED else ()
    return tuple((name, relative(work.path, work.stem + ending)) for name, ending in kinds)
