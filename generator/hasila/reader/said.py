"""The number that marked words state."""

from __future__ import annotations

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
