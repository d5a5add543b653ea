"""Documents that other processes read are those that are read here, and these processes end with ours."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_all_start_methods
from pathlib import Path

import pytest

from hasila.build import document_pool
from hasila.build.document_pool import FEW, read_all
from hasila.ingest.document import report_groups

HEAD = "---\npublisher: a\nlanguage: en\npublished: 2031-03-04\n---\n"
MANY = {
    f"content/reports/2031-03-04-{number}.md": f"{HEAD}In all [{number} people](#total) were hurt.\n"
    for number in range(FEW + 10)
}
GROUPS = sorted(report_groups(MANY).items())


@pytest.mark.parametrize("how", get_all_start_methods())
def test_a_document_is_the_same_wherever_it_is_read(how: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_pool, "_how", lambda: how)
    elsewhere, here = read_all(GROUPS, 2), read_all(GROUPS, 1)
    assert [read.document for read in elsewhere] == [read.document for read in here]
    assert all(read.elsewhere for read in elsewhere)
    assert not any(read.elsewhere for read in here)


def test_few_documents_are_read_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(document_pool, "_packed_elsewhere", None)
    assert len(read_all(GROUPS[:FEW], 4)) == FEW


@pytest.mark.parametrize("error", [BrokenProcessPool, OSError, ImportError])
def test_what_other_processes_leave_undone_is_read_here(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(groups: object, processes: int):
        yield from map(document_pool._read_packed, GROUPS[:7])
        raise error

    monkeypatch.setattr(document_pool, "_packed_elsewhere", broken)
    found = read_all(GROUPS, 2)
    assert [read.document.stem for read in found] == [stem for stem, _ in GROUPS]
    assert [read.elsewhere for read in found] == [at < 7 for at in range(len(GROUPS))]


SLOW = """
import os
import time
from hasila.build import document_pool
from tests.build.test_document_pool import GROUPS

def slow(group):
    os.write(1, f"{os.getpid()}\\n".encode())
    time.sleep(60)

document_pool._read_packed = slow
document_pool._how = lambda: "fork"
document_pool.read_all(GROUPS, 2)
"""


@pytest.mark.skipif("fork" not in get_all_start_methods(), reason="no process is begun as a copy here")
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGTERM] if hasattr(signal, "SIGKILL") else [])
def test_the_processes_end_when_the_one_that_began_them_is_ended(number: signal.Signals) -> None:
    root = Path(__file__).parents[2]
    environment = {**os.environ, "PYTHONPATH": f"{root / 'generator'}{os.pathsep}{root}"}
    command = [sys.executable, "-c", SLOW]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=environment) as parent:
        assert parent.stdout is not None
        children = {int(parent.stdout.readline()) for _ in range(2)}
        parent.send_signal(number)
        parent.wait(30)
        assert all(_ends(child) for child in children)


def _ends(process: int) -> bool:
    for _ in range(200):
        if not _runs(process):
            return True
        time.sleep(0.05)
    return False


def _runs(process: int) -> bool:
    """True of a process that is there and has not ended."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    status = Path(f"/proc/{process}/stat")
    return not status.exists() or status.read_text(encoding="ascii").rpartition(")")[2].split()[0] != "Z"
