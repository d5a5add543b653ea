"""The tables as one SQLite file, with their foreign keys; the same tables are always the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing

from hasila.model.revision import Revision
from hasila.publish.data.conventions import CONVENTIONS
from hasila.publish.data.table import Column, Table, quoted, sql

_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA user_version = 1",
)
_LIBRARY = slice(96, 100)
"""Bytes of the header that hold the version of the library that wrote the file; readers make no use of them
(https://www.sqlite.org/fileformat2.html, 1.3.19)."""


def database(tables: Iterable[Table], revision: Revision) -> bytes:
    """``tables`` and a table ``README`` as an SQLite 3 file, made in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        given = tuple(tables)
        for table in (readme_table(given, revision), *given):
            _fill(connection, table)
        connection.execute("COMMIT")
        connection.execute("VACUUM")
        written = bytearray(connection.serialize())
    written[_LIBRARY] = bytes(4)
    return bytes(written)


def _fill(connection: sqlite3.Connection, table: Table) -> None:
    connection.execute(sql(table))
    cells = ", ".join("?" * len(table.names))
    rows = (tuple(row[name] for name in table.names) for row in table.rows)
    connection.executemany(f"INSERT INTO {quoted(table.name)} VALUES ({cells})", rows)


def readme_table(tables: Iterable[Table], revision: Revision) -> Table:
    """What the file is, the conventions, and what each table and column means."""
    columns = (
        Column("topic", "string", "a table, a column as table.column, or a convention", True),
        Column("text", "string", "what is to be known of it", True),
    )
    rows = tuple({"topic": topic, "text": text} for topic, text in _told(tables, revision))
    return Table("README", "what is to be known of this file", columns, ("topic",), rows)


def _told(tables: Iterable[Table], revision: Revision) -> Iterator[tuple[str, str]]:
    yield (
        "revision",
        f"{revision}: the day of the newest report, and a digest of the content that this was made from",
    )
    yield from ((f"convention: {topic}", text) for topic, text in CONVENTIONS)
    for table in tables:
        yield table.name, f"One row is {table.about}."
        yield from ((f"{table.name}.{column.name}", column.about) for column in table.columns)
