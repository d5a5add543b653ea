"""The words that may stand beside a number in a mark or a cell: ``data/marks.yaml`` by language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hasila.reader.tokens import tokens_of

_FILE = Path(__file__).parent / "data" / "marks.yaml"
Keys = tuple[str, ...]
"""The folded words of a phrase."""


@dataclass(frozen=True, slots=True)
class Phrases:
    """A set of phrases that can be found at a place among folded words; by first word, the longest first."""

    by_first: Mapping[str, tuple[Keys, ...]]

    def length_at(self, keys: Sequence[str], i: int) -> int:
        """How many words the longest phrase has that begins with word ``i``; 0 where none does."""
        here = (
            phrase for phrase in self.by_first.get(keys[i], ()) if tuple(keys[i : i + len(phrase)]) == phrase
        )
        return len(next(here, ()))

    def __contains__(self, phrase: Keys) -> bool:
        return bool(phrase) and phrase in self.by_first.get(phrase[0], ())


@dataclass(frozen=True, slots=True)
class Denials:
    """How a language says that there were none; the tables are told in ``data/marks.yaml``."""

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
    """All that a language says of the words beside a number."""

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
    return Phrases({first: tuple(sorted(found, key=len, reverse=True)) for first, found in by_first.items()})


@cache
def phrasebook_of(language: str) -> Phrasebook | None:
    """The phrasebook of a language; ``None`` where there is none, and no word is known."""
    data = yaml.safe_load(_FILE.read_text(encoding="utf-8")).get(language)
    return _phrasebook(data) if data else None


def _phrasebook(data: Mapping[str, Any]) -> Phrasebook:
    separators, denials = data["separators"], data["denials"]
    return Phrasebook(
        separators["thousands"].replace(" ", ""),
        separators["decimal"].replace(" ", ""),
        phrases(_listed(data["before"])),
        phrases(_listed(data["after"])),
        phrases(_listed(data["percent"])),
        phrases(_listed(data["ordinal"])),
        phrases(_listed(data["means"])),
        phrases(_listed(data["rates"])),
        phrases(_listed(data["exceptions"])),
        Denials(
            **{name: phrases(_listed(denials[name])) for name in Denials.__slots__ if name != "events"},
            events=phrases(denials["events"].split()),
        ),
    )


def _listed(words: str) -> Iterator[str]:
    """The phrases of a list that is parted by commas; an Arabic comma among them is none."""
    return (phrase.strip() for phrase in words.split(",") if phrase.strip())
