"""By what cause each figure of a text was counted."""

from __future__ import annotations

from collections.abc import Sequence

from hasila.ingest.drafting.causes import begins_event, causes_in, is_killing, tells_another
from hasila.ingest.drafting.nearest import Circumstance, along, as_their_wholes
from hasila.ingest.drafting.outline import Outline, SaidValue, said_of
from hasila.ingest.drafting.when import is_of_a_long_time
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import Vocabulary


def cause_of(
    outline: Outline,
    language: str,
    places: Sequence[SaidValue],
    axes: tuple[Sequence[Circumstance], Sequence[Circumstance]],
    vocabulary: Vocabulary,
) -> list[Circumstance]:
    """By what cause each figure was counted, once it is known when and where (``axes``)."""
    causes = said_of(causes_in(outline.text, language, vocabulary.causes.values()))
    told = along(outline, causes, "", lambda _: False)
    cause = _without_arrests(outline, _under_heading(outline, causes, told))
    cause = _Events(outline, causes, places, axes, language, vocabulary).continued(cause)
    return as_their_wholes(outline, _of_their_subjects(outline, causes, cause, language))


def _without_arrests(outline: Outline, found: Sequence[Circumstance]) -> list[Circumstance]:
    """The causes; nobody is detained by a weapon."""
    pairs = zip(outline.figures, found, strict=True)
    return [Circumstance() if figure.measure == "detained" else own for figure, own in pairs]


_HARMED = ("killed", "injured")
"""What the cause of an event that was told of before does: it neither rescues nor displaces."""
_BACK = 3
"""Sentences from one that goes on with an event to that which told of it."""


@dataclass(frozen=True, slots=True)
class _Events:
    """What a text tells of its events: the causes and the places said, and when and where its figures are."""

    outline: Outline
    causes: Sequence[SaidValue]
    places: Sequence[SaidValue]
    axes: tuple[Sequence[Circumstance], Sequence[Circumstance]]
    language: str
    vocabulary: Vocabulary

    def continued(self, found: Sequence[Circumstance]) -> list[Circumstance]:
        """The causes; a figure whose sentence names none and goes on with an event has that of the event."""
        kept: list[Circumstance] = []
        for index, (figure, own) in enumerate(zip(self.outline.figures, found, strict=True)):
            unsaid = not (own.value or self.outline.inside(self.causes, figure))
            harmed = figure.measure in _HARMED and figure.parent is None
            event = self._before(index, kept) if unsaid and harmed and self._may_go_on(index) else ""
            kept.append(Circumstance(event) if event else own)
        return kept

    def _may_go_on(self, index: int) -> bool:
        """True of a figure that is no count of a long time, and of whose sentence no other harm is told."""
        if is_of_a_long_time(self.axes[0][index].value):
            return False
        sentence = self.outline.sentence(self.outline.figures[index].start)
        return not tells_another(self.outline.text[slice(*sentence)], self.language)

    def _before(self, index: int, kept: Sequence[Circumstance]) -> str:
        """The cause of the event with which the sentence of a figure goes on; "" of none."""
        start = self.outline.sentence(self.outline.figures[index].start)[0]
        for _ in range(_BACK):
            before = self.outline.sentence_before(start)
            if before == (0, 0):
                return ""
            told = [at for at in range(len(kept)) if before[0] <= self.outline.figures[at].start < before[1]]
            causes = {one.value for one in self.causes if before[0] <= one.start < before[1]}
            if told:
                return self._of_figures(index, told, kept)
            if causes:
                return causes.pop() if len(causes) == 1 and self._begins_event(index, before) else ""
            start = before[0]
        return ""

    def _of_figures(self, index: int, told: Sequence[int], kept: Sequence[Circumstance]) -> str:
        """The one cause of the figures told of before, where this one is of their day and place."""
        harmed = [at for at in told if self.outline.figures[at].measure in _HARMED]
        causes = {kept[at].value for at in harmed}
        same = any(self._is_together(index, at) for at in harmed)
        return causes.pop() if len(causes) == 1 and same else ""

    def _is_together(self, index: int, other: int) -> bool:
        """True of two figures of the same day and place, as far as the text says them."""
        pairs = [(axis[index].value, axis[other].value) for axis in self.axes]
        return all(not own or own == before for own, before in pairs)

    def _begins_event(self, index: int, sentence: tuple[int, int]) -> bool:
        """True of a sentence that tells what struck or went off, at no other place and day than those of the
        figure."""
        when, where = (axis[index] for axis in self.axes)
        known = {one.value for one in self.places if sentence[0] <= one.start < sentence[1]}
        elsewhere = where.own and known and not any(self._is_inside(where.value, place) for place in known)
        words = self.outline.text[slice(*sentence)]
        return not (when.own or elsewhere) and begins_event(words, self.language)

    def _is_inside(self, place: str, other: str) -> bool:
        """True of the same place, or of one that lies in the other."""
        return place == other or self.vocabulary.narrower("place", place, other)


def _of_their_subjects(
    outline: Outline, said: Sequence[SaidValue], found: Sequence[Circumstance], language: str
) -> list[Circumstance]:
    """The causes; where a figure of the report has one, it is also that of a figure of whose verb it is the
    subject ("raids on the market had killed six")."""
    known = {own.value for own in found if own.value}
    kept = []
    for figure, own in zip(outline.figures, found, strict=True):
        before = [one for one in outline.inside(said, figure) if one.end <= figure.start]
        if own.value or not before or before[-1].value not in known:
            kept.append(own)
            continue
        killed = is_killing(outline.text[before[-1].end : figure.start], language)
        kept.append(Circumstance(before[-1].value, True) if killed else own)
    return kept


def _under_heading(
    outline: Outline, said: Sequence[SaidValue], found: Sequence[Circumstance]
) -> list[Circumstance]:
    """The causes; an item of a list whose own words say none has that of the line above the list."""
    kept = []
    for figure, own in zip(outline.figures, found, strict=True):
        start, end = (0, 0) if own.value else outline.line_above(figure.start)
        above = {one.value for one in said if start <= one.start < end}
        unsaid = above.issuperset(one.value for one in outline.inside(said, figure))
        kept.append(Circumstance(above.pop()) if len(above) == 1 and unsaid else own)
    return kept
