"""Findings: the list, open ones first, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.model.data_class import dataclass
from hasila.model.page import Page
from hasila.model.report import Figure, Finding
from hasila.publish.html.constraints import (
    ConstraintGroup,
    FindingView,
    brief_views,
    constraint_groups,
    finding_view,
)
from hasila.publish.html.list_links import PageLinks, page_links, title_of_page
from hasila.publish.html.page_context import Link, PageContext, PageLayout, Setting
from hasila.publish.i18n.findings import FindingText
from hasila.publish.list_pages import page_path
from hasila.publish.slices import FindingSlice, FindingsSlice


@dataclass(frozen=True, slots=True)
class FindingsView:
    """The findings of one page of the list; ``count`` is the number of all open ones in words, empty on an
    older page."""

    frame: PageLayout
    title: str
    pages: PageLinks
    count: str
    open: tuple[FindingView, ...]
    notes: tuple[FindingView, ...]
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
    """The page of one finding; ``counted`` says what its first check is about: who, where, since when,
    according to whom. ``constraints`` are its checks, ``all`` leads to the list."""

    frame: PageLayout
    title: str
    counted: str
    finding: FindingView
    members: tuple[Member, ...]
    constraints: tuple[ConstraintGroup, ...]
    all: Link


def findings_page(context: PageContext, slice_: FindingsSlice) -> Page:
    """A page of the list of all findings."""
    path = "findings/index.html"
    here = page_path(path, slice_.pages.page)
    title = title_of_page(context, context("Findings"), slice_.pages.page)
    pages = page_links(context, path, slice_.pages)
    still = [finding for finding in slice_.findings if finding.open]
    noted = [finding for finding in slice_.findings if finding.noted]
    closed = [finding for finding in slice_.findings if finding.closed]
    frame = context.frame(here, title, ("chart",))
    count = "" if slice_.open is None else number_of_open(context, slice_.open)
    open_views = brief_views(context, here, still)
    note_views = brief_views(context, here, noted)
    closed_views = brief_views(context, here, closed)
    view = FindingsView(frame, title, pages, count, open_views, note_views, closed_views)
    return context.page(here, "findings.html", title, view)


def number_of_open(context: Setting, n: int) -> str:
    """The number of open findings, in words."""
    translator = context.translator
    message = translator.ngettext("{n} open finding", "{n} open findings", n)
    return message.format(n=translator.number(n))


def finding_page(context: PageContext, slice_: FindingSlice, text: FindingText) -> Page:
    """The page of one finding, as it is ``told`` in full."""
    finding = slice_.finding
    here = f"findings/{finding.id}.html"
    title = text.title
    list_path = context.at("findings/index.html")
    frame = context.frame(here, title, ("chart",))
    members = tuple(_members(context, here, finding))
    constraints = constraint_groups(context, here, slice_.results)
    whole_list = context.link(here, context("All findings"), list_path)
    view = FindingPage(
        frame=frame,
        title=title,
        counted=_counted(context, slice_),
        finding=finding_view(context, here, finding, text),
        members=members,
        constraints=constraints,
        all=whole_list,
    )
    return context.page(here, "finding.html", title, view)


def _counted(context: PageContext, slice_: FindingSlice) -> str:
    """What the first check of the finding counts, in one phrase; empty where its figure is not known."""
    rights = (result.constraint.right for result in slice_.results)
    figures = context.ledger.figures
    known = [figures[key] for key in rights if key in figures]
    return context.writer.full_phrase(known[0]) if known else ""


def _members(context: PageContext, here: str, finding: Finding) -> Iterator[Member]:
    """The figures of ``finding`` that are known."""
    known = context.ledger.figures
    for key in finding.figures:
        if key in known:
            yield _member(context, here, known[key])


def _member(context: PageContext, here: str, figure: Figure) -> Member:
    writer = context.writer
    name = writer.category(figure.set.category)
    stated = context.translator.stated(figure)
    phrase = writer.figure_phrase(figure)
    report = writer.report_name(figure.report)
    link = context.figure_link(here, report, figure.key)
    return Member(name, stated, phrase, link)
