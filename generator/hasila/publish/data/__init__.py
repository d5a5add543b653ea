"""Verb: export. All that the site knows, as data that can be checked without it; everything lies in ``data/v1/``.

Conventions: UTF-8, sorted keys, a final newline. Counts are whole numbers of people (or of what the measure counts); days are
ISO 8601. An interval is ``[low, high]``, both included, with ``null`` for an open end; a number that was not stated is
``null`` (in CSV an empty cell), never 0. Addresses are relative to the top of the site, one per language. A key of a figure is
``report-id#figure-id`` everywhere. A field may be added to ``v1``; none changes its meaning or goes.

What each field means stands beside the exporter that writes it and is published as ``schema/<name>.schema.json`` (JSON
Schema) and ``schema/<name>.table.json`` (Table Schema). ``laws.json`` can be verified by itself: ``hasila verify``.
``reports/``, ``findings/`` and ``places/`` hold the same once more, one report, finding or place a file.
``datapackage.json`` lists the files; ``hasila.sqlite`` holds the same tables, and more, in one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from hasila.model.address import DATA
from hasila.model.page import File
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
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
from hasila.publish.data.laws import laws_schema, laws_table, laws_value, members_table
from hasila.publish.data.notes import notes_schema
from hasila.publish.data.package import package
from hasila.publish.data.places import named_table, places_schema, places_table, places_value
from hasila.publish.data.reports import report_values, reports_schema, reports_table
from hasila.publish.data.series import points_table, series_list, series_schema, series_tables, series_values
from hasila.publish.data.table import Table, table_schema

EXTRACT_ROWS = "schema/extract-figures.table.json"


def export(
    ledger: Ledger, vocabulary: Vocabulary, site: Site, revision: Revision, beside: tuple[File, ...] = ()
) -> tuple[File, ...]:
    """The ledger and the places as files, sorted by path. ``beside`` are files of data made elsewhere, which are listed and
    described with the others."""
    tables, more = _tables(ledger, vocabulary, site), _tables_of_members(ledger)
    series, single = tuple(series_tables(ledger)), extracts(ledger, vocabulary, site)
    data = (
        *_documents(ledger, vocabulary, site),
        *(_csv(table, table.name, f"schema/{table.name}.table.json") for table in tables),
        *(_csv(table, f"series/{table.name}", "schema/series-points.table.json") for table in series),
        *(_csv(one.table, one.name, EXTRACT_ROWS) for one in single if one.table),
        *(_json(f"{one.name}.json", one.value, len(one.value["figures"]), one.kind) for one in single),
        *beside,
        _file("hasila.sqlite", database((*tables, *more), revision)),
    )
    listed = sorted(data, key=lambda file: file.path)
    descriptor = package(listed, DATA, revision, ledger, vocabulary, site)
    files = (*data, _file("datapackage.json", as_json(descriptor)), *_schemas(site, tables, series, single))
    return tuple(sorted(files, key=lambda file: file.path))


def _tables(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> tuple[Table, ...]:
    """The tables that are files too."""
    return (
        reports_table(ledger, site),
        figures_table(ledger, site),
        laws_table(ledger),
        findings_table(ledger, site),
        places_table(ledger, vocabulary, site),
        series_list(ledger),
    )


def _tables_of_members(ledger: Ledger) -> tuple[Table, ...]:
    """What lies within those tables, for the database alone."""
    return (
        mentions_table(ledger),
        members_table(ledger),
        broken_table(ledger),
        explanations_table(ledger),
        points_table(ledger),
        named_table(ledger),
    )


def _documents(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Iterator[File]:
    lists = {
        "figures": figure_values(ledger, site),
        "findings": finding_values(ledger, site),
        "reports": report_values(ledger, site),
    }
    for name, values in lists.items():
        yield _json(f"{name}.json", {name: values}, len(values), name)
    laws, places = laws_value(ledger, ledger.checked), places_value(ledger, vocabulary, site)
    yield _json("laws.json", laws, len(laws["laws"]), "laws")
    for name, value in series_values(ledger):
        yield _json(f"series/{name}.json", value, len(value["points"]), "series")
    yield _json("places.geojson", places, len(places["features"]), "places")


def _schemas(
    site: Site, tables: Iterable[Table], series: Iterable[Table], single: Iterable[Extract]
) -> Iterator[File]:
    for name, schema in document_schemas(site).items():
        yield _file(f"schema/{name}.schema.json", as_json(schema))
    for table in tables:
        yield _file(f"schema/{table.name}.table.json", as_json(table_schema(table)))
    for table in tuple(series)[:1]:
        yield _file("schema/series-points.table.json", as_json(table_schema(table)))
    for table in [one.table for one in single if one.table][:1]:
        yield _file(EXTRACT_ROWS, as_json(table_schema(table)))


def document_schemas(site: Site) -> dict[str, Fields]:
    """The JSON Schema of each document by its name."""
    return {
        "figures": figures_schema(site),
        "laws": laws_schema(),
        "findings": findings_schema(site),
        "notes": notes_schema(site),
        "reports": reports_schema(site),
        "places": places_schema(site),
        "series": series_schema(),
        **extract_schemas(site),
    }


def _csv(table: Table, name: str, schema: str) -> File:
    return _file(f"{name}.csv", as_csv(table.names, table.rows), len(table.rows), schema)


def _json(name: str, value: Fields, rows: int, schema: str) -> File:
    return _file(name, as_json(value), rows, f"schema/{schema}.schema.json")


def _file(name: str, content: bytes, rows: int | None = None, schema: str = "") -> File:
    return File(f"{DATA}/{name}", content, rows, f"{DATA}/{schema}" if schema else "")
