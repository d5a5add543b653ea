"""Pictures are read back pixel by pixel: their size, their colours, where their words stand, and that no font
of a machine is asked.
"""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pymupdf_fonts
import pytest
from markupsafe import Markup
from PIL import Image

from hasila.model.raster_image import Picture
from hasila.publish.charts import draw_sheet
from hasila.publish.images import raster as verb
from hasila.publish.images.embed_image import MARGIN, WIDTH, draw_embed_images, pictures_of_embeds
from hasila.publish.images.raster import FACES, draw_picture
from tests.publish.outside import pages

PAPER, PUBLISHED = (253, 252, 250), (31, 78, 107)
STYLE = (
    "svg{--paper:#fdfcfa;--ink:#1c1b1a}"
    "@media(prefers-color-scheme:dark){svg{--paper:#000000}}"
    "text{font-family:Roboto,sans-serif;fill:var(--ink)}"
)


def charts() -> dict[str, Picture]:
    plates = [page.view.embed_image for page in pages().values() if page.template == "embed.html"]
    return {one.path: one for one in pictures_of_embeds(plates, draw_embed_images(plates, draw_sheet))}


def seen(picture: Picture) -> Image.Image:
    file = draw_picture(picture)
    return Image.open(BytesIO(file.content)).convert("RGB")


def drawing(text: str = "", direction: str = "ltr", width: int = 200, rest: str = "") -> str:
    return (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} 40" direction="{direction}">'
            f"<style>{STYLE}</style>{text}{rest}</svg>")  # fmt: skip


def line(words: str, x: int, anchor: str = "start") -> str:
    return f'<text x="{x}" y="25" font-size="20" text-anchor="{anchor}">{words}</text>'


def inked(image: Image.Image) -> tuple[int, int]:
    """The first and the last column that are not paper."""
    box = Image.eval(image.convert("L"), lambda light: 255 if light < 200 else 0).getbbox()
    assert box is not None
    return box[0], box[2] - 1


def test_the_course_of_a_series_is_a_picture_in_every_language_twice_as_wide_as_its_drawing() -> None:
    assert set(charts()) == {f"{code}/embed/series/watch-total.png" for code in ("ar", "en")}
    for path, one in charts().items():
        high = float(re.findall(r'viewBox="([^"]*)"', one.drawing)[0].split()[3])
        assert seen(one).size == (2 * (WIDTH + 2 * MARGIN), round(2 * (high + 2 * MARGIN))), path


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_chart_holds_its_lines_and_its_words(code: str) -> None:
    chart = charts()[f"{code}/embed/series/watch-total.png"]
    image, mute = seen(chart), seen(Picture("mute", re.sub(r"<text.*?</text>", "", chart.drawing), MARGIN, 2))
    assert PUBLISHED in {colour for _, colour in image.getcolors(1 << 20)}
    assert image.size == mute.size and image.tobytes() != mute.tobytes()
    assert inked(mute)[1] > inked(mute)[0]


def test_the_words_of_a_chart_begin_where_its_language_begins() -> None:
    """The large number: at the right in Arabic, at the left in English, in both as far from the edge."""
    edges = {}
    for code in ("ar", "en"):
        image = seen(charts()[f"{code}/embed/series/watch-total.png"])
        edges[code] = inked(image.crop((0, 2 * (290 + 2 * MARGIN), image.width, 2 * (290 + 2 * MARGIN) + 60)))
    wide, inset = 2 * (WIDTH + 2 * MARGIN), 4 * MARGIN
    assert wide - inset - 12 < edges["ar"][1] <= wide - inset and edges["ar"][0] > wide / 4
    assert inset <= edges["en"][0] < inset + 12 and edges["en"][1] < wide * 3 / 4


@pytest.mark.parametrize(("anchor", "x"), [("start", 190), ("end", 10)])
def test_from_right_to_left_a_text_starts_at_the_right(anchor: str, x: int) -> None:
    first, last = inked(seen(Picture("a", drawing(line("حصيلة", x, anchor), "rtl"))))
    assert (first >= 10, last <= 190) == (True, True)
    assert abs((last if anchor == "start" else first) - x) < 5


def test_a_line_of_arabic_begins_with_its_number() -> None:
    """As in ``341 على الأقل``: the number at the right, not where a line from the left would have it."""
    both = inked(seen(Picture("a", drawing(line("341 على", 190), "rtl"))))
    with_gap = seen(Picture("b", drawing(line("341 على", 190), "rtl")))
    number = seen(Picture("c", drawing(line("341", 190), "rtl")))
    left = inked(number)[0]
    assert both[0] < left
    assert with_gap.crop((left, 0, 200, 40)).tobytes() == number.crop((left, 0, 200, 40)).tobytes()


def test_letters_of_both_scripts_are_drawn_and_joined() -> None:
    """A letter that the font lacks would be the same box each time; Arabic letters joined are narrower than
    apart.
    """
    images = {
        words: seen(Picture(words, drawing(line(words, 5)))).tobytes()
        for words in ("A", "B", "ب", "ت", "1", "≠", "≥")
    }
    assert len(set(images.values())) == len(images)
    joined, apart = (inked(seen(Picture("a", drawing(line(words, 5))))) for words in ("بب", "ب\u200cب"))
    assert joined[1] < apart[1]


def test_no_font_of_the_machine_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[dict] = []
    render = verb.resvg_py.svg_to_bytes
    monkeypatch.setattr(verb.resvg_py, "svg_to_bytes", lambda **how: asked.append(how) or render(**how))
    seen(Picture("a", drawing(line("a", 5))))
    assert asked[0]["skip_system_fonts"] is True
    assert [Path(face).read_bytes() for face in asked[0]["font_files"]] == [
        pymupdf_fonts.fontbuffers[name]() for name in FACES
    ]
    named = {
        words: seen(Picture(words, drawing(line("a", 5)).replace("Roboto", words))).tobytes()
        for words in ("Roboto", "DejaVu Sans", "Nothing")
    }
    assert len(set(named.values())) == 1


def test_the_light_room_is_drawn_whatever_the_dark_one_is() -> None:
    image = seen(Picture("a", drawing(rest='<path fill="none" d="M0 0"/>')))
    assert image.getcolors() == [(200 * 40, PAPER)]


def test_a_drawing_that_names_no_colours_is_refused() -> None:
    with pytest.raises(ValueError, match="names its colours"):
        draw_picture(Picture("a", '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"/>'))


def test_the_margin_is_paper() -> None:
    image = seen(Picture("a", drawing(rest='<path d="M0 0H200V40H0z"/>'), margin=10, scale=2))
    assert image.size == (440, 120)
    assert image.getpixel((19, 60)) == PAPER and image.getpixel((21, 60)) == (0, 0, 0)
    assert image.getpixel((420, 60)) == PAPER and image.getpixel((200, 19)) == PAPER


def test_a_picture_is_the_same_drawn_before_and_after_others() -> None:
    several = [Picture(f"{n}.png", drawing(line(f"حصيلة {n}", 150), "rtl")) for n in range(5)]
    forwards = {picture.path: draw_picture(picture).content for picture in several}
    verb._png.cache_clear()
    backwards = {picture.path: draw_picture(picture).content for picture in reversed(several)}
    assert forwards == backwards
    assert len(set(forwards.values())) == len(several)


def test_equal_drawings_are_drawn_once() -> None:
    one, other = (drawing(line(words, 5)) for words in "ab")
    verb._png.cache_clear()
    files = [draw_picture(Picture(path, text)) for path, text in (("1", one), ("2", one), ("3", other))]
    assert [file.path for file in files] == ["1", "2", "3"]
    assert files[0].content == files[1].content != files[2].content
    assert verb._png.cache_info().misses == 2


def test_plates_without_a_course_have_no_picture() -> None:
    plates = [page.view.embed_image for page in pages().values() if page.path.startswith("en/embed/reports/")]
    assert pictures_of_embeds(plates, draw_embed_images(plates, lambda chart: Markup(""))) == ()
