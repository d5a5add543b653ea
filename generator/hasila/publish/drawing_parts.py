"""The parts that charts, sums and maps are drawn alike with."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from hasila.model.direction import fenced
from hasila.model.svg import join, number, tag

NOTHING = Markup("")


def course(*parts: str | float) -> str:
    """A path of SVG: letters as they are, numbers to a tenth of a unit, a space between two numbers."""
    written: list[str] = []
    after_number = False
    for part in parts:
        is_number = not isinstance(part, str)
        if is_number and after_number:
            written.append(" ")
        written.append(part if isinstance(part, str) else number(part))
        after_number = is_number
    return "".join(written)


def text_alternative(title: str, summary: str) -> Markup:
    """The paragraph that only a screen reader reads, in the place of a drawing."""
    return tag("p", fenced(f"{title}. {summary}"), class_="unseen")


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
