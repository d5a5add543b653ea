"""Rows of a file that are no data: titles above the headings, tags and units below them, totals and notes
at the end."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import Record

_LINE = re.compile(r"line ([1-9][0-9]{0,8})")
_TAG = re.compile(r"#[A-Za-z][A-Za-z0-9_]*(?: *\+[A-Za-z0-9_]+)*")
HXL, UNDATED = "hxl", "undated"


@dataclass(frozen=True, slots=True)
class Skip:
    """What ``skip:`` names: lines of the file, rows by the words with which their first filled cell begins,
    the row of HXL tags, and rows whose cell of the day is empty."""

    entries: tuple[Scalar, ...]
    lines: frozenset[int]
    words: tuple[str, ...]
    undated: bool

    def names(self, record: Record) -> Scalar | None:
        """The entry that names ``record`` by its line or its words, if one does."""
        if record.line not in self.lines and not self.words:
            return None
        first = next((cell.plain for cell in record.cells if cell.plain), "")
        return next((entry for entry in self.entries if _names(entry, record.line, first)), None)


def _names(entry: Scalar, line: int, first: str) -> bool:
    said = _LINE.fullmatch(entry.text)
    if said:
        return int(said[1]) == line
    return entry.text not in (HXL, UNDATED) and first.startswith(_plain(entry))


def _plain(entry: Scalar) -> str:
    return " ".join(entry.text.split())


def skip_of(entries: tuple[Scalar, ...]) -> Skip:
    """The rows that ``entries`` name."""
    said = [_LINE.fullmatch(entry.text) for entry in entries]
    lines = frozenset(int(found[1]) for found in said if found)
    words = (entry for entry, found in zip(entries, said, strict=True) if not found)
    texts = {_plain(entry) for entry in words if _plain(entry)}
    return Skip(
        tuple(filter(_plain, entries)), lines, tuple(sorted(texts - {HXL, UNDATED})), UNDATED in texts
    )


def is_line(entry: str) -> bool:
    """Whether ``entry`` names a row by its line."""
    return _LINE.fullmatch(entry) is not None


def is_hxl(record: Record) -> bool:
    """Whether the row holds nothing but HXL tags, such as ``#date+reported``."""
    filled = [cell.plain for cell in record.cells if cell.plain]
    return bool(filled) and all(_TAG.fullmatch(text) for text in filled)


def tell_unused(entries: Iterable[Scalar], used: set[str], diagnostics: Diagnostics) -> None:
    """Point out each entry of ``skip`` that no row answers to: the file may have moved on, or the entry is
    misspelt."""
    for entry in entries:
        if entry.text not in used:
            diagnostics.write(
                entry.place,
                "skips-nothing",
                f"no row of the table is `{entry.text}`",
                "take the entry away, or write the words with which the row begins",
                "warning",
            )
