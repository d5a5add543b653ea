"""The view of a small map: its frame, its projection, and how big marks are.

The projection is local equirectangular: a degree of longitude is shortened by the cosine of the middle
latitude, so that over a few hundred kilometres distances hold to a per cent in every direction and one scale
bar serves the whole map.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import cos, radians, sqrt
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box
from hasila.publish.maps.base import Ring

KM_PER_DEGREE = 111.2
LEAST_KM = 60
LARGEST_CIRCLE = 22
SMALLEST_CIRCLE = 2.5
FLATTEST, STEEPEST = 0.62, 1.05
"""The least and the greatest height of a map, as a part of its width."""
MARGIN = 1.25
"""How much wider and higher the frame is than what it must show."""
UNKNOWN_RING = 7
"""Drawn around a place known only roughly whose source says not how roughly."""


@dataclass(frozen=True, slots=True)
class View:
    """A drawing of ``width`` by ``height`` units over the world, ``scale`` units to a kilometre; in its
    middle are ``lat`` and ``lon``."""

    width: float
    height: float
    lat: float
    lon: float
    scale: float

    def point(self, marker: Marker) -> tuple[float, float]:
        """The x and the y of a place."""
        return self.at(marker.lon, marker.lat)

    @property
    def _narrowing(self) -> float:
        """A degree of longitude as a part of a degree of latitude."""
        return cos(radians(self.lat))

    @property
    def largest(self) -> float:
        """The radius of the largest circle of people counted."""
        return min(LARGEST_CIRCLE, self.width / 22)

    @property
    def box(self) -> Box:
        return Box(0, 0, self.width, self.height)

    def ring(self, ring: Ring) -> Ring:
        """A ring of degrees in units of the drawing."""
        left, top = self.width / 2, self.height / 2
        down = KM_PER_DEGREE * self.scale
        right = down * self._narrowing
        return tuple((left + (lon - self.lon) * right, top - (lat - self.lat) * down) for lon, lat in ring)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        """The x and the y of a point on the ground."""
        ((x, y),) = self.ring(((lon, lat),))
        return x, y

    def degrees(self, bleed: float) -> Box:
        """The frame in degrees, ``bleed`` units wider and higher on each side: west, south, east, north."""
        down = KM_PER_DEGREE * self.scale
        across = (self.width / 2 + bleed) / (down * self._narrowing)
        upward = (self.height / 2 + bleed) / down
        return Box(self.lon - across, self.lat - upward, self.lon + across, self.lat + upward)


def view_of(markers: tuple[Marker, ...], width: float) -> View:
    """The frame around ``markers`` with what surrounds them drawn in, at least 60 km wide and high, with a
    margin.

    Its height is between 0.62 and 1.05 of its width, whatever the places: a page can count on it.
    """
    radii = [marker.radius_km or 0.0 for marker in markers]
    lats = _span((marker.lat for marker in markers), radii, KM_PER_DEGREE)
    degree = KM_PER_DEGREE * cos(radians(lats.middle))
    lons = _span((marker.lon for marker in markers), radii, degree)
    across = max(lons.length * degree * MARGIN, LEAST_KM)
    high = lats.length * KM_PER_DEGREE * MARGIN
    upward = max(high, LEAST_KM * FLATTEST)
    ratio = max(upward / across, FLATTEST)
    ratio = min(ratio, STEEPEST)
    scale = min(width / across, width * ratio / upward)
    height = round(width * ratio)
    return View(width, height, lats.middle, lons.middle, scale)


class DegreeSpan(NamedTuple):
    """The degrees from the least to the greatest that are reached."""

    least: float
    greatest: float

    @property
    def middle(self) -> float:
        return (self.least + self.greatest) / 2

    @property
    def length(self) -> float:
        return self.greatest - self.least


def _span(middles: Iterable[float], radii: Iterable[float], degree: float) -> DegreeSpan:
    """The span of circles by their middles, in degrees, and radii, in km; ``degree`` is one degree in km."""
    reached: list[float] = []
    for middle, km in zip(middles, radii, strict=True):
        radius = km / degree
        reached += (middle - radius, middle + radius)
    return DegreeSpan(min(reached), max(reached))


ROUGH = ("area", "approximate")
"""The precisions of a place that is no point on the ground."""


def widest_first(markers: Iterable[Marker]) -> list[Marker]:
    """``markers`` in the order in which they are drawn: what is drawn later lies on top."""
    return sorted(markers, key=_width)


def _width(marker: Marker) -> tuple[float, int, str]:
    """By which the wider marker comes first, then the one of more people."""
    radius = marker.radius_km or 0.0
    people = marker.size or 0
    return -radius, -people, marker.id


def circle(size: int, most: int, largest: float = LARGEST_CIRCLE) -> float:
    """The radius for ``size`` people where a circle of radius ``largest`` stands for ``most``: areas are
    proportional."""
    return largest * sqrt(size / max(most, 1))


def largest_size(map: Map) -> int:
    """The people of the largest circle of ``map``, at least 1."""
    sizes = [marker.size for marker in map.markers if marker.size]
    return max(sizes, default=1)


ROUND_KM = [step * 10**power for power in range(5) for step in (1, 2, 5)]


def round_km(most: float) -> int:
    """The largest of 1, 2, 5, 10, 20, 50 … that is at most ``most`` (and at least 1)."""
    fitting = [km for km in ROUND_KM if km <= most]
    return max(fitting, default=1)
