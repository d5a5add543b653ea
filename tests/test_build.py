"""The sentence: the same content gives the same bytes, whatever the machine and whatever was built before."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from hasila.build.pipeline import examine, examine_files, make
from hasila.build.site import build
from hasila.model.page import File
from tests.conftest import silent
from tests.golden.project import PROJECT
from tests.mistakes.project import lay_out


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.fixture(scope="module")
def golden(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    out = tmp_path_factory.mktemp("golden") / "public"
    build(PROJECT, out, silent)
    return held(out)


def test_building_twice_gives_the_same_bytes(golden: dict[str, bytes], tmp_path: Path) -> None:
    build(PROJECT, tmp_path / "public", silent)
    assert held(tmp_path / "public") == golden


def test_building_over_another_site_gives_the_same_bytes_as_from_scratch(
    golden: dict[str, bytes], tmp_path: Path
) -> None:
    build(lay_out(None, tmp_path), tmp_path / "public", silent)
    build(PROJECT, tmp_path / "public", silent)
    assert held(tmp_path / "public") == golden


def test_the_order_of_the_files_on_disk_does_not_matter(
    golden: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rglob = Path.rglob
    monkeypatch.setattr(Path, "rglob", lambda self, pattern: sorted(rglob(self, pattern), reverse=True))
    assert {file.path: file.content for file in make(PROJECT, silent).files} == {
        name: raw for name, raw in golden.items() if name != ".hasila"
    }


def test_the_machine_and_the_time_of_the_files_do_not_matter(
    golden: dict[str, bytes], tmp_path: Path
) -> None:
    shutil.copytree(PROJECT, tmp_path / "copy")
    for path in (tmp_path / "copy").rglob("*"):
        os.utime(path, (0, 0))
    environment = {
        **os.environ,
        "PYTHONHASHSEED": "4711",
        "TZ": "America/St_Johns",
        "LC_ALL": "ar_SY.UTF-8",
        "PYTHONPATH": str(Path(__file__).resolve().parents[1] / "generator"),
    }
    project, out = str(tmp_path / "copy"), str(tmp_path / "public")
    run = subprocess.run(
        [sys.executable, "-m", "hasila.cli.main", "build", project, "--out", out],
        capture_output=True,
        env=environment,
        check=False,
    )
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
    examined = examine(
        lay_out(PROJECT.parents[1] / "mistakes" / "two-mistakes-in-two-files", tmp_path), silent
    )
    assert [mistake.code for mistake in examined.diagnostics] == ["languages-disagree", "bad-coordinates"]
    assert len(examined.ledger.reports) == 3


def test_a_project_given_by_its_files_is_examined_alike() -> None:
    files = {
        path.relative_to(PROJECT).as_posix(): path.read_bytes()
        for path in sorted(PROJECT.rglob("*"))
        if path.is_file()
    }
    given, read = examine_files(files, silent), examine(PROJECT, silent)
    assert (given.ledger, given.diagnostics, given.sources) == (read.ledger, read.diagnostics, read.sources)


KNOWN = {
    "ar": "كما كان معروفاً في",
    "en": "As known on <bdi>5\u00a0March 2031</bdi>: later reports are left out.",
}


def test_a_site_as_known_on_a_day_says_so_on_every_page_and_holds_nothing_later() -> None:
    built = make(PROJECT, silent, date(2031, 3, 5))
    assert {report.published.day.isoformat() for report in built.examined.ledger.reports} == {
        "2031-03-02",
        "2031-03-03",
        "2031-03-04",
    }
    pages = {file.path: file.content.decode() for file in built.files if file.path.endswith(".html")}
    for path, html in pages.items():
        assert html.count('class="known-on"') == (1 if "/" in path else 3), path
        assert path.split("/")[0] not in KNOWN or KNOWN[path.split("/")[0]] in html.replace(
            "\u2068", "<bdi>"
        ).replace("\u2069", "</bdi>"), path
    assert not [path for path in pages if "2031-03-06" in path or "2031-03-09" in path]


def test_a_site_of_all_reports_says_nothing_of_a_day(golden: dict[str, bytes]) -> None:
    assert not [path for path, raw in golden.items() if path.endswith(".html") and b"known-on" in raw]


def test_before_the_first_report_there_is_a_site_without_any() -> None:
    built = make(PROJECT, silent, date(2030, 1, 1))
    assert built.examined.ledger.reports == () and built.pages


def test_notes_are_data_and_a_line_on_the_page_of_data(tmp_path: Path) -> None:
    files = {
        file.path: file.content
        for file in make(lay_out(PROJECT.parents[1] / "mistakes" / "window-gap", tmp_path), silent).files
    }
    (note,) = json.loads(files["data/v1/notes.json"])["notes"]
    assert (note["kind"], note["report"], note["numbers"]) == (
        "window-gap",
        "hill-post-2031-03-08",
        {"hours": 24, "days": 3, "hours_apart": 48},
    )
    assert note["figures"] == ["hill-post-2031-03-08#new", "hill-post-2031-03-05#new"]
    assert "24 hours" in note["words"]["en"] and "24 ساعة" in note["words"]["ar"]
    for code, words in (
        ("en", "what is unusual though every check agrees"),
        ("ar", "ما هو غير مألوف وإن اتفقت المقارنات كلها"),
    ):
        row = next(
            row
            for row in files[f"{code}/data.html"].decode().partition("<tbody>")[2].split("<tr>")
            if "notes.json" in row
        )
        assert words in row and ">1</td>" in row
    assert not [path for path, raw in files.items() if path.endswith(".html") and b"24 hours ends" in raw]
