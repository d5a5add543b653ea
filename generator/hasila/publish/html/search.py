"""The page of search: a form that narrows by year, kind, publisher, place and category. It loads nothing
until it is used."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping

from hasila.model.address import relative
from hasila.model.data_class import dataclass
from hasila.model.folding import sort_key
from hasila.model.page import Page
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.slices import SearchSlice


@dataclass(frozen=True, slots=True)
class Choice:
    """One way to narrow what is found: its name in the address, its words, and the values with theirs."""

    name: str
    label: str
    every: str
    values: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class SearchView:
    """``root`` leads to the root of the site. ``results`` is by plural category the words for a number of
    results, ``kinds`` the headings of the kinds of pages."""

    frame: PageLayout
    title: str
    choices: tuple[Choice, ...]
    results: Mapping[str, str]
    kinds: Mapping[str, str]
    root: str
    index: Link


def search_page(context: PageContext, slice_: SearchSlice) -> Page:
    """The page of search; its index is made of the documents of all pages."""
    here = "search.html"
    title = context("Search")
    scripts = ("search-words", "search")
    index = context.at("contents.html")
    frame = context.frame(here, title, ("search",), scripts)
    choices = tuple(_choices(context, slice_))
    root = relative(context.at(here), "")
    view = SearchView(
        frame=frame,
        title=title,
        choices=choices,
        results=_results(context),
        kinds=dict(_kinds(context)),
        root=root,
        index=context.link(here, context("Index"), index),
    )
    return context.page(here, "search.html", title, view)


def _choices(context: PageContext, slice_: SearchSlice) -> Iterator[Choice]:
    writer = context.writer
    pages = [(kind, name) for kind, name in _kinds(context) if kind in slice_.kinds]
    years = tuple((year, year) for year in slice_.years)
    publishers = _named(slice_.publishers, writer.short)
    places = _named(slice_.places, writer.where)
    categories = _named(slice_.categories, writer.category)
    yield Choice("kind", context("Kind of page"), context("every kind"), tuple(pages))
    yield Choice("year", context("Year"), context("every year"), years)
    yield Choice("publisher", context("Publisher"), context("every publisher"), publishers)
    yield Choice("place", context("Place"), context("every place"), places)
    yield Choice("category", context("Who is counted"), context("everyone counted"), categories)


def _kinds(context: PageContext) -> Iterator[tuple[str, str]]:
    yield "report", context("Reports")
    yield "finding", context("Findings")
    yield "series", context("Series")
    yield "place", context("Places")
    yield "category", context("Categories")
    yield "text", context("About this site")


def _named(ids: Iterable[str], name: Callable[[str], str]) -> tuple[tuple[str, str], ...]:
    named = ((id_, name(id_)) for id_ in ids)
    return tuple(sorted(named, key=_alphabetical))


def _alphabetical(named: tuple[str, str]) -> tuple[str, str]:
    """The order of values: by name, then by id."""
    id_, name = named
    return sort_key(name), id_


def _results(context: PageContext) -> dict[str, str]:
    """The words for n results by plural category, from the catalogue: the first n of each stands for its
    category."""
    translator = context.translator
    numbers = reversed(range(201))
    first = {translator.plural(n): n for n in numbers}
    results: dict[str, str] = {}
    for category, n in sorted(first.items()):
        results[category] = translator.ngettext("{n} result", "{n} results", n)
    return results
