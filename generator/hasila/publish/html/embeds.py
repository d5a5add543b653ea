"""Pages to be shown inside other sites: the course of a series, or one figure of a report at a time.

A figure has no file of its own: one page holds all figures of a report, and the fragment of the address
(``…#figure-total``) selects the figure to show. A series has a drawing beside its page, too; the panels of a
report are text and need none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from hasila.model.address import relative
from hasila.model.data_class import dataclass
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
    """The content of an embedded page. ``embed_image`` is the drawing beside the page and ``picture`` its
    name, ``None`` and empty where the panels say everything; ``alternative`` is its text."""

    frame: PageLayout
    title: str
    panels: tuple[Panelled, ...]
    embed_image: EmbedImage | None
    picture: str
    alternative: str


def report_embed_page(context: PageContext, report: Report) -> Page:
    """The figures of ``report``, to be shown inside another site."""
    here = f"embed/reports/{report.id}.html"
    view = _report_view(context, here, report)
    return context.page(here, "embed.html", view.title, view)


def series_embed_page(context: PageContext, series: Series) -> Page:
    """The course of ``series``, to be shown inside another site."""
    here = f"embed/series/{series.id}.html"
    view = _series_view(context, here, series)
    return context.page(here, "embed.html", view.title, view)


def report_embed(context: PageContext, report: Report) -> Embed | None:
    """The leading figure of ``report``, for the page of the report; the others have the same address with
    their fragment."""
    figure = leading(report)
    if figure is None:
        return None
    name = _name(context, figure)
    path = f"reports/{report.id}.html"
    return _embed(context, path, name, FIGURE_HEIGHT, f"#figure-{figure.id}")


def series_embed(context: PageContext, series: Series) -> Embed:
    """The course of ``series``, for its page."""
    name = short_name(context, series)
    embed = _embed(context, f"series/{series.id}.html", name, CHART_HEIGHT)
    stem = embed.page.removesuffix(".html")
    return replace(embed, drawing=f"{stem}.svg", picture=f"{stem}.png")


def _embed(context: PageContext, path: str, name: str, height: int, fragment: str = "") -> Embed:
    """The embed of the page at ``path``; ``fragment`` shows one panel of it."""
    here = context.at(path)
    page = context.at(f"embed/{path}{fragment}")
    return Embed(unfenced(name), page, height, relative(here, page))


def _name(context: PageContext, figure: Figure) -> str:
    who = context.writer.category(figure.set.category)
    stated = context.translator.stated(figure)
    return f"{who}: {stated}"


def _report_view(context: PageContext, here: str, report: Report) -> EmbedView:
    title = context.title_of(report)
    frame = context.frame(here, title, ("embed",))
    panels = tuple(_panels(context, here, title, report))
    return EmbedView(frame, title, panels, None, "", "")


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


def _series_view(context: PageContext, here: str, series: Series) -> EmbedView:
    title = short_name(context, series)
    frame = context.frame(here, title, ("embed",))
    latest = _latest(context, here, series)
    chart = series_chart(context, here, series)
    picture = f"{series.id}.svg"
    path = context.at(f"embed/series/{picture}")
    direction = context.language.direction
    embed_image = EmbedImage(path, context.code, direction, title, latest.panel, chart)
    return EmbedView(frame, title, (latest,), embed_image, picture, chart.summary)


def _latest(context: PageContext, here: str, series: Series) -> Panelled:
    """The latest figure of ``series``, with the link to its course."""
    figure = context.ledger.figures[series.points[-1]]
    panel = panel_of(context, figure, "latest")
    label = context("How this count has grown")
    link = context.series_link(here, label, series.id)
    conflicts = conflict_links(context, here, figure.key)
    return Panelled(panel, link, conflicts)
