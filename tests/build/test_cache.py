"""Documents are remembered across processes, and whatever is wrong with the memory, the answer is the
same.
"""

from __future__ import annotations

import os
import pickle
import random
import re
import shutil
import subprocess
import sys
import time
import tomllib
import zlib
from collections.abc import Callable
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from hasila.build import cache as caching
from hasila.build import cache_folder, data_bytes, document_pool, report_cache
from hasila.build.cache import open_cache, project_cache, remembered
from hasila.build.cache_folder import code_version, installed, user_cache
from hasila.build.document_bytes import pack, unpack
from hasila.build.examining import examine
from hasila.build.reading_cache import readings_folder
from hasila.cli import main as cli
from hasila.ingest import reports
from hasila.ingest.document import Document, read_document, read_documents
from hasila.ingest.files import read
from hasila.model.report import Ledger
from tests.golden.project import PROJECT as GOLDEN
from tests.mistakes.project import BASE, CASES, lay_out
from tests.repository import commit

ROOT = Path(__file__).resolve().parents[2]
GENERATOR = ROOT / "generator"
UNIX = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps the folder to its user by itself")


@pytest.fixture
def memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The cache folder of a user who remembers nothing yet."""
    monkeypatch.delenv("HASILA_CACHE", raising=False)
    for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
        monkeypatch.setenv(name, str(tmp_path / "user"))
    memory = user_cache(os.environ)
    assert memory is not None
    return memory


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return lay_out(None, tmp_path)


@pytest.fixture
def anew(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The stems of the reports that were read anew."""
    stems: list[str] = []

    def counted(stem: str, texts: dict[str, str]) -> Document:
        stems.append(stem.rpartition("/")[2])
        return read_document(stem, texts)

    monkeypatch.setattr(document_pool, "read_document", counted)
    return stems


def content(project: Path) -> dict[str, str]:
    return dict(read(project)[0].content)


def recall(project: Path) -> tuple[Document, ...]:
    """The documents of ``project`` as another process would have them."""
    with remembered(project) as cache:
        return cache.documents.read(content(project))


def plain(project: Path) -> tuple[Document, ...]:
    return read_documents(content(project))


def files(memory: Path) -> list[Path]:
    return sorted(path for path in memory.rglob("*") if path.is_file())


def stems(project: Path) -> list[str]:
    return [document.stem.rpartition("/")[2] for document in plain(project)]


def snapshot(folder: Path) -> dict[str, str]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): sha256(path.read_bytes()).hexdigest() for path in paths}


# What comes back


def test_the_same_documents_come_back(memory: Path, project: Path, anew: list[str]) -> None:
    assert recall(project) == plain(project)
    assert anew == stems(project)
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == []


@pytest.mark.parametrize("case", [None, *CASES], ids=lambda case: case.name if case else "_base")
def test_every_document_survives_packing(case: Path | None) -> None:
    found = sorted((case or BASE).glob("content/reports/*.md"))
    changed = [path for path in found if path.is_file()]
    texts = {f"content/reports/{path.name}": _text(path) for path in changed}
    for document in read_documents(texts):
        assert unpack(pack(document), document.digest) == document


def _text(path: Path) -> str:
    return path.read_bytes().decode(errors="replace")


def test_an_edit_reads_one_report_anew_and_drops_what_was(
    memory: Path, tmp_path: Path, anew: list[str]
) -> None:
    project = tmp_path / "five reports"
    shutil.copytree(GOLDEN, project)
    recall(project)
    before = held(project)
    anew.clear()
    edited = next((project / "content" / "reports").glob("*.ar.md"))
    edited.write_text(edited.read_text(encoding="utf-8") + "\nنص\n", encoding="utf-8")
    assert recall(project) == plain(project)
    assert anew == [edited.name.removesuffix(".ar.md")]
    assert len(held(project) - before) == len(before - held(project)) == 1


def held(project: Path) -> set[str]:
    """The digests that the files of the cache hold."""
    folder = open_cache(project).folder
    assert folder is not None
    return {digest for number in range(caching.SHARDS) for digest in folder.read(number)}


def test_a_report_that_was_deleted_is_forgotten(memory: Path, project: Path) -> None:
    recall(project)
    shutil.rmtree(project / "content" / "reports")
    assert recall(project) == ()
    assert files(memory) == []


def test_several_states_of_one_run_are_all_kept(memory: Path, project: Path, anew: list[str]) -> None:
    now = content(project)
    then = {path: f"{text}\nearlier\n" for path, text in now.items()}
    for _ in range(2):
        with remembered(project) as cache:
            assert cache.documents.read(now) == read_documents(now)
            assert cache.documents.read(then) == read_documents(then)
    assert len(anew) == 2 * len(stems(project))


def test_a_reader_of_a_part_drops_nothing(memory: Path, project: Path, anew: list[str]) -> None:
    recall(project)
    anew.clear()
    with remembered(project, drops=False) as cache:
        cache.documents.read({})
    recall(project)
    assert anew == []


def test_two_projects_are_kept_apart(memory: Path, project: Path, tmp_path: Path) -> None:
    shutil.copytree(project, tmp_path / "other")
    recall(project)
    recall(tmp_path / "other")
    assert len(list(memory.iterdir())) == 2


def test_what_did_not_change_is_not_written_again(memory: Path, project: Path) -> None:
    recall(project)
    before = [path.stat().st_mtime_ns for path in files(memory)]
    recall(project)
    assert [path.stat().st_mtime_ns for path in files(memory)] == before


def test_a_long_run_reads_each_state_once(memory: Path, project: Path, anew: list[str]) -> None:
    cache = open_cache(project)
    first = cache.read(content(project))
    cache.save()
    anew.clear()
    again = cache.read(content(project))
    assert anew == [] and all(before is after for before, after in zip(first, again, strict=True))


# Damage


def truncated(raw: bytes) -> bytes:
    return raw[: len(raw) // 2]


def one_bit(raw: bytes) -> bytes:
    middle = len(raw) // 2
    return raw[:middle] + bytes([raw[middle] ^ 1]) + raw[middle + 1 :]


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "truncated": truncated,
    "without its last byte": lambda raw: raw[:-1],
    "one bit": one_bit,
    "a longer one": lambda raw: raw + b"x",
    "another file": lambda _: b"\x00" * 500,
    "a text": lambda _: b"nothing of the kind\n",
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_file_is_read_anew_and_heals(
    damage: Callable[[bytes], bytes], memory: Path, project: Path, anew: list[str]
) -> None:
    recall(project)
    whole = {path: path.read_bytes() for path in files(memory)}
    for path, raw in whole.items():
        path.write_bytes(damage(raw))
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == stems(project)
    assert {path: path.read_bytes() for path in files(memory)} == whole


PACKED: dict[str, Callable[[bytes], bytes]] = {
    "no packed bytes": lambda _: b"nothing",
    "no pickle": lambda _: zlib.compress(b"nothing"),
    "of another kind": lambda _: zlib.compress(pickle.dumps(["a", "list"])),
    "code": lambda _: zlib.compress(pickle.dumps(shutil.rmtree)),
    "another class": lambda _: zlib.compress(pickle.dumps(Ledger)),
    "truncated": truncated,
}


@pytest.mark.parametrize("damage", PACKED.values(), ids=PACKED)
def test_a_damaged_document_in_a_whole_file_is_read_anew(
    damage: Callable[[bytes], bytes], memory: Path, project: Path, anew: list[str]
) -> None:
    recall(project)
    folder = open_cache(project).folder
    assert folder is not None
    for number in range(caching.SHARDS):
        entries = folder.read(number)
        folder.write(number, {digest: damage(packed) for digest, packed in entries.items()})
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == stems(project)
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == []


def test_a_document_under_the_digest_of_another_is_not_taken(project: Path) -> None:
    document = plain(project)[0]
    assert unpack(pack(document), document.digest) == document
    assert unpack(pack(document), document.digest[::-1]) is None


def test_a_pickle_runs_no_code() -> None:
    class Runs:
        def __reduce__(self) -> tuple[object, tuple[str]]:
            return os.system, ("exit 7",)

    packed = zlib.compress(pickle.dumps(Runs()))
    with pytest.raises(pickle.UnpicklingError):
        data_bytes._class_named("posix", "system")
    assert unpack(packed, "") is None


def test_a_folder_in_the_place_of_a_file_is_no_error(memory: Path, project: Path) -> None:
    recall(project)
    for path in files(memory):
        path.unlink()
        path.mkdir()
    assert recall(project) == plain(project)


# Versions


def test_another_version_is_not_read_and_is_removed(
    memory: Path, project: Path, anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    recall(project)
    before = files(memory)
    monkeypatch.setattr(cache_folder, "code_version", lambda: "0123")
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == stems(project)
    assert not set(before) & set(files(memory))


def test_a_file_renamed_to_this_version_is_not_read(memory: Path, project: Path) -> None:
    recall(project)
    folder = open_cache(project).folder
    assert folder is not None
    other = replace(folder, version="0123")
    for path in files(memory):
        path.rename(path.with_name(path.name.replace(folder.version, "0123")))
    assert all(other.read(number) == {} for number in range(caching.SHARDS))


def test_the_version_is_that_of_the_code_and_of_python(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "hasila"
    (package / "reader").mkdir(parents=True)
    (package / "__init__.py").write_text("")
    data = package / "reader" / "en.yaml"
    data.write_text("a: b")
    monkeypatch.setattr(cache_folder.hasila, "__file__", str(package / "__init__.py"))
    versions = [code_version.__wrapped__()]
    status = data.stat()
    data.write_text("a: c")
    os.utime(data, ns=(status.st_atime_ns, status.st_mtime_ns))
    versions.append(code_version.__wrapped__())
    monkeypatch.setattr(sys, "version", "4.0")
    versions.append(code_version.__wrapped__())
    assert len(set(versions)) == 3
    (package / "__pycache__").mkdir()
    (package / "__pycache__" / "a.pyc").write_bytes(b"")
    assert code_version.__wrapped__() == versions[-1]


def test_another_version_of_a_package_that_is_used_is_another_version(tmp_path: Path) -> None:
    for name in ("jinja2-3.1.6.dist-info", "PyYAML-6.0.egg-info", "other-1.0.dist-info", "babel"):
        (tmp_path / name).mkdir()
    assert list(installed([str(tmp_path), str(tmp_path / "absent")])) == ["pyyaml 6.0", "jinja2 3.1.6"]


def test_the_packages_of_the_version_are_those_that_hasila_asks_for() -> None:
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    names = {re.split("[<>=]", text)[0].replace("-", "_") for text in asked}
    assert names - {"click", "rich", "watchfiles"} == cache_folder.USED
    assert {line.split()[0] for line in installed(sys.path)} == cache_folder.USED


def test_without_files_of_code_nothing_is_remembered(
    memory: Path, project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache_folder.hasila, "__file__", str(tmp_path / "packed.zip" / "__init__.py"))
    assert code_version.__wrapped__() == ""
    monkeypatch.setattr(cache_folder, "code_version", lambda: "")
    assert recall(project) == plain(project)
    assert not memory.exists()


# Where it lies, and whom it trusts


@pytest.mark.parametrize(
    ("environment", "system", "expected"),
    [
        ({"XDG_CACHE_HOME": "/c", "HOME": "/h"}, "linux", "/c/hasila"),
        ({"XDG_CACHE_HOME": "c", "HOME": "/h"}, "linux", "/h/.cache/hasila"),
        ({"HOME": "/h"}, "linux", "/h/.cache/hasila"),
        ({"HOME": "/h"}, "darwin", "/h/Library/Caches/hasila"),
        ({"LOCALAPPDATA": "/l"}, "win32", "/l/hasila"),
        ({}, "linux", None),
        ({"HOME": "h"}, "darwin", None),
    ],
)
@UNIX
def test_the_folder_is_that_of_the_user(
    environment: dict[str, str], system: str, expected: str | None
) -> None:
    assert user_cache(environment, system) == (Path(expected) if expected else None)


@UNIX
def test_the_folder_is_for_its_user_alone(memory: Path, project: Path) -> None:
    recall(project)
    folders = [memory, *(path for path in memory.rglob("*") if path.is_dir())]
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in files(memory)} == {0o600}


@UNIX
@pytest.mark.parametrize("mode", [0o620, 0o602])
def test_a_file_that_others_may_write_is_not_read(
    mode: int, memory: Path, project: Path, anew: list[str]
) -> None:
    recall(project)
    for path in files(memory):
        path.chmod(mode)
    anew.clear()
    recall(project)
    assert anew == stems(project)
    assert {path.stat().st_mode & 0o777 for path in files(memory)} == {0o600}


@UNIX
@pytest.mark.parametrize("mode", [0o770, 0o707])
@pytest.mark.parametrize("inner", [True, False])
def test_a_folder_that_others_may_write_is_neither_read_nor_written(
    mode: int, inner: bool, memory: Path, project: Path, anew: list[str]
) -> None:
    recall(project)
    before = snapshot(memory)
    folder = next(memory.iterdir()) if inner else memory
    folder.chmod(mode)
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == stems(project)
    assert snapshot(memory) == before


@UNIX
def test_what_another_user_owns_is_not_read(
    memory: Path, project: Path, anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    recall(project)
    other = os.geteuid() + 1
    monkeypatch.setattr(os, "geteuid", lambda: other)
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == stems(project)


@UNIX
def test_a_link_to_a_file_or_a_folder_is_not_followed(
    memory: Path, project: Path, anew: list[str], tmp_path: Path
) -> None:
    recall(project)
    folder = next(memory.iterdir())
    elsewhere = folder.rename(tmp_path / "elsewhere")
    folder.symlink_to(elsewhere)
    anew.clear()
    recall(project)
    folder.unlink()
    folder.mkdir(mode=0o700)
    for path in elsewhere.iterdir():
        (folder / path.name).symlink_to(path)
    recall(project)
    assert anew == 2 * stems(project)


def test_a_folder_that_cannot_be_made_is_no_error(memory: Path, project: Path) -> None:
    memory.parent.parent.mkdir(parents=True, exist_ok=True)
    memory.parent.write_text("a file where the folder would be")
    assert recall(project) == plain(project)
    assert memory.parent.is_file()


def test_a_full_disk_is_no_error(memory: Path, project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    assert recall(project) == plain(project)
    assert files(memory) == []


def test_what_a_killed_process_left_is_cleared_away_and_what_is_being_written_is_not(
    memory: Path, project: Path
) -> None:
    recall(project)
    folder = next(memory.iterdir())
    old, fresh = folder / "a.unfinished", folder / "b.unfinished"
    old.write_bytes(b"")
    fresh.write_bytes(b"")
    yesterday = time.time() - 86400
    os.utime(old, (yesterday, yesterday))
    recall(project)
    assert not old.exists() and fresh.exists()


# The command


Printed = pytest.CaptureFixture[str]


def check(project: Path, capsys: Printed, *options: str) -> tuple[int, str, str]:
    status = cli.main(["check", str(project), "--notes", *options])
    printed = capsys.readouterr()
    return status, printed.out, printed.err


def test_a_check_that_remembers_is_the_same(memory: Path, capsys: Printed, anew: list[str]) -> None:
    cold = check(GOLDEN, capsys, "--no-cache")
    assert not memory.exists()
    first = check(GOLDEN, capsys)
    anew.clear()
    assert check(GOLDEN, capsys) == first == cold
    assert anew == []


def test_thirty_edits_are_checked_the_same(memory: Path, project: Path, capsys: Printed) -> None:
    chance = random.Random(12)
    reports = project / "content" / "reports"
    original = {path: path.read_text(encoding="utf-8") for path in sorted(reports.glob("*.md"))}
    kinds = set()
    for _ in range(30):
        kinds.add(edit(original, chance))
        assert check(project, capsys) == check(project, capsys, "--no-cache")
    assert len(kinds) == 6


def edit(original: dict[Path, str], chance: random.Random) -> str:
    """Change one report at random; what was deleted or renamed may come back. Returns the kind of edit."""
    path = chance.choice(list(original))
    kind = chance.choice(["digit", "line", "delete", "rename", "restore", "vocabulary"])
    text = path.read_text(encoding="utf-8") if path.exists() else original[path]
    if kind == "digit":
        old, new = chance.sample("0123456789", 2)
        text = text.replace(old, new, 1)
    if kind == "line":
        lines = text.splitlines(keepends=True)
        del lines[chance.randrange(len(lines))]
        text = "".join(lines) or "\n"
    if kind == "restore":
        text = original[path]
    path.write_text(text, encoding="utf-8")
    if kind == "delete":
        path.unlink()
    if kind == "rename":
        path.rename(path.with_name(f"another-{path.name}"))
    if kind == "vocabulary":
        vocabulary = path.parents[1] / "vocabulary" / "measures.yaml"
        vocabulary.write_text(vocabulary.read_text(encoding="utf-8") + "# a remark\n", encoding="utf-8")
    return kind


def test_nothing_is_written_into_the_project(memory: Path, project: Path, capsys: Printed) -> None:
    before = snapshot(project)
    check(project, capsys)
    check(project, capsys)
    assert snapshot(project) == before
    assert files(memory)


def test_a_comparison_with_a_revision_remembers_both(
    memory: Path, project: Path, capsys: Printed, anew: list[str]
) -> None:
    commit(project)
    path = next((project / "content" / "reports").glob("*.ar.md"))
    path.write_text(path.read_text(encoding="utf-8") + "\nنص\n", encoding="utf-8")
    first = check(project, capsys, "--since", "HEAD")
    assert len(anew) == len(stems(project)) + 1
    anew.clear()
    assert check(project, capsys, "--since", "HEAD") == first
    assert anew == []


def test_a_history_remembers_and_drops_nothing(
    memory: Path, project: Path, capsys: Printed, anew: list[str]
) -> None:
    report = stems(project)[0]
    commit(project)
    check(project, capsys)
    anew.clear()
    assert cli.main(["history", report, str(project)]) == 0
    told = capsys.readouterr().out
    check(project, capsys)
    assert told and anew == []


def test_a_build_that_remembers_makes_the_same_site(memory: Path, project: Path, tmp_path: Path) -> None:
    sites = []
    for name, options in (("a", ["--no-cache"]), ("b", []), ("c", [])):
        assert cli.main(["build", str(project), "--out", str(tmp_path / name), *options]) == 0
        sites.append(snapshot(tmp_path / name))
    assert sites[0] == sites[1] == sites[2]


def test_the_environment_switches_it_off(
    memory: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HASILA_CACHE", "0")
    assert recall(project) == plain(project)
    assert not memory.exists()


# Several at once


def run_check(project: Path) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "hasila.cli.main", "check", str(project)]
    environment = {**os.environ, "PYTHONPATH": str(GENERATOR), "PYTHONIOENCODING": "utf-8"}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment)


def test_two_processes_at_once_do_no_harm(memory: Path, project: Path) -> None:
    running = [run_check(project) for _ in range(2)]
    printed = {process.communicate(timeout=120) for process in running}
    assert [process.returncode for process in running] == [0, 0]
    assert len(printed) == 1
    assert recall(project) == plain(project)
    assert not [path for path in files(memory) if path.suffix == ".unfinished"]


def test_a_writer_and_a_reader_that_take_turns_see_whole_files(memory: Path, project: Path) -> None:
    first, second = open_cache(project), open_cache(project)
    texts = content(project)
    changed = {path: f"{text}\nlater\n" for path, text in texts.items()}
    assert first.read(texts) == read_documents(texts)
    assert second.read(changed) == read_documents(changed)
    first.save()
    second.save()
    first.save()
    assert recall(project) == plain(project)


# What stands in the files


def test_a_reading_that_is_lost_is_read_anew(memory: Path, project: Path, anew: list[str]) -> None:
    recall(project)
    for path in files(memory):
        if path.suffix == ".readings":
            path.unlink()
    anew.clear()
    assert recall(project) == plain(project)
    assert anew == []


@pytest.mark.parametrize("damage", PACKED.values(), ids=PACKED)
def test_a_damaged_reading_is_read_anew(
    damage: Callable[[bytes], bytes], memory: Path, project: Path
) -> None:
    recall(project)
    folder = open_cache(project).folder
    assert folder is not None
    readings = readings_folder(folder)
    for number in range(caching.SHARDS):
        entries = readings.read(number)
        readings.write(number, {digest: damage(packed) for digest, packed in entries.items()})
    assert recall(project) == plain(project)


def test_many_new_documents_are_remembered_before_the_command_ends(
    memory: Path, project: Path, anew: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caching, "MANY", 1)
    first = open_cache(project).read(content(project))
    for document in first:
        document.forget()
    anew.clear()
    assert first == recall(project) == plain(project)
    assert anew == []


def test_many_new_reports_are_remembered_before_the_command_ends(
    memory: Path, project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_cache, "MANY", 1)
    ledger = examine(project, lambda _: None, cache=project_cache(open_cache(project).folder)).ledger
    assert ledger.reports
    monkeypatch.setattr(reports, "parse_report", None)
    with remembered(project) as cache:
        assert examine(project, lambda _: None, cache=cache).ledger == ledger
