"""Reports, series, findings and corrections as works: a sentence, a day, an author, a citation, a picture."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from hasila.model.page_metadata import Kind, PageMetadata
from hasila.model.report import Finding, PublishedCorrection, Report, Series
from hasila.publish.html.cards import finding_card, report_card, series_card
from hasila.publish.html.embeds import report_embed, series_embed
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.page_work import HOME, begun, dated, section, undated
from hasila.publish.html.report import when
from hasila.publish.html.series import short_name
from hasila.publish.i18n.findings import FindingText
from hasila.publish.ledger_index import ReportHeader
from hasila.publish.slices import (
    CategorySlice,
    CorrectionsSlice,
    DataSlice,
    FindingSlice,
    LeadSlice,
    PlaceSlice,
    ReportSlice,
    SeriesSlice,
)


def site_work(context: PageContext, slice_: LeadSlice) -> PageMetadata:
    """The first page, with the picture of the leading series; what that counts stands in the sentence too."""
    voice = context.voice
    title = voice.text(context.site.title)
    tagline = f"{voice.text(context.site.tagline)}."
    work = begun(context, Kind.SITE, "index.html", title, tagline, ())
    lead = slice_.series
    if lead is None:
        return work
    description = f"{tagline} {_course(context, lead)}"
    return replace(work, description=description, card=series_card(context, lead))


def report_work(context: PageContext, slice_: ReportSlice) -> PageMetadata:
    """A report; its parts are the corrections of its figures."""
    report = slice_.report
    captured = slice_.report.source.captured
    title = context.voice.text(report.title) or report.id
    publisher = context.teller.publisher(report.publisher)
    words = context(
        "Report by {publisher}, {day}: each figure with the words that stated it and the sums it "
        "takes part in."
    )
    said = words.format(publisher=publisher, day=when(context, report))
    above = (HOME, "reports/index.html")
    work = begun(context, Kind.REPORT, f"reports/{report.id}.html", title, said, above)
    parts = tuple(_correction(context, correction, captured) for correction in slice_.corrections)
    told = replace(
        work,
        author=publisher,
        source=report.source.url,
        lines=_lines(context, report),
        parts=parts,
        embed=report_embed(context, report),
        card=report_card(context, report),
        files=slice_.files,
    )
    return dated(context, told, report)


def _lines(context: PageContext, report: Report) -> tuple[str, ...]:
    """The figures of ``report`` that are no part of another, as printed."""
    wholes = [figure for figure in report.figures if not figure.parent]
    phrases = [context.teller.set_phrase(figure.set, publisher=False) for figure in wholes]
    stated = [context.voice.stated(figure) for figure in wholes]
    return tuple(f"{phrase}: {words}" for phrase, words in zip(phrases, stated, strict=True))


def series_work(context: PageContext, slice_: SeriesSlice) -> PageMetadata:
    """A series, with the day of its latest figure."""
    teller = context.teller
    series = slice_.series
    path = f"series/{series.id}.html"
    above = (HOME, "series/index.html")
    description = _course(context, series)
    work = begun(context, Kind.SERIES, path, short_name(context, series), description, above)
    place = series.where
    author = teller.publisher(series.publisher)
    where = ((teller.where(place), context.place_path(place)),) if place else ()
    told = replace(
        work,
        author=author,
        begins=series.start,
        where=where,
        embed=series_embed(context, series),
        card=series_card(context, series),
        files=slice_.files,
    )
    return dated(context, told, _latest_report(context, series))


def _course(context: PageContext, series: Series) -> str:
    """A sentence on a series: the set that it counts, its latest figure and its length."""
    voice = context.voice
    last = context.ledger.figures[series.points[-1]]
    words = context("{set}: {stated}, published on {day}. Reports in this series: {n}.")
    day = voice.day(_latest_report(context, series).published.day)
    n = voice.number(len(series.points))
    return words.format(
        set=context.series_name(series),
        stated=voice.stated(last),
        day=day,
        n=n,
    )


def _latest_report(context: PageContext, series: Series) -> ReportHeader:
    ledger = context.ledger
    last = ledger.figures[series.points[-1]]
    return ledger.reports[last.report]


def finding_work(context: PageContext, slice_: FindingSlice, told: FindingText) -> PageMetadata:
    """A finding, ours, with its picture and its files."""
    work = _finding_work(context, slice_.finding, told)
    card = finding_card(context, slice_, told.headline)
    return replace(work, card=card, files=slice_.files)


def _finding_work(context: PageContext, finding: Finding, told: FindingText) -> PageMetadata:
    """A finding in a few lines; it was last heard of with the report that corrects a figure of it, if one
    does."""
    report = context.ledger.reports[finding.report]
    title = f"{told.headline.rstrip('.')}: {context.teller.report_name(report.id)}"
    said = f"{told.headline} {told.line}." if told.line else told.headline
    above = (HOME, "findings/index.html")
    work = begun(context, Kind.FINDING, f"findings/{finding.id}.html", title, said, above)
    lines = tuple(filter(None, (told.sentence, told.closed)))
    full = replace(work, about=context.report_path(report.id), lines=lines)
    day = report.published.day
    by = finding.closure.by if finding.closure else None
    updated = max(day, _day_of(context, by)) if by else day
    return replace(dated(context, full, report), updated=updated)


def corrections_work(context: PageContext, slice_: CorrectionsSlice) -> PageMetadata:
    """The page of corrections; its parts are what publishers changed, by a report or by editing."""
    said = context("What publishers changed in their figures, and what was misread here.")
    work = section(context, Kind.CORRECTIONS, "corrections.html", said)
    changed = (
        _correction(context, correction, slice_.captured.get(correction.figure.split("#")[0]))
        for correction in slice_.corrections
    )
    brief = context.teller.brief
    found = (_finding_work(context, finding, brief(finding)) for finding in slice_.findings)
    entries = (replace(entry, kind=Kind.CORRECTION) for entry in found)
    return replace(work, parts=(*changed, *entries))


def _correction(context: PageContext, correction: PublishedCorrection, captured: date | None) -> PageMetadata:
    """A figure that its publisher changed. Where the source itself was edited, its day is that of the last
    capture."""
    teller = context.teller
    key = correction.figure
    by = correction.by
    report = context.ledger.reports[key.split("#")[0]]
    day = _day_of(context, by) if by else captured or report.published.day
    words = teller.correction(correction)
    name = teller.report_name(report.id)
    author = teller.publisher(report.publisher)
    about = context.report_path(report.id)
    return PageMetadata(
        Kind.CORRECTION,
        f"{key} {by or 'source'}",
        context.figure_path(key),
        context.code,
        context.language.direction,
        context("Correction: {report}").format(report=name),
        words,
        author=author,
        day=day,
        updated=day,
        about=about,
        lines=(words,),
    )


def _day_of(context: PageContext, key: str) -> date:
    """The day on which the report of a figure was published."""
    return context.ledger.reports[key.split("#")[0]].published.day


def place_work(context: PageContext, slice_: PlaceSlice) -> PageMetadata:
    id_ = slice_.place.id
    name = context.teller.where(slice_.place.id)
    words = context("{place}: what the reports say of this place, and how exactly it is known.")
    work = begun(context, Kind.PLACE, f"places/{id_}.html", name, words.format(place=name))
    return replace(undated(context, work), files=slice_.files)


def category_work(context: PageContext, slice_: CategorySlice) -> PageMetadata:
    id_ = slice_.category.id
    name = context.teller.who(slice_.category.id)
    words = context("{who}: every figure that the reports state for this category, and its series.")
    return undated(
        context, begun(context, Kind.CATEGORY, f"categories/{id_}.html", name, words.format(who=name))
    )


def data_work(context: PageContext, slice_: DataSlice) -> PageMetadata:
    """The files of everything, with the days and the places that the figures count."""
    words = context(
        "Everything here as files: the figures as published, the laws between them, the findings. "
        "They can be checked without this site."
    )
    where = tuple((context.teller.where(place), context.place_path(place)) for place in slice_.widest)
    work = section(context, Kind.DATA, "data.html", words)
    updated = slice_.revision.day if slice_.revision else None
    version = str(slice_.revision or "")
    files = tuple(file.path for file in slice_.files)
    return replace(
        work,
        updated=updated,
        begins=slice_.begins,
        where=where,
        version=version,
        files=files,
    )
