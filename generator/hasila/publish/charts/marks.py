"""The marks of a chart. The kind of a number shows in the shape, so that it survives print and colour
blindness."""

from __future__ import annotations

from markupsafe import Markup

from hasila.model.drawing import Point
from hasila.model.svg import join, tag
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


def mark(point: Point, x: float, y: float, radius: float) -> Markup:
    """The mark of ``point``, centred; one in conflict stands in a square besides, whatever kind it is."""
    shape = _shape(kind_of(point), x, y, radius)
    return join([shape, mark_conflict(x, y, radius)]) if point.conflict else shape


def mark_conflict(x: float, y: float, radius: float) -> Markup:
    """The square around a figure in an open finding."""
    return _shape("conflict", x, y, radius)


def whisker(x: float, low: float, high: float, radius: float) -> Markup:
    """The mark of a range, from its lower end to its upper: a stroke with a bar at each end."""
    stroke = course("M", x, low, "V", high)
    outline = stroke + _tick(x, low, radius) + _tick(x, high, radius)
    return tag("path", class_="chart-mark chart-range", d=outline)


def key_mark(kind: str) -> Markup:
    """The mark of ``kind`` as it stands in the key."""
    return swatch(_shape(kind, 8, 8, 4), "chart-swatch")


def _shape(kind: str, x: float, y: float, radius: float) -> Markup:
    return tag("path", class_=f"chart-mark chart-{kind}", d=OUTLINES[kind](x, y, radius))


def _disc(x: float, y: float, r: float) -> str:
    half_turn = course("a", r, r, 0, 1, 0)
    return course("M", x - r, y, half_turn, " ", 2 * r, 0, half_turn, " ", -2 * r, 0, "z")


def _upward(x: float, y: float, r: float) -> str:
    """A triangle on its base: the count may be higher."""
    side, height = 1.2 * r, 2.2 * r
    return course("M", x, y - 1.4 * r, "l", side, height, "h", -2.4 * r, "z")


def _diamond(x: float, y: float, r: float) -> str:
    half = 1.25 * r
    return course("M", x, y - half, "l", half, half, "l", -half, half, "l", -half, -half, "z")


def _tick(x: float, y: float, r: float) -> str:
    return course("M", x - r, y, "h", 2 * r)


def _square(x: float, y: float, r: float) -> str:
    half = 1.9 * r
    side = 2 * half
    return course("M", x - half, y - half, "h", side, "v", side, "h", -side, "z")


def _bar_ended(x: float, y: float, r: float) -> str:
    """A whisker as it stands in the key."""
    low, high = y + 1.4 * r, y - 1.4 * r
    stroke = course("M", x, low, "v", -2.8 * r)
    return stroke + _tick(x, low, r) + _tick(x, high, r)


OUTLINES = {
    "exact": _disc,
    "open": _upward,
    "range": _bar_ended,
    "rounded": _diamond,
    "unstated": _tick,
    "conflict": _square,
}
