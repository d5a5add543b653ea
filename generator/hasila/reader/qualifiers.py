"""The words that qualify a number, and what they make of it."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.reader.doc import Doc
from hasila.reader.intervals import RULES
from hasila.reader.lexicon import Match
from hasila.reader.particles import COMMAS
from hasila.reader.tokens import Token
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("qualifiers")

_ABOUT = _CLASSES.word("about")
_PREPOSITIONS = _CLASSES.set("prepositions")
_THAN = _CLASSES.set("than")


@dataclass(frozen=True, slots=True)
class Qualified:
    """A qualifier that touches a number: its name, its rule, and where its words stand."""

    name: str
    rule: str
    reason: str
    start: int
    end: int

    def interval(self, number: int) -> Interval:
        """The numbers that a count can be that was printed as ``number`` with this qualifier."""
        return RULES[self.rule](number)


def before(doc: Doc, i: int) -> Qualified | None:
    """The longest qualifier that ends right before token ``i``."""
    found = doc.ending_at("before", i)
    if not found or doc.ending_at("topic", found.last) or _behind_telephone_number(doc, found):
        return None  # "information about 31 people"
    return _qualified(doc.tokens, found)


def _behind_telephone_number(doc: Doc, found: Match) -> bool:
    """True where "about" follows a number to call: "call 0800 555 about 31 people"."""
    if doc.key(found.first) != _ABOUT or found.first == 0:
        return False
    return doc.tokens[found.first - 1].kind == "d"


def after(doc: Doc, i: int) -> Qualified | None:
    """The longest qualifier that begins with token ``i``."""
    pause = doc.key(i) in COMMAS  # "sixty thousand, or thereabouts"
    found = doc.starting_at("after", i + 1 if pause else i)
    if found and pause and number_follows(doc, found.last):
        return None  # "12 killed, at least 15 wounded"
    if found and doc.key(found.last) in _THAN:
        return None  # "12 dead and more than 40 hurt"
    return _qualified(doc.tokens, found) if found else None


def number_follows(doc: Doc, i: int) -> bool:
    """True where a number begins with token ``i``, which a qualifier before it then qualifies."""
    if i >= len(doc.tokens):
        return False
    token = doc.tokens[i]
    if token.kind == "w":
        return doc.lexicon.may_count(token.key)
    return token.kind == "d"


def _qualified(tokens: Sequence[Token], found: Match) -> Qualified:
    entry = found.entry
    start = tokens[found.first].start + found.skip
    end = tokens[found.last - 1].end
    return Qualified(entry.name, entry.rule, entry.words, start, end)


def split(doc: Doc, i: int) -> Qualified | None:
    """A qualifier whose verb stands before what is counted: «لا تقل حصيلة الوفيات عن 62», «تجاوز عدد القتلى
    50»."""
    for at in doc.backward(i, _SPLIT_REACH) if doc.begins["split"] else ():
        if doc.tokens[at].kind == "d" or doc.pause(at):
            return None
        found = _split_at(doc, at)
        if found and _closed(doc, found, i):
            return _qualified(doc.tokens, found)
    return None


def _split_at(doc: Doc, at: int) -> Match | None:
    """The verb of a split qualifier that token ``at`` is a word of; of two the longer («لم يتجاوز»,
    «يتجاوز»)."""
    longer = doc.starting_at("split", at - 1)
    if longer and longer.last > at:
        return longer
    return doc.starting_at("split", at)


_SPLIT_REACH = 12
"""Words that may stand between the verb of a split qualifier and its number."""


def _closed(doc: Doc, found: Match, i: int) -> bool:
    """True where what stands before the number, token ``i``, ends the words of the verb."""
    closers = found.entry.words.split()
    if closers:
        return doc.key(i - 1) in closers
    return doc.ending_at("count_noun", i) is not None or _counts(doc, found, i)


def _counts(doc: Doc, found: Match, i: int) -> bool:
    """True where a count noun («عدد», «حصيلة») stands between the verb and the number, and no preposition
    ends it."""
    if doc.key(i - 1) in _PREPOSITIONS:
        return False
    return any(doc.starting_at("count_noun", at) for at in range(found.last, i))
