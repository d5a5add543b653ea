"""The words in which texts say when, and the mentions that the rules of ``times.py`` find in them.

The words are data (``data/times.yaml``), a table a language; the rules are the same for all.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hasila.model.data_class import dataclass
from hasila.reader.data_file import read_data
from hasila.reader.particles import POSSESSIVE
from hasila.reader.tokens import Token, fold, tokens_of


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of a text that say when, from code point ``start`` to ``end``.

    ``kind`` is ``day``, ``month``, ``year``, ``span`` (``first`` to ``last``), ``since`` (from ``first``; to
    ``last``, where that is said) or ``hours`` (so many ``hours`` until the report). ``open`` is true of
    "since" without a day that is known: its event stands behind ``end``, and began ``days`` before the report
    where the text says how long ago ("a month after the truce began"), else 0; and of two days that are no
    span ("on 3 and 9 June"). ``rough`` is true of a day of another
    calendar, ``whole`` of "since" with a month alone. ``written`` is a Hijri day as it is printed,
    ``1440-09-15``. ``closes`` is true of a day with which counts end ("as of 10 June"), ``spoken`` of one on
    which something was said ("officials said on Saturday"), ``dated`` of that of a document ("report of 18
    January"). ``compared`` is the place of words behind which the time is only compared with ("fewer than in
    May"), -1 without them. ``weekday`` is true of a day of the week alone, the latest one: it
    may be that of an earlier week. ``part`` is true of "since" with a part of a month, which
    begins on ``first`` and lasts ten days ("mid-September"): the day itself is not known. ``unsure`` is true
    of a time that the words give only about ("a week ago", "over the weekend"), ``counted`` of a day that is
    told by the one before it ("two days later"). ``verb`` is the measure of the verb right before it
    ("detained", "missing"), "apart" of one that harms nobody ("were buried on Friday"), "" of others.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    hours: int = 0
    open: bool = False
    rough: bool = False
    whole: bool = False
    written: str = ""
    days: int = 0
    closes: bool = False
    spoken: bool = False
    dated: bool = False
    compared: int = -1
    weekday: bool = False
    part: bool = False
    unsure: bool = False
    counted: bool = False
    verb: str = ""


class Worded(NamedTuple):
    """The value of words, and the token behind them."""

    value: int
    last: int


@dataclass(frozen=True, slots=True)
class TimeScan:
    """The tokens of a text, the words of its language, the day of reference."""

    tokens: Sequence[Token]
    words: Mapping[str, Mapping[tuple[str, ...], int]]
    reference: date

    def said(self, table: str, at: int) -> Worded | None:
        """The longest entry of the table that begins with token ``at``, past a glued prefix."""
        if at >= len(self.tokens):
            return None
        own = self._longest(table, at, self.tokens[at].key)
        return own or next(filter(None, (self._longest(table, at, rest) for rest in self._peeled(at))), None)

    def _peeled(self, at: int) -> Iterator[str]:
        key = self.tokens[at].key
        if key.endswith(POSSESSIVE):
            yield key.removesuffix(POSSESSIVE)  # "Wednesday's strike"
        for (prefix,) in self.words["prefixes"]:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                yield key[len(prefix) :]

    def _longest(self, table: str, at: int, first: str) -> Worded | None:
        if (first,) not in self.words.get(table + _OPENING, _NONE):
            return None
        entries = self.words[table]
        for length in range(_LONGEST, 0, -1):
            rest = (token.key for token in self.tokens[at + 1 : at + length])
            key = (first, *rest)
            if len(key) == length and key in entries:
                return Worded(entries[key], at + length)
        return None

    def number(self, at: int, most: int = 9999) -> Worded | None:
        """The number in digits at token ``at``."""
        if at >= len(self.tokens) or self.tokens[at].kind != "d":
            return None
        value = int(self.tokens[at].text[:6])
        return Worded(value, at + 1) if value <= most else None

    def may_begin(self, at: int) -> bool:
        """True where the token may begin the words of a time: a number, or a word of the tables."""
        token = self.tokens[at]
        if token.kind == "d":
            return True
        begins = self.words[_FIRST]
        if (token.key,) in begins:
            return True
        return any((rest,) in begins for rest in self._peeled(at))

    def key(self, at: int) -> str:
        """The folded token; "" beyond the text."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def mention(self, at: int, behind: int, kind: str, **values: Any) -> Found:
        """The mention of the tokens from ``at`` up to ``behind``, which is to be looked at next."""
        return TimeMention(self.tokens[at].start, self.tokens[behind - 1].end, kind, **values), behind


_LONGEST = 5
"""Words of the longest entry."""


Found = tuple[TimeMention, int]
"""A mention, and the token behind it."""


_DATA = Path(__file__).with_name("data") / "times.yaml"


@cache
def words_of(language: str) -> Mapping[str, Mapping[tuple[str, ...], int]] | None:
    """The tables of a language: the words of each entry, and what they say."""
    languages = read_data(_DATA)
    data = languages.get(language)
    if data is None:
        return None
    tables = {name: dict(_entries(table)) for name, table in data.items()}
    first: dict[tuple[str, ...], int] = {}
    for name, table in tables.items():
        if name != "prefixes":
            first |= dict.fromkeys((keys[:1] for keys in table), 0)
    opening = {name + _OPENING: {keys[:1]: 0 for keys in table} for name, table in tables.items()}
    return {**tables, **opening, _FIRST: first}


_NONE: Mapping[tuple[str, ...], int] = {}
_OPENING = ": first words"
"""Behind the name of a table: the words with which its entries begin."""
_FIRST = "first words"
"""The table of the words with which an entry of any other may begin."""


def _entries(table: Any) -> Iterator[tuple[tuple[str, ...], int]]:
    rows = table.items() if isinstance(table, dict) else ((0, table),)
    for value, words in rows:
        for entry in filter(None, (part.strip() for part in words.split(","))):
            keys = tuple(token.key for token in tokens_of(entry)) or (fold(entry),)
            yield keys, int(value)
