"""Mutants that are tried in several processes; one that ends is replaced, and the mutant that ended it is a fault."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from multiprocessing import get_context
from multiprocessing.connection import Connection, wait

from tests.fuzz.trying import Outcome, Trial, warm

_FORK = get_context("fork")
"""A child begins with all that this process has read."""


def outcomes(trial: Trial, numbers: Sequence[int], jobs: int) -> Iterator[Outcome]:
    """The outcome of each mutant of ``numbers``, as they come, in ``jobs`` processes of low priority, or in this one."""
    warm()
    if jobs:
        yield from _shared(trial, [numbers[job::jobs] for job in range(jobs)])
    else:
        yield from map(trial.of, numbers)


def _shared(trial: Trial, shares: list[Sequence[int]]) -> Iterator[Outcome]:
    working = dict(_begun(trial, share) for share in shares if share)
    try:
        while working:
            for connection in wait(list(working)):
                assert isinstance(connection, Connection)
                yield from _heard(connection, trial, working)
    finally:
        for connection in working:
            connection.close()  # the children end at their next answer


def _heard(connection: Connection, trial: Trial, working: dict[Connection, Sequence[int]]) -> Iterator[Outcome]:
    left = working[connection]
    try:
        outcome: Outcome = connection.recv()
    except EOFError:
        del working[connection]
        if left:
            yield Outcome(left[0], "unknown", faults=(("died", "the process ended"),))
            working.update([_begun(trial, left[1:])])
    else:
        working[connection] = left[1:]
        yield outcome


def _begun(trial: Trial, share: Sequence[int]) -> tuple[Connection, Sequence[int]]:
    here, there = _FORK.Pipe(duplex=False)
    process = _FORK.Process(target=_work, args=(trial, share, there))
    process.start()
    there.close()
    return here, share


def _work(trial: Trial, share: Sequence[int], there: Connection) -> None:
    os.nice(5)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for number in share:
        try:
            there.send(trial.of(number))
        except BrokenPipeError:
            return
