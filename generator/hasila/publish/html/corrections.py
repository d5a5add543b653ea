"""Corrections: those of the publishers, which the checks see, and our own, which we write down."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.page import Page
from hasila.model.report import PublishedCorrection
from hasila.publish.html.laws import FindingView, brief_views
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.texts import text_of
from hasila.publish.slices import CorrectionsSlice


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    frame: PageLayout
    title: str
    theirs: tuple[FindingView, ...]
    changes: tuple[tuple[str, Link], ...]
    ours: Markup


def corrections_page(context: PageContext, slice_: CorrectionsSlice) -> Page:
    here, title = "corrections.html", context("Corrections")
    _, ours = text_of(context, slice_.texts)
    theirs = brief_views(context, here, slice_.findings)
    changes = tuple(_change(context, here, correction) for correction in slice_.corrections)
    view = CorrectionsView(context.frame(here, title, ("chart",)), title, theirs, changes, ours)
    return context.page(here, "corrections.html", title, view)


def _change(context: PageContext, here: str, correction: PublishedCorrection) -> tuple[str, Link]:
    """A corrected figure in words, and the row where it stands as it was published."""
    figure, teller = context.ledger.figures[correction.figure], context.teller
    row = context.link(here, teller.report_name(figure.report), context.figure_path(figure.key))
    return teller.correction(correction), row
