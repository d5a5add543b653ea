"""A table of the data: its columns, each with its type and what it means, and its rows.

One description serves the CSV file, its Table Schema, the table in SQLite and the field of the same name in
the JSON, so that none of them can say something else than the others.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import field
from typing import Any

from hasila.model.data_class import dataclass
from hasila.model.site import Site
from hasila.publish.data.forms import Fields
from hasila.publish.data.record import attribute, plain

Row = tuple[object, ...]
"""The cells of a row, in the order of the columns."""
TYPES = {"string": "TEXT", "date": "TEXT", "integer": "INTEGER", "number": "REAL", "boolean": "INTEGER"}
"""Types of Table Schema, and what holds them in SQLite (a day is text in ISO 8601, a truth is 0 or 1)."""


@dataclass(frozen=True, slots=True)
class MadeRows(Collection[Row]):
    """Rows that are made each time they are gone through, and their number."""

    number: int
    make: Callable[[], Iterator[Row]]

    def __len__(self) -> int:
        return self.number

    def __iter__(self) -> Iterator[Row]:
        return self.make()

    def __contains__(self, row: object) -> bool:
        return any(row == other for other in self.make())


@dataclass(frozen=True, slots=True)
class Column:
    """``kind`` is a type of Table Schema. A cell may be empty unless ``required``; ``refers`` is
    ``table.column``.

    ``source`` is the path of the attribute that holds the value; where it is empty, the column's own name.
    """

    name: str
    kind: str
    about: str
    required: bool = False
    choices: tuple[str, ...] = ()
    minimum: int | None = None
    pattern: str = ""
    refers: str = ""
    source: str = ""

    def value(self, subject: object) -> object:
        """The cell of ``subject``; ``None`` is an empty one."""
        return plain(attribute(subject, self.source or self.name))


@dataclass(frozen=True, slots=True)
class Table:
    """``about`` says what one row is; ``key`` are the columns that name a row."""

    name: str
    about: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[Mapping[str, Any], ...] = field(default=(), repr=False)

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(column.name for column in self.columns)


def per_language(name: str, about: str, site: Site, required: bool = False) -> tuple[Column, ...]:
    """A column for each language of the site."""
    columns = []
    for language in site.languages:
        meaning = f"{about}, in the language `{language.code}`"
        columns.append(Column(f"{name}_{language.code}", "string", meaning, required))
    return tuple(columns)


def two_ends(name: str, about: str) -> tuple[Column, Column]:
    """The columns of an interval."""
    low = f"{about}: the least it can be, empty where it is open"
    high = f"{about}: the greatest it can be, empty where it is open"
    return (
        Column(f"{name}_low", "integer", low),
        Column(f"{name}_high", "integer", high),
    )


def properties(columns: Iterable[Column]) -> Fields:
    """The columns as properties of a JSON object; what may be empty in a table may be ``null`` there."""
    return {column.name: _property(column) for column in columns}


def _property(column: Column) -> Fields:
    kind = "string" if column.kind == "date" else column.kind
    schema: Fields = {"description": column.about}
    schema["type"] = kind if column.required else [kind, "null"]
    if column.kind == "date":
        schema["format"] = "date"
    if column.choices:
        nothing = [] if column.required else [None]
        schema["enum"] = [*column.choices, *nothing]
    return schema | _limits(column)


def _limits(column: Column) -> Fields:
    limits: Fields = {}
    if column.minimum is not None:
        limits["minimum"] = column.minimum
    if column.pattern:
        limits["pattern"] = column.pattern
    return limits


def table_schema(table: Table) -> Fields:
    """The table as Frictionless Table Schema describes one (version 1 of the specification)."""
    schema: Fields = {"description": table.about, "missingValues": [""]}
    schema["fields"] = [_field(column, table) for column in table.columns]
    schema["primaryKey"] = list(table.key)
    foreign = [_foreign(column, table) for column in table.columns if column.refers]
    if foreign:
        schema["foreignKeys"] = foreign
    return schema


def _field(column: Column, table: Table) -> Fields:
    described: Fields = {"name": column.name, "type": column.kind, "description": column.about}
    constraints = _constraints(column, table)
    if constraints:
        described["constraints"] = constraints
    return described


def _constraints(column: Column, table: Table) -> Fields:
    constraints = _limits(column)
    if column.required:
        constraints["required"] = True
    if table.key == (column.name,):
        constraints["unique"] = True
    if column.choices:
        constraints["enum"] = list(column.choices)
    return constraints


def _foreign(column: Column, table: Table) -> Fields:
    """A resource that refers to itself is named by an empty string there."""
    other, name = column.refers.split(".")
    resource = "" if other == table.name else other
    return {"fields": column.name, "reference": {"resource": resource, "fields": name}}


def sql(table: Table) -> str:
    """The statement that makes the table in SQLite."""
    definitions = [_definition(column) for column in table.columns]
    references = [_reference(column) for column in table.columns if column.refers]
    lines = ",\n  ".join([*definitions, _primary_key(table), *references])
    return f"CREATE TABLE {quoted(table.name)} (\n  {lines}\n)"


def _primary_key(table: Table) -> str:
    names = ", ".join(quoted(name) for name in table.key)
    return f"PRIMARY KEY ({names})"


def _definition(column: Column) -> str:
    parts = [quoted(column.name), TYPES[column.kind]]
    if column.required:
        parts.append("NOT NULL")
    parts += [f"CHECK ({check})" for check in _checks(column)]
    return " ".join(parts)


def _checks(column: Column) -> list[str]:
    """The conditions that SQLite holds a cell to."""
    name, checks = quoted(column.name), []
    if column.minimum is not None:
        checks.append(f"{name} >= {column.minimum}")
    if column.choices:
        choices = ", ".join(f"'{choice}'" for choice in column.choices)
        checks.append(f"{name} IN ({choices})")
    return checks


def _reference(column: Column) -> str:
    other, name = column.refers.split(".")
    reference = f"{quoted(other)} ({quoted(name)})"
    return f"FOREIGN KEY ({quoted(column.name)}) REFERENCES {reference}"


def quoted(name: str) -> str:
    """A name in SQL; ``where`` and ``order`` are words of the language too."""
    return f'"{name}"'
