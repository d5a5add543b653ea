"""The head of every page: its work, its whole address, its picture, its feeds."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hasila.model.address import FEEDS, absolute, feed_path, relative
from hasila.model.head_tags import HeadTags
from hasila.model.page import Page
from hasila.model.page_metadata import CITATIONS, CITED, FOLDERS, PageMetadata
from hasila.publish.html.page_context import Setting


def with_metadata(context: Setting, page: Page, work: PageMetadata) -> Page:
    """``page`` with what it tells machines."""
    own = context.language.locale
    address = context.site.address
    feeds = _feeds(context, work.path)
    locales = dict.fromkeys((own, *(language.locale for language in context.site.languages)))
    card = work.card.path if work.card else ""
    canonical = absolute(address, work.path)
    feed = feeds.get(work.path, ("", ""))[1]
    downloads = tuple(_downloads(work))
    picture = relative(work.path, card) if card and address else ""
    head = HeadTags(
        work=work,
        canonical=canonical,
        card=absolute(address, card) if card else "",
        locales=tuple(locales),
        feeds=tuple(feeds.values()),
        feed=feed,
        citations=_citations(work),
        downloads=downloads,
        address=address,
        picture=picture,
    )
    return replace(page, head=head)


def _feeds(context: Setting, here: str) -> Mapping[str, tuple[str, str]]:
    """The feeds of the language, by the page that each tells the same as; none where there is no report."""
    found = FEEDS if context.feeds else ()
    return {
        context.at(page): (context.sections[name], relative(here, feed_path(context.code, name)))
        for name, page in found
    }


def _downloads(work: PageMetadata) -> Iterator[tuple[str, str]]:
    """The data of one work: the files that were made of it."""
    for path in work.files if work.kind in FOLDERS else ():
        yield path.rpartition(".")[2].upper(), relative(work.path, path)


def _citations(work: PageMetadata) -> tuple[tuple[str, str], ...]:
    kinds = CITATIONS if work.kind in CITED else ()
    return tuple((name, relative(work.path, work.stem + ending)) for name, ending in kinds)
