"""Work that is done by several processes, in one process on request, with the same results in the same order.

Where the system can copy a process (``fork``), each worker begins as a copy of this one and has in memory all
that the work needs: only the parts and their results travel. Elsewhere the work itself is sent to each worker
once. A worker ends when this process does, however that comes about: it waits for the end of a pipe that only
this process holds open.
"""

from __future__ import annotations

import gc
import os
import signal
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from multiprocessing import Pipe, get_all_start_methods, get_context
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

FORKS = "fork" in get_all_start_methods() and os.uname().sysname == "Linux"
"""True where a worker can begin as a copy of this process. Other systems forbid parts of their libraries in
such a copy."""

_work: Callable[[Any], Any] | None = None
"""The work that this process does for another one."""


def available_processors() -> int:
    """The number of processors that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    work: Callable[[Part], Result], parts: Sequence[Part], workers: int, forks: bool = FORKS
) -> Generator[Result, None, None]:
    """The result of ``work`` for each of ``parts``, in their order, made by so many processes.

    Where no other process can begin, or one is ended from outside, what is left is done here. Without
    ``forks`` the work is sent, and has to be one that can be.
    """
    if workers < 2 or len(parts) < 2:
        yield from map(work, parts)
        return
    done = 0
    try:
        with _pool(work, min(workers, len(parts)), forks) as pool:
            for result in pool.map(_call, parts):
                yield result
                done += 1
    except (BrokenProcessPool, PermissionError):
        yield from map(work, parts[done:])


@contextmanager
def _pool(work: Callable[[Any], Any], workers: int, forks: bool) -> Iterator[ProcessPoolExecutor]:
    global _work
    here, there = Pipe()
    how = get_context("fork" if forks else "spawn")
    given = (there, here) if forks else (there, None, work)
    pool = ProcessPoolExecutor(workers, how, _begin, given)
    if forks:
        _work = work
        gc.freeze()
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)
        here.close()
        there.close()
        _work = None
        gc.unfreeze()


def _begin(there: Connection, here: Connection | None, work: Callable[[Any], Any] | None = None) -> None:
    """Prepare this process for work: it is the other one that answers to Ctrl-C."""
    global _work
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    if here is not None:
        here.close()
    if work is not None:
        _work = work
    Thread(target=_end_with_parent, args=(there,), daemon=True).start()


def _end_with_parent(there: Connection) -> None:
    """Wait for the end of the pipe, and end this process."""
    there.poll(None)
    os._exit(1)


def _call(part: Any) -> Any:
    """The result for one part, in a worker."""
    if _work is None:
        raise RuntimeError("this process was given no work")
    return _work(part)


def in_parts(things: Iterable[Part], size: int) -> list[tuple[Part, ...]]:
    """``things`` in parts of ``size``, the last one smaller."""
    known = tuple(things)
    return [known[start : start + size] for start in range(0, len(known), size)]
