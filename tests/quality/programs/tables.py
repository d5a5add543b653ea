"""The tables of the data (CSV) in programs that compute with them."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from io import StringIO
from pathlib import Path
from typing import Any

import duckdb
import hxl
import pandas
import polars
import pyarrow.csv
import pyarrow.parquet

from hasila.model.address import DATA
from tests.quality.programs import Trial

Row = Mapping[str, Any]
Reader = Callable[[Path], Iterable[Row]]
HXL = "figures.hxl.csv"
READ = {
    "boolean": lambda cell: cell == "true",
    "integer": int,
    "number": float,
    "date": date.fromisoformat,
    "string": str,
}
"""What a cell is by its type in Table Schema."""


def tables(folder: Path) -> Iterator[tuple[Path, dict[str, str]]]:
    """The tables of the package, each with the types of its columns."""
    package = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    for resource in package["resources"]:
        if resource["path"].endswith(".csv") and "schema" in resource:
            schema = json.loads((folder / resource["schema"]).read_text(encoding="utf-8"))
            types = {field["name"]: field["type"] for field in schema["fields"]}
            yield folder / resource["path"], types


def stated(path: Path, types: Mapping[str, str]) -> list[Row]:
    """The rows of a table as its schema reads them."""
    with path.open(encoding="utf-8", newline="") as file:
        return [
            {name: READ[types[name]](cell) if cell else None for name, cell in row.items()}
            for row in csv.DictReader(file)
        ]


def plain(value: Any) -> Any:
    """``value`` as Python has it: nothing for a missing one, a day for a moment of a day."""
    if value is None or value != value or value == "":
        return None
    value = value.item() if hasattr(value, "item") else value
    return value.date() if hasattr(value, "date") else value


def same(told: Any, read: Any) -> bool:
    """Whether a program has a cell as it is meant. A day may have stayed text, a number of a column with
    empty cells may have a point; a truth is no number, and a number no truth."""
    if isinstance(told, bool) or isinstance(read, bool):
        return told is read
    if isinstance(told, date) and isinstance(read, str):
        return told.isoformat() == read
    if isinstance(told, str) and read is not None:
        return told == str(read)
    return bool(told == read)


def differences(name: str, told: list[Row], read: Iterable[Row]) -> Iterator[str]:
    """What a program has otherwise than it is told."""
    rows = list(read)
    if len(rows) != len(told):
        yield f"{name}: {len(rows)} rows of {len(told)}"
    for meant, row in zip(told, rows, strict=False):
        for column, cell in meant.items():
            has = plain(row.get(column))
            if not same(cell, has):
                yield f"{name}, {column}: {cell!r} became {has!r}"


def all_tables(read: Reader) -> Callable[[Path, Path], Iterator[str]]:
    """A trial of every table."""

    def lost(site: Path, _: Path) -> Iterator[str]:
        for path, types in tables(site / DATA):
            yield from differences(path.name, stated(path, types), read(path))

    return lost


def by_pandas(path: Path) -> Iterable[Row]:
    return pandas.read_csv(path).to_dict("records")


def by_polars(path: Path) -> Iterable[Row]:
    return polars.read_csv(path).to_dicts()


def by_duckdb(path: Path) -> Iterable[Row]:
    found = duckdb.read_csv(str(path), header=True)
    return [dict(zip(found.columns, row, strict=True)) for row in found.fetchall()]


def by_pyarrow(path: Path) -> Iterable[Row]:
    options = pyarrow.csv.ConvertOptions(strings_can_be_null=True)
    kept = pyarrow.BufferOutputStream()
    pyarrow.parquet.write_table(pyarrow.csv.read_csv(path, convert_options=options), kept)
    return pyarrow.parquet.read_table(pyarrow.BufferReader(kept.getvalue())).to_pylist()


def by_csvkit(path: Path) -> Iterable[Row]:
    command = [sys.executable, "-m", "csvkit.utilities.csvjson", "-I", "--blanks", str(path)]
    written = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    return json.loads(written)


def texts(read: Reader) -> Callable[[Path, Path], Iterator[str]]:
    """A trial of every table with a program that is told to leave the cells as text."""

    def lost(site: Path, _: Path) -> Iterator[str]:
        for path, types in tables(site / DATA):
            as_text = dict.fromkeys(types, "string")
            yield from differences(path.name, stated(path, as_text), read(path))

    return lost


def by_libhxl(site: Path, _: Path) -> Iterator[str]:
    """The table with a row of tags: every row below it, cell by cell."""
    path = site / DATA / HXL
    (*_, tags), *rows = _split(path.read_text(encoding="utf-8"))
    source = hxl.data(str(path), hxl.InputOptions(allow_local=True))
    if source.display_tags != [hxl.model.Column.parse(tag).display_tag for tag in tags]:
        yield "the tags"
    if [row.values for row in source] != rows:
        yield "rows"


def _split(text: str) -> Iterator[Any]:
    """The two rows of the head together, then each other row."""
    head, tags, *rows = csv.reader(StringIO(text))
    yield head, tags
    yield from rows


TABLES = (
    Trial("pandas", "read_csv without options: every table", all_tables(by_pandas)),
    Trial("polars", "read_csv without options: every table", all_tables(by_polars)),
    Trial("duckdb", "read_csv: every table", all_tables(by_duckdb)),
    Trial("pyarrow", "read_csv, through Parquet: every table", all_tables(by_pyarrow)),
    Trial("csvkit", "csvjson -I --blanks: every table", texts(by_csvkit)),
    Trial("libhxl", HXL, by_libhxl),
)
