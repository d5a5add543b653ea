"""Every output of the site: which there are, what each is made of, and how it is made.

:data:`KINDS` has one entry for each kind of page. A kind lists its ids, cuts the slice of one of them from
the index of the ledger, and makes the pages of a slice in every language. Making is pure: it sees the slice
and what all pages of a language share, never the ledger."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from hasila.model.page import File, Page
from hasila.model.page_metadata import PageMetadata
from hasila.model.report import Ledger
from hasila.model.revision import Revision
from hasila.model.search_document import SearchDocument, SearchIndexInput
from hasila.model.site import Site
from hasila.model.vocabulary import Vocabulary
from hasila.publish import slices
from hasila.publish.html import page_metadata as works
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
from hasila.publish.html.offline import offline_page
from hasila.publish.html.page_context import PageContext, Setting, context_of
from hasila.publish.html.places import map_pages, place_page
from hasila.publish.html.report import report_page
from hasila.publish.html.reports import reports_page
from hasila.publish.html.search import search_page
from hasila.publish.html.sections import page_work_of
from hasila.publish.html.series import series_list_page, series_page
from hasila.publish.html.texts import PAGES, glossary_page, text_page
from hasila.publish.i18n.locale import Translator
from hasila.publish.ledger_index import LedgerIndex, data_file
from hasila.publish.slice_keys import SliceKeys
from hasila.publish.slices import Shared, Slice

AnySlice = Any
"""A slice of the kind at hand: the functions of one kind fit each other."""


@dataclass(frozen=True, slots=True)
class Made:
    """The pages of one slice in one language. ``embeds`` are the pages for frames of other sites, which
    nothing lists; ``document`` is what search finds, ``None`` for a list."""

    language: str
    pages: tuple[Page, ...]
    embeds: tuple[Page, ...] = ()
    document: SearchDocument | None = None


@dataclass(frozen=True)
class Kind:
    """A kind of page. ``list`` gives the ids of its subjects, in order; ``slice`` what one of them is made
    of, as yet without its key; ``make`` its pages, in every language."""

    name: str
    list: Callable[[LedgerIndex, Shared], Iterable[str]]
    slice: Callable[[LedgerIndex, Shared, str], Slice]
    make: Callable[[AnySlice, Sequence[Setting]], Iterator[Made]]


@dataclass(frozen=True)
class Job:
    """One subject to make pages of."""

    kind: Kind
    id: str
    slice: Slice


def jobs(index: LedgerIndex, shared: Shared) -> Iterator[Job]:
    """All that the site is made of, kind by kind."""
    keys = SliceKeys()
    for kind in KINDS:
        for id_ in kind.list(index, shared):
            slice_ = kind.slice(index, shared, id_)
            key = keys.key(kind.name, slice_)
            yield Job(kind, id_, replace(slice_, key=key))


# How the pages of a slice are made, in one language


def _report(context: PageContext, slice_: slices.ReportSlice) -> Made:
    page = with_metadata(context, report_page(context, slice_), works.report_work(context, slice_))
    embed = report_embed_page(context, slice_.report)
    return Made(context.code, (page,), (embed,), documents.report_document(context, slice_))


def _series(context: PageContext, slice_: slices.SeriesSlice) -> Made:
    page = with_metadata(context, series_page(context, slice_), works.series_work(context, slice_))
    embed = series_embed_page(context, slice_.series)
    return Made(context.code, (page,), (embed,), documents.series_document(context, slice_))


def _category(context: PageContext, slice_: slices.CategorySlice) -> Made:
    page = with_metadata(context, category_page(context, slice_), works.category_work(context, slice_))
    return Made(context.code, (page,), document=documents.category_document(context, slice_))


def _place(context: PageContext, slice_: slices.PlaceSlice) -> Made:
    page = with_metadata(context, place_page(context, slice_), works.place_work(context, slice_))
    return Made(context.code, (page,), document=documents.place_document(context, slice_))


def _finding(context: PageContext, slice_: slices.FindingSlice) -> Made:
    told = context.teller.tell(slice_.finding)
    page = finding_page(context, slice_, told)
    described = with_metadata(context, page, works.finding_work(context, slice_, told))
    return Made(context.code, (described,), document=documents.finding_document(context, slice_, told))


def _text(context: PageContext, slice_: slices.TextSlice) -> Made:
    page = text_page(context, slice_)
    described = with_metadata(context, page, page_work_of(context, page))
    return Made(context.code, (described,), document=documents.text_document(context, slice_))


def _map(context: PageContext, slice_: slices.MapSlice) -> Made:
    pages = map_pages(context, slice_)
    described = (with_metadata(context, page, page_work_of(context, page)) for page in pages)
    return Made(context.code, tuple(described))


def _offline(context: PageContext, _: Slice) -> Made:
    """Nobody should be led to this page: it tells machines nothing."""
    return Made(context.code, (offline_page(context),))


def _listed(page_of: Callable[[PageContext, AnySlice], Page]) -> Callable[[PageContext, AnySlice], Made]:
    """The maker of a page that only lists others."""

    def made(context: PageContext, slice_: AnySlice) -> Made:
        page = page_of(context, slice_)
        return Made(context.code, (with_metadata(context, page, page_work_of(context, page)),))

    return made


def _with_work(
    page_of: Callable[[PageContext, AnySlice], Page],
    work_of: Callable[[PageContext, AnySlice], PageMetadata],
) -> Callable[[PageContext, AnySlice], Made]:
    """The maker of a page with metadata of its own."""

    def made(context: PageContext, slice_: AnySlice) -> Made:
        page = with_metadata(context, page_of(context, slice_), work_of(context, slice_))
        return Made(context.code, (page,))

    return made


def _each_language(
    made: Callable[[PageContext, AnySlice], Made],
) -> Callable[[AnySlice, Sequence[Setting]], Iterator[Made]]:
    """The maker of a slice's pages in every language."""

    def make(slice_: AnySlice, settings: Sequence[Setting]) -> Iterator[Made]:
        return (made(context_of(setting, slice_), slice_) for setting in settings)

    return make


def _landing(slice_: slices.LeadSlice, settings: Sequence[Setting]) -> Iterator[Made]:
    """The pages of no language. The choice of a language is in the first of them by name."""
    page, first = landing_page(settings), context_of(settings[0], slice_)
    work = replace(works.site_work(first, slice_), path=page.path, title=page.title)
    yield Made("", (with_metadata(first, page, work), missing_page(settings)))


# The ids of the subjects of a kind


def _one(_: LedgerIndex, __: Shared) -> Iterable[str]:
    """A page of which there is one only."""
    return ("",)


def _all_reports(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.whole


def _all_series(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.series


def _all_categories(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.vocabulary.categories


def _all_places(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.vocabulary.places


def _all_findings(index: LedgerIndex, _: Shared) -> Iterable[str]:
    return index.findings


def _texts(_: LedgerIndex, __: Shared) -> Iterable[str]:
    return PAGES


def _named(name: str) -> Callable[[LedgerIndex, Shared], Iterable[str]]:
    """The one page with a text of this name."""

    def names(_: LedgerIndex, __: Shared) -> Iterable[str]:
        return (name,)

    return names


def _searched(_: LedgerIndex, shared: Shared) -> Iterable[str]:
    return ("",) if shared.site.search else ()


def _kept(_: LedgerIndex, shared: Shared) -> Iterable[str]:
    return ("",) if shared.site.offline else ()


_HOME = _with_work(home_page, works.site_work)
_CORRECTIONS = _with_work(corrections_page, works.corrections_work)
_DATA = _with_work(data_page, works.data_work)

KINDS: tuple[Kind, ...] = (
    Kind("landing", _one, slices.landing_slice, _landing),
    Kind("home", _one, slices.home_slice, _each_language(_HOME)),
    Kind("reports", _one, slices.reports_slice, _each_language(_listed(reports_page))),
    Kind("report", _all_reports, slices.report_slice, _each_language(_report)),
    Kind("series list", _one, slices.series_list_slice, _each_language(_listed(series_list_page))),
    Kind("series", _all_series, slices.series_slice, _each_language(_series)),
    Kind("category", _all_categories, slices.category_slice, _each_language(_category)),
    Kind("place", _all_places, slices.place_slice, _each_language(_place)),
    Kind("map", _one, slices.map_slice, _each_language(_map)),
    Kind("findings", _one, slices.findings_slice, _each_language(_listed(findings_page))),
    Kind("finding", _all_findings, slices.finding_slice, _each_language(_finding)),
    Kind("corrections", _one, slices.corrections_slice, _each_language(_CORRECTIONS)),
    Kind("glossary", _named("glossary"), slices.glossary_slice, _each_language(_listed(glossary_page))),
    Kind("text", _texts, slices.text_slice, _each_language(_text)),
    Kind("data", _named("data"), slices.data_slice, _each_language(_DATA)),
    Kind("contents", _one, slices.contents_slice, _each_language(_listed(contents_page))),
    Kind("search", _searched, slices.search_slice, _each_language(_listed(search_page))),
    Kind("offline", _kept, slices.empty_slice, _each_language(_offline)),
)
"""Every kind of page, in the order in which a site lists its pages."""

FOUND = ("report", "finding", "series", "place", "category", "text")
"""The kinds that search finds, in the order of the index: what was published first, then what it is sorted
by, then our own words."""


@dataclass(frozen=True)
class Planned:
    """Every page of the site, and by language what its search shall find."""

    pages: tuple[Page, ...]
    indexes: tuple[SearchIndexInput, ...]


def plan(
    ledger: Ledger,
    vocabulary: Vocabulary,
    site: Site,
    voices: Mapping[str, Translator],
    texts: Mapping[str, str],
    revision: Revision | None = None,
    data: tuple[File, ...] = (),
) -> Planned:
    """Every page of the site, in every language. ``texts`` are the files of ``site_src/`` by their path;
    ``revision`` and ``data`` are what the page of downloads offers."""
    index = LedgerIndex(ledger, vocabulary, tuple(map(data_file, data)))
    settings = settings_of(ledger, site, voices)
    if not settings:
        return Planned((), ())
    found = jobs(index, Shared(site, texts, revision))
    made = [(job.kind.name, made) for job in found for made in job.kind.make(job.slice, settings)]
    return Planned(tuple(_in_order([each for _, each in made], site)), tuple(_indexes(made, site)))


def settings_of(ledger: Ledger, site: Site, voices: Mapping[str, Translator]) -> tuple[Setting, ...]:
    """The setting of each language, in the order of the languages."""
    return tuple(
        Setting(site, language, voices[language.code], ledger.known_on, bool(ledger.reports))
        for language in site.languages
    )


def _in_order(made: Sequence[Made], site: Site) -> Iterator[Page]:
    """The pages of no language, then those of each language, its embeds last."""
    for code in ("", *(language.code for language in site.languages)):
        own = [each for each in made if each.language == code]
        yield from (page for each in own for page in each.pages)
        yield from (page for each in own for page in each.embeds)


def _indexes(made: Sequence[tuple[str, Made]], site: Site) -> Iterator[SearchIndexInput]:
    """The input of the search index of each language; none where the site goes without search."""
    for language in site.languages if site.search else ():
        own = [(kind, each.document) for kind, each in made if each.language == language.code]
        found = (document for kind in FOUND for name, document in own if name == kind and document)
        yield SearchIndexInput(language.code, tuple(found))
