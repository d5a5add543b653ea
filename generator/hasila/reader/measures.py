"""Which harm a figure counts: killed, injured, missing, displaced, detained, rescued, cases, killed_and_injured.

English says the harm after what it counts ("three people were killed"), Arabic before («قُتل ثلاثة»); both say it
the other way round too, and each order is one rule below. The first rule that finds a harm decides.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
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
    """A phrase among the tallies of its text: what the rules of this file look at.

    ``aboard`` are those told of last before it who had set out together ("a boat carrying 75 migrants").
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

    def figure_at(self, i: int) -> NumberPhrase | None:
        """A later tally of which token ``i`` is a word."""
        index = self.covered.get(i, 0)
        return self.phrases[index] if index > self.index else None

    def next(self) -> TallyContext:
        """The place of the next tally; there must be one."""
        return TallyContext(self.scene, self.phrases, self.covered, self.index + 1, self.aboard)


def covered_by(phrases: Sequence[NumberPhrase]) -> dict[int, int]:
    """The phrase, by its index, of which each token is a word."""
    return {
        i: index
        for index in range(len(phrases) - 1, -1, -1)
        for i in range(phrases[index].first, phrases[index].last)
    }


Rule = Callable[[TallyContext], Harm | None]


def _said(place: TallyContext, found: Match) -> Harm:
    scene = place.scene
    words = scene.text[scene.tokens[found.first].start : scene.tokens[found.last - 1].end]
    return _by_disease(scene, found.first, found.sense.what, words), words


def _by_disease(scene: Doc, i: int, what: str, words: str) -> str:
    """In a report on a disease «إصابة» is a case, not a wound."""
    if what != "injured" or words.startswith(_WOUNDS):
        return what
    sick = any(scene.at("disease", at) for at in [*scene.backward(i), *scene.forward(i)])
    return "cases" if sick else what


_WOUNDS = ("جر", "بجر", "بتر", "حر", "wound", "injur", "burn", "maim", "hurt", "بالتسمم", "بتسمم", "تسمم")
"""Beginnings of words that state a wound whatever the report is about."""


def own(place: TallyContext) -> Harm | None:
    """The noun states it: "deaths", «قتيلاً», "injured persons"."""
    phrase = place.phrase
    if not phrase.what:
        return None
    words = place.scene.text[phrase.start : phrase.end]
    head = phrase.head
    further = _case_of(place) if phrase.what == "cases" else _becomes(place) if _may_end(phrase) else None
    if further:
        return further
    both = _both_after(place) or _end_of_them(place.scene, phrase)
    if both:
        return both
    word = place.scene.key(head.first)[head.skip :] if head else ""
    what = "cases" if word.startswith("اصاب") and place.scene.key(phrase.last) in _OF_CASES else phrase.what
    return _by_disease(place.scene, phrase.first, what, word), words


_OF_CASES = ("موكده", "نشطه", "يوميه")
"""Adjectives of an «إصابة» that is a case even where no disease is named («1,204 إصابات مؤكدة»)."""


def _end_of_them(scene: Doc, phrase: NumberPhrase) -> Harm | None:
    """«2,587 حالة، توفيت منها 41 حالة», «وفاة 3 من المصابين»: how those of the noun have ended."""
    if scene.lexicon.grammar != "arabic" or phrase.what not in ("cases", "injured"):
        return None
    part = scene.until("part_before", phrase.first)
    at = part.first - 1 if part and not part.prefix else phrase.first - 1
    ended = next(
        (scene.harms[i] for i in (at, at - 1) if i in scene.harms and scene.harms[i].last == at + 1), None
    )
    died = (
        ended is not None
        and part is None
        and not phrase.count.prefix.startswith("و")
        and scene.at("person", ended.first) is None
    )
    some = (
        died
        or part is not None
        or phrase.of_group
        or phrase.form in ("implicit_one", "dual")
        or phrase.what == "cases"
    )
    if not some or ended is None or ended.sense.what not in ("killed", "rescued") or ended.sense.rule:
        return None
    return ended.sense.what, scene.text[scene.tokens[ended.first].start : scene.tokens[ended.last - 1].end]


def _case_of(place: TallyContext) -> Harm | None:
    """«18 حالة وفاة», "cases of enforced disappearance": the harm is said after the noun."""
    scene, i = place.scene, place.phrase.last
    for at in range(i - 1, min(i + 3, len(scene.tokens))):
        if (
            scene.tokens[at].kind != "w"
            or scene.key(at) == "and"
            or scene.key(at).startswith("و")
            and at not in scene.harms
        ):
            return None
        found = scene.harms.get(at)
        if found and not found.prefix and found.sense.what in ("killed", "missing", "detained", "displaced"):
            return (
                None if scene.at("part_before", found.last) else _said(place, found)
            )  # «217 حالة توفي منها 19»
    return None


_STATES = frozenset(("detained", "displaced", "missing"))
"""Nouns of a state that can end: "ninety detainees have died", "six missing climbers were found alive"."""


def _may_end(phrase: NumberPhrase) -> bool:
    """Whether the noun states what can end: also "three of the wounded", «3 من المصابين», "an injured man"."""
    return (
        phrase.what in _STATES
        or phrase.what == "injured"
        and (phrase.of_group or phrase.form == "implicit_one")
    )


def _becomes(place: TallyContext) -> Harm | None:
    """The death or rescue that is said of the figure right before it or right after it."""
    rules = (
        (attached, governed) if place.scene.lexicon.grammar == "english" else (relative, governed, between)
    )
    touched = (
        governed(place)
        if place.phrase.what == "displaced" and place.scene.lexicon.grammar == "arabic"
        else None
    )
    if touched is not None and touched[0] in ("injured", "detained", "missing"):
        return touched  # «إصابة ثلاثة نازحين»
    harms = (rule(place) for rule in rules)
    return next((harm for harm in harms if harm is not None and harm[0] in ("killed", "rescued")), None)


def _both_after(place: TallyContext) -> Harm | None:
    """«30 قتيلاً وجريحاً», "30 dead and wounded": one number for both."""
    phrase = place.phrase
    found = place.scene.harms.get(phrase.last - 1)
    if found and found.sense.what == "killed_and_injured":
        return _said(place, found)
    return None


def patients(place: TallyContext) -> Harm | None:
    """ "patients" of a disease."""
    phrase = place.phrase
    sick = phrase.head and place.scene.key(phrase.head.last - 1) in _PATIENTS
    if sick and any(place.scene.at("disease", at) for at in place.scene.forward(phrase.last)):
        return "cases", place.scene.text[phrase.start : phrase.end]
    return None


_PATIENTS = frozenset(("patients", "patient", "مريضا", "مرضي", "مريض"))


def rising(place: TallyContext) -> Harm | None:
    """ "fell from 320 to 190 cases": the first of the two counts what the second does."""
    following = place.phrases[place.index + 1 : place.index + 2]
    if not following or not place.phrase.bare or following[0].first - place.phrase.last != 1:
        return None
    return own(place.next()) if place.scene.key(place.phrase.last) in ("to", "الي") else None


# English


def governed(place: TallyContext) -> Harm | None:
    """The harm stands right before the number: "killed at least 12", "arrested 74"."""
    scene, i = place.scene, place.phrase.first
    head = place.phrase.head
    if (
        place.phrase.count.prefix.startswith("و")
        or head is not None
        and head.first == i
        and head.prefix.startswith("و")
    ):
        return None  # «31 قتيلاً وسبعة مفقودين»
    for at in scene.backward(i, 6):
        harm = _ending_at(scene, at)
        if harm:
            return None if harm.sense.rule == "leaves" else _laid_to_rest(place, harm) or _said(place, harm)
        if scene.at("harmless_before", at) and not _transparent(scene, at):
            return None
        if not _transparent(scene, at):
            return None
    return None


def _laid_to_rest(place: TallyContext, harm: Match) -> Harm | None:
    """ "buried 22 of their neighbours": the dead, where their own people bury them; a landslide buries the missing."""
    scene = place.scene
    theirs = (
        place.phrase.of_group
        or scene.key(place.phrase.last - 1) == "victims"
        or scene.at("part_after", place.phrase.last)
        or scene.key(harm.first - 1) in ("we", "they", "have", "had")
        or scene.until("person", harm.first)
    )
    theirs = theirs and scene.key(harm.last - 1) in ("buried", "bury", "burying")
    return ("killed", place.scene.tokens[harm.first].text) if theirs else None


def _transparent(scene: Doc, at: int) -> bool:
    """Whether the token belongs to a qualifier or an article between a verb and its number."""
    return at in scene.qualifying or scene.key(at) in _ARTICLES


_ARTICLES = frozenset(("a", "the", "another", "of", "his", "her", "their", "all", "its"))


def _ending_at(scene: Doc, at: int) -> Match | None:
    for first in range(at, at - 5, -1):
        found = scene.harms.get(first)
        if found:
            return found if found.last == at + 1 else None
    return None


def taken_prisoner(place: TallyContext) -> Harm | None:
    """ "took 130 prisoners"."""
    scene, phrase = place.scene, place.phrase
    start = scene.until("before", phrase.first)
    opening = start.first if start else phrase.first
    prisoners = phrase.head is not None and scene.key(phrase.last - 1) in ("prisoner", "prisoners")
    if not prisoners or scene.key(opening - 1) not in ("took", "take", "taking", "taken", "and"):
        return None
    return "detained", scene.text[phrase.start : phrase.end]


def cost(place: TallyContext) -> Harm | None:
    """ "the battle cost the army 26 soldiers and the rebels 17", «كلّفت المعركة الفصائل 17 مقاتلاً»: the losses of a side."""
    scene, phrase = place.scene, place.phrase
    side = False
    for at in (
        scene.backward(phrase.first, 14) if scene.begins["costs"] and (phrase.bare or phrase.person) else ()
    ):
        if scene.at("costs", at):
            return ("killed", scene.tokens[at].text) if side else None
        if at in scene.harms or scene.pause(at):
            return None
        side = side or side_at(scene, at) is not None
    return None


def side_at(scene: Doc, at: int) -> LexicalEntry | None:
    """The group named with token ``at``; also where «لِـ» has swallowed the article («للفصائل»)."""
    found, key = scene.at("group", at), scene.key(at).removeprefix("و")
    swallowed = (
        scene.lexicon.sense(f"ال{key[2:]}", "group") if found is None and key.startswith("لل") else None
    )
    return found.sense if found else swallowed


def broken_down(place: TallyContext) -> Harm | None:
    """ "212 victims: 87 dead and 125 wounded": both harms, where a colon parts one number into the two."""
    scene, phrase = place.scene, place.phrase
    following = place.phrases[place.index + 1 : place.index + 3]
    if len(following) < 2 or {one.what for one in following} != {"killed", "injured"}:
        return None
    colon = scene.mark_after(":", phrase.last, _HEADED)
    apart = any(at in scene.harms for at in range(phrase.last, max(colon, phrase.last)))
    whole = sum(one.count.low or 0 for one in following) == phrase.count.low
    return (
        ("killed_and_injured", ":")
        if whole and not apart and phrase.last <= colon < following[0].first
        else None
    )


_HEADED = 8
"""Words between a number and the colon behind which its parts stand."""


def put_at(place: TallyContext) -> Harm | None:
    """ "puts the army's dead at 14 and its wounded at 39": the noun right before "at"."""
    scene, at = place.scene, place.phrase.first - 1
    if not place.phrase.bare or scene.key(at) != "at":
        return None
    harm = next(
        (scene.harms[i] for i in range(at - 1, at - 4, -1) if i in scene.harms and scene.harms[i].last == at),
        None,
    )
    return _said(place, harm) if harm else None


def toll(place: TallyContext) -> Harm | None:
    """A bare number after the noun whose number it is: "the death toll rose to 45"."""
    if (
        not place.phrase.bare
        or place.phrase.last in place.scene.harms
        and not _governs_next(place, place.scene.harms[place.phrase.last])
    ):
        return None
    scene = place.scene
    for at in scene.backward(place.phrase.first):
        found = scene.until("count_noun", at + 1) if not _inside_earlier(place, at) else None
        if found and found.sense.what:
            return _said(place, found) if scene.key(found.first - 1) != "no" else None
        earlier = place.phrases[place.index - 1] if place.index else place.phrase
        inserted = (
            earlier.bare and scene.key(earlier.last) == ","
        )  # "the toll, at first given as five, rose to 12"
        if _inside_earlier(place, at) and not inserted or at in scene.harms:
            return None
    return None


def _inside_earlier(place: TallyContext, at: int) -> bool:
    previous = place.phrases[place.index - 1] if place.index else None
    return previous is not None and previous.first <= at < previous.last


def attached(place: TallyContext) -> Harm | None:
    """A part's own verb, in its own clause: "of whom twenty-one lost a limb"."""
    scene = place.scene
    for at in scene.forward(place.phrase.last, 8):
        if at in scene.harms and not _governs_next(place, scene.harms[at]):
            return _said(place, scene.harms[at])
        marker = scene.at("part_before", at) is not None and at > place.phrase.last
        if scene.pause(at) or place.figure_at(at) or _opens_clause(scene, at) or marker:
            return None
    return None


def _opens_clause(scene: Doc, at: int) -> bool:
    """Whether a clause that depends on this one begins; not with the "since" of "has since died"."""
    return scene.at("subordinate", at) is not None and not (
        scene.key(at) == "since" and scene.key(at - 1) in AUXILIARIES
    )


def _governs_next(place: TallyContext, harm: Match) -> bool:
    """Whether the harm takes the figure after it ("and injured 30"), not the one before it."""
    scene = place.scene
    if harm.first > 0 and scene.key(harm.first - 1) in ("were", "was", "been", "be", "are", "is"):
        return False
    following = place.phrases[place.index + 1 : place.index + 3]
    return any(
        harm.last <= other.first <= harm.last + 7
        and all(_transparent(scene, at) for at in range(harm.last, other.first))
        for other in following
    )


def after(place: TallyContext) -> Harm | None:
    """The harm follows in the same clause, past the other members of a list and past inserted parts."""
    return _scan(place, weak=False)


def weakly_after(place: TallyContext) -> Harm | None:
    """The harm follows in a clause that depends on this one: "are living in schools after leaving …"."""
    return _scan(place, weak=True)


def _scan(place: TallyContext, weak: bool) -> Harm | None:
    scene, i, part = place.scene, place.phrase.last, False
    skip_to, joined = 0, i
    if _does_else(place, weak):
        return None
    for at in scene.forward(i):
        if at < skip_to:
            continue
        aged = _ages(scene, at)
        if aged:
            skip_to = joined = aged
            continue
        other = place.figure_at(at)
        if other:
            in_part = _is_part(scene, other)
            if _named_first(place) or not (in_part or _list_joint(scene, joined, other.first)):
                return None
            inserted = in_part and any(
                scene.pause(i) for i in range(joined, other.first)
            )  # else "five soldiers including two officers were killed"
            part, skip_to, joined = part or inserted, other.last, other.last
            continue
        harm = scene.harms.get(at)
        if harm and not part:
            return None if _of_others(place, harm, weak) else _said(place, _main_verb(scene, harm) or harm)
        beyond = past_relative(scene, at)
        if beyond > at and _harm_at_once(scene, beyond):
            skip_to = beyond
            continue
        part, closed = part and not _closes_part(scene, at), part and _closes_part(scene, at)
        if (
            not closed
            and _ends_subject(place, at)
            or not (weak or part)
            and _opens_clause(scene, at)
            and not _listed_as(scene, at)
        ):
            return None
    return None


def _closes_part(scene: Doc, at: int) -> bool:
    """The mark behind an inserted part: "19 people, four of them women, drowned"."""
    return scene.pause(at) and (scene.key(at) in (",", ")") or scene.dash(at))


def _ends_subject(place: TallyContext, at: int) -> bool:
    """A mark behind which somebody else is told of."""
    key = place.scene.key(at)
    return place.scene.pause(at) and (key == ":" or key == "," and not _resumes(place, at + 1))


def _named_first(place: TallyContext) -> bool:
    """ "Of the 62 passengers, 48 were saved": what is told of some is not told of all."""
    scene, phrase = place.scene, place.phrase
    whole = scene.until("whole_before", phrase.first)
    return (
        whole is not None
        and whole.first == scene.opens[phrase.first]
        and scene.key(whole.first) == "of"
        and scene.key(phrase.last) == ","
    )


def past_relative(scene: Doc, i: int) -> int:
    """ "their neighbour, who tried to reach them, was burned": past the clause that two commas insert."""
    inserted = scene.key(i) == "," and scene.key(i + 1) in ("who", "whose", "whom", "which")
    end = (
        next((at for at in scene.forward(i + 2, 14) if scene.key(at) == "," or at in scene.harms), -1)
        if inserted
        else -1
    )
    return end + 1 if end > 0 and scene.key(end) == "," else i


def _does_else(place: TallyContext, weak: bool) -> bool:
    """ "400 mourners followed …", "22 lorries; one overturned, killing the driver": the verb right behind harms no one."""
    scene, phrase = place.scene, place.phrase
    i = phrase.last
    one = phrase.bare and phrase.count.low == 1 and scene.key(i).endswith("ed")
    if one and i not in scene.harms and not scene.at("light", i):
        return True
    return weak and scene.at("other_verb", i) is not None and not scene.key(i).endswith("ing")


def _of_others(place: TallyContext, harm: Match, weak: bool) -> bool:
    """Whether the harm ahead is that of another subject, of the next figure, or of a clause past the number's own verb."""
    if (
        weak
        and not _same_subject(place.scene, place.phrase.last, harm)
        or _governs_next(place, harm)
        and not (weak and _participle(place.scene, harm))
    ):
        return True
    far = harm.first - place.phrase.last > _OBJECT or place.scene.key(harm.first - 1) == "and"
    return far and _other_verb(place)


def _participle(scene: Doc, harm: Match) -> bool:
    """ "27 people … after the bus hit a wall, killing 27": what the clause led to is told of others all the same."""
    return scene.key(harm.first).endswith("ing")


def _same_subject(scene: Doc, start: int, harm: Match) -> bool:
    """ "are living in schools after leaving …", "when they fled": a dependent clause with another subject tells of others."""
    for at in range(harm.first - 1, max(start, harm.first - 12) - 1, -1):
        if scene.at("subordinate", at) is not None:
            return harm.first - at <= _NEAR or scene.key(at + 1) in (
                "they",
                "their",
                "it",
                "he",
                "she",
                "being",
                "having",
            )
    return True


_NEAR = 2
"""Words from "after" to a harm between which no subject stands."""


def _ages(scene: Doc, at: int) -> int:
    """Past ", aged 9 and 11," and ", 58,": the token after the ages that a comma inserts; 0 where there are none."""
    if scene.key(at) not in (",", "aged"):
        return 0
    i = at + (scene.key(at) == ",") + (scene.key(at + 1) == "both")
    i += scene.key(i) == "aged"
    first = i
    while (
        scene.key(i).isdecimal()
        or scene.lexicon.numbers(scene.key(i))
        or i > first
        and scene.key(i) in ("and", ",")
        and scene.key(i + 1).isdecimal()
    ):
        i += 1
    aged = i > first and (scene.key(first - 1) == "aged" or scene.key(i) == "," and i - first == 1)
    return i if aged else 0


def _main_verb(scene: Doc, harm: Match) -> Match | None:
    """ "the children trapped in the school were brought to safety": what happened in the end to those in a state."""
    ended = scene.harms.get(harm.last)
    if (
        ended
        and ended.sense.what in ("killed", "rescued")
        and scene.key(harm.first).endswith("ed")
        and scene.key(ended.first) in _ENDS
    ):
        return ended  # "14 of the 17 women admitted died"
    those = scene.key(harm.first - 1) == "those"  # "one of those rescued has since died"
    if (
        harm.sense.what not in _STATES
        and not those
        or scene.key(harm.first - 1) in _AIDS
        or harm.first > 0
        and scene.pause(harm.first - 1)
    ):
        return None
    for at in scene.forward(harm.last, 14):
        if (
            scene.pause(at)
            or scene.key(at) in ("and", "but")
            or _opens_clause(scene, at)
            or at in scene.harms
        ):
            return None
        if scene.key(at) in _AIDS:
            found = next((scene.harms[i] for i in scene.forward(at + 1, 3) if i in scene.harms), None)
            return found if found and found.sense.what in ("killed", "rescued") else None
    return None


_ENDS = frozenset(("died", "survived", "perished", "drowned", "succumbed"))
_AIDS = frozenset(
    (
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
    )
)


def _listed_as(scene: Doc, at: int) -> bool:
    """ "listed as missing"."""
    return scene.key(at) == "as" and at + 1 in scene.harms


def _is_part(scene: Doc, phrase: NumberPhrase) -> bool:
    before = any(scene.at("part_before", at) for at in scene.backward(phrase.first, 4))
    return (
        before
        or scene.at("part_after", phrase.last) is not None
        or scene.key(phrase.first - 1) == "("
        or opening_dash(scene, phrase) is not None
    )


def opening_dash(scene: Doc, phrase: NumberPhrase) -> int | None:
    """The first of two dashes around the phrase: "four people – a father and three children – were killed"."""
    dash = scene.mark_before(DASHES, phrase.first, 16)
    if dash < 0 or scene.mark_after(DASHES, phrase.last, 16) < 0:
        return None
    return dash if scene.marks_between(DASHES, max(scene.opens[dash], dash - 16), dash) % 2 == 0 else None


def _list_joint(scene: Doc, start: int, end: int) -> bool:
    """Whether two members of a list are joined: by "and" or a comma, perhaps after "from a local faction"."""
    opening = end
    while opening > start and _transparent(scene, opening - 1):
        opening -= 1
    if end - start > 10 or opening == start or scene.key(opening - 1) not in _JOINTS:
        return False
    if (
        scene.key(start) not in _JOINTS
        and not scene.at("stopword", start)
        and not scene.at("part_after", start)
    ):
        return False
    return not any(at in scene.harms or scene.key(at) in AUXILIARIES for at in range(start, opening))


_JOINTS = frozenset(("and", ",", "or", "plus", "و", "،"))
AUXILIARIES = frozenset(("was", "were", "is", "are", "has", "have", "had", "been", "will", "may"))


def _resumes(place: TallyContext, i: int) -> bool:
    """Whether after a comma a part, a list or at once the verb follows ("19 people, four of them women, drowned")."""
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
    """Whether nothing but "were", "reportedly" and the like stands before a harm."""
    for at in scene.forward(i, 5):
        if at in scene.harms or not scene.at("light", at) or scene.key(at) == "and":
            return at in scene.harms
    return False


def before(place: TallyContext) -> Harm | None:
    """The nearest harm before the number in its sentence; a verb that says it afterwards («لا يزال …») stops the search.

    A number that is the subject of another verb ("48 others were travelling") has nothing of it.
    """
    scene = place.scene
    if _other_verb(place) or acts_in_clause(place):
        return None
    if (
        scene.key(place.phrase.last) in AUXILIARIES
        and not _of_those(scene, place.phrase.first)
        and not _listed_before(place)
    ):
        return None
    if scene.lexicon.grammar == "english" and scene.at("other_verb", place.phrase.last):
        return None
    owned = {
        at
        for phrase in place.phrases[max(0, place.index - 4) : place.index]
        if phrase.head
        for at in range(phrase.count.last, phrase.last)
    }
    for at in scene.backward(place.phrase.first):
        if at in scene.harms and at not in owned and scene.harms[at].last <= place.phrase.first:
            rule = scene.harms[at].sense.rule
            if (
                rule == "adjective"
                and at - 1 in scene.harms
                or _of_a_thing(scene, at)
                or rule == "leaves"
                and scene.harms[at].last == place.phrase.first
                or _in_a_name(scene, scene.harms[at])
            ):
                continue
            return (
                _lost(place, scene.harms[at])
                or _laid_to_rest(place, scene.harms[at])
                or _said(place, scene.harms[at])
            )
        if (scene.at("turn", at) or turns_away(scene, at)) and not _in_harm(scene, at):
            return None
    return None


def acts_in_clause(place: TallyContext) -> bool:
    """ "two guards were wounded when three men opened fire": the subject of a dependent clause suffers nothing told before it."""
    scene, phrase = place.scene, place.phrase
    opening = scene.until("before", phrase.first)
    return (
        phrase.person
        and not phrase.what
        and scene.key((opening.first if opening else phrase.first) - 1) in _WHEN
    )


_WHEN = frozenset(("when", "because", "although", "though"))


def _in_harm(scene: Doc, at: int) -> bool:
    """«لم يعد»: a word that is one of a longer harm."""
    return any(first in scene.harms and scene.harms[first].last > at for first in (at - 1, at - 2))


def turns_away(scene: Doc, at: int) -> bool:
    """Whether with token ``at`` a clause begins that harms no one: «، وحضر …», «بينما …», "…, and attended by"."""
    contrast = scene.at("contrast", at)
    if contrast:
        return contrast.last not in scene.harms and scene.at("rises", contrast.last) is None
    found = scene.at("other_verb", at)
    if found is None or at in scene.harms or scene.at("person", at) or scene.lexicon.grammar == "english":
        return found is not None and at not in scene.harms and not scene.at("person", at)
    whole = scene.at("stopword", at)
    if found.prefix and whole and not whole.prefix:
        return False  # «فجر الاثنين» is dawn, not «فَـ» with «جرّ»
    opens = (
        at == scene.opens[at]
        or scene.pause(at - 1)
        or scene.key(at - 1) in ("و", "ثم")
        or scene.until("subordinate", at) is not None
    )
    return found.prefix in ("و", "ف") or opens


def _led_by_other(scene: Doc, phrase: NumberPhrase) -> bool:
    """Whether the verb of the number's clause, before it, is one that harms no one."""
    for at in scene.backward(phrase.first, 12):
        if at in scene.harms:
            return False
        if turns_away(scene, at):
            return not scene.at("contrast", at)
    return False


def _of_a_thing(scene: Doc, at: int) -> bool:
    """«1200 أسرة نازحة»: the adjective of a thing that is counted."""
    thing = scene.until("thing", at) if scene.lexicon.grammar == "arabic" and scene.at("person", at) else None
    return (
        thing is not None
        and not thing.prefix
        and thing.sense.name != "duration"
        and scene.key(at).endswith("ه")
        and not scene.harms[at].prefix
    )


def _listed_before(place: TallyContext) -> bool:
    """ "the bodies of a man and two toddlers were found": the number is the next of a list."""
    joined = place.scene.key(place.phrase.first - 1) in ("and", "و")
    return joined and place.index > 0 and place.phrases[place.index - 1].last == place.phrase.first - 1


def _lost(place: TallyContext, harm: Match) -> Harm | None:
    """«فقدت الميليشيات 24 عنصراً», «فقد الفريق اثنين من أعضائه» are killed, «فقد 160 … طرفاً» injured; none is missing."""
    scene = place.scene
    if harm.sense.what != "missing" or scene.key(harm.first)[harm.skip :] not in ("فقد", "فقدت", "فقدوا"):
        return None
    limb = any(scene.at("limb", at) for at in scene.forward(harm.last, 12))
    theirs = place.phrase.head is not None and place.phrase.head.sense.form == "kin"
    last = place.phrase.last
    theirs = (
        theirs
        or place.phrase.bare
        and scene.key(last) == "من"
        and scene.key(last + 1).startswith(("اهل", "سكان", "ابنا", "رجال", "شبا"))
    )
    unit = scene.key(harm.last).startswith(_UNITS)
    what = "killed" if scene.at("group", harm.last) or unit or theirs else "injured" if limb else ""
    return (what, scene.tokens[harm.first].text) if what else None


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
    named = any(
        found.last >= harm.last and found.last - found.first > 1
        for at in (harm.first, harm.first - 1)
        if (found := scene.at("group", at) or scene.at("person", at))
    )
    after = scene.lexicon.grammar == "english" and scene.at("team", harm.last)
    return named or bool(after) or scene.at("team", harm.first - 1) is not None


def _other_verb(place: TallyContext) -> bool:
    """ "and orphaned 1,900": a verb that no list knows, right before the number, takes it away from a harm further on."""
    scene, phrase = place.scene, place.phrase
    opening = phrase.first
    while opening and _transparent(scene, opening - 1):
        opening -= 1
    i, key = opening - 1, scene.key(opening - 1)
    if scene.lexicon.grammar == "english" and scene.until("other_verb", opening):
        return i not in scene.harms
    if scene.lexicon.grammar != "english" or not key.endswith("ed") or len(key) < 5 or i in scene.harms:
        return False
    return not any(
        scene.at(kind, i)
        for kind in ("light", "stopword", "counting", "person", "before", "speech", "brings", "turn", "group")
    )


def _of_those(scene: Doc, i: int) -> bool:
    """ "Of those evacuated, 1,150 are …": the sentence begins with whose part is told."""
    opening = scene.opens[i]
    return scene.key(opening) == "of" and scene.key(opening + 1) in ("those", "these", "the")


# Arabic


def counted_after(place: TallyContext) -> Harm | None:
    """«يرتفع إلى 20 عدد قتلى …»: the noun that is counted follows a bare number."""
    scene, i = place.scene, place.phrase.last
    if not place.phrase.bare:
        return None
    opening = i if scene.at("count_noun", i) else (found.last if (found := scene.at("after", i)) else i)
    noun = scene.at("count_noun", opening)
    return _first_harm(place, opening, 6) if noun and not noun.prefix else None


def _first_harm(place: TallyContext, i: int, reach: int) -> Harm | None:
    found = next(
        (place.scene.harms[at] for at in place.scene.forward(i, reach) if at in place.scene.harms), None
    )
    return _said(place, found) if found else None


def body_of(place: TallyContext) -> Harm | None:
    """«جثة والدتهم»: whose body it is was killed, whatever befell the others."""
    harm = place.scene.harms.get(place.phrase.first - 1)
    body = harm is not None and place.scene.key(harm.first)[harm.skip :] in (
        "جثه",
        "جثتي",
        "جثتا",
        "جثمان",
        "جثث",
        "جثامين",
    )
    return _said(place, harm) if harm and body else None


def befell(place: TallyContext) -> Harm | None:
    """«غيّب الموت ثلاث قابلات أصيبوا بالعدوى», «إخراج 11 عاملا احتُجزوا تحت سقف», «وفاة 14 مريضاً بالحمى»: what the verb before says is how it ended."""
    phrase, scene = place.phrase, place.scene
    if (
        place.index
        and phrase.count.prefix.startswith("و")
        and place.phrases[place.index - 1].last == phrase.first
        and relative(place)
    ):
        return befell(TallyContext(scene, place.phrases, place.covered, place.index - 1, place.aboard))
    harm = governed(place)
    touched = next(
        (scene.harms[at] for at in scene.backward(place.phrase.first, 5) if at in scene.harms), None
    )
    if harm is None or harm[0] not in ("killed", "rescued") or touched is None or touched.sense.rule:
        return None
    later = relative(place)
    return harm if patients(place) or later is not None and later[0] in _WAYS[harm[0]] else None


_WAYS = {"killed": ("cases", "missing", "injured"), "rescued": ("cases", "missing")}
"""Harms on the way to a death or a rescue; who was saved with wounds is hurt («نجا خمسة بجروح»)."""


def relative(place: TallyContext) -> Harm | None:
    """A verb of which the figure is the subject, or a complement: «500 طالب أصيبوا», «خمسة أشخاص حتفهم»."""
    scene, skip_to, joined = place.scene, 0, place.phrase.last
    theirs = scene.at("part_after", joined)
    for at in scene.forward(theirs.last if theirs else joined, 12):
        other = place.figure_at(at)
        if at < skip_to:
            continue
        if other:
            if not _waw_joint(scene, joined, other):
                return None
            skip_to = joined = other.last
            continue
        if scene.tokens[at].kind == "d":
            return None
        harm = scene.harms.get(at) if not _quarters(scene, at) else None
        if harm:
            return _said(place, harm) if _says_of_before(scene, harm) else None
        if scene.pause(at) or _opens_clause(scene, at) or scene.at("part_before", at):
            return None
    return None


def _quarters(scene: Doc, at: int) -> bool:
    """«في أحياء الشمال»: quarters of a town, not people alive."""
    return (
        scene.key(at) == "احياء"
        and scene.key(at - 1) in ("في", "من", "الي", "عبر", "بين")
        and at in scene.harms
    )


def _waw_joint(scene: Doc, start: int, other: NumberPhrase) -> bool:
    if start in scene.qualifying and scene.key(start).startswith("و"):
        return all(at in scene.qualifying for at in range(start, other.first))  # «ونحو عشرين تلميذاً»
    return other.first - start <= 1 and (
        other.count.prefix.startswith("و")
        or scene.key(start) == "و"
        or scene.key(other.first).startswith("و")
    )


def _says_of_before(scene: Doc, harm: Match) -> bool:
    """Whether the words are a plural verb or a complement, and do not open a clause of their own with «و»."""
    plural = scene.key(harm.first).endswith("وا") or scene.key(harm.first) in DUAL_VERBS
    return not harm.prefix.startswith(("و", "ف", "ال")) and (harm.sense.rule == "after" or plural)


def ended(place: TallyContext) -> Harm | None:
    """«اختنق شقيقان … وفارقوا الحياة», «استقلوا حافلة … فقتلوا جميعاً»: how it ended for those just told of."""
    scene, joined = place.scene, place.phrase.last
    for at in scene.forward(place.phrase.last, 24):
        other = place.figure_at(at)
        if other and other.first == at and not _waw_joint(scene, joined, other):
            return None
        joined = max(joined, other.last) if other else joined
        harm = scene.harms.get(at)
        if (
            harm
            and harm.prefix in ("و", "ف")
            and scene.key(at).endswith("وا")
            and harm.sense.what == "killed"
        ):
            return (
                _said(place, harm)
                if scene.at("person", harm.last) is None and place.figure_at(harm.last) is None
                else None
            )
        if scene.at("part_before", at):
            return None
    return None


def between(place: TallyContext) -> Harm | None:
    """A verb between the whole and the part: «توفي منهم 4»."""
    scene = place.scene
    previous = place.phrases[place.index - 1].last if place.index else 0
    for at in scene.backward(place.phrase.first, 6):
        if at < previous or scene.tokens[at].text in "،,:":
            return None
        if at in scene.harms:
            return _said(place, scene.harms[at])
    return None


def arabic_toll(place: TallyContext) -> Harm | None:
    """«رفع المكتب الحصيلة من 18 إلى 23»: a bare number after the noun of a toll, where no other harm is told before it."""
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
        if at in scene.harms:
            return None if _of_another(place, scene.harms[at]) else _said(place, scene.harms[at])
        if place.figure_at(at):
            return None
    return None


def _of_another(place: TallyContext, harm: Match) -> bool:
    """Whether the harm is denied («ولم ينج أحد»), told of a part («غرق منهم 12») or begins a clause with a number of its own («ومات 310»)."""
    scene = place.scene
    if scene.at("part_before", harm.last) or scene.key(harm.first - 1).removeprefix("و") in (
        "لم",
        "لا",
        "لن",
    ):
        return True
    return not harm.sense.rule and any(
        place.figure_at(at) is not None
        for at in (harm.last, *((harm.last + 1,) if harm.prefix in ("و", "ف") else ()))
    )


_OBJECT = 4
"""Words after a verb of no harm in which a harm still speaks of its number («تعرض 14 شخصا لإصابات»)."""


def stated(place: TallyContext) -> Harm | None:
    """«قال إن جندياً واحداً أصيب»: after «إن» or «أن» the subject comes before its verb."""
    scene = place.scene
    start = scene.until("before", place.phrase.first)
    opening = start.first if start else place.phrase.first
    if scene.key(opening - 1) not in ("ان", "بان", "وان", "لكن", "ولكن", "فان", "اما", "واما"):
        return None
    for at in scene.forward(place.phrase.last, 8):
        if at in scene.harms:
            return _said(place, scene.harms[at])
        if place.figure_at(at) or scene.pause(at) or _opens_clause(scene, at):
            return None
    return None


def moved(place: TallyContext) -> Harm | None:
    """«نُقل 650 آخرون بالقوارب إلى جزيرة»: where the sentence tells of people who left, those who were brought away did too."""
    scene, phrase = place.scene, place.phrase
    start = scene.until("before", phrase.first)
    verb = (start.first if start else phrase.first) - 1
    if scene.key(verb).removeprefix("و") not in ("نقل", "نقلت") or not (phrase.bare or phrase.person):
        return None
    left = any(
        at in scene.harms and scene.harms[at].sense.what == "displaced"
        for at in (*scene.backward(verb), *scene.forward(phrase.last, 16))
    )
    return ("displaced", scene.tokens[verb].text) if left else None


def of_next(place: TallyContext) -> Harm | None:
    """ "seven children were among the 23 people killed": what befell the whole that is named right after."""
    scene, last = place.scene, place
    while last.index + 1 < len(place.phrases) and last.index - place.index < _MEMBERS and _joined_next(last):
        last = last.next()
    if last.index + 1 >= len(place.phrases):
        return None
    at = last.phrase.last + (scene.key(last.phrase.last) in ("were", "are", "was", "is"))
    whole = last.next()
    if (
        whole_named_from(scene, whole.phrase) != at
        or scene.key(at) not in ("among", "بين")
        and scene.key(at + 1) != "بين"
    ):
        return None
    return own(whole) if scene.lexicon.grammar == "arabic" else own(whole) or after(whole)


_MEMBERS = 4
"""Members of a list ("fourteen children and a nurse were among the 80 hurt") of whom the same is told."""


def whole_named_from(scene: Doc, whole: NumberPhrase) -> int:
    """The token with which the words that name a whole begin ("among the 80 hurt", «بين الجرحى الـ80»); -1 where there are none."""
    found = scene.until("whole_before", whole.first)
    if found:
        return found.first
    inside = (
        at
        for at in (whole.first - 2, whole.first - 1)
        if at >= 0 and (one := scene.at("part_before", at)) and whole.first < one.last <= whole.last
    )
    return next(inside, -1)


def _joined_next(place: TallyContext) -> bool:
    following = place.phrases[place.index + 1]
    gap = following.first - place.phrase.last
    return (
        gap == 1
        and place.scene.key(place.phrase.last) in ("and", ",")
        or gap <= 1
        and following.count.prefix.startswith("و")
    )


def refuge(place: TallyContext) -> Harm | None:
    """ "7,450 refugees arrived", «وصول 7450 لاجئاً»: who seeks refuge has fled, where no other harm is told."""
    scene, head = place.scene, place.phrase.head
    arrived = any(
        scene.at("arrival", at)
        for at in [*scene.backward(place.phrase.first, 8), *scene.forward(place.phrase.last, 8)]
    )
    if head is None or not arrived or not scene.key(head.last - 1)[head.skip :].startswith(_REFUGEES):
        return None
    return "displaced", scene.text[place.phrase.start : place.phrase.end]


_REFUGEES = ("لاجي", "طالبي لجوء", "refugee", "asylum")


def in_care(place: TallyContext) -> Harm | None:
    """ "the cholera centre has 114 patients": of whom nothing else is told."""
    scene, phrase = place.scene, place.phrase
    sick = phrase.head and scene.key(phrase.head.last - 1) in _PATIENTS
    if phrase.bare:  # "the number of cholera patients has passed 4,000"
        near = [at for at in scene.backward(phrase.first, 7) if scene.key(at) in _PATIENTS]
        sick = bool(near) and any(scene.key(at) in ("number", "عدد") for at in scene.backward(near[0], 4))
    if (
        sick
        and not _other_verb(place)
        and any(scene.at("disease", at) for at in scene.backward(phrase.first))
    ):
        return "cases", scene.text[phrase.start : phrase.end]
    return None


def victims(place: TallyContext) -> Harm | None:
    """ "the 94 victims of the dam failure", "identified 167 victims": the dead, where nothing else is told of them."""
    scene, phrase = place.scene, place.phrase
    opening = scene.until("before", phrase.first)
    verb = scene.key((opening.first if opening else phrase.first) - 1)
    named = verb in _NAMES_VICTIMS or scene.key(phrase.last) == "of" and scene.key(phrase.last + 1) == "the"
    if phrase.head is None or scene.key(phrase.last - 1) != "victims" or not named:
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
