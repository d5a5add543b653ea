"""The faults of the base map, found before anything is drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite

from hasila.model.diagnostics import Diagnostic, Location
from hasila.publish.maps.base import BaseLayer, Region, Ring, load_base

_HINT = "copy the shipped map again, or remove the file: the shipped one then takes its place"

UNDRAWABLE = (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError)
"""What reading raises where the text is JSON but no collection of polygons."""


@lru_cache(maxsize=16)
def faults(text: str, path: str) -> tuple[Diagnostic, ...]:
    """The reasons for which the GeoJSON ``text`` of ``path`` cannot be drawn; none where it can."""
    try:
        layer = load_base(text)
    except json.JSONDecodeError as error:
        location = Location(path, error.lineno, error.colno)
        return (_diagnostic(location, f"not JSON: {error.msg}"),)
    except UNDRAWABLE as error:
        reason = f"not a collection of polygons: {type(error).__name__}: {error}"
        return (_diagnostic(Location(path), reason),)
    location = Location(path)
    return tuple(_diagnostic(location, reason) for reason in _reasons(layer))


def _diagnostic(location: Location, reason: str) -> Diagnostic:
    return Diagnostic(location, "bad-map", "error", reason, _HINT)


def _reasons(layer: BaseLayer) -> Iterator[str]:
    for region in layer.regions:
        for reason in _reasons_of(region):
            yield f"the region {region.id} {reason}"


def _reasons_of(region: Region) -> Iterator[str]:
    if not isinstance(region.id, str) or region.kind not in ("gov", "country"):
        yield "has no id, or is neither a gov nor a country"
    if not all(isinstance(name, str) for name in region.names.values()):
        yield "has a name that is no text"
    if not region.rings or min(len(ring) for ring in region.rings) < 3:
        yield "has a ring of fewer than three points"
    elif not all(_on_earth(ring) for ring in region.rings):
        yield "has a point that is no longitude and latitude"


def _on_earth(ring: Ring) -> bool:
    return all(_is_position(*point) for point in ring)


def _is_position(lon: object, lat: object) -> bool:
    return _within(lon, 180) and _within(lat, 90)


def _within(degrees: object, most: int) -> bool:
    """True where ``degrees``, which a file may give as anything, is a number from ``-most`` to ``most``."""
    if not isinstance(degrees, int | float):
        return False
    return isfinite(degrees) and abs(degrees) <= most
