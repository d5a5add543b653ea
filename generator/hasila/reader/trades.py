"""Persons who are named by a trade that no list has: "a thatcher", "a court stenographer"."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("trades")

_ENDINGS = _CLASSES.words("endings")
_OF_WOMEN = _CLASSES.words("of_women")
_NO_TRADES = _CLASSES.set("no_trades")
_NO_ENDINGS = _CLASSES.words("no_endings")
_ALSO_TRADES = _CLASSES.set("also_trades")
_PLURAL = _CLASSES.word("plural")
_JOINING, _PAST = _CLASSES.set("joining"), _CLASSES.words("past")

_SHORTEST = 5
"""Letters of the shortest word that is taken for a trade by its ending."""
_A_PERSON = LexicalEntry("person", "people", form="singular")
_A_WOMAN = LexicalEntry("person", "women", form="singular")
_NO_NOUN = ("thing", "group", "harm", "number", "label", "disease", "adverb", "stopword", "ordinal_word")
"""Tables whose words are no trade, whatever they end in."""
_BEHIND = ("light", "harm", "stopword", "other_verb", "part_before", "counting")
"""Tables of words that may stand right behind a noun that is the last of its phrase."""


def trade_at(doc: Doc, i: int) -> Match | None:
    """The word at token ``i`` as the noun of one person; None where its ending says no trade, or where a
    noun may follow it."""
    if not names_trade(doc, i) or not _ends_phrase(doc, i + 1):
        return None
    entry = _A_WOMAN if doc.keys[i].endswith(_OF_WOMEN) else _A_PERSON
    return Match(i, i + 1, 0, "", entry)


def is_trade(noun: Match) -> bool:
    """True of a noun that is known by its ending alone."""
    return noun.entry is _A_PERSON or noun.entry is _A_WOMAN


def names_trade(doc: Doc, i: int) -> bool:
    """True of a word that ends as the nouns of those who do something, and is no thing of a list."""
    key = doc.key(i)
    if key in _ALSO_TRADES:
        return True
    if len(key) < _SHORTEST or not key.endswith(_ENDINGS) or key.endswith(_NO_ENDINGS):
        return False
    if key in _NO_TRADES or not doc.tokens[i].text[0].islower():
        return False
    return not doc.any_at(_NO_NOUN, i)


def counts_trade(doc: Doc, i: int) -> bool:
    """True of a plural that ends as the nouns of those who do something: "carriers"."""
    key = doc.key(i)
    plain = key[:-1]
    if not key.endswith(_PLURAL) or len(plain) < _SHORTEST or plain in _NO_TRADES:
        return False
    return plain.endswith(_ENDINGS) and not plain.endswith(_NO_ENDINGS)


def _ends_phrase(doc: Doc, i: int) -> bool:
    """True where token ``i`` is no further noun: a mark, a verb, a preposition or the end."""
    if i >= len(doc.tokens):
        return True
    if doc.tokens[i].kind != "w":
        return doc.key(i) != "-" and i not in doc.digits
    key = doc.keys[i]
    return key in _JOINING or key.endswith(_PAST) or doc.any_at(_BEHIND, i)
