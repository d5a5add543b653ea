"""The text of a CSV file → its cells, each with the line and the column on which it begins.

Cells may stand in quotes, hold the separator, doubled quotes and line breaks; a line ends with LF, CRLF or
CR. The text is walked once, so that the time grows with its length only.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

_LINE_END = re.compile(r"\r\n|\n|\r")
_QUOTED = re.compile(r' *"[^"]*+(?:""[^"]*+)*+"')
_WITHOUT_QUOTES = re.compile(r'([^"\r\n]*+)(?:\r\n|\n|\r|\Z)')
_REST = re.compile(r"[^\r\n]*(\r\n|\n|\r|\Z)")


def plain(text: str) -> str:
    """``text`` with one space for each run of spaces and line breaks, and none at its ends."""
    return " ".join(text.split())


class Cell(NamedTuple):
    """A cell as it was written, without the quotes around it; ``line`` and ``column`` are those of its
    first character."""

    text: str
    line: int
    column: int

    @property
    def plain(self) -> str:
        """The text with one space for each run of spaces and line breaks, and none at its ends."""
        return plain(self.text)


class Record(NamedTuple):
    """One row of the file: a head, data, or neither."""

    cells: tuple[Cell, ...]

    @property
    def line(self) -> int:
        """The line on which the row begins."""
        return self.cells[0].line

    @property
    def blank(self) -> bool:
        """True where no cell holds anything, as in the rows that spreadsheets write below their data."""
        texts = (cell.text for cell in self.cells)
        return all(not text or text.isspace() for text in texts)

    @property
    def first_text(self) -> str:
        """The text of the first cell that holds something; "" without one."""
        for cell in self.cells:
            if cell.plain:
                return cell.plain
        return ""


class CsvFault(NamedTuple):
    """A place where the text is no CSV. The rest of its line is left out."""

    line: int
    column: int
    message: str
    hint: str


@cache
def _pattern(separator: str) -> re.Pattern[str]:
    """One cell and what ends it. No part of it gives back what it took: broken quotes cost no time."""
    end = re.escape(separator)
    quoted = r'"([^"]*+(?:""[^"]*+)*+)"'
    bare = rf"(?! *\")([^{end}\r\n]*+)"
    ending = rf"({end}|\r\n|\n|\r|\Z)"
    return re.compile(rf"(?:{quoted}|{bare}){ending}")


def scan(text: str, separator: str) -> Iterator[Record | CsvFault]:
    """The rows of ``text`` in order, with a fault in place of each row that cannot be taken apart."""
    scanner = _Scanner(text, separator)
    while scanner.at < len(text):
        yield scanner.row()


class _Scanner:
    """A walk through the text: ``at`` is the next character, ``line`` its line, ``start`` where that line
    begins."""

    def __init__(self, text: str, separator: str) -> None:
        self.text, self.separator = text, separator
        self.cell = _pattern(separator)
        self.at, self.line, self.start = 0, 1, 0

    def row(self) -> Record | CsvFault:
        """The row that begins at ``at``, which is then at the beginning of the next."""
        plain = _WITHOUT_QUOTES.match(self.text, self.at)
        return self._plain_row(plain) if plain else self._quoted_row()

    def _plain_row(self, found: re.Match[str]) -> Record:
        """A row of one line in which no quote stands."""
        texts = found[1].split(self.separator)
        cells: list[Cell] = []
        column = 1
        for text in texts:
            cells.append(Cell(text, self.line, column))
            column += len(text) + 1
        self.at = found.end()
        self._next_line()
        return Record(tuple(cells))

    def _quoted_row(self) -> Record | CsvFault:
        cells: list[Cell] = []
        while True:
            found = self.cell.match(self.text, self.at)
            if found is None:
                return self._fault()
            cells.append(self._cell(found))
            self.at = found.end()
            if found[3] != self.separator:
                self._next_line()
                return Record(tuple(cells))

    def _cell(self, found: re.Match[str]) -> Cell:
        """The cell that was found, with or without quotes; what is quoted may go on over lines."""
        quoted, bare, _ = found.groups()
        line, column = self.line, self.at - self.start + 1
        if quoted is None:
            return Cell(bare, line, column)
        self._over(self.at, found.start(3))
        return Cell(quoted.replace('""', '"'), line, column)

    def _over(self, first: int, last: int) -> None:
        """Count the line breaks within a quoted cell."""
        for found in _LINE_END.finditer(self.text, first, last):
            self.line += 1
            self.start = found.end()

    def _next_line(self) -> None:
        self.line += 1
        self.start = self.at

    def _fault(self) -> CsvFault:
        line = self.line
        column = self.at - self.start + 1
        quoted = _QUOTED.match(self.text, self.at)
        message, hint = _reason(quoted)
        end = quoted.end() if quoted else len(self.text)
        self._skip(end)
        return CsvFault(line, column, message, hint)

    def _skip(self, closed: int) -> None:
        """Go on with the line after the one that holds character ``closed``."""
        self._over(self.at, closed)
        rest = _REST.match(self.text, closed)
        self.at = rest.end() if rest else len(self.text)
        self._next_line()


def _reason(quoted: re.Match[str] | None) -> tuple[str, str]:
    """The message and the next step for a cell that is no CSV, given its text in quotes; ``None`` where the
    quote is never closed."""
    if quoted is None:
        return "not CSV: the quote that opens here is never closed", _TWICE
    if quoted[0].startswith(" "):
        return "not CSV: spaces stand before the quote of this cell", "take the spaces away"
    return "not CSV: the cell goes on behind its closing quote", f"quote the whole cell; {_TWICE}"


_TWICE = "a quote that belongs to the text is written twice"
