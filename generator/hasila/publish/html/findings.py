"""Findings: the list, open ones first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasila.model.page import Page
from hasila.model.report import Finding
from hasila.publish.html.laws import FindingView, LawView, finding_view, law_view
from hasila.publish.html.page_context import Link, PageContext, PageLayout


@dataclass(frozen=True, slots=True)
class FindingsView:
    frame: PageLayout
    title: str
    count: str
    open: tuple[FindingView, ...]
    closed: tuple[FindingView, ...]


@dataclass(frozen=True, slots=True)
class Member:
    """A figure of a finding: what it counts, as printed, where."""

    name: str
    stated: str
    phrase: str
    link: Link


@dataclass(frozen=True, slots=True)
class FindingPage:
    frame: PageLayout
    title: str
    finding: FindingView
    members: tuple[Member, ...]
    laws: tuple[LawView, ...]
    all: Link


def finding_pages(desk: PageContext) -> Iterator[Page]:
    """The list, then one page for each finding."""
    yield _list(desk)
    for finding in desk.ledger.findings:
        yield _one(desk, finding)


def _list(desk: PageContext) -> Page:
    here, title = "findings/index.html", desk("Findings")
    told = [(one, finding_view(desk, here, one)) for one in reversed(desk.ledger.findings)]
    n = sum(not one.closed for one, _ in told)
    view = FindingsView(
        frame=desk.frame(here, title, ("chart",)),
        title=title,
        count=desk.voice.ngettext("{n} open finding", "{n} open findings", n).format(n=desk.voice.number(n)),
        open=tuple(view for one, view in told if not one.closed),
        closed=tuple(view for one, view in told if one.closed),
    )
    return desk.page(here, "findings.html", title, view)


def _one(desk: PageContext, finding: Finding) -> Page:
    here = f"findings/{finding.id}.html"
    shown = finding_view(desk, here, finding)
    title = shown.told.headline.rstrip(".")
    view = FindingPage(
        frame=desk.frame(here, title, ("chart",)),
        title=title,
        finding=shown,
        members=tuple(_member(desk, here, key) for key in finding.figures if key in desk.ledger.figures),
        laws=tuple(
            law_view(desk, here, desk.teller.checked[law])
            for law in finding.laws
            if law in desk.teller.checked
        ),
        all=desk.link(here, desk("All findings"), desk.at("findings/index.html")),
    )
    return desk.page(here, "finding.html", title, view)


def _member(desk: PageContext, here: str, key: str) -> Member:
    figure = desk.ledger.figures[key]
    link = desk.link(here, desk.teller.report_name(figure.report), desk.figure_path(key))
    return Member(
        desk.teller.who(figure.set.who), desk.voice.stated(figure), desk.teller.set_phrase(figure.set), link
    )
