"""The side of a conflict that a figure counts: named behind it, joined to it, or as the one whose loss is
stated."""

from __future__ import annotations

from hasila.reader.doc import Doc
from hasila.reader.lexicon import Match
from hasila.reader.number_phrase import NumberPhrase
from hasila.reader.tally_context import TallyContext, side_at
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("sides")

ARMED = frozenset(("fighters", "jihadists", "regime forces", "soldiers"))
RANKS = frozenset(("soldiers", "fighters"))
"""Ranks take the side of those they are among: an officer of the regime forces, a commander of the
jihadists."""
SIDES = ("regime forces", "jihadists")
"""Groups of which an officer or a commander is a member."""

_AND, _FOR = _CLASSES.word("and"), _CLASSES.word("for")
"""Letters that Arabic writes on to the next word."""
_OWNERSHIP = _CLASSES.set("ownership")
_MEMBERS = _CLASSES.set("members")
_VERBS_OF_LOSS = _CLASSES.set("verbs_of_loss")
"""Words of which the side is the loser wherever it stands in the clause."""
_LOSSES = _CLASSES.set("losses")
"""Words of which the side is the loser where it stands between them and the number."""
_LINKS = _CLASSES.set("links")
"""Words that lead from those counted to their group: "of the …", «في صفوف …»."""


def is_member(doc: Doc, noun: Match | None) -> bool:
    """True of a noun that says only that they belong to someone: «عنصراً», "members"."""
    return noun is not None and doc.key(noun.last - 1) in _MEMBERS


def group_behind(doc: Doc, phrase: NumberPhrase, reach: int) -> str:
    """The group named at most ``reach`` tokens behind the phrase: "of the …", «في صفوف …», «لأطفال»."""
    after = doc.starting_at("after", phrase.last)
    if after:
        return _group_past_links(doc, phrase, after.last, reach)
    both = doc.harms.get(phrase.last - 1)  # «قتيلاً وجريحاً»
    first = max(phrase.last, both.last) if both else phrase.last
    return _group_past_links(doc, phrase, first, reach)


def _group_past_links(doc: Doc, phrase: NumberPhrase, first: int, reach: int) -> str:
    for i in doc.forward(first, reach + 1):
        key, found = doc.keys[i], doc.starting_at("group", i)
        if found and (i > first or key.startswith(_FOR) or _of_its_members(doc, phrase, i)):
            return _one_side(doc, found)
        linked = key in _LINKS or key.startswith((_FOR, '"', "“"))
        if not linked or doc.pause(i) or _between_fighters(doc, i):
            return ""
    return ""


def _between_fighters(doc: Doc, i: int) -> bool:
    """True of «اشتباكات بين مسلحين»: who fights whom."""
    return doc.ending_at("fights", i) is not None


def _of_its_members(doc: Doc, phrase: NumberPhrase, i: int) -> bool:
    """True of «4 عناصر قوات النظام»: the side right behind a plural noun of members."""
    head = phrase.head
    if not doc.arabic or i != phrase.last or head is None or not is_member(doc, head):
        return False
    return head.entry.form == "plural"


def _one_side(doc: Doc, found: Match) -> str:
    """The group that is named; "people" where another side is joined to it («من قوات النظام والمقاتلين»)."""
    name = found.entry.name
    other = doc.starting_at("group", found.last)
    if name == "fighters" or other is None or not other.prefix.startswith(_AND):
        return name
    mixed = other.entry.name in ARMED and other.entry.name != name
    return "people" if mixed else name


def losing_side(place: TallyContext) -> str:
    """The side named before it in its clause: «خسرت قوات النظام 17 عنصراً», "8 dead among …"."""
    doc, phrase = place.doc, place.phrase
    owner = _owner(doc, phrase.first) if doc.arabic else ""
    if owner:
        return owner
    strict = phrase.name == "men" or phrase.name in RANKS
    side, loses = _side_before(place, strict)
    if loses or side in ARMED and is_member(doc, phrase.head):
        return side
    return ""


def _owner(doc: Doc, first: int) -> str:
    """The armed side named right before the number as its own: «قُتل من الفصائل 12 وللنظام 9»."""
    named = doc.ending_at("group", first)
    owner = side_at(doc, named.first if named else first - 1)
    if owner is None or owner.name not in ARMED:
        return ""
    if doc.key(first - 1).removeprefix(_AND).startswith(_FOR):
        return owner.name
    before = doc.key(named.first - 1).removeprefix(_AND) if named else ""
    return owner.name if before in _OWNERSHIP else ""


_CLAUSE = 14
"""Words before a number in which the side is named that has lost so many."""


def _side_before(place: TallyContext, strict: bool) -> tuple[str, bool]:
    """The nearest group before the number, and whether its loss is stated.

    ``strict``: only a verb of loss states it, and not before the number before.
    """
    doc = place.doc
    if not doc.mentions("group"):
        return "", False
    groups = doc.ends["group"]
    floor = _previous_end(place) if strict else 0
    side, loses = "", False
    for at in doc.backward(place.phrase.first, _CLAUSE):
        if at < floor:
            break
        found = None if at in place.covered else groups.get(at + 1)
        if found and not side and not _acts(doc, found):
            side = found.entry.name
        loses = loses or _tells_loss(doc.keys[at], side, strict)
        if doc.pause(at):
            break
    return side, loses and side != ""


def _acts(doc: Doc, side: Match) -> bool:
    """True of a side whose attack is told of and not its loss: «قتلى قصف القوات الحكومية»."""
    if doc.starting_at("of_a_side", side.last):
        return True
    return doc.ending_at("attack", side.first) is not None


def _previous_end(place: TallyContext) -> int:
    previous = place.previous
    return previous.last if previous else 0


def _tells_loss(key: str, side: str, strict: bool) -> bool:
    """True of a verb of loss, and, behind which a ``side`` was named, of a word that may state a loss."""
    if key in _VERBS_OF_LOSS:
        return True
    return side != "" and not strict and key in _LOSSES


def side_of_next(place: TallyContext) -> str:
    """The side that is named after those named with him: «ضابط برتبة عقيد وثلاثة عناصر من قوات النظام»."""
    doc, phrase, following = place.doc, place.phrase, place.next_phrase
    if following is None or not following.joined or not phrase.uncounted:
        return ""
    if following.first - phrase.last > 3 or not _are_members(doc, phrase, following):
        return ""
    if doc.any_harm(range(phrase.last, following.first)):
        return ""
    side = group_behind(doc, following, 3) or following.category
    return side if side in SIDES else ""


def _are_members(doc: Doc, phrase: NumberPhrase, following: NumberPhrase) -> bool:
    """True where one of two joined nouns is of members, or the last that is known of a rank."""
    if is_member(doc, phrase.head) or is_member(doc, following.head):
        return True
    last = following if following.head else phrase
    return last.name in RANKS
