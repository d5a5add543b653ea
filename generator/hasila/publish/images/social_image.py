"""Verb: draw cards, the pictures that go with shared links (Open Graph): 1200 × 630 units.

A card says what its page says of the number, in the language of the page: the number with its qualifier in words, what is counted, by
whom, on which day, which site keeps it; a finding stands beside it wherever there is one. Under the words are bars to
scale. An open count ends in teeth, a range in a paler part between its two ends. In a language that is read from the right, bars begin and time runs from there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, islice

from markupsafe import Markup

from hasila.model.colours import LIGHT
from hasila.model.raster_image import Picture
from hasila.model.social_image import SocialImage, Stripe
from hasila.model.svg import lines_of, number, tag, text_width

WIDTH, HEIGHT, MARGIN = 1200, 630, 64
ROOM = WIDTH - 2 * MARGIN
LARGE, MARK, FOOT, GAP = 112, 52, 26, 14
SIZES = (40, 36, 32, 28)
"""Of the words under the number: the largest that keeps them to four lines, else the last."""
MOST_LINES = 4
BARS_BOTTOM, FOOT_LINE = 528, 588
LEAST_HIGH = 70
"""What is left for the bars where there are many words."""
TEETH, TOOTH = 3, 10
"""The broken edge of an open count: so many gaps, each so many units wide."""
RANGE = 0.4
"""How opaque the part of a bar is that a range leaves open, between its two ends."""
STYLE = f"""
svg{{{LIGHT}}}
text{{font-family:sans-serif;fill:var(--soft)}}
.sheet{{fill:var(--paper)}}.stated,.mark{{fill:var(--published);font-weight:600}}.what{{fill:var(--ink)}}
.conflict{{fill:var(--conflict)}}.published{{fill:var(--published)}}
"""


@dataclass(frozen=True, slots=True)
class Line:
    """Words on one line, with their style and size."""

    words: str
    style: str | None
    size: int


def draw_cards(cards: Iterable[SocialImage | None]) -> tuple[Picture, ...]:
    """Every card once, though a landing page has that of its first language."""
    each = {card.path: card for card in cards if card}
    return tuple(Picture(path, str(_draw(card))) for path, card in each.items())


def _draw(card: SocialImage) -> Markup:
    lines = (_number(card.panel.stated), *_told(card))
    feet = _feet(lines)
    bars = (_columns if card.columns else _bars)(card.stripes, min(feet[-1] + 40, BARS_BOTTOM - LEAST_HIGH))
    start, end = (WIDTH - MARGIN, MARGIN) if card.direction == "rtl" else (MARGIN, WIDTH - MARGIN)
    return tag(
        "svg",
        tag("style", Markup(STYLE)),
        tag("rect", class_="sheet", width=WIDTH, height=HEIGHT),
        *(_text(line, start, foot) for line, foot in zip(lines, feet, strict=True)),
        tag("g", *bars, transform=f"matrix(-1 0 0 1 {WIDTH} 0)" if card.direction == "rtl" else None),
        _text(Line(card.panel.lines[-1], None, FOOT), start, FOOT_LINE),
        tag(
            "text", "≠", class_="mark", x=end, y=FOOT_LINE, font_size=MARK, text_anchor="end"
        ),  # as in the site's icon
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {HEIGHT}",
        direction=card.direction,
        lang=card.language,
    )


def _feet(lines: Sequence[Line]) -> list[float]:
    """The baseline of each line, with some air under the number."""
    first = MARGIN + 0.7 * lines[0].size
    others = accumulate((1.36 * line.size for line in lines[1:]), initial=first + GAP)
    return [first, *islice(others, 1, None)]


def _text(line: Line, x: float, y: float) -> Markup:
    return tag("text", line.words, class_=line.style, x=x, y=y, font_size=line.size)


def _number(words: str) -> Line:
    """The one large line, as large as it can be on one."""
    return Line(words, "stated", min(LARGE, int(ROOM / text_width(words, 1))))


def _told(card: SocialImage) -> tuple[Line, ...]:
    """What stands under the number, all but the foot: what is counted, the conflict, whose it is and of which day."""
    said = (
        ("what", card.panel.lines[0]),
        ("conflict", card.panel.conflict),
        *((None, one) for one in card.panel.lines[1:-1]),
    )
    laid = [tuple(_broken(said, size)) for size in SIZES]
    return next((lines for lines in laid if len(lines) <= MOST_LINES), laid[-1])


def _broken(said: Iterable[tuple[str | None, str]], size: int) -> Iterator[Line]:
    for style, words in said:
        # FiraGO runs narrower than the estimate, which is for the widest of the fonts of readers
        yield from (Line(one, style, size) for one in lines_of(words, size, ROOM * 1.12) if one)


def _bars(stripes: tuple[Stripe, ...], top: int) -> Iterator[Markup]:
    """Bars under each other, from the side where reading begins, to one scale."""
    most, pitch = max(1, *(one.reach for one in stripes)), (BARS_BOTTOM - top) / len(stripes)
    thick = min(64, pitch * 0.75)
    for place, one in enumerate(stripes):
        for left, right in _pieces(max(6, ROOM * one.number / most), one.open):
            yield _box(one, MARGIN + left, top + place * pitch, right - left, thick)
        if one.high is not None:
            low, high = ROOM * one.number / most, ROOM * one.high / most
            yield _box(one, MARGIN + low, top + place * pitch, high - low, thick, RANGE)


def _pieces(length: float, open_: bool) -> Iterator[tuple[float, float]]:
    """A whole bar, or one that ends in teeth: the count is at least so long."""
    whole = length - 2 * TEETH * TOOTH if open_ and length >= 4 * TEETH * TOOTH else length
    yield 0, whole
    for left in range(round(whole) + TOOTH, round(length), 2 * TOOTH):
        yield left, left + TOOTH


def _columns(stripes: tuple[Stripe, ...], top: int) -> Iterator[Markup]:
    """A course in time: one column a report, the earliest first."""
    most, pitch = max(1, *(one.reach for one in stripes)), ROOM / max(4, len(stripes))
    for place, one in enumerate(stripes):
        tall = max(4, (BARS_BOTTOM - top) * one.number / most)
        x = MARGIN + place * pitch
        yield _box(one, x, BARS_BOTTOM - tall, pitch * 0.8, tall)
        if one.high is not None:
            more = (BARS_BOTTOM - top) * (one.high - one.number) / most
            yield _box(one, x, BARS_BOTTOM - tall - more, pitch * 0.8, more, RANGE)


def _box(
    stripe: Stripe, x: float, y: float, width: float, height: float, opacity: float | None = None
) -> Markup:
    style = "conflict" if stripe.conflict else "published"
    outline = f"M{number(x)} {number(y)}h{number(width)}v{number(height)}h{number(-width)}z"
    return tag("path", class_=style, d=outline, fill_opacity=opacity)
