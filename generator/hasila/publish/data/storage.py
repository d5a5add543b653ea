"""Where the data are put while they are made: in memory, or in a folder of the disk.

The files of the whole, and what they are put together from, are some 150 kB a report: in memory only where
the whole site is. A folder may know the files that were made before: what did not change is taken from
them."""

from __future__ import annotations

import marshal
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, ValuesView
from contextlib import closing
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import Any, BinaryIO, Generic, Protocol, TypeVar

from hasila.model.data_class import dataclass
from hasila.model.page import File, LaidFile, SiteFile
from hasila.publish.data.parts import FormerParts, LaidSection, PartsJoiner, Section

Value = TypeVar("Value")
Fill = Callable[[sqlite3.Connection], None]
"""Puts the tables of a database into it."""
Parts = tuple[Any, ...]
"""A value as a tuple of tuples, texts, numbers, truths and ``None``."""

Refill = Callable[[sqlite3.Connection, tuple[LaidSection, ...]], bool]
"""Puts into a database, in which the rows of these sections are, what changed since; false where that cannot
be."""

_COUNTERS = ((24, 28), (92, 100))
"""Bytes of the header of a database that count its changes and name the version of the library that wrote
it; readers make no use of them (https://www.sqlite.org/fileformat2.html, 1.3)."""
_COOKIE = (40, 44)
"""Bytes of the header that count the changes of the tables themselves: as many as at the first time."""
_LENGTH_BITS = 32
"""Bits of a position in a file that hold the length of what stands there."""
_WINDOW = 32_768
"""Bytes that are read at once where values are asked for in order."""


class Kept(Protocol[Value]):
    """Values by their names, which are added once and then asked for in any order."""

    def add(self, name: str, value: Value) -> None: ...

    def value(self, name: str) -> Value:
        """The value of that name, which was added."""
        ...

    def in_order(self, names: Iterable[str]) -> Mapping[str, Value]:
        """The values in the order of these ``names``, all of which were added."""
        ...


@dataclass(frozen=True, slots=True)
class FilledDatabase:
    """What a database is made with. ``fill`` fills an empty one, ``refill`` changes an earlier one; then
    ``sections`` are the rows in it."""

    fill: Fill
    refill: Refill
    sections: Callable[[], tuple[LaidSection, ...]]


@dataclass(frozen=True, slots=True)
class LaidParts:
    """What is to be known of a file of data when it is made again: of the ``state`` of all that it is made
    from, or of the states of its parts, is it decided what of it is the same."""

    state: str = ""
    sections: tuple[LaidSection, ...] = ()
    rows: int | None = None
    schema: str = ""


@dataclass(frozen=True, slots=True)
class ChangingFile:
    """A file of this state, of whose parts there are ``sections``. ``make`` makes it; ``change`` changes it
    as it was before, or gives ``None`` where it is to be made anew."""

    state: str
    sections: tuple[LaidSection, ...]
    make: Callable[[], File]
    change: Callable[[bytes, LaidParts], File | None]


class DataStorage(Protocol):
    """Keeps files and values until they are asked for."""

    def file(
        self, path: str, sections: Sequence[Section], rows: int | None = None, schema: str = ""
    ) -> SiteFile:
        """The file of the site that is put together from ``sections``."""
        ...

    def made(self, path: str, state: str, make: Callable[[], File]) -> SiteFile:
        """The file of the site that ``make`` makes; one of the same ``state`` is the same file."""
        ...

    def changing(self, path: str, file: ChangingFile) -> SiteFile:
        """The file of the site that is made anew, or changed where it was made before."""
        ...

    def database(self, path: str, filled: FilledDatabase) -> SiteFile:
        """The database as a file of the site."""
        ...

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        """A place for values of one kind; ``parts`` takes one apart and ``value`` puts it together."""
        ...


def in_memory(path: str, fill: Fill) -> File:
    """The database that ``fill`` fills, in memory."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        fill(connection)
        connection.execute("VACUUM")
        content = bytearray(connection.serialize())
    for begin, end in _COUNTERS:
        content[begin:end] = bytes(end - begin)
    return File(path, bytes(content))


class InMemory:
    """All of it in memory."""

    def file(self, path: str, sections: Sequence[Section], rows: int | None = None, schema: str = "") -> File:
        return File(path, b"".join(PartsJoiner().pieces(sections)), rows, schema)

    def made(self, path: str, state: str, make: Callable[[], File]) -> File:
        return make()

    def changing(self, path: str, file: ChangingFile) -> File:
        return file.make()

    def database(self, path: str, filled: FilledDatabase) -> File:
        return in_memory(path, filled.fill)

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        return _InDict()


class FormerData(Protocol):
    """The files of data as they were made before."""

    def parts(self, path: str) -> LaidParts | None:
        """What is known of the file at ``path``, which stands there still; ``None`` where it does not."""
        ...

    def laid(self, path: str) -> LaidFile:
        """That file."""
        ...


class NoFormerData:
    """Nothing was made before."""

    def parts(self, path: str) -> LaidParts | None:
        return None

    def laid(self, path: str) -> LaidFile:
        raise KeyError(path)


class InFolder:
    """All of it in an empty ``folder``, which is to be removed when the files have been moved away.

    What did not change of ``former`` is taken from there; ``known`` is what the next build should know."""

    def __init__(self, folder: Path, former: FormerData | None = None) -> None:
        self._folder = folder
        self._former = former or NoFormerData()
        self._number = 0
        self._open: list[BinaryIO] = []
        self.known: dict[str, LaidParts] = {}

    def close(self) -> None:
        """Close the files of values, which nobody is to ask any more."""
        for file in self._open:
            file.close()

    def file(
        self, path: str, sections: Sequence[Section], rows: int | None = None, schema: str = ""
    ) -> LaidFile:
        source = self._next()
        size, digest = 0, sha256()
        joiner = PartsJoiner(self._former_parts(path))
        with source.open("wb") as file:
            for piece in joiner.pieces(sections):
                size += file.write(piece)
                digest.update(piece)
        self.known[path] = LaidParts(sections=tuple(joiner.laid))
        return LaidFile(path, source, size, digest.hexdigest(), rows, schema)

    def _former_parts(self, path: str) -> FormerParts | None:
        parts = self._former.parts(path)
        if parts is None:
            return None
        file = self._former.laid(path).source.open("rb")
        self._open.append(file)
        return FormerParts(file, parts.sections)

    def made(self, path: str, state: str, make: Callable[[], File]) -> SiteFile:
        parts = self._former.parts(path)
        if parts is not None and parts.state == state:
            self.known[path] = parts
            return replace(self._former.laid(path), rows=parts.rows, schema=parts.schema)
        file = make()
        self.known[path] = LaidParts(state, rows=file.rows, schema=file.schema)
        return file

    def changing(self, path: str, file: ChangingFile) -> File:
        parts = self._former.parts(path)
        before = None if parts is None else file.change(self._former.laid(path).source.read_bytes(), parts)
        self.known[path] = LaidParts(file.state, file.sections)
        return file.make() if before is None else before

    def database(self, path: str, filled: FilledDatabase) -> LaidFile:
        source = self._next()
        cookie = self._refilled(path, source, filled)
        if not cookie:
            source.unlink(missing_ok=True)
            with closing(_opened(source)) as connection:
                filled.fill(connection)
                connection.execute("VACUUM")
        _without_counters(source, cookie)
        self.known[path] = LaidParts(sections=filled.sections())
        return _laid(path, source)

    def _refilled(self, path: str, source: Path, filled: FilledDatabase) -> bytes:
        """Put what changed into a copy of the earlier database; returns the cookie of that one, nothing where
        it cannot be done."""
        parts = self._former.parts(path)
        if parts is None:
            return b""
        shutil.copyfile(self._former.laid(path).source, source)
        with source.open("rb") as file:
            cookie = file.read(_COOKIE[1])[_COOKIE[0] :]
        with closing(_opened(source)) as connection:
            if not filled.refill(connection, parts.sections):
                return b""
            connection.execute("VACUUM")
        return cookie

    def values(self, parts: Callable[[Value], Parts], value: Callable[[Parts], Value]) -> Kept[Value]:
        file = self._next().open("w+b")
        self._open.append(file)
        return _InFile(file, parts, value)

    def _next(self) -> Path:
        self._number += 1
        return self._folder / str(self._number)


def _opened(source: Path) -> sqlite3.Connection:
    """A database that need not outlive a loss of power while it is filled."""
    connection = sqlite3.connect(source, isolation_level=None)
    connection.execute("PRAGMA journal_mode = OFF")
    connection.execute("PRAGMA synchronous = OFF")
    return connection


def _without_counters(source: Path, cookie: bytes) -> None:
    """Clear the counters of a database, and give it this ``cookie`` if there is one."""
    with source.open("r+b") as file:
        for begin, end in _COUNTERS:
            file.seek(begin)
            file.write(bytes(end - begin))
        if cookie:
            file.seek(_COOKIE[0])
            file.write(cookie)


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

    def value(self, name: str) -> Value:
        return self._values[name]

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
        self._end = self._flushed = 0

    def add(self, name: str, value: Value) -> None:
        written = marshal.dumps(self._parts(value))
        self._file.write(written)
        self._positions[name] = self._end << _LENGTH_BITS | len(written)
        self._end += len(written)

    def value(self, name: str) -> Value:
        if self._flushed < self._end:
            self._file.flush()
            self._flushed = self._end
        return FileValues(self._file, self._positions, self._value)[name]

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
