"""The words of a text that a mark should take, so that it states the figure that was read there."""

from __future__ import annotations

import re
from collections.abc import Iterator

from hasila.reader.mark import read_mark
from hasila.reader.said import ReadFigure, ReadMark

_ROOM = 60
"""Code points on either side of a number that can hold its qualifier."""


def mark_span(text: str, reading: ReadFigure, language: str) -> tuple[int, int] | None:
    """The place in ``text`` of the mark of ``reading``: its number, as much of its noun as is known, its
    qualifier.

    ``None`` where no words around the number state it by themselves; such a figure must be marked by hand.
    """
    for end in _ends(text, reading):
        said = _read(text, reading.start, end, language)
        if said is None or said.number != reading.value_min:
            continue
        span = _with_qualifier(text, reading.start, end, said.outside)
        again = _read(text, *span, language)
        if again is not None and again.number == said.number and not again.outside:
            return span
    return None


def _ends(text: str, reading: ReadFigure) -> Iterator[int]:
    """The ends of the words of the reading, the last first."""
    words = text[reading.start : reading.end]
    ends = [word.end() for word in re.finditer(r"\S+", words)]
    yield from (reading.start + end for end in reversed(ends))


def _read(text: str, start: int, end: int, language: str) -> ReadMark | None:
    before = text[max(0, start - _ROOM) : start]
    after = text[end : end + _ROOM]
    said = read_mark(text[start:end], language, before, after)
    return said if isinstance(said, ReadMark) else None


def _with_qualifier(text: str, start: int, end: int, outside: str) -> tuple[int, int]:
    """The span with the qualifier ``outside`` it, before or behind."""
    if not outside:
        return start, end
    floor = max(0, start - _ROOM)
    before = text.rfind(outside, floor, start)
    if before >= 0:
        return before, end
    after = text.find(outside, end, end + _ROOM)
    if after < 0:
        return start, end
    return start, after + len(outside)
