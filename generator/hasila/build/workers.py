"""Work that is done by several processes, in one process on request, with the same results in the same order.

Where the system can copy a process (``fork``), each worker begins as a copy of this one and has in memory all
that the work needs: only the parts and their results travel. Elsewhere, and on other machines, the work is
sent. A worker of this machine ends when this process does, however that comes about.
"""

from __future__ import annotations

import ctypes
import gc
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import chain
from multiprocessing import active_children, get_context, parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import Any, TypeVar

Part = TypeVar("Part")
Result = TypeVar("Result")

FORKS = sys.platform == "linux"
"""True where a worker can begin as a copy of this process. Libraries of macOS forbid it, Windows has none."""
AHEAD = 3
"""Parts a worker that are given out before the result of the first one is taken."""

_work: Callable[[Any], Any] | None = None
"""The work that this process does for another one."""


def available_processors() -> int:
    """The number of processors that this process may use, at least 1."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    work: Callable[[Part], Result],
    parts: Iterable[Part],
    workers: int,
    meanwhile: Iterator[object] | None = None,
) -> Generator[Result, None, None]:
    """The result of ``work`` for each of ``parts``, in their order, made by so many copies of this process.

    Where no other process can begin, or one is ended from outside, what is left is done here. While a result
    is waited for, ``meanwhile`` is asked for its next step.
    """
    if workers < 2 or not FORKS:
        yield from map(work, parts)
        return
    with _copies(work, workers) as pool:
        yield from run_on(pool, _do, parts, workers * AHEAD, work, meanwhile)


def run_on(
    executor: Executor,
    call: Callable[[Part], Result],
    parts: Iterable[Part],
    ahead: int,
    here: Callable[[Part], Result],
    meanwhile: Iterator[object] | None = None,
) -> Generator[Result, None, None]:
    """The result of ``call`` for each of ``parts``, in their order, made by ``executor``.

    At most ``ahead`` parts are under way. Where the executor breaks, ``here`` does what is left. While a
    result is waited for, ``meanwhile`` is asked for its next step.
    """
    waiting = iter(parts)
    steps = iter(()) if meanwhile is None else meanwhile
    under_way: deque[tuple[Part, Future[Result]]] = deque()
    try:
        for part in waiting:
            under_way.append((part, executor.submit(call, part)))
            if len(under_way) >= ahead:
                yield _result(under_way[0][1], steps)
                under_way.popleft()
        while under_way:
            yield _result(under_way[0][1], steps)
            under_way.popleft()
    except (BrokenProcessPool, PermissionError):
        left = (part for part, _ in under_way)
        yield from map(here, chain(left, waiting))
    finally:
        for _, future in under_way:
            future.cancel()


_OVER = object()


def _result(future: Future[Result], steps: Iterator[object]) -> Result:
    """The result of ``future``; until it is there, ``steps`` are taken."""
    while not future.done() and next(steps, _OVER) is not _OVER:
        pass
    return future.result()


@contextmanager
def beside(work: Callable[[], Result]) -> Iterator[Callable[[], Result]]:
    """Begin ``work`` in a copy of this process, which ends with the block; gives what waits for the result.

    Where no other process can begin, or it is ended from outside, the work is then done here.
    """

    def result() -> Result:
        try:
            return begun.result()
        except BrokenProcessPool:
            return work()

    with _copies(lambda _: work(), 1) as pool:
        try:
            begun: Future[Result] = pool.submit(_do, None)
        except PermissionError:
            yield work
        else:
            yield result


@contextmanager
def fresh_processes(workers: int, module: str) -> Iterator[ProcessPoolExecutor]:
    """So many processes that know nothing of this one and have loaded ``module``: what they do is sent.

    Where the system can copy a process they are copies of one that has nothing in memory but the program."""
    how = "forkserver" if FORKS else "spawn"
    if FORKS:
        get_context(how).set_forkserver_preload([module])
    with processes(workers, how) as pool:
        yield pool


@contextmanager
def _copies(work: Callable[[Any], Any], workers: int) -> Iterator[ProcessPoolExecutor]:
    """Processes that begin as copies of this one, and do ``work``."""
    global _work
    _work = work
    return_free_memory()
    try:
        with held_to_the_end(), processes(workers, "fork") as pool:
            yield pool
    finally:
        _work = None


@contextmanager
def held_to_the_end() -> Iterator[None]:
    """What is in memory now stays until the end of the block: :func:`release_memory` does not look through
    it again and again."""
    is_held = gc.get_freeze_count() > 0
    gc.freeze()
    try:
        yield
    finally:
        if not is_held:
            gc.unfreeze()


def release_memory() -> None:
    """Let go of values that only hold each other, and of the memory that nothing uses."""
    gc.collect()
    return_free_memory()


def return_free_memory() -> None:
    """Give the system back what nothing uses any more (glibc keeps it): each copy would have it again."""
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:
        trim(0)


@contextmanager
def processes(workers: int, how: str = "spawn") -> Iterator[ProcessPoolExecutor]:
    """So many processes, begun in the way ``how`` of :mod:`multiprocessing`; they end at the end of the
    block, at once where it is left by an exception: what they do then is not wanted. Those that are spawned
    know nothing of this one: the work is sent with each part."""
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, get_context(how), end_with_parent)
    unwanted = True
    try:
        yield pool
        unwanted = False
    finally:
        for child in set(active_children()) - others if unwanted else ():
            child.kill()
        pool.shutdown(cancel_futures=True)


def end_with_parent() -> None:
    """Have this process end when the one that began it does, also when that is killed.

    It leaves an interrupt from the keyboard, which reaches both, to that process.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    Thread(target=_wait_for_end_of_parent, daemon=True).start()


def _wait_for_end_of_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)


def _do(part: Any) -> Any:
    """The result for one part, in a copy."""
    if _work is None:
        raise RuntimeError("this process was given no work")
    return _work(part)


def in_parts(things: Iterable[Part], size: int) -> list[tuple[Part, ...]]:
    """``things`` in parts of ``size``, the last one smaller."""
    known = tuple(things)
    return [known[start : start + size] for start in range(0, len(known), size)]
