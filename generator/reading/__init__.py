"""Figures out of Arabic and English prose, by rules that a person can audit. See ``README.md`` beside this file."""

from .mark import NO_NOUNS, counted_nouns, read_mark
from .numerals import Numeral, numerals
from .phrasebook import Phrases
from .refused import Unread
from .said import Said
from .separators import Separators
from .span import mark_span
from .text import Reading, read_text

__all__ = ["NO_NOUNS", "Numeral", "Phrases", "Reading", "Said", "Separators", "Unread", "counted_nouns", "mark_span", "numerals", "read_mark", "read_text"]
