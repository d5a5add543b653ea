"""The tables as one SQLite file, with their foreign keys; the same tables are always the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass

from hasila.model.revision import Revision
from hasila.publish.data.conventions import CONVENTIONS
from hasila.publish.data.table import Column, Table, quoted, sql

_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA user_version = 1",
)
_COUNTERS = (slice(24, 28), slice(40, 44), slice(92, 96))
"""Bytes of the header that count how often a file was changed: they say nothing of what is in it."""
_LIBRARY = slice(96, 100)
"""Bytes of the header that hold the version of the library that wrote the file; readers make no use of them
(https://www.sqlite.org/fileformat2.html, 1.3.19)."""


Row = tuple[object, ...]
"""The cells of a row, in the order of the columns."""
FilledTable = tuple[Table, Iterable[Row]]
"""A table and its rows."""


def filled(table: Table) -> FilledTable:
    """A table with the rows that it holds itself."""
    return table, [row_of(row, table) for row in table.rows]


def row_of(row: Mapping[str, object], table: Table) -> Row:
    """A row by the names of its columns as SQLite takes it."""
    return tuple([row[name] for name in table.names])


def database(tables: Sequence[FilledTable], revision: Revision) -> bytes:
    """``tables`` and a table ``README`` as an SQLite 3 file, made in memory."""
    readme = readme_table([table for table, _ in tables], revision)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        for table, rows in (filled(readme), *tables):
            _fill(connection, table, rows)
        written = _finished(connection)
    return bytes(written)


def _finished(connection: sqlite3.Connection) -> bytearray:
    """The file of a database, as it is when its rows are put in one after another."""
    connection.execute("COMMIT")
    connection.execute("VACUUM")
    written = bytearray(connection.serialize())
    written[_LIBRARY] = bytes(4)
    return written


@dataclass(frozen=True, slots=True)
class EarlierDatabase:
    """A database that was made before. ``gone`` and ``new`` are the rows by which some tables differ from
    those that it held."""

    content: bytes
    gone: Sequence[FilledTable]
    new: Sequence[FilledTable]


def updated(earlier: EarlierDatabase, tables: Sequence[FilledTable], revision: Revision) -> bytes | None:
    """The same as :func:`database`, in less time; ``None`` where the earlier one has other tables, or cannot
    be read."""
    readme = readme_table([table for table, _ in tables], revision)
    wanted = [(table.name, sql(table)) for table in (readme, *(table for table, _ in tables))]
    by_row = {table.name for table, _ in earlier.new}
    whole = [(table, rows) for table, rows in (filled(readme), *tables) if table.name not in by_row]
    try:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            connection.deserialize(earlier.content)
            if connection.execute(_SCHEMA).fetchall() != wanted:
                return None
            connection.execute("BEGIN")
            _exchange_rows(connection, earlier, whole)
            written = _finished(connection)
    except sqlite3.DatabaseError:
        return None
    for counter in _COUNTERS:
        written[counter] = earlier.content[counter]
    return bytes(written)


_SCHEMA = "SELECT name, sql FROM sqlite_master WHERE type = 'table' ORDER BY rowid"


def _exchange_rows(
    connection: sqlite3.Connection, earlier: EarlierDatabase, whole: Iterable[FilledTable]
) -> None:
    """Take the rows that are gone out, put the new ones in, and fill the tables of ``whole`` anew."""
    for table, rows in earlier.gone:
        _take_out(connection, table, rows)
    for table, _ in whole:
        connection.execute(f"DELETE FROM {quoted(table.name)}")
    for table, rows in (*earlier.new, *whole):
        _insert(connection, table, rows)


def _take_out(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    places = [table.names.index(name) for name in table.key]
    condition = " AND ".join(f"{quoted(name)} = ?" for name in table.key)
    keys = ([row[place] for place in places] for row in rows)
    connection.executemany(f"DELETE FROM {quoted(table.name)} WHERE {condition}", keys)


def _fill(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    connection.execute(sql(table))
    _insert(connection, table, rows)


def _insert(connection: sqlite3.Connection, table: Table, rows: Iterable[Row]) -> None:
    cells = ", ".join("?" * len(table.columns))
    name = quoted(table.name)
    insert = f"INSERT INTO {name} VALUES ({cells})"
    connection.executemany(insert, rows)


README = (
    Column("topic", "string", "a table, a column as table.column, or a convention", True),
    Column("text", "string", "what is to be known of it", True),
)
REVISION = "the day of the newest report, and a digest of the content that this was made from"


def readme_table(tables: Iterable[Table], revision: Revision) -> Table:
    """The revision, the conventions, and what each table and column means."""
    explained = _explained(tables, revision)
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
