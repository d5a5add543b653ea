"""Recalling: a project as committed, wherever it lies in its repository; and each reason for which git cannot
tell.
"""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from hasila.ingest.git_history import NoAnswer, commit_of, commits_of, files_at
from tests.repository import commit, git


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository whose project is the folder ``my site``; what is committed first is then changed, renamed
    and taken away.
    """
    project = tmp_path / "repo" / "my site"
    _put(project / "content" / "reports" / "a.md", "one\n")
    _put(project / "content" / "حصيلة.md", "اثنان\n")
    _put(project / "site_src" / "static" / "dot.png", b"\x89PNG\x00\n\xff")
    _put(project / "notes.txt", "none of ours\n")
    _put(tmp_path / "repo" / "content" / "other.md", "another project\n")
    commit(tmp_path / "repo", day="2031-03-10")
    return project


def _put(path: Path, text: str | bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def reason(answer: object) -> str:
    assert isinstance(answer, NoAnswer)
    return answer.reason


def test_the_files_of_a_subfolder_are_those_that_were_committed(repository: Path) -> None:
    _put(repository / "content" / "reports" / "a.md", "changed since\n")
    assert files_at(repository, "HEAD") == {
        "content/reports/a.md": b"one\n",
        "content/حصيلة.md": "اثنان\n".encode(),
        "site_src/static/dot.png": b"\x89PNG\x00\n\xff",
    }


def test_nothing_is_touched(repository: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in repository.parent.rglob("*")}
    files_at(repository, "HEAD")
    commits_of(repository, ["content/reports/a.md"])
    assert {path: path.stat().st_mtime_ns for path in repository.parent.rglob("*")} == before


def test_only_what_is_wanted_is_read(repository: Path) -> None:
    assert list(files_at(repository, "HEAD", lambda name: name.endswith("a.md"))) == ["content/reports/a.md"]


def test_a_link_holds_no_text_of_ours(repository: Path) -> None:
    (repository / "content" / "link.md").symlink_to("reports/a.md")
    commit(repository.parent)
    assert "content/link.md" not in files_at(repository, "HEAD")


def test_before_there_was_a_project_there_are_no_files(repository: Path) -> None:
    later = repository.parent / "later"
    _put(later / "content" / "x.md", "x")
    first = git(repository, "rev-parse", "HEAD")
    commit(repository.parent)
    assert files_at(later, first) == {}
    assert files_at(later, "HEAD") == {"content/x.md": b"x"}


def test_a_revision_can_be_named_in_every_way(repository: Path) -> None:
    whole = git(repository, "rev-parse", "HEAD")
    git(repository, "tag", "-a", "v1", "-m", "a tag")
    assert [commit_of(repository, name) for name in ("HEAD", "main", "v1", whole[:8], "@{0}")] == [whole] * 5


@pytest.mark.parametrize("name", ["nowhere", "HEAD~9", "--all", "HEAD:content", "", "a\0b"])
def test_an_unknown_revision_is_told_with_a_next_step(repository: Path, name: str) -> None:
    assert "revision" in reason(files_at(repository, name))


def test_a_folder_in_no_repository_is_told(tmp_path: Path) -> None:
    assert "in no git repository; compare with a file instead: --baseline FILE" in reason(
        files_at(tmp_path, "HEAD")
    )


def test_a_repository_without_a_commit_is_told(tmp_path: Path) -> None:
    git(tmp_path, "init", "--quiet")
    assert "no revision HEAD" in reason(commits_of(tmp_path, ["content/reports/a.md"]))


def test_a_shallow_clone_that_lacks_the_revision_is_told_how_to_get_it(
    repository: Path, tmp_path: Path
) -> None:
    first = git(repository, "rev-parse", "HEAD")
    commit(repository.parent, "once more")
    git(tmp_path, "clone", "--quiet", "--depth=1", f"file://{repository.parent}", "shallow")
    assert "git fetch --unshallow" in reason(files_at(tmp_path / "shallow" / "my site", first))
    assert files_at(tmp_path / "shallow" / "my site", "HEAD")


def test_where_git_is_not_installed_it_is_told(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    assert "git is not installed" in reason(files_at(repository, "HEAD"))


def test_a_repository_of_somebody_else_is_told(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    assert "safe.directory" in reason(files_at(repository, "HEAD"))


def test_a_hook_of_another_repository_does_not_lead_astray(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(tmp_path / "repo")
    other = tmp_path / "other"
    _put(other / "content" / "o.md", "o")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    assert "content/reports/a.md" in files_at(repository, "HEAD")


def test_no_shell_sees_a_name(repository: Path, tmp_path: Path) -> None:
    assert "no revision" in reason(files_at(repository, f"$(touch {tmp_path}/seen);`touch {tmp_path}/seen`"))
    assert not (tmp_path / "seen").exists()


def test_a_file_missing_from_a_partial_clone_is_told(repository: Path, tmp_path: Path) -> None:
    git(repository, "config", "uploadpack.allowFilter", "true")
    url = f"file://{repository.parent}"
    subprocess.run(
        ["git", "clone", "--quiet", "--no-checkout", "--filter=blob:none", url, str(tmp_path / "partial")],
        check=True,
        capture_output=True,
    )
    git(tmp_path / "partial", "remote", "set-url", "origin", f"file://{tmp_path}/gone")
    (tmp_path / "partial" / "my site").mkdir()
    assert isinstance(files_at(tmp_path / "partial" / "my site", "HEAD"), NoAnswer)


def test_commits_of_a_file_follow_it_through_a_rename_and_see_its_translations(repository: Path) -> None:
    git(repository, "mv", "content/reports/a.md", "content/reports/b.md")
    commit(repository.parent, "another name", "2031-03-11")
    _put(repository / "content" / "reports" / "b.en.md", "translated")
    commit(repository.parent, "a translation", "2031-03-12")
    _put(repository / "content" / "reports" / "bc.md", "another report")
    commit(repository.parent, "none of it", "2031-03-13")
    commits, paths = commits_of(repository, ["content/reports/b.md"])
    assert [one.day for one in commits] == ["2031-03-12", "2031-03-11", "2031-03-10"]
    assert paths == ("content/reports/b.md", "content/reports/a.md")
    assert all(one.id.startswith(one.short) and len(one.short) < 20 for one in commits)


def test_a_name_with_the_letters_of_a_pattern_is_a_name(repository: Path) -> None:
    _put(repository / "content" / "reports" / "[x]*.md", "one")
    commit(repository.parent, "an odd name", "2031-03-11")
    commits, _ = commits_of(repository, ["content/reports/[x]*.md"])
    assert [one.day for one in commits] == ["2031-03-11"]
