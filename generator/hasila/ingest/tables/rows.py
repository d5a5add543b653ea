"""The rows of a table that are data, each with its day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hasila.ingest.tables.csv_text import Cell, CsvFault, Record, scan
from hasila.ingest.tables.dates import day_fault
from hasila.ingest.tables.description import Description, Form
from hasila.ingest.tables.layout import Layout, merged
from hasila.ingest.tables.separator import SEPARATORS, Columns, said_in_file
from hasila.ingest.tables.skip import HXL, UNDATED, is_hxl, is_line, tell_unused
from hasila.ingest.tables.telling import Position, TableDiagnostics, more_rows
from hasila.model.calendar import early, early_hint
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.frozen import quickly_made
from hasila.model.weeks import Span


@quickly_made
@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of data: its cells by column, and its day, which is the last where it is of a week or a month
    that begins with ``first``."""

    cells: tuple[Cell, ...]
    day: date
    path: str
    not_stated: frozenset[str]
    first: date

    @property
    def line(self) -> int:
        """The line of the file on which the row begins."""
        return self.cells[0].line

    def text(self, column: int | None) -> str:
        """The text of the cell of ``column``; nothing where it is empty or holds a word for "not stated"."""
        if column is None or column >= len(self.cells):
            return ""
        cell = self.cells[column]
        return "" if self.not_stated and cell.plain in self.not_stated else cell.text.strip()

    def filled(self, columns: Sequence[int]) -> tuple[int, ...]:
        """Those of ``columns``, by their number there, whose cells state something."""
        cells = self.cells
        if self.not_stated or len(cells) <= max(columns, default=0):
            return tuple(index for index, column in enumerate(columns) if self.text(column))
        texts = [cells[column].text for column in columns]
        return tuple([index for index, text in enumerate(texts) if text and not text.isspace()])

    def location(self, column: int | None) -> Location:
        """The place where the cell of ``column`` begins, or the row."""
        if column is None or column >= len(self.cells):
            column = 0
        cell = self.cells[column]
        return Location(self.path, cell.line, cell.column)


def head_of(records: Iterator[Record | CsvFault], form: Form, text: str) -> Record | None:
    """The headings: the first row that is not blank and not skipped, merged with the rows that ``head``
    adds to it."""
    rows: list[Record] = []
    for found in records:
        if isinstance(found, Record) and not _before_head(found, form, text):
            rows.append(found)
        if len(rows) == form.head:
            return merged(tuple(rows))
    return None


def _before_head(record: Record, form: Form, text: str) -> bool:
    says_separator = record.line == 1 and said_in_file(text) is not None
    return says_separator or record.blank or form.skip.names(record) is not None


class RowReader:
    """Reads the records of one file: headings first, then the rows; writes down what cannot be read."""

    def __init__(
        self, text: str, path: str, separator: str, form: Form, diagnostics: TableDiagnostics
    ) -> None:
        self.text, self.path, self.separator = text, path, separator
        self.form, self.diagnostics = form, diagnostics
        self.records = scan(text, separator)
        self.used: set[str] = set()
        self.left_out: dict[str, list[Record]] = {}
        self.misfits: dict[Location, Record] = {}
        self.tags: Record | None = None
        self.head: Record | None = None

    def read_head(self) -> Record | None:
        """The headings; a table without any is a mistake."""
        counted = self._counted(self.records)
        self.head = head_of(counted, self.form, self.text)
        if self.head is None:
            message = "the table has no row of headings"
            if not self.text.strip():
                message = "the table is completely empty"
            self._tell_empty(message, "commit the table with its headings and rows")
        return self.head

    def _tell_empty(self, message: str, hint: str) -> None:
        self.diagnostics.write(Location(self.path), "empty-file", message, hint)

    def _counted(self, records: Iterable[Record | CsvFault]) -> Iterator[Record | CsvFault]:
        """The records; those that ``skip`` names are remembered, faults are written down."""
        for found in records:
            if isinstance(found, CsvFault):
                self._write(found.line, found.column, found.message, found.hint)
            else:
                self._remember(found)
            yield found

    def _remember(self, record: Record) -> None:
        entry = self.form.skip.names(record)
        if entry:
            self.used.add(entry.text)
            self.left_out.setdefault(entry.text, []).append(record)

    def data(self, head: Record) -> Iterator[Record]:
        """The rows under the headings that are neither blank, nor skipped, nor HXL tags, nor too short or
        too long."""
        columns = Columns.of(head)
        count = 0
        for found in self._counted(self.records):
            if isinstance(found, Record) and found.blank:
                continue
            count += 1
            if isinstance(found, Record) and self._is_data(found, columns, count == 1):
                yield found
        if not count:
            self._tell_empty("the table has headings and no rows", "commit the table with its rows")

    def tell_unused(self) -> None:
        """Point out the entries of ``skip`` that no row answered to, once all rows are read."""
        tell_unused(self.form.skip.entries, self.used, self.diagnostics)

    def tell_skipped_days(self, published: int | None) -> None:
        """Point out rows that ``skip`` leaves out by their words, though they have a day as data has."""
        if published is None:
            return
        for name, records in self.left_out.items():
            days = [record for record in records if _day(record, published, self.form)]
            if days and not is_line(name):
                self._tell_skipped_day(name, days, published)

    def _tell_skipped_day(self, name: str, records: list[Record], published: int) -> None:
        first, *others = records
        day = first.cells[published].plain
        message = f"`skip: {name}` leaves out a row of the day {day}"
        if others:
            message += f" ({more_rows(len(others))})"
        hint = "write more of the words with which the row begins, or `line N` if it is meant"
        location = self._location(first)
        self.diagnostics.write(location, "skips-day", message, hint, "warning")

    def _location(self, record: Record) -> Location:
        """The place where the record begins."""
        column = record.cells[0].column
        return Location(self.path, record.line, column)

    def tell_left_out(self, published: int | None) -> None:
        """Point out the rows that do not fit the headings, and what is skipped without need or with a day.
        ``published`` is the column of the day in the file, where one column holds it."""
        self.place_misfits(published)
        self.tell_unused()
        self.tell_skipped_days(published)

    def _is_data(self, record: Record, columns: Columns, first: bool) -> bool:
        if self.form.skip.names(record):
            return False
        if first and is_hxl(record):
            self._note_tags(record)
            return False
        if not columns.fit(record):
            self._misfit(record, columns.written)
            return False
        return True

    def _note_tags(self, record: Record) -> None:
        self.tags = record
        self.used.add(HXL)
        if any(entry.text == HXL for entry in self.form.skip.entries):
            return
        location = self._location(record)
        message = "the row of HXL tags under the headings is skipped"
        hint = "say `skip: [hxl]` in the description"
        self.diagnostics.write(location, "skipped-row", message, hint, "note")

    def _misfit(self, record: Record, columns: int) -> None:
        beyond = (cell for cell in record.cells[columns:] if cell.plain)
        first = next(beyond, record.cells[0])
        message, hint = self._why_misfit(record, columns)
        location = self._write(first.line, first.column, message, hint)
        self.misfits[location] = record

    def _why_misfit(self, record: Record, columns: int) -> tuple[str, str]:
        other = _other_separator(record, self.separator, columns)
        if other:
            own = _name_of(self.separator)
            message = f"the row is divided by {other}s, the headings by {own}s"
            return message, "export the table again, with one separator in all of its rows"
        cells = len(record.cells)
        counted = f"{cells} cell" if cells == 1 else f"{cells} cells"
        message = f"the row has {counted}, the table {columns} columns"
        filled = [cell for cell in record.cells if cell.plain]
        if len(filled) == 1:
            return message, "if the row is no report (a title, a total, a note), name it under `skip`"
        return message, "check for a missing or an extra separator; quote a cell that holds one"

    def _write(self, line: int, column: int, message: str, hint: str) -> Location:
        location = Location(self.path, line, column)
        self.diagnostics.write(location, "bad-csv", message, hint)
        self.diagnostics.positions[location] = Position("", "")
        return location

    def place_misfits(self, published: int | None) -> None:
        """Say the days of the rows that do not fit, as far as they can be read."""
        for location, record in self.misfits.items():
            day = _day(record, published, self.form)
            if day:
                self.diagnostics.positions[location] = Position(day.isoformat(), "")

    def tell_no_day(self, location: Location, text: str, layout: Layout) -> None:
        """Point out a cell whose ``text`` states no day, with the reason."""
        self.diagnostics.positions[location] = Position("", layout.heading(layout.published))
        fault = day_fault(text, self.form.dates)
        message, hint, cause = fault.message, fault.hint, fault.cause
        self.diagnostics.write_shared(location, "impossible-date", message, hint, cause)

    def skip_undated(self) -> None:
        """Remember that a row without a day was skipped."""
        self.used.add(UNDATED)


def _other_separator(record: Record, separator: str, columns: int) -> str:
    """The name of the separator that divides a row of one cell into as many cells as there are columns, or
    nothing."""
    if len(record.cells) > 1 or columns < 2:
        return ""
    text = record.cells[0].text
    for name, mark in SEPARATORS.items():
        if mark != separator and text.count(mark) == columns - 1:
            return name
    return ""


def _day(record: Record, published: int | None, form: Form) -> date | None:
    """The day of ``record``; ``None`` where it has no such cell, or one that states none."""
    if published is None or len(record.cells) <= published:
        return None
    return form.dates.day(record.cells[published].plain)


def dated(
    records: Iterable[Record], description: Description, layout: Layout, reader: RowReader
) -> Iterator[TableRow]:
    """The rows with their days; a row whose day cannot be read is a mistake and is left out."""
    for record in records:
        row = _row(record, description, layout, reader)
        if row:
            yield row


def _row(record: Record, description: Description, layout: Layout, reader: RowReader) -> TableRow | None:
    cell = record.cells[layout.published]
    text = cell.plain
    if not text and description.form.skip.undated:
        reader.skip_undated()
        return None
    location = Location(layout.path, cell.line, cell.column)
    days = _stated_days(text, location, description.form, layout, reader)
    if days is None:
        return None
    first, last = days
    return TableRow(record.cells, last, layout.path, description.numbers.not_stated, first)


def _stated_days(text: str, location: Location, form: Form, layout: Layout, reader: RowReader) -> Span | None:
    """The first and the last day that ``text`` states; ``None`` where it states none that can be meant, which
    is pointed out."""
    days = form.dates.span(text)
    if days is None:
        reader.tell_no_day(location, text, layout)
        return None
    day = days[1]
    if early(day):
        message = f"`{text}` lies in the year {day.year}, before the Gregorian calendar began"
        reader.diagnostics.write(location, "far-day", message, early_hint(day))
        return None
    return days


def _name_of(separator: str) -> str:
    """The name of a separator: comma, tab."""
    return next(name for name, mark in SEPARATORS.items() if mark == separator)


def positions(
    rows: Iterable[TableRow], layout: Layout, places: frozenset[Location]
) -> dict[Location, Position]:
    """The positions of those ``places`` that are cells of ``rows``."""
    found: dict[Location, Position] = {}
    lines = {location.line for location in places}
    for row in rows if places else ():
        if any(cell.line in lines for cell in row.cells):
            found.update(_positions(row, layout, places))
    return found


def _positions(
    row: TableRow, layout: Layout, places: frozenset[Location]
) -> Iterator[tuple[Location, Position]]:
    day = row.day.isoformat()
    for column, cell in enumerate(row.cells[: layout.width]):
        location = Location(layout.path, cell.line, cell.column)
        if location in places:
            yield location, Position(day, layout.heading(column))
