"""The index: every name on the site in the order of the alphabet, the reports by year, the findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from unicodedata import bidirectional

from hasila.model.data_class import dataclass
from hasila.model.folding import initial, sort_key
from hasila.model.page import Page
from hasila.model.report import Finding
from hasila.publish.html.constraints import label_of
from hasila.publish.html.list_links import link_to_page
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.list_pages import ListPage, page_path
from hasila.publish.slices import ContentsSlice, CountedEntry


@dataclass(frozen=True, slots=True)
class Name:
    """An entry of the index: its link, the kind of its subject, and the number of its reports as a phrase.

    For a finding, ``kind`` is the name of its report and ``count`` its state."""

    link: Link
    kind: str
    count: str


@dataclass(frozen=True, slots=True)
class Letter:
    """The names that begin with one letter; ``id`` is the fragment of its heading."""

    letter: str
    id: str
    names: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class ContentsView:
    """The content of the page of the index."""

    frame: PageLayout
    title: str
    letters: tuple[Letter, ...]
    years: tuple[Name, ...]
    findings: tuple[Name, ...]


def contents_page(context: PageContext, slice_: ContentsSlice) -> Page:
    """The page of the index."""
    here = "contents.html"
    title = context("Index")
    frame = context.frame(here, title, ("search",))
    letters = tuple(_letters(_sorted_names(context, here, slice_)))
    years = tuple(_year(context, here, *year) for year in slice_.years)
    findings = tuple(_findings(context, here, slice_))
    view = ContentsView(frame, title, letters, years, findings)
    return context.page(here, "contents.html", title, view)


def _letters(names: Iterable[Name]) -> Iterator[Letter]:
    """The sorted ``names`` by the letter they begin with."""
    groups = groupby(names, key=_initial)
    for number, (letter, group) in enumerate(groups, 1):
        yield Letter(letter, f"letter-{number}", tuple(group))


def _initial(name: Name) -> str:
    return initial(name.link.text)


def _sorted_names(context: PageContext, here: str, slice_: ContentsSlice) -> list[Name]:
    """Names in the script of the language first, those in others after them, each by the alphabet."""

    def order(name: Name) -> tuple[bool, object, str]:
        text = name.link.text
        return _is_in_other_direction(context, name), sort_key(text), name.link.href

    names = _names(context, here, slice_)
    return sorted(names, key=order)


def _is_in_other_direction(context: PageContext, name: Name) -> bool:
    """True where a name runs against the direction of the language."""
    letter = _initial(name) or "a"
    is_name_rtl = bidirectional(letter) in ("R", "AL")
    is_language_rtl = context.language.direction == "rtl"
    return is_name_rtl != is_language_rtl


def _names(context: PageContext, here: str, slice_: ContentsSlice) -> Iterator[Name]:
    """The names of places, categories, publishers and periods."""
    for place in slice_.places:
        yield _place(context, here, place)
    for category in slice_.categories:
        yield _category(context, here, category)
    for publisher in slice_.publishers:
        yield _publisher(context, here, publisher)
    for period in slice_.periods:
        yield _period(context, here, period)


def _place(context: PageContext, here: str, place: CountedEntry) -> Name:
    kind = context.ledger.vocabulary.places[place.id].kind
    link = context.place_link(here, place.id)
    return Name(link, context(kind), _reports(context, place.reports))


def _category(context: PageContext, here: str, category: CountedEntry) -> Name:
    kind = context("who is counted")
    link = context.category_link(here, category.id)
    return Name(link, kind, _reports(context, category.reports))


def _publisher(context: PageContext, here: str, publisher: CountedEntry) -> Name:
    """A publisher with its entry of the glossary: it has no page of its own."""
    kind = context("publisher")
    label = context.writer.publisher(publisher.id)
    link = _glossary_link(context, here, label, f"publisher-{publisher.id}")
    return Name(link, kind, _reports(context, publisher.reports))


def _period(context: PageContext, here: str, period: CountedEntry) -> Name:
    """A named period with its entry of the glossary: it has no page of its own."""
    kind = context("period")
    known = context.ledger.vocabulary.periods[period.id]
    label = context.translator.text(known.label)
    link = _glossary_link(context, here, label, f"period-{period.id}")
    return Name(link, kind, _reports(context, period.reports))


def _glossary_link(context: PageContext, here: str, label: str, entry: str) -> Link:
    path = context.at(f"glossary.html#{entry}")
    return context.link(here, label, path)


def _reports(context: PageContext, count: int) -> str:
    """A number of reports, as a phrase."""
    phrase = context.translator.ngettext("{n} report", "{n} reports", count)
    number = context.translator.number(count)
    return phrase.format(n=number)


def _year(context: PageContext, here: str, year: int, reports: int, page: ListPage) -> Name:
    path = page_path("reports/index.html", page)
    link = context.link(here, str(year), context.at(f"{path}#y{year}"))
    return Name(link, "", _reports(context, reports))


def _findings(context: PageContext, here: str, slice_: ContentsSlice) -> Iterator[Name]:
    """All findings, or the pages of their list where it has several."""
    for page, findings in slice_.conflicts:
        link = link_to_page(context, here, "findings/index.html", page)
        yield Name(link, "", context.translator.number(findings))
    for finding in slice_.findings:
        yield _finding(context, here, finding)


def _finding(context: PageContext, here: str, finding: Finding) -> Name:
    text = context.writer.brief(finding)
    link = context.finding_link(here, text.title, finding.id)
    report = context.writer.report_name(finding.report)
    return Name(link, report, label_of(context, finding))
