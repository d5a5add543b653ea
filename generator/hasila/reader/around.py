"""The tokens around a number that are asked what it counts."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase


def opening_of(doc: Doc, phrase: NumberPhrase) -> int:
    """The token at which the number's qualifier begins, or the number itself."""
    found = doc.ending_at("before", phrase.first)
    if not found and phrase.number.high:
        found = doc.ending_at("range_opens", phrase.first)
    return found.first if found else phrase.first


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
