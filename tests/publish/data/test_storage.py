"""What is put into memory and what is put into a folder are the same files and values."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from hasila.model.page import LaidFile
from hasila.publish.data.forms import JsonList, document, document_sections, list_of, mapping_of
from hasila.publish.data.parts import Section
from hasila.publish.data.report_data import DataEntry, FigureData, figure_of, figure_parts
from hasila.publish.data.storage import FilledDatabase, InFolder, InMemory


@pytest.fixture
def folder(tmp_path: Path) -> Iterator[InFolder]:
    with closing(InFolder(tmp_path)) as storage:
        yield storage


def fill(connection: sqlite3.Connection) -> None:
    connection.execute("CREATE TABLE counted (key TEXT PRIMARY KEY, number INTEGER)")
    connection.executemany("INSERT INTO counted VALUES (?, ?)", [(f"k{n}", n) for n in range(900)])


FILLED = FilledDatabase(fill, lambda connection, former: False, lambda: ())


def lines(text: bytes) -> tuple[Section, ...]:
    return (Section(("a",), ("",), lambda name: text, b"key\n"),)


def content_of(file: LaidFile) -> bytes:
    content = file.source.read_bytes()
    assert (file.size, file.digest) == (len(content), sha256(content).hexdigest())
    return content


def test_a_file_in_a_folder_has_the_bytes_of_one_in_memory(folder: InFolder) -> None:
    laid = folder.file("data/v1/a.csv", lines(b"a\n"), 1, "schema")
    held = InMemory().file("data/v1/a.csv", lines(b"a\n"), 1, "schema")
    assert content_of(laid) == held.content == b"key\na\n"
    assert (laid.path, laid.rows, laid.schema) == (held.path, held.rows, held.schema)


def test_a_database_in_a_folder_has_the_bytes_of_one_in_memory(folder: InFolder) -> None:
    held = InMemory().database("data/v1/a.sqlite", FILLED)
    assert content_of(folder.database("data/v1/a.sqlite", FILLED)) == held.content
    assert len(held.content) > 3 * 4096


def test_values_are_read_from_a_file_in_any_order_as_they_were_added(folder: InFolder) -> None:
    def figure(key: str) -> FigureData:
        entry = DataEntry(f'{{"key":"{key}"}}', f"{key},٣\n", (key, 3, None, True, 0.5))
        return FigureData(key, entry, "[3,3]", "3", (("en", "3"),), None if key == "a" else entry)

    for storage in (InMemory(), folder):
        kept = storage.values(figure_parts, figure_of)
        for key in "cab":
            kept.add(key, figure(key))
        found = kept.in_order("abc")
        assert list(found) == ["a", "b", "c"]
        assert list(found.values()) == [figure("a"), figure("b"), figure("c")]
        assert "d" not in found and len(found) == 3
        with pytest.raises(KeyError):
            found["d"]


@pytest.mark.parametrize("entries", [[], ["1"], ["1", '"a"', "{}"]])
def test_json_made_part_by_part_is_that_made_whole(entries: list[str]) -> None:
    named = dict(zip("xyz", entries, strict=False))
    states = ("",) * len(named)
    listed = JsonList(tuple(named), states, named.__getitem__)
    mapped = JsonList(tuple(named), states, named.__getitem__, is_mapping=True)
    made = InMemory().file("a.json", tuple(document_sections({"b": listed, "a": mapped})))
    assert made.content == document({"b": list_of(entries), "a": mapping_of(named)})
