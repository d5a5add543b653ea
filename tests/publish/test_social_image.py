"""Cards: what they say in each language, what is drawn to scale, and that they are there where a link can be
shared.
"""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from xml.etree.ElementTree import Element, fromstring

import pytest
from PIL import Image

from hasila.model.embed_image import EmbedPanel
from hasila.model.interval import Interval, exactly
from hasila.model.social_image import SocialImage, Stripe
from hasila.publish.images.raster import draw_picture
from hasila.publish.images.social_image import (
    BARS_BOTTOM,
    HEIGHT,
    MARGIN,
    ROOM,
    TEETH,
    WIDTH,
    draw_social_images,
)
from tests.publish.outside import ADDRESS, KNOWN, SITE, corrected, pages

SVG = "{http://www.w3.org/2000/svg}"
PANEL = EmbedPanel(
    "",
    "at least 341",
    ("killed: all people", "Rima Watch, 26 February 2019", "As kept by Hasila: rima-2"),
    "The published total does not add up.",
)
CARD = SocialImage("en/cards/a.png", "en", "ltr", PANEL, (Stripe(341, open=True, conflict=True), Stripe(144)))
PHRASE = (
    "killed: civilians, in the de-escalation zone, "
    "since the meeting of three presidents (15 February 2019), cause: "
)
LONG = PHRASE * 3
HEAVIEST = 70_000


def drawn(card: SocialImage) -> Element:
    (picture,) = draw_social_images([card])
    return fromstring(picture.drawing)


def texts(card: SocialImage) -> list[Element]:
    return list(drawn(card).iter(f"{SVG}text"))


def boxes(card: SocialImage) -> list[tuple[str | None, float, float, float, float]]:
    """(style, left, top, width, height) of every bar, before it is mirrored."""
    found = []
    for path in drawn(card).iter(f"{SVG}path"):
        left, top, wide, high = (
            path.get("d", "").replace("M", "").replace("h", " ").replace("v", " ").split()[:4]
        )
        found.append((path.get("class"), float(left), float(top), float(wide), float(high)))
    return found


def seen(card: SocialImage) -> Image.Image:
    (picture,) = draw_social_images([card])
    file = draw_picture(picture)
    return Image.open(BytesIO(file.content)).convert("RGB")


def cards(book=None) -> dict[str, SocialImage]:
    return {
        path: page.head.metadata.social_image
        for path, page in pages(KNOWN, book or corrected()).items()
        if page.head and page.head.metadata.social_image
    }


def test_a_card_has_the_size_that_others_expect() -> None:
    assert seen(CARD).size == (WIDTH, HEIGHT) == (1200, 630)


@pytest.mark.parametrize(
    "card", [CARD, replace(CARD, panel=replace(PANEL, lines=(LONG, *PANEL.lines[1:])), columns=True)]
)
def test_a_card_is_light(card: SocialImage) -> None:
    (picture,) = draw_social_images([card])
    file = draw_picture(picture)
    assert len(file.content) < HEAVIEST


def test_a_number_is_never_alone() -> None:
    said = ["".join(one.itertext()) for one in texts(CARD)]
    assert said == ["at least 341", "killed: all people", PANEL.conflict, *PANEL.lines[1:], "≠"]
    assert [one.get("class") for one in texts(CARD)] == ["stated", "what", "conflict", None, None, "mark"]


def placed(card: SocialImage) -> dict[str, tuple[str, float]]:
    """The style and the baseline of each text."""
    return {"".join(one.itertext()): (one.get("class", ""), float(one.get("y", 0))) for one in texts(card)}


def test_every_bar_has_what_it_counts_above_it() -> None:
    stripes = (Stripe(341, open=True, label="at least 341 people"), Stripe(144, label="144 civilians"))
    card = replace(CARD, stripes=stripes)
    said = placed(card)
    tops = [top for _, _, top, *_ in boxes(card)]
    for label, top in (("at least 341 people", tops[0]), ("144 civilians", tops[-1])):
        style, foot = said[label]
        assert style == "what"
        assert 0 < top - foot < 12


def test_the_first_and_the_last_column_have_their_numbers() -> None:
    stripes = tuple(Stripe(n, label=f"at least {n}") for n in (102, 115, 309, 341))
    for direction in ("ltr", "rtl"):
        card = replace(CARD, columns=True, stripes=stripes, direction=direction)
        said = placed(card)
        assert {"at least 102", "at least 341"} <= set(said)
        assert "at least 115" not in said
        assert said["at least 341"][1] < said["at least 102"][1] < BARS_BOTTOM


def test_bars_without_room_for_a_label_are_left_out() -> None:
    stripes = tuple(Stripe(n, label=f"{n} people") for n in (500, 400, 300, 200, 100))
    card = replace(CARD, stripes=stripes, panel=replace(PANEL, lines=(LONG, *PANEL.lines[1:])))
    told = [label for label in placed(card) if label.endswith("people") and label[0].isdigit()]
    assert 1 <= len(told) < 5
    assert len(boxes(card)) == len(told)
    assert told[0] == "500 people"


def test_bars_are_drawn_to_scale() -> None:
    (_, left, _, wide, _) = boxes(CARD)[-1]
    assert left == MARGIN
    assert wide == pytest.approx(ROOM * 144 / 341, abs=0.1)


def test_an_open_count_ends_in_teeth() -> None:
    opened, closed = boxes(CARD), boxes(replace(CARD, stripes=(Stripe(341, conflict=True), Stripe(144))))
    assert (len(opened), len(closed)) == (2 + TEETH, 2)
    assert opened[0][3] < closed[0][3] == ROOM
    assert {style for style, *_ in opened[: 1 + TEETH]} == {"conflict"} and opened[-1][0] == "published"


def test_columns_stand_in_order_of_time_on_one_line() -> None:
    stood = boxes(replace(CARD, columns=True, stripes=tuple(Stripe(n) for n in (1, 5, 20))))
    assert [left for _, left, *_ in stood] == sorted(left for _, left, *_ in stood)
    assert {top + high for _, _, top, _, high in stood} == {BARS_BOTTOM}
    assert stood[2][4] == pytest.approx(4 * stood[1][4], rel=0.05)


def test_in_arabic_words_and_bars_begin_at_the_right() -> None:
    left, right = (
        seen(replace(CARD, direction=direction, panel=replace(PANEL, conflict="")))
        for direction in ("ltr", "rtl")
    )
    for image, begins in ((left, MARGIN + 2), (right, WIDTH - MARGIN - 3)):
        assert image.getpixel((begins, BARS_BOTTOM - 60)) != (253, 252, 250)
        assert image.getpixel((WIDTH - begins, BARS_BOTTOM - 60)) == (253, 252, 250)
    assert {one.get("x") for one in texts(replace(CARD, direction="rtl"))[:-1]} == {str(WIDTH - MARGIN)}


@pytest.mark.parametrize(
    "stated",
    [
        "1",
        "331 ≠ at least 341",
        "about 1,234,567 ≠ at least 7,654,321",
        "from 12,345,678 to 23,456,789 ≠ more than 34,567,890",
    ],
)
@pytest.mark.parametrize("direction", ["ltr", "rtl"])
def test_words_of_any_length_stay_within_the_margins(stated: str, direction: str) -> None:
    panel = EmbedPanel("", stated, (LONG, LONG, "As kept by Hasila: rima-2"), LONG[:90])
    image = seen(replace(CARD, direction=direction, panel=panel, stripes=(Stripe(1),)))
    left, _, right, _ = Image.eval(image.convert("L"), lambda light: 255 if light < 200 else 0).getbbox()
    assert left >= MARGIN - 4 and right <= WIDTH - MARGIN + 4


def test_many_words_leave_room_for_the_bars_and_the_foot() -> None:
    card = replace(CARD, panel=replace(PANEL, lines=(LONG[:220], *PANEL.lines[1:])))
    last = max(float(one.get("y", "0")) for one in texts(card)[:-2])
    tops = [top for _, _, top, _, _ in boxes(card)]
    assert last + 10 < min(tops) and max(top + high for _, _, top, _, high in boxes(card)) <= BARS_BOTTOM


def test_nothing_stated_is_nothing_divided_by() -> None:
    assert boxes(replace(CARD, stripes=(Stripe(0),)))[0][3] > 0


def test_there_is_a_card_in_each_language_and_each_once() -> None:
    pictures = draw_social_images(page.head.metadata.social_image for page in pages().values() if page.head)
    names = ("findings/rima-2--parts-total", "reports/rima-1", "reports/rima-2", "series/watch-total")
    assert sorted(one.path for one in pictures) == sorted(
        f"{code}/cards/{name}.png" for code in ("ar", "en") for name in names
    )


@pytest.mark.parametrize(
    ("qualifier", "interval", "words"),
    [("exact", exactly(341), "341"), ("at_least", Interval(341, None), "at least 341"),
     ("more_than", Interval(341, None), "more than 341"),
     ("about", Interval(307, 375), "about 341"), ("less_than", Interval(0, 341), "up to 341")],
)  # fmt: skip
def test_a_number_keeps_its_qualifier(qualifier: str, interval: Interval, words: str) -> None:
    book = corrected()
    later = book.reports[1]
    total = replace(later.figures[0], qualifier=qualifier, interval=interval)
    changed = replace(book, reports=(book.reports[0], replace(later, figures=(total, *later.figures[1:]))))
    assert cards(changed)["en/reports/rima-2.html"].panel.stated == words


def test_a_card_says_what_the_page_says() -> None:
    known = cards()
    report = known["en/reports/rima-2.html"]
    assert report.panel.stated == "at least 341"
    for part in ("all people", "since the truce", "Rima Watch", "26 February 2019", "Hasila", "rima-2"):
        assert part in " ".join(report.panel.lines), part
    assert "does not add up" in report.panel.conflict
    assert (
        "341" in known["ar/reports/rima-2.html"].panel.stated
        and known["ar/reports/rima-2.html"].direction == "rtl"
    )
    finding = known["en/findings/rima-2--parts-total.html"].panel
    assert finding.stated == "\u2068331\u2069 ≠ \u2068at least 341\u2069"
    assert "does not add up" in finding.lines[0]
    assert [one.conflict for one in report.stripes] == [True] * 4


@pytest.mark.parametrize("path", ["index.html", "en/index.html", "ar/index.html"])
def test_the_first_page_has_the_picture_of_the_leading_series_and_says_what_it_counts(path: str) -> None:
    code = path[:2] if "/" in path else "ar"
    first, series = pages()[path].head, pages()[f"{code}/series/watch-total.html"].head
    assert first.metadata.social_image == series.metadata.social_image is not None
    assert first.social_image == f"{ADDRESS}{code}/cards/series/watch-total.png"
    assert first.metadata.description.endswith(series.metadata.description)
    assert first.metadata.cite == ""


def test_without_an_address_no_page_speaks_of_a_card() -> None:
    heads = [page.head for page in pages(SITE).values() if page.head]
    assert {(head.social_image, head.picture, head.metadata.social_image) for head in heads} == {
        ("", "", None)
    }
