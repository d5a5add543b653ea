"""The words in a chart: as many as have room, those that matter first. A label that would touch another is left out;
every figure keeps its words in its title and in the table of the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from markupsafe import Markup

from hasila.model.drawing import Chart, Point
from hasila.model.svg import Box, tag, text_box, text_width
from hasila.publish.charts.layout import Scale, moments, near_edges
from hasila.publish.charts.marks import DENSE


@dataclass(frozen=True, slots=True)
class Note:
    """The words at the head of an edge."""

    x: float
    words: str
    anchor: str
    box: Box


def edge_notes(chart: Chart, scale: Scale) -> list[Note]:
    """The words of each edge, on the side of it that has more room."""
    return [_note(scale.x(day.toordinal()), label, scale) for day, label in near_edges(chart)]


def _note(x: float, words: str, scale: Scale) -> Note:
    late = (x - scale.at(0)) * scale.forward > scale.sheet.width / 2
    anchor, beside = ("end", x - scale.forward * 4) if late else ("start", x + scale.forward * 4)
    size, direction = scale.sheet.size, "rtl" if scale.mirrored else "ltr"
    return Note(beside, words, anchor, text_box(beside, size, words, size, anchor, direction))


def point_labels(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """Labels of the last and the first figure, of those in conflict, and then of evenly spaced ones."""
    spots = _spots(chart, scale)
    taken = [*_obstacles(chart, spots, scale), *(note.box for note in edge_notes(chart, scale))]
    written = 0
    for index in _in_order_of_weight(chart):
        x, y = spots[index]
        place = next(_free(chart.points[index].label, x, y, scale, taken), None)
        if place is not None and written < scale.sheet.labels:
            text, box = place
            taken.append(box)
            written += 1
            yield text + _pick(x, y) if len(spots) > DENSE else text


def dates(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """Dates under the axis at their true distance, each with a stroke: months at even steps, or else the days of reports."""
    months = _calendar(chart, scale)
    for x, words, box in _even(months, scale) if months else _apart(_report_days(chart), scale):
        yield _date(x, box, words, scale)


Dated = tuple[float, str, Box]
"""A date under the axis: its x, its words and the room of these."""


def _even(months: list[tuple[float, str]], scale: Scale) -> list[Dated]:
    """Every month, or every second, third … from the first: the closest step at which no two touch."""
    steps = (_placed(months[::step], scale) for step in range(1, len(months) + 1))
    return next(
        placed for placed in steps if not any(one[2].meets(other[2]) for one, other in pairwise(placed))
    )


def _apart(named: list[tuple[float, str]], scale: Scale) -> Iterator[Dated]:
    """As many as have room: the last, the first, and then evenly spaced ones."""
    taken: list[Box] = []
    for index in _halving(len(named)):
        (dated,) = _placed([named[index]], scale)
        if not any(dated[2].meets(other) for other in taken):
            taken.append(dated[2])
            yield dated


def _placed(named: list[tuple[float, str]], scale: Scale) -> list[Dated]:
    return [(scale.x(when), words, _date_box(scale.x(when), words, scale)) for when, words in named]


def _calendar(chart: Chart, scale: Scale) -> list[tuple[float, str]]:
    days = [(float(day.toordinal()), words) for day, words in chart.calendar]
    return [
        (day, words) for day, words in days if scale.first <= day <= scale.last and scale.first < scale.last
    ]


def _report_days(chart: Chart) -> list[tuple[float, str]]:
    days = {
        point.day: (when, point.when) for when, point in zip(moments(chart.points), chart.points, strict=True)
    }
    return list(days.values())


def _date_box(x: float, words: str, scale: Scale) -> Box:
    width = text_width(words, scale.sheet.size)
    left = min(max(x - width / 2, 0), scale.sheet.width - width)
    return Box(left - 5, scale.base, left + width + 5, scale.sheet.height)


def _date(x: float, box: Box, words: str, scale: Scale) -> Markup:
    size, middle = scale.sheet.size, (box.left + box.right) / 2
    stroke = tag("path", class_="chart-base", d=f"M{x:.1f} {scale.base:.1f}v4")
    text = tag(
        "text",
        words,
        class_="chart-date",
        x=middle,
        y=scale.sheet.height - 0.5 * size,
        font_size=size,
        text_anchor="middle",
    )
    return stroke + text


def _spots(chart: Chart, scale: Scale) -> list[tuple[float, float]]:
    heights = [_height(point, scale) for point in chart.points]
    return [(scale.x(when), y) for when, y in zip(moments(chart.points), heights, strict=True)]


def _height(point: Point, scale: Scale) -> float:
    """Where the words of ``point`` begin: at its number, at the upper end of a range, or on the axis."""
    if point.number is None:
        return scale.base
    return scale.y(point.interval.high or 0 if point.range else point.number)


def _obstacles(chart: Chart, spots: list[tuple[float, float]], scale: Scale) -> list[Box]:
    """What a label must not cover: the marks, and the line that runs on from each."""
    radius = 6 if len(spots) <= 40 else 3
    radii = [1.6 * radius if point.conflict else radius for point in chart.points]
    marks = [Box(x - r, y - r, x + r, y + r) for (x, y), r in zip(spots, radii, strict=True)]
    ends = [*(x for x, _ in spots[1:]), scale.at(scale.end)]
    runs = [Box(min(x, end), y - 1, max(x, end), y + 1) for (x, y), end in zip(spots, ends, strict=True)]
    return marks + [run for run in runs if run.right > run.left]


def _in_order_of_weight(chart: Chart) -> list[int]:
    odd = [index for index, point in enumerate(chart.points) if point.conflict]
    order = [len(chart.points) - 1, 0, *odd[:TRIED], *_halving(len(chart.points))[:TRIED]]
    return list(dict.fromkeys(index for index in order if chart.points[index].number is not None))


def _halving(length: int) -> list[int]:
    """The last, the first, the middle, the quarters …: every prefix is spread evenly."""
    last, parts = length - 1, [2**level for level in range(max(length - 1, 1).bit_length() + 1)]
    spread = [round(last * step / part) for part in parts for step in range(part + 1)]
    return list(dict.fromkeys([last, 0, *spread]))[:length] if length else []


def _room(scale: Scale) -> Box:
    """Between the axis of counts and the far edge: a number beside the axis would be taken for one of its ticks."""
    left, right = sorted((scale.at(scale.start - 4), scale.at(scale.sheet.width)))
    return Box(left, scale.sheet.size * 0.3, right, scale.base)


def _pick(x: float, y: float) -> Markup:
    """A ring around the one of many points that a label speaks of."""
    return tag("circle", class_="chart-pick", cx=x, cy=y, r=3)


TRIED = 65
"""Of a long series this many points are asked whether they have room; it ends a level of halving."""

AROUND = (("end", 9, -7), ("middle", 0, -12), ("end", 0, -12), ("end", 14, -7), ("middle", 0, -16), ("end", 0, -16),
          ("start", 0, 23))  # fmt: skip
"""Where a label may stand, best first: how its text is anchored, how far back in time it stands and how far up."""


def _free(label: str, x: float, y: float, scale: Scale, taken: list[Box]) -> Iterator[tuple[Markup, Box]]:
    size = scale.sheet.size
    direction = "rtl" if scale.mirrored else "ltr"
    room = _room(scale)
    for anchor, back, dy in AROUND:
        dx = -back * scale.forward
        box = text_box(x + dx, y + dy, label, size, anchor, direction)
        clear = box.wider(4)
        if box.inside(room) and not any(clear.meets(other) for other in taken):
            yield (
                tag(
                    "text",
                    label,
                    class_="chart-label",
                    x=x + dx,
                    y=y + dy,
                    font_size=size,
                    text_anchor=anchor,
                    paint_order="stroke",
                ),
                box,
            )
