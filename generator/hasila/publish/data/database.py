"""The tables as one SQLite file, with their foreign keys; the same tables are always the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence

from hasila.model.revision import Revision
from hasila.publish.data.conventions import CONVENTIONS
from hasila.publish.data.table import Column, Row, Table, quoted, sql
from hasila.publish.data.views import DatabaseView

_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA user_version = 1",
)


FilledTable = tuple[Table, Iterable[Row]]
"""A table and its rows."""


def filled(table: Table) -> FilledTable:
    """A table with the rows that it holds itself."""
    return table, rows_of(table.rows, table)


def rows_of(rows: Iterable[Mapping[str, object]], table: Table) -> tuple[Row, ...]:
    """Several rows by the names of their columns as SQLite takes them."""
    taken = [row_of(row, table) for row in rows]
    return tuple(taken)


def row_of(row: Mapping[str, object], table: Table) -> Row:
    """A row by the names of its columns as SQLite takes it."""
    return tuple([row[name] for name in table.names])


def fill_database(
    connection: sqlite3.Connection,
    tables: Sequence[FilledTable],
    searched: FilledTable,
    views: Sequence[DatabaseView],
    revision: Revision,
) -> None:
    """Put ``tables``, ``views`` on them and a table ``README`` into an empty SQLite 3 database. The rows of
    ``searched`` are found by their words."""
    explained = [table for table, _ in (*tables, searched)]
    readme = readme_table(explained, views, revision)
    for setting in _SETTINGS:
        connection.execute(setting)
    connection.execute("BEGIN")
    for table, rows in (filled(readme), *tables):
        connection.execute(sql(table))
        _fill(connection, table, rows)
    connection.execute(_search_sql(searched[0]))
    _fill(connection, *searched)
    for view in views:
        connection.execute(f"CREATE VIEW {quoted(view.name)} AS {view.query}")
    connection.execute("COMMIT")


def _search_sql(table: Table) -> str:
    """A table of FTS5 whose key columns are kept and not searched. Vowel signs belong to their words."""
    columns = [f"{name} UNINDEXED" if name in table.key else name for name in table.names]
    listed = ", ".join(columns)
    words = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn'"
    return f'CREATE VIRTUAL TABLE {quoted(table.name)} USING fts5({listed}, tokenize = "{words}")'


def _fill(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    cells = ", ".join("?" * len(table.columns))
    name = quoted(table.name)
    insert = f"INSERT INTO {name} VALUES ({cells})"
    connection.executemany(insert, rows)


README = (
    Column("topic", "string", "a table, a column as table.column, or a convention", True),
    Column("text", "string", "what is to be known of it", True),
)
REVISION = "the day of the newest report, and a digest of the content that this was made from"


def readme_table(tables: Iterable[Table], views: Iterable[DatabaseView], revision: Revision) -> Table:
    """The revision, the conventions, and what each table, column and view means."""
    explained = [*_explained(tables, revision), *((view.name, view.about) for view in views)]
    rows = tuple({"topic": topic, "text": text} for topic, text in explained)
    return Table("README", "what is to be known of this file", README, ("topic",), rows)


def _explained(tables: Iterable[Table], revision: Revision) -> Iterator[tuple[str, str]]:
    yield "revision", f"{revision}: {REVISION}"
    for topic, text in CONVENTIONS:
        yield f"convention: {topic}", text
    for table in tables:
        yield table.name, f"One row is {table.about}."
        for column in table.columns:
            yield f"{table.name}.{column.name}", column.about
