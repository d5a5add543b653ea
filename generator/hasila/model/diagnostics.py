"""Mistakes as values: a code, a true place, what is wrong and what to do next.

A stage that meets bad input returns mistakes beside what it could still read; nothing is raised, so that one
run names everything that is wrong. ``error`` blocks publication, ``warning`` and ``note`` do not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from typing import Literal

from hasila.model.data_class import dataclass
from hasila.model.frozen import quickly_made

Severity = Literal["error", "warning", "note"]


@quickly_made
@dataclass(frozen=True, slots=True, order=True)
class Location:
    """A place in a file of the project: ``path`` relative to the project, ``line`` and ``column`` from 1.

    Columns count code points, as editors do; never an invented 1:1 (a whole file is said with line 0).
    ``length`` are the code points from there on that are meant, within the line; 0 where only the beginning
    is known. It takes no part in comparisons: two places are one where they begin at one."""

    path: str
    line: int = 0
    column: int = 0
    length: int = field(default=0, compare=False)

    def __str__(self) -> str:
        if not self.line:
            return self.path
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True, order=True)
class Diagnostic:
    """One thing that is wrong in the input; ``code`` is a key of
    :data:`hasila.model.diagnostic_codes.CODES`."""

    location: Location
    code: str
    severity: Severity
    message: str
    hint: str = ""

    def __str__(self) -> str:
        kind = f"{self.severity}[{self.code}]"
        text = f"{self.location}: {kind}: {self.message}"
        return f"{text}\n    next: {self.hint}" if self.hint else text


def blocks(diagnostics: Iterable[Diagnostic]) -> bool:
    """True where one of ``mistakes`` forbids publication."""
    return any(diagnostic.severity == "error" for diagnostic in diagnostics)


def files_with_errors(*lists: Iterable[Diagnostic]) -> Iterator[str]:
    """The path of each error in ``lists``."""
    for diagnostics in lists:
        for diagnostic in diagnostics:
            if diagnostic.severity == "error":
                yield diagnostic.location.path
