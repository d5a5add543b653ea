"""The numbers of a text with what they count: the noun right after, a dual, or one person without a
number."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from hasila.reader import qualifiers
from hasila.reader.arabic_phrases import DUAL_VERBS, arabic_phrase, arabic_unnumbered
from hasila.reader.counts import Number, counts_of, has_short_scale
from hasila.reader.doc import Doc
from hasila.reader.english_phrases import english_phrase, english_unnumbered
from hasila.reader.number_bounds import between_bounds
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.number_runs import runs_told_apart
from hasila.reader.word_classes import word_classes

__all__ = ["DUAL_VERBS", "NumberPhrase", "phrases_of", "qualifier_of"]


@lru_cache(maxsize=1)
def numbers_in(doc: Doc) -> tuple[Number, ...]:
    """The numbers of the text as prose states them, in order; those of the last text are remembered."""
    return counts_of(doc.tokens, doc.lexicon)


@lru_cache(maxsize=1)
def shortened_numbers_in(doc: Doc) -> tuple[Number, ...]:
    """The numbers of the text as marks state them, where "12k" is 12,000; see :func:`.counts.counts_of`."""
    shortens = any(has_short_scale(doc.lexicon, key) for key in doc.keys)
    return counts_of(doc.tokens, doc.lexicon, short=True) if shortens else numbers_in(doc)


@lru_cache(maxsize=1)
def phrases_of(doc: Doc) -> tuple[NumberPhrase, ...]:
    """Every number of the text with its noun, and the ones and twos without a number, in their order.

    Each mark of a line asks for those of the line; the last are remembered.
    """
    phrase_of = arabic_phrase if doc.arabic else english_phrase
    unnumbered = arabic_unnumbered if doc.arabic else english_unnumbered
    numbers = between_bounds(doc, list(runs_told_apart(doc, numbers_in(doc))))
    counted = _without_overlap([_unbracketed(doc, phrase_of(doc, number)) for number in numbers])
    taken: set[int] = set()
    for phrase in counted:
        taken.update(range(phrase.first, phrase.last))
    phrases = [*counted, *unnumbered(doc, taken)]
    return tuple(sorted(phrases, key=_start_of))


@lru_cache(maxsize=1)
def _phrases_by_token(doc: Doc) -> dict[int, list[NumberPhrase]]:
    by_token: dict[int, list[NumberPhrase]] = {}
    for phrase in phrases_of(doc):
        by_token.setdefault(phrase.number.first, []).append(phrase)
    return by_token


def phrases_at(doc: Doc, token: int) -> Sequence[NumberPhrase]:
    """The phrases whose number begins with that token."""
    return _phrases_by_token(doc).get(token, ())


def phrases_between(doc: Doc, start: int, end: int) -> Sequence[NumberPhrase]:
    """The phrases that begin from code point ``start`` up to ``end``."""
    phrases = phrases_of(doc)
    first = bisect_left(phrases, start, key=_start_of)
    last = bisect_left(phrases, end, key=_start_of)
    return phrases[first:last]


def told_of_between(doc: Doc, first: int, phrase: NumberPhrase) -> NumberPhrase | None:
    """The last people with a number who are named from token ``first`` up to the phrase, on its line."""
    start = doc.tokens[first].start if first < len(doc.tokens) else phrase.start
    for other in reversed(phrases_between(doc, start, phrase.start)):
        if other.person and not other.uncounted:
            return other if doc.same_line(other.last, phrase.first) else None
    return None


def _start_of(phrase: NumberPhrase) -> int:
    return phrase.start


def _without_overlap(phrases: list[NumberPhrase]) -> list[NumberPhrase]:
    """The phrases without a number that a noun before it has taken: «طفلان اثنان» is one."""
    kept: list[NumberPhrase] = []
    for phrase in phrases:
        if not kept or phrase.first >= kept[-1].last:
            kept.append(phrase)
    return kept


def _unbracketed(doc: Doc, phrase: NumberPhrase) -> NumberPhrase:
    """Of a bracket after a name ("Nyabare (14)") the digits alone are the number."""
    first, last = phrase.number.first, phrase.number.last
    if not phrase.bare or doc.key(first) != "(" or doc.key(last - 1) != ")":
        return phrase
    start = doc.tokens[first + 1].start
    return phrase._replace(start=start, end=doc.tokens[last - 2].end)


def qualifier_of(doc: Doc, phrase: NumberPhrase) -> qualifiers.Qualified | None:
    """The qualifier that touches the phrase: before its number, after the number, or after its noun.

    One before a glued «و» belongs to the member of the list before it.
    """
    first = phrase.first - 1 if doc.key(phrase.first - 1) in _ARTICLES else phrase.first
    before = None if phrase.joined else qualifiers.before(doc, first)
    if before:
        return before
    after = qualifiers.after(doc, phrase.number.last) or qualifiers.after(doc, phrase.last)
    return after or qualifiers.split(doc, first)


_ARTICLES = word_classes("phrases").set("articles")
"""Articles between a qualifier and digits («تخطى ال400», "more than a 100")."""
