"""The small monitor of :mod:`tests.publish.ledger` as the world outside meets it, with an address and
without.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.interval import Interval, exactly
from hasila.model.page import File, Page
from hasila.model.page_metadata import PageMetadata
from hasila.model.report import Ledger, PublishedCorrection
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.publish.listing import ListedPage
from tests.publish.ledger import SECOND, SITE, VOCABULARY, ledger
from tests.publish.planned import Planned, plan
from tests.publish.test_plan import TEXTS, VOICES

ADDRESS = "https://example.org/tolls/"
KNOWN = replace(SITE, address=ADDRESS)
REVISION = Revision("0123456789ab", date(2019, 2, 26))


def corrected() -> Ledger:
    """The later report corrects the total of the earlier one."""
    change = PublishedCorrection("rima-1#total", "rima-2#total", Interval(309, None), exactly(310), (), ())
    return replace(ledger(), corrections=(change,))


def pages(site: Site = KNOWN, book: Ledger | None = None, data: tuple[File, ...] = ()) -> dict[str, Page]:
    return {page.path: page for page in _planned(site, book, data).pages}


def listed(site: Site = KNOWN, book: Ledger | None = None) -> tuple[ListedPage, ...]:
    return _planned(site, book, ()).listed


def metadata_of(site: Site = KNOWN, book: Ledger | None = None) -> list[PageMetadata]:
    return [page.metadata for page in listed(site, book)]


def _planned(site: Site, book: Ledger | None, data: tuple[File, ...]) -> Planned:
    return plan(book or corrected(), VOCABULARY, site, VOICES, TEXTS, REVISION, data)


__all__ = ["ADDRESS", "KNOWN", "REVISION", "SECOND", "SITE", "corrected", "listed", "metadata_of", "pages"]
