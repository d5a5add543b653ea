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
    begin, end = _ENDS
    within = False
    for found in _MARK.finditer(text):
        mark = found[0][:7]
        if mark == "=======":
            continue
        if mark == begin or not within:
            message = f"a conflict of git stands open here ({mark})"
            yield _mistake(path, _line(found.start(), text), message, _HINT)
        within = mark != end


def _mistake(path: str, line: int, message: str, hint: str) -> Diagnostic:
    return Diagnostic(Location(path, line, 1), "merge-conflict", "error", message, hint)


def _left_behind(path: str, text: str) -> Iterator[Diagnostic]:
    """A line ``=======`` below which and above which a conflict was resolved by hand; below a text it
    underlines a heading."""
    if not path.endswith(".md") or _UNDERLINE not in text:
        return
    for found in _LONE.finditer(text):
        line = _line(found.start(1), text)
        message = "a line ======= is left of a conflict of git"
        yield _mistake(path, line, message, "take this line away")


_UNDERLINE = "=" * 7
_LONE = re.compile(r"(?:^|\A|^---[ \t]*\n|\n[ \t]*\n)(={7})$", re.MULTILINE)


def _line(start: int, text: str) -> int:
    """The line, from 1, of the character ``start``."""
    return text.count("\n", 0, start) + 1
