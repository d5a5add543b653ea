"""The numbers of a text that may be tallies, and the words around one that its rules look at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.reader.doc import DASHES, Doc
from hasila.reader.lexicon import LexicalEntry
from hasila.reader.particles import AL, FOR_THE, WAW
from hasila.reader.phrases import NumberPhrase


class Aboard(NamedTuple):
    """The ``category`` named with token ``first`` as being on board."""

    first: int
    category: str


@dataclass(frozen=True, slots=True)
class TallyContext:
    """A phrase, number ``index`` of the tallies of its text: all that the rules of a figure look at.

    ``aboard`` are those who were last said before it to have set out together ("a boat carrying 75
    migrants").
    """

    doc: Doc
    phrases: Sequence[NumberPhrase]
    covered: dict[int, int]
    index: int
    phrase: NumberPhrase
    aboard: Aboard | None = None

    @property
    def previous(self) -> NumberPhrase | None:
        """The tally before it; None of the first."""
        return self.phrases[self.index - 1] if self.index else None

    @property
    def next_phrase(self) -> NumberPhrase | None:
        """The tally after it; None of the last."""
        following = self.index + 1
        return self.phrases[following] if following < len(self.phrases) else None

    @property
    def has_next(self) -> bool:
        """True where a tally follows."""
        return self.index + 1 < len(self.phrases)

    def figure_at(self, i: int) -> NumberPhrase | None:
        """A later tally of which token ``i`` is a word."""
        index = self.covered.get(i, 0)
        return self.phrases[index] if index > self.index else None

    def following(self, count: int) -> Sequence[NumberPhrase]:
        """The tallies after it, at most ``count``."""
        return self.phrases[self.index + 1 : self.index + 1 + count]

    def at_index(self, index: int) -> TallyContext:
        """The same context for another tally of the text."""
        return TallyContext(self.doc, self.phrases, self.covered, index, self.phrases[index], self.aboard)

    def next(self) -> TallyContext:
        """The context of the next tally; there must be one."""
        return self.at_index(self.index + 1)


def covered_by(phrases: Sequence[NumberPhrase]) -> dict[int, int]:
    """The phrase, by its index, of which each token is a word; of several phrases the first."""
    covered: dict[int, int] = {}
    for index, phrase in enumerate(phrases):
        for i in range(phrase.first, phrase.last):
            covered.setdefault(i, index)
    return covered


def words_of(doc: Doc, first: int, last: int) -> str:
    """The text from token ``first`` up to token ``last`` (exclusive)."""
    tokens = doc.tokens
    return doc.text[tokens[first].start : tokens[last - 1].end]


def any_pause(doc: Doc, places: Iterable[int]) -> bool:
    """True where one of ``places`` is a mark that parts clauses."""
    return any(doc.pause(at) for at in places)


def qualified_from(doc: Doc, phrase: NumberPhrase) -> int:
    """The first token of the phrase with the qualifier before it."""
    qualifier = doc.ending_at("before", phrase.first)
    return qualifier.first if qualifier else phrase.first


def side_at(doc: Doc, at: int) -> LexicalEntry | None:
    """The group named with token ``at``; also where «لِـ» has swallowed the article («للفصائل»)."""
    found = doc.starting_at("group", at)
    if found:
        return found.entry
    key = doc.key(at).removeprefix(WAW)
    if not key.startswith(FOR_THE):
        return None
    return doc.lexicon.entry(f"{AL}{key[2:]}", "group")


def opening_dash(doc: Doc, phrase: NumberPhrase) -> int | None:
    """The first of two dashes around the phrase: "four people – a father and three children – were
    killed"."""
    dash = doc.mark_before(DASHES, phrase.first, 16)
    if dash < 0 or doc.mark_after(DASHES, phrase.last, 16) < 0:
        return None
    floor = max(doc.opens[dash], dash - 16)
    dashes_before = doc.marks_between(DASHES, floor, dash)
    return dash if dashes_before % 2 == 0 else None


def parent_named_from(doc: Doc, phrase: NumberPhrase) -> int:
    """The token with which the words begin that make the phrase a whole; -1 where there are none.

    "among the 80 hurt", «بين الجرحى الـ80».
    """
    named = doc.ending_at("whole_before", phrase.first)
    if named:
        return named.first
    for at in (phrase.first - 2, phrase.first - 1):
        named = doc.starting_at("part_before", at)
        if named and phrase.first < named.last <= phrase.last:
            return at
    return -1
