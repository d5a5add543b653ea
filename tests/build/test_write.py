"""A site is written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.build import writer as writing
from hasila.build.writer import MARKER, may_replace, write
from hasila.model.page import File

OLD, NEW = (
    (File("index.html", b"old"), File("ar/gone.html", b"gone")),
    (File("index.html", b"new"), File("en/reports/a.html", b"a")),
)


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_a_site_is_just_its_files_and_the_marker(tmp_path: Path) -> None:
    write(NEW, tmp_path / "public")
    assert set(held(tmp_path / "public")) == {"index.html", "en/reports/a.html", MARKER}


def test_the_new_site_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    write(NEW, tmp_path / "public")
    assert held(tmp_path / "public")["index.html"] == b"new"
    assert not (tmp_path / "public" / "ar").exists()


def test_nothing_is_left_beside_the_site(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    write(NEW, tmp_path / "public")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_missing_parents_are_made(tmp_path: Path) -> None:
    write(NEW, tmp_path / "deep" / "er" / "public")
    assert (tmp_path / "deep" / "er" / "public" / "index.html").read_bytes() == b"new"


def test_others_may_read_the_site(tmp_path: Path) -> None:
    write(NEW, tmp_path / "public")
    assert (tmp_path / "public").stat().st_mode & 0o055 == 0o055


def breaking() -> Iterator[File]:
    """Files of a site, of which the second cannot be had: the disk is full."""
    yield NEW[0]
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def test_a_write_that_fails_leaves_the_old_site_whole(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    before = held(tmp_path)
    with pytest.raises(OSError, match="No space"):
        write(breaking(), tmp_path / "public")
    assert held(tmp_path) == before


def test_a_first_write_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="No space"):
        write(breaking(), tmp_path / "public")
    assert list(tmp_path.iterdir()) == []


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, tmp_path / "public")
    before, rename = held(tmp_path), Path.rename

    def once(path: Path, target: Path) -> Path:
        if Path(target) == tmp_path / "public" and (path / "en").exists():
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(path, target)

    monkeypatch.setattr(writing.Path, "rename", once)
    with pytest.raises(OSError, match="cross-device"):
        write(NEW, tmp_path / "public")
    assert held(tmp_path) == before


def test_an_absent_an_empty_and_an_own_folder_may_be_replaced(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    write(OLD, tmp_path / "own")
    assert [may_replace(tmp_path / name) for name in ("absent", "empty", "own")] == [None, None, None]


def test_a_foreign_folder_is_refused_with_a_next_step(tmp_path: Path) -> None:
    (tmp_path / "thesis.odt").write_text("years of work")
    refusal = may_replace(tmp_path)
    assert refusal is not None
    assert "not made here" in refusal.message
    assert "--out" in refusal.hint


def test_a_file_and_a_link_are_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "folder")
    (tmp_path / "dangling").symlink_to(tmp_path / "nowhere")
    assert all(may_replace(tmp_path / name) for name in ("file", "link", "dangling"))


@pytest.mark.parametrize("path", ["../outside.html", "/outside.html", "a/../../outside.html"])
def test_no_file_is_written_outside_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(ValueError, match="outside"):
        write((File(path, b"x"),), tmp_path / "public")
    assert list(tmp_path.iterdir()) == []


def test_what_was_put_into_a_site_is_never_deleted(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "own" / "ar" / "CNAME").write_text("example.org")
    refusal = may_replace(tmp_path / "own")
    assert refusal is not None
    assert "ar/CNAME was not made here" in refusal.message
    with pytest.raises(FileExistsError, match="was not made here"):
        write(NEW, tmp_path / "own")
    assert held(tmp_path / "own")["ar/CNAME"] == b"example.org"
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


def test_a_link_in_a_site_is_not_followed_and_not_deleted(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "keep.txt").write_text("keep")
    (tmp_path / "own" / "out").symlink_to(tmp_path / "mine", target_is_directory=True)
    assert may_replace(tmp_path / "own") is not None
    assert (tmp_path / "mine" / "keep.txt").read_text() == "keep"


def test_a_marker_that_is_a_link_is_none_of_ours(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / MARKER).symlink_to(tmp_path / "own" / MARKER)
    assert may_replace(tmp_path / "other") is not None


def test_a_site_of_an_older_version_is_left_to_its_owner(tmp_path: Path) -> None:
    (tmp_path / "own").mkdir()
    (tmp_path / "own" / MARKER).write_text("made by hasila\n")
    (tmp_path / "own" / "index.html").write_text("old")
    refusal = may_replace(tmp_path / "own")
    assert refusal is not None
    assert "older version" in refusal.message


def test_what_a_desktop_leaves_does_not_matter(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "own" / "ar" / ".DS_Store").write_bytes(b"x")
    write(NEW, tmp_path / "own")
    assert set(held(tmp_path / "own")) == {"index.html", "en/reports/a.html", MARKER}
