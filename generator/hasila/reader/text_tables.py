"""Tables within a text: rows of cells between tabs, bars, columns of blanks or dots.

Only what looks the same in at least two lines is a table; ``table_figures.py`` says what its numbers count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.reader.digits import YEARS

_BLANKS = " \u00a0"
_MAY_HOLD = re.compile(rf"\t|\||[{_BLANKS}]{{2}}(?=\S)|\.{{4}}|……")
_PARTED_BY = (
    re.compile(r"\t"),
    re.compile(r"\|"),
    re.compile(r"\.{4,}|…{2,}"),
    re.compile(rf"[{_BLANKS}]{{2,}}"),
)
"""What stands between two cells, the surest first. No pattern may look at a blank twice: a text is read in a
time that grows as it does."""
_PADDED = 2
"""Kinds of separators whose rows may lack their last cells."""
_RULER = re.compile(r"[\s|:+=_–—-]+")
_NUMBER = re.compile(r"[<>≤≥~≈±+*()\s]*\d[\d.,'’٬٫\u00a0\u202f ]*[+*)\s]*")
_COUNTED = re.compile(r":\s*[<>≤≥~≈]?\d")
"""Within a cell that has its own label: "Killed: 12"."""
_DIGIT = re.compile(r"\d")
_FEWEST_ROWS = 2
_LONGEST_CELL = 80


class TextCell(NamedTuple):
    """A cell: its words, and the code point of the text where they begin."""

    text: str
    start: int

    @property
    def is_number(self) -> bool:
        """True of a cell that holds a number and its marks alone."""
        return _NUMBER.fullmatch(self.text) is not None

    @property
    def has_label(self) -> bool:
        """True of a cell whose number has its label beside it: "Killed: 12"."""
        return has_count(self.text)


def has_count(words: str) -> bool:
    """True of words with a number behind a colon."""
    return _COUNTED.search(words) is not None


Row = Sequence[TextCell]


@dataclass(frozen=True)
class TextTable:
    """Rows of as many cells each, from code point ``start`` of the text to ``end``, below the line
    ``caption``."""

    rows: tuple[Row, ...]
    start: int
    end: int
    caption: str

    @cached_property
    def head(self) -> Row:
        """The first row, where it holds labels; empty where its cells are counts as those below it."""
        first = self.rows[0]
        counts = [cell for cell in first if cell.is_number or cell.has_label]
        return first if all(_is_year(cell.text) for cell in counts) else ()

    @property
    def body(self) -> Sequence[Row]:
        """The rows below the head."""
        return self.rows[1:] if self.head else self.rows


def _is_year(text: str) -> bool:
    return text.isdecimal() and int(text) in YEARS


def tables_of(text: str) -> Sequence[TextTable]:
    """The tables of a text in its order: at least two lines of as many cells, some of them numbers."""
    return tuple(_tables(text)) if _MAY_HOLD.search(text) else ()


class _Line(NamedTuple):
    """A line: where it begins, by which separator it is parted, and its cells (none of a line of prose)."""

    start: int
    text: str
    kind: int
    cells: Row


def _tables(text: str) -> Iterator[TextTable]:
    run: list[_Line] = []
    above = caption = ""
    for line in (*_lines(text), _Line(len(text), "", -1, ())):
        if run and not _goes_on(run, line):
            yield from _table(run, caption)
            run = []
        if line.cells:
            caption = caption if run else above
            run.append(line)
        elif line.text.strip() and not _RULER.fullmatch(line.text):
            above = line.text
    yield from _table(run, caption)


def _lines(text: str) -> Iterator[_Line]:
    start = 0
    for line in text.split("\n"):
        if run_on := _RULER.fullmatch(line):
            yield _Line(start, line, -2 if "-" in run_on.group() else -1, ())
        else:
            yield _parted(start, line)
        start += len(line) + 1


def _parted(start: int, line: str) -> _Line:
    """The line with its cells, by the first separator that parts it."""
    for kind, parted_by in enumerate(_PARTED_BY):
        cells = _cells(start, line, parted_by)
        if len(cells) > 1 and all(len(cell.text) <= _LONGEST_CELL for cell in cells):
            return _Line(start, line, kind, cells)
    return _Line(start, line, -1, ())


def _cells(start: int, line: str, parted_by: re.Pattern[str]) -> Row:
    """The cells of a line; bars at its ends begin and end no cell."""
    first, last = _inner(line)
    cells: list[TextCell] = []
    at = first
    for gap in parted_by.finditer(line, first, last):
        cells.append(_cell(start, line, at, gap.start()))
        at = gap.end()
    return (*cells, _cell(start, line, at, last))


def _inner(line: str) -> tuple[int, int]:
    """Where the cells of a line begin and end: within its blanks, and one bar at each end."""
    inner = line.strip(_BLANKS + "\r")
    first = line.find(inner)
    last = first + len(inner)
    bars = len(inner) > 1
    return first + (bars and inner.startswith("|")), last - (bars and inner.endswith("|"))


def _cell(start: int, line: str, first: int, last: int) -> TextCell:
    """The cell of a line that begins at ``start``, without the blanks around it."""
    words = line[first:last]
    blanks = len(words) - len(words.lstrip(_BLANKS))
    return TextCell(words.strip(_BLANKS), start + first + blanks)


def _goes_on(run: Sequence[_Line], line: _Line) -> bool:
    """True of another row of the table, and of a ruler below its head."""
    if line.kind == -2:
        return True
    if line.kind != run[0].kind:
        return False
    wide, width = len(run[0].cells), len(line.cells)
    return width == wide or line.kind < _PADDED and width < wide


def _may_count(line: _Line, cell: TextCell) -> bool:
    """True of a cell with a number; where blanks or dots part it, of one that is nothing else."""
    if line.kind < _PADDED:
        return _DIGIT.search(cell.text) is not None
    return cell.is_number or cell.has_label


def _table(run: Sequence[_Line], caption: str) -> Iterator[TextTable]:
    """The lines as a table, if they are enough and some cell below the first is a number."""
    if len(run) < _FEWEST_ROWS or not any(_may_count(line, cell) for line in run for cell in line.cells[1:]):
        return
    width = len(run[0].cells)
    end = run[-1].start + len(run[-1].text)
    rows = tuple([_filled(line.cells, width, end) for line in run])
    yield TextTable(rows, run[0].start, end, caption)


def _filled(cells: Row, width: int, end: int) -> Row:
    """The cells of a row with empty ones in place of those that it lacks."""
    lacking = width - len(cells)
    return (*cells, *[TextCell("", end)] * lacking)


def hidden(text: str, tables: Sequence[TextTable]) -> str:
    """The text with blanks in place of its tables: every other place stays."""
    pieces: list[str] = []
    at = 0
    for table in tables:
        pieces += (text[at : table.start], re.sub(r"[^\n]", " ", text[table.start : table.end]))
        at = table.end
    return "".join((*pieces, text[at:]))
