"""The measure of a figure: killed, injured, missing, displaced, detained, rescued, cases, killed_and_injured.

English says the harm after what it counts ("three people were killed"), Arabic before («قُتل ثلاثة»); both
say it the other way round too, and each order is one rule below. The first rule that finds a harm decides.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from hasila.reader.lexicon import LexicalEntry, Match
from hasila.reader.phrases import DUAL_VERBS, NumberPhrase
from hasila.reader.scene import DASHES, REACH, Doc

Harm = tuple[str, str]
"""The harm and the words that state it."""


class Aboard(NamedTuple):
    """The group ``who`` named with token ``first`` as being on board."""

    first: int
    who: str


@dataclass(frozen=True, slots=True)
class TallyContext:
    """A phrase among the tallies of its text: all that the rules of this file look at.

    ``aboard`` are those who were last said before it to have set out together ("a boat carrying 75
    migrants").
    """

    scene: Doc
    phrases: Sequence[NumberPhrase]
    covered: dict[int, int]
    index: int
    aboard: Aboard | None = None

    @property
    def phrase(self) -> NumberPhrase:
        """The phrase itself."""
        return self.phrases[self.index]

    @property
    def previous(self) -> NumberPhrase | None:
        """The tally before it; None of the first."""
        return self.phrases[self.index - 1] if self.index else None

    @property
    def has_next(self) -> bool:
        """True where a tally follows."""
        return self.index + 1 < len(self.phrases)

    def figure_at(self, i: int) -> NumberPhrase | None:
        """A later tally of which token ``i`` is a word."""
        index = self.covered.get(i, 0)
        return self.phrases[index] if index > self.index else None

    def following(self, count: int) -> Sequence[NumberPhrase]:
        """The tallies after it, at most ``count``."""
        return self.phrases[self.index + 1 : self.index + 1 + count]

    def at_index(self, index: int) -> TallyContext:
        """The same context for another tally of the text."""
        return TallyContext(self.scene, self.phrases, self.covered, index, self.aboard)

    def next(self) -> TallyContext:
        """The context of the next tally; there must be one."""
        return self.at_index(self.index + 1)


def covered_by(phrases: Sequence[NumberPhrase]) -> dict[int, int]:
    """The phrase, by its index, of which each token is a word; of several phrases the first."""
    covered: dict[int, int] = {}
    for index, phrase in enumerate(phrases):
        for i in range(phrase.first, phrase.last):
            covered.setdefault(i, index)
    return covered


Rule = Callable[[TallyContext], Harm | None]


# Words of harm in a text


def words_of(scene: Doc, first: int, last: int) -> str:
    """The text from token ``first`` up to token ``last`` (exclusive)."""
    tokens = scene.tokens
    return scene.text[tokens[first].start : tokens[last - 1].end]


def first_harm(scene: Doc, places: Iterable[int]) -> Match | None:
    """The words of harm that begin at the first of ``places`` where any do."""
    for at in places:
        if at in scene.harms:
            return scene.harms[at]
    return None


def harm_among(scene: Doc, places: Iterable[int]) -> bool:
    """True where words of harm begin at one of ``places``."""
    return any(at in scene.harms for at in places)


def any_at(scene: Doc, kind: str, places: Iterable[int]) -> bool:
    """True where an entry of the table ``kind`` begins at one of ``places``."""
    entries = scene.begins[kind]
    return any(at in entries for at in places)


def any_pause(scene: Doc, places: Iterable[int]) -> bool:
    """True where one of ``places`` is a mark that parts clauses."""
    return any(scene.pause(at) for at in places)


def harm_until(scene: Doc, last: int, most: int = 5) -> Match | None:
    """The words of harm, at most ``most`` of them, that end right before token ``last``."""
    for first in range(last - 1, last - 1 - most, -1):
        found = scene.harms.get(first)
        if found and found.last == last:
            return found
    return None


def qualified_from(scene: Doc, phrase: NumberPhrase) -> int:
    """The first token of the phrase with the qualifier before it."""
    qualifier = scene.until("before", phrase.first)
    return qualifier.first if qualifier else phrase.first


def joined_by_waw(phrase: NumberPhrase) -> bool:
    """True where «و» is written on to the number."""
    return phrase.count.prefix.startswith("و")


def _stem(scene: Doc, found: Match) -> str:
    """The first word of an entry without its prefix."""
    return scene.key(found.first)[found.skip :]


def _said(place: TallyContext, found: Match) -> Harm:
    scene = place.scene
    words = words_of(scene, found.first, found.last)
    return _by_disease(scene, found.first, found.sense.what, words), words


def _by_disease(scene: Doc, i: int, what: str, words: str) -> str:
    """In a report on a disease «إصابة» is a case, not a wound."""
    if what != "injured" or words.startswith(_WOUNDS):
        return what
    return "cases" if _disease_near(scene, i) else what


def _disease_near(scene: Doc, i: int) -> bool:
    around = (*scene.backward(i), *scene.forward(i))
    return any_at(scene, "disease", around)


_WOUNDS = ("جر", "بجر", "بتر", "حر", "wound", "injur", "burn", "maim", "hurt", "بالتسمم", "بتسمم", "تسمم")
"""Beginnings of words that state a wound whatever the report is about."""


# The noun itself


def own(place: TallyContext) -> Harm | None:
    """The noun states it: "deaths", «قتيلاً», "injured persons"."""
    phrase = place.phrase
    if not phrase.what:
        return None
    return (
        _said_further(place)
        or _both_after(place)
        or _end_of_them(place.scene, phrase)
        or _stated_by_noun(place)
    )


def _said_further(place: TallyContext) -> Harm | None:
    """The harm of a case, or the end of a state."""
    if place.phrase.what == "cases":
        return _case_of(place)
    return _becomes(place) if _may_end(place.phrase) else None


def _stated_by_noun(place: TallyContext) -> Harm:
    scene, phrase = place.scene, place.phrase
    words = scene.text[phrase.start : phrase.end]
    noun = _stem(scene, phrase.head) if phrase.head else ""
    if noun.startswith("اصاب") and scene.key(phrase.last) in _OF_CASES:
        return "cases", words
    return _by_disease(scene, phrase.first, phrase.what, noun), words


_OF_CASES = ("موكده", "نشطه", "يوميه")
"""Adjectives of an «إصابة» that is a case even where no disease is named («1,204 إصابات مؤكدة»)."""


def _end_of_them(scene: Doc, phrase: NumberPhrase) -> Harm | None:
    """«2,587 حالة، توفيت منها 41 حالة», «وفاة 3 من المصابين»: how those of the noun have ended."""
    if scene.lexicon.grammar != "arabic" or phrase.what not in ("cases", "injured"):
        return None
    part = scene.until("part_before", phrase.first)
    said_before = part.first if part and not part.prefix else phrase.first
    ended = harm_until(scene, said_before, 2)
    if ended is None or ended.sense.rule or ended.sense.what not in _ENDINGS:
        return None
    if part is None and not _is_some(phrase) and not _governs_noun(scene, ended, phrase):
        return None
    return ended.sense.what, words_of(scene, ended.first, ended.last)


_ENDINGS = ("killed", "rescued")
"""Harms in which a state can end."""


def _is_some(phrase: NumberPhrase) -> bool:
    """True of some of the people of its noun: "of the …", one, two, or cases."""
    return phrase.of_group or phrase.form in ("implicit_one", "dual") or phrase.what == "cases"


def _governs_noun(scene: Doc, ended: Match, phrase: NumberPhrase) -> bool:
    """True where the words of a death or rescue take the phrase, and are no people themselves («وفيات»)."""
    return not joined_by_waw(phrase) and scene.at("person", ended.first) is None


def _case_of(place: TallyContext) -> Harm | None:
    """«18 حالة وفاة», "cases of enforced disappearance": the harm is said after the noun."""
    scene, end = place.scene, place.phrase.last
    for at in range(end - 1, min(end + 3, len(scene.tokens))):
        if scene.tokens[at].kind != "w" or _goes_on(scene, at):
            return None
        found = scene.harms.get(at)
        if found and not found.prefix and found.sense.what in _OF_A_CASE:
            of_some = scene.at("part_before", found.last)  # «217 حالة توفي منها 19»
            return None if of_some else _said(place, found)
    return None


_OF_A_CASE = ("killed", "missing", "detained", "displaced")


def _goes_on(scene: Doc, at: int) -> bool:
    """True where with token ``at`` something else is added: "and", «و»."""
    key = scene.key(at)
    return key == "and" or key.startswith("و") and at not in scene.harms


_STATES = frozenset(("detained", "displaced", "missing"))
"""Nouns of a state that can end: "ninety detainees have died", "six missing climbers were found alive"."""


def _may_end(phrase: NumberPhrase) -> bool:
    """True where the noun states what can end: also "three of the wounded", «3 من المصابين», "an injured
    man"."""
    if phrase.what in _STATES:
        return True
    return phrase.what == "injured" and (phrase.of_group or phrase.form == "implicit_one")


def _becomes(place: TallyContext) -> Harm | None:
    """The death or rescue that is said of the figure right before it or right after it."""
    arabic = place.scene.lexicon.grammar == "arabic"
    touched = governed(place) if arabic and place.phrase.what == "displaced" else None
    if touched is not None and touched[0] in ("injured", "detained", "missing"):
        return touched  # «إصابة ثلاثة نازحين»
    for rule in (relative, governed, between) if arabic else (attached, governed):
        harm = rule(place)
        if harm is not None and harm[0] in _ENDINGS:
            return harm
    return None


def _both_after(place: TallyContext) -> Harm | None:
    """«30 قتيلاً وجريحاً», "30 dead and wounded": one number for both."""
    found = place.scene.harms.get(place.phrase.last - 1)
    if found and found.sense.what == "killed_and_injured":
        return _said(place, found)
    return None


def patients(place: TallyContext) -> Harm | None:
    """ "patients" of a disease."""
    scene, phrase = place.scene, place.phrase
    if phrase.head is None or scene.key(phrase.head.last - 1) not in _PATIENTS:
        return None
    if not any_at(scene, "disease", scene.forward(phrase.last)):
        return None
    return "cases", scene.text[phrase.start : phrase.end]


_PATIENTS = frozenset(("patients", "patient", "مريضا", "مرضي", "مريض"))


def rising(place: TallyContext) -> Harm | None:
    """ "fell from 320 to 190 cases": the first of the two counts what the second does."""
    phrase = place.phrase
    if not place.has_next or not phrase.bare:
        return None
    second = place.next()
    if second.phrase.first - phrase.last != 1 or place.scene.key(phrase.last) not in ("to", "الي"):
        return None
    return own(second)


# English


def governed(place: TallyContext) -> Harm | None:
    """The harm stands right before the number: "killed at least 12", "arrested 74"."""
    scene = place.scene
    if _added_by_waw(place.phrase):
        return None  # «31 قتيلاً وسبعة مفقودين»
    for at in scene.backward(place.phrase.first, 6):
        harm = harm_until(scene, at + 1)
        if harm and harm.sense.rule == "leaves":
            return None
        if harm:
            return _laid_to_rest(place, harm) or _said(place, harm)
        if not _transparent(scene, at):
            return None
    return None


def _added_by_waw(phrase: NumberPhrase) -> bool:
    """True where «و» adds the number, or the noun that stands for one."""
    if joined_by_waw(phrase):
        return True
    head = phrase.head
    return head is not None and head.first == phrase.first and head.prefix.startswith("و")


def _laid_to_rest(place: TallyContext, harm: Match) -> Harm | None:
    """ "buried 22 of their neighbours": the dead, where their own people bury them; a landslide buries the
    missing."""
    scene = place.scene
    if scene.key(harm.last - 1) not in ("buried", "bury", "burying") or not _by_their_own(place, harm):
        return None
    return "killed", scene.tokens[harm.first].text


def _by_their_own(place: TallyContext, harm: Match) -> bool:
    """True where the words around a burial name those who bury, or whose dead they are."""
    scene, phrase = place.scene, place.phrase
    if phrase.of_group or scene.at("part_after", phrase.last):
        return True
    if scene.key(phrase.last - 1) == "victims" or scene.until("person", harm.first):
        return True
    return scene.key(harm.first - 1) in ("we", "they", "have", "had")


def _transparent(scene: Doc, at: int) -> bool:
    """True where the token belongs to a qualifier or an article between a verb and its number."""
    return at in scene.qualifying or scene.key(at) in _ARTICLES


_ARTICLES = frozenset(("a", "the", "another", "of", "his", "her", "their", "all", "its"))


def _before_transparent(scene: Doc, i: int, floor: int = 0) -> int:
    """The first of the transparent tokens that stand right before token ``i``; ``i`` where there are none."""
    while i > floor and _transparent(scene, i - 1):
        i -= 1
    return i


def taken_prisoner(place: TallyContext) -> Harm | None:
    """ "took 130 prisoners"."""
    scene, phrase = place.scene, place.phrase
    if phrase.head is None or scene.key(phrase.last - 1) not in ("prisoner", "prisoners"):
        return None
    if scene.key(qualified_from(scene, phrase) - 1) not in ("took", "take", "taking", "taken", "and"):
        return None
    return "detained", scene.text[phrase.start : phrase.end]


def cost(place: TallyContext) -> Harm | None:
    """ "the battle cost the army 26 soldiers and the rebels 17", «كلّفت المعركة الفصائل 17 مقاتلاً»: losses
    of a side."""
    scene, phrase = place.scene, place.phrase
    if not scene.begins["costs"] or not (phrase.bare or phrase.person):
        return None
    side = False
    for at in scene.backward(phrase.first, 14):
        if scene.at("costs", at):
            return ("killed", scene.tokens[at].text) if side else None
        if at in scene.harms or scene.pause(at):
            return None
        side = side or side_at(scene, at) is not None
    return None


def side_at(scene: Doc, at: int) -> LexicalEntry | None:
    """The group named with token ``at``; also where «لِـ» has swallowed the article («للفصائل»)."""
    found = scene.at("group", at)
    if found:
        return found.sense
    key = scene.key(at).removeprefix("و")
    if not key.startswith("لل"):
        return None
    return scene.lexicon.sense(f"ال{key[2:]}", "group")


def broken_down(place: TallyContext) -> Harm | None:
    """ "212 victims: 87 dead and 125 wounded": both harms, where a colon parts one number into the two."""
    scene, phrase = place.scene, place.phrase
    parts = place.following(2)
    if len(parts) < 2 or {part.what for part in parts} != {"killed", "injured"}:
        return None
    if sum(part.count.low or 0 for part in parts) != phrase.count.low:
        return None
    colon = scene.mark_after(":", phrase.last, _HEADED)
    if not phrase.last <= colon < parts[0].first or harm_among(scene, range(phrase.last, colon)):
        return None
    return "killed_and_injured", ":"


_HEADED = 8
"""Words between a number and the colon behind which its parts stand."""


def put_at(place: TallyContext) -> Harm | None:
    """ "puts the army's dead at 14 and its wounded at 39": the noun right before "at"."""
    scene, at = place.scene, place.phrase.first - 1
    if not place.phrase.bare or scene.key(at) != "at":
        return None
    harm = harm_until(scene, at, 3)
    return _said(place, harm) if harm else None


def toll(place: TallyContext) -> Harm | None:
    """A bare number after the noun whose number it is: "the death toll rose to 45"."""
    scene, phrase = place.scene, place.phrase
    if not phrase.bare or _own_verb_after(place):
        return None
    passes_earlier = _after_inserted_number(place)
    for at in scene.backward(phrase.first):
        in_earlier = _inside_earlier(place, at)
        noun = None if in_earlier else scene.until("count_noun", at + 1)
        if noun and noun.sense.what:
            denied = scene.key(noun.first - 1) == "no"
            return None if denied else _said(place, noun)
        if in_earlier and not passes_earlier or at in scene.harms:
            return None
    return None


def _own_verb_after(place: TallyContext) -> bool:
    """True where a harm right behind the number is said of it, not of the next number."""
    harm = place.scene.harms.get(place.phrase.last)
    return harm is not None and not _governs_next(place, harm)


def _after_inserted_number(place: TallyContext) -> bool:
    """ "the toll, at first given as five, rose to 12": the number before is bare and a comma ends it."""
    earlier = place.previous or place.phrase
    return earlier.bare and place.scene.key(earlier.last) == ","


def _inside_earlier(place: TallyContext, at: int) -> bool:
    previous = place.previous
    return previous is not None and previous.first <= at < previous.last


def attached(place: TallyContext) -> Harm | None:
    """A part's own verb, in its own clause: "of whom twenty-one lost a limb"."""
    scene, start = place.scene, place.phrase.last
    for at in scene.forward(start, 8):
        harm = scene.harms.get(at)
        if harm and not _governs_next(place, harm):
            return _said(place, harm)
        if scene.pause(at) or place.figure_at(at) or _opens_clause(scene, at):
            return None
        if at > start and scene.at("part_before", at):
            return None
    return None


def _opens_clause(scene: Doc, at: int) -> bool:
    """True where a clause that depends on this one begins; not with the "since" of "has since died"."""
    if scene.at("subordinate", at) is None:
        return False
    return scene.key(at) != "since" or scene.key(at - 1) not in AUXILIARIES


def _governs_next(place: TallyContext, harm: Match) -> bool:
    """True where the harm takes the figure after it ("and injured 30"), not the one before it."""
    scene = place.scene
    if harm.first > 0 and scene.key(harm.first - 1) in ("were", "was", "been", "be", "are", "is"):
        return False
    return any(_governs(scene, harm, other) for other in place.following(2))


def _governs(scene: Doc, harm: Match, other: NumberPhrase) -> bool:
    """True where nothing but a qualifier or an article parts the harm from the phrase after it."""
    if not harm.last <= other.first <= harm.last + 7:
        return False
    return all(_transparent(scene, at) for at in range(harm.last, other.first))


def after(place: TallyContext) -> Harm | None:
    """The harm follows in the same clause, past the other members of a list and past inserted parts."""
    return _scan(place, weak=False)


def weakly_after(place: TallyContext) -> Harm | None:
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

    def passes_insertion(self, scene: Doc, at: int) -> bool:
        """Go past the ages or the relative clause that token ``at`` inserts; False where it inserts
        neither."""
        if scene.key(at) not in (",", "aged"):
            return False
        ages_end = _ages(scene, at)
        if ages_end:
            self.resume = self.joined = ages_end
            return True
        clause_end = past_relative(scene, at)
        if clause_end == at or not _harm_at_once(scene, clause_end):
            return False
        self.resume = clause_end
        return True

    def passes_figure(self, place: TallyContext, other: NumberPhrase) -> bool:
        """Go past another figure that is a part or the next of a list; False where it is neither."""
        scene = place.scene
        in_part = _is_part(scene, other)
        if _named_first(place) or not (in_part or _list_joint(scene, self.joined, other.first)):
            return False
        if in_part and any_pause(scene, range(self.joined, other.first)):
            self.part = True  # not in "five soldiers including two officers were killed"
        self.resume = self.joined = other.last
        return True

    def ends(self, place: TallyContext, at: int, weak: bool) -> bool:
        """True where behind token ``at`` nothing is said of the number; the end of a part goes on."""
        scene = place.scene
        if self.part and _closes_part(scene, at):
            self.part = False
            return False
        if _ends_subject(place, at):
            return True
        looks_inside = weak or self.part
        return not looks_inside and _opens_clause(scene, at) and not _listed_as(scene, at)


def _scan(place: TallyContext, weak: bool) -> Harm | None:
    """The first harm behind the number that is its own; ``weak``: also in a clause that depends on this
    one."""
    if _does_else(place, weak):
        return None
    scene, start = place.scene, place.phrase.last
    walk = _Walk(start)
    for at in scene.forward(start):
        if at < walk.resume or walk.passes_insertion(scene, at):
            continue
        other = place.figure_at(at)
        if other:
            if not walk.passes_figure(place, other):
                return None
        elif at in scene.harms and not walk.part:
            return _harm_ahead(place, scene.harms[at], weak)
        elif walk.ends(place, at, weak):
            return None
    return None


def _harm_ahead(place: TallyContext, harm: Match, weak: bool) -> Harm | None:
    if _of_others(place, harm, weak):
        return None
    return _said(place, _main_verb(place.scene, harm) or harm)


def _closes_part(scene: Doc, at: int) -> bool:
    """The mark behind an inserted part: "19 people, four of them women, drowned"."""
    if not scene.pause(at):
        return False
    return scene.key(at) in (",", ")") or scene.dash(at)


def _ends_subject(place: TallyContext, at: int) -> bool:
    """A mark behind which somebody else is told of."""
    if not place.scene.pause(at):
        return False
    key = place.scene.key(at)
    if key == ",":
        return not _resumes(place, at + 1)
    return key == ":"


def _named_first(place: TallyContext) -> bool:
    """ "Of the 62 passengers, 48 were saved": what is told of some is not told of all."""
    scene, phrase = place.scene, place.phrase
    named = scene.until("whole_before", phrase.first)
    if named is None or named.first != scene.opens[phrase.first]:
        return False
    return scene.key(named.first) == "of" and scene.key(phrase.last) == ","


def past_relative(scene: Doc, i: int) -> int:
    """ "their neighbour, who tried to reach them, was burned": past the clause that two commas insert."""
    if scene.key(i) != "," or scene.key(i + 1) not in ("who", "whose", "whom", "which"):
        return i
    for at in scene.forward(i + 2, 14):
        if scene.key(at) == ",":
            return at + 1
        if at in scene.harms:
            return i
    return i


def _does_else(place: TallyContext, weak: bool) -> bool:
    """ "400 mourners followed …", "22 lorries; one overturned, killing the driver": its verb harms no one."""
    scene, phrase = place.scene, place.phrase
    verb = phrase.last
    if phrase.bare and phrase.count.low == 1 and _is_unknown_past(scene, verb):
        return True
    if not weak or scene.at("other_verb", verb) is None:
        return False
    return not scene.key(verb).endswith("ing")


def _is_unknown_past(scene: Doc, at: int) -> bool:
    """True of a word in -ed that neither harms nor only links ("reported")."""
    if at in scene.harms or scene.at("light", at):
        return False
    return scene.key(at).endswith("ed")


def _of_others(place: TallyContext, harm: Match, weak: bool) -> bool:
    """True where the harm ahead is that of another subject, of the next figure, or past the number's own
    verb."""
    scene, start = place.scene, place.phrase.last
    if weak and not _same_subject(scene, start, harm):
        return True
    if _governs_next(place, harm) and not (weak and _participle(scene, harm)):
        return True
    if harm.first - start <= _OBJECT and scene.key(harm.first - 1) != "and":
        return False
    return _other_verb(place)


def _participle(scene: Doc, harm: Match) -> bool:
    """ "27 people … after the bus hit a wall, killing 27": what the clause led to is told of others all the
    same."""
    return scene.key(harm.first).endswith("ing")


def _same_subject(scene: Doc, start: int, harm: Match) -> bool:
    """ "are living in schools after leaving …", "when they fled"; a clause with another subject tells of
    others."""
    floor = max(start, harm.first - 12)
    for at in range(harm.first - 1, floor - 1, -1):
        if scene.at("subordinate", at) is not None:
            near = harm.first - at <= _NEAR
            return near or scene.key(at + 1) in _SAME_SUBJECT
    return True


_NEAR = 2
"""Words from "after" to a harm between which no subject stands."""
_SAME_SUBJECT = ("they", "their", "it", "he", "she", "being", "having")


def _ages(scene: Doc, at: int) -> int:
    """Past ", aged 9 and 11," and ", 58,": the token after the ages that a comma inserts; 0 where there are
    none."""
    if scene.key(at) not in (",", "aged"):
        return 0
    first = _first_age(scene, at)
    end = first
    while _is_age(scene, end) or end > first and _joins_age(scene, end):
        end += 1
    named = scene.key(first - 1) == "aged"
    alone = end - first == 1 and scene.key(end) == ","
    return end if end > first and (named or alone) else 0


def _first_age(scene: Doc, at: int) -> int:
    """The token of the first age behind ",", "aged" or ", both aged"."""
    i = at + 1 if scene.key(at) == "," else at
    if scene.key(at + 1) == "both":
        i += 1
    return i + 1 if scene.key(i) == "aged" else i


def _is_age(scene: Doc, i: int) -> bool:
    key = scene.key(i)
    return key.isdecimal() or bool(scene.lexicon.numbers(key))


def _joins_age(scene: Doc, i: int) -> bool:
    return scene.key(i) in ("and", ",") and scene.key(i + 1).isdecimal()


def _main_verb(scene: Doc, harm: Match) -> Match | None:
    """ "the children trapped in the school were brought to safety": what happened in the end to those in a
    state."""
    ended = scene.harms.get(harm.last)
    if ended and _ends_state(scene, harm, ended):
        return ended  # "14 of the 17 women admitted died"
    if not _tells_of_state(scene, harm):
        return None
    for at in scene.forward(harm.last, 14):
        if scene.key(at) in ("and", "but") or scene.pause(at):
            return None
        if _opens_clause(scene, at) or at in scene.harms:
            return None
        if scene.key(at) in _AIDS:
            found = first_harm(scene, scene.forward(at + 1, 3))
            return found if found and found.sense.what in _ENDINGS else None
    return None


def _ends_state(scene: Doc, harm: Match, ended: Match) -> bool:
    """True of a verb of death or rescue right behind a participle."""
    if ended.sense.what not in _ENDINGS:
        return False
    return scene.key(harm.first).endswith("ed") and scene.key(ended.first) in _ENDS


def _tells_of_state(scene: Doc, harm: Match) -> bool:
    """True where the harm describes its subject and is not the verb; also "one of those rescued has since
    died"."""
    before = scene.key(harm.first - 1)
    if harm.sense.what not in _STATES and before != "those":
        return False
    behind_mark = harm.first > 0 and scene.pause(harm.first - 1)
    return not behind_mark and before not in _AIDS


_ENDS = frozenset(("died", "survived", "perished", "drowned", "succumbed"))
_AIDS = frozenset(
    [
        "was",
        "were",
        "been",
        "be",
        "are",
        "is",
        "remain",
        "remains",
        "still",
        "have",
        "has",
        "had",
        "feared",
        "as",
    ]
)


def _listed_as(scene: Doc, at: int) -> bool:
    """ "listed as missing"."""
    return scene.key(at) == "as" and at + 1 in scene.harms


def _is_part(scene: Doc, phrase: NumberPhrase) -> bool:
    if any_at(scene, "part_before", scene.backward(phrase.first, 4)):
        return True
    if scene.at("part_after", phrase.last) is not None or scene.key(phrase.first - 1) == "(":
        return True
    return opening_dash(scene, phrase) is not None


def opening_dash(scene: Doc, phrase: NumberPhrase) -> int | None:
    """The first of two dashes around the phrase: "four people – a father and three children – were
    killed"."""
    dash = scene.mark_before(DASHES, phrase.first, 16)
    if dash < 0 or scene.mark_after(DASHES, phrase.last, 16) < 0:
        return None
    floor = max(scene.opens[dash], dash - 16)
    dashes_before = scene.marks_between(DASHES, floor, dash)
    return dash if dashes_before % 2 == 0 else None


def _list_joint(scene: Doc, start: int, end: int) -> bool:
    """True where two members of a list are joined: by "and" or a comma, perhaps after "from a local
    faction"."""
    opening = _before_transparent(scene, end, start)
    if end - start > 10 or opening == start or scene.key(opening - 1) not in _JOINTS:
        return False
    if not _may_end_member(scene, start):
        return False
    return not any(_is_verb_like(scene, at) for at in range(start, opening))


def _is_verb_like(scene: Doc, at: int) -> bool:
    return at in scene.harms or scene.key(at) in AUXILIARIES


def _may_end_member(scene: Doc, at: int) -> bool:
    """True where token ``at`` joins the next member or begins what is said of the one before."""
    if scene.key(at) in _JOINTS:
        return True
    return bool(scene.at("stopword", at) or scene.at("part_after", at))


_JOINTS = frozenset(("and", ",", "or", "plus", "و", "،"))
AUXILIARIES = frozenset(("was", "were", "is", "are", "has", "have", "had", "been", "will", "may"))


def _resumes(place: TallyContext, i: int) -> bool:
    """True where after a comma a part, a list or at once the verb follows ("19 people, four of them women,
    drowned")."""
    scene = place.scene
    if scene.at("part_before", i) or any(place.figure_at(at) for at in range(i, i + 4)):
        return True
    if scene.at("pause_ok", i) or _harm_at_once(scene, i):
        return True
    for at in scene.forward(i, 11):
        if at in scene.harms:
            return False
        if scene.key(at) == "," and _harm_at_once(scene, at + 1):
            return True
    return False


def _harm_at_once(scene: Doc, i: int) -> bool:
    """True where nothing but "were", "reportedly" and the like stands before a harm."""
    for at in scene.forward(i, 5):
        if at in scene.harms:
            return True
        if not scene.at("light", at) or scene.key(at) == "and":
            return False
    return False


def before(place: TallyContext) -> Harm | None:
    """The nearest harm before the number in its sentence; a verb that says it afterwards («لا يزال …») stops
    the search.

    A number that is the subject of another verb ("48 others were travelling") has nothing of it.
    """
    if _other_verb(place) or acts_in_clause(place) or _is_subject(place):
        return None
    scene, phrase = place.scene, place.phrase
    owned = _harms_of_nouns(place)
    for at in scene.backward(phrase.first):
        harm = scene.harms.get(at)
        if harm and at not in owned and harm.last <= phrase.first:
            if _befalls_no_one(scene, harm, phrase):
                continue
            return _lost(place, harm) or _laid_to_rest(place, harm) or _said(place, harm)
        if (scene.at("turn", at) or turns_away(scene, at)) and not _in_harm(scene, at):
            return None
    return None


def _is_subject(place: TallyContext) -> bool:
    """True where the number is the subject of the verb right behind it."""
    scene, end = place.scene, place.phrase.last
    if (
        scene.key(end) in AUXILIARIES
        and not _of_those(scene, place.phrase.first)
        and not _listed_before(place)
    ):
        return True
    return scene.lexicon.grammar == "english" and scene.at("other_verb", end) is not None


def _harms_of_nouns(place: TallyContext) -> set[int]:
    """The words of the nouns of the tallies before: a harm in them is theirs."""
    owned: set[int] = set()
    for phrase in place.phrases[max(0, place.index - 4) : place.index]:
        if phrase.head:
            owned.update(range(phrase.count.last, phrase.last))
    return owned


def _befalls_no_one(scene: Doc, harm: Match, phrase: NumberPhrase) -> bool:
    """True of words of harm that say nothing of the phrase after them."""
    at, rule = harm.first, harm.sense.rule
    if rule == "adjective" and at - 1 in scene.harms:
        return True
    if rule == "leaves" and harm.last == phrase.first:
        return True
    return _of_a_thing(scene, at) or _in_a_name(scene, harm)


def acts_in_clause(place: TallyContext) -> bool:
    """ "two guards were wounded when three men opened fire": who acts suffers nothing told before it."""
    phrase = place.phrase
    if not phrase.person or phrase.what:
        return False
    return place.scene.key(qualified_from(place.scene, phrase) - 1) in _WHEN


_WHEN = frozenset(("when", "because", "although", "though"))


def _in_harm(scene: Doc, at: int) -> bool:
    """«لم يعد»: a word that is one of a longer harm."""
    harms = [scene.harms[first] for first in (at - 1, at - 2) if first in scene.harms]
    return any(harm.last > at for harm in harms)


def turns_away(scene: Doc, at: int) -> bool:
    """True where with token ``at`` a clause begins that harms no one: «، وحضر …», «بينما …», "…, and
    attended by"."""
    contrast = scene.at("contrast", at)
    if contrast:
        return contrast.last not in scene.harms and scene.at("rises", contrast.last) is None
    verb = scene.at("other_verb", at)
    if verb is None or at in scene.harms or scene.at("person", at):
        return False
    if scene.lexicon.grammar == "english":
        return True
    if verb.prefix and _is_stopword(scene, at):
        return False  # «فجر الاثنين» is dawn, not «فَـ» with «جرّ»
    return verb.prefix in ("و", "ف") or _begins_clause(scene, at)


def _is_stopword(scene: Doc, at: int) -> bool:
    """True where the word as it stands is one."""
    found = scene.at("stopword", at)
    return found is not None and not found.prefix


def _begins_clause(scene: Doc, at: int) -> bool:
    """True where token ``at`` is the first of a sentence or of a clause in it."""
    if at == scene.opens[at] or scene.pause(at - 1):
        return True
    if scene.key(at - 1) in ("و", "ثم"):
        return True
    return scene.until("subordinate", at) is not None


def _led_by_other(scene: Doc, phrase: NumberPhrase) -> bool:
    """True where the verb of the number's clause, before it, is one that harms no one."""
    for at in scene.backward(phrase.first, 12):
        if at in scene.harms:
            return False
        if turns_away(scene, at):
            return not scene.at("contrast", at)
    return False


def _of_a_thing(scene: Doc, at: int) -> bool:
    """«1200 أسرة نازحة»: the adjective of a thing that is counted."""
    if scene.lexicon.grammar != "arabic" or not scene.at("person", at):
        return False
    thing = scene.until("thing", at)
    if thing is None or thing.prefix or thing.sense.name == "duration":
        return False
    return scene.key(at).endswith("ه") and not scene.harms[at].prefix


def _listed_before(place: TallyContext) -> bool:
    """ "the bodies of a man and two toddlers were found": the number is the next of a list."""
    joint = place.phrase.first - 1
    if place.previous is None or place.previous.last != joint:
        return False
    return place.scene.key(joint) in ("and", "و")


def _lost(place: TallyContext, harm: Match) -> Harm | None:
    """«فقدت الميليشيات 24 عنصراً», «فقد الفريق اثنين من أعضائه» are killed, «فقد 160 … طرفاً» injured; none
    is missing."""
    scene = place.scene
    if harm.sense.what != "missing" or _stem(scene, harm) not in ("فقد", "فقدت", "فقدوا"):
        return None
    words = scene.tokens[harm.first].text
    if scene.at("group", harm.last) or scene.key(harm.last).startswith(_UNITS) or _of_their_people(place):
        return "killed", words
    limb = any_at(scene, "limb", scene.forward(harm.last, 12))
    return ("injured", words) if limb else None


def _of_their_people(place: TallyContext) -> bool:
    """True of someone's relatives, and of "N of the people of" a place."""
    scene, phrase = place.scene, place.phrase
    if phrase.head is not None and phrase.head.sense.form == "kin":
        return True
    if not phrase.bare or scene.key(phrase.last) != "من":
        return False
    return scene.key(phrase.last + 1).startswith(("اهل", "سكان", "ابنا", "رجال", "شبا"))


_UNITS = (
    "الدوريه",
    "الكتيبه",
    "الوحده",
    "الفرقه",
    "السريه",
    "القوه",
    "الحاميه",
    "الفصيل",
    "المليشيا",
    "الميليشيا",
    "اللواء",
    "الفوج",
)
"""Beginnings of words for a unit of fighters, whose losses are dead («فقدت الدورية أربعة رجال»)."""


def _in_a_name(scene: Doc, harm: Match) -> bool:
    """ "Rescue crews", «فرق الإنقاذ»: those who do it, not what befell anyone."""
    if harm.sense.what != "rescued":
        return False
    if scene.at("team", harm.first - 1) is not None:
        return True
    if scene.lexicon.grammar == "english" and scene.at("team", harm.last):
        return True
    return any(_names_people(scene, at, harm) for at in (harm.first, harm.first - 1))


def _names_people(scene: Doc, at: int, harm: Match) -> bool:
    """True where a name of several words that begins with token ``at`` holds the harm."""
    name = scene.at("group", at) or scene.at("person", at)
    if name is None or name.last < harm.last:
        return False
    return name.last - name.first > 1


def _other_verb(place: TallyContext) -> bool:
    """ "and orphaned 1,900": a verb that no list knows, right before the number, takes it away from a harm
    further on."""
    scene = place.scene
    if scene.lexicon.grammar != "english":
        return False
    opening = _before_transparent(scene, place.phrase.first)
    verb = opening - 1
    if verb in scene.harms:
        return False
    if scene.until("other_verb", opening):
        return True
    key = scene.key(verb)
    if not key.endswith("ed") or len(key) < 5:
        return False
    return not any(scene.at(kind, verb) for kind in _KNOWN_TABLES)


_KNOWN_TABLES = ("light", "stopword", "counting", "person", "before", "speech", "brings", "turn", "group")
"""Tables of which a word in -ed is no unknown verb."""


def _of_those(scene: Doc, i: int) -> bool:
    """ "Of those evacuated, 1,150 are …": the sentence begins with whose part is told."""
    opening = scene.opens[i]
    if scene.key(opening) != "of":
        return False
    return scene.key(opening + 1) in ("those", "these", "the")


# Arabic


def counted_after(place: TallyContext) -> Harm | None:
    """«يرتفع إلى 20 عدد قتلى …»: the noun that is counted follows a bare number."""
    scene, end = place.scene, place.phrase.last
    if not place.phrase.bare:
        return None
    noun = scene.at("count_noun", end)
    qualifier = scene.at("after", end)
    if noun is None and qualifier:
        noun = scene.at("count_noun", qualifier.last)
    if noun is None or noun.prefix:
        return None
    harm = first_harm(scene, scene.forward(noun.first, 6))
    return _said(place, harm) if harm else None


def body_of(place: TallyContext) -> Harm | None:
    """«جثة والدتهم»: whose body it is was killed, whatever befell the others."""
    harm = place.scene.harms.get(place.phrase.first - 1)
    if harm is None or _stem(place.scene, harm) not in _BODIES:
        return None
    return _said(place, harm)


_BODIES = ("جثه", "جثتي", "جثتا", "جثمان", "جثث", "جثامين")


def befell(place: TallyContext) -> Harm | None:
    """«غيّب الموت ثلاث قابلات أصيبوا بالعدوى», «إخراج 11 عاملا احتُجزوا تحت سقف», «وفاة 14 مريضاً بالحمى».

    What the verb before the number says is how it ended.
    """
    previous = place.previous
    if previous and _touches_by_waw(previous, place.phrase) and relative(place):
        return befell(place.at_index(place.index - 1))
    harm = governed(place)
    if harm is None or harm[0] not in _ENDINGS:
        return None
    touched = first_harm(place.scene, place.scene.backward(place.phrase.first, 5))
    if touched is None or touched.sense.rule:
        return None
    return harm if patients(place) or _later_harm_led_to(place, harm[0]) else None


def _touches_by_waw(one: NumberPhrase, other: NumberPhrase) -> bool:
    return joined_by_waw(other) and other.first == one.last


def _later_harm_led_to(place: TallyContext, end: str) -> bool:
    """True where what is said behind the number comes before such an ``end``."""
    later = relative(place)
    return later is not None and later[0] in _LED_TO[end]


_LED_TO = {"killed": ("cases", "missing", "injured"), "rescued": ("cases", "missing")}
"""Harms that come before a death or a rescue; who was saved with wounds is hurt («نجا خمسة بجروح»)."""


def relative(place: TallyContext) -> Harm | None:
    """A verb of which the figure is the subject, or a complement: «500 طالب أصيبوا», «خمسة أشخاص حتفهم»."""
    scene, joined = place.scene, place.phrase.last
    theirs = scene.at("part_after", joined)
    resume = theirs.last if theirs else joined
    for at in scene.forward(resume, 12):
        if at < resume:
            continue
        other = place.figure_at(at)
        if other:
            if not _waw_joint(scene, joined, other):
                return None
            resume = joined = other.last
            continue
        if at in scene.harms and not _quarters(scene, at):
            harm = scene.harms[at]
            return _said(place, harm) if _says_of_before(scene, harm) else None
        if _ends_relative(scene, at):
            return None
    return None


def _ends_relative(scene: Doc, at: int) -> bool:
    """True where with token ``at`` something else is told of."""
    if scene.tokens[at].kind == "d" or scene.pause(at):
        return True
    return _opens_clause(scene, at) or scene.at("part_before", at) is not None


def _quarters(scene: Doc, at: int) -> bool:
    """«في أحياء الشمال»: quarters of a town, not people alive."""
    return scene.key(at) == "احياء" and scene.key(at - 1) in _PLACE_WORDS


_PLACE_WORDS = ("في", "من", "الي", "عبر", "بين")


def _waw_joint(scene: Doc, start: int, other: NumberPhrase) -> bool:
    """True where «و» joins the phrase to what ends before token ``start``."""
    if start in scene.qualifying and _begins_with_waw(scene, start):
        return all(at in scene.qualifying for at in range(start, other.first))  # «ونحو عشرين تلميذاً»
    if other.first - start > 1:
        return False
    return joined_by_waw(other) or scene.key(start) == "و" or _begins_with_waw(scene, other.first)


def _begins_with_waw(scene: Doc, at: int) -> bool:
    return scene.key(at).startswith("و")


def _says_of_before(scene: Doc, harm: Match) -> bool:
    """True of a plural verb or a complement that does not open a clause of its own with «و»."""
    if harm.prefix.startswith(("و", "ف", "ال")):
        return False
    verb = scene.key(harm.first)
    return harm.sense.rule == "after" or verb.endswith("وا") or verb in DUAL_VERBS


def ended(place: TallyContext) -> Harm | None:
    """«اختنق شقيقان … وفارقوا الحياة», «استقلوا حافلة … فقتلوا جميعاً»: how it ended for those just told
    of."""
    scene, joined = place.scene, place.phrase.last
    for at in scene.forward(joined, 24):
        other = place.figure_at(at)
        if other:
            if other.first == at and not _waw_joint(scene, joined, other):
                return None
            joined = max(joined, other.last)
        harm = scene.harms.get(at)
        if harm and _tells_of_their_death(scene, harm):
            of_others = scene.at("person", harm.last) or place.figure_at(harm.last)
            return None if of_others else _said(place, harm)
        if scene.at("part_before", at):
            return None
    return None


def _tells_of_their_death(scene: Doc, harm: Match) -> bool:
    """True of a plural verb of death that «و» or «ف» joins."""
    if harm.sense.what != "killed" or harm.prefix not in ("و", "ف"):
        return False
    return scene.key(harm.first).endswith("وا")


def between(place: TallyContext) -> Harm | None:
    """A verb between the whole and the part: «توفي منهم 4»."""
    scene = place.scene
    floor = place.previous.last if place.previous else 0
    for at in scene.backward(place.phrase.first, 6):
        if at < floor or scene.tokens[at].text in "،,:":
            return None
        if at in scene.harms:
            return _said(place, scene.harms[at])
    return None


def arabic_toll(place: TallyContext) -> Harm | None:
    """«رفع المكتب الحصيلة من 18 إلى 23»: a bare number after the noun of a toll, no other harm told before
    it."""
    scene = place.scene
    if not place.phrase.bare:
        return None
    for at in scene.backward(place.phrase.first, 12):
        if scene.at("toll_word", at):
            return "killed", scene.tokens[at].text
        if at in scene.harms or turns_away(scene, at):
            return None
    return None


def anywhere_after(place: TallyContext) -> Harm | None:
    """The first harm that follows in the sentence, before the next figure's own."""
    scene = place.scene
    reach = _OBJECT if _led_by_other(scene, place.phrase) else REACH
    for at in scene.forward(place.phrase.last, reach):
        harm = scene.harms.get(at)
        if harm:
            return None if _of_another(place, harm) else _said(place, harm)
        if place.figure_at(at):
            return None
    return None


def _of_another(place: TallyContext, harm: Match) -> bool:
    """True where the harm is denied («ولم ينج أحد»), told of a part («غرق منهم 12»), or has its own number
    («ومات 310»)."""
    scene = place.scene
    before = scene.key(harm.first - 1).removeprefix("و")
    if before in ("لم", "لا", "لن") or scene.at("part_before", harm.last):
        return True
    if harm.sense.rule:
        return False
    object_within = 2 if harm.prefix in ("و", "ف") else 1
    return any(place.figure_at(harm.last + words) for words in range(object_within))


_OBJECT = 4
"""Words after a verb of no harm in which a harm still speaks of its number («تعرض 14 شخصا لإصابات»)."""


def stated(place: TallyContext) -> Harm | None:
    """«قال إن جندياً واحداً أصيب»: after «إن» or «أن» the subject comes before its verb."""
    scene, phrase = place.scene, place.phrase
    if scene.key(qualified_from(scene, phrase) - 1) not in _INTRODUCE_SUBJECT:
        return None
    for at in scene.forward(phrase.last, 8):
        if at in scene.harms:
            return _said(place, scene.harms[at])
        if place.figure_at(at) or scene.pause(at) or _opens_clause(scene, at):
            return None
    return None


_INTRODUCE_SUBJECT = ("ان", "بان", "وان", "لكن", "ولكن", "فان", "اما", "واما")


def moved(place: TallyContext) -> Harm | None:
    """«نُقل 650 آخرون بالقوارب إلى جزيرة»: where the sentence tells of people who left, those brought away
    did too."""
    scene, phrase = place.scene, place.phrase
    verb = qualified_from(scene, phrase) - 1
    if scene.key(verb).removeprefix("و") not in ("نقل", "نقلت") or not (phrase.bare or phrase.person):
        return None
    around = (*scene.backward(verb), *scene.forward(phrase.last, 16))
    told = {scene.harms[at].sense.what for at in around if at in scene.harms}
    return ("displaced", scene.tokens[verb].text) if "displaced" in told else None


def of_next(place: TallyContext) -> Harm | None:
    """ "seven children were among the 23 people killed": what befell the whole that is named right after."""
    scene, member = place.scene, _last_member(place)
    if not member.has_next:
        return None
    end = member.phrase.last
    linked = scene.key(end) in ("were", "are", "was", "is")
    at = end + linked
    whole = member.next()
    if parent_named_from(scene, whole.phrase) != at or not _says_among(scene, at):
        return None
    if scene.lexicon.grammar == "arabic":
        return own(whole)
    return own(whole) or after(whole)


def _last_member(place: TallyContext) -> TallyContext:
    """The last of the list that the tally begins; the tally itself where none follows."""
    member = place
    while member.has_next and member.index - place.index < _MEMBERS and _joined_next(member):
        member = member.next()
    return member


_MEMBERS = 4
"""Members of a list ("fourteen children and a nurse were among the 80 hurt") of whom the same is told."""


def _says_among(scene: Doc, at: int) -> bool:
    return scene.key(at) in ("among", "بين") or scene.key(at + 1) == "بين"


def parent_named_from(scene: Doc, phrase: NumberPhrase) -> int:
    """The token with which the words begin that make the phrase a whole; -1 where there are none.

    "among the 80 hurt", «بين الجرحى الـ80».
    """
    named = scene.until("whole_before", phrase.first)
    if named:
        return named.first
    for at in (phrase.first - 2, phrase.first - 1):
        named = scene.at("part_before", at)
        if named and phrase.first < named.last <= phrase.last:
            return at
    return -1


def _joined_next(place: TallyContext) -> bool:
    following = place.phrases[place.index + 1]
    end = place.phrase.last
    gap = following.first - end
    if gap == 1 and place.scene.key(end) in ("and", ","):
        return True
    return gap <= 1 and joined_by_waw(following)


def refuge(place: TallyContext) -> Harm | None:
    """ "7,450 refugees arrived", «وصول 7450 لاجئاً»: who seeks refuge has fled, where no other harm is
    told."""
    scene, phrase = place.scene, place.phrase
    head = phrase.head
    if head is None or not scene.key(head.last - 1)[head.skip :].startswith(_REFUGEES):
        return None
    around = (*scene.backward(phrase.first, 8), *scene.forward(phrase.last, 8))
    if not any_at(scene, "arrival", around):
        return None
    return "displaced", scene.text[phrase.start : phrase.end]


_REFUGEES = ("لاجي", "طالبي لجوء", "refugee", "asylum")


def in_care(place: TallyContext) -> Harm | None:
    """ "the cholera centre has 114 patients": of whom nothing else is told."""
    scene, phrase = place.scene, place.phrase
    if not _counts_patients(place) or _other_verb(place):
        return None
    if not any_at(scene, "disease", scene.backward(phrase.first)):
        return None
    return "cases", scene.text[phrase.start : phrase.end]


def _counts_patients(place: TallyContext) -> bool:
    """True of "patients", and of "the number of cholera patients has passed 4,000"."""
    scene, phrase = place.scene, place.phrase
    if not phrase.bare:
        return phrase.head is not None and scene.key(phrase.head.last - 1) in _PATIENTS
    for at in scene.backward(phrase.first, 7):
        if scene.key(at) in _PATIENTS:
            return any(scene.key(i) in ("number", "عدد") for i in scene.backward(at, 4))
    return False


def victims(place: TallyContext) -> Harm | None:
    """ "the 94 victims of the dam failure", "identified 167 victims": the dead, where nothing else is told
    of them."""
    scene, phrase = place.scene, place.phrase
    if phrase.head is None or scene.key(phrase.last - 1) != "victims":
        return None
    following = (scene.key(phrase.last), scene.key(phrase.last + 1))
    if following != ("of", "the") and scene.key(qualified_from(scene, phrase) - 1) not in _NAMES_VICTIMS:
        return None
    return "killed", scene.text[phrase.start : phrase.end]


_NAMES_VICTIMS = frozenset(
    ("identified", "identify", "identifying", "buried", "named", "naming", "mourned", "commemorated")
)
ENGLISH: tuple[Rule, ...] = (
    own,
    broken_down,
    cost,
    patients,
    rising,
    of_next,
    taken_prisoner,
    put_at,
    governed,
    toll,
    after,
    before,
    weakly_after,
    refuge,
    in_care,
    victims,
)
ENGLISH_PART: tuple[Rule, ...] = (own, attached, governed)
ARABIC: tuple[Rule, ...] = (
    own,
    broken_down,
    cost,
    body_of,
    befell,
    patients,
    rising,
    counted_after,
    relative,
    ended,
    stated,
    moved,
    before,
    of_next,
    arabic_toll,
    anywhere_after,
    refuge,
    in_care,
)
ARABIC_PART: tuple[Rule, ...] = (own, relative, between)


def rules_of(grammar: str, part: bool) -> tuple[Rule, ...]:
    """The rules of a language in their order, for a figure that stands alone or for a part of another."""
    if grammar == "arabic":
        return ARABIC_PART if part else ARABIC
    return ENGLISH_PART if part else ENGLISH


def measure(place: TallyContext, part: bool) -> tuple[str, str]:
    """The harm and why; ("", "") where no rule finds one."""
    for rule in rules_of(place.scene.lexicon.grammar, part):
        harm = rule(place)
        if harm and harm[0]:
            return harm[0], f"{rule.__name__}: {harm[1]}"
    return "", ""
