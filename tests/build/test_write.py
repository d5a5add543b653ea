"""A site is written whole or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.build import exchange as exchanging
from hasila.build.manifest import MARKER
from hasila.build.staging import staging_folder
from hasila.build.writer import may_replace, write
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


@pytest.mark.parametrize("way", ["by the system", "by renames"])
def test_names_are_exchanged(tmp_path: Path, way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "by renames":
        monkeypatch.setattr(exchanging, "_system_exchange", lambda: None)
    (tmp_path / "one").mkdir()
    (tmp_path / "one" / "a").write_text("a")
    (tmp_path / "other").mkdir()
    exchanging.exchange(tmp_path / "one", tmp_path / "other")
    assert (tmp_path / "other" / "a").read_text() == "a"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["one", "other"]
    assert list((tmp_path / "one").iterdir()) == []


def test_a_rename_that_fails_puts_the_old_site_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(OLD, tmp_path / "public")
    before, rename = held(tmp_path), Path.rename

    def once(path: Path, target: Path) -> Path:
        if Path(target) == tmp_path / "public" and (path / "en").exists():
            raise OSError(errno.EXDEV, os.strerror(errno.EXDEV))
        return rename(path, target)

    monkeypatch.setattr(exchanging, "_system_exchange", lambda: None)
    monkeypatch.setattr(exchanging.Path, "rename", once)
    with pytest.raises(OSError, match="cross-device"):
        write(NEW, tmp_path / "public")
    assert held(tmp_path) == before


def test_the_site_and_its_packed_form_are_of_one_build(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public", {tmp_path / "site.zip": b"old"})
    (tmp_path / "folder.zip").mkdir()
    before = held(tmp_path)
    with pytest.raises(OSError, match="directory"):
        write(NEW, tmp_path / "public", {tmp_path / "site.zip": b"new", tmp_path / "folder.zip": b"new"})
    assert held(tmp_path / "public") == held(tmp_path / "public") | {"index.html": b"old"}
    assert {name: content for name, content in held(tmp_path).items() if name != "site.zip"} == {
        name: content for name, content in before.items() if name != "site.zip"
    }


def test_a_packed_form_that_cannot_be_written_leaves_the_old_site(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    (tmp_path / "site.zip").mkdir()
    before = held(tmp_path)
    with pytest.raises(OSError, match="directory"):
        write(NEW, tmp_path / "public", {tmp_path / "site.zip": b"new"})
    assert held(tmp_path) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["public", "site.zip"]


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


def foreign(site: Path) -> dict[str, bytes]:
    """Put into ``site`` what people keep beside a published site."""
    files = {"CNAME": b"example.org", ".git/HEAD": b"ref", ".git/objects/a": b"b", "ar/note.txt": b"mine"}
    for path, content in files.items():
        (site / path).parent.mkdir(parents=True, exist_ok=True)
        (site / path).write_bytes(content)
    return files


def test_what_was_put_into_a_site_stays(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    files = foreign(tmp_path / "own")
    write(NEW, tmp_path / "own")
    assert held(tmp_path / "own") == files | {
        "index.html": b"new",
        "en/reports/a.html": b"a",
        MARKER: b"made by hasila\nen/reports/a.html\nindex.html\n",
    }
    assert [path.name for path in tmp_path.iterdir()] == ["own"]


@pytest.mark.parametrize("path", ["en/reports/a.html", "en", "en/reports/a.html/deeper"])
def test_what_is_in_the_way_of_a_new_file_is_refused(tmp_path: Path, path: str) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "own" / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / "own" / path).write_text("mine")
    before = held(tmp_path)
    with pytest.raises(FileExistsError, match="was not made here"):
        write(NEW, tmp_path / "own")
    assert held(tmp_path) == before


def test_a_link_in_a_site_is_not_followed_and_stays(tmp_path: Path) -> None:
    write(OLD, tmp_path / "own")
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "keep.txt").write_text("keep")
    (tmp_path / "own" / "ar" / "out").symlink_to(tmp_path / "mine", target_is_directory=True)
    write(NEW, tmp_path / "own")
    assert (tmp_path / "mine" / "keep.txt").read_text() == "keep"
    assert (tmp_path / "own" / "ar" / "out").is_symlink()


@pytest.mark.parametrize("out", [".", "..", "content", "content/new", "site_src", "templates/en"])
def test_the_project_and_its_inputs_are_no_place_for_a_site(tmp_path: Path, out: str) -> None:
    project = tmp_path / "folder" / "project"
    (project / "content").mkdir(parents=True)
    refusal = may_replace(project / out, project)
    assert refusal is not None
    assert "made from" in refusal.message
    assert may_replace(project / "public", project) is None


def test_a_build_that_was_killed_is_cleared_away_by_the_next(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    begun = tmp_path / ".public-hasila-begun"
    (begun / "en").mkdir(parents=True)
    (begun / "en" / "index.html").write_text("half a site")
    write(NEW, tmp_path / "public")
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_what_a_killed_build_had_not_yet_put_back_is_put_back_by_the_next(tmp_path: Path) -> None:
    write(OLD, tmp_path / "public")
    files = foreign(tmp_path / "public")
    (tmp_path / "public").rename(tmp_path / ".public-hasila-killed")
    write(OLD, tmp_path / "public")
    assert held(tmp_path / "public") == held(tmp_path / "public") | files
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


def test_the_folder_of_a_build_at_work_is_left_alone(tmp_path: Path) -> None:
    with staging_folder(tmp_path / "public") as other:
        write(NEW, tmp_path / "public")
        assert other.is_dir()
    assert [path.name for path in tmp_path.iterdir()] == ["public"]


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
