"""The files of the whole site that are made from what is listed of its subjects: feeds, the sitemap, the
index of search, the library of the map."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from hasila.model.changes import RecordedChange
from hasila.model.page import File
from hasila.model.revision import Revision
from hasila.model.search_document import SearchDocument, SearchIndexInput
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.feeds import FeedEntries
from hasila.publish.listing import SubjectListing
from hasila.publish.maps.interactive import leaflet_files
from hasila.publish.outputs import FOUND, KINDS, SubjectId
from hasila.publish.search import search
from hasila.publish.sitemap import SitemapPage, sitemap

ListedSubject = tuple[SubjectId, Sequence[SubjectListing]]
Listed = Sequence[ListedSubject]
"""What is listed of every subject, in the order of the site."""

_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


def whole_site(
    listed: Listed, site: Site, revision: Revision, vocabulary: Vocabulary, changed: Sequence[RecordedChange]
) -> Iterator[File]:
    """The files of the whole site; ``listed`` may come in any order of the kinds."""
    known = dict(listed)
    ordered = ((subject, known[subject]) for subject in in_order(known))
    yield from listed_files(ordered, site, revision, changed)
    yield from search(search_inputs(listed, site), vocabulary)


def listed_files(
    listed: Iterable[ListedSubject], site: Site, revision: Revision, changed: Sequence[RecordedChange]
) -> Iterator[File]:
    """The same without the index of search. ``listed`` comes in the order of the kinds, and is gone through
    once: nothing is kept of it but what is written."""
    feeds = FeedEntries(revision, changed)
    pages: dict[str, list[SitemapPage]] = {code: [] for code in ("", *_codes(site))}
    has_map = False
    for _, listings in listed:
        for listing in listings:
            has_map = has_map or listing.has_map
            for page in listing.pages:
                feeds.add(page.metadata)
                if site.address:
                    pages[listing.language].append(SitemapPage(page.path, page.alternates))
    yield from feeds.files(site)
    yield from sitemap(chain.from_iterable(pages.values()), site)
    if has_map:
        yield from leaflet_files()


def in_order(subjects: Iterable[SubjectId]) -> list[SubjectId]:
    """The subjects in the order of their kinds."""
    return sorted(subjects, key=_place)


def _place(subject: SubjectId) -> int:
    return _ORDER[subject.kind]


def _codes(site: Site) -> list[str]:
    return [language.code for language in site.languages]


def _in_language(listed: Listed, code: str) -> Iterator[SubjectListing]:
    every = chain.from_iterable(listings for _, listings in listed)
    return (listing for listing in every if listing.language == code)


def search_inputs(listed: Listed, site: Site) -> Iterator[SearchIndexInput]:
    """The input of the search index of each language; none where the site goes without search."""
    if not site.search:
        return
    for language in site.languages:
        found = tuple(_documents(listed, language.code))
        yield SearchIndexInput(language.code, found)


def _documents(listed: Listed, code: str) -> Iterator[SearchDocument]:
    """The search documents in the language ``code``, in the order of :data:`FOUND`."""
    for kind in FOUND:
        of_kind = [(subject, listings) for subject, listings in listed if subject.kind == kind]
        for listing in _in_language(of_kind, code):
            if listing.document:
                yield listing.document
