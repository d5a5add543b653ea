"""The index of search: the documents of each language → files of the site that a browser searches by
itself."""

from __future__ import annotations

from hasila.publish.search.engine import unsearchable
from hasila.publish.search.index import search

__all__ = ["search", "unsearchable"]
