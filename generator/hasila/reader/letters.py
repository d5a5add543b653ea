"""The letters that Arabic writes on to a word, and the endings of its nouns, for the rules of all modules."""

from __future__ import annotations

from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("letters")

AND, BY, FOR = _CLASSES.word("and"), _CLASSES.word("by"), _CLASSES.word("for")
"""Written on to the next word, as the article is."""
ARTICLE = _CLASSES.word("article")
THEIRS = _CLASSES.words("theirs")
"""Endings of a noun that is someone's."""
ACCUSATIVE = _CLASSES.word("accusative")
"""The ending of an indefinite noun that is an object, behind its tanwin."""
