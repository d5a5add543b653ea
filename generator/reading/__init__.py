"""Figures out of Arabic and English prose, by rules that a person can audit. See ``README.md`` beside this file."""

from .mark import Said, Unread, read_mark

__all__ = ["Said", "Unread", "read_mark"]
