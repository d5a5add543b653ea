"""The words of harm in a text: those at a place, the figure that they take, the clauses that turn away from
them."""

from __future__ import annotations

from collections.abc import Callable

from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.particles import AL, AND_LETTERS, ED, ENGLISH_AND, WAW
from hasila.reader.phrases import NumberPhrase
from hasila.reader.tally_context import TallyContext, qualified_from, words_of
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("harms")

_VICTIMS = _CLASSES.set("victims")
_SINCE = _CLASSES.word("since")
_BE = _CLASSES.set("be")
_WHO = _CLASSES.set("who")
_THEN = _CLASSES.set("then")

MeasureReason = tuple[str, str]
"""The harm and the words that state it."""
Rule = Callable[[TallyContext], MeasureReason | None]


def stem_of(doc: Doc, found: Match) -> str:
    """The first word of an entry without its prefix."""
    return doc.key(found.first)[found.skip :]


def measure_of(place: TallyContext, found: Match) -> MeasureReason:
    """The harm that the words ``found`` state, and these words."""
    doc = place.doc
    words = words_of(doc, found.first, found.last)
    if found.entry.measure == "killed_and_injured" and (half := _half_of_pair(place, found)):
        return half, words
    if found.entry.measure == "rescued" and _retrieves_bodies(place):
        return "killed", words
    if found.entry.measure == "displaced" and _led_out(place, found):
        return "rescued", words
    if found.entry.measure == "injured" and _is_care_of_the_sick(place, found):
        return "", words
    if found.entry.measure == "missing" and doc.arabic and doc.starting_at("limb", found.last):
        return "injured", words  # «فقد عينه»
    if found.entry.measure == "rescued" and _with_wounds(place, found):
        return "injured", words
    return measure_by_disease(doc, found.first, found.entry.measure, words), words


def _with_wounds(place: TallyContext, found: Match) -> bool:
    """True of "survived the shooting with wounds", "were pulled from the wreck with broken legs"."""
    doc = place.doc
    if not doc.english:
        return False
    for at in doc.forward(found.last, _TO_WOUNDS):
        if doc.pause(at) or place.figure_at(at):
            return False
        if doc.key(at) in _WITH:
            harm = doc.harms.get(at) or doc.first_harm(doc.forward(at + 1, 3))
            return harm is not None and harm.entry.measure == "injured"
        if at in doc.harms:
            return False
    return False


_TO_WOUNDS = 6
"""Words from a rescue to the wounds of the rescued."""
_WITH = _CLASSES.set("with")


def _half_of_pair(place: TallyContext, found: Match) -> str:
    """The harm of one of two verbs that each have a number: «إن جندياً قُتل وأصيب خمسة»; "" where both are
    said of one number."""
    doc = place.doc
    first, second = found.first, found.last - 1
    if not doc.arabic or second != first + 1:
        return ""
    index = place.index if place.phrase.last == first else place.index - 1
    pair = place.phrases[max(0, index) : index + 2]
    if len(pair) < 2 or pair[0].last != first or qualified_from(doc, pair[1]) != found.last:
        return ""
    verb = doc.key(first) if index == place.index else doc.key(second).removeprefix(WAW)
    entry = doc.lexicon.entry(verb, "harm")
    return entry.measure if entry else ""


def _retrieves_bodies(place: TallyContext) -> bool:
    """True of «مقتل 9، وانتشال 21 آخرين من تحت الأنقاض»: where deaths were told before, and nobody is said to
    live, those retrieved are dead."""
    doc, phrase = place.doc, place.phrase
    if not doc.mentions("retrieves") or doc.among("alive", doc.forward(phrase.last, _SAID_OF_THEM)):
        return False
    before = doc.harms_among(doc.backward(phrase.first))
    saving = next((harm for harm in before if harm.entry.measure == "rescued"), None)
    if saving is None or not doc.starting_at("retrieves", saving.first):
        return False
    if doc.key(phrase.last - 1) in _VICTIMS:
        return True  # «انتُشلت 12 ضحية»
    return any(harm.entry.measure == "killed" for harm in before)


def _led_out(place: TallyContext, found: Match) -> bool:
    """True where rescuers lead out those of whom the words say that they have left their homes («تمكنت فرق
    الإنقاذ من إخراج 143 شخصاً من منازلهم»)."""
    doc = place.doc
    if found.entry.rule != "after":
        return _led_out_by_rescuers(doc, found)
    if not doc.mentions("leads_out"):
        return False
    verb = doc.first_harm(doc.backward(qualified_from(doc, place.phrase), _SUBJECT))
    return verb is not None and _led_out_by_rescuers(doc, verb)


def _is_care_of_the_sick(place: TallyContext, found: Match) -> bool:
    """True of "94 patients are in intensive care" in a text on a disease: they are sick, and counted
    before."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or doc.key(phrase.head.last - 1) not in _PATIENTS or not doc.mentions("disease"):
        return False
    if _disease_near(doc, phrase.first):
        return False
    return any(doc.key(at) in _CARE for at in range(found.first, found.last))


_PATIENTS, _CARE = _CLASSES.set("patients"), _CLASSES.set("care")


def _led_out_by_rescuers(doc: Doc, verb: Match) -> bool:
    """True of «أجلى المتطوعون», «تمكنت فرق الإنقاذ من إخراج»: whom rescuers lead out is rescued; whom an
    authority evacuates is displaced."""
    if not doc.mentions("leads_out") or not doc.starting_at("leads_out", verb.first):
        return False
    near = (*doc.backward(verb.first, _SUBJECT), *doc.forward(verb.last, 2))
    return doc.among("leads_out_by", near)


_SUBJECT = 9
"""Words before a verb in which its subject is looked for."""
_SAID_OF_THEM = 8
"""Words behind a number in which it is said that they live."""


def measure_by_disease(doc: Doc, i: int, measure: str, words: str) -> str:
    """In a report on a disease «إصابة» is a case, not a wound."""
    if measure != "injured" or words.startswith(_WOUNDS):
        return measure
    told = _disease_near(doc, i) or doc.arabic and _on_disease_only(doc, i)
    return "cases" if told else measure


def _disease_near(doc: Doc, i: int) -> bool:
    around = (*doc.backward(i), *doc.forward(i))
    return doc.among("disease", around)


def _on_disease_only(doc: Doc, i: int) -> bool:
    """True of a sentence without a mishap or an attack in a text that opens with a disease."""
    named = doc.begins["disease"]
    if not named or min(named) > _OPENING:
        return False
    around = (*doc.backward(i), *doc.forward(i))
    if doc.among("attack", around) or doc.among("fights", around):
        return False
    return not any(doc.key(at).startswith(_MISHAPS) for at in around)


_OPENING = 25
"""Words of a text in which it says what it is on."""
_MISHAPS = _CLASSES.words("mishaps")


AUXILIARIES = _CLASSES.set("auxiliaries")
_WOUNDS = _CLASSES.words("wounds")
"""Beginnings of words that state a wound whatever the report is about."""
ENDINGS = ("killed", "rescued")
"""Harms in which a state can end."""
STATES = frozenset(("detained", "displaced", "missing"))
"""Nouns of a state that can end: "ninety detainees have died", "six missing climbers were found alive"."""


def is_transparent(doc: Doc, at: int) -> bool:
    """True where the token belongs to a qualifier or an article between a verb and its number."""
    return at in doc.qualifying or doc.key(at) in _ARTICLES


_ARTICLES = _CLASSES.set("articles")


def before_transparent(doc: Doc, i: int, floor: int = 0) -> int:
    """The first of the transparent tokens that stand right before token ``i``; ``i`` where there are none."""
    while i > floor and is_transparent(doc, i - 1):
        i -= 1
    return i


def opens_clause(doc: Doc, at: int) -> bool:
    """True where a clause that depends on this one begins; not with the "since" of "has since died"."""
    if doc.starting_at("subordinate", at) is None:
        return False
    return doc.key(at) != _SINCE or doc.key(at - 1) not in AUXILIARIES


def governs_next(place: TallyContext, harm: Match) -> bool:
    """True where the harm takes the figure after it ("and injured 30"), not the one before it."""
    doc = place.doc
    if harm.first > 0 and doc.key(harm.first - 1) in _BE:
        return False
    return any(_governs(doc, harm, other) for other in place.following(2))


def _governs(doc: Doc, harm: Match, other: NumberPhrase) -> bool:
    """True where nothing but a qualifier or an article parts the harm from the phrase after it."""
    if not harm.last <= other.first <= harm.last + 7:
        return False
    return all(is_transparent(doc, at) for at in range(harm.last, other.first))


def past_relative(doc: Doc, i: int) -> int:
    """The token behind a relative clause that two commas insert at token ``i``; ``i`` where there is none.
    "their neighbour, who tried to reach them, was burned"."""
    if doc.key(i) != "," or doc.key(i + 1) not in _WHO:
        return i
    for at in doc.forward(i + 2, 14):
        if doc.key(at) == ",":
            return at + 1
        if at in doc.harms:
            return i
    return i


def harm_at_once(doc: Doc, i: int) -> bool:
    """True where nothing but "were", "reportedly" and the like stands before a harm."""
    for at in doc.forward(i, 5):
        if at in doc.harms:
            return True
        if not doc.starting_at("light", at) or doc.key(at) == ENGLISH_AND:
            return False
    return False


def turns_away(doc: Doc, at: int) -> bool:
    """True where with token ``at`` a clause begins that harms no one: «، وحضر …», «بينما …», "…, and
    attended by"."""
    contrast = doc.starting_at("contrast", at)
    if contrast:
        return contrast.last not in doc.harms and doc.starting_at("rises", contrast.last) is None
    if doc.arabic and _tells_what_they_did(doc, at):
        return True
    verb = doc.starting_at("other_verb", at)
    if verb is None or at in doc.harms or doc.starting_at("person", at):
        return False
    if doc.lexicon.grammar == "english":
        return True
    if verb.prefix.endswith(AL):
        return False  # «جراء القصف»
    if verb.prefix and _is_stopword(doc, at):
        return False  # «فجر الاثنين» is dawn, not «فَـ» with «جرّ»
    return verb.prefix in AND_LETTERS or _begins_clause(doc, at)


def _tells_what_they_did(doc: Doc, at: int) -> bool:
    """True of «قُتلت معلمة وهي تحمي 22 تلميذاً»: what someone did when it happened."""
    if doc.key(at) not in _AND_SHE or not doc.key(at + 1).startswith(_PRESENT):
        return False
    if at + 1 in doc.harms or doc.number_at(at + 1):
        return False
    return not doc.any_at(("part_before", "person", "stopword", "harmless_before"), at + 1)


_AND_SHE, _PRESENT = _CLASSES.set("and_she"), _CLASSES.words("present")


def _is_stopword(doc: Doc, at: int) -> bool:
    """True where the word as it stands is one."""
    found = doc.starting_at("stopword", at)
    return found is not None and not found.prefix


def _begins_clause(doc: Doc, at: int) -> bool:
    """True where token ``at`` is the first of a sentence or of a clause in it."""
    if at == doc.opens[at] or doc.pause(at - 1):
        return True
    if doc.key(at - 1) in _THEN:
        return True
    return doc.ending_at("subordinate", at) is not None


def has_other_verb(place: TallyContext) -> bool:
    """True where a verb that harms no one, or that no list knows, stands right before the number ("and
    orphaned 1,900"): a harm further on is not said of it."""
    doc = place.doc
    if doc.lexicon.grammar != "english":
        return False
    opening = before_transparent(doc, place.phrase.first)
    verb = opening - 1
    if verb in doc.harms:
        return False
    if doc.ending_at("other_verb", opening):
        return True
    key = doc.key(verb)
    if not key.endswith(ED) or len(key) < 5:
        return False
    return not any(doc.starting_at(kind, verb) for kind in _KNOWN_TABLES)


_KNOWN_TABLES = ("light", "stopword", "counting", "person", "before", "speech", "brings", "turn", "group")
"""Tables of which a word in -ed is no unknown verb."""
