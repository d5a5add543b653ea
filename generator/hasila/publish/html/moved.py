"""Pages at former addresses, and their pictures: an entry of the vocabulary that has another id now is still
found by its old one, and so is each series of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.model.page import File, Page
from hasila.publish.former_ids import former_series
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import full_name
from hasila.publish.slices import CategorySlice, SeriesSlice


@dataclass(frozen=True, slots=True)
class MovedView:
    """``link`` leads to the page, to which a browser goes by itself. ``drawn_at`` is the path of that page
    where it is one for frames, whose pictures stay at the former address, too; else empty."""

    frame: PageLayout
    title: str
    link: Link
    drawn_at: str = ""


def former_category_pages(context: PageContext, slice_: CategorySlice) -> Iterator[Page]:
    """The page of each former id of a category."""
    category = slice_.category
    label = context.writer.category(category.id)
    target = context.category_path(category.id)
    for old in category.formerly:
        yield _moved(context, f"categories/{old}.html", target, label)


def former_series_pages(context: PageContext, slice_: SeriesSlice) -> Iterator[Page]:
    """The page of each former id of a series, and its page for frames."""
    series = slice_.series
    name = full_name(context, series)
    target = context.series_path(series.id)
    framed = context.at(f"embed/series/{series.id}.html")
    categories = context.ledger.vocabulary.categories
    for old in former_series(series, categories):
        yield _moved(context, f"series/{old}.html", target, name)
        yield _moved(context, f"embed/series/{old}.html", framed, name, framed)


def _moved(context: PageContext, old: str, target: str, name: str, drawn_at: str = "") -> Page:
    """The page at ``old`` that leads to ``target``, a path from the root of the site."""
    message = context("Moved: {title}")
    title = message.format(title=name)
    frame = context.frame(old, title)
    link = context.link(old, name, target)
    view = MovedView(frame, title, link, drawn_at)
    return context.page(old, "moved.html", title, view)


def former_pictures(pages: Iterable[Page], pictures: Iterable[File]) -> Iterator[File]:
    """The ``pictures`` of pages for frames once more, at the former addresses among ``pages``: whoever put
    one into a page of theirs named its file."""
    known = {picture.path: picture for picture in pictures}
    for page in pages:
        if isinstance(page.view, MovedView) and page.view.drawn_at:
            yield from _pictures_at(page.path, page.view.drawn_at, known)


def _pictures_at(old: str, drawn_at: str, known: Mapping[str, File]) -> Iterator[File]:
    for ending in (".svg", ".png"):
        picture = known.get(drawn_at.removesuffix(".html") + ending)
        if picture is not None:
            yield replace(picture, path=old.removesuffix(".html") + ending)
