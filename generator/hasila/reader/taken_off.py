"""People who are taken off a boat, a roof or a mountain: "took 118 people off a sinking boat"."""

from __future__ import annotations

from hasila.reader.around import opening_of
from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("taken_off")

TAKES_OFF = _CLASSES.set("takes")
_AWAY = _CLASSES.set("away")
_PERILS = _CLASSES.set("perils")


def is_taken_off(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the words on both sides of the number say that they were brought out of danger."""
    if doc.key(phrase.last) not in _AWAY or doc.key(opening_of(doc, phrase) - 1) not in TAKES_OFF:
        return False
    for at in doc.forward(phrase.last + 1, _TO_PERIL):
        if doc.key(at) in _PERILS:
            return True
        if doc.pause(at) or doc.number_at(at) and not doc.starting_at("article", at):
            return False
    return False


_TO_PERIL = 6
"""Words from "off" to what people are taken off."""
