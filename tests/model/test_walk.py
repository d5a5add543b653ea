"""Finding the files of a project: plain files are read, everything else is named and left alone."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from hasila.ingest import file_walk as walking
from hasila.ingest.file_walk import FOLDERS, Found, walk
from hasila.ingest.files import gather, read
from hasila.ingest.git_history import files_at, refused_at
from tests.repository import commit


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project with one report, and beside it, outside, a file that nobody means to publish."""
    (tmp_path / "project/content/reports").mkdir(parents=True)
    (tmp_path / "project/content/reports/a.md").write_text("words")
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside/secret.md").write_text("not for others")
    return tmp_path / "project"


def found(project: Path) -> Found:
    return walk(project, FOLDERS, lambda name: not name.endswith(".txt"))


def told(project: Path) -> list[tuple[str, str]]:
    return [(mistake.location.path, mistake.code) for mistake in found(project).diagnostics]


def test_plain_files_are_read_in_order_of_path(project: Path) -> None:
    (project / "content/b.md").write_text("second")
    (project / "content/a.txt").write_text("not wanted")
    (project / "content/.hidden.md").write_text("none of ours")
    assert found(project).files == {"content/b.md": b"second", "content/reports/a.md": b"words"}
    assert told(project) == []


@pytest.mark.parametrize("target", ["../../../outside/secret.md", "a.md", "nowhere.md", "b.md", "/dev/zero"])
def test_a_link_is_named_and_not_followed_wherever_it_leads(project: Path, target: str) -> None:
    (project / "content/reports/b.md").symlink_to(target)
    assert list(found(project).files) == ["content/reports/a.md"]
    assert told(project) == [("content/reports/b.md", "link")]


def test_a_link_to_a_folder_out_of_the_project_is_said_to_lead_there(project: Path) -> None:
    (project / "site_src").symlink_to("../outside")
    (mistake,) = found(project).diagnostics
    assert str(mistake).startswith(
        "site_src: error[link]: this is a link out of the project (to ../outside) and is not followed"
    )


def test_a_circle_of_folders_ends(project: Path) -> None:
    (project / "content/round").symlink_to("..", target_is_directory=True)
    assert told(project) == [("content/round", "link")]


def test_content_that_is_itself_a_link_is_one_mistake(project: Path) -> None:
    (project / "content").rename(project.parent / "elsewhere")
    (project / "content").symlink_to("../elsewhere")
    sources, mistakes = read(project)
    assert (dict(sources.content), [mistake.code for mistake in mistakes]) == ({}, ["link"])


def test_a_pipe_is_named_and_not_waited_for(project: Path) -> None:
    os.mkfifo(project / "content/reports/b.md")
    assert told(project) == [("content/reports/b.md", "no-plain-file")]


def test_a_socket_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project / "content")  # the path of a socket is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("s.md")
        assert told(project) == [("content/s.md", "no-plain-file")]


def test_a_pipe_put_in_the_place_of_a_file_is_not_waited_for(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = os.open

    def late(path: Path, flags: int) -> int:
        os.unlink(path)
        os.mkfifo(path)
        return opened(path, flags)

    monkeypatch.setattr(walking.os, "open", late)
    assert told(project) == [("content/reports/a.md", "unreadable")]


@pytest.mark.parametrize(
    "error", [PermissionError(13, "Permission denied"), FileNotFoundError(2, "No such file or directory")]
)
def test_a_file_that_is_refused_or_vanishes_is_named(
    project: Path, monkeypatch: pytest.MonkeyPatch, error: OSError
) -> None:
    def refuse(path: Path, flags: int) -> int:
        raise error

    monkeypatch.setattr(walking.os, "open", refuse)
    (mistake,) = found(project).diagnostics
    assert (mistake.location.path, mistake.code) == ("content/reports/a.md", "unreadable")
    assert str(error.strerror).lower() in mistake.message


def test_a_folder_that_cannot_be_listed_is_named(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(walking.os, "listdir", refuse)
    assert told(project) == [("content", "unreadable")]


def test_a_name_that_is_no_text_is_shown_so_that_it_can_be_printed(project: Path) -> None:
    Path(os.fsdecode(os.fsencode(project) + b"/content/\xff.md")).write_bytes(b"x")
    (mistake,) = found(project).diagnostics
    assert (mistake.code, mistake.location.path) == ("bad-name", "content/\\udcff.md")
    mistake.location.path.encode()


def test_folders_that_lie_too_deep_are_named(project: Path) -> None:
    (project / "content" / "/".join("d" * 30)).mkdir(parents=True)
    assert [code for _, code in told(project)] == ["too-deep"]


def test_a_revision_is_refused_what_the_disk_is_refused(project: Path) -> None:
    (project / "content/b.md").symlink_to("../../outside/secret.md")
    (project / "content/c.md").symlink_to("reports/a.md")
    commit(project)
    assert refused_at(project, "HEAD") == found(project).diagnostics
    files = files_at(project, "HEAD")
    assert isinstance(files, dict)
    assert gather(files, refused_at(project, "HEAD")) == read(project)
