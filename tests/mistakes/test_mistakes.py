"""What a contributor sees: each folder is a mistake over a good project, and ``expected.txt`` is all of what
is printed.

A folder holds the files that differ from ``_base/`` and, in ``removed.txt``, the paths that are missing.
After a change of wording ``python -m tests.mistakes.update`` writes every ``expected.txt`` anew; read the
difference before committing.
"""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

from hasila.cli import main as cli
from tests.mistakes.project import BASE, CASES, arguments, lay_out, without_totals


def printed(
    project: Path, given: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> tuple[int, str, str]:
    monkeypatch.chdir(project)
    code = cli.main(["check", ".", *given])
    captured = capsys.readouterr()
    return code, captured.out, captured.err


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_a_mistake_is_told_as_expected(
    case: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = printed(lay_out(case, tmp_path), arguments(case), monkeypatch, capsys)
    assert without_totals(out) == (case / "expected.txt").read_text(encoding="utf-8")
    assert code == (1 if ": error[" in out else 0)
    assert "Traceback" not in out + err


def test_the_totals_of_messages_are_left_out() -> None:
    assert without_totals("a.po: 239 of 583 messages have no") == "a.po: N of N messages have no"


def test_the_base_has_no_mistake(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, err = printed(lay_out(None, tmp_path), [], monkeypatch, capsys)
    assert (code, out) == (0, "")
    assert err == "3 reports: 0 errors, 0 warnings, 0 findings\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_every_error_has_a_next_step_and_a_file(case: Path) -> None:
    for block in (case / "expected.txt").read_text(encoding="utf-8").split("\n\n"):
        first, *further = block.splitlines() or [""]
        if ": error[" in first or ": warning[" in first:
            assert further[-1].startswith("    next: ")
            assert first.split(":")[0].startswith(("content", "site_src/", "templates/"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_meant_stands_below_its_line(case: Path) -> None:
    for block in (case / "expected.txt").read_text(encoding="utf-8").split("\n\n"):
        for line, below in pairwise(block.splitlines()):
            if re.match(r" +\d+ \| ", line) and "\u2068" not in line:
                carets = re.fullmatch(r" {6}\| ( *)(\^+)", below)
                assert carets and len(carets[1]) + len(carets[2]) <= len(line) - 8 + 1


def test_mistakes_are_told_in_order_of_place() -> None:
    lines = [
        line
        for line in (BASE.parent / "two-mistakes-in-two-files" / "expected.txt")
        .read_text(encoding="utf-8")
        .splitlines()
        if line and not line.startswith(" ")
    ]
    assert len(lines) == 2
    assert [line.split(":")[0] for line in lines] == sorted(line.split(":")[0] for line in lines)


@pytest.mark.parametrize(
    "case", [case for case in CASES if case.name.startswith("refused-")], ids=lambda case: case.name
)
def test_what_is_refused_is_said_once_and_has_no_consequence(case: Path) -> None:
    told = [
        line
        for line in (case / "expected.txt").read_text(encoding="utf-8").splitlines()
        if not line.startswith(" ")
    ]
    assert len(told) == 1 and ": error[" in told[0]
