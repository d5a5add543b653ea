"""Rows of a file that are no data: titles above the headings, tags and units below them, totals and notes
at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable

from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import Record, plain
from hasila.model.data_class import dataclass

_LINE = re.compile(r"line ([1-9][0-9]{0,8})")
_TAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(?: *\+[A-Za-z0-9_]+)*")
HXL, UNDATED = "hxl", "undated"


@dataclass(frozen=True, slots=True)
class Skip:
    """The rows that ``skip:`` names: lines of the file, rows by the words with which their first filled
    cell begins, the row of HXL tags, and rows whose cell of the day is empty."""

    entries: tuple[Scalar, ...]
    lines: frozenset[int]
    words: tuple[str, ...]
    undated: bool

    def names(self, record: Record) -> Scalar | None:
        """The entry that names ``record`` by its line or its words, if one does."""
        if record.line not in self.lines and not self.words:
            return None
        first = record.first_text
        for entry in self.entries:
            if _names(entry, record.line, first):
                return entry
        return None


def _names(entry: Scalar, line: int, first: str) -> bool:
    said = _LINE.fullmatch(entry.text)
    if said:
        return int(said[1]) == line
    if entry.text in (HXL, UNDATED):
        return False
    return first.startswith(plain(entry.text))


def skip_of(entries: tuple[Scalar, ...]) -> Skip:
    """The rows that ``entries`` name."""
    named = tuple(entry for entry in entries if plain(entry.text))
    lines: set[int] = set()
    texts: set[str] = set()
    for entry in named:
        line = _LINE.fullmatch(entry.text)
        if line:
            lines.add(int(line[1]))
        else:
            texts.add(plain(entry.text))
    words = tuple(sorted(texts - {HXL, UNDATED}))
    return Skip(named, frozenset(lines), words, UNDATED in texts)


def is_line(entry: str) -> bool:
    """True where ``entry`` names a row by its line."""
    return _LINE.fullmatch(entry) is not None


def is_hxl(record: Record) -> bool:
    """True where the row holds nothing but HXL tags, such as ``#date+reported``."""
    filled = [cell.plain for cell in record.cells if cell.plain]
    return bool(filled) and all(_TAG.fullmatch(text) for text in filled)


def tell_unused(entries: Iterable[Scalar], used: set[str], diagnostics: Diagnostics) -> None:
    """Point out each entry of ``skip`` that no row answers to: the file may have moved on, or the entry is
    misspelt."""
    for entry in entries:
        if entry.text not in used:
            message = f"no row of the table is `{entry.text}`"
            hint = "take the entry away, or write the words with which the row begins"
            diagnostics.write(entry.location, "skips-nothing", message, hint, "warning")
