"""The base layer: regions with their names, and how they are cut and thinned to what a small map can show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import product
from math import hypot
from typing import Any

from hasila.model.data_class import dataclass
from hasila.model.svg import Box

XY = tuple[float, float]
Ring = tuple[XY, ...]

NO_NAMES = ("id", "kind")
"""The properties of a region that are no name in a language."""
INNER_STEPS = 16
"""The grid on which the innermost point of a region is looked for, steps to a side."""


@dataclass(frozen=True, slots=True)
class Region:
    """A governorate (``gov``) or a country; ``names`` by language; ``rings`` of (longitude, latitude), WGS 84
    degrees."""

    id: str
    kind: str
    names: Mapping[str, str]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True, eq=False)
class BaseLayer:
    """The regions in the order of the file. Two layers are equal only where they are the same one, so that
    what was drawn of a layer can be looked up by it."""

    regions: tuple[Region, ...]


def load_base(text: str) -> BaseLayer:
    """Read a GeoJSON collection of (multi)polygons; every property but ``id`` and ``kind`` is a name in a
    language.

    The file is the project's own: text that is no such collection is a bug and raises ``KeyError`` or
    ``ValueError``.
    """
    features = json.loads(text)["features"]
    regions = tuple(map(_region, features))
    return BaseLayer(regions)


def _region(feature: Mapping[str, Any]) -> Region:
    properties = feature["properties"]
    rings = tuple(_rings(feature["geometry"]))
    names = {key: name for key, name in properties.items() if key not in NO_NAMES}
    return Region(properties["id"], properties["kind"], names, rings)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    is_single = geometry["type"] == "Polygon"
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if is_single else coordinates
    for polygon in polygons:
        for ring in polygon:
            yield tuple((x, y) for x, y, *_height in ring)


def clip(ring: Ring, box: Box) -> Ring:
    """The part of ``ring`` in ``box``, one edge of the box after the other (Sutherland and Hodgman 1974)."""
    for axis, at, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        ring = _clip_edge(ring, axis, at, sign)
    return ring


def _clip_edge(ring: Ring, axis: int, at: float, sign: int) -> Ring:
    """``ring`` cut by a straight edge: ``axis`` is 0 for x and 1 for y; ``sign`` is 1 where the box lies
    towards greater values, else -1."""
    inside = [(point[axis] - at) * sign >= 0 for point in ring]
    if all(inside):
        return ring
    if not any(inside):
        return ()
    return tuple(_clipped(ring, inside, axis, at))


def _clipped(ring: Ring, inside: list[bool], axis: int, at: float) -> Iterator[XY]:
    """The points of ``ring`` on the inner side of an edge, and those in which it crosses the edge."""
    before = ring[-1]
    was_inside = inside[-1]
    for point, is_inside in zip(ring, inside, strict=True):
        if was_inside != is_inside:
            share = (at - before[axis]) / (point[axis] - before[axis])
            yield _on_the_way(before, point, share)
        if is_inside:
            yield point
        before, was_inside = point, is_inside


def _on_the_way(start: XY, end: XY, share: float) -> XY:
    """The point at a ``share`` of the way."""
    x, y = start
    end_x, end_y = end
    right = share * (end_x - x)
    down = share * (end_y - y)
    return x + right, y + down


def thin(ring: Ring, tolerance: float) -> Ring:
    """``ring`` without the points that lie within ``tolerance`` of the line without them (Douglas and Peucker
    1973)."""
    if len(ring) < 4:
        return ring
    first = ring[0]
    distances = [_apart(first, point) for point in ring]
    farthest = distances.index(max(distances))
    closed = (*ring, first)
    return _thin_halves(closed, farthest, tolerance)[:-1]


def _thin_halves(line: Ring, middle: int, tolerance: float) -> Ring:
    """``line`` thinned on either side of the point at ``middle``, which stays."""
    before = _thin(line[: middle + 1], tolerance)
    after = _thin(line[middle:], tolerance)
    return before + after[1:]


def _thin(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    distances = _distances(line)
    most = max(distances)
    if most <= tolerance:
        return line[0], line[-1]
    farthest = distances.index(most) + 1
    return _thin_halves(line, farthest, tolerance)


def _distances(line: Ring) -> list[float]:
    """The distance of each inner point of ``line`` from the straight line between its ends, or from these
    where they are one point."""
    first, *inner, last = line
    x, y = first
    wide = last[0] - x
    high = last[1] - y
    length = hypot(wide, high)
    if not length:
        return [_apart(first, point) for point in inner]
    return [abs(wide * (y - at_y) - (x - at_x) * high) / length for at_x, at_y in inner]


def _apart(start: XY, end: XY) -> float:
    x, y = start
    end_x, end_y = end
    return hypot(x - end_x, y - end_y)


def holds(rings: Iterable[Ring], point: XY) -> bool:
    """True where ``point`` lies in the rings, by the number of edges to its right."""
    x, y = point
    return between(crossings(rings, y), x)


def crossings(rings: Iterable[Ring], y: float) -> list[float]:
    """Each x in which an edge of the rings crosses the level line at ``y``."""
    return [x for ring in rings for x in _crossings(ring, y)]


def _crossings(ring: Ring, y: float) -> Iterator[float]:
    before_x, before_y = ring[-1]
    for x, after_y in ring:
        if (before_y > y) != (after_y > y):
            share = (y - before_y) / (after_y - before_y)
            yield before_x + share * (x - before_x)
        before_x, before_y = x, after_y


def between(crossed: Iterable[float], x: float) -> bool:
    """True where ``x`` lies within the shape whose edges are ``crossed`` on one line: an odd number lies to
    its right."""
    to_the_right = [edge for edge in crossed if x < edge]
    return len(to_the_right) % 2 == 1


def inner_point(rings: tuple[Ring, ...]) -> list[float]:
    """The point of the widest ring that is farthest from its border, to a grid: latitude and longitude, for
    its name."""
    ring = max(rings, key=lambda ring: (_size(ring), ring))
    spots = grid(ring, INNER_STEPS)
    inside = [spot for spot in spots if holds((ring,), spot)]
    depths = [(_from_border(spot, ring), spot) for spot in inside or ring[:1]]
    _, (x, y) = max(depths)
    return [round(y, 3), round(x, 3)]


def _from_border(spot: XY, ring: Ring) -> float:
    return min(_apart(spot, point) for point in ring)


def grid(points: Ring, steps: int) -> list[XY]:
    """Evenly spaced spots over the frame of ``points``, ``steps`` to a side, none on its edge."""
    frame = frame_of(points)
    xs = _inner_steps(frame.left, frame.right, steps)
    ys = _inner_steps(frame.top, frame.bottom, steps)
    return list(product(xs, ys))


def _inner_steps(start: float, end: float, steps: int) -> list[float]:
    """The points between ``start`` and ``end`` that part the way into equal ``steps``."""
    step = (end - start) / steps
    return [start + step * place for place in range(1, steps)]


def frame_of(points: Ring) -> Box:
    """The smallest box that holds ``points``."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _size(ring: Ring) -> float:
    left, top, right, bottom = frame_of(ring)
    return (right - left) * (bottom - top)
