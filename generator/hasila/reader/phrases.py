"""The numbers of a text with what they count: the noun right after, a dual, or one person without a
number."""

from __future__ import annotations

from functools import lru_cache

from hasila.reader import qualifiers
from hasila.reader.arabic_phrases import DUAL_VERBS, arabic_phrase, arabic_unnumbered
from hasila.reader.counts import counts_of
from hasila.reader.doc import Doc
from hasila.reader.english_phrases import english_phrase, english_unnumbered
from hasila.reader.number_phrase import NumberPhrase

__all__ = ["DUAL_VERBS", "NumberPhrase", "phrases_of", "qualifier_of"]


@lru_cache(maxsize=1)
def phrases_of(doc: Doc) -> tuple[NumberPhrase, ...]:
    """Every number of the text with its noun, and the ones and twos without a number, in their order.

    A mark asks for those of its sentence up to four times in a row; the last are remembered.
    """
    phrase_of = arabic_phrase if doc.arabic else english_phrase
    unnumbered = arabic_unnumbered if doc.arabic else english_unnumbered
    counts = counts_of(doc.tokens, doc.lexicon)
    counted = _without_overlap([_unbracketed(doc, phrase_of(doc, count)) for count in counts])
    taken: set[int] = set()
    for phrase in counted:
        taken.update(range(phrase.first, phrase.last))
    phrases = [*counted, *unnumbered(doc, taken)]
    return tuple(sorted(phrases, key=lambda phrase: phrase.start))


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
    before = None if phrase.joined else qualifiers.before(doc, phrase.first)
    if before:
        return before
    after = qualifiers.after(doc, phrase.number.last) or qualifiers.after(doc, phrase.last)
    return after or qualifiers.split(doc, phrase.first)
