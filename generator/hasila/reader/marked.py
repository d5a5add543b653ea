"""The words of a mark and the prose around them, as one text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from hasila.model.interval import Interval
from hasila.reader import qualifiers
from hasila.reader.counts import Number
from hasila.reader.doc import Doc, doc_of
from hasila.reader.lexicon import Match
from hasila.reader.phrases import phrases_of
from hasila.reader.qualifiers import Qualified
from hasila.reader.said import ReadMark
from hasila.reader.tokens import Token, shift

_ATTACHED = "وفبلك\u0640"
_LINE_ENDS = str.maketrans("\n\r\t", "   ")
"""A cell may be written over several lines: they are one statement."""
_NEIGHBOURS = 80
"""Code points of neighbouring prose that can hold a qualifier or the rest of a number."""

_NOUNS_BEHIND = 6
"""Tokens behind a mark that can part its number from a qualifier."""
_JOINS = frozenset(("of", "the", "and", "or", "من", "و", "او"))
_PEOPLE = ("person", "group", "group_adjective", "harm", "nation")


@dataclass(frozen=True, slots=True)
class Marked:
    """``words`` from code point ``start`` of the text of ``scene``; tokens ``first`` up to ``last`` are marked."""

    scene: Doc
    words: str
    start: int
    first: int
    last: int

    @property
    def text(self) -> str:
        """All the words, marked or not."""
        return self.scene.text

    @property
    def end(self) -> int:
        """Where the marked words end in the text."""
        return self.start + len(self.words)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of all the words."""
        return self.scene.tokens

    @property
    def inside(self) -> Sequence[Token]:
        """The tokens of the marked words."""
        return self.scene.tokens[self.first : self.last]

    def of(self, found: Match) -> str:
        """The words of an entry."""
        return self.text[self.tokens[found.first].start : self.tokens[found.last - 1].end]

    def all_entries(self, kind: str) -> list[Match]:
        """Every entry of a table that begins in the marked words and ends there."""
        marked = self.tokens[: self.last]
        found = (entry for at in range(self.first, self.last) for entry in self.scene.lexicon.at(marked, at))
        return [entry for entry in found if entry.sense.kind == kind]

    def entries(self, kind: str) -> list[Match]:
        """The entries of a table that the scene has found within the marked words."""
        begins = self.scene.begins[kind]
        found = (begins[at] for at in range(self.first, self.last) if at in begins)
        return [entry for entry in found if entry.last <= self.last]

    def place(self, found: Match) -> tuple[int, int]:
        """Where an entry stands in the marked words."""
        start = shift(self.tokens[found.first], found.skip)
        return start - self.start, self.tokens[found.last - 1].end - self.start

    def holds(self, found: Qualified) -> bool:
        """Whether a qualifier is marked. Letters that Arabic writes on to a word may stand before the mark: «بـ[نحو 150]»."""
        left_out = self.text[found.start : self.start].strip(_ATTACHED)
        return not left_out and found.end <= self.end

    def tokens_in(self, found: Qualified) -> tuple[int, int]:
        """The tokens of a qualifier."""
        first = next(i for i in range(self.first, self.last) if self.tokens[i].end > found.start)
        last = max(i for i in range(first, self.last) if self.tokens[i].start < found.end) + 1
        return first, last

    def qualifiers(self, count: Number) -> Iterator[Qualified]:
        """The qualifiers of a number: those that touch it, then those behind its noun in the mark or right after it."""
        before = qualifiers.before(self.scene, count.first)
        touching = qualifiers.after(self.scene, count.last)
        yield from (found for found in (before, touching) if found)
        if not touching:
            yield from self._behind(count)
        split = qualifiers.split(self.scene, count.first)
        if split and not before:
            yield split

    def _behind(self, count: Number) -> Iterator[Qualified]:
        for at in range(count.last + 1, self.last + 1):
            found = qualifiers.after(self.scene, at)
            if found:
                yield found
                return
        yield from self._behind_the_noun(count)

    def _behind_the_noun(self, count: Number) -> Iterator[Qualified]:
        """ "[12] people or more", «[12] قتيلاً من المدنيين على الأقل»: nouns and a qualifier are left outside the mark."""
        ends = (phrase.last for phrase in phrases_of(self.scene) if phrase.count.first == count.first)
        at = max(self.last, next(ends, self.last))
        for place in range(at, min(at + _NOUNS_BEHIND, len(self.tokens))):
            found = qualifiers.after(self.scene, place)
            if found and not self._of_another(found):
                yield found
                return
            if not self._is_noun(place):
                return

    def _of_another(self, found: Qualified) -> bool:
        """Whether a number follows the qualifier: "12 soldiers and at least 15 officers"."""
        following = next(
            (at for at, token in enumerate(self.tokens) if token.start >= found.end), len(self.tokens)
        )
        return qualifiers.number_follows(self.scene, following)

    def _is_noun(self, at: int) -> bool:
        """Whether token ``at`` goes on telling who is counted."""
        if self.scene.key(at) in _JOINS:
            return True
        entries = self.scene.lexicon.at(self.tokens, at)
        return self.tokens[at].kind == "w" and any(entry.sense.kind in _PEOPLE for entry in entries)

    def said(
        self,
        count: Number,
        number: int,
        qualifier: str,
        interval: Interval,
        why: tuple[str, ...],
        outside: str = "",
    ) -> ReadMark:
        """What the mark states, with the place of its number."""
        start, end = count.start - self.start, count.end - self.start
        return ReadMark(number, interval, qualifier, start, end, count.form, why, outside)


def marked_of(words: str, language: str, before: str, after: str) -> Marked:
    """The mark of ``words`` between the prose before and after it, of which so much is kept as can touch it."""
    left, right = before[-_NEIGHBOURS:], after[:_NEIGHBOURS]
    words = words.translate(_LINE_ENDS)
    scene = doc_of(left + words + right, language)
    first = sum(token.end <= len(left) for token in scene.tokens)
    last = sum(token.start < len(left) + len(words) for token in scene.tokens)
    return Marked(scene, words, len(left), first, last)
