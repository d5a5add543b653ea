"""When, where and by what cause a figure was counted: from its clause, its sentence, its heading."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hasila.ingest.drafting.causes import causes_in, goes_off, is_killing, without_hand, word_forms
from hasila.ingest.drafting.named import Named, name_stems, named_in
from hasila.ingest.drafting.place_phrases import around_it, beside_another, told_aside, with_pointed
from hasila.model.data_class import dataclass
from hasila.model.vocabulary import NamedPeriod, Vocabulary
from hasila.reader import ReadFigure
from hasila.reader.times import TimeMention, lasting_of, rises_of, times_of, totals_of
from hasila.reader.tokens import tokens_of


@dataclass(frozen=True, slots=True)
class Circumstance:
    """A value of one axis, "" where the text says none.

    ``own``: it stands in the figure's own clause; ``proposed``: it is that of an earlier report; ``asked``
    is the question that a weak value leaves; ``of_report``: it is that of the whole report, and of no
    sentence near the figure.
    """

    value: str = ""
    own: bool = False
    proposed: bool = False
    asked: str = ""
    of_report: bool = False


@dataclass(frozen=True, slots=True)
class Circumstances:
    """When, where and by what cause a figure was counted."""

    when: Circumstance
    where: Circumstance
    cause: Circumstance


def circumstances_of(
    text: str, figures: Sequence[ReadFigure], language: str, published: date, vocabulary: Vocabulary
) -> tuple[Circumstances, ...]:
    """The circumstances of each figure, in order; a part has those of its whole where its words say none."""
    times = _said_times(text, language, published, vocabulary.periods)
    starts = [figure.start for figure in figures]
    places = _said_places(text, language, _places_named(text, language, vocabulary), starts, vocabulary)
    causes = _said(causes_in(text, language, vocabulary.causes.values()))
    outline = _Outline.of(text, figures)
    times = _without_date_line(outline, times, published)
    raised = rises_of(text, language)
    told = _along(outline, times, "", lambda _: True, raised=raised)
    totals = {outline.sentence(place)[0] for place in (*totals_of(text, language), *raised)}
    lasting = lasting_of(text, language)
    weak = _with_weak_times(outline, times, told, published, totals, lasting)
    when = _by_weekday(outline, times, _as_their_wholes(outline, list(weak)), published)
    running = [_is_of_a_long_time(one.value) for one in when]
    wide, zone = (_widest(outline, places, kinds, vocabulary) for kinds in (_WIDE, _WIDE[:1]))
    where = _along(outline, places, wide, lambda index: not running[index], zone)
    where = _of_their_events(outline, where, when, places, published, vocabulary)
    where = _at_the_only_place(where, when, running, places, vocabulary)
    where = _at_the_same_event(outline, where, when, running, places, vocabulary)
    open_causes = without_hand(language, vocabulary.causes.values())
    told_causes = _along(outline, causes, "", lambda _: False)
    cause = _under_heading(outline, causes, _divided(outline, told_causes, open_causes))
    cause = _of_what_went_off(outline, causes, cause, language)
    cause = _of_their_subjects(outline, causes, cause, language)
    axes = [when, where, cause]
    return tuple(Circumstances(*of_figure) for of_figure in zip(*axes, strict=True))


_YEAR = re.compile(r"(\d{4})-01-01 to \1-12-31")


def _is_of_a_long_time(when: str) -> bool:
    """True of a count since a first day, of a month or of a year."""
    return when.startswith(("since", "month")) or _YEAR.fullmatch(when) is not None


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
    said: Sequence[_Said],
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
    return [
        replace(place, value=only) if _has_none(place, time, begun and not wide, times) else place
        for place, time, begun in zip(where, when, running, strict=True)
    ]


def _of_their_events(
    outline: _Outline,
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    said: Sequence[_Said],
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
        same = not times or any(_lies_in(time.value, told, published, vocabulary.periods) for told in times)
        kept.append(place if same else Circumstance())
    return kept


def _told_at(outline: _Outline, place: str, where: Sequence[Circumstance]) -> Iterator[int]:
    """The figures, no parts, of whose sentence or paragraph the place is."""
    for index, (figure, told) in enumerate(zip(outline.figures, where, strict=True)):
        if figure.parent is None and told.value == place and not told.of_report:
            yield index


def _is_theme(outline: _Outline, place: str, said: Sequence[_Said], vocabulary: Vocabulary) -> bool:
    """True of a place that the whole report is about: a country, a zone, or one that the heading or several
    sentences name."""
    named = [one for one in said if one.value == place]
    wide = vocabulary.places[place].kind in _OF_ALL
    return wide or len(named) > 1 or named[0].start < outline.heading


_OF_ALL = ("country", "zone")
"""Kinds of places of which a report counts everything."""


def _lies_in(when: str, told: str, published: date, periods: Mapping[str, NamedPeriod]) -> bool:
    """True of the same time, of a day or days within others, and beside a running count of a time that is not
    said."""
    if when == told:
        return True
    if not when:
        return told.startswith("since")
    if when.startswith("since"):
        return False
    own, other = (_days_of(time, published, periods) for time in (when, told))
    return own is not None and other is not None and other[0] <= own[0] and own[1] <= other[1]


_LONGEST_MONTH = 31
_DAY_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOURS_WRITTEN = re.compile(r"(\d+)h")


def _days_of(when: str, published: date, periods: Mapping[str, NamedPeriod]) -> tuple[date, date] | None:
    """The first and the last day of a time as a head writes it; None where it names no day."""
    days = [date.fromisoformat(day) for day in _DAY_WRITTEN.findall(when)]
    if when.startswith("month "):
        first = date.fromisoformat(f"{when.removeprefix('month ')}-01")
        following = first + timedelta(days=_LONGEST_MONTH)
        return first, following.replace(day=1) - timedelta(days=1)
    named = periods.get(when.removeprefix("since ").partition(" to ")[0])
    if when.startswith("since ") and named and named.start:
        return named.start, days[-1] if days else published
    hours = _HOURS_WRITTEN.search(when)
    last = days[-1] if days and not (when.startswith("since") and len(days) == 1) else published
    if hours:
        return last - timedelta(days=-(-int(hours[1]) // _DAY)), last
    return (days[0], last) if days else None


def _at_the_same_event(
    outline: _Outline,
    where: Sequence[Circumstance],
    when: Sequence[Circumstance],
    running: Sequence[bool],
    said: Sequence[_Said],
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
        shared = _only_place([_Said(0, 0, where[told].value) for told in events], vocabulary)
        kept.append(Circumstance(shared, asked=_NO_PLACE.format(value=shared)) if shared else place)
    return kept


_NO_PLACE = "the text says no place here: `{value}` was taken: is it?"


def _is_divided(outline: _Outline, index: int, where: Sequence[Circumstance]) -> bool:
    """True of a figure of which some are told of at a place of their own."""
    parts = zip(outline.figures, where, strict=True)
    return any(figure.parent == index and place.own for figure, place in parts)


def _stands_apart(outline: _Outline, figure: ReadFigure, places: Sequence[Circumstance]) -> bool:
    """True of a part, which has the place of its whole, and of people detained whose sentence tells of no
    place beside them: they may be taken anywhere."""
    if figure.parent is not None or figure.measure != "detained":
        return figure.parent is not None
    sentence = outline.sentence(figure.start)
    beside = zip(outline.figures, places, strict=False)
    return not any(place.value and outline.sentence(other.start) == sentence for other, place in beside)


def _is_aside(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> bool:
    """True of people who were taken to a place, which need not be that of the event."""
    return any(one.aside for one in outline.inside(said, figure))


def _only_place(said: Sequence[_Said], vocabulary: Vocabulary) -> str:
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


def _divided(
    outline: _Outline, found: Sequence[Circumstance], open_causes: Collection[str]
) -> list[Circumstance]:
    """The causes; one that tells a means and not whose it was only of a part, which it divides from the
    others."""
    divided = []
    for figure, own in zip(outline.figures, found, strict=True):
        kept = own.value not in open_causes or own.own and figure.parent is not None
        divided.append(own if kept else Circumstance())
    return divided


def _of_their_subjects(
    outline: _Outline, said: Sequence[_Said], found: Sequence[Circumstance], language: str
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
    outline: _Outline, said: Sequence[_Said], found: Sequence[Circumstance]
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
    outline: _Outline, said: Sequence[_Said], found: Sequence[Circumstance], language: str
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


def _as_their_wholes(outline: _Outline, found: Sequence[Circumstance]) -> list[Circumstance]:
    """The circumstances, those of parts that have none as those of their wholes, without a question."""
    kept: list[Circumstance] = []
    for figure, own in zip(outline.figures, found, strict=True):
        parent = figure.parent
        if parent is not None and parent < len(kept) and not own.value and not own.own:
            kept.append(Circumstance(kept[parent].value))
        else:
            kept.append(own)
    return kept


def _by_weekday(
    outline: _Outline, said: Sequence[_Said], when: Sequence[Circumstance], published: date
) -> list[Circumstance]:
    """The times; the day of the report is asked for where nothing names it but its day of the week."""
    own_day = f"on {published}"
    ways = {one.weekday for one in said if one.value == own_day}
    if ways != {True}:
        return list(when)
    asked = _WEEKDAY.format(value=own_day)
    parts = [figure.parent is not None for figure in outline.figures]
    open_times = [time.value == own_day and not time.asked for time in when]
    asked_of = [is_open and not part for is_open, part in zip(open_times, parts, strict=True)]
    return [replace(time, asked=asked) if due else time for time, due in zip(when, asked_of, strict=True)]


_WEEKDAY = "the text names only the day of the week: `{value}` was taken: is it?"


def _with_weak_times(
    outline: _Outline,
    said: Sequence[_Said],
    told: Sequence[Circumstance],
    published: date,
    totals: Collection[int],
    lasting: Sequence[int],
) -> Iterator[Circumstance]:
    """The times, with one that is asked for where a figure that is no part has none, or has that of another
    sentence though it tells what is ``still`` so, or that of a document alone."""
    events = {one.value for one in said if not one.dated}
    for own, figure in zip(told, outline.figures, strict=True):
        if own.value or figure.parent is not None:
            still = outline.in_clause(lasting, figure) or own.value not in events
            unsure = own.value and figure.parent is None and still
            yield _asked(own.value) if unsure and not outline.inside(said, figure) else own
            continue
        start, _ = outline.sentence(figure.start)
        running = start in totals or figure.measure == "displaced"
        yield _weakly_when(outline, said, figure, published, running)


def _weakly_when(
    outline: _Outline, said: Sequence[_Said], figure: ReadFigure, published: date, running: bool
) -> Circumstance:
    """The time of a figure whose paragraph says none, with the question that it leaves.

    A running total has the one first day that the text names; an event has the day that was told of last
    before it, else that of the report.
    """
    own_day = f"on {published}"
    heard = _heard(outline, said, figure)
    known = [one for one in heard if one.value not in ("", _UNKNOWN)]
    values = list(dict.fromkeys(one.value for one in known))
    begun = [value for value in values if value.startswith("since")]
    if running and begun:
        told = [one for one in known if one.end <= figure.start or one.value == begun[0]]
        first = next(one for one in told if one.value == begun[0])
        told = [one for one in told if one.value != own_day or not outline.in_one_sentence(one, first)]
        if len(begun) > 1 or not told[0].value.startswith("since"):
            return Circumstance()  # an event was told of first: the first day may be that of another count
        return _asked(begun[0])
    days = _days_told(known, figure)
    if any(one.value == _UNKNOWN for one in outline.inside(said, figure)):
        return Circumstance()
    if running:
        again = figure.measure != "displaced" and len(values) == 1 and bool(days)
        return _asked(days[0]) if again else Circumstance()
    if len(values) == 1 and days:
        return Circumstance(days[0])
    return _asked(
        _period_of_all(outline, known) or (days or [_begun_in_list(outline, known, figure)])[-1] or own_day
    )


def _period_of_all(outline: _Outline, known: Sequence[_Said]) -> str:
    """The days, the month or the year that the first line of the report names; "" where it names none."""
    end = outline.text.find("\n")
    first = [one.value for one in known if one.start < end]
    return first[0] if first and (first[0].startswith("month") or _SPAN.fullmatch(first[0])) else ""


_SPAN = re.compile(r"\S+ to \S+")


def _begun_in_list(outline: _Outline, known: Sequence[_Said], figure: ReadFigure) -> str:
    """The first day that an item before that of the figure names, in the same list; "" of none."""
    if not outline.in_item(figure.start):
        return ""
    paragraph = outline.text.rfind("\n\n", 0, figure.start)
    told = {one.value for one in known if paragraph < one.start < figure.start}
    return told.pop() if len(told) == 1 else ""


def _days_told(known: Sequence[_Said], figure: ReadFigure) -> list[str]:
    """The times of events, no first days, that are told before the figure, else those behind it."""
    events = [one for one in known if not one.value.startswith("since")]
    before = [one.value for one in events if one.end <= figure.start]
    if before or any(one.end <= figure.start for one in known):
        return before
    return [one.value for one in events]


_NO_TIME = "the text says no time here: `{value}` was taken: is it?"


def _asked(value: str) -> Circumstance:
    return Circumstance(value, asked=_NO_TIME.format(value=value))


def _widest(outline: _Outline, said: Sequence[_Said], wanted: Sequence[str], vocabulary: Vocabulary) -> str:
    """The place of the kinds wanted that the text names most, a zone before others; "" where it names none
    before the end of its first sentence with a figure, and none twice."""
    values = Counter(one.value for one in said)
    first = outline.sentence(outline.figures[0].start)[1] if outline.figures else 0
    about = [one for one in said if one.value and (one.start < first or values[one.value] > 1)]
    known = [vocabulary.places[one.value] for one in about]
    for kinds in (_WIDE[:1], wanted):
        wide = [place.id for place in known if place.kind in kinds]
        if wide:
            return Counter(wide).most_common(1)[0][0]
    return ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A value that the text says from code point ``start`` to ``end``.

    ``compared`` is the place of the words by which its sentence only compares with it, -1 without them;
    ``dated`` is true of the day of a document, ``aside`` of the place to which people were taken, or of which
    a share of all is told ("most of the dead were in Homs"), ``weekday`` of a day that only its
    day of the week names.
    """

    start: int
    end: int
    value: str
    compared: int = -1
    dated: bool = False
    aside: bool = False
    weekday: bool = False


def _said(named: Iterable[Named]) -> list[_Said]:
    return [_Said(found.start, found.end, found.id) for found in named]


_JOINED = 16
"""Code points between two places of one list, or between a place and the wider one that it lies in."""
_PARTED = re.compile(r"[.!?؟؛;](?=\s|$)|\n+|•|\d")
"""What no list of places goes over: the end of a sentence, a number."""
_LISTED = re.compile(r"\s*(,|،|and\b|et\b|و|or\b|to\b)(?!\s*(in|near|في|قرب)\b)")


def _said_places(
    text: str, language: str, named: Sequence[Named], starts: Sequence[int], vocabulary: Vocabulary
) -> list[_Said]:
    """The places: of one that lies in the next the first, of a list of several that share no place none.

    No list goes over a figure, which begins at one of ``starts``.
    """
    said: list[_Said] = []
    for one in _with_surroundings(text, language, named, vocabulary):
        before = said[-1] if said else None
        between = text[before.end : one.start] if before else ""
        if before is None or _any_between(starts, before.end, one.start):
            said.append(one)
            continue
        if len(between) > _JOINED or _PARTED.search(between):
            said.append(one)
            continue
        both = _of_two(before.value, one.value, between, vocabulary)
        said[-1] = _Said(before.start, one.end, both, aside=before.aside)
    return said


def _places_named(text: str, language: str, vocabulary: Vocabulary) -> tuple[Named, ...]:
    """The places that the text names, with those that it points back to: "the city"."""
    named = named_in(text, language, vocabulary.places.values())
    places = [one for one in named if not text[one.start : one.end + 1].rstrip().endswith(_TANWIN)]
    return with_pointed(text, language, places, vocabulary)


_TANWIN = ("ً", "ٌ", "ٍ")
"""With such an ending a word says whence people are ("a Syrian"), and is no name of a place."""


def _with_surroundings(
    text: str, language: str, named: Sequence[Named], vocabulary: Vocabulary
) -> Iterator[_Said]:
    """The places; of one that is told of with what lies around it, or with another unknown one, none."""
    stems = name_stems(language, vocabulary.places.values())
    treated = told_aside(text, language, named)
    for one in named:
        behind = around_it(text, one.end, language) or beside_another(text, one.end, stems)
        aside = one.start in treated
        yield _Said(one.start, behind or one.end, "" if behind else one.id, aside=aside)


def _any_between(starts: Sequence[int], low: int, high: int) -> bool:
    """True where one of the places lies between two others."""
    first = bisect_left(starts, low)
    return first < bisect_left(starts, high)


def _of_two(one: str, other: str, between: str, vocabulary: Vocabulary) -> str:
    """The narrower of two places; of a place "in" another the first; "" of a list."""
    if vocabulary.narrower("place", one, other):
        return one
    if vocabulary.narrower("place", other, one):
        return other
    return "" if _LISTED.match(between) or not one else one


# When


_UNKNOWN = "?"
"""The time of "since the outbreak began": said, but by an event whose day is not known."""


def _said_times(text: str, language: str, published: date, periods: Mapping[str, NamedPeriod]) -> list[_Said]:
    """The mentions of a time, as a head writes them."""
    named = list(periods.values())
    events = named_in(text, language, named)
    said = []
    known: dict[TimeMention, str] = {}
    placed = [*_in_their_week(text, times_of(text, language, published), published)]
    mentions = _without_days_of_speech(text, placed)
    for mention in _with_their_days(text, mentions, published):
        value = _as_written(mention, published, named, events) or _by_length(mention, text, published, named)
        value = known.setdefault(replace(mention, start=0, end=0), value)  # "in the same period"
        if value or mention.open:
            own = _Said(mention.start, mention.end, value or _UNKNOWN, mention.compared, mention.dated)
            said.append(replace(own, weekday=mention.weekday))
    return said


def _in_their_week(text: str, mentions: Sequence[TimeMention], published: date) -> Iterator[TimeMention]:
    """The mentions; a day of the week lies in the week of which the first line tells, and one that may be the
    day of the report in that which was told of last."""
    line = text.find("\n")
    weeks: list[TimeMention] = []
    for mention in mentions:
        own_day = mention.first == published
        told = [week for week in weeks if own_day or week.start < line]
        yield _within(told[-1], mention) if told and mention.weekday and mention.kind == "day" else mention
        if mention.kind == "span" and not mention.open:
            weeks.append(mention)


def _within(week: TimeMention, mention: TimeMention) -> TimeMention:
    """The day of the week that lies in the week, where the day itself is later; the week is none of more days
    than seven."""
    if not (week.first and week.last and mention.first) or mention.first <= week.last:
        return mention
    weeks = -(-(mention.first - week.last).days // _WEEK)
    earlier = mention.first - timedelta(days=_WEEK * weeks)
    within = week.first <= earlier and week.last - week.first < timedelta(days=_WEEK)
    return replace(mention, first=earlier, last=earlier, weekday=False) if within else mention


_WEEK = 7


def _without_days_of_speech(text: str, mentions: Sequence[TimeMention]) -> Sequence[TimeMention]:
    """The mentions without the day on which something was said, where the sentence has told before when it
    was."""
    kept: list[TimeMention] = []
    for mention in mentions:
        told = kept and not _SENTENCE.search(text, kept[-1].end, mention.start)
        if not (mention.spoken and told):
            kept.append(mention)
    return kept


def _without_date_line(outline: _Outline, said: Sequence[_Said], published: date) -> list[_Said]:
    """What is said, without the day of the report in a heading that counts nobody: it dates the report, and
    not what is told in it."""
    start = outline.figures[0].start if outline.figures else 0
    if start <= outline.heading:
        return list(said)
    own_day = f"on {published}"
    told = [one for one in said if one.start >= outline.heading or one.value != own_day]
    return told or list(said)


_APPOSED = 60
"""Code points between a window of hours and the days that it is said to be."""


def _with_their_days(text: str, mentions: Sequence[TimeMention], published: date) -> Iterator[TimeMention]:
    """The mentions: a window of hours ends on the day that its sentence names before it, and gives way to
    the days that are named behind it ("for 72 hours, from Tuesday to Thursday")."""
    for index, mention in enumerate(mentions):
        if mention.kind != "hours":
            if not _describes_day(text, mentions, index):
                yield _until_closed(text, mentions, index) or _for_so_long(text, mentions, index)
            continue
        behind = mentions[index + 1] if index + 1 < len(mentions) else None
        if behind and _tells_its_days(mention, behind) and _apposed(text, mention.end, behind.start):
            continue
        ends = _day_named_before(text, mentions, index)
        if ends == published:
            ends = None
        yield replace(mention, last=ends)


def _tells_its_days(window: TimeMention, behind: TimeMention) -> bool:
    """True of days, or of a first day, by which a window of hours is told more exactly."""
    return behind.kind == "span" or behind.kind == "since" and _may_begin(window, behind)


def _until_closed(text: str, mentions: Sequence[TimeMention], index: int) -> TimeMention | None:
    """The first day of a count, with the last one that its sentence has named before it ("as of 10 June");
    None where it names none."""
    mention = mentions[index]
    if mention.kind != "since" or mention.last or mention.first is None:
        return None
    closing = [one for one in mentions[:index] if one.closes]
    if not closing or _SENTENCE.search(text, closing[-1].end, mention.start):
        return None
    last = closing[-1].first
    return replace(mention, last=last) if last and last >= mention.first else None


_DAY = 24


def _may_begin(window: TimeMention, begun: TimeMention) -> bool:
    """True where the window is of whole days, and "since" names no more than its first one."""
    return window.hours % _DAY == 0 and begun.first is not None and not (begun.last or begun.open)


def _for_so_long(text: str, mentions: Sequence[TimeMention], index: int) -> TimeMention:
    """The mention; a first day behind a window of days has their number: "for three days, since Sunday"."""
    mention, before = mentions[index], mentions[index - 1] if index else None
    if mention.kind != "since" or before is None or before.kind != "hours" or mention.first is None:
        return mention
    if not (_may_begin(before, mention) and _apposed(text, before.end, mention.start)):
        return mention
    last = mention.first + timedelta(days=before.hours // _DAY - 1)
    return replace(mention, kind="span", last=last)


_CLOSE = 30
"""Code points from a day to the month that describes it."""


def _describes_day(text: str, mentions: Sequence[TimeMention], index: int) -> bool:
    """True of a month that says of the day before it when it was: "on the day of the report, a Saturday in
    July"."""
    mention, before = mentions[index], mentions[index - 1] if index else None
    if mention.kind != "month" or before is None or before.kind != "day":
        return False
    within = mention.first and before.first and mention.last and mention.first <= before.first <= mention.last
    between = text[before.end : mention.start]
    return bool(within) and len(between) <= _CLOSE and not _PARTED.search(between)


def _day_named_before(text: str, mentions: Sequence[TimeMention], index: int) -> date | None:
    """The day that is named close before the mention; None without one."""
    if not index:
        return None
    before = mentions[index - 1]
    if before.kind != "day" or not _apposed(text, before.end, mentions[index].start):
        return None
    return before.first


def _apposed(text: str, start: int, end: int) -> bool:
    """True where two mentions stand near one another in one sentence."""
    if end - start > _APPOSED:
        return False
    return _SENTENCE.search(text, start, end) is None


def _as_written(
    mention: TimeMention, published: date, periods: Sequence[NamedPeriod], events: Sequence[Named]
) -> str:
    """The period in the form of a head; "" where it cannot be that of a report of ``published``."""
    if mention.kind == "hours":
        if mention.last:
            return f"{mention.hours}h to {mention.last}"
        return f"last {mention.hours}h"
    if mention.kind == "since":
        return _since(mention, published, periods, events)
    first, last = mention.first, mention.last
    if first is None or last is None or first > published:
        return ""
    if mention.kind == "day":
        if mention.written:
            return f"on {mention.written} AH"
        begun = [period.id for period in periods if period.start == first]
        return f"since {begun[0]}" if begun and first < published else f"on {first}"
    if mention.kind == "month" and last <= published:
        return f"month {first:%Y-%m}"
    return f"{first} to {min(last, published)}"


_NEAR = 48
"""Code points from "since" to the event that it names."""


def _since(
    mention: TimeMention, published: date, periods: Sequence[NamedPeriod], events: Sequence[Named]
) -> str:
    first, last = mention.first, mention.last
    reach = mention.end + (_NEAR if first is None else 0)
    near = [event for event in events if mention.start <= event.start <= reach]
    if first is None or mention.whole and near:
        return f"since {near[0].id}" if near else ""
    if first > published:
        return ""
    if mention.part:
        return _since_part(first, periods)
    known = [period.id for period in periods if period.start == first]
    if mention.whole:
        known = known or [period.id for period in periods if f"{period.start:%Y-%m}" == f"{first:%Y-%m}"]
        known = known if len(known) == 1 else []
    begun = f"since {known[0] if known else first}"
    return begun if last is None or last >= published else f"{begun} to {last}"


def _since_part(first: date, periods: Sequence[NamedPeriod]) -> str:
    """The only named period that begins in the ten days from the first one; "" of none or several."""
    last = first + timedelta(days=_TEN - 1)
    known = [period.id for period in periods if period.start and first <= period.start <= last]
    return f"since {known[0]}" if len(known) == 1 else ""


_TEN = 10


_SHORT = 3
"""Days after the start of an event that are a window by themselves: "two days after the clashes began"."""
_SHARE = 20
"""What is said to be so long ago may be a twentieth of it earlier or later, and a day."""
_WORD = 3
"""Letters of a word that says nothing of an event."""


def _by_length(mention: TimeMention, text: str, published: date, periods: Sequence[NamedPeriod]) -> str:
    """The period of an event of which the text says how long ago it began: a named one that begins about then
    and of whose name a word stands there; else the days themselves where they are few; "" otherwise."""
    if not mention.days:
        return ""
    begun = published - timedelta(days=mention.days)
    room = timedelta(days=1 + mention.days // _SHARE)
    end = _SENTENCE.search(text, mention.end)
    event = _words_of(text[mention.end : min(end.start() if end else len(text), mention.end + _NEAR)])
    near = [period for period in periods if period.start and abs(period.start - begun) <= room]
    named = [period.id for period in near if event & _words_of(" ".join(period.label.values()))]
    if len(named) == 1:
        return f"since {named[0]}"
    return f"last {24 * mention.days}h" if mention.days <= _SHORT else ""


def _words_of(text: str) -> set[str]:
    """The words of ``text`` that tell something, folded, with and without what is written on to them."""
    forms = (form for token in tokens_of(text) for form in word_forms(token.key))
    return {form for form in forms if len(form) > _WORD}


# The nearest that is said


_SENTENCE = re.compile(r"[.!?؟؛;](?=\s|$)|\n+|•")
_ITEMS = ("•", "- ", "* ", "▪", "◾", "◼", "🔹", "🔸", "– ", "— ")
"""What opens an item of a list."""
_PAUSE = re.compile(r"[,،:()\[\]–—]")


@dataclass(frozen=True, slots=True)
class _Outline:
    """The text, its figures, the ends of its sentences, and where its heading ends (0 without one)."""

    text: str
    figures: Sequence[ReadFigure]
    ends: Sequence[int]
    heading: int

    @staticmethod
    def of(text: str, figures: Sequence[ReadFigure]) -> _Outline:
        """The outline of the text; a first line without a full stop is a heading."""
        ends = [match.end() for match in _SENTENCE.finditer(text)]
        first_line, newline, _ = text.partition("\n")
        is_heading = bool(newline) and not first_line.rstrip().endswith((".", "!", "؟", "?"))
        return _Outline(text, figures, [0, *ends, len(text) + 1], len(first_line) if is_heading else 0)

    def sentence(self, place: int) -> tuple[int, int]:
        """The ends of the sentence around a place."""
        at = bisect_right(self.ends, place)
        return self.ends[at - 1], self.ends[min(at, len(self.ends) - 1)]

    def inside(self, said: Sequence[_Said], figure: ReadFigure) -> list[_Said]:
        """What is said in the sentence of the figure."""
        start, end = self.sentence(figure.start)
        return [one for one in said if start <= one.start < end]

    def in_one_sentence(self, one: _Said, other: _Said) -> bool:
        """True where two values are said in the same sentence."""
        return self.sentence(one.start) == self.sentence(other.start)

    def in_item(self, place: int) -> bool:
        """True of a place in an item of a list, of which nothing carries over to what follows."""
        line = self.text.rfind("\n", 0, place) + 1
        return self.text.startswith(_ITEMS, line)

    def line_above(self, place: int) -> tuple[int, int]:
        """The line above the list around a place, without a figure and a full stop; (0, 0) of none."""
        start = self.text.rfind("\n", 0, place) + 1
        while start and self.text.startswith((*_ITEMS, "\n"), start):
            start = self.text.rfind("\n", 0, start - 1) + 1
        end = self.text.find("\n", start)
        words = self.text[start:end].rstrip()
        above = self.in_item(place) and words and not words.endswith((".", "!", "؟", "?"))
        return (start, end) if above and not self.any_figure(start, end) else (0, 0)

    def event_before(self, start: int) -> tuple[int, int]:
        """The sentence that ends where another one starts, in the same paragraph; an empty one where it
        counts somebody."""
        before = self.sentence(start - 1) if start else (0, 0)
        parted = "\n" in self.text[before[0] : start].strip() or self.text[:start].endswith("\n")
        return (0, 0) if parted or self.any_figure(*before) else before

    def pauses(self, start: int, end: int) -> int:
        """The number of pauses between two places."""
        return len(_PAUSE.findall(self.text, start, end))

    def any_figure(self, start: int, end: int) -> bool:
        """True where a figure begins between two places."""
        return any(start <= figure.start < end for figure in self.figures)

    def like_parts(self, figure: ReadFigure) -> list[ReadFigure]:
        """The parts of the figure that are of its own group and harm, behind a pause."""
        own = self.figures.index(figure)
        parts = (other for other in self.figures if other.parent == own and figure.end < other.start)
        alike = (part for part in parts if part.category == figure.category)
        found = [part for part in alike if part.measure == figure.measure]
        return [part for part in found if self.pauses(figure.end, part.start)]

    def of_a_part(self, parts: Sequence[ReadFigure], one: _Said) -> bool:
        """True of what tells one of the parts apart from its whole: "five reporters were killed, two of them
        in Homs"."""
        before = (part for part in parts if part.end <= one.start < self.sentence(part.start)[1])
        return any(not self.pauses(part.end, one.start) for part in before)

    def of_another(self, figure: ReadFigure, one: _Said) -> bool:
        """True of what stands behind the figure in another clause, with a figure of its own behind it."""
        if one.start < figure.end or not self.pauses(figure.end, one.start):
            return False
        own, (_, end) = self.figures.index(figure), self.sentence(figure.start)
        others = (other for other in self.figures if other.parent != own)
        behind = (other for other in others if one.end <= other.start < end)
        return any(not self.pauses(one.end, other.start) for other in behind)

    def paragraph(self, place: int) -> int:
        """Where the paragraph of a place begins."""
        ends = [match.end() for match in _PARAGRAPH.finditer(self.text, 0, place)]
        return ends[-1] if ends else 0

    def told_before(self, said: Sequence[_Said], one: _Said) -> bool:
        """True where the paragraph has named the place of an event before that to which some were taken."""
        start = max(self.paragraph(one.start), self.heading)
        return any(other.value and not other.aside and start <= other.start < one.start for other in said)

    def is_elsewhere(self, one: _Said, figure: ReadFigure) -> bool:
        """True of the place to which some were taken, for a figure that is a part, or that is not the one
        beside it in its sentence: it is not that of the event."""
        if figure.parent is not None or self.sentence(one.start) != self.sentence(figure.start):
            return True
        between = (figure.end, one.start) if one.start >= figure.end else (one.end, figure.start)
        return self.any_figure(*between)

    def in_clause(self, places: Sequence[int], figure: ReadFigure) -> bool:
        """True where one of the places is in the clause of the figure."""
        start, end = self.sentence(figure.start)
        near = (place for place in places if start <= place < end)
        gaps = ((min(place, figure.end), max(place, figure.start)) for place in near)
        return any(not self.pauses(*gap) for gap in gaps)

    def others(self, figure: ReadFigure, end: int) -> bool:
        """True where a figure that is none of its parts begins between the figure and a place."""
        own = self.figures.index(figure)
        return any(
            figure.end <= other.start < end and other.parent != own
            for other in self.figures
            if other is not figure
        )


def _along(
    outline: _Outline,
    said: Sequence[_Said],
    of_all: str,
    carries: Callable[[int], bool],
    of_list: str = "",
    raised: Sequence[int] = (),
) -> list[Circumstance]:
    """The circumstance of each figure on one axis.

    ``of_all`` is that of a figure of which none is said, and to which none ``carries`` over from its
    paragraph; ``of_list`` that of one of which several are said that no one place holds. What is said before
    one of the places ``raised`` is not that of the total behind it.
    """
    found: list[Circumstance] = []
    for index, figure in enumerate(outline.figures):
        parent = found[figure.parent] if figure.parent is not None and figure.parent < index else None
        near = _of_the_total(outline, _heard(outline, said, figure), figure, raised)
        own = _nearest(outline, near, figure, parent)
        open_to = carries(index) and not own.value
        carried = _carried(outline, near, figure).removeprefix(_UNKNOWN) if open_to else ""
        of_text = of_list if own.own else carried or of_all
        of_report = not carried and not own.own
        found.append(own if own.value else Circumstance(of_text, own.own, of_report=of_report))
    return found


def _is_told(outline: _Outline, one: _Said, figure: ReadFigure) -> bool:
    """True of what is not only compared with in another sentence, and no place to which others were taken."""
    if one.aside and outline.is_elsewhere(one, figure):
        return False
    if one.compared < 0:
        return True
    together = outline.sentence(one.start) == outline.sentence(figure.start)
    return together and one.compared <= figure.start


def _heard(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> Sequence[_Said]:
    """What may be of the figure: no time with which another one is compared, no day of a document once that
    of an event was told, nothing by which a part of the figure is told apart from it."""
    alike = outline.like_parts(figure)
    kept = [one for one in said if _is_told(outline, one, figure)]
    if alike:
        kept = [one for one in kept if not outline.of_a_part(alike, one)]
    kept = [one for one in kept if not one.aside or not outline.told_before(said, one)]
    if not any(one.dated for one in kept):
        return kept
    told = any(not one.dated and _is_event(one) and one.end <= figure.start for one in kept)
    return [one for one in kept if not (told and one.dated)]


def _is_event(one: _Said) -> bool:
    """True of a time that is no first day of a running count."""
    return one.value != _UNKNOWN and not one.value.startswith("since")


def _of_the_total(
    outline: _Outline, said: Sequence[_Said], figure: ReadFigure, raised: Sequence[int]
) -> Sequence[_Said]:
    """What may be the time of the figure: of a total that an event made larger ("bringing the toll to 340")
    not the day of that event."""
    start, _ = outline.sentence(figure.start)
    rises = [place for place in raised if start <= place < figure.start]
    if not rises:
        return said
    return [one for one in said if one.start > rises[-1] or one.value.startswith(("since", _UNKNOWN))]


def _nearest(
    outline: _Outline, said: Sequence[_Said], figure: ReadFigure, parent: Circumstance | None
) -> Circumstance:
    """What is said in the clause of the figure; else what its whole or its sentence says."""
    inside = outline.inside(said, figure)
    own = _behind(outline, inside, figure) or _before(outline, inside, figure)
    if own and own.value:
        return Circumstance(own.value.removeprefix(_UNKNOWN), True)
    if parent is not None and parent.value:
        return Circumstance(parent.value)
    shared = _shared(outline, inside, figure)
    if shared and not own:
        return Circumstance(shared.value.removeprefix(_UNKNOWN))
    earlier = [one for one in inside if one.end <= figure.start]
    if earlier and earlier[-1].value and not own:
        return Circumstance(earlier[-1].value.removeprefix(_UNKNOWN))
    if len(inside) == 1 and inside[0].value and not own and not outline.of_another(figure, inside[0]):
        return Circumstance(inside[0].value.removeprefix(_UNKNOWN))
    return Circumstance("", own is not None)


def _shared(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> _Said | None:
    """What is said behind the figures joined to this one, where nothing is said before it: "killed 13 and
    injured 18 in Saraqib"."""
    behind = [one for one in said if one.start >= figure.end]
    if not behind or len(behind) < len(said):
        return None
    first = behind[0]
    listed = outline.any_figure(figure.end, first.start)
    stops = outline.pauses(figure.end, first.start)
    if stops or not listed:
        return None
    if outline.any_figure(first.end, said[-1].end):
        return None
    return first


def _behind(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> _Said | None:
    """The first that is said behind the figure in its clause, before the next figure."""
    for one in said:
        if one.start < figure.end:
            continue
        if outline.others(figure, one.start):
            return None
        listed = outline.any_figure(figure.end, one.start)
        return one if listed or not outline.pauses(figure.end, one.start) else None
    return None


def _before(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> _Said | None:
    """The last that is said before the figure, behind the figure before it."""
    before = [one for one in said if one.end <= figure.start]
    if not before or outline.any_figure(before[-1].end, figure.start):
        return None
    return before[-1]


_PARAGRAPH = re.compile(r"[.!?؟][\"”»)]?\s*\n\s*\n")
"""The end of a paragraph; an empty line between a label and its number is none."""


def _carried(outline: _Outline, said: Sequence[_Said], figure: ReadFigure) -> str:
    """What was said last before the figure in its paragraph, or in the heading; "" where nothing was."""
    paragraph = outline.paragraph(figure.start)
    before = [one for one in said if paragraph <= one.start and one.end <= figure.start]
    earlier = [one for one in before if not (one.aside or outline.in_item(one.start))]
    headed = [one for one in said if one.start < outline.heading]
    found = earlier or headed
    return found[-1].value if found else ""
