"""The rows of every table → reports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence
from functools import partial

from hasila.ingest.amount import first_of
from hasila.ingest.estimates import with_estimates
from hasila.ingest.fields import Fields, did_you_mean, slug
from hasila.ingest.figures import FigureDescription, FigureTree
from hasila.ingest.positioned_yaml import Node, Scalar, parse_yaml
from hasila.ingest.refused import kept
from hasila.ingest.reports import TABLES, ParseContext
from hasila.ingest.tables.amended_cells import SignedCell, SignedCells, take_signed, with_amendments
from hasila.ingest.tables.bulletins import (
    Bulletin,
    KnownParts,
    Part,
    StatedRow,
    bulletins_of,
    of_event,
    part_of,
    stated_row,
)
from hasila.ingest.tables.cell_figures import figures_of_cells
from hasila.ingest.tables.cells import Manner, Stated, read_cell, refusal
from hasila.ingest.tables.csv_text import CsvFault, Record, plain
from hasila.ingest.tables.described_alike import refuse_alike
from hasila.ingest.tables.description import Description, parse_description
from hasila.ingest.tables.filling import fill_title, values_of
from hasila.ingest.tables.growing import FigureTrees, Present, slots_of
from hasila.ingest.tables.hashtags import with_tags
from hasila.ingest.tables.layout import Layout, lay_out, tell_second_head
from hasila.ingest.tables.names import named_rows
from hasila.ingest.tables.order import row_orders, stated_order, tell_equal
from hasila.ingest.tables.row_keys import HEADINGS
from hasila.ingest.tables.rows import RowReader, TableRow, dated, head_of, positions
from hasila.ingest.tables.separator import Unclear, find_separator, said_in_file
from hasila.ingest.tables.shape import reshape
from hasila.ingest.tables.telling import Position, TableDiagnostics, told, wanted
from hasila.ingest.tables.undescribed import note_undescribed
from hasila.ingest.unread import write_unread
from hasila.ingest.values import figure_of
from hasila.model.bounds import MOST_CELLS, MOST_COLUMNS, MOST_FIGURES, MOST_ROWS
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.file_names import TABLE_ENDINGS
from hasila.model.period import Moment
from hasila.model.report import Explained, Figure, Mention, Report, Split
from hasila.reader import Unread

WORKBOOK = ".xlsx"
"""The ending of a table whose rows were taken out of a workbook, with commas between their cells."""


def parse_tables(context: ParseContext) -> Iterator[Report]:
    """The reports of every table; a table whose description cannot be used gives none (and a mistake)."""
    for path in sorted(context.files):
        if path.startswith(TABLES) and path.endswith(".yaml"):
            yield from _table(path, context)


def _table(path: str, context: ParseContext) -> Iterator[Report]:
    node, faults = parse_yaml(context.files[path], path)
    context.diagnostics.found += faults
    if faults and node is None:
        return  # not YAML, which is said already
    diagnostics = TableDiagnostics()
    opened = _opened(path, node, context, diagnostics)
    known: Mapping[Location, Position] = {}
    if opened:
        yield from _reports(opened, diagnostics, context)
        places = wanted(diagnostics.found, opened.layout.path)
        known = positions(opened.rows, opened.layout, places)
    context.diagnostics.found += told(diagnostics, known)


def _opened(
    path: str, node: Node | None, context: ParseContext, diagnostics: TableDiagnostics
) -> _Opened | None:
    """The table beside the description ``node`` of the file ``path``; ``None`` where it cannot be read."""
    fields = Fields(node, Location(path), diagnostics, "the description of the table")
    publishers = list(context.vocabulary.publishers)
    description = parse_description(path, fields, publishers, context.languages)
    fields.close()
    stem = path.removesuffix(".yaml")
    tables = [stem + ending for ending in TABLE_ENDINGS if stem + ending in context.files]
    if len(tables) != 1:
        _tell_absent(f"{stem}.csv", tables, path, diagnostics)
        return None
    return _open(description, tables[0], context, diagnostics) if description else None


def _tell_absent(table: str, found: list[str], path: str, diagnostics: TableDiagnostics) -> None:
    message = f"there is no {table} beside this description"
    hint = "commit the table under the same name"
    if found:
        message = f"two tables stand beside this description: {' and '.join(found)}"
        hint = "keep the one that the publisher issues"
    diagnostics.write(Location(path), "no-table", message, hint)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A table of which all is known but its reports: its description over its headings, and its rows."""

    description: Description
    layout: Layout
    rows: tuple[TableRow, ...]


def _open(
    description: Description, table: str, context: ParseContext, diagnostics: TableDiagnostics
) -> _Opened | None:
    reader = _reader(description, context.files[table], table, diagnostics)
    head = reader.read_head() if reader else None
    if reader is None or head is None:
        return None
    records = tuple(reader.data(head))
    if tell_second_head(description.form.head, head, records[:1], table, diagnostics):
        return None
    description = with_tags(description, head, reader.tags)
    shaped = reshape(description, head, records, table, diagnostics)
    layout = lay_out(description, shaped.head, table, diagnostics) if shaped else None
    if shaped is None or layout is None:
        return None
    bounded = _bounded(shaped.records, Location(table, 1, 1), diagnostics)
    rows: Sequence[TableRow] = tuple(dated(bounded, description, layout, reader))
    layout, rows = named_rows(rows, layout, description, context.vocabulary, diagnostics)
    reader.tell_left_out(shaped.published)
    if not diagnostics.broken:
        note_undescribed(rows, description, layout, diagnostics)
    return _Opened(description, layout, tuple(rows))


def _reader(
    description: Description, text: str, table: str, diagnostics: TableDiagnostics
) -> RowReader | None:
    separator = _separator(description, text, table, diagnostics)
    return RowReader(text, table, separator, description.form, diagnostics) if separator else None


def _bounded(
    records: Sequence[Record], location: Location, diagnostics: TableDiagnostics
) -> Sequence[Record]:
    """The records; of too many rows the first, of too many columns or cells with a number none, and it is
    said."""
    rows = first_of(records, MOST_ROWS, location, "rows", diagnostics)
    columns = max((len(record.cells) for record in rows), default=0)
    if columns > MOST_COLUMNS:
        first_of(range(columns), MOST_COLUMNS, location, "columns", diagnostics)
        return ()
    numbers = sum(map(_cells_with_a_number, rows))
    if numbers > MOST_CELLS:
        first_of(range(numbers), MOST_CELLS, location, "cells with a number", diagnostics)
        return ()
    return rows


def _cells_with_a_number(record: Record) -> int:
    firsts = (cell.text[:1] for cell in record.cells)
    return sum(map(str.isdigit, firsts))


def _separator(description: Description, text: str, table: str, diagnostics: TableDiagnostics) -> str | None:
    """The separator of the cells: declared, said by the file, or plain from its headings; ``None`` where it
    is in doubt."""
    declared = "," if table.endswith(WORKBOOK) else description.form.separator or said_in_file(text)
    if declared:
        return declared

    def head(records: Iterator[Record | CsvFault]) -> Record | None:
        return head_of(records, description.form, text)

    found = find_separator(text, head)
    if not isinstance(found, Unclear):
        return found
    _tell_unclear(found, table, diagnostics)
    return None


def _tell_unclear(found: Unclear, table: str, diagnostics: TableDiagnostics) -> None:
    """Point out that more than one separator would divide the headings."""
    names = " and ".join(found.seen)
    message = f"the headings can be divided by more than one separator: {names}"
    hint = f"say which in the description: `separator: {found.seen[0]}`"
    diagnostics.write(Location(table), "unclear-separator", message, hint)


# Reports


def _reports(opened: _Opened, diagnostics: TableDiagnostics, context: ParseContext) -> tuple[Report, ...]:
    orders = _orders(opened, diagnostics)
    rows, signed = take_signed(opened.rows, opened.description, opened.layout, diagnostics)
    maker = _ReportMaker(opened, signed, diagnostics, context)
    bulletins = bulletins_of(rows, orders, opened.description, opened.layout)
    known = KnownParts(rows, opened.description, opened.layout)
    reports: list[Report] = []
    amended: dict[str, list[tuple[str, SignedCell]]] = {}
    for bulletin in bulletins:
        report = maker.report(bulletin, known)
        if report:
            reports.append(report)
        if signed:
            amended[bulletin.id.text] = _amended(bulletin, signed, opened.layout)
    if signed:
        language = opened.description.language
        reports = list(with_amendments(reports, amended, language, diagnostics))
    if refuse_alike(reports, opened.description, diagnostics):
        return ()  # nothing that they say can be held against the publisher
    if not diagnostics.broken:  # a reason may stand beside a refused row
        _tell_unexplained(opened.description, {report.id for report in reports}, diagnostics)
    return tuple(reports)


def _amended(bulletin: Bulletin, signed: SignedCells, layout: Layout) -> list[tuple[str, SignedCell]]:
    """The signed cells of the rows of a report, each with what the names of the figures of its row end in."""
    found: list[tuple[str, SignedCell]] = []
    for row in bulletin.rows:
        part = part_of(row, layout)
        ending = f"-{part.suffix}" if part and part.suffix else ""
        found += [(ending, cell) for cell in signed.get(row.line, ())]
    return found


def _orders(opened: _Opened, diagnostics: TableDiagnostics) -> Sequence[int | None]:
    """The order of each row among the reports of its day; ``None`` where its column does not say it."""
    description, layout, rows = opened.description, opened.layout, opened.rows
    slots = [*slots_of(description), *(name.text for name in description.rows.each)]
    subjects = [values_of(slots, row, layout) for row in rows]
    if layout.order is None:
        return row_orders(rows, subjects, diagnostics)
    orders = [stated_order(row, layout, diagnostics) for row in rows]
    tell_equal(rows, subjects, orders, diagnostics)
    return orders


def _tell_unexplained(description: Description, reports: set[str], diagnostics: TableDiagnostics) -> None:
    for report, location in _reports_named(description):
        if report not in reports:
            message = f"the table has no report `{report}`"
            hint = did_you_mean(report, sorted(reports))
            diagnostics.write(location, "unknown-figure", message, hint)


def _reports_named(description: Description) -> Iterator[tuple[str, Location]]:
    """The reports of which the description says something, and where."""
    for reason in description.explained:
        yield reason.report, reason.location
    for report, restarts in description.restarts.items():
        yield from ((report, restart.location) for restart in restarts)
    for report, withdrawn in description.withdrawn.items():
        yield from ((report, withdrawal.location) for withdrawal in withdrawn)


class _ReportMaker:
    """Makes the report of a row. What all rows have in common is worked out once."""

    def __init__(
        self, opened: _Opened, signed: SignedCells, diagnostics: TableDiagnostics, context: ParseContext
    ) -> None:
        description, layout = opened.description, opened.layout
        self.description, self.layout, self.diagnostics = description, layout, diagnostics
        self.signed = signed
        self.lacking = diagnostics.broken
        self.trees = FigureTrees(description, layout, diagnostics, context.vocabulary)
        self.explained = _by_report(description.explained)
        self.directions = {language.code: language.direction for language in context.languages}
        nouns = partial(context.nouns_in, description.language)
        self.manners: dict[int, Manner] = {}
        for column in layout.columns.values():
            separators = layout.separators.get(column)
            scale = layout.scale.get(column, 1)
            qualifier = layout.qualifiers.get(column, "")
            zero, lakhs = description.numbers.zero, column in layout.lakhs
            self.manners[column] = Manner(separators, scale, nouns, zero, qualifier, lakhs)
        self.origin = layout.column(HEADINGS)
        self.headings = [layout.heading(column) for column in range(layout.width)]
        self.read = self._memories()

    def _memories(self) -> dict[int, dict[str, Stated | Unread]]:
        """What was read of each text, by column; columns of one manner share it."""
        of_manner: dict[Hashable, dict[str, Stated | Unread]] = {}
        shared: dict[int, dict[str, Stated | Unread]] = {}
        for column, manner in self.manners.items():
            key = (manner.separators, manner.scale, manner.qualifier, manner.lakhs)
            shared[column] = of_manner.setdefault(key, {})
        return shared

    def report(self, bulletin: Bulletin, known: KnownParts) -> Report | None:
        """The report of the rows of ``bulletin``; ``None`` where it has no id or states nothing, which is
        said."""
        description, layout = self.description, self.layout
        identity, row = bulletin.id, bulletin.first
        if not slug(identity, self.diagnostics):
            return None
        published = Moment(row.day, bulletin.order)
        rows = tuple(self._stated(bulletin, published))
        if not rows:
            self._tell_lost(bulletin)
            return None
        figures = tuple(figure for stated in rows for figure in stated.figures)
        within = (split for stated in rows for split in stated.splits)
        splits = (*within, *known.splits(rows))
        explained = self.explained.get(identity.text, ())
        place = row.location(None)
        bounded = first_of(figures, MOST_FIGURES, place, "figures", self.diagnostics)
        return Report(
            id=identity.text, publisher=description.publisher, via=None, language=description.language,
            published=published, precision="day", basis=description.basis, source=description.source,
            title=self._title(row), figures=tuple(bounded), splits=splits, prose={}, path=row.path,
            explained=explained, location=row.location(layout.published),
            restarts=description.restarts.get(identity.text, ()),
            withdrawn=description.withdrawn.get(identity.text, ()),
        )  # fmt: skip

    def _stated(self, bulletin: Bulletin, published: Moment) -> Iterator[StatedRow]:
        """What each row of a report states, under the names that tell its rows apart."""
        report = bulletin.id.text
        seen: dict[str, TableRow] = {}
        for row in bulletin.rows:
            present = self.trees.present(row)
            if not present:
                self._note_nothing(row)
                continue
            part = part_of(row, self.layout)
            if part and seen.setdefault(part.suffix, row) is not row:
                self._tell_twice(row, seen[part.suffix], part)
                continue
            figures, splits = self._of_row(row, present, report, published)
            yield stated_row(part, of_event(figures, row, self.layout), splits)

    def _of_row(
        self, row: TableRow, present: Present, report: str, published: Moment
    ) -> tuple[Sequence[Figure], Sequence[Split]]:
        """The figures of a row and the splits between them."""
        known = self.trees.plain_row(row, present, report, published)
        if known:
            language = self.description.language
            figures = figures_of_cells(known.columns, known.periods, row, report, self._read, language)
            if figures is not None:
                return figures, known.splits
        tree = self.trees.tree(row, present, report, published)
        return self._figures(tree, row, report), tree.splits

    def _tell_twice(self, row: TableRow, first: TableRow, part: Part) -> None:
        message = f"“{part.text}” stands twice in one report: here and on line {first.line}"
        hint = "put the column that tells the rows apart into `id` or `each`, or leave one out with `without`"
        self.diagnostics.write(row.location(self.layout.each[0]), "repeated-report", message, hint)

    def _title(self, row: TableRow) -> dict[str, str]:
        title = self.description.title.items()
        return {code: self._in_direction(code, text, row) for code, text in title}

    def _in_direction(self, code: str, text: Scalar, row: TableRow) -> str:
        """The title in the language ``code``, with its slots filled."""
        direction = self.directions.get(code, "ltr")
        return fill_title(text, direction, row, self.layout)

    def _tell_lost(self, bulletin: Bulletin) -> None:
        """Refuse the changes of earlier counts in rows that make no report: nothing would tell of them."""
        for row in bulletin.rows:
            for cell in self.signed.get(row.line, ()):
                message = f"“{cell.text}” changes an earlier count, and no count stands beside it"
                hint = "leave the row out (`skip`), and say it under `amends` in a report that states a count"
                self.diagnostics.write(cell.location, "sign", message, hint)

    def _note_nothing(self, row: TableRow) -> None:
        if self.lacking or row.line in self.signed:
            return  # the described columns are not there, which was said, or a change stands in one
        message = "the row fills none of the described columns"
        hint = "nothing to do, if the publisher stated nothing that day"
        location = row.location(None)
        self.diagnostics.write(location, "no-figures", message, hint, "note")

    def _figures(self, tree: FigureTree, row: TableRow, report: str) -> tuple[Figure, ...]:
        """The figures of a row; each stands in its cell, not in the description that all rows share."""
        figures: list[Figure] = []
        for draft in tree.drafts:
            mention = self._mention(draft, row) if draft.stated else None
            if mention or not draft.stated:
                mentions = (mention,) if mention else ()
                figures.append(figure_of(report, draft, mention, mentions))
        all_there = len(figures) == len(tree.drafts)
        if all_there and not tree.refused:
            return with_estimates(figures, tree.estimates)
        return kept(with_estimates(figures, tree.estimates), tree)

    def _mention(self, draft: FigureDescription, row: TableRow) -> Mention | None:
        column = self.layout.columns.get(draft.id)
        if column is None:
            return None
        text = row.text(column)
        stated = self._read(text, column)
        if isinstance(stated, Unread):
            self._refuse(text, stated, draft, self.manners[column].scale)
            return None
        number, interval, qualifier = stated
        language, heading = self.description.language, self._heading(column, row)
        return Mention(language, text, number, interval, qualifier, draft.location, 1, heading)

    def _heading(self, column: int, row: TableRow) -> str:
        """The heading above the cell in the file: that of the column, or the one that the row was made
        from."""
        return self.headings[column] if self.origin is None else row.cells[self.origin].plain

    def _read(self, text: str, column: int) -> Stated | Unread:
        """The number that ``text`` states in ``column``; what columns of one manner repeat is read once."""
        known = self.read[column]
        stated = known.get(text)
        if stated is None:
            stated = read_cell(text, self.description.language, self.manners[column])
            known[text] = stated
        return stated

    def _refuse(self, text: str, unread: Unread, draft: FigureDescription, scale: int) -> None:
        why = refusal(text, draft.id, scale)
        if why is None:
            write_unread(self.diagnostics, draft.location, unread, plain(text), "the cell")
            return
        message, hint, cause = why
        self.diagnostics.write_shared(draft.location, unread.reason, message, hint, cause)


def _by_report(explained: Sequence[Explained]) -> Mapping[str, tuple[Explained, ...]]:
    reports: defaultdict[str, tuple[Explained, ...]] = defaultdict(tuple)
    for reason in explained:
        reports[reason.report] += (reason,)
    return reports
