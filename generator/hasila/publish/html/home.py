"""The first page of a language: the toll as published, what is known about it, the newest reports, the open
findings."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.drawing import Chart
from hasila.model.page import Page
from hasila.publish.html.figures import conflict_links
from hasila.publish.html.findings import number_of_open
from hasila.publish.html.laws import FindingView, LawView, brief_views, law_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.report import missing, when
from hasila.publish.html.reports import ReportLine, report_lines
from hasila.publish.html.series import series_chart
from hasila.publish.slices import HomeSlice


@dataclass(frozen=True, slots=True)
class Toll:
    """The latest figure of the leading series, and all that must stand beside a total."""

    counted: str
    publisher: str
    since: str
    stated: str
    interval: str
    when: str
    link: Link
    series: Link
    sums: tuple[LawView, ...]
    conflicts: tuple[Link, ...]
    missing: tuple[str, ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class HomeView:
    frame: PageLayout
    title: str
    toll: Toll | None
    newest: tuple[ReportLine, ...]
    all_reports: Link
    findings: tuple[FindingView, ...]
    open: str
    all_findings: Link


def home_page(context: PageContext, slice_: HomeSlice) -> Page:
    here, title = "index.html", context.voice.text(context.site.title)
    view = HomeView(
        frame=context.frame(here, title, ("chart",), context.keeping),
        title=title,
        toll=_toll(context, here, slice_),
        newest=report_lines(context, here, slice_.newest),
        all_reports=context.link(here, context("All reports"), context.at("reports/index.html")),
        findings=brief_views(context, here, slice_.findings),
        open=number_of_open(context, slice_.open),
        all_findings=context.link(here, context("All findings"), context.at("findings/index.html")),
    )
    return context.page(here, "home.html", title, view)


def _toll(context: PageContext, here: str, slice_: HomeSlice) -> Toll | None:
    series, beside, teller = slice_.series, slice_.toll, context.teller
    if series is None or beside is None:
        return None
    figure = context.ledger.figures[series.points[-1]]
    of, report = figure.set, context.report_of(figure)
    title = context.voice.text(report.title)
    return Toll(
        counted=teller.set_phrase(of, publisher=False),
        publisher=teller.publisher(of.publisher),
        since=teller.when(of.period),
        stated=context.voice.stated(figure),
        interval=context.can_be(figure),
        when=when(context, report),
        link=context.figure_link(here, title, figure.key),
        series=context.series_link(here, context("How this count has grown"), series.id),
        sums=law_views(context, here, beside.sums),
        conflicts=conflict_links(context, here, figure.key),
        missing=missing(context, beside.missing, beside.unstated),
        chart=series_chart(context, here, series),
    )
