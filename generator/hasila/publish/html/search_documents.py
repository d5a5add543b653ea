"""The documents of search: a record for each report, finding, series, place, category and page of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from hasila.model.report import Figure, Finding, Report
from hasila.model.search_document import SearchDocument, SearchSection
from hasila.model.vocabulary import PlaceName
from hasila.publish.html.constraints import label_of
from hasila.publish.html.embed_panels import said_by
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.prose import report_prose
from hasila.publish.html.report import language_of, missing
from hasila.publish.html.series import short_name
from hasila.publish.html.texts import text_of
from hasila.publish.i18n.findings import FindingText
from hasila.publish.slices import (
    CategorySlice,
    FindingSlice,
    PlaceSlice,
    ReportSlice,
    SeriesSlice,
    TextSlice,
    Wider,
)

_BLOCKS = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote)>")


def report_document(context: PageContext, slice_: ReportSlice) -> SearchDocument:
    """A report: its paragraphs, figures and known gaps."""
    report = slice_.report
    path = context.report_path(report.id)
    title = context.title_of(report)
    note = said_by(context, report)
    filters = _filters("report", slice_.wider)
    sections = tuple(_sections(context, report))
    return SearchDocument(path, title, note, sections, filters, report.published.day.isoformat())


def _sections(context: PageContext, report: Report) -> Iterator[SearchSection]:
    """The paragraphs of a report, its figures, and its known gaps."""
    shown = report.prose.get(language_of(context, report))
    if shown:
        yield from _paragraphs(report_prose(shown.html, {}))
    for figure in report.figures:
        yield _row(context, figure)
    gaps = missing(context, report.missing, report.figures)
    yield from map(SearchSection, gaps)


def _paragraphs(html: str) -> tuple[SearchSection, ...]:
    blocks = (Markup(block).striptags() for block in _BLOCKS.split(html))
    return _filled(blocks)


def _filled(texts: Iterable[str]) -> tuple[SearchSection, ...]:
    """A section for each of ``texts`` that is not empty."""
    return tuple(SearchSection(text) for text in texts if text)


def _row(context: PageContext, figure: Figure) -> SearchSection:
    phrase = context.writer.set_phrase(figure.set)
    stated = context.translator.stated(figure)
    text = f"{phrase}: {stated}"
    is_range = figure.stated and not figure.interval.exact
    return SearchSection(text, f"figure-{figure.id}", figure.interval if is_range else None)


def finding_document(context: PageContext, slice_: FindingSlice, text: FindingText) -> SearchDocument:
    """A finding: its sentence and its arithmetic, without the corrections, which nobody published."""
    finding = slice_.finding
    path = context.finding_path(finding.id)
    title = text.title
    note = text.closed or label_of(context, finding)
    sections = _filled((text.sentence, text.line))
    filters = _filters("finding", slice_.wider)
    day = _newest_day(context, finding)
    return SearchDocument(path, title, note, sections, filters, day)


def _newest_day(context: PageContext, finding: Finding) -> str:
    """The newest day of publication of the reports that state figures of ``finding``; "" for none."""
    known = (context.ledger.figures.get(key) for key in finding.figures)
    reports = (context.report_of(figure) for figure in known if figure)
    days = (report.published.day.isoformat() for report in reports)
    return max(days, default="")


def series_document(context: PageContext, slice_: SeriesSlice) -> SearchDocument:
    """A series: what it counts. Its counts are found in their reports, so that this does not change with
    each of them."""
    series = slice_.series
    path = context.series_path(series.id)
    note = context.writer.publisher(series.publisher)
    title = short_name(context, series)
    phrase = context.series_name(series)
    sections = (SearchSection(phrase),)
    filters = _filters("series", slice_.wider)
    return SearchDocument(path, title, note, sections, filters)


def place_document(context: PageContext, slice_: PlaceSlice) -> SearchDocument:
    """A place: its names. The reports that name it are found themselves."""
    writer = context.writer
    translator = context.translator
    place = slice_.place
    within = [writer.where(outer) for outer in place.within]
    path = context.place_path(place.id)
    title = writer.where(place.id)
    note = translator.listed([context(place.kind), *within])
    sections = (_names(context, place.label, place),)
    filters = _filters("place", slice_.wider)
    return SearchDocument(path, title, note, sections, filters)


def category_document(context: PageContext, slice_: CategorySlice) -> SearchDocument:
    """A category: its note and its names."""
    writer = context.writer
    translator = context.translator
    category = slice_.category
    path = context.category_path(category.id)
    title = writer.category(category.id)
    within = [writer.category(outer) for outer in category.within]
    note = translator.listed(within)
    explained = _filled([translator.text(category.note)])
    sections = (*explained, _names(context, category.label))
    filters = _filters("category", slice_.wider)
    return SearchDocument(path, title, note, sections, filters)


def _names(context: PageContext, label: Mapping[str, str], place: PlaceName | None = None) -> SearchSection:
    """The names in every language of the site: whoever knows a place by another one finds it, too."""
    names = (label.get(language.code) for language in context.site.languages)
    others = sorted(place.names) if place else ()
    each_once = dict.fromkeys(name for name in (*names, *others) if name)
    return SearchSection(" · ".join(each_once))


def text_document(context: PageContext, slice_: TextSlice) -> SearchDocument:
    """A page of text, by its paragraphs."""
    title, body = text_of(context, slice_.texts)
    site = context.translator.text(context.site.title)
    path = context.at(f"{slice_.name}.html")
    sections = _paragraphs(body)
    return SearchDocument(path, title, site, sections, {"kind": ("text",)})


def _filters(kind: str, wider: Wider) -> dict[str, tuple[str, ...]]:
    """The values by which a page can be filtered. A place or a category counts for those that hold it, as
    well."""
    return {
        "kind": (kind,),
        "year": wider.years,
        "category": wider.categories,
        "place": wider.places,
        "publisher": wider.publishers,
    }
