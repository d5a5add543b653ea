"""What the reader left unread and may be a figure: numbers, and single people whom a harm stands beside."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from operator import attrgetter

from hasila.ingest.drafting.stray_cells import block_around, is_cell, opens_item
from hasila.ingest.drafting.weak_words import words_of
from hasila.model.data_class import dataclass
from hasila.reader import Doc, Numeral, doc_of, numerals
from hasila.reader.digits import YEARS
from hasila.reader.lexicon import Match
from hasila.reader.particles import WAW
from hasila.reader.phrases import phrases_of

_PERHAPS = ("date", "not harmed", "rate")
"""Reasons of numbers that are none; they are doubted where a harm stands right beside."""
_REACH = 5
"""Words from a number, or from a person, to the harm that befell them."""
_NEAR = 12
"""Words from a person to a word by which someone is harmed, in any order."""
_RIGHT_BEFORE = 6
"""Words from a harm to people said not to be harmed, whom it befell: "was lost with six of those aboard"."""
_OBJECT = 3
"""Words from a verb of harm past its subject to the person whom it befell."""
Spans = Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Stray:
    """Words from code point ``start`` to ``end`` that may state a figure."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class _Unread:
    """A text, the tokens that a figure was read from, and those that say that someone was harmed."""

    doc: Doc
    read: frozenset[int]
    harmed: frozenset[int]

    def takes_figure(self, at: int) -> bool:
        """True where a figure that was read follows token ``at`` in its clause."""
        for place in _forward(self.doc, at + 1, _REACH):
            if place in self.read:
                return True
            if self._parts(place):
                return False
        return False

    def _parts(self, place: int) -> bool:
        return self.doc.pause(place) or words_of("joining").has(self.doc.key(place))

    def stray(self, first: int, last: int) -> Stray:
        """The tokens from ``first`` up to ``last``."""
        start, end = self.doc.tokens[first].start, self.doc.tokens[last - 1].end
        return Stray(start, end, self.doc.text[start:end])


def strays(text: str, language: str, read: Spans) -> tuple[Stray, ...]:
    """The words of ``text`` that may state a figure, outside the spans that were ``read``, in order."""
    unread = _unread(doc_of(text, language), read)
    found = [*_numbers(unread, language), *_people(unread)]
    single: list[Stray] = []
    for stray in sorted(found, key=_place):
        if not single or single[-1].end <= stray.start:
            single.append(stray)
    return tuple(single)


def _unread(doc: Doc, read: Spans) -> _Unread:
    known = words_of("harmed")
    harmed = {at for at, key in enumerate(doc.keys) if known.has(key)}
    covered = {at for first, last in read for at in _covered(doc, first, last)}
    return _Unread(doc, frozenset(covered), frozenset(harmed | doc.harms.keys()))


def _covered(doc: Doc, start: int, end: int) -> range:
    """The tokens that share a code point with the stretch of the text."""
    first = bisect_right(doc.tokens, start, key=_end)
    return range(first, max(first, bisect_left(doc.tokens, end, key=_start)))


_start, _end = attrgetter("start"), attrgetter("end")


def _place(stray: Stray) -> tuple[int, int]:
    """Where it stands; of two that begin together the longer one comes first."""
    return stray.start, -stray.end


# Numbers


def _numbers(unread: _Unread, language: str) -> Iterator[Stray]:
    for number in numerals(unread.doc.text, language):
        own = _covered(unread.doc, number.start, number.end)
        if unread.read.isdisjoint(own) and _may_count(unread, number, own):
            yield Stray(number.start, number.end, number.text)


def _may_count(unread: _Unread, number: Numeral, own: range) -> bool:
    first, last = own.start, own.stop
    if number.kind in _OF_CELL and is_cell(unread.doc.text, number.start, number.end):
        return _is_of_table_of_people(unread, number)
    if _is_share(unread.doc, first, last):
        return False
    if number.kind == "tally" and _is_item(unread, number) or _is_rest(unread, number, first):
        return True
    if number.kind == "tally":
        return not _names_thing(unread.doc, number, own) and _has_people(unread, first, last)
    if number.kind not in _PERHAPS or number.kind == "date" and number.text[-1].isdigit():
        return False
    return _harm_behind(unread, last) or number.kind != "date" and _harm_right_before(unread, first)


def _is_share(doc: Doc, first: int, last: int) -> bool:
    """True of both numbers of "one in ten"."""
    known = words_of("in")
    counted = doc.number_at(first - 2) or words_of("article").has(doc.key(first - 2))
    if counted and known.has(doc.key(first - 1)):
        return True
    counts = doc.number_at(last + 1) and not words_of("article").has(doc.key(last + 1))
    return bool(counts and known.has(doc.key(last)))


_OF_CELL = ("tally", "hotline", "rate", "name", "not harmed")
"""What a number alone in a cell may be taken for by the words around it, which are other cells."""


def _is_of_table_of_people(unread: _Unread, number: Numeral) -> bool:
    """True where the lines around the number, or the one before them, tell of people or of a harm."""
    doc = unread.doc
    around = _covered(doc, *block_around(doc.text, number.start))
    told = any(doc.any_at(("person", "group"), at) for at in around)
    return bool(number.number) and (told or not unread.harmed.isdisjoint(around))


def _is_item(unread: _Unread, number: Numeral) -> bool:
    """True of a number that opens an item of a list and does not number it."""
    text = unread.doc.text
    numbers = text[number.end : number.end + 1] in _NUMBERING
    return bool(number.number) and not numbers and opens_item(text, number.start)


def _is_rest(unread: _Unread, number: Numeral, first: int) -> bool:
    """True of "the remaining 109", where a figure was read close before, and of those who "were left"."""
    doc = unread.doc
    told = words_of("rest").has(doc.key(first - 1)) and number.kind == "tally"
    if not told and number.kind != "not harmed":
        return False
    return not unread.read.isdisjoint(range(max(0, first - _NEAR), first))


def _names_thing(doc: Doc, number: Numeral, own: range) -> bool:
    """True of a number that names its line or a thing, or is a year: "1.", "Note 3", "Tue 5"; and of none."""
    if not number.number or number.text.isdigit() and number.number in YEARS:
        return True
    if own.start in (0, doc.opens[own.start]) and doc.key(own.stop) in _NUMBERING:
        return True
    return words_of("numbered").has(doc.key(own.start - 1))


_NUMBERING = (".", ")", "/", "-", "–")


def _has_people(unread: _Unread, first: int, last: int) -> bool:
    """True of a number with a noun of people, one of those told of, one of a row of a table, and one near
    words that say who was harmed."""
    doc = unread.doc
    if doc.any_at(("person", "group", "part_after"), last) or words_of("of").has(doc.key(last)):
        return True
    if doc.key(first - 1) in _ROW or doc.key(first) == "(":
        return True
    if doc.pause(last) or doc.key(last) in _ENDING:
        sentence = range(doc.opens[first], max(doc.closes[first], last))
        return _is_of_list(doc, first) or not unread.harmed.isdisjoint(sentence)
    return _goes_on(unread, first, last) or _is_beside_harm(unread, first, last)


_ROW = (":", "|")
_ENDING = ("", ";", "؛", ".", "\n")


def _is_of_list(doc: Doc, first: int) -> bool:
    """True of a number below its label, and of one close behind another: "Aleppo 52; Latakia 31"."""
    if doc.key(first - 1) == "\n":
        return doc.key(first - 2) in _ROW
    near = range(max(0, first - _REACH), first)
    ended = any(doc.key(at) in _STOPS for at in near)
    return not ended and any(doc.number_at(at) for at in near)


_STOPS = (".", "\n")


def _goes_on(unread: _Unread, first: int, last: int) -> bool:
    """True of a number close behind a figure of its sentence, and of one whose own words are a harm."""
    before = range(max(unread.doc.opens[first], first - _REACH), first)
    return not unread.read.isdisjoint(before) or not unread.harmed.isdisjoint((last, last + 1))


def _harm_right_before(unread: _Unread, first: int) -> bool:
    """True where a harm stands right before the number, and no figure between them."""
    for place in unread.doc.backward(first, _RIGHT_BEFORE):
        if unread.doc.pause(place) or place in unread.read:
            return False
        if place in unread.harmed:
            return True
    return False


def _harm_behind(unread: _Unread, at: int) -> bool:
    """True where a harm of the clause follows token ``at`` that takes no figure that was read."""
    for place in _forward(unread.doc, at, _REACH):
        if unread.doc.pause(place) or unread.doc.number_at(place):
            return False
        if place in unread.harmed:
            return not unread.takes_figure(place)
    return False


def _forward(doc: Doc, at: int, reach: int) -> range:
    """The tokens of the sentence from ``at`` on; none behind the last token of the text."""
    return doc.forward(at, reach) if at < len(doc.tokens) else range(0)


# People


def _people(unread: _Unread) -> Iterator[Stray]:
    """People without a number beside whom a harm stands that takes no figure."""
    doc = unread.doc
    for first, last in _persons(doc):
        known = not unread.read.isdisjoint(range(first, last)) or first in doc.harms
        if not known and not _speaks(doc, first, last) and _may_be_harmed(unread, first, last):
            yield unread.stray(first, last)
    for first, last in _ones_told_of(doc):
        if unread.read.isdisjoint(range(first, last)) and _may_be_harmed(unread, first, last):
            yield unread.stray(first, last)
    for harm in doc.harms.values() if doc.arabic else ():
        found = _object_of(unread, harm)
        if found:
            yield found


def _persons(doc: Doc) -> Iterator[tuple[int, int]]:
    """The tokens of each noun of one person."""
    for phrase in phrases_of(doc) if doc.arabic or doc.english else ():
        counts = phrase.uncounted and phrase.person and not phrase.measure
        if counts and not words_of("no_person").has(doc.key(phrase.first)):
            yield phrase.first, phrase.last
    for at, person in doc.begins["person"].items() if doc.english else ():
        opening = _opening(doc, at, person) if _is_one(person) else None
        if opening is not None:
            yield opening, person.last


def _ones_told_of(doc: Doc) -> Iterator[tuple[int, int]]:
    """The tokens of each one of some told of: «أحدهم», «أحد الجرحى»; and of two: "both", "the couple"."""
    for at, key in enumerate(doc.keys):
        if words_of("one_of_them").has(key):
            yield at, at + 1
        elif doc.arabic and words_of("one_of").has(key) and _is_definite_people(doc, at + 1):
            yield at, at + 2


def _is_definite_people(doc: Doc, at: int) -> bool:
    key = doc.key(at)
    return words_of("definite").has(key) and (at in doc.harms or doc.any_at(("person", "group"), at))


def _is_one(person: Match) -> bool:
    """True of a noun of one person that says no harm."""
    return person.entry.form == "singular" and not person.entry.measure


def _opening(doc: Doc, at: int, person: Match) -> int | None:
    """The article of the noun, or the noun itself where what is said in short begins with it; None of a word
    that is no noun."""
    if words_of("no_person").has(doc.key(at)) or doc.any_at(_NOUNS, person.last):
        return None
    for place in doc.backward(at, _MODIFIED):
        if words_of("article").has(doc.key(place)):
            return place
    begins = doc.opens[at] == at or doc.pause(at - 1) or words_of("joining").has(doc.key(at - 1))
    return at if begins else None


_NOUNS = ("thing", "person", "group")
_MODIFIED = 3
"""Words from an article to its noun."""


def _speaks(doc: Doc, first: int, last: int) -> bool:
    """True of the spokesman of "a spokesman said", "said a spokesman"."""
    reach = _SPEAKS_ENGLISH if doc.english else 1
    behind = range(last, last + reach + 1)
    before = range(first - reach + 1, first + 1)
    if any(doc.starting_at("speech", place) for place in behind):
        return True
    return any(doc.ending_at("speech", place) for place in before)


_SPEAKS_ENGLISH = 2
"""Words between a person and what he does: "the surgeon on duty said", "said the mayor"."""


def _may_be_harmed(unread: _Unread, first: int, last: int) -> bool:
    return _is_listed(unread, first) or _is_beside_harm(unread, first, last)


def _is_beside_harm(unread: _Unread, first: int, last: int) -> bool:
    """True where a word of harm stands near in the sentence, and no figure between; one behind that takes no
    figure."""
    for place in _forward(unread.doc, last, _NEAR):
        if place in unread.read:
            break
        if place in unread.harmed and not unread.takes_figure(place):
            return True
    for place in unread.doc.backward(first, _NEAR):
        if place in unread.read:
            return False
        if place in unread.harmed:
            return True
    return False


def _is_listed(unread: _Unread, first: int) -> bool:
    """True of a person joined to a figure right before ("two operators and an apprentice"), and of one who is
    said to be among them."""
    doc = unread.doc
    if any(words_of("among").has(doc.key(place)) for place in (first + 1, first + 2)):
        return True
    if words_of("were").has(doc.key(first - 1)):
        return not unread.read.isdisjoint(range(max(doc.opens[first], first - _REACH), first))
    near = range(max(0, first - _MODIFIED), first)
    joined = any(words_of("joining").has(doc.key(place)) for place in near) or doc.key(first).startswith(WAW)
    return joined and not unread.read.isdisjoint(near)


def _object_of(unread: _Unread, harm: Match) -> Stray | None:
    """The person behind an Arabic verb of harm and its subject: «وأوقفت الشرطة السائق»."""
    doc = unread.doc
    for place in _forward(doc, harm.last, _OBJECT):
        if doc.pause(place) or doc.number_at(place) or place in doc.harms or place in unread.read:
            return None
        person = doc.starting_at("person", place)
        if person:
            return unread.stray(harm.first, person.last) if _is_one(person) else None
    return None
