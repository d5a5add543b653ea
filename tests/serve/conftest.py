"""A small project that a preview can show, with and without what is wrong."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from hasila.build.examining import Examined, examine_again, project_memory
from tests.golden.project import PROJECT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "project"
    shutil.copytree(PROJECT, folder)
    return folder


@pytest.fixture
def read(project: Path) -> Callable[[], Examined]:
    """Reads the project once more, as the preview does."""
    memory = project_memory()
    return lambda: examine_again(project, lambda _: None, memory)
