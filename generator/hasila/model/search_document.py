"""A page as search knows it: its title, its words in passages, and what it can be narrowed by."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SearchSection:
    """Words that are shown together under a result; ``anchor`` is the id they stand at on the page, if they
    have one."""

    words: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class SearchDocument:
    """A page as search finds it. ``path`` is from the root of the site; ``note`` is a line for the reader,
    such as whose report it is and of which day. ``filters`` are ids: ``kind``, ``year``, ``category``,
    ``place``, ``publisher``."""

    path: str
    title: str
    note: str
    passages: tuple[SearchSection, ...]
    filters: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class SearchIndexInput:
    """All records of one language, for one index. ``language`` is the code that picks the stemmer of the
    words."""

    language: str
    records: tuple[SearchDocument, ...]
