"""Mutants that are tried in several processes; one that ends is replaced, and the mutant that ended it is a
fault.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait
from multiprocessing.context import ForkProcess

from tests.fuzz.trying import Outcome, Trial, warm

_FORK = get_context("fork")
"""A child begins with all that this process has read."""


def outcomes(trial: Trial, numbers: Sequence[int], jobs: int) -> Generator[Outcome, None, None]:
    """The outcome of each mutant of ``numbers``, as they come, in ``jobs`` processes of low priority, or in
    this one.
    """
    warm()
    if jobs:
        yield from _shared(trial, [numbers[job::jobs] for job in range(jobs)])
    else:
        yield from map(trial.of, numbers)


@dataclass(frozen=True, slots=True)
class _Worker:
    """A process that tries ``left``, in order, and tells each outcome through its connection."""

    process: ForkProcess
    left: Sequence[int]


def _shared(trial: Trial, shares: list[Sequence[int]]) -> Iterator[Outcome]:
    working = dict(_begun(trial, share) for share in shares if share)
    try:
        while working:
            for connection in wait(list(working)):
                assert isinstance(connection, Connection)
                yield from _heard(connection, trial, working)
    finally:
        for worker in working.values():
            worker.process.terminate()


def _heard(connection: Connection, trial: Trial, working: dict[Connection, _Worker]) -> Iterator[Outcome]:
    worker = working.pop(connection)
    try:
        outcome: Outcome = connection.recv()
    except EOFError:
        worker.process.join()
        if worker.left:
            working.update([_begun(trial, worker.left[1:])])
            yield Outcome(worker.left[0], "unknown", faults=(("died", "the process ended"),))
    else:
        working[connection] = _Worker(worker.process, worker.left[1:])
        yield outcome


def _begun(trial: Trial, share: Sequence[int]) -> tuple[Connection, _Worker]:
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(trial, share, there))
    process.start()
    there.close()
    return here, _Worker(process, share)


def _work(trial: Trial, share: Sequence[int], there: Connection) -> None:
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for number in share:
        there.send(trial.of(number))
