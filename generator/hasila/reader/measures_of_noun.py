"""The rules by which the noun of a figure states its measure, alone or with words on both of its sides."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.harms import (
    ENDINGS,
    STATES,
    MeasureReason,
    governs_next,
    has_other_verb,
    measure_by_disease,
    measure_of,
    stem_of,
)
from hasila.reader.lexicon import Match
from hasila.reader.measures_after import after, attached, relative
from hasila.reader.measures_before import between, governed
from hasila.reader.needs import needs
from hasila.reader.particles import AMONG, AND_OR_COMMA, BETWEEN, ENGLISH_AND, OF, THE, WAW
from hasila.reader.phrases import NumberPhrase
from hasila.reader.single_subjects import befallen, labelled
from hasila.reader.tally_context import (
    TallyContext,
    parent_named_from,
    qualified_from,
    words_of,
)
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("measures_of_noun")

_CASE_OR_WOUND = _CLASSES.word("case_or_wound")
_WERE = _CLASSES.set("were")
_STRICKEN, _CASES_OF = _CLASSES.words("stricken"), _CLASSES.words("cases_of")
_OF_WHOM = _CLASSES.set("of_whom")
_INJURIES = _CLASSES.set("injuries")
_BEING = _CLASSES.set("being")
_NUMBER_OF = _CLASSES.set("number_of")
_MADE_UP = _CLASSES.set("made_up")
"""Words before the parts of a number: «140 ضحية، بواقع 52 قتيلاً و88 جريحاً»."""


def own(place: TallyContext) -> MeasureReason | None:
    """The noun states it: "deaths", «قتيلاً», "injured persons"."""
    phrase = place.phrase
    if not phrase.measure:
        return None
    return (
        _said_further(place)
        or _both_after(place)
        or _end_of_them(place.doc, phrase)
        or _stated_by_noun(place)
    )


def _said_further(place: TallyContext) -> MeasureReason | None:
    """The harm of a case, or the end of a state."""
    if place.phrase.measure == "cases":
        return _case_of(place) or _case_of_toll(place)
    if place.phrase.measure == "detained":
        return _becomes(place) or _of_unknown_fate(place)
    return _becomes(place) if _may_end(place.phrase) else None


@needs(words=_WERE, grammar="arabic")
def saved(place: TallyContext) -> MeasureReason | None:
    """The rescue of those who had been trapped: «سحب الشباب بالحبال 11 شخصاً كانوا عالقين»."""
    doc, end = place.doc, place.phrase.last
    were = next((at for at in doc.forward(end, 3) if doc.key(at) in _WERE), None)
    if were is None or any(doc.pause(at) or at in doc.harms for at in range(end, were)):
        return None
    state = doc.first_harm(doc.forward(were + 1, 3))
    if state is None or state.entry.measure not in ("missing", "detained"):
        return None
    return _rescue_before(place)


def _rescue_before(place: TallyContext) -> MeasureReason | None:
    """The rescue, if it is the harm that stands before the number in its clause."""
    doc = place.doc
    for at in doc.backward(place.phrase.first, _TO_RESCUE):
        harm = doc.harms.get(at)
        if harm is not None:
            return measure_of(place, harm) if harm.entry.measure == "rescued" else None
        if doc.pause(at) or doc.number_at(at):
            return None
    return None


_TO_RESCUE = 8
"""Words from the verb of a rescue to the rescued."""


def saved_from(place: TallyContext) -> MeasureReason | None:
    """The rescue of those of whom the next verb says where they were: «أنقذ فوج الإطفاء 14 شخصاً علقوا في
    سياراتهم»."""
    doc = place.doc
    state = doc.harms.get(place.phrase.last)
    if state is None or state.prefix or state.entry.rule or state.entry.measure != "missing":
        return None
    return _rescue_before(place)


def _of_unknown_fate(place: TallyContext) -> MeasureReason | None:
    """The loss of those who were detained: «تسعين موقوفاً … مجهولي المصير», «مصير 40 معتقلاً»."""
    doc, end = place.doc, place.phrase.last
    if not doc.arabic:
        return None
    fate = governed(place)
    if fate is not None and fate[0] == "missing":
        return fate
    for at in doc.forward(end, _TO_FATE):
        said = doc.harms.get(at)
        if said is not None and said.entry.measure == "missing" and said.entry.rule == "after":
            return measure_of(place, said)
        if doc.pause(at) or doc.number_at(at) or doc.key(at) in _ANEW:
            return None
    return None


_TO_FATE = 12
"""Words from those who were detained to what is said of their fate."""
_ANEW = _CLASSES.set("anew")


def _stated_by_noun(place: TallyContext) -> MeasureReason:
    doc, phrase = place.doc, place.phrase
    words = doc.text[phrase.start : phrase.end]
    noun = stem_of(doc, phrase.head) if phrase.head else ""
    if noun.startswith(_CASE_OR_WOUND) and doc.key(phrase.last) in _OF_CASES:
        return "cases", words
    if phrase.measure == "injured" and _is_case_of_ailment(doc, phrase, noun):
        return "cases", words
    measure = measure_by_disease(doc, phrase.first, phrase.measure, noun)
    if measure == "injured" and noun.startswith(_CASE_OR_WOUND) and _told_of_disease(doc, phrase):
        return "cases", words
    return measure, words


def _is_case_of_ailment(doc: Doc, phrase: NumberPhrase, noun: str) -> bool:
    """True of «347 إصابة بضربة شمس», and of «إصابة» and «المصابين» further on in a text that counted such
    cases, unless something else is said to have struck them."""
    ailments = doc.begins["ailment"]
    if not ailments or not noun.startswith(_STRICKEN):
        return False
    if phrase.last in ailments:
        return True
    told = (at for at in ailments if at < phrase.first)
    if not any(doc.key(at - 1).startswith(_CASES_OF) for at in told):
        return False
    around = (*doc.backward(phrase.first), *doc.forward(phrase.last))
    return not doc.among("attack", around) and not any(_is_wounding(doc, at) for at in around)


def _told_of_disease(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «عدد الإصابات … 15,753 إصابة», where the sentences before it on its line are on a disease and
    none tells of an attack."""
    told = [at for at in doc.begins["disease"] if at < phrase.first]
    if not any(doc.key(at) in _TOLL_OF_CASES for at in doc.backward(phrase.first)):
        return False
    if not told or phrase.first - told[-1] > _ON_DISEASE or not doc.same_line(told[-1], phrase.first):
        return False
    since = (*range(told[-1], phrase.first), *doc.forward(phrase.last))
    return not doc.among("attack", since) and not any(_is_wounding(doc, at) for at in since)


def _is_wounding(doc: Doc, at: int) -> bool:
    """True of a harm that no disease does, and of a mishap."""
    if doc.key(at).startswith(_MISHAPS):
        return True
    harm = doc.harms.get(at)
    return harm is not None and stem_of(doc, harm).startswith(_WOUNDED)


_ON_DISEASE = 40
"""Words over which a report is still on the disease that it named."""
_WOUNDED, _MISHAPS = _CLASSES.words("wounded"), _CLASSES.words("mishaps")
_TOLL_OF_CASES = _CLASSES.set("toll_of_cases")
_OF_CASES = _CLASSES.set("of_cases")
"""Adjectives of an «إصابة» that is a case even where no disease is named («1,204 إصابات مؤكدة»)."""


def _end_of_them(doc: Doc, phrase: NumberPhrase) -> MeasureReason | None:
    """The death or rescue of the wounded or the sick, said before their noun.

    «2,587 حالة، توفيت منها 41 حالة», «وفاة 3 من المصابين».
    """
    if doc.lexicon.grammar != "arabic" or phrase.measure not in ("cases", "injured"):
        return None
    part = doc.ending_at("part_before", phrase.first)
    said_before = part.first if part and not part.prefix else _before_adverbs(doc, phrase.first)
    ended = doc.harm_until(said_before, 2)
    if ended is None or ended.entry.rule or ended.entry.measure not in ENDINGS:
        return None
    if part is None and phrase.joined:
        return None  # «قتيل وجريحان»
    if part is None and not _is_some(phrase) and not _governs_noun(doc, ended, phrase):
        return None
    return ended.entry.measure, words_of(doc, ended.first, ended.last)


def _before_adverbs(doc: Doc, i: int) -> int:
    """The token behind the verb, where only a time stands between it and token ``i``: «فقدنا اليوم اثنين»."""
    adverb = doc.ending_at("adverb", i)
    return adverb.first if adverb else i


def _is_some(phrase: NumberPhrase) -> bool:
    """True of some of the people of its noun: "of the …", one, two, or cases."""
    return phrase.of_group or phrase.form in ("implicit_one", "dual") or phrase.measure == "cases"


def _governs_noun(doc: Doc, ended: Match, phrase: NumberPhrase) -> bool:
    """True where the words of a death or rescue take the phrase, and are no people themselves («وفيات»)."""
    return not phrase.joined and doc.starting_at("person", ended.first) is None


def _case_of(place: TallyContext) -> MeasureReason | None:
    """The harm that is said after the noun of a case: «18 حالة وفاة», "cases of enforced disappearance"."""
    doc, end = place.doc, place.phrase.last
    for at in range(end - 1, min(end + 3, len(doc.tokens))):
        if doc.tokens[at].kind != "w" or _goes_on(doc, at):
            return None
        found = doc.harms.get(at)
        if found and not found.prefix and found.entry.measure in _OF_A_CASE:
            of_some = doc.starting_at("part_before", found.last)  # «217 حالة توفي منها 19»
            return None if of_some else measure_of(place, found)
    return None


_TOLL_WITHIN = 10
"""Words from the noun of a toll to the cases that it is counted in."""


def _case_of_toll(place: TallyContext) -> MeasureReason | None:
    """The harm whose toll is counted in cases: «عدد الوفيات … 417 حالة», «والوفيات حالتان»."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or not doc.starting_at("case_noun", phrase.last - 1):
        return None
    for at in doc.backward(phrase.first, _TOLL_WITHIN):
        if doc.pause(at) and doc.key(at) != ":" or at in place.covered:
            return None
        harm = doc.harms.get(at)
        if harm:
            counted = harm.entry.measure in _OF_A_CASE and doc.starting_at("tolled", at)
            return measure_of(place, harm) if counted else None
    return None


_OF_A_CASE = ("killed", "missing", "detained", "displaced")


def _goes_on(doc: Doc, at: int) -> bool:
    """True where with token ``at`` something else is added: "and", «و»."""
    key = doc.key(at)
    return key == ENGLISH_AND or key.startswith(WAW) and at not in doc.harms


def _may_end(phrase: NumberPhrase) -> bool:
    """True where the noun states what can end: also "three of the wounded", «3 من المصابين», "an injured
    man"."""
    if phrase.measure in STATES:
        return True
    return phrase.measure in ("injured", "rescued") and (phrase.of_group or phrase.form == "implicit_one")


def _becomes(place: TallyContext) -> MeasureReason | None:
    """The death or rescue that is said of the figure right before it or right after it."""
    if place.doc.english and _only_of_last(place.doc, place.phrase.first):
        return None
    arabic = place.doc.lexicon.grammar == "arabic"
    touched = governed(place) if arabic and place.phrase.measure == "displaced" else None
    if touched is not None and touched[0] in ("injured", "detained", "missing"):
        return touched  # «إصابة ثلاثة نازحين»
    for rule in (relative, governed, between) if arabic else (attached, governed):
        measure = rule(place)
        if measure is not None and measure[0] in _ends_of(place) and measure[0] != place.phrase.measure:
            return measure
    return None


def _only_of_last(doc: Doc, first: int) -> bool:
    """True of "the last of the 12 missing was found dead": it is said of one of them."""
    if doc.key(first - 1) != THE or doc.key(first - 2) != OF:
        return False
    return doc.key(first - 3) in _LAST


_LAST = _CLASSES.set("last")


def _ends_of(place: TallyContext) -> tuple[str, ...]:
    """What can be said of those whom the noun counts: survivors can be hurt ("eight of the survivors were
    treated for burns")."""
    saved = place.doc.english and place.phrase.measure == "rescued"
    return (*ENDINGS, "injured") if saved else ENDINGS


def _both_after(place: TallyContext) -> MeasureReason | None:
    """One number for the dead and the wounded: «30 قتيلاً وجريحاً», "30 dead and wounded"."""
    found = place.doc.harms.get(place.phrase.last - 1)
    if found and found.entry.measure == "killed_and_injured":
        return None if _second_is_counted(place, found.last) else measure_of(place, found)
    return None


def _second_is_counted(place: TallyContext, i: int) -> bool:
    """True of "34 deaths and injuries to 152 people": the second harm has a number of its own."""
    return place.doc.key(i) in _OF_WHOM and place.figure_at(i + 1) is not None


def second_of_pair(place: TallyContext) -> MeasureReason | None:
    """The injuries of "34 deaths and injuries to 152 people"."""
    doc, joint = place.doc, place.phrase.first - 1
    pair = doc.harm_until(joint, 3) if doc.key(joint) in _OF_WHOM else None
    if pair is None:
        return None
    if pair.entry.measure != "killed_and_injured" or doc.key(pair.last - 1) not in _INJURIES:
        return None
    return "injured", doc.tokens[pair.last - 1].text


@needs("disease")
def patients(place: TallyContext) -> MeasureReason | None:
    """The "patients" of a disease."""
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or doc.key(phrase.head.last - 1) not in _PATIENTS:
        return None
    if not doc.among("disease", doc.forward(phrase.last)):
        return None
    return "cases", doc.text[phrase.start : phrase.end]


_PATIENTS = _CLASSES.set("patients")


@needs(words=(":", "(", *_MADE_UP))
def broken_down(place: TallyContext) -> MeasureReason | None:
    """Both harms, where a colon parts one number into the two: "212 victims: 87 dead and 125 wounded"."""
    doc, phrase = place.doc, place.phrase
    parts = place.following(2)
    if len(parts) < 2 or {_measure_beside(doc, part) for part in parts} != {"killed", "injured"}:
        return None
    if sum(part.number.low or 0 for part in parts) != phrase.number.low:
        return None
    if doc.key(phrase.last) == "(" and doc.mark_after(")", parts[1].last, _HEADED) > 0:
        return "killed_and_injured", "("
    between = range(phrase.last, parts[0].first)
    if not _MADE_UP.isdisjoint(doc.keys[phrase.last : parts[0].first]) and not doc.any_harm(between):
        return "killed_and_injured", words_of(doc, parts[0].first, parts[1].last)
    colon = doc.mark_after(":", phrase.last, _HEADED)
    if not phrase.last <= colon < parts[0].first or doc.any_harm(range(phrase.last, colon)):
        return None
    return "killed_and_injured", ":"


def _measure_beside(doc: Doc, part: NumberPhrase) -> str:
    """The harm that the noun of the part states, or the word right behind it ("2 killed")."""
    harm = doc.harms.get(part.last)
    return part.measure or (harm.entry.measure if harm else "")


_HEADED = 8
"""Words between a number and the colon behind which its parts stand."""


def befell(place: TallyContext) -> MeasureReason | None:
    """The verb before the number says how it ended.

    «غيّب الموت ثلاث قابلات أصيبوا بالعدوى», «إخراج 11 عاملا احتُجزوا تحت سقف», «وفاة 14 مريضاً بالحمى».
    """
    previous = place.previous
    if previous and _touches_by_waw(previous, place.phrase) and relative(place):
        return befell(place.at_index(place.index - 1))
    measure = governed(place)
    if measure is None or measure[0] not in ENDINGS:
        return None
    touched = place.doc.first_harm(place.doc.backward(place.phrase.first, 5))
    if touched is None or touched.entry.rule:
        return None
    return measure if patients(place) or _later_harm_led_to(place, measure[0]) else None


def _touches_by_waw(one: NumberPhrase, other: NumberPhrase) -> bool:
    return other.joined and other.first == one.last


def _later_harm_led_to(place: TallyContext, end: str) -> bool:
    """True where what is said behind the number comes before such an ``end``."""
    later = relative(place)
    return later is not None and later[0] in _LED_TO[end]


_LED_TO = {"killed": ("cases", "missing", "injured"), "rescued": ("cases", "missing")}
"""Harms that come before a death or a rescue; who was saved with wounds is hurt («نجا خمسة بجروح»)."""


def of_next(place: TallyContext) -> MeasureReason | None:
    """The harm of the whole that is named right after: "seven children were among the 23 people killed"."""
    doc, member = place.doc, _last_member(place)
    if not member.has_next:
        return None
    end = member.phrase.last
    linked = doc.key(end) in _BEING
    at = end + linked
    whole = member.next()
    if parent_named_from(doc, whole.phrase) != at or not _says_among(doc, at):
        return None
    if doc.lexicon.grammar == "arabic":
        return own(whole) or relative(whole)
    return own(whole) or after(whole)


def _last_member(place: TallyContext) -> TallyContext:
    """The last of the list that the tally begins; the tally itself where none follows."""
    member = place
    while member.has_next and member.index - place.index < _MEMBERS and _joined_next(member):
        member = member.next()
    return member


_MEMBERS = 4
"""Members of a list ("fourteen children and a nurse were among the 80 hurt") of whom the same is said."""


def _says_among(doc: Doc, at: int) -> bool:
    return doc.key(at) in AMONG or doc.key(at + 1) == BETWEEN


def _joined_next(place: TallyContext) -> bool:
    following = place.phrases[place.index + 1]
    end = place.phrase.last
    gap = following.first - end
    if gap == 1 and place.doc.key(end) in AND_OR_COMMA:
        return True
    return gap <= 1 and following.joined


@needs("arrival")
def refuge(place: TallyContext) -> MeasureReason | None:
    """Those who seek refuge have fled, where no other harm is said.

    "7,450 refugees arrived", «وصول 7450 لاجئاً».
    """
    doc, phrase = place.doc, place.phrase
    head = phrase.head
    if head is None or not doc.key(head.last - 1)[head.skip :].startswith(_REFUGEES):
        return None
    around = (*doc.backward(phrase.first, 8), *doc.forward(phrase.last, 8))
    if not doc.among("arrival", around):
        return None
    return "displaced", doc.text[phrase.start : phrase.end]


_REFUGEES = _CLASSES.words("refugees")


@needs("disease")
def in_care(place: TallyContext) -> MeasureReason | None:
    """Patients of whom nothing else is said: "the cholera centre has 114 patients"."""
    doc, phrase = place.doc, place.phrase
    if not _counts_patients(place) or has_other_verb(place):
        return None
    if not doc.among("disease", doc.backward(phrase.first)):
        return None
    return "cases", doc.text[phrase.start : phrase.end]


def _counts_patients(place: TallyContext) -> bool:
    """True of "patients", and of "the number of cholera patients has passed 4,000"."""
    doc, phrase = place.doc, place.phrase
    if not phrase.bare:
        return phrase.head is not None and doc.key(phrase.head.last - 1) in _PATIENTS
    for at in doc.backward(phrase.first, 7):
        if doc.key(at) in _PATIENTS:
            return any(doc.key(i) in _NUMBER_OF for i in doc.backward(at, 4))
    return False


@needs("victims")
def victims(place: TallyContext) -> MeasureReason | None:
    """The dead, where nothing else is said of the victims.

    "the 94 victims of the dam failure", "identified 167 victims", «112 من الضحايا».
    """
    doc, phrase = place.doc, place.phrase
    if phrase.head is None or not doc.ending_at("victims", phrase.last):
        return None
    if phrase.of_group:
        return "killed", doc.text[phrase.start : phrase.end]
    following = (doc.key(phrase.last), doc.key(phrase.last + 1))
    if following != (OF, THE) and doc.key(qualified_from(doc, phrase) - 1) not in _NAMES_VICTIMS:
        return None
    return "killed", doc.text[phrase.start : phrase.end]


@needs(grammar="english")
def single_subject(place: TallyContext) -> MeasureReason | None:
    """What befell one person without a number, who is the subject: "a girl of 16 had slid and broken a
    thigh"."""
    phrase = place.phrase
    if phrase.form != "implicit_one" or not phrase.person:
        return None
    harm = befallen(place.doc, phrase.first, phrase.last) or labelled(place.doc, phrase.first)
    return measure_of(place, harm) if harm and not governs_next(place, harm) else None


@needs("victims", grammar="english")
def are_victims(place: TallyContext) -> MeasureReason | None:
    """The dead of "the victims of the ambush were six soldiers, a driver and two nurses"."""
    doc, phrase = place.doc, place.phrase
    opening = doc.opens[phrase.first]
    named = doc.starting_at("victims", opening) or doc.starting_at("victims", opening + 1)
    if named is None or not phrase.person or phrase.measure:
        return None
    verb = next((at for at in range(named.last, phrase.first) if doc.key(at) in _BEING), -1)
    if verb < 0 or doc.any_harm(range(opening, phrase.last + 1)):
        return None
    of_event = any(doc.key(at) in _DEADLY for at in range(named.last, verb))
    return ("killed", doc.tokens[named.first].text) if of_event else None


_DEADLY = _CLASSES.set("deadly")
_NAMES_VICTIMS = _CLASSES.set("names_victims")
