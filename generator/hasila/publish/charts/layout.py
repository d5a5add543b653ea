"""The layout of a chart: its size, its two scales, the ticks of the axis.

Time runs the way the reader reads. In Arabic the chart is mirrored: the earliest day is at the right, the
axis of counts beside it. The tables and the "previous / next" links of the same page run that way, and Arabic
newsrooms that draw for Arabic readers do the same (Alebri, Rakotondravony and Harrison, "Design Patterns in
Right-to-Left Visualizations", IEEE VIS 2024, looked at 128 graphics of Arabic outlets). Since both directions
are met in print, dates always stand under the axis, at either end of it first.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import count, groupby
from operator import attrgetter
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart, Point
from hasila.model.interval import Interval
from hasila.model.svg import text_width

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class DrawingSize:
    """A size to draw at. ``labels`` is how many points may be labelled, ``ticks`` how many steps the axis may
    have."""

    name: str
    width: float
    height: float
    size: float
    labels: int
    ticks: int


NARROW = DrawingSize("narrow", 340, 290, 12, 6, 4)
"""For phones: at 328 px of room (a 360 px screen with margins) its text is 11.6 px high."""

WIDE = DrawingSize("wide", 720, 340, 13, 12, 5)
"""For a column of at least 620 px (see ``chart.css``): its text is never under 11.2 px."""


@dataclass(frozen=True, slots=True)
class Scale:
    """The chart's coordinates: time along, counts upward; ``mirrored`` when the reader reads from the
    right."""

    sheet: DrawingSize
    start: float
    end: float
    first: float
    last: float
    top: int
    mirrored: bool

    @property
    def size(self) -> float:
        """The size of its texts."""
        return self.sheet.size

    @property
    def width(self) -> float:
        return self.sheet.width

    @property
    def base(self) -> float:
        """The height of the axis of time, at a count of 0."""
        return self.sheet.height - 2.4 * self.sheet.size

    def at(self, along: float) -> float:
        """The x that is ``along`` units from the side where reading starts."""
        return self.width - along if self.mirrored else along

    def x(self, when: float) -> float:
        """The x of a moment, in days (:func:`moments`)."""
        if self.last == self.first:
            middle = (self.start + self.end) / 2
            return self.at(middle)
        days = self.last - self.first
        share = (when - self.first) / days
        length = self.end - self.start - self.size
        return self.at(self.start + share * length)

    def y(self, number: float) -> float:
        """The y of a count of people."""
        ceiling = 3.6 * self.sheet.size
        height = self.base - ceiling
        return self.base - height * number / self.top

    @property
    def forward(self) -> int:
        """1 where later is to the right, -1 where it is to the left."""
        return -1 if self.mirrored else 1

    @property
    def direction(self) -> str:
        """The direction of its texts, ``rtl`` or ``ltr``."""
        return "rtl" if self.mirrored else "ltr"


def scale_of(chart: Chart, sheet: DrawingSize) -> Scale:
    """The scales on which the points of ``chart``, and the edges not too far before them, have room."""
    when = moments(chart.points)
    days = [when[0], when[-1]]
    days += [edge.moment for edge in near_edges(chart)]
    counts = [highest(point.interval, point.number) for point in chart.points]
    top = max(1, *counts)
    start = _widest_tick(chart, top, sheet) + 8
    mirrored = chart.direction == "rtl"
    end = sheet.width - 6
    return Scale(sheet, start, end, min(days), max(days), top, mirrored)


def _widest_tick(chart: Chart, top: int, sheet: DrawingSize) -> float:
    labels = map(chart.numerals.write, ticks(top, sheet.ticks))
    return max(text_width(label, sheet.size) for label in labels)


class Edge(NamedTuple):
    """A line across the chart: the start of the count, a restart."""

    day: date
    label: str

    @property
    def moment(self) -> float:
        return float(self.day.toordinal())


def near_edges(chart: Chart) -> list[Edge]:
    """The edges to draw: one that lies further before the first report than the reports last would squeeze
    them."""
    edges = [Edge(day, label) for day, label in chart.edges]
    first = chart.points[0].day
    last = chart.points[-1].day
    if first == last:
        return edges
    length = last - first
    return [edge for edge in edges if first - edge.day <= length]


def moments(points: tuple[Point, ...]) -> list[float]:
    """The moment at which each point was published, in days; the reports of one day follow each other within
    it, evenly."""
    return list(_moments(points))


def _moments(points: tuple[Point, ...]) -> Iterator[float]:
    for day, group in groupby(points, key=attrgetter("day")):
        reports = len(list(group))
        for place in range(reports):
            yield day.toordinal() + place / reports


def highest(interval: Interval, number: int | None) -> int:
    """The largest count that was stated: the upper end, else the number, else the lower end (0 where there is
    none)."""
    counts = (interval.high, number, interval.low)
    return max(count or 0 for count in counts)


def ticks(top: int, most: int) -> list[int]:
    """Round numbers from 0 to ``top``, at most ``most`` steps of 1, 2 or 5 times a power of ten."""
    fitting = (size for size in _tick_sizes() if top / size <= most)
    size = next(fitting)
    return list(range(0, top + 1, size))


def _tick_sizes() -> Iterator[int]:
    for power in count():
        for step in STEPS:
            yield step * 10**power
