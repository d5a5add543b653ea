"""The pages of categories: the meaning of each, how it divides, and every figure for it."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.vocabulary import Division
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.list_links import PageLinks, page_links
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import SeriesLine, series_lines
from hasila.publish.slices import CategorySlice


@dataclass(frozen=True, slots=True)
class CategoryView:
    """The content of the page of a category. ``divisions`` are sentences."""

    frame: PageLayout
    title: str
    note: str
    within: tuple[Link, ...]
    divisions: tuple[str, ...]
    series: tuple[SeriesLine, ...]
    figures: tuple[FigureLine, ...]
    pages: PageLinks


def category_page(context: PageContext, slice_: CategorySlice) -> Page:
    """The page of one category."""
    category = slice_.category
    here = f"categories/{category.id}.html"
    title = context.writer.category(category.id)
    view = _view(context, here, title, slice_)
    return context.page(here, "category.html", title, view)


def _view(context: PageContext, here: str, title: str, slice_: CategorySlice) -> CategoryView:
    category = slice_.category
    frame = context.frame(here, title)
    note = context.translator.text(category.note)
    within = tuple(context.category_link(here, outer) for outer in category.within)
    divisions = tuple(_division(context, division) for division in slice_.divisions)
    series = series_lines(context, here, slice_.series)
    figures = figure_lines(context, here, slice_.figures)
    pages = page_links(context, here, slice_.pages)
    return CategoryView(frame, title, note, within, divisions, series, figures, pages)


def _division(context: PageContext, division: Division) -> str:
    """The sentence on a division: the categories, the publishers it holds for, and its reason."""
    pattern = _division_pattern(context, division.kind)
    whole = context.writer.category(division.parent)
    parts = _parts(context, division)
    publishers = _publishers(context, division)
    reason = context.translator.text(division.because)
    return pattern.format(whole=whole, parts=parts, publishers=publishers, reason=reason)


def _parts(context: PageContext, division: Division) -> str:
    """The categories of ``division`` as a sum: ``women + men``."""
    names = map(context.writer.category, division.into)
    return context(" + ").join(names)


def _publishers(context: PageContext, division: Division) -> str:
    """The publishers for which ``division`` holds, in one phrase."""
    names = list(map(context.writer.short, division.publishers))
    return context.translator.listed(names) or context("all publishers")


def _division_pattern(context: PageContext, kind: str) -> str:
    if kind == "partition":
        return context("{whole} = {parts} ({publishers}): {reason}")
    if kind == "disjoint":
        return context("{parts} are separate parts of {whole} ({publishers}): {reason}")
    return context("{parts} are parts of {whole} that may share people ({publishers}): {reason}")
