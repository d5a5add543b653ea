"""The whole that a clause names first by its group or its harm: "of the injured, 49 …", «ومن المدنيين 6»."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.data_class import dataclass
from hasila.reader.doc import Doc
from hasila.reader.figure import Tally
from hasila.reader.lexicon import Match
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.particles import AL, AND, COMMAS
from hasila.reader.tally_context import qualified_from
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("named_wholes")


@dataclass(frozen=True, slots=True)
class NamedWhole:
    """Those named from token ``first`` up to ``last``: their group and their harm, "" where none is said.

    ``others``: those of a whole that were not yet told of ("of the others").
    """

    first: int
    last: int
    category: str = ""
    measure: str = ""
    others: bool = False


_FAR = 7
"""Words from the opening of the clause to its number."""
_BACK = 14
"""Figures before the number among which its whole is looked for."""


def named_whole(doc: Doc, phrase: NumberPhrase) -> NamedWhole | None:
    """Those of whom the clause of the phrase counts some; None where it does not begin so."""
    whole, rest = doc.begins["whole_opens"], doc.begins["rest_of_them"]
    if not whole and not rest:
        return None
    opening = qualified_from(doc, phrase)
    for at in doc.backward(opening, _FAR):
        found = _those_named(doc, at) if at in whole or at in rest else None
        if found and found.last <= opening and _begins_clause(doc, at):
            return found if _leads_to(doc, found.last, opening) else None
    return None


def _those_named(doc: Doc, at: int) -> NamedWhole | None:
    """Those named behind "of the" or «من» at token ``at``."""
    rest = doc.starting_at("rest_of_them", at)
    if rest:
        return NamedWhole(at, rest.last, others=True)
    opening = doc.starting_at("whole_opens", at)
    if opening is None:
        return None
    named = list(_definite(doc, opening))
    if not named:
        return None
    category = next((noun.entry.name for noun in named if _is_group(noun)), "")
    measure = next((noun.entry.measure for noun in named if noun.entry.measure), "")
    last = max(noun.last for noun in named)
    return NamedWhole(at, last, category, measure) if category or measure else None


def _definite(doc: Doc, opening: Match) -> Iterator[Match]:
    """The nouns and harms that stand behind the opening; of Arabic ones only with the article."""
    at = opening.last
    for _ in range(2):
        found = doc.first_at(("group", "person"), at) or doc.harms.get(at)
        if found is None or doc.arabic and not doc.key(at).startswith(AL):
            return
        yield found
        at = found.last


def _is_group(noun: Match) -> bool:
    if noun.entry.kind not in ("group", "person"):
        return False
    return noun.entry.name not in NO_GROUP


_LINKS = _CLASSES.set("links") | COMMAS


def _leads_to(doc: Doc, start: int, end: int) -> bool:
    """True where only a comma, a verb of being or one harm stands between those named and the number."""
    harms = 0
    for at in range(start, end):
        if doc.key(at) in _LINKS:
            continue
        if at not in doc.harms or harms:
            return False
        harms += 1
    return True


def _begins_clause(doc: Doc, at: int) -> bool:
    """True where a sentence or a clause begins with token ``at``."""
    before = at - 1
    if before < 0 or doc.strong(before) or doc.pause(before):
        return True
    if doc.key(before) not in AND:
        return False
    if doc.pause(before - 1):
        return True
    return doc.strong(before - 1)


# The figure that is meant


def index_of(named: NamedWhole, figures: Sequence[Tally], low: int) -> int | None:
    """The index of the figure that counts those named and can hold so many; None where none does."""
    if named.others:
        return _of_the_others(figures, low)
    nearest = None
    for index in _recent(figures):
        if not _counts(figures[index], named, low):
            continue
        if named.category or figures[index].parent is None:
            return index
        if nearest is None:
            nearest = index
    return nearest


def _recent(figures: Sequence[Tally]) -> range:
    last = len(figures) - 1
    return range(last, max(-1, last - _BACK), -1)


def _counts(figure: Tally, named: NamedWhole, low: int) -> bool:
    """True where the figure is of the group and the harm named, and not less."""
    if figure.low < low or named.category and figure.category != named.category:
        return False
    if not named.measure:
        return True
    return figure.measure == named.measure


def _of_the_others(figures: Sequence[Tally], low: int) -> int | None:
    """The outermost whole of the last figure of which so many are left; None where there is none."""
    for index in reversed(list(_wholes_of(figures))):
        told = sum(figure.low for figure in figures if figure.parent == index)
        if figures[index].low - told >= low:
            return index
    return None


def _wholes_of(figures: Sequence[Tally]) -> Iterator[int]:
    """The wholes of the last figure, the innermost first."""
    index = figures[-1].parent
    while index is not None:
        yield index
        index = figures[index].parent
