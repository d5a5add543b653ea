"""The versions of the data that are kept: where they lie in a project and on its site, and what the list of
them says. ``hasila record`` adds to them, nothing is taken out."""

from __future__ import annotations

import re

FOLDER = "versions"
INDEX = f"{FOLDER}/index.csv"
"""The list: a line for each table of each version, the earliest first."""
TABLES = ("reports", "figures", "findings")
"""The tables that are kept."""
FIELDS = ("position", "day", "revision", "table", "kind", "rows", "sha256", "file")
KINDS = ("whole", "changes", "same")
"""What is kept of a table: all of its rows, those that are others than in the version before, or none, where
it is the same."""
EVENTS = ("removed", "added")

_KEPT = re.compile(r"versions/(?:index|[0-9a-f]+(?:-\d+)?/(?:reports|figures|findings))\.csv")


def is_kept(name: str) -> bool:
    """True of the name of a file in which versions of the data are kept."""
    return _KEPT.fullmatch(name) is not None
