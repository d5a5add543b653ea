"""The places that a text names: of one inside another the narrower, of a list none."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from hasila.ingest.drafting.named import Named, name_stems, named_in
from hasila.ingest.drafting.outline import PARTED, SaidValue
from hasila.ingest.drafting.place_phrases import around_it, beside_another, told_aside, with_pointed
from hasila.ingest.drafting.unlisted import unlisted_places
from hasila.model.vocabulary import Vocabulary

_JOINED = 16


_LISTED = re.compile(r"\s*(,|،|and\b|et\b|و|or\b|to\b)(?!\s*(in|near|في|قرب)\b)")


def said_places(
    text: str, language: str, named: Sequence[Named], starts: Sequence[int], vocabulary: Vocabulary
) -> list[SaidValue]:
    """The places: of one that lies in the next the first, of a list of several that share no place none.

    No list goes over a figure, which begins at one of ``starts``.
    """
    said: list[SaidValue] = []
    for one in _with_surroundings(text, language, named, vocabulary):
        before = said[-1] if said else None
        between = text[before.end : one.start] if before else ""
        if before is None or _any_between(starts, before.end, one.start):
            said.append(one)
            continue
        if len(between) > _JOINED or PARTED.search(between):
            said.append(one)
            continue
        both = _of_two(before.value, one.value, between, vocabulary)
        said[-1] = SaidValue(before.start, one.end, both, aside=before.aside)
    return said


def places_named(text: str, language: str, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """The places that the text names, with those that it points back to: "the city"."""
    named = named_in(text, language, vocabulary.places.values())
    places = [one for one in named if not text[one.start : one.end + 1].rstrip().endswith(_TANWIN)]
    return with_pointed(text, language, places, vocabulary, unlisted_places(text, language, places))


_TANWIN = ("ً", "ٌ", "ٍ")
"""With such an ending a word says whence people are ("a Syrian"), and is no name of a place."""


def _with_surroundings(
    text: str, language: str, named: Sequence[Named], vocabulary: Vocabulary
) -> Iterator[SaidValue]:
    """The places; of one that is told of with what lies around it, or with another unknown one, none."""
    stems = name_stems(language, vocabulary.places.values())
    treated = told_aside(text, language, named)
    for one in named:
        behind = around_it(text, one.end, language) or beside_another(text, one.end, stems)
        aside = one.start in treated
        yield SaidValue(one.start, behind or one.end, "" if behind else one.id, aside=aside)


def _any_between(starts: Sequence[int], low: int, high: int) -> bool:
    """True where one of the places lies between two others."""
    first = bisect_left(starts, low)
    return first < bisect_left(starts, high)


def _of_two(one: str, other: str, between: str, vocabulary: Vocabulary) -> str:
    """The narrower of two places; of a place "in" another the first; "" of a list."""
    if vocabulary.narrower("place", one, other):
        return one
    if vocabulary.narrower("place", other, one):
        return other
    return "" if _LISTED.match(between) or not one else one
