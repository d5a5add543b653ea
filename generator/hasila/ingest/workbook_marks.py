"""What the look of a workbook's cells says of their numbers, as text: a raised digit is the sign of a note, a
number that is struck out is taken back, and a number format may hold "at least" or a sign.

The library that reads workbooks gives the letters of a cell without their look: a raised 2 behind 341 would
be 3412. Here raised digits become those of Unicode (341²), what is struck out stands between ``~~``, and the
words of a format stand around its number, so that such cells are read or refused as those of a CSV are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from typing import NamedTuple, Protocol
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_RAISED = str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾")
_LOOKS = (b"vertAlign", b"<strike")
_NO = ("0", "false")
_TEXTS = re.compile(r"xl/(?:sharedStrings|worksheets/[^/]+)\.xml", re.IGNORECASE)


# Letters that look otherwise than the rest of their cell


def with_marks(raw: bytes) -> bytes:
    """The workbook with the look of the letters in its texts written as signs; itself where it has none."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    marked = {name: _marked(part) for name, part in parts.items() if _has_looks(name, part)}
    return _packed({**parts, **marked}) if marked else raw


def _has_looks(name: str, part: bytes) -> bool:
    return bool(_TEXTS.fullmatch(name)) and any(look in part for look in _LOOKS)


def _packed(parts: Mapping[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_STORED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return file.getvalue()


def _marked(part: bytes) -> bytes:
    root = ElementTree.fromstring(part)  # entities have been refused before
    for run in root.iter(f"{_MAIN}r"):
        text, look = run.find(f"{_MAIN}t"), run.find(f"{_MAIN}rPr")
        if text is not None and text.text and look is not None:
            text.text = _as_it_looks(text.text, look)
    marked: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return marked


def _as_it_looks(text: str, look: ElementTree.Element) -> str:
    align = look.find(f"{_MAIN}vertAlign")
    if align is not None and align.get("val") == "superscript":
        text = text.translate(_RAISED)
    return f"~~{text}~~" if _is_on(look.find(f"{_MAIN}strike")) and text.strip() else text


def _is_on(switch: ElementTree.Element | None) -> bool:
    return switch is not None and switch.get("val", "1") not in _NO


# Cells that look otherwise than their value


class StyledCell(Protocol):
    """A cell of a sheet as the library reads it: its value, and the look of all of it."""

    @property
    def value(self) -> object: ...
    @property
    def number_format(self) -> str: ...
    @property
    def font(self) -> _Font: ...


class _Font(Protocol):
    @property
    def strike(self) -> bool | None: ...


def styles_matter(raw: bytes) -> bool:
    """True where a cell of the workbook may be struck out as a whole, or have a format with words."""
    with ZipFile(BytesIO(raw)) as archive:
        if "xl/styles.xml" not in archive.namelist():
            return False
        root = ElementTree.fromstring(archive.read("xl/styles.xml"))
    struck = any(map(_is_on, root.iterfind(f"{_MAIN}fonts/{_MAIN}font/{_MAIN}strike")))
    formats = (entry.get("formatCode", "") for entry in root.iter(f"{_MAIN}numFmt"))
    return struck or any(words_of_format(code) is not None for code in formats)


def shown(cells: Iterable[StyledCell]) -> Iterator[object]:
    """What the cells hold, with what their look says of it."""
    return map(_shown, cells)


def _shown(cell: StyledCell) -> object:
    value = cell.value
    if value is None:
        return None
    words = words_of_format(cell.number_format) if _is_number(value) else None
    written = value if words is None else f"{words.before}{_digits(value)}{words.behind}"
    return f"~~{written}~~" if cell.font.strike else written


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _digits(value: object) -> str:
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


class FormatWords(NamedTuple):
    """The words of a number format before and behind the digits."""

    before: str
    behind: str


_PIECE = re.compile(r'"([^"]*)"|\\(.)|\[[^\]]*\]|_.|\*.|([0#?.,/%]+|General|E[+-])|(.)', re.IGNORECASE)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_SILENT = re.compile(r"[\s\u00a0()$€£¥-]*")
"""Signs of a format that say nothing of a count: spaces, brackets of accounts, currencies."""


@lru_cache(maxsize=512)
def words_of_format(code: str) -> FormatWords | None:
    """The words that a number format puts around a number that is not below 0; ``None`` where it has none.

    ``"≥ "0`` is "at least", ``0"+"`` "or more", ``+0`` a change. The unit of a scaled format (``0.0,"k"``)
    is left out: what the cell holds is the whole number."""
    pieces = list(_PIECE.finditer(code.split(";")[0]))
    if any(_DATE.fullmatch(piece[4] or "") or (piece[3] or "").endswith(",") for piece in pieces):
        return None
    first = next((at for at, piece in enumerate(pieces) if piece[3]), len(pieces))
    before, behind = (_words(part) for part in (pieces[:first], pieces[first:]))
    if first == len(pieces) or _SILENT.fullmatch(before + behind):
        return None
    return FormatWords(before.lstrip(), behind.rstrip())


def _words(pieces: Iterable[re.Match[str]]) -> str:
    return "".join(piece[1] or piece[2] or piece[4] or "" for piece in pieces)
