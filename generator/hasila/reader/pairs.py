"""Two persons who are named without a number in English: "both pilots", "a retired couple"."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.reader.doc import Doc
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase, bare_phrase, unwritten, with_noun
from hasila.reader.particles import ENGLISH_AND, OF
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("pairs")

_BOTH = _CLASSES.word("both")
_COUPLE = _CLASSES.word("couple")
_WHOSE = _CLASSES.set("whose")
_ARTICLES = _CLASSES.set("articles")
_GENERAL = _CLASSES.set("general")
_A_COUPLE = LexicalEntry("person", "people", form="plural")

_TO_NOUN = 4
"""Words from "both" to its noun, and from an article to "couple"."""
_TOLD = 60
"""Words over which two persons are still the ones told of."""


def pairs_of(doc: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """The pairs of a text, but those whose words are ``taken``."""
    if _BOTH in doc.words:
        for i in _places(doc, _BOTH):
            noun = _noun_of_both(doc, i)
            if noun and taken.isdisjoint(range(i, noun.last)):
                yield _two(doc, i, noun)
    if _COUPLE in doc.words:
        for i in _places(doc, _COUPLE):
            article = _article_of(doc, i)
            if article is not None and taken.isdisjoint(range(article, i + 1)):
                yield _two(doc, article, Match(i, i + 1, 0, "", _A_COUPLE))


def _places(doc: Doc, word: str) -> Iterator[int]:
    return (i for i, key in enumerate(doc.keys) if key == word)


def _two(doc: Doc, first: int, noun: Match) -> NumberPhrase:
    """The phrase of two persons that begins with token ``first``."""
    phrase = bare_phrase(unwritten(first, doc.tokens[first].start, 2))
    category = ""
    if noun.entry.name in NO_GROUP:
        category = _group_between(doc, first + 1, noun.first)
    return with_noun(doc, phrase, noun.last, noun, noun.entry.measure, category)


def _group_between(doc: Doc, first: int, last: int) -> str:
    """The group of an adjective among the tokens, as in "an elderly couple"."""
    for at in range(first, last):
        side = doc.starting_at("group_adjective", at)
        if side:
            return side.entry.name
    return ""


def _noun_of_both(doc: Doc, i: int) -> Match | None:
    """The noun of "both pilots", "both his small daughters"; None of "both men and women", and of two
    told of before ("both men denied it")."""
    for at in doc.forward(i + 1, _TO_NOUN):
        noun = doc.starting_at("person", at)
        if noun:
            return noun if noun.entry.form == "plural" and _names_two(doc, i, noun) else None
        if doc.key(at) in _WHOSE:
            continue
        if doc.pause(at) or doc.number_at(at) or doc.any_at(_NO_ADJECTIVES, at):
            return None
    return None


_NO_ADJECTIVES = ("stopword", "harm", "thing")


def _names_two(doc: Doc, i: int, noun: Match) -> bool:
    """True where the noun names two who were not told of before."""
    if doc.key(noun.last) == ENGLISH_AND:
        return False
    if doc.key(noun.last - 1) not in _GENERAL or doc.key(i + 1) in _WHOSE:
        return True
    return not doc.any_harm(range(max(0, i - _TOLD), i))


def _article_of(doc: Doc, i: int) -> int | None:
    """The article of "a retired couple", whose noun is token ``i``; None of "a couple of days"."""
    if doc.key(i + 1) == OF or i + 1 in doc.digits:
        return None
    for at in doc.backward(i, _TO_NOUN):
        if doc.key(at) in _ARTICLES:
            return at
        if doc.pause(at) or doc.number_at(at) or doc.any_at(_NO_ADJECTIVES, at):
            return None
    return None
