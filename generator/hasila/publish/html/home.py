"""The first page of a language: the toll as published, what is known about it, the newest reports, the open findings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasila.model.drawing import Chart
from hasila.model.page import Page
from hasila.model.report import Figure, Series
from hasila.publish.html.figures import conflict_links
from hasila.publish.html.laws import FindingView, LawView, finding_view, law_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.report import missing, when
from hasila.publish.html.reports import ReportLine, report_line
from hasila.publish.html.series import series_chart

NEWEST = 5


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


def home_page(desk: PageContext) -> Iterator[Page]:
    here, title = "index.html", desk.voice.text(desk.site.title)
    open_ = desk.open_findings()
    view = HomeView(
        frame=desk.frame(here, title, ("chart",), desk.keeping),
        title=title,
        toll=_toll(desk, here),
        newest=tuple(report_line(desk, here, one) for one in list(reversed(desk.ledger.reports))[:NEWEST]),
        all_reports=desk.link(here, desk("All reports"), desk.at("reports/index.html")),
        findings=tuple(finding_view(desk, here, one) for one in list(reversed(open_))[:NEWEST]),
        open=desk.voice.ngettext("{n} open finding", "{n} open findings", len(open_)).format(
            n=desk.voice.number(len(open_))
        ),
        all_findings=desk.link(here, desk("All findings"), desk.at("findings/index.html")),
    )
    yield desk.page(here, "home.html", title, view)


def _toll(desk: PageContext, here: str) -> Toll | None:
    series = leading_series(desk)
    return _told(desk, here, series, desk.ledger.figures[series.points[-1]]) if series else None


def leading_series(desk: PageContext) -> Series | None:
    """The series that the site names; where it names none, the one with the most reports."""
    named = (one for one in desk.ledger.series if one.id == desk.site.lead_series)
    longest = max(desk.ledger.series, key=lambda one: (len(one.points), one.who == "everyone"), default=None)
    return next(named, longest)


def _told(desk: PageContext, here: str, series: Series, figure: Figure) -> Toll:
    report = desk.index.reports[figure.report]
    sums = tuple(one for one in desk.index.by_report.get(report.id, ()) if one.law.right == figure.key)
    return Toll(
        counted=desk.teller.set_phrase(figure.set, publisher=False),
        publisher=desk.teller.publisher(figure.set.publisher),
        since=desk.teller.when(figure.set.period),
        stated=desk.voice.stated(figure),
        interval=desk.can_be(figure),
        when=when(desk, report),
        link=desk.link(here, desk.voice.text(report.title), desk.figure_path(figure.key)),
        series=desk.link(here, desk("How this count has grown"), desk.series_path(series.id)),
        sums=law_views(desk, here, sums),
        conflicts=conflict_links(desk, here, figure.key),
        missing=missing(desk, report),
        chart=series_chart(desk, here, series),
    )
