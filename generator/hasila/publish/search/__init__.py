"""Verb: make searchable. The records of each language → an index that a browser searches by itself, as files of the site."""

from __future__ import annotations

from hasila.publish.search.engine import unsearchable
from hasila.publish.search.index import search

__all__ = ["search", "unsearchable"]
