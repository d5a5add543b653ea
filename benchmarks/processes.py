"""One run of a command: its time, and the processor time and memory of all processes that it began.

Memory is the largest sum, over all processes at one moment, of what each holds: pages shared by n processes
count as one nth in each (the proportional set size of Linux). On other systems memory and the work of others
are not measured.
"""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event, Thread
from time import monotonic, perf_counter, sleep

LINUX = sys.platform == "linux"
_SET_CHILD_SUBREAPER = 36
"""Of prctl(2): processes whose parent has ended become our children, so that their time is counted."""
_SHORTEST, _LONGEST = 0.02, 0.2
"""Seconds between two looks at the memory; in between a tenth of the time that the run has taken so far."""
_GRACE = 10.0
"""Seconds for which processes that outlive the command are waited for."""
_QUIET = 0.15
"""Processor cores in use by others, up to which a machine counts as quiet."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one run took."""

    wall: float
    """Seconds until the command ended."""
    processor: float
    """Seconds of processor time, in user and system mode, of all its processes."""
    memory: float | None
    """Megabytes (millions of bytes) at most, of all processes together; ``None`` where it is not measured."""
    processes: int
    """The most processes seen at one moment."""
    left: int
    """Processes that still ran after the command and the time of grace; they were ended."""
    others: float | None
    """Processor cores that other programs used meanwhile."""
    status: int
    """Exit code; negative: the signal that ended it."""
    timed_out: bool = False


@dataclass(slots=True)
class _Peak:
    memory: float = 0.0
    processes: int = 0
    over: Event = field(default_factory=Event)


def run(
    command: Sequence[str],
    environment: Mapping[str, str],
    timeout: float = 3600,
    errors: Path = Path(os.devnull),
) -> Run:
    """Run ``command`` with nothing to read and its output thrown away, and measure it.

    What it writes to its standard error goes to the file ``errors``. After ``timeout`` seconds it is killed.
    """
    _adopt_orphans()
    before, busy_before, start = _children_seconds(), _busy_seconds(), perf_counter()
    with errors.open("wb") as stderr:
        process = _begin(command, environment, stderr.fileno())
    peak = _Peak()
    watch = Thread(target=_watch, args=(process.pid, peak), daemon=True)
    watch.start()
    status, timed_out = _ended(process, timeout)
    wall = perf_counter() - start
    peak.over.set()
    watch.join()
    left = _wait_for_orphans(process.pid)
    processor = _children_seconds() - before
    others = _others(busy_before, processor, perf_counter() - start)
    memory = peak.memory if LINUX else None
    return Run(wall, processor, memory, peak.processes, left, others, status, timed_out)


def _begin(command: Sequence[str], environment: Mapping[str, str], errors: int) -> subprocess.Popen[bytes]:
    nothing = subprocess.DEVNULL
    return subprocess.Popen(
        command,
        env=dict(environment),
        stdin=nothing,
        stdout=nothing,
        stderr=errors,
        start_new_session=True,
    )


def _ended(process: subprocess.Popen[bytes], timeout: float) -> tuple[int, bool]:
    try:
        return process.wait(timeout), False
    except subprocess.TimeoutExpired:
        os.killpg(process.pid, signal.SIGKILL)
        return process.wait(), True


def wait_until_quiet(seconds: float) -> None:
    """Wait, ``seconds`` at most, until other programs leave the processor alone."""
    if not LINUX:
        return
    end = monotonic() + seconds
    while monotonic() < end:
        before, start = _busy_seconds(), monotonic()
        sleep(0.3)
        if _busy_seconds() - before < _QUIET * (monotonic() - start):
            return


def processor_seconds(process: int) -> float:
    """Seconds of processor time that a running process has used; Linux only."""
    about = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    ticks = int(about[11]) + int(about[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def _adopt_orphans() -> None:
    if LINUX:
        ctypes.CDLL(None).prctl(_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def _children_seconds() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _busy_seconds() -> float:
    """Seconds that all processors together have worked since the machine began; 0 where it is not told."""
    if not LINUX:
        return 0.0
    first = Path("/proc/stat").read_text().split("\n", 1)[0]
    user, nice, system, _, _, interrupts, soft = map(int, first.split()[1:8])
    return (user + nice + system + interrupts + soft) / os.sysconf("SC_CLK_TCK")


def _others(busy_before: float, processor: float, seconds: float) -> float | None:
    if not LINUX:
        return None
    busy = _busy_seconds() - busy_before
    return max(0.0, busy - processor) / seconds


def _watch(session: int, peak: _Peak) -> None:
    """Look at the processes of ``session`` again and again until it is over."""
    start = monotonic()
    delay = _SHORTEST
    while LINUX and not peak.over.wait(delay):
        held = [_memory(process) for process in _members(session)]
        peak.memory = max(peak.memory, sum(held))
        peak.processes = max(peak.processes, len(held))
        delay = min(_LONGEST, max(_SHORTEST, (monotonic() - start) / 10))


def _members(session: int) -> Iterator[Path]:
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and _session(entry) == session:
            yield entry


def _session(process: Path) -> int | None:
    try:
        after_name = (process / "stat").read_text().rpartition(")")[2].split()
    except OSError:  # it has ended since it was listed
        return None
    return int(after_name[3])


def _memory(process: Path) -> float:
    try:
        told = (process / "smaps_rollup").read_text()
    except OSError:  # it has ended, or is about to
        return 0.0
    kilobytes = next((line.split()[1] for line in told.splitlines() if line.startswith("Pss:")), "0")
    return int(kilobytes) * 1024 / 1e6


def _wait_for_orphans(session: int) -> int:
    """Wait a while for what the command left running; returns how many had to be ended."""
    end = monotonic() + _GRACE
    while monotonic() < end:
        if not _still_running(session):
            return 0
        sleep(0.02)
    left = _still_running(session)
    for process in left:
        _end(process)
    while _still_running(session):
        sleep(0.02)
    return len(left)


def _still_running(session: int) -> list[int]:
    """The processes of ``session`` that have not ended; leave is taken of those that have."""
    if not LINUX:
        return []
    numbers = [int(process.name) for process in _members(session)]
    return [number for number in numbers if not _reaped(number)]


def _reaped(process: int) -> bool:
    try:
        return os.waitpid(process, os.WNOHANG)[0] == process
    except ChildProcessError:  # not yet ours: its parent is still running
        return False


def _end(process: int) -> None:
    try:
        os.kill(process, signal.SIGKILL)
    except ProcessLookupError:
        return
