"""The older pages of the long lists of a category, a place and a series."""

from __future__ import annotations

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.known_on import KnownCount, known
from hasila.publish.html.list_links import PageLinks, page_links, title_of_page
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.places import naming_links
from hasila.publish.html.series import SeriesRow, series_rows, short_name
from hasila.publish.list_pages import Neighbours, page_path
from hasila.publish.slices import CategoryPartSlice, PlacePartSlice, SeriesPartSlice


@dataclass(frozen=True, slots=True)
class PartView:
    """An older page of a list. ``whole`` leads to the newest page, which has the address of the list; of the
    last four fields those are filled that the list consists of."""

    frame: PageLayout
    title: str
    whole: Link
    pages: PageLinks
    figures: tuple[FigureLine, ...] = ()
    naming: tuple[Link, ...] = ()
    steps: tuple[SeriesRow, ...] = ()
    known: tuple[KnownCount, ...] = ()


def category_part_page(context: PageContext, slice_: CategoryPartSlice) -> Page:
    """An older page of the figures of a category."""
    part = _Part(context, f"categories/{slice_.category}.html", slice_.pages)
    figures = figure_lines(context, part.here, slice_.figures)
    return part.page(context.writer.category(slice_.category), figures=figures)


def place_part_page(context: PageContext, slice_: PlacePartSlice) -> Page:
    """An older page of what is said of a place."""
    part = _Part(context, f"places/{slice_.place}.html", slice_.pages)
    figures = figure_lines(context, part.here, slice_.figures)
    naming = naming_links(context, part.here, slice_.naming)
    return part.page(context.writer.where(slice_.place), figures=figures, naming=naming)


def series_part_page(context: PageContext, slice_: SeriesPartSlice) -> Page:
    """An older page of a series."""
    part = _Part(context, f"series/{slice_.series.id}.html", slice_.rows.pages)
    steps = series_rows(context, part.here, slice_.rows, slice_.series.breaks)
    states = known(context, part.here, slice_.rows)
    return part.page(short_name(context, slice_.series), steps=steps, known=states)


@dataclass(frozen=True)
class _Part:
    """One of ``pages`` of the list at ``path``."""

    context: PageContext
    path: str
    pages: Neighbours

    @property
    def here(self) -> str:
        """The path of the page below the language's folder."""
        return page_path(self.path, self.pages.page)

    def page(
        self,
        subject: str,
        figures: tuple[FigureLine, ...] = (),
        naming: tuple[Link, ...] = (),
        steps: tuple[SeriesRow, ...] = (),
        known: tuple[KnownCount, ...] = (),
    ) -> Page:
        """The page, of the list of ``subject``."""
        context = self.context
        title = title_of_page(context, subject, self.pages.page)
        frame = context.frame(self.here, title)
        whole = context.link(self.here, subject, context.at(self.path))
        links = page_links(context, self.path, self.pages)
        view = PartView(frame, title, whole, links, figures, naming, steps, known)
        return context.page(self.here, "part.html", title, view)
