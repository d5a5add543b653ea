"""What folium makes of a map: its script, without a word of ours in it and with ids that are counted.

No text goes through folium. What branca renders it takes for a template once more, so a name with ``{{…}}`` would be executed
while building; names, details and addresses travel in elements of our own (:class:`_Call`), as JSON in which a brace inside
of a string is escaped, and reach the page as text nodes (``map.js``), never as markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count
from typing import ClassVar, TypeVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from hasila.model.drawing import Map, Marker
from hasila.publish.maps.base import BaseLayer, inner_point
from hasila.publish.maps.view import SMALLEST_CIRCLE, UNKNOWN_RING, circle, largest_size

E_ = TypeVar("E_", bound=Element)
ROUGH = ("area", "approximate")


def script_of(map: Map, base: BaseLayer, id: str) -> str:
    """The script that opens ``map`` in the element ``map_<id>``; the widest circles lie lowest."""
    sheet = _sheet(map, id)
    sheet.add(_Call("open", {}))
    sheet.add(folium.GeoJson(_shapes(base), style_function=_region_style, interactive=False))
    for region in base.regions:
        sheet.add(_Call("name", {"at": inner_point(region.rings), "text": region.names.get(map.names, ""),
                                 "kind": region.kind}))  # fmt: skip
    for marker in sorted(map.markers, key=lambda m: (-(m.radius_km or 0), -(m.size or 0), m.id)):
        marks = [sheet.add(mark) for mark in _marks(marker, largest_size(map))]
        for mark in marks:
            sheet.add(_Call("mark", marker.id), mark)
        sheet.add(_Call("place", _words(marker)), marks[-1])
    sheet.add(_Call("fit", bounds(map)))
    sheet.figure.render()
    return _tidy(sheet.figure.script.render())


def bounds(map: Map) -> list[list[float]]:
    """The south-western and the north-eastern corner around the places, as latitude and longitude."""
    lats, lons = [marker.lat for marker in map.markers], [marker.lon for marker in map.markers]
    return [[min(lats), min(lons)], [max(lats), max(lons)]]


@dataclass(frozen=True)
class _Sheet:
    """A map being put together. folium draws random ids; here each element gets the next number when it is added."""

    figure: Figure
    map: folium.Map
    id: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, element: E_, parent: Element | None = None) -> E_:
        (parent or self.map).add_child(_with_id(element, f"{self.id}_{next(self.numbers)}"))
        return element


def _sheet(map: Map, id: str) -> _Sheet:
    (south, west), (north, east) = bounds(map)
    middle = [(south + north) / 2, (west + east) / 2]
    drawn = _Map(location=middle, tiles=None, zoom_start=8, min_zoom=6, max_zoom=12, zoom_control=False)
    figure = Figure()
    figure.add_child(_with_id(drawn, id))
    return _Sheet(figure, drawn, id)


def _with_id(element: E_, id: str) -> E_:
    element._id = id
    return element


class _Map(folium.Map):
    """folium's map without anything to load."""

    default_js: ClassVar[list[tuple[str, str]]] = []
    default_css: ClassVar[list[tuple[str, str]]] = []


class _Call(MacroElement):
    """A call of a function of ``map.js`` on the element it is added to, with one value."""

    _template = Template(
        "{% macro script(this, kwargs) %}hasila.{{ this.function }}"
        "({{ this._parent.get_name() }}, {{ this.value }});{% endmacro %}"
    )

    def __init__(self, function: str, value: object) -> None:
        super().__init__()
        self._name, self.function, self.value = "call", function, literal(value)


def literal(value: object) -> str:
    """``value`` as a JavaScript literal that is plain text to HTML, to a template literal and to Jinja alike.

    Within strings all but the plainest characters are written by their code; outside of them ``{{`` cannot occur in JSON.
    """
    return json.dumps(_guarded(value), sort_keys=True).replace("\\\\u", "\\u")


def _guarded(value: object) -> object:
    if isinstance(value, dict):
        return {key: _guarded(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_guarded(inner) for inner in value]
    return "".join(map(_character, value)) if isinstance(value, str) else value


def _character(character: str) -> str:
    plain = character.isascii() and (character.isalnum() or character in " .,:;/#-_()")
    units = character.encode("utf-16-be")
    return (
        character
        if plain
        else "".join(f"\\u{units[i]:02x}{units[i + 1]:02x}" for i in range(0, len(units), 2))
    )


def _tidy(script: str) -> str:
    lines = (line.strip() for line in script.splitlines())
    return '"use strict";\n' + "\n".join(line for line in lines if line) + "\n"


def _shapes(base: BaseLayer) -> dict:
    """The regions without their names."""
    return {"type": "FeatureCollection", "features": [
        {"type": "Feature", "id": str(number), "properties": {"kind": "country" if r.kind == "country" else "gov"},
         "geometry": {"type": "MultiPolygon", "coordinates": [[[list(point) for point in ring]] for ring in r.rings]}}
        for number, r in enumerate(base.regions)
    ]}  # fmt: skip


def _region_style(feature: dict) -> dict:
    return {"className": f"map-{feature['properties']['kind']}", "weight": 1, "fill": True}


def _marks(marker: Marker, most: int) -> Iterator[folium.Circle | folium.CircleMarker]:
    """The area or the doubt on the ground, then the people counted or the dot; the last of them carries the words."""
    at, look = [marker.lat, marker.lon], {"weight": 1.5, "fill": True}
    if marker.precision in ROUGH:
        under = {"className": f"map-{marker.precision}", "interactive": marker.size is None} | look
        yield _rough(marker, at, under)
    if marker.size or marker.precision not in ROUGH:
        radius = max(circle(marker.size, most), SMALLEST_CIRCLE) if marker.size else 4
        yield folium.CircleMarker(at, radius=round(radius, 2), className=_class(marker), **look)


def _rough(marker: Marker, at: list[float], look: dict) -> folium.Circle | folium.CircleMarker:
    if marker.radius_km:
        return folium.Circle(at, radius=marker.radius_km * 1000, **look)
    return folium.CircleMarker(at, radius=UNKNOWN_RING, **look)


def _class(marker: Marker) -> str:
    return "map-count" if marker.size else f"map-dot map-{marker.precision}"


def _words(marker: Marker) -> dict[str, object]:
    seen = [[one.month, one.measure, one.who, one.number] for one in marker.sightings]
    return {"id": marker.id, "label": marker.label, "detail": marker.detail, "precision": marker.precision_label,
            "href": marker.href, "seen": seen}  # fmt: skip
