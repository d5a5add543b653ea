"""The descriptions of the lists and of the pages of text: one sentence each."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.page import Page
from hasila.model.page_metadata import PageKind, PageMetadata
from hasila.publish.html.metadata_parts import begun, section
from hasila.publish.html.page_context import Setting


def page_metadata_of(context: Setting, page: Page) -> PageMetadata:
    """The metadata of a list or of a page of text; of any other page, no more than its title."""
    path = page.path.removeprefix(context.at(""))
    lists = _lists(context)
    if path in lists:
        return section(context, PageKind.LIST, path, lists[path])
    texts = _texts(context)
    if path in texts:
        return section(context, PageKind.PAGE, path, texts[path])
    others = _others(context)
    if path in others:
        return begun(context, PageKind.PAGE, path, page.title, others[path])
    tagline = f"{context.translator.text(context.site.tagline)}."
    description = f"{page.title}. {tagline}" if path.startswith("docs/") else tagline
    return begun(context, PageKind.PAGE, path, page.title, description)


def _lists(context: Setting) -> Mapping[str, str]:
    return {
        "reports/index.html": context("Every report that is kept here, the newest first."),
        "series/index.html": context(
            "Counts of one publisher that follow each other: since one day, at each report, or in windows "
            "of one length. Another start or another publisher is another series; they are never merged."
        ),
        "findings/index.html": context(
            "Where published numbers do not agree with each other. A finding says what cannot all be "
            "true, and every possible explanation; it does not say whose mistake it is, unless the words do."
        ),
        "map.html": context("The places that the reports name, as exactly as the sources give them."),
        "contents.html": context(
            "Everything that the reports name, in the order of the alphabet; the article of a name is passed "
            "over. This page needs no script and no network."
        ),
    }


def _texts(context: Setting) -> Mapping[str, str]:
    return {
        "method.html": context(
            "How published figures are checked against each other, and what is never done to them."
        ),
        "glossary.html": context("The words of this site in each of its languages."),
        "search.html": context(
            "Looks through the reports, the findings, the series, the places and the categories, however "
            "a word is spelt. Nothing is sent anywhere: the search runs on this device."
        ),
    }


def _others(context: Setting) -> Mapping[str, str]:
    """The pages that are named by their own titles."""
    return {
        "about.html": context("What is kept here, by whom, and how to report a mistake."),
        "privacy.html": context("What this site learns of its readers, and what a device keeps of it."),
        "map-interactive.html": context(
            "The places that the reports name, on a map to move about in. It needs JavaScript."
        ),
    }
