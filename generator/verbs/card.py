"""Verb: draw cards, the pictures that go with shared links (Open Graph): 1200 × 630 pixels, PNG, a few thousand bytes each.

They hold no words: text would need a font, and fonts differ from machine to machine, in Arabic most of all. A number with the
sign of its qualifier, a day, and bars to scale read the same in every language; the title and the sentence that say what is
counted, by whom and since when go with the picture in the head of the page. An open count ends in a broken edge.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import NamedTuple

from generator.nouns.card import Card, Stripe
from generator.nouns.page import File
from generator.words.glyphs import advance_of, rows, width_of
from generator.words.png import png

WIDTH, HEIGHT, MARGIN = 1200, 630, 80
LARGE, SMALL, MARK = 130, 40, 48
SIGNS_TOP, BARS_TOP, BARS_BOTTOM, DAY_TOP = 80, 260, 490, 530
PALETTE = ((253, 252, 250), (28, 27, 26), (31, 78, 107), (156, 47, 27))
"""Paper, ink, what was published, what is in question: the colours of the site in a light room."""
PAPER, INK, PUBLISHED, CONFLICT = range(4)
TEETH, TOOTH = 3, 10
"""The broken edge of an open count: so many gaps, each so many pixels wide."""


class Box(NamedTuple):
    """A filled rectangle, in pixels: its edges, and a colour of the palette."""

    left: int
    top: int
    right: int
    bottom: int
    colour: int


def draw_cards(cards: Iterable[Card | None]) -> tuple[File, ...]:
    """Every card once, though a work has one page in each language."""
    each = {card.path: card for card in cards if card}
    return tuple(File(path, _draw(card)) for path, card in each.items())


def _draw(card: Card) -> bytes:
    boxes = (_columns if card.columns else _stripes)(card.stripes)
    large = _fitting(card.signs)
    lines = [0] * HEIGHT
    for box in boxes:
        span = _span(box.left, box.right, box.colour)
        for y in range(box.top, box.bottom):
            lines[y] |= span
    _write(lines, card.signs, MARGIN, SIGNS_TOP + LARGE - large, large)
    _write(lines, card.day.isoformat(), MARGIN, DAY_TOP, SMALL)
    _write(
        lines, "≠", WIDTH - MARGIN - width_of(MARK), DAY_TOP, MARK, PUBLISHED
    )  # the mark of the site, as in its icon
    return png(WIDTH, PALETTE, [(pixels, len(list(same))) for pixels, same in groupby(lines)])


def _fitting(signs: str) -> int:
    """The height at which ``signs`` fit on one line; even, for rows are drawn in pairs."""
    room = (WIDTH - 2 * MARGIN) * 100 // (76 * len(signs))
    return min(LARGE, room) // 2 * 2


def _span(left: int, right: int, colour: int) -> int:
    """Pixels of one colour in a row: two bits each."""
    return ((1 << 2 * (right - left)) - 1) // 3 * colour << 2 * (WIDTH - right)


def _write(lines: list[int], signs: str, left: int, top: int, height: int, colour: int = INK) -> None:
    """``signs`` in one colour. Rows are drawn in pairs: the picture is shown at half its size, and so it is half as heavy."""
    for place, sign in enumerate(signs):
        shift = 2 * (WIDTH - left - place * advance_of(height) - width_of(height))
        for y, bits in enumerate(rows(sign, height // 2 * 2)[::2]):
            pixels = _doubled(bits) * colour << shift
            lines[top + 2 * y] |= pixels
            lines[top + 2 * y + 1] |= pixels


def _doubled(bits: int) -> int:
    """One bit a pixel as two."""
    return int(f"{bits:b}", 4)


def _stripes(stripes: tuple[Stripe, ...]) -> Iterator[Box]:
    """Bars under each other, from the left, to one scale."""
    most, pitch = max(1, *(one.number for one in stripes)), (BARS_BOTTOM - BARS_TOP) // len(stripes)
    thick = min(70, pitch * 3 // 4)
    for place, one in enumerate(stripes):
        top, length = BARS_TOP + place * pitch, max(6, (WIDTH - 2 * MARGIN) * one.number // most)
        yield from _bar(Box(MARGIN, top, MARGIN + length, top + thick, _colour(one)), one.open)


def _bar(box: Box, open_: bool) -> Iterator[Box]:
    """A whole bar, or one that ends in teeth: the count is at least so long."""
    if not open_ or box.right - box.left < 4 * TEETH * TOOTH:
        yield box
        return
    whole = box.right - 2 * TEETH * TOOTH
    yield box._replace(right=whole)
    for tooth in range(TEETH):
        left = whole + (2 * tooth + 1) * TOOTH
        yield box._replace(left=left, right=left + TOOTH)


def _columns(stripes: tuple[Stripe, ...]) -> Iterator[Box]:
    """A course in time: one column a report, the earliest at the left, as the digits run."""
    most, pitch = max(1, *(one.number for one in stripes)), (WIDTH - 2 * MARGIN) // max(4, len(stripes))
    for place, one in enumerate(stripes):
        left, tall = MARGIN + place * pitch, max(4, (BARS_BOTTOM - BARS_TOP) * one.number // most)
        yield Box(left, BARS_BOTTOM - tall, left + max(2, pitch * 4 // 5), BARS_BOTTOM, _colour(one))


def _colour(stripe: Stripe) -> int:
    return CONFLICT if stripe.conflict else PUBLISHED
