"""The page of a report: its words, its figures, its arithmetic, what changed since the one before."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.drawing import Map
from hasila.model.page import Page
from hasila.model.report import Figure, Report
from hasila.publish.html.figures import FigureRow, difference, figure_rows
from hasila.publish.html.laws import FindingView, LawView, finding_view, law_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.places import on_the_map, report_map
from hasila.publish.html.prose import Conflict, report_prose


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


def report_pages(desk: PageContext) -> Iterator[Page]:
    """One page for each report, in order of publication."""
    reports = desk.ledger.reports
    for report, before, after in zip(reports, (None, *reports), (*reports[1:], None), strict=False):
        path = f"reports/{report.id}.html"
        view = _view(desk, path, report, before, after)
        yield desk.page(path, "report.html", view.title, view)


def _view(
    desk: PageContext, here: str, report: Report, before: Report | None, after: Report | None
) -> ReportView:
    title = desk.voice.text(report.title) or report.id
    shown = desk.code if desk.code in report.prose else report.language
    inside, beyond = _laws(desk, report)
    return ReportView(
        frame=desk.frame(here, title, ("chart", "map")),
        title=title,
        publisher=desk.teller.publisher(report.publisher),
        via=desk.teller.publisher(report.via) if report.via else "",
        when=when(desk, report),
        basis=desk.voice.text(report.basis),
        where=_places(desk, here, report),
        prose=_prose(desk, report, shown),
        prose_language=shown,
        prose_direction=_direction(desk, shown),
        original=_original(desk, shown),
        findings=tuple(
            finding_view(desk, here, one) for one in desk.index.about.get(report.id, ()) if not one.closed
        ),
        figures=figure_rows(desk, here, report, shown),
        laws=law_views(desk, here, inside),
        laws_beyond=law_views(desk, here, beyond),
        map=(map_ := report_map(desk, here, report)),
        moving=on_the_map(desk, here, map_),
        changes=tuple(_changes(desk, here, report)),
        notes=tuple(desk.voice.text(note) for note in report.notes),
        missing=missing(desk, report),
        source=report.source.url,
        captured=desk.voice.day(report.source.captured) if report.source.captured else "",
        sha256=report.source.sha256 or "",
        previous=desk.report_link(here, before) if before else None,
        following=desk.report_link(here, after) if after else None,
    )


def when(desk: PageContext, report: Report) -> str:
    """The day of a report, as well as it is known."""
    if report.precision == "month":
        return desk.voice.month(report.published.day)
    if report.precision == "about":
        return desk("about {day}").format(day=desk.voice.day(report.published.day))
    return desk.voice.weekday(report.published.day)


def missing(desk: PageContext, report: Report) -> tuple[str, ...]:
    """What is known to be missing: what the report's file says, and groups that it splits off without a number."""
    unstated = (figure for figure in report.figures if not figure.stated)
    said = (
        desk("Not stated: {set}").format(set=desk.teller.set_phrase(one.set, publisher=False))
        for one in unstated
    )
    return (*map(desk.voice.text, report.missing), *said)


def _laws(desk: PageContext, report: Report) -> tuple[tuple, tuple]:
    """The laws inside the report, and those that tie it to others."""
    laws = desk.index.by_report.get(report.id, ())
    inside = tuple(one for one in laws if len(one.law.reports) == 1)
    return inside, tuple(one for one in laws if len(one.law.reports) > 1)


def _places(desk: PageContext, here: str, report: Report) -> tuple[Link, ...]:
    named = dict.fromkeys((*(f.set.where for f in report.figures if f.set.where), *report.places))
    return tuple(desk.link(here, desk.teller.where(place), desk.place_path(place)) for place in named)


def _prose(desk: PageContext, report: Report, shown: str) -> Markup:
    if shown not in report.prose:
        return Markup("")
    return report_prose(report.prose[shown].html, _conflicts(desk, report))


def _conflicts(desk: PageContext, report: Report) -> dict[str, Conflict]:
    found = {figure.id: desk.index.findings.get(figure.key, ()) for figure in report.figures}
    return {
        id_: Conflict(desk.told[ones[0].id].headline, f"#finding-{ones[0].id}")
        for id_, ones in found.items()
        if ones
    }


def _direction(desk: PageContext, code: str) -> str:
    return next((one.direction for one in desk.site.languages if one.code == code), "auto")


def _original(desk: PageContext, shown: str) -> str:
    if shown == desk.code:
        return ""
    name = next((one.name for one in desk.site.languages if one.code == shown), shown)
    return desk(
        "The text of this report is not translated yet; it stands here in the original ({language})."
    ).format(language=name)


def _changes(desk: PageContext, here: str, report: Report) -> Iterator[Change]:
    for figure in report.figures:
        earlier = desk.index.before.get(figure.key)
        if earlier:
            yield change(desk, here, figure, desk.ledger.figures[earlier])


def change(desk: PageContext, here: str, figure: Figure, earlier: Figure) -> Change:
    series = desk.index.series_of[figure.key]
    report = desk.index.reports[earlier.report]
    return Change(
        name=desk.teller.who(figure.set.who),
        phrase=desk.teller.set_phrase(figure.set, publisher=False),
        series=desk.link(here, desk("the series"), desk.series_path(series.id)),
        before=desk.voice.stated(earlier),
        before_link=desk.link(here, desk.voice.day(report.published.day), desk.figure_path(earlier.key)),
        now=desk.voice.stated(figure),
        difference=difference(desk, figure, earlier),
    )
