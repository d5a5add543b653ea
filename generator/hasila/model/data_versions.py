"""The versions of the data that are kept: where they lie in a project and on its site, and what the list of
them says. ``hasila record`` adds to them, nothing is taken out."""

from __future__ import annotations

import re

FOLDER = "versions"
"""Where they lie in the data of a site; all names of files here begin so."""
KEPT_IN = f"content/{FOLDER}"
"""Where they lie in a project."""
INDEX = f"{FOLDER}/index.csv"
"""The list: a line for each table of each version, the earliest first."""
TABLES = ("reports", "figures", "findings")
"""The tables that are kept."""
FIELDS = ("position", "day", "revision", "table", "kind", "rows", "sha256", "file")
KINDS = ("whole", "changes", "same")
"""What is kept of a table: all of its rows, those that are others than in the version before, or none, where
it is the same."""
EVENTS = ("removed", "added")

_KEPT = re.compile(r"(?:content/)?versions/(?:index|[0-9a-f]+(?:-\d+)?/(?:reports|figures|findings))\.csv")


def is_kept(name: str) -> bool:
    """True of the name of a file in which versions of the data are kept, in a project or on its site."""
    return _KEPT.fullmatch(name) is not None


def in_data(name: str) -> str:
    """The name that a file of a project has in the data."""
    return name.removeprefix("content/")


def project_name(name: str) -> str:
    """The name that a file of the data has in a project."""
    return f"content/{name}"
