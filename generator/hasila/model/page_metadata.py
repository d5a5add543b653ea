"""A page to the world outside: a work that is listed, cited, shared and described to machines."""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from hasila.model.data_class import dataclass
from hasila.model.social_image import SocialImage

_FENCES = dict.fromkeys((0x2066, 0x2067, 0x2068, 0x2069, 0x200E, 0x200F))


class PageKind(StrEnum):
    """The kind of content that a page holds."""

    SITE = "site"  # the first page of a language, and the choice of one
    DATA = "data"  # everything as files
    LIST = "list"  # reports, series, findings, places
    REPORT = "report"
    SERIES = "series"
    FINDING = "finding"
    CORRECTIONS = "corrections"
    CORRECTION = "correction"  # one of them; it has no page of its own
    PLACE = "place"
    CATEGORY = "category"
    PAGE = "page"


CITED = (PageKind.REPORT, PageKind.SERIES, PageKind.FINDING, PageKind.PLACE, PageKind.CATEGORY)
"""The kinds that have a citation on their page. A work that has no day of its own is cited with
that of the newest report that speaks of it.
"""

FOLDERS = {
    PageKind.REPORT: "reports",
    PageKind.SERIES: "series",
    PageKind.FINDING: "findings",
    PageKind.PLACE: "places",
}
"""The kinds of which one work has a file of data of its own, and the folder that holds them."""

CITATIONS = (
    ("BibTeX", "application/x-bibtex", ".bib"),
    ("RIS", "application/x-research-info-systems", ".ris"),
    ("CSL-JSON", "application/vnd.citationstyles.csl+json", ".csl.json"),
)
"""The formats of a citation, with their media types and the endings of their files."""


@dataclass(frozen=True, slots=True)
class Embed:
    """The parts of a work that another site can show: ``path`` is the page for a frame, from the root of the
    site, and ``height`` the pixels that it needs; ``page`` is the same page as a link from the page of the
    work; ``drawing`` and ``picture`` are links to the course of a series as SVG and as PNG, else empty.
    """

    text: str
    path: str
    height: int
    page: str
    drawing: str = ""
    picture: str = ""


@dataclass(frozen=True, slots=True)
class PageMetadata:
    """One work in one language.

    ``path`` is its page from the root of the site, with a fragment where it is a part of one.
    ``description`` is one true sentence. Every page is ours: ``publisher`` is whose counts it restates,
    ``outlet`` where they were read, if that is another, and ``based_on`` names the reports in words; all are
    empty where it restates nobody's. ``label`` is the title as a list shows it, with the report it speaks of
    where it is not the title alone. ``day`` is that of publication, known as well as ``precision`` says (see
    :class:`~hasila.model.report.Report`), and ``updated`` the last on which the content says anything new of
    it. ``begins`` is the first day that its figures count, and ``where`` are the (name, path) of the places
    at which they do, the widest. ``source`` is the address of what it restates; ``about`` is the page of the
    work that it speaks of. ``above`` are the (title, path) of the pages over it, the first page first.
    ``parts`` are works that have no page of their own. ``files`` are the paths of its files of data, from
    the root of the site. ``version`` names the state of the page that is cited: of the page of data, the
    revision of the whole content.
    """

    kind: PageKind
    id: str
    path: str
    language: str
    direction: str
    title: str
    description: str
    publisher: str = ""
    outlet: str = ""
    based_on: str = ""
    label: str = ""
    day: date | None = None
    precision: str = "day"
    own: date | None = None
    """In a feed, where ``day`` is that of the entry into the site, the day of what is told."""
    updated: date | None = None
    begins: date | None = None
    where: tuple[tuple[str, str], ...] = ()
    source: str = ""
    about: str = ""
    lines: tuple[str, ...] = ()
    cite: str = ""
    above: tuple[tuple[str, str], ...] = ()
    parts: tuple[PageMetadata, ...] = ()
    embed: Embed | None = None
    social_image: SocialImage | None = None
    files: tuple[str, ...] = ()
    version: str = ""

    @property
    def stem(self) -> str:
        """The path of its page without the ending; its files have the same."""
        return self.path.removesuffix(".html")


def unfenced(words: str) -> str:
    """``words`` without the marks that keep directions apart, for files in which nobody reads them."""
    return words if words.isascii() else words.translate(_FENCES)


def published(metadata: PageMetadata) -> str:
    """The day of what a page is about, as exactly as it is known: a month is not given a day."""
    if metadata.day is None:
        return ""
    day = metadata.day.isoformat()
    if metadata.precision == "month":
        return day[: len("2019-02")]
    return day
