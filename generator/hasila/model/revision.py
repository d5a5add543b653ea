"""Which state of the content a site, a file or a citation was made from: no clock and no history is asked for
it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from hashlib import sha256
from io import StringIO

from hasila.model.changes import RECORD
from hasila.model.data_class import dataclass
from hasila.model.file_names import TABLE_ENDINGS
from hasila.model.sources import Sources

LENGTH = 12
"""Hexadecimal digits of a digest that are shown: 48 bits, enough to tell the states of one repository
apart."""

_HEAD = re.compile(r"\A---\n(.*?)\n---", re.DOTALL)
_DAY = re.compile(r"""^published:[ \t]*["']?([\d-]+)""", re.MULTILINE)
_COLUMN = re.compile(r"""[\s{,]published:[ \t]*["']?([^"',}\n]+)""")


@dataclass(frozen=True, slots=True)
class Revision:
    """``digest`` is the same exactly when every file of ``content/`` is; ``day`` is that of the newest
    report, ``None`` where no report says one."""

    digest: str
    day: date | None

    def __str__(self) -> str:
        if self.day is None:
            return self.digest
        return f"{self.day.isoformat()}-{self.digest}"


def revision_of(sources: Sources) -> Revision:
    """The revision of ``sources``: SHA-256 over the files of ``content/`` in order of path, the first 12
    digits of it. The record of changes is left out: it names revisions.

    Each file adds its path, a zero byte, its text in UTF-8 with line feeds, and a zero byte.
    """
    digest = sha256()
    for path in sorted(sources.content.keys() - {RECORD}):
        entry = f"{path}\0{sources.content[path]}\0"
        digest.update(entry.encode())
    newest = max(_days(sources.content), default=None)
    return Revision(digest.hexdigest()[:LENGTH], newest)


def _days(content: Mapping[str, str]) -> Iterator[date]:
    """The days of publication that heads of reports and rows of tables state; what is no day is a mistake
    pointed out elsewhere."""
    for path, text in content.items():
        if path.startswith("content/reports/") and (head := _HEAD.match(text)):
            yield from _as_days(_DAY.findall(head[1]))
        elif path.startswith("content/tables/") and path.endswith(".yaml"):
            stem = path.removesuffix(".yaml")
            for ending in TABLE_ENDINGS:
                yield from _as_days(_column(text, content.get(stem + ending, "")))


def _column(description: str, table: str) -> Iterator[str]:
    """The cells of the column that the description of a table names as ``published``; none of a table that is
    not CSV."""
    try:
        rows = list(csv.DictReader(StringIO(table)))
    except csv.Error:
        return
    for column in _COLUMN.findall(description)[:1]:
        yield from (row.get(column.strip()) or "" for row in rows)


def _as_days(texts: Iterable[str]) -> Iterator[date]:
    for text in texts:
        try:
            yield date.fromisoformat(text.strip())
        except ValueError:
            continue
