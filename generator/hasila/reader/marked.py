"""The words of a mark and the prose around them, as one text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.reader import qualifiers
from hasila.reader.counts import Number
from hasila.reader.doc import Doc, doc_of
from hasila.reader.lexicon import Match
from hasila.reader.particles import WRITTEN_ON
from hasila.reader.phrasebook import Phrasebook, phrasebook_of
from hasila.reader.phrases import phrases_at
from hasila.reader.qualifiers import Qualified
from hasila.reader.said import ReadMark
from hasila.reader.tokens import Token, shift
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("marked")

_ATTACHED = "".join(WRITTEN_ON) + "\u0640"
_LINE_ENDS = str.maketrans("\n\r\t", "   ")
"""A cell may be written over several lines: they are one statement."""
_NEIGHBOURS = 80
"""Code points of neighbouring prose that can hold a qualifier or the rest of a number."""

_NOUNS_BEHIND = 6
"""Tokens behind a mark that can part its number from a qualifier."""
_JOINS = _CLASSES.set("joins")
_PEOPLE = ("person", "group", "group_adjective", "harm", "nation")


@dataclass(frozen=True, slots=True)
class Marked:
    """``words`` from code point ``start`` of the text of ``doc``; tokens ``first`` up to ``last`` are
    marked."""

    doc: Doc
    words: str
    start: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """All the words, marked or not."""
        return self.doc.text

    @property
    def end(self) -> int:
        """The place in the text where the marked words end."""
        return self.start + len(self.words)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all the words."""
        return self.doc.tokens

    @property
    def inside(self) -> Sequence[Token]:
        """The tokens of the marked words."""
        return self.doc.tokens[self.first : self.last]

    @property
    def grammar(self) -> str:
        """The grammar of the language; "" of an unknown one."""
        return self.doc.lexicon.grammar

    @property
    def language(self) -> str:
        """The code of the language."""
        return self.doc.lexicon.language

    @property
    def book(self) -> Phrasebook | None:
        """The words beside a number that the language knows."""
        return phrasebook_of(self.language)

    def keys(self, first: int, last: int | None = None) -> list[str]:
        """The folded words from token ``first`` (not before the first of all) up to ``last`` or the end."""
        return list(self.doc.keys[max(0, first) : last])

    def text_of(self, found: Qualified | Number) -> str:
        """The words of a qualifier or a number."""
        return self.text[found.start : found.end]

    def of(self, found: Match) -> str:
        """The words of an entry."""
        start = self.tokens[found.first].start
        return self.text[start : self.tokens[found.last - 1].end]

    def all_entries(self, kind: str) -> list[Match]:
        """Every entry of a table that begins in the marked words and ends there."""
        entries: list[Match] = []
        for at in range(self.first, self.last):
            entries += (found for found in self.entries_at(at) if found.entry.kind == kind)
        return entries

    def entries_at(self, at: int) -> Iterator[Match]:
        """Every entry that begins with token ``at`` and ends in the marked words."""
        return self.doc.lexicon.at(self.tokens, at, self.last)

    def entries(self, kind: str) -> list[Match]:
        """The entries of a table that the doc has found within the marked words."""
        found = (self.doc.starting_at(kind, at) for at in range(self.first, self.last))
        return [entry for entry in found if entry and entry.last <= self.last]

    def place(self, found: Match) -> tuple[int, int]:
        """The place of an entry in the marked words."""
        start = shift(self.tokens[found.first], found.skip)
        end = self.tokens[found.last - 1].end
        return start - self.start, end - self.start

    def holds(self, found: Qualified) -> bool:
        """True where a qualifier is marked. Letters that Arabic writes on to a word may stand before the
        mark: «بـ[نحو 150]»."""
        left_out = self.text[found.start : self.start].strip(_ATTACHED)
        return not left_out and found.end <= self.end

    def tokens_in(self, found: Qualified) -> tuple[int, int]:
        """The tokens of a qualifier."""
        touched = [i for i in range(self.first, self.last) if self._overlaps(i, found)]
        return touched[0], touched[-1] + 1

    def _overlaps(self, i: int, found: Qualified) -> bool:
        token = self.tokens[i]
        return token.end > found.start and token.start < found.end

    def qualifiers(self, count: Number) -> Iterator[Qualified]:
        """The qualifiers of a number: those that touch it, then those behind its noun in the mark or right
        after it."""
        before = qualifiers.before(self.doc, count.first)
        if before:
            yield before
        touching = qualifiers.after(self.doc, count.last)
        if touching:
            yield touching
        else:
            yield from self._behind(count)
        split = None if before else qualifiers.split(self.doc, count.first)
        if split:
            yield split

    def _behind(self, count: Number) -> Iterator[Qualified]:
        for at in range(count.last + 1, self.last + 1):
            found = qualifiers.after(self.doc, at)
            if found:
                yield found
                return
        yield from self._behind_the_noun(count)

    def _behind_the_noun(self, count: Number) -> Iterator[Qualified]:
        """A qualifier behind nouns that are left outside the mark.

        "[12] people or more", «[12] قتيلاً من المدنيين على الأقل».
        """
        end = max([self.last, *self.ends_of_phrases(count)])
        for place in range(end, min(end + _NOUNS_BEHIND, len(self.tokens))):
            found = qualifiers.after(self.doc, place)
            if found and not self._of_another(found):
                yield found
                return
            if not self._is_noun(place):
                return

    def ends_of_phrases(self, count: Number) -> list[int]:
        """The token after the noun of the number, if it has one."""
        return [phrase.last for phrase in phrases_at(self.doc, count.first)]

    def _of_another(self, found: Qualified) -> bool:
        """True where a number follows the qualifier: "12 soldiers and at least 15 officers"."""
        following = bisect_left(self.tokens, found.end, key=_start_of)
        return qualifiers.number_follows(self.doc, following)

    def _is_noun(self, at: int) -> bool:
        """True where token ``at`` goes on naming who is counted."""
        if self.doc.key(at) in _JOINS:
            return True
        if self.tokens[at].kind != "w":
            return False
        entries = self.doc.lexicon.at(self.tokens, at)
        return any(found.entry.kind in _PEOPLE for found in entries)

    def said(
        self,
        count: Number,
        number: int,
        qualifier: str,
        interval: Interval,
        why: tuple[str, ...],
        outside: str = "",
    ) -> ReadMark:
        """The reading of the mark, with the place of its number."""
        start, end = count.start - self.start, count.end - self.start
        return ReadMark(number, interval, qualifier, start, end, count.form, why, outside)


def marked_of(words: str, language: str, before: str, after: str) -> Marked:
    """The mark of ``words`` between the prose before and after it, of which so much is kept as can touch
    it."""
    left, right = before[-_NEIGHBOURS:], after[:_NEIGHBOURS]
    words = words.translate(_LINE_ENDS)
    doc = doc_of(left + words + right, language)
    start = len(left)
    return marked_in(doc, start, start + len(words))


def marked_in(doc: Doc, start: int, end: int) -> Marked:
    """The mark of the words from code point ``start`` to ``end`` of the text of ``doc``."""
    first = bisect_right(doc.tokens, start, key=_end_of)
    last = bisect_left(doc.tokens, end, key=_start_of)
    return Marked(doc, doc.text[start:end], start, first, last)


def _start_of(token: Token) -> int:
    return token.start


def _end_of(token: Token) -> int:
    return token.end
