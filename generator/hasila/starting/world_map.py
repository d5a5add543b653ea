"""A base map for the places of a project, cut from the outlines of all countries."""

from __future__ import annotations

import gzip
import json
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale

from hasila.model.svg import Box
from hasila.publish.maps.base import Ring, clip, frame_of

BASE_MAP = "site_src/map/base.geojson"
"""Where a project keeps the base map of its own."""
_COUNTRIES = Path(__file__).resolve().parent / "world" / "countries.geojson.gz"
_LEAST_MARGIN = 1.5
"""Degrees that the map shows around the outermost places, at least."""
_WIDEST_MARGIN = 90.0
_MARGIN = 0.5
"""The same as a share of the greater side of their frame."""
_DIGITS = 3

Point = tuple[float, float]
"""Longitude and latitude, WGS 84 degrees."""


def base_map(points: Sequence[Point], locales: Mapping[str, Locale]) -> str:
    """A GeoJSON collection of the countries around ``points``, each with its name in the languages of
    ``locales`` (code → locale).

    Its frame does not pass 180° E: of places on both sides of that line the map is as wide as the world.

    :raises ValueError: where ``points`` is empty
    """
    regions = _around(points, locales)
    return json.dumps(
        {"type": "FeatureCollection", "features": regions}, ensure_ascii=False, separators=(",", ":")
    )


def _around(points: Sequence[Point], locales: Mapping[str, Locale]) -> list[dict[str, Any]]:
    """The regions around ``points``. The margin grows until there is land: a small island is on no outline of
    a country, and a route at sea crosses none."""
    regions: list[dict[str, Any]] = []
    least = _LEAST_MARGIN
    while not regions and least < _WIDEST_MARGIN:
        frame = _frame(points, least)
        regions = list(_regions(frame, locales))
        least *= 2
    return regions


def _frame(points: Sequence[Point], least: float) -> Box:
    """The frame of ``points`` with a margin of at least ``least`` degrees; ``top`` is the southern edge."""
    west, south, east, north = frame_of(tuple(points))
    margin = max(least, _MARGIN * max(east - west, north - south))
    wide = Box(west - margin, south - margin, east + margin, north + margin)
    left, right = max(-180.0, wide.left), min(180.0, wide.right)
    return Box(left, max(-90.0, wide.top), right, min(90.0, wide.bottom))


def _regions(frame: Box, locales: Mapping[str, Locale]) -> Iterator[dict[str, Any]]:
    """The countries of which a part is in ``frame``, cut to it."""
    text = gzip.decompress(_COUNTRIES.read_bytes())
    for feature in json.loads(text)["features"]:
        code = feature["properties"]["id"]
        polygons = [_clipped(polygon, frame) for polygon in feature["geometry"]["coordinates"]]
        geometry = {"type": "MultiPolygon", "coordinates": [polygon for polygon in polygons if polygon]}
        if geometry["coordinates"]:
            properties = {"kind": "country", "id": code} | _names(code, locales)
            yield {"type": "Feature", "properties": properties, "geometry": geometry}


def _clipped(polygon: Sequence[Sequence[Point]], frame: Box) -> list[list[Point]]:
    """The rings of ``polygon``, its outline and its holes, within ``frame``; none where it lies outside."""
    clipped = (clip(tuple((x, y) for x, y in ring), frame) for ring in polygon)
    return [_closed(ring) for ring in clipped if len(ring) > 2]


def _closed(ring: Ring) -> list[Point]:
    """``ring`` in GeoJSON's way, with its first point again at its end."""
    points = [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in ring]
    return points if points[0] == points[-1] else [*points, points[0]]


def _names(code: str, locales: Mapping[str, Locale]) -> dict[str, str]:
    """The names of a country by language; none where CLDR has none."""
    names = {language: locale.territories.get(code, "") for language, locale in locales.items()}
    return {language: name for language, name in names.items() if name}
