"""Words and questions that both languages share in judging a noun without a number."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("unnumbered_words")

EVENTS = _CLASSES.set("events")
"""Nouns of harm that stand for the harm itself more often than for one person."""

BODIES = _CLASSES.set("bodies")
"""«جثة امرأة»: the body is hers; she is counted, not both."""

THEIRS = _CLASSES.words("theirs")
"""Endings of a noun that is someone's."""


def speaks(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where a verb of speech follows: who says something is not counted."""
    return doc.starting_at("speech", phrase.last) is not None
