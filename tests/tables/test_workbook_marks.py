"""What only the look of a cell says is read, or refused: raised signs of notes, numbers struck out, the words
of a number format."""

from __future__ import annotations

from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from hasila.ingest.workbook import table_of
from hasila.ingest.workbook_marks import FormatWords, number_in_words, words_of_section
from tests.tables.described import values
from tests.tables.test_workbooks import DAY, read

RAISED = InlineFont(vertAlign="superscript")
STRUCK = InlineFont(strike=True)


def book_of(cell: object, number_format: str = "General", struck: bool = False) -> bytes:
    """A workbook of one report whose count of killed is ``cell``."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["day", "killed", "children"])
    sheet.append([DAY, cell, 4])
    sheet["B2"].number_format = number_format
    sheet["B2"].font = Font(strike=struck)
    file = BytesIO()
    book.save(file)
    return file.getvalue()


def killed(book: bytes) -> str:
    text = table_of(book)
    assert isinstance(text, str)
    return text.splitlines()[1].split(",")[1]


def test_the_library_joins_a_raised_sign_to_its_number() -> None:
    """openpyxl 3.1.5 gives the letters without their look, in its read-only mode always; hence the module."""
    raw = book_of(CellRichText("341", TextBlock(RAISED, "2")))
    (cell,) = (
        row[1] for row in load_workbook(BytesIO(raw), read_only=True).worksheets[0].iter_rows(min_row=2)
    )
    assert cell.value == "3412"


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        (CellRichText("341", TextBlock(RAISED, "2")), "341²"),
        (CellRichText("341", TextBlock(RAISED, "(12)")), "341⁽¹²⁾"),
        (CellRichText("341", TextBlock(InlineFont(b=True), "2")), "3412"),
        (CellRichText(TextBlock(STRUCK, "341"), " 331"), "~~341~~ 331"),
        (CellRichText(TextBlock(InlineFont(strike=False), "331")), "331"),
        (CellRichText("at least ", TextBlock(InlineFont(i=True), "60")), "at least 60"),
    ],
)
def test_letters_that_look_otherwise_are_signs(cell: CellRichText, text: str) -> None:
    assert killed(book_of(cell)) == text


@pytest.mark.parametrize("cell", [341, "341", 341.0])
def test_a_number_that_is_struck_out_is_no_count(cell: object) -> None:
    assert killed(book_of(cell)) == "341"
    assert killed(book_of(cell, struck=True)) == "~~341~~"
    reports, mistakes = read(book_of(cell, struck=True))
    assert values(reports) == []
    assert [mistake.severity for mistake in mistakes] == ["error"]
    assert "~~341~~" in mistakes[0].message


def test_a_note_never_makes_a_number_larger() -> None:
    reports, mistakes = read(book_of(CellRichText("341", TextBlock(RAISED, "2"))))
    assert values(reports) == []
    assert [mistake.code for mistake in mistakes] == ["foreign-digits"]
    assert "²" in mistakes[0].message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("General", "341"),
        ("#,##0", "341"),
        ('"≥ "0', "≥ 341"),
        ('0"+"', "341+"),
        ("0\\+", "341+"),
        ("+0;-0", "+341"),
        ('"at least "#,##0;-0', "at least 341"),
        ('0" dead"', "341 dead"),
        ('_-* #,##0_-;-* #,##0_-;_-* "-"_-', "341"),
        ("#,##0 [$€-407]", "341"),
        ('0.0,"k"', "341"),
        ('[>999]#,##0,"k";0', "341"),
        ('[Red]"~"0', "~341"),
    ],
)
def test_words_of_a_number_format_stand_with_its_number(code: str, text: str) -> None:
    assert killed(book_of(341, code)) == text


def test_at_least_of_a_format_is_read() -> None:
    reports, mistakes = read(book_of(341, '"at least "0'))
    assert mistakes == []
    figure = next(figure for figure in reports[0].figures if figure.interval.low == 341)
    assert figure.interval.high is None


@pytest.mark.parametrize(
    "code", ["yyyy-mm-dd", "d mmm yyyy", "hh:mm", "@", "", ";;;", "G/通用格式", "G/標準"]
)
def test_formats_of_days_and_texts_have_no_words(code: str) -> None:
    assert words_of_section(code) is None
    assert number_in_words(7, code) == 7


def test_a_section_is_taken_apart() -> None:
    assert words_of_section('"more than "0" people"') == FormatWords("more than ", " people")


@pytest.mark.parametrize(
    ("code", "value", "text"),
    [
        ('[>=100]"≥ "0;0', 5, 5),
        ('[>=100]"≥ "0;0', 600, "≥ 600"),
        ('[<100]0;[>=100]"≥ "0', 600, "≥ 600"),
        ('[<5]"<5";0', 12, 12),
        ('"up "0;"down "0', -4, "down 4"),
        ('"up "0;"down "0', 4, "up 4"),
        ("+0;-0;0", 2, "+2"),
        ("+0;-0;0", -2, -2),
        ("+0;-0;0", 0, 0),
        ('"≥ "0', -3, -3),
        ("[$≥]0", 9, "≥9"),
        ("[$€-407]0", 9, 9),
        ('0";"', 9, "9;"),
        ("0\\;", 9, "9;"),
    ],
)
def test_the_section_that_the_sheet_shows_counts(code: str, value: int, text: object) -> None:
    assert number_in_words(value, code) == text


def test_digits_that_stand_lower_are_no_digits_of_the_number() -> None:
    assert killed(book_of(CellRichText("34", TextBlock(InlineFont(vertAlign="subscript"), "2")))) == "34₂"
