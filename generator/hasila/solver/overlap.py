"""Items joined into groups where what they touch overlaps."""

from __future__ import annotations

from collections.abc import Callable, Collection, Hashable, Iterable
from typing import Generic, TypeVar

from hasila.model.data_class import dataclass

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Group(Generic[T]):
    """Some items, and all that they touch."""

    touched: frozenset[Hashable]
    items: list[T]


def overlapping(items: Iterable[T], touched: Callable[[T], Collection[Hashable]]) -> list[list[T]]:
    """The items in groups: two that touch the same thing, directly or through others, are in one.

    Groups are in the order of their last item; one that joins several has their items in that order.
    """
    groups: list[_Group[T]] = []
    for item in items:
        groups = _with(groups, _Group(frozenset(touched(item)), [item]))
    return [group.items for group in groups]


def _with(groups: Iterable[_Group[T]], new: _Group[T]) -> list[_Group[T]]:
    """The groups with a new one, which joins all of them that it overlaps."""
    apart: list[_Group[T]] = []
    together: list[_Group[T]] = []
    for group in groups:
        matching = apart if group.touched.isdisjoint(new.touched) else together
        matching.append(group)
    return [*apart, _joined([*together, new])]


def _joined(groups: Iterable[_Group[T]]) -> _Group[T]:
    touched: set[Hashable] = set()
    items: list[T] = []
    for group in groups:
        touched |= group.touched
        items += group.items
    return _Group(frozenset(touched), items)
