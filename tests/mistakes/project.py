"""A project made of ``_base/`` and what a case changes in it.

``arguments.txt`` of a case are further arguments of ``hasila check``; where it compares with a revision, the
base is committed before the case changes it.
"""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from tests.repository import commit

BASE = Path(__file__).parent / "_base"
CASES = sorted(
    path for path in BASE.parent.iterdir() if path.is_dir() and not path.name.startswith(("_", "."))
)


def lay_out(case: Path | None, where: Path) -> Path:
    """The project of ``case`` (the base itself for ``None``) in a new folder in ``where``."""
    project = where / "project"
    shutil.copytree(BASE, project)
    if case and "--since" in arguments(case):
        commit(project)
    if case:
        _change(case, project)
    return project


def arguments(case: Path) -> list[str]:
    """What is given to ``hasila check`` beside the project."""
    given = case / "arguments.txt"
    return given.read_text(encoding="utf-8").split() if given.exists() else []


def _change(case: Path, project: Path) -> None:
    removed = case / "removed.txt"
    for name in removed.read_text().split() if removed.exists() else ():
        target = project / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path in case.rglob("*"):
        name = path.relative_to(case)
        if path.is_file() and name.as_posix() not in ("arguments.txt", "expected.txt", "removed.txt"):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, project / name)


def without_totals(printed: str) -> str:
    """``printed`` with N for the number of all messages, and of those without a translation: both grow."""
    return re.sub(r"\d+ of \d+ messages", "N of N messages", printed)
