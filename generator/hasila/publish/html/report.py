"""The page of a report: its words, its figures, its arithmetic, what changed since the one before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.drawing import Map
from hasila.model.page import Page
from hasila.model.report import Figure, Report, Text
from hasila.publish.html.constraints import ConstraintGroup, FindingView, constraint_groups, finding_view
from hasila.publish.html.figures import FigureRow, difference, figure_rows
from hasila.publish.html.findings import number_of_open
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.html.places import on_the_map, report_map
from hasila.publish.html.prose import ConflictSign, report_prose
from hasila.publish.html.taken_back import notices
from hasila.publish.ledger_index import FindingHeadline, ReportHeader
from hasila.publish.slices import LaterConstraints, ReportSlice, places_of


@dataclass(frozen=True, slots=True)
class Change:
    """A figure and the one before it in its series. ``difference`` is ours, between the printed numbers.
    ``phrase`` is the whole set, which the table of figures has too: empty where the name says which row is
    meant."""

    name: str
    phrase: str
    series: Link
    before: str
    before_link: Link
    now: str
    difference: str


@dataclass(frozen=True, slots=True)
class LaterLink:
    """A later report that tells laws which tie this one to it: the link to them, their number as a phrase,
    and their ids as anchors, so that the address of each keeps leading to where it is told."""

    link: Link
    count: str
    ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReportChecks:
    """The checks of a report: ``within`` it; ``trivial``, those that hold and add nothing; ``folded`` says
    how many these are; ``beyond``, with earlier reports; ``later``, those told at later reports."""

    within: tuple[ConstraintGroup, ...]
    trivial: tuple[ConstraintGroup, ...]
    folded: str
    beyond: tuple[ConstraintGroup, ...]
    later: tuple[LaterLink, ...]


@dataclass(frozen=True, slots=True)
class ReportSource:
    """Whose report it is, where it was read, how its day is known; the saved page and its digest. ``excerpt``
    says that not the whole text was read, empty where it was."""

    url: str
    publisher: str
    via: str
    when: str
    basis: str
    captured: str
    sha256: str
    excerpt: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A report as its page shows it. ``original`` is set where the prose is not in the page's language;
    ``open`` says how many open findings it is part of, empty where it is of none."""

    frame: PageLayout
    title: str
    source: ReportSource
    where: tuple[Link, ...]
    prose: Markup
    prose_language: str
    prose_direction: str
    original: str
    open: str
    findings: tuple[FindingView, ...]
    figures: tuple[FigureRow, ...]
    checks: ReportChecks
    map: Map | None
    moving: Link | None
    changes: tuple[Change, ...]
    notes: tuple[str, ...]
    missing: tuple[str, ...]
    previous: Link | None
    following: Link | None


def report_page(context: PageContext, slice_: ReportSlice) -> Page:
    """The page of one report."""
    path = f"reports/{slice_.report.id}.html"
    view = _view(context, path, slice_)
    return context.page(path, "report.html", view.title, view)


def _view(context: PageContext, here: str, slice_: ReportSlice) -> ReportView:
    report = slice_.report
    title = context.title_of(report)
    shown = language_of(context, report)
    findings = tuple(_findings(context, here, slice_))
    small_map = report_map(context, here, report)
    notes = map(context.translator.text, report.notes)
    return ReportView(
        frame=context.frame(here, title, ("chart", "map")),
        title=title,
        source=_source(context, report),
        where=_places(context, here, report),
        prose=_prose(context, report, shown),
        prose_language=shown,
        prose_direction=context.direction_of(shown),
        original=_original(context, shown),
        open=_open(context, findings),
        findings=findings,
        figures=figure_rows(context, here, report, shown),
        checks=_checks(context, here, slice_),
        map=small_map,
        moving=on_the_map(context, here, small_map),
        changes=tuple(_changes(context, here, report)),
        notes=(*notices(context, report), *notes),
        missing=missing(context, report.missing, report.figures),
        previous=_neighbour(context, here, slice_.before),
        following=_neighbour(context, here, slice_.after),
    )


def _excerpt(context: PageContext) -> str:
    """The sentence on a report of which not the whole text was read."""
    return context(
        "Only an excerpt of the source was at hand when this report was entered. What it does not show "
        "may stand in the whole text."
    )


def _source(context: PageContext, report: Report) -> ReportSource:
    writer, translator = context.writer, context.translator
    source = report.source
    return ReportSource(
        url=source.url,
        publisher=writer.publisher(report.publisher),
        via=writer.publisher(report.via) if report.via else "",
        when=when(context, report),
        basis=translator.text(report.basis),
        captured=translator.day(source.captured) if source.captured else "",
        sha256=source.sha256 or "",
        excerpt=_excerpt(context) if source.text == "excerpt" else "",
    )


def _checks(context: PageContext, here: str, slice_: ReportSlice) -> ReportChecks:
    groups = constraint_groups(context, here, slice_.inside)
    within = tuple(group for group in groups if not group.trivial)
    trivial = tuple(group for group in groups if group.trivial)
    folded = _folded(context, trivial)
    beyond = constraint_groups(context, here, slice_.beyond)
    later = tuple(_later(context, here, told) for told in slice_.later)
    return ReportChecks(within, trivial, folded, beyond, later)


def language_of(context: Setting, report: Report) -> str:
    """The language that the text of a report is shown in: that of the page, or its own."""
    return context.code if context.code in report.prose else report.language


def _findings(context: PageContext, here: str, slice_: ReportSlice) -> Iterator[FindingView]:
    for finding in slice_.findings:
        text = context.writer.describe(finding)
        yield finding_view(context, here, finding, text)


def _open(context: PageContext, findings: Iterable[FindingView]) -> str:
    """The number of the open ones, as a phrase; empty where there is none."""
    n = sum(finding.state == "open" for finding in findings)
    return number_of_open(context, n) if n else ""


def _folded(context: PageContext, groups: Iterable[ConstraintGroup]) -> str:
    """How many laws hold without anything to add."""
    translator = context.translator
    n = sum(len(group.constraints) for group in groups)
    message = translator.ngettext(
        "{n} check holds by comparison alone", "{n} checks hold by comparison alone", n
    )
    return message.format(n=translator.number(n))


def _later(context: PageContext, here: str, told: LaterConstraints) -> LaterLink:
    translator = context.translator
    n = len(told.constraints)
    title = context.title_of(told.report)
    path = f"{context.report_path(told.report.id)}#beyond"
    link = context.link(here, title, path)
    phrase = translator.ngettext("{n} check", "{n} checks", n)
    count = phrase.format(n=translator.number(n))
    ids = tuple(f"law-{constraint}" for constraint in told.constraints)
    return LaterLink(link, count, ids)


def _neighbour(context: PageContext, here: str, report: ReportHeader | None) -> Link | None:
    return context.report_link(here, report) if report else None


def when(context: Setting, report: Report | ReportHeader) -> str:
    """The day of a report, as well as it is known."""
    if report.precision == "day":
        return context.translator.weekday(report.published.day)
    return context.day_of(report)


def missing(context: PageContext, texts: Iterable[Text], figures: Iterable[Figure]) -> tuple[str, ...]:
    """The known gaps: ``texts``, as the report's file says it, and those of ``figures`` that were split off
    without a number."""
    unstated = [figure.set for figure in figures if not figure.stated]
    phrases = (context.writer.set_phrase(of) for of in unstated)
    message = context("Not stated: {set}")
    noted = map(context.translator.text, texts)
    split_off = (message.format(set=phrase) for phrase in phrases)
    return (*noted, *split_off)


def _places(context: PageContext, here: str, report: Report) -> tuple[Link, ...]:
    places = places_of(report)
    return tuple(context.place_link(here, place) for place in places)


def _prose(context: PageContext, report: Report, shown: str) -> Markup:
    if shown not in report.prose:
        return Markup("")
    prose = report.prose[shown]
    return report_prose(prose.html, _conflicts(context, report))


def _conflicts(context: PageContext, report: Report) -> dict[str, ConflictSign]:
    """By the id of a figure: the first open finding in which it takes part."""
    found: dict[str, ConflictSign] = {}
    for figure in report.figures:
        findings = context.ledger.conflicts.get(figure.key)
        if findings:
            found[figure.id] = _conflict(context, findings[0])
    return found


def _conflict(context: PageContext, finding: FindingHeadline) -> ConflictSign:
    headline = context.writer.headline(finding)
    return ConflictSign(headline, f"#finding-{finding.id}", context("open finding"))


def _original(context: PageContext, shown: str) -> str:
    if shown == context.code:
        return ""
    names = {language.code: language.name for language in context.site.languages}
    name = names.get(shown, shown)
    message = context(
        "The text of this report is not translated yet; it stands here in the original ({language})."
    )
    return message.format(language=name)


def _changes(context: PageContext, here: str, report: Report) -> Iterator[Change]:
    ledger = context.ledger
    known = [figure for figure in report.figures if figure.key in ledger.earlier]
    names = Counter(context.writer.subject(figure.set) for figure in known)
    for figure in known:
        earlier = ledger.earlier[figure.key]
        yield _change(context, here, figure, ledger.figures[earlier], names)


def _change(
    context: PageContext, here: str, figure: Figure, earlier: Figure, names: Mapping[str, int]
) -> Change:
    """``names`` says how many rows of the table each name stands for."""
    writer = context.writer
    translator = context.translator
    of = figure.set
    series = context.ledger.series_of[figure.key]
    report = context.report_of(earlier)
    name = writer.subject(of)
    phrase = writer.set_phrase(of) if names[name] > 1 else ""
    before_link = context.figure_link(here, context.day_of(report), earlier.key)
    now = translator.stated(figure)
    return Change(
        name=name,
        phrase=phrase,
        series=context.series_link(here, context("the series"), series),
        before=translator.stated(earlier),
        before_link=before_link,
        now=now,
        difference=difference(context, figure, earlier),
    )
