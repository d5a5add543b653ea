"""Names on a map, placed so that none covers another or a mark: the places first, then the regions where room is left.

The placing is greedy and in a fixed order (more people first, then the order given), so that the same map is the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box, tag, text_box
from hasila.publish.maps.base import XY, Region, Ring, grid, holds
from hasila.publish.maps.view import View, circle, largest_size

SIZE = 12
GRID = 12
CLEAR = 5
"""Between the name of a region and any other, so that they are not read as one."""
LABELLED_RING = 40
"""A ring of doubt up to this radius has its name beside it; a wider one, as an area, may have it inside."""
"""Names of regions are tried on a grid of this many steps each way."""


def marker_names(map: Map, view: View, taken: tuple[Box, ...]) -> tuple[list[Markup], tuple[Box, ...]]:
    """The names of the places that have room, and all the room that is taken then."""
    marks = tuple(_mark(marker, map, view) for marker in map.markers)
    boxes, texts = [*taken, *marks], []
    order = sorted(range(len(marks)), key=lambda index: (-(map.markers[index].size or 0), index))
    for index in order:
        others = [box for box in boxes if box is not marks[index]]
        for text, box in _candidates(map.markers[index], marks[index], map.direction, view):
            if box.inside(view.box) and not any(box.meets(other) for other in others):
                texts.append(text)
                boxes.append(box)
                break
    return texts, tuple(boxes)


def region_names(
    map: Map, view: View, regions: list[tuple[Region, tuple[Ring, ...]]], taken: tuple[Box, ...]
) -> Iterator[Markup]:
    """The name of each region at the place nearest to its middle where the name is all inside it and touches nothing."""
    boxes = list(taken)
    for region, rings in regions:
        label = region.names.get(map.names, "")
        for x, y in _spots(rings) if label else ():
            box = text_box(x, y, label, SIZE, "middle", map.direction)
            if (
                box.inside(view.box)
                and _within(rings, box)
                and not any(box.wider(CLEAR).meets(other) for other in boxes)
            ):
                boxes.append(box)
                name = f"map-name map-name-{region.kind}"
                yield tag(
                    "text",
                    label,
                    class_=name,
                    x=x,
                    y=y,
                    font_size=SIZE,
                    text_anchor="middle",
                    paint_order="stroke",
                )
                break


def _mark(marker: Marker, map: Map, view: View) -> Box:
    """What the mark of a place keeps free: its circle, ring or dot. The shade of an area may carry names."""
    x, y = view.x(marker.lon), view.y(marker.lat)
    ring = (marker.radius_km or 0) * view.scale if marker.precision == "approximate" else 0
    r = max(
        circle(marker.size, largest_size(map), view.largest) if marker.size else 4,
        ring if ring < LABELLED_RING else 0,
    )
    return Box(x - r, y - r, x + r, y + r)


def _candidates(marker: Marker, mark: Box, direction: str, view: View) -> Iterator[tuple[Markup, Box]]:
    """Beside the mark on the side where reading goes on, then the other side, above, below, and the four corners.

    An area without a circle of people has its name in its middle: there is no mark to stand beside. A centred name
    near the edge of the frame moves inward.
    """
    x, y, forward = (
        (mark.left + mark.right) / 2,
        (mark.top + mark.bottom) / 2,
        -1 if direction == "rtl" else 1,
    )
    r = (mark.right - mark.left) / 2
    side, up, low = (r + 3) * forward, -r - 4, r + SIZE
    beside = [("start", side, 4), ("end", -side, 4), ("middle", 0, up), ("middle", 0, low)]
    corners = [
        ("start", side * 0.7, up * 0.8),
        ("start", side * 0.7, low * 0.9),
        ("end", -side * 0.7, up * 0.8),
        ("end", -side * 0.7, low * 0.9),
    ]
    inside = [("middle", 0, 4)] if marker.precision == "area" and not marker.size else []
    for anchor, dx, dy in inside + beside + corners:
        box = text_box(x + dx, y + dy, marker.label, SIZE, anchor, direction)
        inward = max(0, 2 - box.left) + min(0, view.width - 2 - box.right) if anchor == "middle" else 0
        where = {"x": x + dx + inward, "y": y + dy, "text_anchor": anchor}
        text = tag("text", marker.label, class_="map-label", font_size=SIZE, paint_order="stroke", **where)
        yield text, Box(box.left + inward, box.top, box.right + inward, box.bottom)


def _spots(rings: tuple[Ring, ...]) -> list[XY]:
    """Where a name may stand, from the middle of the shape outward."""
    points = tuple(point for ring in rings for point in ring)
    spots = grid(points, GRID)
    x, y = spots[len(spots) // 2]
    return sorted(spots, key=lambda spot: ((spot[0] - x) ** 2 + (spot[1] - y) ** 2, spot))


def _within(rings: tuple[Ring, ...], box: Box) -> bool:
    xs = (box.left, (box.left + box.right) / 2, box.right)
    return all(holds(rings, (x, y)) for x in xs for y in (box.top, box.bottom))
