"""The stages of a long command: shown on a terminal while they run, and their time and memory afterwards."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import field
from time import perf_counter

from hasila.cli.console import show_stage
from hasila.cli.progress import ProgressLine
from hasila.model.data_class import dataclass

try:
    import resource
except ImportError:  # a system that does not count the memory of a process
    resource = None  # type: ignore[assignment]

_UNIT = 1 if sys.platform == "darwin" else 1024
"""Bytes of one unit of ``ru_maxrss``: macOS gives bytes, other systems kilobytes."""


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage that has ended: its seconds, and the most memory (in bytes) that the process had used by its
    end.
    """

    name: str
    seconds: float
    memory: int | None

    def __str__(self) -> str:
        memory = "" if self.memory is None else f"{self.memory / 1e6:8.0f} MB"
        return f"{self.name:<32}{self.seconds:8.2f} s{memory}"


@dataclass(slots=True)
class Stages:
    """Takes the names of stages as they begin; :meth:`ended` gives what each has taken."""

    line: ProgressLine
    clock: Callable[[], float] = perf_counter
    _begun: list[tuple[str, float]] = field(default_factory=list)
    _memory: list[int | None] = field(default_factory=list)

    def begin(self, name: str) -> None:
        """Show that ``name`` has begun; the stage before it has ended.

        A colon and what follows it is how far a stage is, and begins no other stage.

        :raises Stopped: where the command was asked to end meanwhile
        """
        show_stage(self.line, name)
        stage, _, _ = name.partition(":")
        if self._begun and self._begun[-1][0] == stage:
            return
        self._begun.append((stage, self.clock()))
        self._memory.append(most_memory())

    def ended(self) -> Iterator[Stage]:
        """The stages in their order; the last one ends now."""
        ends = [start for _, start in self._begun[1:]]
        ends.append(self.clock())
        memory = [*self._memory[1:], most_memory()]
        for (name, start), end, most in zip(self._begun, ends, memory, strict=True):
            yield Stage(name, end - start, most)


def most_memory() -> int | None:
    """The most memory that this process has used so far, in bytes; ``None`` where the system does not say."""
    if resource is None:
        return None
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * _UNIT
