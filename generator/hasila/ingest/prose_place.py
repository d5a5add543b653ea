"""The place in its file of a code point of a prose."""

from __future__ import annotations

from hasila.model.diagnostics import Location
from hasila.model.report import Prose


def place_in_prose(prose: Prose, index: int, length: int = 0) -> Location:
    """The place of the code point at ``index`` of the Markdown; ``length`` code points are meant."""
    line_start = prose.markdown.rfind("\n", 0, index) + 1
    lines_above = prose.markdown.count("\n", 0, index)
    return Location(prose.path, prose.first_line + lines_above, index - line_start + 1, length)
