"""Numbers of things: vehicles, houses, hours, shares."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.needs import needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, OF, WAW
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("things")

_NUMBER = _CLASSES.word("number", "en")
_COUNT = _CLASSES.word("number", "ar")
_OF_THEM, _THEM = _CLASSES.set("of_them"), _CLASSES.set("them")
_SHARES = _CLASSES.set("shares")
"""Number words that are written as the names of shares."""
_ALIVE = _CLASSES.word("alive")
_FOUND = _CLASSES.words("found")
_FOUND_ON = _CLASSES.word("found_on")


def thing_reason(phrase: NumberPhrase) -> str:
    """The name of the kind of thing that is counted; "" where the noun is none of a thing."""
    if phrase.head is None or phrase.head.entry.kind != "thing":
        return ""
    return phrase.head.entry.name


@needs(words=(_NUMBER, _COUNT, f"{WAW}{_COUNT}"))
def number_of_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قدّر المجلس عدد البيوت المهدمة بـ40», "the number of houses burnt rose to 300"."""
    if not phrase.bare:
        return False
    for at in doc.backward(phrase.first, 8):
        noun = _past_number_of(doc, at)
        if noun:
            return _is_thing(doc, noun)
        if at in doc.breaks:
            return False
    return False


def _past_number_of(doc: Doc, at: int) -> int:
    """The token behind "number of" or «عدد» at token ``at``; 0 where none stands there."""
    if doc.key(at) == _NUMBER and doc.key(at + 1) == OF:
        return at + 2
    count = doc.key(at).removeprefix(WAW) == _COUNT
    return at + 1 if count else 0


@needs("takes_things", grammar="english")
def labelled_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "Vehicles burnt: 5": a thing and a verb that takes things are the label of the number."""
    colon = phrase.first - 1
    if not phrase.bare or doc.key(colon) != ":":
        return False
    verb = doc.ending_at("takes_things", colon)
    thing = doc.ending_at("thing", verb.first) if verb else None
    if thing is None or thing.entry.name not in _LOST or phrase.last in doc.harms:
        return False
    return thing.first == doc.opens[colon] or doc.pause(thing.first - 1)


_LOST = ("vehicle", "building", "animal", "household", "weapon", "area")
"""Kinds of things that are burnt, lost, seized or abandoned."""


def _is_thing(doc: Doc, i: int) -> bool:
    """True where a thing, and no person or harm, begins with token ``i``."""
    thing = doc.starting_at("thing", i)
    if thing is None or thing.prefix not in ("", AL):
        return False
    return i not in doc.harms and doc.starting_at("person", i) is None


@needs(words=_OF_THEM | _THEM)
def some_of_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «تضرر 26 مرفقا، خرج أربعة منها عن الخدمة»: of the things that were counted last."""
    if doc.english:
        return _some_of_english_things(doc, phrase)
    if doc.key(phrase.last) not in _OF_THEM or not phrase.bare:
        return False
    for at in doc.backward(phrase.first, 10):
        if doc.starting_at("person", at):
            return False
        thing = doc.starting_at("thing", at)
        if thing and not thing.prefix and counted_before(doc, at):
            return at > doc.opens[at]
    return False


_DIE = _CLASSES.set("die")
_PARTED = ("building", "vehicle", "weapon", "thing", "animal")
"""Reasons of things of which some are told of; "37 of them" behind "in nine states" are people."""


def _some_of_english_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "five storeys, two of them without a permit"; not of "three of them have died"."""
    if not phrase.bare or doc.key(phrase.last) != OF or doc.key(phrase.last + 1) not in _THEM:
        return False
    if any(doc.key(at) in _DIE for at in doc.forward(phrase.last + 2, 4)):
        return False
    for at in doc.backward(phrase.first, 10):
        if at in doc.harms or doc.starting_at("person", at):
            return False
        thing = doc.starting_at("thing", at)
        if thing and counted_before(doc, at):
            return thing.entry.name in _PARTED
        if doc.number_at(at):
            return False
    return False


@needs("earlier")
def compared_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of the 31 of «23 خرقاً في يومين، مقابل 31»: the sentence has counted things, and no people."""
    if not phrase.bare or doc.ending_at("earlier", phrase.first) is None:
        return False
    sentence = doc.backward(phrase.first)
    if doc.among("person", sentence) or any(at in doc.harms and not _is_toll(doc, at) for at in sentence):
        return False
    return any(at - 1 in doc.digits for at in sentence if at in doc.begins["thing"])


@needs("thing", grammar="english")
def second_of_score(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of the 7 of "by 112 votes to 7"."""
    if not phrase.bare or doc.key(phrase.first - 1) != _TO_SCORE or doc.key(phrase.first - 2) not in _SCORES:
        return False
    return counted_before(doc, phrase.first - 2)


_TO_SCORE, _SCORES = _CLASSES.word("to"), _CLASSES.set("scores")


def _is_toll(doc: Doc, at: int) -> bool:
    """True of a word of a toll, which may be one of things as well: «الحصيلة»."""
    return doc.any_at(("toll_noun", "tolled", "toll_word"), at)


def counted_before(doc: Doc, i: int) -> bool:
    """True where a number, exact or vague, stands right before token ``i``."""
    before = i - 1
    return before in doc.digits or doc.lexicon.may_count(doc.key(before))


@needs(words=_SHARES)
def is_fifth(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «خُمس السكان»: five would be counted without «ال»."""
    count = phrase.number
    if not phrase.bare or doc.key(count.first) not in _SHARES:
        return False
    single = count.last - count.first == 1
    return single and doc.key(count.last).startswith(AL)


@needs(words=_ALIVE)
def is_quarter(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أحياء» that are quarters of a town, not people found alive."""
    if not phrase.person or doc.key(phrase.last - 1) != _ALIVE:
        return False
    return not _rescued_before(doc, phrase.first) and not _found_alive(doc, phrase.first)


def _rescued_before(doc: Doc, i: int) -> bool:
    """True where a word of rescue or of the missing stands shortly before token ``i``."""
    harms = doc.harms_among(doc.backward(i, 4))
    return any(harm.entry.measure in ("rescued", "missing") for harm in harms)


def _found_alive(doc: Doc, i: int) -> bool:
    """True of «عثرت دورية بعد ستة أيام على أحد عشر أحياء»."""
    if doc.key(i - 1).removeprefix(WAW) != _FOUND_ON:
        return False
    before = doc.backward(i)
    return any(doc.keys[at].endswith(_FOUND) for at in before)
