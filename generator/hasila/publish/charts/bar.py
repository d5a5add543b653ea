"""A sum to look at: the parts end to end, and under them the whole, on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.drawing import Addend, Bar, Numerals
from hasila.model.svg import safe_id, tag, text_width
from hasila.publish.drawing_parts import (
    NOTHING,
    PlacedText,
    course,
    hatching,
    key_entry,
    key_list,
    picture,
    pointer_link,
    swatch,
)

WIDTH, SIZE = 340, 12
TOP, THICK = 2, 24
BETWEEN = 4
"""Between the two bars where no words stand there."""
LINE = 18
"""The room of the words of the gap, between the two bars."""
ROOM = WIDTH - 12
"""The bars end 12 units before the edge, so that an open end has somewhere to point to."""
TIP = 6
"""How far the end of a number that is not exact points out."""
WAVE = f"{THICK / 4} 0 {THICK / 2}t0 {THICK / 2}"
"""Two arcs from the top of a bar to its bottom, behind how far the first one points out."""
LEAST_GAP = 2
TINTS = 4
HATCHING = "M0 6L6 0M-1 1L1-1M5 7L7 5"


@dataclass(frozen=True, slots=True)
class Segment:
    """A part as laid: from ``low`` people to ``high`` along the bar."""

    part: Addend
    low: int
    high: int


def draw_bar(bar: Bar, key: bool = True) -> Markup:
    """``bar`` as SVG, with a list of its members under it unless the line of the sum stands beside it
    (``key=False``).

    Lengths are people, from the side where reading starts. A number that is at least, about or nearly so has
    no straight end but a pointed one; a part that gives no number takes no room and stands as a mark between
    its neighbours. The gap between the two sides is hatched, with its words before it where they have room,
    and paler where the law is not broken, since rounding or "at least" can account for it. To a screen reader
    the list, or the line, is the sum.
    """
    layout = BarLayout(bar)
    members = _members(layout) if key else NOTHING
    return tag("div", _drawing(layout), members, class_="bar")


def _drawing(layout: BarLayout) -> Markup:
    height = layout.second + THICK + TOP
    layers = _layers(layout)
    direction = layout.bar.direction
    return picture("bar-drawing", WIDTH, height, direction, layers, font_size=SIZE, text_anchor="middle")


def _layers(layout: BarLayout) -> Iterator[Markup]:
    """The parts of the drawing, the lowest first."""
    name = safe_id(layout.bar.id)
    if layout.has_gap:
        yield hatching(name, HATCHING, "bar-hatch", 6)
    yield from _segments(layout)
    if layout.has_gap:
        yield _gap(layout, name)
        if layout.has_words:
            yield _gap_label(layout)
    yield from _rules(layout)


def length(part: Addend) -> int:
    """The length of a part in people: the printed number, else the least that it can be."""
    if part.number is not None:
        return part.number
    return part.interval.low or 0


@dataclass(frozen=True)
class BarLayout:
    """A sum and the measures of its drawing; ``parts`` and ``whole`` are the two sides in people."""

    bar: Bar

    @cached_property
    def parts(self) -> int:
        return sum(map(length, self.bar.parts))

    @cached_property
    def whole(self) -> int:
        return length(self.bar.whole)

    @property
    def farthest(self) -> int:
        return max(self.whole, self.parts)

    @property
    def longest(self) -> int:
        """The people that the whole length stands for."""
        return max(1, self.farthest)

    @property
    def shortest(self) -> int:
        return min(self.whole, self.parts)

    @property
    def has_gap(self) -> bool:
        """True where the two sides differ though they should not: a rest is no gap where the parts need not
        be all."""
        if self.bar.op == "=":
            return self.parts != self.whole
        return self.parts > self.whole

    @cached_property
    def has_words(self) -> bool:
        """True where the gap has words and these fit before it."""
        label = self.bar.gap_label
        room = ROOM * self.shortest / self.longest
        needed = text_width(label, SIZE) + 6
        return bool(label) and needed <= room

    @property
    def second(self) -> int:
        """The y of the bar of the whole: near under the parts, or a line further down where words stand
        between."""
        line = LINE if self.has_gap and self.has_words else 0
        return TOP + THICK + BETWEEN + line

    @property
    def backward(self) -> int:
        """1 where earlier in reading is to the right, -1 where it is to the left."""
        return 1 if self.bar.direction == "rtl" else -1

    def x(self, people: int) -> float:
        """The x that is ``people`` along the bar from the side where reading starts."""
        share = ROOM * people / self.longest
        return WIDTH - share if self.bar.direction == "rtl" else share

    def laid(self) -> Iterator[Segment]:
        """The parts one after the other."""
        low = 0
        for part in self.bar.parts:
            high = low + length(part)
            yield Segment(part, low, high)
            low = high


def _segments(layout: BarLayout) -> Iterator[Markup]:
    for index, segment in enumerate(layout.laid()):
        style = f"bar-part {_tint(index)}"
        yield _segment(layout, segment, TOP, style)
    whole = Segment(layout.bar.whole, 0, layout.whole)
    yield _segment(layout, whole, layout.second, "bar-whole")


def _tint(index: int) -> str:
    return f"bar-tint-{index % TINTS + 1}"


def _segment(layout: BarLayout, segment: Segment, y: float, style: str) -> Markup:
    part = segment.part
    start = layout.x(segment.low)
    span = BarSpan(start, layout.x(segment.high), y)
    full_style = style + _end_style(part)
    shape = tag("path", class_=full_style, d=_outline(part, span))
    text = _number(part, layout.bar.numerals, span)
    return pointer_link(part.label, part.href, None, (shape, text))


def _end_style(part: Addend) -> str:
    if part.interval.value is not None:
        return ""
    return " bar-open" if part.interval.high is None else " bar-rounded"


@dataclass(frozen=True, slots=True)
class BarSpan:
    """The place of a part in the drawing: from the x where it starts to the x of its far end, below ``y``."""

    start: float
    end: float
    y: float

    @property
    def length(self) -> float:
        return abs(self.end - self.start)


def _outline(part: Addend, span: BarSpan) -> str:
    """A rectangle; where the number is not exact its far end is an arrow, where there is none it is a notch
    alone."""
    tip = _tip(part, span)
    corner = course("M", span.start, span.y)
    if not span.length:
        return course(corner, "l", tip, -5, "h", -2 * tip, "z")
    side = _far_side(part, span, tip)
    return course(corner, "H", span.end, side, "H", span.start, "z")


def _tip(part: Addend, span: BarSpan) -> int:
    """The units by which the far end points out, in the direction of the bar; 0 for an exact number."""
    if part.interval.value is not None:
        return 0
    return TIP if span.end >= span.start else -TIP


def _far_side(part: Addend, span: BarSpan, tip: int) -> str:
    """The far end from the top down: straight, pointed for an open number, a wave for a rounded one."""
    bottom = course("L", span.end, span.y + THICK)
    if part.interval.high is None:
        middle = span.y + THICK / 2
        point = course("L", span.end + tip, middle)
        return point + bottom
    return f"q{tip} {WAVE}" if tip else bottom


def _number(part: Addend, numerals: Numerals, span: BarSpan) -> Markup:
    """The number inside of its bar; nothing where it has no room."""
    text = _printed(part, numerals)
    if text_width(text, SIZE) + 4 > span.length:
        return NOTHING
    middle = (span.start + span.end) / 2
    foot = span.y + THICK / 2 + 4
    placed = PlacedText(text, middle, foot, SIZE, "middle")
    return placed.draw("bar-number")


def _printed(part: Addend, numerals: Numerals) -> str:
    """The figure as printed; empty where it gives no number."""
    if part.number is None:
        return ""
    return part.printed or numerals.write(part.number)


def _gap(layout: BarLayout, name: str) -> Markup:
    """The hatched gap at the end of the shorter side."""
    near = layout.x(layout.shortest)
    far = layout.x(layout.farthest)
    y = TOP if layout.parts < layout.whole else layout.second
    width = max(LEAST_GAP, abs(far - near))
    style = "bar-gap" if layout.bar.broken else "bar-gap bar-slack"
    place = {"x": min(near, far), "y": y, "width": width, "height": THICK}
    return tag("rect", class_=style, fill=f"url(#{name}-hatch)", **place)


def _gap_label(layout: BarLayout) -> Markup:
    """The words of the gap, ending where it begins."""
    x = layout.x(layout.shortest) + 6 * layout.backward
    foot = TOP + THICK + LINE - 3
    placed = PlacedText(layout.bar.gap_label, x, foot, SIZE, "end")
    return placed.draw("bar-said")


def _rules(layout: BarLayout) -> Iterator[Markup]:
    """A line at the end of each side, or one where they end together."""
    ends = (layout.x(layout.shortest), layout.x(layout.farthest))
    bottom = layout.second + THICK
    rules = [course("M", x, TOP, "V", bottom) for x in ends]
    for rule in dict.fromkeys(rules):
        yield tag("path", class_="bar-rule", d=rule)


def _members(layout: BarLayout) -> Markup:
    """The list of the parts, the whole, and the gap where its words had no room in the drawing."""
    bar = layout.bar
    entries = []
    for index, part in enumerate(bar.parts):
        entries.append(_member(part, _tint(index)))
    entries.append(_member(bar.whole, "bar-whole"))
    if bar.gap_label and layout.has_gap and not layout.has_words:
        hatched = _swatch("bar-swatch-gap")
        entries.append(key_entry(hatched, bar.gap_label))
    return key_list(entries, "bar-key")


def _member(part: Addend, style: str) -> Markup:
    link = tag("a", part.label, href=part.href)
    return key_entry(_swatch(style), link)


def _swatch(style: str) -> Markup:
    box = tag("rect", class_=style, x=1, y=1, width=14, height=14)
    return swatch(box, "bar-swatch")
