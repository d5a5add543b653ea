"""The cells of a CSV file and their places, whatever separator, quotes and line ends it was written with."""

from __future__ import annotations

import csv
import io
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.ingest.tables.csv_text import Cell, CsvFault, Record, scan
from hasila.ingest.tables.separator import SEPARATORS

CELLS = st.text(alphabet=st.sampled_from("ab1٣ق \",;\t|\n\r.'é\u2028\u00a0"), max_size=8)
TABLES = st.lists(st.lists(CELLS, min_size=2, max_size=4), min_size=1, max_size=5)
MARKS = st.sampled_from(sorted(SEPARATORS.values()))
QUOTING = st.sampled_from((csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC))
ENDS = st.sampled_from(("\n", "\r\n", "\r"))


def with_breaks(table: list[list[str]], quoting: int, end: str) -> list[list[str]]:
    """``table`` with line breaks in its cells as the file has them: Python leaves others without quotes."""
    if quoting == csv.QUOTE_ALL:
        return table
    return [[cell.replace("\r", "").replace("\n", end) for cell in row] for row in table]


def written(table: list[list[str]], mark: str, quoting: int, end: str) -> str:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=quoting, lineterminator=end)
    writer.writerows(table)
    return out.getvalue()


def records(text: str, mark: str) -> list[Record]:
    found = list(scan(text, mark))
    assert not [one for one in found if isinstance(one, CsvFault)]
    return [one for one in found if isinstance(one, Record)]


def offset(text: str, cell: Cell) -> int:
    """The character of ``text`` at the line and column of ``cell``."""
    starts = [0, *(found.end() for found in re.finditer(r"\r\n|\n|\r", text))]
    return starts[cell.line - 1] + cell.column - 1


def spelt(cell: Cell) -> tuple[str, str]:
    """How the cell may stand in the file: bare or in quotes."""
    doubled = cell.text.replace('"', '""')
    return f'"{doubled}"', cell.text


@given(TABLES, MARKS, QUOTING, ENDS)
def test_what_python_writes_is_read_back(table: list[list[str]], mark: str, quoting: int, end: str) -> None:
    table = with_breaks(table, quoting, end)
    text = written(table, mark, quoting, end)
    assert [[cell.text for cell in record.cells] for record in records(text, mark)] == table


@given(TABLES, MARKS, QUOTING, ENDS)
def test_every_cell_stands_at_its_place(table: list[list[str]], mark: str, quoting: int, end: str) -> None:
    text = written(with_breaks(table, quoting, end), mark, quoting, end)
    for record in records(text, mark):
        for cell in record.cells:
            assert text.startswith(spelt(cell), offset(text, cell))


@given(TABLES, MARKS, QUOTING, ENDS)
def test_the_last_line_needs_no_end(table: list[list[str]], mark: str, quoting: int, end: str) -> None:
    text = written(with_breaks(table, quoting, end), mark, quoting, end)
    cut = text.removesuffix(end)
    assert records(cut, mark) == records(text, mark)


@given(st.text(alphabet='a1,"\n \r', max_size=30))
def test_any_text_is_taken_apart_or_its_fault_is_placed(text: str) -> None:
    lines = len(re.findall(r"\r\n|\n|\r", text)) + 1
    for found in scan(text, ","):
        assert 1 <= found.line <= lines
        assert isinstance(found, Record) or (found.column >= 1 and found.hint)


def test_cells_over_lines_keep_their_places() -> None:
    (head, row) = records('a,b,c\n"x\ny",1,"z"\n', ",")
    assert [(cell.line, cell.column) for cell in row.cells] == [(2, 1), (3, 4), (3, 6)]
    assert head.line == 1


@pytest.mark.parametrize(
    ("text", "place", "said"),
    [
        ('a,b\n1,"x" y\n2,3\n', (2, 3), "goes on behind its closing quote"),
        ('a,b\n1, "x, y"\n2,3\n', (2, 3), "spaces stand before the quote"),
        ('a,b\n1,"x\n2,3\n', (2, 3), "never closed"),
        ('a,b\n"p\nq",""x\n2,3\n', (3, 4), "goes on behind its closing quote"),
    ],
)
def test_a_broken_quote_is_placed(text: str, place: tuple[int, int], said: str) -> None:
    (fault,) = [found for found in scan(text, ",") if isinstance(found, CsvFault)]
    assert (fault.line, fault.column) == place
    assert said in fault.message


def test_a_broken_row_hides_no_other() -> None:
    found = list(scan('a,b\n1,"x" y\n2,3\n', ","))
    assert isinstance(found[2], Record)
    assert [(cell.text, cell.line, cell.column) for cell in found[2].cells] == [("2", 3, 1), ("3", 3, 3)]
