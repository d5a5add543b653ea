"""Verb: plan the site. What was published and what came of checking it → closed pages, one file per kind of page."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.page import File, Page
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.html.categories import category_pages
from hasila.publish.html.contents import contents_page
from hasila.publish.html.corrections import corrections_page
from hasila.publish.html.data import data_page, packed
from hasila.publish.html.embeds import embed_pages
from hasila.publish.html.findings import finding_pages
from hasila.publish.html.head_tags import headed, landed
from hasila.publish.html.home import home_page
from hasila.publish.html.landing import landing_page, missing_page
from hasila.publish.html.offline import offline_page
from hasila.publish.html.page_context import PageContext, desks
from hasila.publish.html.places import map_page, place_pages
from hasila.publish.html.report import report_pages
from hasila.publish.html.reports import reports_page
from hasila.publish.html.search import search_page
from hasila.publish.html.series import series_pages
from hasila.publish.html.texts import glossary_page, text_pages
from hasila.publish.i18n.locale import Translator

__all__ = ["packed", "plan"]

KINDS = (
    home_page,
    reports_page,
    report_pages,
    series_pages,
    category_pages,
    place_pages,
    map_page,
    finding_pages,
    corrections_page,
    glossary_page,
    text_pages,
    data_page,
    contents_page,
    search_page,
    offline_page,
)


def plan(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    voices: Mapping[str, Translator],
    texts: Mapping[str, str],
    revision: Revision | None = None,
    data: tuple[File, ...] = (),
) -> tuple[Page, ...]:
    """Every page of the site, in every language. ``texts`` are the files of ``site_src/`` by their path; ``revision`` and
    ``data`` are what the page of downloads offers."""
    at_work = desks(ledger, vocabulary, site, voices, texts, revision, data)
    if not at_work:
        return ()
    return (
        landed(at_work[0], landing_page(at_work)),
        missing_page(at_work),
        *(page for desk in at_work for page in _pages(desk)),
    )


def _pages(desk: PageContext) -> tuple[Page, ...]:
    found = headed(desk, tuple(page for kind in KINDS for page in kind(desk)))
    return (*found, *embed_pages(desk))
