"""The words that may stand beside a number in a mark or a cell: ``data/marks.yaml`` by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any

from hasila.model.data_class import dataclass
from hasila.reader.data_file import read_data
from hasila.reader.tokens import tokens_of

_FILE = Path(__file__).parent / "data" / "marks.yaml"
Keys = tuple[str, ...]
"""The folded words of a phrase."""
Data = Mapping[str, Any]
"""The data of a language: lists of phrases by name, and tables of such lists."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases that can be found at a place among folded words; by first word, the longest first."""

    by_first: Mapping[str, tuple[Keys, ...]]

    def length_at(self, keys: Sequence[str], i: int) -> int:
        """The words of the longest phrase that begins with word ``i``; 0 where none does."""
        for phrase in self.by_first.get(keys[i], ()):
            length = len(phrase)
            if tuple(keys[i : i + length]) == phrase:
                return length
        return 0

    def endings(self, keys: Sequence[str]) -> Iterator[int]:
        """The places from which a phrase goes on to the last of the words."""
        for i in range(len(keys)):
            if i + self.length_at(keys, i) == len(keys):
                yield i

    def end(self, keys: Sequence[str]) -> bool:
        """True where the words end with a phrase."""
        return any(True for _ in self.endings(keys))

    def begin(self, keys: Sequence[str]) -> bool:
        """True where the words begin with a phrase."""
        return bool(keys) and self.length_at(keys, 0) > 0

    def __contains__(self, phrase: Keys) -> bool:
        return bool(phrase) and phrase in self.by_first.get(phrase[0], ())


@dataclass(frozen=True, slots=True)
class Denials:
    """The words by which a language says that there were none; the tables are described in
    ``data/marks.yaml``."""

    leads: Phrases
    negators: Phrases
    alone: Phrases
    needs_any: Phrases
    any: Phrases
    things: Phrases
    asides: Phrases
    events: Phrases
    alive: Phrases
    others: Phrases


@dataclass(frozen=True, slots=True)
class Phrasebook:
    """The words beside a number that a language knows, and its separators."""

    thousands: str
    decimal: str
    before: Phrases
    after: Phrases
    percent: Phrases
    ordinal: Phrases
    means: Phrases
    rates: Phrases
    exceptions: Phrases
    denials: Denials


NOTHING = Phrases({})


def phrases(texts: Iterable[str]) -> Phrases:
    """The set of these phrases, folded as the words of a text are."""
    by_first: dict[str, set[Keys]] = {}
    for text in texts:
        keys = tuple(token.key for token in tokens_of(text))
        if keys:
            by_first.setdefault(keys[0], set()).add(keys)
    return Phrases({first: _longest_first(found) for first, found in by_first.items()})


def _longest_first(found: Iterable[Keys]) -> tuple[Keys, ...]:
    return tuple(sorted(found, key=len, reverse=True))


@cache
def phrasebook_of(language: str) -> Phrasebook | None:
    """The phrasebook of a language; ``None`` where there is none, and no word is known."""
    data: Data | None = read_data(_FILE).get(language)
    return _phrasebook(data) if data else None


def _phrasebook(data: Data) -> Phrasebook:
    separators = data["separators"]
    thousands = separators["thousands"].replace(" ", "")
    decimal = separators["decimal"].replace(" ", "")
    tables = {name: phrases(_listed(data[name])) for name in _TABLES}
    return Phrasebook(thousands, decimal, **tables, denials=_denials(data))


_TABLES = ("before", "after", "percent", "ordinal", "means", "rates", "exceptions")
"""The lists of phrases, called as the fields of a :class:`Phrasebook`."""


def _denials(data: Data) -> Denials:
    lists = data["denials"]
    tables = {name: phrases(_listed(lists[name])) for name in _DENIALS}
    return Denials(events=phrases(lists["events"].split()), **tables)


_DENIALS = tuple(field.name for field in fields(Denials) if field.name != "events")
"""The lists of phrases among the denials; the events are single words without commas."""


def _listed(words: str) -> Iterator[str]:
    """The phrases of a list that is parted by commas; an Arabic comma among them is none."""
    entries = (phrase.strip() for phrase in words.split(","))
    return (phrase for phrase in entries if phrase)
