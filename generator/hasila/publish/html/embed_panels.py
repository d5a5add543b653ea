"""The words beside a number wherever it is shown outside of its page: on other sites, and in the picture of
a link."""

from __future__ import annotations

from hasila.model.direction import LEFT_TO_RIGHT, RELEASE
from hasila.model.embed_image import EmbedPanel
from hasila.model.report import Figure
from hasila.publish.html.page_context import PageContext, Setting
from hasila.publish.html.report import when
from hasila.publish.ledger_index import ReportHeader


def panel_of(context: PageContext, figure: Figure, name: str) -> EmbedPanel:
    """The words that must stand beside a total wherever it is shown: what is counted, since when, by whom,
    in which report."""
    findings, report = context.ledger.conflicts.get(figure.key, ()), context.ledger.reports[figure.report]
    what = context.teller.set_phrase(figure.set, publisher=False)
    lines = (what, said_by(context, report), kept(context, report.id))
    conflict = context.teller.headline(findings[0]) if findings else ""
    return EmbedPanel(name, context.voice.stated(figure), lines, conflict)


def said_by(context: PageContext, report: ReportHeader) -> str:
    """Whose report it is, and of which day."""
    return context("{publisher}, {day}").format(
        publisher=context.teller.publisher(report.publisher), day=when(context, report)
    )


def kept(context: Setting, id_: str) -> str:
    """Which site keeps it, under which id."""
    return context("As kept by {site}: {id}").format(
        site=context.voice.text(context.site.title), id=code_of(id_)
    )


def code_of(id_: str) -> str:
    """An id or a digest among words: it runs from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{id_}{RELEASE}"
