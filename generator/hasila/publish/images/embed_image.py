"""Verb: draw plates, SVG files that stand alone on other people's pages: without a script, a style or a font of ours.

A plate of several figures shows the one that its address names (``…svg#figure-total``), else the first: it is drawn last, so
that a style can hide it behind another. Text is broken into lines by an estimate of its width on the wide side, for the fonts of the reader are not known here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from markupsafe import Markup

from hasila.model.colours import DARK, LIGHT
from hasila.model.drawing import Chart
from hasila.model.embed_image import EmbedImage, EmbedPanel
from hasila.model.page import File
from hasila.model.page_metadata import unfenced
from hasila.model.raster_image import Picture
from hasila.model.svg import lines_of, number, tag

WIDTH, MARGIN = 340, 12
LARGE, SMALL, LEADING = 30, 12, 18
CHART_HEIGHT = 290

COLOURS = f"svg{{color-scheme:light dark;{LIGHT}}}\n@media(prefers-color-scheme:dark){{svg{{{DARK}}}}}"
STYLE = (
    f"""
{COLOURS}"""
    """
text{font-family:system-ui,"Segoe UI",Roboto,"Noto Sans","Noto Sans Arabic",sans-serif;fill:var(--soft)}
.sheet{fill:var(--paper)}.stated{fill:var(--published);font-weight:600}.what{fill:var(--ink)}.conflict{fill:var(--conflict)}
.panel,.panel:target~.panel:last-of-type{display:none}.panel:last-of-type,.panel:target{display:inline}
.chart-grid,.chart-base,.chart-edge,.chart-line{fill:none;stroke:var(--line)}.chart-base,.chart-edge{stroke:var(--soft)}
.chart-edge{stroke-dasharray:2 3}.chart-line{stroke:var(--published);stroke-width:1.75}.chart-band{fill:var(--published);fill-opacity:.2}
.chart-hatch{fill:none;stroke:var(--published);stroke-width:.8}.chart-more{fill-opacity:.75}.chart-most{fill-opacity:.3}
.chart-label{fill:var(--ink);font-weight:600}.chart-mark{fill:var(--published);stroke:var(--paper)}
.chart-rounded{fill:var(--paper);stroke:var(--published)}.chart-range{fill:none;stroke:var(--published);stroke-width:2.5}
.chart-unstated{fill:none;stroke:var(--soft);stroke-width:2.5}
.chart-conflict{fill:none;stroke:var(--conflict);stroke-width:1.6}
"""
)
"""The site's colours, for light and for dark; a drawing in an ``img`` sees no other sheet."""


def draw_plates(plates: Iterable[EmbedImage], sheet: Callable[[Chart], Markup]) -> tuple[File, ...]:
    """Each plate as a file; ``sheet`` draws the course of a series at a width of 340."""
    return tuple(File(one.path, f"{_plate(one, sheet)}\n".encode()) for one in plates)


def picture_plates(plates: Iterable[EmbedImage], drawn: Iterable[File]) -> tuple[Picture, ...]:
    """The courses among ``plates``, which were ``drawn`` in this order, as pictures of twice their size beside them."""
    both = zip(plates, drawn, strict=True)
    return tuple(
        Picture(f"{file.path.removesuffix('.svg')}.png", file.content.decode(), MARGIN, scale=2)
        for plate, file in both
        if plate.chart
    )


def _plate(plate: EmbedImage, sheet: Callable[[Chart], Markup]) -> Markup:
    top = CHART_HEIGHT if plate.chart else 0
    height = top + max((_height(panel) for panel in plate.panels), default=0)
    return tag(
        "svg",
        tag("title", unfenced(plate.title)),
        tag("style", Markup(STYLE)),
        tag("rect", class_="sheet", width="100%", height="100%"),
        *([_chart(plate.chart, sheet)] if plate.chart else []),
        *(_panel(panel, plate.direction, top) for panel in (*plate.panels[1:], *plate.panels[:1])),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=f"0 0 {WIDTH} {number(height)}",
        direction=plate.direction,
        lang=plate.language,
    )


def _height(panel: EmbedPanel) -> float:
    return (
        MARGIN * 2
        + len(_lines(panel.stated, LARGE)) * LARGE * 1.2
        + sum(len(_lines(one, SMALL)) for _, one in _told(panel)) * LEADING
    )


def _chart(chart: Chart, sheet: Callable[[Chart], Markup]) -> Markup:
    """The drawing as it is, in the place that it needs: a drawing in a drawing takes its size from the outer one."""
    return tag("svg", sheet(chart), width=WIDTH, height=CHART_HEIGHT)


def _panel(panel: EmbedPanel, direction: str, top: float) -> Markup:
    x, y = (WIDTH - MARGIN if direction == "rtl" else MARGIN), top + MARGIN
    return tag("g", *_texts(panel, x, y), class_="panel", id=panel.id)


def _texts(panel: EmbedPanel, x: float, y: float) -> Iterator[Markup]:
    for line in _lines(panel.stated, LARGE):
        y += LARGE * 1.2
        yield tag("text", line, class_="stated", x=x, y=y - LARGE * 0.3, font_size=LARGE)
    for name, words in _told(panel):
        for line in _lines(words, SMALL):
            y += LEADING
            yield tag("text", line, class_=name, x=x, y=y - LEADING * 0.2, font_size=SMALL)


def _told(panel: EmbedPanel) -> tuple[tuple[str | None, str], ...]:
    """The lines under the number with their styles: what is counted, the conflict, then whose it is."""
    conflict = (("conflict", panel.conflict),) if panel.conflict else ()
    return (("what", panel.lines[0]), *conflict, *((None, words) for words in panel.lines[1:]))


def _lines(words: str, size: float) -> list[str]:
    return lines_of(words, size, WIDTH - 2 * MARGIN)
