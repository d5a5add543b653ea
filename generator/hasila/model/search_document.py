"""A page as search knows it: its title, its words in passages, and what it can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval


@dataclass(frozen=True, slots=True)
class SearchSection:
    """Words that are shown together under a result; ``anchor`` is the id they stand at on the page, if they
    have one. ``range`` is what the count in them can be, where it is more than one number."""

    words: str
    anchor: str = ""
    range: Interval | None = None


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as search finds it. ``path`` is from the root of the site; ``note`` is a line for the reader,
    such as whose report it is and of which day. ``filters`` are ids: ``kind``, ``year``, ``category``,
    ``place``, ``publisher``. ``day`` is the day it is of, YYYY-MM-DD, empty for a page of no day."""

    path: str
    title: str
    note: str
    passages: tuple[SearchSection, ...]
    filters: Mapping[str, tuple[str, ...]]
    day: str = ""


@dataclass(frozen=True, slots=True)
class SearchIndexInput:
    """All records of one language, for one index. ``language`` is its code."""

    language: str
    records: tuple[SearchDocument, ...]
