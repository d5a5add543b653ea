"""The place in its file of a code point of a prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hasila.model.diagnostics import Location

if TYPE_CHECKING:  # a command that reads no prose need not load it
    from hasila.model.report import Prose


def location_in(path: str, text: str, index: int) -> Location:
    """The place of the code point at ``index`` of a file."""
    line_start = text.rfind("\n", 0, index) + 1
    line = text.count("\n", 0, index) + 1
    return Location(path, line, index - line_start + 1)


def location_in_prose(prose: Prose, index: int, length: int = 0) -> Location:
    """The place of the code point at ``index`` of the Markdown; ``length`` code points are meant."""
    location = location_in(prose.path, prose.markdown, index)
    lines_above = location.line - 1
    return Location(prose.path, prose.first_line + lines_above, location.column, length)


def blanked(found: re.Match[str]) -> str:
    """As many spaces as the match has characters."""
    return " " * len(found[0])
