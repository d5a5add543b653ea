"""Figures of one draft that cannot both be true as they were drafted: one of them counts something else."""

from __future__ import annotations

from dataclasses import replace

from hasila.ingest.drafting.circumstances import Circumstances
from hasila.ingest.drafting.nearest import Circumstance
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure


@dataclass(frozen=True, slots=True)
class CountedSet:
    """What a figure counts: its measure, category, and circumstances."""

    measure: str
    category: str
    circumstances: Circumstances


_ROUNDED = 5
"""A rounded number may be a fifth more or less."""


def clash(
    one: ReadFigure, other: ReadFigure, inner: CountedSet, outer: CountedSet, words: Vocabulary
) -> bool:
    """True where ``one`` counts some of what ``other`` counts, and is more; or counts the same, and
    differs."""
    if inner.measure != outer.measure or not _lies_in(inner, outer, words):
        return False
    place, wider = inner.circumstances.where.value, outer.circumstances.where.value
    same = inner.category == outer.category and place == wider
    low, high = _ends(one)
    outer_low, outer_high = _ends(other)
    return low > outer_high or same and high < outer_low


def _lies_in(inner: CountedSet, outer: CountedSet, words: Vocabulary) -> bool:
    """True where every axis of the one lies in that of the other, and both are said of the same time. A
    count of one cause lies in that of all."""
    own, wider = inner.circumstances, outer.circumstances
    causes = ("", own.cause.value)
    if own.when.value != wider.when.value or wider.cause.value not in causes:
        return False
    if not words.narrower("category", inner.category, outer.category):
        return False
    return words.narrower("place", own.where.value or None, wider.where.value or None)


def _ends(reading: ReadFigure) -> tuple[int, int]:
    """The least and the most that the figure can be."""
    low, top = reading.value_min, reading.value_max
    if reading.qualifier in ("at_least", "more_than", "unspecified_plural"):
        return low, _UNBOUNDED
    if reading.qualifier == "about":
        return low - low // _ROUNDED, low + low // _ROUNDED
    return (0, low) if reading.qualifier == "less_than" else (low, top or low)


_UNBOUNDED = 10**12


def without_time(circumstances: Circumstances) -> Circumstances:
    """The circumstances without a time, which is asked in its place."""
    return replace(circumstances, when=Circumstance())
