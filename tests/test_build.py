"""The sentence: the same content gives the same bytes, whatever the machine and whatever was built before."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.build import build, examine, make
from generator.nouns.page import File
from tests.conftest import silent
from tests.golden.project import PROJECT
from tests.mistakes.project import lay_out


def held(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("golden") / "public"
    build(PROJECT, out, silent)
    return held(out)


def test_building_twice_gives_the_same_bytes(golden: dict[str, bytes], tmp_path: Path) -> None:
    build(PROJECT, tmp_path / "public", silent)
    assert held(tmp_path / "public") == golden


def test_building_over_another_site_gives_the_same_bytes_as_from_scratch(golden: dict[str, bytes], tmp_path: Path) -> None:
    build(lay_out(None, tmp_path), tmp_path / "public", silent)
    build(PROJECT, tmp_path / "public", silent)
    assert held(tmp_path / "public") == golden


def test_the_order_of_the_files_on_disk_does_not_matter(golden: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rglob = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: sorted(rglob(self, pattern), reverse=True))
    assert {file.path: file.content for file in make(PROJECT, silent).files} == {name: raw for name, raw in golden.items() if name != ".hasila"}


def test_the_time_of_the_files_does_not_matter(golden: dict[str, bytes], tmp_path: Path) -> None:
    shutil.copytree(PROJECT, tmp_path / "copy")
    for path in (tmp_path / "copy").rglob("*"):
        os.utime(path, (0, 0))
    build(tmp_path / "copy", tmp_path / "public", silent)
    assert held(tmp_path / "public") == golden


@pytest.mark.parametrize(("seed", "zone", "locale"), [("0", "Asia/Kathmandu", "C"), ("4711", "America/St_Johns", "ar_SY.UTF-8")])
def test_the_machine_does_not_matter(golden: dict[str, bytes], tmp_path: Path, seed: str, zone: str, locale: str) -> None:
    environment = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "PYTHONPATH": str(Path(__file__).resolve().parents[1])}
    run = subprocess.run([sys.executable, "-m", "generator.cli", "build", str(PROJECT), "--out", str(tmp_path / "public")], capture_output=True, env=environment, check=False)
    assert run.returncode == 0, run.stderr.decode()
    assert held(tmp_path / "public") == golden


def test_no_path_of_this_machine_is_in_the_site(golden: dict[str, bytes]) -> None:
    here = str(Path(__file__).resolve().parents[1]).encode()
    assert not [name for name, raw in golden.items() if here in raw]


def test_a_blocked_project_makes_no_file(tmp_path: Path) -> None:
    built = make(lay_out(PROJECT.parents[1] / "mistakes" / "languages-disagree", tmp_path), silent)
    assert (built.files, built.pages, built.examined.blocked) == ((), (), True)


def test_no_file_is_made_twice(golden: dict[str, bytes]) -> None:
    files: tuple[File, ...] = make(PROJECT, silent).files
    paths = [file.path for file in files]
    assert len(set(paths)) == len(paths)
    assert len({path.casefold() for path in paths}) == len(paths)


def test_a_person_is_told_how_far_the_work_is(tmp_path: Path) -> None:
    said: list[str] = []
    build(lay_out(None, tmp_path), tmp_path / "public", said.append)
    assert said[:3] == ["Reading", "Parsing", "Reconciling"]
    assert said[-1] == "Writing"


def test_examining_does_not_stop_at_a_mistake(tmp_path: Path) -> None:
    examined = examine(lay_out(PROJECT.parents[1] / "mistakes" / "two-mistakes-in-two-files", tmp_path), silent)
    assert [mistake.code for mistake in examined.mistakes] == ["languages-disagree", "bad-coordinates"]
    assert len(examined.ledger.reports) == 3
