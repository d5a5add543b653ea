"""Numbers that are the ages of people."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.needs import any_holds, needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, ENGLISH_AND, IN_ANY, OF
from hasila.reader.trades import names_trade
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("ages")

_BEFORE_TWO = _CLASSES.set("before_two")
"""Words before a noun of people that may be two."""
_JOINING = _CLASSES.set("joining")
_BOUNDS = _CLASSES.set("bounds")

_PASSES = _CLASSES.set("passes")
_COPULAS = _CLASSES.set("copulas")
_NEARLY = _CLASSES.set("nearly")
"""Words between "of" and an age: "a man of about 50"."""

_OLDEST_OF_THEM, _BEFORE_AGE = _CLASSES.set("oldest"), _CLASSES.set("before_age")
_OLDEST = 110


def is_age(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "12-year-old", "a girl of six", "aged 6"."""
    if doc.starting_at("age_after", phrase.last) or doc.starting_at("age_after", phrase.number.last):
        return True
    return phrase.bare and any_holds(doc, _OF_BARE_NUMBERS, phrase)


@needs("group")
def _is_in_a_name(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of the 18 of "children under the age of 18", where the list of groups has all these words."""
    first, groups = phrase.number.first, doc.begins["group"]
    for at in range(first - 5, first):
        group = groups.get(at)
        if group and group.last > first:
            return True
    return False


@needs(grammar="english")
def _is_inserted(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the skipper, 44, tested positive": between two commas behind one person."""
    comma = phrase.number.first - 1
    if not doc.english or doc.key(comma) != ",":
        return False
    if doc.key(phrase.number.last) not in (",", ".") or not 0 < phrase.low <= _OLDEST:
        return False
    person = doc.ending_at("person", comma)
    if person is None:
        return names_trade(doc, comma - 1)
    return person.entry.form == "singular" and not person.entry.measure


@needs(words=ENGLISH_AND)
def _is_inserted_with_another(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "two brothers, 9 and 11, were killed": two ages between commas behind two people."""
    first = phrase.number.first
    if doc.key(phrase.number.last) != ENGLISH_AND:
        first -= 2
    if not _two_between_commas(doc, first):
        return False
    people = doc.ending_at("person", first - 1)
    if people is None or people.entry.measure:
        return False
    return doc.key(people.first - 1) in _BEFORE_TWO


def _two_between_commas(doc: Doc, first: int) -> bool:
    """True of ", 9 and 11,": ``first`` is the token of the first number."""
    if first not in doc.digits or first + 2 not in doc.digits:
        return False
    if doc.key(first - 1) != "," or doc.key(first + 1) != ENGLISH_AND:
        return False
    return doc.key(first + 3) in (",", ".")


@needs("age_after")
def _is_first_of_two(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "six and nine years old": the first of two ages."""
    i = phrase.number.last
    if doc.key(i) not in _JOINING or not doc.starting_at("age_after", i + 2):
        return False
    return doc.number_at(i + 1)


@needs("age_bound", words=_BOUNDS)
def _is_bound(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "children under 5", "of them over 65", but not "wounded over 50": people are named right
    before."""
    i = phrase.number.first - 1
    named = doc.ending_at("age_bound", i + 1)
    if named and named.last - named.first > 1 and not doc.ending_at("before", i + 1):
        return 0 < phrase.low <= _OLDEST  # "12 under the age of 18"
    if doc.key(i) not in _BOUNDS:
        return False
    if doc.key(i - 1) in _COPULAS and doc.ending_at("part_after", i - 1):
        return True  # "six of them are over 70"
    if doc.key(i - 1) in _COPULAS and doc.number_at(i - 2):
        return True  # "four were under ten"
    people = doc.ending_at("person", i)
    if people is not None:
        return people.entry.form != "adjective"
    return doc.ending_at("part_after", i) is not None


@needs(words=OF)
@needs(words=_OLDEST_OF_THEM)
def _of_the_oldest(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the oldest of the dead was 81", "the youngest of them five"."""
    first = phrase.number.first
    if doc.key(first - 1) not in _BEFORE_AGE or not 0 < phrase.low <= _OLDEST:
        return False
    return any(doc.key(at) in _OLDEST_OF_THEM for at in doc.backward(first, _FROM_OLDEST))


@needs(words=_COPULAS)
def _of_one_told_of(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the dead man was 54."."""
    verb = phrase.number.first - 1
    if doc.key(verb) not in _COPULAS or not 0 < phrase.low <= _OLDEST:
        return False
    if not doc.pause(phrase.last) and not doc.strong(phrase.last):
        return False
    person = doc.ending_at("person", verb)
    return person is not None and person.entry.form == "singular" and person.entry.name != "any"


_FROM_OLDEST = 7
"""Words from "the oldest" to the age."""


def _of_a_person(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "a girl of six"."""
    of = phrase.number.first - 1
    if doc.key(of) in _NEARLY:
        of -= 1
    if doc.key(of) != OF:
        return False
    person = doc.ending_at("person", of)
    if person is None or person.entry.form != "singular":
        return False
    return person.entry.name in ("children", "women", "men")


@needs(words=_PASSES)
def _is_passed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «وكلاهما تجاوز الستين»: a person, and no toll, is past it."""
    i = phrase.number.first
    if doc.key(i - 1) not in _PASSES or not doc.key(i).startswith(AL):
        return False
    person = doc.ending_at("person", i - 1)
    if person is not None:
        return person.entry.form == "singular"
    for at in doc.backward(i - 1, _SUBJECT):
        if doc.pause(at):
            return True
        if at in doc.harms or at in doc.begins["toll_noun"] or at in doc.begins["count_noun"]:
            return False
    return False


_SUBJECT = 5
"""Words from the subject to the verb that says how old it is."""


@needs(grammar="arabic")
def _in_their_tens(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «شيخ في التسعين»: about so old."""
    if phrase.number.prefix != AL or phrase.low not in _TENS or doc.key(phrase.first - 1) not in IN_ANY:
        return False
    person = doc.ending_at("person", phrase.first - 1)
    return person is not None and person.entry.form == "singular"


_TENS = range(20, 100, 10)


_OF_BARE_NUMBERS = (
    _in_their_tens,
    _is_passed,
    _is_in_a_name,
    _is_inserted,
    _is_inserted_with_another,
    _is_first_of_two,
    _is_bound,
    _of_a_person,
    _of_the_oldest,
    _of_one_told_of,
)
