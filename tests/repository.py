"""A real git repository for a project of a test, with commits on days that the test chooses."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SOMEBODY = (
    "-c",
    "user.name=somebody",
    "-c",
    "user.email=somebody@example.org",
    "-c",
    "commit.gpgsign=false",
    "-c",
    "core.autocrlf=false",
)


def git(folder: Path, *arguments: str, day: str = "2031-03-10") -> str:
    """What a command of git prints in ``folder``; it fails where git does."""
    dated = {
        **os.environ,
        "GIT_AUTHOR_DATE": f"{day}T12:00:00Z",
        "GIT_COMMITTER_DATE": f"{day}T12:00:00Z",
        "GIT_CONFIG_GLOBAL": os.devnull,
    }
    run = subprocess.run(
        ["git", "-C", str(folder), *_SOMEBODY, *arguments],
        capture_output=True,
        text=True,
        env=dated,
        check=True,
    )
    return run.stdout.strip()


def commit(folder: Path, message: str = "as it stands", day: str = "2031-03-10") -> str:
    """Commit all of ``folder`` (a new repository where there is none) and return the id of the commit."""
    if not (folder / ".git").exists():
        git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", message, day=day)
    return git(folder, "rev-parse", "HEAD")
