"""A drawing that stands alone on other people's pages: it says by itself what is counted, by whom, and where
it is from."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart


@dataclass(frozen=True, slots=True)
class EmbedPanel:
    """One figure: ``stated`` is written large, ``lines`` under it. ``id`` is the fragment that shows this
    panel alone. ``conflict`` is the headline of an open finding that the figure takes part in: no number
    leaves the site without it."""

    id: str
    stated: str
    lines: tuple[str, ...]
    conflict: str = ""


@dataclass(frozen=True, slots=True)
class EmbedImage:
    """An SVG file at ``path`` in one language: a panel, under the course of a series where ``chart`` is one.
    All words are plain text."""

    path: str
    language: str
    direction: str
    title: str
    panel: EmbedPanel
    chart: Chart | None = None
