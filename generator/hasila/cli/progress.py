"""How far a long command is: a line with a bar on a terminal, one line a stage elsewhere.

No thread draws it: a process with threads cannot be copied safely, and workers begin as copies."""

from __future__ import annotations

import re
from types import TracebackType
from typing import TYPE_CHECKING

from hasila.cli.printer import Printer

if TYPE_CHECKING:  # a console that is no terminal shows no bar
    from rich.live import Live
    from rich.table import Table

_COUNTED = re.compile(r"(?P<stage>.*): (?P<done>\d+) of (?P<total>\d+)")
_BAR = 30
"""Columns of the bar."""


class ProgressLine:
    """The stage of the work, and how much of it is done. ``speaks`` has a console that is no terminal print
    the name of each stage."""

    def __init__(self, console: Printer, speaks: bool = False) -> None:
        self._console = console
        self._speaks = speaks
        self._live = _live(console) if console.is_terminal else None
        self._stage = ""

    def __enter__(self) -> ProgressLine:
        if self._live:
            self._live.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        if self._live:
            self._live.stop()

    def update(self, text: str) -> None:
        """Show ``text``: the name of a stage, or ``NAME: DONE of TOTAL``."""
        if self._live:
            self._live.update(_line(text), refresh=True)
            return
        stage, _, _ = text.partition(":")
        if self._speaks and stage != self._stage:
            self._console.print(stage)
        self._stage = stage


def _live(console: Printer) -> Live:
    """The part of a terminal that is drawn anew."""
    from rich.console import Console
    from rich.live import Live

    assert isinstance(console, Console)  # nothing else is a terminal
    return Live(console=console, auto_refresh=False, transient=True)


def _line(text: str) -> Table:
    from rich.progress_bar import ProgressBar
    from rich.table import Table

    line = Table.grid(padding=(0, 1))
    counted = _COUNTED.fullmatch(text)
    if counted is None:
        line.add_row(f"{text} …")
        return line
    done, total = int(counted["done"]), int(counted["total"])
    bar = ProgressBar(total, done, width=_BAR)
    line.add_row(counted["stage"], bar, f"{done} of {total}")
    return line
