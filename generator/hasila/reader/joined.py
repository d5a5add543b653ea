"""People who are named beside the number of a mark without a number of their own: "a mother and her three
children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.lexicon import Match
from hasila.reader.marked import Marked
from hasila.reader.particles import WAW
from hasila.reader.refused import RefusedMark
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("joined")

_ONE_OR_TWO = ("dual", "singular", "possessed")
_AND = _CLASSES.set("and")
_OF_WHOM = _CLASSES.set("of_whom")
_WHOSE = _CLASSES.set("whose")
_BETWEEN = _CLASSES.set("between")
"""«12 شخصاً بين قتيل وجريح»: all twelve are one or the other."""
_ACCUSATIVE = _CLASSES.word("accusative")


def nobody_else(mark: Marked, count: Number) -> None:
    """Refuse a mark whose number is not all that it says: one or two more are named beside it."""
    also = next(_others(mark, count), None)
    if also is not None:
        raise RefusedMark("several-numbers", [mark.text_of(count), mark.of(also)])


def _others(mark: Marked, count: Number) -> Iterator[Match]:
    people = mark.all_entries("person")
    for person in (noun for noun in people if noun.entry.form in _ONE_OR_TWO):
        if person.last <= count.first and _leads_to(mark, person, count):
            yield person
        if person.first >= count.last and _follows(mark, person, count):
            yield person


def _leads_to(mark: Marked, person: Match, count: Number) -> bool:
    """True where the person and the number are joined.

    "a mother and her three children", «امرأة و3 أطفال»; not "child deaths and injuries: 12".
    """
    between = mark.keys(person.last, count.first)
    if mark.grammar != "arabic":
        return not _AND.isdisjoint(between[:1])
    if count.prefix.startswith(WAW) or not _AND.isdisjoint(between[-1:]):
        return True
    return _is_led(mark, person)


def _is_led(mark: Marked, person: Match) -> bool:
    """True where another noun joins the person, and the number is of both or of the second: «أم وأطفالها
    الثلاثة»."""
    if person.entry.measure or person.last >= mark.last:
        return False
    nouns = (found for found in mark.entries_at(person.last) if found.entry.kind == "person")
    return any(noun.prefix.startswith(WAW) for noun in nouns)


def _follows(mark: Marked, person: Match, count: Number) -> bool:
    """True where the person is named beside those counted.

    "three children and their mother", «3 أطفال وامرأة», «12 شخصاً بينهم طفل»; not «12 قتيلاً وجريحاً».
    """
    before = mark.doc.key(person.first - 1)
    if mark.grammar != "arabic":
        return person.first > count.last and before in _WHOSE
    if before.removeprefix(WAW) in _OF_WHOM:
        return True
    joined = person.prefix.startswith(WAW) or before in _AND
    return joined and not _all_of_them(mark, person, count)


def _all_of_them(mark: Marked, person: Match, count: Number) -> bool:
    """True where the noun says of everybody counted what befell them: in the accusative, or after «بين»."""
    between = mark.keys(count.last, person.first)
    return _is_accusative_harm(mark, person) or not _BETWEEN.isdisjoint(between)


def _is_accusative_harm(mark: Marked, person: Match) -> bool:
    """True of «قتيلاً», «جريحا»."""
    if not person.entry.measure or person.entry.form == "dual":
        return False
    return mark.of(person).rstrip("ًٌ").endswith(_ACCUSATIVE)


def apart(mark: Marked, people: Sequence[Match]) -> list[Match]:
    """The people that are named each by themselves: without those inside another, and the nouns that only
    describe one.

    «طفلان رضيعان» and «طفل رضيع» name two children and one; «طفل ورضيع» names one and another.
    """
    found: list[Match] = []
    end = -1
    for person in people:
        is_further = person.first > end or person.first == end and not _describes(mark, person)
        if is_further:
            found.append(person)
        end = max(end, person.last)
    return found


def _describes(mark: Marked, person: Match) -> bool:
    """True of a noun that only describes the person right before it."""
    if person.prefix or person.entry.measure:
        return False
    return mark.tokens[person.first].gap != ""
