"""The course of a cumulative count: a step for every report, and around it what the report leaves open."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart, Point
from hasila.model.svg import safe_id, tag
from hasila.publish.charts.labels import dates, edge_notes, point_labels
from hasila.publish.charts.layout import (
    NARROW,
    WIDE,
    DrawingSize,
    Scale,
    moments,
    near_edges,
    scale_of,
    ticks,
)
from hasila.publish.charts.marks import DENSE, key_mark, kind_of, mark_of, outline_of, whisker
from hasila.publish.charts.thinning import seen
from hasila.publish.drawing_parts import (
    NOTHING,
    PlacedText,
    course,
    hatching,
    key_entry,
    key_list,
    picture,
    pointer_link,
    text_alternative,
)

FADE = 7
"""How high each of the two fading bands above "at least" is. It is no bound: the hatching has no upper
edge."""
UNCERTAIN = ("rounded", "range", "open")
"""The kinds of number that have a band around them."""
FADING = ("chart-more", "chart-more chart-most")
HATCHING = "M0 4L4 0M-1 1L1-1M3 5L5 3"


@dataclass(frozen=True, slots=True)
class Step:
    """A point with the x of its report and the x where the next one takes over (or a restart does)."""

    point: Point
    x: float
    stop: float

    @property
    def low(self) -> int:
        """The least that the count can be."""
        return self.point.interval.low or 0

    @property
    def high(self) -> int:
        """The greatest that it can be; 0 where it is open."""
        return self.point.interval.high or 0

    @property
    def open(self) -> bool:
        """True where its count has no upper end."""
        return self.point.interval.high is None


COLUMN = 2
"""Units of a drawing in which a line shows no more than its lowest and its highest point."""
MARKED_COLUMNS = 120
"""Columns of a drawing in which as many points are marked: each is a link that a finger must hit."""

LARGE, SMALL = 4.5, 2.0
"""The radius of a mark."""


def draw_chart(chart: Chart) -> Markup:
    """``chart`` as SVG at two sizes (``chart.css`` shows the one that fits) and a key; nothing without
    points.

    Counts are people, on an axis that begins at 0. The line is the number as printed and keeps its height
    until the next report; it is broken where a restart (an edge) lies between two reports. Around it: a plain
    band from the lower to the upper end of a rounded figure; above "at least", hatching that fades without an
    upper edge. A report that gives no number at all stands under the axis, at its day, never at 0.

    To a screen reader the drawing is its title and its summary, a paragraph that only it reads; the picture
    is hidden from it. The links are for the pointer and left out of the order of the Tab key: the table of
    the same page holds the same links, in order.
    """
    if not chart.points:
        return NOTHING
    alternative = text_alternative(chart.title, chart.summary)
    drawings = [_sheet(chart, size) for size in (NARROW, WIDE)]
    return tag("div", alternative, *drawings, _key(chart), class_="chart")


def draw_sheet(chart: Chart) -> Markup:
    """The drawing for narrow columns alone, for a file that stands by itself; nothing without points."""
    return _sheet(chart, NARROW) if chart.points else NOTHING


def _sheet(chart: Chart, sheet: DrawingSize) -> Markup:
    columns = round(sheet.width / COLUMN)
    shown = replace(chart, points=seen(chart.points, columns))
    layers = _layers(shown, scale_of(chart, sheet))
    style = f"chart-{sheet.name}"
    return picture(style, sheet.width, sheet.height, chart.direction, layers, font_size=sheet.size)


def _layers(chart: Chart, scale: Scale) -> Iterator[Markup]:
    """The parts of the drawing, the lowest first."""
    name = f"{safe_id(chart.id)}-{scale.sheet.name}"
    steps = _steps(chart, scale)
    yield hatching(name, HATCHING, "chart-hatch", 4)
    yield from _axis(chart, scale)
    yield from _edges(chart, scale)
    yield from _bands(steps, scale, name)
    yield tag("path", class_="chart-line", d=_line(steps, scale))
    yield from _points(steps, scale)
    yield from point_labels(chart, scale)


def _axis(chart: Chart, scale: Scale) -> Iterator[Markup]:
    near = scale.at(0)
    far = scale.at(scale.width)
    for tick in ticks(scale.top, scale.sheet.ticks):
        y = scale.y(tick)
        style = "chart-grid" if tick else "chart-base"
        line = course("M", near, y, "H", far)
        yield tag("path", class_=style, d=line)
        written = chart.numerals.write(tick)
        label = PlacedText(written, near, y - 3, scale.size)
        yield label.draw("chart-tick")
    yield from dates(chart, scale)


def _edges(chart: Chart, scale: Scale) -> Iterator[Markup]:
    for edge in near_edges(chart):
        x = scale.x(edge.moment)
        line = course("M", x, scale.base, "V4")
        yield tag("path", class_="chart-edge", d=line)
    for note in edge_notes(chart, scale):
        yield note.draw("chart-note")


def _steps(chart: Chart, scale: Scale) -> list[Step]:
    """The steps of the points, in order of time."""
    when = moments(chart.points)
    starts = [scale.x(moment) for moment in when]
    stops = list(map(scale.x, _ends(chart, when)))
    after_last = scale.forward * scale.size
    stops.append(starts[-1] + after_last)
    placed = zip(chart.points, starts, stops, strict=True)
    return [Step(point, x, stop) for point, x, stop in placed]


def _ends(chart: Chart, when: Sequence[float]) -> Iterator[float]:
    """The moment at which each step but the last ends: the next report, or a restart before it."""
    first = chart.points[0].day
    restarts = [day.toordinal() for day, _ in chart.edges if day > first]
    for now, later in pairwise(when):
        between = [day for day in restarts if now < day <= later]
        yield min([later, *between])


def _bands(steps: Sequence[Step], scale: Scale, name: str) -> Iterator[Markup]:
    """A plain band for each count with two ends, and bands that fade upward for each that is open."""
    uncertain = [step for step in steps if kind_of(step.point) in UNCERTAIN]
    closed = [_band(step, scale) for step in uncertain if not step.open]
    if closed:
        yield tag("path", class_="chart-band", d="".join(closed))
    opened = [step for step in uncertain if step.open]
    if opened:
        yield from _fading(opened, scale, name)


def _band(step: Step, scale: Scale) -> str:
    low = scale.y(step.low)
    return _rectangle(step, low, scale.y(step.high))


def _fading(steps: Sequence[Step], scale: Scale, name: str) -> Iterator[Markup]:
    for level, style in enumerate(FADING):
        low = level * FADE
        bands = (_above(step, scale, low) for step in steps)
        fill = f"url(#{name}-hatch)"
        yield tag("path", class_=style, fill=fill, d="".join(bands))


def _above(step: Step, scale: Scale, units: float) -> str:
    """A band that begins so many units above the lower end of a count."""
    y = scale.y(step.low) - units
    return _rectangle(step, y, y - FADE)


def _rectangle(step: Step, low: float, high: float) -> str:
    return course("M", step.x, low, "H", step.stop, "V", high, "H", step.x, "z")


def _line(steps: Sequence[Step], scale: Scale) -> str:
    """The step of each point as one path; a range has two steps, one at each of its ends, and none
    between."""
    path: list[str] = []
    reached: float | None = None
    for step in steps:
        if step.point.range:
            path += _levels(step, scale)
            reached = None
        elif step.point.number is not None:
            line = _rise(step, step.point.number, reached, scale)
            path.append(line)
            reached = step.stop
        elif reached == step.x:
            path.append(course("H", step.stop))
            reached = step.stop
    return "".join(path)


def _levels(step: Step, scale: Scale) -> Iterator[str]:
    """The two steps of a range."""
    for count in (step.low, step.high):
        y = scale.y(count)
        yield course("M", step.x, y, "H", step.stop)


def _rise(step: Step, count: int, reached: float | None, scale: Scale) -> str:
    """The line from where it is to the height of ``count``, or anew where it was broken, and on to the next
    point."""
    y = scale.y(count)
    if reached == step.x:
        return course("V", y, "H", step.stop)
    return course("M", step.x, y, "H", step.stop)


def _points(steps: Sequence[Step], scale: Scale) -> Iterator[Markup]:
    """The marks, each a link to its report; many are drawn small, and of very many those that can be told
    apart. In a narrow drawing a finger cannot hit one of many: there they lead nowhere."""
    points = tuple(step.point for step in steps)
    marked = set(map(id, seen(points, MARKED_COLUMNS)))
    shown = [step for step in steps if id(step.point) in marked]
    if len(steps) <= DENSE:
        return _linked(shown, scale, LARGE)
    if scale.sheet == NARROW:
        return iter([_unlinked(shown, scale)])
    return iter([tag("g", *_linked(shown, scale, SMALL), class_="chart-dense")])


def _linked(steps: Iterable[Step], scale: Scale, radius: float) -> Iterator[Markup]:
    for step in steps:
        point = step.point
        title = f"{point.label} — {point.when}"
        marks = (mark_of(kind, outline) for kind, outline in _outlines(step, scale, radius))
        yield pointer_link(title, point.href, "chart-point", marks)


def _unlinked(steps: Iterable[Step], scale: Scale) -> Markup:
    """Small marks, those of one kind as one shape."""
    of_kind: dict[str, list[str]] = {}
    for step in steps:
        for kind, outline in _outlines(step, scale, SMALL):
            of_kind.setdefault(kind, []).append(outline)
    marks = (mark_of(kind, "".join(outlines)) for kind, outlines in of_kind.items())
    return tag("g", *marks, class_="chart-dense")


def _outlines(step: Step, scale: Scale, radius: float) -> Iterator[tuple[str, str]]:
    """The kinds and outlines of the mark of a point, at its number or, where it has none, under the axis; one
    in conflict stands in a square besides, whatever kind it is."""
    point = step.point
    y = _height(point, scale, radius)
    if point.range:
        yield "range", whisker(step.x, scale.y(step.low), scale.y(step.high), radius)
    else:
        kind = kind_of(point)
        yield kind, outline_of(kind, step.x, y, radius)
    if point.conflict:
        yield "conflict", outline_of("conflict", step.x, y, radius)


def _height(point: Point, scale: Scale, radius: float) -> float:
    if point.number is None:
        return scale.base + radius + 2
    return scale.y(point.number)


def _key(chart: Chart) -> Markup:
    """The meaning of each mark that the chart has."""
    used = set(map(kind_of, chart.points))
    if any(point.conflict for point in chart.points):
        used.add("conflict")
    entries = []
    for kind, meaning in chart.key:
        if kind in used:
            entries.append(key_entry(key_mark(kind), meaning))
    return key_list(entries, "chart-key")
