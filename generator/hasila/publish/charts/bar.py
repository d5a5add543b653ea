"""A sum to look at: the parts end to end, and under them the whole, on one scale."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from markupsafe import Markup

from hasila.model.drawing import Bar, Part
from hasila.model.svg import join, number, safe_id, tag, text_width

WIDTH, SIZE = 340, 12
TOP, THICK = 2, 24
LINE = 18
"""The room of the words of the gap, between the two bars."""

ROOM = WIDTH - 12
"""The bars end 12 units before the edge, so that an open end has somewhere to point to."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A part as laid: from ``low`` people to ``high`` along the bar."""

    part: Part
    low: int
    high: int


def draw_bar(bar: Bar, key: bool = True) -> Markup:
    """``bar`` as SVG, with a list of its members under it unless the line of the sum stands beside it (``key=False``).

    Lengths are people, from the side where reading starts. A number that is at least, about or nearly so has no straight
    end but a pointed one; a part that gives no number takes no room and stands as a mark between its neighbours. The gap
    between the two sides is hatched, with its words before it where they have room, and paler where the law is not
    broken, since rounding or "at least" can account for it. To a screen reader the list, or the line, is the sum.
    """
    name, longest = safe_id(bar.id), max(1, length(bar.whole), sum(map(length, bar.parts)))
    drawing = tag(
        "svg",
        *([_hatch(name)] if has_gap(bar) else []),
        *_drawn(bar, name, longest),
        class_="bar-drawing",
        viewBox=f"0 0 {WIDTH} {_second(bar) + THICK + TOP}",
        direction=bar.direction,
        aria_hidden="true",
    )
    return tag("div", drawing, *([_members(bar)] if key else []), class_="bar")


def length(part: Part) -> int:
    """How long a part is drawn, in people: the printed number, else the least that it can be."""
    return part.number if part.number is not None else part.interval.low or 0


def laid(bar: Bar) -> list[Segment]:
    """The parts one after the other."""
    ends = [0, *accumulate(map(length, bar.parts))]
    return [Segment(part, low, high) for part, low, high in zip(bar.parts, ends, ends[1:], strict=False)]


def _hatch(name: str) -> Markup:
    lines = tag("path", d="M0 6L6 0M-1 1L1-1M5 7L7 5", class_="bar-hatch")
    return tag(
        "defs", tag("pattern", lines, id=f"{name}-hatch", width=6, height=6, patternUnits="userSpaceOnUse")
    )


def _second(bar: Bar) -> int:
    """Where the bar of the whole begins: near under the parts, or a line further down where words stand between."""
    return TOP + THICK + 4 + (LINE if has_gap(bar) and _has_room(bar) else 0)


def _drawn(bar: Bar, name: str, longest: int) -> Iterator[Markup]:
    for index, segment in enumerate(laid(bar)):
        yield _piece(bar, segment, TOP, longest, f"bar-part bar-tint-{index % 4 + 1}")
    whole = Segment(bar.whole, 0, length(bar.whole))
    yield _piece(bar, whole, _second(bar), longest, "bar-whole")
    yield from _gap(bar, name, longest)


def _along(bar: Bar, people: int, longest: int) -> float:
    share = ROOM * people / longest
    return WIDTH - share if bar.direction == "rtl" else share


def _piece(bar: Bar, segment: Segment, y: float, longest: int, name: str) -> Markup:
    start, end = _along(bar, segment.low, longest), _along(bar, segment.high, longest)
    shape = tag("path", class_=f"{name}{_end_class(segment.part)}", d=_outline(segment.part, start, end, y))
    said = tag("title", segment.part.label)
    text = _printed(bar, segment.part, start, end, y)
    return tag("a", said, shape, text, href=segment.part.href, class_="bar-link", tabindex="-1")


def _end_class(part: Part) -> str:
    return (
        ""
        if part.interval.value is not None
        else " bar-open"
        if part.interval.high is None
        else " bar-rounded"
    )


def _outline(part: Part, start: float, end: float, y: float) -> str:
    """A rectangle; where the number is not exact its far end is an arrow, where there is none it is a notch alone."""
    tip = 0 if part.interval.value is not None else 6 if end >= start else -6
    if start == end:
        return f"M{number(start)} {y}l{tip} -5h{-2 * tip}z"
    point = f"L{number(end + tip)} {number(y + THICK / 2)}" if part.interval.high is None else ""
    wave = f"q{tip} {THICK / 4} 0 {THICK / 2}t0 {THICK / 2}" if tip and part.interval.high is not None else ""
    side = wave or f"{point}L{number(end)} {number(y + THICK)}"
    return f"M{number(start)} {y}H{number(end)}{side}H{number(start)}z"


def _printed(bar: Bar, part: Part, start: float, end: float, y: float) -> Markup:
    words = "" if part.number is None else part.printed or bar.numerals.write(part.number)
    if text_width(words, SIZE) + 4 > abs(end - start):
        return Markup("")
    return tag(
        "text",
        words,
        class_="bar-number",
        x=(start + end) / 2,
        y=y + THICK / 2 + 4,
        font_size=SIZE,
        text_anchor="middle",
    )


def _gap(bar: Bar, name: str, longest: int) -> Iterator[Markup]:
    parts, whole = sum(map(length, bar.parts)), length(bar.whole)
    near, far = _along(bar, min(parts, whole), longest), _along(bar, max(parts, whole), longest)
    if has_gap(bar):
        y = TOP if parts < whole else _second(bar)
        yield tag(
            "rect",
            class_="bar-gap" if bar.broken else "bar-gap bar-slack",
            fill=f"url(#{name}-hatch)",
            x=min(near, far),
            y=y,
            width=max(2, abs(far - near)),
            height=THICK,
        )
        yield _said(bar, near)
    for x in dict.fromkeys(map(number, (near, far))):
        yield tag("path", class_="bar-rule", d=f"M{x} {TOP}V{_second(bar) + THICK}")


def _said(bar: Bar, near: float) -> Markup:
    """The words of the gap, ending where it begins; nothing where they have no room."""
    if not _has_room(bar):
        return Markup("")
    x = near + (6 if bar.direction == "rtl" else -6)
    return tag(
        "text",
        bar.gap_label,
        class_="bar-said",
        x=x,
        y=TOP + THICK + LINE - 3,
        font_size=SIZE,
        text_anchor="end",
    )


def _has_room(bar: Bar) -> bool:
    """Whether there are words for the gap, and they fit before it."""
    sides = sum(map(length, bar.parts)), length(bar.whole)
    return bool(bar.gap_label) and text_width(bar.gap_label, SIZE) + 6 <= ROOM * min(sides) / max(1, *sides)


def has_gap(bar: Bar) -> bool:
    """Whether the two sides differ where they should not: a rest is no gap where the parts need not be all."""
    parts, whole = sum(map(length, bar.parts)), length(bar.whole)
    return parts > whole or (bar.op == "=" and parts < whole)


def _members(bar: Bar) -> Markup:
    parts = [_member(part, f"bar-tint-{index % 4 + 1}") for index, part in enumerate(bar.parts)]
    unsaid = bar.gap_label and has_gap(bar) and not _has_room(bar)
    gap = [tag("li", _swatch("bar-swatch-gap"), " ", bar.gap_label)] if unsaid else []
    return tag("ul", join([*parts, _member(bar.whole, "bar-whole"), *gap]), class_="bar-key")


def _member(part: Part, name: str) -> Markup:
    return tag("li", _swatch(name), " ", tag("a", part.label, href=part.href))


def _swatch(name: str) -> Markup:
    box = tag("rect", class_=name, x=1, y=1, width=14, height=14)
    return tag("svg", box, class_="bar-swatch", viewBox="0 0 16 16", aria_hidden="true")
