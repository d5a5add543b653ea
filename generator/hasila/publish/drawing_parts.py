"""The parts that charts, sums and maps are drawn alike with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.direction import fenced
from hasila.model.svg import Box, join, number, tag, text_box

NOTHING = Markup("")
BLANK = Markup(" ")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A line of text in a drawing: its point on the baseline, its size, the anchor as SVG has it (``None`` is
    the start of the line) and the direction of the drawing, ``rtl`` or ``ltr``."""

    text: str
    x: float
    y: float
    size: float
    anchor: str | None = None
    direction: str = "ltr"

    @property
    def box(self) -> Box:
        """The room that it takes, on the wide side."""
        return text_box(self.x, self.y, self.text, self.size, self.anchor or "start", self.direction)

    def moved(self, right: float) -> PlacedText:
        return replace(self, x=self.x + right)

    def draw(self, style: str | None) -> Markup:
        """The text as SVG. The blank behind it is not drawn: it keeps programs that take the text out of a
        page from reading two labels as one."""
        text = tag(
            "text",
            self.text,
            class_=style,
            x=self.x,
            y=self.y,
            font_size=self.size,
            text_anchor=self.anchor,
        )
        return text + BLANK


def box_around(x: float, y: float, radius: float) -> Box:
    """The box of a circle."""
    return Box(x - radius, y - radius, x + radius, y + radius)


def free_of(box: Box, others: Iterable[Box]) -> bool:
    """True where ``box`` touches none of ``others``."""
    return not any(box.meets(other) for other in others)


def picture(
    style: str,
    width: float,
    height: float,
    direction: str,
    layers: Iterable[Markup],
    **of_texts: str | float,
) -> Markup:
    """A drawing of ``layers``, the lowest first; it is hidden from a screen reader. Its texts take over the
    attributes ``of_texts``, which stand once, on the drawing, and on no text that has the same."""
    box = course(0, 0, width, height)
    shared = [f' {key.replace("_", "-")}="{value}"' for key, value in of_texts.items()]
    drawn = join(layers)
    for attribute in shared:
        drawn = drawn.replace(attribute, "")
    return tag("svg", drawn, class_=style, viewBox=box, direction=direction, aria_hidden="true", **of_texts)


def document(width: float, height: float, direction: str, language: str, layers: Iterable[Markup]) -> Markup:
    """A drawing of ``layers`` that is a file by itself."""
    return tag(
        "svg",
        join(layers),
        xmlns="http://www.w3.org/2000/svg",
        viewBox=course(0, 0, width, height),
        direction=direction,
        lang=language,
    )


def pointer_link(title: str, href: str, style: str | None, marks: Iterable[Markup]) -> Markup:
    """Marks that lead to ``href``, for the pointer alone: a list or a table of the page has the same
    links."""
    return tag("a", tag("title", title), BLANK, join(marks), href=href, class_=style, tabindex="-1")


def course(*parts: str | float) -> str:
    """A path of SVG: letters as they are, numbers to a tenth of a unit. Two numbers are parted by a space,
    unless the sign of the second one parts them."""
    line = ""
    for part in parts:
        if isinstance(part, str):
            line += part
        else:
            written = number(part)
            line += f" {written}" if line[-1:].isdigit() and written[0] != "-" else written
    return line


def text_alternative(title: str, summary: str) -> Markup:
    """The paragraph that only a screen reader reads, in the place of a drawing. The blank parts it from the
    first label, as :meth:`PlacedText.draw` parts the labels."""
    return tag("p", fenced(f"{title}. {summary}"), class_="unseen") + BLANK


def hatching(drawing: str, path: str, style: str, size: int) -> Markup:
    """The pattern ``<drawing>-hatch``: strokes along ``path``, repeated every ``size`` units."""
    strokes = tag("path", d=path, class_=style)
    pattern = tag(
        "pattern", strokes, id=f"{drawing}-hatch", width=size, height=size, patternUnits="userSpaceOnUse"
    )
    return tag("defs", pattern)


def swatch(mark: Markup, style: str) -> Markup:
    """``mark`` as it stands in a key: drawn in a square of 16 units."""
    return tag("svg", mark, class_=style, viewBox="0 0 16 16", aria_hidden="true")


def key_entry(mark: Markup, label: str) -> Markup:
    """A mark and its meaning."""
    return tag("li", mark, " ", label)


def key_list(entries: Sequence[Markup], style: str) -> Markup:
    """The key of a drawing; nothing without entries."""
    return tag("ul", join(entries), class_=style) if entries else NOTHING
