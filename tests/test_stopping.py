"""A signal ends a command also where Python drops the exception that it raised."""

from __future__ import annotations

import os
import signal

import pytest
from rich.console import Console

from hasila.cli.stages import Stages
from hasila.cli.stopping import Stopped, raise_if_stopped, stoppable


class Swallowing:
    """An object whose finalizer is met by a signal: Python prints the exception and goes on."""

    def __del__(self) -> None:
        os.kill(os.getpid(), signal.SIGINT)
        for _ in range(1000):
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_dropped_signal_is_raised_where_the_next_stage_begins() -> None:
    stages = Stages(Console(quiet=True).status(""))
    with stoppable():
        stages.begin("Reading")
        subject = Swallowing()
        del subject
        with pytest.raises(Stopped) as stopped:
            stages.begin("Parsing")
    assert stopped.value.status == 130


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_signal_is_raised_at_once(number: signal.Signals, status: int) -> None:
    with pytest.raises(Stopped) as stopped, stoppable():
        os.kill(os.getpid(), number)
        for _ in range(1000):
            pass
    assert stopped.value.status == status
    assert str(stopped.value).endswith("is unchanged")


def test_the_handlers_of_before_are_back_afterwards_and_nothing_is_kept() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with stoppable():
        assert signal.getsignal(signal.SIGTERM) is not before
        raise_if_stopped()
    assert signal.getsignal(signal.SIGTERM) is before
