"""Names on a map, placed so that none covers another or a mark: the places first, then the regions where room
is left.

The placing is greedy and in a fixed order (more people first, then the order given), so that the same map is
the same bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import chain

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.drawing import Map, Marker
from hasila.model.svg import Box
from hasila.publish.drawing_parts import PlacedText, box_around, free_of
from hasila.publish.maps.base import XY, Region, Ring, between, crossings, grid
from hasila.publish.maps.view import View, circle, largest_size

SIZE = 12
GRID = 12
"""Names of regions are tried on a grid of this many steps each way."""
CLEAR = 5
"""Between the name of a region and any other, so that they are not read as one."""
LABELLED_RING = 40
"""A ring of doubt up to this radius has its name beside it; a wider one, as an area, may have it inside."""
DOT = 4
"""The room around a place without a circle of people."""
EDGE = 2
"""A centred name keeps so far from the edge of the frame."""


@dataclass(frozen=True, eq=False)
class ShownRegion:
    """A region with the part of it that a view shows, in units of the drawing."""

    region: Region
    rings: tuple[Ring, ...]

    @cached_property
    def width(self) -> float:
        """The width of the part that is shown."""
        xs = [x for ring in self.rings for x, _ in ring]
        return max(xs) - min(xs)

    @cached_property
    def spots(self) -> list[XY]:
        """The points where its name may stand, from the middle of the shape outward."""
        points = tuple(chain.from_iterable(self.rings))
        spots = grid(points, GRID)
        middle = spots[len(spots) // 2]
        by_distance = sorted((_squared_distance(spot, middle), spot) for spot in spots)
        return [spot for _, spot in by_distance]

    def _crossed(self, y: float) -> list[float]:
        """Where the border crosses the level line at ``y``: the spots of one row ask for the same."""
        known = self._crossings.get(y)
        if known is None:
            known = crossings(self.rings, y)
            self._crossings[y] = known
        return known

    @cached_property
    def _crossings(self) -> dict[float, list[float]]:
        return {}

    def surrounds(self, box: Box) -> bool:
        """True where the corners of ``box`` and the middles of its long sides lie in the region."""
        middle = (box.left + box.right) / 2
        xs = (box.left, middle, box.right)
        for y in (box.top, box.bottom):
            crossed = self._crossed(y)
            if not all(between(crossed, x) for x in xs):
                return False
        return True


def _squared_distance(start: XY, end: XY) -> float:
    (x, y), (end_x, end_y) = start, end
    return (x - end_x) ** 2 + (y - end_y) ** 2


def marker_names(map: Map, view: View, taken: Box) -> tuple[list[Markup], list[Box]]:
    """The names of the places that have room, and all the room that is taken then, ``taken`` with it."""
    most = largest_size(map)
    marks = [_mark(marker, most, view) for marker in map.markers]
    boxes, names = [taken, *marks], []
    for marker, mark in _most_people_first(map.markers, marks):
        others = [box for box in boxes if box is not mark]
        candidates = _candidates(marker, mark, map.direction, view)
        name = _first_free(candidates, view.box, others)
        if name is not None:
            names.append(name.draw("map-label"))
            boxes.append(name.box)
    return names, boxes


def _most_people_first(markers: Sequence[Marker], marks: Sequence[Box]) -> list[tuple[Marker, Box]]:
    """The markers with their marks; of equally many people, the first given comes first."""
    both = zip(markers, marks, strict=True)
    return sorted(both, key=lambda pair: -(pair[0].size or 0))


def _first_free(names: Iterable[PlacedText], frame: Box, taken: Sequence[Box]) -> PlacedText | None:
    """The first of ``names`` that is all in ``frame`` and touches nothing."""
    for name in names:
        box = name.box
        if box.inside(frame) and free_of(box, taken):
            return name
    return None


def region_names(
    map: Map, view: View, regions: Iterable[ShownRegion], taken: Iterable[Box]
) -> Iterator[Markup]:
    """The name of each region at the place nearest to its middle where the name is all inside it and touches
    nothing."""
    boxes = list(taken)
    for shown in regions:
        label = shown.region.names.get(map.names, "")
        if not label:
            continue
        name = _name_inside(shown, label, map.direction, view, boxes)
        if name is not None:
            boxes.append(name.box)
            yield name.draw(f"map-name map-name-{shown.region.kind}")


def _name_inside(
    shown: ShownRegion, label: str, direction: str, view: View, taken: Sequence[Box]
) -> PlacedText | None:
    """The name at the first spot where it lies within its region and the frame and touches nothing."""
    name = PlacedText(label, 0, 0, SIZE, "middle", direction)
    room = name.box
    if room.right - room.left > shown.width:
        return None
    for x, y in shown.spots:
        box = room.moved(x, y)
        is_free = box.inside(view.box) and free_of(box.wider(CLEAR), taken)
        if is_free and shown.surrounds(box):
            return replace(name, x=x, y=y)
    return None


def _mark(marker: Marker, most: int, view: View) -> Box:
    """The box that the mark of a place keeps free: its circle, ring or dot. The shade of an area may carry
    names."""
    x, y = view.point(marker)
    radius = max(_circle(marker, most, view), _ring(marker, view))
    return box_around(x, y, radius)


def _circle(marker: Marker, most: int, view: View) -> float:
    """The radius of its circle of people, or of its dot."""
    if not marker.size:
        return DOT
    return circle(marker.size, most, view.largest)


def _ring(marker: Marker, view: View) -> float:
    """The radius of a ring that has its name beside it, else 0."""
    if marker.precision != "approximate":
        return 0
    radius = (marker.radius_km or 0) * view.scale
    return radius if radius < LABELLED_RING else 0


def _candidates(marker: Marker, mark: Box, direction: str, view: View) -> Iterator[PlacedText]:
    """Beside the mark on the side where reading goes on, then the other side, above, below, and the four
    corners.

    An area without a circle of people has its name in its middle: there is no mark to stand beside. A centred
    name near the edge of the frame moves inward.
    """
    x = (mark.left + mark.right) / 2
    y = (mark.top + mark.bottom) / 2
    for anchor, right, down in _offsets(marker, mark, direction):
        name = PlacedText(marker.label, x + right, y + down, SIZE, anchor, direction)
        yield name.moved(_inward(name.box, view)) if anchor == "middle" else name


def _inward(box: Box, view: View) -> float:
    """The way to the right by which ``box`` comes to lie in the frame; negative to the left."""
    beyond_left = EDGE - box.left
    beyond_right = box.right - (view.width - EDGE)
    return max(0, beyond_left) - max(0, beyond_right)


def _offsets(marker: Marker, mark: Box, direction: str) -> Iterator[tuple[str, float, float]]:
    """The anchor of a name and how far its point lies to the right of the middle of ``mark`` and below it."""
    radius = (mark.right - mark.left) / 2
    forward = -1 if direction == "rtl" else 1
    side = (radius + 3) * forward
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
