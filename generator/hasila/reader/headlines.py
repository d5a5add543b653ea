"""Persons whom a headline names without an article: "mother and infant dead, father in coma"."""

from __future__ import annotations

from collections.abc import Iterator

from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.particles import ENGLISH_AND
from hasila.reader.single_subjects import past_modifiers
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("headlines")

_BEHIND = _CLASSES.set("behind")
_CRITICAL = _CLASSES.set("critical")
_JOINTS = _CLASSES.set("joints")
_LIST = _CLASSES.set("list")
_SEVERAL = _CLASSES.set("several")
_TOLD, _NAMES = _CLASSES.set("told"), _CLASSES.set("names")


def persons_of_headlines(doc: Doc) -> Iterator[Match]:
    """The nouns of one person, without an article, that begin a clause in which a state is said at once."""
    for i, noun in doc.begins["person"].items():
        if noun.entry.form == "singular" and _begins(doc, i) and is_harmed_in_headline(doc, noun):
            yield noun


def headline_measure(doc: Doc, noun: Match) -> str:
    """The harm of "father critical", whose word is no harm elsewhere; else ""."""
    return "injured" if doc.key(noun.last) in _CRITICAL else ""


def _begins(doc: Doc, i: int) -> bool:
    """True where a person may be named at token ``i`` without an article."""
    if i == doc.opens[i] or doc.key(i - 1) in _JOINTS:
        return True
    return doc.key(i - 1) in _LIST and _bare_before(doc, i - 1)


def _bare_before(doc: Doc, end: int) -> bool:
    """True of the mother of "mother and infant dead", who has no article either."""
    before = doc.ending_at("person", end)
    return before is not None and before.entry.form == "singular" and _begins(doc, before.first)


def is_harmed_in_headline(doc: Doc, noun: Match) -> bool:
    """True where a harm that says a state stands right behind the noun, or behind others of its list."""
    if doc.key(noun.last - 1) in _SEVERAL or noun.entry.measure or _is_name(doc, noun):
        return False
    end = past_modifiers(doc, noun.last)
    if doc.key(end) == ENGLISH_AND:
        following = doc.starting_at("person", end + 1) or _behind_number(doc, end + 1)
        return following is not None and _says_state(doc, following.last)
    return _says_state(doc, end)


def _is_name(doc: Doc, noun: Match) -> bool:
    """True of "Carter", who may be called so."""
    return doc.keys[noun.first] in _NAMES and doc.tokens[noun.first].text[0].isupper()


def _behind_number(doc: Doc, i: int) -> Match | None:
    """The people of "two children"."""
    return doc.starting_at("person", i + 1) if doc.number_at(i) else None


def _says_state(doc: Doc, i: int) -> bool:
    """True of "dead", "in critical condition", "killed in crash"; not of "killed a guard"."""
    if doc.key(i) in _CRITICAL and _ends(doc, i + 1):
        return True
    harm = doc.harms.get(i)
    if harm is None or doc.key(i) in _TOLD or harm.entry.rule in _ACTIVE:
        return False
    return _ends(doc, harm.last)


_ACTIVE = ("active", "leaves")


def _ends(doc: Doc, i: int) -> bool:
    """True of a mark, a preposition or the end of the line."""
    if i >= len(doc.tokens) or doc.pause(i) or doc.strong(i):
        return True
    return doc.key(i) in _BEHIND or not doc.same_line(i - 1, i)
