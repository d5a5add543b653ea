"""The nouns of numbers in English, and the persons who are named without a number."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hasila.reader.counts import Number
from hasila.reader.digits import digits_at
from hasila.reader.doc import Doc
from hasila.reader.headlines import headline_measure, persons_of_headlines
from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.number_phrase import (
    NO_GROUP,
    NumberPhrase,
    bare_phrase,
    may_be_noun,
    noun_at,
    past_qualifier,
    unwritten,
    with_noun,
    with_unknown_noun,
)
from hasila.reader.number_runs import RUN, YEAR
from hasila.reader.pairs import pairs_of
from hasila.reader.particles import AND_OR_COMMA, ENGLISH_AND, ING, OF, POSSESSIVE, THE
from hasila.reader.single_subjects import harmed_at_once, is_among_harmed
from hasila.reader.trades import is_trade, names_trade, trade_at
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("english_phrases")

_DETERMINERS = _CLASSES.set("determiners")
_RELATIVES = _CLASSES.set("relatives")
"""What follows "412 of the 9,700 people" where those 9,700 are figures themselves ("it has infected")."""
_NOT_ALL = _CLASSES.set("not_all")
_VERBS_OF_MANY = _CLASSES.set("verbs_of_many")
_MORE = _CLASSES.set("more")
_PLURAL = _CLASSES.word("plural")
_IS = _CLASSES.set("is")
_COMPARED = _CLASSES.set("compared")
_VERBS = _CLASSES.set("verbs")
_OF_ONE_MORE = _CLASSES.set("of_one_more")
_INDEFINITE = _CLASSES.set("indefinite")
_ANOTHER = _CLASSES.set("another")
_LATER_ONES = _CLASSES.set("later_ones")
_TOLD_OF = _CLASSES.set("told_of")

LONGEST = 5
"""Words of an English noun phrase between the number and its noun."""


def english_phrase(doc: Doc, count: Number) -> NumberPhrase:
    """The number with the noun that follows it, if one does."""
    phrase = bare_phrase(count)
    if count.form in (YEAR, RUN):
        return phrase
    at = past_qualifier(doc, count.last)
    if doc.key(at) == OF:
        return _of_group(doc, phrase, at + 1)
    if doc.key(at) == "-" and at == count.last and not doc.tokens[at].gap:
        return _hyphenated(doc, phrase, at + 1)
    return _elided(doc, phrase, at) or _before_noun(doc, phrase, at)


def _elided(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase | None:
    """The phrase of "three probable and eight suspected cases", whose noun stands with the second number."""
    if not doc.starting_at("case_adjective", at) or doc.key(at + 1) not in AND_OR_COMMA:
        return None
    if not doc.number_at(at + 2) or not doc.among("case_noun", doc.forward(at + 3, LONGEST)):
        return None
    return phrase._replace(last=at + 1, end=doc.tokens[at].end, measure="cases")


def _hyphenated(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase of a number that is part of an adjective: "three-storey", "12-year-old"."""
    thing = doc.starting_at("thing", at)
    return with_noun(doc, phrase, thing.last, thing) if thing else phrase


def _of_group(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase of "9 of the fighters", "dozens of villagers"; "of them" is left to the relation between
    figures."""
    if doc.key(at) in _DETERMINERS:
        return _of_definite_group(doc, phrase, at)
    found = _before_noun(doc, phrase, at) if phrase.form == "vague" else phrase
    return found if found.head else phrase


def _of_definite_group(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase of "seven of the 19 climbers", "nine of the ward's 24 beds"; ``at`` is the token of
    "the"."""
    whose = doc.key(at + 1).endswith(POSSESSIVE)
    inner = _past_number(doc, at + 2 if whose else at + 1)
    found = _before_noun(doc, phrase._replace(of_group=True), inner)
    numbered = inner > at + 1
    if not found.head and not (numbered and found.unknown):
        return _of_so_many(doc, phrase, inner) if numbered else phrase
    return phrase if numbered and _told_apart(doc, phrase, found) else found


def _of_so_many(doc: Doc, phrase: NumberPhrase, end: int) -> NumberPhrase:
    """The phrase of "one of the three has crushed ribs", whose noun stands with an earlier number."""
    if end - phrase.number.last != _TO_NUMBER:
        return phrase
    if doc.key(end) not in _SAID_OF_SOME and not doc.pause(end):
        return phrase
    return phrase._replace(of_group=True, last=end, end=doc.tokens[end - 1].end)


_TO_NUMBER = 3
"""Words of "of the three"."""
_SAID_OF_SOME = _CLASSES.set("said_of_some")


def _told_apart(doc: Doc, phrase: NumberPhrase, found: NumberPhrase) -> bool:
    """True where those of the group are figures themselves ("412 of the 9,700 people it has infected")."""
    if doc.key(found.last) in _RELATIVES:
        return True
    return doc.key(phrase.first - 1) in _NOT_ALL


def _past_number(doc: Doc, at: int) -> int:
    """The token behind the number in "seven of the 19 climbers"."""
    digits = digits_at(doc.tokens, at)
    if digits:
        return digits.last
    while doc.starting_at("number", at):
        at += 1
    return at


def _before_noun(doc: Doc, phrase: NumberPhrase, at: int) -> NumberPhrase:
    """The phrase with the first noun from token ``at`` on, past adjectives that state a harm or a side."""
    measure = category = ""
    i = at
    while i < min(len(doc.tokens), at + LONGEST):
        noun = noun_at(doc, i)
        if noun and not _is_how(doc, noun):
            return _with_nouns(doc, phrase, noun, measure, category)
        harm = doc.harms.get(i)
        if not _leads_to_noun(doc, i, harm):
            break
        side = doc.starting_at("group_adjective", i) or doc.starting_at("group", i)
        measure = measure or _measure_of(harm)
        category = category or _name_of(side)
        adjective = harm or side
        i = adjective.last if adjective else i + 1
    if not may_be_noun(doc, at):
        return phrase
    side = doc.starting_at("group_adjective", at)
    if side and side.entry.name in _OF_AGES and may_be_noun(doc, at + 1):
        return with_unknown_noun(phrase, at + 1)._replace(category=side.entry.name)  # "two teenage gleaners"
    return with_unknown_noun(phrase, at)


_OF_AGES = ("children", "elderly", "women")
"""Groups that an adjective states of a noun that no list knows."""


def _is_how(doc: Doc, noun: Match) -> bool:
    """True of the first word of "laboratory confirmed": how it was confirmed."""
    if noun.entry.kind != "thing" or noun.entry.form != "singular":
        return False
    return doc.any_at(("participle", "case_adjective"), noun.last)


def _leads_to_noun(doc: Doc, i: int, harm: Match | None) -> bool:
    """True where token ``i`` (a ``harm``, or none) may stand between a number and its noun."""
    if harm:
        return noun_at(doc, harm.last) is not None
    return _in_noun_phrase(doc, i)


def _measure_of(found: Match | None) -> str:
    return found.entry.measure if found else ""


def _name_of(found: Match | None) -> str:
    return found.entry.name if found else ""


def _in_noun_phrase(doc: Doc, i: int) -> bool:
    """True where token ``i`` may stand between a number and its noun; "reported" only right before it."""
    hyphen = doc.key(i) == "-" and not doc.tokens[i].gap
    if doc.starting_at("month", i) and doc.tokens[i].text[0].isupper():
        return False  # "on 8 June two fighters were killed"
    if doc.tokens[i].kind != "w" and not hyphen or doc.starting_at("rate_after", i):
        return False
    if not doc.starting_at("stopword", i):
        return True
    if doc.starting_at("participle", i) is None:
        return False
    following = i + 2 if doc.starting_at("disease", i + 1) else i + 1  # "laboratory confirmed measles cases"
    return noun_at(doc, following) is not None


def _with_nouns(doc: Doc, phrase: NumberPhrase, noun: Match, measure: str, category: str) -> NumberPhrase:
    """The phrase with the last of the nouns that follow each other ("police officers", "school buses")."""
    further = _noun_behind(doc, noun)
    while further:
        side = doc.starting_at("group_adjective", noun.first)
        category = category or _name_of(side)
        if noun.entry.form == "adjective":
            measure = measure or noun.entry.measure
        noun = further
        further = _noun_behind(doc, noun)
    if doc.key(noun.last - 1) in _MORE and _is_unknown_plural(doc, noun.last):
        return with_unknown_noun(phrase, noun.last)  # "nine more spots"
    if noun.entry.form == "adjective" and not phrase.of_group:
        return phrase._replace(last=noun.last, head=noun, measure=noun.entry.measure, category=category)
    category = _category_of_noun(doc, noun, category)
    return with_noun(doc, phrase, noun.last, noun, noun.entry.measure or measure, category)


def _is_unknown_plural(doc: Doc, i: int) -> bool:
    """True of "spots": a plural without a capital that no list knows."""
    if not may_be_noun(doc, i) or not doc.key(i).endswith(_PLURAL):
        return False
    known = doc.any_at(("other_verb", "adverb", "counting"), i)
    return not known and doc.tokens[i].text[0].islower()


def _noun_behind(doc: Doc, noun: Match) -> Match | None:
    """The noun that follows and is counted in place of ``noun``, if one does."""
    i = noun.last
    if i >= len(doc.tokens) or doc.tokens[i].kind != "w":
        return None
    if i in doc.harms and not _of_harm(doc, noun):
        return None
    further = noun_at(doc, i)
    if not further or _participle(doc, noun, further):
        return None
    neutral = noun.entry.kind == "thing" and further.entry.name == "any"
    return None if neutral else further


def _category_of_noun(doc: Doc, noun: Match, category: str) -> str:
    """The group that the adjectives before the noun or within it state; "" where they change nothing."""
    several = noun.last - noun.first > 1
    if not category and several and noun.entry.name == "any":
        category = _name_of(doc.starting_at("group_adjective", noun.first))
    civil = category in _ARMED and noun.entry.name in _CIVIL
    return "" if civil else category


def _participle(doc: Doc, noun: Match, further: Match) -> bool:
    """True of "62 people crossing the river": what they do, no kind of crossing."""
    if noun.entry.kind != "person" or noun.entry.form != "plural":
        return False
    return further.entry.kind == "thing" and doc.key(further.first).endswith(ING)


def _of_harm(doc: Doc, noun: Match) -> bool:
    """True of "four more bodies", "26 civilian deaths": the noun of harm is the one that is counted."""
    further = doc.starting_at("person", noun.last)
    if further is None or noun.entry.kind != "person":
        return False
    return further.entry.measure != "" and further.entry.form != "adjective"


_ARMED = ("regime forces", "jihadists", "fighters")
_CIVIL = (
    "people",
    "children",
    "women",
    "medical staff",
    "students",
    "civilians",
    "migrants",
    "rescuers",
    "elderly",
)
"""Groups that an adjective of a side does not change: "government employees" bear no arms."""


def english_unnumbered(doc: Doc, taken: set[int]) -> Iterator[NumberPhrase]:
    """The persons who are named without a number: "a nurse", "her grandmother", "a pregnant woman"."""
    yield from pairs_of(doc, taken)
    for i in (*doc.begins["article"], *_articles_of_shifts(doc)):
        noun = None if i in taken else _person_behind(doc, i)
        if noun and is_trade(noun) and doc.ending_at("takes_things", i):
            continue  # "lost a stapler"
        if noun and taken.isdisjoint(range(noun.first, noun.last)):
            yield _one(doc, i, noun)
    for noun in persons_of_headlines(doc):
        if taken.isdisjoint(range(noun.first, noun.last)):
            found = _one(doc, noun.first, noun)
            yield found._replace(measure=headline_measure(doc, noun) or found.measure)


def _articles_of_shifts(doc: Doc) -> Iterator[int]:
    """The articles of "a night watchman", "a day labourer", which are no rates."""
    for i, rate in doc.begins["rate_after"].items():
        if doc.lexicon.entry(doc.key(i), "article") and doc.starting_at("person", rate.last):
            yield i


def _person_behind(doc: Doc, i: int) -> Match | None:
    """The one person whom the article or pronoun at token ``i`` begins to name."""
    key = doc.key(i)
    if key == THE and _is_last_of_some(doc, i + 1):
        return _one_of_those(doc, i + 1)
    if key == THE and not _definite_one(doc, i):
        return None
    if key in _ANOTHER and doc.key(i + 1) in _OF_ONE_MORE:
        named = _named_before(doc, i, _ONE_OR_MORE)
        return Match(i, i + 1, 0, "", replace(named.entry, form="singular")) if named else None
    if doc.starting_at("ordinal_word", i + 1):
        return _one_more(doc, i + 1)
    return _singular_after(doc, i + 1) or _of_an_age(doc, i + 1)


def _one_more(doc: Doc, ordinal: int) -> Match | None:
    """The person of "a fourth colleague", and of "a fourth", who is of those named before."""
    if doc.key(ordinal - 1) not in _INDEFINITE:
        return None
    behind = ordinal + 1
    elided = behind in doc.harms and not doc.starting_at("person", behind)
    if doc.key(behind) not in _OF_ONE_MORE and not elided:
        return _singular_after(doc, behind)
    return _one_of_those(doc, ordinal)


def _is_last_of_some(doc: Doc, ordinal: int) -> bool:
    """True of "three of the miners were dead; the fourth was flown out"."""
    if doc.key(ordinal) not in _LATER_ONES or doc.key(ordinal + 1) not in _OF_ONE_MORE:
        return False
    return any(doc.number_at(at) for at in range(max(0, ordinal - _SO_MANY), ordinal - 1))


def _one_of_those(doc: Doc, ordinal: int) -> Match | None:
    """The person of an ordinal alone: one of those named before."""
    named = _named_before(doc, ordinal)
    return Match(ordinal, ordinal + 1, 0, "", replace(named.entry, form="singular")) if named else None


_SEVERAL, _ONE_OR_MORE = ("plural",), ("plural", "singular")


def _named_before(doc: Doc, i: int, forms: Sequence[str] = _SEVERAL) -> Match | None:
    """The last people named in one of the forms at most so many words before token ``i``, on its line."""
    for at in range(i - 1, max(-1, i - _SO_MANY), -1):
        named = doc.starting_at("person", at)
        if named and named.entry.form in forms and doc.same_line(at, i):
            return _of_their_side(doc, named)
    return None


def _of_their_side(doc: Doc, named: Match) -> Match:
    """The noun with the group that is named right before it: "White Helmets volunteers"."""
    side = doc.ending_at("group", named.first) if named.entry.name in NO_GROUP else None
    return named._replace(entry=replace(named.entry, name=side.entry.name)) if side else named


_SO_MANY = 25


_A_CHILD = LexicalEntry("person", "children", form="singular")
_AN_ADULT = LexicalEntry("person", "people", form="singular")
_ELDERLY = 60
"""Years from which someone of whom no group is said is elderly."""


def _definite_one(doc: Doc, i: int) -> bool:
    """True of "killing the baker and two assistants": one whom a harm governs with others; not "the driver
    was fined"."""
    noun = _singular_after(doc, i + 1)
    if noun is None or noun.entry.name == "any" or noun.entry.measure:
        return False
    if _befalls(doc, i) or doc.key(i + 1) in _COMPARED:
        return True
    if doc.key(i - 1) == ENGLISH_AND and _closes_list(doc, i - 1, noun.last):
        return True
    return _and_others(doc, noun.last) or _is_named_first(doc, i, noun)


def _is_named_first(doc: Doc, i: int, noun: Match) -> bool:
    """True of "the driver bled to death", "the driver is among the dead": someone not named before."""
    if noun.entry.name == _ANY or doc.key(noun.last - 1) in _TOLD_OF:
        return False
    if not is_among_harmed(doc, noun.last) and harmed_at_once(doc, i, noun.last) is None:
        return False
    return not _is_told_of(doc, noun.last - 1)


_ANY = "any"


def _is_told_of(doc: Doc, at: int) -> bool:
    """True where the noun at token ``at`` stands before it, too, as one or as several."""
    key = doc.keys[at]
    before = doc.keys[max(0, at - _TOLD) : at]
    return key in before or f"{key}{_PLURAL}" in before


_TOLD = 300
"""Words over which somebody is still the one told of."""


def _closes_list(doc: Doc, conjunction: int, i: int) -> bool:
    """True where the one named between ``conjunction`` and token ``i`` is the last of those harmed."""
    if _is_harmed(doc, i):
        return True
    before = doc.ending_at("person", conjunction)
    if before is None:
        return False
    if before.entry.form == "plural" and doc.key(i) in _VERBS_OF_MANY:
        return True  # "two guards and the cashier were shot"
    return doc.strong(i) or doc.pause(i)  # "killing a teacher, her two sons and the driver;"


def _and_others(doc: Doc, i: int) -> bool:
    """True where "and" and someone else follow from token ``i`` on, past an age."""
    at = _past_age(doc, i)
    if doc.key(at) != ENGLISH_AND:
        return False
    return doc.number_at(at + 1) or doc.any_at(_ARTICLE, at + 1)


_ARTICLE = ("article",)


def _is_harmed(doc: Doc, i: int) -> bool:
    """True of "sixteen were rescued and the cook, 61, is missing": what befell someone is said at once, past
    an age."""
    i = _past_age(doc, i)
    if doc.key(i) not in _IS:
        return False
    harms = doc.harms_among((i + 1, i + 2))
    return any(harm.entry.measure in _BEFALLING for harm in harms)


_BEFALLING = ("killed", "injured", "missing")


def _past_age(doc: Doc, i: int) -> int:
    """The token behind ", 61,"; ``i`` where no age stands there."""
    if doc.key(i) != "," or doc.key(i + 2) != ",":
        return i
    return i + 3 if doc.key(i + 1).isdecimal() else i


def _befalls(doc: Doc, i: int) -> bool:
    """True where a verb of death or injury stands right before token ``i`` ("killing its driver")."""
    harm = doc.harm_until(i, 3)
    return harm is not None and harm.entry.measure in ("killed", "injured")


def _of_an_age(doc: Doc, at: int) -> Match | None:
    """The person of "a 17-year-old", who has no noun; under 18 a child."""
    if at >= len(doc.tokens):
        return None
    years = _years(doc, at)
    age = doc.starting_at("age_after", at + 1) if years is not None else None
    if years is None or age is None or noun_at(doc, age.last):
        return None
    person = _A_CHILD if years < 18 else _AN_ADULT
    return Match(age.last, age.last, 0, "", person)


def _group_of_age(doc: Doc, at: int) -> str:
    """The group of someone of whom the age alone says one: "an 80-year-old spice seller" is elderly."""
    years = _years(doc, at) if at < len(doc.tokens) else None
    age = doc.starting_at("age_after", at + 1) if years is not None else None
    if years is None or age is None:
        return ""
    if years < 18:
        return _A_CHILD.name
    return "elderly" if years >= _ELDERLY else ""


def _years(doc: Doc, at: int) -> int | None:
    """The years that token ``at`` states, in digits or as one word ("an eleven-year-old")."""
    text = doc.tokens[at].text
    if text.isdecimal():
        return int(text)
    for _, entry in doc.lexicon.numbers(doc.key(at)):
        return entry.number or None
    return None


_LONGEST_NAME = 8
"""Words from an article to the noun of one person: "an 80-year-old spice seller"."""


def _singular_after(doc: Doc, at: int) -> Match | None:
    """The noun of one person that follows from token ``at`` on, past adjectives."""
    for i in range(at, min(len(doc.tokens), at + _LONGEST_NAME)):
        if doc.starting_at("ordinal_word", i):
            return None
        noun = doc.starting_at("person", i)
        if noun and doc.key(i - 1) == "-" and noun.last - i > 1:
            continue  # "a 43-year-old man" is no "old man"
        if noun and (doc.key(noun.last) != "-" or doc.tokens[noun.last].gap):
            return _singular_head(doc, noun)
        trade = trade_at(doc, i)
        if trade:
            return trade
        if not _before_person(doc, i):
            return None
    return None


def _before_person(doc: Doc, i: int) -> bool:
    """True where token ``i`` may stand between an article and a person."""
    if doc.starting_at("stopword", i):
        return False
    if doc.tokens[i].kind == "p" and doc.key(i) != "-":
        return False
    thing = doc.starting_at("thing", i)
    if thing is None or doc.starting_at("age_after", i - 1):
        return True
    if doc.starting_at("person", thing.last):
        return True  # "a faction leader"
    return names_trade(doc, thing.last)  # "a court stenographer"


def _singular_head(doc: Doc, noun: Match) -> Match | None:
    """The last of the nouns of one person ("newborn baby"); None where a thing follows ("police station")."""
    further = None if doc.key(noun.last) in _VERBS else noun_at(doc, noun.last)
    while _singular(noun) and further and _singular(further) and further.entry.kind == "person":
        noun, further = further, noun_at(doc, further.last)
    if further is not None and further.entry.form != "adjective":
        return None
    return noun if _singular(noun) else None


def _singular(noun: Match) -> bool:
    return noun.entry.form == "singular"


def _one(doc: Doc, first: int, noun: Match) -> NumberPhrase:
    """The phrase of one person whose article is token ``first``."""
    count = unwritten(first, doc.tokens[first].start, 1)
    category = ""
    if noun.first > first + 1 and noun.entry.name in NO_GROUP:
        side = _name_of(doc.starting_at("group_adjective", first + 1))  # "a civilian driver"
        category = side or _group_of_age(doc, first + 1)
    if category in _ARMED:
        category = ""
    return with_noun(doc, bare_phrase(count), noun.last, noun, noun.entry.measure, category)
