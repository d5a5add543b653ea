"""The links between the pages of a long list."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hasila.model.data_class import dataclass
from hasila.publish.html.page_context import Link, Setting
from hasila.publish.list_pages import ListPage, Neighbours, page_path


@dataclass(frozen=True, slots=True)
class CountedPage:
    """A page of a list with the number of its entries."""

    link: Link
    count: str


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The links from a page of a list: to the pages before and after it in time, and to all of them."""

    older: Link | None
    newer: Link | None
    all: tuple[CountedPage, ...]


def page_links(context: Setting, path: str, pages: Neighbours) -> PageLinks:
    """The links from one of ``pages``; ``path`` is that of the list below the language's folder."""
    older = _link(context, path, pages, pages.older)
    newer = _link(context, path, pages, pages.newer)
    counted = tuple(_counted(context, path, pages))
    return PageLinks(older, newer, counted)


def _link(context: Setting, path: str, pages: Neighbours, page: ListPage | None) -> Link | None:
    return link_to_page(context, page_path(path, pages.page), path, page) if page else None


def link_to_page(context: Setting, here: str, path: str, page: ListPage) -> Link:
    """A page of the list at ``path``, by its time, as a link from the page at ``here``."""
    target = page_path(path, page)
    label = time_of(context, page)
    return context.link(here, label, context.at(target))


def _counted(context: Setting, path: str, pages: Neighbours) -> Iterator[CountedPage]:
    """All pages, the newest first."""
    here = page_path(path, pages.page)
    for page, entries in reversed(pages.all):
        link = link_to_page(context, here, path, page)
        yield CountedPage(link, context.translator.number(entries))


def time_of(context: Setting, page: ListPage) -> str:
    """The year or the month of a page, in words."""
    if len(page.period) <= len("2019"):
        return page.period
    year, month = map(int, page.period.split("-"))
    label = context.translator.month(date(year, month, 1))
    if page.piece == 1:
        return label
    number = context.translator.number(page.piece)
    return context("{month}, page {n}").format(month=label, n=number)


def title_of_page(context: Setting, title: str, page: ListPage) -> str:
    """``title`` with the time of an older page of the list that it names."""
    if not page.name:
        return title
    return context("{title}: {when}").format(title=title, when=time_of(context, page))
