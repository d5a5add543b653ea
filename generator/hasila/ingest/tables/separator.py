"""The separator of the cells of a CSV file: declared, or plain from the line of its headings, and never
guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from hasila.ingest.tables.csv_text import CsvFault, Record, scan

SEPARATORS: Mapping[str, str] = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}
_SAID = re.compile(r"sep=([,;\t|])(?=\r\n|\n|\r|\Z)")


class Unclear(NamedTuple):
    """More than one separator could divide the headings; ``seen`` are their names."""

    seen: tuple[str, ...]


def said_in_file(text: str) -> str | None:
    """The separator of a first line ``sep=;``, by which spreadsheets say it; ``None`` without such a line."""
    found = _SAID.match(text)
    return found[1] if found else None


HeadOf = Callable[[Iterator[Record | CsvFault]], Record | None]
"""Finds the record of the headings among all records."""


def find_separator(text: str, head_of: HeadOf) -> str | Unclear:
    """The one separator that the headings of ``text`` hold, or the only one of several that all rows agree
    with.

    Headings without any of them are one heading, whatever the separator; a comma is answered.
    """
    seen = [name for name, mark in SEPARATORS.items() if _divides(text, mark, head_of)]
    if len(seen) < 2:
        return SEPARATORS[seen[0]] if seen else ","
    fitting = [name for name in seen if _fits_all(text, SEPARATORS[name], head_of)]
    if len(fitting) == 1:
        return SEPARATORS[fitting[0]]
    return Unclear(tuple(fitting or seen))


def _divides(text: str, mark: str, head_of: HeadOf) -> bool:
    head = head_of(scan(text, mark))
    return head is not None and len(head.cells) > 1


def _fits_all(text: str, mark: str, head_of: HeadOf) -> bool:
    """True where every row has as many cells as there are headings."""
    records = scan(text, mark)
    head = head_of(records)
    if head is None:
        return False
    columns = Columns.of(head)
    return all(isinstance(found, Record) and columns.fit(found) for found in records)


class Columns(NamedTuple):
    """The number of cells of the row of headings, and the number without the empty ones at its end."""

    written: int
    filled: int

    @classmethod
    def of(cls, head: Record) -> Columns:
        """The columns below the headings ``head``."""
        return cls(len(head.cells), width(head))

    def fit(self, record: Record) -> bool:
        """True where ``record`` has a cell for each heading; empty cells at the end of either count for
        nothing."""
        if record.blank:
            return True
        if len(record.cells) < self.filled:
            return False
        beyond = record.cells[self.written :]
        return not any(cell.plain for cell in beyond)


def width(head: Record) -> int:
    """The number of headings without the empty ones at the end."""
    filled = [number for number, cell in enumerate(head.cells, start=1) if cell.plain]
    return filled[-1] if filled else 0
