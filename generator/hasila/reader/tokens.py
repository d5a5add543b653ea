"""A text cut into words, runs of digits and marks, each with its place.

Offsets count code points of the text as it was given: nothing is normalised before it is measured, since a
contributor's editor and the checks of the site must point at the same character.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from hasila.reader.data_file import read_data
from hasila.reader.notes import hide_notes
from hasila.reader.struck import hide_struck

_MARKS = "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
"""Vowel signs and the like, which Arabic writers may leave out or put in."""
_DROPPED = re.compile(f"[{_MARKS}\u0640]")  # with the tatweel, which only stretches a word
_TOKEN = re.compile(
    rf"(\d+)|([^\W\d_][^\W\d_{_MARKS}]*(?:(?:[{_MARKS}]|['’](?=[^\W\d_]))[^\W\d_{_MARKS}]*)*)|(\n|[^\s\w])"
)
_INVISIBLE = frozenset(
    "\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
)
"""Direction marks that a right-to-left editor leaves around numbers."""

_PLAIN_GAPS = ("", " ")
_KINDS = ("", "d", "w", "p")  # of the groups of the pattern

_SPELLING = read_data(Path(__file__).with_name("data") / "spelling.yaml")
_FOLD = tuple((letter, plain) for plain, letters in _SPELLING.items() for letter in letters.split())
"""One letter for the spellings that typists mix: alifs, final ya, the seats of the hamza, ta marbuta."""


class Token(NamedTuple):
    """A word (``w``), a run of digits (``d``) or a mark (``p``) from ``start`` to ``end`` (exclusive).

    ``key`` is the folded spelling by which a word is looked up: no vowel signs, one form of alif, lower
    case. ``gap`` is what stands between the token before it and this one: "" where they touch. A named
    tuple, for a text has thousands and a frozen dataclass takes three times as long to make.
    """

    kind: str
    text: str
    key: str
    start: int
    end: int
    gap: str


@lru_cache(1 << 15)
def fold(word: str) -> str:
    """The spelling under which a word is looked up; it differs in length only by the dropped signs."""
    return _folded(word)


def fold_all(words: Sequence[str]) -> list[str]:
    """The same of many ``words`` at once, which takes far less time; none of them may hold a line's end."""
    return _folded("\n".join(words)).split("\n") if words else []


def _folded(text: str) -> str:
    folded = _DROPPED.sub("", text)
    for letter, plain in _FOLD:
        folded = folded.replace(letter, plain)
    return folded.lower()


_new = tuple.__new__
"""Makes a token without asking for its fields by name."""


def tokens_of(text: str) -> tuple[Token, ...]:
    """The tokens of ``text`` in order; invisible direction marks count as a gap, a line's end as a mark. The
    sign of a footnote and what is struck out are neither tokens nor gaps.
    """
    found: list[Token] = []
    last = 0
    text = hide_struck(hide_notes(text))
    for match in _TOKEN.finditer(text):
        word, kind = match.group(), _KINDS[match.lastindex or 0]
        if kind == "p" and word in _INVISIBLE:
            continue
        start, end = match.span()
        gap = text[last:start]
        if gap not in _PLAIN_GAPS:
            gap = _without_invisible(gap)
        found.append(_new(Token, (kind, word, fold(word), start, end, gap)))
        last = end
    return tuple(found)


def _without_invisible(text: str) -> str:
    return "".join(char for char in text if char not in _INVISIBLE)


def shift(token: Token, letters: int) -> int:
    """The place in the text after the first ``letters`` letters of the token and the vowel signs on them."""
    if not letters:
        return token.start
    left = letters
    for place, char in enumerate(token.text):
        is_letter = not _DROPPED.match(char)
        if is_letter and not left:
            return token.start + place
        left -= is_letter
    return token.end
