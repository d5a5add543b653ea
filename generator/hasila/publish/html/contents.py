"""The index: every name on the site in the order of the alphabet, the reports by year, the findings. Plain pages, plain links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from unicodedata import bidirectional

from hasila.model.folding import initial, sort_key
from hasila.model.page import Page
from hasila.publish.html.page_context import Link, PageContext, PageLayout


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


def contents_page(desk: PageContext) -> Iterator[Page]:
    here, title = "contents.html", desk("Index")
    names = sorted(
        _names(desk, here), key=lambda one: (_rank(desk, one), sort_key(one.link.text), one.link.href)
    )
    letters = groupby(names, key=lambda one: initial(one.link.text))
    view = ContentsView(
        frame=desk.frame(here, title, ("search",)),
        title=title,
        letters=tuple(
            Letter(letter, f"letter-{n}", tuple(held)) for n, (letter, held) in enumerate(letters, 1)
        ),
        years=tuple(_years(desk, here)),
        findings=tuple(_findings(desk, here)),
    )
    yield desk.page(here, "contents.html", title, view)


def _rank(desk: PageContext, name: Name) -> bool:
    """Names in the script of the language first, those in others after them."""
    right_to_left = bidirectional(initial(name.link.text) or "a") in ("R", "AL")
    return right_to_left != (desk.language.direction == "rtl")


def _names(desk: PageContext, here: str) -> Iterator[Name]:
    for place in desk.vocabulary.places.values():
        n = len(
            {
                *(one.report for one in desk.index.by_place.get(place.id, ())),
                *(one.id for one in desk.index.naming.get(place.id, ())),
            }
        )
        yield Name(
            desk.link(here, desk.teller.where(place.id), desk.place_path(place.id)),
            desk(place.kind),
            _reports(desk, n),
        )
    for category in desk.vocabulary.categories.values():
        n = len({one.report for one in desk.index.by_category.get(category.id, ())})
        yield Name(
            desk.link(here, desk.teller.who(category.id), desk.category_path(category.id)),
            desk("who is counted"),
            _reports(desk, n),
        )
    yield from _in_the_glossary(desk, here)


def _in_the_glossary(desk: PageContext, here: str) -> Iterator[Name]:
    """Publishers and periods have no page of their own; the glossary tells of them."""
    for publisher in desk.vocabulary.publishers.values():
        n = sum(publisher.id in (one.publisher, one.via) for one in desk.ledger.reports)
        yield Name(
            desk.link(
                here, desk.teller.publisher(publisher.id), desk.at(f"glossary.html#publisher-{publisher.id}")
            ),
            desk("publisher"),
            _reports(desk, n),
        )
    for period in desk.vocabulary.periods.values():
        n = len({one.report for one in desk.ledger.figures.values() if one.set.period.anchor == period.id})
        yield Name(
            desk.link(here, desk.voice.text(period.label), desk.at(f"glossary.html#period-{period.id}")),
            desk("period"),
            _reports(desk, n),
        )


def _reports(desk: PageContext, n: int) -> str:
    return desk.voice.ngettext("{n} report", "{n} reports", n).format(n=desk.voice.number(n))


def _years(desk: PageContext, here: str) -> Iterator[Name]:
    for year, held in groupby(reversed(desk.ledger.reports), key=lambda one: one.published.day.year):
        yield Name(
            desk.link(here, str(year), desk.at(f"reports/index.html#y{year}")),
            "",
            _reports(desk, len(tuple(held))),
        )


def _findings(desk: PageContext, here: str) -> Iterator[Name]:
    for finding in reversed(desk.ledger.findings):
        state = desk("Closed") if finding.closed else desk("Open")
        title = desk.told[finding.id].line or desk.told[finding.id].headline.rstrip(".")
        yield Name(
            desk.link(here, title, desk.finding_path(finding.id)),
            desk.teller.report_name(finding.report),
            state,
        )
