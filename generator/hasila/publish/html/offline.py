"""The page that a browser shows without a network in place of one that it has not kept."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.page import Page
from hasila.publish.html.page_context import Link, PageLayout, Setting


@dataclass(frozen=True, slots=True)
class OfflineView:
    """``ways`` lead to pages that every browser keeps."""

    frame: PageLayout
    title: str
    ways: tuple[Link, ...]


def offline_page(context: Setting) -> Page:
    """The page in one language."""
    here = "offline.html"
    title = context("Not kept on this device")
    home = context.link(here, context("Home"), context.at("index.html"))
    index = context.link(here, context("Index"), context.at("contents.html"))
    frame = context.frame(here, title)
    view = OfflineView(frame, title, (home, index))
    return context.page(here, "offline.html", title, view)
