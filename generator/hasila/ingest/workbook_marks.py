"""What the look of a workbook's cells says of their numbers, as text: a raised digit is the sign of a note, a
number that is struck out is taken back, and a number format may hold "at least" or a sign.

The library that reads workbooks gives the letters of a cell without their look: a raised 2 behind 341 would
be 3412. Here raised digits become those of Unicode (341²), what is struck out stands between ``~~``, and the
words of a format stand around its number, so that such cells are read or refused as those of a CSV are.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache
from io import BytesIO
from operator import eq, ge, gt, le, lt, ne
from typing import NamedTuple, Protocol
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ALIGNED = {
    "superscript": str.maketrans("0123456789+-()", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"),
    "subscript": str.maketrans("0123456789+-()", "₀₁₂₃₄₅₆₇₈₉₊₋₍₎"),
}
_LOOKS = tuple(
    look.encode(encoding)
    for look in ("vertAlign", "<strike")
    for encoding in ("utf-8", "utf-16-le", "utf-16-be")
)
_NO = ("0", "false")
_STYLES = re.compile(r"/(?:styles|theme[^/]*)\.xml$", re.IGNORECASE)


# Letters that look otherwise than the rest of their cell


def with_marks(raw: bytes) -> bytes:
    """The workbook with the look of the letters in its texts written as signs; itself where it has none."""
    with ZipFile(BytesIO(raw)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    marked = {name: _marked(part) for name, part in parts.items() if _has_looks(name, part)}
    return _packed({**parts, **marked}) if marked else raw


def _has_looks(name: str, part: bytes) -> bool:
    is_text = name.endswith(".xml") and not _STYLES.search(name)
    return is_text and any(look in part for look in _LOOKS)


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
    text = text.translate(_ALIGNED.get(align.get("val", ""), {}) if align is not None else {})
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
    return struck or any(map(_has_words, formats))


def shown(cells: Iterable[StyledCell]) -> Iterator[object]:
    """What the cells hold, with what their look says of it."""
    return map(_shown, cells)


def _shown(cell: StyledCell) -> object:
    value = cell.value
    if value is None:
        return None
    written = value
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        written = number_in_words(value, cell.number_format)
    return f"~~{written}~~" if cell.font.strike else written


def number_in_words(value: float, code: str) -> float | str:
    """The number with the words that its format puts around it; the number itself where that has none.

    ``"≥ "0`` is "at least", ``0"+"`` "or more", ``+0`` a change. A format has a section for numbers above 0,
    below 0 and 0, or one for each condition (``[>=100]"≥ "0;0``): the one that the sheet shows counts."""
    section, is_absolute = _section_for(value, code)
    words = words_of_section(section)
    if words is None or (value < 0 and not is_absolute):
        return value
    shown = abs(value)
    digits = str(int(shown)) if float(shown).is_integer() else str(shown)
    return f"{words.before}{digits}{words.behind}"


class FormatWords(NamedTuple):
    """The words of a number format before and behind the digits."""

    before: str
    behind: str


_SECTION = re.compile(r'(?:"[^"]*"|\\.|\[[^\]]*\]|[^;])*')
_CONDITION = re.compile(r"\[(<=|>=|<>|<|>|=)(-?[0-9.]+)\]")
_COMPARED: Mapping[str, Callable[[float, float], bool]] = {
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
    "=": eq,
    "<>": ne,
}


@lru_cache(maxsize=512)
def _sections(code: str) -> tuple[str, ...]:
    """The sections of a format for numbers, at most three; a fourth one is for text."""
    parts: list[str] = []
    at = 0
    while at <= len(code) and len(parts) < 3:
        found = _SECTION.match(code, at)
        parts.append(found[0] if found else "")
        at += len(parts[-1]) + 1
    return tuple(parts)


def _section_for(value: float, code: str) -> tuple[str, bool]:
    """The section in which the number is shown, and whether it is shown there without its sign."""
    sections = _sections(code)
    conditions = [_CONDITION.search(section) for section in sections]
    if any(conditions):
        pairs = zip(sections, conditions, strict=True)
        meant = (section for section, condition in pairs if condition is None or _holds(condition, value))
        return next(meant, ""), False
    if value < 0 and len(sections) > 1:
        return sections[1], True
    return (sections[2], False) if value == 0 and len(sections) > 2 else (sections[0], False)


def _holds(condition: re.Match[str], value: float) -> bool:
    return _COMPARED[condition[1]](value, float(condition[2]))


def _has_words(code: str) -> bool:
    return any(words_of_section(section) is not None for section in _sections(code))


_PIECE = re.compile(
    r'"([^"]*)"|\\(.)|\[\$([^\]-]*)[^\]]*\]|\[[^\]]*\]|_.|\*.|(G/[^\d;"]+|[0#?.,/%]+|General|E[+-])|(.)',
    re.IGNORECASE,
)
_DATE = re.compile(r"[ymdhs]", re.IGNORECASE)
_SILENT = re.compile(r"[\s\u00a0()$€£¥-]*")
"""Signs of a format that say nothing of a count: spaces, brackets of accounts, currencies."""


@lru_cache(maxsize=512)
def words_of_section(section: str) -> FormatWords | None:
    """The words that a section of a number format puts around a number; ``None`` where it has none.

    The unit of a scaled format (``0.0,"k"``) is left out: what the cell holds is the whole number."""
    pieces = list(_PIECE.finditer(section))
    if any(_DATE.fullmatch(piece[5] or "") or (piece[4] or "").endswith(",") for piece in pieces):
        return None
    first = next((at for at, piece in enumerate(pieces) if piece[4]), len(pieces))
    before, behind = (_words(part) for part in (pieces[:first], pieces[first:]))
    if first == len(pieces) or _SILENT.fullmatch(before + behind):
        return None
    return FormatWords(before.lstrip(), behind.rstrip())


def _words(pieces: Iterable[re.Match[str]]) -> str:
    return "".join(piece[1] or piece[2] or piece[3] or piece[5] or "" for piece in pieces)
