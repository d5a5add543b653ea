"""The page that a browser shows without a network in place of one that it has not kept."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasila.model.page import Page
from hasila.publish.html.page_context import Link, PageContext, PageLayout


@dataclass(frozen=True, slots=True)
class OfflineView:
    """``ways`` lead to pages that every browser keeps."""

    frame: PageLayout
    title: str
    ways: tuple[Link, ...]


def offline_page(desk: PageContext) -> Iterator[Page]:
    if not desk.site.offline:
        return
    here, title = "offline.html", desk("Not kept on this device")
    ways = (
        desk.link(here, desk("Home"), desk.at("index.html")),
        desk.link(here, desk("Index"), desk.at("contents.html")),
    )
    yield desk.page(here, "offline.html", title, OfflineView(desk.frame(here, title), title, ways))
