"""A workbook (XLSX) of a publisher as the text of a table: one line of CSV for each row of its sheet.

Days are written YYYY-MM-DD, times of day behind them or alone as hh:mm:ss, whole numbers in their digits. Of
a formula stands what the program that saved it had worked out. A formula that nobody worked out stands as it
is, for then its number is not known, and its cell is refused as that of a CSV is."""

from __future__ import annotations

import csv
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from functools import lru_cache
from io import BytesIO, StringIO
from itertools import repeat
from typing import TYPE_CHECKING, NamedTuple
from warnings import catch_warnings, simplefilter
from zipfile import BadZipFile, ZipFile

from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.positioned_yaml import Scalar, parse_yaml
from hasila.ingest.workbook_marks import shown, styles_matter, with_marks

if TYPE_CHECKING:
    from openpyxl.worksheet._read_only import ReadOnlyWorksheet

LARGEST_UNPACKED = 100_000_000
"""Bytes of all parts of a workbook together: a small file can hold endless blanks."""
_EXACT = 2**53
"""Above this a floating-point number has lost digits of what was counted."""
_BROKEN = (
    BadZipFile, KeyError, ValueError, SyntaxError, IndexError, TypeError, AttributeError, EOFError, OSError,
    NotImplementedError, zlib.error,
)  # fmt: skip
"""What openpyxl raises for a file that is no workbook, or a damaged one."""
_AS_CSV = "save the sheet as CSV in UTF-8"


class WorkbookFault(NamedTuple):
    """The reason why a workbook cannot be read, and the next step."""

    message: str
    hint: str


def described_table_of(name: str, files: Mapping[str, bytes]) -> str | WorkbookFault:
    """The text of the workbook ``name`` among ``files``: of the sheet that its description names."""
    described = f"{name.removesuffix('.xlsx')}.yaml"
    return table_of(files[name], _sheet(described, files.get(described, b"")))


def _sheet(path: str, description: bytes) -> str:
    """The sheet that a description names; "" where it names none."""
    node, _ = parse_yaml(description.decode("utf-8-sig", "replace"), path)
    sheet = node.get("sheet") if isinstance(node, YamlMapping) else None
    return sheet.text if isinstance(sheet, Scalar) else ""


@lru_cache(maxsize=8)
def table_of(raw: bytes, sheet: str = "") -> str | WorkbookFault:
    """The text of the sheet called ``sheet``; without a name that of the only one that is visible and holds
    something."""
    refusal = _refusal(raw)
    if refusal:
        return refusal
    try:
        return _table(raw, sheet)
    except _BROKEN as error:
        reason = f"the workbook is damaged ({type(error).__name__})"
        return WorkbookFault(reason, f"open it and save it again as XLSX, or {_AS_CSV}")


def _refusal(raw: bytes) -> WorkbookFault | None:
    """Why the file is not handed to the library; ``None`` where it may be."""
    try:
        with ZipFile(BytesIO(raw)) as archive:
            sizes = [part.file_size for part in archive.infolist()]
            if sum(sizes) > LARGEST_UNPACKED:
                message = f"the workbook unpacks to more than {LARGEST_UNPACKED:,} bytes"
                return WorkbookFault(message, f"{_AS_CSV}, divided by years")
            parts = [archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))]
    except _BROKEN:
        return WorkbookFault("the file is no workbook (XLSX)", f"{_AS_CSV}, or export it again as XLSX")
    if any(b"<!DOCTYPE" in part or b"<!ENTITY" in part for part in parts):
        return WorkbookFault("the workbook declares entities, as no program writes them", _AS_CSV)
    return _library_refusal()


def _library_refusal() -> WorkbookFault | None:
    try:
        import openpyxl  # noqa: F401 - an extra
    except ImportError:
        message = "a workbook is read with openpyxl, which is not installed"
        return WorkbookFault(message, f"`pip install 'hasila[spreadsheets]'`, or {_AS_CSV}")
    return None


def _table(raw: bytes, sheet: str) -> str | WorkbookFault:
    found = _sheets(raw, values=True)
    filled = {title: rows for title, rows in found.items() if rows}
    name = sheet or next(iter(filled), "")
    if not sheet and len(filled) > 1:
        names = ", ".join(f"“{title}”" for title in filled)
        hint = f"say which in the description: `sheet: {name}`; each sheet has a description of its own"
        return WorkbookFault(f"the workbook has {len(filled)} sheets: {names}", hint)
    if name not in found and sheet:
        names = ", ".join(f"“{title}”" for title in found)
        return WorkbookFault(f"the workbook has no sheet “{sheet}”", f"its sheets are {names}")
    rows = found.get(name, [])
    if _has_formulas(raw):
        formulas = _sheets(raw, values=False).get(name, [])
        rows = [_with_formulas(*pair) for pair in zip(rows, formulas, strict=False)]
    return _text(rows)


_Row = Sequence[object]


def _sheets(raw: bytes, values: bool) -> dict[str, list[_Row]]:
    """The rows of each visible sheet by its title, without empty ones at the end: what cells hold, or
    without ``values`` their formulas."""
    from openpyxl import load_workbook

    styled = values and styles_matter(raw)
    with catch_warnings():
        simplefilter("ignore")  # of validations and extensions, which say nothing of numbers
        book = load_workbook(BytesIO(with_marks(raw)), read_only=True, data_only=values)
        visible = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]
        return {sheet.title: _rows(sheet, styled) for sheet in visible}


def _rows(sheet: ReadOnlyWorksheet, styled: bool) -> list[_Row]:
    """The rows of a sheet, ``styled``: with what the look of a cell says; the size that the sheet says of
    itself is not believed."""
    sheet.reset_dimensions()
    rows: list[_Row]
    if styled:
        rows = [tuple(shown(cells)) for cells in sheet.iter_rows()]
    else:
        rows = list(sheet.iter_rows(values_only=True))
    while rows and _width(rows[-1]) == 0:
        rows.pop()
    return rows


def _width(row: _Row) -> int:
    """The number of cells up to the last that holds something."""
    filled = [number for number, cell in enumerate(row, 1) if cell not in (None, "")]
    return filled[-1] if filled else 0


def _has_formulas(raw: bytes) -> bool:
    with ZipFile(BytesIO(raw)) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/")]
        texts = map(archive.read, sheets)
        return any(b"<f>" in text or b"<f " in text for text in texts)


def _with_formulas(row: _Row, formulas: _Row) -> _Row:
    """The row with the formula in each cell of which no value was saved."""
    beside = (*formulas, *repeat(None, max(0, len(row) - len(formulas))))
    return [_formula(other) if cell is None else cell for cell, other in zip(row, beside, strict=False)]


def _formula(cell: object) -> object:
    """A formula as text: that of an array is an object with its text."""
    return (
        cell
        if cell is None or isinstance(cell, str)
        else f"={getattr(cell, 'text', cell)}".replace("==", "=")
    )


# The text


def _text(rows: Iterable[_Row]) -> str:
    rows = list(rows)
    width = max(map(_width, rows), default=0)
    file = StringIO()
    writer = csv.writer(file, lineterminator="\n")
    writer.writerows(_cells(row, width) for row in rows)
    return file.getvalue()


def _cells(row: _Row, width: int) -> Iterator[str]:
    """The cells of the row as texts, ``width`` of them."""
    padded = (*row[:width], *repeat(None, max(0, width - len(row))))
    return map(_written, padded)


def _written(cell: object) -> str:
    """What a cell holds, on one line."""
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return _moment(cell)
    if isinstance(cell, (date, time)):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < _EXACT:
        return str(int(cell))
    return " ".join(str(cell).splitlines())


def _moment(cell: datetime) -> str:
    """A day; with its time where it is not midnight, which stands for a day alone."""
    day = cell.date().isoformat()
    if cell.time() == time():
        return day
    return f"{day} {cell.time().replace(microsecond=0).isoformat()}"
