"""A pytest plugin that says which lines of the package no test reaches: ``-p tests.quality.line_coverage``.

Slipcover measures: it takes its own marks out of lines that were seen, so that the whole suite costs about a
third more. coverage.py, which also knows branches, makes it three times as long on Python 3.11
(``pytest --cov``). Slipcover's own command is not used, since its finder of modules fails beside
``--import-mode=importlib``. Lines that only run in processes begun by a test are not counted.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from collections.abc import Sequence
from importlib.abc import MetaPathFinder
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from slipcover import Slipcover, merge_coverage
from slipcover.importer import SlipcoverLoader

PACKAGE = Path(__file__).resolve().parents[2] / "generator" / "hasila"
FOLDER = "HASILA_LINE_COVERAGE"  # the environment variable that names the folder of the workers' results


class PackageFinder(MetaPathFinder):
    """Finds the modules of the package, and has the lines of their functions counted."""

    def __init__(self, slipcover: Slipcover) -> None:
        self.slipcover = slipcover

    def find_spec(
        self, fullname: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """``None`` for a module that is not of the package in this checkout: the next finder is asked."""
        if fullname.partition(".")[0] != PACKAGE.name:
            return None
        spec = PathFinder.find_spec(fullname, path or [str(PACKAGE.parent)], target)
        if spec is None or spec.loader is None or spec.origin is None:
            return spec
        spec.loader = SlipcoverLoader(self.slipcover, spec.loader, spec.origin)
        return spec


SLIPCOVER = Slipcover(source=[str(PACKAGE)])
sys.meta_path.insert(0, PackageFinder(SLIPCOVER))


def pytest_configure(config: pytest.Config) -> None:
    """The first process makes the folder; the workers of pytest-xdist find its name in their environment."""
    if is_first(config):
        os.environ[FOLDER] = tempfile.mkdtemp(prefix="hasila-lines-")


def is_first(config: pytest.Config) -> bool:
    """True in the process that was started; false in a worker of pytest-xdist."""
    return not hasattr(config, "workerinput")


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Each process leaves what it has seen as one JSON file."""
    kept = Path(os.environ[FOLDER]) / f"{os.getpid()}.json"
    kept.write_text(json.dumps(SLIPCOVER.get_coverage()), encoding="utf-8")


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """One line a module that has lines unseen, and one for all. Workers, too, are asked for a summary."""
    if is_first(config):
        print_summary(terminalreporter)


def print_summary(terminalreporter: Any) -> None:
    merged = merged_results(Path(os.environ[FOLDER]))
    terminalreporter.section("lines that no test reaches")
    for name, seen in sorted(merged["files"].items()):
        if seen["missing_lines"]:
            unseen = ", ".join(ranges(seen["missing_lines"]))
            terminalreporter.line(f"{name}  {seen['summary']['percent_covered']:.0f} %  {unseen}")
    whole = merged["summary"]
    terminalreporter.line(f"{whole['percent_covered']:.1f} % of the lines, {whole['missing_lines']} unseen")


def merged_results(folder: Path) -> dict[str, Any]:
    """What all processes have seen; their files are deleted with their folder."""
    kept = sorted(folder.iterdir())
    merged: dict[str, Any] = json.loads(kept[0].read_text(encoding="utf-8"))
    for path in kept[1:]:
        merge_coverage(merged, json.loads(path.read_text(encoding="utf-8")))
    for path in kept:
        path.unlink()
    folder.rmdir()
    return merged


def ranges(lines: list[int]) -> list[str]:
    """Ascending line numbers as ranges: ``[1, 2, 3, 7]`` is ``["1-3", "7"]``."""
    runs: list[list[int]] = []
    for line in lines:
        if runs and runs[-1][-1] == line - 1:
            runs[-1].append(line)
        else:
            runs.append([line])
    return [f"{run[0]}-{run[-1]}" if run[1:] else str(run[0]) for run in runs]
