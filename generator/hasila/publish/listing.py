"""What the files of the whole site need to know of a subject: its pages that are to be found, and its
document for search."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.page_metadata import PageMetadata
from hasila.model.search_document import SearchDocument
from hasila.publish.outputs import MAP_TEMPLATE, Made


@dataclass(frozen=True, slots=True)
class ListedPage:
    """A page as the files of the whole site list it. ``alternates`` are (language, address) of its twins.

    ``metadata`` is without the image and the embed, which no list shows."""

    path: str
    alternates: tuple[tuple[str, str], ...]
    metadata: PageMetadata


@dataclass(frozen=True, slots=True)
class SubjectListing:
    """What is listed of a subject in one language: its pages that are to be found, and the subject as search
    finds it, ``None`` where it does not.

    ``has_map`` is true where a page needs the files of the interactive map."""

    language: str
    pages: tuple[ListedPage, ...]
    document: SearchDocument | None
    has_map: bool


def listing_of(made: Made) -> SubjectListing:
    """What is listed of the pages of one language."""
    pages = tuple(_listed(page, page.head.metadata) for page in made.pages if page.head)
    has_map = any(page.template == MAP_TEMPLATE for page in made.pages)
    return SubjectListing(made.language, pages, made.document, has_map)


def _listed(page: Page, metadata: PageMetadata) -> ListedPage:
    listed = replace(metadata, social_image=None, embed=None)
    return ListedPage(page.path, page.view.frame.alternates, listed)
