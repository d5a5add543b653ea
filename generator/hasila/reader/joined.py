"""People who are named beside the number of a mark without a number of their own: "a mother and her three children"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.reader.counts import Number
from hasila.reader.lexicon import Match
from hasila.reader.marked import Marked
from hasila.reader.refused import Refusal

_ONE_OR_TWO = ("dual", "singular", "possessed")
_AND = frozenset(("and", "or", "with", "plus", ",", "،", "و", "او", "مع"))
_OF_WHOM = frozenset(("منهم", "منهن", "بينهم", "بينهن", "بينها", "منها", "بينهما"))
_WHOSE = frozenset(("a", "an", "one", "his", "her", "their", "its", "another"))
_BETWEEN = frozenset(("بين", "مابين"))
"""«12 شخصاً بين قتيل وجريح»: all twelve are one or the other."""


def nobody_else(mark: Marked, count: Number) -> None:
    """Refuse a mark whose number is not all that it says: one or two more are named beside it."""
    also = next(_others(mark, count), None)
    if also is not None:
        raise Refusal("several-numbers", [mark.text[count.start : count.end], mark.of(also)])


def _others(mark: Marked, count: Number) -> Iterator[Match]:
    for person in mark.all_entries("person"):
        if person.sense.form not in _ONE_OR_TWO:
            continue
        if person.last <= count.first and _leads_to(mark, person, count):
            yield person
        if person.first >= count.last and _follows(mark, person, count):
            yield person


def _leads_to(mark: Marked, person: Match, count: Number) -> bool:
    """ "a mother and her three children", «امرأة و3 أطفال»; not "child deaths and injuries: 12"."""
    between = [token.key for token in mark.tokens[person.last : count.first]]
    if mark.scene.lexicon.grammar == "arabic":
        return count.prefix.startswith("و") or bool(_AND & set(between[-1:])) or _is_led(mark, person)
    return bool(_AND & set(between[:1]))


def _is_led(mark: Marked, person: Match) -> bool:
    """«أم وأطفالها الثلاثة»: another noun joins the person, and the number is of both or of the second."""
    if person.sense.what or person.last >= mark.last:
        return False
    following = mark.scene.lexicon.at(mark.tokens[: mark.last], person.last)
    return any(entry.sense.kind == "person" and entry.prefix.startswith("و") for entry in following)


def _follows(mark: Marked, person: Match, count: Number) -> bool:
    """ "three children and their mother", «3 أطفال وامرأة», «12 شخصاً بينهم طفل»; not «12 قتيلاً وجريحاً»."""
    before = mark.scene.key(person.first - 1)
    if mark.scene.lexicon.grammar != "arabic":
        return person.first > count.last and before in _WHOSE
    among = before.removeprefix("و") in _OF_WHOM
    joined = person.prefix.startswith("و") or before in _AND
    return among or joined and not _all_of_them(mark, person, count)


def _all_of_them(mark: Marked, person: Match, count: Number) -> bool:
    """Whether the noun says of everybody counted what befell them: in the accusative of the number, or after «بين»."""
    keys = [token.key for token in mark.tokens[count.last : person.first]]
    counted = (
        bool(person.sense.what) and person.sense.form != "dual" and mark.of(person).rstrip("ًٌ").endswith("ا")
    )
    return counted or bool(_BETWEEN & set(keys))


def apart(mark: Marked, people: Sequence[Match]) -> list[Match]:
    """The people that are named each by themselves: without those inside another, and the nouns that only describe one.

    «طفلان رضيعان» and «طفل رضيع» name two children and one; «طفل ورضيع» names one and another.
    """
    found: list[Match] = []
    end = -1
    for person in people:
        within = person.first < end
        describes = person.first == end and not person.prefix and not person.sense.what
        describes = describes and mark.tokens[person.first].gap != ""
        if not within and not describes:
            found.append(person)
        end = max(end, person.last)
    return found
