"""Verb: recall. A project as it stood at a revision of its git repository, and the commits that changed a file of it.

The only place that runs git: as a subprocess with a fixed list of arguments, never through a shell, and only commands
that read. Nothing is checked out and no file is touched; what is asked for stays in memory. Where git cannot answer, a
:class:`NoAnswer` says why and what to do; nothing is raised.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from hasila.ingest.file_walk import FOLDERS, link_at, no_plain_file
from hasila.model.diagnostics import Diagnostic

_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Set where git runs us from a hook; they would stand for another repository than that of the project's folder."""
_PLAIN = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Messages that can be compared, nothing written, nothing asked of the network or of a person."""
_REGULAR = {"100644", "100755"}
"""Modes of git for files."""
_LINK, _MODULE = "120000", "160000"
"""Modes of git for links and for other repositories: neither is followed."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """Why git cannot tell, and the next step; one sentence."""

    reason: str


@dataclass(frozen=True, slots=True)
class Commit:
    """A commit: its whole id, the short one for people, and the day on which it was committed (ISO 8601)."""

    id: str
    short: str
    day: str


def files_at(
    project: Path, revision: str, wanted: Callable[[str], bool] = bool
) -> Mapping[str, bytes] | NoAnswer:
    """The files of ``project`` at ``revision`` by their path relative to it; none where there was no project yet.

    ``project`` may be a folder anywhere in its repository; ``revision`` is anything that git takes for a commit;
    ``wanted`` chooses among the paths.
    """
    commit = commit_of(project, revision)
    if isinstance(commit, NoAnswer):
        return commit
    listed = _git(project, "ls-tree", "-r", "-z", commit, "--", *FOLDERS)
    return (
        listed
        if isinstance(listed, NoAnswer)
        else _contents(project, {path: blob for path, blob in _blobs(listed) if wanted(path)})
    )


def refused_at(project: Path, revision: str) -> tuple[Diagnostic, ...]:
    """The links and other repositories in the folders of ``project`` at ``revision``, as they are refused on disk."""
    listed = _git(project, "ls-tree", "-r", "-z", revision, "--", *FOLDERS)
    entries = () if isinstance(listed, NoAnswer) else tuple(_entries(listed))
    links = {path: blob for mode, blob, path in entries if mode == _LINK and not _hidden(path)}
    targets = _contents(project, links) if links else {}
    found = (
        ()
        if isinstance(targets, NoAnswer)
        else tuple(link_at(path, os.fsdecode(raw)) for path, raw in targets.items())
    )
    modules = (
        no_plain_file(path, "another repository")
        for mode, _, path in entries
        if mode == _MODULE and not _hidden(path)
    )
    return (*found, *modules)


def _hidden(path: str) -> bool:
    return any(part.startswith(".") for part in path.split("/"))


def commit_of(project: Path, revision: str) -> str | NoAnswer:
    """The whole id of the commit that ``revision`` names."""
    inside = _git(project, "rev-parse", "--show-toplevel")
    if isinstance(inside, NoAnswer):
        return inside
    if revision.startswith("-") or "\0" in revision:
        return NoAnswer(f"{revision!r} is no revision; name a commit, a branch or a tag")
    found = _git(project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    return _missing(project, revision) if isinstance(found, NoAnswer) else found.decode().strip()


def commits_of(project: Path, paths: Iterable[str]) -> tuple[tuple[Commit, ...], tuple[str, ...]] | NoAnswer:
    """The commits that changed one of the files at ``paths``, the latest first, and every path that these files had.

    The first of ``paths`` is followed through its renames, as git guesses them.
    """
    first, *others = paths
    commit = commit_of(project, "HEAD")
    if isinstance(commit, NoAnswer):
        return commit
    followed = _git(
        project, "log", "--follow", "--format=", "--name-only", "-z", "--relative", commit, "--", first
    )
    if isinstance(followed, NoAnswer):
        return followed
    known = tuple(dict.fromkeys([first, *others, *_names(followed)]))
    logged = _git(project, "log", "--topo-order", "--format=%H %h %cs", commit, "--", *_beside(known))
    return logged if isinstance(logged, NoAnswer) else (tuple(_commits(logged)), known)


def _names(listed: bytes) -> list[str]:
    return [name.strip() for name in os.fsdecode(listed).split("\0") if name.strip()]


def _beside(paths: Iterable[str]) -> list[str]:
    """The paths, and by a pattern those of translations beside them."""
    return [one for path in paths for one in (path, f":(glob){_literal(path.rsplit('.', 1)[0])}.*")]


def _literal(path: str) -> str:
    """A path as a pattern that only it fits."""
    return "".join(f"\\{letter}" if letter in "*?[]\\" else letter for letter in path)


def _commits(logged: bytes) -> Iterator[Commit]:
    for line in logged.decode().splitlines():
        commit, short, day = line.split(" ")
        yield Commit(commit, short, day)


def _blobs(listed: bytes) -> Iterator[tuple[str, str]]:
    """(path, id of its bytes) for each file of a listed tree."""
    return ((path, blob) for mode, blob, path in _entries(listed) if mode in _REGULAR)


def _entries(listed: bytes) -> Iterator[tuple[str, str, str]]:
    """(mode, id, path) of everything in a listed tree."""
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = os.fsdecode(entry).partition("\t")
        mode, _, blob = about.split(" ")
        yield mode, blob, path


def _contents(project: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes] | NoAnswer:
    """Each file with its bytes, all asked for at once."""
    given = _git(project, "cat-file", "--batch", ask="".join(f"{blob}\n" for blob in blobs.values()).encode())
    if isinstance(given, NoAnswer):
        return given
    parts = tuple(_parted(given))
    if len(parts) < len(blobs):
        return NoAnswer(
            "this partial clone does not hold all files of that revision; run `git fetch --refetch --no-filter`"
        )
    return dict(zip(blobs, parts, strict=True))


def _parted(given: bytes) -> Iterator[bytes]:
    """The answers of ``git cat-file --batch``: a line ``id type size``, so many bytes, a line feed; or ``id missing``."""
    at = 0
    while at < len(given):
        end = given.index(b"\n", at)
        size = given[at:end].split(b" ")[2:]
        if size:
            yield given[end + 1 : end + 1 + int(size[0])]
        at = end + 1 + (int(size[0]) + 1 if size else 0)


def _git(project: Path, *arguments: str, ask: bytes = b"") -> bytes | NoAnswer:
    """What a command of git prints, or why it does not."""
    command = ["git", "-C", str(project), "--no-pager", *arguments]
    plain = {key: value for key, value in os.environ.items() if key not in _OWN} | _PLAIN
    try:
        run = subprocess.run(command, input=ask, capture_output=True, env=plain, check=False)
    except FileNotFoundError:
        return NoAnswer("git is not installed; install it, or compare with a file: --baseline FILE")
    return _why(project, run.stderr.decode(errors="replace")) if run.returncode else run.stdout


def _why(project: Path, said: str) -> NoAnswer:
    if "not a git repository" in said:
        return NoAnswer(f"{project} is in no git repository; compare with a file instead: --baseline FILE")
    if "dubious ownership" in said:
        return NoAnswer(
            f"git does not trust {project}, which belongs to another user; run `git config --global --add safe.directory` with its folder"
        )
    return NoAnswer(
        f"git cannot tell: {' '.join(said.split()) or 'it gives no reason'}; try the same command by hand"
    )


def _missing(project: Path, revision: str) -> NoAnswer:
    shallow = _git(project, "rev-parse", "--is-shallow-repository")
    if shallow == b"true\n":
        return NoAnswer(
            f"this shallow clone does not hold {revision}; run `git fetch --unshallow`, or clone with more depth (fetch-depth: 0 in a workflow)"
        )
    return NoAnswer(
        f"there is no revision {revision} in this repository; `git log --oneline` and `git tag` list them"
    )
