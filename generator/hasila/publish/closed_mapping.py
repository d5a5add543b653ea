"""A mapping of some entries of a table, which refuses to be asked for any other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")


class ClosedMapping(Mapping[K, V]):
    """The entries of a table that a page needs.

    ``None`` stands for a key that the whole table has not: that is known, too. Any other key raises
    ``KeyError``, also from ``get`` and ``in``, so that a page can depend on nothing that its slice does not
    hold.
    """

    __slots__ = ("entries",)

    def __init__(self, entries: Mapping[K, V | None]) -> None:
        self.entries = entries

    def __getitem__(self, key: K) -> V:
        value = self.entries[key]
        if value is None:
            raise KeyError(key)
        return value

    def get(  # type: ignore[override]  # stricter than a mapping: may raise
        self, key: K, default: V | None = None
    ) -> V | None:
        value = self.entries[key]
        return default if value is None else value

    def __contains__(self, key: object) -> bool:
        return self.entries[key] is not None  # type: ignore[index]  # a key of another type is none of these

    def __iter__(self) -> Iterator[K]:
        return (key for key, value in self.entries.items() if value is not None)

    def __len__(self) -> int:
        return sum(value is not None for value in self.entries.values())

    def __repr__(self) -> str:
        return f"ClosedMapping({self.entries!r})"
