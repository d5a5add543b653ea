"""Rows that are text from the beginning are those that xlsxwriter makes of cells, byte for byte."""

from __future__ import annotations

import re
from datetime import datetime
from io import BytesIO
from random import Random
from zipfile import ZipFile

import pytest
from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from hasila.publish.data.sheet_rows import LONGEST, RowSheet
from hasila.publish.data.table import Row

TEXTS = ("a", "كلمة", " <&> \"'", "_x0041_", "\x07", "", "=1+1", "a\nb", "𐀀" * LONGEST, "0" * LONGEST)
NUMBERS = (0, -3, 12, 1_900_000, 31.5, 1 / 3, 1e21)
DAYS = ("1999-12-31", "2024-02-29", "1900-01-05", "2020-01-01T12:30:00")


def rows_of(seed: int, number: int) -> tuple[Row, ...]:
    random = Random(seed)
    return tuple(one_row(random, key) for key in range(number))


def one_row(random: Random, key: int) -> Row:
    """A key, a text or a number, a day and a truth; some of them are not there."""
    day, truth = random.choice(DAYS), random.random() < 0.5
    cells = (random.choice((*TEXTS, *NUMBERS)), day, truth)
    there = random.random()
    return (f"key {key}", *(cell if random.random() < there else None for cell in cells))


def cells_of(sheet: Worksheet, rows: tuple[Row, ...]) -> None:
    for number, (key, either, day, truth) in enumerate(rows, 1):
        sheet.write_string(number, 0, key)
        if either is not None:
            write = sheet.write_string if isinstance(either, str) else sheet.write_number
            write(number, 1, either)
        if day is not None:
            sheet.write_datetime(number, 2, datetime.fromisoformat(str(day)))
        if truth is not None:
            sheet.write_boolean(number, 3, truth)


def text_of(sheet: RowSheet, rows: tuple[Row, ...]) -> None:
    texts = [sheet.text(place, reading) for place, reading in enumerate((None, lambda value: value))]
    sheet.add_rows(rows, tuple(enumerate((*texts, sheet.day(2), sheet.truth(3)))))


def book(kind: type[Worksheet], rows: tuple[Row, ...]) -> bytes:
    buffer = BytesIO()
    with Workbook(buffer, {"in_memory": True}) as made:
        made.set_properties({"created": datetime(2024, 1, 1)})
        plain, day = made.add_format({"valign": "top"}), made.add_format({"num_format": "yyyy-mm-dd"})
        for name in ("one", "two"):
            sheet = made.add_worksheet(name, kind)
            for place in range(4):
                sheet.set_column(place, place, 12, day if place == 2 else plain)
                sheet.write_string(0, place, f"column {place}")
            (text_of if isinstance(sheet, RowSheet) else cells_of)(sheet, rows)
    return buffer.getvalue()


@pytest.mark.parametrize("number", [0, 1, 14, 15, 16, 31, 100])
def test_rows_of_text_are_the_rows_that_cells_make(number: int) -> None:
    rows = rows_of(number, number)
    assert book(RowSheet, rows) == book(Worksheet, rows)


def test_a_block_of_rows_reaches_from_its_first_to_its_last_cell() -> None:
    rows = tuple((f"key {number}", None, None, None) for number in range(40))
    assert book(RowSheet, rows) == book(Worksheet, rows)


def test_a_text_in_its_cell_is_that_of_a_workbook_written_row_by_row() -> None:
    def sheet_of(kind: type[Worksheet], **how: bool) -> bytes:
        buffer = BytesIO()
        with Workbook(buffer, how) as made:
            sheet = made.add_worksheet("one", kind)
            sheet.set_column(0, 0, 12, made.add_format({"valign": "top"}))
            if isinstance(sheet, RowSheet):
                sheet.add_rows([(text,) for text in TEXTS if text], ((0, sheet.text_here(0)),))
            else:
                style = sheet.col_info[0].column_format
                for number, text in enumerate(filter(None, TEXTS), 1):
                    sheet.write_string(number, 0, text, style)
        with ZipFile(buffer) as parts:
            return parts.read("xl/worksheets/sheet1.xml")

    here = re.findall(rb"<is>.*?</is>", sheet_of(RowSheet, in_memory=True), re.DOTALL)
    there = re.findall(rb"<is>.*?</is>", sheet_of(Worksheet, constant_memory=True), re.DOTALL)
    assert len(here) > 5
    assert here == there
