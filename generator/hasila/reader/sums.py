"""Sums that a text states: the total behind a list of its parts, and a list that makes a figure told of.

No word says what such numbers count; that they add up exactly says it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from hasila.reader.doc import Doc
from hasila.reader.figure import Tally
from hasila.reader.number_phrase import NO_GROUP, NumberPhrase
from hasila.reader.particles import COMMAS, WAW
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("sums")

_TOTAL = _CLASSES.set("total")
_BEFORE_TOTAL = _CLASSES.set("before_total")
_BEHIND_TOTAL = _CLASSES.set("behind_total") | COMMAS | {":"}
_OF_THOSE = _CLASSES.set("of_those")
_MEMBERS = 30
"""Members of the longest list that is followed."""
_WHY_TOTAL = "the sum of the list before it"
_WHY_MEMBER = "the list adds up to it"


def states_total(doc: Doc) -> bool:
    """True of a text with a word of a total."""
    return not _TOTAL.isdisjoint(doc.words)


def total_of_list(doc: Doc, phrase: NumberPhrase, figures: Sequence[Tally]) -> Tally | None:
    """The bare number as the total of the list right before it: "Amra 21, Bissar 9; total 30"."""
    if not phrase.bare or not _is_called_total(doc, phrase):
        return None
    made = 0
    for count, figure in enumerate(reversed(figures[-_MEMBERS:]), 1):
        if not _is_member(doc, figure, figures[-1]):
            return None
        made += figure.low
        if made == phrase.low and count > 1:
            return Tally(phrase, figure.measure, figure.category, None, (_WHY_TOTAL,))
    return None


def _is_called_total(doc: Doc, phrase: NumberPhrase) -> bool:
    """True where a word of a total, behind a mark, and at most a colon stand before the number."""
    word = phrase.first - 1
    if doc.key(word) in _BEHIND_TOTAL:
        word -= 1
    if doc.key(word) not in _TOTAL or word == 0:
        return False
    before = word - 2 if doc.key(word - 1) in _BEFORE_TOTAL else word - 1  # "in all"
    return before >= 0 and (doc.strong(before) or doc.pause(before))


def _is_member(doc: Doc, figure: Tally, last: Tally) -> bool:
    """True of a bare figure of the same harm and group, of one number, in the line of the last."""
    if not figure.phrase.bare or figure.phrase.number.high is not None:
        return False
    if (figure.measure, figure.category) != (last.measure, last.category):
        return False
    return doc.same_line(figure.phrase.first, last.phrase.first)


def with_placed_lists(doc: Doc, figures: Sequence[Tally]) -> Sequence[Tally]:
    """The figures, with those linked that stand in brackets behind places and make a figure before them.

    «قُتل خمسة مدنيين … توزع القتلى: المرج (3)، الدير (2)».
    """
    if "(" not in doc.marks:
        return figures
    linked = list(figures)
    for run in _bracketed(doc, figures):
        whole = _whole_of(figures, run)
        if whole is None and _says_of_which(doc, figures[run.start].phrase):
            whole = _last_holding(figures, run)
        for index in run if whole is not None else ():
            linked[index] = _as_part(linked[index], figures, whole)
    return linked


def _as_part(figure: Tally, figures: Sequence[Tally], whole: int | None) -> Tally:
    category = figures[whole].category if whole is not None else figure.category
    return replace(figure, parent=whole, category=category, why=(*figure.why, f"part: {_WHY_MEMBER}"))


def _bracketed(doc: Doc, figures: Sequence[Tally]) -> Iterator[range]:
    """The runs of at least two bare figures in brackets of one sentence, without a whole."""
    first = 0
    for index in range(len(figures) + 1):
        if index < len(figures) and _goes_on(doc, figures, first, index):
            continue
        if index - first > 1 and _stands_in_bracket(doc, figures[first]):
            yield range(first, index)
        first = index


def _goes_on(doc: Doc, figures: Sequence[Tally], first: int, index: int) -> bool:
    """True where the figure is of the run that begins with the figure ``first``."""
    if index == first:
        return True
    figure, opening = figures[index], figures[first]
    if not _stands_in_bracket(doc, figure) or figure.measure != opening.measure:
        return False
    return doc.together(opening.phrase.first, figure.phrase.first)


def _stands_in_bracket(doc: Doc, figure: Tally) -> bool:
    """True of «سراقب (2)»: a bare number alone in a bracket, part of nothing."""
    phrase = figure.phrase
    if figure.parent is not None or phrase.number.high is not None:
        return False
    if not phrase.bare and phrase.name not in NO_GROUP:
        return False
    if doc.key(phrase.first) == "(":
        return True
    return doc.key(phrase.first - 1) == "(" and doc.key(phrase.last) == ")"


def _says_of_which(doc: Doc, phrase: NumberPhrase) -> bool:
    """True of «جرى أكثر هذه التوقيفات في حلب (48)»: the list is of those told of before."""
    return any(doc.key(at).removeprefix(WAW) in _OF_THOSE for at in doc.backward(phrase.first, _TO_LIST))


_TO_LIST = 12
"""Words from "most of these" to the first number."""


def _last_holding(figures: Sequence[Tally], run: range) -> int | None:
    """The last figure before the run, of its harm and part of nothing, that can hold it."""
    made = sum(figures[index].low for index in run)
    for index in range(run.start - 1, max(-1, run.start - _BACK), -1):
        figure = figures[index]
        if figure.parent is not None or figure.measure != figures[run.start].measure:
            continue
        if figure.low >= made and not _is_of_another_time(figures, index):
            return index
    return None


def _is_of_another_time(figures: Sequence[Tally], index: int) -> bool:
    """True of a figure behind parts of a larger one of its harm: «137 شخصاً، بينهم 9 أطفال، … آذار 112»."""
    measure = figures[index].measure
    before = figures[max(0, index - _BACK) : index]
    return any(figure.parent is not None and figure.measure == measure for figure in before)


_BACK = 6
"""Figures back to which the whole of a list is looked for."""


def _whole_of(figures: Sequence[Tally], run: range) -> int | None:
    """The last figure before the run, of its harm and part of nothing, that the run makes exactly."""
    made = sum(figures[index].low for index in run)
    for index in range(run.start - 1, -1, -1):
        figure = figures[index]
        if figure.parent is None and figure.measure == figures[run.start].measure and figure.low == made:
            return index
    return None
