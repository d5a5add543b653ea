"""A short run of the fuzz of check and build; the long one is a command, see :mod:`tests.fuzz.pair`."""

from __future__ import annotations

import re
import subprocess
import sys
from random import Random

import pytest

from hasila.build.pipeline import examine_files
from tests.fuzz.laws import unseen_numbers
from tests.fuzz.mutations import mutant
from tests.fuzz.trying import ROOT, Trial, base_files

ARABIC = "content/reports/2031-03-04-river-watch.ar.md"
ENGLISH = "content/reports/2031-03-04-river-watch.md"


def short_run(count: int, builds: str) -> subprocess.CompletedProcess[str]:
    """The command for a few mutants, in a process of its own: what it remembers is not for other tests."""
    command = [sys.executable, "-m", "tests.fuzz.pair", str(count), "3", "--jobs", "1", "--builds", builds]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)


def test_a_short_run_finds_no_fault() -> None:
    run = short_run(60, "0.03")
    assert "faults: none" in run.stdout
    assert "'inputs': 60" in run.stdout
    assert run.returncode == 0


def test_a_mutant_is_made_again_from_its_number() -> None:
    one, other = (mutant(base_files(), Random("3/17")) for _ in range(2))
    assert one == other


@pytest.mark.parametrize("number", range(40))
def test_a_mutant_is_never_the_project_itself(number: int) -> None:
    files, changes = mutant(base_files(), Random(f"4/{number}"))
    assert files != base_files()
    assert 1 <= len(changes) <= 3


@pytest.mark.parametrize("number", ["58", "54", "12", "4", "9"])
@pytest.mark.parametrize("path", [ARABIC, ENGLISH])
def test_digits_changed_in_one_language_are_refused(path: str, number: str) -> None:
    in_a_mark = rf"(\[[^\]]*?)\b{number}\b"
    changed = re.sub(in_a_mark, rf"\g<1>{int(number) + 10}", base_files()[path].decode())
    files = {**base_files(), path: changed.encode()}
    assert files != base_files()
    examined = examine_files(files, lambda _: None)
    assert examined.blocked
    assert "languages-disagree" in {mistake.code for mistake in examined.diagnostics}


def test_the_laws_see_a_value_that_is_not_what_is_shown() -> None:
    examined = examine_files(base_files(), lambda _: None)
    assert list(unseen_numbers(base_files(), base_files(), examined)) == []
    shown = base_files()[ENGLISH].replace(b"[12 children]", b"[13 children]")
    table = base_files()["content/tables/hill-post.csv"].replace(b",61,", b",62,")
    files = {**base_files(), ENGLISH: shown, "content/tables/hill-post.csv": table}
    told = list(unseen_numbers(base_files(), files, examined))
    assert [words.split(":")[0] for words in told] == [
        "12 is not what is shown",
        "languages differ",
        "61 is not what is shown",
    ]


def test_the_laws_take_a_range_for_both_its_ends() -> None:
    table = base_files()["content/tables/hill-post.csv"].replace(b",61,", b",61-65,")
    files = {**base_files(), "content/tables/hill-post.csv": table}
    examined = examine_files(files, lambda _: None)
    assert "hill-post-2031-03-06#killed" in examined.ledger.figures
    assert list(unseen_numbers(base_files(), files, examined)) == []


def test_a_mutant_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.fuzz.trying.HANGS", 0.05)
    monkeypatch.setattr("tests.fuzz.trying._memory", lambda: 0)  # this process has tried much before
    monkeypatch.setattr("tests.fuzz.trying.remember", lambda: None)
    monkeypatch.setattr("tests.fuzz.trying.examine_files", _never_ends)
    monkeypatch.setattr("tests.fuzz.trying.effect", lambda *_: "refused")
    monkeypatch.setattr("tests.fuzz.trying.warm", lambda: None)
    outcome = Trial(1).of(0)
    assert [kind for kind, _ in outcome.faults] == ["raised"]
    assert "seconds of processor" in outcome.faults[0][1]


def _never_ends(*_: object) -> None:
    while True:
        pass
