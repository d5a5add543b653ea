"""Reports, series, findings and corrections as works: a sentence, a day, an author, a citation, a picture."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from hasila.model.page_metadata import PageKind, PageMetadata
from hasila.model.report import Figure, Finding, PublishedCorrection, Report, Series
from hasila.publish.html.embed_panels import said_by
from hasila.publish.html.embeds import report_embed, series_embed
from hasila.publish.html.metadata_parts import HOME, begun, dated, section, undated
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.series import full_name
from hasila.publish.html.social_images import finding_image, report_image, series_image
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


def site_metadata(context: PageContext, slice_: LeadSlice) -> PageMetadata:
    """The first page, with the picture of the leading series; what that counts stands in the sentence too."""
    translator = context.translator
    title = translator.text(context.site.title)
    tagline = f"{translator.text(context.site.tagline)}."
    metadata = begun(context, PageKind.SITE, "index.html", title, tagline, ())
    lead = slice_.series
    if lead is None:
        return metadata
    course = translator.opening(_course(context, lead))
    description = f"{tagline} {course}"
    return replace(metadata, description=description, social_image=series_image(context, lead))


def report_metadata(context: PageContext, slice_: ReportSlice) -> PageMetadata:
    """A report; its parts are the corrections of its figures."""
    report = slice_.report
    title = context.translator.text(report.title) or report.id
    message = context(
        "{title}, as reported by {source}: each figure with the words that stated it and the sums it "
        "takes part in."
    )
    description = message.format(title=title, source=said_by(context, report))
    path = f"reports/{report.id}.html"
    above = (HOME, "reports/index.html")
    metadata = begun(context, PageKind.REPORT, path, title, description, above)
    captured = report.source.captured
    parts = (_correction(context, correction, captured) for correction in slice_.corrections)
    lines = tuple(_lines(context, report))
    described = replace(
        _of_report(context, metadata, context.ledger.reports[report.id]),
        source=report.source.url,
        lines=lines,
        parts=tuple(parts),
        embed=report_embed(context, report),
        social_image=report_image(context, report),
        files=slice_.files,
    )
    return dated(context, described, report)


def _lines(context: PageContext, report: Report) -> Iterator[str]:
    """The figures of ``report`` that are no part of another, as printed."""
    for figure in report.figures:
        if not figure.parent:
            phrase = context.writer.set_phrase(figure.set)
            stated = context.translator.stated(figure)
            yield context.translator.opening(f"{phrase}: {stated}")


def series_metadata(context: PageContext, slice_: SeriesSlice) -> PageMetadata:
    """A series, with the day of its latest figure."""
    series = slice_.series
    path = f"series/{series.id}.html"
    above = (HOME, "series/index.html")
    description = _course(context, series)
    metadata = begun(context, PageKind.SERIES, path, full_name(context, series), description, above)
    places = [series.where] if series.where else []
    publisher = context.writer.publisher(series.publisher)
    described = replace(
        metadata,
        publisher=publisher,
        based_on=_reports_of(context, series, publisher),
        begins=series.start,
        where=_named_places(context, places),
        embed=series_embed(context, series),
        social_image=series_image(context, series),
        files=slice_.files,
    )
    latest = _latest(context, series)
    return dated(context, described, context.report_of(latest))


def _of_report(context: PageContext, metadata: PageMetadata, report: ReportHeader) -> PageMetadata:
    """``metadata`` of a page about ``report``: whose report it is, in which outlet, and of which day."""
    writer = context.writer
    name = writer.report_name(report.id)
    publisher = writer.publisher(report.publisher)
    outlet = writer.publisher(report.via) if report.via else ""
    based_on = _based_on(context, report)
    label = context("{title} ({report})").format(title=metadata.title, report=name)
    return replace(metadata, publisher=publisher, outlet=outlet, based_on=based_on, label=label)


def _based_on(context: PageContext, report: ReportHeader) -> str:
    """A report in a citation: whose it is, in which outlet, and its day."""
    writer = context.writer
    source = writer.full_source(report.publisher, report.via)
    return context("{publisher}, {day}").format(publisher=source, day=writer.published(report))


def _reports_of(context: PageContext, series: Series, publisher: str) -> str:
    """The reports of ``series`` in words: whose they are and until when."""
    latest = context.report_of(_latest(context, series))
    day = context.writer.published(latest)
    return context("reports of {publisher} until {day}").format(publisher=publisher, day=day)


def _named_places(context: PageContext, places: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """The (name, path) of each of ``places``."""
    named = ((context.writer.where(place), context.place_path(place)) for place in places)
    return tuple(named)


def _course(context: PageContext, series: Series) -> str:
    """A sentence on a series: the set that it counts, its latest figure and its length."""
    translator = context.translator
    last = _latest(context, series)
    stated = translator.stated(last)
    report = context.report_of(last)
    n = translator.number(len(series.points))
    message = context("{set}: {stated}, published on {day}. Reports in this series: {n}.")
    name = context.series_name(series)
    return message.format(set=name, stated=stated, day=context.day_of(report), n=n)


def _latest(context: PageContext, series: Series) -> Figure:
    return context.ledger.figures[series.points[-1]]


def finding_metadata(context: PageContext, slice_: FindingSlice, text: FindingText) -> PageMetadata:
    """A finding, ours, with its picture and its files."""
    metadata = _finding_metadata(context, slice_.finding, text)
    social_image = finding_image(context, slice_, text.headline)
    return replace(metadata, social_image=social_image, files=slice_.files)


def _finding_metadata(context: PageContext, finding: Finding, text: FindingText) -> PageMetadata:
    """A finding in a few lines. It was updated by the report that corrects a figure of it, if one does."""
    report = context.ledger.reports[finding.report]
    path = f"findings/{finding.id}.html"
    above = (HOME, "findings/index.html")
    metadata = begun(context, PageKind.FINDING, path, text.title, text.sentence, above)
    lines = filter(None, (text.probably, text.line, text.closed))
    about = context.report_path(report.id)
    of_report = _of_report(context, metadata, report)
    full = replace(of_report, about=about, lines=tuple(lines))
    updated = _updated(context, finding, report)
    return replace(dated(context, full, report), updated=updated)


def _updated(context: PageContext, finding: Finding, report: ReportHeader) -> date:
    """The day of the report of ``finding``, or of a later one that corrects a figure of it."""
    day = report.published.day
    closure = finding.closure
    if closure is None or closure.by is None:
        return day
    return max(day, _day_of(context, closure.by))


def corrections_metadata(context: PageContext, slice_: CorrectionsSlice) -> PageMetadata:
    """The page of corrections; its parts are what publishers changed, by a report or by editing."""
    said = context("What publishers changed in their figures, and what was misread here.")
    metadata = section(context, PageKind.CORRECTIONS, "corrections.html", said)
    changed = _changed(context, slice_)
    edited = _edited(context, slice_.findings)
    return replace(metadata, parts=(*changed, *edited))


def _changed(context: PageContext, slice_: CorrectionsSlice) -> Iterator[PageMetadata]:
    """The figures that a publisher changed."""
    for correction in slice_.corrections:
        report = _report_of(correction.figure)
        captured = slice_.captured.get(report)
        yield _correction(context, correction, captured)


def _edited(context: PageContext, findings: Iterable[Finding]) -> Iterator[PageMetadata]:
    """Findings about sources that were edited, as corrections."""
    for finding in findings:
        brief = context.writer.brief(finding)
        metadata = _finding_metadata(context, finding, brief)
        yield replace(metadata, kind=PageKind.CORRECTION)


def _correction(context: PageContext, correction: PublishedCorrection, captured: date | None) -> PageMetadata:
    """A figure that its publisher changed. Where the source itself was edited, its day is that of the last
    capture."""
    writer = context.writer
    key = correction.figure
    by = correction.by
    report = context.ledger.reports[_report_of(key)]
    day = captured or report.published.day
    if by:
        day = _day_of(context, by)
    sentence = writer.correction(correction)
    name = writer.report_name(report.id)
    title = context("Correction: {report}").format(report=name)
    about = context.report_path(report.id)
    id_ = f"{key} {by or 'source'}"
    language = context.language
    metadata = PageMetadata(
        PageKind.CORRECTION,
        id_,
        context.figure_path(key),
        language.code,
        language.direction,
        title,
        sentence,
        day=day,
        updated=day,
        about=about,
        lines=(sentence,),
    )
    return replace(_of_report(context, metadata, report), label=title)


def _day_of(context: PageContext, key: str) -> date:
    """The day on which the report of a figure was published."""
    report = context.ledger.reports[_report_of(key)]
    return report.published.day


def _report_of(key: str) -> str:
    """The id of the report of a figure."""
    report, _, _ = key.partition("#")
    return report


def place_metadata(context: PageContext, slice_: PlaceSlice) -> PageMetadata:
    """A place; its page has no day of its own."""
    id_ = slice_.place.id
    name = context.writer.where(slice_.place.id)
    message = context("{place}: what the reports say of this place, and how exactly it is known.")
    description = message.format(place=name)
    path = f"places/{id_}.html"
    metadata = begun(context, PageKind.PLACE, path, name, description)
    return replace(undated(context, metadata), files=slice_.files)


def category_metadata(context: PageContext, slice_: CategorySlice) -> PageMetadata:
    """A category; its page has no day of its own."""
    id_ = slice_.category.id
    name = context.writer.category(slice_.category.id)
    message = context("{who}: every figure that the reports state for this category, and its series.")
    description = message.format(who=name)
    path = f"categories/{id_}.html"
    metadata = begun(context, PageKind.CATEGORY, path, name, description)
    return undated(context, metadata)


def data_metadata(context: PageContext, slice_: DataSlice) -> PageMetadata:
    """The files of everything, with the days and the places that the figures count."""
    description = context(
        "Everything here as files: the figures as published, the checks between them, the findings. "
        "All of it can be verified without this site."
    )
    where = _named_places(context, slice_.widest)
    metadata = section(context, PageKind.DATA, "data.html", description)
    updated = slice_.revision.day if slice_.revision else None
    version = str(slice_.revision or "")
    files = tuple(file.path for file in slice_.files)
    return replace(
        metadata,
        updated=updated,
        begins=slice_.begins,
        where=where,
        version=version,
        files=files,
    )
