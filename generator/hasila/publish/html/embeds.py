"""Pages to be shown inside other sites: the course of a series, and the figures of a report, one at a time.

A figure has no file of its own: the page of its report holds them all, and the fragment of the address
(``…#figure-total``) shows the one. So a report of forty figures makes one page and one drawing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from hasila.model.address import relative
from hasila.model.embed_image import EmbedImage, EmbedPanel
from hasila.model.page import Page
from hasila.model.page_metadata import Embed, unfenced
from hasila.model.report import Figure, Report, Series
from hasila.publish.html.embed_panels import leading, panel_of
from hasila.publish.html.figures import conflict_links
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import series_chart, short_name

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
    """``picture`` is the drawing beside the page, empty where the panels say everything; ``alternative`` are its words."""

    frame: PageLayout
    title: str
    panels: tuple[Panelled, ...]
    plate: EmbedImage
    picture: str
    alternative: str


def embed_pages(desk: PageContext) -> Iterator[Page]:
    for report in desk.ledger.reports:
        yield _page(desk, _report_view(desk, report))
    for series in desk.ledger.series:
        yield _page(desk, _series_view(desk, series))


def report_embed(desk: PageContext, report: Report) -> Embed | None:
    """The leading figure of ``report``, for the page of the report; the others have the same address with their fragment."""
    figure = leading(report)
    if figure is None:
        return None
    return _embed(desk, f"reports/{report.id}", _name(desk, figure), FIGURE_HEIGHT, f"#figure-{figure.id}")


def series_embed(desk: PageContext, series: Series) -> Embed:
    """The course of ``series``, for its page."""
    embed = _embed(desk, f"series/{series.id}", short_name(desk, series), CHART_HEIGHT)
    return replace(embed, picture=f"{embed.drawing.removesuffix('.svg')}.png")


def _embed(desk: PageContext, name: str, text: str, height: int, fragment: str = "") -> Embed:
    here, there = desk.at(f"{name}.html"), desk.at(f"embed/{name}")
    page, drawing = (f"{there}{ending}{fragment}" for ending in (".html", ".svg"))
    return Embed(unfenced(text), page, height, relative(here, page), relative(here, drawing))


def _name(desk: PageContext, figure: Figure) -> str:
    return f"{desk.teller.who(figure.set.who)}: {desk.voice.stated(figure)}"


def _page(desk: PageContext, view: EmbedView) -> Page:
    path = view.plate.path.removeprefix(desk.at("")).removesuffix(".svg") + ".html"
    return desk.page(path, "embed.html", view.title, view)


def _report_view(desk: PageContext, report: Report) -> EmbedView:
    here, title = f"embed/reports/{report.id}.html", desk.voice.text(report.title) or report.id
    first = leading(report)
    figures = sorted((one for one in report.figures if one.stated), key=lambda one: one is not first)
    shown = [(one, panel_of(desk, report, one, f"figure-{one.id}")) for one in figures]
    plate = _plate(desk, f"embed/reports/{report.id}.svg", title, tuple(panel for _, panel in shown))
    links = tuple(
        Panelled(
            panel, desk.link(here, title, desk.figure_path(one.key)), conflict_links(desk, here, one.key)
        )
        for one, panel in shown
    )
    return EmbedView(desk.frame(here, title, ("embed",)), title, links, plate, "", "")


def _series_view(desk: PageContext, series: Series) -> EmbedView:
    here, title = f"embed/series/{series.id}.html", short_name(desk, series)
    last = desk.ledger.figures[series.points[-1]]
    chart = series_chart(desk, here, series)
    panel = panel_of(desk, desk.index.reports[last.report], last, "latest")
    plate = EmbedImage(
        desk.at(f"embed/series/{series.id}.svg"), desk.code, desk.language.direction, title, (panel,), chart
    )
    link = desk.link(here, desk("How this count has grown"), desk.series_path(series.id))
    panels = (Panelled(panel, link, conflict_links(desk, here, last.key)),)
    return EmbedView(
        desk.frame(here, title, ("embed",)), title, panels, plate, f"{series.id}.svg", chart.summary
    )


def _plate(desk: PageContext, path: str, title: str, panels: tuple[EmbedPanel, ...]) -> EmbedImage:
    return EmbedImage(desk.at(path), desk.code, desk.language.direction, title, panels)
