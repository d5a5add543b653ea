"""The rows of every table → reports."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from hasila.ingest.amount import first_of
from hasila.ingest.fields import Fields, did_you_mean, slug
from hasila.ingest.figures import FigureDescription, Tree
from hasila.ingest.positioned_yaml import parse_yaml
from hasila.ingest.refused import kept
from hasila.ingest.reports import ParseContext
from hasila.ingest.tables.cells import Manner, read_cell, refusal
from hasila.ingest.tables.csv_text import Fault, Record
from hasila.ingest.tables.description import Description, parse_description
from hasila.ingest.tables.filling import fill, row_id, subject, value
from hasila.ingest.tables.growing import FigureTrees
from hasila.ingest.tables.layout import Layout, lay_out
from hasila.ingest.tables.order import row_orders, stated_order, tell_equal
from hasila.ingest.tables.rows import Reader, Row, dated, head_of, positions
from hasila.ingest.tables.separator import Unclear, find_separator, said_in_file
from hasila.ingest.tables.telling import TableDiagnostics, told, wanted
from hasila.ingest.tables.undescribed import note_undescribed
from hasila.ingest.unread import write_unread
from hasila.ingest.values import value_figures
from hasila.model.bounds import MOST_CELLS, MOST_COLUMNS, MOST_ROWS
from hasila.model.diagnostics import Location
from hasila.model.period import Moment
from hasila.model.report import Explained, Figure, Mention, Report
from hasila.reader import Unread

FOLDER = "content/tables/"


def parse_tables(desk: ParseContext) -> Iterator[Report]:
    """The reports of every table; a table whose description cannot be used gives none (and a mistake)."""
    for path in sorted(desk.files):
        if path.startswith(FOLDER) and path.endswith(".yaml"):
            yield from _table(path, desk)


def _table(path: str, desk: ParseContext) -> Iterator[Report]:
    node, mistakes = parse_yaml(desk.files[path], path)
    desk.diagnostics.mistakes += mistakes
    if mistakes and node is None:
        return  # not YAML: said already
    diagnostics = TableDiagnostics()
    table = path.removesuffix(".yaml") + ".csv"
    fields = Fields(node, Location(path), diagnostics, "the description of the table")
    description = parse_description(path, fields, list(desk.vocabulary.publishers), desk.languages)
    fields.close()
    if table not in desk.files:
        message, hint = f"there is no {table} beside this description", "commit the table under the same name"
        diagnostics.write(Location(path), "no-table", message, hint)
        description = None
    opened = _open(description, table, desk, diagnostics) if description else None
    yield from _reports(opened, diagnostics, desk) if opened else ()
    known = positions(opened.rows, opened.layout, wanted(diagnostics.mistakes, table)) if opened else {}
    desk.diagnostics.mistakes += told(diagnostics, known)


@dataclass(frozen=True, slots=True)
class _Opened:
    """A table of which all is known but its reports: its description over its headings, and its rows."""

    description: Description
    layout: Layout
    rows: tuple[Row, ...]


def _open(
    description: Description, table: str, desk: ParseContext, diagnostics: TableDiagnostics
) -> _Opened | None:
    text = desk.files[table]
    separator = _separator(description, text, table, diagnostics)
    if separator is None:
        return None
    reader = Reader(text, table, separator, description.form, diagnostics)
    head = reader.read_head()
    layout = lay_out(description, head, table, diagnostics) if head else None
    records = tuple(reader.data(head)) if head else ()
    if layout is None:
        return None
    rows = tuple(dated(_bounded(records, Location(table, 1, 1), diagnostics), description, layout, reader))
    reader.place_misfits(layout)
    reader.tell_unused()
    reader.tell_skipped_days(layout)
    if not diagnostics.broken:
        note_undescribed(rows, description, layout, diagnostics)
    return _Opened(description, layout, rows)


def _bounded(
    records: tuple[Record | Fault, ...], place: Location, diagnostics: TableDiagnostics
) -> tuple[Record | Fault, ...]:
    """The records; of more rows, columns or cells with a number than are read, fewer or none, and it is said."""
    kept = tuple(first_of(records, MOST_ROWS, place, "rows", diagnostics))
    widths = [len(record.cells) for record in kept if isinstance(record, Record)]
    if max(widths, default=0) > MOST_COLUMNS:
        first_of(range(max(widths)), MOST_COLUMNS, place, "columns", diagnostics)
        return ()
    stated = sum(_with_a_number(record) for record in kept if isinstance(record, Record))
    if stated > MOST_CELLS:
        first_of(range(stated), MOST_CELLS, place, "cells with a number", diagnostics)
        return ()
    return kept


def _with_a_number(record: Record) -> int:
    return sum(cell.text[:1].isdigit() for cell in record.cells)


def _separator(description: Description, text: str, table: str, diagnostics: TableDiagnostics) -> str | None:
    """What divides the cells: declared, said by the file, or plain from its headings; ``None`` where it is
    in doubt."""
    declared = description.form.separator or said_in_file(text)
    if declared:
        return declared

    def head(records: Iterator[Record | Fault]) -> Record | None:
        return head_of(records, description.form, text)

    found = find_separator(text, head)
    if isinstance(found, Unclear):
        names = " and ".join(found.seen)
        message = f"the headings can be divided by more than one separator: {names}"
        hint = f"say which in the description: `separator: {found.seen[0]}`"
        diagnostics.write(Location(table), "unclear-separator", message, hint)
        return None
    return found


# Reports


def _reports(opened: _Opened, diagnostics: TableDiagnostics, desk: ParseContext) -> Iterator[Report]:
    maker = _Maker(opened.description, opened.layout, diagnostics, desk)
    orders = _orders(opened, diagnostics)
    made = (
        maker.report(row, order) for row, order in zip(opened.rows, orders, strict=True) if order is not None
    )
    reports = tuple(report for report in made if report)
    if not any(
        mistake.severity == "error" for mistake in diagnostics.mistakes
    ):  # a reason may stand beside a refused row
        _tell_unexplained(opened.description, {report.id for report in reports}, diagnostics)
    yield from reports


def _orders(opened: _Opened, diagnostics: TableDiagnostics) -> Sequence[int | None]:
    """The order of each row among the reports of its day; ``None`` where its column does not say it."""
    description, layout, rows = opened.description, opened.layout, opened.rows
    slots = sorted({*subject(description.axes), *subject(description.figures)})
    subjects = [tuple(value(slot, row, layout) for slot in slots) for row in rows]
    if layout.order is None:
        return row_orders(rows, subjects, diagnostics)
    orders = [stated_order(row, layout, diagnostics) for row in rows]
    tell_equal(rows, subjects, orders, diagnostics)
    return orders


def _tell_unexplained(description: Description, reports: set[str], diagnostics: TableDiagnostics) -> None:
    for reason in description.explained:
        if reason.report not in reports:
            message = f"the table has no report `{reason.report}`"
            diagnostics.write(
                reason.place, "unknown-figure", message, did_you_mean(reason.report, sorted(reports))
            )


class _Maker:
    """Makes the report of a row. What all rows have in common is worked out once."""

    def __init__(
        self, description: Description, layout: Layout, diagnostics: TableDiagnostics, desk: ParseContext
    ) -> None:
        self.description, self.layout, self.diagnostics = description, layout, diagnostics
        self.lacking = diagnostics.broken
        self.trees = FigureTrees(description, layout, diagnostics, desk.vocabulary)
        self.explained = _by_report(description.explained)
        nouns = desk.nouns_in(description.language)
        self.manners = {
            column: Manner(layout.separators.get(column), layout.scale.get(column, 1), nouns)
            for column in layout.columns.values()
        }

    def report(self, row: Row, order: int) -> Report | None:
        """The report of ``row``; ``None`` where it has no id or states nothing (and a mistake says so)."""
        description, layout = self.description, self.layout
        identity = row_id(description.id, row, layout)
        if not slug(identity, self.diagnostics):
            return None
        present = self.trees.present(row)
        if not present:
            self._note_nothing(row)
            return None
        published = Moment(row.day, order)
        tree = self.trees.tree(row, present, identity.text, published)
        return Report(
            id=identity.text, publisher=description.publisher, via=None, language=description.language,
            published=published, precision="day", basis=description.basis, source=description.source,
            title={code: fill(text, row, layout).text for code, text in description.title.items()},
            figures=kept(self._figures(tree, row, identity.text), tree), splits=tree.splits, prose={},
            path=row.path, explained=self.explained.get(identity.text, ()),
            place=row.place(layout.published),
        )  # fmt: skip

    def _note_nothing(self, row: Row) -> None:
        if self.lacking:
            return  # the described columns are not there, which was said
        message, hint = (
            "the row fills none of the described columns",
            "nothing to do, if the publisher stated nothing that day",
        )
        self.diagnostics.write(row.place(None), "no-figures", message, hint, "note")

    def _figures(self, tree: Tree, row: Row, report: str) -> Iterator[Figure]:
        """The figures of a row; each stands in its cell, not in the description that all rows share."""
        mentions = {draft.id: self._mention(draft, row) for draft in tree.drafts if draft.stated}
        said = {figure: (mention,) for figure, mention in mentions.items() if mention}
        language = self.description.language
        yield from value_figures(report, language, tree.drafts, {language: said}, self.diagnostics)

    def _mention(self, draft: FigureDescription, row: Row) -> Mention | None:
        column = self.layout.column(draft.id)
        if column is None:
            return None
        words, language = row.text(column), self.description.language
        manner = self.manners[column]
        said = read_cell(words, language, manner)
        if isinstance(said, Unread):
            self._refuse(words, said, draft, manner.scale)
            return None
        return Mention(language, words, said.number, said.interval, said.qualifier, draft.place)

    def _refuse(self, words: str, unread: Unread, draft: FigureDescription, scale: int) -> None:
        why = refusal(words, draft.id, scale)
        if why is None:
            write_unread(self.diagnostics, draft.place, unread, " ".join(words.split()), "the cell")
            return
        self.diagnostics.write_shared(draft.place, unread.reason, why.message, why.hint, why.cause)


def _by_report(explained: Sequence[Explained]) -> Mapping[str, tuple[Explained, ...]]:
    reports: dict[str, tuple[Explained, ...]] = {}
    for reason in explained:
        reports[reason.report] = (*reports.get(reason.report, ()), reason)
    return reports
