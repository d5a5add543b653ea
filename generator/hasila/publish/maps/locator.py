"""The map of a report, a place or the whole site that needs no script: shapes, names, a scale bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from markupsafe import Markup

from hasila.model.direction import fenced
from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box, join, number, tag
from hasila.publish.maps.base import BaseLayer, Region, Ring, clip, thin
from hasila.publish.maps.names import marker_names, region_names
from hasila.publish.maps.view import UNKNOWN_RING, View, circle, largest_size, round_km, view_of

WIDTH = 340
SIZE = 12
BLEED = 3
"""Shapes are cut this far outside of the frame, so that the cut itself is not seen as a border."""


def draw_locator(map: Map, base: BaseLayer, width: float = WIDTH) -> Markup:
    """``map`` over ``base`` as SVG with its key. A ``width`` of 720 is for a page of its own: then the map is drawn at
    that size too, and ``map.css`` shows the one that fits.

    A place known to the point is a dot; one known roughly is a ring as wide as the doubt; an area is shaded and
    dashed, never a point. Where people are counted, a circle's area is proportional to them. North is up in every
    language: a map is not mirrored, only its words change sides. Nothing is drawn without places, or where the base
    layer holds nothing of the frame: a dot on a blank sheet locates nothing. To a screen reader the map is its title
    and its summary, a paragraph that only it reads; the picture is hidden from it.
    """
    if not map.markers:
        return Markup("")
    drawings = [_drawing(map, base, view_of(map.markers, each)) for each in sorted({WIDTH, width})]
    told = tag("p", fenced(f"{map.title}. {map.summary}"), class_="unseen")
    return tag("div", told, *drawings, draw_key(map), class_="map") if all(drawings) else Markup("")


def _seen(region: Region, view: View) -> tuple[Ring, ...]:
    frame = Box(-BLEED, -BLEED, view.width + BLEED, view.height + BLEED)
    rings = (thin(clip(view.ring(ring), frame), 0.4) for ring in region.rings)
    return tuple(ring for ring in rings if len(ring) > 2)


def _drawing(map: Map, base: BaseLayer, view: View) -> Markup:
    regions = [(region, rings) for region in base.regions if (rings := _seen(region, view))]
    return _sheet(map, view, regions) if regions else Markup("")


def _sheet(map: Map, view: View, regions: list[tuple[Region, tuple[Ring, ...]]]) -> Markup:
    bar, taken = _scale_bar(map, view)
    places, taken = marker_names(map, view, (taken,))
    return tag(
        "svg",
        *(tag("path", class_=f"map-{region.kind}", d=_path(rings)) for region, rings in regions),
        *region_names(map, view, regions, taken),
        *_shapes(map, view),
        *places,
        bar,
        class_="map-locator map-large" if view.width > WIDTH else "map-locator map-small",
        viewBox=f"0 0 {number(view.width)} {number(view.height)}",
        direction=map.direction,
        aria_hidden="true",
    )


def _path(rings: Iterable[Ring]) -> str:
    return "".join(_ring(ring) for ring in rings)


def _ring(ring: Ring) -> str:
    """A closed path of steps in tenths, each from where the rounded path stands, so that errors do not add up."""
    whole = [(round(x * 10), round(y * 10)) for x, y in ring]
    path = f"M{number(whole[0][0] / 10)} {number(whole[0][1] / 10)}l"
    steps = ((b[0] - a[0], b[1] - a[1]) for a, b in pairwise(whole) if a != b)
    return path + " ".join(f"{number(dx / 10)} {number(dy / 10)}" for dx, dy in steps) + "z"


def _shapes(map: Map, view: View) -> Iterator[Markup]:
    """Every place, the widest first, so that no place lies hidden under another."""
    most = largest_size(map)
    for marker in sorted(map.markers, key=lambda m: (-(m.radius_km or 0), -(m.size or 0), m.id)):
        said = tag("title", ". ".join(filter(None, (marker.label, marker.detail, marker.precision_label))))
        yield tag("a", said, *_marks(marker, view, most), href=marker.href, class_="map-place", tabindex="-1")


def _marks(marker: Marker, view: View, most: int) -> Iterator[Markup]:
    x, y = view.x(marker.lon), view.y(marker.lat)
    if marker.precision in ("area", "approximate"):
        doubt = (marker.radius_km or 0) * view.scale or UNKNOWN_RING
        yield tag("circle", class_=f"map-{marker.precision}", cx=x, cy=y, r=doubt)
    if marker.size:
        yield tag(
            "circle", class_="map-count", cx=x, cy=y, r=f"{circle(marker.size, most, view.largest):.2f}"
        )
    if marker.precision not in ("area", "approximate"):
        yield tag("circle", class_=f"map-dot map-{marker.precision}", cx=x, cy=y, r=2.5)


def _scale_bar(map: Map, view: View) -> tuple[Markup, Box]:
    km = round_km(view.width / 4 / view.scale)
    length, y = km * view.scale, view.height - 8
    start = view.width - 8 if map.direction == "rtl" else 8
    forward = -1 if map.direction == "rtl" else 1
    words = map.scale.replace("{n}", map.numerals.write(km))
    bar = tag("path", class_="map-scale", d=f"M{number(start)} {y - 4}v4h{number(forward * length)}v-4")
    text = tag("text", words, class_="map-note", x=start, y=y - 8, font_size=SIZE, paint_order="stroke")
    ends = sorted((start - forward * 8, start + forward * (max(length, 60) + 8)))
    return join([bar, text]), Box(ends[0], view.height - 34, ends[1], view.height)


def draw_key(map: Map) -> Markup:
    """What the marks of ``map`` say of how exactly its places are known; nothing without places."""
    kinds = {marker.precision: marker.precision_label for marker in map.markers if marker.precision_label}
    entries = [tag("li", _swatch(kind), " ", words) for kind, words in sorted(kinds.items())]
    return tag("ul", *entries, class_="map-key") if entries else Markup("")


def _swatch(kind: str) -> Markup:
    wide = kind in ("area", "approximate")
    mark = tag(
        "circle", class_=f"map-{kind}" if wide else f"map-dot map-{kind}", cx=8, cy=8, r=6 if wide else 3
    )
    return tag("svg", mark, class_="map-swatch", viewBox="0 0 16 16", aria_hidden="true")
