"""The tokens around a number that are asked what it counts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase


def opening_of(doc: Doc, phrase: NumberPhrase) -> int:
    """The token at which the number's qualifier begins, or the number itself."""
    found = doc.ending_at("before", phrase.first)
    if not found and phrase.number.high:
        found = doc.ending_at("range_opens", phrase.first)
    return found.first if found else phrase.first


def stands_around(doc: Doc, phrase: NumberPhrase, words: frozenset[str]) -> bool:
    """True where one of the words stands in the sentence of the phrase, or shortly before the phrase.

    Rules that look for one of them near a number need not be asked where this is false.
    """
    places = _places_of(doc, words)
    found = bisect_left(places, min(doc.opens[phrase.first], phrase.first - _SHORTLY))
    return found < len(places) and places[found] < doc.closes[phrase.last]


_SHORTLY = 24
"""Words before a number that its rules look at though a sentence has ended among them."""


@lru_cache(maxsize=1)
def _places_of(doc: Doc, words: frozenset[str]) -> list[int]:
    return [i for i, key in enumerate(doc.keys) if key in words]


def words_before(doc: Doc, first: int, reach: int) -> Iterator[int]:
    """The tokens before a phrase, nearest first, back to a number or a pause other than a colon."""
    for at in doc.backward(first, reach):
        if at in doc.breaks and doc.keys[at] != ":":
            return
        yield at


def words_behind(doc: Doc, last: int, reach: int) -> Iterator[int]:
    """The tokens behind a phrase, up to a pause or a number."""
    for at in doc.forward(last, reach):
        if at in doc.breaks or doc.starting_at("number", at):
            return
        yield at


def small_number_at(doc: Doc, i: int) -> bool:
    """True where token ``i`` is a number of at most three digits, or a number word: a year is none."""
    if i in doc.digits:
        return len(doc.tokens[i].text) < 4
    return doc.starting_at("number", i) is not None
