"""Figures out of Arabic and English prose, by rules that a person can audit. See ``README.md`` beside this file."""

from .mark import Said, Unread, read_mark
from .numerals import Numeral, numerals
from .separators import Separators
from .text import Reading, read_text

__all__ = ["Numeral", "Reading", "Said", "Separators", "Unread", "numerals", "read_mark", "read_text"]
