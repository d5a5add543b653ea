"""The line that a message is about, with what is meant on it: carets below, or the words once more.

Carets stand in columns, and columns are sure only where all letters run from left to right: how a terminal
orders a line with Arabic in it differs from one to the next. Such a line is shown between isolates, and the
words that are meant are repeated below it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from unicodedata import combining

from hasila.cli.wording import Wording
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.file_names import TABLE_ENDINGS
from hasila.model.visible import from_right, isolated, visible

WIDTH = 100
"""Code points of a line that are shown; of a longer one a window around what is meant."""
_BEFORE, _LONGEST = 35, 60
_NUMBER = 5
_TOKEN = re.compile(
    r"\[[^\[\]]*\]\([^()\s]*\)|“[^”]*”|\"[^\"]*\"|[^\W_](?:(?:[\w'’.٫٬/-]|(?<=\d),(?=\d))*\w)?|\S"
)
_CELL = re.compile(r"\"(?:[^\"]|\"\")*\"|[^,;\t]+")
HERE = "here: «{meant}»"
ONE_OF = "here: «{meant}», {number} of {several} in this line"
AFTER = "here: «{meant}», after it"
SAID = (HERE, ONE_OF, AFTER)
"""What is said below a line; the catalogues of the wording have these, too."""
_ENGLISH = Wording()


@dataclass(frozen=True, slots=True)
class Window:
    """The part of a line that is shown: what is meant, and what stands around it."""

    before: str
    meant: str
    after: str


def excerpt(
    text: str, path: str, line: int, column: int, length: int = 0, wording: Wording = _ENGLISH
) -> tuple[str, ...]:
    """Line ``line`` of ``text`` with what is meant from ``column`` on.

    Nothing where there is no such place.
    """
    lines = text.split("\n")
    if not 0 < line <= len(lines) or column < 1:
        return ()
    shown = lines[line - 1].removesuffix("\r")
    start = min(column - 1, len(shown))
    meant = length or token_length(shown, start, path)
    window = _window(shown, start, meant)
    rows = _from_right(window, shown, start, wording) if from_right(shown) else _from_left(window)
    number = str(line).rjust(_NUMBER)
    gutters = (f"{number} | ", f"{' ' * _NUMBER} | ")
    return tuple(map("".join, zip(gutters, rows, strict=False)))


def token_length(line: str, start: int, path: str = "") -> int:
    """The code points of ``line`` that are meant where only the beginning is known.

    They are those of a mark, a quotation, a word or a cell of a table.
    """
    pattern = _CELL if path.endswith(TABLE_ENDINGS) else _TOKEN
    found = pattern.match(line, start)
    return len(found[0].rstrip()) if found else 0


def _window(line: str, start: int, length: int) -> Window:
    if len(line) <= WIDTH:
        return _parted(line, (0, start, start + length, len(line)))
    first = _whole(line, max(0, start - _BEFORE))
    end = min(start + min(length, _LONGEST), len(line))
    last = max(end, first + WIDTH)
    window = _parted(line, (first, start, end, last))
    cut_before = "…" if first else ""
    cut_after = "…" if last < len(line) else ""
    return Window(cut_before + window.before, window.meant, window.after + cut_after)


def _parted(line: str, bounds: tuple[int, int, int, int]) -> Window:
    first, start, end, last = bounds
    return Window(line[first:start], line[start:end], line[end:last])


def _whole(line: str, index: int) -> int:
    """The index of the letter to which a combining mark at ``index`` belongs."""
    while index and combining(line[index]):
        index -= 1
    return index


def _from_left(window: Window) -> tuple[str, str]:
    from rich.cells import cell_len  # loaded where a line is shown

    before, meant, after = visible(window.before), visible(window.meant), visible(window.after)
    indent = " " * cell_len(before)
    carets = "^" * max(1, cell_len(meant))
    return before + meant + after, indent + carets


def _from_right(window: Window, line: str, start: int, wording: Wording) -> tuple[str, ...]:
    around = window.before + window.after
    shown = isolated(window.before + window.meant + window.after)
    if window.meant and not around.strip():
        return (shown,)
    return shown, wording.line(_told(window.meant, line, start, wording))


def _told(meant: str, line: str, start: int, wording: Wording) -> str:
    """The words that are meant once more, and which of several equal ones of the line they are."""
    if not meant:
        words = line[:start].split() or line.split()
        return wording.say(AFTER, meant=isolated(words[-1]))
    several = line.count(meant)
    if several < 2:
        return wording.say(HERE, meant=isolated(meant))
    number = line.count(meant, 0, start) + 1
    return wording.say(ONE_OF, meant=isolated(meant), number=str(number), several=str(several))


def end_column(location: Location, texts: Mapping[str, str]) -> int:
    """The column after what is meant at ``location``; 0 where the place is a whole file."""
    if not location.line:
        return 0
    lines = texts.get(location.path, "").split("\n")
    line = lines[location.line - 1] if location.line <= len(lines) else ""
    length = location.length or token_length(line, location.column - 1, location.path)
    return location.column + max(1, length)
