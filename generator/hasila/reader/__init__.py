"""Figures out of Arabic, English and French prose, by rules that a person can audit. See ``README.md``
beside this file."""

from hasila.model.interval import Interval
from hasila.reader.doc import Doc, doc_of
from hasila.reader.languages import guessed_language, reading_languages
from hasila.reader.lexicon import knows_qualifiers
from hasila.reader.mark import NO_NOUNS, counted_nouns, read_mark, read_mark_in
from hasila.reader.notes import without_notes
from hasila.reader.numerals import Numeral, may_state_numbers, numerals, tallies_in
from hasila.reader.phrasebook import Phrases
from hasila.reader.refused import Unread
from hasila.reader.said import ReadFigure, ReadMark
from hasila.reader.separators import Separators
from hasila.reader.span import mark_span
from hasila.reader.text import read_text
from hasila.reader.written import WrittenNumber, number_in_digits

__all__ = [
    "NO_NOUNS",
    "Doc",
    "Interval",
    "Numeral",
    "Phrases",
    "ReadFigure",
    "ReadMark",
    "Separators",
    "Unread",
    "WrittenNumber",
    "counted_nouns",
    "doc_of",
    "guessed_language",
    "knows_qualifiers",
    "mark_span",
    "may_state_numbers",
    "number_in_digits",
    "numerals",
    "read_mark",
    "read_mark_in",
    "read_text",
    "reading_languages",
    "tallies_in",
    "without_notes",
]
