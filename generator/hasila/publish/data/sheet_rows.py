"""The rows of a sheet as text of XML, made row by row: the same bytes that xlsxwriter makes of cells.

A workbook of 1,000 reports has half a million cells: as cells they take longer than all other files of data
together, and the most memory of a build."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime
from functools import cache
from io import StringIO
from itertools import islice

from xlsxwriter.sharedstrings import SharedStrings
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from hasila.publish.data.table import Row

LONGEST = 32_767
"""Characters of a cell, as UTF-16 counts them."""
_BLOCK = 16
"""Rows that say together from which column to which they reach."""

CellText = Callable[[int, object], str]
"""The XML of a cell in the row of that number, from 1."""


class RowSheet(Worksheet):  # type: ignore[misc]  # xlsxwriter has no types
    """A sheet whose first row is of cells, as in any sheet, and whose other rows are text."""

    dim_rowmax: int | None

    def __init__(self) -> None:
        super().__init__()
        self.body: list[str] = []

    def add_rows(self, rows: Iterable[Row], cells: Sequence[tuple[int, CellText]]) -> None:
        """Add ``rows`` below the first one. ``cells`` are, for each column of the sheet, the place of its
        value in a row, and what makes its XML; there is none of ``None``."""
        waiting = iter(rows)
        number, header = 2, _BLOCK - 1  # the first block has the first row
        while block := tuple(islice(waiting, header)):
            self.body.extend(rows_as_text(block, number, cells))
            number += len(block)
            header = _BLOCK
        self._check_dimensions(number - 2, len(cells) - 1)

    def style(self, place: int) -> int:
        """The number of the format of a column."""
        number: int = self.col_info[place].column_format._get_xf_index()
        return number

    def text(self, place: int, reading: Callable[[object], object] | None = None) -> CellText:
        """Makes cells of a column, as ``reading`` gives them or as they are: a number, or a text."""
        begin, end = self._around(place, ' t="s"')
        _, of_number = self._around(place)
        index = self.str_table._get_shared_string_index

        def cell(row: int, value: object) -> str:
            if isinstance(value, str):
                return f"{begin}{row}{end}{index(_shortened(value))}</v></c>"
            if isinstance(value, int | float):
                return f"{begin}{row}{of_number}{value:.16G}</v></c>"
            return f"{begin}{row}{end}{index(_shortened(str(value)))}</v></c>"

        if reading is None:
            return cell
        return lambda row, value: cell(row, reading(value))

    def text_here(self, place: int) -> CellText:
        """Makes cells of a column whose texts stand in the cells, not in the list of all texts: what differs
        from row to row would change the numbers of all texts behind it."""
        begin, end = self._around(place, ' t="inlineStr"', "<is>")
        return lambda row, value: f"{begin}{row}{end}{_own_text(str(value))}</is></c>"

    def day(self, place: int) -> CellText:
        """Makes cells of a column of days."""
        begin, end = self._around(place)

        @cache
        def days(value: object) -> str:
            return f"{self._convert_date_time(datetime.fromisoformat(str(value))):.16G}"

        return lambda row, value: f"{begin}{row}{end}{days(value)}</v></c>"

    def truth(self, place: int) -> CellText:
        """Makes cells of a column of truths."""
        begin, end = self._around(place, ' t="b"')
        return lambda row, value: f"{begin}{row}{end}{int(bool(value))}</v></c>"

    def _around(self, place: int, kind: str = "", begin: str = "<v>") -> tuple[str, str]:
        """What stands before the number of the row, and between it and the value."""
        return f'<c r="{xl_col_to_name(place)}', f'" s="{self.style(place)}"{kind}>{begin}'

    def _write_rows(self) -> None:
        """Write the first row and, below it, the others: called by xlsxwriter."""
        if not self.body:
            super()._write_rows()
            return
        last, self.dim_rowmax = self.dim_rowmax, 0
        super()._write_rows()
        self.dim_rowmax = last
        self.fh.writelines(self.body)


def block_of(number: int) -> tuple[int, int]:
    """The numbers of the first and the last row of the block of a row; the first row is in none."""
    first = (number - 1) // _BLOCK * _BLOCK + 1
    return max(first, 2), first + _BLOCK - 1


def rows_as_text(rows: Sequence[Row], first: int, cells: Sequence[tuple[int, CellText]]) -> Iterator[str]:
    """The XML of rows of one block, of which the first is that of the number ``first``."""
    span = _span(rows, [place for place, _ in cells]) if first >= _BLOCK else f"1:{len(cells)}"
    for number, row in enumerate(rows, first):
        made = [cell(number, row[place]) for place, cell in cells if row[place] is not None]
        if made:
            yield f'<row r="{number}" spans="{span}">{"".join(made)}</row>'


def _span(rows: Sequence[Row], places: Sequence[int]) -> str:
    """The first and the last column, from 1, in which a row has something; "" where none has."""
    filled = [number for number, place in enumerate(places, 1) if any(row[place] is not None for row in rows)]
    return f"{filled[0]}:{filled[-1]}" if filled else ""


def _own_text(text: str) -> str:
    """The element of a text that stands in its cell."""
    return listed_text(_shortened(text)).removeprefix("<si>").removesuffix("</si>")


def listed_text(text: str) -> str:
    """The element of a text in the list of all."""
    writer = SharedStrings()
    writer.fh = StringIO()
    writer._write_si(text)
    written: str = writer.fh.getvalue()
    return written


def _shortened(text: str) -> str:
    """``text``, no longer than a cell may be."""
    if len(text) * 2 <= LONGEST:
        return text
    return text.encode("utf-16-le")[: LONGEST * 2].decode("utf-16-le", "ignore")
