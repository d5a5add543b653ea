"""A table of another shape → the rows that a description speaks of: a row a report or a part of one, a
column a figure.

The days, the places or other groups may stand in the headings (``headings`` in the place of a column), the
names of the figures in a column (``figure``, ``value``), the parts of a day in several columns (slots in
``published``), and one day may be that of all rows (``published`` says it). Every cell keeps the line and the
column where it stands in the file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import Cell, Record, plain
from hasila.ingest.tables.dates import day_fault
from hasila.ingest.tables.description import SLOT, Description
from hasila.ingest.tables.layout import ColumnFinder
from hasila.ingest.tables.row_keys import HEADINGS, Words
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location

_VALUE, _REST = "\0value", "\0rest"
"""Headings of columns that no description can name: of the numbers, and of what headings say beside a day."""


@dataclass(frozen=True, slots=True)
class Shaped:
    """The headings and the rows after the change of shape; ``published`` is the column of the day in the
    file, ``None`` where no one column holds it."""

    head: Record
    records: Sequence[Record]
    published: int | None


def reshape(
    description: Description, head: Record, records: Sequence[Record], path: str, diagnostics: Diagnostics
) -> Shaped | None:
    """The rows of the table as the description means them; ``None`` where that cannot be made out (and a
    mistake says so)."""
    shaper = _Shaper(description, head, path, diagnostics)
    chosen = shaper.chosen(records)
    published = shaper.finder.quietly(description.published.text)
    before = len(diagnostics.found)
    made = shaper.spread(*shaper.melted(head, chosen))
    if len(diagnostics.found) > before:
        return None
    head, rows = shaper.with_day(*made)
    return Shaped(head, rows, published)


@dataclass(frozen=True, slots=True)
class _Melted:
    """A column whose heading says a day or a name; ``rest`` is what else it says."""

    column: int
    heading: Cell
    rest: Cell | None


class _Shaper:
    def __init__(self, description: Description, head: Record, path: str, diagnostics: Diagnostics) -> None:
        self.description, self.path, self.diagnostics = description, path, diagnostics
        self.finder = ColumnFinder(description, head, diagnostics)
        self.rows = description.rows

    # Rows that are chosen

    def chosen(self, records: Sequence[Record]) -> Sequence[Record]:
        """The rows that ``only`` and ``without`` leave, with what their merged cells mean."""
        columns = [self.finder.column(name) for name in self.rows.down]
        records = filled_down(records, [column for column in columns if column is not None])
        for words in self.rows.only:
            records = self._choose(records, words, keep=True)
        for words in self.rows.without:
            records = self._choose(records, words, keep=False)
        return records

    def _choose(self, records: Sequence[Record], words: Words, keep: bool) -> Sequence[Record]:
        name, texts = words
        column = self.finder.column(name)
        if column is None:
            return records
        seen = {_text(record, column) for record in records}
        for text in sorted(texts - seen):
            message = f"no row has `{text}` in the column `{name.text}`"
            hint = "take it away, or write the text of the cells as it stands there"
            self.diagnostics.write(name.location, "skips-nothing", message, hint, "warning")
        return [record for record in records if (_text(record, column) in texts) is keep]

    # Headings that say a day or a name

    def melted(self, head: Record, records: Sequence[Record]) -> tuple[Record, Sequence[Record]]:
        """A row for each filled cell below a heading that says a day or a name; the table itself where none
        does."""
        if not self._in_headings(self.rows.published) and not any(map(self._in_headings, self.rows.each)):
            return head, records
        found = list(self._columns_to_melt(head))
        if not found:
            self._tell_no_headings()
            return head, records
        kept = [column for column in range(len(head.cells)) if column not in {one.column for one in found}]
        made = [row for record in records for row in _rows_of(record, found, kept)]
        return self._melted_head(head, found, kept), made

    def _in_headings(self, name: Scalar) -> bool:
        return name.text == HEADINGS and self.finder.quietly(HEADINGS) is None

    def _melted_head(self, head: Record, found: Sequence[_Melted], kept: Sequence[int]) -> Record:
        first = found[0].heading
        names = [HEADINGS, _VALUE] if first.text and found[0].rest is None else [HEADINGS, _REST, _VALUE]
        virtual = [Cell(name, first.line, first.column) for name in names]
        return Record((*(head.cells[column] for column in kept), *virtual))

    def _columns_to_melt(self, head: Record) -> Iterator[_Melted]:
        used = self._used()
        free = [column for column in range(len(head.cells)) if column not in used]
        if self._in_headings(self.rows.published):
            yield from self._with_days(head, free)
            return
        for column in free:
            if head.cells[column].plain:
                yield _Melted(column, head.cells[column], None)

    def _used(self) -> set[int]:
        """The columns of the file that the description uses or ignores."""
        slots = (slot.text for slot in self.finder.slots())
        named = (name.text for name in (*self.rows.columns, *self.description.form.ignore))
        columns = (self.finder.quietly(name) for name in (*slots, *named))
        return {column for column in columns if column is not None}

    def _with_days(self, head: Record, free: Iterable[int]) -> Iterator[_Melted]:
        """The columns whose headings say a day, alone or with the name of a figure before or behind it."""
        found: list[_Melted] = []
        for column in free:
            cell = head.cells[column]
            melted = self._with_day(column, cell)
            if melted:
                found.append(melted)
            elif cell.plain[:1].isdigit():
                self._tell_no_day(cell)
        with_rest = any(one.rest for one in found)
        for one in found:
            yield one if one.rest or not with_rest else _Melted(one.column, one.heading, one.heading)

    def _with_day(self, column: int, cell: Cell) -> _Melted | None:
        form, words = self.description.form.dates, cell.plain.split(" ")
        if form.day(cell.plain):
            return _Melted(column, cell._replace(text=cell.plain), None)
        for at in range(1, len(words)):
            before, behind = " ".join(words[:at]), " ".join(words[at:])
            for day, rest in ((before, behind), (behind, before)):
                if form.day(day):
                    return _Melted(column, cell._replace(text=day), cell._replace(text=rest))
        return None

    def _tell_no_day(self, cell: Cell) -> None:
        fault = day_fault(cell.plain, self.description.form.dates)
        location = Location(self.path, cell.line, cell.column)
        hint = f"{fault.hint}; a column that is none of a day is named under `ignore`"
        self.diagnostics.write(location, "impossible-date", f"the heading {fault.message}", hint)

    def _tell_no_headings(self) -> None:
        form = self.description.form.dates.words
        message = f"no heading is a day written {form}"
        hint = "say under `dates` how the headings write their days"
        if not self._in_headings(self.rows.published):
            message, hint = "no heading is left that could be a name", "see which columns `ignore` names"
        self.diagnostics.write(self.rows.published.location, "unknown-column", message, hint)

    # Names of figures in a column

    def spread(self, head: Record, records: Sequence[Record]) -> tuple[Record, Sequence[Record]]:
        """A column for each figure that a column names; the table itself where none names figures."""
        headings = {cell.plain: column for column, cell in enumerate(head.cells)}
        value = headings.get(_VALUE)
        figure = headings.get(_REST)
        if self.rows.figure is not None:
            figure = self._finder_of(head).column(self.rows.figure)
        if self.rows.value is not None and value is None:
            value = self._finder_of(head).column(self.rows.value)
        if figure is None:
            return self._one_figure(head, value), records
        if value is None:
            self._tell_no_value()
            return head, records
        return self._spread(head, records, figure, value)

    def _finder_of(self, head: Record) -> ColumnFinder:
        return ColumnFinder(self.description, head, self.diagnostics)

    def _one_figure(self, head: Record, value: int | None) -> Record:
        """The headings, with that of the numbers named as the one figure there is."""
        if value is None:
            return head
        figures = self.description.figure_ids
        if len(figures) != 1:
            message = f"the description has {len(figures)} figures, and no column names what a row counts"
            hint = "name the column under `rows`: `figure: COLUMN`, or describe one figure alone"
            self.diagnostics.write(self.rows.published.location, "unknown-column", message, hint)
            return head
        cells = list(head.cells)
        cells[value] = cells[value]._replace(text=self.finder.heading(figures[0].text))
        return Record(tuple(cells))

    def _tell_no_value(self) -> None:
        figure = self.rows.figure or self.rows.published
        message = f"`figure: {figure.text}` needs the column that holds the numbers"
        hint = "name it beside: `value: COLUMN`"
        self.diagnostics.write(figure.location, "missing-key", message, hint)

    def _spread(
        self, head: Record, records: Sequence[Record], figure: int, value: int
    ) -> tuple[Record, Sequence[Record]]:
        kept = [column for column in self._kept(head) if column not in (figure, value)]
        together: dict[tuple[str, ...], dict[str, Cell]] = {}
        firsts: dict[tuple[str, ...], Record] = {}
        names: dict[str, Cell] = {}
        for record in records:
            key = tuple(_text(record, column) for column in kept)
            name = _text(record, figure)
            firsts.setdefault(key, record)
            names.setdefault(name, record.cells[figure])
            self._put(together.setdefault(key, {}), name, record, value)
        made = [_joined(firsts[key], kept, stated, names) for key, stated in together.items()]
        headings = (cell._replace(text=name) for name, cell in names.items())
        return Record((*(head.cells[column] for column in kept), *headings)), made

    def _put(self, stated: dict[str, Cell], name: str, record: Record, value: int) -> None:
        cell = record.cells[value]
        if stated.setdefault(name, cell) is cell:
            return
        first = stated[name]
        location = Location(self.path, cell.line, cell.column)
        message = f"“{name}” is stated here and on line {first.line}, for the same day and names"
        hint = "name under `each` the column that tells the two rows apart, or leave one out with `without`"
        self.diagnostics.write(location, "repeated-report", message, hint)

    def _kept(self, head: Record) -> list[int]:
        """The columns that the description uses, by which rows of several figures are brought together."""
        finder = self._finder_of(head)
        slots = (slot.text for slot in finder.slots())
        named = (name.text for name in self.rows.columns)
        columns = {finder.quietly(name) for name in (*slots, *named)}
        return sorted(column for column in columns if column is not None)

    # Days of several columns

    def with_day(self, head: Record, records: Sequence[Record]) -> tuple[Record, Sequence[Record]]:
        """The rows with a column for the day where ``published`` puts it together from several columns, or
        is the day of the whole table itself."""
        text = self.rows.published.text
        names = SLOT.findall(text)
        if not names:
            return self._on_one_day(head, records) if self._says_day(text) else (head, records)
        finder = self._finder_of(head)
        columns = {name: finder.column(Scalar(name, self.rows.published.location)) for name in names}
        known = {name: column for name, column in columns.items() if column is not None}
        if len(known) < len(columns):
            return head, records
        heading = Cell(plain(text), head.line, head.cells[known[names[0]]].column)
        made = [_with_day(record, len(head.cells), text, known) for record in records]
        return Record((*head.cells, heading)), made

    def _says_day(self, text: str) -> bool:
        """True where ``text`` is no heading, and a day as the description writes days."""
        return self.finder.quietly(text) is None and self.description.form.dates.day(text) is not None

    def _on_one_day(self, head: Record, records: Sequence[Record]) -> tuple[Record, Sequence[Record]]:
        """The rows with one more cell: the day that ``published`` says of all of them, where the row
        begins."""
        text, width = self.rows.published.text, len(head.cells)
        made = [_lengthened(record, width, Cell(text, record.line, 1)) for record in records]
        return Record((*head.cells, Cell(plain(text), head.line, 1))), made


def filled_down(records: Sequence[Record], columns: Sequence[int]) -> Sequence[Record]:
    """The rows with the cell above in the place of each empty cell of ``columns``."""
    if not columns:
        return records
    made: list[Record] = []
    above: dict[int, Cell] = {}
    for record in records:
        cells = list(record.cells)
        for column in columns:
            if column < len(cells) and not cells[column].plain and column in above:
                cells[column] = cells[column]._replace(text=above[column].text)
            elif column < len(cells):
                above[column] = cells[column]
        made.append(Record(tuple(cells)))
    return made


def _text(record: Record, column: int) -> str:
    return record.cells[column].plain if column < len(record.cells) else ""


def _rows_of(record: Record, found: Iterable[_Melted], kept: Sequence[int]) -> Iterator[Record]:
    """A row for each filled cell of ``record`` below one of the headings."""
    cells = record.cells
    same = tuple(cells[column] for column in kept if column < len(cells))
    same += tuple(Cell("", record.line, 1) for column in kept if column >= len(cells))
    for one in found:
        if one.column < len(cells) and cells[one.column].plain:
            rest = (one.rest,) if one.rest else ()
            yield Record((*same, one.heading, *rest, cells[one.column]))


def _joined(first: Record, kept: Iterable[int], stated: Mapping[str, Cell], names: Iterable[str]) -> Record:
    """One row: the cells that its rows have in common, and the number of each figure."""
    empty = Cell("", first.line, 1)
    numbers = (stated.get(name, empty) for name in names)
    return Record((*(first.cells[column] for column in kept), *numbers))


def _with_day(record: Record, width: int, text: str, columns: Mapping[str, int]) -> Record:
    """``record``, ``width`` cells long, with one more cell, which stands where the first part of its day
    does.

    A part that is empty leaves the cell empty."""
    parts = {name: _text(record, column) for name, column in columns.items()}
    filled = SLOT.sub(lambda slot: parts[slot[1]], text) if all(parts.values()) else ""
    first = next(iter(columns.values()))
    place = record.cells[first] if first < len(record.cells) else Cell("", record.line, 1)
    return _lengthened(record, width, place._replace(text=filled))


def _lengthened(record: Record, width: int, last: Cell) -> Record:
    """``record``, ``width`` cells long, with ``last`` behind them."""
    empty = Cell("", record.line, 1)
    cells = [record.cells[column] if column < len(record.cells) else empty for column in range(width)]
    return Record((*cells, last))
