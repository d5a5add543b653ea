"""The output of a build: pages, and files that are not pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from hasila.model.data_class import dataclass

if TYPE_CHECKING:  # a command that makes no page need not load them
    from hasila.model.head_tags import HeadTags


@dataclass(frozen=True, slots=True)
class Page:
    """One page of the site, closed: with the templates it is all that rendering needs.

    ``path`` is where it is written (``ar/reports/2019-02-26-sohr.html``), ``language`` a code of the site's
    languages, or the first of them for the landing page; ``twins`` are the paths of the same page in every
    language; ``head`` is its content for machines, ``None`` for a page that is not to be found (404, embeds).
    """

    path: str
    template: str
    language: str
    title: str
    twins: Mapping[str, str]
    view: Any
    head: HeadTags | None = None


@dataclass(frozen=True, slots=True)
class File:
    """A file of the site: its path, and its bytes; of a file of data also how many rows (or entries) it
    holds, and the path of the schema that describes it."""

    path: str
    content: bytes
    rows: int | None = None
    schema: str = ""


@dataclass(frozen=True, slots=True)
class LaidFile:
    """A file of the site that is too large to be held in memory: it lies on the disk at ``source``, whence it
    is to be moved to its path. ``size`` is in bytes, ``digest`` its SHA-256; the others are those of
    :class:`File`."""

    path: str
    source: Path
    size: int
    digest: str
    rows: int | None = None
    schema: str = ""


SiteFile = File | LaidFile
"""A file, in memory or on the disk."""
