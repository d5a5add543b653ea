"""Numbers of people to whom nothing has happened yet: forecasts, plans, threats, conditions, drills."""

from __future__ import annotations

from hasila.reader.around import opening_of, stands_around
from hasila.reader.doc import Doc
from hasila.reader.harms import harm_at_once
from hasila.reader.needs import any_holds, applicable, needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.supposed_arabic import is_supposed_in_arabic
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("supposed")

_WOULD = _CLASSES.set("would")
_COULD = _CLASSES.set("could")
_BE, _HAVE = _CLASSES.set("be"), _CLASSES.set("have")
_NOT = _CLASSES.set("not")
_MODALS = _CLASSES.set("modals")
_INTENDS, _TO = _CLASSES.set("intends"), _CLASSES.word("to")
_IF, _IF_AT_FIRST = _CLASSES.set("if"), _CLASSES.set("if_at_first")
_AS = _CLASSES.word("as")
_REPORTS, _FALSE = _CLASSES.set("reports"), _CLASSES.set("untrue")
_BEING = _CLASSES.set("being")
_BARE = _CLASSES.set("bare")
_DRILLS, _PLAYS = _CLASSES.set("drills"), _CLASSES.set("plays")


@needs(words=_WOULD | _COULD)
def _would_suffer(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the verb behind the number says what would or could befall them."""
    for at in doc.forward(phrase.last, _TO_VERB):
        key = doc.key(at)
        if at in doc.harms or doc.pause(at) or doc.number_at(at):
            return False
        if key in _WOULD:
            return doc.key(at + 1) not in _NOT
        if key in _COULD:
            return _could_suffer(doc, at)
    return False


_TO_VERB = 8
"""Words from a number to the verb of which it is the subject."""


def _could_suffer(doc: Doc, at: int) -> bool:
    """True of "could be made homeless"; not of "could be trapped", "may have died", which are guesses at what
    is."""
    if doc.key(at + 1) not in _BE or not harm_at_once(doc, at + 1):
        return False
    harm = doc.first_harm(doc.forward(at + 1, _TO_VERB))
    if harm is None:
        return False
    return harm.entry.measure not in ("missing", "killed") or _has_condition(doc, at)


def _has_condition(doc: Doc, at: int) -> bool:
    """True where the sentence of token ``at`` has a condition behind it."""
    return any(doc.key(behind) in _IF for behind in doc.forward(at))


@needs(words=_MODALS | _INTENDS)
def _would_do(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the storm might kill 40", "threatened to execute 30 hostages"."""
    harm = doc.harm_until(opening_of(doc, phrase), 3)
    if harm is None or doc.key(harm.first) not in _BARE:
        return False
    verb = harm.first - 1
    if doc.key(verb) in _MODALS:
        return True
    return doc.key(verb) == _TO and _is_intended(doc, verb)


@needs(words=_WOULD)
def _would_have_done(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "would have killed everyone in the room, about thirty people"."""
    harm = doc.first_harm(doc.backward(opening_of(doc, phrase), _CLAUSE))
    if harm is None or doc.key(harm.first - 1) not in _HAVE:
        return False
    return doc.key(harm.first - 2) in _WOULD


def _is_intended(doc: Doc, to: int) -> bool:
    """True where the words before "to" say that someone means to do it."""
    return any(doc.key(at) in _INTENDS for at in doc.backward(to, 2))


@needs(words=_IF)
def _is_condition(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number in the clause of a condition: "if ten more patients fall ill"."""
    for at in doc.backward(phrase.first, _CLAUSE):
        if doc.key(at) in _IF:
            return doc.key(at - 1) != _AS
        if doc.pause(at):
            return False
    return False


@needs(words=_IF_AT_FIRST)
def _is_turned_condition(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a number in "Had the dam burst over 900 sleepers, …"."""
    opening = doc.opens[phrase.first]
    if doc.keys[opening] not in _IF_AT_FIRST or phrase.first - opening > _CLAUSE:
        return False
    return not any(doc.pause(at) for at in range(opening, phrase.first))


_CLAUSE = 12
"""Words from the conjunction of a condition to a number in it."""


@needs(words=_DRILLS)
def _in_drill(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the sentence tells of a drill in which harms are played."""
    sentence = (*doc.backward(phrase.first), *doc.forward(phrase.first))
    keys = {doc.key(at) for at in sentence}
    return not keys.isdisjoint(_DRILLS) and not keys.isdisjoint(_PLAYS)


@needs(words=_REPORTS)
def _is_untrue(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "reports that a guard had been kidnapped were false"."""
    if not any(doc.key(at) in _REPORTS for at in doc.backward(phrase.first, _CLAUSE)):
        return False
    return any(doc.key(at) in _FALSE and doc.key(at - 1) in _BEING for at in doc.forward(phrase.last))


_RULES = (
    _would_suffer,
    _would_have_done,
    _would_do,
    _is_condition,
    _is_turned_condition,
    _in_drill,
    _is_untrue,
)
_TOLD_BY = _WOULD | _COULD | _MODALS | _INTENDS | _IF | _DRILLS | _FALSE
"""Words of which one stands near a number of which a rule holds; of a turned condition it is the first."""


def is_supposed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "20,000 would have drowned", "the storm might kill 40", "if ten more fall ill"."""
    if doc.arabic:
        return is_supposed_in_arabic(doc, phrase)
    if not applicable(doc, _RULES):
        return False
    at_first = doc.key(doc.opens[phrase.first]) in _IF_AT_FIRST
    return (at_first or stands_around(doc, phrase, _TOLD_BY)) and any_holds(doc, _RULES, phrase)
