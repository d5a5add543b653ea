"""The index: every name on the site in the order of the alphabet, the reports by year, the findings. Plain
pages, plain links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from hasila.model.folding import initial, sort_key
from hasila.model.page import Page
from hasila.model.report import Finding
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.slices import ContentsSlice


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the index: what it leads to, what it is, and how often the reports speak of it."""

    link: Link
    kind: str
    count: str


@dataclass(frozen=True, slots=True)
class Letter:
    letter: str
    id: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ContentsView:
    frame: PageLayout
    title: str
    letters: tuple[Letter, ...]
    years: tuple[Name, ...]
    findings: tuple[Name, ...]


def contents_page(context: PageContext, slice_: ContentsSlice) -> Page:
    here, title = "contents.html", context("Index")
    names = sorted(_names(context, here, slice_), key=lambda name: _order(context, name))
    letters = groupby(names, key=lambda name: initial(name.link.text))
    view = ContentsView(
        frame=context.frame(here, title, ("search",)),
        title=title,
        letters=tuple(
            Letter(letter, f"letter-{n}", tuple(held)) for n, (letter, held) in enumerate(letters, 1)
        ),
        years=tuple(_year(context, here, year, reports) for year, reports in slice_.years),
        findings=tuple(_finding(context, here, finding) for finding in slice_.findings),
    )
    return context.page(here, "contents.html", title, view)


def _order(context: PageContext, name: Name) -> tuple[bool, object, str]:
    return _rank(context, name), sort_key(name.link.text), name.link.href


def _rank(context: PageContext, name: Name) -> bool:
    """Names in the script of the language first, those in others after them."""
    right_to_left = bidirectional(initial(name.link.text) or "a") in ("R", "AL")
    return right_to_left != (context.language.direction == "rtl")


def _names(context: PageContext, here: str, slice_: ContentsSlice) -> Iterator[Name]:
    teller, link, places = context.teller, context.link, context.ledger.vocabulary.places
    for place in slice_.places:
        leads = link(here, teller.where(place.id), context.place_path(place.id))
        yield Name(leads, context(places[place.id].kind), _reports(context, place.reports))
    for category in slice_.categories:
        leads = link(here, teller.who(category.id), context.category_path(category.id))
        yield Name(leads, context("who is counted"), _reports(context, category.reports))
    yield from _in_the_glossary(context, here, slice_)


def _in_the_glossary(context: PageContext, here: str, slice_: ContentsSlice) -> Iterator[Name]:
    """Publishers and periods have no page of their own; the glossary tells of them."""
    link, periods = context.link, context.ledger.vocabulary.periods
    glossary = context.at("glossary.html")
    for publisher in slice_.publishers:
        label = context.teller.publisher(publisher.id)
        leads = link(here, label, f"{glossary}#publisher-{publisher.id}")
        yield Name(leads, context("publisher"), _reports(context, publisher.reports))
    for period in slice_.periods:
        label = context.voice.text(periods[period.id].label)
        leads = link(here, label, f"{glossary}#period-{period.id}")
        yield Name(leads, context("period"), _reports(context, period.reports))


def _reports(context: PageContext, n: int) -> str:
    words = context.voice.ngettext("{n} report", "{n} reports", n)
    return words.format(n=context.voice.number(n))


def _year(context: PageContext, here: str, year: int, reports: int) -> Name:
    link = context.link(here, str(year), context.at(f"reports/index.html#y{year}"))
    return Name(link, "", _reports(context, reports))


def _finding(context: PageContext, here: str, finding: Finding) -> Name:
    told = context.teller.brief(finding)
    link = context.link(here, told.line or told.headline.rstrip("."), context.finding_path(finding.id))
    state = context("Closed") if finding.closed else context("Open")
    return Name(link, context.teller.report_name(finding.report), state)
