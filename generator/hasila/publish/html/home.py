"""The first page of a language: the toll as published, what is known about it, the newest reports, the open
findings."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart
from hasila.model.page import Page
from hasila.model.report import Series
from hasila.publish.html.constraints import ConstraintGroup, FindingView, brief_views, constraint_groups
from hasila.publish.html.figures import conflict_links
from hasila.publish.html.findings import number_of_open
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.report import missing, when
from hasila.publish.html.reports import ReportLine, report_lines
from hasila.publish.html.series import SeriesLine, series_chart, series_lines
from hasila.publish.slices import Holdings, HomeSlice, TollSlice


@dataclass(frozen=True, slots=True)
class Toll:
    """The latest figure of the leading series, and all that must stand beside a total.

    ``missing`` are sentences on what its report is known to lack; ``starts`` are the publisher's other counts
    of the same people, each begun on another day."""

    counted: str
    publisher: str
    since: str
    stated: str
    interval: str
    when: str
    link: Link
    series: Link
    sums: tuple[ConstraintGroup, ...]
    conflicts: tuple[Link, ...]
    missing: tuple[str, ...]
    starts: tuple[SeriesLine, ...]
    chart: Chart


@dataclass(frozen=True, slots=True)
class HomeView:
    """The content of the first page. ``open`` is the number of open findings, as a phrase; ``subject`` is
    what the site is about, ``holdings`` what it has of it, ``example`` a finding."""

    frame: PageLayout
    title: str
    subject: str
    holdings: str
    notice: str
    keeper: str
    report: Link
    example: FindingView | None
    toll: Toll | None
    newest: tuple[ReportLine, ...]
    all_reports: Link
    findings: tuple[FindingView, ...]
    open: str
    all_findings: Link


def home_page(context: PageContext, slice_: HomeSlice) -> Page:
    """The first page of a language."""
    here = "index.html"
    title = context.translator.text(context.site.title)
    view = _view(context, here, title, slice_)
    return context.page(here, "home.html", title, view)


def _view(context: PageContext, here: str, title: str, slice_: HomeSlice) -> HomeView:
    frame = context.frame(here, title, ("chart",))
    toll = _toll(context, here, slice_)
    newest = report_lines(context, here, slice_.newest)
    all_reports = _all_reports(context, here)
    findings = brief_views(context, here, slice_.findings)
    open_ = number_of_open(context, slice_.open)
    all_findings = _all_findings(context, here)
    shown = [slice_.example] if slice_.example else []
    examples = brief_views(context, here, shown)
    subject = context.translator.text(context.site.subject)
    holdings = _holdings(context, slice_.holdings) if slice_.holdings else ""
    keeper = context.translator.text(context.site.keeper)
    form = context.at("corrections.html#report")
    report = context.link(here, context("Report a mistake"), form)
    return HomeView(
        frame=frame,
        title=title,
        subject=subject,
        holdings=holdings,
        notice=context.notice,
        keeper=keeper,
        report=report,
        example=next(iter(examples), None),
        toll=toll,
        newest=newest,
        all_reports=all_reports,
        findings=findings,
        open=open_,
        all_findings=all_findings,
    )


def _holdings(context: PageContext, holdings: Holdings) -> str:
    """How many reports there are, of which time and whose, in a sentence."""
    translator = context.translator
    n = holdings.reports
    reports = translator.ngettext("{n} report", "{n} reports", n).format(n=translator.number(n))
    first, last = translator.known_day(holdings.first), translator.known_day(holdings.last)
    if first == last:
        message = context("{reports}, of {first}. Counted by: {publishers}.")
    else:
        message = context("{reports}, from {first} to {last}. Counted by: {publishers}.")
    return message.format(reports=reports, first=first, last=last, publishers=_publishers(context, holdings))


NAMED = 2
"""Publishers that are named; the others are counted."""


def _publishers(context: PageContext, holdings: Holdings) -> str:
    translator = context.translator
    names = [context.writer.publisher(id_) for id_ in holdings.publishers]
    more = len(names) - NAMED
    if more <= 1:
        return translator.all_of(names)
    others = translator.ngettext("{n} other publisher", "{n} other publishers", more)
    return translator.all_of([*names[:NAMED], others.format(n=translator.number(more))])


def _all_reports(context: PageContext, here: str) -> Link:
    label = context("All reports")
    path = context.at("reports/index.html")
    return context.link(here, label, path)


def _all_findings(context: PageContext, here: str) -> Link:
    label = context("All findings")
    path = context.at("findings/index.html")
    return context.link(here, label, path)


def _toll(context: PageContext, here: str, slice_: HomeSlice) -> Toll | None:
    """The toll of the leading series; ``None`` where there is no series."""
    series, company = slice_.series, slice_.toll
    if series is None or company is None:
        return None
    return _toll_of(context, here, series, company)


def _toll_of(context: PageContext, here: str, series: Series, company: TollSlice) -> Toll:
    """The toll of ``series`` as its latest figure states it."""
    figure = context.ledger.figures[series.points[-1]]
    report = context.report_of(figure)
    title = context.translator.text(report.title)
    counted = context.writer.set_phrase(figure.set)
    publisher = context.writer.full_source(report.publisher, report.via)
    since = context.writer.when(figure.set.period)
    stated = context.translator.stated(figure)
    interval = context.can_be(figure)
    day = when(context, report)
    link = context.figure_link(here, title, figure.key)
    course = _course_link(context, here, series)
    sums = constraint_groups(context, here, company.sums)
    conflicts = conflict_links(context, here, figure.key)
    lacks = missing(context, company.missing, company.unstated)
    starts = series_lines(context, here, company.starts)
    chart = series_chart(context, here, series)
    return Toll(
        counted=counted,
        publisher=publisher,
        since=since,
        stated=stated,
        interval=interval,
        when=day,
        link=link,
        series=course,
        sums=sums,
        conflicts=conflicts,
        missing=lacks,
        starts=starts,
        chart=chart,
    )


def _course_link(context: PageContext, here: str, series: Series) -> Link:
    label = context("How this count has grown")
    return context.series_link(here, label, series.id)
