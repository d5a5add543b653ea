"""The course of a cumulative count: a step for every report, and around it what the report leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from markupsafe import Markup

from hasila.model.direction import fenced
from hasila.model.drawing import Chart, Point
from hasila.model.svg import join, number, safe_id, tag
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
from hasila.publish.charts.marks import DENSE, kind_of, mark, mark_conflict, swatch, whisker

FADE = 7
"""How high each of the two fading bands above "at least" is. It is no bound: the hatching has no upper edge."""


def draw_chart(chart: Chart) -> Markup:
    """``chart`` as SVG at two sizes (``chart.css`` shows the one that fits) and a key; nothing without points.

    Counts are people, on an axis that begins at 0. The line is the number as printed and keeps its height until the next
    report; it is broken where a restart (an edge) lies between two reports. Around it: a plain band from the lower to
    the upper end of a rounded figure; above "at least", hatching that fades without an upper edge. A report that gives
    no number at all stands under the axis, at its day, never at 0.

    To a screen reader the drawing is its title and its summary, a paragraph that only it reads; the picture is hidden
    from it. The links are for the pointer and left out of the order of the Tab key: the table of the same page holds
    the same links, in order.
    """
    if not chart.points:
        return Markup("")
    told = tag("p", fenced(f"{chart.title}. {chart.summary}"), class_="unseen")
    return tag("div", told, _sheet(chart, NARROW), _sheet(chart, WIDE), _key(chart), class_="chart")


def draw_sheet(chart: Chart) -> Markup:
    """The drawing for narrow columns alone, for a file that stands by itself; nothing without points."""
    return _sheet(chart, NARROW) if chart.points else Markup("")


def _sheet(chart: Chart, sheet: DrawingSize) -> Markup:
    scale, name = scale_of(chart, sheet), f"{safe_id(chart.id)}-{sheet.name}"
    return tag(
        "svg",
        _hatch(name),
        *_axis(chart, scale),
        *_edges(chart, scale),
        *_bands(chart, scale, name),
        tag("path", class_="chart-line", d=_line(chart, scale)),
        *_points(chart, scale),
        *point_labels(chart, scale),
        class_=f"chart-{sheet.name}",
        viewBox=f"0 0 {number(sheet.width)} {number(sheet.height)}",
        direction=chart.direction,
        aria_hidden="true",
    )


def _hatch(name: str) -> Markup:
    lines = tag("path", d="M0 4L4 0M-1 1L1-1M3 5L5 3", class_="chart-hatch")
    pattern = tag("pattern", lines, id=f"{name}-hatch", width=4, height=4, patternUnits="userSpaceOnUse")
    return tag("defs", pattern)


def _axis(chart: Chart, scale: Scale) -> Iterator[Markup]:
    size, near, far = scale.sheet.size, scale.at(0), scale.at(scale.sheet.width)
    for tick in ticks(scale.top, scale.sheet.ticks):
        y = scale.y(tick)
        yield tag(
            "path",
            class_="chart-grid" if tick else "chart-base",
            d=f"M{number(near)} {number(y)}H{number(far)}",
        )
        yield tag("text", chart.numerals.write(tick), class_="chart-tick", x=near, y=y - 3, font_size=size)
    yield from dates(chart, scale)


def _edges(chart: Chart, scale: Scale) -> Iterator[Markup]:
    size = scale.sheet.size
    for day, _ in near_edges(chart):
        yield tag(
            "path", class_="chart-edge", d=f"M{number(scale.x(day.toordinal()))} {number(scale.base)}V4"
        )
    for note in edge_notes(chart, scale):
        yield tag(
            "text", note.words, class_="chart-note", x=note.x, y=size, font_size=size, text_anchor=note.anchor
        )


def _spans(chart: Chart, scale: Scale) -> list[tuple[Point, float, float]]:
    """Each point with the x where its report speaks and the x where the next one takes over (or a restart does)."""
    when = moments(chart.points)
    ends = [
        min([later, *(day for day in _breaks(chart) if now < day <= later)]) for now, later in pairwise(when)
    ]
    stub = scale.x(when[-1]) + scale.forward * scale.sheet.size
    stops = [*(scale.x(end) for end in ends), stub]
    return [(point, scale.x(now), stop) for point, now, stop in zip(chart.points, when, stops, strict=True)]


def _breaks(chart: Chart) -> list[float]:
    return [float(day.toordinal()) for day, _ in chart.edges if day > chart.points[0].day]


def _bands(chart: Chart, scale: Scale, name: str) -> Iterator[Markup]:
    spans = [
        (p, x, stop) for p, x, stop in _spans(chart, scale) if kind_of(p) in ("rounded", "range", "open")
    ]
    known = [
        _rectangle(x, stop, scale.y(p.interval.low or 0), scale.y(p.interval.high))
        for p, x, stop in spans
        if p.interval.high is not None
    ]
    if known:
        yield tag("path", class_="chart-band", d="".join(known))
    lows = [(x, stop, scale.y(p.interval.low or 0)) for p, x, stop in spans if p.interval.high is None]
    for step, weight in enumerate(("chart-more", "chart-more chart-most") if lows else ()):
        fade = (_rectangle(x, stop, y - step * FADE, y - (step + 1) * FADE) for x, stop, y in lows)
        yield tag("path", class_=weight, fill=f"url(#{name}-hatch)", d="".join(fade))


def _rectangle(x: float, stop: float, low: float, high: float) -> str:
    return f"M{number(x)} {number(low)}H{number(stop)}V{number(high)}H{number(x)}z"


def _line(chart: Chart, scale: Scale) -> str:
    """The step of each point as one path; a range has two steps, one at each of its ends, and none between."""
    path, reached = "", None
    for point, x, stop in _spans(chart, scale):
        if point.range:
            path += "".join(_level(x, stop, end, scale) for end in (point.interval.low, point.interval.high))
            reached = None
            continue
        if point.number is not None:
            y = number(scale.y(point.number))
            path += f"V{y}" if reached == x else f"M{number(x)} {y}"
            reached = stop
        elif reached == x:
            reached = stop
        path += f"H{number(stop)}" if reached == stop else ""
    return path


def _level(x: float, stop: float, count: int | None, scale: Scale) -> str:
    return f"M{number(x)} {number(scale.y(count or 0))}H{number(stop)}"


def _points(chart: Chart, scale: Scale) -> Iterator[Markup]:
    many = len(chart.points)
    radius, name = (4.5, "chart-point") if many <= DENSE else (2, "chart-point chart-dense")
    for point, x, _ in _spans(chart, scale):
        said = tag("title", f"{point.label} — {point.when}")
        y = scale.y(point.number) if point.number is not None else scale.base + radius + 2
        shape = mark(point, x, y, radius)
        if point.range:
            shape = _whisker(point, x, scale, radius) + (
                mark_conflict(x, y, radius) if point.conflict else ""
            )
        yield tag("a", said, shape, href=point.href, class_=name, tabindex="-1")


def _whisker(point: Point, x: float, scale: Scale, radius: float) -> Markup:
    return whisker(x, scale.y(point.interval.low or 0), scale.y(point.interval.high or 0), radius)


def _key(chart: Chart) -> Markup:
    used = {kind_of(point) for point in chart.points} | {"conflict" for p in chart.points if p.conflict}
    entries = [tag("li", swatch(kind), " ", words) for kind, words in chart.key if kind in used]
    return tag("ul", join(entries), class_="chart-key") if entries else Markup("")
