"""Corrections: those of the publishers, which the checks see, and our own, which we write down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from hasila.model.page import Page
from hasila.model.report import PublishedCorrection, Verdict
from hasila.publish.html.laws import FindingView, finding_view
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.texts import text_of

THEIRS = (Verdict.EDITED, Verdict.REVISED, Verdict.RESTARTED)


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    frame: PageLayout
    title: str
    theirs: tuple[FindingView, ...]
    changes: tuple[tuple[str, Link], ...]
    ours: Markup


def corrections_page(desk: PageContext) -> Iterator[Page]:
    here, title = "corrections.html", desk("Corrections")
    _, ours = text_of(desk, "corrections")
    theirs = tuple(finding_view(desk, here, one) for one in desk.ledger.findings if one.verdict in THEIRS)
    changes = tuple(_change(desk, here, one) for one in desk.ledger.corrections)
    view = CorrectionsView(desk.frame(here, title, ("chart",)), title, theirs, changes, ours)
    yield desk.page(here, "corrections.html", title, view)


def _change(desk: PageContext, here: str, correction: PublishedCorrection) -> tuple[str, Link]:
    """A corrected figure in words, and the row where it stands as it was published."""
    figure = desk.ledger.figures[correction.figure]
    return desk.teller.correction(correction), desk.link(
        here, desk.teller.report_name(figure.report), desk.figure_path(figure.key)
    )
