"""The list of all reports, newest first, by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.report import Figure
from hasila.publish.html.list_links import PageLinks, page_links, title_of_page
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.list_pages import page_path
from hasila.publish.slices import ReportsSlice, ReportSummary


@dataclass(frozen=True, slots=True)
class ReportLine:
    """A report in a list. ``stated`` is its leading figure with what it counts, empty where it states no
    number; ``conflict`` is a word where a finding about it is open, else empty."""

    link: Link
    publisher: str
    when: str
    iso: str
    stated: str
    figures: str
    conflict: str


@dataclass(frozen=True, slots=True)
class ReportsView:
    """The reports of one page of the list, by year."""

    frame: PageLayout
    title: str
    pages: PageLinks
    years: tuple[tuple[str, tuple[ReportLine, ...]], ...]


def reports_page(context: PageContext, slice_: ReportsSlice) -> Page:
    """A page of the list of all reports."""
    path = "reports/index.html"
    here = page_path(path, slice_.pages.page)
    title = title_of_page(context, context("Reports"), slice_.pages.page)
    pages = page_links(context, path, slice_.pages)
    frame = context.frame(here, title)
    by_year = groupby(slice_.reports, key=_year)
    years = [(str(year), report_lines(context, here, of_year)) for year, of_year in by_year]
    view = ReportsView(frame, title, pages, tuple(years))
    return context.page(here, "reports.html", title, view)


def _year(report: ReportSummary) -> int:
    return report.header.published.day.year


def report_lines(context: PageContext, here: str, reports: Iterable[ReportSummary]) -> tuple[ReportLine, ...]:
    """``reports`` as lines of a list, in their order."""
    return tuple(_line(context, here, report) for report in reports)


def _line(context: PageContext, here: str, report: ReportSummary) -> ReportLine:
    translator = context.translator
    header = report.header
    n = report.figures
    figures = translator.ngettext("{n} figure", "{n} figures", n)
    publisher = context.writer.source(header.publisher, header.via)
    iso = context.iso_of(header)
    stated = _leading(context, report.leading) if report.leading else ""
    conflict = context("open finding") if report.conflict else ""
    return ReportLine(
        link=context.report_link(here, header),
        publisher=publisher,
        when=context.day_of(header),
        iso=iso,
        stated=stated,
        figures=figures.format(n=translator.number(n)),
        conflict=conflict,
    )


def _leading(context: PageContext, figure: Figure) -> str:
    writer = context.writer
    measure = writer.measure(figure.set.measure)
    who = writer.spoken(figure)
    return context("{measure}: {who}").format(measure=measure, who=who)
