"""What was read: a figure of a text, and the number that marked words state."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval


@dataclass(frozen=True, slots=True)
class ReadMark:
    """The number that marked words state.

    ``number`` is the number as printed (341 of "at least 341"; the floor of "dozens"; None of "a number of"),
    ``interval`` what the count can be. ``start`` and ``end`` are code points of the number itself in the
    marked words. ``form`` is digit, word, mixed, vague, dual, implicit_one or zero; ``why`` the rules and
    words used; ``outside`` a qualifier that touches the number but was left outside the mark.
    """

    number: int | None
    interval: Interval
    qualifier: str
    start: int
    end: int
    form: str
    why: tuple[str, ...]
    outside: str = ""


@dataclass(frozen=True, slots=True)
class ReadFigure:
    """A figure of a text, from code point ``start`` to ``end`` (the number and its noun).

    ``value_min`` is the number as printed; ``value_max`` the other end of a range, the same number of a
    ceiling, else None. ``measure`` and ``category`` are its axes, ``parent`` the index of the reading that it
    is part of, ``form`` how the number is written (digit, word, mixed, vague, dual, implicit_one), ``why``
    the rules and words that led there.
    """

    start: int
    end: int
    value_min: int
    value_max: int | None
    qualifier: str
    measure: str
    category: str
    parent: int | None
    form: str
    why: tuple[str, ...]


def in_order(figures: Sequence[ReadFigure]) -> list[ReadFigure]:
    """The figures in the order of their text, each with the index that its whole has then."""
    order = sorted(range(len(figures)), key=lambda index: figures[index].start)
    place = {index: at for at, index in enumerate(order)}
    wholes = [figures[index].parent for index in order]
    moved = [None if whole is None else place[whole] for whole in wholes]
    return [replace(figures[index], parent=whole) for index, whole in zip(order, moved, strict=True)]
