"""What search shall find: a record for each report, finding, series, place, category and page of text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from markupsafe import Markup

from hasila.model.report import Figure, Finding, Report, Series
from hasila.model.search_document import SearchDocument, SearchSection
from hasila.model.vocabulary import Category, PlaceName
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.prose import report_prose
from hasila.publish.html.report import missing, when
from hasila.publish.html.series import short_name
from hasila.publish.html.texts import PAGES, text_of

_BLOCKS = re.compile(r"</(?:p|li|h[1-6]|tr|blockquote)>")


def records(desk: PageContext) -> tuple[SearchDocument, ...]:
    """Every record of the desk's language: what was published first, then what it is sorted by, then our own words."""
    ledger, vocabulary = desk.ledger, desk.vocabulary
    return (
        *(_report(desk, one) for one in ledger.reports),
        *(_finding(desk, one) for one in ledger.findings),
        *(_series(desk, one) for one in ledger.series),
        *(_place(desk, one) for one in vocabulary.places.values()),
        *(_category(desk, one) for one in vocabulary.categories.values()),
        *(_text(desk, name) for name in PAGES),
    )


def _report(desk: PageContext, report: Report) -> SearchDocument:
    shown = desk.code if desk.code in report.prose else report.language
    prose = report_prose(report.prose[shown].html, {}) if shown in report.prose else Markup("")
    publisher = desk.teller.publisher(report.publisher)
    return SearchDocument(
        path=desk.report_path(report.id),
        title=desk.voice.text(report.title) or report.id,
        note=desk("{publisher}, {day}").format(publisher=publisher, day=when(desk, report)),
        passages=(
            *_paragraphs(prose),
            *(_row(desk, one) for one in report.figures),
            *map(SearchSection, missing(desk, report)),
        ),
        filters=_filters(desk, "report", report.figures, (report,), report.places),
    )


def _paragraphs(html: str) -> tuple[SearchSection, ...]:
    told = (Markup(block).striptags() for block in _BLOCKS.split(html))
    return tuple(SearchSection(words) for words in told if words)


def _row(desk: PageContext, figure: Figure) -> SearchSection:
    phrase = desk.teller.set_phrase(figure.set, publisher=False)
    return SearchSection(f"{phrase}: {desk.voice.stated(figure)}", f"figure-{figure.id}")


def _finding(desk: PageContext, finding: Finding) -> SearchDocument:
    told, figures = desk.told[finding.id], _known(desk, finding.figures)
    reports = [desk.index.reports[one.report] for one in figures]
    return SearchDocument(
        path=desk.finding_path(finding.id),
        title=told.headline.rstrip("."),
        note=told.closed or desk("open finding"),
        passages=tuple(SearchSection(words) for words in (told.line, told.sentence, *told.ways_out) if words),
        filters=_filters(desk, "finding", figures, reports),
    )


def _known(desk: PageContext, keys: Iterable[str]) -> tuple[Figure, ...]:
    return tuple(desk.ledger.figures[key] for key in keys if key in desk.ledger.figures)


def _series(desk: PageContext, series: Series) -> SearchDocument:
    figures = _known(desk, series.points)
    return SearchDocument(
        path=desk.series_path(series.id),
        title=short_name(desk, series),
        note=desk.teller.publisher(series.publisher),
        passages=(
            SearchSection(desk.series_name(series)),
            SearchSection(desk.voice.listed([desk.voice.stated(one) for one in figures])),
        ),
        filters=_filters(desk, "series", figures, [desk.index.reports[one.report] for one in figures]),
    )


def _place(desk: PageContext, place: PlaceName) -> SearchDocument:
    naming = desk.index.naming.get(place.id, ())
    figures = desk.index.by_place.get(place.id, ())
    stated = [desk.index.reports[one.report] for one in figures]
    within = [desk.teller.where(one) for one in place.within]
    return SearchDocument(
        path=desk.place_path(place.id),
        title=desk.teller.where(place.id),
        note=desk.voice.listed([desk(place.kind), *within]),
        passages=(_names(desk, place.label), *(SearchSection(desk.voice.text(one.title)) for one in naming)),
        filters=_filters(desk, "place", figures, (*stated, *naming), (place.id,)),
    )


def _category(desk: PageContext, category: Category) -> SearchDocument:
    figures = desk.index.by_category.get(category.id, ())
    note = desk.voice.text(category.note)
    found = _filters(desk, "category", figures, [desk.index.reports[one.report] for one in figures])
    return SearchDocument(
        path=desk.category_path(category.id),
        title=desk.teller.who(category.id),
        note=desk.voice.listed([desk.teller.who(one) for one in category.within]),
        passages=(*([SearchSection(note)] if note else []), _names(desk, category.label)),
        filters={
            **found,
            "category": tuple(dict.fromkeys((*found["category"], *_wider(desk, "who", (category.id,))))),
        },
    )


def _names(desk: PageContext, label: Mapping[str, str]) -> SearchSection:
    """The names in every language of the site: whoever knows a place by another one finds it, too."""
    return SearchSection(
        " · ".join(dict.fromkeys(label[one.code] for one in desk.site.languages if label.get(one.code)))
    )


def _text(desk: PageContext, name: str) -> SearchDocument:
    title, body = text_of(desk, name)
    return SearchDocument(
        desk.at(f"{name}.html"),
        title,
        desk.voice.text(desk.site.title),
        _paragraphs(body),
        {"kind": ("text",)},
    )


def _filters(
    desk: PageContext,
    kind: str,
    figures: Iterable[Figure],
    reports: Iterable[Report],
    places: Iterable[str] = (),
) -> dict[str, tuple[str, ...]]:
    """What a page can be narrowed by. A place or a category counts for those that hold it, as well."""
    figures, reports = tuple(figures), tuple(reports)
    return {
        "kind": (kind,),
        "year": _each(str(one.published.day.year) for one in reports),
        "category": _wider(desk, "who", (one.set.who for one in figures)),
        "place": _wider(desk, "where", (*(one.set.where for one in figures if one.set.where), *places)),
        "publisher": _each(name for one in reports for name in (one.publisher, one.via) if name),
    }


def _wider(desk: PageContext, axis: str, ids: Iterable[str]) -> tuple[str, ...]:
    known = desk.vocabulary.categories if axis == "who" else desk.vocabulary.places
    return _each(
        outer for one in dict.fromkeys(ids) for outer in known if desk.vocabulary.narrower(axis, one, outer)
    )


def _each(ids: Iterator[str] | Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(ids)))
