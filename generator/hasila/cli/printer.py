"""What a command prints on: a terminal with colours, or a file or another program, which are given the bare
text. The library that draws on terminals is loaded for a terminal alone; a check by a program need not wait
for it."""

from __future__ import annotations

import os
import sys
from typing import Protocol, TextIO

from hasila.model.data_class import dataclass

_ASKING = ("FORCE_COLOR", "TTY_COMPATIBLE")
"""Variables of the environment by which colours are asked for where there is no terminal."""


class Printer(Protocol):
    """Prints lines of text; a ``rich.console.Console`` is one."""

    @property
    def is_terminal(self) -> bool:
        """True where a person looks at it."""

    def print(self, _text: str = "", /, *, style: str = "", end: str = "\n") -> None:
        """Print a text, in a ``style`` where there are any."""


@dataclass(frozen=True, slots=True)
class PlainPrinter:
    """Prints the bare text; nothing where it is ``quiet``."""

    stream: TextIO
    quiet: bool = False

    @property
    def is_terminal(self) -> bool:
        """False: nobody sees a line that is drawn anew."""
        return False

    def print(self, text: str = "", /, *, style: str = "", end: str = "\n") -> None:
        """Print ``text``; the ``style`` is left out."""
        if self.quiet:
            return
        self.stream.write(text.expandtabs() + end)
        self.stream.flush()


def printer(stderr: bool = False, quiet: bool = False) -> Printer:
    """What prints on the standard output, or the standard error."""
    stream = sys.stderr if stderr else sys.stdout
    if not stream.isatty() and not any(map(os.environ.get, _ASKING)):
        return PlainPrinter(stream, quiet)
    from rich.console import Console

    # no emoji: ":o:" in a path is no picture
    return Console(stderr=stderr, quiet=quiet, soft_wrap=True, emoji=False, highlight=False, markup=False)
