"""Where the data are put while they are made: in memory, or in a folder of the disk.

The files of the whole, and what they are put together from, are some 150 kB a report: in memory only where
the whole site is."""

from __future__ import annotations

import marshal
import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, ValuesView
from contextlib import closing
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

from hasila.model.page import File, LaidFile, SiteFile

Value = TypeVar("Value")
Fill = Callable[[sqlite3.Connection], None]
"""Puts the tables of a database into it."""
Parts = tuple[Any, ...]
"""A value as a tuple of tuples, texts, numbers, truths and ``None``."""

_COUNTERS = ((24, 28), (92, 100))
"""Bytes of the header of a database that count its changes and name the version of the library that wrote
it; readers make no use of them (https://www.sqlite.org/fileformat2.html, 1.3)."""
_LENGTH_BITS = 32
"""Bits of a position in a file that hold the length of what stands there."""
_WINDOW = 32_768
"""Bytes that are read at once where values are asked for in order."""


class Kept(Protocol[Value]):
    """Values by their names, which are added once and then asked for in any order."""

    def add(self, name: str, value: Value) -> None: ...

    def in_order(self, names: Iterable[str]) -> Mapping[str, Value]:
        """The values in the order of these ``names``, all that were added."""
        ...


class DataStorage(Protocol):
    """Keeps files and values until they are asked for."""

    def file(self, path: str, pieces: Iterable[bytes], rows: int | None = None, schema: str = "") -> SiteFile:
        """The file of the site with this content."""
        ...

    def database(self, path: str, fill: Fill) -> SiteFile:
        """The database that ``fill`` fills, as a file of the site."""
        ...

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        """A place for values of one kind; ``parts`` takes one apart and ``value`` puts it together."""
        ...


class InMemory:
    """All of it in memory."""

    def file(self, path: str, pieces: Iterable[bytes], rows: int | None = None, schema: str = "") -> File:
        return File(path, b"".join(pieces), rows, schema)

    def database(self, path: str, fill: Fill) -> File:
        with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
            fill(connection)
            connection.execute("VACUUM")
            content = bytearray(connection.serialize())
        for begin, end in _COUNTERS:
            content[begin:end] = bytes(end - begin)
        return File(path, bytes(content))

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        return _InDict()


class InFolder:
    """All of it in an empty ``folder``, which is to be removed when the files have been moved away."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._number = 0
        self._open: list[BinaryIO] = []

    def close(self) -> None:
        """Close the files of values, which nobody is to ask any more."""
        for file in self._open:
            file.close()

    def file(self, path: str, pieces: Iterable[bytes], rows: int | None = None, schema: str = "") -> LaidFile:
        source = self._next()
        size, digest = 0, sha256()
        with source.open("wb") as file:
            for piece in pieces:
                size += file.write(piece)
                digest.update(piece)
        return LaidFile(path, source, size, digest.hexdigest(), rows, schema)

    def database(self, path: str, fill: Fill) -> LaidFile:
        source = self._next()
        with closing(sqlite3.connect(source, isolation_level=None)) as connection:
            connection.execute("PRAGMA journal_mode = OFF")
            connection.execute("PRAGMA synchronous = OFF")
            fill(connection)
            connection.execute("VACUUM")
        with source.open("r+b") as file:
            for begin, end in _COUNTERS:
                file.seek(begin)
                file.write(bytes(end - begin))
        return _laid(path, source)

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        file = self._next().open("w+b")
        self._open.append(file)
        return _InFile(file, parts, value)

    def _next(self) -> Path:
        self._number += 1
        return self._folder / str(self._number)


def _laid(path: str, source: Path) -> LaidFile:
    digest = sha256()
    with source.open("rb") as file:
        while piece := file.read(1 << 20):
            digest.update(piece)
    return LaidFile(path, source, source.stat().st_size, digest.hexdigest())


class _InDict(Generic[Value]):
    """Values in memory."""

    def __init__(self) -> None:
        self._values: dict[str, Value] = {}

    def add(self, name: str, value: Value) -> None:
        self._values[name] = value

    def in_order(self, names: Iterable[str]) -> Mapping[str, Value]:
        return {name: self._values[name] for name in names}


class _InFile(Generic[Value]):
    """Values in a file, one after the other; in memory is where each of them stands."""

    def __init__(
        self, file: BinaryIO, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]
    ) -> None:
        self._file = file
        self._parts, self._value = parts, value
        self._positions: dict[str, int] = {}
        self._end = 0

    def add(self, name: str, value: Value) -> None:
        written = marshal.dumps(self._parts(value))
        self._file.write(written)
        self._positions[name] = self._end << _LENGTH_BITS | len(written)
        self._end += len(written)

    def in_order(self, names: Iterable[str]) -> Mapping[str, Value]:
        self._file.flush()
        positions = {name: self._positions[name] for name in names}
        return FileValues(self._file, positions, self._value)


class FileValues(Mapping[str, Value]):
    """Values of a file, each read when it is asked for."""

    def __init__(self, file: BinaryIO, positions: Mapping[str, int], value: Callable[[Parts], Value]) -> None:
        self._file, self._positions, self._value = file, positions, value

    def __getitem__(self, name: str) -> Value:
        start, length = divmod(self._positions[name], 1 << _LENGTH_BITS)
        written = os.pread(self._file.fileno(), length, start)
        return self._value(marshal.loads(written))

    def values(self) -> ValuesView[Value]:
        return _ValuesOfFile(self)

    def one_by_one(self) -> Iterator[Value]:
        """Every value in order; what lies together in the file is read at once."""
        window, begin = memoryview(b""), 0
        for position in self._positions.values():
            start, length = divmod(position, 1 << _LENGTH_BITS)
            if not begin <= start <= start + length <= begin + len(window):
                window = memoryview(os.pread(self._file.fileno(), max(length, _WINDOW), start))
                begin = start
            yield self._value(marshal.loads(window[start - begin : start - begin + length]))

    def __contains__(self, name: object) -> bool:
        return name in self._positions

    def __iter__(self) -> Iterator[str]:
        return iter(self._positions)

    def __len__(self) -> int:
        return len(self._positions)


class _ValuesOfFile(ValuesView[Value]):
    """The values of a file, gone through in their order."""

    def __init__(self, values: FileValues[Value]) -> None:
        super().__init__(values)
        self._values = values

    def __iter__(self) -> Iterator[Value]:
        return self._values.one_by_one()
