"""The page of corrections: those of the publishers, which the checks see, and our own, which are a text."""

from __future__ import annotations

from markupsafe import Markup

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.report import PublishedCorrection
from hasila.publish.html.colophon import ColophonLine, colophon
from hasila.publish.html.constraints import FindingView, brief_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.texts import text_of
from hasila.publish.slices import CorrectionsSlice


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    """The content of the page. ``changes`` are sentences, each with a link to the corrected figure."""

    frame: PageLayout
    title: str
    theirs: tuple[FindingView, ...]
    changes: tuple[tuple[str, Link], ...]
    ours: Markup
    colophon: tuple[ColophonLine, ...]


def corrections_page(context: PageContext, slice_: CorrectionsSlice) -> Page:
    """The page of corrections."""
    here = "corrections.html"
    title = context("Corrections")
    frame = context.frame(here, title, ("chart",))
    theirs = brief_views(context, here, slice_.findings)
    changes = tuple(_change(context, here, correction) for correction in slice_.corrections)
    _, ours = text_of(context, slice_.texts)
    view = CorrectionsView(frame, title, theirs, changes, ours, colophon(context))
    return context.page(here, "corrections.html", title, view)


def _change(context: PageContext, here: str, correction: PublishedCorrection) -> tuple[str, Link]:
    """A sentence on a corrected figure, and a link to its row, where it stands as it was published."""
    figure = context.ledger.figures[correction.figure]
    name = context.writer.report_name(figure.report)
    row = context.figure_link(here, name, figure.key)
    text = context.writer.correction(correction)
    return text, row
