"""Numbers of people to whom nothing has happened yet, in Arabic: forecasts, threats, conditions, drills."""

from __future__ import annotations

from hasila.reader.around import opening_of, stands_around
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.needs import any_holds, applicable, needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import WAW
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("supposed_arabic")

_MAY = _CLASSES.set("may")
_PRESENT, _FUTURE = _CLASSES.words("present"), _CLASSES.words("future")
_PAST = _CLASSES.set("past")
_NOUNS = _CLASSES.set("nouns")
_FORETELLS = _CLASSES.set("foretells")
_LEADS_TO_VERB = _CLASSES.set("leads_to_verb")
_THAT = _CLASSES.set("that")
_IF, _IN_CASE, _CASE = _CLASSES.set("if"), _CLASSES.set("in_case"), _CLASSES.set("case")
_UNREAL, _EVEN = _CLASSES.set("unreal"), _CLASSES.set("even")
_THREATENS, _BY = _CLASSES.set("threatens"), _CLASSES.words("by")
_DRILLS, _PLAYS = _CLASSES.set("drills"), _CLASSES.set("plays")
_FEARED = ("killed", "injured", "missing", "displaced", "detained")
"""Harms that can be foretold."""


def is_supposed_in_arabic(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قد يموت ألف طفل», «حذّر من نزوح 200 ألف», «لو وقع الزلزال نهاراً لقُتل 300»."""
    if _will_befall(doc, phrase):
        return True
    if not applicable(doc, _RULES) or not stands_around(doc, phrase, _TOLD_BY):
        return False
    return any_holds(doc, _RULES, phrase)


def _with_waw(words: frozenset[str]) -> frozenset[str]:
    """The words, and the same behind «و»."""
    return words | {f"{WAW}{word}" for word in words}


@needs(words=_with_waw(_MAY))
def _may_befall(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قد يموت ألف طفل», «200 ألف شخص قد ينزحون»: the verb in the present is what may come; behind
    a verb in the past «قد» says that it has come."""
    before = doc.first_harm(doc.backward(opening_of(doc, phrase), _TO_NUMBER))
    if before and _is_foretold(doc, before):
        return True
    for at in doc.forward(phrase.last, _TO_VERB):
        harm = doc.harms.get(at)
        if harm:
            return _is_foretold(doc, harm) and not doc.number_at(harm.last)
        if doc.pause(at) or doc.number_at(at):
            return False
    return False


_TO_NUMBER = 4
"""Words from a verb of harm to the number of those whom it may befall."""
_TO_VERB = 6
"""Words from a number to the verb of which it is the subject."""


def _is_foretold(doc: Doc, harm: Match) -> bool:
    """True of a verb in the present behind «قد»."""
    return doc.key(harm.first - 1).removeprefix(WAW) in _MAY and _is_present(doc, harm)


def _is_present(doc: Doc, harm: Match) -> bool:
    verb = doc.key(harm.first)[harm.skip :]
    return verb.startswith(_PRESENT) and verb not in _PAST


def _will_befall(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «سيُعدم 12 سجيناً», of a verb with the sign of the future."""
    harm = doc.harm_until(opening_of(doc, phrase), 3)
    return harm is not None and doc.key(harm.first).startswith(_FUTURE) and doc.key(harm.first) not in _PAST


@needs(words=_with_waw(_FORETELLS))
def _is_feared(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «حذّر من نزوح 200 ألف», «يُتوقع أن ينزح 40 ألفاً», «هدد بإعدام 30 رهينة»."""
    opening = opening_of(doc, phrase)
    for at in doc.backward(opening, _CLAUSE):
        if doc.key(at).removeprefix(WAW) in _FORETELLS:
            return _tells_what_may_come(doc, at, opening)
        if doc.pause(at) or doc.number_at(at):
            return False
    return False


_CLAUSE = 10
"""Words from the verb of a forecast, or the conjunction of a condition, to a number in its clause."""


def _tells_what_may_come(doc: Doc, foretells: int, opening: int) -> bool:
    """True where the harm between the verb of the forecast and the number has not happened: a noun, or a
    verb in the present."""
    harms = doc.harms_among(range(foretells + 1, opening))
    return any(_may_come(doc, foretells, harm) for harm in harms)


def _may_come(doc: Doc, foretells: int, harm: Match) -> bool:
    """True of «من نزوح», «أن ينزح» behind the verb of a forecast."""
    if harm.entry.measure not in _FEARED:
        return False
    if doc.key(harm.first)[harm.skip :] in _NOUNS:
        return doc.key(harm.first - 1) not in _THAT
    led = any(doc.key(at) in _LEADS_TO_VERB for at in range(foretells + 1, harm.first))
    return led and _is_present(doc, harm)


@needs(words=_with_waw(_THREATENS))
def _is_threatened(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «يهدد الجوع 80 ألف شخص بالموت», «600 أسرة مهددة بالتهجير»."""
    around = (*doc.backward(opening_of(doc, phrase), _TO_NUMBER), *doc.forward(phrase.last, _TO_NUMBER))
    threat = next((at for at in around if doc.key(at).removeprefix(WAW) in _THREATENS), None)
    if threat is None or phrase.measure:
        return False
    harm = doc.first_harm(doc.forward(max(threat, phrase.last), _TO_VERB))
    return harm is not None and doc.key(harm.first).startswith(_BY)


@needs(words=_IF | _CASE)
def _is_condition(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number in the clause of a condition: «إذا أصيب عشرة آخرون»."""
    for at in doc.backward(phrase.first, _CLAUSE):
        key = doc.key(at)
        if key in _IF or key in _CASE and doc.key(at - 1) in _IN_CASE:
            return True
        if doc.pause(at):
            return False
    return False


@needs(words=_with_waw(_UNREAL))
def _is_unreal(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «لو وقع الانفجار ظهراً لقُتل 300»: it has not come to pass."""
    for at in doc.backward(phrase.first):
        if doc.key(at).removeprefix(WAW) in _UNREAL:
            return doc.key(at - 1) not in _EVEN
    return False


@needs(words=_DRILLS)
def _in_drill(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the sentence tells of a drill in which harms are played."""
    sentence = (*doc.backward(phrase.first), *doc.forward(phrase.first))
    keys = {doc.key(at) for at in sentence}
    return not keys.isdisjoint(_DRILLS) and not keys.isdisjoint(_PLAYS)


_RULES = (_may_befall, _is_feared, _is_threatened, _is_condition, _is_unreal, _in_drill)
_TOLD_BY = _with_waw(_MAY | _FORETELLS | _THREATENS | _UNREAL) | _IF | _CASE | _DRILLS
"""Words of which one stands near a number of which a rule holds."""
