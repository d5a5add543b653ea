"""The marks of a chart. The kind of a number shows in the shape, so that it survives print and colour
blindness."""

from __future__ import annotations

from functools import cache

from markupsafe import Markup

from hasila.model.drawing import Point
from hasila.model.svg import tag
from hasila.publish.drawing_parts import course, swatch

DENSE = 60
"""From more points than this on they are drawn small and without outlines, as a course and not one by one."""


def kind_of(point: Point) -> str:
    """The kind of number of ``point``: ``unstated`` (no number), ``open`` ("at least"), ``exact``, ``range``
    (both ends published) or ``rounded`` (a window: about, nearly, up to)."""
    if point.number is None:
        return "unstated"
    if point.interval.high is None:
        return "open"
    if point.range:
        return "range"
    return "rounded" if point.interval.value is None else "exact"


def outline_of(kind: str, x: float, y: float, radius: float) -> str:
    """The outline of the mark of ``kind``, centred."""
    return OUTLINES[kind](x, y, radius)


def whisker(x: float, low: float, high: float, radius: float) -> str:
    """The outline of a range, from its lower end to its upper: a stroke with a bar at each end."""
    bars = _ticks(x, low, high, radius)
    return course("M", x, low, "V", high, bars)


def key_mark(kind: str) -> Markup:
    """The mark of ``kind`` as it stands in the key."""
    mark = mark_of(kind, outline_of(kind, 8, 8, 4))
    return swatch(mark, "chart-swatch")


def mark_of(kind: str, outline: str) -> Markup:
    """Marks of one kind, as one shape with this outline."""
    return tag("path", class_=f"chart-mark chart-{kind}", d=outline)


def _disc(x: float, y: float, r: float) -> str:
    start = course("M", x - r, y)
    return f"{start}{_turn(r)}"


@cache
def _turn(r: float) -> str:
    """A circle from its leftmost point."""
    there = course("a", r, r, 0, 1, 0, 2 * r, 0)
    back = course("a", r, r, 0, 1, 0, -2 * r, 0)
    return f"{there}{back}z"


def _upward(x: float, y: float, r: float) -> str:
    """A triangle on its base: the count may be higher."""
    top = y - 1.4 * r
    width = 2.4 * r
    height = 2.2 * r
    half = 1.2 * r
    return course("M", x, top, "l", half, height, "h", -width, "z")


def _diamond(x: float, y: float, r: float) -> str:
    there = 1.25 * r
    back = -1.25 * r
    sides = course("l", there, there, "l", back, there, "l", back, back)
    return course("M", x, y + back, sides, "z")


def _tick(x: float, y: float, r: float) -> str:
    left = x - r
    return course("M", left, y, "h", 2 * r)


def _square(x: float, y: float, r: float) -> str:
    half = 1.9 * r
    side = 2 * half
    corner = course("M", x - half, y - half)
    return course(corner, "h", side, "v", side, "h", -side, "z")


def _bar_ended(x: float, y: float, r: float) -> str:
    """A whisker as it stands in the key."""
    low = y + 1.4 * r
    high = y - 1.4 * r
    bars = _ticks(x, low, high, r)
    return course("M", x, low, "v", -2.8 * r, bars)


def _ticks(x: float, low: float, high: float, r: float) -> str:
    """The bars at both ends of a whisker."""
    return _tick(x, low, r) + _tick(x, high, r)


OUTLINES = {
    "exact": _disc,
    "open": _upward,
    "range": _bar_ended,
    "rounded": _diamond,
    "unstated": _tick,
    "conflict": _square,
}
