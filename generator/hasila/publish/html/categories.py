"""Categories: who is counted, what the word holds, how it divides, and every figure for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasila.model.page import Page
from hasila.model.vocabulary import Category, Division
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.series import SeriesLine, series_line


@dataclass(frozen=True, slots=True)
class CategoryView:
    frame: PageLayout
    title: str
    note: str
    within: tuple[Link, ...]
    divisions: tuple[str, ...]
    series: tuple[SeriesLine, ...]
    figures: tuple[FigureLine, ...]


def category_pages(desk: PageContext) -> Iterator[Page]:
    for category in desk.vocabulary.categories.values():
        here, title = f"categories/{category.id}.html", desk.teller.who(category.id)
        yield desk.page(here, "category.html", title, _view(desk, here, title, category))


def _view(desk: PageContext, here: str, title: str, category: Category) -> CategoryView:
    divisions = (one for one in desk.vocabulary.divisions if category.id in (one.of, *one.into))
    return CategoryView(
        frame=desk.frame(here, title),
        title=title,
        note=desk.voice.text(category.note),
        within=tuple(
            desk.link(here, desk.teller.who(one), desk.category_path(one)) for one in category.within
        ),
        divisions=tuple(_division(desk, one) for one in divisions),
        series=tuple(series_line(desk, here, one) for one in desk.ledger.series if one.who == category.id),
        figures=figure_lines(desk, here, desk.index.by_category.get(category.id, ())),
    )


def _division(desk: PageContext, division: Division) -> str:
    words = {
        "partition": desk("{whole} = {parts} ({publishers}): {reason}"),
        "disjoint": desk("{parts} are separate parts of {whole} ({publishers}): {reason}"),
    }
    said = words.get(
        division.kind, desk("{parts} are parts of {whole} that may share people ({publishers}): {reason}")
    )
    return said.format(
        whole=desk.teller.who(division.of),
        parts=desk(" + ").join(desk.teller.who(part) for part in division.into),
        publishers=desk.voice.listed([desk.teller.short(one) for one in division.publishers])
        or desk("all publishers"),
        reason=desk.voice.text(division.because),
    )
