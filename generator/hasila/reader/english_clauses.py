"""What the build of an English clause says of a number: those found to have a disease, those taken off a
boat, a second number that has the verb of the first."""

from __future__ import annotations

from hasila.reader.around import opening_of
from hasila.reader.doc import Doc
from hasila.reader.harms import AUXILIARIES, MeasureReason, before_transparent
from hasila.reader.measures_before import before
from hasila.reader.needs import needs
from hasila.reader.particles import ENGLISH_AND
from hasila.reader.taken_off import TAKES_OFF, is_taken_off
from hasila.reader.tally_context import TallyContext, qualified_from
from hasila.reader.those_aboard import THEM, befell_them
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("english_clauses")

_CONFIRMED = _CLASSES.set("confirmed")
_IN_WHOM = _CLASSES.set("in_whom")
_HAVING = _CLASSES.set("having")
_AGAINST = _CLASSES.set("against")
_PLACING = _CLASSES.set("placing")


@needs("disease", grammar="english")
def found_in(place: TallyContext) -> MeasureReason | None:
    """The cases of "measles has been confirmed in 89 children"."""
    doc = place.doc
    verb = before_transparent(doc, place.phrase.first) - 2
    if doc.key(verb + 1) not in _IN_WHOM or doc.key(verb) not in _CONFIRMED:
        return None
    for at in doc.backward(verb, _TO_DISEASE):
        if doc.pause(at) or doc.number_at(at):
            return None
        if doc.starting_at("disease", at):
            return "cases", doc.tokens[at].text
    return None


_TO_DISEASE = 8
"""Words from a disease to the verb that says it was found."""


@needs("disease", grammar="english")
def sick_with(place: TallyContext) -> MeasureReason | None:
    """The cases of "12 pupils are suffering from dengue", "six had caught measles"."""
    doc = place.doc
    if not (place.phrase.person or place.phrase.bare):
        return None
    for at in doc.forward(place.phrase.last, _TO_VERB):
        if doc.pause(at) or doc.number_at(at):
            return None
        if doc.key(at) in _HAVING and _names_disease(doc, at + 1):
            return "cases", doc.tokens[at].text
    return None


_TO_VERB = 6


def _names_disease(doc: Doc, i: int) -> bool:
    """True of "from severe dengue", not of "a measles vaccine"."""
    for at in doc.forward(i, _TO_NAME):
        named = doc.starting_at("disease", at)
        if named:
            return doc.key(named.last) not in _AGAINST and not doc.starting_at("thing", named.last)
    return False


_TO_NAME = 3


@needs(words=TAKES_OFF, grammar="english")
def taken_off(place: TallyContext) -> MeasureReason | None:
    """The rescued of "took 118 people off a sinking boat", "picked 23 people up from a raft"."""
    doc, phrase = place.doc, place.phrase
    if not is_taken_off(doc, phrase):
        return None
    return "rescued", doc.tokens[opening_of(doc, phrase) - 1].text


@needs(words=THEM, grammar="english")
def done_to_them(place: TallyContext) -> MeasureReason | None:
    """The harm of "stopped a boat with 31 people aboard and arrested them"."""
    measure = befell_them(place.doc, place.phrase)
    return (measure, THEM) if measure else None


@needs(grammar="english")
def gapped(place: TallyContext) -> MeasureReason | None:
    """The harm of the number before it: "22 died at the scene and five on the way to hospital"."""
    doc, phrase = place.doc, place.phrase
    if not phrase.bare or doc.key(phrase.last) not in _PLACING or phrase.last in doc.harms:
        return None
    if place.previous is None or doc.key(qualified_from(doc, phrase) - 1) != ENGLISH_AND:
        return None
    if not doc.together(place.previous.last, phrase.first):
        return None
    for at in doc.forward(phrase.last, _GAP):
        if doc.pause(at):
            break
        if doc.key(at) in AUXILIARIES or place.figure_at(at):
            return None
    return before(place)


_GAP = 10
"""Words of a clause that leaves out its verb."""
