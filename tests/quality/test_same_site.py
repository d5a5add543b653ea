"""The comparison of two built sites sees every difference."""

from __future__ import annotations

from pathlib import Path

from tests.quality.same_site import differing


def folder(root: Path, files: dict[str, bytes]) -> Path:
    for path, content in files.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_bytes(content)
    return root


def test_equal_folders_do_not_differ(tmp_path: Path) -> None:
    files = {"index.html": b"a", "en/index.html": b"b"}
    assert list(differing(folder(tmp_path / "a", files), folder(tmp_path / "b", files))) == []


def test_a_byte_a_missing_and_a_further_file_are_seen(tmp_path: Path) -> None:
    first = folder(tmp_path / "a", {"same": b"1", "byte": b"1", "missing": b"1"})
    second = folder(tmp_path / "b", {"same": b"1", "byte": b"2", "further": b"1"})
    assert list(differing(first, second)) == ["byte", "further", "missing"]
