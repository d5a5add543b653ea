"""The files of the whole site that are made from what is listed of its subjects: feeds, the sitemap, the
index of search, the library of the map."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from hasila.model.changes import RecordedChange
from hasila.model.page import File
from hasila.model.revision import Revision
from hasila.model.search_document import SearchDocument, SearchIndexInput
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.feeds import feed
from hasila.publish.listing import ListedPage, SubjectListing
from hasila.publish.maps.interactive import leaflet_files
from hasila.publish.outputs import FOUND, KINDS, SubjectId
from hasila.publish.search import search
from hasila.publish.sitemap import sitemap

Listed = Sequence[tuple[SubjectId, Sequence[SubjectListing]]]
"""What is listed of every subject, in the order of the site."""

_ORDER = {kind.name: place for place, kind in enumerate(KINDS)}


def whole_site(
    listed: Listed, site: Site, revision: Revision, vocabulary: Vocabulary, changed: Sequence[RecordedChange]
) -> Iterator[File]:
    """The files of the whole site; ``listed`` may come in any order of the kinds."""
    yield from listed_files(listed, site, revision, changed)
    yield from search(search_inputs(listed, site), vocabulary)


def listed_files(
    listed: Listed, site: Site, revision: Revision, changed: Sequence[RecordedChange]
) -> Iterator[File]:
    """The same without the index of search."""
    pages = tuple(_pages(sorted(listed, key=_place), site))
    yield from feed((page.metadata for page in pages), site, revision, changed)
    yield from sitemap(pages, site)
    if any(listing.has_map for _, listings in listed for listing in listings):
        yield from leaflet_files()


def _place(listed: tuple[SubjectId, Sequence[SubjectListing]]) -> int:
    subject, _ = listed
    return _ORDER[subject.kind]


def _pages(listed: Listed, site: Site) -> Iterator[ListedPage]:
    """The pages of no language, then those of each language."""
    codes = (language.code for language in site.languages)
    for code in ("", *codes):
        for listing in _in_language(listed, code):
            yield from listing.pages


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
