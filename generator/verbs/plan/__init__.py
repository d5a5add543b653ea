"""Verb: plan the site. What was published and what came of checking it → closed pages, one file per kind of page."""

from __future__ import annotations

from collections.abc import Mapping

from generator.nouns.model import Ledger
from generator.nouns.page import File, Page
from generator.nouns.revision import Revision
from generator.site.config import Site
from generator.site.vocabulary import Vocabulary
from generator.site.voice import Voice
from generator.verbs.plan.categories import category_pages
from generator.verbs.plan.contents import contents_page
from generator.verbs.plan.corrections import corrections_page
from generator.verbs.plan.data import data_page, packed
from generator.verbs.plan.desk import Desk, desks
from generator.verbs.plan.embeds import embed_pages
from generator.verbs.plan.findings import finding_pages
from generator.verbs.plan.heads import headed, landed
from generator.verbs.plan.home import home_page
from generator.verbs.plan.landing import landing_page, missing_page
from generator.verbs.plan.offline import offline_page
from generator.verbs.plan.places import map_page, place_pages
from generator.verbs.plan.report import report_pages
from generator.verbs.plan.reports import reports_page
from generator.verbs.plan.search import search_page
from generator.verbs.plan.series import series_pages
from generator.verbs.plan.texts import glossary_page, text_pages

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
    voices: Mapping[str, Voice],
    texts: Mapping[str, str],
    revision: Revision | None = None,
    data: tuple[File, ...] = (),
) -> tuple[Page, ...]:
    """Every page of the site, in every language. ``texts`` are the files of ``site_src/`` by their path; ``revision`` and
    ``data`` are what the page of downloads offers."""
    at_work = desks(ledger, vocabulary, site, voices, texts, revision, data)
    if not at_work:
        return ()
    return (landed(at_work[0], landing_page(at_work)), missing_page(at_work), *(page for desk in at_work for page in _pages(desk)))


def _pages(desk: Desk) -> tuple[Page, ...]:
    found = headed(desk, tuple(page for kind in KINDS for page in kind(desk)))
    return (*found, *embed_pages(desk))
