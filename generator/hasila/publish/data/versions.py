"""Older versions of the data, kept as what each one changed of the one before it: the files grow with the
changes, not with their number times the size of the whole. :func:`restored` puts a version together again,
byte for byte."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from hashlib import sha256

from hasila.model.address import DATA
from hasila.model.data_class import dataclass
from hasila.model.data_versions import FIELDS, FOLDER, INDEX, KINDS, TABLES
from hasila.model.page import File
from hasila.publish.data.forms import as_json
from hasila.publish.data.row_changes import (
    CsvRow,
    Rows,
    UnreadableVersion,
    as_file,
    changed_rows,
    changes_of,
    rows_of_csv,
)
from hasila.publish.data.table import Column, Table, table_schema

SCHEMA = f"{DATA}/schema/versions.table.json"
COLUMNS = (
    Column("position", "integer", "place of the version, from 0", True, minimum=0),
    Column("day", "date", "day on which it was kept", True),
    Column("revision", "string", "the state of the content that it was made of", True),
    Column("table", "string", "the table that the line is of", True, TABLES),
    Column("kind", "string", "whether the file holds all rows, or changes, or none is needed", True, KINDS),
    Column("rows", "integer", "rows of the table in this version", True, minimum=0),
    Column("sha256", "string", "SHA-256 of the whole table in this version, as CSV", True),
    Column("file", "string", "address of what is kept of it, from the folder of this list"),
)


@dataclass(frozen=True, slots=True)
class KeptTable:
    """A line of the list: a table of a version. ``file`` is empty where it is as in the version before."""

    position: int
    day: str
    revision: str
    table: str
    kind: str
    rows: int
    sha256: str
    file: str


def versions_table() -> Table:
    """The list of versions, without its rows."""
    return Table("versions", "a table of a version of the data", COLUMNS, ("position", "table"))


def version_list(files: Mapping[str, bytes]) -> Iterator[File]:
    """The list of the kept ``files`` as a file of data; none where no version is kept."""
    if INDEX in files:
        content = files[INDEX]
        rows = len(rows_of_csv(content)) - 1
        yield File(f"{DATA}/{INDEX}", content, rows, SCHEMA)


def version_files(files: Mapping[str, bytes]) -> Iterator[File]:
    """The other ``files`` that are kept, where the list says that they are, and the schema of the list."""
    for name, content in files.items():
        if name != INDEX:
            yield File(f"{DATA}/{name}", content)
    if INDEX in files:
        yield File(SCHEMA, as_json(table_schema(versions_table())))


def kept_tables(files: Mapping[str, bytes]) -> tuple[KeptTable, ...]:
    """The list of versions among the files of a project; empty where none is kept.

    :raises UnreadableVersion: where a line is none of such a list
    """
    header, *rows = rows_of_csv(files.get(INDEX, b"")) or [FIELDS]
    if header != FIELDS:
        raise UnreadableVersion(f"{INDEX}: the columns are not {', '.join(FIELDS)}")
    return tuple(map(_kept_table, rows))


def _kept_table(row: CsvRow) -> KeptTable:
    if len(row) != len(FIELDS) or row[4] not in KINDS or not (row[0].isdecimal() and row[5].isdecimal()):
        raise UnreadableVersion(f"{INDEX}: `{','.join(row)}` is no table of a version")
    position, day, revision, table, kind, rows, digest, file = row
    return KeptTable(int(position), day, revision, table, kind, int(rows), digest, file)


def missing_files(files: Mapping[str, bytes]) -> Iterator[str]:
    """A sentence for each file that the list names and that is not there.

    :raises UnreadableVersion: where the list cannot be read
    """
    for table in kept_tables(files):
        if table.file and f"{FOLDER}/{table.file}" not in files:
            yield f"{FOLDER}/{table.file}, which the list names, is not there"


def restored(kept: Iterable[KeptTable], files: Mapping[str, bytes], position: int) -> dict[str, bytes]:
    """The tables of the version at ``position`` as CSV, by name; ``files`` are the kept ones by their paths
    in the project.

    :raises UnreadableVersion: where the files do not give back what the list says
    """
    tables: dict[str, Rows] = {}
    digests: dict[str, KeptTable] = {}
    for table in kept:
        if table.position > position:
            break
        tables[table.table] = _next(tables.get(table.table, ()), table, files)
        digests[table.table] = table
    whole = {name: as_file(rows) for name, rows in tables.items()}
    for name, content in whole.items():
        if sha256(content).hexdigest() != digests[name].sha256:
            raise UnreadableVersion(f"{FOLDER}/{digests[name].file}: not the table that {INDEX} tells of")
    return whole


def _next(before: Rows, table: KeptTable, files: Mapping[str, bytes]) -> Rows:
    """The rows of ``table``, which follow those of ``before``."""
    if table.kind == "same":
        return before
    path = f"{FOLDER}/{table.file}"
    if path not in files:
        raise UnreadableVersion(f"{path}: the file is not there")
    rows = rows_of_csv(files[path])
    if table.kind == "whole":
        return rows
    try:
        return changed_rows(before, rows)
    except (UnreadableVersion, ValueError, IndexError) as error:
        raise UnreadableVersion(f"{path}: {error}") from None


def next_version(
    kept: Sequence[KeptTable], files: Mapping[str, bytes], now: Mapping[str, bytes], day: str, revision: str
) -> dict[str, bytes]:
    """The files to write so that the tables ``now`` are kept, by their paths in the project: none where the
    newest version is the same.

    :raises UnreadableVersion: where the kept files do not give back the newest version
    """
    newest = kept[-1].position if kept else -1
    before = restored(kept, files, newest)
    if before == now:
        return {}
    folder = _free(revision, set(map(folder_of, kept)))
    made = [_version_of(name, before.get(name), content) for name, content in now.items()]
    written: dict[str, bytes] = {}
    lines: list[Sequence[object]] = []
    for name, (kind, content) in zip(now, made, strict=True):
        file = f"{folder}/{name}.csv" if content else ""
        rows = len(rows_of_csv(now[name])) - 1
        digest = sha256(now[name]).hexdigest()
        lines.append((newest + 1, day, revision, name, kind, rows, digest, file))
        if content:
            written[f"{FOLDER}/{file}"] = content
    listed = files.get(INDEX) or as_file([FIELDS])
    return written | {INDEX: listed + as_file(lines)}


def folder_of(table: KeptTable) -> str:
    """The name of the version that ``table`` is of, where a file of it is kept."""
    return table.file.partition("/")[0]


def _free(revision: str, taken: set[str]) -> str:
    """A folder for the version: the revision, with a number where the same content made other data before."""
    if revision not in taken:
        return revision
    numbers = range(2, len(taken) + 3)
    return next(f"{revision}-{number}" for number in numbers if f"{revision}-{number}" not in taken)


def _version_of(name: str, before: bytes | None, now: bytes) -> tuple[str, bytes]:
    """What is kept of a table: its kind and its content. A table whose columns are others is kept whole, and
    so is one of which the changes would be larger."""
    if before == now:
        return "same", b""
    if before is None:
        return "whole", now
    old, new = rows_of_csv(before), rows_of_csv(now)
    if old[0] != new[0]:
        return "whole", now
    changes = as_file(changes_of(old, new))
    return ("changes", changes) if len(changes) < len(now) else ("whole", now)
