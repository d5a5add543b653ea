"""Names of files: their endings, and what some system takes for one name."""

from __future__ import annotations

import unicodedata
from itertools import product
from pathlib import PurePosixPath

import pytest

from hasila.model.file_names import alike, ending_of

NAMES = ["".join(letters) for count in range(1, 6) for letters in product("a./é", repeat=count)]
"""All short names of a letter, an accent, dots and slashes."""


def test_an_ending_is_that_of_a_path() -> None:
    paths = [name for name in NAMES if not name.endswith(("/", "/.")) and name != "."]
    assert len(paths) > 500
    assert [ending_of(path) for path in paths] == [PurePosixPath(path).suffix for path in paths]


@pytest.mark.parametrize(
    ("path", "other"),
    [("Content/A.md", "content/a.md"), ("é.md", "e\u0301.md"), ("É.md", "é.md"), ("STRASSE", "straße")],
)
def test_paths_that_some_system_takes_for_one(path: str, other: str) -> None:
    assert alike(path) == alike(other)


@pytest.mark.parametrize("path", ["a.md", "A-1_b.MD", "é", "\u1e9e", "content/reports/x.ar.md"])
def test_two_ways_to_spell_a_path_are_alike(path: str) -> None:
    assert alike(path) == alike(unicodedata.normalize("NFD", path)) == alike(path.upper())
