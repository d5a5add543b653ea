"""Values of pure functions, remembered by what they were made of.

Figures, constraints and results are frozen, and those of a report that was not read anew are the same objects
from one state of a project to the next. So a value that was made of the same objects by the same function
need not be made again; it is what the function would return.

A function that looks things up in large mappings is given mappings that note what it asks. Its value stands
while everything that it asked has the same answer."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any, Protocol, TypeVar

from hasila.model.data_class import dataclass

Value = TypeVar("Value")
Key = TypeVar("Key")

_Kind = tuple[Hashable, tuple[int, ...]]
"""The name of a function, and the identities of what its value was made of."""

_Answers = Mapping[Any, Any]
"""What was asked of a mapping, with the answers."""

Mappings = Sequence[Mapping[Any, Any]]


class Remember(Protocol):
    """Gives the value that a function makes of some objects."""

    def __call__(self, name: Hashable, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
        """The value of ``make``, which has this ``name`` and depends on the objects ``made_of`` alone. They
        are frozen, and so is the value."""

    def looked_up(
        self,
        name: Hashable,
        made_of: Sequence[object],
        mappings: Mappings,
        make: Callable[[Mappings], Value],
    ) -> Value:
        """The same of a ``make`` that looks things up in ``mappings``, and is given these."""


@dataclass(frozen=True, slots=True)
class _Anew:
    """Makes each value when it is asked for, and remembers nothing."""

    def __call__(self, name: Hashable, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
        return make()

    def looked_up(
        self,
        name: Hashable,
        made_of: Sequence[object],
        mappings: Mappings,
        make: Callable[[Mappings], Value],
    ) -> Value:
        return make(mappings)


anew: Remember = _Anew()
"""Remembers nothing."""


@dataclass(frozen=True, slots=True)
class _Kept:
    """A value, and what it was made of, which is kept so that its identity is not given to another; with what
    was looked up in each mapping."""

    made_of: Sequence[object]
    value: Any
    answers: Sequence[_Answers] = ()

    def holds(self, mappings: Mappings) -> bool:
        """True where all that was looked up has the same answers in ``mappings``."""
        pairs = zip(mappings, self.answers, strict=True)
        return all(_answer_alike(mapping, answers) for mapping, answers in pairs)


def _answer_alike(mapping: Mapping[Any, Any], answers: _Answers) -> bool:
    found = [mapping.get(key, _NOTHING) for key in answers]
    return found == list(answers.values())  # a list takes the same object to be equal, and asks it nothing


_NOTHING = object()
"""The answer where there is no value."""


@dataclass(slots=True)
class Remembered:
    """The values of the latest state of a project."""

    _known: dict[_Kind, _Kept] = field(default_factory=dict)
    _used: dict[_Kind, _Kept] = field(default_factory=dict)

    def __call__(self, name: Hashable, made_of: Sequence[object], make: Callable[[], Value]) -> Value:
        """The value of ``make``; the one of the state before where that was made of the same."""
        kind = (name, tuple(map(id, made_of)))
        kept = self._used.get(kind) or self._known.get(kind)
        if kept is None:
            kept = _Kept(tuple(made_of), make())
        self._used[kind] = kept
        value: Value = kept.value
        return value

    def looked_up(
        self,
        name: Hashable,
        made_of: Sequence[object],
        mappings: Mappings,
        make: Callable[[Mappings], Value],
    ) -> Value:
        """The same, of a function of ``mappings``; one that goes through all of a mapping is called each
        time."""
        kind = (name, tuple(map(id, made_of)))
        kept = self._used.get(kind) or self._known.get(kind)
        if kept is None or not kept.holds(mappings):
            watched = tuple(map(Watched, mappings))
            kept = _Kept(tuple(made_of), make(watched), tuple(each.answers for each in watched))
            if any(each.is_read_whole for each in watched):
                value: Value = kept.value
                return value
        self._used[kind] = kept
        value = kept.value
        return value

    def end_state(self) -> None:
        """Forget what was not asked for since the last call."""
        self._known, self._used = self._used, {}

    def forget(self) -> None:
        """Forget all."""
        self._known, self._used = {}, {}


class Watched(Mapping[Key, Value]):
    """A mapping that notes what is asked of it; whether a key is there is asked by looking it up."""

    def __init__(self, mapping: Mapping[Key, Value]) -> None:
        self._mapping = mapping
        self.answers: dict[Key, object] = {}
        self.is_read_whole = False

    def __getitem__(self, key: Key) -> Value:
        try:
            found = self._mapping[key]
        except KeyError:
            self.answers[key] = _NOTHING
            raise
        self.answers[key] = found
        return found

    def __iter__(self) -> Iterator[Key]:
        self.is_read_whole = True
        return iter(self._mapping)

    def __len__(self) -> int:
        self.is_read_whole = True
        return len(self._mapping)
