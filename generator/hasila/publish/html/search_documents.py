"""The documents of search: a record for each report, finding, series, place, category and page of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from markupsafe import Markup

from hasila.model.report import Figure
from hasila.model.search_document import SearchDocument, SearchSection
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.prose import report_prose
from hasila.publish.html.report import missing, when
from hasila.publish.html.series import short_name
from hasila.publish.html.texts import text_of
from hasila.publish.i18n.findings import FindingText
from hasila.publish.ledger_index import ReportHeader, header_of
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
    report = slice_.report
    figures = slice_.report.figures
    shown = context.code if context.code in report.prose else report.language
    prose = report_prose(report.prose[shown].html, {}) if shown in report.prose else Markup("")
    publisher = context.teller.publisher(report.publisher)
    path = context.report_path(report.id)
    title = context.voice.text(report.title) or report.id
    note = context("{publisher}, {day}").format(publisher=publisher, day=when(context, report))
    passages = (
        *_paragraphs(prose),
        *(_row(context, figure) for figure in figures),
        *map(SearchSection, missing(context, report.missing, figures)),
    )
    filters = _filters("report", slice_.wider, (header_of(report),))
    return SearchDocument(
        path=path,
        title=title,
        note=note,
        passages=passages,
        filters=filters,
    )


def _paragraphs(html: str) -> tuple[SearchSection, ...]:
    told = (Markup(block).striptags() for block in _BLOCKS.split(html))
    return tuple(SearchSection(words) for words in told if words)


def _row(context: PageContext, figure: Figure) -> SearchSection:
    phrase = context.teller.set_phrase(figure.set, publisher=False)
    return SearchSection(f"{phrase}: {context.voice.stated(figure)}", f"figure-{figure.id}")


def finding_document(context: PageContext, slice_: FindingSlice, told: FindingText) -> SearchDocument:
    finding = slice_.finding
    known = (context.ledger.figures.get(key) for key in finding.figures)
    reports = _reports(context, (figure for figure in known if figure))
    passages = (told.line, told.sentence, *told.ways_out)
    path = context.finding_path(finding.id)
    title = told.headline.rstrip(".")
    note = told.closed or context("open finding")
    filters = _filters("finding", slice_.wider, reports)
    return SearchDocument(
        path=path,
        title=title,
        note=note,
        passages=tuple(SearchSection(words) for words in passages if words),
        filters=filters,
    )


def series_document(context: PageContext, slice_: SeriesSlice) -> SearchDocument:
    voice = context.voice
    series = slice_.series
    figures = [context.ledger.figures[key] for key in series.points]
    stated = voice.listed([voice.stated(figure) for figure in figures])
    path = context.series_path(series.id)
    note = context.teller.publisher(series.publisher)
    passages = (SearchSection(context.series_name(series)), SearchSection(stated))
    filters = _filters("series", slice_.wider, _reports(context, figures))
    return SearchDocument(
        path=path,
        title=short_name(context, series),
        note=note,
        passages=passages,
        filters=filters,
    )


def place_document(context: PageContext, slice_: PlaceSlice) -> SearchDocument:
    teller = context.teller
    voice = context.voice
    place = slice_.place
    naming = slice_.naming
    titles = (voice.text(report.title) for report in naming)
    within = [teller.where(outer) for outer in place.within]
    reports = (*_reports(context, slice_.figures), *naming)
    path = context.place_path(place.id)
    title = teller.where(place.id)
    note = voice.listed([context(place.kind), *within])
    passages = (_names(context, place.label), *map(SearchSection, titles))
    filters = _filters("place", slice_.wider, reports)
    return SearchDocument(
        path=path,
        title=title,
        note=note,
        passages=passages,
        filters=filters,
    )


def category_document(context: PageContext, slice_: CategorySlice) -> SearchDocument:
    teller = context.teller
    voice = context.voice
    category = slice_.category
    note = voice.text(category.note)
    path = context.category_path(category.id)
    title = teller.who(category.id)
    passages = (*([SearchSection(note)] if note else []), _names(context, category.label))
    filters = _filters("category", slice_.wider, _reports(context, slice_.figures))
    return SearchDocument(
        path=path,
        title=title,
        note=voice.listed([teller.who(outer) for outer in category.within]),
        passages=passages,
        filters=filters,
    )


def _names(context: PageContext, label: Mapping[str, str]) -> SearchSection:
    """The names in every language of the site: whoever knows a place by another one finds it, too."""
    names = (label.get(language.code) for language in context.site.languages)
    return SearchSection(" · ".join(dict.fromkeys(name for name in names if name)))


def text_document(context: PageContext, slice_: TextSlice) -> SearchDocument:
    title, body = text_of(context, slice_.texts)
    site = context.voice.text(context.site.title)
    path = context.at(f"{slice_.name}.html")
    return SearchDocument(path, title, site, _paragraphs(body), {"kind": ("text",)})


def _reports(context: PageContext, figures: Iterable[Figure]) -> tuple[ReportHeader, ...]:
    """The reports that state ``figures``."""
    return tuple(context.ledger.reports[figure.report] for figure in figures)


def _filters(kind: str, wider: Wider, reports: Iterable[ReportHeader]) -> dict[str, tuple[str, ...]]:
    """The values by which a page can be filtered. A place or a category counts for those that hold it, as
    well."""
    reports = tuple(reports)
    names = (name for report in reports for name in (report.publisher, report.via) if name)
    return {
        "kind": (kind,),
        "year": _each(str(report.published.day.year) for report in reports),
        "category": wider.categories,
        "place": wider.places,
        "publisher": _each(names),
    }


def _each(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
