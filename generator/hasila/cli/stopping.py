"""Ctrl-C (SIGINT) and a request to end (SIGTERM): raised at once, and again where a stage of the work begins.

Python drops an exception that meets a finalizer or a callback of a weak reference.
So the signal is kept, too.
"""

from __future__ import annotations

import atexit
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from threading import current_thread, main_thread
from types import FrameType


class Stopped(BaseException):
    """The process was asked to end: what is under way is cleared away first. ``number`` is the signal."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number

    @property
    def status(self) -> int:
        """The exit code, by the custom of shells: 130 after SIGINT, 143 after SIGTERM."""
        return 128 + self.number

    def __str__(self) -> str:
        how = "interrupted" if self.number == signal.SIGINT else "ended from outside"
        return f"{how}; what was there before is unchanged"


_received: list[int] = []
"""The signals that this process was sent while a command ran."""
_statuses: list[int] = []
"""The exit code of a process that was stopped."""


@contextmanager
def stoppable() -> Iterator[None]:
    """Meanwhile the signals raise :class:`Stopped`. Only the main thread of a process can be told of them."""
    if current_thread() is not main_thread():
        yield
        return
    _received.clear()
    before = {number: signal.signal(number, _stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _stop(number: int, frame: FrameType | None) -> None:
    _received.append(number)
    raise Stopped(number)


def raise_if_stopped() -> None:
    """Raise :class:`Stopped` where a signal came whose exception was dropped."""
    if _received:
        raise Stopped(_received[0])


def leave_with(status: int) -> None:
    """Have the process end with ``status``.

    CPython ends by SIGINT itself where an interrupt met code that ``exec`` was given as a string, as that of
    data classes is, though the exception was handled since.
    """
    _statuses.append(status)


@atexit.register  # before all others are registered, so that it runs after them
def _leave() -> None:
    if _statuses:
        sys.stdout.flush()
        sys.stderr.flush()
        os._exit(_statuses[-1])
