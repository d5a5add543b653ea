"""The data of the site: all that it knows, as files that can be checked without it, in ``data/v1/``.

Conventions: UTF-8, sorted keys, a final newline. Counts are whole numbers of people (or of what the measure
counts); days are ISO 8601. An interval is ``[low, high]``, both included, with ``null`` for an open end; a
number that was not stated is ``null`` (in CSV an empty cell), never 0. Addresses are relative to the top of
the site, one per language. A key of a figure is ``report-id#figure-id`` everywhere. A field may be added to
``v1``; none changes its meaning or goes.

What each field means stands beside the exporter that writes it and is published as
``schema/<name>.schema.json`` (JSON Schema) and ``schema/<name>.table.json`` (Table Schema). ``laws.json`` can
be verified by itself: ``hasila verify``. ``reports/``, ``findings/`` and ``places/`` hold the same once more,
one report, finding or place a file. ``datapackage.json`` lists the files of the whole and of each series;
``hasila.sqlite`` holds the same tables, and more, in one file.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, cached_property, partial
from itertools import chain
from operator import attrgetter
from pathlib import PurePosixPath

from hasila.model.address import DATA
from hasila.model.changes import RecordedChange
from hasila.model.data_class import dataclass
from hasila.model.data_versions import TABLES
from hasila.model.page import File, SiteFile
from hasila.model.report import Ledger, Series
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.amendments import amendments_table
from hasila.publish.data.changes import changes_table
from hasila.publish.data.codes import code_lists
from hasila.publish.data.database import Database, FilledTable, PartedRows, filled, rows_of
from hasila.publish.data.extracts import (
    Extract,
    ExtractPlanner,
    PlannedExtract,
    WholeData,
    digest_of_texts,
    extract_schemas,
)
from hasila.publish.data.figures import MENTIONS, figures_schema, figures_table
from hasila.publish.data.findings import (
    broken_table,
    explanations_table,
    finding_values,
    findings_schema,
    findings_table,
)
from hasila.publish.data.forms import (
    CsvLines,
    Fields,
    JsonList,
    as_csv,
    as_json,
    document,
    document_sections,
    json_text,
    list_of,
)
from hasila.publish.data.geopackage import fill_geopackage
from hasila.publish.data.hxl import HxlLines
from hasila.publish.data.laws import LAWS, MEMBERS, laws_schema, members_of
from hasila.publish.data.notes import notes_schema
from hasila.publish.data.on_demand import DataOnDemand, OwnedValues
from hasila.publish.data.package import DigestedFile, digested, package
from hasila.publish.data.parts import Section
from hasila.publish.data.places import (
    NAMED_PLACES,
    flat_places,
    place_values,
    places_schema,
    places_table,
    places_value,
)
from hasila.publish.data.report_data import DataEntry, DataMemory, FigureData, LawData, ReportNames
from hasila.publish.data.reports import reports_schema, reports_table
from hasila.publish.data.series import ALL_POINTS, PLACED, POINT, series_list, series_schema, series_value
from hasila.publish.data.storage import DataStorage, InMemory, in_memory
from hasila.publish.data.table import Row, Table, table_schema
from hasila.publish.data.views import SEARCH, SearchWords, views
from hasila.publish.data.workbook import PATH as WORKBOOK
from hasila.publish.data.workbook import SHEETS, SheetRows, WorkbookMaker, sheet_of_parts, sheet_of_rows
from hasila.publish.former_ids import former_series
from hasila.publish.i18n.locale import Translator

BY_PATH = attrgetter("path")
POINT_ROWS = "schema/series-points.table.json"
EXTRACT_ROWS = "schema/extract-figures.table.json"


def export(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    revision: Revision,
    beside: tuple[File, ...] = (),
    translators: Mapping[str, Translator] | None = None,
    changes: Sequence[RecordedChange] = (),
) -> tuple[File, ...]:
    """The ledger and the places as files in memory, sorted by path; see :func:`data_files`."""
    files = data_files(ledger, vocabulary, site, revision, beside, translators, changes)
    in_memory = (file for file in files if isinstance(file, File))
    return tuple(sorted(in_memory, key=BY_PATH))


def data_files(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    revision: Revision,
    beside: tuple[File, ...] = (),
    translators: Mapping[str, Translator] | None = None,
    changes: Sequence[RecordedChange] = (),
    memory: DataMemory | None = None,
    storage: DataStorage | None = None,
) -> Iterator[SiteFile]:
    """The same, each file when it is asked for, in another order. The descriptor of the package leaves out
    those of one report, finding or place: they say nothing that the others do not, and there are too many of
    them.

    ``beside`` are files of data made elsewhere, which are listed and described with the others;
    ``translators`` are the words of a workbook, ``changes`` what happened to the published state. ``memory``
    knows the data of reports from earlier states of the content; large files are put into ``storage``;
    without one they stay in memory.
    """
    kept_in = storage or InMemory()
    whole = _whole(ledger, site, memory, kept_in)
    data = _Data(ledger, vocabulary, site, revision, whole, changes_table(changes), kept_in)
    book = WorkbookMaker(data.sheets(), vocabulary, site, translators or {}, revision)
    sheets = (kept_in.changing(WORKBOOK, book.changing()),) if book.is_wanted else ()
    listed: list[DigestedFile] = []
    for file in chain(beside, sheets, data.files_of_the_whole()):
        listed.append(digested(file))
        yield file
    listed.sort(key=BY_PATH)
    yield _json_file("datapackage.json", package(listed, DATA, revision, ledger, vocabulary, site))
    yield from data.extracts()
    yield from data.schemas()


def kept_tables_now(
    ledger: Ledger, vocabulary: Vocabulary, site: Site, revision: Revision
) -> dict[str, bytes]:
    """The tables of which older versions are kept (:data:`hasila.model.data_versions.TABLES`), as CSV."""
    storage = InMemory()
    whole = _whole(ledger, site, None, storage)
    data = _Data(ledger, vocabulary, site, revision, whole, changes_table(()), storage)
    tables = (file for file in data.tables_of(TABLES) if isinstance(file, File))
    files = {PurePosixPath(file.path).stem: file.content for file in tables}
    return {name: files[name] for name in TABLES}


def _whole(ledger: Ledger, site: Site, memory: DataMemory | None, storage: DataStorage) -> WholeData:
    """The data of every report, remembered or made when they are asked for."""
    data = DataOnDemand(ledger, site, memory, storage)
    return WholeData(data.reports, data.figures, data.laws, data.states, data.own_laws)


@dataclass(frozen=True)
class _Data:
    """What the files are made of."""

    ledger: Ledger
    vocabulary: Vocabulary
    site: Site
    revision: Revision
    whole: WholeData
    changes: Table
    storage: DataStorage

    def files_of_the_whole(self) -> Iterator[SiteFile]:
        """Every file but the descriptor, the schemas, the extracts and the workbook."""
        yield from self._lists()
        yield from self._series()
        places = places_value(self.ledger, self.vocabulary, self.site)
        yield _json("places.geojson", places, "features", "places")
        for table in (*self._others, self.changes):
            yield _csv(table, table.name, _columns_schema(table))
        yield from self._other_forms()
        yield self._database()

    def sheets(self) -> tuple[SheetRows, ...]:
        """The tables of a workbook with their rows."""
        found = {ALL_POINTS.name: sheet_of_parts(ALL_POINTS, self._all_points())}
        for table, entries in self._entries:
            parts = self._parted(entries, _entry_row(entries))
            found[table.name] = sheet_of_parts(table, parts)
        for table in self._others:
            if table.name in SHEETS:
                found[table.name] = sheet_of_rows(table, rows_of(table.rows, table))
        return tuple(found[name] for name in SHEETS)

    def _all_points(self) -> PartedRows:
        """The points of all series."""
        return PartedRows(*self._placed_parts(), self._placed_row)

    def tables_of(self, names: Collection[str]) -> Iterator[SiteFile]:
        """The tables of these names that are lists of reports, figures or findings, as CSV."""
        for table, entries in self._entries:
            if table.name in names:
                yield self._lines(table, entries)
        findings = findings_table(self.ledger, self.site)
        if findings.name in names:
            yield _csv(findings, findings.name, _columns_schema(findings))

    def _lists(self) -> Iterator[SiteFile]:
        """The lists of figures, reports, laws and findings, as JSON and as CSV."""
        for table, entries in self._entries:
            yield self._lines(table, entries)
        for table, entries in self._entries[:2]:
            listed = JsonList(*self._parts(entries), _json_of(entries))
            yield self._document(table.name, {table.name: listed}, len(entries))
        yield self._document("laws", self._every_law(), len(self.whole.laws))
        yield _json("findings.json", {"findings": self._findings}, "findings", "findings")

    def _every_law(self) -> dict[str, JsonList]:
        """The laws, and of each figure in them the printed number and the interval that it stands for."""
        figures, laws = self.whole.figures, self.whole.laws
        keys = tuple(sorted(set(members_of(self.ledger.checked))))
        states = self.whole.states_of_figures(keys)
        return {
            "laws": JsonList(*self._parts(laws), _json_of(laws)),
            "record": JsonList(keys, states, lambda key: figures[key].interval, is_mapping=True),
            "numbers": JsonList(keys, states, lambda key: figures[key].number, is_mapping=True),
        }

    def _parts(self, entries: Entries) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The names of these things, and the state of each."""
        names = tuple(entries)
        states = self.whole.states
        return names, tuple([states[entries.owner(name)] for name in names])

    def _lines(self, table: Table, entries: Entries) -> SiteFile:
        """The CSV of these entries, whose columns are those of ``table``."""
        begin = CsvLines(table.names).head()
        lines = Section(*self._parts(entries), lambda name: entries[name].entry.csv.encode(), begin)
        return self._stored(f"{table.name}.csv", (lines,), len(entries), _columns_schema(table))

    def _document(self, name: str, members: Mapping[str, JsonList], entries: int) -> SiteFile:
        """The document ``name`` with these members."""
        sections = tuple(document_sections(members))
        return self._stored(f"{name}.json", sections, entries, _document_schema(name))

    def _stored(self, name: str, sections: Sequence[Section], rows: int, schema: str) -> SiteFile:
        """A file of the whole, which may be large."""
        return self.storage.file(_path(name), sections, rows, _path(schema))

    @property
    def _entries(self) -> tuple[tuple[Table, Entries], ...]:
        """The tables whose rows are known by report, with the entries of each."""
        whole = self.whole
        return (
            (reports_table(self.site), whole.reports),
            (figures_table(self.site), whole.figures),
            (LAWS, whole.laws),
        )

    @cached_property
    def _findings(self) -> list[Fields]:
        return finding_values(self.ledger, self.site)

    @cached_property
    def _others(self) -> tuple[Table, ...]:
        """The other tables that are files of their own, with their rows, in the order of the database."""
        findings = findings_table(self.ledger, self.site)
        places = places_table(self.ledger, self.vocabulary, self.site)
        series = series_list(self.ledger)
        amendments = amendments_table(self.ledger, self.site)
        return findings, places, series, *code_lists(self.vocabulary, self.site), amendments

    def _series(self) -> Iterator[SiteFile]:
        """The points of each series, as JSON and as CSV; those of all as CSV."""
        for series in self.ledger.series:
            yield from self._files_of_series(series)
        begin = CsvLines(ALL_POINTS.names).head()
        lines = Section(*self._placed_parts(), self._placed_line, begin)
        yield self._stored("series_points.csv", (lines,), self._number_of_points, _columns_schema(ALL_POINTS))

    def _files_of_series(self, series: Series) -> Iterator[SiteFile]:
        counted = json_text(series_value(series))
        points = self._points(series)
        state = digest_of_texts((counted, *points, *self.whole.states_of_figures(points)))
        for name in (series.id, *former_series(series, self.vocabulary.categories)):
            make_json = partial(self._series_document, name, counted, points)
            yield self.storage.made(_path(f"series/{name}.json"), state, make_json)
            make_csv = partial(self._series_lines, name, points)
            yield self.storage.made(_path(f"series/{name}.csv"), state, make_csv)

    def _series_document(self, name: str, counted: str, points: Sequence[str]) -> File:
        listed = list_of([self._point(key).json for key in points])
        content = document({"series": counted, "points": listed})
        return _described(f"series/{name}.json", content, len(points), _document_schema("series"))

    def _series_lines(self, name: str, points: Sequence[str]) -> File:
        entries = [self._point(key) for key in points]
        return _lines_of(POINT, f"series/{name}", entries, POINT_ROWS)

    @property
    def _number_of_points(self) -> int:
        return sum(len(series.points) for series in self.ledger.series)

    def _points(self, series: Series) -> tuple[str, ...]:
        """The keys of the points of a series."""
        return tuple(series.points)

    def _point(self, key: str) -> DataEntry:
        """The entry of a figure in the series that it is of."""
        point = self.whole.figures[key].point
        assert point is not None, "a point of a series has an entry there"
        return point

    def _placed_parts(self) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The points of all series by name (see :meth:`_placed`), and the state of each."""
        keys = [key for series in self.ledger.series for key in series.points]
        names = tuple(
            f"{series.id}\0{position}\0{key}"
            for series in self.ledger.series
            for position, key in enumerate(series.points)
        )
        return names, self.whole.states_of_figures(keys)

    def _placed(self, name: str) -> tuple[str, int, DataEntry]:
        """The series of a point, its place there, and its entry."""
        series, position, key = name.split("\0")
        return series, int(position), self._point(key)

    def _placed_row(self, name: str) -> Sequence[Row]:
        series, position, point = self._placed(name)
        return ((series, position, *point.row),)

    def _placed_line(self, name: str) -> bytes:
        series, position, point = self._placed(name)
        place = self._places.line({"series": series, "position": position})
        return f"{place[:-1]},{point.csv}".encode()

    @cached_property
    def _places(self) -> CsvLines:
        return CsvLines(tuple(column.name for column in PLACED))

    def _other_forms(self) -> Iterator[SiteFile]:
        """The figures and the places once more, as other programs ask for them."""
        hxl = HxlLines(self.ledger, self.vocabulary, self.site)
        lines = Section(*self._parts(self.whole.figures), hxl.line, hxl.head())
        yield self.storage.file(_path("figures.hxl.csv"), (lines,), len(self.ledger.figures))
        placed = flat_places(self.ledger, self.vocabulary, self.site)
        fill = partial(fill_geopackage, places=placed, revision=self.revision)
        yield replace(in_memory(_path("places.gpkg"), fill), rows=len(placed.rows))

    def _database(self) -> SiteFile:
        searched = SEARCH, self._searched()
        database = Database(tuple(self._tables()), searched, views(self.site), self.revision)
        return self.storage.database(_path("hasila.sqlite"), database.filled())

    def _searched(self) -> PartedRows:
        """The words by which figures, reports and places are found."""
        words = SearchWords(self.ledger, self.vocabulary, self.site)
        names = words.names()
        states = tuple([self.whole.states[report] if report else "" for report in words.reports()])
        return PartedRows(names, states, words.rows)

    def _tables(self) -> Iterator[FilledTable]:
        """The tables of the database: those that are files, too, and the lists within them."""
        for table, entries in self._entries:
            yield table, self._parted(entries, _entry_row(entries))
        findings, places, series, *codes = map(filled, self._others)
        yield from (findings, places, series, (ALL_POINTS, self._all_points()), *codes)
        whole = self.whole
        yield MENTIONS, self._parted(whole.figures, lambda key: whole.figures[key].mentions)
        yield MEMBERS, self._parted(whole.laws, lambda law: whole.laws[law].members)
        yield filled(broken_table(self.ledger))
        yield filled(explanations_table(self.ledger))
        by_id = tuple(sorted(whole.reports))
        states = tuple([whole.states[report] for report in by_id])
        yield NAMED_PLACES, PartedRows(by_id, states, lambda report: whole.reports[report].places)
        yield filled(self.changes)

    def _parted(self, entries: Entries, rows: Callable[[str], Sequence[Row]]) -> PartedRows:
        """The rows of these things."""
        return PartedRows(*self._parts(entries), rows)

    def extracts(self) -> Iterator[SiteFile]:
        """Each extract as JSON, and its figures as CSV."""
        places = tuple(place_values(self.ledger, self.vocabulary, self.site))
        planner = ExtractPlanner(self.whole, self.ledger, self._findings, places)
        for planned in planner.every():
            extract = cache(planned.make)
            document_of = partial(_extract_document, planned, extract)
            yield self.storage.made(_path(f"{planned.name}.json"), planned.state, document_of)
            if planned.has_rows:
                rows_of = partial(self._extract_rows, planned, extract)
                yield self.storage.made(_path(f"{planned.name}.csv"), planned.state, rows_of)

    def _extract_rows(self, planned: PlannedExtract, extract: Callable[[], Extract]) -> File:
        entries = [figure.entry for figure in extract().figures]
        return _lines_of(figures_table(self.site), planned.name, entries, EXTRACT_ROWS)

    def schemas(self) -> Iterator[File]:
        """The schemas of documents and tables; all series have the same columns, and so have all extracts."""
        for name, schema in document_schemas(self.site).items():
            yield _json_file(_document_schema(name), schema)
        figures = figures_table(self.site)
        for table in (reports_table(self.site), figures, LAWS, ALL_POINTS, *self._others, self.changes):
            yield _table_schema(_columns_schema(table), table)
        if self.ledger.series:
            yield _table_schema(POINT_ROWS, POINT)
        if self.whole.figures:
            yield _table_schema(EXTRACT_ROWS, replace(figures, name="extract"))


Entries = OwnedValues[ReportNames] | OwnedValues[FigureData] | OwnedValues[LawData]
"""Things of one sort by their names, each with its entry."""


def _json_of(entries: Entries) -> Callable[[str], str]:
    """The function that gives the JSON of one of these things."""
    return lambda name: entries[name].entry.json


def _entry_row(entries: Entries) -> Callable[[str], Sequence[Row]]:
    """The function that gives the row of one of these things."""
    return lambda name: (entries[name].entry.row,)


def _extract_document(planned: PlannedExtract, extract: Callable[[], Extract]) -> File:
    made = extract()
    content = document(made.members)
    schema = _document_schema(planned.kind)
    return _described(f"{planned.name}.json", content, len(made.figures), schema)


def _table_schema(name: str, table: Table) -> File:
    schema = table_schema(table)
    return _json_file(name, schema)


def _columns_schema(table: Table) -> str:
    """The path of the schema of a table's columns."""
    return f"schema/{table.name}.table.json"


def _document_schema(name: str) -> str:
    """The path of the schema of a document."""
    return f"schema/{name}.schema.json"


SCHEMAS: dict[str, Callable[[Site], Fields]] = {
    "figures": figures_schema,
    "findings": findings_schema,
    "notes": notes_schema,
    "reports": reports_schema,
    "places": places_schema,
}
"""The documents whose schema names the languages of the site."""


def document_schemas(site: Site) -> dict[str, Fields]:
    """The JSON Schema of each document by its name."""
    alike = {"laws": laws_schema(), "series": series_schema()}
    by_site = {name: schema(site) for name, schema in SCHEMAS.items()}
    return alike | by_site | extract_schemas(site)


def _lines_of(table: Table, name: str, entries: Sequence[DataEntry], schema: str) -> File:
    """The CSV of these entries, whose columns are those of ``table``."""
    lines = [entry.csv for entry in entries]
    csv = CsvLines(table.names)
    content = csv.file(lines)
    return _described(f"{name}.csv", content, len(lines), schema)


def _csv(table: Table, name: str, schema: str) -> File:
    content = as_csv(table.names, table.rows)
    rows = len(table.rows)
    return _described(f"{name}.csv", content, rows, schema)


def _json(name: str, value: Fields, entries: str, schema: str) -> File:
    """``value`` as a file of its own; ``entries`` names the field that holds what the file lists."""
    content = as_json(value)
    rows = len(value[entries])
    return _described(name, content, rows, _document_schema(schema))


def _described(name: str, content: bytes, rows: int, schema: str) -> File:
    return File(_path(name), content, rows, _path(schema))


def _json_file(name: str, value: Fields) -> File:
    return _file(name, as_json(value))


def _file(name: str, content: bytes) -> File:
    return File(_path(name), content)


def _path(name: str) -> str:
    """The path in the site of a file of data."""
    return f"{DATA}/{name}"
