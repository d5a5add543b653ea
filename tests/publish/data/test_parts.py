"""A file put together from parts of an earlier one has the bytes of one whose parts are all made."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path
from random import Random

import pytest

from hasila.model.page import File, LaidFile, SiteFile
from hasila.model.revision import Revision
from hasila.publish.data.database import Database, PartedRows
from hasila.publish.data.parts import Section
from hasila.publish.data.storage import InFolder, InMemory, LaidParts
from hasila.publish.data.table import Column, Row, Table

Values = dict[str, str]
"""What each part says, by its name."""


@dataclass
class Kept:
    """What an earlier build left in a folder."""

    files: dict[str, LaidFile] = field(default_factory=dict)
    known: dict[str, LaidParts] = field(default_factory=dict)

    def parts(self, path: str) -> LaidParts | None:
        return self.known.get(path)

    def laid(self, path: str) -> LaidFile:
        return self.files[path]


def sections(values: Values, asked: list[str]) -> tuple[Section, ...]:
    """Two lists of the same parts."""

    def make(name: str) -> bytes:
        asked.append(name)
        return f"<{name}: {values[name]}>".encode()

    names, states = tuple(values), tuple(values.values())
    behind = names[::2], states[::2]
    return (
        Section(names, states, make, b"[", b",\n", b"]"),
        Section(*behind, make, b"{", b"", b"}\n"),
    )


def edited(values: Values, random: Random) -> Values:
    """The same after a change, a part that is new, one that is gone, or another order."""
    names = list(values)
    changed = dict(values)
    kind = random.choice(("change", "add", "remove", "order"))
    if kind == "change" or not names:
        changed[random.choice([*names, "first"])] = str(random.random())
    elif kind == "add":
        items = list(values.items())
        items.insert(random.randrange(len(items) + 1), (str(random.random()), "new"))
        changed = dict(items)
    elif kind == "remove":
        del changed[random.choice(names)]
    else:
        random.shuffle(names)
        changed = {name: values[name] for name in names}
    return changed


@pytest.mark.parametrize("seed", range(8))
def test_after_any_changes_a_file_of_parts_is_the_one_made_whole(seed: int, tmp_path: Path) -> None:
    random, kept = Random(seed), Kept()
    values = {f"n{number}": "x" * random.randrange(40) for number in range(random.randrange(12))}
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        with closing(InFolder(folder, kept)) as storage:
            laid = storage.file("a", sections(values, []))
        whole = InMemory().file("a", sections(values, [])).content
        assert laid.source.read_bytes() == whole
        assert (laid.size, laid.digest) == (len(whole), sha256(whole).hexdigest())
        kept.files["a"], kept.known["a"] = laid, storage.known["a"]
        values = edited(values, random)


def test_only_the_part_that_changed_is_made(tmp_path: Path) -> None:
    kept = Kept()
    values = {f"n{number}": str(number) for number in range(9)}
    for number, expected in (("4", 9 + 5), ("other", 2)):
        values["n4"] = number
        folder = tmp_path / number
        folder.mkdir()
        asked: list[str] = []
        with closing(InFolder(folder, kept)) as storage:
            kept.files["a"] = storage.file("a", sections(values, asked))
        kept.known["a"] = storage.known["a"]
        assert len(asked) == expected


def test_a_file_of_the_same_state_is_not_made(tmp_path: Path) -> None:
    kept = Kept()
    made: list[str] = []

    def file(state: str) -> Callable[[], File]:
        made.append(state)
        return File("a", state.encode(), 3, "schema")

    def stored(state: str, name: str) -> SiteFile:
        folder = tmp_path / name
        folder.mkdir()
        with closing(InFolder(folder, kept)) as storage:
            found = storage.made("a", state, lambda: file(state))
        kept.known["a"] = storage.known["a"]
        return found

    stored("one", "1")
    kept.files["a"] = LaidFile("a", tmp_path / "a", 3, "digest")
    again = stored("one", "2")
    assert isinstance(again, LaidFile) and (again.rows, again.schema) == (3, "schema")
    assert isinstance(stored("two", "3"), File)
    assert made == ["one", "two"]


# A database

ONE = Table("one", "a thing", (Column("key", "string", "its key"), Column("said", "string", "it")), ("key",))
MANY = Table(
    "many", "a part", (Column("key", "string", "it"), Column("place", "integer", "it")), ("key", "place")
)
FOUND = Table(
    "found", "words", (Column("key", "string", "its key"), Column("text", "string", "it")), ("key",)
)


def database(values: Values, day: str) -> Database:
    names, states = tuple(values), tuple(values.values())

    def one(name: str) -> tuple[Row, ...]:
        return ((name, values[name]),)

    def many(name: str) -> tuple[Row, ...]:
        return tuple((name, place) for place in range(int(name[1:]) % 3))

    def words(name: str) -> tuple[Row, ...]:
        return ((name, f"words of {values[name]}"),)

    tables = ((ONE, PartedRows(names, states, one)), (MANY, PartedRows(names, states, many)))
    listed = Table("listed", "a value", ONE.columns, ("key",))
    plain = (listed, [(name, said) for name, said in values.items() if len(said) < 3])
    found = FOUND, PartedRows(names, states, words)
    return Database((*tables, plain), found, (), Revision(day, None))


def made_in(folder: Path, one: Database, kept: Kept) -> list[str]:
    """Put the database into ``kept``; tells how it was made."""
    folder.mkdir()
    made = one.filled()
    told: list[str] = []

    def fill(connection: sqlite3.Connection) -> None:
        told.append("filled")
        made.fill(connection)

    with closing(InFolder(folder, kept)) as storage:
        kept.files["a"] = storage.database("a", replace(made, fill=fill))
    kept.known["a"] = storage.known["a"]
    return told


@pytest.mark.parametrize("name", ["n7", "n0", "n299", ""])
def test_a_database_that_was_changed_has_the_bytes_of_one_filled_anew(name: str, tmp_path: Path) -> None:
    kept = Kept()
    values = {f"n{number}": str(number) * (number % 5) for number in range(300)}
    for turn in range(3):
        told = made_in(tmp_path / str(turn), database(values, str(turn)), kept)
        whole = InMemory().database("a", database(values, str(turn)).filled()).content
        assert kept.files["a"].source.read_bytes() == whole
        assert told == ([] if turn else ["filled"])
        if name:
            values[name] = f"other words, and more of them {turn}"


def test_a_database_of_other_parts_is_filled_anew(tmp_path: Path) -> None:
    kept = Kept()
    values = {f"n{number}": "" for number in range(30)}
    assert made_in(tmp_path / "1", database(values, ""), kept) == ["filled"]
    assert made_in(tmp_path / "2", database(values | {"n30": ""}, ""), kept) == ["filled"]
    changed = dict.fromkeys(values, "changed")
    assert made_in(tmp_path / "3", database(changed, ""), kept) == ["filled"]
