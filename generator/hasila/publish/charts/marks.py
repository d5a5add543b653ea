"""The marks of a chart. What kind of number it is shows in the shape, so that it survives print and colour blindness."""

from __future__ import annotations

from markupsafe import Markup

from hasila.model.drawing import Point
from hasila.model.svg import join, number, tag

DENSE = 60
"""From more points than this on they are drawn small and without outlines, as a course and not one by one."""


def kind_of(point: Point) -> str:
    """``unstated`` (no number), ``open`` ("at least"), ``exact``, ``range`` (both ends published) or ``rounded`` (a window:
    about, nearly, up to)."""
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
    bars = "".join(_tick(x, y, radius) for y in (low, high))
    return tag("path", class_="chart-mark chart-range", d=f"M{number(x)} {number(low)}V{number(high)}{bars}")


def swatch(kind: str) -> Markup:
    """The mark of ``kind`` as it stands in the key."""
    return tag("svg", _shape(kind, 8, 8, 4), class_="chart-swatch", viewBox="0 0 16 16", aria_hidden="true")


def _shape(kind: str, x: float, y: float, radius: float) -> Markup:
    return tag("path", class_=f"chart-mark chart-{kind}", d=OUTLINES[kind](x, y, radius))


def _disc(x: float, y: float, r: float) -> str:
    turn = f"a{number(r)} {number(r)} 0 1 0 "
    return f"M{number(x - r)} {number(y)}{turn}{number(2 * r)} 0{turn}{number(-2 * r)} 0z"


def _upward(x: float, y: float, r: float) -> str:
    """A triangle on its base: the count may be higher."""
    return f"M{number(x)} {number(y - 1.4 * r)}l{number(1.2 * r)} {number(2.2 * r)}h{number(-2.4 * r)}z"


def _diamond(x: float, y: float, r: float) -> str:
    r *= 1.25
    return f"M{number(x)} {number(y - r)}l{number(r)} {number(r)}l{number(-r)} {number(r)}l{number(-r)} {number(-r)}z"


def _tick(x: float, y: float, r: float) -> str:
    return f"M{number(x - r)} {number(y)}h{number(2 * r)}"


def _square(x: float, y: float, r: float) -> str:
    r *= 1.9
    return f"M{number(x - r)} {number(y - r)}h{number(2 * r)}v{number(2 * r)}h{number(-2 * r)}z"


def _bar_ended(x: float, y: float, r: float) -> str:
    """A whisker as it stands in the key."""
    ends = "".join(_tick(x, y + side * 1.4 * r, r) for side in (1, -1))
    return f"M{number(x)} {number(y + 1.4 * r)}v{number(-2.8 * r)}{ends}"


OUTLINES = {
    "exact": _disc,
    "open": _upward,
    "range": _bar_ended,
    "rounded": _diamond,
    "unstated": _tick,
    "conflict": _square,
}
