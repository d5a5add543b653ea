"""The English nouns without a number that count someone."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.harms import AUXILIARIES, governs_next, harm_at_once, past_relative
from hasila.reader.lexicon import Match
from hasila.reader.measures_before import governed, taken_away
from hasila.reader.measures_of_noun import are_victims
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import ED, ENGLISH_AND, OF, THE
from hasila.reader.single_subjects import befallen, labelled
from hasila.reader.tally_context import TallyContext
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("unnumbered_english")

_INVERTING = _CLASSES.set("inverting")
_OPENING = _CLASSES.set("opening")
_LIES = _CLASSES.set("lies")
_FINDS = _CLASSES.set("finds")
_BODY = _CLASSES.set("body")
_THAT = _CLASSES.set("that")
_AMONG = _CLASSES.word("among")
_AGED = _CLASSES.word("aged")
_BE = _CLASSES.set("be")
_MISHAPS = _CLASSES.set("mishaps")
_ENDS = _CLASSES.set("ends")
_SELF = _CLASSES.set("self")
_WHO, _TO = _CLASSES.set("who"), _CLASSES.word("to")
_AS_WERE = _CLASSES.set("as_were")
_BEFORE_SUBJECT = _CLASSES.set("before_subject")
_FICTION = _CLASSES.set("fiction")
_MODALS = _CLASSES.set("modals")
_ACTS = _CLASSES.set("acts")
_COMPLEMENTS = _CLASSES.set("complements")
_SUSTAINS = _CLASSES.set("sustains")


def counts_in_english(place: TallyContext) -> bool:
    """True of the object of a harm ("killing a nurse") or, at once, its subject ("a child was killed")."""
    doc, phrase = place.doc, place.phrase
    if _in_fiction(doc, phrase.first):
        return False
    if phrase.head is not None and phrase.head.first == phrase.first:
        return True  # of a headline, without an article
    if governed(place) is not None or _suffers(place) or are_victims(place) is not None:
        return True
    if taken_away(place) is not None or _befalls_subject(place):
        return True
    told_before = _that_of(doc, phrase.first) or _inverted(doc, phrase.first)
    return told_before or _is_body(doc, phrase)


def _befalls_subject(place: TallyContext) -> bool:
    """True of "a girl of 16 had slid down a gully and broken a thigh"."""
    doc, phrase = place.doc, place.phrase
    harm = befallen(doc, phrase.first, phrase.last) or labelled(doc, phrase.first)
    return harm is not None and not governs_next(place, harm)


def _in_fiction(doc: Doc, first: int) -> bool:
    """True of "in the novel a doctor is murdered"."""
    return any(doc.keys[at] in _FICTION for at in doc.backward(first, _TOLD_IN))


_TOLD_IN = 6
"""Words from a work to someone in it."""


def _inverted(doc: Doc, first: int) -> bool:
    """True of "among the missing is a schoolboy", "also killed was a stringer": the verb stands before its
    subject."""
    be = first - 1
    if doc.key(be) not in _INVERTING:
        return False
    if doc.key(be - 1) in _AS_WERE:
        return doc.any_harm(doc.backward(be - 1, _AS_FAR))
    harm = doc.first_harm(doc.backward(be, 5))
    opening = doc.opens[first]
    if harm is None or harm.first - opening > 3:
        return False
    return harm.first == opening or doc.key(opening) in _OPENING


_AS_FAR = 8
"""Words from "as was" back to the harm."""


def _is_body(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "a body was found", "divers found a body": one dead, where it is not said whose body it is."""
    i = phrase.last
    if doc.key(i - 1) not in _BODY or doc.key(i) == OF:
        return False
    found = doc.key(phrase.first - 1) in _FINDS
    return found or doc.key(i) in _LIES


def _that_of(doc: Doc, first: int) -> bool:
    """True of "the third death, that of a girl": whose harm was just stated."""
    if doc.key(first - 1) != OF or doc.key(first - 2) not in _THAT:
        return False
    return doc.any_harm(doc.backward(first - 2, 14))


def _suffers(place: TallyContext) -> bool:
    """True where a verb of harm follows of which the noun is the subject."""
    doc, phrase = place.doc, place.phrase
    if _meets_end(place):
        return True
    behind = 0
    start = _past_complement(place, _past_comma_who(doc, past_relative(doc, phrase.last)))
    for at in doc.forward(start, 12):
        other = place.figure_at(at)
        behind = other.last if other else behind
        if at < behind:
            continue
        among = _figure_near(place, at + 1) if doc.keys[at] == _AMONG else None
        if among:
            return among.measure != ""  # "A mother and her newborn were among the eight dead"
        harm = doc.harms.get(at)
        if harm:
            return not _does_it(doc, harm) and doc.key(harm.last) not in _MODALS
        if doc.tokens[at].kind == "w" and not _may_stand_between(doc, at):
            return False
    return False


def _past_comma_who(doc: Doc, i: int) -> int:
    """The "who" behind a comma at token ``i`` ("a carrier, who died in the ambulance"); else ``i``."""
    return i + 1 if doc.key(i) == "," and doc.key(i + 1) in _WHO else i


def _does_it(doc: Doc, harm: Match) -> bool:
    """True where the subject does the harm to another, or to himself: "amputated the leg of a miner"."""
    if harm.entry.rule == "active" or doc.key(harm.last) in _SELF:
        return True
    if doc.key(harm.first) not in _ACTS or doc.key(harm.first - 1) in AUXILIARIES:
        return False
    return doc.key(harm.last) == THE or doc.starting_at("article", harm.last) is not None


_RELATIVE = 14
"""Words of a relative clause with the verb behind it."""
_COMPLEMENT = 8
"""Words of a complement such as "of the team" with the verb behind it."""


def _past_complement(place: TallyContext, start: int) -> int:
    """The token behind "of the team", "from the hotel next door", where a harm is said at once; else
    ``start``."""
    doc = place.doc
    relative = doc.key(start) in _WHO
    if doc.key(start) not in _COMPLEMENTS and not relative:
        return start
    for at in doc.forward(start + 1, _RELATIVE if relative else _COMPLEMENT):
        if doc.key(at) in AUXILIARIES:
            if harm_at_once(doc, at):
                return at
            if not relative:
                return start
        elif at in doc.harms and not (relative and doc.key(at - 1) == _TO):
            said = doc.key(at).endswith(ED) or doc.key(at) in _ENDS
            return at if said and not doc.starting_at("article", at - 1) else start
        elif _ends_complement(place, at) and not (relative and doc.key(at).endswith(ED)):
            return start
    return start


def _ends_complement(place: TallyContext, at: int) -> bool:
    """True of a mark, a number or another verb."""
    doc = place.doc
    if doc.pause(at) or at in doc.digits or place.figure_at(at):
        return True
    return doc.any_at(_CLAUSES, at) or doc.key(at).endswith(ED)


_CLAUSES = ("subordinate", "pause_ok", "other_verb", "speech", "part_before")


def _figure_near(place: TallyContext, i: int) -> NumberPhrase | None:
    """The first later tally among the next three tokens."""
    for at in place.doc.forward(i, 3):
        figure = place.figure_at(at)
        if figure:
            return figure
    return None


def _may_stand_between(doc: Doc, at: int) -> bool:
    """True of a token that may stand between one person and what befell him."""
    if at in doc.qualifying or doc.keys[at] == _AGED or doc.keys[at] in _SUSTAINS:
        return True
    if doc.number_at(at) and at + 1 in doc.harms:
        return True  # "needed 14 stitches"
    if doc.any_at(("light", "article", "number"), at):
        return True
    return _leads_to_death(doc, at) or _of_so_many(doc, at)


def _meets_end(place: TallyContext) -> bool:
    """True of "a girl was struck by a tram and died": the second verb of the subject is its death."""
    doc, start = place.doc, place.phrase.last
    at_once = doc.key(start) in _BE or doc.key(start) in _MISHAPS
    if not at_once and not _begins_clause(doc, place.phrase.first):
        return False
    for at in doc.forward(start + 1, _MISHAP):
        if doc.key(at) == ENGLISH_AND and _ends_in_death(doc, at + 1):
            return True
        if doc.pause(at) or at in doc.harms or doc.starting_at("pause_ok", at):
            return False
    return False


def _begins_clause(doc: Doc, first: int) -> bool:
    """True where a subject may stand at token ``first``: "a teacher threw herself over them and died"."""
    if first == doc.opens[first] or doc.pause(first - 1):
        return True
    return doc.key(first - 1) in _BEFORE_SUBJECT


_MISHAP = 12
"""Words from the verb of a mishap to the death it ended in."""


def _ends_in_death(doc: Doc, at: int) -> bool:
    """True of "died" and "was killed"."""
    harm = doc.harms.get(at + 1 if doc.key(at) in _BE else at)
    if harm is None or harm.entry.measure != "killed":
        return False
    return doc.key(at) in _BE or doc.key(at) in _ENDS


def _leads_to_death(doc: Doc, at: int) -> bool:
    """True of "slipped and drowned": a verb that no list knows, and what it ended in."""
    if doc.key(at + 1) != ENGLISH_AND:
        return False
    if doc.key(at - 1) in _BE and at + 2 in doc.harms:
        return True  # "was thrown and broke his collarbone"
    if not doc.key(at).endswith(ED):
        return False
    return at + 2 in doc.harms and doc.key(at + 2) in _ENDS


def _of_so_many(doc: Doc, at: int) -> bool:
    """True of "a mother of three children": ``at`` is the token of the children."""
    if doc.key(at - 2) != OF or not doc.starting_at("number", at - 1):
        return False
    return doc.starting_at("person", at) is not None
