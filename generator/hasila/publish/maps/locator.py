"""The map of a report, a place or the whole site that needs no script: shapes, names, a scale bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from itertools import chain, pairwise

from markupsafe import Markup

from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box, tag
from hasila.publish.drawing_parts import (
    NOTHING,
    PlacedText,
    course,
    key_entry,
    key_list,
    picture,
    pointer_link,
    swatch,
    text_alternative,
)
from hasila.publish.maps.base import BaseLayer, Region, Ring, clip, frame_of, thin
from hasila.publish.maps.names import SIZE, ShownRegion, marker_names, region_names
from hasila.publish.maps.view import (
    ROUGH,
    UNKNOWN_RING,
    View,
    circle,
    largest_size,
    round_km,
    view_of,
    widest_first,
)

WIDTH = 340
BLEED = 3
"""Shapes are cut this far outside of the frame, so that the cut itself is not seen as a border."""
TOLERANCE = 0.8
"""Units that a border may be off where it is thinned."""
WIDENINGS = 4
"""How often a map that shows no land is made twice as wide: from 60 km to about 1000."""
REMEMBERED = 512
"""Views whose regions are kept: the pages of one report, or place, in all languages show the same view."""
DOT, NAMED = 3, 1.8
"""The radii of the dots of a place, and of one that is only named where people are counted at others."""
BAR_INSET, BAR_HEIGHT, LEAST_BAR = 8, 34, 60


def draw_locator(map: Map, base: BaseLayer, width: float = WIDTH) -> Markup:
    """``map`` over ``base`` as SVG with its key. A ``width`` of 720 is for a page of its own: then the map is
    drawn at that size too, and ``map.css`` shows the one that fits.

    A place known to the point is a dot; one known roughly is a ring as wide as the doubt; an area is a dashed
    outline, never a point. Only where people are counted is a circle filled, its area proportional to them;
    beside such circles a place that is only named is a small dot. North is up
    in every language: a map is not mirrored, only its words change sides. Nothing is drawn without places, or
    where the base layer holds nothing of the wider frame either: a dot on an empty map locates nothing. To a
    screen reader the map is its title and its summary, a paragraph that only it reads; the picture is hidden
    from it.
    """
    if not map.markers:
        return NOTHING
    widths = sorted({WIDTH, width})
    views = [_with_land(view_of(map.markers, size), base) for size in widths]
    drawings = [_drawing(map, base, view) for view in views]
    if not all(drawings):
        return NOTHING
    alternative = text_alternative(map.title, map.summary)
    return tag("div", alternative, *drawings, draw_key(map), class_="map")


def _with_land(view: View, base: BaseLayer) -> View:
    """``view``, made wider while it shows no region: a place at sea is located by the coast around it.

    After :data:`WIDENINGS` doublings the base layer does not reach there."""
    for _ in range(WIDENINGS):
        if _shown(base, view):
            break
        view = replace(view, scale=view.scale / 2)
    return view


@lru_cache(REMEMBERED)
def _shown(base: BaseLayer, view: View) -> tuple[ShownRegion, ...]:
    """The regions of which ``view`` shows something."""
    shown = [_shown_region(region, view) for region in base.regions]
    return tuple(region for region in shown if region.rings)


def _shown_region(region: Region, view: View) -> ShownRegion:
    return ShownRegion(region, tuple(_shown_rings(region, view)))


def _shown_rings(region: Region, view: View) -> Iterator[Ring]:
    """The parts of ``region`` in ``view``. They are cut on the ground, where most points fall away, before
    they are laid in the drawing."""
    frame = view.degrees(BLEED)
    for ring in region.rings:
        if not _degrees(ring).meets(frame):
            continue
        clipped = view.ring(clip(ring, frame))
        shown = thin(clipped, TOLERANCE)
        if len(shown) > 2:
            yield shown


@lru_cache(1 << 12)
def _degrees(ring: Ring) -> Box:
    """The frame of ``ring``; by it a ring that lies outside of a view is known without being cut."""
    return frame_of(ring)


def _drawing(map: Map, base: BaseLayer, view: View) -> Markup:
    """The map in ``view``; nothing where no region lies in it."""
    regions = _shown(base, view)
    if not regions:
        return NOTHING
    style = "map-locator map-large" if view.width > WIDTH else "map-locator map-small"
    layers = _layers(map, view, regions)
    return picture(style, view.width, view.height, map.direction, layers, font_size=SIZE)


def _layers(map: Map, view: View, regions: tuple[ShownRegion, ...]) -> Iterator[Markup]:
    """The parts of the drawing, the lowest first. Places are named first, regions where room is left."""
    bar, bar_box = _scale_bar(map, view)
    names, taken = marker_names(map, view, bar_box)
    yield from _shapes(regions)
    yield from region_names(map, view, regions, taken)
    yield from _places(map, view)
    yield from names
    yield bar


@lru_cache(REMEMBERED)
def _shapes(regions: tuple[ShownRegion, ...]) -> tuple[Markup, ...]:
    return tuple(_shape(shown) for shown in regions)


def _shape(shown: ShownRegion) -> Markup:
    path = "".join(map(_path, shown.rings))
    style = f"map-{shown.region.kind}"
    return tag("path", class_=style, d=path)


def _path(ring: Ring) -> str:
    """A closed path of steps in whole units, each from where the rounded path stands, so that errors do not
    add up."""
    points = [(round(x), round(y)) for x, y in ring]
    steps = _steps(points)
    return course("M", *points[0], "l", *chain.from_iterable(steps), "z")


def _steps(points: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for (x, y), (next_x, next_y) in pairwise(points):
        step = next_x - x, next_y - y
        if any(step):
            yield step


def _places(map: Map, view: View) -> Iterator[Markup]:
    """Every place, the widest first, so that no place lies hidden under another."""
    most = largest_size(map)
    for marker in widest_first(map.markers):
        title = _title(marker)
        marks = _marks(marker, view, most)
        yield pointer_link(title, marker.href, "map-place", marks)


def _title(marker: Marker) -> str:
    texts = (marker.label, marker.detail, marker.precision_label)
    return ". ".join(text for text in texts if text)


def _marks(marker: Marker, view: View, most: int) -> Iterator[Markup]:
    """The area or the doubt, the people counted, and the dot of a place that is known to the point."""
    x, y = view.point(marker)
    if marker.precision in ROUGH:
        style = f"map-{marker.precision}"
        doubt = (marker.radius_km or 0) * view.scale
        yield _circle(style, x, y, doubt or UNKNOWN_RING)
    if marker.size:
        radius = circle(marker.size, most, view.largest)
        yield _circle("map-count", x, y, f"{radius:.2f}")
    if marker.precision not in ROUGH:
        style = f"map-dot map-{marker.precision}"
        yield _circle(style, x, y, NAMED if most and not marker.size else DOT)


def _circle(style: str, x: float, y: float, radius: float | str) -> Markup:
    return tag("circle", class_=style, cx=x, cy=y, r=radius)


def _scale_bar(map: Map, view: View) -> tuple[Markup, Box]:
    """The scale bar at the side where reading starts, and the room that it takes with its words."""
    km = round_km(view.width / 4 / view.scale)
    length = km * view.scale
    foot = view.height - BAR_INSET
    mirrored = map.direction == "rtl"
    start = view.width - BAR_INSET if mirrored else BAR_INSET
    forward = -1 if mirrored else 1
    stroke = course("M", start, foot - 4, "v4h", forward * length, "v-4")
    bar = tag("path", class_="map-scale", d=stroke)
    written = map.numerals.write(km)
    label = map.scale.replace("{n}", written)
    text = PlacedText(label, start, foot - 8, SIZE)
    near = start - forward * BAR_INSET
    reach = max(length, LEAST_BAR) + BAR_INSET
    left, right = sorted((near, start + forward * reach))
    drawing = bar + text.draw("map-note")
    top = view.height - BAR_HEIGHT
    return drawing, Box(left, top, right, view.height)


def draw_key(map: Map) -> Markup:
    """The key of ``map``: what its circles and its small dots say, and how exactly its places are known;
    nothing without places."""
    known = [marker for marker in map.markers if marker.precision_label]
    labels = {marker.precision: marker.precision_label for marker in known}
    entries = list(_of_people(map)) if known else []
    for kind, label in sorted(labels.items()):
        entries.append(key_entry(_swatch(kind), label))
    return key_list(entries, "map-key")


def _of_people(map: Map) -> Iterator[Markup]:
    """The circle of people counted, and the dot of a place that is only named, where both may be drawn."""
    if map.counted:
        yield key_entry(swatch(_circle("map-count", 8, 8, 6), "map-swatch"), map.counted)
    if map.named and any(_is_named_dot(marker) for marker in map.markers):
        yield key_entry(swatch(_circle("map-dot", 8, 8, NAMED), "map-swatch"), map.named)


def _is_named_dot(marker: Marker) -> bool:
    return not marker.size and marker.precision not in ROUGH


def _swatch(precision: str) -> Markup:
    style, radius = f"map-dot map-{precision}", 3
    if precision in ROUGH:
        style, radius = f"map-{precision}", 6
    return swatch(_circle(style, 8, 8, radius), "map-swatch")
