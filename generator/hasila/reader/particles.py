"""The letters and little words that rules of several modules ask for."""

from __future__ import annotations

from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("particles")

WAW = _CLASSES.word("and", "ar")
ENGLISH_AND = _CLASSES.word("and", "en")
AND = _CLASSES.set("and")
AND_LETTERS = _CLASSES.words("and_letters")
"""«و» and «ف», which Arabic writes on to the word that they join."""
LAM = _CLASSES.word("for")
BA = _CLASSES.word("by")
FOR_THE = _CLASSES.word("for_the")
OF = _CLASSES.word("of", "en")
MIN = _CLASSES.word("of", "ar")
OF_ANY = _CLASSES.set("of")
IN = _CLASSES.word("in", "en")
IN_ANY = _CLASSES.set("in")
ENGLISH_AMONG = _CLASSES.set("among", "en")
BETWEEN = _CLASSES.word("among", "ar")
AMONG = _CLASSES.set("among")
THE = _CLASSES.word("article", "en")
AL = _CLASSES.word("article", "ar")
POSSESSIVE = _CLASSES.word("possessive")
WRITTEN_ON = _CLASSES.words("written_on")
"""Letters that Arabic writes on to a word or to digits."""
ED = _CLASSES.word("past")
ING = _CLASSES.word("participle")
THEY_ENDING = _CLASSES.word("they")

COMMAS = frozenset(",،")
JOINTS = AND | COMMAS
"""What parts two members of a list."""
AND_OR_COMMA = (ENGLISH_AND, ",")
