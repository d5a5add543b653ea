"""None, said in words: "no deaths", "no one was killed", «دون وفيات», «لم يُقتل أحد» are exactly 0."""

from __future__ import annotations

from dataclasses import dataclass, field

from hasila.model.interval import exactly
from hasila.reader.coverage import KNOWN
from hasila.reader.marked import Marked
from hasila.reader.phrasebook import Denials, Phrases, phrasebook_of
from hasila.reader.said import ReadMark


@dataclass(slots=True)
class _Words:
    """What the walk over the words of a denial has met so far."""

    negators: list[str] = field(default_factory=list)
    objects: int = 0
    anyone: bool = False
    needs_any: bool = False


_ANY = frozenset(("الي",))
"""«إلى» begins with the letters of the article."""


def denial(mark: Marked, nouns: Phrases) -> ReadMark | None:
    """Zero, where every word of the mark belongs to one denial of people or harms; ``None`` where it does not.

    "no survivors" denies the rescue and not the harm, "no fewer than 5" and "no data" deny nothing: all are ``None``.
    """
    book = phrasebook_of(mark.scene.lexicon.language)
    if book is None or not mark.inside or any(token.kind == "d" for token in mark.inside):
        return None
    words = _walk(mark, book.denials, nouns) if _begins(mark, book.denials) else None
    if words is None or not _is_whole(words):
        return None
    length = len(mark.words.rstrip())
    why = (f"none: {' … '.join(words.negators)}",)
    return ReadMark(0, exactly(0), "exact", 0, length, "zero", why)


def _begins(mark: Marked, denials: Denials) -> bool:
    """Whether the mark begins with a denial, or with a label before one ("Deaths: none"); "a child not killed" does not."""
    keys = [token.key for token in mark.inside]
    start = keys.index(":") + 1 if ":" in keys else denials.leads.length_at(keys, 0)
    return start < len(keys) and denials.negators.length_at(keys, start) > 0


def _is_whole(words: _Words) -> bool:
    kinds = {negator.removeprefix("و") for negator in words.negators}
    one = len(kinds) == 1 or kinds <= {"no", "nor", "neither", "or"}
    return bool(words.negators) and one and words.objects > 0 and (words.anyone or not words.needs_any)


def _walk(mark: Marked, denials: Denials, nouns: Phrases) -> _Words | None:
    words = _Words()
    lead = denials.leads.length_at([token.key for token in mark.inside], 0)
    at = mark.first + lead
    while at < mark.last:
        length = _step(mark, at, denials, nouns, words)
        if not length:
            return None
        at += length
    return words


def _step(mark: Marked, at: int, denials: Denials, nouns: Phrases, words: _Words) -> int:
    """How many words are understood from token ``at`` on, which ``words`` take up; 0 where one is not."""
    keys = [token.key for token in mark.tokens[at : mark.last]]
    if denials.alive.length_at(keys, 0) or denials.others.length_at(keys, 0):
        return 0
    if mark.tokens[at].kind == "p":
        return 1 if keys[0] in (",", "،", ":", ".", "\n", "-") else 0
    negator = denials.negators.length_at(keys, 0)
    if negator and not (words.negators and negator == 1 and keys[0] in ("or", "او")):
        return _negator(mark, at, negator, denials, words)
    return _other(mark, at, keys, denials, nouns, words)


def _negator(mark: Marked, at: int, length: int, denials: Denials, words: _Words) -> int:
    keys = tuple(token.key for token in mark.tokens[at : at + length])
    following = mark.scene.key(at + length) if at + length < mark.last else ""
    if following.startswith("ال") and following not in _ANY:
        return 0  # «دون الأطفال»: without the children, who are told of
    words.negators.append(" ".join(keys))
    words.objects += keys in denials.alone
    words.needs_any |= keys in denials.needs_any
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
    """The longest entry of people or harms that begins with the token; none where it tells of those who live."""
    entries = (
        entry for entry in mark.scene.lexicon.at(mark.tokens[: mark.last], at) if entry.sense.kind in KNOWN
    )
    return max((entry.last - at for entry in entries if entry.sense.what != "rescued"), default=0)
