"""A site that is streamed into a folder is the one that is made in memory: whoever makes it, and whatever was
there before.
"""

from __future__ import annotations

import os
import random
import re
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from hasila.build import pipeline, streaming
from hasila.build.cache_folder import CacheFolder, code_version
from hasila.build.executors import executor_at
from hasila.build.pipeline import make
from hasila.build.publication import Publication
from hasila.build.site import build
from hasila.build.subject_work import name_of
from hasila.build.summary import BuildOptions, NoExecutor, Summary
from hasila.build.workers import FORKS, beside, processes, run
from hasila.ingest.files import FoundFiles
from hasila.model.page import SiteFile
from hasila.publish.data.report_data import DataMaker, DataMemory, ReportData, ReportInputs
from hasila.publish.data.storage import DataStorage
from tests.conftest import silent
from tests.golden.project import PROJECT
from tests.mistakes.project import lay_out
from tests.quality import kills

EDITS = 9
NUMBER = re.compile(r"\[(\D*)(\d+)(\D*)\]\(#([\w-]+)\)")


def held(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file() and path.name != ".hasila")
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def in_memory(project: Path) -> dict[str, bytes]:
    return {file.path: file.content for file in make(project, silent).files}


@pytest.fixture(scope="module")
def expected() -> dict[str, bytes]:
    return in_memory(PROJECT)


@pytest.fixture
def cache(tmp_path: Path) -> CacheFolder:
    return CacheFolder(tmp_path / "cache" / "project", code_version())


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PROJECT, tmp_path / "project"))


def streamed(project: Path, out: Path, **options: object) -> Summary:
    return build(project, out, silent, options=BuildOptions(**options))  # type: ignore[arg-type]


# Whoever makes it


@pytest.mark.parametrize("workers", [1, 2, 5])
def test_any_number_of_processes_makes_the_same_site(
    expected: dict[str, bytes], tmp_path: Path, workers: int
) -> None:
    summary = streamed(PROJECT, tmp_path / "public", workers=workers)
    site = held(tmp_path / "public")
    assert site == expected
    assert (summary.files, summary.size) == (len(site), sum(map(len, site.values())))


def test_processes_that_know_nothing_of_this_one_make_the_same_site(
    expected: dict[str, bytes], tmp_path: Path
) -> None:
    with processes(2) as pool:
        streamed(PROJECT, tmp_path / "public", executor=pool)
    assert held(tmp_path / "public") == expected


def test_processes_that_are_given_slices_make_the_same_site(
    expected: dict[str, bytes], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "FEW_REPORTS", 0)
    streamed(PROJECT, tmp_path / "public", workers=2)
    assert held(tmp_path / "public") == expected


@contextmanager
def cluster() -> Iterator[Executor]:
    distributed = pytest.importorskip("distributed")
    settings = {"n_workers": 2, "threads_per_worker": 1, "processes": True, "dashboard_address": None}
    with distributed.LocalCluster(host="127.0.0.1", **settings) as local:
        address = local.scheduler_address.removeprefix("tcp://")
        with executor_at(f"dask://{address}") as executor:
            yield executor


def test_two_workers_of_a_dask_cluster_make_the_same_site(expected: dict[str, bytes], tmp_path: Path) -> None:
    with cluster() as executor:
        streamed(PROJECT, tmp_path / "public", executor=executor)
    assert held(tmp_path / "public") == expected


@pytest.mark.parametrize("address", ["127.0.0.1:8786", "http://127.0.0.1:1", "dask://127.0.0.1:1"])
def test_an_executor_that_is_not_there_is_refused_with_the_next_step(address: str) -> None:
    with (
        pytest.raises(NoExecutor, match=r"write dask://|no Dask scheduler answers|is not installed"),
        executor_at(address),
    ):
        pass


@pytest.mark.skipif(not FORKS, reason="no process here begins as a copy")
def test_what_a_worker_that_is_killed_has_left_is_done_here() -> None:
    parent = os.getpid()

    def square(number: int) -> int:
        if number == 3 and os.getpid() != parent:
            os._exit(9)
        return number * number

    assert list(run(square, range(8), 2)) == [number * number for number in range(8)]


@pytest.mark.skipif(not FORKS, reason="no process here begins as a copy")
def test_work_is_done_beside_that_of_this_process_and_here_where_the_other_one_is_killed() -> None:
    with beside(os.getpid) as of_copy:
        assert of_copy() != os.getpid()
    parent = os.getpid()

    def refuse() -> int:
        if os.getpid() != parent:
            os._exit(9)
        return 4

    with beside(refuse) as found:
        assert found() == 4


def test_an_error_of_the_work_is_not_hidden() -> None:
    def refuse(number: int) -> int:
        raise ValueError(f"no {number}")

    for workers in (1, 2):
        with pytest.raises(ValueError, match="no 0"):
            list(run(refuse, range(4), workers))


# Whatever was there before


Edit = Callable[[Path, random.Random], None]


def _report(project: Path, chance: random.Random) -> list[Path]:
    """The files of one report."""
    files = sorted((project / "content/reports").glob("*.md"))
    stem = chance.choice(sorted({path.name.split(".")[0] for path in files}))
    return [path for path in files if path.name.split(".")[0] == stem]


def change_a_number(project: Path, chance: random.Random) -> None:
    paths = _report(project, chance)
    marks = [mark for path in paths for mark in NUMBER.finditer(path.read_text(encoding="utf-8"))]
    figure, digits = chance.choice([(mark[4], mark[2]) for mark in marks])
    number = str(int(digits) + chance.choice((1, 2, 30)))
    mark = re.compile(rf"\[(\D*){digits}(\D*)\]\(#{figure}\)")
    for path in paths:
        text = path.read_text(encoding="utf-8")
        path.write_text(mark.sub(rf"[\g<1>{number}\g<2>](#{figure})", text), encoding="utf-8")


def delete_a_report(project: Path, chance: random.Random) -> None:
    if len(list((project / "content/reports").glob("*.md"))) < 6:
        add_a_report(project, chance)
    for path in _report(project, chance):
        path.unlink()


def add_a_report(project: Path, chance: random.Random) -> None:
    """A report once more, under another name."""
    for path in _report(project, chance):
        stem, dot, endings = path.name.partition(".")
        shutil.copy(path, path.with_name(f"{stem}-once-more{dot}{endings}"))


def rename_a_report(project: Path, chance: random.Random) -> None:
    for path in _report(project, chance):
        stem, dot, endings = path.name.partition(".")
        path.rename(path.with_name(f"{stem}-renamed{dot}{endings}"))


def change_a_label(project: Path, chance: random.Random) -> None:
    path = chance.choice(sorted((project / "content/vocabulary").glob("*.yaml")))
    text = path.read_text(encoding="utf-8")
    labels = re.findall(r"en: [\"']?([A-Za-z ]{4,})", text)
    label = chance.choice(labels)
    path.write_text(text.replace(f"{label}", f"{label}x", 1), encoding="utf-8")


def change_a_template(project: Path, chance: random.Random) -> None:
    name = chance.choice(["report.html", "series.html", "home.html", "parts/law.html"])
    target = project / "templates" / name
    target.parent.mkdir(parents=True, exist_ok=True)
    shipped = Path(__file__).resolve().parents[2] / "templates" / name
    text = target.read_text(encoding="utf-8") if target.exists() else shipped.read_text(encoding="utf-8")
    target.write_text(text + "{# another #}<!-- more -->\n", encoding="utf-8")


def change_a_catalogue(project: Path, chance: random.Random) -> None:
    shipped = Path(__file__).resolve().parents[2] / "site_src/locale/en/hasila.po"
    target = project / "site_src/locale/en/hasila.po"
    target.parent.mkdir(parents=True, exist_ok=True)
    text = (target if target.exists() else shipped).read_text(encoding="utf-8")
    target.write_text(text.replace('msgstr "Reports', 'msgstr "All Reports', 1), encoding="utf-8")


def damage_the_site(project: Path, chance: random.Random) -> None:
    files = sorted(path for path in (project / "public").rglob("*.html") if path.is_file())
    for path in chance.sample(files, 3):
        path.unlink()
        if chance.random() < 0.6:
            path.write_bytes(b"something else")


CHANGES: tuple[Edit, ...] = (
    change_a_number,
    change_a_number,
    add_a_report,
    delete_a_report,
    rename_a_report,
    change_a_label,
    change_a_template,
    change_a_catalogue,
    damage_the_site,
)


@pytest.mark.parametrize("seed", [11])
def test_after_any_edits_the_site_is_the_one_that_is_made_from_scratch(
    seed: int, cache: CacheFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(streaming, "FEW_REPORTS", 0)
    project, chance = lay_out(None, tmp_path), random.Random(seed)
    out = project / "public"
    streamed(project, out, cache=cache)
    made = []
    for edit in chance.sample(CHANGES, EDITS):
        kept = Path(shutil.copytree(project / "content", tmp_path / edit.__name__, dirs_exist_ok=True))
        edit(project, chance)
        from_scratch = in_memory(project)
        if not from_scratch:  # the edit made a mistake: the old site stays
            before = held(out)
            assert streamed(project, out, cache=cache).blocked
            assert held(out) == before
            shutil.rmtree(project / "content")
            kept.rename(project / "content")
            continue
        workers = 1 + len(made) % 2
        summary = streamed(project, out, cache=cache, workers=workers)
        assert held(out) == from_scratch, edit.__name__
        made.append((summary.made, summary.subjects))
    assert any(some < every for some, every in made), "nothing was ever taken over"


def test_nothing_is_made_again_where_nothing_changed(
    project: Path, cache: CacheFolder, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    out = tmp_path / "public"
    assert streamed(project, out, cache=cache).made > 40
    assert streamed(project, out, cache=cache).made == 0
    assert held(out) == expected


def test_another_folder_and_another_address_have_records_of_their_own(
    project: Path, cache: CacheFolder, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    streamed(project, tmp_path / "public", cache=cache)
    assert streamed(project, tmp_path / "other", cache=cache).made > 40
    address = "https://example.org/"
    build(project, tmp_path / "public", silent, address=address, options=BuildOptions(cache=cache))
    assert held(tmp_path / "public") != expected
    streamed(project, tmp_path / "public", cache=cache)
    assert held(tmp_path / "public") == expected
    assert streamed(project, tmp_path / "other", cache=cache).made == 0


@pytest.mark.parametrize("damage", [b"", b"nothing of ours", None])
def test_a_memory_that_is_damaged_is_not_believed(
    damage: bytes | None, project: Path, cache: CacheFolder, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    out = tmp_path / "public"
    streamed(project, out, cache=cache)
    for path in cache.path.glob("*.outputs"):
        content = path.read_bytes()
        path.write_bytes(content[:-1] + b"?" if damage is None else damage)
    streamed(project, out, cache=cache)
    assert held(out) == expected


def test_a_person_is_told_why_a_page_is_made_anew(project: Path, cache: CacheFolder, tmp_path: Path) -> None:
    def reasons() -> dict[str, str]:
        told: dict[str, str] = {}
        streamed(
            project,
            tmp_path / "public",
            cache=cache,
            explain=lambda subject, reason: told.update({name_of(subject): reason}),
        )
        return told

    report = "report/2031-03-02-river-watch"
    assert set(reasons().values()) == {"it is new"}
    assert reasons() == {}
    (tmp_path / "public/en/reports/2031-03-02-river-watch.html").unlink()
    assert reasons() == {report: "its files were missing or changed"}
    change_a_template(project, random.Random(0))
    assert "a template was changed" in reasons().values()
    site = project / "site_src/site.yaml"
    site.write_text(site.read_text(encoding="utf-8").replace("en: ", "en: X", 1), encoding="utf-8")
    assert set(reasons().values()) == {"the configuration, a catalogue or the address was changed"}


def test_a_file_of_the_old_site_that_became_a_link_is_not_taken_over(
    project: Path, cache: CacheFolder, tmp_path: Path, expected: dict[str, bytes]
) -> None:
    out = tmp_path / "public"
    streamed(project, out, cache=cache)
    page = out / "en/reports/2031-03-02-river-watch.html"
    page.rename(tmp_path / "elsewhere")
    page.symlink_to(tmp_path / "elsewhere")
    streamed(project, out, cache=cache)
    assert held(out) == expected
    assert not page.is_symlink()


# What is remembered of the data


@pytest.mark.skipif(not FORKS, reason="no process here begins as a copy")
def test_where_the_process_that_makes_the_data_after_an_edit_is_killed_they_are_made_here(
    cache: CacheFolder, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    project, out = lay_out(None, tmp_path), tmp_path / "public"
    streamed(project, out, cache=cache)
    parent, make_files, killed = os.getpid(), Publication.data_one_by_one, tmp_path / "killed"

    def killing(self: Publication, memory: DataMemory, storage: DataStorage) -> Iterator[SiteFile]:
        for number, file in enumerate(make_files(self, memory, storage)):
            if number == 9 and os.getpid() != parent:
                killed.touch()
                os._exit(9)
            yield file

    monkeypatch.setattr(streaming, "FEW_REPORTS", 0)
    monkeypatch.setattr(Publication, "data_one_by_one", killing)
    _replace_in(project / "content/reports/2031-03-04-river-watch.md", "en: Toll", "en: The toll")
    streamed(project, out, cache=cache, workers=2)
    assert killed.exists()
    assert held(out) == in_memory(project)


def _pair(report: Path) -> tuple[Path, Path]:
    """The files of a report in two languages."""
    return report, report.with_suffix(".ar.md")


@pytest.fixture
def remade(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The reports of which the data were made."""
    made: list[str] = []
    make_data = DataMaker.make

    def noted(self: DataMaker, inputs: ReportInputs) -> ReportData:
        made.append(inputs.report.id)
        return make_data(self, inputs)

    monkeypatch.setattr(DataMaker, "make", noted)
    return made


def test_of_the_data_that_is_made_anew_which_concerns_the_changed_report(
    cache: CacheFolder, tmp_path: Path, remade: list[str]
) -> None:
    project, out = lay_out(None, tmp_path), tmp_path / "public"
    streamed(project, out, cache=cache)
    first = project / "content/reports/2031-03-04-river-watch.md"
    again = [path.with_name(f"2031-03-04-again{path.name[22:]}") for path in _pair(first)]
    edits: list[tuple[Callable[[], object], set[str]]] = [
        (
            lambda: [shutil.copy(*pair) for pair in zip(_pair(first), again, strict=True)],
            {"2031-03-04-again", first.stem},
        ),
        (lambda: _replace_in(first, "en: Toll", "en: The toll"), {first.stem}),
        (lambda: [path.unlink() for path in again], {first.stem}),
    ]
    for edit, made in edits:
        edit()
        remade.clear()
        streamed(project, out, cache=cache)
        assert set(remade) == made
        assert held(out) == in_memory(project)


# A site that stands


@pytest.fixture
def idle(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders to which a site was made, and not only found as it stands."""
    made: list[Path] = []
    make_site = pipeline.build_found

    def noted(found: FoundFiles, out: Path, *options: Any) -> Summary:
        made.append(out)
        return make_site(found, out, *options)

    monkeypatch.setattr(pipeline, "build_found", noted)
    return made


def test_a_site_that_stands_is_left_as_it_is_and_told_of_as_before(
    project: Path, cache: CacheFolder, tmp_path: Path, expected: dict[str, bytes], idle: list[Path]
) -> None:
    out = tmp_path / "public"
    first = streamed(project, out, cache=cache)
    second = streamed(project, out, cache=cache)
    assert idle == [out]
    assert second == replace(first, made=0)
    assert first.diagnostics and second.texts == first.texts
    assert held(out) == expected


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def _touch(path: Path) -> None:
    status = path.stat()
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns + 1))


def _replace_in(path: Path, old: str, new: str) -> None:
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


CHANGES_OF_A_SITE: dict[str, Callable[[Path, Path], object]] = {
    "a text": lambda project, _: _replace_in(project / "content/vocabulary/places.yaml", "en: ", "en: X"),
    "a static file": lambda project, _: _write(project / "site_src/static/x.txt", "x"),
    "a page": lambda _, out: (out / "en/index.html").write_bytes(b""),
    "a page that has gone": lambda _, out: (out / "en/index.html").unlink(),
    "a page written again": lambda _, out: _touch(out / "en/index.html"),
    "the list of files": lambda _, out: _touch(out / ".hasila"),
    "the site": lambda _, out: shutil.rmtree(out),
}


def test_a_site_does_not_stand_after_a_change(cache: CacheFolder, tmp_path: Path, idle: list[Path]) -> None:
    project, out = lay_out(None, tmp_path), tmp_path / "public"
    streamed(project, out, cache=cache)
    for name, change in CHANGES_OF_A_SITE.items():
        idle.clear()
        change(project, out)
        for _ in range(2):
            streamed(project, out, cache=cache)
        assert idle == [out], name
    assert held(out) == in_memory(project)


def test_a_site_does_not_stand_for_other_choices_or_another_version(
    cache: CacheFolder, tmp_path: Path, idle: list[Path]
) -> None:
    project, out = lay_out(None, tmp_path), tmp_path / "public"
    streamed(project, out, cache=cache)
    build(project, out, silent, date(2031, 3, 5), options=BuildOptions(cache=cache))
    build(project, out, silent, address="https://example.org/", options=BuildOptions(cache=cache))
    streamed(project, out, cache=replace(cache, version="0123"))
    build(project, out, silent, archive=tmp_path / "a.zip", options=BuildOptions(cache=cache))
    assert len(idle) == 5


def test_what_a_killed_build_left_beside_a_site_that_stands_is_cleared_away(
    cache: CacheFolder, tmp_path: Path, idle: list[Path]
) -> None:
    project, out = lay_out(None, tmp_path), tmp_path / "public"
    streamed(project, out, cache=cache)
    left = tmp_path / ".public-hasila-left"
    left.mkdir()
    streamed(project, out, cache=cache)
    assert len(idle) == 1
    assert not left.exists() or not FORKS


@pytest.mark.skipif(not FORKS, reason="processes are looked up in /proc")
def test_builds_that_are_killed_leave_one_whole_site_and_nothing_else(tmp_path: Path) -> None:
    tried: Counter[str] = Counter()
    assert list(kills.faults(kills.workplace(tmp_path), 5, 7, tried, kills.OPTIONS[2:3])) == []
    assert any(moment.startswith("while it ran") for moment in tried)
