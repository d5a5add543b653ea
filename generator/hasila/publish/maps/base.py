"""The base layer: regions with their names, and how they are cut and thinned to what a small map can show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import product
from math import hypot
from typing import Any

from hasila.model.svg import Box

XY = tuple[float, float]
Ring = tuple[XY, ...]

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
    return BaseLayer(tuple(_region(feature) for feature in features))


def _region(feature: Mapping[str, Any]) -> Region:
    properties = feature["properties"]
    names = {key: name for key, name in properties.items() if key not in ("id", "kind")}
    rings = tuple(_rings(feature["geometry"]))
    return Region(properties["id"], properties["kind"], names, rings)


def _rings(geometry: Mapping[str, Any]) -> Iterator[Ring]:
    coordinates = geometry["coordinates"]
    polygons = [coordinates] if geometry["type"] == "Polygon" else coordinates
    for polygon in polygons:
        for ring in polygon:
            yield tuple((x, y) for x, y, *_ in ring)


@dataclass(frozen=True, slots=True)
class Edge:
    """A straight edge of a frame: ``axis`` is 0 for x and 1 for y; ``sign`` is 1 where the frame lies towards
    greater values, else -1."""

    axis: int
    at: float
    sign: int

    def holds(self, point: XY) -> bool:
        return (point[self.axis] - self.at) * self.sign >= 0

    def cut(self, start: XY, end: XY) -> XY:
        """The point in which the line from ``start`` to ``end`` meets the edge; the two lie on either side of
        it."""
        share = (self.at - start[self.axis]) / (end[self.axis] - start[self.axis])
        x = start[0] + share * (end[0] - start[0])
        y = start[1] + share * (end[1] - start[1])
        return x, y


def clip(ring: Ring, box: Box) -> Ring:
    """The part of ``ring`` in ``box``, one edge of the box after the other (Sutherland and Hodgman 1974)."""
    for edge in (Edge(0, box.left, 1), Edge(0, box.right, -1), Edge(1, box.top, 1), Edge(1, box.bottom, -1)):
        ring = _clip_edge(ring, edge)
    return ring


def _clip_edge(ring: Ring, edge: Edge) -> Ring:
    inside = [edge.holds(point) for point in ring]
    if all(inside):
        return ring
    if not any(inside):
        return ()
    return tuple(_clipped(ring, inside, edge))


def _clipped(ring: Ring, inside: list[bool], edge: Edge) -> Iterator[XY]:
    """The points of ``ring`` on the inner side of ``edge``, and those in which it crosses the edge."""
    before, was_inside = ring[-1], inside[-1]
    for point, is_inside in zip(ring, inside, strict=True):
        if was_inside != is_inside:
            yield edge.cut(before, point)
        if is_inside:
            yield point
        before, was_inside = point, is_inside


def thin(ring: Ring, tolerance: float) -> Ring:
    """``ring`` without the points that lie within ``tolerance`` of the line without them (Douglas and Peucker
    1973)."""
    if len(ring) < 4:
        return ring
    distances = [_apart(ring[0], point) for point in ring]
    farthest = distances.index(max(distances))
    there = _thin(ring[: farthest + 1], tolerance)
    back = _thin(ring[farthest:] + ring[:1], tolerance)
    return there[:-1] + back[:-1]


def _thin(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    distances = _distances(line)
    most = max(distances)
    if most <= tolerance:
        return line[:1] + line[-1:]
    farthest = distances.index(most) + 1
    before = _thin(line[: farthest + 1], tolerance)
    return before[:-1] + _thin(line[farthest:], tolerance)


def _distances(line: Ring) -> list[float]:
    """How far each inner point of ``line`` lies from the straight line between its ends, or from these where
    they are one point."""
    start, end = line[0], line[-1]
    length = _apart(start, end)
    if not length:
        return [_apart(start, point) for point in line[1:-1]]
    wide = end[0] - start[0]
    high = end[1] - start[1]
    return [abs(wide * (start[1] - y) - (start[0] - x) * high) / length for x, y in line[1:-1]]


def _apart(start: XY, end: XY) -> float:
    return hypot(start[0] - end[0], start[1] - end[1])


def holds(rings: Iterable[Ring], point: XY) -> bool:
    """True where ``point`` lies in the rings, by the number of edges to its right."""
    return between(crossings(rings, point[1]), point[0])


def crossings(rings: Iterable[Ring], y: float) -> list[float]:
    """Each x in which an edge of the rings crosses the level line at ``y``."""
    found: list[float] = []
    for ring in rings:
        before = ring[-1]
        for point in ring:
            if (before[1] > y) != (point[1] > y):
                share = (y - before[1]) / (point[1] - before[1])
                found.append(before[0] + share * (point[0] - before[0]))
            before = point
    return found


def between(crossed: Iterable[float], x: float) -> bool:
    """True where ``x`` lies within the shape whose edges are ``crossed`` on one line: an odd number lies to
    its right."""
    return sum(x < edge for edge in crossed) % 2 == 1


def inner_point(rings: tuple[Ring, ...]) -> list[float]:
    """The point of the widest ring that is farthest from its border, to a grid: latitude and longitude, for
    its name."""
    ring = max(rings, key=lambda ring: (_size(ring), ring))
    inside = [spot for spot in grid(ring, INNER_STEPS) if holds((ring,), spot)]
    x, y = max(inside or [ring[0]], key=lambda spot: (_from_border(spot, ring), spot))
    return [round(y, 3), round(x, 3)]


def _from_border(spot: XY, ring: Ring) -> float:
    return min(_apart(spot, point) for point in ring)


def grid(points: Ring, steps: int) -> list[XY]:
    """Evenly spaced spots over the frame of ``points``, ``steps`` to a side, none on its edge."""
    frame = frame_of(points)
    wide = (frame.right - frame.left) / steps
    high = (frame.bottom - frame.top) / steps
    inner = range(1, steps)
    return [(frame.left + wide * i, frame.top + high * j) for i, j in product(inner, inner)]


def frame_of(points: Ring) -> Box:
    """The smallest box that holds ``points``."""
    xs = [x for x, _ in points]
    ys = [y for _, y in points]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _size(ring: Ring) -> float:
    frame = frame_of(ring)
    return (frame.right - frame.left) * (frame.bottom - frame.top)
