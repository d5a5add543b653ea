"""The place where the parser of a broken text gave up, and the words in which it did: from there each rule
looks for its cause."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from hasila.model.data_class import dataclass
from hasila.model.yaml_line import YamlEntry, entry_of


@dataclass(frozen=True, slots=True)
class YamlFault:
    """A cause: ``line`` and ``column`` from 0, ``length`` in code points."""

    line: int
    column: int
    length: int
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Stop:
    """The place where the parser gave up, its own words, and the place where the thing began that it was
    reading."""

    lines: tuple[str, ...]
    line: int
    column: int
    problem: str
    context: str
    began: tuple[int, int] | None

    @property
    def text(self) -> str:
        """The line of the stop."""
        return self.at(self.line)

    @property
    def sign(self) -> str:
        """The character at the stop; empty at the end of a line."""
        return self.text[self.column : self.column + 1]

    @property
    def last_line(self) -> int:
        """The line of the stop, or the last of the text where the stop lies behind it."""
        return min(self.line, len(self.lines) - 1)

    def at(self, line: int) -> str:
        """The text of ``line``; empty where there is none."""
        exists = 0 <= line < len(self.lines)
        return self.lines[line] if exists else ""

    def fault(self, length: int, message: str, hint: str) -> YamlFault:
        """A fault of ``length`` characters from the stop on."""
        return YamlFault(self.line, self.column, length, message, hint)

    def says(self, *phrases: str) -> bool:
        """True where the parser's problem holds one of ``phrases``."""
        return any(phrase in self.problem for phrase in phrases)

    def suspects(self) -> Iterator[int]:
        """Lines that may hold the cause: those just above that are no entries, nearest last, then the line
        of the stop.
        """
        first = self.line
        while first > 0 and self._is_no_entry(first - 1):
            first -= 1
        yield from range(first, self.last_line + 1)

    def _is_no_entry(self, line: int) -> bool:
        text = self.at(line)
        return bool(text.strip()) and entry_of(text) is None

    def entry_before(self) -> tuple[int, YamlEntry] | None:
        """The nearest entry above the line of the stop."""
        for line in range(self.line - 1, -1, -1):
            found = entry_of(self.at(line))
            if found:
                return line, found
        return None


def code_point(character: str) -> str:
    """The number of the character as Unicode writes it: U+060C."""
    return f"U+{ord(character):04X}"


Rule = Callable[[Stop], YamlFault | None]
"""Recognises one cause, or answers with nothing."""
