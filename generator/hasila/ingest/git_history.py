"""A project as it stood at a revision of its git repository, and the commits that changed a file of it.

The only place that runs git: as a subprocess with a fixed list of arguments, never through a shell, and
only commands that read. Nothing is checked out and no file is touched; what is asked for stays in memory.
Where git cannot answer, a :class:`NoAnswer` says why and what to do; nothing is raised.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

from hasila.ingest.file_walk import FOLDERS, link_at, no_plain_file
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic

_OWN = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")
"""Set where git runs us from a hook.

They would stand for another repository than that of the project's folder.
"""
_PLAIN = {"LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_NO_LAZY_FETCH": "1", "GIT_TERMINAL_PROMPT": "0"}
"""Messages that can be compared, nothing written, nothing asked of the network or of a person."""
_FOLLOWED = ("--follow", "--format=", "--name-only", "-z", "--relative")
"""Asks for the names that a file had."""
_LOGGED = ("--topo-order", "--format=%H %h %cs")
"""Asks for commits, the latest first."""
_SIGNS_OF_PATTERNS = re.compile(r"[*?\[\]\\]")
_REGULAR = {"100644", "100755"}
"""Modes of git for files."""
_LINK, _MODULE = "120000", "160000"
"""Modes of git for links and for other repositories: neither is followed."""


@dataclass(frozen=True, slots=True)
class NoAnswer:
    """The reason why git gives no answer, and the next step; one sentence."""

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
    """The files of ``project`` at ``revision`` by their path relative to it.

    None where there was no project yet.

    ``project`` may be a folder anywhere in its repository; ``revision`` is anything that git takes for a
    commit; ``wanted`` chooses among the paths.
    """
    commit = commit_of(project, revision)
    if isinstance(commit, NoAnswer):
        return commit
    listed = _tree(project, commit)
    if isinstance(listed, NoAnswer):
        return listed
    blobs: dict[str, str] = {}
    for entry in _entries(listed):
        if entry.mode in _REGULAR and wanted(entry.path):
            blobs[entry.path] = entry.blob
    return _contents(project, blobs)


def refused_at(project: Path, revision: str) -> tuple[Diagnostic, ...]:
    """The links and other repositories in ``project`` at ``revision``, as they are refused on disk."""
    listed = _tree(project, revision)
    if isinstance(listed, NoAnswer):
        return ()
    links: dict[str, str] = {}
    repositories: list[Diagnostic] = []
    for entry in _entries(listed):
        if _hidden(entry.path):
            continue
        if entry.mode == _LINK:
            links[entry.path] = entry.blob
        elif entry.mode == _MODULE:
            repositories.append(no_plain_file(entry.path, "another repository"))
    return (*_links(project, links), *repositories)


def _links(project: Path, links: Mapping[str, str]) -> Iterator[Diagnostic]:
    """The mistake that each link is; ``links`` is path → id of what git keeps of it, its target."""
    targets = _contents(project, links) if links else {}
    if not isinstance(targets, NoAnswer):
        for path, raw in targets.items():
            yield link_at(path, os.fsdecode(raw))


def _tree(project: Path, revision: str) -> bytes | NoAnswer:
    """The listing of all that lies in the folders of ``project`` at ``revision``."""
    return _git(project, "ls-tree", "-r", "-z", revision, "--", *FOLDERS)


def _hidden(path: str) -> bool:
    parts = path.split("/")
    return any(part.startswith(".") for part in parts)


def commit_of(project: Path, revision: str) -> str | NoAnswer:
    """The whole id of the commit that ``revision`` names."""
    inside = _git(project, "rev-parse", "--show-toplevel")
    if isinstance(inside, NoAnswer):
        return inside
    if revision.startswith("-") or "\0" in revision:
        return NoAnswer(f"{revision!r} is no revision; name a commit, a branch or a tag")
    found = _git(project, "rev-parse", "--verify", "--quiet", f"{revision}^{{commit}}")
    if isinstance(found, NoAnswer):
        return _missing(project, revision)
    return found.decode().strip()


@dataclass(frozen=True, slots=True)
class Base:
    """The revision that a working tree is compared with where none is named: its id, and the branch that was
    left there; empty where it is the last commit itself."""

    commit: str
    branch: str = ""


def base_of(project: Path) -> Base | NoAnswer:
    """The commit where the branch that is checked out left the default branch; on that branch itself, and
    where no default branch is known, the last commit.

    The default branch is that of ``origin``, else ``main`` or ``master``.
    """
    head = commit_of(project, "HEAD")
    if isinstance(head, NoAnswer):
        return head
    branch = next(_default_branches(project), "")
    left = _git(project, "merge-base", head, branch) if branch else b""
    if isinstance(left, NoAnswer) or left.decode().strip() in ("", head):
        return Base(head)
    return Base(left.decode().strip(), branch)


def _default_branches(project: Path) -> Iterator[str]:
    """The default branch, as far as this clone knows it, the likeliest first."""
    named = _git(project, "symbolic-ref", "--quiet", "--short", "refs/remotes/origin/HEAD")
    if not isinstance(named, NoAnswer):
        yield named.decode().strip()
    for branch in ("main", "master"):
        for folder in ("refs/remotes/origin", "refs/heads"):
            reference = f"{folder}/{branch}"
            if not isinstance(_git(project, "rev-parse", "--verify", "--quiet", reference), NoAnswer):
                yield reference.removeprefix("refs/remotes/").removeprefix("refs/heads/")


def commits_of(project: Path, paths: Iterable[str]) -> tuple[tuple[Commit, ...], tuple[str, ...]] | NoAnswer:
    """The commits that changed one of the files at ``paths``, the latest first, and all paths that these had.

    The first of ``paths`` is followed through its renames, as git guesses them.
    """
    first, *others = paths
    commit = commit_of(project, "HEAD")
    if isinstance(commit, NoAnswer):
        return commit
    followed = _git(project, "log", *_FOLLOWED, commit, "--", first)
    if isinstance(followed, NoAnswer):
        return followed
    earlier = _names(followed)
    known = tuple(dict.fromkeys([first, *others, *earlier]))
    patterns = _patterns(known)
    logged = _git(project, "log", *_LOGGED, commit, "--", *patterns)
    if isinstance(logged, NoAnswer):
        return logged
    return tuple(_commits(logged)), known


def _names(listed: bytes) -> list[str]:
    lines = os.fsdecode(listed).split("\0")
    names = (line.strip() for line in lines)
    return [name for name in names if name]


def _patterns(paths: Iterable[str]) -> Iterator[str]:
    """The paths, and behind each a pattern for those of the translations beside it."""
    for path in paths:
        stem = path.rsplit(".", 1)[0]
        yield path
        yield f":(glob){_literal(stem)}.*"


def _literal(path: str) -> str:
    """A path as a pattern that only it fits."""
    return _SIGNS_OF_PATTERNS.sub(r"\\\g<0>", path)


def _commits(logged: bytes) -> Iterator[Commit]:
    for line in logged.decode().splitlines():
        commit, short, day = line.split(" ")
        yield Commit(commit, short, day)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of a listed tree: its mode, the id of its bytes, and its path."""

    mode: str
    blob: str
    path: str


def _entries(listed: bytes) -> Iterator[_Entry]:
    """Everything in a listed tree."""
    for entry in filter(None, listed.split(b"\0")):
        about, _, path = os.fsdecode(entry).partition("\t")
        mode, _, blob = about.split(" ")
        yield _Entry(mode, blob, path)


def _contents(project: Path, blobs: Mapping[str, str]) -> Mapping[str, bytes] | NoAnswer:
    """Each file with its bytes, all asked for at once."""
    asked = "".join(f"{blob}\n" for blob in blobs.values()).encode()
    given = _git(project, "cat-file", "--batch", ask=asked)
    if isinstance(given, NoAnswer):
        return given
    parts = tuple(_parted(given))
    if len(parts) < len(blobs):
        lacks = "this partial clone does not hold all files of that revision"
        return NoAnswer(f"{lacks}; run `git fetch --refetch --no-filter`")
    return dict(zip(blobs, parts, strict=True))


def _parted(given: bytes) -> Iterator[bytes]:
    """The answers of ``git cat-file --batch``.

    Each is a line ``id type size``, so many bytes and a line feed, or the line ``id missing`` alone.
    """
    start = 0
    while start < len(given):
        line_end = given.index(b"\n", start)
        about = given[start:line_end].split(b" ")
        start = line_end + 1
        if len(about) > 2:
            end = start + int(about[2])
            yield given[start:end]
            start = end + 1


def _git(project: Path, *arguments: str, ask: bytes = b"") -> bytes | NoAnswer:
    """The bytes that a command of git prints, or the reason why it prints none."""
    command = ["git", "-C", str(project), "--no-pager", *arguments]
    inherited = {key: value for key, value in os.environ.items() if key not in _OWN}
    environment = inherited | _PLAIN
    try:
        run = subprocess.run(command, input=ask, capture_output=True, env=environment, check=False)
    except FileNotFoundError:
        return NoAnswer("git is not installed; install it, or compare with a file: --baseline FILE")
    if run.returncode:
        message = run.stderr.decode(errors="replace")
        return _reason(project, message)
    return run.stdout


def _reason(project: Path, printed: str) -> NoAnswer:
    """The reason that git printed, in our words where it is known."""
    if "not a git repository" in printed:
        return NoAnswer(f"{project} is in no git repository; compare with a file instead: --baseline FILE")
    if "dubious ownership" in printed:
        reason = f"git does not trust {project}, which belongs to another user"
        return NoAnswer(f"{reason}; run `git config --global --add safe.directory` with its folder")
    reason = " ".join(printed.split()) or "it gives no reason"
    return NoAnswer(f"git cannot tell: {reason}; try the same command by hand")


def _missing(project: Path, revision: str) -> NoAnswer:
    shallow = _git(project, "rev-parse", "--is-shallow-repository")
    if shallow == b"true\n":
        return NoAnswer(
            f"this shallow clone does not hold {revision}; run `git fetch --unshallow`, "
            "or clone with more depth (fetch-depth: 0 in a workflow)"
        )
    reason = f"there is no revision {revision} in this repository"
    return NoAnswer(f"{reason}; `git log --oneline` and `git tag` list them")
