"""The page that a browser shows without a network in place of one that it has not kept."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.publish.html.page_context import Link, PageLayout, Setting


@dataclass(frozen=True, slots=True)
class OfflineView:
    """``ways`` lead to pages that every browser keeps."""

    frame: PageLayout
    title: str
    links: tuple[Link, ...]


def offline_page(context: Setting) -> Page:
    """The page in one language."""
    here = "offline.html"
    title = context("Not kept on this device")
    home_path = context.at("index.html")
    index_path = context.at("contents.html")
    home = context.link(here, context("Home"), home_path)
    index = context.link(here, context("Index"), index_path)
    frame = context.frame(here, title)
    view = OfflineView(frame, title, (home, index))
    return context.page(here, "offline.html", title, view)
