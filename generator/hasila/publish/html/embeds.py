"""Pages to be shown inside other sites: the course of a series, and the figures of a report, one at a time.

A figure has no file of its own: the page of its report holds them all, and the fragment of the address
(``…#figure-total``) shows the one. So a report of forty figures makes one page and one drawing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from hasila.model.address import relative
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
    """A panel on a page, with the link to where the figure stands, and those to its open findings."""

    panel: EmbedPanel
    link: Link
    conflicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class EmbedView:
    """``picture`` is the drawing beside the page, empty where the panels say everything; ``alternative``
    are its words."""

    frame: PageLayout
    title: str
    panels: tuple[Panelled, ...]
    plate: EmbedImage
    picture: str
    alternative: str


def report_embed_page(context: PageContext, report: Report) -> Page:
    """The figures of ``report``, to be shown inside another site."""
    return _page(context, _report_view(context, report))


def series_embed_page(context: PageContext, series: Series) -> Page:
    """The course of ``series``, to be shown inside another site."""
    return _page(context, _series_view(context, series))


def report_embed(context: PageContext, report: Report) -> Embed | None:
    """The leading figure of ``report``, for the page of the report; the others have the same address with
    their fragment."""
    figure = leading(report)
    if figure is None:
        return None
    return _embed(
        context, f"reports/{report.id}", _name(context, figure), FIGURE_HEIGHT, f"#figure-{figure.id}"
    )


def series_embed(context: PageContext, series: Series) -> Embed:
    """The course of ``series``, for its page."""
    embed = _embed(context, f"series/{series.id}", short_name(context, series), CHART_HEIGHT)
    return replace(embed, picture=f"{embed.drawing.removesuffix('.svg')}.png")


def _embed(context: PageContext, name: str, text: str, height: int, fragment: str = "") -> Embed:
    here, there = context.at(f"{name}.html"), context.at(f"embed/{name}")
    page, drawing = (f"{there}{ending}{fragment}" for ending in (".html", ".svg"))
    return Embed(unfenced(text), page, height, relative(here, page), relative(here, drawing))


def _name(context: PageContext, figure: Figure) -> str:
    return f"{context.teller.who(figure.set.who)}: {context.voice.stated(figure)}"


def _page(context: PageContext, view: EmbedView) -> Page:
    path = view.plate.path.removeprefix(context.at("")).removesuffix(".svg") + ".html"
    return context.page(path, "embed.html", view.title, view)


def _report_view(context: PageContext, report: Report) -> EmbedView:
    here, title = f"embed/reports/{report.id}.html", context.voice.text(report.title) or report.id
    first = leading(report)
    stated = (figure for figure in report.figures if figure.stated)
    figures = sorted(stated, key=lambda figure: figure is not first)
    shown = [(figure, panel_of(context, figure, f"figure-{figure.id}")) for figure in figures]
    plate = _plate(context, f"embed/reports/{report.id}.svg", title, tuple(panel for _, panel in shown))
    links = tuple(
        Panelled(
            panel,
            context.link(here, title, context.figure_path(one.key)),
            conflict_links(context, here, one.key),
        )
        for one, panel in shown
    )
    return EmbedView(context.frame(here, title, ("embed",)), title, links, plate, "", "")


def _series_view(context: PageContext, series: Series) -> EmbedView:
    here, title = f"embed/series/{series.id}.html", short_name(context, series)
    last = context.ledger.figures[series.points[-1]]
    chart = series_chart(context, here, series)
    panel = panel_of(context, last, "latest")
    plate = EmbedImage(
        context.at(f"embed/series/{series.id}.svg"),
        context.code,
        context.language.direction,
        title,
        (panel,),
        chart,
    )
    link = context.link(here, context("How this count has grown"), context.series_path(series.id))
    panels = (Panelled(panel, link, conflict_links(context, here, last.key)),)
    return EmbedView(
        context.frame(here, title, ("embed",)), title, panels, plate, f"{series.id}.svg", chart.summary
    )


def _plate(context: PageContext, path: str, title: str, panels: tuple[EmbedPanel, ...]) -> EmbedImage:
    return EmbedImage(context.at(path), context.code, context.language.direction, title, panels)
