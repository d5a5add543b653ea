"""The figures of the lists within a text: what the line above says that their numbers count, and of which
figure they are parts.

A number that no words of its own line explain counts what the heading names, or what the figure counts that
the list divides: one told before that it adds up to, or that the line above announces with a colon.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.reader.doc import Doc, doc_of
from hasila.reader.harms import measure_by_disease
from hasila.reader.label_words import group_named, words_of
from hasila.reader.listed_lines import Item, TextList
from hasila.reader.ruled import ruled_languages
from hasila.reader.said import ReadFigure, in_order
from hasila.reader.word_classes import word_classes

Reader = Callable[[str], Sequence[ReadFigure]]

_CLASSES = word_classes("list_figures")
_DIVIDES = _CLASSES.set("divides")
_OF_A_SIDE = _CLASSES.set("of_a_side")
_TOTAL = _CLASSES.set("total")
_OPENS = _CLASSES.set("opens")
_EARLIER = _CLASSES.set("earlier")
_OTHER = _CLASSES.set("other")
_PEOPLE, _INJURED, _CASES = "people", "injured", "cases"
_COUNTED = ("person", "case_noun")
_TELLING = 10
"""The least whole that numbers make by no chance."""
_FEW = 2
_LONGEST_HEADING = 140
_LONGEST_LABEL = 8
"""Words of a label that names a place or a group."""
_WHY = "the heading of the list"
_PART = "part: "
_ANNOUNCED = "a colon"
_SUM = "the list adds up to it"
_SENTENCE = re.compile(r"(?<=[.!?؟])\s+")
_PAUSE = re.compile(r"[,،;؛.\n]")


class _Whole(NamedTuple):
    """The index of the figure that a list divides, and what says so."""

    at: int
    why: str


@dataclass(frozen=True)
class _Row:
    """An item, and the index of the figure that its number was read as; None where it was read as none."""

    item: Item
    index: int | None


def with_lists(
    text: str, lists: Sequence[TextList], language: str, read: Reader, figures: Sequence[ReadFigure]
) -> tuple[ReadFigure, ...]:
    """The figures, those of the lists among them; ``read`` reads a text without lists."""
    for found in lists:
        figures = _ListReader(text, found, language, read, figures).figures()
    return tuple(figures)


class _ListReader:
    """Reads one list beside the figures that are read so far."""

    def __init__(
        self, text: str, found: TextList, language: str, read: Reader, told: Sequence[ReadFigure]
    ) -> None:
        self.text, self.found, self.language, self.read = text, found, language, read
        self.told = told
        self.first = found.items[0].start
        sentence = _SENTENCE.split(found.above.strip())[-1]
        self.heading = sentence.strip(" :#*")
        self.words = frozenset(words_of(self.heading))

    def figures(self) -> Sequence[ReadFigure]:
        """All figures, with those of the list."""
        rows = [self._row(item) for item in self.found.items]
        own = [row for row in rows if not self._sums_up(row.item)]
        if len(own) < _FEW:
            return self.told
        return self._by_all(own) or self._by_their_own(own) or self.told

    def _by_their_own(self, rows: Sequence[_Row]) -> Sequence[ReadFigure] | None:
        """The list with the harm that some of its numbers were read with, or that its heading names."""
        read = {self.told[row.index].measure for row in rows if row.index is not None}
        if len(read) > 1:
            return None
        return self._read_as(rows, read.pop() if read else self._measure)

    def _by_all(self, rows: Sequence[_Row]) -> Sequence[ReadFigure] | None:
        """The list that adds up to a figure of another harm than the few that a word of their labels gave:
        «هيئة تحرير الشام: 14»."""
        read = [row for row in rows if row.index is not None]
        if not read or 2 * len(read) > len(rows) or self._measure:
            return None
        kept = self.told
        self.told = _without(kept, {row.index for row in read})
        found = self._read_as([_Row(row.item, None) for row in rows], "")
        self.told = self.told if found else kept
        return found

    def _read_as(self, rows: Sequence[_Row], measure: str) -> Sequence[ReadFigure] | None:
        whole = self._whole(rows, measure)
        pattern = self._pattern(rows, whole)
        if pattern is None:
            return None
        added = [self._figure(row.item, pattern, whole) for row in rows if row.index is None]
        return self._merged(added, rows, whole)

    def _row(self, item: Item) -> _Row:
        at = bisect_right(self._starts, item.start) - 1
        over = at >= 0 and item.start < self.told[at].end
        return _Row(item, at if over else None)

    @cached_property
    def _starts(self) -> list[int]:
        return [figure.start for figure in self.told]

    def _sums_up(self, item: Item) -> bool:
        """True of a line "Total: 40"."""
        return not _TOTAL.isdisjoint(words_of(item.label))

    # What the heading says

    @cached_property
    def _doc(self) -> Doc:
        return doc_of(self.heading, self.language)

    @cached_property
    def _measure(self) -> str:
        """The one harm that the heading names; "" where it names none or several."""
        if len(self.heading) > _LONGEST_HEADING or re.search(r"\d{2}", self.heading):
            return self._probed
        doc = self._doc
        nouns = [noun for noun in doc.begins["person"].values() if noun.entry.measure]
        harms = [(harm.first, harm.entry.measure) for harm in doc.harms.values()]
        harms += [(noun.first, noun.entry.measure) for noun in nouns]
        measures = {measure_by_disease(doc, at, measure, doc.key(at)) for at, measure in harms}
        return measures.pop() if len(measures) == 1 else self._probed

    @cached_property
    def _probed(self) -> str:
        """The harm that the heading states of any number behind it."""
        if re.search(r"\d", self.heading) or self.language not in ruled_languages():
            return ""
        read = self.read(f"{self.heading} : 7")
        return read[0].measure if len(read) == 1 else ""

    @cached_property
    def _group(self) -> str:
        return group_named(self.heading, self.language) or _PEOPLE

    @cached_property
    def _divides(self) -> bool:
        """True of "by district", «توزعوا على النحو الآتي»."""
        return not _DIVIDES.isdisjoint(self.words)

    # What the list divides

    def _whole(self, rows: Sequence[_Row], measure: str) -> _Whole | None:
        """The figure before the list that it adds up to, that the line above announces, or that is the last
        one that can hold it."""
        found = self._whole_among(self._before(measure), rows, measure)
        if found is None and measure == _INJURED:
            return self._whole_among(self._before(_CASES), rows, measure)  # «إصابات بالكوليرا»
        return found

    def _before(self, measure: str) -> list[int]:
        """The figures of the harm before the list; of any where none is known."""
        before = []
        for at, figure in enumerate(self.told):
            if figure.end <= self.first and measure in ("", figure.measure):
                before.append(at)
        return before

    def _whole_among(self, alike: Sequence[int], rows: Sequence[_Row], measure: str) -> _Whole | None:
        made = sum(row.item.value for row in rows)
        exact = self._exact(alike, made, len(rows), measure)
        if exact is not None:
            return _Whole(exact, _SUM)
        announced = self._announcing(alike, made)
        if announced is not None:
            return _Whole(announced, _ANNOUNCED if self._divides else _WHY)
        if not measure or not self._divides:
            return None
        holding = self._holding(alike, made)
        return None if holding is None else _Whole(holding, _WHY)

    def _holding(self, alike: Sequence[int], made: int) -> int | None:
        """The last figure, part of nothing and of no earlier time, that can hold the list."""
        for at in reversed(alike):
            figure = self.told[at]
            if figure.parent is None and figure.value_min > made and self._is_of_now(at):
                return at
        return None

    def _exact(self, alike: Sequence[int], made: int, rows: int, measure: str) -> int | None:
        """The last figure of exactly so many, rather one that is part of none."""
        if not measure and (self._names_other or made < _TELLING and not self.found.announced):
            return None
        exact = [at for at in alike if self.told[at].value_min == made]
        free = [at for at in exact if self.told[at].parent is None]
        return next(reversed(free or exact), None)

    @property
    def _opening(self) -> int:
        """The code point where the last sentence above the list begins."""
        words = self.heading[:_LONGEST_LABEL]
        return self.found.start + self.found.above.rfind(words)

    @cached_property
    def _names_other(self) -> bool:
        """True of a heading that counts something else: "Beds by district"."""
        return not _OTHER.isdisjoint(self.words)

    def _holds(self, whole: _Whole | None) -> bool:
        """True where the line above the list states the whole."""
        return whole is not None and self.told[whole.at].start >= self._opening

    def _announcing(self, alike: Sequence[int], made: int) -> int | None:
        """The last figure of the line above that ends with a colon; one that cannot hold the list only where
        its words say that it is divided."""
        if not self.found.announced:
            return None
        here = [at for at in alike if self.told[at].start >= self._opening]
        if len({self.told[at].measure for at in here}) != 1:
            return None
        large = [at for at in here if self.told[at].value_min >= made]
        if large:
            return large[-1]
        return here[0] if self._divides else None

    def _is_of_now(self, at: int) -> bool:
        """True of a figure that no words before it, or right behind it, place in an earlier time."""
        figure = self.told[at]
        last = self.told[at - 1].end if at else 0
        line = self.text.rfind("\n", 0, figure.start)
        before = self.text[max(line + 1, last) : figure.start]
        near = self.text[figure.end : figure.end + _BEHIND]
        behind = _PAUSE.split(near)[0]
        return _EARLIER.isdisjoint(words_of(f"{before} {behind}"))

    # What its rows count

    def _pattern(self, rows: Sequence[_Row], whole: _Whole | None) -> ReadFigure | None:
        """A figure that says what the unread rows count; None where nothing says it, and where no row is
        linked."""
        read = [self.told[row.index] for row in rows if row.index is not None]
        if len(read) == len(rows):
            return read[0] if whole else None
        unread = [row.item for row in rows if row.index is None]
        if not all(self._may_count(item) for item in unread):
            return None
        things = sum(self._names_thing(item) for item in unread)
        if 2 * things > len(unread) and not (self._measure or self._holds(whole)):
            return None
        if whole is not None:
            return self.told[whole.at]
        if not self._measure or not (self._divides or self._is_short):
            return None
        return _figure(self._measure, self._group)

    @property
    def _is_short(self) -> bool:
        """True of a heading of few words: "Deaths", «الوفيات»."""
        return len(words_of(self.heading)) <= _FEW

    def _may_count(self, item: Item) -> bool:
        """True of a short label that names no harm; where the number stands before it, of one that says
        where, or whom."""
        if item.leads:
            opening = words_of(item.label)[0]
            return opening in _OPENS or self._counts_people(item.label)
        if len(words_of(item.label)) > _LONGEST_LABEL:
            return False
        return not item.noun or self._counts_people(item.noun)

    def _names_thing(self, item: Item) -> bool:
        """True of "Tents: 12"; a word for a thing can be a place («درعا»)."""
        if item.leads:
            return False
        return doc_of(item.label, self.language).mentions("thing")

    def _counts_people(self, noun: str) -> bool:
        doc = doc_of(noun, self.language)
        return doc.any_at(_COUNTED, 0)

    def _figure(self, item: Item, pattern: ReadFigure, whole: _Whole | None) -> ReadFigure:
        noun, end, named = self._noun(item), item.end, ""
        if noun:
            end = self.text.index(noun, end) + len(noun)
            named = group_named(noun, self.language)
        elif not item.leads and _OF_A_SIDE.isdisjoint(self.words):
            named = group_named(item.label, self.language)
        return replace(
            pattern,
            start=item.start,
            end=end,
            value_min=item.value,
            value_max=None,
            qualifier="exact",
            category=named or pattern.category,
            parent=None,
            form="digit",
            why=(_WHY,),
        )

    def _noun(self, item: Item) -> str:
        """The word behind the number that says whom it counts; "" where none does."""
        behind = item.label if item.leads else item.noun
        if not behind or not self._counts_people(behind):
            return ""
        return behind.partition(" ")[0]

    def _merged(
        self, added: Sequence[ReadFigure], rows: Sequence[_Row], whole: _Whole | None
    ) -> Sequence[ReadFigure]:
        """All figures in the order of the text; the rows are parts of the whole."""
        figures = list(self.told)
        linked = {row.index for row in rows if row.index is not None and whole is not None}
        for at in linked:
            figures[at] = self._as_part(figures[at], whole)
        return in_order([*figures, *[self._as_part(figure, whole) for figure in added]])

    def _as_part(self, figure: ReadFigure, whole: _Whole | None) -> ReadFigure:
        if whole is None or figure.parent is not None and whole.why != _SUM:
            return figure
        return replace(figure, parent=whole.at, why=(*figure.why, f"{_PART}{whole.why}"))


def _figure(measure: str, category: str) -> ReadFigure:
    """A figure of no number yet."""
    return ReadFigure(0, 0, 0, None, "exact", measure, category, None, "digit", ())


_BEHIND = 40
"""Code points behind a figure in which its time is told."""


def _without(figures: Sequence[ReadFigure], gone: Collection[int | None]) -> list[ReadFigure]:
    """The figures but for those of the indexes ``gone``, whose parts are parts of nothing."""
    kept = [at for at in range(len(figures)) if at not in gone]
    place = {old: new for new, old in enumerate(kept)}
    parents = [figures[at].parent for at in kept]
    wholes = [None if parent is None else place.get(parent) for parent in parents]
    return [replace(figures[at], parent=whole) for at, whole in zip(kept, wholes, strict=True)]
