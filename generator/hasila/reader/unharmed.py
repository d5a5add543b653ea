"""Numbers of people who are counted and not harmed: inhabitants, passengers, voters, those of whom harm is
denied."""

from __future__ import annotations

from hasila.reader.around import opening_of, words_before, words_behind
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.needs import any_holds, applicable, needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, AND, AND_OR_COMMA, BA, ENGLISH_AND, ING, LAM, OF, THEY_ENDING, WAW
from hasila.reader.taken_off import is_taken_off
from hasila.reader.those_aboard import befell_them
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("unharmed")

_EXECUTING, _SENTENCES = _CLASSES.set("executing"), _CLASSES.set("sentences")
_ANY = _CLASSES.word("any")
_ANYBODY = _CLASSES.word("anybody")
_STRUCK = _CLASSES.set("struck")
_BRINGS = _CLASSES.set("brings")
_RETURNS = _CLASSES.set("returns")
_RUNS, _CRIMINALS = _CLASSES.set("runs"), _CLASSES.words("criminals")
_TREATS, _CARERS = _CLASSES.set("treats"), ("medical staff", "rescuers")
DRAGS, _OFF, _FROM = _CLASSES.set("drags"), _CLASSES.set("taken_off"), _CLASSES.set("from")
TAKES, _AWAY, _THEM = _CLASSES.set("takes"), _CLASSES.set("away"), _CLASSES.set("them")
_THAT = _CLASSES.set("that")
_FEWER, _THAN = _CLASSES.set("fewer"), _CLASSES.set("than")
_SENT = _CLASSES.set("sent")
_AND_THEY, _KIN = _CLASSES.set("and_they"), _CLASSES.set("kin")
_POSSESSIVES = _CLASSES.set("possessives")
_NOT_DONE = _CLASSES.set("not_done")
_NOT_ONE = _CLASSES.set("not_one")
_NEGATIONS = _CLASSES.set("negations")
_EXCEPT = _CLASSES.word("except")
_SAVE = _CLASSES.set("save")
_ONLY, _HAVE = _CLASSES.set("only"), _CLASSES.set("have")
_THAT_IS = _CLASSES.set("that_is")
_AS = _CLASSES.word("as")
_WITH = _CLASSES.word("with")
_LACKING = _CLASSES.set("lacking")
_SHELTER = _CLASSES.word("shelter")
_AUXILIARIES = _CLASSES.set("auxiliaries")
_WHOLE = _CLASSES.set("whole")
_VOTES = _CLASSES.set("votes")
_AGAINST = _CLASSES.word("against")
_OF_A_NUMBER = _CLASSES.set("of_a_number")
_WHICH = _CLASSES.set("which")
_IT = _CLASSES.words("it")
_IN_IT = _CLASSES.set("in_it")
"""«مسيرة شارك فيها نحو ألفي شخص»: what ends a relative clause that has no «الذي»."""
_INCLUDES = _CLASSES.set("includes")
_PRISONERS, _TOOK = _CLASSES.word("prisoners"), _CLASSES.word("took")
_NO_TRACE = _CLASSES.set("no_trace")
_SUSPECTS = _CLASSES.set("suspects")
_CROSSES, _CROSSINGS = _CLASSES.set("crosses"), _CLASSES.set("crossings")
_TRAVELLERS, _FLEES = _CLASSES.words("travellers"), _CLASSES.words("flees")
_MADE_UP_OF = _CLASSES.words("made_up_of")
_HOUSEHOLDS = _CLASSES.words("households")
_HOLD = _CLASSES.set("hold")
_RIVALS, _TO_A = _CLASSES.set("rivals"), _CLASSES.word("to_a")
_VESSELS = ("building", "vehicle", "place")
"""Things that hold people."""


def is_denied(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "none of the 48", «نفى مقتل 12»: nothing is counted."""
    if applicable(doc, _DENIED_BEFORE) and any_holds(doc, _DENIED_BEFORE, opening_of(doc, phrase)):
        return True
    return any_holds(doc, _DENIED, phrase)


@needs("negation")
def _is_negated(doc: Doc, opening: int) -> bool:
    """True of "none of the 48", «ليس فيهم طفل»; «أي» behind a pause is "that is"."""
    part = doc.ending_at("part_before", opening) if doc.arabic else None
    negation = doc.ending_at("negation", part.first if part else opening)
    if negation is None:
        return False
    first = negation.first
    return doc.key(first) != _ANY or not doc.pause(first - 1)


_DENYING = _NOT_DONE | {f"{WAW}{word}" for word in _NOT_DONE}
_TO_DENYING = 6
"""Words from one that denies a verb to the number of those whom it would have harmed."""


@needs(words=_DENYING)
def _did_not_happen(doc: Doc, opening: int) -> bool:
    """True of «لم يُقتل 19 شخصا»: but who has not been found or has not survived counts."""
    if _DENYING.isdisjoint(doc.keys[max(0, opening - _TO_DENYING) : opening]):
        return False
    if doc.key(opening - 1) in _STRUCK and _is_not(doc, opening - 2):
        return True
    if _brought_nobody(doc, opening):
        return True
    harm = doc.harm_until(opening, 3)
    if harm is None or harm.entry.measure not in ("killed", "injured", "detained", "displaced"):
        return False
    return _is_not(doc, harm.first - 1)


def _brought_nobody(doc: Doc, opening: int) -> bool:
    """True of «لم يسقط 15 قتيلاً», «لم يسفر الحريق عن سقوط 40 ضحية»."""
    for at in doc.backward(opening, _TO_BROUGHT):
        if doc.key(at) in _BRINGS:
            return _is_not(doc, at - 1)
        if doc.pause(at) or doc.number_at(at) or doc.key(at) in _SAVE:
            return False
    return False


_TO_BROUGHT = 5
"""Words from a verb that is denied to those whom it would have brought."""


def _is_not(doc: Doc, i: int) -> bool:
    """True where token ``i`` denies the verb behind it."""
    return doc.key(i).removeprefix(WAW) in _NOT_DONE


@needs(words=_NOT_ONE)
def _not_one(doc: Doc, phrase: NumberPhrase) -> bool:
    if phrase.low != 1:
        return False
    return doc.key(phrase.first - 1) in _NOT_ONE


@needs(words=_EXCEPT)
def _is_excepted(doc: Doc, opening: int) -> bool:
    """True of «قضى جميع الركاب إلا اثنين»; not «لم ينج إلا اثنان»."""
    if doc.key(opening - 1) != _EXCEPT:
        return False
    before = doc.backward(opening, 9)
    return not any(doc.keys[at].removeprefix(WAW) in _NEGATIONS for at in before)


@needs("in_place_of")
def _in_place_of(doc: Doc, opening: int) -> bool:
    """True of "178, not 187", "178 rather than 187": the number that another one stands in the place of."""
    if not doc.mentions("in_place_of"):
        return False
    found = doc.ending_at("in_place_of", opening)
    if found is None:
        return False
    return any(doc.number_at(at) for at in doc.backward(found.first, _NEAR_NUMBER))


_NEAR_NUMBER = 4
"""Words back from "not" to the number that is right."""


_DENIED_BEFORE = (_is_negated, _did_not_happen, _is_excepted, _in_place_of)


@needs(words=_ANYBODY)
def _nobody(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «لا أحد»."""
    if doc.key(phrase.first) != _ANYBODY:
        return False
    return doc.among("negation", doc.backward(phrase.first, 3))


@needs("denial")
def _behind_denial(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «نفى مقتل 12»; not «سُحبت امرأتان على قيد الحياة», where the denial is a harm."""
    for at in doc.backward(phrase.first, 9):
        if doc.starting_at("denial", at) and at not in doc.harms:
            return True
        if doc.pause(at) or _says_anew(doc, at):
            return False
    return False


@needs("denied_behind")
def _before_denial(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «وفاة طالبين، والخبر عارٍ من الصحة», «قولهم إن القتلى أربعون فكذب»."""
    harm = doc.harm_until(opening_of(doc, phrase), 3)
    if harm is None or doc.key(harm.first)[harm.skip :] not in _TOLD:
        return False
    for at in doc.forward(phrase.last, _TO_LIE):
        if doc.starting_at("denied_behind", at):
            return True
        if doc.number_at(at) or at in doc.harms:
            return False
    return False


_TO_LIE = 10
"""Words from a number to what says that it is not true."""
_TOLD = _CLASSES.set("told")
_DENIED = (_not_one, _nobody, _behind_denial, _before_denial)


def _says_anew(doc: Doc, at: int) -> bool:
    """True of the second verb of "denied that six had been killed and said …"."""
    speech = doc.starting_at("speech", at)
    if speech is None:
        return False
    return speech.prefix == WAW or doc.key(at - 1) == ENGLISH_AND


@needs("leaves_care", "left_care")
def is_discharged(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «غادر 22 مصاباً المستشفى», "22 of the injured were discharged": they were told of when they were
    harmed."""
    if doc.mentions("leaves_care") and doc.ending_at("leaves_care", opening_of(doc, phrase)):
        return doc.among("care", doc.forward(phrase.last, _CARE))
    if not doc.mentions("left_care"):
        return False
    return any(doc.starting_at("left_care", at) for at in words_behind(doc, phrase.last, 2))


_CARE = 7
"""Words from those who leave to what they leave."""


@needs("inhabitants")
def is_inhabitants(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "12,000 inhabitants", «11 ألف نسمة»: they live there, unless the harm touches them («شرّد 11
    ألف نسمة»)."""
    head = phrase.head
    if head is None or phrase.of_group or not doc.starting_at("inhabitants", head.last - 1):
        return False  # «3200 من سكان القرى» are some of them
    opening = opening_of(doc, phrase)
    if doc.key(opening - 1) in _THAT_IS:
        return False  # «350 عائلة، أي قرابة 1900 نسمة»
    if doc.harm_until(opening, 4) or _rescued_by(doc, opening):
        return False
    return not _harmed_next(doc, phrase)


def _rescued_by(doc: Doc, opening: int) -> bool:
    """True of «أنزل رجال الإطفاء 15 ساكنا», «أجلت فرق الإنقاذ 40 ساكنا»: the subject stands between."""
    subjects = (doc.ending_at("person", opening), doc.ending_at("group", opening))
    harms = (doc.harm_until(subject.first, 3) for subject in subjects if subject)
    return any(harm.entry.measure in ("rescued", "displaced") for harm in harms if harm)


@needs(words=_RIVALS, grammar="english")
def _gone_to_rival(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "lost two curators to a rival": they have changed sides, and live."""
    if doc.key(phrase.last) != _TO_A:
        return False
    return any(doc.key(at) in _RIVALS for at in doc.forward(phrase.last + 1, _TO_RIVAL))


_TO_RIVAL = 3
"""Words from "to" to a rival."""


def not_harmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of people who are counted but not harmed: passengers on board, voters, those there is room for."""
    if is_taken_off(doc, phrase) or befell_them(doc, phrase):
        return False
    if any_holds(doc, _WHATEVER_BEFELL, phrase):
        return True
    if phrase.measure or _broken_down(doc, phrase):
        return False
    if doc.begins["seldom_harmed"] and _seldom_harmed(doc, phrase):
        return True
    if doc.among("unharmed_adjective", range(phrase.number.last, phrase.last)):
        return True
    return _said_before(doc, phrase) or _said_behind(doc, phrase)


_IN_BRACKET = 4
"""Words of a bracket in which a harm is looked for."""


def _seldom_harmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "40,000 voters", unless the harm touches them ("two voters were injured")."""
    if phrase.head is None or not doc.starting_at("seldom_harmed", phrase.head.last - 1):
        return False
    if doc.harm_until(opening_of(doc, phrase), 4) or _is_listed(doc, phrase):
        return False
    return not _harmed_next(doc, phrase)


def _is_listed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of one of a list of people: "four traders and two customers"."""
    opening = opening_of(doc, phrase)
    if doc.key(phrase.last) == ENGLISH_AND and doc.number_at(phrase.last + 1):
        return True
    if doc.key(opening - 1) not in AND_OR_COMMA:
        return False
    return doc.ending_at("person", opening - 1) is not None


def _broken_down(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "Lora with 85 (1 fatal)": what befell some of them stands in the bracket behind."""
    if doc.key(phrase.last) != "(":
        return False
    return doc.any_harm(doc.forward(phrase.last + 1, _IN_BRACKET))


def _said_before(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the words before the number say so, and the harm right behind it does not outweigh them."""
    if not _told_unharmed(doc, phrase) or _some_of_those_told(doc, phrase):
        return False
    return not _harmed_next(doc, phrase)


def _told_unharmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the words before the number are of people not harmed; a size says it, or not, by itself."""
    if _is_earlier_state(doc, phrase):
        return False
    if any_holds(doc, _BY_WHAT_THEY_DO, phrase):
        return True
    size = doc.ending_at("harmless_number", phrase.first)
    if size:
        return _is_more_than_harmed(doc, phrase, size)
    return any_holds(doc, _BY_WORDS_BEFORE, phrase)


def _is_earlier_state(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "318 have died, compared with 290 …"; «مقابل» may also part two sides of a vote."""
    if doc.begins["then_were"] and is_compared(doc, phrase.first):
        return True
    if not doc.ending_at("earlier", phrase.first):
        return False
    return not _votes_against(doc, phrase)


def is_compared(doc: Doc, first: int) -> bool:
    """True of "fewer than in May, when there were 11"."""
    if doc.ending_at("then_were", first) is None:
        return False
    before = doc.backward(first, _COMPARED)
    return any(doc.key(at) in _FEWER and doc.key(at + 1) in _THAN for at in before)


_COMPARED = 16
"""Words from "fewer than" to the number of the earlier time."""


def _said_behind(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "62 passengers on board": words behind the number, unless the harm befalls them."""
    if not doc.mentions("harmless_after"):
        return False
    if doc.starting_at("part_after", phrase.last) or doc.starting_at("part_after", phrase.number.last):
        return False
    for at in words_behind(doc, phrase.last, 2):
        found = doc.starting_at("harmless_after", at)
        if found and not _leads_to_harm(doc, found) and not _is_later_state(doc, phrase, found):
            return not (_tells_of_a_part(doc, phrase, found) or _harm_befalls(doc, phrase, found))
    return False


def _is_later_state(doc: Doc, phrase: NumberPhrase, found: Match) -> bool:
    """True of «أصيبت بالعدوى ممرضة وتماثلت للشفاء»: «و» joins what became of the one harmed."""
    if found.first > phrase.last + 1 or phrase.low != 1 or not doc.key(phrase.last).startswith(WAW):
        return False
    return doc.any_harm(doc.backward(phrase.first, _BEFORE_ONE))


_BEFORE_ONE = 8
"""Words from a verb of harm to the one it befell."""


def _tells_of_a_part(doc: Doc, phrase: NumberPhrase, found: Match) -> bool:
    """True of «بينهم 5 مدنيين كانوا يعملون في الحقول»: what some of those who were told of were doing."""
    return found.entry.name == "doing" and doc.ending_at("part_before", opening_of(doc, phrase)) is not None


def _leads_to_harm(doc: Doc, found: Match) -> bool:
    """True where the words go on to a harm («يعيشون في الخيام», "registered as missing")."""
    following = found.last + 1
    if following in doc.harms and (doc.key(found.last) == _AS or doc.number_at(found.last)):
        return True  # "needed 14 stitches"
    harm = doc.harms.get(found.first) or doc.harms.get(found.first - 1)  # "were marched into"
    return harm is not None and harm.last > found.last


@needs("recovers")
def _has_recovered(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «شفي 198 من المصابين», «180 حالة شفاء», «340 متعافياً»."""
    opening = opening_of(doc, phrase)
    if doc.ending_at("recovers", opening) is not None and (phrase.of_group or doc.arabic):
        return phrase.of_group or not doc.key(opening).startswith(WAW)
    words = range(phrase.number.last, phrase.last + 1)
    return doc.among("recovers", (at for at in words if not doc.key(at).startswith(WAW)))


def _of_a_parent(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قُتل أب لستة أطفال», "a mother of three children": whose parent died, not they."""
    if phrase.name != "children":
        return False
    of = phrase.first
    if doc.key(of - 1) == OF:
        of -= 1
    elif phrase.number.prefix != LAM:
        return False
    parent = doc.ending_at("person", of)
    if parent is None or parent.entry.form != "singular":
        return False
    return parent.entry.name in ("men", "women")


@needs("accused")
def _in_court(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "convicted two guards of the murder of 21", «أدانت المحكمة أربعة شرطيين»: the accused are not
    harmed."""
    if not doc.mentions("accused"):
        return False
    opening = opening_of(doc, phrase)
    if doc.ending_at("accused", opening):
        return True
    if not doc.arabic:
        return False
    for at in doc.backward(opening, 5):  # the court or the prosecutor stands between
        if doc.starting_at("accused", at):
            return True
        if at in doc.harms or doc.tokens[at].kind != "w" or doc.keys[at].startswith(BA):
            return False
    return False


@needs(words=_EXECUTING)
def _is_sentenced(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «قضت محكمة الجنايات بإعدام خمسة»: a court has said so, and nobody has died."""
    verb = opening_of(doc, phrase) - 1
    if doc.key(verb) not in _EXECUTING:
        return False
    return not _SENTENCES.isdisjoint(doc.keys[max(0, verb - _TO_SENTENCE) : verb])


_TO_SENTENCE = 6
"""Words from the verb of a court to its sentence."""


@needs("room_for")
def _is_room(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «ثلاجة تتسع لـ12 جثة», "a morgue designed for 80 bodies": what there is room for, whatever it
    is."""
    if not doc.mentions("room_for"):
        return False
    opening = opening_of(doc, phrase)
    found = doc.ending_at("room_for", opening) or doc.ending_at("room_for", phrase.first)
    if found:
        return not phrase.measure or doc.key(found.first - 1) not in _LACKING  # «لا تكفي 145 مصاباً»
    return doc.arabic and _room_before(doc, opening)


def _room_before(doc: Doc, opening: int) -> bool:
    """True of «طاقة المأوى 800 شخص»: no harm but the shelter stands between."""
    for at in doc.backward(opening, 5):
        if doc.starting_at("room_for", at):
            return True
        if at in doc.breaks or at in doc.harms and doc.keys[at] != _SHELTER:
            return False
    return False


@needs(words=_SUSPECTS)
def _is_sought(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "three suspects are still being sought", «تبحث الشرطة عن ثلاثة مشتبه بهم»: nobody has them."""
    head = phrase.head
    if head is None or doc.key(head.last - 1)[head.skip :] not in _SUSPECTS:
        return False
    if any(doc.starting_at("sought", at) for at in words_behind(doc, phrase.last, _SOUGHT)):
        return True
    for at in words_before(doc, opening_of(doc, phrase), _SOUGHT):
        if doc.starting_at("seeks", at):
            return True
        if at in doc.harms:
            return False  # "police hunting a gang arrested four suspects"
    return False


@needs(words=_RETURNS | {f"{WAW}{word}" for word in _RETURNS})
def _returned(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «عاد 5400 نازح إلى قراهم»: who had left is home again."""
    return doc.arabic and doc.key(opening_of(doc, phrase) - 1).removeprefix(WAW) in _RETURNS


@needs(words=_CLASSES.set("departs"))
def _goes_home(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «غادر المخيم 1,750 لاجئاً طوعاً إلى بلادهم»: who returns is not driven out."""
    before = doc.backward(opening_of(doc, phrase), _SOUGHT)
    if not any(doc.key(at).removeprefix(WAW) in _DEPARTS for at in before):
        return False
    for at in words_behind(doc, phrase.last, _TO_HOME):
        if doc.key(at) in _OF_ONES_WILL or doc.key(at) in _HOME and doc.key(at - 1) in _TO:
            return True
    return False


_TO_HOME = 8
"""Words from those who leave to where they go."""
_DEPARTS, _HOME = _CLASSES.set("departs"), _CLASSES.set("home")
_OF_ONES_WILL, _TO = _CLASSES.set("of_ones_will"), _CLASSES.set("to")


@needs(words=_RUNS)
def _runs_away(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «ثلاثة لصوص فرّوا», «هرب أربعة مهربين»: who flees from justice is not driven from home."""
    head = phrase.head
    if head is None or not doc.key(head.first)[head.skip :].startswith(_CRIMINALS):
        return False
    around = (*doc.backward(phrase.first, 2), *words_behind(doc, phrase.last, 2))
    return any(doc.key(at).removeprefix(WAW) in _RUNS for at in around)


@needs(words=_TREATS | {f"{WAW}{word}" for word in _TREATS})
def _gives_care(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «عالج 200 طبيب 85 جريحاً»: those who give care, where others whom they treat are named behind
    them."""
    verb = opening_of(doc, phrase) - 1
    if phrase.name not in _CARERS or doc.key(verb).removeprefix(WAW) not in _TREATS:
        return False
    following = words_behind(doc, phrase.last, _SOUGHT)
    end = max(following, default=phrase.last - 1) + 1
    return any(doc.number_at(at) or doc.starting_at("person", at) for at in range(phrase.last, end + 1))


_SOUGHT = 4
"""Words between suspects and those who look for them."""


@needs(words=_CROSSES | {f"{WAW}{word}" for word in _CROSSES})
def _crosses_checkpoint(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «عبر المنفذ 86,415 مسافراً»: who travels, and does not flee."""
    if not phrase.person or any(
        doc.key(at).startswith(_FLEES) for at in doc.forward(phrase.last - 1, _CROSSING)
    ):
        return False
    for at in doc.backward(opening_of(doc, phrase), _CROSSING):
        if doc.key(at).removeprefix(WAW) in _CROSSES:
            travels = doc.key(phrase.last - 1).startswith(_TRAVELLERS)
            return travels or doc.key(at + 1) in _CROSSINGS
        if doc.pause(at) or at in doc.harms:
            return False
    return False


_CROSSING = 8
"""Words from the verb of crossing to those who cross."""
_WHATEVER_BEFELL = (
    _is_room,
    _of_a_parent,
    _in_court,
    _is_sentenced,
    _has_recovered,
    _is_sought,
    _returned,
    _goes_home,
    _runs_away,
    _gives_care,
    _gone_to_rival,
)


def _some_of_those_told(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «يعيش 640 ألفاً منهم», "with 56 of the latter still in hospital": those already counted,
    whatever befell them."""
    some = doc.starting_at("part_after", phrase.last)
    if some is None:
        return False
    before = opening_of(doc, phrase) - 1
    if doc.starting_at("dwells", before):
        return True
    return doc.key(some.first) == OF and doc.key(before) == _WITH


def _harm_befalls(doc: Doc, phrase: NumberPhrase, after: Match) -> bool:
    """True of "killed all 41 people on board", "41 people on board were killed"."""
    if _harm_told_next(doc, after.last) or _harm_governs(doc, phrase):
        return True
    return doc.arabic and _saved_by(doc, opening_of(doc, phrase))


def _saved_by(doc: Doc, opening: int) -> bool:
    """True of «أنقذ خفر السواحل 63 مهاجراً كانوا على متن قارب»: rescuers stand between the verb and those whom
    they saved."""
    subjects = (doc.ending_at("group", opening), doc.ending_at("leads_out_by", opening))
    harms = (doc.harm_until(subject.first, 3) for subject in subjects if subject)
    return any(harm.entry.measure == "rescued" for harm in harms if harm)


def _harm_told_next(doc: Doc, i: int) -> bool:
    """True of "eleven pupils aboard the boat were hurt", «الـ144 الذين كانوا على متنها قضوا جميعاً»."""
    for at in doc.forward(i, 5):
        key, harm = doc.keys[at], doc.harms.get(at)
        if key in _AUXILIARIES and doc.any_harm(doc.forward(at + 1, 3)):
            return True
        if harm and key.endswith(THEY_ENDING) and not harm.prefix:
            return True
        if at in doc.breaks:
            return False
    return False


def _harm_governs(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the verb of a harm stands right before the number, or before "all" and the number."""
    opening = opening_of(doc, phrase)
    whole = doc.key(opening - 1) in _WHOLE
    harm = doc.harm_until(opening - 1, 3) if whole else doc.harm_until(opening, 4)
    return harm is not None and harm.entry.rule != "leaves"


@needs(words=OF)
def _size_of_place(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "the camp of 47,000": how many live there."""
    of = opening_of(doc, phrase) - 1
    if doc.key(of) != OF or not (phrase.bare or phrase.person):
        return False
    place = doc.ending_at("thing", of)
    return place is not None and place.entry.name in _VESSELS


@needs(words=_AGAINST)
def _votes_against(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «بأغلبية 134 نائبا مقابل 29»."""
    if doc.key(phrase.first - 1) != _AGAINST:
        return False
    before = doc.backward(phrase.first, 6)
    return any(doc.keys[at] in _VOTES for at in before)


def says(doc: Doc, opening: int) -> bool:
    """True of «يتحدث السكان عن 40»: who says the number is not counted by it."""
    if doc.key(opening - 1) not in _OF_A_NUMBER and not doc.ending_at("said_again", opening):
        return False
    return doc.among("says", doc.backward(opening, 6))


@needs(words=_WHICH)
def _did_it(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «الشغب الذي أخمده 800 شرطي»."""
    i = phrase.first
    if doc.key(i - 2) not in _WHICH:
        return False
    return doc.key(i - 1).endswith(_IT)


@needs(words=_IN_IT)
def _in_relative(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «منجم روسك الذي يعمل فيه 430 شخصاً»: the subject of a relative clause whose verb harms no
    one."""
    places = doc.backward(opening_of(doc, phrase), 3)
    if not doc.among("other_verb", places):
        return False
    return any(_opens_relative(doc, at, phrase.first) for at in places)


def _opens_relative(doc: Doc, at: int, first: int) -> bool:
    """True where token ``at`` is the verb of a relative clause before token ``first``, and no harm."""
    if not doc.starting_at("other_verb", at) or at in doc.harms:
        return False
    following = at + 1
    return following < first and doc.keys[following] in _IN_IT


def _is_more_than_harmed(doc: Doc, phrase: NumberPhrase, size: Match) -> bool:
    """True of «السجناء البالغ عددهم 600»: how many there are; not of «الموقوفين البالغ عددهم 212», who are
    harmed."""
    whose = doc.ending_at("person", size.first)
    return whose is None or not whose.entry.measure


@needs("part_before")
def _part_of_unharmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of a part of people not harmed, or of those whom a place holds."""
    part = doc.ending_at("part_before", phrase.first)
    if part is None:
        return False
    return doc.ending_at("harmless_before", part.first) is not None or _houses(doc, part)


def _houses(doc: Doc, part: Match) -> bool:
    """True of «مدرسة تضم 430 تلميذا»: a place includes those who are in it; a toll includes its parts."""
    verb = doc.key(part.last - 1)[part.skip :]
    where = doc.ending_at("thing", part.first) if verb in _INCLUDES else None
    return where is not None and where.entry.name in (*_VESSELS, "thing")


@needs("harmless_before")
def _behind_unharmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where words of people who are not harmed stand right before the number or its qualifier."""
    if _unharming(doc, phrase, phrase.first):
        return True
    opening = opening_of(doc, phrase)
    return opening != phrase.first and _unharming(doc, phrase, opening)


def _unharming(doc: Doc, phrase: NumberPhrase, at: int) -> bool:
    """True where words of people who are not harmed end before token ``at``."""
    found = doc.ending_at("harmless_before", at)
    if found is None or _takes_prisoners(doc, phrase, found) or is_taken_away(doc, phrase):
        return False
    if doc.ending_at("together", at):
        return False  # "were killed, along with a mechanic"
    if _in_longer_harm(doc, found):
        return False
    if _crew_is_harmed(doc, found):
        return False
    return not doc.arabic or not _harmed_aboard(doc, found)


def is_taken_away(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "took seven staff away", "taking nine with them"."""
    verb = opening_of(doc, phrase) - 1
    if doc.key(verb) in DRAGS:
        return _is_dragged_off(doc, phrase)
    if doc.key(verb) not in TAKES:
        return False
    for at in doc.forward(phrase.last, _AWAY_WITHIN):
        if doc.key(at) in _AWAY or doc.key(at) == _WITH and doc.key(at + 1) in _THEM:
            return _by_gunmen(doc, verb)
        if doc.pause(at) or at in doc.harms:
            return False
    return False


def _is_dragged_off(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "dragged a reporter from his car", "marched 40 men off"."""
    for at in doc.forward(phrase.last, _AWAY_WITHIN):
        if doc.key(at) in _OFF:
            return True
        if doc.key(at) in _FROM and doc.key(at + 1) in _POSSESSIVES:
            return True
        if doc.pause(at) or at in doc.harms:
            return False
    return False


def _by_gunmen(doc: Doc, verb: int) -> bool:
    """True where those who take people away are fighters, or have killed: others may take them to safety."""
    for at in doc.backward(verb, _DEED):
        named = doc.first_at(("group", "person"), at)
        if named and named.entry.name in ("fighters", "jihadists"):
            return True
        if at in doc.harms and doc.harms[at].entry.measure == "killed":
            return True
    return False


_DEED = 25
"""Words back from "taking … away" to those who did it."""
_AWAY_WITHIN = 4
"""Words from those taken to "away"."""


def _in_longer_harm(doc: Doc, found: Match) -> bool:
    """True of the "took" of "gunmen took 64 pupils"."""
    harm = doc.harm_until(found.last, 5) if doc.key(found.last - 1) == _TOOK else None
    return harm is not None and harm.first < found.first


def _takes_prisoners(doc: Doc, phrase: NumberPhrase, found: Match) -> bool:
    """True of "took 130 prisoners"."""
    if doc.key(phrase.last - 1) != _PRISONERS:
        return False
    return doc.key(found.last - 1) == _TOOK


def _harmed_aboard(doc: Doc, found: Match) -> bool:
    """True of «قضى على متنه 29», «فُقد قارب على متنه 60 مهاجراً»."""
    harm = doc.harm_until(found.first, 3)
    if harm and harm.entry.measure == "killed":
        return True
    return _vessel_is_lost(doc, found)


def _vessel_is_lost(doc: Doc, found: Match) -> bool:
    """True where the harm before the words is that a vehicle is missing, or has been seized with migrants."""
    first = found.first
    for at in doc.backward(first, 6):
        if at in doc.harms:
            verb = doc.keys[at].removeprefix(WAW)
            migrants = doc.first_at(("person",), past_number(doc, found.last))
            seized = migrants is not None and migrants.entry.name == "migrants" and verb in _SEIZES
            lost = verb in _NO_TRACE or seized
            return lost and _vehicle_among(doc, range(at + 1, first))
        if doc.pause(at):
            return False
    return False


def past_number(doc: Doc, i: int) -> int:
    """The token behind the number that begins with token ``i``."""
    while doc.number_at(i):
        i += 1
    return i


_SEIZES = _CLASSES.set("seizes")


def _vehicle_among(doc: Doc, places: range) -> bool:
    things = (doc.starting_at("thing", at) for at in places)
    return any(thing.entry.name == "vehicle" for thing in things if thing)


def _crew_is_harmed(doc: Doc, found: Match) -> bool:
    """True of «أنقذ خفر السواحل طاقم السفينة المؤلف من 14 بحاراً»."""
    key = doc.key(found.first)
    if not key.removeprefix(AL).startswith(_MADE_UP_OF) and key not in _INCLUDES:
        return False
    if not key.startswith(AL) and not doc.key(found.first - 1).endswith(_HOUSEHOLDS):
        return False
    return doc.any_harm(doc.backward(found.first, 5))


@needs(words=_HOLD)
def _holds(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "The cell block, designed for 180, held 407": how many are in it."""
    verb = opening_of(doc, phrase) - 1
    if doc.key(verb) not in _HOLD:
        return False
    if doc.key(verb - 1) == ",":
        return True
    where = doc.ending_at("thing", _clause_opening(doc, verb))
    return where is not None and where.entry.name in _VESSELS


def _clause_opening(doc: Doc, verb: int) -> int:
    """The token behind what a relative clause speaks of ("the jail, which was built for 900 and held …");
    ``verb`` where there is no such clause."""
    for at in doc.backward(verb, _RELATIVE):
        if doc.key(at) in _THAT:
            return at - 1 if doc.key(at - 1) == "," else at
        if at in doc.pauses or at in doc.harms:
            return verb
    return verb


_RELATIVE = 9
"""Words of a relative clause before its second verb."""


@needs("harmless_count")
def _count_of_unharmed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where a word for a count of people not harmed stands before the number, with no harm between."""
    opening = opening_of(doc, phrase)
    estimated = doc.ending_at("harmless_count", opening - 1)
    if estimated and not doc.ending_at("says", estimated.first):
        return True  # «قدّر المنظمون عدد الزوار بـ60 ألفاً»; not «يتحدث السكان عن 40»
    if not doc.mentions("harmless_count") or says(doc, opening):
        return False
    for at in doc.backward(phrase.first, 12):
        if doc.starting_at("harmless_count", at):
            return True
        if at in doc.breaks or at in doc.harms:
            return False
    return False


@needs(words=_ONLY)
def _has_only(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «لم يكن لدى زملائنا سوى خمسة أطباء»: so many they had."""
    opening = opening_of(doc, phrase)
    if doc.key(opening - 1) not in _ONLY:
        return False
    for at in doc.backward(opening - 1, _HAS):
        if doc.key(at) in _HAVE:
            return True
        if doc.pause(at) or at in doc.harms:
            return False
    return False


_HAS = 6
"""Words from those who have few to the few."""


def _harmed_next(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "with 12 people killed": the harm right after it outweighs the word before it."""
    if any(_harms_those_before(doc, at) for at in words_behind(doc, phrase.last, 3)):
        return True
    return _is_sent_fleeing(doc, phrase)


def _is_sent_fleeing(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "sent 8,900 residents of six villages fleeing"."""
    if doc.key(opening_of(doc, phrase) - 1) not in _SENT:
        return False
    for at in doc.forward(phrase.last, _FLEEING):
        if at in doc.harms:
            return doc.key(at).endswith(ING)
        if doc.pause(at) or doc.starting_at("other_verb", at):
            return False
    return False


_FLEEING = 8
"""Words from those who were sent fleeing to "fleeing"."""


def _harms_those_before(doc: Doc, at: int) -> bool:
    """True where token ``at`` is a harm that is stated of those named before it."""
    harm = doc.harms.get(at)
    if harm is None or doc.key(at - 1) in AND:
        return False
    if doc.starting_at("part_before", at + 1):
        return False
    if doc.english or harm.entry.rule == "after":
        return True
    return doc.keys[at].endswith(THEY_ENDING)


_CLOSE = 3
"""Words behind a number in which those named before it are harmed."""


@needs(words=_POSSESSIVES | _KIN)
def _apposed(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of "their families, some 300 people, marched": those who are named before, and not harmed."""
    comma = opening_of(doc, phrase) - 1
    if doc.arabic:
        theirs = doc.key(comma) in _AND_THEY and doc.key(comma - 1) in _KIN
        return theirs and not doc.any_harm(doc.forward(phrase.last, _CLOSE))
    whose = comma - 2
    if not phrase.person or doc.key(whose) not in _POSSESSIVES:
        return False
    if doc.key(comma) != "," or doc.key(phrase.last) != ",":
        return False
    harms = doc.harms_among(doc.forward(phrase.last + 1, _FLEEING))
    if any(not doc.starting_at("person", harm.first) for harm in harms):
        return False
    return doc.harm_until(whose, 3) is None


_BY_WHAT_THEY_DO = (_crosses_checkpoint, _votes_against, _size_of_place, _did_it, _in_relative)
_BY_WORDS_BEFORE = (_part_of_unharmed, _behind_unharmed, _holds, _count_of_unharmed, _has_only, _apposed)
