"""By what cause each figure of a text was counted."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from hasila.ingest.drafting.causes import causes_in, goes_off, is_killing, without_hand
from hasila.ingest.drafting.nearest import Circumstance, along
from hasila.ingest.drafting.outline import Outline, SaidValue, said_of
from hasila.model.vocabulary import Vocabulary


def cause_of(outline: Outline, language: str, vocabulary: Vocabulary) -> list[Circumstance]:
    """By what cause each figure was counted."""
    causes = said_of(causes_in(outline.text, language, vocabulary.causes.values()))
    open_causes = without_hand(language, vocabulary.causes.values())
    told = along(outline, causes, "", lambda _: False)
    cause = _under_heading(outline, causes, _divided(outline, told, open_causes))
    cause = _of_what_went_off(outline, causes, cause, language)
    return _of_their_subjects(outline, causes, cause, language)


def _divided(
    outline: Outline, found: Sequence[Circumstance], open_causes: Collection[str]
) -> list[Circumstance]:
    """The causes; one that tells a means and not whose it was only of a part, which it divides from the
    others."""
    divided = []
    for figure, own in zip(outline.figures, found, strict=True):
        kept = own.value not in open_causes or own.own and figure.parent is not None
        divided.append(own if kept else Circumstance())
    return divided


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


def _of_what_went_off(
    outline: Outline, said: Sequence[SaidValue], found: Sequence[Circumstance], language: str
) -> list[Circumstance]:
    """The causes; a figure whose sentence says none has that of the one before it, where it tells of what
    went off and of no figure: "A car ran over a mine; three people were killed"."""
    kept = []
    for figure, own in zip(outline.figures, found, strict=True):
        start, _ = outline.sentence(figure.start)
        told = () if own.value or outline.inside(said, figure) else outline.event_before(start)
        words = outline.text[slice(*told)] if told else ""
        causes = {one.value for one in said if told and told[0] <= one.start < told[1]}
        kept.append(Circumstance(causes.pop()) if len(causes) == 1 and goes_off(words, language) else own)
    return kept
