"""Pages to be shown inside other sites: the course of a series, or one figure of a report at a time.

A figure has no file of its own: one page holds all figures of a report, and the fragment of the address
(``…#figure-total``) selects the figure to show. So a report of forty figures makes one page and one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hasila.model.address import relative
from hasila.model.drawing import Chart
from hasila.model.embed_image import EmbedImage, EmbedPanel
from hasila.model.page import Page
from hasila.model.page_metadata import Embed, unfenced
from hasila.model.report import Figure, Report, Series
from hasila.publish.html.embed_panels import panel_of
from hasila.publish.html.figures import conflict_links
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import series_chart, short_name
from hasila.publish.slices import leading

CHART_HEIGHT, FIGURE_HEIGHT = 500, 300
"""Pixels that a frame needs at a width of 340, with some room for longer words."""


@dataclass(frozen=True, slots=True)
class Panelled:
    """A panel on a page, with the link to the row of the figure, and those to its open findings."""

    panel: EmbedPanel
    link: Link
    conflicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """The content of an embedded page. ``picture`` is the drawing beside the page, empty where the panels say
    everything; ``alternative`` is its text."""

    frame: PageLayout
    title: str
    panels: tuple[Panelled, ...]
    embed_image: EmbedImage
    picture: str
    alternative: str


def report_embed_page(context: PageContext, report: Report) -> Page:
    """The figures of ``report``, to be shown inside another site."""
    view = _report_view(context, report)
    return _page(context, view)


def series_embed_page(context: PageContext, series: Series) -> Page:
    """The course of ``series``, to be shown inside another site."""
    view = _series_view(context, series)
    return _page(context, view)


def report_embed(context: PageContext, report: Report) -> Embed | None:
    """The leading figure of ``report``, for the page of the report; the others have the same address with
    their fragment."""
    figure = leading(report)
    if figure is None:
        return None
    name = _name(context, figure)
    fragment = f"#figure-{figure.id}"
    return _embed(context, f"reports/{report.id}", name, FIGURE_HEIGHT, fragment)


def series_embed(context: PageContext, series: Series) -> Embed:
    """The course of ``series``, for its page."""
    name = short_name(context, series)
    embed = _embed(context, f"series/{series.id}", name, CHART_HEIGHT)
    picture = embed.drawing.removesuffix(".svg") + ".png"
    return replace(embed, picture=picture)


def _embed(context: PageContext, path: str, name: str, height: int, fragment: str = "") -> Embed:
    """The embed of the page at ``path``, which has no ending; ``fragment`` shows one panel of it."""
    here = context.at(f"{path}.html")
    page = context.at(f"embed/{path}.html{fragment}")
    drawing = context.at(f"embed/{path}.svg{fragment}")
    to_page = relative(here, page)
    to_drawing = relative(here, drawing)
    return Embed(unfenced(name), page, height, to_page, to_drawing)


def _name(context: PageContext, figure: Figure) -> str:
    who = context.writer.category(figure.set.category)
    stated = context.translator.stated(figure)
    return f"{who}: {stated}"


def _page(context: PageContext, view: EmbedView) -> Page:
    """The page of ``view``, beside its drawing."""
    drawing = view.embed_image.path.removeprefix(context.at(""))
    path = drawing.removesuffix(".svg") + ".html"
    return context.page(path, "embed.html", view.title, view)


def _report_view(context: PageContext, report: Report) -> EmbedView:
    here = f"embed/reports/{report.id}.html"
    title = context.title_of(report)
    frame = context.frame(here, title, ("embed",))
    panelled = tuple(_panels(context, here, title, report))
    panels = tuple(entry.panel for entry in panelled)
    embed_image = _embed_image(context, f"embed/reports/{report.id}.svg", title, panels)
    return EmbedView(frame, title, panelled, embed_image, "", "")


def _panels(context: PageContext, here: str, title: str, report: Report) -> Iterator[Panelled]:
    """The stated figures of ``report``, the leading one first."""
    first = leading(report)
    if first is not None:
        yield _panelled(context, here, title, first)
    for figure in report.figures:
        if figure.stated and figure is not first:
            yield _panelled(context, here, title, figure)


def _panelled(context: PageContext, here: str, title: str, figure: Figure) -> Panelled:
    """A figure with the link to its row on the page of its report, whose title is ``title``."""
    panel = panel_of(context, figure, f"figure-{figure.id}")
    link = context.figure_link(here, title, figure.key)
    conflicts = conflict_links(context, here, figure.key)
    return Panelled(panel, link, conflicts)


def _series_view(context: PageContext, series: Series) -> EmbedView:
    here = f"embed/series/{series.id}.html"
    title = short_name(context, series)
    frame = context.frame(here, title, ("embed",))
    latest = _latest(context, here, series)
    chart = series_chart(context, here, series)
    picture = f"{series.id}.svg"
    embed_image = _embed_image(context, f"embed/series/{picture}", title, (latest.panel,), chart)
    return EmbedView(frame, title, (latest,), embed_image, picture, chart.summary)


def _latest(context: PageContext, here: str, series: Series) -> Panelled:
    """The latest figure of ``series``, with the link to its course."""
    figure = context.ledger.figures[series.points[-1]]
    panel = panel_of(context, figure, "latest")
    label = context("How this count has grown")
    link = context.series_link(here, label, series.id)
    conflicts = conflict_links(context, here, figure.key)
    return Panelled(panel, link, conflicts)


def _embed_image(
    context: PageContext,
    path: str,
    title: str,
    panels: tuple[EmbedPanel, ...],
    chart: Chart | None = None,
) -> EmbedImage:
    """The drawing at ``path`` below the language's folder."""
    direction = context.language.direction
    return EmbedImage(context.at(path), context.code, direction, title, panels, chart)
