"""What the words of a label name: those of a column, of a row, or of the item of a list."""

from __future__ import annotations

import re

from hasila.reader.doc import doc_of
from hasila.reader.number_phrase import NO_GROUP
from hasila.reader.ruled import ruled_languages
from hasila.reader.tokens import fold

_WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> list[str]:
    """The words of a label, folded, without numbers and marks."""
    return _WORD.findall(fold(text))


def group_named(words: str, language: str) -> str:
    """The one group that the words name; "" where they name none or several, and in a language that is data
    alone, whose groups are read with their numbers only."""
    if language in ruled_languages():
        return ""
    nouns = doc_of(words, language).begins["person"].values()
    groups = {noun.entry.name for noun in nouns} - set(NO_GROUP)
    return groups.pop() if len(groups) == 1 else ""
