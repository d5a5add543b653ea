"""The line that a message is about, with what is meant on it: carets below, or the words once more.

Carets stand in columns, and columns are sure only where all letters run from left to right: how a terminal
orders a line with Arabic in it differs from one to the next. Such a line is shown between isolates, and the
words that are meant are repeated below it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from unicodedata import combining

from rich.cells import cell_len

from hasila.model.visible import from_right, isolated, visible

WIDTH = 100
"""Code points of a line that are shown; of a longer one a window around what is meant."""
_BEFORE, _LONGEST = 35, 60
_NUMBER = 5
_TOKEN = re.compile(
    r"\[[^\[\]]*\]\([^()\s]*\)|“[^”]*”|\"[^\"]*\"|[^\W_](?:(?:[\w'’.٫٬/-]|(?<=\d),(?=\d))*\w)?|\S"
)
_CELL = re.compile(r"\"(?:[^\"]|\"\")*\"|[^,;\t]+")


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a line that is shown: what is meant, and what stands around it."""

    before: str
    meant: str
    after: str


def excerpt(text: str, path: str, line: int, column: int, length: int = 0) -> tuple[str, ...]:
    """Line ``line`` of ``text`` with what is meant from ``column`` on; nothing where there is no such
    place.
    """
    lines = text.split("\n")
    if not 0 < line <= len(lines) or column < 1:
        return ()
    shown = lines[line - 1].removesuffix("\r")
    start = min(column - 1, len(shown))
    window = _window(shown, start, length or token_length(shown, start, path))
    rows = _from_right(window, shown, start) if from_right(shown) else _from_left(window)
    gutters = (f"{line:>{_NUMBER}} | ", f"{'':>{_NUMBER}} | ")
    return tuple(gutter + row for gutter, row in zip(gutters, rows, strict=False))


def token_length(line: str, start: int, path: str = "") -> int:
    """How much of ``line`` is meant where only the beginning is known: a mark, a quotation, a word, a cell
    of a table.
    """
    pattern = _CELL if path.endswith(".csv") else _TOKEN
    found = pattern.match(line, start)
    return len(found[0].rstrip()) if found else 0


def _window(line: str, start: int, length: int) -> Window:
    if len(line) <= WIDTH:
        return Window(line[:start], line[start : start + length], line[start + length :])
    first = _whole(line, max(0, start - _BEFORE))
    end = min(start + min(length, _LONGEST), len(line))
    last = max(end, first + WIDTH)
    before = ("…" if first else "") + line[first:start]
    return Window(before, line[start:end], line[end:last] + ("…" if last < len(line) else ""))


def _whole(line: str, index: int) -> int:
    """The index of the letter that a combining mark at ``index`` belongs to."""
    while index and combining(line[index]):
        index -= 1
    return index


def _from_left(window: Window) -> tuple[str, str]:
    before, meant, after = visible(window.before), visible(window.meant), visible(window.after)
    carets = "^" * max(1, cell_len(meant))
    return before + meant + after, " " * cell_len(before) + carets


def _from_right(window: Window, line: str, start: int) -> tuple[str, ...]:
    shown = isolated(window.before + window.meant + window.after)
    if window.meant and not (window.before + window.after).strip():
        return (shown,)
    words = window.meant or (line[:start].split() or line.split())[-1]
    place = _which(line, words, start) if window.meant else ", after it"
    return shown, f"here: «{isolated(words)}»{place}"


def _which(line: str, words: str, start: int) -> str:
    """Which of several equal words of a line is meant."""
    several = line.count(words)
    return f", {line.count(words, 0, start) + 1} of {several} in this line" if several > 1 else ""
