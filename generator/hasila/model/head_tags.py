"""The content of the head of a page, for search engines, feed readers, the preview of a
link."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.page_metadata import PageMetadata


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one ``format``: the address that holds it, and the name of the file to save it as."""

    format: str
    href: str
    file: str


@dataclass(frozen=True, slots=True)
class HeadTags:
    """``canonical`` and ``card`` are whole addresses, empty where the site does not know its own. ``locales``
    are those of all languages (``ar_SY``), that of the page first; ``feeds`` are (title, link), ``feed`` is
    the link to the one that tells the same as the page; ``downloads``, its data, are (format, link).
    ``address`` is that of the site, ``picture`` the link to the card, if there is one. ``cited_on`` is the
    day of its citation as exactly as it is known, ``2019/02/26`` or ``2019/02``."""

    metadata: PageMetadata
    canonical: str
    social_image: str
    locales: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    feed: str = ""
    citations: tuple[Citation, ...] = ()
    downloads: tuple[tuple[str, str], ...] = ()
    address: str = ""
    picture: str = ""
    cited_on: str = ""
