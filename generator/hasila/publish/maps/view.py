"""What a small map shows of the world: its frame, its projection, and how big marks are.

The projection is local equirectangular: a degree of longitude is shortened by the cosine of the middle latitude, so that over
a few hundred kilometres distances hold to a per cent in every direction and one scale bar serves the whole map.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, radians, sqrt

from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box
from hasila.publish.maps.base import Ring

KM_PER_DEGREE = 111.2
LEAST_KM = 60
LARGEST_CIRCLE = 22
SMALLEST_CIRCLE = 2.5
UNKNOWN_RING = 7
"""Drawn around a place known only roughly whose source says not how roughly."""


@dataclass(frozen=True, slots=True)
class View:
    """A sheet of ``width`` by ``height`` units over the world, ``scale`` units to a kilometre."""

    width: float
    height: float
    lat: float
    lon: float
    scale: float

    def x(self, lon: float) -> float:
        return self.width / 2 + (lon - self.lon) * KM_PER_DEGREE * cos(radians(self.lat)) * self.scale

    def y(self, lat: float) -> float:
        return self.height / 2 - (lat - self.lat) * KM_PER_DEGREE * self.scale

    @property
    def largest(self) -> float:
        """The radius of the largest circle of people counted."""
        return min(LARGEST_CIRCLE, self.width / 22)

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    def ring(self, ring: Ring) -> Ring:
        """A ring of degrees as units of the sheet."""
        return tuple((self.x(lon), self.y(lat)) for lon, lat in ring)


def view_of(markers: tuple[Marker, ...], width: float) -> View:
    """The frame around ``markers`` with what surrounds them drawn in, at least 60 km wide and high, with a margin.

    Its height is between 0.62 and 1.05 of its width, whatever the places: a page can count on it.
    """
    south, north = _span([(m.lat, _reach(m) / KM_PER_DEGREE) for m in markers])
    lat = (south + north) / 2
    degree = KM_PER_DEGREE * cos(radians(lat))
    west, east = _span([(m.lon, _reach(m) / degree) for m in markers])
    across = max((east - west) * degree * 1.25, LEAST_KM)
    upward = max((north - south) * KM_PER_DEGREE * 1.25, LEAST_KM * 0.62)
    ratio = min(max(upward / across, 0.62), 1.05)
    scale = min(width / across, width * ratio / upward)
    return View(width, round(width * ratio), lat, (west + east) / 2, scale)


def circle(size: int, most: int, largest: float = LARGEST_CIRCLE) -> float:
    """The radius for ``size`` people where a circle of radius ``largest`` stands for ``most``: areas are proportional."""
    return largest * sqrt(size / max(most, 1))


def largest_size(map: Map) -> int:
    """The people of the largest circle of ``map``, at least 1."""
    return max(1, *(marker.size or 0 for marker in map.markers), 1)


def round_km(most: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is at most ``most`` (and at least 1)."""
    sizes = [step * 10**power for power in range(5) for step in (1, 2, 5)]
    return max([size for size in sizes if size <= most], default=1)


def _reach(marker: Marker) -> float:
    return marker.radius_km or 0.0


def _span(values: list[tuple[float, float]]) -> tuple[float, float]:
    return min(value - reach for value, reach in values), max(value + reach for value, reach in values)
