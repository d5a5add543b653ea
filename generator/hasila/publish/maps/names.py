"""Names on a map, placed so that none covers another or a mark: the places first, then the regions where room
is left.

The placing is greedy and in a fixed order (more people first, then the order given), so that the same map is
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box, tag, text_box
from hasila.publish.maps.base import XY, Region, Ring, between, crossings, grid
from hasila.publish.maps.view import View, circle, largest_size

SIZE = 12
GRID = 12
"""Names of regions are tried on a grid of this many steps each way."""
CLEAR = 5
"""Between the name of a region and any other, so that they are not read as one."""
LABELLED_RING = 40
"""A ring of doubt up to this radius has its name beside it; a wider one, as an area, may have it inside."""
EDGE = 2
"""A centred name keeps so far from the edge of the frame."""


@dataclass(frozen=True, eq=False)
class ShownRegion:
    """A region with the part of it that a view shows, in units of the drawing."""

    region: Region
    rings: tuple[Ring, ...]

    @cached_property
    def spots(self) -> list[XY]:
        """The points where its name may stand, from the middle of the shape outward."""
        spots = grid(tuple(point for ring in self.rings for point in ring), GRID)
        x, y = spots[len(spots) // 2]
        return sorted(spots, key=lambda spot: ((spot[0] - x) ** 2 + (spot[1] - y) ** 2, spot))

    def surrounds(self, box: Box) -> bool:
        """True where the corners of ``box`` and the middles of its long sides lie in the region."""
        xs = (box.left, (box.left + box.right) / 2, box.right)
        for y in (box.top, box.bottom):
            crossed = crossings(self.rings, y)
            if not all(between(crossed, x) for x in xs):
                return False
        return True


@dataclass(frozen=True, slots=True)
class Name:
    """A name as it may stand: its baseline point, its anchor, and the box that it takes."""

    x: float
    y: float
    anchor: str
    box: Box


def marker_names(map: Map, view: View, taken: Box) -> tuple[list[Markup], list[Box]]:
    """The names of the places that have room, and all the room that is taken then, ``taken`` with it."""
    most = largest_size(map)
    marks = [_mark(marker, most, view) for marker in map.markers]
    boxes, names = [taken, *marks], []
    for index in _most_people_first(map.markers):
        marker, mark = map.markers[index], marks[index]
        others = [box for box in boxes if box is not mark]
        name = _first_free(_candidates(marker, mark, map.direction, view), view.box, others)
        if name is not None:
            names.append(_label(marker.label, name))
            boxes.append(name.box)
    return names, boxes


def _most_people_first(markers: Sequence[Marker]) -> list[int]:
    return sorted(range(len(markers)), key=lambda index: (-(markers[index].size or 0), index))


def _first_free(names: Iterable[Name], frame: Box, taken: Sequence[Box]) -> Name | None:
    """The first of ``names`` that is all in ``frame`` and touches nothing."""
    for name in names:
        if name.box.inside(frame) and not _touches(name.box, taken):
            return name
    return None


def _touches(box: Box, others: Iterable[Box]) -> bool:
    return any(box.meets(other) for other in others)


def _label(text: str, name: Name) -> Markup:
    return tag(
        "text",
        text,
        class_="map-label",
        font_size=SIZE,
        paint_order="stroke",
        x=name.x,
        y=name.y,
        text_anchor=name.anchor,
    )


def region_names(
    map: Map, view: View, regions: Iterable[ShownRegion], taken: Iterable[Box]
) -> Iterator[Markup]:
    """The name of each region at the place nearest to its middle where the name is all inside it and touches
    nothing."""
    boxes = list(taken)
    for shown in regions:
        label = shown.region.names.get(map.names, "")
        name = _name_inside(shown, label, map.direction, view, boxes) if label else None
        if name is not None:
            boxes.append(name.box)
            yield _region_name(shown.region, label, name)


def _name_inside(
    shown: ShownRegion, label: str, direction: str, view: View, taken: Sequence[Box]
) -> Name | None:
    for x, y in shown.spots:
        box = text_box(x, y, label, SIZE, "middle", direction)
        free = box.inside(view.box) and not _touches(box.wider(CLEAR), taken)
        if free and shown.surrounds(box):
            return Name(x, y, "middle", box)
    return None


def _region_name(region: Region, label: str, name: Name) -> Markup:
    return tag(
        "text",
        label,
        class_=f"map-name map-name-{region.kind}",
        x=name.x,
        y=name.y,
        font_size=SIZE,
        text_anchor=name.anchor,
        paint_order="stroke",
    )


def _mark(marker: Marker, most: int, view: View) -> Box:
    """The box that the mark of a place keeps free: its circle, ring or dot. The shade of an area may carry
    names."""
    x, y = view.x(marker.lon), view.y(marker.lat)
    radius = max(_circle(marker, most, view), _ring(marker, view))
    return Box(x - radius, y - radius, x + radius, y + radius)


def _circle(marker: Marker, most: int, view: View) -> float:
    return circle(marker.size, most, view.largest) if marker.size else 4


def _ring(marker: Marker, view: View) -> float:
    """The radius of a ring that has its name beside it, else 0."""
    if marker.precision != "approximate":
        return 0
    radius = (marker.radius_km or 0) * view.scale
    return radius if radius < LABELLED_RING else 0


def _candidates(marker: Marker, mark: Box, direction: str, view: View) -> Iterator[Name]:
    """Beside the mark on the side where reading goes on, then the other side, above, below, and the four
    corners.

    An area without a circle of people has its name in its middle: there is no mark to stand beside. A centred
    name near the edge of the frame moves inward.
    """
    x, y = (mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2
    for anchor, right, down in _offsets(marker, mark, direction):
        box = text_box(x + right, y + down, marker.label, SIZE, anchor, direction)
        inward = _inward(box, view) if anchor == "middle" else 0
        moved = Box(box.left + inward, box.top, box.right + inward, box.bottom)
        yield Name(x + right + inward, y + down, anchor, moved)


def _inward(box: Box, view: View) -> float:
    """How far ``box`` has to move to the right to stay in the frame; negative to the left."""
    return max(0, EDGE - box.left) + min(0, view.width - EDGE - box.right)


def _offsets(marker: Marker, mark: Box, direction: str) -> Iterator[tuple[str, float, float]]:
    """The anchor of a name and how far its point lies to the right of the middle of ``mark`` and below it."""
    radius = (mark.right - mark.left) / 2
    side = (radius + 3) * (-1 if direction == "rtl" else 1)
    above, below = -radius - 4, radius + SIZE
    if marker.precision == "area" and not marker.size:
        yield "middle", 0, 4
    yield "start", side, 4
    yield "end", -side, 4
    yield "middle", 0, above
    yield "middle", 0, below
    for anchor, corner in (("start", side * 0.7), ("end", -side * 0.7)):
        yield anchor, corner, above * 0.8
        yield anchor, corner, below * 0.9
