"""When each figure of a text was counted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hasila.ingest.drafting.nearest import UNKNOWN, Circumstance, along, as_their_wholes, heard
from hasila.ingest.drafting.outline import Outline, SaidValue
from hasila.ingest.drafting.said_times import DAY, said_times, without_date_line
from hasila.model.vocabulary import NamedPeriod
from hasila.reader import ReadFigure
from hasila.reader.times import lasting_of, rises_of, totals_of


def when_of(
    outline: Outline, language: str, published: date, periods: Mapping[str, NamedPeriod]
) -> list[Circumstance]:
    """When each figure was counted; a part at the time of its whole where its words say none."""
    text = outline.text
    said = said_times(text, language, published, periods)
    outline = outline.joined(said)
    times = without_date_line(outline, said, published)
    raised = rises_of(text, language)
    told = along(outline, times, "", lambda _: True, raised=raised)
    totals = {outline.sentence(place)[0] for place in (*totals_of(text, language), *raised)}
    weak = _with_weak_times(outline, times, told, published, totals, lasting_of(text, language))
    when = _by_weekday(outline, times, as_their_wholes(outline, list(weak)), published)
    return _said_about(outline, times, when)


def _said_about(
    outline: Outline, said: Sequence[SaidValue], when: Sequence[Circumstance]
) -> list[Circumstance]:
    """The times; one that is only said about, wherever it is said, or on which something was said, is asked
    for."""
    sure = {one.value for one in said if not one.unsure}
    about = {one.value for one in said} - sure
    kept = []
    for figure, time in zip(outline.figures, when, strict=True):
        due = time.value in about and figure.parent is None and not time.asked
        kept.append(replace(time, asked=_ABOUT.format(value=time.value)) if due else time)
    return kept


_ABOUT = "the text says this time only about, or when it was told: `{value}` was taken: is it?"


_YEAR = re.compile(r"(\d{4})-01-01 to \1-12-31")


def is_of_a_long_time(when: str) -> bool:
    """True of a count since a first day, of a month or of a year."""
    return when.startswith(("since", "month")) or _YEAR.fullmatch(when) is not None


def lies_in(when: str, told: str, published: date, periods: Mapping[str, NamedPeriod]) -> bool:
    """True of the same time, of a day or days within others, and beside a running count of a time that is not
    said."""
    if when == told:
        return True
    if not when:
        return told.startswith("since")
    if when.startswith("since"):
        return False
    own, other = (days_of(time, published, periods) for time in (when, told))
    return own is not None and other is not None and other[0] <= own[0] and own[1] <= other[1]


_LONGEST_MONTH = 31
_DAY_WRITTEN = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOURS_WRITTEN = re.compile(r"(\d+)h")


def days_of(when: str, published: date, periods: Mapping[str, NamedPeriod]) -> tuple[date, date] | None:
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
        return last - timedelta(days=-(-int(hours[1]) // DAY)), last
    return (days[0], last) if days else None


def _by_weekday(
    outline: Outline, said: Sequence[SaidValue], when: Sequence[Circumstance], published: date
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
    outline: Outline,
    said: Sequence[SaidValue],
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
    outline: Outline, said: Sequence[SaidValue], figure: ReadFigure, published: date, running: bool
) -> Circumstance:
    """The time of a figure whose paragraph says none, with the question that it leaves.

    A running total has the one first day that the text names; an event has the day that was told of last
    before it, else that of the report.
    """
    own_day = f"on {published}"
    near = heard(outline, said, figure)
    known = [one for one in near if one.value not in ("", UNKNOWN)]
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
    if any(one.value == UNKNOWN for one in outline.inside(said, figure)):
        return Circumstance()
    if running:
        events = set(days)
        told_of = days[0] if len(events) == 1 else _period_of_all(outline, known)
        return _asked(told_of) if told_of else Circumstance()
    if len(values) == 1 and days:
        return Circumstance(days[0])
    if days and known[0].start > figure.end:
        told_first = [day for day in days if day != own_day]
        return _asked((told_first or days)[0])  # a headline tells of the first day behind it
    return _asked(
        _period_of_all(outline, known) or (days or [_begun_in_list(outline, known, figure)])[-1] or own_day
    )


def _period_of_all(outline: Outline, known: Sequence[SaidValue]) -> str:
    """The days, the month or the year that the head of the report names; "" where it names none."""
    end = outline.head()
    first = [one.value for one in known if one.start < end]
    return first[0] if first and (first[0].startswith("month") or _SPAN.fullmatch(first[0])) else ""


_SPAN = re.compile(r"\S+ to \S+")


def _begun_in_list(outline: Outline, known: Sequence[SaidValue], figure: ReadFigure) -> str:
    """The first day that an item before that of the figure names, in the same list; "" of none."""
    if not outline.in_item(figure.start):
        return ""
    paragraph = outline.text.rfind("\n\n", 0, figure.start)
    told = {one.value for one in known if paragraph < one.start < figure.start}
    return told.pop() if len(told) == 1 else ""


def _days_told(known: Sequence[SaidValue], figure: ReadFigure) -> list[str]:
    """The times of events, no first days, that are told before the figure, else those behind it."""
    events = [one for one in known if not one.value.startswith("since")]
    before = [one.value for one in events if one.end <= figure.start]
    if before or any(one.end <= figure.start for one in known):
        return before
    return [one.value for one in events]


_NO_TIME = "the text says no time here: `{value}` was taken: is it?"


def _asked(value: str) -> Circumstance:
    return Circumstance(value, asked=_NO_TIME.format(value=value))
