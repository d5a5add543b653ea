"""One person as the subject of an English clause: what befell him, past his age, his place and what is said
of him between commas."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.particles import ED, ENGLISH_AMONG, ENGLISH_AND, OF, THE
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("single_subjects")

_AUXILIARIES = _CLASSES.set("auxiliaries")
_COMPLEMENTS = _CLASSES.set("complements")
_ABOUT = _CLASSES.set("about")
_AGED = _CLASSES.word("aged")
_AGES = _CLASSES.set("ages")
_OPENING = _CLASSES.set("opening")
_ENDS = _CLASSES.set("ends")
_HAS = _CLASSES.set("has")
_BE = _CLASSES.set("be")
_NEVER = _CLASSES.set("never")
_THOSE = _CLASSES.set("those")
_TOLD_THAT = _CLASSES.set("told_that")
_ARTICLES = _CLASSES.set("articles")
_LIMBS = _CLASSES.set("limbs")
_DOES = _CLASSES.set("does")
_SELF = _CLASSES.set("self")
_OWN = _CLASSES.set("own")
_ALONE = _CLASSES.set("alone")
_WHO = _CLASSES.set("who")
_TIMES = _CLASSES.set("times")

_MODIFIER = 12
"""Words of an age, a place or a relative clause between someone and his verb."""
_MODIFIERS = 3
_PREDICATE = 12
"""Words from a verb to the one that "and" joins to it."""
_NOT_HIS = ("person", "subordinate", "speech")
"""Tables of words with which somebody else comes, or a clause of its own."""


def befallen(doc: Doc, first: int, last: int) -> Match | None:
    """The harm that the clause of someone named from token ``first`` up to ``last`` states of him."""
    if not begins_clause(doc, first):
        return None
    return _of_predicate(doc, past_modifiers(doc, last))


def begins_clause(doc: Doc, first: int) -> bool:
    """True where a subject may stand at token ``first``."""
    if first == doc.opens[first] or doc.pause(first - 1):
        return True
    return doc.key(first - 1) in _OPENING or _behind_time(doc, first)


def _behind_time(doc: Doc, first: int) -> bool:
    """True where the sentence has only a time before token ``first``: "On Sunday a man, 61, was reported
    missing"."""
    opening = doc.opens[first]
    return first - opening <= _TIME and all(_is_time(doc, at) for at in range(opening, first))


def _is_time(doc: Doc, at: int) -> bool:
    if at in doc.digits or doc.key(at) in _TIMES:
        return True
    return doc.starting_at("month", at) is not None


_TIME = 7
"""Words of a time at the opening of a sentence."""


def past_modifiers(doc: Doc, i: int) -> int:
    """The token behind "of 16", "at the east gate, who had tried to close it,"; ``i`` where nothing stands
    there."""
    for _ in range(_MODIFIERS):
        behind = i + 1 if doc.key(i) in _ALONE else past_age(doc, i)
        if behind == i:
            behind = _past_insertion(doc, i)
        if behind == i:
            behind = _past_complement(doc, i)
        if behind == i:
            return i
        i = behind
    return i


def past_age(doc: Doc, i: int) -> int:
    """The token behind "of 16", "of about 50", "aged 71", "in her thirties"."""
    key = doc.key(i)
    if key in _COMPLEMENTS and doc.key(i + 2) in _AGES:
        return i + 3
    if key not in (OF, _AGED):
        return i
    at = i + 2 if doc.key(i + 1) in _ABOUT else i + 1
    return at + 1 if doc.number_at(at) and not doc.starting_at("person", at + 1) else i


def _past_insertion(doc: Doc, i: int) -> int:
    """The token behind ", a porter,", ", 61,", ", who had climbed it for a dare,"; ``i`` where the verb does
    not follow the second comma."""
    if doc.key(i) != ",":
        return i
    relative = doc.key(i + 1) in _WHO
    for at in doc.forward(i + 1, _MODIFIER):
        if doc.key(at) == ",":
            return _past_comma(doc, at) or i
        if at in doc.harms and not (relative or _is_purpose(doc, at)):
            return i
    return i


def _past_comma(doc: Doc, comma: int) -> int:
    """The token from which someone is told of on behind an insertion: the verb, or the comma before "who"."""
    if doc.key(comma + 1) in _WHO:
        return comma
    return comma + 1 if is_verb(doc, comma + 1) else 0


def _is_purpose(doc: Doc, at: int) -> bool:
    return doc.key(at - 1) in _NEVER


def _past_complement(doc: Doc, i: int) -> int:
    """The token behind "of a partner organisation", "at the east gate": a comma or the verb."""
    if doc.key(i) not in _COMPLEMENTS:
        return i
    for at in doc.forward(i + 1, _MODIFIER):
        if doc.key(at) == "," or is_verb(doc, at):
            return at
        if doc.pause(at) or _counts(doc, at) or _is_another(doc, at):
            return i
    return i


def _counts(doc: Doc, at: int) -> bool:
    """True of a number that is no article, but for one of metres and the like."""
    if not doc.number_at(at) or doc.starting_at("article", at):
        return False
    return doc.starting_at("thing", at + 1) is None


def _is_another(doc: Doc, at: int) -> bool:
    """True where somebody else or another clause comes; not at "partner" in "a partner organisation"."""
    other = doc.first_at(_NOT_HIS, at)
    return other is not None and not doc.starting_at("thing", other.last)


def is_verb(doc: Doc, at: int) -> bool:
    """True of an auxiliary, a harm that somebody can suffer, or a verb in -ed."""
    key = doc.key(at)
    if key in _AUXILIARIES or key in _HAS:
        return True
    if at in doc.harms:
        return doc.key(at - 1) not in _ARTICLES  # "of the dead boy"
    return key.endswith(ED) and not doc.starting_at("thing", at)


def _of_predicate(doc: Doc, verb: int) -> Match | None:
    """The harm of the verb at token ``verb``, or of one that "and" joins to it."""
    if not is_verb(doc, verb):
        return None
    at_once = True
    for at in doc.forward(verb, _PREDICATE):
        harm = doc.harms.get(at)
        if harm and (at_once or doc.key(at - 1) == ENGLISH_AND):
            return harm if _suffers(doc, harm) else None
        at_once = at_once and _leads_to_harm(doc, at)
        if at_once:
            continue
        if doc.pause(at) or _counts(doc, at) or _is_another(doc, at):
            return None
    return None


def _leads_to_harm(doc: Doc, at: int) -> bool:
    """True of "was", "is among the", "has not been"."""
    key = doc.key(at)
    if key in _AUXILIARIES or key in _HAS or key in _ARTICLES:
        return True
    if key in _THOSE or key in _LIMBS:
        return True
    return key in ENGLISH_AMONG or doc.starting_at("light", at) is not None


def _suffers(doc: Doc, harm: Match) -> bool:
    """True of a harm that the subject suffers: "was killed", "died", "has a broken jaw"; not of "killed a
    guard", "lost his temper"."""
    if harm.entry.rule or harm.entry.measure not in _BEFALLING or doc.key(harm.last) in _SELF:
        return False
    before = doc.key(harm.first - 1)
    if before in _NEVER:
        return False
    if doc.key(harm.first) in _DOES:
        return before in _BE or not _OWN.isdisjoint(doc.keys[harm.first : harm.last])
    if harm.last - harm.first > 1 or doc.key(harm.first) in _ENDS:
        return True
    if before in _LIMBS:
        return harm.entry.measure == "injured"
    return before in _BE or doc.starting_at("adverb", harm.first - 1) is not None


_BEFALLING = ("killed", "injured", "missing", "rescued", "detained")


def labelled(doc: Doc, first: int) -> Match | None:
    """The harm of a label right before someone: "Still missing: a woman in her thirties"."""
    if doc.key(first - 1) != ":":
        return None
    harm = doc.harm_until(first - 1, _LABEL)
    return harm if harm and harm.first - doc.opens[first] <= 1 else None


_LABEL = 3


def is_among_harmed(doc: Doc, i: int) -> bool:
    """True of "is among the dead", "was among those killed" from token ``i`` on."""
    if doc.key(i) not in _BE or doc.key(i + 1) not in ENGLISH_AMONG:
        return False
    return doc.key(i + 2) in _THOSE and i + 3 in doc.harms


def harmed_at_once(doc: Doc, first: int, last: int) -> Match | None:
    """The harm stated of a definite person right behind him and his place: "the driver bled to death"."""
    if not begins_clause(doc, first) or doc.key(first) != THE or doc.key(first - 1) in _TOLD_THAT:
        return None
    verb = past_modifiers(doc, last)
    harm = doc.first_harm(doc.forward(verb, _AT_ONCE))
    if harm is None or not all(_leads_to_harm(doc, at) for at in range(verb, harm.first)):
        return None
    if any(doc.key(at) in _NEVER for at in range(verb, harm.first)):
        return None
    return harm if _suffers(doc, harm) and harm.entry.measure != "detained" else None


_AT_ONCE = 4
