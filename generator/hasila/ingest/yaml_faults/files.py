"""Marks that stand in a file and belong to no report: markers of git, second documents, directives."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Stop, YamlFault
from hasila.model.yaml_line import shortened

_CONFLICT = re.compile(r"(<{7}|>{7}|\|{7})( |$)")


def merge_conflict(stop: Stop) -> YamlFault | None:
    """Markers that git leaves where two changes meet."""
    for number, line in enumerate(stop.lines):
        if _CONFLICT.match(line):
            message = "a marker of a merge conflict stands here"
            hint = "keep one of the two versions and take the three marker lines away"
            return YamlFault(number, 0, len(line), message, hint)
    return None


def second_document(stop: Stop) -> YamlFault | None:
    """A second document: a line ``---`` or ``...`` within the file."""
    if "document" not in stop.problem:
        return None
    for number in range(stop.last_line, 0, -1):
        line = stop.at(number).rstrip()
        if line in ("---", "..."):
            message = f"a line `{line}` begins a second document here"
            take_away = "one file is one document: take the line away"
            hint = f"{take_away}, or move what follows into a file of its own"
            return YamlFault(number, 0, 3, message, hint)
    return None


def directive(stop: Stop) -> YamlFault | None:
    """A line ``%YAML`` before the document."""
    first = stop.at(0)
    if "document start" not in stop.problem or not first.startswith("%"):
        return None
    message = f"`{shortened(first)}` is a directive of YAML"
    return YamlFault(0, 0, len(first), message, "take the line away; files here have none")
