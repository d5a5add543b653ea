"""What stands in a file and belongs to no report: markers of git, second documents, directives."""

from __future__ import annotations

import re

from hasila.ingest.yaml_faults.stop import Fault, Stop
from hasila.model.yaml_line import shortened


def merge_conflict(stop: Stop) -> Fault | None:
    """Markers that git leaves where two changes meet."""
    for number, line in enumerate(stop.lines):
        if re.match(r"(<{7}|>{7}|\|{7})( |$)", line):
            message = "a marker of a merge conflict stands here"
            return Fault(
                number,
                0,
                len(line),
                message,
                "keep one of the two versions and take the three marker lines away",
            )
    return None


def second_document(stop: Stop) -> Fault | None:
    """A second document: a line ``---`` or ``...`` within the file."""
    if "document" not in stop.problem:
        return None
    for number in range(min(stop.line, len(stop.lines) - 1), 0, -1):
        line = stop.at(number).rstrip()
        if line in ("---", "..."):
            message = f"a line `{line}` begins a second document here"
            return Fault(
                number,
                0,
                3,
                message,
                "one file is one document: take the line away, or move what follows into a file of its own",
            )
    return None


def directive(stop: Stop) -> Fault | None:
    """A line ``%YAML`` before the document."""
    first = stop.at(0)
    if "document start" not in stop.problem or not first.startswith("%"):
        return None
    return Fault(
        0,
        0,
        len(first),
        f"`{shortened(first)}` is a directive of YAML",
        "take the line away; files here have none",
    )
