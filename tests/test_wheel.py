"""The wheel: what is installed anywhere can build a site from a folder that holds nothing but
``content/``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.mistakes.project import BASE

SHIPPED = (
    "README.md",
    "CHANGELOG.md",
    "LICENSE",
    "LICENSE-DATA.md",
    "pyproject.toml",
    "generator",
    "templates",
    "site_src",
)


@pytest.fixture(scope="module")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Built from a copy of what belongs in it, without network: the build backend is part of the
    test extra.
    """
    source, out = tmp_path_factory.mktemp("source"), tmp_path_factory.mktemp("wheel")
    for name in SHIPPED:
        path = repository / name
        shutil.copytree(
            path, source / name, ignore=shutil.ignore_patterns("__pycache__")
        ) if path.is_dir() else shutil.copy(path, source)
    command = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--no-deps",
        "--no-build-isolation",
        "--no-index",
        "--quiet",
        "--wheel-dir",
        str(out),
        str(source),
    ]
    built = subprocess.run(command, capture_output=True, text=True, check=False)
    assert built.returncode == 0, built.stderr
    return next(out.glob("*.whl"))


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("installed")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def run(unpacked: Path, where: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(unpacked), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, "-m", "hasila.cli.main", *arguments],
        cwd=where,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


def names(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for path in folder.rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }


def test_all_of_the_package_its_templates_and_texts_are_inside(unpacked: Path, repository: Path) -> None:
    assert {f"hasila/{name}" for name in names(repository / "generator" / "hasila")} <= names(unpacked)
    for folder in ("templates", "site_src"):
        assert names(unpacked / "hasila" / "_shipped" / folder) == names(repository / folder)


def test_nothing_else_is_inside(unpacked: Path) -> None:
    assert {path.name.split("-")[0] for path in unpacked.iterdir()} == {"hasila"}


def test_a_folder_with_content_alone_becomes_a_site(unpacked: Path, tmp_path: Path) -> None:
    shutil.copytree(BASE / "content", tmp_path / "content")
    built = run(unpacked, tmp_path, "build")
    assert built.returncode == 0, built.stderr
    assert "Traceback" not in built.stderr
    made = names(tmp_path / "public")
    assert {
        "index.html",
        "ar/reports/2031-03-04-river-watch.html",
        "en/reports/2031-03-04-river-watch.html",
        "static/css/site.css",
    } <= made
    assert "River Watch" in (
        tmp_path / "public" / "en" / "reports" / "2031-03-04-river-watch.html"
    ).read_text(encoding="utf-8")


def test_it_really_is_the_unpacked_one_that_runs(unpacked: Path, tmp_path: Path) -> None:
    code = "import hasila; print(hasila.__file__)"
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    found = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
    )
    assert Path(found.stdout.strip()).is_relative_to(unpacked)


def test_the_command_is_declared(unpacked: Path) -> None:
    (entry_points,) = unpacked.glob("*.dist-info/entry_points.txt")
    assert "hasila = hasila.cli.main:main" in entry_points.read_text()


def test_a_mistake_is_told_by_the_installed_command_too(unpacked: Path, tmp_path: Path) -> None:
    shutil.copytree(BASE / "content", tmp_path / "content")
    report = tmp_path / "content" / "reports" / "2031-03-04-river-watch.md"
    report.write_text(report.read_text(encoding="utf-8").replace("counts:", "cuonts:"), encoding="utf-8")
    checked = run(unpacked, tmp_path, "check")
    assert checked.returncode == 1
    assert "did you mean `counts`?" in checked.stdout
