"""The Arabic nouns without a number that count someone."""

from __future__ import annotations

from hasila.reader.arabic_phrases import ONE_OF, is_seized
from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.measures_after import relative
from hasila.reader.measures_before import STOPS, is_stopped
from hasila.reader.needs import needs
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AL, BA, THEY_ENDING, WAW
from hasila.reader.tally_context import TallyContext
from hasila.reader.unnumbered_words import BODIES, EVENTS, THEIRS, speaks
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("unnumbered_arabic")

_ON, _CATCHES = _CLASSES.set("upon"), _CLASSES.words("catches")

_HE = _CLASSES.set("he")
_EXCEPT = _CLASSES.set("except")
_WITH_HIM = _CLASSES.set("with_him")
_BY_WHOM = _CLASSES.set("by_whom")
"""Words behind which a person is the one who did it."""
_WAS = _CLASSES.set("was")
_WAS_OR_HE = _WAS | _HE
_HAD = _CLASSES.set("had")
_THAT = _CLASSES.set("that")
_MISSING = _CLASSES.set("missing")
_HIM = _CLASSES.words("him")
_EXPOSED, _SO = _CLASSES.set("exposed"), _CLASSES.set("so")
_AS_FOR = _CLASSES.word("as_for")
_LIMBS = _CLASSES.set("limbs")
_SPENDS = _CLASSES.set("spends")
_LOSES, _ONES_LIFE = _CLASSES.set("loses"), _CLASSES.set("ones_life")
_SPENT = _CLASSES.set("spent")
_ADVERB_ENDS = _CLASSES.set("adverb_ends")
_ACCUSATIVE = _CLASSES.word("accusative")
_DOERS = _CLASSES.word("doers")


def counts_in_arabic(place: TallyContext) -> bool:
    """True right after the harm («أصيب زميل», «مقتل طفل»), or brought by an event («سقوط قتيل»)."""
    doc, phrase = place.doc, place.phrase
    if phrase.number.prefix or speaks(doc, phrase) or _acts(doc, phrase) or _owns_weapon(doc, phrase):
        return False
    harm = doc.harm_until(_harm_end(doc, phrase.first), 4)
    if harm and _is_his_state(doc, phrase, harm):
        return False
    if harm and _has_object(doc, harm, phrase.last):
        return False
    if harm and not harm.prefix.endswith(AL):
        return _befalls(place, harm)
    return any(rule(place) for rule in _OTHER_ORDERS)


def _is_his_state(doc: Doc, phrase: NumberPhrase, harm: Match) -> bool:
    """True of «فأردته قتيلاً»: the state in which the verb left one who was named before."""
    if phrase.measure != "killed" or not _accusative(doc, phrase.last - 1):
        return False
    return doc.key(harm.last - 1).endswith(_HIM)


def _has_object(doc: Doc, harm: Match, i: int) -> bool:
    """True of «قضى سائق ليلته في الكراج», «فقد زميل هاتفه»: what he passed or lost stands behind him."""
    verb, thing = doc.key(harm.first)[harm.skip :], doc.key(i)
    if verb in _SPENDS:
        return thing in _SPENT
    if verb not in _LOSES or i in doc.harms or doc.starting_at("limb", i):
        return False
    return thing.endswith(_HIM) and thing not in _ONES_LIFE and not doc.starting_at("stopword", i)


def _harm_end(doc: Doc, first: int) -> int:
    """The token before which the harm of a noun at token ``first`` ends, past "except" and a limb."""
    start = first
    if doc.key(first - 1) in _EXCEPT:  # «لم ينج سوى رضيع»
        start = first - 1
        if doc.ending_at("part_before", start):  # «لم ينج منهم إلا طفلة»
            start -= 1
    if doc.harm_until(start, 2):
        return start
    of_limb = doc.starting_at("limb", start - 1) or doc.key(start - 1) in _LIMBS
    return start - 1 if of_limb else start  # «بُترت ساق فتى»


def _befalls(place: TallyContext, harm: Match) -> bool:
    """True where the word of harm is stated of the noun behind it; «الناجي الوحيد رضيع» names the same one
    twice."""
    doc = place.doc
    named = doc.starting_at("person", harm.first)
    if named is None or named.last < harm.last:
        return True
    noun = doc.key(harm.first)[harm.skip :]
    return noun in BODIES or noun in EVENTS


def _is_taken(place: TallyContext, i: int) -> bool:
    """True where token ``i`` is the noun of the number before it: «14 شخصاً»."""
    previous = place.previous
    if previous is None or previous.form == "implicit_one":
        return False
    return previous.first <= i < previous.last


def _is_brought(place: TallyContext) -> bool:
    """True of «سقوط قتيل», «انتشلت الفرق جثة»."""
    doc, phrase = place.doc, place.phrase
    if not phrase.measure:
        return False
    return any(doc.ending_at("brings", at) for at in _before_subject(doc, phrase.first))


def _before_subject(doc: Doc, i: int) -> list[int]:
    """The token ``i`` and, where up to two definite words end before it, where each begins."""
    places = [i]
    at = i - 1
    while len(places) < 3 and doc.key(at).startswith(AL) and at not in doc.harms:
        places.append(at)
        at -= 1
    return places


def _is_found(place: TallyContext) -> bool:
    """True of «وُجد راعٍ مقتولاً», «عُثر على صياد حياً»: in what state someone was found."""
    doc, phrase = place.doc, place.phrase
    if not doc.ending_at("finds", phrase.first):
        return False
    for at in doc.forward(phrase.last, 5):
        if at in doc.harms:
            return doc.harms[at].entry.rule == "after"
        if at in doc.breaks:
            return False
    return False


def _is_behind_adverbs(place: TallyContext) -> bool:
    """True of «أصيب أمس طفل», «أصيبت في القصف امرأة»: when and where stand between the verb and its
    subject."""
    doc, phrase = place.doc, place.phrase
    if not _closes_adverb(doc, phrase.first - 1):
        return False
    for at in doc.backward(phrase.first, _ADVERBS):
        harm = doc.harms.get(at)
        if harm and _is_verb(doc, harm):
            return harm.entry.rule == "" and harm.entry.measure in _BEFALLS
        if _is_taken(place, at):
            return False
    return False


def _is_verb(doc: Doc, harm: Match) -> bool:
    """True of a word of harm that is no person and has no article or «بـ»."""
    if harm.prefix.startswith(BA) or harm.prefix.endswith(AL):
        return False
    return not doc.starting_at("person", harm.first)


def _closes_adverb(doc: Doc, i: int) -> bool:
    """True where an adverb may end with the token: «أمس», «ليلاً», «في القصف», «بجراحه», «برصاص قناص»."""
    key = doc.key(i)
    if key in _WITH_HIM or key in _ADVERB_ENDS or doc.any_until(("adverb", "month"), i + 1):
        return True
    stated = doc.harms.get(i)
    if stated and (stated.entry.rule == "after" or stated.prefix.startswith(BA)):
        return True  # «أصيبت بالعدوى ممرضة»
    person = doc.ending_at("person", i + 1)
    if person is not None:
        return doc.key(person.first - 1) in _BY_WHOM or _are_doers(doc, person)
    theirs = len(key) > 4 and doc.tokens[i].text.endswith(THEIRS)
    return theirs or key.startswith(AL)  # «من منزله», «في القصف»


def _are_doers(doc: Doc, people: Match) -> bool:
    """True of «أنقذ الجيران», and of «نقابة الأطباء», whose members its name tells."""
    if not people.prefix.endswith(AL) or people.entry.form != "plural":
        return False
    before = people.first - 1
    return before in doc.harms or doc.key(before).endswith(_INSTITUTIONS)


_INSTITUTIONS = _CLASSES.words("institutions")
_ADVERBS = 7
"""Words between a verb and its subject that say when, where or how."""
_BEFALLS = ("killed", "injured", "missing", "detained", "rescued")


def _is_before_verb(place: TallyContext) -> bool:
    """True of «وكان طفل في الخامسة قد مات», «بقي رجل 72 ساعة … حياً»: the verb of harm comes after its
    subject."""
    doc, phrase = place.doc, place.phrase
    before = doc.key(phrase.first - 1)
    if before.removeprefix(WAW) in _WAS:
        return any(_had_happened(doc, at) for at in doc.forward(phrase.last, 10))
    if before in _THAT and phrase.last in doc.harms and not doc.starting_at("person", phrase.last):
        verb = doc.harms[phrase.last]  # «قال إن مسلحاً قُتل», not «إن مزارعاً فقد أرضه»
        return not _has_object(doc, verb, verb.last)
    return _still_missing(doc, phrase) or _turns_out(doc, phrase)


def _comes_first(place: TallyContext) -> bool:
    """True of «سائق قُتل ومعاونه أصيب», «إن ممرضة اعتدى عليها مرافقو مريض فكُسرت يدها»: the clause begins with
    its subject."""
    doc, phrase = place.doc, place.phrase
    if not _may_begin_clause(doc, phrase):
        return False
    for at in doc.forward(phrase.last, _TOPIC):
        harm = doc.harms.get(at)
        if harm:
            return _is_verb(doc, harm) and _befalls_topic(place, harm)
        other = place.figure_at(at)
        if doc.pause(at) or other and other.person and other.form != "implicit_one":
            return False
    return False


def _may_begin_clause(doc: Doc, phrase: NumberPhrase) -> bool:
    """True behind «إن», and of a noun that is no object at the beginning of a sentence or behind a comma."""
    first = phrase.first
    if doc.key(first - 1) in _THAT:
        return True
    if first != doc.opens[first] and doc.key(first - 1) not in _OPENS_TOLL:
        return False
    return not _accusative(doc, phrase.last - 1)


_TOPIC = 9
"""Words from a subject that comes first to what befell him."""


_DAMMA = "\u064f"
"""The vowel of a passive verb: «قُتل»."""


def _befalls_topic(place: TallyContext, harm: Match) -> bool:
    """True of a passive verb right behind the subject, and of «ف» with a limb of his."""
    doc = place.doc
    if harm.entry.rule or harm.entry.measure not in _BEFALLS or place.figure_at(harm.last):
        return False
    if _has_object(doc, harm, harm.last):
        return False
    if harm.first == place.phrase.last and not harm.prefix:
        passive = _DAMMA in doc.tokens[harm.first].text
        return passive or not _takes_object(doc, harm.last)
    limb = doc.starting_at("limb", harm.last)
    if limb is not None and doc.key(harm.first) in _LOSES:
        return doc.key(harm.last).endswith(_HIM)  # «طفلة في السابعة من عمرها فقدت ساقها»
    return harm.prefix in _SO and limb is not None and doc.key(harm.last).endswith(_HIM)


def _takes_object(doc: Doc, i: int) -> bool:
    return i < len(doc.tokens) and (_accusative(doc, i) or doc.any_at(("person", "thing"), i))


def _had_happened(doc: Doc, at: int) -> bool:
    if at not in doc.harms:
        return False
    return doc.key(at - 1) in _HAD


def _turns_out(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «بقي رجل 72 ساعة تحت الأنقاض حياً»: the state that is said after the noun."""
    if not doc.ending_at("turn", phrase.first):
        return False
    harms = doc.harms_among(doc.forward(phrase.last, 14))
    return any(harm.entry.rule == "after" for harm in harms)


def _still_missing(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «لا يزال مهندس الرحلة مفقودا», «أما قبطان المركب فلا يزال مفقودا»: also of one known by the
    next noun."""
    if not doc.ending_at("turn", phrase.first) and not _as_for_him(doc, phrase):
        return False
    following = doc.forward(phrase.last, 6)
    return any(doc.keys[at] in _MISSING for at in following)


def _as_for_him(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أما قبطان المركب فلا يزال …»: the verb follows."""
    if doc.key(phrase.first - 1) != _AS_FOR:
        return False
    return doc.among("turn", doc.forward(phrase.last, 3))


def _acts(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أصاب قناص طفلاً», «طعن رجل زوجته»: the first of the two nouns did it."""
    if doc.ending_at("finds", phrase.first):
        return False  # «عُثر على حارس مقتولاً»
    if _has_definite_victim(doc, phrase.last) or _stops_thing(doc, phrase):
        return True
    victim = doc.starting_at("person", phrase.last)
    if victim is None or victim.prefix:
        return _is_done_to_her(doc, phrase.first, phrase.last + 1)
    if doc.key(phrase.first) in ONE_OF and not _is_passive_verb(doc, phrase.first - 1):
        return True
    if _is_someones(doc, victim) and phrase.last not in doc.harms:
        return True
    if _is_done_to_her(doc, phrase.first, phrase.last):
        return True
    return _accusative(doc, phrase.last) and not _accusative(doc, phrase.last - 1)


def _stops_thing(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أوقف سائق الحافلة المحرك»."""
    harm = doc.harm_until(phrase.first, 2)
    if harm is None or _is_passive_verb(doc, harm.first) or doc.key(harm.first)[harm.skip :] not in STOPS:
        return False
    owner = doc.key(phrase.last).startswith(AL) and not is_stopped(doc, phrase.last)
    return is_stopped(doc, phrase.last + owner)


def _is_passive_verb(doc: Doc, i: int) -> bool:
    return i >= 0 and _DAMMA in doc.tokens[i].text[:3]


def _has_definite_victim(doc: Doc, i: int) -> bool:
    """True behind the doer of «أوقف رئيس المخفر السائق», whose post the next noun says."""
    if not doc.key(i).startswith(AL) or doc.any_at(("person", "light"), i):
        return False
    victim = doc.starting_at("person", i + 1)
    if victim is None or victim.prefix != AL or victim.entry.name not in _BY_TRADE:
        return False
    return victim.entry.form == "singular" and not doc.key(i + 1).endswith(_ADJECTIVE)


_BY_TRADE, _ADJECTIVE = ("people", "medical staff", "students"), _CLASSES.word("adjective")


def _is_someones(doc: Doc, victim: Match) -> bool:
    """True of «زوجته», «طليقته»."""
    if victim.entry.form in ("possessed", "kin"):
        return True
    return victim.entry.form == "singular" and doc.tokens[victim.last - 1].text.endswith(_HERS)


def _is_done_to_her(doc: Doc, doer: int, victim: int) -> bool:
    """True of «طعن مراهق معلمة», «أردى قناص بائعة خضار»: behind a man, perhaps with an adjective, a woman who
    cannot be the same one."""
    he, she = doc.starting_at("person", doer), doc.starting_at("person", victim)
    if he is None or she is None or she.prefix or he.entry.form != "singular" or he.prefix.endswith(AL):
        return False
    if victim > he.last + 1 or victim > he.last and not _may_be_adjective(doc, he.last):
        return False
    man = doc.key(he.last - 1)
    if man.endswith(_FEMININE) or _accusative(doc, he.last - 1) or doc.harm_until(he.first, 2) is None:
        return False
    return she.entry.form == "singular" and doc.tokens[victim].text.endswith(_OF_HER)


def _may_be_adjective(doc: Doc, i: int) -> bool:
    """True of a word that no list of another kind knows, and that is indefinite."""
    key = doc.key(i)
    if doc.tokens[i].kind != "w" or key.startswith((AL, BA, WAW)) or key.endswith(_FEMININE):
        return False
    return i not in doc.harms and not doc.any_at(_NO_ADJECTIVES, i)


_FEMININE, _OF_HER, _HERS = _CLASSES.word("feminine"), _CLASSES.spelled("feminine")[0], _CLASSES.words("hers")
_NO_ADJECTIVES = ("person", "thing", "light", "stopword", "circumstance", "adverb", "number", "month")


def _owns_weapon(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «أصابت رصاصة قناص طفلة»: whose weapon it was."""
    weapon = doc.ending_at("thing", phrase.first)
    victim = doc.starting_at("person", phrase.last)
    if weapon is None or victim is None or victim.prefix:
        return False
    return weapon.entry.name == "weapon" and weapon.first - 1 in doc.harms


def _accusative(doc: Doc, i: int) -> bool:
    return doc.tokens[i].text.rstrip("ً").endswith(_ACCUSATIVE)


def _opens_list(place: TallyContext) -> bool:
    """True of «قائداً ميدانياً وستة مقاتلين قضوا»: the first of a list of which a plural verb states the
    harm."""
    following = place.next_phrase
    if following is None or not _is_joined_to(place, following):
        return False
    return relative(place.next()) is not None


def _is_joined_to(place: TallyContext, following: NumberPhrase) -> bool:
    """True where «و» joins the next tally to this one, at once or before its qualifier («ونحو عشرين
    تلميذاً»)."""
    doc, last = place.doc, place.phrase.last
    gap = following.first - last
    if following.joined and gap <= 1:
        return True
    qualified = last in doc.qualifying and doc.key(last).startswith(WAW)
    return qualified and gap <= 4


def _is_object(place: TallyContext) -> bool:
    """True of «قتلت ضربة جوية قيادياً»: a noun in the accusative is the object of the verb of its clause."""
    doc, phrase = place.doc, place.phrase
    doer = phrase.first - 1
    person = doc.starting_at("person", doer)
    if person and doer - 1 in doc.harms and doc.key(doer).endswith(_DOERS):
        return True  # «اغتال مسلحون رئيس بلدية»
    if person and doer - 1 in doc.harms and doc.key(phrase.last - 1).endswith(THEIRS):
        return person.entry.form == "singular" and not person.prefix  # «قتل رجل زوجته»
    if any(_is_done_to_her(doc, at, phrase.first) for at in (doer, doer - 1)):
        return True
    if person and _accusative(doc, doer):
        return False
    if not _accusative(doc, phrase.last - 1) and not _is_struck(doc, phrase.first):
        return False
    return _verb_before(doc, phrase.first, _last_number(place))


def _last_number(place: TallyContext) -> int:
    """The token behind the last of the four tallies before it that has a number; 0 where none has."""
    first = max(0, place.index - 4)
    before = place.phrases[first : place.index]
    ends = (phrase.last for phrase in before if phrase.form != "implicit_one")
    return max(ends, default=0)


def _is_struck(doc: Doc, first: int) -> bool:
    """True of «قتلت قذيفة هاون صاحب متجر»: a weapon or a vehicle is the subject right behind the harm."""
    for at in doc.backward(first, 5):
        thing = doc.starting_at("thing", at)
        if thing and at - 1 in doc.harms and thing.entry.name in ("weapon", "vehicle"):
            return True
    return False


def _verb_before(doc: Doc, first: int, floor: int) -> bool:
    """True where a verb of harm stands in the clause before token ``first``, not before token ``floor``."""
    for at in doc.backward(first, 8):
        if at < floor or doc.pause(at):
            return False
        if at in doc.harms and not doc.starting_at("person", at):
            return True
    return False


def _is_one_of_so_many(place: TallyContext) -> bool:
    """True of «إن طفلة كانت من بين 9 أشخاص قُتلوا»."""
    doc, phrase = place.doc, place.phrase
    at = phrase.last + 1 if doc.key(phrase.last) in _WAS_OR_HE else phrase.last
    named = doc.starting_at("whole_before", at)
    return named is not None and place.figure_at(named.last) is not None and at > phrase.last


def _heads_toll(place: TallyContext) -> bool:
    """True of «القطاع 2: قتيل وثلاثة جرحى»: a toll without a verb begins with one person."""
    doc, phrase, following = place.doc, place.phrase, place.next_phrase
    if following is None or not phrase.measure or not following.measure:
        return False
    pair = doc.harms.get(phrase.first)
    if pair and pair.entry.measure == "killed_and_injured":
        return False  # «قتيل وجريح», which may be said of one number
    apart = following.first - phrase.last == 1 and doc.key(phrase.last) == WAW  # «شهيد و3 مصابين»
    if not apart and not _is_joined_to(place, following):
        return False
    before = phrase.first - 1
    return before < 0 or doc.strong(before) or doc.key(before) in _OPENS_TOLL


@needs(words=_ON)
def _is_caught(place: TallyContext) -> bool:
    """True of «قبضت الشرطة على متسلل»: those who did it stand between the verb and «على»."""
    doc, on = place.doc, place.phrase.first - 1
    if doc.key(on) not in _ON:
        return False
    for at in doc.backward(on, _SUBJECT):
        if at in doc.harms:
            return doc.key(at).endswith(_CATCHES) and doc.harms[at].last <= on
        if doc.pause(at) or doc.number_at(at):
            return False
    return False


@needs(words=ONE_OF)
def _one_is_seized(place: TallyContext) -> bool:
    """True of «اعتقلت الشرطة أحد المشتبه بهم»: behind those who did it."""
    first = place.phrase.first
    return place.doc.key(first) in ONE_OF and is_seized(place.doc, first)


@needs(words=_EXPOSED)
def _is_exposed(place: TallyContext) -> bool:
    """True of «تعرّض حدّاد لحروق»: what befell him stands behind «لـ»."""
    doc, phrase = place.doc, place.phrase
    if doc.key(phrase.first - 1).removeprefix(WAW) not in _EXPOSED:
        return False
    return doc.any_harm(doc.forward(phrase.last, _NEAR))


_NEAR = 4
"""Words from someone to what befell him."""


def _fell_and_died(place: TallyContext) -> bool:
    """True of «سقط عامل بناء من الطابق السادس فمات»: his death is the end of the sentence about him."""
    doc, phrase = place.doc, place.phrase
    verb = phrase.first - 1
    if (
        verb < doc.opens[phrase.first]
        or verb != doc.opens[verb]
        and not doc.pause(verb - 1)
        or doc.starting_at("speech", verb)
    ):
        return False
    harm = doc.first_harm(doc.forward(phrase.last, _TO_DEATH))
    if harm is None or harm.prefix not in _SO or harm.entry.measure != "killed":
        return False
    return not doc.any_at(("person", "number"), harm.last)


def _is_told_of(place: TallyContext) -> bool:
    """True of «بيت شاب من الحي قُتل …», «والدة فتاة اختُطفت …»: an indefinite noun and, without a joint, what
    befell it."""
    doc, phrase = place.doc, place.phrase
    if phrase.form != "implicit_one" or doc.key(phrase.first).startswith(AL):
        return False
    for at in doc.forward(phrase.last, _TO_PASSIVE):
        harm = doc.harms.get(at)
        if harm:
            return _befell_him(place, harm)
        if doc.pause(at) or doc.number_at(at) or doc.starting_at("relative_pronoun", at):
            return False
    return False


def _befell_him(place: TallyContext, harm: Match) -> bool:
    """True of a passive verb, or one that only befalls, without «و» and with nobody behind it."""
    doc = place.doc
    if harm.prefix or harm.entry.rule or harm.entry.measure not in _BEFALLS:
        return False
    verb = doc.tokens[harm.first]
    passive = _DAMMA in verb.text[:3] or verb.key in _BEFALLING
    if not passive or verb.key.endswith(THEY_ENDING) or doc.key(harm.last) in _WITH_HIM:
        return False  # «مرافق صحية قُتل فيها»
    if doc.any_at(("person", "number"), harm.last):
        return False
    feminine = verb.key.endswith(_SHE)
    return feminine == doc.key(place.phrase.last - 1).endswith(_FEMININE)


_TO_PASSIVE = 4
"""Words from someone to what befell him."""
_BEFALLING, _SHE = _CLASSES.set("befalling"), _CLASSES.word("she")
_TO_DEATH = 12
"""Words from someone to the verb of his death."""


def _is_brought_out(place: TallyContext) -> bool:
    """True of «أخرج متطوعونا طفلة حية»: whom a verb of rescue takes, and who is said to live."""
    doc, phrase = place.doc, place.phrase
    state = doc.harms.get(phrase.last)
    if state is None or state.entry.measure != "rescued" or state.entry.rule != "after" or state.prefix:
        return False
    for at in doc.backward(phrase.first, _SUBJECT):
        harm = doc.harms.get(at)
        if harm:
            return harm.entry.measure == "rescued" and _is_verb(doc, harm)
        if doc.pause(at) or _is_taken(place, at):
            return False
    return False


_SUBJECT = 5
"""Words from a verb of rescue past its subject to the one it takes."""
_OPENS_TOLL = (":", "،", ",")
_OTHER_ORDERS = (
    _heads_toll,
    _is_one_of_so_many,
    _is_brought,
    _is_found,
    _is_object,
    _is_brought_out,
    _is_exposed,
    _is_caught,
    _one_is_seized,
    _fell_and_died,
    _is_told_of,
    _opens_list,
    _is_before_verb,
    _comes_first,
    _is_behind_adverbs,
)
"""Where the noun does not stand right behind its harm."""
