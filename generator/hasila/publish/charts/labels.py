"""The words in a chart: as many as have room, those that matter first. A label that would touch another is
left out; every figure keeps its words in its title and in the table of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from hasila.model.drawing import Chart, Point
from hasila.model.svg import Box, tag, text_box, text_width
from hasila.publish.charts.layout import Scale, moments, near_edges
from hasila.publish.charts.marks import DENSE

BESIDE_EDGE = 4
BESIDE_DATE = 5
CLEAR = 4
"""Between a label and what it must not touch."""
FEW = 40
"""Up to this many points, labels keep clear of large marks; from more on, of small ones."""


@dataclass(frozen=True, slots=True)
class Note:
    """The words at the head of an edge."""

    x: float
    words: str
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class DatedTick:
    """A date under the axis: its x, its words and the room of these."""

    x: float
    words: str
    box: Box

    def meets(self, other: DatedTick) -> bool:
        return self.box.meets(other.box)


@dataclass(frozen=True, slots=True)
class PointLabel:
    """The words of a point as they stand: their baseline point, their anchor and the room that they take."""

    x: float
    y: float
    words: str
    anchor: str
    box: Box


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a point in the drawing."""

    x: float
    y: float


def edge_notes(chart: Chart, scale: Scale) -> list[Note]:
    """The words of each edge, on the side of it that has more room."""
    return [_note(scale.x(day.toordinal()), label, scale) for day, label in near_edges(chart)]


def _note(edge: float, words: str, scale: Scale) -> Note:
    along = (edge - scale.at(0)) * scale.forward
    late = along > scale.sheet.width / 2
    anchor = "end" if late else "start"
    away = -scale.forward if late else scale.forward
    x, size = edge + away * BESIDE_EDGE, scale.sheet.size
    return Note(x, words, anchor, text_box(x, size, words, size, anchor, scale.direction))


def point_labels(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """Labels of the last and the first figure, of those in conflict, and then of evenly spaced ones."""
    spots = _spots(chart, scale)
    taken = [*_obstacles(chart, spots, scale), *(note.box for note in edge_notes(chart, scale))]
    left = scale.sheet.labels
    for index in _in_order_of_weight(chart):
        label, spot = chart.points[index].label, spots[index]
        place = _first_free(label, spot, scale, taken) if left else None
        if place is not None:
            taken.append(place.box)
            left -= 1
            yield _label(place, scale)
            if len(spots) > DENSE:
                yield _pick(spot)


def dates(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """Dates under the axis at their true distance, each with a stroke: months at even steps, or else the days
    of reports."""
    months = _calendar(chart, scale)
    ticks = _even(months) if months else _apart(_report_days(chart, scale))
    for tick in ticks:
        yield from _date(tick, scale)


def _even(months: list[DatedTick]) -> list[DatedTick]:
    """Every month, or every second, third … from the first: the closest step at which no two touch."""
    for step in range(1, len(months)):
        chosen = months[::step]
        if not any(before.meets(after) for before, after in pairwise(chosen)):
            return chosen
    return months[:1]


def _apart(ticks: list[DatedTick]) -> Iterator[DatedTick]:
    """As many as have room: the last, the first, and then evenly spaced ones."""
    taken: list[DatedTick] = []
    for index in _halving(len(ticks)):
        tick = ticks[index]
        if not any(tick.meets(other) for other in taken):
            taken.append(tick)
            yield tick


def _calendar(chart: Chart, scale: Scale) -> list[DatedTick]:
    """The dates of the calendar that lie within the chart; none where all of it is one day."""
    if scale.first >= scale.last:
        return []
    days = [(float(day.toordinal()), words) for day, words in chart.calendar]
    return [_tick(day, words, scale) for day, words in days if scale.first <= day <= scale.last]


def _report_days(chart: Chart, scale: Scale) -> list[DatedTick]:
    """The days of reports, each once, at its last report."""
    ticks = {}
    for when, point in zip(moments(chart.points), chart.points, strict=True):
        ticks[point.day] = (when, point.when)
    return [_tick(when, words, scale) for when, words in ticks.values()]


def _tick(when: float, words: str, scale: Scale) -> DatedTick:
    x = scale.x(when)
    width = text_width(words, scale.sheet.size)
    left = min(max(x - width / 2, 0), scale.sheet.width - width)
    box = Box(left - BESIDE_DATE, scale.base, left + width + BESIDE_DATE, scale.sheet.height)
    return DatedTick(x, words, box)


def _date(tick: DatedTick, scale: Scale) -> Iterator[Markup]:
    size = scale.sheet.size
    yield tag("path", class_="chart-base", d=f"M{tick.x:.1f} {scale.base:.1f}v4")
    yield tag(
        "text",
        tick.words,
        class_="chart-date",
        x=(tick.box.left + tick.box.right) / 2,
        y=scale.sheet.height - 0.5 * size,
        font_size=size,
        text_anchor="middle",
    )


def _spots(chart: Chart, scale: Scale) -> list[Spot]:
    """The place where the words of each point begin."""
    placed = zip(moments(chart.points), chart.points, strict=True)
    return [Spot(scale.x(when), _height(point, scale)) for when, point in placed]


def _height(point: Point, scale: Scale) -> float:
    """The y at which the words of ``point`` begin: its number, the upper end of a range, or the axis."""
    if point.number is None:
        return scale.base
    return scale.y(point.interval.high or 0 if point.range else point.number)


def _obstacles(chart: Chart, spots: Sequence[Spot], scale: Scale) -> Iterator[Box]:
    """The room that a label must not cover: the marks, then the line that runs on from each."""
    radius = 6 if len(spots) <= FEW else 3
    for spot, point in zip(spots, chart.points, strict=True):
        r = 1.6 * radius if point.conflict else radius
        yield Box(spot.x - r, spot.y - r, spot.x + r, spot.y + r)
    ends = [*(spot.x for spot in spots[1:]), scale.at(scale.end)]
    for spot, end in zip(spots, ends, strict=True):
        left, right = min(spot.x, end), max(spot.x, end)
        if right > left:
            yield Box(left, spot.y - 1, right, spot.y + 1)


def _in_order_of_weight(chart: Chart) -> list[int]:
    points = chart.points
    disputed = [index for index, point in enumerate(points) if point.conflict]
    spread = _halving(len(points))
    order = [len(points) - 1, 0, *disputed[:TRIED], *spread[:TRIED]]
    return [index for index in dict.fromkeys(order) if points[index].number is not None]


def _halving(length: int) -> list[int]:
    """The last, the first, the middle, the quarters …: every prefix is spread evenly."""
    if not length:
        return []
    last = length - 1
    order = dict.fromkeys((last, 0))
    for level in range(max(last, 1).bit_length() + 1):
        order |= dict.fromkeys(_parts(last, 2**level))
    return list(order)[:length]


def _parts(last: int, parts: int) -> list[int]:
    """The ends of ``parts`` equal parts of the way to ``last``."""
    return [round(last * step / parts) for step in range(parts + 1)]


def _room(scale: Scale) -> Box:
    """The room between the axis of counts and the far edge: a number beside the axis would be taken for one
    of its ticks."""
    left, right = sorted((scale.at(scale.start - 4), scale.at(scale.sheet.width)))
    return Box(left, scale.sheet.size * 0.3, right, scale.base)


def _label(label: PointLabel, scale: Scale) -> Markup:
    return tag(
        "text",
        label.words,
        class_="chart-label",
        x=label.x,
        y=label.y,
        font_size=scale.sheet.size,
        text_anchor=label.anchor,
        paint_order="stroke",
    )


def _pick(spot: Spot) -> Markup:
    """A ring around the one of many points that a label speaks of."""
    return tag("circle", class_="chart-pick", cx=spot.x, cy=spot.y, r=3)


TRIED = 65
"""Of a long series this many points are asked for whether they have room; it ends a level of halving."""


@dataclass(frozen=True, slots=True)
class Offset:
    """A place for a label: the anchor of its text, how far back in time it stands and how far up
    (negative)."""

    anchor: str
    back: float
    down: float


AROUND = (
    Offset("end", 9, -7),
    Offset("middle", 0, -12),
    Offset("end", 0, -12),
    Offset("end", 14, -7),
    Offset("middle", 0, -16),
    Offset("end", 0, -16),
    Offset("start", 0, 23),
)
"""The places for the label of a point, best first."""


def _first_free(label: str, spot: Spot, scale: Scale, taken: Iterable[Box]) -> PointLabel | None:
    """``label`` at the first place around ``spot`` where it touches nothing; ``None`` where it has no
    room."""
    size, room = scale.sheet.size, _room(scale)
    for offset in AROUND:
        x, y = spot.x - offset.back * scale.forward, spot.y + offset.down
        box = text_box(x, y, label, size, offset.anchor, scale.direction)
        clear = box.wider(CLEAR)
        if box.inside(room) and not any(clear.meets(other) for other in taken):
            return PointLabel(x, y, label, offset.anchor, box)
    return None
