"""A base map for the places of a project, cut from the outlines of all countries and of their regions."""

from __future__ import annotations

import gzip
import json
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from pathlib import Path
from typing import Any

from babel import Locale

from hasila.model.data_class import dataclass
from hasila.model.svg import Box
from hasila.publish.maps.base import Ring, clip, crossings, frame_of, holds, thin

BASE_MAP = "site_src/map/base.geojson"
"""Where a project keeps the base map of its own."""
_WORLD = Path(__file__).resolve().parent / "world"
_COUNTRIES, _REGIONS = _WORLD / "countries.txt.gz", _WORLD / "regions.txt.gz"
_UNITS = 200
"""The units of the outlines in a degree."""
_MOST_REGIONS = 150
"""Where more lie in the frame they are left out: their borders would hide the map."""
_FINENESS = 2000
"""The width of the frame, divided by what a border may be off: less than half a dot of the widest drawing."""
_LEAST_MARGIN = 1.5
"""Degrees that the map shows around the outermost places, at least."""
_WIDEST_MARGIN = 90.0
_MARGIN = 0.5
"""The same as a share of the greater side of their frame."""
_DIGITS = 3
_KM_PER_DEGREE = 111.2
"""Of a great circle."""
_ASIAN = ("ar", "bn", "fa", "he", "hi", "id", "ja", "ko", "tr", "ur", "vi", "zh", "zht")
_EUROPEAN = ("de", "el", "en", "es", "fr", "hu", "it", "nl", "pl", "pt", "ru", "sv", "uk")
_NAMED_IN = frozenset((*_ASIAN, *_EUROPEAN))
"""The languages in which regions have names; ``zht`` is Chinese in traditional characters. A name that is
written as in English is in the file once."""

Point = tuple[float, float]
"""Longitude and latitude, WGS 84 degrees."""
Feature = dict[str, Any]
"""A feature of GeoJSON."""


@dataclass(frozen=True, slots=True)
class _Polygon:
    """An outline and its holes, with the frame of the outline."""

    rings: tuple[Ring, ...]
    frame: Box


@dataclass(frozen=True, slots=True)
class WorldRegion:
    """A first-level region: its code in ISO 3166-2, empty where it has none; its names by language of the
    site, and in English; a point within its greatest part; the radius of a circle as large as that part."""

    iso: str
    names: Mapping[str, str]
    english: str
    point: Point
    radius_km: int


def country_codes() -> tuple[str, ...]:
    """The codes in ISO 3166-1 of the countries that have regions, in the order of the alphabet."""
    codes = {code for code, _ in _lines(_REGIONS, parsed=False)}
    return tuple(sorted(codes))


def regions_of(country: str, locales: Mapping[str, Locale]) -> list[WorldRegion]:
    """The first-level regions of the country of that code, with their names in the languages of ``locales``
    (code → locale); none of a country that is not known."""
    return [_region(written, locales) for _, written in _lines(_REGIONS, [country])]


def _region(written: Mapping[str, Any], locales: Mapping[str, Locale]) -> WorldRegion:
    greatest = max(_polygons(written["polygons"]), key=_area)
    point = _point_within(greatest)
    names = written["names"]
    radius = math.sqrt(_area(greatest) / math.pi) * _KM_PER_DEGREE
    return WorldRegion(
        written["id"], _region_names(names, locales), names.get("en", ""), point, max(1, round(radius))
    )


def _area(polygon: _Polygon) -> float:
    """The area within the outline, in degrees squared as they are at the equator."""
    outline = polygon.rings[0]
    pairs = zip(outline, (*outline[1:], outline[0]), strict=True)
    twice = sum(x * next_y - next_x * y for (x, y), (next_x, next_y) in pairs)
    middle = (polygon.frame.top + polygon.frame.bottom) / 2
    return abs(twice) / 2 * math.cos(math.radians(middle))


def _point_within(polygon: _Polygon) -> Point:
    """The middle of the longest stretch of land at half the height of ``polygon``."""
    y = (polygon.frame.top + polygon.frame.bottom) / 2
    edges = sorted(crossings(polygon.rings, y))
    west, east = max(zip(edges[::2], edges[1::2], strict=True), key=lambda ends: ends[1] - ends[0])
    return round((west + east) / 2, _DIGITS), round(y, _DIGITS)


def base_map(points: Sequence[Point], locales: Mapping[str, Locale]) -> str:
    """A GeoJSON collection of the countries around ``points``, and of the first-level regions of those in
    which a point lies, with their names in the languages of ``locales`` (code → locale).

    Its frame does not pass 180° E: of places on both sides of that line the map is as wide as the world.

    :raises ValueError: where ``points`` is empty
    """
    features = _around(points, locales)
    return json.dumps(
        {"type": "FeatureCollection", "features": features}, ensure_ascii=False, separators=(",", ":")
    )


def _around(points: Sequence[Point], locales: Mapping[str, Locale]) -> list[Feature]:
    """The features around ``points``. The margin grows until there is land: a small island is on no outline
    of a country, and a route at sea crosses none."""
    countries = {code: _polygons(polygons) for code, polygons in _lines(_COUNTRIES)}
    found: list[Feature] = []
    least = _LEAST_MARGIN
    while not found and least < _WIDEST_MARGIN:
        frame = _frame(points, least)
        found = list(_countries(countries, frame, locales))
        least *= 2
    around = {feature["properties"]["id"] for feature in found}
    with_places = [code for code in countries if code in around and _has_any(countries[code], points)]
    return [*found, *_regions(with_places, frame, locales)]


def _frame(points: Sequence[Point], least: float) -> Box:
    """The frame of ``points`` with a margin of at least ``least`` degrees; ``top`` is the southern edge."""
    west, south, east, north = frame_of(tuple(points))
    margin = max(least, _MARGIN * max(east - west, north - south))
    wide = Box(west - margin, south - margin, east + margin, north + margin)
    left, right = max(-180.0, wide.left), min(180.0, wide.right)
    return Box(left, max(-90.0, wide.top), right, min(90.0, wide.bottom))


# The outlines that come with the program


def _lines(
    path: Path, codes: Iterable[str] | None = None, *, parsed: bool = True
) -> Iterator[tuple[str, Any]]:
    """The code of the country of each line and what the line holds; only those of ``codes``, where these are
    given: to read a line takes far longer than to pass over it."""
    wanted = None if codes is None else set(codes)
    for line in gzip.decompress(path.read_bytes()).decode().splitlines():
        code, _, text = line.partition("\t")
        if wanted is None or code in wanted:
            yield code, json.loads(text) if parsed else text


def _polygons(written: Iterable[Sequence[Sequence[int]]]) -> list[_Polygon]:
    return [_polygon(rings) for rings in written]


def _polygon(written: Sequence[Sequence[int]]) -> _Polygon:
    rings = tuple(map(_ring, written))
    return _Polygon(rings, frame_of(rings[0]))


def _ring(steps: Sequence[int]) -> Ring:
    """The ring of which each point is written as its steps from the one before, in units."""
    xs, ys = accumulate(steps[::2]), accumulate(steps[1::2])
    return tuple((x / _UNITS, y / _UNITS) for x, y in zip(xs, ys, strict=True))


def _has_any(polygons: Iterable[_Polygon], points: Sequence[Point]) -> bool:
    """True where one of ``points`` lies in one of ``polygons``."""
    return any(holds(polygon.rings, point) for polygon in polygons for point in points)


# What is shown of them


def _countries(
    countries: Mapping[str, Sequence[_Polygon]], frame: Box, locales: Mapping[str, Locale]
) -> Iterator[Feature]:
    """The countries of which a part is in ``frame``, cut to it. CLDR names them."""
    for code, polygons in countries.items():
        names = {language: locale.territories.get(code, "") for language, locale in locales.items()}
        yield from _feature("country", code, names, _within(polygons, frame))


def _regions(codes: Sequence[str], frame: Box, locales: Mapping[str, Locale]) -> list[Feature]:
    """The regions of the countries ``codes`` of which a part is in ``frame``; none where there are too
    many."""
    features: list[Feature] = []
    for _, region in _lines(_REGIONS, codes):
        shown = _within(_polygons(region["polygons"]), frame)
        features += _feature("gov", region["id"], _region_names(region["names"], locales), shown)
    return features if len(features) <= _MOST_REGIONS else []


def _feature(
    kind: str, id: str, names: Mapping[str, str], polygons: list[list[list[Point]]]
) -> list[Feature]:
    """The feature of what is shown of a region; none where that is nothing. It has the names that there
    are."""
    if not polygons:
        return []
    properties = {"kind": kind, "id": id} | {language: name for language, name in names.items() if name}
    geometry = {"type": "MultiPolygon", "coordinates": polygons}
    return [{"type": "Feature", "properties": properties, "geometry": geometry}]


def _region_names(names: Mapping[str, str], locales: Mapping[str, Locale]) -> dict[str, str]:
    """The names of a region by language of the site; empty where the outlines have none in a language."""
    return {language: _region_name(names, locale) for language, locale in locales.items()}


def _region_name(names: Mapping[str, str], locale: Locale) -> str:
    is_traditional = locale.language == "zh" and locale.script == "Hant"
    code = "zht" if is_traditional else locale.language
    return names.get(code, names.get("en", "")) if code in _NAMED_IN else ""


def _within(polygons: Iterable[_Polygon], frame: Box) -> list[list[list[Point]]]:
    """The parts of ``polygons`` in ``frame``, as fine as a drawing of it can show."""
    tolerance = _size(frame) / _FINENESS
    near = [polygon for polygon in polygons if polygon.frame.meets(frame)]
    clipped = [_clipped(polygon, frame, tolerance) for polygon in near if _size(polygon.frame) > tolerance]
    return [rings for rings in clipped if rings]


def _size(box: Box) -> float:
    return max(box.right - box.left, box.bottom - box.top)


def _clipped(polygon: _Polygon, frame: Box, tolerance: float) -> list[list[Point]]:
    """The rings of ``polygon``, its outline and its holes, within ``frame``; none where it lies outside."""
    thinned = (thin(clip(ring, frame), tolerance) for ring in polygon.rings)
    return [_closed(ring) for ring in thinned if len(ring) > 2]


def _closed(ring: Ring) -> list[Point]:
    """``ring`` in GeoJSON's way, with its first point again at its end."""
    points = [(round(x, _DIGITS), round(y, _DIGITS)) for x, y in ring]
    return points if points[0] == points[-1] else [*points, points[0]]
