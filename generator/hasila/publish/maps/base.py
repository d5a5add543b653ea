"""The base layer: regions with their names, and how they are cut and thinned to what a small map can show."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import hypot

from hasila.model.svg import Box

XY = tuple[float, float]
Ring = tuple[XY, ...]


@dataclass(frozen=True, slots=True)
class Region:
    """A governorate (``gov``) or a country; ``names`` by language; ``rings`` of (longitude, latitude), WGS 84 degrees."""

    id: str
    kind: str
    names: Mapping[str, str]
    rings: tuple[Ring, ...]


@dataclass(frozen=True, slots=True)
class BaseLayer:
    """The regions in the order of the file."""

    regions: tuple[Region, ...]


def load_base(text: str) -> BaseLayer:
    """Read a GeoJSON collection of (multi)polygons; every property but ``id`` and ``kind`` is a name in a language.

    The file is the project's own: text that is no such collection is a bug and raises ``KeyError`` or ``ValueError``.
    """
    return BaseLayer(tuple(_region(feature) for feature in json.loads(text)["features"]))


def _region(feature: Mapping) -> Region:
    properties, geometry = feature["properties"], feature["geometry"]
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    rings = tuple(tuple((x, y) for x, y, *_ in ring) for polygon in polygons for ring in polygon)
    names = {key: name for key, name in properties.items() if key not in ("id", "kind")}
    return Region(properties["id"], properties["kind"], names, rings)


def clip(ring: Ring, box: Box) -> Ring:
    """The part of ``ring`` in ``box``, one edge of the box after the other (Sutherland and Hodgman 1974)."""
    for axis, edge, sign in ((0, box.left, 1), (0, box.right, -1), (1, box.top, 1), (1, box.bottom, -1)):
        ring = _clip_edge(ring, axis, edge, sign)
    return ring


def _clip_edge(ring: Ring, axis: int, edge: float, sign: int) -> Ring:
    result: list[XY] = []
    for before, here in zip(ring[-1:] + ring[:-1], ring, strict=True):
        was_in, is_in = ((point[axis] - edge) * sign >= 0 for point in (before, here))
        if was_in != is_in:
            share = (edge - before[axis]) / (here[axis] - before[axis])
            result.append(
                (before[0] + share * (here[0] - before[0]), before[1] + share * (here[1] - before[1]))
            )
        if is_in:
            result.append(here)
    return tuple(result)


def thin(ring: Ring, tolerance: float) -> Ring:
    """``ring`` without the points that lie within ``tolerance`` of the line without them (Douglas and Peucker 1973)."""
    if len(ring) < 4:
        return ring
    far = max(range(len(ring)), key=lambda index: _apart(ring[0], ring[index]))
    return _thin(ring[: far + 1], tolerance)[:-1] + _thin(ring[far:] + ring[:1], tolerance)[:-1]


def _thin(line: Ring, tolerance: float) -> Ring:
    if len(line) < 3:
        return line
    off = [_off(point, line[0], line[-1]) for point in line[1:-1]]
    worst = max(range(len(off)), key=off.__getitem__)
    if off[worst] <= tolerance:
        return line[:1] + line[-1:]
    return _thin(line[: worst + 2], tolerance)[:-1] + _thin(line[worst + 1 :], tolerance)


def _off(point: XY, start: XY, end: XY) -> float:
    length = _apart(start, end)
    if not length:
        return _apart(start, point)
    across = (end[0] - start[0]) * (start[1] - point[1]) - (start[0] - point[0]) * (end[1] - start[1])
    return abs(across) / length


def _apart(one: XY, other: XY) -> float:
    return hypot(one[0] - other[0], one[1] - other[1])


def holds(rings: Iterable[Ring], point: XY) -> bool:
    """Whether ``point`` lies in the rings, by the number of edges to its right."""
    return (
        sum(_crosses(a, b, point) for ring in rings for a, b in zip(ring, ring[1:] + ring[:1], strict=True))
        % 2
        == 1
    )


def _crosses(a: XY, b: XY, point: XY) -> bool:
    if (a[1] > point[1]) == (b[1] > point[1]):
        return False
    return point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])


def inner_point(rings: tuple[Ring, ...]) -> list[float]:
    """The point of the widest ring that is farthest from its border, to a grid: latitude and longitude, for its name."""
    ring = max(rings, key=lambda ring: (_size(ring), ring))
    inside = [spot for spot in grid(ring, 16) if holds((ring,), spot)] or [ring[0]]
    x, y = max(inside, key=lambda spot: (min(_apart(spot, point) for point in ring), spot))
    return [round(y, 3), round(x, 3)]


def grid(points: Ring, steps: int) -> list[XY]:
    """Evenly spaced spots over the frame of ``points``, ``steps`` to a side, none on its edge."""
    xs, ys = [x for x, _ in points], [y for _, y in points]
    wide, high = (max(xs) - min(xs)) / steps, (max(ys) - min(ys)) / steps
    return [(min(xs) + wide * i, min(ys) + high * j) for i in range(1, steps) for j in range(1, steps)]


def _size(ring: Ring) -> float:
    xs, ys = [x for x, _ in ring], [y for _, y in ring]
    return (max(xs) - min(xs)) * (max(ys) - min(ys))
