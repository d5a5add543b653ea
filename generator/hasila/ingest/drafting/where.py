"""Where each figure of a text was counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import partial

from hasila.ingest.drafting.nearest import Circumstance, along
from hasila.ingest.drafting.outline import Outline, SaidValue
from hasila.ingest.drafting.place_phrases import told_aside
from hasila.ingest.drafting.said_places import places_named, said_places
from hasila.ingest.drafting.unlisted import unlisted_places
from hasila.ingest.drafting.when import days_of, is_of_a_long_time, lies_in
from hasila.model.vocabulary import NamedPeriod, Vocabulary
from hasila.reader import ReadFigure
from hasila.reader.times import rises_of, totals_of


def told_places(outline: Outline, language: str, vocabulary: Vocabulary) -> list[SaidValue]:
    """The places that the text tells of."""
    text, starts = outline.text, [figure.start for figure in outline.figures]
    named = places_named(text, language, vocabulary)
    said = said_places(text, language, named, starts, vocabulary)
    others = unlisted_places(text, language, named)
    aside = told_aside(text, language, others)
    events = [one for one in others if one.start not in aside]
    unlisted = [SaidValue(one.start, one.end, "", unlisted=True) for one in events]
    return sorted((*said, *filter(partial(_is_of_event, outline), unlisted)), key=lambda one: one.start)


def _is_of_event(outline: Outline, one: SaidValue) -> bool:
    """True of a place in the heading, and of one in whose sentence or the next one people are counted."""
    start, end = outline.sentence(one.start)
    following = end if outline.text[end : end + 1] == "\n" else outline.sentence(end)[1]
    return one.start < outline.heading or outline.any_figure(start, following)


def where_of(
    outline: Outline,
    language: str,
    places: Sequence[SaidValue],
    when: Sequence[Circumstance],
    published: date,
    vocabulary: Vocabulary,
) -> list[Circumstance]:
    """Where each figure was counted, of the places told of and once it is known when."""
    running = [is_of_a_long_time(one.value) for one in when]
    wide, zone = (_widest(outline, places, kinds, vocabulary) for kinds in (_WIDE, _WIDE[:1]))
    where = along(outline, places, wide, lambda index: not running[index], zone)
    where = _of_their_events(outline, where, when, places, published, vocabulary)
    where = _at_the_only_place(where, when, running, places, vocabulary)
    where = _at_the_same_event(outline, where, when, running, places, vocabulary)
    where = _at_the_total_before(outline, where, when, running)
    near = _days_told(where, when, running, published, vocabulary.periods)
    only = _only_place([one for one in places if not (one.aside or one.unlisted)], vocabulary)
    narrow = only and vocabulary.places[only].kind not in _WIDE
    totals = {
        outline.sentence(place)[0]
        for place in (*totals_of(outline.text, language), *rises_of(outline.text, language))
    }
    return _days_after(outline, where, near, only, totals) if narrow else where


def _at_the_total_before(
    outline: Outline, where: Sequence[Circumstance], when: Sequence[Circumstance], running: Sequence[bool]
) -> list[Circumstance]:
    """The places; a count of a long time that names none has that of the count before it, of the same time
    and in the same paragraph ("Another 29 were pulled out")."""
    kept: list[Circumstance] = []
    for index, place in enumerate(where):
        before = kept[-1] if kept else Circumstance()
        unsaid = running[index] and not (place.value or place.own)
        if unsaid and before.own and not when[index].own and _follows(outline, when, index):
            kept.append(Circumstance(before.value))
        else:
            kept.append(place)
    return kept


def _follows(outline: Outline, when: Sequence[Circumstance], index: int) -> bool:
    """True of a figure of the same time and the same paragraph as the one before it."""
    before = index - 1
    if when[index].value != when[before].value:
        return False
    start, end = outline.figures[before].end, outline.figures[index].start
    return "\n" not in outline.text[start:end]


_DAYS = 14
"""Days within which what is told without a place may go on with the event of the only place."""


def _days_told(
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    running: Sequence[bool],
    published: date,
    periods: Mapping[str, NamedPeriod],
) -> list[tuple[date, str] | None]:
    """The first day of each figure that is no count of a long time, with its place; None of the others."""
    told: list[tuple[date, str] | None] = []
    for place, time, begun in zip(where, when, running, strict=True):
        days = None if begun else days_of(time.value, published, periods)
        told.append((days[0], place.value) if days else None)
    return told


def _is_soon(day: date, event: date) -> bool:
    after = (day - event).days
    return 0 <= after <= _DAYS


def _days_after(
    outline: Outline,
    where: Sequence[Circumstance],
    days: Sequence[tuple[date, str] | None],
    only: str,
    totals: Collection[int],
) -> list[Circumstance]:
    """The places; what is told of a day soon after an event at the only place of the report, and names none,
    is asked for it."""
    kept: list[Circumstance] = []
    told = [one for one in days if one]
    events = [day for day, at in told if at == only]
    for figure, place, own in zip(outline.figures, where, days, strict=True):
        is_said = place.value or place.own or figure.parent is not None
        is_total = outline.sentence(figure.start)[0] in totals
        soon = own is not None and any(_is_soon(own[0], day) for day in events)
        open_to = soon and not (is_said or is_total)
        kept.append(Circumstance(only, asked=_NO_PLACE.format(value=only)) if open_to else place)
    return kept


_WIDE = ("zone", "area", "governorate", "country", "region", "province", "district")
"""Kinds of places that a whole report may be about."""


def _has_none(place: Circumstance, time: Circumstance, elsewhere: bool, times: Collection[str]) -> bool:
    """True of a place that is not said, nor ``elsewhere``, at one of the times told of the only place."""
    if place.value or elsewhere:
        return False
    return time.value in times if times else bool(time.value)


def _at_the_only_place(
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    running: Sequence[bool],
    said: Sequence[SaidValue],
    vocabulary: Vocabulary,
) -> list[Circumstance]:
    """The places; those that none is said of are at the only one that the text tells of.

    A running total is of no narrow place that an event was told of, and what is told of another time than
    that event may be elsewhere.
    """
    only = _only_place([one for one in said if not one.aside], vocabulary)
    if not only:
        return list(where)
    wide = vocabulary.places[only].kind == "country"
    times = {time.value for time, place in zip(when, where, strict=True) if place.value == only}
    kept: list[Circumstance] = []
    for place, time, begun in zip(where, when, running, strict=True):
        elsewhere = begun and not wide
        unsaid = _has_none(place, time, elsewhere, times)
        kept.append(replace(place, value=only) if unsaid else place)
    return kept


def _of_their_events(
    outline: Outline,
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    said: Sequence[SaidValue],
    published: date,
    vocabulary: Vocabulary,
) -> list[Circumstance]:
    """The places; that of the whole report is not of another time than that of which it was told, but where
    the heading or several sentences name it."""
    kept: list[Circumstance] = []
    for figure, place, time in zip(outline.figures, where, when, strict=True):
        parent = figure.parent
        if parent is not None and parent < len(kept) and where[parent].of_report and not place.own:
            kept.append(replace(kept[parent], of_report=True))
            continue
        if not (place.of_report and place.value) or _is_theme(outline, place.value, said, vocabulary):
            kept.append(place)
            continue
        times = {when[told].value for told in _told_at(outline, place.value, where)}
        same = not times or any(lies_in(time.value, told, published, vocabulary.periods) for told in times)
        kept.append(place if same else Circumstance())
    return kept


def _told_at(outline: Outline, place: str, where: Sequence[Circumstance]) -> Iterator[int]:
    """The figures, no parts, of whose sentence or paragraph the place is."""
    for index, (figure, told) in enumerate(zip(outline.figures, where, strict=True)):
        if figure.parent is None and told.value == place and not told.of_report:
            yield index


def _is_theme(outline: Outline, place: str, said: Sequence[SaidValue], vocabulary: Vocabulary) -> bool:
    """True of a place that the whole report is about: a country, a zone, or one that the heading or several
    sentences name."""
    named = [one for one in said if one.value == place]
    wide = vocabulary.places[place].kind in _OF_ALL
    return wide or len(named) > 1 or named[0].start < outline.heading


_OF_ALL = ("country", "zone")
"""Kinds of places of which a report counts everything."""


def _at_the_same_event(
    outline: Outline,
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    running: Sequence[bool],
    said: Sequence[SaidValue],
    vocabulary: Vocabulary,
) -> list[Circumstance]:
    """The places; one that has none has that of the figures of the same day before it, where they share one,
    and is asked for it."""
    kept: list[Circumstance] = []
    aside = [_is_aside(outline, said, figure) for figure in outline.figures]
    for index, (place, time) in enumerate(zip(where, when, strict=True)):
        dated = bool(time.value) and not time.asked and not running[index]
        unsaid = not (place.value or place.own or _is_divided(outline, index, where))
        if not (dated and unsaid) or _stands_apart(outline, outline.figures[index], kept):
            kept.append(place)
            continue
        same = [told for told in range(index) if when[told].value == time.value and where[told].value]
        events = [told for told in same if not aside[told]]
        shared = _only_place([SaidValue(0, 0, where[told].value) for told in events], vocabulary)
        kept.append(Circumstance(shared, asked=_NO_PLACE.format(value=shared)) if shared else place)
    return kept


_NO_PLACE = "the text says no place here: `{value}` was taken: is it?"


def _is_divided(outline: Outline, index: int, where: Sequence[Circumstance]) -> bool:
    """True of a figure of which some are told of at a place of their own."""
    parts = zip(outline.figures, where, strict=True)
    return any(figure.parent == index and place.own for figure, place in parts)


def _stands_apart(outline: Outline, figure: ReadFigure, places: Sequence[Circumstance]) -> bool:
    """True of a part, which has the place of its whole, and of people detained whose sentence tells of no
    place beside them: they may be taken anywhere."""
    if figure.parent is not None or figure.measure != "detained":
        return figure.parent is not None
    sentence = outline.sentence(figure.start)
    beside = zip(outline.figures, places, strict=False)
    return not any(place.value and outline.sentence(other.start) == sentence for other, place in beside)


def _is_aside(outline: Outline, said: Sequence[SaidValue], figure: ReadFigure) -> bool:
    """True of people who were taken to a place, which need not be that of the event."""
    return any(one.aside for one in outline.inside(said, figure))


def _only_place(said: Sequence[SaidValue], vocabulary: Vocabulary) -> str:
    """The one place that a text tells of, the narrowest of those that lie in each other; "" of several."""
    narrowest = ""
    for one in said:
        if not one.value:
            return ""
        if not narrowest or vocabulary.narrower("place", one.value, narrowest):
            narrowest = one.value
        elif one.value != narrowest and not vocabulary.narrower("place", narrowest, one.value):
            return ""
    return narrowest


def _is_of_parts(outline: Outline, one: SaidValue) -> bool:
    """True of the place of a part, which tells it apart from its whole: "of them 64 in Hama"."""
    parts = [figure for figure in outline.figures if figure.parent is not None]
    return outline.of_a_part(parts, one)


def _widest(
    outline: Outline, said: Sequence[SaidValue], wanted: Sequence[str], vocabulary: Vocabulary
) -> str:
    """The place of the kinds wanted that the text names most, a zone before others; "" where it names none
    before the end of its first sentence with a figure, and none twice."""
    said = [one for one in said if not (outline.in_item(one.start) or _is_of_parts(outline, one))]
    values = Counter(one.value for one in said)
    first = outline.sentence(outline.figures[0].start)[1] if outline.figures else 0
    about = [one for one in said if one.value and (one.start < first or values[one.value] > 1)]
    known = [vocabulary.places[one.value] for one in about]
    for kinds in (_WIDE[:1], wanted):
        wide = [place.id for place in known if place.kind in kinds]
        if wide:
            return Counter(wide).most_common(1)[0][0]
    return ""
