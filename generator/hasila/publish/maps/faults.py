"""What is wrong in the base map, told before anything is drawn."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import lru_cache
from math import isfinite

from hasila.model.diagnostics import Diagnostic, Location
from hasila.publish.maps.base import BaseLayer, load_base

_HINT = "copy the shipped map again, or remove the file: the shipped one then takes its place"


@lru_cache(maxsize=16)
def faults(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Why the GeoJSON ``text`` of ``path`` cannot be drawn; nothing where it can."""
    try:
        layer = load_base(text)
    except json.JSONDecodeError as error:
        return (_mistake(Location(path, error.lineno, error.colno), f"not JSON: {error.msg}"),)
    except (KeyError, ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        return (_mistake(Location(path), f"not a collection of polygons: {type(error).__name__}: {error}"),)
    return tuple(_mistake(Location(path), reason) for reason in _reasons(layer))


def _mistake(place: Location, reason: str) -> Diagnostic:
    return Diagnostic(place, "bad-map", "error", reason, _HINT)


def _reasons(layer: BaseLayer) -> Iterator[str]:
    for region in layer.regions:
        if not isinstance(region.id, str) or region.kind not in ("gov", "country"):
            yield f"the region {region.id} has no id, or is neither a gov nor a country"
        if not all(isinstance(name, str) for name in region.names.values()):
            yield f"the region {region.id} has a name that is no text"
        if not region.rings or not all(len(ring) > 2 for ring in region.rings):
            yield f"the region {region.id} has a ring of fewer than three points"
        elif not all(_on_earth(point) for ring in region.rings for point in ring):
            yield f"the region {region.id} has a point that is no longitude and latitude"


def _on_earth(point: tuple[float, float]) -> bool:
    x, y = point
    if not all(isinstance(value, int | float) and isfinite(value) for value in (x, y)):
        return False
    return abs(x) <= 180 and abs(y) <= 90
