"""A prose in HTML, cut at its links: a page decides where each of them leads."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ProseLink:
    """A link of a prose: its target as written, the text up to the first emphasis in it, and its content in
    HTML.
    """

    target: str
    label: str
    html: str


ProseHtml = tuple[str | ProseLink, ...]
"""Pieces of HTML and the links between them, in order."""
