"""The tables as one workbook, ``hasila.xlsx``, for people who open files in a spreadsheet: for each language
a sheet that says how to read it, and a sheet a table, from right to left where the language is. Days are
days, ids are text, and what other files give as ids of the vocabulary stands here as names."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from hashlib import blake2b
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from xlsxwriter import Workbook
from xlsxwriter.format import Format

from hasila.model.address import DATA, absolute
from hasila.model.data_class import dataclass
from hasila.model.page import File
from hasila.model.revision import Revision
from hasila.model.site import Language, Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.codes import CODED, label_of
from hasila.publish.data.database import PartedRows
from hasila.publish.data.parts import LaidSection
from hasila.publish.data.sheet_rows import CellText, RowSheet
from hasila.publish.data.storage import ChangingFile, LaidParts
from hasila.publish.data.table import Column, MadeRows, Row, Table
from hasila.publish.data.workbook_change import (
    TEXTS,
    Cells,
    FormerTexts,
    SheetChange,
    UnlikeBefore,
    changed_rows,
    with_changes,
)
from hasila.publish.i18n.locale import Translator

PATH = f"{DATA}/hasila.xlsx"
MOST_ROWS = 20_000
"""Rows of one table up to which a workbook is made: from more on a spreadsheet is no tool for them."""
SHEETS = {
    "figures": "Figures",
    "reports": "Reports",
    "series_points": "Running totals",
    "findings": "Findings",
    "places": "Places",
}
"""The name of each sheet, by its table."""
LEFT_OUT = frozenset({"since_event", "since_day", "stated", "position", "order"})
"""Columns for programs."""
PRINTED = "words"
"""The column with the numbers as they were printed, which differ from row to row."""
HEADINGS = {
    "key": "Key",
    "id": "Id",
    "report": "Report",
    "published": "Published on",
    "precision": "How well known",
    "via": "Read in",
    "number": "Number as printed",
    "low": "Lowest",
    "high": "Highest",
    "qualifier": "Words beside it",
    "parent": "Part of",
    "corrects": "Corrects",
    "publisher": "Publisher",
    "measure": "What is counted",
    "who": "Who is counted",
    "where": "Where",
    "cause": "Cause",
    "population": "Population",
    "start": "From",
    "end": "To",
    "since": "Counted since",
    "hours": "Hours",
    "bounds_low": "Lowest, calculated by this site",
    "bounds_high": "Highest, calculated by this site",
    "words": "Marked words",
    "page": "Address",
    "language": "Language",
    "url": "Address of the source",
    "captured": "Captured",
    "sha256": "SHA-256",
    "text": "Read",
    "figures": "Figures",
    "title": "Title",
    "series": "Series",
    "verdict": "Whose matter it is",
    "laws": "Checks",
    "gap_low": "Gap, lowest",
    "gap_high": "Gap, highest",
    "explanations": "Possible corrections",
    "complete": "All are listed",
    "settled_by": "Would be settled by",
    "closed": "Closed by",
    "kind": "Kind",
    "radius_km": "Radius in km",
    "lat": "Latitude",
    "lon": "Longitude",
    "within": "Lies in",
    "label": "Name",
    "basis": "How the point is known",
}
"""The heading of each column; a column without one is headed by its name."""
RULES = (
    "Each sheet is a table; the sheets of each language say the same.",
    "Do not add rows up: a total stands beside its parts, and a later count holds the earlier ones.",
    "An empty cell means: not stated. It never means 0.",
    "Lowest and highest are what the count can be by its words; an empty highest is open.",
    "What was published is never changed. What is calculated by this site says so in its heading.",
    "A figure has a key, by which it is named in all files and on the site.",
    "The figures are those of their publishers: name them, this site and the revision.",
)
_WIDTHS = {"date": 12, "integer": 11, "number": 11, "boolean": 9, "string": 24}
"""Widths of columns in characters, by the kind of their cells."""


@dataclass(frozen=True, slots=True)
class _Sheets:
    """What the sheets of one language are made with."""

    language: Language
    translator: Translator
    site: Site
    vocabulary: Vocabulary

    @property
    def rtl(self) -> bool:
        return self.language.direction == "rtl"

    def columns(self, table: Table) -> Iterator[tuple[Column, str]]:
        """The columns of ``table`` that say something in this language, each with its heading."""
        others = tuple(f"_{each.code}" for each in self.site.languages if each != self.language)
        for column in table.columns:
            if column.name not in LEFT_OUT and not column.name.endswith(others):
                yield column, self.heading(column.name)

    def heading(self, name: str) -> str:
        plain = name.removesuffix(f"_{self.language.code}")
        return self.translator.gettext(HEADINGS[plain]) if plain in HEADINGS else plain

    def reading(self, column: str) -> Callable[[object], object] | None:
        """The function that gives a cell of ``column`` as people read it: the name of what an id stands for,
        the whole address of a page; ``None`` for any other, which is read as it is."""
        if column == f"page_{self.language.code}":
            return self._address
        return self._name_in(column) if column in CODED else None

    def _address(self, cell: object) -> object:
        return absolute(self.site.address, str(cell)) or cell

    def _name_in(self, column: str) -> Callable[[object], object]:
        @cache
        def name(cell: object) -> object:
            return label_of(self.vocabulary, column, cell).get(self.language.code, cell)

        return name


@dataclass(frozen=True, slots=True)
class SheetRows:
    """A table with its rows, and the parts that these are made from: one a row, or one for all."""

    table: Table
    rows: Collection[Row]
    parts: PartedRows

    def laid(self) -> LaidSection:
        """The parts as they are in the workbook."""
        return LaidSection(self.parts.names, self.parts.states, ())

    def between(self, first: int, last: int) -> list[Row]:
        """The rows of these numbers in a sheet, of which the first is 2; each is a part by itself."""
        return [self.parts.make(name)[0] for name in self.parts.names[first - 2 : last - 1]]


def sheet_of_parts(table: Table, parts: PartedRows) -> SheetRows:
    """A table each of whose rows is a part by itself."""
    return SheetRows(table, MadeRows(len(parts.names), parts.every), parts)


def sheet_of_rows(table: Table, rows: Sequence[Row]) -> SheetRows:
    """A table whose rows are one part."""
    state = blake2b(repr(rows).encode(), digest_size=16).hexdigest()
    return SheetRows(table, rows, PartedRows(("",), (state,), lambda _: rows))


@dataclass(frozen=True)
class WorkbookMaker:
    """Makes the workbook of some tables, those of :data:`SHEETS` in their order."""

    tables: Sequence[SheetRows]
    vocabulary: Vocabulary
    site: Site
    translators: Mapping[str, Translator]
    revision: Revision

    @property
    def is_wanted(self) -> bool:
        """False where a table is too long for a workbook, or no language has words."""
        return bool(self.translators) and max(len(sheet.rows) for sheet in self.tables) <= MOST_ROWS

    def changing(self) -> ChangingFile:
        """The workbook as a file."""
        sections = tuple(sheet.laid() for sheet in self.tables)
        return ChangingFile(str(self.revision), sections, self._made, self._changed)

    def _made(self) -> File:
        return File(PATH, _book(self.tables, self.vocabulary, self.site, self.translators, self.revision))

    def _changed(self, former: bytes, before: LaidParts) -> File | None:
        """The workbook with what changed since it was made; ``None`` where it is to be made anew."""
        day = self.revision.day
        if day is None or not before.state.startswith(f"{day.isoformat()}-"):
            return None
        try:
            return File(PATH, self._with_changes(former, before))
        except UnlikeBefore:
            return None

    def _with_changes(self, former: bytes, before: LaidParts) -> bytes:
        with ZipFile(BytesIO(former)) as old:
            book = Workbook(BytesIO(), _HOW)
            texts = FormerTexts(old.read(TEXTS).decode())
            book.str_table = texts
            sheets = list(self._sheets(book, before))
            texts.lacks = False  # of the heads of sheets, which are not written
            said = [translator.gettext(_REVISION) for translator in self.translators.values()]
            words = {text.format(revision=before.state): text.format(revision=self.revision) for text in said}
            changed = with_changes(old, sheets, words, (before.state, str(self.revision)))
            if texts.lacks:
                raise UnlikeBefore
            return changed

    def _sheets(self, book: Workbook, before: LaidParts) -> Iterator[SheetChange]:
        """Every sheet but those that say how to read the others, and what changed of it."""
        changed = [
            changed_rows(sheet.parts.names, sheet.parts.states, laid)
            for sheet, laid in zip(self.tables, before.sections, strict=True)
        ]
        for language in self.site.languages:
            sheets = _Sheets(language, self.translators[language.code], self.site, self.vocabulary)
            _write_rules(book, _sheet(book, sheets, "How to read this file"), sheets, (), self.revision)
            for source, rows in zip(self.tables, changed, strict=True):
                sheet = _sheet(book, sheets, SHEETS[source.table.name])
                cells = _write_head(book, sheet, sheets, source.table)
                if rows and len(source.parts.names) != len(source.rows):
                    raise UnlikeBefore
                path = f"xl/worksheets/sheet{len(book.worksheets())}.xml"
                yield SheetChange(path, rows, len(source.rows), source.between, cells)


_HOW = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
_REVISION = "Revision: {revision}"


def _book(
    tables: Sequence[SheetRows],
    vocabulary: Vocabulary,
    site: Site,
    translators: Mapping[str, Translator],
    revision: Revision,
) -> bytes:
    """The workbook as a file."""
    buffer = BytesIO()
    with Workbook(buffer, _HOW) as book:
        day = revision.day or date(1980, 1, 1)
        book.set_properties({"title": str(revision), "created": datetime(day.year, day.month, day.day)})
        for language in site.languages:
            sheets = _Sheets(language, translators[language.code], site, vocabulary)
            _add_sheets(book, sheets, tables, revision)
    for sheet in book.worksheets():
        sheet.body.clear()  # sheets and book hold each other, and would stay in memory with every row
    return buffer.getvalue()


def _add_sheets(book: Workbook, sheets: _Sheets, tables: Sequence[SheetRows], revision: Revision) -> None:
    """The sheets of one language; the first says how to read the others."""
    read_me = _sheet(book, sheets, "How to read this file")
    _write_rules(book, read_me, sheets, tables, revision)
    for source in tables:
        sheet = _sheet(book, sheets, SHEETS[source.table.name])
        _write_table(book, sheet, sheets, source.table, source.rows)


def _sheet(book: Workbook, sheets: _Sheets, name: str) -> RowSheet:
    """A new sheet, in the direction of the language."""
    taken = {sheet.get_name().casefold() for sheet in book.worksheets()}
    title = sheet_name(sheets.translator.gettext(name), sheets.language.code, taken)
    sheet: RowSheet = book.add_worksheet(title, RowSheet)
    if sheets.rtl:
        sheet.right_to_left()
    return sheet


def sheet_name(title: str, code: str, taken: Container[str]) -> str:
    """``title`` as the name of a sheet: of at most 31 characters, without those that none may have. Where
    another language has taken it, the code of the language stands behind."""
    allowed = _FORBIDDEN.sub(" ", title).strip(" '") or code
    short = allowed[:_LONGEST_NAME]
    if short.casefold() not in taken:
        return short
    behind = f" ({code})"
    return allowed[: _LONGEST_NAME - len(behind)] + behind


_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LONGEST_NAME = 31


def _format(book: Workbook, sheets: _Sheets, **properties: Any) -> Format:
    """A format in the direction of the language."""
    reading = {"reading_order": 2} if sheets.rtl else {}
    return book.add_format({"valign": "top", **reading, **properties})


def _write_rules(
    book: Workbook, sheet: RowSheet, sheets: _Sheets, tables: Iterable[SheetRows], revision: Revision
) -> None:
    gettext = sheets.translator.gettext
    bold = _format(book, sheets, bold=True)
    wrapped = _format(book, sheets, text_wrap=True)
    sheet.set_column(0, 0, 90)
    lines = [(gettext("How to read this file"), bold)]
    lines += [(gettext(rule), wrapped) for rule in RULES]
    lines.append((gettext(_REVISION).format(revision=revision), wrapped))
    lines += [(f"{gettext(SHEETS[each.table.name])}: {len(each.rows)}", wrapped) for each in tables]
    for row, (text, style) in enumerate(lines):
        sheet.write_string(row, 0, text, style)
    _number_formats(bold, wrapped)


def _write_table(
    book: Workbook, sheet: RowSheet, sheets: _Sheets, table: Table, rows: Collection[Row]
) -> None:
    cells = _write_head(book, sheet, sheets, table)
    sheet.add_rows(rows, cells)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(cells) - 1)


def _write_head(book: Workbook, sheet: RowSheet, sheets: _Sheets, table: Table) -> Cells:
    """Write the first row; returns, for each column, the place of its value in a row and what makes cells."""
    columns = tuple(sheets.columns(table))
    bold = _format(book, sheets, bold=True, text_wrap=True)
    plain = _format(book, sheets)
    day = _format(book, sheets, num_format="yyyy-mm-dd")
    for place, (column, heading) in enumerate(columns):
        style = day if column.kind == "date" else plain
        sheet.set_column(place, place, _WIDTHS[column.kind], style)
        sheet.write_string(0, place, heading, bold)
    cells = [
        (table.names.index(column.name), _cell(sheet, sheets, place, column))
        for place, (column, _) in enumerate(columns)
    ]
    _number_formats(bold)
    return cells


def _cell(sheet: RowSheet, sheets: _Sheets, place: int, column: Column) -> CellText:
    """The function that makes the cells of ``column``, at this place of ``sheet``, by its kind."""
    if column.kind == "date":
        return sheet.day(place)
    if column.kind == "boolean":
        return sheet.truth(place)
    if column.name == f"{PRINTED}_{sheets.language.code}":
        return sheet.text_here(place)
    return sheet.text(place, sheets.reading(column.name))


def _number_formats(*formats: Format) -> None:
    """Give ``formats`` the next numbers, in this order, unless they have some."""
    for each in formats:
        each._get_xf_index()
