"""What the head of a page tells those who do not look at it: search engines, feed readers, the preview of a link."""

from __future__ import annotations

from dataclasses import dataclass

from generator.nouns.work import Work


@dataclass(frozen=True, slots=True)
class Head:
    """``canonical`` and ``card`` are whole addresses, empty where the site does not know its own. ``locales`` are those of
    all languages (``ar_SY``), that of the page first; ``feeds`` are (title, link) and ``citations`` (format, link). ``address`` is that of the site."""

    work: Work
    canonical: str
    card: str
    locales: tuple[str, ...]
    feeds: tuple[tuple[str, str], ...]
    citations: tuple[tuple[str, str], ...] = ()
    address: str = ""
