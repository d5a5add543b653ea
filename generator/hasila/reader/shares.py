"""Numbers that are rates, changes, or the whole of which a share is stated."""

from __future__ import annotations

from hasila.reader.around import opening_of, small_number_at, words_behind
from hasila.reader.doc import Doc
from hasila.reader.harms import harm_at_once
from hasila.reader.lexicon import Match
from hasila.reader.needs import needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, IN, IN_ANY, OF, OF_ANY, POSSESSIVE, THEY_ENDING
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("shares")

_TOTALS = _CLASSES.set("totals")
_PER = _CLASSES.set("per")
_EVERY = _CLASSES.word("every")
_ONE = _CLASSES.word("one")
_SOME = _CLASSES.set("some")


@needs("rate_before")
def _behind_rate_word(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «لكل 10 آلاف نسمة»."""
    places = (phrase.first, opening_of(doc, phrase))
    return any(doc.ending_at("rate_before", at) for at in places)


@needs(words=_PER)
def _per_so_many(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "deaths per 1,000 births fell from 31 to 22", «الوفيات لكل ألف ولادة»: the bare numbers that
    follow."""
    if not phrase.bare:
        return False
    for at in doc.backward(phrase.first, 9):
        key = doc.keys[at]
        if key in _PER:
            return True
        if doc.pause(at) and key not in ("(", ")"):
            return False
    return False


@needs(words=IN)
def _one_in_ten(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "three in ten patients": both numbers."""
    if not doc.english or phrase.low > 100:
        return False
    if phrase.head is not None and phrase.head.entry.kind == "thing":
        return False
    return _is_share(doc, phrase) or _is_so_many(doc, phrase)


def _noun_end(phrase: NumberPhrase) -> int:
    """The token behind the number and its noun, if that is one of people."""
    return phrase.last if phrase.person else phrase.number.last


def _is_share(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of the first number in "three in ten patients", "one child in every three"."""
    last = _noun_end(phrase)
    if doc.key(last) != IN or doc.starting_at("thing", last + 2):
        return False
    whole = last + 1
    if doc.key(whole) == _EVERY:
        whole += 1
    if not small_number_at(doc, whole) or _is_article(doc, whole):
        return False
    if phrase.measure and doc.key(whole + 1) == "(":
        return False  # "three (3) deaths in four (4) districts"
    if phrase.bare:
        return True
    return phrase.person and phrase.low <= 10 and _ends_phrase(doc, whole + 1)


def _is_article(doc: Doc, i: int) -> bool:
    """True of "a" in "wounded 21 in a vegetable market"; not of "one in a hundred"."""
    return doc.starting_at("article", i) is not None and doc.starting_at("number", i + 1) is None


def _is_so_many(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of the second number in "three in ten patients", "one child in three"."""
    i = phrase.number.first
    if doc.key(i - 1) != IN:
        return False
    sharers = doc.ending_at("person", i - 1) if phrase.bare else None
    if sharers and small_number_at(doc, sharers.first - 1):
        return True
    return small_number_at(doc, i - 2) and _counts_people(doc, phrase)


def _counts_people(doc: Doc, phrase: NumberPhrase) -> bool:
    if phrase.person or phrase.of_group:
        return True
    last = _noun_end(phrase)
    return doc.key(last) == OF or doc.starting_at("part_after", last) is not None


def _ends_phrase(doc: Doc, i: int) -> bool:
    """True where no noun follows: "one child in three among them", not "five people in three villages"."""
    if i >= len(doc.tokens) or doc.tokens[i].kind == "p":
        return True
    return doc.any_at(("stopword", "light", "part_after", "harmless_after"), i)


@needs("rate_after")
def _before_rate(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "6 patients a day"."""
    if doc.begins["rate_after"].keys().isdisjoint(range(phrase.last, phrase.last + _TO_RATE)):
        return False
    behind = words_behind(doc, phrase.last, _TO_RATE)
    return any(_begins_rate(doc, at) for at in behind)


_TO_RATE = 3
"""Words from a number to the "a day" of its rate."""
RATES = (_behind_rate_word, _one_in_ten, _per_so_many, _before_rate)
"""What makes a number one of a rate."""


def _begins_rate(doc: Doc, at: int) -> bool:
    """True where a rate begins with the token: not of "killed in a week" nor of «في الأسبوع الخامس»."""
    found = doc.starting_at("rate_after", at)
    if found is None or doc.key(at - 1) in _SPANS:
        return False
    if found.last in doc.digits and doc.key(found.first) in IN_ANY:
        return False  # «في الأسبوع 17»
    after = doc.key(found.last)
    return after not in _OF_A_DAY and not after.startswith(AL)


_SPANS = _CLASSES.set("spans")
"""Words after which "a week" is a span of time."""
_OF_A_DAY = _CLASSES.set("of_a_day")
"""Words behind "a day" that make it a day of its own."""


@needs("difference")
def is_difference(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "a rise of 40": how much a toll has changed."""
    if not doc.mentions("difference"):
        return False
    return doc.ending_at("difference", opening_of(doc, phrase)) is not None


_BEING = _CLASSES.set("being")


@needs(words=OF)
def _of_numbered(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "12 of 40", "17 of 60 patients"; not "she was one of nine killed"."""
    of = phrase.number.first - 1
    if doc.key(of) != OF or phrase.form == "vague":
        return False
    if doc.key(of - 1) == _ONE and doc.key(of - 2) in _BEING:
        return False
    return small_number_at(doc, of - 1)


@needs(words=OF)
def _of_a_share(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "a third of the 600 inmates", "most of the 40"."""
    of = phrase.number.first - 2
    if phrase.measure or doc.key(of) != OF or doc.key(of + 1) not in _DETERMINERS:
        return False
    share = doc.ending_at("thing", of)
    if share and share.entry.name in ("fraction", "percent"):
        return True
    return doc.key(of - 1) in _SOME


_DETERMINERS = _CLASSES.set("determiners")


@needs(grammar="english")
def _of_a_body(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "one in 90 of the mine's 6,000 employees": all that there are; not of "the death of the ship's
    14 crew"."""
    i = phrase.number.first
    if not doc.english or phrase.measure or not doc.key(i - 1).endswith(POSSESSIVE):
        return False
    for of in doc.backward(i - 1, 4):
        if doc.keys[of] == OF:
            return of > doc.opens[i]
    return False


@needs(words=OF_ANY)
def _of_things(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «11 محلية من 18», "nine districts of 14": of a number of things, or of a noun that no list
    knows."""
    of = phrase.number.first - 1
    if not phrase.bare or doc.key(of) not in OF_ANY:
        return False
    thing = doc.ending_at("thing", of)
    first = thing.first if thing else of - 1
    if _is_household(doc, phrase, first):
        return False
    known = first in doc.harms or doc.key(first) in _TOTALS or doc.ending_at("person", of) is not None
    return not known and small_number_at(doc, first - 1)


def _is_household(doc: Doc, phrase: NumberPhrase, first: int) -> bool:
    """True of "killed a family of five", "a party of seven was buried": those whom the harm befell."""
    if not doc.english or not doc.starting_at("article", first - 1):
        return False
    return doc.harm_until(first - 1, 4) is not None or harm_at_once(doc, phrase.last)


WHOLES = (_of_numbered, _of_a_share, _of_a_body, _of_things)
"""What makes a number the whole from which the one before it is taken."""


@needs("whole_before", "out_of")
def things_named_first(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "Of the 40 houses, 31 were burnt", «من أصل 210 أسرّة لم يبق سوى 38»: the sentence begins with
    things."""
    if not phrase.bare and not _before_verb(doc, phrase):
        return False
    opening = doc.opens[phrase.first]
    whole = doc.starting_at("whole_before", opening) or doc.starting_at("out_of", opening)
    if whole is None or phrase.first - whole.first > _INTRODUCED:
        return False
    for at in doc.forward(whole.last, 5):
        if at >= phrase.first or at in doc.harms or doc.starting_at("person", at):
            return False
        if doc.starting_at("thing", at):
            return small_number_at(doc, at - 1)
    return False


def _before_verb(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where what looks like an unknown noun is a verb of no harm."""
    return phrase.unknown and doc.starting_at("other_verb", phrase.number.last) is not None


_INTRODUCED = 16
"""Words from the things named first to the number of some of them."""


@needs("out_of")
def out_of(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "12 out of 40": the second number; not «من أصل 62 طفلا أخرجوا», who are the subject of a
    verb."""
    if phrase.measure or not doc.mentions("out_of"):
        return False
    found = doc.ending_at("out_of", opening_of(doc, phrase))
    if found is None or _whose_harm(doc, found):
        return False
    harmed = doc.arabic and phrase.last in doc.harms
    return not harmed or not doc.key(phrase.last).endswith(THEY_ENDING)


def _whose_harm(doc: Doc, found: Match) -> bool:
    """True of "the death of their twelve colleagues", "news of their seventeen colleagues": no part of a
    whole."""
    of = found.first
    if doc.key(of) != OF or found.last - of != 2:
        return False
    return doc.key(of - 1) in _TIDINGS


_TIDINGS = _CLASSES.set("tidings")
