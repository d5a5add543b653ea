"""The page of search: a form that narrows by year, kind, publisher, place and category. It loads nothing until it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.model.folding import sort_key
from hasila.model.page import Page
from hasila.model.search_document import SearchDocument, SearchIndexInput
from hasila.publish.html.page_context import Link, PageContext, PageLayout, relative
from hasila.publish.html.search_documents import records


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow what is found: its name in the address, its words, and the values with theirs."""

    name: str
    label: str
    every: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """``root`` leads to the root of the site. ``results`` is by plural category the words for a number of results."""

    frame: PageLayout
    title: str
    choices: tuple[Choice, ...]
    results: Mapping[str, str]
    root: str
    index: Link
    catalogue: SearchIndexInput


def search_page(desk: PageContext) -> Iterator[Page]:
    """The page, with all that its index shall hold; none where the site goes without search."""
    if not desk.site.search:
        return
    here, title, found = "search.html", desk("Search"), records(desk)
    view = SearchView(
        frame=desk.frame(here, title, ("search",), ("folding", "search", *desk.keeping)),
        title=title,
        choices=tuple(_choices(desk, found)),
        results=_results(desk),
        root=relative(desk.at(here), ""),
        index=desk.link(here, desk("Index"), desk.at("contents.html")),
        catalogue=SearchIndexInput(desk.code, found),
    )
    yield desk.page(here, "search.html", title, view)


def _choices(desk: PageContext, found: tuple[SearchDocument, ...]) -> Iterator[Choice]:
    teller, kinds = desk.teller, _kinds(desk)
    yield Choice(
        "kind",
        desk("Kind of page"),
        desk("every kind"),
        tuple((kind, kinds[kind]) for kind in kinds if kind in _used(found, "kind")),
    )
    yield Choice(
        "year",
        desk("Year"),
        desk("every year"),
        tuple((year, year) for year in sorted(_used(found, "year"), reverse=True)),
    )
    yield Choice(
        "publisher",
        desk("Publisher"),
        desk("every publisher"),
        _named(_used(found, "publisher"), teller.short),
    )
    yield Choice("place", desk("Place"), desk("every place"), _named(_used(found, "place"), teller.where))
    yield Choice(
        "category",
        desk("Who is counted"),
        desk("everyone counted"),
        _named(_used(found, "category"), teller.who),
    )


def _kinds(desk: PageContext) -> dict[str, str]:
    return {
        "report": desk("Reports"),
        "finding": desk("Findings"),
        "series": desk("Series"),
        "place": desk("Places"),
        "category": desk("Categories"),
        "text": desk("About this site"),
    }


def _used(found: Iterable[SearchDocument], name: str) -> set[str]:
    return {value for record in found for value in record.filters.get(name, ())}


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted(((one, name(one)) for one in ids), key=lambda pair: (sort_key(pair[1]), pair[0])))


def _results(desk: PageContext) -> dict[str, str]:
    """The words for n results by plural category, from the catalogue: the first n of each stands for its category."""
    voice = desk.voice
    first = {voice.plural(n): n for n in reversed(range(201))}
    return {category: voice.ngettext("{n} result", "{n} results", n) for category, n in sorted(first.items())}
