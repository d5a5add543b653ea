"""Who those just counted are, between two commas: "one of them, a pregnant woman, died"."""

from __future__ import annotations

from typing import NamedTuple

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.particles import ENGLISH_AND, OF
from hasila.reader.word_classes import word_classes

_EACH = word_classes("appositions").set("each")


class Apposition(NamedTuple):
    """The words from token ``first`` up to ``last``, its closing comma; ``category`` is the group that they
    name, "" where they name none."""

    first: int
    last: int
    category: str


_OPENS = (",", OF)
"""What follows the number: the first comma, or "of them"."""
_LONGEST = 9
"""Words between the two commas."""


def apposition_of(doc: Doc, phrase: NumberPhrase) -> Apposition | None:
    """What two commas behind a bare number, or behind its "of them", say of those counted."""
    if doc.key(phrase.last) not in _OPENS or not doc.english or not phrase.bare:
        return None
    theirs = doc.starting_at("part_after", phrase.last)
    comma = theirs.last if theirs else phrase.last
    if doc.key(comma) != "," or not _begins(doc, phrase, comma + 1):
        return None
    closing = doc.mark_after(",", comma + 1, _LONGEST)
    if closing < 0 or _goes_on(doc, closing + 1) or doc.any_harm(range(comma + 1, closing)):
        return None
    people = list(_people(doc, comma + 1, closing))
    return Apposition(comma + 1, closing, people[-1]) if people else None


def past_apposition(doc: Doc, phrase: NumberPhrase) -> int:
    """The token behind the apposition; the one behind the phrase where none stands there."""
    found = apposition_of(doc, phrase)
    return found.last + 1 if found else phrase.last


def _begins(doc: Doc, phrase: NumberPhrase, at: int) -> bool:
    """True where one person, or several, may be named from token ``at`` on."""
    if phrase.low == 1:
        return doc.starting_at("article", at) is not None
    return doc.key(at) in _EACH or doc.starting_at("person", at) is not None


def _goes_on(doc: Doc, at: int) -> bool:
    """True where a list goes on behind the comma: "one, a nurse, and two guards"."""
    return doc.key(at) == ENGLISH_AND or doc.number_at(at)


def _people(doc: Doc, start: int, end: int) -> list[str]:
    """The groups of the nouns of people that stand before an "of" or the ``end``."""
    groups: list[str] = []
    for at in range(start, end):
        if doc.key(at) == OF:
            break
        noun = doc.starting_at("person", at)
        if noun:
            groups.append("" if noun.entry.name in NO_GROUP else noun.entry.name)
    return groups
