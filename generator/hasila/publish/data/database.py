"""The tables as one SQLite file, with their foreign keys; the same tables are always the same bytes."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from itertools import accumulate

from hasila.model.data_class import dataclass
from hasila.model.revision import Revision
from hasila.publish.data.conventions import CONVENTIONS
from hasila.publish.data.parts import LaidSection, places_of_same
from hasila.publish.data.storage import FilledDatabase
from hasila.publish.data.table import Column, Row, Table, quoted, sql
from hasila.publish.data.views import DatabaseView

_SETTINGS = (
    "PRAGMA page_size = 4096",
    "PRAGMA encoding = 'UTF-8'",
    "PRAGMA auto_vacuum = NONE",
    "PRAGMA user_version = 1",
)


@dataclass(frozen=True)
class PartedRows:
    """Rows in parts: of each part its name, the state of what it is made from, and the function that makes
    its rows. ``counts`` are the numbers of rows, from the moment when they were gone through."""

    names: tuple[str, ...]
    states: tuple[str, ...]
    make: Callable[[str], Sequence[Row]]
    counts: list[int] = field(default_factory=list)

    def __iter__(self) -> Iterator[Row]:
        self.counts.clear()
        for name in self.names:
            rows = self.make(name)
            self.counts.append(len(rows))
            yield from rows

    def every(self) -> Iterator[Row]:
        """All rows."""
        return iter(self)

    def laid(self) -> LaidSection:
        """The parts as they are in the database."""
        return LaidSection(self.names, self.states, tuple(self.counts))


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


_MOST_CHANGED = 0.25
"""The share of the parts of a table up to which a database is changed, not filled anew."""

Changed = dict[int, Sequence[Row]]
"""The rows of the parts that changed, by the number of the first one, from 1."""


@dataclass(frozen=True)
class Database:
    """``tables``, ``views`` on them and a table ``README`` in one SQLite 3 database. The rows of ``searched``
    are found by their words.

    The bytes of a database say nothing of how its rows came into it: it is put together anew at the end."""

    tables: Sequence[FilledTable]
    searched: tuple[Table, PartedRows]
    views: Sequence[DatabaseView]
    revision: Revision

    def filled(self) -> FilledDatabase:
        """What it is made with."""
        return FilledDatabase(self.fill, self.refill, self.sections)

    def fill(self, connection: sqlite3.Connection) -> None:
        """Fill an empty database."""
        for setting in _SETTINGS:
            connection.execute(setting)
        connection.execute("BEGIN")
        for table, rows in self._every_table():
            connection.execute(sql(table))
            _fill(connection, table, rows)
        table, rows = self.searched
        connection.execute(f"CREATE TEMP TABLE {_WAITING} ({_listed(table.names)})")
        _fill(connection, replace(table, name=_WAITING), rows)
        self._finish(connection)

    def sections(self) -> tuple[LaidSection, ...]:
        """The rows that are in it, in parts."""
        return tuple(rows.laid() for rows in self._parted().values())

    def _every_table(self) -> tuple[FilledTable, ...]:
        explained = [table for table, _ in (*self.tables, self.searched)]
        readme = readme_table(explained, self.views, self.revision)
        return filled(readme), *self.tables

    def _parted(self) -> dict[str, PartedRows]:
        """The rows that have parts, by the name of their table."""
        of_tables = {table.name: rows for table, rows in self.tables if isinstance(rows, PartedRows)}
        return of_tables | {_WAITING: self.searched[1]}

    def _finish(self, connection: sqlite3.Connection) -> None:
        """Make the index of the words that wait, and the views."""
        table = self.searched[0]
        connection.execute(_search_sql(table))
        connection.execute(
            f"INSERT INTO {quoted(table.name)} SELECT {_listed(table.names)} FROM {_WAITING} ORDER BY rowid"
        )
        connection.execute(f"DROP TABLE {_WAITING}")
        for view in self.views:
            connection.execute(f"CREATE VIEW {quoted(view.name)} AS {view.query}")
        connection.execute("COMMIT")

    def refill(self, connection: sqlite3.Connection, former: tuple[LaidSection, ...]) -> bool:
        """Change a database in which the rows of ``former`` are. False, and nothing is changed, where there
        are others, or more of one part, or where much changed."""
        parted = self._parted()
        if len(parted) != len(former):
            return False
        changed = {}
        for (name, rows), laid in zip(parted.items(), former, strict=True):
            found = _changed(rows, laid)
            if found is None:
                return False
            changed[name] = found
        self._change(connection, changed)
        return True

    def _change(self, connection: sqlite3.Connection, changed: Mapping[str, Changed]) -> None:
        table, _ = self.searched
        connection.execute("BEGIN")
        for view in self.views:
            connection.execute(f"DROP VIEW {quoted(view.name)}")
        kept = ", ".join(f"c{place} AS {quoted(name)}" for place, name in enumerate(table.names))
        content = quoted(f"{table.name}_content")
        connection.execute(f"CREATE TEMP TABLE {_WAITING} AS SELECT {kept} FROM {content} ORDER BY rowid")
        connection.execute(f"DROP TABLE {quoted(table.name)}")
        for each, rows in (*self._every_table(), (replace(table, name=_WAITING), self.searched[1])):
            if isinstance(rows, PartedRows):
                _replace_rows(connection, each, changed[each.name])
            else:
                connection.execute(f"DELETE FROM {quoted(each.name)}")
                _fill(connection, each, rows)
        self._finish(connection)


_WAITING = "waiting"
"""The rows that are to be found by their words, until they are."""


def _changed(rows: PartedRows, laid: LaidSection) -> Changed | None:
    """The rows of the parts that changed; ``None`` where they cannot stand in the place of those before."""
    if rows.names != laid.names:
        return None
    places = places_of_same(rows.names, rows.states, laid)
    other = [place for place, same in enumerate(places) if same < 0]
    if len(other) > _MOST_CHANGED * len(places):
        return None
    firsts = list(accumulate(laid.lengths, initial=1))
    found = {}
    for place in other:
        made = rows.make(rows.names[place])
        if len(made) != laid.lengths[place]:
            return None
        found[firsts[place]] = made
    rows.counts[:] = laid.lengths
    return found


def _replace_rows(connection: sqlite3.Connection, table: Table, changed: Changed) -> None:
    """Put rows in the place of those of the same numbers; all of these go first, for two may have one key."""
    numbered = [(first + place, *row) for first, rows in changed.items() for place, row in enumerate(rows)]
    name = quoted(table.name)
    connection.executemany(f"DELETE FROM {name} WHERE rowid = ?", [row[:1] for row in numbered])
    cells = ", ".join("?" * (len(table.columns) + 1))
    connection.executemany(f"INSERT INTO {name} (rowid, {_listed(table.names)}) VALUES ({cells})", numbered)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(map(quoted, names))


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
