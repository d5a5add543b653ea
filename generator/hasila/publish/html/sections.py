"""The works that hold others, or none: lists, pages of text, places, categories; each with one true sentence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from hasila.model.page_metadata import Kind, PageMetadata
from hasila.publish.html.page_context import PageContext
from hasila.publish.html.page_work import SECTIONS, begun, undated


def sections(desk: PageContext) -> Iterator[PageMetadata]:
    """The lists and the texts."""
    for kind, said in ((Kind.LIST, _lists(desk)), (Kind.PAGE, _texts(desk))):
        for path, words in said.items():
            yield begun(desk, kind, path, desk.sections[SECTIONS[path]], words)
    yield _data(desk)


def named(desk: PageContext) -> Iterator[PageMetadata]:
    """The places and the categories."""
    place_words = desk("{place}: what the reports say of this place, and how exactly it is known.")
    for place in desk.vocabulary.places:
        name = desk.teller.where(place)
        yield undated(
            desk, begun(desk, Kind.PLACE, f"places/{place}.html", name, place_words.format(place=name))
        )
    who_words = desk("{who}: every figure that the reports state for this category, and its series.")
    for who in desk.vocabulary.categories:
        name = desk.teller.who(who)
        yield undated(
            desk, begun(desk, Kind.CATEGORY, f"categories/{who}.html", name, who_words.format(who=name))
        )


def _lists(desk: PageContext) -> Mapping[str, str]:
    return {
        "reports/index.html": desk("Every report that is kept here, the newest first."),
        "series/index.html": desk("Counts that run since one day, each by one publisher. Another start or another publisher is another series; they are never merged."),
        "findings/index.html": desk("Where published numbers do not agree with each other. A finding says what cannot all be true, and every way out; it does not say whose mistake it is, unless the words do."),
        "map.html": desk("The places that the reports name, as exactly as the sources give them."),
        "contents.html": desk("Everything that the reports name, in the order of the alphabet; the Arabic article is passed over. This page needs no script and no network."),
    }  # fmt: skip


def _texts(desk: PageContext) -> Mapping[str, str]:
    return {
        "method.html": desk("How published figures are checked against each other, and what is never done to them."),
        "glossary.html": desk("The words of this site in each of its languages."),
        "search.html": desk("Looks through the reports, the findings, the series, the places and the categories, however a word is spelt. Nothing is sent anywhere: the search runs on this device."),
    }  # fmt: skip


def _data(desk: PageContext) -> PageMetadata:
    """The files of everything, with the days and the places that the figures count."""
    words = desk(
        "Everything here as files: the figures as published, the laws between them, the findings. They can be checked without this site."
    )
    first = min((one.set.period.start for one in desk.ledger.figures.values()), default=None)
    work = begun(desk, Kind.DATA, "data.html", desk.sections["data"], words)
    return replace(work, begins=first, where=tuple(_widest(desk)))


def _widest(desk: PageContext) -> Iterator[tuple[str, str]]:
    """The places that lie in no other and hold one that a figure counts at."""
    counted = {one.set.where for one in desk.ledger.figures.values() if one.set.where}
    for place in desk.vocabulary.places.values():
        if not place.within and any(desk.vocabulary.narrower("where", one, place.id) for one in counted):
            yield desk.teller.where(place.id), desk.place_path(place.id)
