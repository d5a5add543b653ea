"""Values of pure functions, remembered by what they were made of.

Figures, constraints and results are frozen, and those of a report that was not read anew are the same objects
from one state of a project to the next. So a value that was made of the same objects by the same function
need not be made again; it is what the function would return."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any, Protocol, TypeVar

from hasila.model.data_class import dataclass

Value = TypeVar("Value")

_Key = tuple[str, tuple[int, ...]]
"""The name of a function, and the identities of what its value was made of."""


class Remember(Protocol):
    """Gives the value that a function makes of some objects."""

    def __call__(self, name: str, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
        """The value of ``make``, which has this ``name`` and depends on the objects ``made_of`` alone. They
        are frozen, and so is the value."""


def anew(name: str, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
    """The value, made now: nothing is remembered."""
    return make()


@dataclass(frozen=True, slots=True)
class _Kept:
    """A value, and what it was made of, which is kept so that its identity is not given to another."""

    made_of: Sequence[object]
    value: Any


@dataclass(slots=True)
class Remembered:
    """The values of the latest state of a project."""

    _known: dict[_Key, _Kept] = field(default_factory=dict)
    _used: dict[_Key, _Kept] = field(default_factory=dict)

    def value(self, name: str, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
        """The value of ``make``; the one of the state before where that was made of the same."""
        key = (name, tuple(map(id, made_of)))
        kept = self._used.get(key) or self._known.get(key)
        if kept is None:
            kept = _Kept(tuple(made_of), make())
        self._used[key] = kept
        value: Value = kept.value
        return value

    def end_state(self) -> None:
        """Forget what was not asked for since the last call."""
        self._known, self._used = self._used, {}

    def forget(self) -> None:
        """Forget all."""
        self._known, self._used = {}, {}
