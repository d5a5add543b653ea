"""The rules by which the measure of a figure is said before it: "killed at least 12", «قُتل ثلاثة»."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.harms import (
    AUXILIARIES,
    ENDINGS,
    STATES,
    MeasureReason,
    has_other_verb,
    is_transparent,
    measure_of,
    stem_of,
    turns_away,
)
from hasila.reader.lexicon import Match
from hasila.reader.named_wholes import named_whole
from hasila.reader.needs import needs
from hasila.reader.particles import AL, AND, BA, MIN, OF, WAW
from hasila.reader.phrases import NumberPhrase
from hasila.reader.tally_context import TallyContext, qualified_from, side_at
from hasila.reader.unharmed import DRAGS, TAKES, is_taken_away
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("measures_before")

_BURIES = _CLASSES.set("buries")
_THE_VICTIMS = _CLASSES.word("victims")
_THOSE_WHO_BURY = _CLASSES.set("those_who_bury")
_PRISONERS = _CLASSES.set("prisoners")
_TAKES = _CLASSES.set("takes")
_AT = _CLASSES.word("at")
_BY = _CLASSES.set("by")
_NO = _CLASSES.word("denies")
_LOSES = _CLASSES.set("loses")
_PEOPLE_OF = _CLASSES.words("people_of")
_THOSE = _CLASSES.set("those")
_MOVES = _CLASSES.set("moves")
_SAVE, _DENIES = _CLASSES.set("save"), _CLASSES.set("denies_verb")
_SHORTENED = {
    "injured": _CLASSES.set("injured_when_denied"),
    "killed": _CLASSES.set("killed_when_denied"),
    "rescued": _CLASSES.set("rescued_when_denied"),
}
"""Verbs that lose a letter behind "not"."""


def governed(place: TallyContext) -> MeasureReason | None:
    """The harm stands right before the number: "killed at least 12", "arrested 74"."""
    doc = place.doc
    if _added_by_waw(place.phrase):
        return None  # «31 قتيلاً وسبعة مفقودين»
    for at in doc.backward(place.phrase.first, 6):
        harm = doc.harm_until(at + 1, 5)
        if harm and (harm.entry.rule == "leaves" or doc.key(harm.last - 1) in _BY):
            return None
        if harm:
            return _laid_to_rest(place, harm) or measure_of(place, harm)
        if not is_transparent(doc, at):
            return None
    return None


def _added_by_waw(phrase: NumberPhrase) -> bool:
    """True where «و» adds the number, or the noun that stands for one."""
    if phrase.joined:
        return True
    head = phrase.head
    return head is not None and head.first == phrase.first and head.prefix.startswith(WAW)


def _laid_to_rest(place: TallyContext, harm: Match) -> MeasureReason | None:
    """The dead, where their own people bury them ("buried 22 of their neighbours"); a landslide buries the
    missing, and this gives None."""
    doc = place.doc
    if doc.key(harm.last - 1) not in _BURIES or not _by_their_own(place, harm):
        return None
    return "killed", doc.tokens[harm.first].text


def _by_their_own(place: TallyContext, harm: Match) -> bool:
    """True where the words around a burial name those who bury, or whose dead they are."""
    doc, phrase = place.doc, place.phrase
    if phrase.of_group or doc.starting_at("part_after", phrase.last):
        return True
    if doc.key(phrase.last - 1) == _THE_VICTIMS or doc.ending_at("person", harm.first):
        return True
    return doc.key(harm.first - 1) in _THOSE_WHO_BURY


@needs(words=_PRISONERS)
def taken_prisoner(place: TallyContext) -> MeasureReason | None:
    """Prisoners who are taken: "took 130 prisoners"."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or doc.key(phrase.last - 1) not in _PRISONERS:
        return None
    if doc.key(qualified_from(doc, phrase) - 1) not in _TAKES:
        return None
    return "detained", doc.text[phrase.start : phrase.end]


@needs(words=TAKES | DRAGS)
def taken_away(place: TallyContext) -> MeasureReason | None:
    """Those whom others take along: "took seven staff away", "taking nine with them"."""
    doc, phrase = place.doc, place.phrase
    if not (phrase.bare or phrase.person) or not is_taken_away(doc, phrase):
        return None
    return "detained", doc.tokens[qualified_from(doc, phrase) - 1].text


@needs("costs")
def cost(place: TallyContext) -> MeasureReason | None:
    """The losses of a side.

    "the battle cost the army 26 soldiers and the rebels 17", «كلّفت المعركة الفصائل 17 مقاتلاً».
    """
    doc, phrase = place.doc, place.phrase
    if not doc.begins["costs"] or not (phrase.bare or phrase.person):
        return None
    side = False
    for at in doc.backward(phrase.first, 14):
        if doc.starting_at("costs", at):
            return ("killed", doc.tokens[at].text) if side else None
        if at in doc.harms or doc.pause(at):
            return None
        side = side or side_at(doc, at) is not None
    return None


@needs(words=_AT)
def put_at(place: TallyContext) -> MeasureReason | None:
    """The noun right before "at": "puts the army's dead at 14 and its wounded at 39"."""
    doc, at = place.doc, place.phrase.first - 1
    if not place.phrase.bare or doc.key(at) != _AT:
        return None
    harm = doc.harm_until(at, 3)
    return measure_of(place, harm) if harm else None


@needs("count_noun")
def toll(place: TallyContext) -> MeasureReason | None:
    """A bare number after the noun whose number it is: "the death toll rose to 45"."""
    doc, phrase = place.doc, place.phrase
    if not phrase.bare:
        return None
    passes_earlier = _after_inserted_number(place)
    nouns = doc.ends["count_noun"]
    previous = place.previous
    inside = range(previous.first, previous.last) if previous else ()
    for at in doc.backward(phrase.first):
        in_earlier = at in inside
        noun = None if in_earlier else nouns.get(at + 1)
        if noun and noun.entry.measure and not _ends_harm(doc, noun) and not _names_whole(place, noun):
            denied = doc.key(noun.first - 1) == _NO
            return None if denied else measure_of(place, noun)
        if in_earlier and not passes_earlier or at in doc.harms:
            return None
    return None


def _names_whole(place: TallyContext, noun: Match) -> bool:
    """True of the noun of "of the injured, four died": it names those of whom the clause counts some."""
    named = named_whole(place.doc, place.phrase)
    return named is not None and named.first < noun.last <= named.last


def _ends_harm(doc: Doc, noun: Match) -> bool:
    """True of a noun within a longer harm: the injuries of "died of injuries, bringing it to 12"."""
    begun = (doc.harms.get(at) for at in range(noun.first - 3, noun.first))
    return any(harm is not None and harm.last >= noun.last for harm in begun)


def _after_inserted_number(place: TallyContext) -> bool:
    """True where the number before is bare and a comma ends it.

    "the toll, at first given as five, rose to 12".
    """
    earlier = place.previous or place.phrase
    return earlier.bare and place.doc.key(earlier.last) == ","


@needs(words=_SAVE)
def excepted(place: TallyContext) -> MeasureReason | None:
    """Those whom alone a denied verb befell: «لم يُصب في الحادث سوى أربعة عمال»."""
    doc = place.doc
    save = qualified_from(doc, place.phrase) - 1
    if doc.key(save) not in _SAVE:
        return None
    for at in doc.backward(save, _TO_DENIAL):
        if doc.key(at).removeprefix(WAW) in _DENIES:
            return _when_denied(doc, at + 1)
        if doc.pause(at) or at in doc.harms:
            return None
    return None


def _when_denied(doc: Doc, verb: int) -> MeasureReason | None:
    for measure, verbs in _SHORTENED.items():
        if doc.key(verb) in verbs:
            return measure, doc.tokens[verb].text
    return None


_TO_DENIAL = 8
"""Words from "not" to "except"."""


def before(place: TallyContext) -> MeasureReason | None:
    """The nearest harm before the number in its sentence; a verb that says it afterwards («لا يزال …») stops
    the search.

    A number that is the subject of another verb ("48 others were travelling") has nothing of it.
    """
    if has_other_verb(place) or acts_in_clause(place) or _is_subject(place):
        return None
    doc, phrase = place.doc, place.phrase
    owned = _harms_of_nouns(place)
    for at in doc.backward(phrase.first):
        harm = doc.harms.get(at)
        if harm and at not in owned and harm.last <= phrase.first:
            if _befalls_no_one(doc, harm, phrase):
                continue
            if takes_thing(doc, harm, phrase):
                return None
            dead = _of_bodies(doc, harm) or _lost(place, harm) or _laid_to_rest(place, harm)
            return dead or measure_of(place, _end_of_some(doc, harm) or harm)
        if (doc.starting_at("turn", at) or turns_away(doc, at)) and not _in_harm(doc, at):
            return None
        if doc.key(at) in _WHEN_SOMEONE and _is_plain_verb(doc, at + 1):
            return None
    return None


def _is_plain_verb(doc: Doc, i: int) -> bool:
    """True of the verb of «حين أشرك ثلاثة لاعبين», whose object the number is."""
    if doc.any_at(("harm", "brings", "person", "thing", "stopword", "number"), i):
        return False
    return doc.key(i).startswith(_PAST) and len(doc.key(i)) > _SHORTEST_VERB


def takes_thing(doc: Doc, harm: Match, phrase: NumberPhrase) -> bool:
    """True of «أوقف المدير صرف الرواتب عن 40 عاملاً», «أوقف ثلاثة سائقين المحرك»: the verb takes what stands
    before the number or behind it, and not people."""
    if stem_of(doc, harm) not in STOPS or _DAMMA in doc.tokens[harm.first].text:
        return False
    if doc.key(phrase.last) in RELIEVED:
        return True
    between = range(harm.last, phrase.first)
    return any(is_stopped(doc, at) and not _is_adverb(doc, at) for at in (*between, phrase.last))


def _is_adverb(doc: Doc, i: int) -> bool:
    """True of the last word of «خلال العمليات», «في الحملة»."""
    return doc.starting_at("circumstance", i - 1) is not None


def is_stopped(doc: Doc, i: int) -> bool:
    """True of a word for work, payments, talks and the like, with an article or the ending of its owner."""
    key = doc.key(i).removeprefix(AL)
    if key in _STOPPED:
        return True
    return any(key.removesuffix(ending) in _STOPPED for ending in _OWNED if key.endswith(ending))


STOPS, _STOPPED, RELIEVED = _CLASSES.set("stops"), _CLASSES.set("stopped"), _CLASSES.set("relieved")
_OWNED = _CLASSES.words("owned")
_WHEN_SOMEONE, _PAST = _CLASSES.set("when_someone"), _CLASSES.words("past")
_SHORTEST_VERB = 3


_GRASPS = _CLASSES.set("grasps")


@needs(words=_GRASPS | {f"{WAW}{word}" for word in _GRASPS})
def grasped(place: TallyContext) -> MeasureReason | None:
    """Those whom a force has caught: «أمسكت الشرطة بثلاثة لصوص»."""
    doc, phrase = place.doc, place.phrase
    if not phrase.person or not _has_by(doc, phrase) or phrase.head and phrase.head.entry.form == "kin":
        return None
    for at in doc.backward(phrase.first, _TO_GRASP):
        if doc.key(at).removeprefix(WAW) in _GRASPS:
            return ("detained", doc.tokens[at].text) if _is_force(doc, at + 1) else None
        if doc.pause(at) or at in doc.harms:
            return None
    return None


def _has_by(doc: Doc, phrase: NumberPhrase) -> bool:
    return phrase.number.prefix == BA or doc.key(phrase.first - 1) == BA


def _is_force(doc: Doc, i: int) -> bool:
    """True of a definite word for several, or of a force."""
    someone = doc.starting_at("person", i)
    if someone is not None:
        return someone.entry.form == "plural"
    return doc.key(i).startswith(AL) or doc.starting_at("group", i) is not None


_TAKES_ALONG, _POLICE = _CLASSES.set("takes_along"), _CLASSES.set("police")


@needs(words=_TAKES_ALONG | {f"{WAW}{word}" for word in _TAKES_ALONG})
def taken_along(place: TallyContext) -> MeasureReason | None:
    """Those whom armed men or the police take: «أخذ منا المسلحون سبعة شبان», «أخذت الشرطة ثلاثة شبان»."""
    doc, phrase = place.doc, place.phrase
    if not phrase.person or doc.starting_at("thing", phrase.first - 1) or _to_care(doc, phrase):
        return None
    for at in doc.backward(qualified_from(doc, phrase), _TO_GRASP):
        if doc.key(at).removeprefix(WAW) in _TAKES_ALONG:
            around = range(max(doc.opens[at], at - _TO_GRASP), phrase.first)
            armed = any(_is_armed(doc, i) for i in around)
            return ("detained", doc.tokens[at].text) if armed else None
        if doc.pause(at) or doc.number_at(at):
            return None
    return None


def _is_armed(doc: Doc, i: int) -> bool:
    """True of the police, and of those who fight, in the plural."""
    someone = doc.starting_at("person", i)
    if someone is not None and someone.entry.form == "plural" and someone.entry.name in _ARMED:
        return True
    return doc.key(i) in _POLICE


def _to_care(doc: Doc, phrase: NumberPhrase) -> bool:
    return doc.among("care", doc.forward(phrase.last, 4))


_TO_GRASP = 6
"""Words from a verb of taking or catching to the number."""


_MAY_END = STATES | {"injured", "cases"}
"""Harms of those of whom some may die or be rescued."""


def _end_of_some(doc: Doc, harm: Match) -> Match | None:
    """The verb of «توفي من المصابين أربعة»: what befell some of those in a state, before the words that name
    them."""
    if harm.entry.measure not in _MAY_END or doc.key(harm.first - 1) != MIN:
        return None
    ended = doc.harm_until(harm.first - 1, 3)
    return ended if ended and ended.entry.measure in ENDINGS else None


def _of_bodies(doc: Doc, harm: Match) -> MeasureReason | None:
    """The dead, whose bodies are named before the words that say from where they were brought («الجثامين
    المنتشلة من تحت الأنقاض: 6»)."""
    if harm.entry.measure != "rescued" or harm.entry.rule != "after":
        return None
    for at in doc.backward(harm.first, _TO_RUBBLE):
        noun = doc.starting_at("person", at)
        if noun and noun.entry.measure == "killed":
            return "killed", doc.tokens[noun.first].text
        if doc.pause(at):
            return None
    return None


_TO_RUBBLE = 5
"""Words between bodies and the rubble."""


def _is_subject(place: TallyContext) -> bool:
    """True where the number is the subject of the verb right behind it."""
    doc, end = place.doc, place.phrase.last
    if doc.key(end) in AUXILIARIES and not _of_those(doc, place.phrase.first) and not _listed_before(place):
        return True
    return doc.lexicon.grammar == "english" and doc.starting_at("other_verb", end) is not None


def _harms_of_nouns(place: TallyContext) -> set[int]:
    """The words of the nouns of the tallies before: a harm in them is theirs."""
    owned: set[int] = set()
    for phrase in place.phrases[max(0, place.index - 4) : place.index]:
        if phrase.head:
            owned.update(range(phrase.number.last, phrase.last))
    return owned


def _befalls_no_one(doc: Doc, harm: Match, phrase: NumberPhrase) -> bool:
    """True of words of harm that say nothing of the phrase after them."""
    at, rule = harm.first, harm.entry.rule
    if rule == "adjective":
        return at - 1 in doc.harms
    return rule == "leaves" and harm.last == phrase.first


def acts_in_clause(place: TallyContext) -> bool:
    """True where the phrase acts in a dependent clause, and suffers nothing said before it.

    "two guards were wounded when three men opened fire".
    """
    phrase = place.phrase
    if not phrase.person or phrase.measure:
        return False
    return place.doc.key(qualified_from(place.doc, phrase) - 1) in _WHEN


_WHEN = _CLASSES.set("when")


def _in_harm(doc: Doc, at: int) -> bool:
    """True where the token is a word of a longer harm: «لم يعد»."""
    for first in (at - 1, at - 2):
        harm = doc.harms.get(first)
        if harm and harm.last > at:
            return True
    return False


def _listed_before(place: TallyContext) -> bool:
    """True where the number is the next of a list: "the bodies of a man and two toddlers were found"."""
    joint = place.phrase.first - 1
    if place.previous is None or place.previous.last != joint:
        return False
    return place.doc.key(joint) in AND


def _lost(place: TallyContext, harm: Match) -> MeasureReason | None:
    """The losses of a side («فقدت الميليشيات 24 عنصراً», «فقد الفريق اثنين من أعضائه») are killed, who has
    lost a limb («فقد 160 … طرفاً») is injured; neither is missing."""
    doc = place.doc
    if harm.entry.measure != "missing" or stem_of(doc, harm) not in _LOSES:
        return None
    words = doc.tokens[harm.first].text
    if _is_passive(place, harm):
        return None  # «وفُقد ثلاثة من زملائه»
    if (
        stem_of(doc, harm) in _SHE_LOSES
        and place.phrase.name in _ARMED
        or doc.starting_at("group", harm.last)
        or doc.key(harm.last).startswith(_UNITS)
        or _of_their_people(place)
    ):
        return "killed", words
    limb = doc.among("limb", doc.forward(harm.last, 12))
    return ("injured", words) if limb else None


def _is_passive(place: TallyContext, harm: Match) -> bool:
    """True where nobody stands between the verb and the number who could have lost them."""
    doc = place.doc
    if harm.last != qualified_from(doc, place.phrase):
        return False
    return _DAMMA in doc.tokens[harm.first].text


_DAMMA = "\u064f"
"""The vowel of a passive verb: «فُقد»."""
_THEIR_OWN = _CLASSES.spelled("their_own")
_SHE_LOSES, _ARMED = _CLASSES.set("she_loses"), ("soldiers", "fighters", "jihadists", "regime forces")
"""A verb that agrees with the side that loses its men, and not with them."""


def _of_their_people(place: TallyContext) -> bool:
    """True of someone's relatives, and of "N of the people of" a place."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is not None and phrase.head.entry.form in ("kin", "possessed"):
        return True
    if phrase.form == "implicit_one" and doc.tokens[phrase.last - 1].text.endswith(_THEIR_OWN):
        return True  # «فقدت العائلة ابنها»
    if not phrase.bare or doc.key(phrase.last) != MIN:
        return False
    return doc.key(phrase.last + 1).startswith(_PEOPLE_OF)


_UNITS = _CLASSES.words("units")
"""Beginnings of words for a unit of fighters, whose losses are dead («فقدت الدورية أربعة رجال»)."""


def _of_those(doc: Doc, i: int) -> bool:
    """True where the sentence begins with those whose part is counted: "Of those evacuated, 1,150 are …"."""
    opening = doc.opens[i]
    if doc.key(opening) != OF:
        return False
    return doc.key(opening + 1) in _THOSE


def body_of(place: TallyContext) -> MeasureReason | None:
    """The noun of a body, whose owner was killed, whatever befell the others: «جثة والدتهم»."""
    harm = place.doc.harms.get(place.phrase.first - 1)
    if harm is None or stem_of(place.doc, harm) not in _BODIES:
        return None
    return measure_of(place, harm)


_BODIES = _CLASSES.set("bodies")


def between(place: TallyContext) -> MeasureReason | None:
    """A verb between the whole and the part: «توفي منهم 4»."""
    doc = place.doc
    floor = place.previous.last if place.previous else 0
    for at in doc.backward(place.phrase.first, 6):
        if at < floor or doc.tokens[at].text in "،,:":
            return None
        if at in doc.harms:
            return measure_of(place, doc.harms[at])
    return None


def arabic_toll(place: TallyContext) -> MeasureReason | None:
    """A bare number after the noun of a toll, with no other harm between.

    «رفع المكتب الحصيلة من 18 إلى 23».
    """
    doc = place.doc
    if not place.phrase.bare:
        return None
    for at in doc.backward(place.phrase.first, 12):
        if doc.starting_at("toll_word", at):
            return "killed", doc.tokens[at].text
        if at in doc.harms or turns_away(doc, at):
            return None
    return None


def moved(place: TallyContext) -> MeasureReason | None:
    """Those brought away, where the sentence speaks of people who left.

    «نُقل 650 آخرون بالقوارب إلى جزيرة».
    """
    doc, phrase = place.doc, place.phrase
    verb = qualified_from(doc, phrase) - 1
    if doc.key(verb).removeprefix(WAW) not in _MOVES or not (phrase.bare or phrase.person):
        return None
    around = (*doc.backward(verb), *doc.forward(phrase.last, 16))
    measures = {doc.harms[at].entry.measure for at in around if at in doc.harms}
    return ("displaced", doc.tokens[verb].text) if "displaced" in measures else None
