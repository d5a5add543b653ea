"""A workbook made before, with the rows that changed since: the same bytes as one that is made anew.

In a workbook a text is a number in a list of all texts, in the order in which they first occur. So this is
done only where every row that changed has the texts that it had; where it cannot be done, the workbook is
made anew. The sheets are the most that a build writes: one of many rows is compressed again, but not made."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from io import BytesIO
from zipfile import ZipFile, ZipInfo

from hasila.model.data_class import dataclass
from hasila.publish.data.parts import LaidSection, places_of_same
from hasila.publish.data.sheet_rows import CellText, block_of, listed_text, rows_as_text
from hasila.publish.data.table import Row
from hasila.publish.offline import FormerEntries

TEXTS, PROPERTIES = "xl/sharedStrings.xml", "docProps/core.xml"
_TEXT = re.compile(rb't="s"><v>(\d+)</v>')
_MOST_CHANGED = 0.05
"""The share of the rows of a sheet up to which they are changed, and the sheet is not made anew."""

Cells = Sequence[tuple[int, CellText]]


class UnlikeBefore(Exception):
    """The workbook cannot be changed, and is to be made anew."""


class FormerTexts:
    """The texts of a workbook, in place of the table in which xlsxwriter collects those of a new one."""

    def __init__(self, listed: str) -> None:
        texts = listed.removesuffix("</sst>").split("<si>")[1:]
        self._places = {text: place for place, text in enumerate(texts)}
        self.lacks = False

    def _get_shared_string_index(self, text: str) -> int:
        """The number of a text. Whether one was not there is in ``lacks``."""
        found = self._places.get(listed_text(text).removeprefix("<si>"))
        self.lacks = self.lacks or found is None
        return found or 0


RowsBetween = Callable[[int, int], Sequence[Row]]
"""The rows of a sheet from one number to another, both included."""


@dataclass(frozen=True, slots=True)
class SheetChange:
    """A sheet by its path in the workbook: the numbers of its rows that changed, from 2, how many rows there
    are but the first, and what makes its rows and their cells."""

    path: str
    changed: tuple[int, ...]
    number: int
    rows: RowsBetween
    cells: Cells


def changed_rows(names: Sequence[str], states: Sequence[str], laid: LaidSection) -> tuple[int, ...]:
    """The numbers of the rows that changed, one of each part.

    :raises UnlikeBefore: where there are other rows, or many that changed
    """
    if names != laid.names:
        raise UnlikeBefore
    places = places_of_same(names, states, laid)
    changed = tuple(number for number, place in enumerate(places, 2) if place < 0)
    if len(changed) > max(1, _MOST_CHANGED * len(names)):
        raise UnlikeBefore
    return changed


def with_changes(
    old: ZipFile, sheets: Sequence[SheetChange], texts: Mapping[str, str], title: tuple[str, str]
) -> bytes:
    """The workbook ``old`` with the changed ``sheets``. ``texts`` are others for some of those in the list;
    in the properties the second of ``title`` takes the place of the first.

    :raises UnlikeBefore: where that cannot be
    """
    contents = {sheet.path: _sheet(old.read(sheet.path), sheet) for sheet in sheets if sheet.changed}
    listed = {listed_text(before): listed_text(after) for before, after in texts.items()}
    contents[TEXTS] = _replaced(old.read(TEXTS), listed)
    contents[PROPERTIES] = _replaced(old.read(PROPERTIES), dict((title,)))
    return _packed(old, contents)


def _packed(old: ZipFile, contents: Mapping[str, bytes]) -> bytes:
    """The entries of ``old``, some of them with other contents."""
    target = BytesIO()
    former = FormerEntries(old, frozenset(old.namelist()) - contents.keys())
    with ZipFile(target, "w") as packed:
        for info in old.infolist():
            entry = _like(info)
            if not former.copy(entry, packed, info.filename):
                packed.writestr(entry, contents[info.filename])
    return target.getvalue()


def _like(info: ZipInfo) -> ZipInfo:
    """A new entry of the same name and kind."""
    entry = ZipInfo(info.filename, info.date_time)
    entry.compress_type, entry.create_system = info.compress_type, info.create_system
    entry.external_attr = info.external_attr
    return entry


def _replaced(content: bytes, words: Mapping[str, str]) -> bytes:
    text = content.decode()
    for before, after in words.items():
        if before != after and (text.count(before) != 1 or after in text):
            raise UnlikeBefore
        text = text.replace(before, after)
    return text.encode()


def _sheet(content: bytes, sheet: SheetChange) -> bytes:
    pieces: list[bytes] = []
    done = 0
    for first, last in _blocks(sheet):
        begin, end = _place(content, first, last, done)
        made = "".join(rows_as_text(sheet.rows(first, last), first, sheet.cells)).encode()
        if _TEXT.findall(made) != _TEXT.findall(content, begin, end):
            raise UnlikeBefore
        pieces += (content[done:begin], made)
        done = end
    return b"".join((*pieces, content[done:]))


def _blocks(sheet: SheetChange) -> Iterator[tuple[int, int]]:
    """The first and the last row of each block in which a row changed."""
    last = sheet.number + 1
    for first, end in dict.fromkeys(map(block_of, sheet.changed)):
        yield first, min(end, last)


def _place(content: bytes, first: int, last: int, begin: int) -> tuple[int, int]:
    """Where the rows stand in a sheet.

    :raises UnlikeBefore: where they do not
    """
    start = content.find(b'<row r="%d" ' % first, begin)
    end = content.find(b'<row r="%d" ' % (last + 1), start)
    if end < 0:
        end = content.find(b"</sheetData>", start)
    if start < 0 or end < 0:
        raise UnlikeBefore
    return start, end
