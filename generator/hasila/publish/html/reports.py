"""The list of all reports, newest first, by year."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from hasila.model.page import Page
from hasila.model.report import Report
from hasila.publish.html.embed_panels import leading
from hasila.publish.html.page_context import Link, PageContext, PageLayout


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. ``stated`` is its leading figure with what it counts, empty where it states no number;
    ``conflict`` is a word where a finding about it is open, else empty."""

    link: Link
    publisher: str
    when: str
    iso: str
    stated: str
    figures: str
    conflict: str


@dataclass(frozen=True, slots=True)
class ReportsView:
    frame: PageLayout
    title: str
    years: tuple[tuple[str, tuple[ReportLine, ...]], ...]


def reports_page(desk: PageContext) -> Iterator[Page]:
    here, title = "reports/index.html", desk("Reports")
    newest = reversed(desk.ledger.reports)
    years = tuple(
        (str(year), tuple(report_line(desk, here, report) for report in reports))
        for year, reports in groupby(newest, key=lambda report: report.published.day.year)
    )
    yield desk.page(here, "reports.html", title, ReportsView(desk.frame(here, title), title, years))


def report_line(desk: PageContext, here: str, report: Report) -> ReportLine:
    n = len(report.figures)
    conflict = any(not one.closed for one in desk.index.about.get(report.id, ()))
    return ReportLine(
        link=desk.report_link(here, report),
        publisher=desk.teller.short(report.publisher),
        when=_day(desk, report),
        iso=report.published.day.isoformat(),
        stated=_leading(desk, report),
        figures=desk.voice.ngettext("{n} figure", "{n} figures", n).format(n=desk.voice.number(n)),
        conflict=desk("open finding") if conflict else "",
    )


def _leading(desk: PageContext, report: Report) -> str:
    figure = leading(report)
    if figure is None:
        return ""
    return desk("{measure}: {who}").format(
        measure=desk.teller.measure(figure.set.measure), who=desk.teller.amount(figure)
    )


def _day(desk: PageContext, report: Report) -> str:
    if report.precision == "month":
        return desk.voice.month(report.published.day)
    day = desk.voice.day(report.published.day)
    return desk("about {day}").format(day=day) if report.precision == "about" else day
