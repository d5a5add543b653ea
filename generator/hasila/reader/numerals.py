"""Every number of a text with what it is: one that may be a tally, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache

from hasila.model.data_class import dataclass
from hasila.reader.doc import Doc, doc_of
from hasila.reader.lexicon import lexicon_of
from hasila.reader.not_counts import TALLY, kind_of
from hasila.reader.phrases import NumberPhrase, phrases_of
from hasila.reader.tokens import tokens_of
from hasila.reader.uncollected import uncollected


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in digits or words, from code point ``start`` to ``end`` of its text.

    ``number`` is its value (the lower end of a range, the floor of "dozens"; None for decimals and for runs
    too long to be counts). ``kind`` is ``tally`` where nothing speaks against its counting people, else the
    reason: date, time, duration, age, distance, money, percent, road, ordinal, rate, weapon, vehicle,
    building, resolution, denied, not harmed …
    """

    start: int
    end: int
    text: str
    number: int | None
    kind: str


@uncollected
def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers of ``text`` in order; of an unknown language those in digits, all of them ``tally``."""
    doc = doc_of(text, language)
    return tuple(_numeral(doc, phrase) for phrase in _written(doc))


def tallies_in(doc: Doc, is_wanted: Callable[[int, int], bool]) -> Iterator[Numeral]:
    """The numbers of a text that may be a tally, of those whose place (start and end) is wanted."""
    for phrase in _written(doc):
        if is_wanted(phrase.number.start, phrase.number.end) and kind_of(doc, phrase) == TALLY:
            yield _numeral(doc, phrase)


def may_state_numbers(text: str, language: str) -> bool:
    """False of a text in which no number is read, as most lines of a report have none; no word of it is
    looked at twice."""
    return any(_may_state(word, language) for word in text.split())


@lru_cache(1 << 15)
def _may_state(word: str, language: str) -> bool:
    """True where a number may begin in the word (what stands between two spaces)."""
    lexicon = lexicon_of(language)
    return any(token.kind == "d" or lexicon.may_count(token.key) for token in tokens_of(word))


def _written(doc: Doc) -> Iterator[NumberPhrase]:
    """The numbers that have words or digits of their own."""
    return (phrase for phrase in phrases_of(doc) if phrase.number.first < phrase.number.last)


def _numeral(doc: Doc, phrase: NumberPhrase) -> Numeral:
    count, kind = phrase.number, kind_of(doc, phrase)
    text = doc.text[count.start : count.end]
    return Numeral(count.start, count.end, text, count.low, kind)
