"""Where the parser of a broken text gave up, and what it was about: from there each rule looks for its
cause.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from hasila.model.yaml_line import Entry, entry_of


@dataclass(frozen=True, slots=True)
class Fault:
    """A cause: ``line`` and ``column`` from 0, ``length`` in code points."""

    line: int
    column: int
    length: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stop:
    """Where the parser gave up, in its own words, and where what it was reading began."""

    lines: tuple[str, ...]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int] | None

    @property
    def text(self) -> str:
        return self.at(self.line)

    def at(self, line: int) -> str:
        return self.lines[line] if 0 <= line < len(self.lines) else ""

    def suspects(self) -> Iterator[int]:
        """Lines that may hold the cause: those just above that are no entries, nearest last, then the line
        of the stop.
        """
        first = self.line
        while first > 0 and self.at(first - 1).strip() and entry_of(self.at(first - 1)) is None:
            first -= 1
        yield from range(first, min(self.line, len(self.lines) - 1) + 1)

    def entry_before(self) -> tuple[int, Entry] | None:
        """The nearest entry above the line of the stop."""
        for line in range(self.line - 1, -1, -1):
            found = entry_of(self.at(line))
            if found:
                return line, found
        return None


Rule = Callable[[Stop], Fault | None]
"""Recognises one cause, or answers with nothing."""
