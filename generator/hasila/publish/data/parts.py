"""Files that are put together from parts, such as the lines of a table.

Of a file that was put together before, the parts that would be made of the same are taken as they stand
there; only the others are made. What came of it has the same bytes as a file whose parts are all made."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field
from itertools import accumulate
from typing import BinaryIO

from hasila.model.data_class import dataclass

_WINDOW = 1 << 20
"""Bytes of an earlier file that are read at once."""


@dataclass(frozen=True, slots=True)
class Section:
    """A run of parts of a file: ``begin`` stands before the first one, ``between`` between two of them,
    ``end`` behind the last one. ``names`` and ``states`` are those of the parts: what is made from the same
    has the same state. ``make`` makes the part of a name."""

    names: tuple[str, ...]
    states: tuple[str, ...]
    make: Callable[[str], bytes]
    begin: bytes = b""
    between: bytes = b""
    end: bytes = b""

    def known(self) -> Iterator[bytes]:
        """All of it, with every part made."""
        yield self.begin
        between = b""
        for name in self.names:
            yield between
            yield self.make(name)
            between = self.between
        yield self.end


@dataclass(frozen=True, slots=True)
class LaidSection:
    """The parts of a section as they were put into a file: the first of them begins at the byte ``start``,
    each has so many bytes (in a database, rows)."""

    names: tuple[str, ...]
    states: tuple[str, ...]
    lengths: tuple[int, ...]
    start: int = 0


def places_of_same(names: Sequence[str], states: Sequence[str], laid: LaidSection) -> list[int]:
    """For each part the place of the same one in ``laid``; -1 where there is none."""
    if names == laid.names:
        pairs = zip(states, laid.states, strict=True)
        return [place if state == before else -1 for place, (state, before) in enumerate(pairs)]
    places = {pair: place for place, pair in enumerate(zip(laid.names, laid.states, strict=True))}
    return [places.get(pair, -1) for pair in zip(names, states, strict=True)]


@dataclass(frozen=True, slots=True)
class FormerParts:
    """A file as it was put together before, and its sections."""

    file: BinaryIO
    sections: tuple[LaidSection, ...]

    def read(self, start: int, length: int) -> Iterator[bytes]:
        """So many bytes of the file from ``start`` on."""
        end = start + length
        while start < end:
            piece = os.pread(self.file.fileno(), min(_WINDOW, end - start), start)
            if not piece:
                raise OSError(f"{self.file.name} is shorter than it was")
            start += len(piece)
            yield piece


@dataclass(slots=True)
class PartsJoiner:
    """Puts a file together, and lists where its parts stand in it."""

    former: FormerParts | None = None
    laid: list[LaidSection] = field(default_factory=list)
    _position: int = 0

    def pieces(self, sections: Iterable[Section]) -> Iterator[bytes]:
        """The bytes of the file, piece by piece."""
        for number, section in enumerate(sections):
            yield section.begin
            start = self._position + len(section.begin)
            lengths: list[int] = []
            yield from self._parts(section, number, lengths)
            yield section.end
            between = len(section.between) * max(0, len(lengths) - 1)
            self._position = start + sum(lengths) + between + len(section.end)
            self.laid.append(LaidSection(section.names, section.states, tuple(lengths), start))

    def _parts(self, section: Section, number: int, lengths: list[int]) -> Iterator[bytes]:
        """The parts of a section; the length of each is added to ``lengths``."""
        if self.former is None or number >= len(self.former.sections):
            places = [-1] * len(section.names)
            yield from self._joined(section, places, None, lengths)
        else:
            laid = self.former.sections[number]
            places = places_of_same(section.names, section.states, laid)
            yield from self._joined(section, places, laid, lengths)

    def _joined(
        self, section: Section, places: Sequence[int], laid: LaidSection | None, lengths: list[int]
    ) -> Iterator[bytes]:
        begins = _begins(laid, len(section.between)) if laid else []
        for first, number in runs(places):
            if lengths:
                yield section.between
            place = places[first]
            if laid is None or self.former is None or place < 0:
                made = section.make(section.names[first])
                lengths.append(len(made))
                yield made
            else:
                taken = laid.lengths[place : place + number]
                lengths.extend(taken)
                whole = sum(taken) + (number - 1) * len(section.between)
                yield from self.former.read(begins[place], whole)


def _begins(laid: LaidSection, between: int) -> list[int]:
    """The byte at which each part begins."""
    steps = (length + between for length in laid.lengths)
    return list(accumulate(steps, initial=laid.start))


def runs(places: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Runs of parts: the first of each and their number. Parts that follow each other among those before are
    one run, each other part is one by itself."""
    first = 0
    while first < len(places):
        end = first + 1
        while places[first] >= 0 and end < len(places) and places[end] == places[end - 1] + 1:
            end += 1
        yield first, end - first
        first = end
