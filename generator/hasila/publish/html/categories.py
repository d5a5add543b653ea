"""Categories: who is counted, what the word holds, how it divides, and every figure for it."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.page import Page
from hasila.model.vocabulary import Division
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import SeriesLine, series_lines
from hasila.publish.slices import CategorySlice


@dataclass(frozen=True, slots=True)
class CategoryView:
    frame: PageLayout
    title: str
    note: str
    within: tuple[Link, ...]
    divisions: tuple[str, ...]
    series: tuple[SeriesLine, ...]
    figures: tuple[FigureLine, ...]


def category_page(context: PageContext, slice_: CategorySlice) -> Page:
    """The page of one category."""
    category = slice_.category
    here, title = f"categories/{category.id}.html", context.teller.who(category.id)
    return context.page(here, "category.html", title, _view(context, here, title, slice_))


def _view(context: PageContext, here: str, title: str, slice_: CategorySlice) -> CategoryView:
    category = slice_.category
    return CategoryView(
        frame=context.frame(here, title),
        title=title,
        note=context.voice.text(category.note),
        within=tuple(context.category_link(here, outer) for outer in category.within),
        divisions=tuple(_division(context, division) for division in slice_.divisions),
        series=series_lines(context, here, slice_.series),
        figures=figure_lines(context, here, slice_.figures),
    )


def _division(context: PageContext, division: Division) -> str:
    teller, words = context.teller, _division_words(context, division.kind)
    parts = (teller.who(part) for part in division.into)
    publishers = context.voice.listed([teller.short(publisher) for publisher in division.publishers])
    return words.format(
        whole=teller.who(division.of),
        parts=context(" + ").join(parts),
        publishers=publishers or context("all publishers"),
        reason=context.voice.text(division.because),
    )


def _division_words(context: PageContext, kind: str) -> str:
    if kind == "partition":
        return context("{whole} = {parts} ({publishers}): {reason}")
    if kind == "disjoint":
        return context("{parts} are separate parts of {whole} ({publishers}): {reason}")
    return context("{parts} are parts of {whole} that may share people ({publishers}): {reason}")
