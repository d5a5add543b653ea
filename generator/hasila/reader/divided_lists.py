"""Lists of labels with a bare number each that add up to a figure before them: they divide it.

"By province: Idlib: 49, Aleppo: 38, Hama: 9" behind "96 civilians were killed". No word of the list says a
harm; that the numbers make the whole exactly says it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace

from hasila.reader.doc import Doc
from hasila.reader.figure import Tally
from hasila.reader.number_phrase import NumberPhrase

_TELLING = 10
"""The least whole that numbers make by no chance."""
_MEMBERS = 30
"""Members of the longest list that is followed."""
_FEW = 2
"""Members that make a list only where a colon stands before each."""
_WHY = "the list adds up to it"


def with_divided_lists(
    doc: Doc, phrases: Sequence[NumberPhrase], figures: Sequence[Tally]
) -> Sequence[Tally]:
    """The figures, with the members of lists that add up to one of them as its parts."""
    read = {figure.phrase.first: index for index, figure in enumerate(figures)}
    unread = [at for at, phrase in enumerate(phrases) if phrase.bare and phrase.first not in read]
    if not unread:
        return figures
    members: dict[int, int] = {}
    for at, phrase in enumerate(phrases):
        index = read.get(phrase.first)
        if index is None or not _may_be_divided(figures[index]) or not _any_near(unread, at):
            continue
        listed = _list_of(doc, phrases[at + 1 : at + 1 + _MEMBERS], figures, read, index)
        members.update((member.first, index) for member in listed if phrase.first not in members)
    return _merged(phrases, figures, members) if members else figures


def _may_be_divided(figure: Tally) -> bool:
    return figure.parent is None and figure.low >= _TELLING


def _any_near(unread: Sequence[int], at: int) -> bool:
    """True where one of the phrases ``unread`` is among the next ones behind the phrase ``at``."""
    following = bisect_right(unread, at)
    return following < len(unread) and unread[following] <= at + _MEMBERS


def _list_of(
    doc: Doc,
    following: Sequence[NumberPhrase],
    figures: Sequence[Tally],
    read: Mapping[int, int],
    whole: int,
) -> Sequence[NumberPhrase]:
    """The phrases behind the whole that make its number; none where they do not."""
    run: list[NumberPhrase] = []
    made = 0
    for phrase in following:
        index = read.get(phrase.first)
        own = None if index is None else figures[index]
        free = own is None or own.parent is None or figures[own.parent].phrase in run
        if not free or not _may_divide(doc, phrase, figures[whole], own):
            run, made = [], 0
            continue
        if run and not doc.same_line(run[-1].first, phrase.first):
            run, made = [], 0  # lines below each other: list_figures.py
        run.append(phrase)
        made += phrase.low
        while made > figures[whole].low and run[0].first in read:
            made -= run.pop(0).low  # a figure before the list
        if made == figures[whole].low and _is_list(doc, run):
            return run if any(member.first not in read for member in run) else ()
    return ()


def _may_divide(doc: Doc, phrase: NumberPhrase, whole: Tally, own: Tally | None) -> bool:
    """True of a bare number that ends its item, and of a figure of the same harm."""
    if own is not None:
        return own.measure == whole.measure
    return phrase.bare and phrase.number.high is None and _ends_item(doc, phrase)


def _ends_item(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where an item of a list ends behind the phrase."""
    return phrase.last >= len(doc.tokens) or doc.strong(phrase.last) or doc.pause(phrase.last)


def _is_list(doc: Doc, run: Sequence[NumberPhrase]) -> bool:
    """True of several members; of few with a colon before each."""
    if len(run) > _FEW:
        return True
    return len(run) == _FEW and all(doc.key(phrase.first - 1) == ":" for phrase in run)


def _merged(
    phrases: Sequence[NumberPhrase], figures: Sequence[Tally], members: Mapping[int, int]
) -> Sequence[Tally]:
    """The figures and the members in the order of the text."""
    own = {figure.phrase.first: figure for figure in figures}
    kept = [phrase for phrase in phrases if phrase.first in own or phrase.first in members]
    place = {phrase.first: index for index, phrase in enumerate(kept)}
    merged = []
    for phrase in kept:
        figure = own.get(phrase.first)
        whole = figures[members[phrase.first]] if phrase.first in members else None
        if figure is None and whole is not None:
            reasons = ("as its whole", "who: as its whole", f"part: {_WHY}")
            figure = Tally(phrase, whole.measure, whole.category, None, reasons)
        assert figure is not None
        of = whole or (figures[figure.parent] if figure.parent is not None else None)
        merged.append(replace(figure, parent=place[of.phrase.first] if of else None))
    return merged
