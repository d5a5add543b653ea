"""The page of a report: its words, its figures, its arithmetic, what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.drawing import Map
from hasila.model.page import Page
from hasila.model.report import Figure, Report, Text
from hasila.publish.html.figures import FigureRow, difference, figure_rows
from hasila.publish.html.laws import FindingView, LawView, finding_view, law_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.html.places import on_the_map, report_map
from hasila.publish.html.prose import Conflict, report_prose
from hasila.publish.ledger_index import FindingHeadline, ReportHeader
from hasila.publish.slices import ReportSlice, places_of


@dataclass(frozen=True, slots=True)
class Change:
    """A figure and the one before it in its series. ``difference`` is ours, between the printed numbers."""

    name: str
    phrase: str
    series: Link
    before: str
    before_link: Link
    now: str
    difference: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as its page shows it. ``original`` is set where the prose is not in the page's language."""

    frame: PageLayout
    title: str
    publisher: str
    via: str
    when: str
    basis: str
    where: tuple[Link, ...]
    prose: Markup
    prose_language: str
    prose_direction: str
    original: str
    findings: tuple[FindingView, ...]
    figures: tuple[FigureRow, ...]
    laws: tuple[LawView, ...]
    laws_beyond: tuple[LawView, ...]
    map: Map | None
    moving: Link | None
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    source: str
    captured: str
    sha256: str
    previous: Link | None
    following: Link | None


def report_page(context: PageContext, slice_: ReportSlice) -> Page:
    """The page of one report."""
    path = f"reports/{slice_.report.id}.html"
    view = _view(context, path, slice_)
    return context.page(path, "report.html", view.title, view)


def _view(context: PageContext, here: str, slice_: ReportSlice) -> ReportView:
    report, before, after = slice_.report, slice_.before, slice_.after
    title = context.voice.text(report.title) or report.id
    shown = context.code if context.code in report.prose else report.language
    return ReportView(
        frame=context.frame(here, title, ("chart", "map")),
        title=title,
        publisher=context.teller.publisher(report.publisher),
        via=context.teller.publisher(report.via) if report.via else "",
        when=when(context, report),
        basis=context.voice.text(report.basis),
        where=_places(context, here, report),
        prose=_prose(context, report, shown),
        prose_language=shown,
        prose_direction=context.direction_of(shown),
        original=_original(context, shown),
        findings=tuple(
            finding_view(context, here, finding, context.teller.tell(finding)) for finding in slice_.findings
        ),
        figures=figure_rows(context, here, report, shown),
        laws=law_views(context, here, slice_.inside),
        laws_beyond=law_views(context, here, slice_.beyond),
        map=(map_ := report_map(context, here, report)),
        moving=on_the_map(context, here, map_),
        changes=tuple(_changes(context, here, report)),
        notes=tuple(context.voice.text(note) for note in report.notes),
        missing=missing(context, report.missing, report.figures),
        source=report.source.url,
        captured=context.voice.day(report.source.captured) if report.source.captured else "",
        sha256=report.source.sha256 or "",
        previous=context.report_link(here, before) if before else None,
        following=context.report_link(here, after) if after else None,
    )


def when(context: Setting, report: Report | ReportHeader) -> str:
    """The day of a report, as well as it is known."""
    if report.precision == "month":
        return context.voice.month(report.published.day)
    if report.precision == "about":
        return context("about {day}").format(day=context.voice.day(report.published.day))
    return context.voice.weekday(report.published.day)


def missing(context: PageContext, texts: Iterable[Text], figures: Iterable[Figure]) -> tuple[str, ...]:
    """What is known to be missing: ``texts``, as the report's file says it, and those of ``figures`` that were split off
    without a number."""
    unstated = [figure.set for figure in figures if not figure.stated]
    phrases = (context.teller.set_phrase(of, publisher=False) for of in unstated)
    said = (context("Not stated: {set}").format(set=phrase) for phrase in phrases)
    return (*map(context.voice.text, texts), *said)


def _places(context: PageContext, here: str, report: Report) -> tuple[Link, ...]:
    name, path = context.teller.where, context.place_path
    return tuple(context.link(here, name(place), path(place)) for place in places_of(report))


def _prose(context: PageContext, report: Report, shown: str) -> Markup:
    if shown not in report.prose:
        return Markup("")
    return report_prose(report.prose[shown].markdown, _conflicts(context, report))


def _conflicts(context: PageContext, report: Report) -> dict[str, Conflict]:
    found = {figure.id: context.ledger.conflicts.get(figure.key, ()) for figure in report.figures}
    return {id_: _conflict(context, findings[0]) for id_, findings in found.items() if findings}


def _conflict(context: PageContext, finding: FindingHeadline) -> Conflict:
    return Conflict(context.teller.headline(finding), f"#finding-{finding.id}")


def _original(context: PageContext, shown: str) -> str:
    if shown == context.code:
        return ""
    names = {language.code: language.name for language in context.site.languages}
    name = names.get(shown, shown)
    return context(
        "The text of this report is not translated yet; it stands here in the original ({language})."
    ).format(language=name)


def _changes(context: PageContext, here: str, report: Report) -> Iterator[Change]:
    for figure in report.figures:
        earlier = context.ledger.earlier.get(figure.key)
        if earlier:
            yield _change(context, here, figure, context.ledger.figures[earlier])


def _change(context: PageContext, here: str, figure: Figure, earlier: Figure) -> Change:
    series = context.ledger.series_of[figure.key]
    report = context.ledger.reports[earlier.report]
    return Change(
        name=context.teller.who(figure.set.who),
        phrase=context.teller.set_phrase(figure.set, publisher=False),
        series=context.link(here, context("the series"), context.series_path(series)),
        before=context.voice.stated(earlier),
        before_link=context.link(
            here, context.voice.day(report.published.day), context.figure_path(earlier.key)
        ),
        now=context.voice.stated(figure),
        difference=difference(context, figure, earlier),
    )
