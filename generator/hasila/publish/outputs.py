"""The outputs of the site: for each kind of page its subjects, its slices, and the pages made of a slice.

:data:`KINDS` has one entry for each kind of page. A kind lists its ids, cuts the slice of one of them from
the index of the ledger, and makes the pages of a slice in every language. Making is pure: it depends on the
slice and on the setting that all pages of a language share, never on the ledger."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import chain
from operator import attrgetter
from typing import Any

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.page_metadata import PageMetadata
from hasila.model.report import Ledger
from hasila.model.search_document import SearchDocument
from hasila.model.site import SECTIONS, Site
from hasila.publish import slices
from hasila.publish.html import page_metadata
from hasila.publish.html import search_documents as documents
from hasila.publish.html.categories import category_page
from hasila.publish.html.contents import contents_page
from hasila.publish.html.corrections import corrections_page
from hasila.publish.html.data import data_page
from hasila.publish.html.embeds import report_embed_page, series_embed_page
from hasila.publish.html.findings import finding_page, findings_page
from hasila.publish.html.head_tags import with_metadata
from hasila.publish.html.home import home_page
from hasila.publish.html.landing import landing_page, missing_page
from hasila.publish.html.list_parts import category_part_page, place_part_page, series_part_page
from hasila.publish.html.moved import former_category_pages, former_series_pages
from hasila.publish.html.offline import offline_page
from hasila.publish.html.page_context import PageContext, Setting, context_of
from hasila.publish.html.places import map_pages, place_page
from hasila.publish.html.report import report_page
from hasila.publish.html.reports import reports_page
from hasila.publish.html.search import search_page
from hasila.publish.html.sections import page_metadata_of
from hasila.publish.html.series import series_list_page, series_page
from hasila.publish.html.texts import PAGES, glossary_page, text_page
from hasila.publish.i18n.locale import Translator
from hasila.publish.ledger_index import LedgerIndex
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.slices import Shared, Slice

MAP_TEMPLATE = "map-interactive.html"
"""The template of the map to move about in, which has a script of its own."""

AnySlice = Any
"""A slice of the kind at hand: the functions of one kind fit each other."""


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of one slice in one language. ``embeds`` are the pages for frames of other sites and those
    at former addresses, which nothing lists; ``document`` is the subject as search finds it, ``None`` for a
    list."""

    language: str
    pages: tuple[Page, ...]
    embeds: tuple[Page, ...] = ()
    document: SearchDocument | None = None


@dataclass(frozen=True)
class OutputKind:
    """A kind of page. ``list`` gives the ids of its subjects, in order; ``slice`` the slice of one of them,
    still without its key; ``make`` its pages, in every language."""

    name: str
    list: Callable[[LedgerIndex, Shared], Iterable[str]]
    slice: Callable[[LedgerIndex, Shared, str], Slice]
    make: Callable[[AnySlice, Sequence[Setting]], Iterator[Made]]


@dataclass(frozen=True)
class Job:
    """One subject to make pages of."""

    kind: OutputKind
    id: str
    slice: Slice


@dataclass(frozen=True, slots=True)
class SubjectId:
    """A subject by the name of its kind and its id, which is empty for a page of which there is only one."""

    kind: str
    id: str


def subjects(index: LedgerIndex, shared: Shared) -> Iterator[SubjectId]:
    """Every subject of the site, kind by kind."""
    return chain.from_iterable(subjects_of(kind, index, shared) for kind in KINDS)


def subjects_of(kind: OutputKind, index: LedgerIndex, shared: Shared) -> Iterator[SubjectId]:
    """Every subject of one kind."""
    for id_ in kind.list(index, shared):
        yield SubjectId(kind.name, id_)


def jobs(index: LedgerIndex, shared: Shared) -> Iterator[Job]:
    """Every subject of the site with its slice and its key, kind by kind."""
    keys = SliceKeys()
    for subject in subjects(index, shared):
        yield job_of(subject, index, shared, keys)


def job_of(subject: SubjectId, index: LedgerIndex, shared: Shared, keys: SliceKeys) -> Job:
    """The slice of a subject, with its key."""
    kind = KIND_NAMED[subject.kind]
    slice_ = kind.slice(index, shared, subject.id)
    key = keys.key(kind.name, slice_)
    return Job(kind, subject.id, replace(slice_, key=key))


# The pages of a slice, in one language


def _report_embed(context: PageContext, slice_: slices.ReportSlice) -> Page:
    return report_embed_page(context, slice_.report)


def _series_embed(context: PageContext, slice_: slices.SeriesSlice) -> Page:
    return series_embed_page(context, slice_.series)


def _finding(context: PageContext, slice_: slices.FindingSlice) -> Made:
    text = context.writer.describe(slice_.finding)
    metadata = page_metadata.finding_metadata(context, slice_, text)
    page = with_metadata(context, finding_page(context, slice_, text), metadata)
    document = documents.finding_document(context, slice_, text)
    return Made(context.code, (page,), document=document)


def _text(context: PageContext, slice_: slices.TextSlice) -> Made:
    page = _described(context, text_page(context, slice_))
    document = documents.text_document(context, slice_)
    return Made(context.code, (page,), document=document)


def _described(context: PageContext, page: Page) -> Page:
    """``page`` with the metadata of its section of the site."""
    metadata = page_metadata_of(context, page)
    return with_metadata(context, page, metadata)


def _map(context: PageContext, slice_: slices.MapSlice) -> Made:
    pages = map_pages(context, slice_)
    described = tuple(_described(context, page) for page in pages)
    return Made(context.code, described)


def _offline(context: PageContext, _: Slice) -> Made:
    """The page without metadata: no link or search engine should lead to it."""
    page = offline_page(context)
    return Made(context.code, (page,))


def _listed(page_of: Callable[[PageContext, AnySlice], Page]) -> Callable[[PageContext, AnySlice], Made]:
    """The maker of a page that only lists others."""

    def made(context: PageContext, slice_: AnySlice) -> Made:
        page = _described(context, page_of(context, slice_))
        return Made(context.code, (page,))

    return made


def _not_moved(_: PageContext, __: AnySlice) -> Iterator[Page]:
    """The pages at former addresses of a subject that never had another."""
    return iter(())


def _no_document(_: PageContext, __: AnySlice) -> None:
    """The document of a page that search does not find as a subject."""


def _with_metadata(
    page_of: Callable[[PageContext, AnySlice], Page],
    metadata_of: Callable[[PageContext, AnySlice], PageMetadata],
    document_of: Callable[[PageContext, AnySlice], SearchDocument | None] = _no_document,
    embeds_of: Sequence[Callable[[PageContext, AnySlice], Page]] = (),
    moved_of: Callable[[PageContext, AnySlice], Iterator[Page]] = _not_moved,
) -> Callable[[PageContext, AnySlice], Made]:
    """The maker of a page with metadata of its own, and of its subject as search and other sites have it."""

    def made(context: PageContext, slice_: AnySlice) -> Made:
        metadata = metadata_of(context, slice_)
        page = with_metadata(context, page_of(context, slice_), metadata)
        embeds = tuple(embed_of(context, slice_) for embed_of in embeds_of)
        document = document_of(context, slice_)
        unlisted = (*embeds, *moved_of(context, slice_))
        return Made(context.code, (page,), unlisted, document)

    return made


_report = _with_metadata(
    report_page, page_metadata.report_metadata, documents.report_document, (_report_embed,)
)
_series = _with_metadata(
    series_page,
    page_metadata.series_metadata,
    documents.series_document,
    (_series_embed,),
    former_series_pages,
)
_category = _with_metadata(
    category_page,
    page_metadata.category_metadata,
    documents.category_document,
    moved_of=former_category_pages,
)
_place = _with_metadata(place_page, page_metadata.place_metadata, documents.place_document)


def _each_language(
    made: Callable[[PageContext, AnySlice], Made],
) -> Callable[[AnySlice, Sequence[Setting]], Iterator[Made]]:
    """The maker of a slice's pages in every language."""

    def make(slice_: AnySlice, settings: Sequence[Setting]) -> Iterator[Made]:
        for setting in settings:
            context = context_of(setting, slice_)
            yield made(context, slice_)

    return make


def _landing(slice_: slices.LeadSlice, settings: Sequence[Setting]) -> Iterator[Made]:
    """The pages of no language. The choice of a language is in the first of them by name."""
    context = context_of(settings[0], slice_)
    landing = landing_page(settings)
    home = page_metadata.site_metadata(context, slice_)
    metadata = replace(home, path=landing.path, title=landing.title)
    described = with_metadata(context, landing, metadata)
    missing = missing_page(settings)
    yield Made("", (described, missing))


# The ids of the subjects of a kind


def _once(_: LedgerIndex, __: Shared) -> Iterable[str]:
    """A page of which there is only one."""
    return ("",)


def _all_reports(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.full_reports


def _all_series(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.series


def _all_categories(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.vocabulary.categories


def _all_places(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.vocabulary.places


def _all_findings(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.findings


def _report_pages(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.report_pages


def _finding_pages(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.finding_pages


_SERIES_PAGES = attrgetter("series_pages")
_CATEGORY_PAGES = attrgetter("category_pages")
_PLACE_PAGES = attrgetter("place_pages")


def _older(
    pages_of: Callable[[LedgerIndex], Mapping[str, Mapping[str, object]]],
) -> Callable[[LedgerIndex, Shared], Iterator[str]]:
    """The older pages of the lists of a kind of subject: the id of the subject and the name of the page."""

    def older(index: LedgerIndex, _: Shared) -> Iterator[str]:
        for subject, pages in pages_of(index).items():
            yield from (f"{subject}/{name}" for name in pages if name)

    return older


def _texts(_: LedgerIndex, shared: Shared) -> Iterable[str]:
    """The pages of text: those of every site, those that the navigation adds, and the documentation."""
    own = (entry.name for entry in shared.site.navigation if entry.name not in SECTIONS)
    documents = (found[1] for found in map(_DOCUMENT.fullmatch, shared.texts) if found)
    return dict.fromkeys((*PAGES, *own, *documents))


_DOCUMENT = re.compile(r"(docs/[^/.]+)\.[^/.]+\.md")


def _named(name: str) -> Callable[[LedgerIndex, Shared], Iterable[str]]:
    """The one page with a text of this name."""

    def names(_: LedgerIndex, __: Shared) -> Iterable[str]:
        return (name,)

    return names


def _searched(_: LedgerIndex, shared: Shared) -> Iterable[str]:
    return ("",) if shared.site.search else ()


def _kept(_: LedgerIndex, shared: Shared) -> Iterable[str]:
    return ("",) if shared.site.offline else ()


_HOME = _with_metadata(home_page, page_metadata.site_metadata)
_CORRECTIONS = _with_metadata(corrections_page, page_metadata.corrections_metadata)
_DATA = _with_metadata(data_page, page_metadata.data_metadata)

KINDS: tuple[OutputKind, ...] = (
    OutputKind("landing", _once, slices.landing_slice, _landing),
    OutputKind("home", _once, slices.home_slice, _each_language(_HOME)),
    OutputKind("reports", _report_pages, slices.reports_slice, _each_language(_listed(reports_page))),
    OutputKind("report", _all_reports, slices.report_slice, _each_language(_report)),
    OutputKind("series list", _once, slices.series_list_slice, _each_language(_listed(series_list_page))),
    OutputKind("series", _all_series, slices.series_slice, _each_language(_series)),
    OutputKind(
        "series part",
        _older(_SERIES_PAGES),
        slices.series_part_slice,
        _each_language(_listed(series_part_page)),
    ),
    OutputKind("category", _all_categories, slices.category_slice, _each_language(_category)),
    OutputKind(
        "category part",
        _older(_CATEGORY_PAGES),
        slices.category_part_slice,
        _each_language(_listed(category_part_page)),
    ),
    OutputKind("place", _all_places, slices.place_slice, _each_language(_place)),
    OutputKind(
        "place part", _older(_PLACE_PAGES), slices.place_part_slice, _each_language(_listed(place_part_page))
    ),
    OutputKind("map", _once, slices.map_slice, _each_language(_map)),
    OutputKind("findings", _finding_pages, slices.findings_slice, _each_language(_listed(findings_page))),
    OutputKind("finding", _all_findings, slices.finding_slice, _each_language(_finding)),
    OutputKind("corrections", _once, slices.corrections_slice, _each_language(_CORRECTIONS)),
    OutputKind("glossary", _named("glossary"), slices.glossary_slice, _each_language(_listed(glossary_page))),
    OutputKind("text", _texts, slices.text_slice, _each_language(_text)),
    OutputKind("data", _named("data"), slices.data_slice, _each_language(_DATA)),
    OutputKind("contents", _once, slices.contents_slice, _each_language(_listed(contents_page))),
    OutputKind("search", _searched, slices.search_slice, _each_language(_listed(search_page))),
    OutputKind("offline", _kept, slices.empty_slice, _each_language(_offline)),
)
"""Every kind of page, in the order in which a site lists its pages."""

KIND_NAMED = {kind.name: kind for kind in KINDS}

FOUND = ("report", "finding", "series", "place", "category", "text")
"""The kinds that search finds, in the order of the index: what was published first, then what it is sorted
by, then our own words."""


def settings_of(ledger: Ledger, site: Site, translators: Mapping[str, Translator]) -> tuple[Setting, ...]:
    """The setting of each language, in the order of the languages."""
    return settings_for(site, translators, ledger.known_on, bool(ledger.reports))


def settings_for(
    site: Site, translators: Mapping[str, Translator], known_on: date | None, has_feeds: bool
) -> tuple[Setting, ...]:
    """The same from what it takes of the ledger; there are feeds where there is a report."""
    return tuple(
        Setting(site, language, translators[language.code].marking(), known_on, has_feeds)
        for language in site.languages
    )
