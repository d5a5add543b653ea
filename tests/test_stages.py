"""What a stage took is the time until the next one began."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.console import Console

from hasila.cli import main as cli
from hasila.cli.progress import ProgressLine
from hasila.cli.stages import Stages, most_memory
from tests.mistakes.project import lay_out


def test_a_stage_ends_where_the_next_begins() -> None:
    times = iter([10.0, 11.5, 14.0])
    stages = Stages(ProgressLine(Console(quiet=True)), lambda: next(times))
    stages.begin("Reading")
    stages.begin("Parsing")
    assert [(stage.name, stage.seconds) for stage in stages.ended()] == [("Reading", 1.5), ("Parsing", 2.5)]


def test_the_memory_of_a_process_is_at_least_that_of_python() -> None:
    memory = most_memory()
    assert memory is None or 5_000_000 < memory < 100_000_000_000


def test_build_tells_the_time_and_memory_of_each_stage(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["build", str(lay_out(None, tmp_path)), "--timings"]) == 0
    printed = capsys.readouterr().err
    stages = re.findall(r"^(\w+(?: \w+)?)  .*\d\.\d\d s +\d+ MB$", printed, re.MULTILINE)
    assert stages == ["Reading", "Parsing", "Reconciling", "Making pages", "Indexing", "Writing"]
