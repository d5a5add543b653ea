"""Verb: make searchable. The records of each language → an index that a browser searches by itself, as files of the site."""

from __future__ import annotations

from generator.verbs.search.engine import unsearchable
from generator.verbs.search.index import search

__all__ = ["search", "unsearchable"]
