"""Cards: what is on them, how heavy they are, and that they are drawn once."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from generator.nouns.card import Card, Stripe
from generator.verbs.card import CONFLICT, HEIGHT, INK, PAPER, PUBLISHED, WIDTH, draw_cards
from generator.words.interval import Interval, exactly
from tests.verbs.outside import ADDRESS, KNOWN, corrected, pages
from tests.words.test_png import pixels

CARD = Card("cards/a.png", "≥341", date(2019, 2, 26), (Stripe(341, open=True, conflict=True), Stripe(144)))
HEAVIEST = 6_500


def drawn(card: Card) -> list[list[int]]:
    (file,) = draw_cards([card])
    return pixels(file.content)


def longest(row: list[int], colour: int) -> int:
    return max((len(run) for run in "".join(str(one) for one in row).replace(str(colour), "x").translate({ord(c): " " for c in "0123"}).split()), default=0)


def test_a_card_has_the_size_that_others_expect_and_four_colours() -> None:
    rows = drawn(CARD)
    assert (len(rows), {len(row) for row in rows}) == (HEIGHT, {WIDTH}) == (630, {1200})
    assert {one for row in rows for one in row} == {PAPER, INK, PUBLISHED, CONFLICT}


def test_bars_are_drawn_to_scale() -> None:
    rows = drawn(CARD)
    published = max(longest(row, PUBLISHED) for row in rows[260:490])
    assert published == 1040 * 144 // 341


def test_an_open_count_ends_in_a_broken_edge() -> None:
    opened, closed = drawn(CARD), drawn(replace(CARD, stripes=(Stripe(341, conflict=True), Stripe(144))))
    assert max(longest(row, CONFLICT) for row in opened) < max(longest(row, CONFLICT) for row in closed) == 1040


@pytest.mark.parametrize("signs", ["1", "331≠≥341", "123456789012", "≈1234567≠≥7654321"])
def test_signs_of_any_length_stay_within_the_margins(signs: str) -> None:
    ink = [x for row in drawn(replace(CARD, signs=signs)) for x, one in enumerate(row) if one == INK]
    assert min(ink) >= 80
    assert max(ink) < WIDTH - 80


@pytest.mark.parametrize("n", [1, 2, 5, 60])
@pytest.mark.parametrize("columns", [True, False])
def test_a_card_is_light(n: int, columns: bool) -> None:
    (file,) = draw_cards([replace(CARD, stripes=tuple(Stripe(place * 7) for place in range(min(n, 60 if columns else 5))), columns=columns)])
    assert len(file.content) < HEAVIEST


def test_nothing_stated_is_nothing_divided_by() -> None:
    assert drawn(replace(CARD, signs="0", stripes=(Stripe(0),)))


def test_a_card_is_drawn_once_for_all_languages() -> None:
    files = draw_cards(page.head.work.card for page in pages().values() if page.head)
    assert sorted(file.path for file in files) == ["cards/findings/rima-2--parts-total.png", "cards/reports/rima-1.png", "cards/reports/rima-2.png", "cards/series/watch-total.png"]


@pytest.mark.parametrize(
    ("qualifier", "interval", "sign"),
    [("exact", exactly(341), ""), ("at_least", Interval(341, None), "≥"), ("more_than", Interval(341, None), ">"),
     ("about", Interval(307, 375), "≈"), ("less_than", Interval(0, 341), "≤")],
)  # fmt: skip
def test_a_number_keeps_the_sign_of_its_qualifier(qualifier: str, interval: Interval, sign: str) -> None:
    book = corrected()
    later = book.reports[1]
    total = replace(later.figures[0], qualifier=qualifier, interval=interval)
    changed = replace(book, reports=(book.reports[0], replace(later, figures=(total, *later.figures[1:]))))
    assert pages(KNOWN, changed)["en/reports/rima-2.html"].head.work.card.signs == f"{sign}341"


def test_a_card_says_no_more_than_the_words() -> None:
    cards = {path: page.head.work.card for path, page in pages(KNOWN, corrected()).items() if page.head and page.head.work.card}
    assert cards["en/reports/rima-2.html"].signs == "≥341"
    assert cards["en/findings/rima-2--parts-total.html"].signs == "331≠≥341"
    assert cards["en/reports/rima-2.html"] == cards["ar/reports/rima-2.html"]
    assert [one.conflict for one in cards["en/reports/rima-2.html"].stripes] == [True] * 4


@pytest.mark.parametrize("path", ["index.html", "en/index.html", "ar/index.html"])
def test_the_first_page_has_the_picture_of_the_leading_series_and_says_what_it_counts(path: str) -> None:
    first, series = pages()[path].head, pages()[f"{path[:3] if '/' in path else 'ar/'}series/watch-total.html"].head
    assert first.work.card == series.work.card is not None
    assert first.card == f"{ADDRESS}cards/series/watch-total.png"
    assert first.work.description.endswith(series.work.description)
    assert first.work.cite == ""
