"""Processes that do a part of the work end with it, and at once where it is given up."""

import os
import signal
import time
from multiprocessing import active_children, get_context

import pytest

from hasila.build.workers import FORKS, processes


def _rest(_: int) -> int:
    time.sleep(600)
    return os.getpid()


def test_a_block_that_is_left_by_an_exception_waits_for_no_part() -> None:
    with pytest.raises(KeyboardInterrupt), processes(2, "fork" if FORKS else "spawn") as pool:
        parts = [pool.submit(_rest, part) for part in range(4)]
        while not parts[0].running():
            time.sleep(0.01)
        raise KeyboardInterrupt
    assert active_children() == []
    assert all(part.done() for part in parts)


@pytest.mark.skipif(not FORKS, reason="no process begins as a copy here")
def test_processes_of_others_are_left_alone() -> None:
    other = get_context("fork").Process(target=_rest, args=(0,))
    other.start()
    try:
        with pytest.raises(ZeroDivisionError), processes(1, "fork"):
            raise ZeroDivisionError
        assert other.is_alive()
    finally:
        other.kill()
        other.join()
    assert other.exitcode == -signal.SIGKILL
