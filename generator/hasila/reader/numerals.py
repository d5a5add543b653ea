"""Every number of a text with what it is: one that may be a tally, or the reason why it is none."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.reader.doc import Doc, doc_of
from hasila.reader.not_counts import kind_of
from hasila.reader.phrases import NumberPhrase, phrases_of


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


def numerals(text: str, language: str) -> tuple[Numeral, ...]:
    """The numbers of ``text`` in order; of an unknown language those in digits, all of them ``tally``."""
    doc = doc_of(text, language)
    written = (phrase for phrase in phrases_of(doc) if phrase.number.first < phrase.number.last)
    return tuple(_numeral(doc, phrase) for phrase in written)


def _numeral(doc: Doc, phrase: NumberPhrase) -> Numeral:
    count, kind = phrase.number, kind_of(doc, phrase)
    text = doc.text[count.start : count.end]
    return Numeral(count.start, count.end, text, count.low, kind)
