"""A check that remembers what was told part by part tells what a whole check tells."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from benchmarks.corpus.project import write_project
from benchmarks.corpus.reports import SEED, reports
from hasila.build import checking
from hasila.cli import main as cli

REPORTS = 60
STEPS = 14
NUMBER = re.compile(r"\[(\d+)\]\(#(\w+)\)")
Edit = Callable[[Path, random.Random], None]


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(checking, "FEW", 1)
    monkeypatch.delenv("HASILA_CACHE", raising=False)
    folder = tmp_path / "project"
    write_project(reports(REPORTS, SEED), folder)
    return folder


@pytest.fixture
def told(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Callable[[str], tuple[int, str, str]]]:
    """What a check of the project prints, with what the cache of that name remembers."""

    def check(cache: str) -> tuple[int, str, str]:
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / cache))
        code = cli.main(["check", str(project), "--format", "short"])
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    yield check


def forget_what_was_told(folder: Path) -> None:
    """Have the next check be a whole one; the documents stay."""
    for path in folder.rglob("*.checked"):
        path.unlink()


def reports_of(project: Path) -> list[Path]:
    """The reports, without their translations."""
    return sorted(path for path in (project / "content/reports").glob("*.md") if path.name.count(".") == 1)


def files_of(report: Path) -> list[Path]:
    return sorted(report.parent.glob(f"{report.stem}*.md"))


def change_number(project: Path, chance: random.Random) -> None:
    """One number of one report, in both languages."""
    report = chance.choice(reports_of(project))
    names = sorted({name for _, name in NUMBER.findall(report.read_text(encoding="utf-8"))})
    change(report, chance.choice(names), chance.choice((-1, 1, 9, 100)))


def change(report: Path, name: str, by: int) -> None:
    def other(match: re.Match[str]) -> str:
        return f"[{max(0, int(match[1]) + by)}](#{name})" if match[2] == name else match[0]

    for path in files_of(report):
        path.write_text(NUMBER.sub(other, path.read_text(encoding="utf-8")), encoding="utf-8")


def delete(project: Path, chance: random.Random) -> None:
    for path in files_of(chance.choice(reports_of(project))):
        path.unlink()


def copy_to_another_day(project: Path, chance: random.Random) -> None:
    """A report stands once more, on a day on which its publisher said nothing."""
    report = chance.choice(reports_of(project))
    day = f"1996-01-{chance.randrange(10, 28)}"
    for path in files_of(report):
        text = path.read_text(encoding="utf-8").replace(report.name[:10], day)
        path.with_name(day + path.name[10:]).write_text(text, encoding="utf-8")


def move_incident(project: Path, chance: random.Random) -> None:
    """A report counts in a place of which another publisher gives a count of the same day."""
    one, other = chance.sample(reports_of(project), 2)
    place = re.search(r"district-\d+", other.read_text(encoding="utf-8"))
    if place is not None:
        for path in files_of(one):
            text = re.sub(r"district-\d+", place[0], path.read_text(encoding="utf-8"))
            path.write_text(text, encoding="utf-8")


def correct(project: Path, chance: random.Random) -> None:
    """A report corrects a figure of an earlier one, perhaps of another publisher."""
    early, late = sorted(chance.sample(reports_of(project), 2))
    text = late.read_text(encoding="utf-8")
    corrected = f"  total:\n    corrects: {early.stem}#total\n"
    late.write_text(text.replace("  total:\n", corrected, 1), encoding="utf-8")


def speak_of_another(project: Path, chance: random.Random) -> None:
    """A report is said to be another publisher's."""
    one, other = chance.sample(reports_of(project), 2)
    publisher = re.search(r"^publisher: .*$", other.read_text(encoding="utf-8"), re.MULTILINE)
    if publisher is not None:
        text = one.read_text(encoding="utf-8")
        one.write_text(re.sub(r"(?m)^publisher: .*$", publisher[0], text), encoding="utf-8")


def change_vocabulary(project: Path, chance: random.Random) -> None:
    places = project / "content/vocabulary/places.yaml"
    places.write_text(places.read_text(encoding="utf-8") + "\n", encoding="utf-8")


EDITS: tuple[Edit, ...] = (
    change_number,
    change_number,
    delete,
    copy_to_another_day,
    move_incident,
    correct,
    speak_of_another,
    change_vocabulary,
)


@pytest.mark.parametrize(("seed", "share"), [(1, checking.SHARE), (2, 0)], ids=["some", "all if need be"])
def test_after_any_edits_a_check_tells_what_a_whole_one_does(
    seed: int,
    share: int,
    project: Path,
    tmp_path: Path,
    told: Callable[[str], tuple[int, str, str]],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(checking, "SHARE", share)
    chance = random.Random(seed)
    remembered: list[bool] = []
    check_again = checking.ProjectCheck.again

    def again(check: checking.ProjectCheck, folder: Path) -> checking.Checked | None:
        checked = check_again(check, folder)
        remembered.append(checked is not None)
        return checked

    monkeypatch.setattr(checking.ProjectCheck, "again", again)
    told("remembering")
    for _ in range(STEPS):
        before = {path: path.read_bytes() for path in project.rglob("*.*")}
        edit = chance.choice(EDITS)
        edit(project, chance)
        forget_what_was_told(tmp_path / "whole")
        whole = told("whole")
        assert told("remembering") == whole, edit.__name__
        if whole[0]:  # a mistake: it is taken back
            for path in project.rglob("*.md"):
                path.unlink()
            for path, content in before.items():
                path.write_bytes(content)
    assert sum(remembered) >= STEPS // 3, "hardly anything was told by what is remembered"
