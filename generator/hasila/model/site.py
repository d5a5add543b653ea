"""The configuration of a site: its languages, its titles, where it is published."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

Text = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Language:
    """A language of the site. It is data: a folder ``site_src/locale/<code>/`` and labels in the vocabulary.

    ``locale`` is the Babel locale for numbers, dates and plural rules; ``direction`` is ``rtl`` or ``ltr``.
    """

    code: str
    name: str
    locale: str
    direction: str


@dataclass(frozen=True, slots=True)
class Site:
    """The configuration in ``site_src/site.yaml``. ``address`` is the public address, with a slash at its
    end, or empty when it is not known: all links are relative, only what leaves the site needs it."""

    title: Text
    tagline: Text
    languages: tuple[Language, ...]
    address: str
    repository: str
    lead_series: str
    """The series whose latest figure leads the home page."""
    search: bool = True
    """Whether there is a page of search; the index in the order of the alphabet is there in any case."""
    offline: bool = True
    """Whether browsers may keep the pages that were visited, to show them without a network."""
    zip: bool = False
    """Whether the page of data offers the whole site as one file."""
