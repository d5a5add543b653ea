"""Findings: the list, open ones first, and a page for each."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.page import Page
from hasila.publish.html.laws import FindingView, LawView, brief_views, finding_view, law_view
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.i18n.findings import FindingText
from hasila.publish.slices import FindingSlice, FindingsSlice


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


def findings_page(context: PageContext, slice_: FindingsSlice) -> Page:
    """The list of all findings."""
    here = "findings/index.html"
    title = context("Findings")
    still = [finding for finding in slice_.findings if not finding.closed]
    closed = (finding for finding in slice_.findings if finding.closed)
    frame = context.frame(here, title, ("chart",))
    count = number_of_open(context, len(still))
    open_ = brief_views(context, here, still)
    view = FindingsView(
        frame=frame,
        title=title,
        count=count,
        open=open_,
        closed=brief_views(context, here, closed),
    )
    return context.page(here, "findings.html", title, view)


def number_of_open(context: Setting, n: int) -> str:
    voice = context.voice
    words = voice.ngettext("{n} open finding", "{n} open findings", n)
    return words.format(n=voice.number(n))


def finding_page(context: PageContext, slice_: FindingSlice, told: FindingText) -> Page:
    """The page of one finding, as it is ``told`` in full."""
    finding = slice_.finding
    here = f"findings/{finding.id}.html"
    title = told.headline.rstrip(".")
    known = (key for key in finding.figures if key in context.ledger.figures)
    frame = context.frame(here, title, ("chart",))
    members = tuple(_member(context, here, key) for key in known)
    laws = tuple(law_view(context, here, result) for result in slice_.results)
    all_ = context.link(here, context("All findings"), context.at("findings/index.html"))
    view = FindingPage(
        frame=frame,
        title=title,
        finding=finding_view(context, here, finding, told),
        members=members,
        laws=laws,
        all=all_,
    )
    return context.page(here, "finding.html", title, view)


def _member(context: PageContext, here: str, key: str) -> Member:
    figure = context.ledger.figures[key]
    teller = context.teller
    name = teller.who(figure.set.who)
    stated = context.voice.stated(figure)
    phrase = teller.set_phrase(figure.set)
    link = context.link(here, teller.report_name(figure.report), context.figure_path(key))
    return Member(
        name=name,
        stated=stated,
        phrase=phrase,
        link=link,
    )
