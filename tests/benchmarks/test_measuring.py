"""What a run took of all its processes, the tables, and the whole command on three reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import floor, preview
from benchmarks.__main__ import main
from benchmarks.measuring import Measured, Output
from benchmarks.processes import LINUX, Run, run
from benchmarks.table import tables

linux = pytest.mark.skipif(not LINUX, reason="memory is measured on Linux only")
BUSY = "import time; end = time.process_time() + {}\nwhile time.process_time() < end: pass"


def python(code: str, timeout: float = 60) -> Run:
    return run((sys.executable, "-I", "-c", code), os.environ, timeout)


def test_processor_time_is_that_of_the_children_too() -> None:
    child = BUSY.format(0.4)
    code = f"import subprocess, sys; subprocess.run([sys.executable, '-I', '-c', {child!r}])"
    done = python(code)
    assert done.status == 0
    assert done.processor >= 0.4
    assert done.wall >= 0.4


@linux
def test_memory_is_the_sum_of_all_processes_at_once() -> None:
    child = "import time; held = bytearray(b'1') * 60_000_000; time.sleep(1.5)"
    begin = f"subprocess.Popen([sys.executable, '-I', '-c', {child!r}])"
    done = python(f"import subprocess, sys; a = {begin}; b = {begin}; a.wait(); b.wait()")
    assert done.processes == 3
    assert done.memory is not None and 120 <= done.memory <= 250


@linux
def test_time_of_a_process_that_outlives_the_command_is_counted() -> None:
    child = BUSY.format(0.5)
    done = python(f"import subprocess, sys; subprocess.Popen([sys.executable, '-I', '-c', {child!r}])")
    assert done.processor >= 0.5
    assert done.left == 0


def test_a_run_ends_at_its_timeout() -> None:
    done = python("import time; time.sleep(60)", timeout=0.5)
    assert done.timed_out
    assert done.status < 0
    assert done.wall < 30


def test_what_a_command_complains_of_is_kept(tmp_path: Path) -> None:
    done = run((sys.executable, "-c", "import sys; sys.exit('no')"), os.environ, 60, tmp_path / "errors")
    assert done.status == 1
    assert (tmp_path / "errors").read_text().strip() == "no"


def test_the_floor_writes_as_many_files_and_bytes(tmp_path: Path) -> None:
    plan = tmp_path / "plan"
    plan.write_text("3 a.txt\n0 b/empty one.txt\n70000 b/c/large.bin\n")
    subprocess.run((sys.executable, floor.__file__, str(plan), str(tmp_path / "out")), check=True)
    files = {path.name: path.stat().st_size for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert files == {"a.txt": 3, "empty one.txt": 0, "large.bin": 70000}


RUN = Run(wall=2.0, processor=4.0, memory=100.0, processes=3, left=0, others=0.0, status=0, timed_out=False)


def measured(subject: str, *walls: float) -> list[Measured]:
    return [Measured("cold", subject, at, replace(RUN, wall=wall)) for at, wall in enumerate(walls, 1)]


def test_ratios_are_taken_round_by_round() -> None:
    """Twice as long in each round is a ratio of two, however much slower the machine became."""
    both = [*measured("Hugo", 1.0, 3.0, 9.0), *measured("Hasila", 2.0, 6.0, 18.0)]
    text = tables(10, both, [Output("Hasila", 40, 1_000_000)])
    assert "| build, cold | Hasila / Hugo | 2.00 | 1.00 | 1.00 |" in text
    assert "| build, cold | Hasila | 3 | 6.00 (2.00–18.00) | 4.00 | 100 | 3 | 0.00 |" in text
    assert "| Hasila | 40 | 1.0 | 4.0 | 100.0 |" in text


def test_a_failed_run_is_named_and_is_no_measure() -> None:
    both = [*measured("Hugo", 1.0, 1.0), *measured("Hasila", 2.0, 5.0)]
    both[2] = replace(both[2], run=replace(RUN, wall=0.1, status=1, left=2))
    text = tables(10, both, [])
    assert "| build, cold | Hasila | 2 (exit code 1) (2 processes left) |" in text
    assert "| build, cold | Hasila / Hugo | 5.00 | 1.00 | 1.00 |" in text


def test_the_whole_command_on_three_reports(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    chosen = ("--reports", "3", "--runs", "1", "--no-hugo", "--quiet", "0", "--work", str(tmp_path))
    tasks = "edited,floor,check-edited,version"
    assert main((*chosen, "--measure", tasks, "--json")) == 0
    (size,) = json.loads(capsys.readouterr().out)["sizes"]
    assert size["reports"] == 3
    assert [one["task"] for one in size["runs"]] == tasks.split(",")
    assert {one["run"]["status"] for one in size["runs"]} == {0}
    (site,) = size["sites"]
    assert site["files"] > 100
    written = list((tmp_path / "reports-3").rglob("floor/**/index.html"))
    assert written


def test_a_save_is_seen_by_the_preview(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert preview.main(("--reports", "3", "--runs", "1", "--quiet", "0", "--work", str(tmp_path))) == 0
    assert "| a save, until the page is there | " in capsys.readouterr().out


def test_an_unknown_task_is_refused_with_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        main(("--measure", "warm"))
    assert "no task warm; there are cold, unchanged" in capsys.readouterr().err
