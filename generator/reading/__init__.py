"""Figures out of Arabic and English prose, by rules that a person can audit. See ``README.md`` beside this file."""

from .mark import Said, Unread, read_mark
from .text import Reading, read_text

__all__ = ["Reading", "Said", "Unread", "read_mark", "read_text"]
