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

from collections.abc import Callable, Iterable, Iterator, Mapping
from operator import attrgetter

from hasila.model.address import DATA
from hasila.model.changes import RecordedChange
from hasila.model.page import File
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish.data.changes import changes_table
from hasila.publish.data.codes import code_lists
from hasila.publish.data.database import database
from hasila.publish.data.extracts import Extract, extract_schemas, extracts
from hasila.publish.data.figures import figure_values, figures_schema, figures_table, mentions_table
from hasila.publish.data.findings import (
    broken_table,
    explanations_table,
    finding_values,
    findings_schema,
    findings_table,
)
from hasila.publish.data.forms import Fields, as_csv, as_json
from hasila.publish.data.geopackage import geopackage
from hasila.publish.data.hxl import hxl_csv
from hasila.publish.data.laws import laws_schema, laws_table, laws_value, members_table
from hasila.publish.data.notes import notes_schema
from hasila.publish.data.package import package
from hasila.publish.data.places import (
    flat_places,
    named_table,
    place_values,
    places_schema,
    places_table,
    places_value,
)
from hasila.publish.data.reports import report_values, reports_schema, reports_table
from hasila.publish.data.series import points_table, series_list, series_schema, series_tables, series_values
from hasila.publish.data.table import Table, table_schema
from hasila.publish.data.views import search_table, views

BY_PATH = attrgetter("path")
POINT_ROWS = "schema/series-points.table.json"
EXTRACT_ROWS = "schema/extract-figures.table.json"


def export(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    revision: Revision,
    beside: tuple[File, ...] = (),
    changed: tuple[RecordedChange, ...] = (),
) -> tuple[File, ...]:
    """The ledger and the places as files, sorted by path. The descriptor of the package leaves out those of
    one report, finding or place: they say nothing that the others do not, and there are too many of them.

    ``beside`` are files of data made elsewhere, which are listed and described with the others; ``changed``
    are the changes of the published state.
    """
    lists = {name: values_of(ledger, site) for name, values_of in LISTS.items()}
    figures = figures_table(ledger, site)
    tables = (*_tables(ledger, vocabulary, site, figures), changes_table(changed))
    series = tuple(series_tables(ledger))
    places = place_values(ledger, vocabulary, site)
    single = extracts(lists, figures, ledger, places)
    data = [*beside, *_lists(lists)]
    data += _documents(ledger, vocabulary, site)
    data += _table_files(tables, series)
    data += _other_forms(ledger, vocabulary, site, revision)
    searched = search_table(ledger, vocabulary, site)
    data.append(_database_file(tables, searched, ledger, site, revision))
    data.sort(key=BY_PATH)
    descriptor = package(data, DATA, revision, ledger, vocabulary, site)
    data.append(_json_file("datapackage.json", descriptor))
    data += _extract_files(single)
    data += _schemas(site, tables, series, single)
    return tuple(sorted(data, key=BY_PATH))


def _tables(ledger: Ledger, vocabulary: Vocabulary, site: Site, figures: Table) -> tuple[Table, ...]:
    """The tables that are files too, in the order of the database."""
    reports = reports_table(ledger, site)
    laws = laws_table(ledger)
    findings = findings_table(ledger, site)
    places = places_table(ledger, vocabulary, site)
    series = (series_list(ledger), points_table(ledger))
    return reports, figures, laws, findings, places, *series, *code_lists(vocabulary, site)


TABLES_OF_MEMBERS: tuple[Callable[[Ledger], Table], ...] = (
    mentions_table,
    members_table,
    broken_table,
    explanations_table,
    named_table,
)
"""The lists within those tables, for the database alone."""


def _other_forms(ledger: Ledger, vocabulary: Vocabulary, site: Site, revision: Revision) -> Iterator[File]:
    """The figures and the places once more, as other programs ask for them."""
    content, rows = hxl_csv(ledger, vocabulary, site)
    yield File(_path("figures.hxl.csv"), content, rows)
    placed = flat_places(ledger, vocabulary, site)
    yield File(_path("places.gpkg"), geopackage(placed, revision), len(placed.rows))


def _database_file(
    tables: tuple[Table, ...], searched: Table, ledger: Ledger, site: Site, revision: Revision
) -> File:
    members = tuple(table(ledger) for table in TABLES_OF_MEMBERS)
    content = database((*tables, *members), searched, views(site), revision)
    return _file("hasila.sqlite", content)


LISTS: dict[str, Callable[[Ledger, Site], list[Fields]]] = {
    "figures": figure_values,
    "findings": finding_values,
    "reports": report_values,
}


def _lists(lists: Mapping[str, list[Fields]]) -> Iterator[File]:
    """The JSON files that are a list."""
    for name, values in lists.items():
        value = {name: values}
        yield _json(f"{name}.json", value, name, name)


def _documents(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Iterator[File]:
    """The other JSON files of the whole site, and of each series."""
    laws = laws_value(ledger, ledger.checked)
    yield _json("laws.json", laws, "laws", "laws")
    for name, value in series_values(ledger):
        file_name = f"series/{name}.json"
        yield _json(file_name, value, "points", "series")
    places = places_value(ledger, vocabulary, site)
    yield _json("places.geojson", places, "features", "places")


def _table_files(tables: Iterable[Table], series: Iterable[Table]) -> Iterator[File]:
    """Each table as CSV, named beside the schema of its columns."""
    for table in tables:
        yield _csv(table, table.name, _columns_schema(table))
    for table in series:
        name = f"series/{table.name}"
        yield _csv(table, name, POINT_ROWS)


def _tables_of(single: Iterable[Extract]) -> list[Table]:
    return [extract.table for extract in single if extract.table]


def _extract_files(single: Iterable[Extract]) -> Iterator[File]:
    """Each extract as JSON, and its figures as CSV."""
    for extract in single:
        content = as_json(extract.value)
        yield _described(f"{extract.name}.json", content, extract.figures, _document_schema(extract.kind))
        if extract.table:
            yield _csv(extract.table, extract.table.name, EXTRACT_ROWS)


def _schemas(
    site: Site, tables: Iterable[Table], series: tuple[Table, ...], single: Iterable[Extract]
) -> Iterator[File]:
    """The schemas of documents and tables; all series have the same columns, and so have all extracts."""
    for name, schema in document_schemas(site).items():
        yield _json_file(_document_schema(name), schema)
    for table in tables:
        yield _table_schema(_columns_schema(table), table)
    for table in series[:1]:
        yield _table_schema(POINT_ROWS, table)
    for table in _tables_of(single)[:1]:
        yield _table_schema(EXTRACT_ROWS, table)


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
