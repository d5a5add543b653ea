"""None, said in words: "no deaths", "no one was killed", «دون وفيات», «لم يُقتل أحد» are exactly 0."""

from __future__ import annotations

from dataclasses import field

from hasila.model.data_class import dataclass
from hasila.model.interval import exactly
from hasila.reader.coverage import KNOWN
from hasila.reader.marked import Marked
from hasila.reader.particles import AL, WAW
from hasila.reader.phrasebook import Denials, Keys, Phrases
from hasila.reader.said import ReadMark
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("denial")

_JOINED_NEGATORS = _CLASSES.set("joined_negators")
_OR = _CLASSES.set("or")


@dataclass(slots=True)
class _Words:
    """The words of a denial that a walk over them has met so far."""

    negators: list[str] = field(default_factory=list)
    objects: int = 0
    anyone: bool = False
    needs_any: bool = False

    def take_negator(self, keys: Keys, denials: Denials) -> None:
        """Remember a word such as "no"."""
        self.negators.append(" ".join(keys))
        self.objects += keys in denials.alone
        self.needs_any |= keys in denials.needs_any

    def are_whole(self) -> bool:
        """True where they deny something, and deny it once."""
        if not self.negators or not self.objects:
            return False
        kinds = {negator.removeprefix(WAW) for negator in self.negators}
        group_diagnostics = len(kinds) == 1 or kinds <= _JOINED_NEGATORS
        return group_diagnostics and (self.anyone or not self.needs_any)


_NO_ARTICLE = _CLASSES.set("no_article")
"""«إلى» begins with the letters of the article."""


def denial(mark: Marked, nouns: Phrases) -> ReadMark | None:
    """Zero, where every word of the mark belongs to one denial of people or harms; ``None`` where it does
    not.

    "no survivors" denies the rescue and not the harm, "no fewer than 5" and "no data" deny nothing: all are
    ``None``.
    """
    if mark.book is None or any(token.kind == "d" for token in mark.inside):
        return None
    words = _walk(mark, mark.book.denials, nouns)
    if words is None or not words.are_whole():
        return None
    length = len(mark.words.rstrip())
    negators = " … ".join(words.negators)
    return ReadMark(0, exactly(0), "exact", 0, length, "zero", (f"none: {negators}",))


def _walk(mark: Marked, denials: Denials, nouns: Phrases) -> _Words | None:
    """The words of the mark; None where it begins with no denial, or one of them is not understood."""
    keys = mark.keys(mark.first, mark.last)
    if not keys or not _begins(keys, denials):
        return None
    words = _Words()
    at = mark.first + denials.leads.length_at(keys, 0)
    while at < mark.last:
        length = _step(mark, at, denials, nouns, words)
        if not length:
            return None
        at += length
    return words


def _begins(keys: list[str], denials: Denials) -> bool:
    """True where a denial begins the mark, or a label before one ("Deaths: none"); "a child not killed" does
    not."""
    if ":" in keys:
        label_end = keys.index(":")
        return denials.negators.begin(keys[label_end + 1 :])
    lead = denials.leads.length_at(keys, 0)
    return denials.negators.begin(keys[lead:])


def _step(mark: Marked, at: int, denials: Denials, nouns: Phrases, words: _Words) -> int:
    """The number of words understood from token ``at`` on, which ``words`` take up; 0 where one is not."""
    keys = mark.keys(at, mark.last)
    if denials.alive.begin(keys) or denials.others.begin(keys):
        return 0
    if mark.tokens[at].kind == "p":
        return 1 if keys[0] in (",", "،", ":", ".", "\n", "-") else 0
    negator = denials.negators.length_at(keys, 0)
    is_joint = bool(words.negators) and negator == 1 and keys[0] in _OR
    if negator and not is_joint:
        return _negator(keys, negator, denials, words)
    return _other(mark, at, keys, denials, nouns, words)


def _negator(keys: list[str], length: int, denials: Denials, words: _Words) -> int:
    following = keys[length] if length < len(keys) else ""
    if following.startswith(AL) and following not in _NO_ARTICLE:
        return 0  # «دون الأطفال»: without the children, who are counted
    words.take_negator(tuple(keys[:length]), denials)
    return length


def _other(mark: Marked, at: int, keys: list[str], denials: Denials, nouns: Phrases, words: _Words) -> int:
    anyone = denials.any.length_at(keys, 0)
    thing = max(denials.things.length_at(keys, 0), nouns.length_at(keys, 0))
    known = _known(mark, at)
    words.anyone |= anyone > 0
    words.objects += max(thing, known) > 0
    aside = max(denials.asides.length_at(keys, 0), denials.events.length_at(keys, 0))
    return max(anyone, thing, known, aside)


def _known(mark: Marked, at: int) -> int:
    """The tokens of the longest entry of people or harms that begins with the token; 0 where it is of those
    who live."""
    entries = (found for found in mark.entries_at(at) if found.entry.kind in KNOWN)
    return max((found.last - at for found in entries if found.entry.measure != "rescued"), default=0)
