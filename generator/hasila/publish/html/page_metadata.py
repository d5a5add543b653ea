"""Reports, series, findings and corrections as works: a sentence, a day, an author, a citation, a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.page_metadata import Kind, PageMetadata
from hasila.model.report import Finding, PublishedCorrection, Report, Series
from hasila.publish.html.cards import finding_card, report_card, series_card
from hasila.publish.html.corrections import THEIRS
from hasila.publish.html.embeds import report_embed, series_embed
from hasila.publish.html.home import leading_series
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.page_work import HOME, begun, dated
from hasila.publish.html.report import when
from hasila.publish.html.series import short_name


def site_work(desk: PageContext) -> PageMetadata:
    """The first page, with the picture of the leading series; what that counts stands in the sentence too."""
    title, tagline = desk.voice.text(desk.site.title), f"{desk.voice.text(desk.site.tagline)}."
    work, lead = begun(desk, Kind.SITE, "index.html", title, tagline, ()), leading_series(desk)
    if lead is None:
        return work
    shown = series_work(desk, lead)
    return replace(work, description=f"{tagline} {shown.description}", card=shown.card)


def report_work(desk: PageContext, report: Report) -> PageMetadata:
    """A report; its parts are the corrections of its figures."""
    title, publisher = desk.voice.text(report.title) or report.id, desk.teller.publisher(report.publisher)
    words = desk(
        "Report by {publisher}, {day}: each figure with the words that stated it and the sums it takes part in."
    )
    said = words.format(publisher=publisher, day=when(desk, report))
    work = begun(desk, Kind.REPORT, f"reports/{report.id}.html", title, said, (HOME, "reports/index.html"))
    of_it = (one for one in desk.ledger.corrections if one.figure.split("#")[0] == report.id)
    told = replace(
        work,
        author=publisher,
        source=report.source.url,
        lines=_lines(desk, report),
        parts=tuple(_correction(desk, one) for one in of_it),
        embed=report_embed(desk, report),
        card=report_card(desk, report),
    )
    return dated(desk, told, report)


def _lines(desk: PageContext, report: Report) -> tuple[str, ...]:
    """The figures of ``report`` that are no part of another, as printed."""
    wholes = (one for one in report.figures if not one.parent)
    return tuple(
        f"{desk.teller.set_phrase(one.set, publisher=False)}: {desk.voice.stated(one)}" for one in wholes
    )


def series_work(desk: PageContext, series: Series) -> PageMetadata:
    """A series, with the day of its latest figure."""
    last, voice = desk.ledger.figures[series.points[-1]], desk.voice
    report = desk.index.reports[last.report]
    words = desk("{set}: {stated}, published on {day}. Reports in this series: {n}.")
    said = words.format(
        set=desk.series_name(series), stated=voice.stated(last), day=voice.day(report.published.day), n=voice.number(len(series.points))
    )  # fmt: skip
    path, above = f"series/{series.id}.html", (HOME, "series/index.html")
    work = begun(desk, Kind.SERIES, path, short_name(desk, series), said, above)
    author = desk.teller.publisher(series.publisher)
    where = ((desk.teller.where(series.where), desk.place_path(series.where)),) if series.where else ()
    told = replace(
        work,
        author=author,
        begins=series.start,
        where=where,
        embed=series_embed(desk, series),
        card=series_card(desk, series),
    )
    return dated(desk, told, report)


def finding_work(desk: PageContext, finding: Finding) -> PageMetadata:
    """A finding, ours; it was last heard of with the report that corrects a figure of it, if one does."""
    told, report = desk.told[finding.id], desk.index.reports[finding.report]
    title = f"{told.headline.rstrip('.')}: {desk.teller.report_name(report.id)}"
    said = f"{told.headline} {told.line}." if told.line else told.headline
    work = begun(
        desk, Kind.FINDING, f"findings/{finding.id}.html", title, said, (HOME, "findings/index.html")
    )
    lines = tuple(filter(None, (told.sentence, told.closed)))
    full = replace(work, about=desk.report_path(report.id), lines=lines, card=finding_card(desk, finding))
    day, by = report.published.day, finding.closure.by if finding.closure else None
    return replace(dated(desk, full, report), updated=max(day, _day_of(desk, by)) if by else day)


def corrections_work(desk: PageContext) -> PageMetadata:
    """The page of corrections; its parts are what publishers changed, by a report or by editing."""
    said = desk("What publishers changed in their figures, and what was misread here.")
    work = begun(desk, Kind.CORRECTIONS, "corrections.html", desk.sections["corrections"], said)
    changed = (finding_work(desk, one) for one in desk.ledger.findings if one.verdict in THEIRS)
    entries = (replace(one, kind=Kind.CORRECTION, card=None) for one in changed)
    return replace(work, parts=(*(_correction(desk, one) for one in desk.ledger.corrections), *entries))


def _correction(desk: PageContext, correction: PublishedCorrection) -> PageMetadata:
    """A figure that its publisher changed. Where the source itself was edited, its day is that of the last capture."""
    key, by = correction.figure, correction.by
    report = desk.index.reports[key.split("#")[0]]
    day = _day_of(desk, by) if by else report.source.captured or report.published.day
    words = desk.teller.correction(correction)
    return PageMetadata(
        Kind.CORRECTION, f"{key} {by or 'source'}", desk.figure_path(key), desk.code, desk.language.direction,
        desk("Correction: {report}").format(report=desk.teller.report_name(report.id)), words,
        author=desk.teller.publisher(report.publisher), day=day, updated=day, about=desk.report_path(report.id), lines=(words,),
    )  # fmt: skip


def _day_of(desk: PageContext, key: str) -> date:
    """The day on which the report of a figure was published."""
    return desk.index.reports[key.split("#")[0]].published.day
