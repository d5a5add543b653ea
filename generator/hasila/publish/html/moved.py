"""Pages at former addresses: an entry of the vocabulary that has another id now is still found by its old
one, and so is each series of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from hasila.model.page import Page
from hasila.publish.former_ids import former_series
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import full_name
from hasila.publish.slices import CategorySlice, SeriesSlice


@dataclass(frozen=True, slots=True)
class MovedView:
    """``link`` leads to the page, to which a browser goes by itself."""

    frame: PageLayout
    title: str
    link: Link


def former_category_pages(context: PageContext, slice_: CategorySlice) -> Iterator[Page]:
    """The page of each former id of a category."""
    category = slice_.category
    olds = (f"categories/{old}.html" for old in category.formerly)
    label = context.writer.category(category.id)
    return _moved(context, olds, context.category_path(category.id), label)


def former_series_pages(context: PageContext, slice_: SeriesSlice) -> Iterator[Page]:
    """The page of each former id of a series, and its page for frames."""
    series = slice_.series
    name = full_name(context, series)
    formers = former_series(series, context.ledger.vocabulary.categories)
    pages = [f"series/{old}.html" for old in formers]
    yield from _moved(context, pages, context.series_path(series.id), name)
    frames = [f"embed/series/{old}.html" for old in formers]
    framed = context.at(f"embed/series/{series.id}.html")
    yield from _moved(context, frames, framed, name)


def _moved(context: PageContext, olds: Iterable[str], target: str, name: str) -> Iterator[Page]:
    for old in olds:
        title = context("Moved: {title}").format(title=name)
        link = context.link(old, name, target)
        view = MovedView(context.frame(old, title), title, link)
        yield context.page(old, "moved.html", title, view)
