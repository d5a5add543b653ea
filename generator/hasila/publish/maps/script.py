"""The script of a map as folium makes it, without a text of ours in it and with ids that are counted.

No text goes through folium. What branca renders it takes for a template once more, so a name with ``{{…}}``
would be executed while building; names, details and addresses travel in elements of our own (:class:`_Call`),
as JSON in which a brace inside of a string is escaped, and reach the page as text nodes (``map.js``), never
as markup.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from itertools import count
from string import ascii_letters, digits
from typing import Any, TypeVar

import folium
from branca.element import Element, Figure, MacroElement
from folium.template import Template

from hasila.model.data_class import dataclass
from hasila.model.drawing import Map, Marker, PlaceEvent
from hasila.publish.maps.base import BaseLayer, Region, inner_point
from hasila.publish.maps.view import ROUGH, SMALLEST_CIRCLE, UNKNOWN_RING, circle, largest_size, widest_first

E_ = TypeVar("E_", bound=Element)
Circle = folium.Circle | folium.CircleMarker
STROKE, DOT = 1.5, 4
PLAIN = frozenset(ascii_letters + digits + " .,:;/#-_()")
"""The characters that stand in a literal as they are."""


def script_of(map: Map, base: BaseLayer, id: str) -> str:
    """The script that opens ``map`` in the element ``map_<id>``; the widest circles lie lowest."""
    drawing = _drawing(map, id)
    drawing.add(_Call("open", {}))
    _add_regions(drawing, base, map.names)
    most = largest_size(map)
    kinds = _kinds(map.markers)
    drawing.add(_Call("kinds", list(kinds)))
    for marker in widest_first(map.markers):
        _add_place(drawing, marker, most, kinds)
    drawing.add(_Call("fit", bounds(map)))
    drawing.figure.render()
    return _tidy(drawing.figure.script.render())


def bounds(map: Map) -> list[list[float]]:
    """The south-western and the north-eastern corner around the places, as latitude and longitude."""
    lats = [marker.lat for marker in map.markers]
    lons = [marker.lon for marker in map.markers]
    return [[outermost(lats), outermost(lons)] for outermost in (min, max)]


@dataclass(frozen=True)
class _Drawing:
    """A map being put together. folium draws random ids; here each element gets the next number when it is
    added."""

    figure: Figure
    map: folium.Map
    id: str
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def add(self, element: E_, parent: Element | None = None) -> E_:
        numbered = _with_id(element, f"{self.id}_{next(self.numbers)}")
        (parent or self.map).add_child(numbered)
        return element


def _drawing(map: Map, id: str) -> _Drawing:
    """folium's map of the frame of ``map``, without anything to load and without its own controls."""
    (south, west), (north, east) = bounds(map)
    middle = [(south + north) / 2, (west + east) / 2]
    drawn = folium.Map(location=middle, tiles=None, zoom_start=8, min_zoom=6, max_zoom=12, zoom_control=False)
    drawn.default_js, drawn.default_css = [], []
    figure = Figure()
    figure.add_child(_with_id(drawn, id))
    return _Drawing(figure, drawn, id)


def _with_id(element: E_, id: str) -> E_:
    element._id = id
    return element


def _add_regions(drawing: _Drawing, base: BaseLayer, language: str) -> None:
    """The shapes of the regions, then their names."""
    drawing.add(folium.GeoJson(_shapes(base), style_function=_region_style, interactive=False))
    for region in base.regions:
        label = region.names.get(language, "")
        name = {"at": inner_point(region.rings), "text": label, "kind": region.kind}
        drawing.add(_Call("name", name))


def _kinds(markers: Iterable[Marker]) -> dict[tuple[str, str], int]:
    """The measures and categories that occur together in what was said of ``markers``, numbered from 0."""
    said = (event for marker in markers for event in marker.events)
    pairs = sorted({(event.measure, event.category) for event in said})
    return {pair: number for number, pair in enumerate(pairs)}


def _add_place(drawing: _Drawing, marker: Marker, most: int, kinds: Mapping[tuple[str, str], int]) -> None:
    """The marks of a place; the last of them carries its words."""
    marks = [drawing.add(mark) for mark in _marks(marker, most)]
    for mark in marks:
        drawing.add(_Call("mark", marker.id), mark)
    drawing.add(_Call("place", _words(marker, kinds)), marks[-1])


class _Call(MacroElement):
    """A call of a function of ``map.js`` on the element it is added to, with one value."""

    _template = Template(
        "{% macro script(this, kwargs) %}hasila.{{ this.function }}"
        "({{ this._parent.get_name() }}, {{ this.value }});{% endmacro %}"
    )

    def __init__(self, function: str, value: object) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca has no types there
        self._name = "call"
        self.function = function
        self.value = literal(value)


def literal(value: object) -> str:
    """``value`` as a JavaScript literal that is plain text to HTML, to a template literal and to Jinja alike.

    Within strings all but the plainest characters are written by their code; outside of them ``{{`` cannot
    occur in JSON.
    """
    written = json.dumps(_guarded(value), sort_keys=True, separators=(",", ":"))
    return written.replace("\\\\u", "\\u")


def _guarded(value: object) -> object:
    """``value`` with the characters of its strings written by their code."""
    if isinstance(value, dict):
        return {key: _guarded(inner) for key, inner in value.items()}
    if isinstance(value, (list, tuple)):
        return [_guarded(inner) for inner in value]
    if isinstance(value, str):
        return "".join(_character(character) for character in value)
    return value


def _character(character: str) -> str:
    """``character`` itself where it is plain, else its UTF-16 code units as JavaScript escapes."""
    if character in PLAIN:
        return character
    units = character.encode("utf-16-be").hex(" ", 2).split()
    return "".join(f"\\u{unit}" for unit in units)


def _tidy(script: str) -> str:
    lines = [line.strip() for line in script.splitlines()]
    kept = "\n".join(line for line in lines if line)
    return f'"use strict";\n{kept}\n'


def _shapes(base: BaseLayer) -> dict[str, Any]:
    """The regions without their names."""
    features = [_feature(number, region) for number, region in enumerate(base.regions)]
    return {"type": "FeatureCollection", "features": features}


def _feature(number: int, region: Region) -> dict[str, Any]:
    coordinates = [[[list(point) for point in ring]] for ring in region.rings]
    kind = "country" if region.kind == "country" else "gov"
    geometry = {"type": "MultiPolygon", "coordinates": coordinates}
    return {"type": "Feature", "id": str(number), "properties": {"kind": kind}, "geometry": geometry}


def _region_style(feature: Mapping[str, Any]) -> dict[str, Any]:
    kind = feature["properties"]["kind"]
    return {"className": f"map-{kind}", "weight": 1, "fill": True}


def _marks(marker: Marker, most: int) -> Iterator[Circle]:
    """The area or the doubt on the ground, then the people counted or the dot."""
    if marker.precision in ROUGH:
        yield _rough(marker)
    if marker.size or marker.precision not in ROUGH:
        yield _count_or_dot(marker, most)


def _rough(marker: Marker) -> Circle:
    """An area, or a doubt: as wide as it is known to be, else of one size at every zoom."""
    place = [marker.lat, marker.lon]
    look: dict[str, Any] = {"weight": STROKE, "fill": True}
    look["className"] = f"map-{marker.precision}"
    look["interactive"] = marker.size is None
    if marker.radius_km:
        return folium.Circle(place, radius=marker.radius_km * 1000, **look)
    return folium.CircleMarker(place, radius=UNKNOWN_RING, **look)


def _count_or_dot(marker: Marker, most: int) -> Circle:
    place = [marker.lat, marker.lon]
    name = "map-count" if marker.size else f"map-dot map-{marker.precision}"
    radius = round(_radius(marker, most), 2)
    return folium.CircleMarker(place, radius=radius, className=name, weight=STROKE, fill=True)


def _radius(marker: Marker, most: int) -> float:
    if not marker.size:
        return DOT
    return max(circle(marker.size, most), SMALLEST_CIRCLE)


def _words(marker: Marker, kinds: Mapping[tuple[str, str], int]) -> dict[str, object]:
    """The texts of a place, and what was said of it: of each event the month, the number of its kind and its
    count, one event after the other in one array."""
    words: dict[str, object] = {"id": marker.id, "label": marker.label}
    words["href"] = marker.href
    words["detail"] = marker.detail
    words["precision"] = marker.precision_label
    words["seen"] = [number for event in marker.events for number in _seen(event, kinds)]
    return words


NO_COUNT = -1
"""Stands for the count of an event that states none."""


def _seen(event: PlaceEvent, kinds: Mapping[tuple[str, str], int]) -> tuple[int, int, int]:
    kind = kinds[event.measure, event.category]
    count = NO_COUNT if event.number is None else event.number
    return event.month, kind, count
