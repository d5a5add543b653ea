"""Corrections: those of the publishers, which the checks see, and our own, which we write down."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from generator.nouns.model import Verdict
from generator.nouns.page import Page
from generator.verbs.plan.desk import Desk, Frame
from generator.verbs.plan.laws import FindingView, finding_view
from generator.verbs.plan.texts import text_of

THEIRS = (Verdict.EDITED, Verdict.REVISED, Verdict.RESTARTED)


@dataclass(frozen=True, slots=True)
class CorrectionsView:
    frame: Frame
    title: str
    theirs: tuple[FindingView, ...]
    ours: Markup


def corrections_page(desk: Desk) -> Iterator[Page]:
    here, title = "corrections.html", desk("Corrections")
    _, ours = text_of(desk, "corrections")
    theirs = tuple(finding_view(desk, here, one) for one in desk.ledger.findings if one.verdict in THEIRS)
    yield desk.page(here, "corrections.html", title, CorrectionsView(desk.frame(here, title, ("chart",)), title, theirs, ours))
