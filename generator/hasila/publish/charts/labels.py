"""The words in a chart: as many as have room, those that matter first. A label that would touch another is
left out; every figure keeps its words in its title and in the table of the page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart, Point
from hasila.model.svg import Box, tag, text_width
from hasila.publish.charts.layout import Edge, Scale, moments, near_edges
from hasila.publish.charts.marks import DENSE
from hasila.publish.drawing_parts import PlacedText, box_around, free_of

BESIDE_EDGE = 4
BESIDE_DATE = 5
CLEAR = 4
"""Between a label and what it must not touch."""
FEW = 40
"""Up to this many points, labels keep clear of large marks; from more on, of small ones."""


@dataclass(frozen=True, slots=True)
class DatedTick:
    """A date under the axis: its x, its words and the room of these."""

    x: float
    words: str
    box: Box

    def meets(self, other: DatedTick) -> bool:
        return self.box.meets(other.box)


@dataclass(frozen=True, slots=True)
class Spot:
    """The place of a point in the drawing."""

    point: Point
    x: float
    y: float


def edge_notes(chart: Chart, scale: Scale) -> list[PlacedText]:
    """The words of each edge, on the side of it that has more room."""
    return [_note(edge, scale) for edge in near_edges(chart)]


def _note(edge: Edge, scale: Scale) -> PlacedText:
    size = scale.size
    x = scale.x(edge.moment)
    away = scale.forward * BESIDE_EDGE
    along = (x - scale.at(0)) * scale.forward
    if along > scale.width / 2:
        return PlacedText(edge.label, x - away, size, size, "end", scale.direction)
    return PlacedText(edge.label, x + away, size, size, "start", scale.direction)


def point_labels(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """Labels of the last and the first figure, of those in conflict, and then of evenly spaced ones."""
    spots = _spots(chart, scale)
    taken = list(_obstacles(spots, scale))
    taken += [note.box for note in edge_notes(chart, scale)]
    left = scale.sheet.labels
    for spot in _in_order_of_weight(spots):
        label = _first_free(spot, scale, taken) if left else None
        if label is not None:
            taken.append(label.box)
            left -= 1
            yield label.draw("chart-label")
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
    ticks = []
    for day, words in chart.calendar:
        when = day.toordinal()
        if scale.first <= when <= scale.last:
            ticks.append(_tick(when, words, scale))
    return ticks


def _report_days(chart: Chart, scale: Scale) -> list[DatedTick]:
    """The days of reports, each once, at its last report."""
    ticks = {}
    for when, point in _timed(chart):
        ticks[point.day] = _tick(when, point.when, scale)
    return list(ticks.values())


def _timed(chart: Chart) -> Iterator[tuple[float, Point]]:
    """Each point with its moment."""
    return zip(moments(chart.points), chart.points, strict=True)


def _tick(when: float, words: str, scale: Scale) -> DatedTick:
    """A date as near to its moment as the frame allows."""
    x = scale.x(when)
    width = text_width(words, scale.size)
    left = max(x - width / 2, 0)
    left = min(left, scale.width - width)
    box = Box(left, scale.base, left + width, scale.sheet.height)
    return DatedTick(x, words, box.wider(BESIDE_DATE))


def _date(tick: DatedTick, scale: Scale) -> Iterator[Markup]:
    stroke = f"M{tick.x:.1f} {scale.base:.1f}v4"
    yield tag("path", class_="chart-base", d=stroke)
    middle = (tick.box.left + tick.box.right) / 2
    foot = scale.sheet.height - 0.5 * scale.size
    placed = PlacedText(tick.words, middle, foot, scale.size, "middle")
    yield placed.draw("chart-date")


def _spots(chart: Chart, scale: Scale) -> list[Spot]:
    """The place where the words of each point begin."""
    return [_spot(point, when, scale) for when, point in _timed(chart)]


def _spot(point: Point, when: float, scale: Scale) -> Spot:
    x = scale.x(when)
    return Spot(point, x, _height(point, scale))


def _height(point: Point, scale: Scale) -> float:
    """The y at which the words of ``point`` begin: its number, the upper end of a range, or the axis."""
    if point.number is None:
        return scale.base
    if point.range:
        return scale.y(point.interval.high or 0)
    return scale.y(point.number)


def _obstacles(spots: Sequence[Spot], scale: Scale) -> Iterator[Box]:
    """The room that a label must not cover: the marks, then the line that runs on from each and steps up or
    down to the next."""
    radius = 6 if len(spots) <= FEW else 3
    for spot in spots:
        reach = 1.6 * radius if spot.point.conflict else radius
        yield box_around(spot.x, spot.y, reach)
    for spot, after in pairwise(spots):
        yield from _run(spot, after.x)
        yield _step(spot, after)
    end = scale.at(scale.end)
    yield from _run(spots[-1], end)


def _run(spot: Spot, end: float) -> Iterator[Box]:
    """The line from ``spot`` to the x ``end``; nothing where it has no length."""
    if spot.x != end:
        left, right = sorted((spot.x, end))
        above = spot.y - 1
        below = spot.y + 1
        yield Box(left, above, right, below)


def _step(spot: Spot, after: Spot) -> Box:
    """The line that steps from the height of ``spot`` to that of ``after``."""
    above, below = sorted((spot.y, after.y))
    return Box(after.x - 1, above, after.x + 1, below)


def _in_order_of_weight(spots: Sequence[Spot]) -> list[Spot]:
    """The points with a number that may be labelled, those that matter most first."""
    spread = [spots[index] for index in _halving(len(spots))]
    disputed = [spot for spot in spots if spot.point.conflict]
    weighty = spread[:2] + disputed[:TRIED]
    order = dict.fromkeys(weighty + spread[:TRIED])
    return [spot for spot in order if spot.point.number is not None]


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
    near = scale.at(scale.start - 4)
    far = scale.at(scale.width)
    left, right = sorted((near, far))
    return Box(left, scale.size * 0.3, right, scale.base)


def _pick(spot: Spot) -> Markup:
    """A ring around the one of many points that a label speaks of."""
    return tag("circle", class_="chart-pick", cx=spot.x, cy=spot.y, r=3)


TRIED = 65
"""Of a long series this many points are tried for a label; it ends a level of halving."""


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
    Offset("start", -9, 16),
    Offset("start", -9, 23),
)
"""The places for the label of a point, best first."""


def _first_free(spot: Spot, scale: Scale, taken: Iterable[Box]) -> PlacedText | None:
    """The label of ``spot`` at the first place around it where it touches nothing; ``None`` where it has no
    room."""
    room = _room(scale)
    for offset in AROUND:
        label = _beside(spot, offset, scale)
        box = label.box
        if box.inside(room) and free_of(box.wider(CLEAR), taken):
            return label
    return None


def _beside(spot: Spot, offset: Offset, scale: Scale) -> PlacedText:
    x = spot.x - offset.back * scale.forward
    y = spot.y + offset.down
    return PlacedText(spot.point.label, x, y, scale.size, offset.anchor, scale.direction)
