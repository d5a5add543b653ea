"""The category that a figure counts, the narrowest that the text states: civilians, children, medical staff
…"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from hasila.reader.doc import Doc
from hasila.reader.figure import Tally
from hasila.reader.named_categories import named_around, said_to_be
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.particles import AND_OR_COMMA, JOINTS, MIN
from hasila.reader.phrases import told_of_between
from hasila.reader.sides import ARMED, RANKS, SIDES, group_behind, losing_side, side_of_next
from hasila.reader.tally_context import TallyContext
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("categories")

_ALIVE = _CLASSES.word("alive")

__all__ = ["ARMED", "StatedCategory", "category_of"]

_INHERITED = frozenset(
    (
        "migrants",
        "soldiers",
        "medical staff",
        "regime forces",
        "fighters",
        "jihadists",
        "students",
        "rescuers",
        "women",
        "men",
        "children",
        "elderly",
    )
)
"""Groups that those named after them belong to as well."""
_AGES = frozenset(("men", "women", "elderly"))
"""Of one man or woman no group is made: «قُتل شاب وأصيب ثلاثة» are three people."""
_SERVICES = ("rescuers", "medical staff")
_LOSER = "the side whose loss is told"
"""The reason that is given of a side, and by which the next of its losses is known."""


class StatedCategory(NamedTuple):
    """The ``name`` of a group, "" where none is stated, and ``why``: the words or the rule that state it."""

    name: str
    why: str


_UNSTATED = StatedCategory("", "")


class _CategoryContext(NamedTuple):
    """A tally whose category is asked, the figure that it is part of, those before it, and what befell it."""

    place: TallyContext
    whole: Tally | None
    earlier: Sequence[Tally]
    measure: str

    @property
    def before(self) -> Tally | None:
        """The figure before it, if there is one."""
        return self.earlier[-1] if self.earlier else None


def category_of(
    place: TallyContext, whole: Tally | None, earlier: Sequence[Tally], measure: str
) -> StatedCategory:
    """The category of a figure, given the figure it is part of, the figures before it, and what befell it."""
    context = _CategoryContext(place, whole, earlier, measure)
    stated = _stated(context)
    if stated.name:
        return _with_side(context, stated)
    named = _named(place)
    return named if named.name else _inherited(context)


def _by_noun(place: TallyContext, name: str) -> StatedCategory:
    phrase = place.phrase
    noun = place.doc.text[phrase.start : phrase.end]
    return StatedCategory(name, f"noun: {noun}")


def _stated(context: _CategoryContext) -> StatedCategory:
    """The category of its own noun or of an adjective of it."""
    place, phrase = context.place, context.place.phrase
    said = said_to_be(place) if phrase.of_group else ""
    if said:
        return StatedCategory(said, "who they are said to be")  # "five of the civilians were children"
    if phrase.category:
        return _by_noun(place, phrase.category)
    if phrase.unknown or phrase.name == "people":
        return _of_people(place)
    if phrase.name == "men":
        side = losing_side(place) or _their_men(context)
        if side:
            return StatedCategory(side, f"the men of {_LOSER}")
    grown = _grown_son(place) if phrase.name == "children" else None
    if grown is not None:
        return grown
    return _UNSTATED if phrase.name in ("any", "") else _by_noun(place, phrase.name)


def _grown_son(place: TallyContext) -> StatedCategory | None:
    """The category of «ابنها الموقوف», who is no child, and of «ابنيه الشابين»."""
    doc, phrase = place.doc, place.phrase
    if not doc.key(phrase.last - 1).startswith(_SONS):
        return None
    said = doc.key(phrase.last)
    if said in _YOUNG_MEN:
        return _by_noun(place, "men")
    if said in _YOUNG_WOMEN:
        return _by_noun(place, "women")
    return _by_noun(place, "people") if said in _GROWN_UP else None


_SONS, _GROWN_UP = _CLASSES.words("sons"), _CLASSES.set("grown_up")
_YOUNG_MEN, _YOUNG_WOMEN = _CLASSES.set("young_men"), _CLASSES.set("young_women")


def _of_people(place: TallyContext) -> StatedCategory:
    """The category of a noun of people: volunteers may be of a service."""
    doc, phrase = place.doc, place.phrase
    if phrase.head and phrase.head.entry.form == "kin":
        return _UNSTATED  # «نعى الهلال الأحمر ثلاثة من متطوعيه»: theirs
    service = _serving_side(place)
    if service:
        return StatedCategory(service, "the volunteers of the service whose loss is told")
    closer = group_behind(doc, phrase, 3)
    if closer in _SERVICES and doc.key(phrase.last) in _OF:
        return StatedCategory(closer, "named after it")
    return _by_noun(place, "people")


_OF = _CLASSES.set("of")
_VOLUNTEERS = _CLASSES.words("volunteers")


def _serving_side(place: TallyContext) -> str:
    """The service whose loss is stated, where the noun is of volunteers."""
    head = place.phrase.head
    if head is None or not place.doc.key(head.last - 1).startswith(_VOLUNTEERS):
        return ""
    side = losing_side(place)
    return side if side in _SERVICES else ""


def _their_men(context: _CategoryContext) -> str:
    """The side named right before: "two commanders and 11 of their men", «و11 من رجالهما»."""
    doc, phrase, before = context.place.doc, context.place.phrase, context.before
    if before is None or before.category not in ARMED or not phrase.of_group:
        return ""
    if phrase.head and phrase.head.entry.form == "kin":
        return before.category
    return before.category if doc.key(phrase.last - 2) in _THEIR else ""


_THEIR = _CLASSES.set("their")


def _with_side(context: _CategoryContext, stated: StatedCategory) -> StatedCategory:
    """The side or the service of a fighter, an officer or a rescuer, where it is named; else as stated."""
    name = stated.name
    if name not in ARMED and name != "rescuers":
        return stated
    place = context.place
    named = "" if place.phrase.of_group else group_behind(place.doc, place.phrase, 3)
    if name == "rescuers" and named == "medical staff":
        return StatedCategory(named, "the service named after it")
    if name not in RANKS:
        return stated
    if named == name or named in SIDES:
        return StatedCategory(named, "the side named after it")
    if _names_its_side(place):
        return stated
    side = _side_of_rank(context)
    if side is None and _is_of_the_police(place):
        return StatedCategory("people", "an officer of the police told of")
    return side or stated


def _names_its_side(place: TallyContext) -> bool:
    """True of «أربعة من مقاتلي الفصائل»: the phrase itself names the side."""
    phrase = place.phrase
    return phrase.of_group and place.doc.among("group", range(phrase.number.last, phrase.last))


def _is_of_the_police(place: TallyContext) -> bool:
    """True of an officer, where the police and no army was named last before him, or right behind him."""
    doc, phrase = place.doc, place.phrase
    head = phrase.head
    if head is None or _POLICE.isdisjoint(doc.words) or doc.key(head.last - 1)[head.skip :] not in _OFFICERS:
        return False
    if head.last - head.first > 1:
        return False  # "an army officer"
    if _police_behind(doc, phrase.last):
        return True
    named = next((at for at in range(phrase.first - 1, -1, -1) if doc.key(at) in _SERVES), None)
    if named is None:
        return False
    return _ARMY.isdisjoint(doc.keys[doc.opens[named] : doc.closes[named]])


def _police_behind(doc: Doc, i: int) -> bool:
    """True of «ضابطان من الشرطة», «ضابطان في هجوم على مركز شرطة»: in the same clause."""
    for at in doc.forward(i, _CLAUSE_OF_RANK):
        if doc.key(at) in _POLICE:
            return True
        if doc.pause(at) or at in doc.harms or doc.key(at) in _ARMY:
            return False
    return False


_CLAUSE_OF_RANK = 6
_OFFICERS, _POLICE = _CLASSES.set("officers"), _CLASSES.set("police")
_ARMY = _CLASSES.set("army")
_SERVES = _POLICE | _ARMY


def _side_of_rank(context: _CategoryContext) -> StatedCategory | None:
    """The side of a rank that is named without its side."""
    place, whole = context.place, context.whole
    side = losing_side(place) or _joined_side(context) or side_of_next(place)
    if side:
        return StatedCategory(side, f"of {_LOSER}")
    if whole and whole.category in ARMED:
        return StatedCategory(whole.category, "a rank among its whole")
    return None


def _joined_side(context: _CategoryContext) -> str:
    """The side of an officer or a commander named with its members: «13 من عناصر الدفاع الوطني وضابط»."""
    phrase, before = context.place.phrase, context.before
    if before is None or before.category not in SIDES or phrase.first - before.phrase.last > 3:
        return ""
    joined = phrase.joined and phrase.uncounted
    return before.category if joined or _in_its_losses(context.place, before) else ""


def _in_its_losses(place: TallyContext, before: Tally) -> bool:
    """True of "government forces lost a colonel, two lieutenants and fourteen conscripts": the list of one
    side's losses."""
    doc, first = place.doc, place.phrase.first
    about = doc.ending_at("before", first)
    opening = about.first if about else first
    if doc.key(opening - 1) not in AND_OR_COMMA:
        return False
    return any(_LOSER in line for line in before.why)


def _named(place: TallyContext) -> StatedCategory:
    """The category named around a neutral or missing noun: after it, or before it as the one that has
    lost."""
    after = named_around(place)
    if after:
        return StatedCategory(after, "named after it")
    if place.phrase.form == "vague" and place.phrase.bare:
        return _UNSTATED
    side = losing_side(place) or side_of_next(place)
    return StatedCategory(side, _LOSER) if side else _UNSTATED


def _inherited(context: _CategoryContext) -> StatedCategory:
    """The category of its whole, or of those named just before; people where nothing is known."""
    for why, rule in _INHERITING:
        name = rule(context)
        if name:
            return StatedCategory(name, why)
    return StatedCategory("people", "no group is stated")


def _as_whole(context: _CategoryContext) -> str:
    return context.whole.category if context.whole else ""


def _as_later_state(context: _CategoryContext) -> str:
    """The group of the figure of which this is an earlier state."""
    phrase, before = context.place.phrase, context.before
    if before is None or not phrase.measure == context.measure == before.measure:
        return ""
    return before.category if context.place.doc.ending_at("earlier", phrase.first) else ""


def _of_these(context: _CategoryContext) -> str:
    """The side named before, for «من تلك …»."""
    doc, last = context.place.doc, context.place.phrase.last
    before = context.before
    if before is None or before.category not in ARMED or doc.key(last) != MIN:
        return ""
    return before.category if doc.key(last + 1) in _THESE else ""


_THESE = _CLASSES.set("these")


def _of_whom(context: _CategoryContext) -> str:
    """The group of those who are no figure themselves: "employs 11,400 nurses, 212 of whom have died"."""
    doc, phrase = context.place.doc, context.place.phrase
    if not phrase.bare:
        return ""
    out = doc.starting_at("out_of", phrase.last)
    if out:
        return _first_person(doc, out.last)  # «أحد عشر من أصل 30 تلميذاً»
    if not doc.starting_at("part_after", phrase.last):
        return ""
    end = phrase.first
    if doc.key(end - 1) in JOINTS:
        end -= 1
    people = doc.ending_at("person", end)
    if people is None and context.whole is None:
        last = context.before.phrase.last if context.before else 0
        told = told_of_between(doc, last, phrase)
        return told.name if told and told.name in _INHERITED else ""
    return people.entry.name if people and people.entry.name in _INHERITED else ""


def _first_person(doc: Doc, i: int) -> str:
    """The group, if it can be inherited, of the first noun of people among the next four tokens."""
    for at in doc.forward(i, 4):
        person = doc.starting_at("person", at)
        if person:
            return person.entry.name if person.entry.name in _INHERITED else ""
    return ""


_JOURNEY = 45
"""Words over which the bodies and the rescued are still those who were on board."""


def _aboard(context: _CategoryContext) -> str:
    """The group of those on board, for the bodies, the rescued and the missing named after them."""
    place, aboard, phrase = context.place, context.place.aboard, context.place.phrase
    if aboard is None or phrase.form == "vague" or phrase.first - aboard.first > _JOURNEY:
        return ""
    if not phrase.bare and not _is_neutral(place):
        return ""
    for figure in context.earlier[-6:]:
        if figure.phrase.first > aboard.first and figure.category not in (aboard.category, "people"):
            return ""
    return aboard.category if place.doc.same_line(aboard.first, phrase.first) else ""


_NEAR = 40
"""Words within which a number without a group has that of a figure before it."""


def _as_before(context: _CategoryContext) -> str:
    """The specific group named just before, for a bare number, "others" or "two wounded"."""
    place, before = context.place, _last_whole(context.earlier)
    if before is None or not _points_back(place):
        return ""
    first, last = place.phrase.first, before.phrase.last
    gap = first - last
    if gap >= _NEAR or not place.doc.same_line(last, first):
        return ""
    if before.category in _INHERITED and not _is_mixed(context.earlier):
        if _are_others_than(context, before):
            return ""
        return "" if _is_one_person(context, before) else before.category
    same = before.category == "civilians" and before.measure == context.measure
    return before.category if same and place.phrase.bare and gap <= 4 else ""


def _last_whole(earlier: Sequence[Tally]) -> Tally | None:
    """The last of the four figures before that is no part of another."""
    for figure in reversed(earlier[-4:]):
        if figure.parent is None:
            return figure
    return None


def _points_back(place: TallyContext) -> bool:
    """True where the number says nothing of its group, and nothing that is counted follows it."""
    doc, phrase = place.doc, place.phrase
    other = _is_other(place)
    if phrase.form == "vague" and not other:
        return False
    if not (phrase.bare or other or _is_adjective(phrase) or _are_alive(doc, phrase)):
        return False
    return not doc.among("count_noun", doc.forward(phrase.last, 3))  # «341 تعداد من قضوا»


def _are_alive(doc: Doc, phrase: NumberPhrase) -> bool:
    return phrase.head is not None and doc.key(phrase.head.last - 1) == _ALIVE


def _are_others_than(context: _CategoryContext, before: Tally) -> bool:
    """True of "five women were killed and three others wounded": the others need be no women."""
    if before.category not in _BY_SEX_OR_AGE or before.measure == context.measure:
        return False
    place = context.place
    return _is_other(place) and place.doc.key(place.phrase.last - 1) not in _OTHER_WOMEN


_OTHER_WOMEN = _CLASSES.set("other_women")
_BY_SEX_OR_AGE = ("women", "children")


def _is_one_person(context: _CategoryContext, before: Tally) -> bool:
    """True of «قُتل شاب وأصيب ثلاثة»: of one man no group is made for those whom another harm befell."""
    if not context.place.doc.arabic or before.phrase.low != 1:
        return False
    return before.category in _AGES and before.measure != context.measure


_CLAUSE = 4
"""Words from one group to a single person of another in the next clause ("52 miners were killed, a rescuer
…")."""


def _is_mixed(earlier: Sequence[Tally]) -> bool:
    """True where the list just before has more than one group («طفلان وامرأة»): "others" are then of none."""
    wholes = [figure for figure in earlier[-4:] if figure.parent is None]
    if len(wholes) < 2:
        return False
    first, second = wholes[-2:]
    if first.category == second.category or first.measure != second.measure:
        return False
    reach = _CLAUSE if second.phrase.form == "implicit_one" else 2
    return second.phrase.first - first.phrase.last <= reach


_PERSONS = _CLASSES.words("persons")


def _is_neutral(place: TallyContext) -> bool:
    """True where the noun says nothing of a group («جثة», "others"); «شخص» says people."""
    head = place.phrase.head
    if head is None or head.entry.name != "any":
        return False
    word = place.doc.key(head.last - 1)[head.skip :]
    return not word.startswith(_PERSONS)


def _is_adjective(phrase: NumberPhrase) -> bool:
    """True of an adjective of harm without a noun: "three of its fighters were killed and two wounded"."""
    return phrase.head is not None and phrase.head.entry.form == "adjective"


def _is_other(place: TallyContext) -> bool:
    """True where the noun points back to a group ("others", «آخرون», «عنصراً»)."""
    return not place.phrase.measure and _is_neutral(place)


def _of_another_place(context: _CategoryContext) -> str:
    """The group of the whole that the places of a sentence share.

    "61 civilian casualties (20 killed, 41 injured), then Lora (9 killed)".
    """
    doc, phrase = context.place.doc, context.place.phrase
    opening = doc.mark_before("()", phrase.first, _BRACKET)
    if doc.key(opening) != "(":
        return ""
    for figure in reversed(context.earlier[-_IN_BRACKETS:]):
        if doc.key(figure.phrase.last) == "(" and doc.together(figure.phrase.last, opening):
            return figure.category
    return ""


_BRACKET = 8
"""Words of a bracket before a number in it."""
_IN_BRACKETS = 8
"""Figures in the brackets of other places over which the first is looked for."""


_INHERITING = (
    ("as its whole", _as_whole),
    ("an earlier state of the figure before it", _as_later_state),
    ("of the side told of before", _of_these),
    ("of those told of right before it", _of_whom),
    ("of those told of before it", _aboard),
    ("as the figure before it", _as_before),
    ("as in the place told of before", _of_another_place),
)
"""From whom a number without a group of its own has one, with the reason that is given, in order."""
