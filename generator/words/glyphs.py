"""Digits and signs as shapes of our own, in whole numbers: no font of a machine decides what a picture looks like.

A glyph stands in a box 60 wide and 100 high, y downward, and is the union of bars, of rings (parts of an ellipse's outline)
and of slanted strokes. At a given height each row of pixels is a few spans, found without a fraction.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from math import isqrt

WIDTH, HEIGHT, ADVANCE = 60, 100, 76
_FINE = 1000
"""Parts of a unit that are reckoned with."""

Span = tuple[int, int]
"""From the first pixel to the one after the last."""


@dataclass(frozen=True, slots=True)
class Bar:
    left: int
    top: int
    right: int
    bottom: int

    def spans(self, y: int) -> Iterator[Span]:
        if self.top * _FINE <= y < self.bottom * _FINE:
            yield self.left * _FINE, self.right * _FINE


@dataclass(frozen=True, slots=True)
class Ring:
    """The outline of an ellipse, ``pen`` thick, as far as it lies in the box ``left`` … ``bottom``."""

    x: int
    y: int
    wide: int
    high: int
    left: int = 0
    top: int = 0
    right: int = WIDTH
    bottom: int = HEIGHT
    pen: int = 14

    def spans(self, y: int) -> Iterator[Span]:
        off = abs(y - self.y * _FINE)
        if off > self.high * _FINE or not self.top * _FINE <= y < self.bottom * _FINE:
            return
        outer, inner = (
            _half(self.wide, self.high, off),
            _half(self.wide - self.pen, self.high - self.pen, off),
        )
        middle = self.x * _FINE
        for start, end in ((middle - outer, middle - inner), (middle + inner, middle + outer)):
            yield max(start, self.left * _FINE), min(end, self.right * _FINE)


@dataclass(frozen=True, slots=True)
class Slant:
    """A straight stroke from (x, y) to (to_x, to_y), ``pen`` wide along each row."""

    x: int
    y: int
    to_x: int
    to_y: int
    pen: int = 17

    def spans(self, y: int) -> Iterator[Span]:
        if self.y * _FINE <= y < self.to_y * _FINE:
            middle = self.x * _FINE + (self.to_x - self.x) * (y - self.y * _FINE) // (self.to_y - self.y)
            yield max(0, middle - self.pen * _FINE // 2), min(WIDTH * _FINE, middle + self.pen * _FINE // 2)


def _half(wide: int, high: int, off: int) -> int:
    """Half the width of an ellipse at ``off`` from its middle, in fine parts; 0 outside."""
    reach = (high * _FINE) ** 2 - off * off
    return wide * isqrt(reach) // high if reach > 0 else 0


GLYPHS: dict[str, tuple[Bar | Ring | Slant, ...]] = {
    "0": (Ring(30, 50, 30, 50),),
    "1": (Bar(28, 0, 42, 100), Slant(34, 0, 12, 24)),
    "2": (
        Ring(30, 30, 30, 30, bottom=30),
        Ring(30, 30, 30, 30, left=36, top=30, bottom=46),
        Slant(49, 40, 10, 90, 18),
        Bar(0, 86, 60, 100),
    ),
    "3": (
        Ring(29, 27, 29, 27, bottom=27),
        Ring(29, 27, 29, 27, left=29),
        Ring(29, 71, 31, 29, left=29),
        Ring(29, 71, 31, 29, top=71),
    ),
    "4": (Bar(36, 0, 50, 100), Slant(40, 0, 8, 66), Bar(0, 62, 60, 76)),
    "5": (Bar(6, 0, 56, 14), Bar(6, 0, 20, 50), Ring(28, 67, 32, 33, left=16), Ring(28, 67, 32, 33, top=77)),
    "6": (Ring(30, 68, 30, 32), Slant(42, 0, 9, 60, 18)),
    "7": (Bar(0, 0, 60, 14), Slant(51, 14, 18, 100)),
    "8": (Ring(30, 27, 27, 27), Ring(30, 71, 30, 29)),
    "9": (Ring(30, 32, 30, 32), Slant(51, 40, 18, 100, 18)),
    "≥": (Slant(14, 14, 46, 41, 23), Slant(46, 41, 14, 68, 23), Bar(2, 82, 58, 95)),
    "≤": (Slant(46, 14, 14, 41, 23), Slant(14, 41, 46, 68, 23), Bar(2, 82, 58, 95)),
    ">": (Slant(14, 22, 46, 50, 23), Slant(46, 50, 14, 78, 23)),
    "≠": (Bar(2, 33, 58, 46), Bar(2, 60, 58, 73), Slant(44, 14, 16, 92, 14)),
    "≈": tuple(
        Ring(x, y, 17, 15, top=top, bottom=bottom, pen=11)
        for y in (38, 68)
        for x, top, bottom in ((17, y - 15, y), (43, y, y + 15))
    ),
    "–": (Bar(4, 44, 56, 58),),
    "-": (Bar(14, 46, 46, 57),),
}


@cache
def rows(sign: str, height: int) -> tuple[int, ...]:
    """The rows of a sign ``height`` pixels high, each a whole number with one bit a pixel, the leftmost highest."""
    return tuple(_row(sign, (2 * row + 1) * HEIGHT * _FINE // (2 * height), height) for row in range(height))


def _row(sign: str, y: int, height: int) -> int:
    width, bits = width_of(height), 0
    for start, end in (span for shape in GLYPHS[sign] for span in shape.spans(y)):
        first, last = (min(width, _pixel(edge, height)) for edge in (start, end))
        bits |= ((1 << max(0, last - first)) - 1) << (width - last)
    return bits


def _pixel(fine: int, height: int) -> int:
    return (fine * height + HEIGHT * _FINE // 2) // (HEIGHT * _FINE)


def width_of(height: int) -> int:
    """How wide a sign of that height is, in pixels."""
    return WIDTH * height // HEIGHT


def advance_of(height: int) -> int:
    """From the left of a sign to the left of the next."""
    return ADVANCE * height // HEIGHT
