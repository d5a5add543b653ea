"""The names that a shell completes: of the reports and of the publishers of a project.

The project is the one in the current folder. A shell waits while a name is completed, so nothing is parsed:
names are taken from the files as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import click

_REPORTS = Path("content/reports")
_PUBLISHERS = Path("content/vocabulary/publishers.yaml")
_ENTRY = re.compile(r"^([a-z0-9][a-z0-9-]*):", re.MULTILINE)


def report_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the reports with a file of their own that begin so; rows of tables are left out."""
    files = _REPORTS.glob("*.md") if _REPORTS.is_dir() else ()
    names = {path.name.partition(".")[0] for path in files}
    return sorted(_beginning(names, incomplete))


def publisher_names(_: click.Context, __: click.Parameter, incomplete: str) -> list[str]:
    """The ids of the publishers of the project that begin so."""
    text = _PUBLISHERS.read_text(encoding="utf-8", errors="replace") if _PUBLISHERS.is_file() else ""
    return sorted(_beginning(_ENTRY.findall(text), incomplete))


def _beginning(names: Iterable[str], incomplete: str) -> Iterator[str]:
    return (name for name in names if name.startswith(incomplete))
