"""The rules by which the measure of a figure is said after it: "three people were killed", «500 طالب
أصيبوا»."""

from __future__ import annotations

from dataclasses import replace

from hasila.model.data_class import dataclass
from hasila.reader.appositions import past_apposition
from hasila.reader.doc import REACH, Doc
from hasila.reader.harms import (
    AUXILIARIES,
    ENDINGS,
    STATES,
    MeasureReason,
    before_transparent,
    governs_next,
    harm_at_once,
    has_other_verb,
    measure_of,
    opens_clause,
    past_relative,
    turns_away,
)
from hasila.reader.lexicon import Match
from hasila.reader.measures_before import governed
from hasila.reader.needs import needs
from hasila.reader.particles import (
    AL,
    AND_LETTERS,
    AND_OR_COMMA,
    COMMAS,
    ED,
    ENGLISH_AND,
    OF,
    THE,
    THEY_ENDING,
    WAW,
)
from hasila.reader.phrases import DUAL_VERBS, NumberPhrase
from hasila.reader.tally_context import (
    TallyContext,
    any_pause,
    opening_dash,
    qualified_from,
)
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("measures_after")

_AGED = _CLASSES.word("aged")
_BEFORE_AGES = (",", _AGED)
_BOTH = _CLASSES.word("both")
_NEXT_OR_DEFINITE = (*AND_LETTERS, AL)
_NEXT_CLAUSE = _CLASSES.set("next_clause")
_THOSE = _CLASSES.word("those")
_NOT = _CLASSES.set("not")


def attached(place: TallyContext) -> MeasureReason | None:
    """A part's own verb, in its own clause: "of whom twenty-one lost a limb"."""
    doc, start = place.doc, place.phrase.last
    resume = past_apposition(doc, place.phrase)
    for at in doc.forward(start, resume - start + 8):
        if at < resume:
            continue
        harm = doc.harms.get(at)
        if harm and not governs_next(place, harm):
            return measure_of(place, _end_of_those(doc, harm) or harm)
        if doc.pause(at) or place.figure_at(at) or opens_clause(doc, at):
            return None
        if at > start and doc.starting_at("part_before", at):
            return None
    return None


def _end_of_those(doc: Doc, harm: Match) -> Match | None:
    """What later befell some of those of another harm: "three of those rescued later died"."""
    if not doc.english or doc.key(harm.first - 1) != _THOSE or harm.entry.measure == "killed":
        return None
    for at in doc.forward(harm.last, _OBJECT):
        if doc.pause(at) or opens_clause(doc, at):
            return None
        later = doc.harms.get(at)
        if later:
            return later if later.entry.measure in ("killed", "injured") else None
    return None


def after(place: TallyContext) -> MeasureReason | None:
    """The harm follows in the same clause, past the other members of a list and past inserted parts."""
    return _scan(place, weak=False)


def weakly_after(place: TallyContext) -> MeasureReason | None:
    """The harm follows in a clause that depends on this one: "are living in schools after leaving …"."""
    return _scan(place, weak=True)


@dataclass(slots=True)
class _Walk:
    """The state of a walk over the words behind a number.

    ``joined`` is the token after the last figure or age that belongs to it, ``resume`` the next token to
    look at, ``part`` True while the walk is inside an inserted part.
    """

    joined: int
    resume: int = 0
    part: bool = False

    def passes_insertion(self, doc: Doc, at: int) -> bool:
        """Go past the ages or the relative clause that token ``at``, a comma or "aged", inserts; False where
        it inserts neither."""
        ages_end = _ages(doc, at)
        if ages_end:
            self.resume = self.joined = ages_end
            return True
        clause_end = past_relative(doc, at)
        if clause_end == at or not harm_at_once(doc, clause_end):
            return False
        self.resume = clause_end
        return True

    def passes_figure(self, place: TallyContext, other: NumberPhrase) -> bool:
        """Go past another figure that is a part or the next of a list; False where it is neither."""
        doc = place.doc
        in_part = _is_part(doc, other)
        if _named_first(place) or not (in_part or _list_joint(doc, self.joined, other.first)):
            return False
        if not in_part and _begins_clause(place, self.joined, other):
            return False
        in_bracket = doc.key(other.first - 1) == "("
        # "16 civilians, including 9 children were killed"
        said_of_both = not in_bracket and harm_at_once(doc, other.last)
        if in_part and not said_of_both and any_pause(doc, range(self.joined, other.first)):
            self.part = True  # not in "five soldiers including two officers were killed"
        self.resume = self.joined = other.last
        return True

    def ends(self, place: TallyContext, at: int, weak: bool) -> bool:
        """True where behind token ``at`` nothing is said of the number; the end of a part goes on."""
        doc = place.doc
        if self.part and _closes_part(doc, at):
            self.part = False
            return False
        if _ends_subject(place, at):
            return True
        looks_inside = weak or self.part
        return not looks_inside and opens_clause(doc, at)


def _begins_clause(place: TallyContext, joined: int, other: NumberPhrase) -> bool:
    """True of the commuters of "killed a guard and a tout, and nine commuters were wounded": those before the
    comma are the object of a verb of their own."""
    doc = place.doc
    joint = before_transparent(doc, other.first, joined) - 1
    if doc.key(joint) != ENGLISH_AND or doc.key(joint - 1) != "," or not harm_at_once(doc, other.last):
        return False
    return _is_object(place)


def _is_object(place: TallyContext) -> bool:
    """True where a harm governs the list of which the phrase is a member."""
    for index in range(place.index, max(-1, place.index - _LONGEST_LIST), -1):
        member = place.at_index(index)
        if governed(member) is not None:
            return True
        if index == 0 or not _follows_in_list(member):
            return False
    return False


_LONGEST_LIST = 6


def _follows_in_list(place: TallyContext) -> bool:
    """True where only "and" or a comma parts the phrase from the one before it."""
    joint = before_transparent(place.doc, place.phrase.first) - 1
    before = place.phrases[place.index - 1]
    return before.last == joint and place.doc.key(joint) in AND_OR_COMMA


def _scan(place: TallyContext, weak: bool) -> MeasureReason | None:
    """The first harm behind the number that is its own; ``weak``: also in a clause that depends on this
    one."""
    doc, start = place.doc, place.phrase.last
    walk = _Walk(start)
    for at in doc.forward(start):
        if at < walk.resume or doc.key(at) in _BEFORE_AGES and walk.passes_insertion(doc, at):
            continue
        other = place.figure_at(at)
        if other:
            if not walk.passes_figure(place, other):
                return None
        elif at in doc.harms and not walk.part:
            return _harm_ahead(place, doc.harms[at], weak)
        elif walk.ends(place, at, weak):
            return None
    return None


def _harm_ahead(place: TallyContext, harm: Match, weak: bool) -> MeasureReason | None:
    if _of_others(place, harm, weak) or _tells_of_others(place.doc, harm) or _of_no_one(place, harm):
        return None
    return measure_of(place, _behind_relative(place, harm) or _main_verb(place.doc, harm) or harm)


def _behind_relative(place: TallyContext, harm: Match) -> Match | None:
    """The main verb of "two mates who were holding his ladder were burned"."""
    doc, who = place.doc, place.phrase.last
    if not doc.english or doc.key(who) not in _WHO or harm.first - who > _OBJECT:
        return None
    for at in doc.forward(harm.last, _LED_TO_DEATH):
        if doc.key(at) in _PASSIVE:
            return doc.first_harm((at, at + 1))
        if doc.pause(at) or at in doc.harms or doc.key(at) == ENGLISH_AND or _counts_others(doc, at):
            return None
        if opens_clause(doc, at) or doc.starting_at("pause_ok", at) or doc.starting_at("person", at):
            return None
    return None


def _closes_part(doc: Doc, at: int) -> bool:
    """The mark behind an inserted part: "19 people, four of them women, drowned"."""
    if not doc.pause(at):
        return False
    return doc.key(at) in (",", ")") or doc.dash(at)


def _ends_subject(place: TallyContext, at: int) -> bool:
    """True of a mark behind which somebody else is spoken of."""
    if not place.doc.pause(at):
        return False
    key = place.doc.key(at)
    if key == ",":
        return not _resumes(place, at + 1)
    return key == ":"


def _named_first(place: TallyContext) -> bool:
    """True where the phrase is a whole that begins its sentence, and a part follows: what is said of some is
    not said of all. "Of the 62 passengers, 48 were saved"."""
    doc, phrase = place.doc, place.phrase
    named = doc.ending_at("whole_before", phrase.first)
    if named is None or named.first != doc.opens[phrase.first]:
        return False
    return doc.key(named.first) == OF and doc.key(phrase.last) == ","


def _of_others(place: TallyContext, harm: Match, weak: bool) -> bool:
    """True where the harm ahead is that of another subject, of the next figure, or past the number's own
    verb."""
    doc, start = place.doc, place.phrase.last
    if weak and not _same_subject(doc, start, harm):
        return True
    if governs_next(place, harm):
        return True
    if harm.first - start <= _OBJECT and doc.key(harm.first - 1) != ENGLISH_AND:
        return False
    return has_other_verb(place)


def _same_subject(doc: Doc, start: int, harm: Match) -> bool:
    """True where no dependent clause with a subject of its own stands before the harm.

    "are living in schools after leaving …", "when they fled".
    """
    floor = max(start, harm.first - 12)
    for at in range(harm.first - 1, floor - 1, -1):
        if doc.starting_at("subordinate", at) is not None:
            near = harm.first - at <= _NEAR
            return near or doc.key(at + 1) in _SAME_SUBJECT
    return True


_NEAR = 2
"""Words from "after" to a harm between which no subject stands."""
_SAME_SUBJECT = _CLASSES.set("same_subject")


def _ages(doc: Doc, at: int) -> int:
    """Past ", aged 9 and 11," and ", 58,": the token after the ages that a comma inserts; 0 where there are
    none."""
    if doc.key(at) not in _BEFORE_AGES:
        return 0
    first = _first_age(doc, at)
    end = first
    while _is_age(doc, end) or end > first and _joins_age(doc, end):
        end += 1
    named = doc.key(first - 1) == _AGED
    alone = end - first == 1 and doc.key(end) == ","
    return end if end > first and (named or alone) else 0


def _first_age(doc: Doc, at: int) -> int:
    """The token of the first age behind ",", "aged" or ", both aged"."""
    i = at + 1 if doc.key(at) == "," else at
    if doc.key(at + 1) == _BOTH:
        i += 1
    return i + 1 if doc.key(i) == _AGED else i


def _is_age(doc: Doc, i: int) -> bool:
    key = doc.key(i)
    return key.isdecimal() or bool(doc.lexicon.numbers(key))


def _joins_age(doc: Doc, i: int) -> bool:
    return doc.key(i) in AND_OR_COMMA and doc.key(i + 1).isdecimal()


def _main_verb(doc: Doc, harm: Match) -> Match | None:
    """The death or rescue of those whom the harm only describes; None where it says no such end. "the
    children trapped in the school were brought to safety"."""
    died = _end_behind(doc, harm) or _survived_shots(doc, harm) or _behind_purpose(doc, harm)
    if died:
        return died
    ended = doc.harms.get(harm.last)
    if ended and _ends_state(doc, harm, ended):
        return ended  # "14 of the 17 women admitted died"
    if not _is_state(doc, harm):
        return None
    for at in doc.forward(harm.last, 14):
        if doc.key(at) in _NEXT_CLAUSE or doc.pause(at):
            return None
        if doc.key(at) in _AIDS:
            found = doc.first_harm(doc.forward(at, 4))
            return found if found and found.entry.measure in ENDINGS else None
        if opens_clause(doc, at) or at in doc.harms:
            return None
    return None


def _end_behind(doc: Doc, harm: Match) -> Match | None:
    """The death that "and" joins to what led to it: "was swept overboard and drowned", "was stabbed outside a
    bar and died"."""
    if harm.entry.measure != "injured" and harm.entry.measure not in STATES:
        return None
    for at in doc.forward(harm.last, _LED_TO_DEATH):
        if doc.key(at) == ENGLISH_AND:
            ended = None if doc.number_at(at + 1) else doc.first_harm((at + 1, at + 2))
            return ended if ended and _is_death(doc, harm, ended) else None
        if doc.pause(at) or at in doc.harms or _counts_others(doc, at):
            return None
        if doc.starting_at("person", at):
            return None
    return None


def _counts_others(doc: Doc, at: int) -> bool:
    """True of a number that is not one of hours or days."""
    if not doc.number_at(at) or doc.starting_at("article", at):
        return False
    return doc.starting_at("thing", at + 1) is None


def _behind_purpose(doc: Doc, harm: Match) -> Match | None:
    """The main verb of "a woman who tried to flee was shot dead"."""
    if not doc.english or doc.key(harm.first - 1) != _TO:
        return None
    for at in doc.forward(harm.last, _LED_TO_DEATH):
        if doc.key(at) in _AIDS:
            return doc.first_harm(doc.forward(at, 3))
        if doc.pause(at) or at in doc.harms or opens_clause(doc, at):
            return None
    return None


def _is_death(doc: Doc, harm: Match, ended: Match) -> bool:
    """True of "and drowned", and of the "and killed" of "were run over and killed"."""
    if ended.entry.measure != "killed":
        return False
    if doc.key(ended.first) in _ENDS:
        return True
    passive = doc.key(harm.first) in _PASSIVE or doc.key(harm.first - 1) in _PASSIVE
    return (
        doc.english
        and passive
        and not doc.number_at(ended.last)
        and not doc.starting_at("article", ended.last)
    )


def _survived_shots(doc: Doc, harm: Match) -> Match | None:
    """The wound of "was shot at a bus stop and wounded", "was shot in the street but survived"."""
    if harm.entry.measure != "killed" or doc.key(harm.first + 1) != _SHOT:
        return None
    for at in doc.forward(harm.last, _LED_TO_DEATH):
        if doc.key(at) in _NEXT_CLAUSE:
            later = doc.first_harm((at + 1, at + 2))
            survived = later is not None and later.entry.measure in ("injured", "rescued")
            return harm._replace(entry=replace(harm.entry, measure="injured")) if survived else None
        if doc.pause(at) or at in doc.harms:
            return None
    return None


_TO = _CLASSES.word("to")
_WHO, _PASSIVE = _CLASSES.set("who"), _CLASSES.set("passive")
_SHOT = _CLASSES.word("shot")
_LED_TO_DEATH = 7
"""Words from what befell someone to "and died"."""


def _ends_state(doc: Doc, harm: Match, ended: Match) -> bool:
    """True of a verb of death or rescue right behind a participle, or "in intensive care"."""
    if ended.entry.measure not in ENDINGS or doc.key(ended.first) not in _ENDS:
        return False
    return doc.key(harm.first).endswith(ED) or doc.key(harm.first) in _LYING_IN


def _is_state(doc: Doc, harm: Match) -> bool:
    """True where the harm describes its subject and is not the verb; also "one of those rescued has since
    died"."""
    before = doc.key(harm.first - 1)
    if harm.entry.measure not in STATES and before != _THOSE:
        return False
    behind_mark = harm.first > 0 and doc.pause(harm.first - 1)
    return not behind_mark and before not in _AIDS


_ENDS = _CLASSES.set("ends")
_LYING_IN = _CLASSES.set("lying_in")
_AIDS = _CLASSES.set("aids")


def _is_part(doc: Doc, phrase: NumberPhrase) -> bool:
    if doc.among("part_before", doc.backward(phrase.first, 4)):
        return True
    if doc.starting_at("part_after", phrase.last) is not None or doc.key(phrase.first - 1) == "(":
        return True
    return opening_dash(doc, phrase) is not None


def _list_joint(doc: Doc, start: int, end: int) -> bool:
    """True where two members of a list are joined: by "and" or a comma, perhaps after "from a local
    faction"."""
    opening = before_transparent(doc, end, start)
    if end - start > 10 or opening == start or doc.key(opening - 1) not in _JOINTS:
        return False
    if not _may_end_member(doc, start):
        return False
    return not any(_is_verb_like(doc, at) for at in range(start, opening))


def _is_verb_like(doc: Doc, at: int) -> bool:
    return at in doc.harms or doc.key(at) in AUXILIARIES


def _may_end_member(doc: Doc, at: int) -> bool:
    """True where token ``at`` joins the next member or begins what is said of the one before."""
    if doc.key(at) in _JOINTS:
        return True
    return bool(doc.starting_at("stopword", at) or doc.starting_at("part_after", at))


_JOINTS = _CLASSES.set("joints") | COMMAS


def _resumes(place: TallyContext, i: int) -> bool:
    """True where after a comma a part, a list or at once the verb follows ("19 people, four of them women,
    drowned")."""
    doc = place.doc
    if doc.starting_at("part_before", i) or any(place.figure_at(at) for at in range(i, i + 4)):
        return True
    if doc.starting_at("pause_ok", i) or harm_at_once(doc, i):
        return True
    for at in doc.forward(i, 11):
        if at in doc.harms:
            return False
        if doc.key(at) == "," and harm_at_once(doc, at + 1):
            return True
    return False


def _led_by_other(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where the verb of the number's clause, before it, is one that harms no one."""
    for at in doc.backward(phrase.first, 12):
        if at in doc.harms:
            return False
        if turns_away(doc, at):
            return not doc.starting_at("contrast", at)
    return False


def relative(place: TallyContext) -> MeasureReason | None:
    """A verb of which the figure is the subject, or a complement: «500 طالب أصيبوا», «خمسة أشخاص حتفهم»."""
    doc, joined = place.doc, place.phrase.last
    theirs = doc.starting_at("part_after", joined)
    resume = theirs.last if theirs else joined
    for at in doc.forward(resume, 12):
        if at < resume:
            continue
        other = place.figure_at(at)
        if other:
            if not _waw_joint(doc, joined, other):
                return None
            resume = joined = other.last
            continue
        if at in doc.harms:
            harm = doc.harms[at]
            if not _says_of_before(doc, harm):
                return None
            return measure_of(place, _end_of_clause(place, harm) or harm)
        if _ends_relative(doc, at):
            return None
    return None


def _end_of_clause(place: TallyContext, harm: Match) -> Match | None:
    """The rescue or death behind a clause with «الذين»: «العمال الذين حوصروا في النفق أُخرجوا سالمين»."""
    doc = place.doc
    if _WHO_DID.isdisjoint(doc.keys[place.phrase.last : harm.first]):
        return None
    for at in doc.forward(harm.last, _TO_END):
        if doc.pause(at) or place.figure_at(at):
            return None
        later = doc.harms.get(at)
        if later and later.entry.measure in ENDINGS:
            return None if later.prefix.startswith(_NEXT_OR_DEFINITE) else later
    return None


_WHO_DID = _CLASSES.set("who_did")
_TO_END = 8
"""Words from a harm in a clause to how it ended."""


def fronted(place: TallyContext) -> MeasureReason | None:
    """The verb behind an inserted part: «6 مدنيين، بينهم رضيع، قُتلوا», «18 بينهم أربعة أطفال قُتلوا»."""
    doc, end = place.doc, _qualified_until(place)
    start = end + 1 if doc.pause(end) else end
    if start == end and doc.starting_at("part_after", start):
        return None
    if not doc.any_at(("part_before", "share_of_them"), start) or governed(place) is not None:
        return None
    for at in doc.forward(start, _INSERTED):
        harm = doc.harms.get(at)
        if harm and _says_of_before(doc, harm) and not doc.starting_at("person", at):
            return measure_of(place, harm)
        if harm or doc.starting_at("turn", at) or _brings_more(doc, at):
            return None
    return None


def _brings_more(doc: Doc, at: int) -> bool:
    """True of «، وتسبب بجروح»: the event has harmed others, too."""
    verb = doc.starting_at("brings_about", at)
    return verb is not None and verb.prefix in AND_LETTERS


_INSERTED = 16
"""Words of an inserted part and the verb behind it."""


def _qualified_until(place: TallyContext) -> int:
    """The token behind the phrase and the qualifier that follows it."""
    return place.doc.past("after", place.phrase.last)


def _ends_relative(doc: Doc, at: int) -> bool:
    """True where with token ``at`` something else is spoken of."""
    if doc.tokens[at].kind == "d" or doc.pause(at):
        return True
    return opens_clause(doc, at) or doc.starting_at("part_before", at) is not None


def _waw_joint(doc: Doc, start: int, other: NumberPhrase) -> bool:
    """True where «و» joins the phrase to what ends before token ``start``."""
    if start in doc.qualifying and _begins_with_waw(doc, start):
        return all(at in doc.qualifying for at in range(start, other.first))  # «ونحو عشرين تلميذاً»
    if other.first - start > 1:
        return False
    return other.joined or doc.key(start) == WAW or _begins_with_waw(doc, other.first)


def _begins_with_waw(doc: Doc, at: int) -> bool:
    return doc.key(at).startswith(WAW)


def _says_of_before(doc: Doc, harm: Match) -> bool:
    """True of a plural verb or a complement that does not open a clause of its own with «و»."""
    if harm.prefix.startswith(_NEXT_OR_DEFINITE):
        return False
    verb = doc.key(harm.first)
    return harm.entry.rule == "after" or verb.endswith(THEY_ENDING) or verb in DUAL_VERBS


def ended(place: TallyContext) -> MeasureReason | None:
    """A later verb says how it ended for those just counted.

    «اختنق شقيقان … وفارقوا الحياة», «استقلوا حافلة … فقتلوا جميعاً».
    """
    doc, joined = place.doc, place.phrase.last
    for at in doc.forward(joined, 24):
        other = place.figure_at(at)
        if other:
            if other.first == at and not _waw_joint(doc, joined, other):
                return None
            joined = max(joined, other.last)
        harm = doc.harms.get(at)
        if harm and (_is_their_death(doc, harm) or _is_his_death(place, harm)):
            of_others = doc.starting_at("person", harm.last) or place.figure_at(harm.last)
            return None if of_others else measure_of(place, harm)
        if doc.starting_at("part_before", at):
            return None
    return None


def _is_his_death(place: TallyContext, harm: Match) -> bool:
    """True of «دهست شاحنة بائعاً فأردته قتيلاً», «سقط عامل من السطح فمات»: «ف» says what it led to."""
    if place.phrase.form != "implicit_one" or harm.entry.measure != "killed":
        return False
    return harm.prefix in _LED_TO and not place.doc.starting_at("number", harm.last)


_LED_TO = _CLASSES.set("led_to")


def _is_their_death(doc: Doc, harm: Match) -> bool:
    """True of a plural or dual verb of death that «و» or «ف» joins."""
    if harm.entry.measure != "killed" or harm.prefix not in AND_LETTERS:
        return False
    verb = doc.key(harm.first)
    return verb.endswith(THEY_ENDING) or verb[harm.skip :] in DUAL_VERBS


def anywhere_after(place: TallyContext) -> MeasureReason | None:
    """The first harm that follows in the sentence, before the next figure's own."""
    doc = place.doc
    reach = _OBJECT if _led_by_other(doc, place.phrase) else REACH
    for at in doc.forward(place.phrase.last, reach):
        harm = doc.harms.get(at)
        if harm:
            others = _of_another(place, harm) or _tells_of_others(doc, harm)
            return None if others else measure_of(place, harm)
        if place.figure_at(at) or doc.key(at) in _WHICH:
            return None
    return None


def _tells_of_others(doc: Doc, harm: Match) -> bool:
    """True of "18 doctors for the wounded", «فُصل 40 ضابطاً بعد الوفيات»: others have suffered it."""
    first = harm.first
    if _describes_another(doc, harm):
        return True
    if doc.key(first - 1) == THE:
        first -= 1
    if not doc.key(first).startswith(_ARTICLES):
        return False
    return doc.ending_at("about_others", first) is not None


def _of_no_one(place: TallyContext, harm: Match) -> bool:
    """True of "has lost no one", and of "40 portraits of the disappeared", whose noun no list knows."""
    doc = place.doc
    if not doc.english:
        return False
    if doc.starting_at("negation", harm.last) and not doc.starting_at("subordinate", harm.last):
        return True
    if _stayed_out(place, harm) or _follows_coffins(place, harm) or _left_no_home(doc, harm):
        return True
    genitive = doc.key(harm.first - 1) == THE and doc.key(harm.first - 2) == OF
    return genitive and place.phrase.unknown and harm.first - place.phrase.last == _GENITIVE


def _left_no_home(doc: Doc, harm: Match) -> bool:
    """True of "a bus left the road", "had left the aircraft": what is left is no home."""
    if harm.entry.measure != "displaced" or _LEAVES.isdisjoint(doc.keys[harm.first : harm.last]):
        return False
    return any(doc.key(at) in _NO_HOMES for at in doc.forward(harm.last, _OBJECT))


_LEAVES, _NO_HOMES = _CLASSES.set("leaves"), _CLASSES.set("no_homes")


def _follows_coffins(place: TallyContext, harm: Match) -> bool:
    """True of "2,000 people followed the coffins": those who died are others."""
    doc = place.doc
    if doc.key(harm.first) not in _LAID_OUT or not place.phrase.person:
        return False
    return doc.key(harm.first - 1) in _OF_ANOTHER and harm.first - place.phrase.last <= _OBJECT


def _stayed_out(place: TallyContext, harm: Match) -> bool:
    """True of "14 walkers spent the night in a hut": who is out by choice has not fled."""
    head = place.phrase.head
    if head is None or place.doc.key(harm.first) not in _SPENDS:
        return False
    return place.doc.key(head.last - 1) in _OUT_BY_CHOICE


_GENITIVE = 2
"""Words from a noun to the harm of "of the disappeared"."""


def _describes_another(doc: Doc, harm: Match) -> bool:
    """True of the harm of "carried a wounded comrade", "behind the coffin of the murdered editor"."""
    if not doc.english or doc.key(harm.first - 1) not in _OF_ANOTHER:
        return False
    return doc.key(harm.first).endswith(ED) and doc.starting_at("person", harm.last) is not None


_LAID_OUT = _CLASSES.set("laid_out")
_SPENDS, _OUT_BY_CHOICE = _CLASSES.set("spends"), _CLASSES.set("out_by_choice")
_OF_ANOTHER = _CLASSES.set("of_another")
_ARTICLES = (THE, AL)


def _of_another(place: TallyContext, harm: Match) -> bool:
    """True where the harm is denied («ولم ينج أحد»), is that of a part («غرق منهم 12») or has its own number
    («ومات 310»)."""
    doc = place.doc
    before = doc.key(harm.first - 1).removeprefix(WAW)
    if before in _NOT or doc.starting_at("part_before", harm.last):
        return True
    if harm.entry.rule:
        return False
    object_within = 2 if harm.prefix in AND_LETTERS else 1
    return any(place.figure_at(harm.last + words) for words in range(object_within))


_OBJECT = 4
"""Words after a verb of no harm in which a harm still speaks of its number («تعرض 14 شخصا لإصابات»)."""


def stated(place: TallyContext) -> MeasureReason | None:
    """The subject stands before its verb, after «إن» or «أن»: «قال إن جندياً واحداً أصيب»."""
    doc, phrase = place.doc, place.phrase
    if doc.key(qualified_from(doc, phrase) - 1) not in _INTRODUCE_SUBJECT:
        return None
    for at in doc.forward(phrase.last, 8):
        if at in doc.harms:
            return measure_of(place, doc.harms[at])
        if place.figure_at(at) or doc.pause(at) or opens_clause(doc, at):
            return None
    return None


@needs("turn", grammar="arabic")
def remains(place: TallyContext) -> MeasureReason | None:
    """The state that a verb of remaining says of its subject: «لا يزال سبعة من الموظفين محتجزين», «أربعة من
    أعضائها لا يزالون موقوفين»."""
    doc, phrase = place.doc, place.phrase
    led = doc.ending_at("turn", qualified_from(doc, phrase)) is not None
    for at in doc.forward(phrase.last, _TO_STATE):
        state = doc.starting_at("person", at) if led else None
        if state and doc.key(at) in _STATES and state.entry.measure:
            return state.entry.measure, doc.tokens[at].text
        if led and doc.key(at) in _STUCK:
            return "missing", doc.tokens[at].text
        if doc.pause(at) or place.figure_at(at) or opens_clause(doc, at):
            return None
        led = led or doc.ending_at("turn", at + 1) is not None
    return None


_TO_STATE = 9
"""Words from a number to the state in which they remain."""
_WHICH = _CLASSES.set("which")
_STATES, _STUCK = _CLASSES.set("states"), _CLASSES.set("stuck")
_INTRODUCE_SUBJECT = _CLASSES.set("introduce_subject")
