"""What other programs read in the files of data: each opens a file in its own way, and what it has then is
compared with what the file says."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Trial:
    """A program that opens a file.

    ``package`` has the program's version. ``lost`` takes the folder of the built site and an empty folder to
    work in, and gives a line for each thing that was lost.
    """

    package: str
    what: str
    lost: Callable[[Path, Path], Iterable[str]]

    @property
    def program(self) -> str:
        number = version(self.package)
        return f"{self.package} {number}"
