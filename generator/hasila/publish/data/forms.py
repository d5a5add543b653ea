"""The forms that all files of data share: intervals, JSON, CSV, addresses."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from io import StringIO
from typing import Any

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.model.site import Site
from hasila.publish.data.parts import Section

Fields = dict[str, Any]
DAYS = ("day", "about", "month")
"""How well a day is known."""
PARTED = " | "
"""Stands between several words or keys in one cell of a table."""


def span(interval: Interval | None) -> list[int | None] | None:
    """An interval as ``[low, high]``; ``None`` for none at all."""
    return None if interval is None else [interval.low, interval.high]


def ends(name: str, interval: Interval | None) -> Fields:
    """An interval as two cells ``<name>_low`` and ``<name>_high``; both empty for none at all."""
    low, high = span(interval) or (None, None)
    return {f"{name}_low": low, f"{name}_high": high}


def cell_of(several: Iterable[str]) -> str | None:
    """Several words or keys in one cell; an empty cell for none."""
    return PARTED.join(several) or None


def pages(site: Site, path: str) -> dict[str, str]:
    """Language → the address of the page at ``path`` below the language's folder, from the top of the
    site."""
    codes = [language.code for language in site.languages]
    return {code: f"{code}/{path}" for code in codes}


def by_code(name: str, text: Mapping[str, str | None], site: Site) -> Fields:
    """A text in several languages as one cell for each language of the site."""
    codes = [language.code for language in site.languages]
    return {f"{name}_{code}": text.get(code) for code in codes}


def in_english(text: Mapping[str, str], without: str) -> str:
    """``text`` in English, else in its first language; ``without`` where it has none."""
    return text.get("en") or next(iter(text.values()), without)


def as_json(value: Fields) -> bytes:
    """UTF-8, sorted keys, readable letters, no blanks, a final newline. Each entry of a list of the document
    stands on a line of its own, so that the file can be searched and compared line by line."""
    return document({name: _member(member) for name, member in value.items()})


def _member(value: object) -> str:
    if isinstance(value, list):
        return list_of(map(json_text, value))
    return json_text(value)


json_text = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode
"""A value as JSON. Without an indent the encoder of the standard library is the one written in C."""


def document(members: Mapping[str, str]) -> bytes:
    """The document with these members, which are JSON already; see :func:`as_json`."""
    pieces = [b"{"]
    for name in sorted(members):  # encoded one by one: a member may be very large
        begin = ",\n" if len(pieces) > 1 else ""
        pieces += (f"{begin}{json_text(name)}:".encode(), members[name].encode())
    return b"".join((*pieces, b"}\n"))


@dataclass(frozen=True, slots=True)
class JsonList:
    """A list of entries, one a line, or where it ``is_mapping`` an object of them by name: ``make`` gives the
    JSON of the entry of a name. The names of an object are sorted. ``states`` are those of what the entries
    are made from."""

    names: tuple[str, ...]
    states: tuple[str, ...]
    make: Callable[[str], str]
    is_mapping: bool = False

    def section(self, before: str, behind: str) -> Section:
        """The list as a part of a file, between two texts."""
        if self.is_mapping:
            begin, between, end, make = "{", ",", "}", self._pair
        else:
            begin, between, end, make = "[", ",\n", "]", self._entry
            if self.names:
                begin, end = "[\n", "\n]"
        around = f"{before}{begin}".encode(), between.encode(), f"{end}{behind}".encode()
        return Section(self.names, self.states, make, *around)

    def _entry(self, name: str) -> bytes:
        return self.make(name).encode()

    def _pair(self, name: str) -> bytes:
        return f"{json_text(name)}:{self.make(name)}".encode()


def document_sections(members: Mapping[str, JsonList]) -> Iterator[Section]:
    """The document with these members, of which there is at least one; see :func:`document`."""
    names = sorted(members)
    for place, name in enumerate(names):
        begin = ",\n" if place else "{"
        behind = "}\n" if place == len(names) - 1 else ""
        yield members[name].section(f"{begin}{json_text(name)}:", behind)


def list_of(entries: Iterable[str]) -> str:
    """The list of these entries, which are JSON already: one a line."""
    lines = ",\n".join(entries)
    return f"[\n{lines}\n]" if lines else "[]"


def mapping_of(entries: Mapping[str, str]) -> str:
    """The object with these values, which are JSON already, sorted by their names."""
    pairs = ",".join(_pairs(entries))
    return f"{{{pairs}}}"


def _pairs(entries: Mapping[str, str]) -> Iterator[str]:
    for name in sorted(entries):
        key = json_text(name)
        yield f"{key}:{entries[name]}"


class CsvLines:
    """Makes lines of CSV with these columns: RFC 4180 but for line feeds."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._text = StringIO()
        self._writer = csv.writer(self._text, lineterminator="\n")

    def line(self, row: Mapping[str, Any]) -> str:
        """A row by the names of its columns.

        :raises ValueError: for a cell that no column names: a bug
        """
        unknown = row.keys() - set(self._columns)
        if unknown:
            names = sorted(unknown)
            raise ValueError(f"cells that no column names: {names}")
        values = map(row.get, self._columns)
        return self._written(map(_cell, values))

    def file(self, lines: Iterable[str]) -> bytes:
        """The file of these lines, below one that names the columns."""
        return b"".join(self.pieces(lines))

    def pieces(self, lines: Iterable[str]) -> Iterator[bytes]:
        """The same piece by piece."""
        yield self.head()
        yield from (line.encode() for line in lines)

    def head(self) -> bytes:
        """The line that names the columns."""
        return self._written(self._columns).encode()

    def _written(self, cells: Iterable[object]) -> str:
        self._text.seek(0)
        self._text.truncate()
        self._writer.writerow(cells)
        return self._text.getvalue()


def as_csv(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """The file of these rows; see :class:`CsvLines`."""
    return b"".join(csv_pieces(columns, rows))


def csv_pieces(columns: tuple[str, ...], rows: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """The same piece by piece."""
    lines = CsvLines(columns)
    return lines.pieces(map(lines.line, rows))


def _cell(value: object) -> object:
    """A cell: nothing for what is not stated, ``true``/``false``, and text that no spreadsheet takes for a
    formula."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and _FORMULA.match(value):
        return f"'{value}"
    return value


_FORMULA = re.compile("[=+@\t\r-].", re.DOTALL)
"""A sign that begins a formula, and something after it: a sign alone is only itself."""
