"""The configuration of a site: its languages, its titles, where it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from hasila.model.data_class import dataclass

Text = Mapping[str, str]
UNTRANSLATED = "…"
"""Stands in a file for a text that is still to be written; another language stands in for it."""
ZIPPED_REPORTS = 500
"""A site of more reports offers itself as one file only where it is told to; a report takes about 100 kB
of the file."""
LEAVE = "https://www.google.com/"
"""An address that tells nothing of whoever opens it, and that loads fast."""


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. It is data: a folder ``site_src/locale/<code>/`` and labels in the vocabulary.

    ``locale`` is the Babel locale for numbers, dates and plural rules; ``direction`` is ``rtl`` or ``ltr``.
    """

    code: str
    name: str
    locale: str
    direction: str


ENGLISH = Language("en", "English", "en_GB", "ltr")
"""The language of the messages themselves, and of every text that comes with the generator."""


SECTIONS = {
    "home": "index",
    "reports": "reports/index",
    "series": "series/index",
    "findings": "findings/index",
    "map": "map",
    "data": "data",
    "method": "method",
    "search": "search",
    "index": "contents",
    "about": "about",
    "glossary": "glossary",
    "corrections": "corrections",
    "privacy": "privacy",
}
"""The pages of every site that a navigation can name, and their addresses without the ending."""


DOCUMENTATION = "docs/index"
"""The first page of the documentation that a project may have."""


@dataclass(frozen=True, slots=True)
class NavigationEntry:
    """An entry of the navigation: a name of :data:`SECTIONS`, or a page of the project with its title."""

    name: str
    title: Text

    @property
    def path(self) -> str:
        """The address of the page below the folder of a language."""
        return f"{SECTIONS.get(self.name, self.name)}.html"


@dataclass(frozen=True, slots=True)
class Site:
    """The configuration in ``site_src/site.yaml``. ``address`` is the public address, with a slash at its
    end, or empty when it is not known: all links are relative, only what leaves the site needs it."""

    title: Text
    """The name of the site, in each language."""
    tagline: Text
    """What the site is, in a few words without a full stop."""
    languages: tuple[Language, ...]
    """The codes of its languages; the first stands in where another has no words of its own."""
    address: str
    """The public address, where it is known: ``https://example.org/counts/``."""
    repository: str
    """The address of the page where the content is kept."""
    lead_series: str
    """The series whose latest figure leads the home page."""
    search: bool = True
    """Whether there is a page of search; the index in the order of the alphabet is there in any case."""
    offline: bool = True
    """Whether browsers may keep the pages that were visited, to show them without a network."""
    interactive_map: bool = True
    """Whether there is an interactive map beside the drawn one; without folium there is none."""
    zip: bool | None = None
    """Whether the page of data offers the whole site as one file; ``None`` where nothing is said of it."""
    subject: Text = field(default_factory=dict)
    """What the reports are about and where, as the heading of the first page; the title where it is empty."""
    notice: Text = field(default_factory=dict)
    """What the pages tell of, in a sentence with its full stop: a warning before a reader goes on."""
    keeper: Text = field(default_factory=dict)
    """Who keeps the site."""
    contact: str = ""
    """An address to write to: of mail, or of a page."""
    lead_finding: str = ""
    """The finding that the first page shows as its example; empty: the newest open one that is a sum."""
    navigation: tuple[NavigationEntry, ...] = ()
    """The entries of the navigation, the first one first; empty: the usual ones."""
    documentation: Text = field(default_factory=dict)
    """The title of the first page in ``docs/``; empty where the project has none."""
    leave: str = LEAVE
    """The address that the link "Leave quickly" leads to; no page has the link where it is empty."""

    def offers_zip(self, reports: int) -> bool:
        """Whether a site of so many reports offers itself as one file."""
        return reports <= ZIPPED_REPORTS if self.zip is None else self.zip
