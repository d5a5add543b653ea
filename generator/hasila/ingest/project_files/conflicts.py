"""The marks that git leaves where two changes meet: until a person has chosen, nobody knows what the file
says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.model.diagnostics import Diagnostic, Location

_MARK = re.compile(r"^(?:<{7}|>{7}|\|{7})(?: [^\n]*)?$|^={7}$", re.MULTILINE)
_ENDS = ("<<<<<<<", ">>>>>>>")
_HINT = "keep what is right of the two, and take away the lines <<<<<<<, ======= and >>>>>>>"


def conflicts(path: str, text: str) -> Iterator[Diagnostic]:
    """The first mark of each conflict in ``text``. A line ``=======`` alone underlines a heading in
    Markdown and is none."""
    text = text.replace("\r", "")
    if not any(end in text for end in _ENDS):
        yield from _left_behind(path, text)
        return
    marks = (_line(found, text) for found in _MARK.finditer(text))
    lines = [(line, mark) for line, mark in marks if mark != "======="]
    within = False
    for line, mark in lines:
        if mark == _ENDS[0] or not within:
            message = f"a conflict of git stands open here ({mark})"
            yield Diagnostic(Location(path, line, 1), "merge-conflict", "error", message, _HINT)
        within = mark != _ENDS[1]


def _left_behind(path: str, text: str) -> Iterator[Diagnostic]:
    """A line ``=======`` below which and above which a conflict was resolved by hand; below a text it
    underlines a heading."""
    for found in _LONE.finditer(text) if path.endswith(".md") else ():
        line = text.count("\n", 0, found.start(1)) + 1
        message = "a line ======= is left of a conflict of git"
        yield Diagnostic(Location(path, line, 1), "merge-conflict", "error", message, "take this line away")


_LONE = re.compile(r"(?:^|\A|^---[ \t]*\n|\n[ \t]*\n)(={7})$", re.MULTILINE)


def _line(found: re.Match[str], text: str) -> tuple[int, str]:
    return text.count("\n", 0, found.start()) + 1, found[0][:7]
