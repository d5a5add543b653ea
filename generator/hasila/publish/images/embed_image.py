"""Embed images: SVG files that stand alone on other people's pages, without a script, a style or a font of
ours.

Under the course of a series stands its latest figure with all that belongs beside it. Text is broken into
lines by an estimate of its width on the wide side, for the fonts of the reader are not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache

from markupsafe import Markup

from hasila.model.colours import DARK, LIGHT
from hasila.model.drawing import Chart
from hasila.model.embed_image import EmbedImage, EmbedPanel
from hasila.model.language_tag import untagged
from hasila.model.page import File
from hasila.model.page_metadata import unfenced
from hasila.model.raster_image import Picture
from hasila.model.svg import join, lines_of, tag
from hasila.publish.drawing_parts import PlacedText, document

WIDTH, MARGIN = 340, 12
LARGE, SMALL, LEADING = 30, 12, 18
LARGE_LEADING = 1.2
"""The height of a large line, as a part of its size."""
CHART_HEIGHT = 290
REMEMBERED = 1 << 12
"""Texts that are kept as they were broken into lines: the panels of a report share most of theirs."""
DrawChart = Callable[[Chart], Markup]

COLOURS = f"svg{{color-scheme:light dark;{LIGHT}}}\n@media(prefers-color-scheme:dark){{svg{{{DARK}}}}}"
TEXT = """
text{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;fill:var(--soft)}
.sheet{fill:var(--paper)}.stated{fill:var(--published);font-weight:600}.what{fill:var(--ink)}"""
CONFLICT = """.conflict{fill:var(--conflict)}
"""
LINES = (
    ".chart-grid,.chart-base,.chart-edge,.chart-line{fill:none;stroke:var(--line)}"
    ".chart-base,.chart-edge{stroke:var(--soft)}\n"
    ".chart-edge{stroke-dasharray:2 3}.chart-line{stroke:var(--published);stroke-width:1.75}"
    ".chart-band{fill:var(--published);fill-opacity:.2}\n"
    ".chart-hatch{fill:none;stroke:var(--published);stroke-width:.8}.chart-more{fill-opacity:.75}"
    ".chart-most{fill-opacity:.3}\n"
)
MARKS = """.chart-label{fill:var(--ink);font-weight:600}.chart-mark{fill:var(--published);stroke:var(--paper)}
.chart-rounded{fill:var(--paper);stroke:var(--published)}\
.chart-range{fill:none;stroke:var(--published);stroke-width:2.5}
.chart-unstated{fill:none;stroke:var(--soft);stroke-width:2.5}
.chart-conflict{fill:none;stroke:var(--conflict);stroke-width:1.6}
"""
STYLE = Markup(f"\n{COLOURS}{TEXT}{CONFLICT}{LINES}{MARKS}")
"""The site's colours, for light and for dark; a drawing in an ``img`` sees no other style. What it says of a
chart is what ``static/css/chart.css`` says on a page."""


def draw_embed_images(embed_images: Iterable[EmbedImage | None], sheet: DrawChart) -> tuple[File, ...]:
    """Each image as a file; ``sheet`` draws the course of a series at a width of 340. ``None`` stands for a
    page that needs no image."""
    return tuple(_file(image, sheet) for image in embed_images if image)


def _file(image: EmbedImage, sheet: DrawChart) -> File:
    drawing = _image(image, sheet)
    return File(image.path, untagged(f"{drawing}\n").encode())


def pictures_of_embeds(
    embed_images: Iterable[EmbedImage | None], drawn: Iterable[File]
) -> tuple[Picture, ...]:
    """The courses among ``embed_images``, which were ``drawn`` in this order, as pictures of twice their size
    beside them."""
    both = zip(filter(None, embed_images), drawn, strict=True)
    courses = [file for image, file in both if image.chart]
    return tuple(_picture(file) for file in courses)


def _picture(file: File) -> Picture:
    path = file.path.removesuffix(".svg")
    return Picture(f"{path}.png", file.content.decode(), MARGIN, scale=2)


def _image(image: EmbedImage, sheet: DrawChart) -> Markup:
    top = CHART_HEIGHT if image.chart else 0
    height = top + _height(image.panel)
    layers = _layers(image, top, sheet)
    return document(WIDTH, height, image.direction, image.language, layers)


def _layers(image: EmbedImage, top: float, sheet: DrawChart) -> Iterator[Markup]:
    """The title, the style and the drawing, the lowest first."""
    yield tag("title", unfenced(image.title))
    yield tag("style", STYLE)
    yield tag("rect", class_="sheet", width="100%", height="100%")
    if image.chart:
        # a drawing in a drawing takes its size from the outer one
        yield tag("svg", sheet(image.chart), width=WIDTH, height=CHART_HEIGHT)
    yield _panel(image.panel, image.direction, top)


def _height(panel: EmbedPanel) -> float:
    stated = len(_lines(panel.stated, LARGE)) * LARGE * LARGE_LEADING
    lines = 0
    for _, text in _under(panel):
        lines += len(_lines(text, SMALL))
    return MARGIN * 2 + stated + lines * LEADING


def _panel(panel: EmbedPanel, direction: str, top: float) -> Markup:
    x = WIDTH - MARGIN if direction == "rtl" else MARGIN
    texts = join(_texts(panel, x, top + MARGIN))
    return tag("g", texts, class_="panel", id=panel.id)


def _texts(panel: EmbedPanel, x: float, y: float) -> Iterator[Markup]:
    """The lines of ``panel`` from ``y`` down."""
    for line in _lines(panel.stated, LARGE):
        y += LARGE * LARGE_LEADING
        yield PlacedText(line, x, y - LARGE * 0.3, LARGE).draw("stated")
    for style, text in _under(panel):
        for line in _lines(text, SMALL):
            y += LEADING
            yield PlacedText(line, x, y - LEADING * 0.2, SMALL).draw(style)


def _under(panel: EmbedPanel) -> Iterator[tuple[str | None, str]]:
    """The texts under the number with their styles: what is counted, the conflict, then whose it is."""
    yield "what", panel.lines[0]
    if panel.conflict:
        yield "conflict", panel.conflict
    for text in panel.lines[1:]:
        yield None, text


@lru_cache(REMEMBERED)
def _lines(text: str, size: float) -> tuple[str, ...]:
    return tuple(lines_of(text, size, WIDTH - 2 * MARGIN))
