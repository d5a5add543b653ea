"""A project made of ``_base/`` and what a case changes in it."""

from __future__ import annotations

import shutil
from pathlib import Path

BASE = Path(__file__).parent / "_base"
CASES = sorted(path for path in BASE.parent.iterdir() if path.is_dir() and not path.name.startswith(("_", ".")))


def lay_out(case: Path | None, where: Path) -> Path:
    """The project of ``case`` (the base itself for ``None``) in a new folder in ``where``."""
    project = where / "project"
    shutil.copytree(BASE, project)
    if case:
        _change(case, project)
    return project


def _change(case: Path, project: Path) -> None:
    removed = case / "removed.txt"
    for name in removed.read_text().split() if removed.exists() else ():
        target = project / name
        shutil.rmtree(target) if target.is_dir() else target.unlink()
    for path in case.rglob("*"):
        name = path.relative_to(case)
        if path.is_file() and name.as_posix() not in ("expected.txt", "removed.txt"):
            (project / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, project / name)
