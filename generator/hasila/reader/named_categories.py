"""The category that is named around a number whose noun says nothing narrower than people."""

from __future__ import annotations

from collections.abc import Callable

from hasila.reader.appositions import apposition_of
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.needs import applicable, needs
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.particles import AND, ENGLISH_AND, LAM, OF, POSSESSIVE, THE
from hasila.reader.sides import ARMED, group_behind
from hasila.reader.tally_context import TallyContext, qualified_from
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("named_categories")

_WHO = _CLASSES.word("who")

_AMONG = _CLASSES.set("among")
_NUMBER = _CLASSES.set("number")
_NOUNS = ("group", "person")


def named_around(place: TallyContext) -> str:
    """The group named after the number, or beside the noun of its toll; "" where none is."""
    for rule in applicable(place.doc, _RULES):
        name = rule(place)
        if name:
            return name
    return ""


def narrower(found: Match | None) -> str:
    """The group of an entry where it says more than that people are counted."""
    if found is None or found.entry.name in NO_GROUP:
        return ""
    return found.entry.name


def _behind(place: TallyContext) -> str:
    return group_behind(place.doc, place.phrase, 4)


def _cases_among(place: TallyContext) -> str:
    """The group behind the noun of a toll: «8 حالات شلل رخو لدى أطفال», "14 cases of measles among
    children"."""
    doc, phrase = place.doc, place.phrase
    if not phrase.measure or phrase.name != "any":
        return ""
    for i in doc.forward(phrase.last, 8):
        if i in doc.breaks or doc.starting_at("part_before", i):
            return ""
        group = doc.first_at(_NOUNS, i)
        if doc.ending_at("fights", i):
            return ""
        if group and i > phrase.last and doc.key(i - 1) in _AMONG:
            return narrower(group)
    return ""


_WITHIN = _CLASSES.set("within")


@needs(words=_WITHIN)
def _within_whom(place: TallyContext) -> str:
    """The group right before the number: «سُجّلت بين الأطفال تسع حالات», «سقط في صفوف المدنيين خمسة»."""
    doc = place.doc
    named = doc.first_until(_NOUNS, qualified_from(doc, place.phrase))
    if named is None or doc.key(named.first - 1) not in _WITHIN:
        return ""
    return narrower(named)


@needs("part_after", grammar="arabic")
def _of_those_named(place: TallyContext) -> str:
    """The group of which some are counted, and that was no figure: «حماية الأطفال بعدما قُتل 13 منهم»."""
    doc, phrase = place.doc, place.phrase
    if not phrase.bare or doc.starting_at("part_after", phrase.last) is None:
        return ""
    told = place.previous
    if told is not None and doc.together(told.last, phrase.first):
        return ""
    for at in doc.backward(phrase.first, _TO_GROUP):
        named = doc.first_at(_NOUNS, at)
        if named and (named.entry.kind == "group" or named.entry.form == "plural"):
            return named.entry.name if named.entry.name in _SUFFERERS else ""
    return ""


_SUFFERERS = ("children", "women", "men", "elderly", "students", "migrants")
"""Groups that do not do to others what befalls some of them."""
_TO_GROUP = 10
"""Words from a group to the number of some of them."""
_BODIES = _CLASSES.set("bodies")


@needs(words=_BODIES)
def _belonging(place: TallyContext) -> str:
    """The group whose bodies they are, which may be said further on: «17 جثة … لمهاجرين»."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or doc.key(phrase.head.last - 1) not in _BODIES:
        return ""
    for i in doc.forward(phrase.last, 14):
        if i in doc.digits or doc.starting_at("part_before", i):
            return ""
        if not doc.keys[i].startswith(LAM):
            continue
        owners = narrower(doc.first_at(_NOUNS, i))
        if owners:
            return owners
    return ""


def _part_named(place: TallyContext) -> str:
    """The group of "38 of them women", "262 (64%) of them among women", «12 منهم أطفال»."""
    doc, phrase = place.doc, place.phrase
    at = doc.past_bracket(phrase.last)
    apposed = apposition_of(doc, phrase)
    if apposed:
        return apposed.category
    found = doc.starting_at("part_after", at)
    if found is None:
        return _apposition(doc, phrase, at)
    after = found.last + 1 if found.last in doc.harms else found.last
    for i in doc.forward(after, 4):
        noun, group = doc.starting_at("person", i), doc.starting_at("group", i)
        named = narrower(noun) or narrower(group) or age_group(doc, i)
        if named:
            return named
        if i in doc.breaks or i in doc.harms or noun and noun.entry.form == "plural":
            return ""
    return ""


def _apposition(doc: Doc, phrase: NumberPhrase, at: int) -> str:
    """The group of ", one a nurse", named with an article at token ``at``."""
    if not phrase.bare or phrase.low != 1 or doc.key(phrase.first - 1) != ",":
        return ""
    if not doc.starting_at("article", at):
        return ""
    return narrower(doc.starting_at("person", at + 1))


_OLD = 60
_GROWN = 18


def age_group(doc: Doc, i: int) -> str:
    """The group of an age: children of "under ten" and «دون العاشرة», the elderly of "over 65"."""
    found = doc.starting_at("age_bound", i)
    if found is None or found.last >= len(doc.tokens):
        return ""
    years = _years(doc, found.last)
    if found.entry.name == "under":
        return "children" if 0 < years <= _GROWN else ""
    return "elderly" if found.entry.name == "over" and years >= _OLD else ""


def _years(doc: Doc, i: int) -> int:
    """The years that token ``i`` states; 0 where it states none."""
    token = doc.tokens[i]
    if token.kind == "d" and len(token.text) < 4:
        return int(token.text)
    for _, entry in doc.lexicon.numbers(token.key):
        return entry.number or 10
    return 0


def _count_named(place: TallyContext) -> str:
    """The group of a count noun behind the number: «ارتفع إلى 20 عدد قتلى قوات النظام»."""
    doc, phrase = place.doc, place.phrase
    if not phrase.bare or not doc.starting_at("count_noun", phrase.last):
        return ""
    for i in doc.forward(phrase.last, 5):
        group = doc.starting_at("group", i)
        if group:
            return group.entry.name
    return ""


def _is_some_too(following: NumberPhrase | None, at: int) -> bool:
    """True of "seven of the dead and 15 of the injured were children": the same is said of both."""
    return following is not None and following.of_group and following.first == at


_COPULAS = _CLASSES.set("copulas")


def said_to_be(place: TallyContext) -> str:
    """The group that those counted are said to be: «19 من الجرحى أطفال», "of whom 48 were of children", "12
    of the dead were women"."""
    doc, phrase = place.doc, place.phrase
    at = phrase.last
    while (phrase.bare or phrase.of_group) and doc.key(at) in _COPULAS:
        at += 1
    if phrase.bare and doc.starting_at("describes", at):
        return _side_described(doc, at)
    if phrase.of_group and doc.key(at) == ENGLISH_AND and _is_some_too(place.next_phrase, at + 1):
        return said_to_be(place.next())
    said = at > phrase.last
    if not said and not phrase.of_group:
        return _of_age(doc, at) if phrase.bare else ""
    if phrase.bare and (named := age_group(doc, at) or _unarmed(doc, at)):
        return named
    noun = doc.starting_at("person", at)
    if noun is None or noun.prefix or noun.entry.form != _form_said(phrase):
        return ""
    return narrower(noun)


def _form_said(phrase: NumberPhrase) -> str:
    """The form of the noun that says who those counted are: "one of the dead was a woman"."""
    return "singular" if phrase.low == 1 else "plural"


def _of_age(doc: Doc, at: int) -> str:
    """The group of an age at token ``at``: "12 under the age of 18"."""
    group = doc.starting_at("group", at)
    by_age = group is not None and group.entry.name in ("children", "elderly")
    return group.entry.name if group and by_age else age_group(doc, at)


def _side_described(doc: Doc, at: int) -> str:
    """The side behind "members of", "fought on the side of"."""
    for i in doc.forward(at + 1, 8):
        side = doc.starting_at("group", i)
        if side:
            return narrower(side)
        if doc.pause(i) or i in doc.harms:
            return ""
    return ""


def _unarmed(doc: Doc, at: int) -> str:
    """The group at token ``at`` where it is none of a side."""
    name = narrower(doc.starting_at("group", at))
    return "" if name in ARMED else name


def _after_list(place: TallyContext) -> str:
    """The side named after the last of a list: «11 قتيلاً و23 جريحاً في صفوف الفصائل»."""
    doc, phrase, following = place.doc, place.phrase, place.next_phrase
    if following is None or not following.measure or not phrase.measure:
        return ""
    joined = following.joined or doc.key(phrase.last) in AND
    if not joined or following.first - phrase.last > 1:
        return ""
    side = group_behind(doc, following, 4)
    return side if side in ARMED else ""


def _headed(place: TallyContext) -> str:
    """The group with which the line begins: "Soldiers killed: 12", "conscripts who died in barracks, 8"."""
    doc, phrase = place.doc, place.phrase
    mark = phrase.first - 1
    if not phrase.bare or doc.key(mark) not in (":", ","):
        return ""
    for at in doc.backward(mark, 8):
        if doc.pause(at) or at in place.covered:
            return ""
        found = doc.starting_at("group", at)
        if found and (at == doc.opens[at] or doc.pause(at - 1)):
            return narrower(found) if _told_of(doc, found.last) else ""
    return ""


def _told_of(doc: Doc, i: int) -> bool:
    """True where token ``i`` is a harm, or "who"."""
    return i in doc.harms or doc.key(i) == _WHO


@needs(words=_NUMBER)
def _number_of(place: TallyContext) -> str:
    """The group of "brings to 312 the number of civilians killed"."""
    doc, at = place.doc, place.phrase.last
    if not doc.english or not place.phrase.bare or doc.key(at) != THE or doc.key(at + 1) not in _NUMBER:
        return ""
    return narrower(doc.first_at(_NOUNS, at + 3)) if doc.key(at + 2) == OF else ""


@needs("count_noun", "toll_noun")
def _of_toll(place: TallyContext) -> str:
    """The group named beside the noun of the toll: "the civilian toll rose to 204", «ارتفعت وفيات الحصبة بين
    الأطفال إلى 237»."""
    doc, phrase, previous = place.doc, place.phrase, place.previous
    if not phrase.bare and not (phrase.measure and phrase.name == "any"):
        return ""
    floor = previous.last if previous else 0
    among = ""
    for at in doc.backward(phrase.first, 12):
        if at < floor or doc.pause(at):
            return ""
        among = _among_whom(doc, at + 1) or among
        toll = doc.first_until(_TOLLS, at + 1)
        if toll and previous and toll.first == floor:
            return ""  # "26 civilian deaths and 88 injuries"
        if toll:
            return _beside_toll(doc, toll) or among or _whose(doc, toll.first - 1)
    return ""


_TOLLS = ("count_noun", "toll_noun")
_SIDES = ("group_adjective", "group")


def _among_whom(doc: Doc, end: int) -> str:
    """The group that ends before token ``end``, behind "among"."""
    group = doc.first_until(_NOUNS, end)
    if group is None or doc.key(group.first - 1) not in _AMONG:
        return ""
    return narrower(group)


def _beside_toll(doc: Doc, toll: Match) -> str:
    """The side named right before the noun of a toll; in Arabic it is who tells of it («حدد الجيش عدد …»)."""
    if doc.arabic:
        return ""
    side = doc.first_until(_SIDES, toll.first)
    return side.entry.name if side else ""


def _whose(doc: Doc, at: int) -> str:
    """The side of "the army's dead"."""
    key = doc.key(at)
    if not key.endswith(POSSESSIVE):
        return ""
    side = doc.lexicon.entry(key.removesuffix(POSSESSIVE), "group")
    return side.name if side else ""


_RULES: tuple[Callable[[TallyContext], str], ...] = (
    _within_whom,
    _of_those_named,
    _behind,
    _cases_among,
    _belonging,
    _part_named,
    _count_named,
    said_to_be,
    _after_list,
    _headed,
    _number_of,
    _of_toll,
)
"""Where a group may be named, in the order in which it is looked for."""
