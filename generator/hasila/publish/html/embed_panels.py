"""The text beside a number wherever it is shown outside of its page: on other sites, and in the picture of
a link."""

from __future__ import annotations

from hasila.model.direction import LEFT_TO_RIGHT, RELEASE
from hasila.model.embed_image import EmbedPanel
from hasila.model.report import Figure, Report
from hasila.publish.html.page_context import PageContext, Setting
from hasila.publish.html.report import when
from hasila.publish.ledger_index import ReportHeader


def panel_of(context: PageContext, figure: Figure, name: str) -> EmbedPanel:
    """The number of ``figure`` with the text that must stand beside a total wherever it is shown: the people
    counted, since when, by whom, in which report. ``name`` is the fragment that shows the panel alone."""
    report = context.ledger.reports[figure.report]
    phrase = context.writer.set_phrase(figure.set)
    lines = (context.translator.opening(phrase), said_by(context, report), kept(context, report.id))
    stated = context.translator.stated(figure)
    conflict = _conflict(context, figure)
    return EmbedPanel(name, stated, lines, conflict)


def _conflict(context: PageContext, figure: Figure) -> str:
    """The headline of the first open finding in which ``figure`` takes part; empty where there is none."""
    findings = context.ledger.conflicts.get(figure.key)
    return context.writer.headline(findings[0]) if findings else ""


def said_by(context: PageContext, report: Report | ReportHeader) -> str:
    """The publisher of a report, the outlet where it was read, and its day."""
    phrase = context("{publisher}, {day}")
    publisher = context.writer.full_source(report.publisher, report.via)
    day = when(context, report)
    return phrase.format(publisher=publisher, day=day)


def kept(context: Setting, id_: str) -> str:
    """The site that keeps a report, and its id there."""
    phrase = context("As kept by {site}: {id}")
    site = context.translator.text(context.site.title)
    code = code_of(id_)
    return phrase.format(site=site, id=code)


def code_of(id_: str) -> str:
    """An id or a digest inside a text: it runs from left to right in every language."""
    return f"{LEFT_TO_RIGHT}{id_}{RELEASE}"
