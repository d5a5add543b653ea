"""What many tests need and is dear to make: the repository's own content, examined once, and its site, built
once.

Each pytest-xdist worker makes its own; between processes only pictures are shared (:mod:`tests.sparing`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from hasila.build.pipeline import Built, Examined, make
from hasila.build.writer import write
from tests.sparing import spared

settings.register_profile(
    "hasila", deadline=None
)  # a busy machine is no fault of the code; speed has its benchmarks
settings.load_profile("hasila")
os.environ["HASILA_CACHE"] = "0"  # a test depends on nothing that another one has read


def silent(_: str) -> None:
    """Tells nobody."""


@pytest.fixture(scope="session", autouse=True)
def _spared(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    base = tmp_path_factory.getbasetemp()
    shared = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    with spared(shared / "pictures"):
        yield


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def built(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Built, Path]:
    """The site of the repository's own content, and the folder it was written to."""
    out = tmp_path_factory.mktemp("site") / "public"
    site = make(repository, silent)
    write(site.files, out)
    return site, out


@pytest.fixture(scope="session")
def examined(built: tuple[Built, Path]) -> Examined:
    return built[0].examined


@pytest.fixture(scope="session")
def site(built: tuple[Built, Path]) -> Path:
    return built[1]
