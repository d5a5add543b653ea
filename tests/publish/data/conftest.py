"""The data of two projects: the repository's own content, and the small one that is kept whole."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from hasila.build.pipeline import Built, make
from hasila.model.page import File
from tests.golden.project import PROJECT


@dataclass(frozen=True)
class Data:
    """A project's files of data by their name below ``data/v1/``, and what they were made from."""

    built: Built
    files: Mapping[str, File]

    def json(self, name: str) -> Any:
        return json.loads(self.files[name].content)

    def text(self, name: str) -> str:
        return self.files[name].content.decode()

    def laid_out(self, folder: Path) -> Path:
        """The files in ``folder``, as a reader has them."""
        for name, file in self.files.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_bytes(file.content)
        return folder


def data_of(built: Built) -> Data:
    return Data(
        built,
        {
            file.path.removeprefix("data/v1/"): file
            for file in built.files
            if file.path.startswith("data/v1/")
        },
    )


@pytest.fixture(scope="session")
def golden() -> Built:
    return make(PROJECT, lambda _: None)


@pytest.fixture(scope="session", params=["content", "golden"])
def data(request: pytest.FixtureRequest, built: tuple[Built, Path], golden: Built) -> Data:
    return data_of(built[0] if request.param == "content" else golden)
