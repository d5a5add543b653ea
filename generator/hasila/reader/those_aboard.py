"""Those whom a clause only carries, and of whom the next says what befell them: "a boat with 31 people aboard
and arrested them"."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import ENGLISH_AND
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("those_aboard")

THEM = _CLASSES.word("them")
_HANDS = _CLASSES.set("hands")

_NEXT_CLAUSE = 14
"""Words from a number to the "them" of the clause that "and" joins."""
_VERB = 3
"""Words of a verb of harm before "them"."""


def befell_them(doc: Doc, phrase: NumberPhrase) -> str:
    """The harm of a verb that "and" joins and that has the people of the phrase as "them"; "" without one."""
    if not doc.english or THEM not in doc.words or not phrase.person:
        return ""
    for at in doc.forward(phrase.last, _NEXT_CLAUSE):
        if doc.key(at) == THEM:
            return _done_to(doc, at)
        if doc.number_at(at) and not doc.starting_at("article", at):
            return ""
    return ""


def _done_to(doc: Doc, them: int) -> str:
    """The harm of the verb right before "them", behind "and"."""
    if doc.key(them - 1) in _HANDS and doc.key(them - 2) == ENGLISH_AND:
        return "detained"
    harm = doc.harm_until(them, _VERB)
    if harm is None or doc.key(harm.first - 1) != ENGLISH_AND:
        return ""
    return harm.entry.measure
