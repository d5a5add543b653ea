"""What the reader left unread and may be a figure: numbers, and single people whom a harm stands beside."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.reader import Doc, Numeral, doc_of, numerals
from hasila.reader.lexicon import Match
from hasila.reader.phrases import phrases_of

_PERHAPS = ("date", "not harmed")
"""Reasons of numbers that are none; they are doubted where a harm stands right behind."""
_REACH = 5
"""Words from a number, or from a person, to the harm that befell them."""
_OBJECT = 3
"""Words from a verb of harm past its subject to the person whom it befell."""
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stray:
    """Words from code point ``start`` to ``end`` that may state a figure."""

    start: int
    end: int
    text: str


def strays(text: str, language: str, read: Spans) -> tuple[Stray, ...]:
    """The words of ``text`` that may state a figure, outside the spans that were ``read``, in order."""
    doc = doc_of(text, language)
    found = list(_numbers(doc, language, read))
    found += _people(doc, read)
    single: list[Stray] = []
    for stray in sorted(found, key=_place):
        if not single or single[-1].end <= stray.start:
            single.append(stray)
    return tuple(single)


def _place(stray: Stray) -> int:
    return stray.start


def _is_read(read: Spans, start: int, end: int) -> bool:
    return any(first < end and start < last for first, last in read)


def _numbers(doc: Doc, language: str, read: Spans) -> Iterator[Stray]:
    for number in numerals(doc.text, language):
        if _is_read(read, number.start, number.end):
            continue
        if number.kind == "tally" or _is_harmed(doc, number, read):
            yield Stray(number.start, number.end, number.text)


def _is_harmed(doc: Doc, number: Numeral, read: Spans) -> bool:
    """True of people said not to be harmed, and of a day in words, with a harm of their own right behind."""
    if number.kind not in _PERHAPS or number.kind == "date" and number.text[-1].isdigit():
        return False
    for at, token in enumerate(doc.tokens):
        if token.start >= number.end:
            return _harm_behind(doc, at, read) is not None
    return False


def _harm_behind(doc: Doc, at: int, read: Spans) -> Match | None:
    """The first harm of the clause from token ``at`` on, where it takes no figure that was read."""
    for place in _forward(doc, at, _REACH):
        if doc.pause(place) or doc.number_at(place):
            return None
        harm = doc.harms.get(place)
        if harm:
            return None if _takes_figure(doc, harm, read) else harm
    return None


def _forward(doc: Doc, at: int, reach: int) -> range:
    """The tokens of the sentence from ``at`` on; none behind the last token of the text."""
    return doc.forward(at, reach) if at < len(doc.tokens) else range(0)


def _takes_figure(doc: Doc, harm: Match, read: Spans) -> bool:
    """True where a figure that was read follows the harm in its clause."""
    for place in _forward(doc, harm.last, _REACH):
        token = doc.tokens[place]
        if _is_read(read, token.start, token.end):
            return True
        if doc.pause(place):
            return False
    return False


def _people(doc: Doc, read: Spans) -> Iterator[Stray]:
    """People without a number beside whom a harm stands that takes no figure."""
    if not doc.arabic and not doc.english:
        return
    yield from _known_people(doc, read)
    for harm in doc.harms.values() if doc.arabic else ():
        found = None if _takes_figure(doc, harm, read) else _object_of(doc, harm)
        if found and not _is_read(read, found.start, found.end):
            yield found


def _known_people(doc: Doc, read: Spans) -> Iterator[Stray]:
    """A person whom the reader knows ("a nurse"), with the harm behind the noun."""
    for phrase in phrases_of(doc):
        if not phrase.uncounted or phrase.measure or _is_read(read, phrase.start, phrase.end):
            continue
        harm = _harm_behind(doc, phrase.last, read)
        if harm and phrase.first not in doc.harms:
            yield _stray(doc, phrase.first, harm.last)


def _stray(doc: Doc, first: int, last: int) -> Stray:
    """The tokens from ``first`` up to ``last`` as a stray."""
    start, end = doc.tokens[first].start, doc.tokens[last - 1].end
    return Stray(start, end, doc.text[start:end])


def _object_of(doc: Doc, harm: Match) -> Stray | None:
    """The person behind an Arabic verb of harm and its subject: «وأوقفت الشرطة السائق»."""
    for place in _forward(doc, harm.last, _OBJECT):
        if doc.pause(place) or doc.number_at(place) or place in doc.harms:
            return None
        person = doc.starting_at("person", place)
        if person:
            return None if person.entry.measure else _stray(doc, harm.first, person.last)
    return None
