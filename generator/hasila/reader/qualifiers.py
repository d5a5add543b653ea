"""The words that qualify a number, and what they make of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hasila.model.interval import Interval
from hasila.reader.doc import Doc
from hasila.reader.intervals import RULES
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.tokens import Token


@dataclass(frozen=True, slots=True)
class Qualified:
    """A qualifier that touches a number: its name, its rule, and where its words stand."""

    name: str
    rule: str
    reason: str
    start: int
    end: int

    def interval(self, number: int) -> Interval:
        """What a count can be that was printed as ``number`` with this qualifier."""
        return RULES[self.rule](number)


def before(scene: Doc, i: int) -> Qualified | None:
    """The longest qualifier that ends right before token ``i``."""
    found = scene.until("before", i)
    called = (
        found
        and scene.key(found.first) == "about"
        and found.first
        and scene.tokens[found.first - 1].kind == "d"
    )
    if found and (called or scene.until("topic", found.last)):
        return None  # "information about 31 people", "call 0800 555 about 31 people"
    return _qualified(scene.tokens, found) if found else None


def after(scene: Doc, i: int) -> Qualified | None:
    """The longest qualifier that begins with token ``i``."""
    pause = scene.key(i) in (",", "،")  # "sixty thousand, or thereabouts"
    found = scene.at("after", i + 1 if pause else i)
    if found and pause and number_follows(scene, found.last):
        return None  # "12 killed, at least 15 wounded"
    return _qualified(scene.tokens, found) if found else None


def number_follows(scene: Doc, i: int) -> bool:
    """Whether a number begins with token ``i``, which a qualifier before it then qualifies."""
    if i >= len(scene.tokens):
        return False
    token = scene.tokens[i]
    return token.kind == "d" or token.kind == "w" and scene.lexicon.may_count(token.key)


def _qualified(tokens: Sequence[Token], found: Match) -> Qualified:
    sense: LexicalEntry = found.sense
    return Qualified(
        sense.name,
        sense.rule,
        sense.words,
        tokens[found.first].start + found.skip,
        tokens[found.last - 1].end,
    )


def split(scene: Doc, i: int) -> Qualified | None:
    """A qualifier whose verb stands before what is counted: «لا تقل حصيلة الوفيات عن 62», «تجاوز عدد القتلى 50»."""
    for at in scene.backward(i, _SPLIT_REACH) if scene.begins["split"] else ():
        if scene.tokens[at].kind == "d" or scene.pause(at):
            return None
        longer = scene.at("split", at - 1) if at else None  # «لم يتجاوز» before «يتجاوز»
        found = longer if longer and longer.last > at else scene.at("split", at)
        if found and _closed(scene, found, i):
            return _qualified(scene.tokens, found)
    return None


_SPLIT_REACH = 12
"""Words that may stand between the verb of a split qualifier and its number."""


def _closed(scene: Doc, found: Match, i: int) -> bool:
    closers = found.sense.words.split()
    return (
        scene.key(i - 1) in closers
        if closers
        else scene.until("count_noun", i) is not None or _counts(scene, found, i)
    )


def _counts(scene: Doc, found: Match, i: int) -> bool:
    """Whether a count noun («عدد», «حصيلة») stands between the verb and the number, and no preposition ends it."""
    between = range(found.last, i)
    return any(scene.at("count_noun", at) for at in between) and scene.key(i - 1) not in ("الى", "في", "من")
