"""When, in the words of a text: days, months, windows of hours and first days, each with its place.

The words are data (``data/times.yaml``), a table a language; the rules are the same for all. A day without a
year is the latest before the day of reference. A Hijri day is reckoned by the tabular calendar, which can
differ from a printed one by a day: it is marked as ``rough``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import NamedTuple

from hasila.reader.particles import AL, COMMAS, POSSESSIVE
from hasila.reader.time_days import (
    MONTH_DAYS,
    WEEK,
    NamedDay,
    day_at,
    day_of,
    in_year,
    is_year,
    month_at,
    month_end,
    months_before,
    months_day,
    past_words,
    relative,
    year_at,
    year_number,
)
from hasila.reader.time_stretches import LATER, QUARTER, SAME_YEAR_BEFORE, STRETCHES, THIS_WEEK
from hasila.reader.time_told import in_told_year
from hasila.reader.time_words import Found, TimeMention, TimeScan, Worded, words_of
from hasila.reader.tokens import tokens_of
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("times")

_AND = _CLASSES.set("and")


def times_of(text: str, language: str, reference: date) -> tuple[TimeMention, ...]:
    """The mentions of a time in ``text``, in order; none of a language without words for them."""
    words = words_of(language)
    if words is None:
        return ()
    scan = TimeScan(tokens_of(text), words, reference)
    return tuple(_mentions(scan))


def totals_of(text: str, language: str) -> tuple[int, ...]:
    """The places of the words that speak of a running total ("the toll", «حصيلة»), in order."""
    return _places_of("running", text, language)


def rises_of(text: str, language: str) -> tuple[int, ...]:
    """The places of the words behind which a total stands that an event made larger ("bringing … to")."""
    return _places_of("raises", text, language)


def lasting_of(text: str, language: str) -> tuple[int, ...]:
    """The places of the words that say that something is still so, in order."""
    return _places_of("lasting", text, language)


def _places_of(table: str, text: str, language: str) -> tuple[int, ...]:
    """The places of the entries of a table of words, in order."""
    words = words_of(language)
    if words is None:
        return ()
    scan = TimeScan(tokens_of(text), words, date.min)
    said = (at for at in range(len(scan.tokens)) if scan.said(table, at))
    return tuple(scan.tokens[at].start for at in said)


def _mentions(scan: TimeScan) -> Iterator[TimeMention]:
    at = 0
    told: list[TimeMention] = []
    compared = -1
    while at < len(scan.tokens):
        compared = _comparing(scan, at, compared)
        found = _found_at(scan, at)
        if found is None:
            at += 1
            continue
        mention, at = found
        mention = in_told_year(scan, mention, told)
        meant = _beside_verb(scan, mention, _meant(mention, told, scan.reference))
        if meant and compared >= 0:
            yield replace(meant, compared=compared)
        elif meant:
            told.append(meant)
            yield meant


def _beside_verb(scan: TimeScan, mention: TimeMention, meant: TimeMention | None) -> TimeMention | None:
    """The mention with the verb that stands before it in its clause: "were buried on Friday", "police said on
    Wednesday"."""
    if meant is None or meant.kind not in ("day", "span"):
        return meant
    at = bisect_left(scan.tokens, mention.start, key=lambda token: token.start)
    spoken = meant.kind == "day" and (meant.spoken or _is_said(scan, at))
    return replace(meant, spoken=spoken, verb=_verb_before(scan, at))


def _is_said(scan: TimeScan, at: int) -> bool:
    """True behind a verb of speech and what may stand between it and its day."""
    for step in range(1, _SPEECH):
        before = at - step
        if before < 0 or scan.tokens[before].kind != "w":
            return False
        if scan.said("speech", before):
            return True
        if scan.said("reported", before):
            return False
        if scan.words["speech_fill"] and not scan.said("speech_fill", before):
            return False
    return False


_SPEECH = 6
"""Words from a verb of speech to its day, and one."""


def _verb_before(scan: TimeScan, at: int) -> str:
    """The measure of the verb in the few words before token ``at``."""
    for before in range(at - 1, max(at - _VERB, 0) - 1, -1):
        if scan.tokens[before].kind != "w":
            return ""
        for table, measure in _VERBS:
            if scan.said(table, before):
                return measure
    return ""


_VERB = 3
"""Words from a verb to its day."""
_VERBS = (("verbs_detained", "detained"), ("verbs_missing", "missing"), ("verbs_apart", "apart"))


def _comparing(scan: TimeScan, at: int, compared: int) -> int:
    """The place of the words by which the clause of token ``at`` compares with another time; -1 of none."""
    if scan.key(at) in _SENTENCE_ENDS:
        return -1
    if compared >= 0 or not scan.may_begin(at):
        return compared
    return scan.tokens[at].start if _compares(scan, at) else -1


def _compares(scan: TimeScan, at: int) -> bool:
    """True of words that compare: "fewer than in May", "against 97 in 2019", "down on last year"; "a boat
    went down on Thursday" is no comparison."""
    if scan.said("compares", at):
        return True
    counts = scan.said("compares_count", at)
    if counts:
        behind = counts.last
        if scan.number(behind):
            return True
        worded = scan.said("small_numbers", behind)
        return worded is not None and worded.value > 1  # "against a post" counts nothing
    level = scan.said("compares_level", at)
    if level is None:
        return False
    if scan.said("moved", at - 1):
        return False
    day = day_at(scan, level.last)
    if day is None or day.whole:
        return True
    last = scan.key(day.last - 1)
    return last.endswith(POSSESSIVE)


def _found_at(scan: TimeScan, at: int) -> Found | None:
    """The mention that begins with token ``at``, by the first rule that finds one."""
    if not scan.may_begin(at):
        return None
    for rule in _RULES:
        found = rule(scan, at)
        if found:
            return found
    return None


def _meant(mention: TimeMention, told: Sequence[TimeMention], reference: date) -> TimeMention | None:
    """The mention; one that points back ("on the same day") as the time that it means, None without one."""
    if mention.kind not in _POINTING:
        return mention
    if mention.kind in _POINTED:
        return _moved(mention, _last_told(told, _POINTED[mention.kind]))
    if mention.kind in _BEFORE:
        return _one_before(mention, told)
    if mention.kind in _COUNTED:
        return _COUNTED[mention.kind](mention, told)
    day = _last_told(told, ("day",))
    if mention.kind in (_SINCE_THAT, _SINCE_EVENT):
        day = _event_begun(told, reference) if mention.kind == _SINCE_EVENT else day
        first_day = day.first if day else None
        return replace(mention, kind="since", first=first_day, open=first_day is None)
    first = reference
    if day and day.first:
        first = day.first
    if mention.kind == "day before":
        first -= timedelta(days=1)
    return replace(mention, kind="day", first=first, last=first)


_SINCE_THAT = "since that day"
"""A first day that is the day told of last."""
_SINCE_EVENT = "since the event"
"""A first day that is that of the event of which the report tells."""
_EVENT_DAY = "event day"
"""The first day that was told of."""
_POINTING = (
    _SINCE_THAT,
    _SINCE_EVENT,
    "that day",
    "day before",
    "that time",
    "that year",
    "week before",
    "month before",
    LATER,
    SAME_YEAR_BEFORE,
    THIS_WEEK,
    _EVENT_DAY,
)
_BEFORE = {"week before": "span", "month before": "month"}
"""What is told of by "the week before": the last span, where it is a week."""
_POINTED = {"that time": ("month", "span", "hours", "since"), "that year": ("year",)}
"""What a time that points back may mean."""


def _event_begun(told: Sequence[TimeMention], reference: date) -> TimeMention | None:
    """The first day from which the text has counted, else the first before that of the report."""
    for one in told:
        if one.kind == "since" and one.first:
            return one
    for one in told:
        if one.kind == "day" and one.first != reference:
            return one
    return None


def _last_told(told: Sequence[TimeMention], kinds: Sequence[str]) -> TimeMention | None:
    found = [mention for mention in told if mention.kind in kinds]
    events = [mention for mention in found if not (mention.spoken or mention.verb == "apart")]
    last = events or found
    return last[-1] if last else None


def _one_before(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The week or the month before the last one that was told of; open where that is none."""
    after = _last_told(told, (_BEFORE[mention.kind],))
    unknown = replace(mention, kind="span", hours=0, open=True)
    if after is None or after.first is None or after.last is None:
        return replace(mention, kind="hours") if mention.hours else unknown
    last = after.first - timedelta(days=1)
    mention = replace(mention, hours=0)
    if mention.kind == "month before":
        return replace(mention, kind="month", first=last.replace(day=1), last=last)
    first = after.first - timedelta(days=WEEK)
    is_week = after.last - after.first == timedelta(days=WEEK - 1)
    return replace(mention, kind="span", first=first, last=last) if is_week else unknown


def _days_off(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The day so many days from the one told of last; open where that is none."""
    known = _last_told(told, ("day", "span"))
    begin = known.first if known and mention.days < 0 else known.last if known else None
    if begin is None:
        return replace(mention, kind="span", days=0, open=True)
    day = begin + timedelta(days=mention.days)
    return replace(mention, kind="day", days=0, first=day, last=day, counted=True)


def _in_other_year(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The month, the year or the span told of last, in another year; open where that is none."""
    kinds = ("span",) if mention.days else ("month", "year", "span", "since")
    known = _last_told([one for one in told if not mention.days or _is_quarter(one)], kinds)
    mention = replace(mention, days=0)
    if known is None or known.first is None or known.last is None:
        return replace(mention, kind="span", first=None, open=True)
    off = known.first.year - mention.first.year if mention.first else 1
    first, last = (_years_before(day, off) for day in (known.first, known.last))
    if known.last == month_end(known.last):
        last = month_end(last)
    kind = known.kind if known.kind != "since" else "span"
    return replace(mention, kind=kind, first=first, last=last)


def _is_quarter(mention: TimeMention) -> bool:
    """True of days that are a quarter of a year."""
    if mention.first is None or mention.last is None:
        return False
    return QUARTER - _SHORTER <= (mention.last - mention.first).days + 1 <= QUARTER


_SHORTER = 2
"""Days by which the first quarter of a year is shorter than the longest."""


def _years_before(day: date, years: int) -> date:
    """The same day so many years before, the 28th of February for the 29th."""
    year = day.year - years
    same = day_of(year, day.month, day.day)
    return same or day.replace(year=year, day=day.day - 1)


def _week_told(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention | None:
    """The latest week that was told of, else that in which the report lies; None where the words only say
    "the week"."""
    spans = [one for one in told if one.kind == "span" and one.first and one.last]
    weeks = [one for one in spans if one.first and one.last and one.last - one.first == _SIX_DAYS]
    if not weeks and mention.first is None:
        return None
    week = max(weeks, key=lambda one: one.first or date.min) if weeks else mention
    return replace(mention, kind="span", first=week.first, last=week.last, unsure=week.unsure)


_SIX_DAYS = timedelta(days=WEEK - 1)


def _on_event_day(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The first day that was told of; open where that is none: "on the day itself"."""
    known = next((one for one in told if one.kind == "day"), None)
    if known is None:
        return replace(mention, kind="span", open=True)
    return replace(known, start=mention.start, end=mention.end)


_COUNTED = {
    LATER: _days_off,
    SAME_YEAR_BEFORE: _in_other_year,
    THIS_WEEK: _week_told,
    _EVENT_DAY: _on_event_day,
}
"""What a time that is counted from another one means."""


def _moved(mention: TimeMention, meant: TimeMention | None) -> TimeMention | None:
    """What is meant, where the mention stands."""
    if not meant:
        return None
    return replace(meant, start=mention.start, end=mention.end)


# Rules


def _since(scan: TimeScan, at: int) -> Found | None:
    """A first day, and a last where one is said: "since 30 April", «منذ 30 نيسان وحتى 21 تشرين الثاني»."""
    opening = scan.said("since", at)
    if opening is None:
        return None
    year = year_number(scan, opening.last) or year_at(scan, opening.last)
    if year and year.value <= scan.reference.year and not _names_event(scan, year.last):
        return scan.mention(at, year.last, "since", first=date(year.value, 1, 1), unsure=True)
    event = scan.said("event_day", opening.last)
    if event:
        return scan.mention(at, event.last, _SINCE_EVENT)
    pointed = scan.said("that_day", opening.last)
    return scan.mention(at, pointed.last, _SINCE_THAT) if pointed else _from_event(scan, at, opening.last)


def _names_event(scan: TimeScan, at: int) -> bool:
    """True where the day behind a year, or its end, is told: «منذ 2018 حتى 2019»."""
    return scan.said("until", at) is not None


def _after_event(scan: TimeScan, at: int) -> Found | None:
    """So long after an event, from which is counted: "four months after the escalation of 30 April"."""
    unit = scan.said("durations", at)
    after = scan.said("after_event", unit.last) if unit else None
    if unit is None or after is None:
        return None
    mention, behind = _from_event(scan, at, after.last)
    if mention.first is None:
        mention = replace(mention, days=_length(scan, at, unit.value))
    return mention, behind


def _length(scan: TimeScan, at: int, unit: int) -> int:
    """The days that so many units before token ``at`` last; 0 where their number is not known. A dual and
    "a month" have theirs in themselves."""
    if at == 0:
        return 0
    if unit in _DUALS or scan.said("once", at - 1):
        return unit
    number = scan.number(at - 1) or scan.said("numbers", at - 1)
    days = unit * number.value if number and number.last == at else 0
    return round(days * _MONTH / 30) if unit == 30 else days


_DUALS = (2, 14, 61, 730)
"""Days of "two days", "two weeks" … where a language has one word for them."""
_MONTH = 30.44
"""Days of a month in the mean."""


def _from_event(scan: TimeScan, at: int, event: int) -> Found:
    """A first day behind the words that open it, which end before token ``event``; open without a day."""
    for first in range(event, min(len(scan.tokens), event + _EVENT)):
        if scan.key(first) in _ENDS:
            begun = _day_set_off(scan, first) if scan.key(first) in COMMAS else None
            if begun is None:
                break
        else:
            begun = _begun(scan, first)
        if begun:
            return _with_end(scan, at, begun, event)
        part = _part_of_month(scan, first)
        if part:
            return scan.mention(at, part.last, "since", first=part.day, open=True, part=True)
        year = year_at(scan, first)
        if year:
            return scan.mention(at, year.last, "since", open=True)
    return scan.mention(at, event, "since", open=True)


_EVENT = 12
"""Words of the event whose day is said ("since the truce collapsed on 30 April")."""
_ENDS = (".", ",", "\n", "؛", ";", "،", ":")
_SENTENCE_ENDS = (".", "\n", "!", "?", "؟", "؛", ";")


def _day_set_off(scan: TimeScan, comma: int) -> NamedDay | None:
    """The day between two commas that says when an event was: "since the truce began, on 3 May, ..."."""
    for at in range(comma + 1, min(len(scan.tokens), comma + _SET_OFF)):
        day = day_at(scan, at)
        if day:
            if not (not day.whole and scan.key(day.last) in COMMAS):
                return None
            return day
    return None


_SET_OFF = 4
"""Words from a comma to the day, and one."""


def _part_of_month(scan: TimeScan, at: int) -> NamedDay | None:
    """The first day of a part of a month of which no day is said ("mid-September")."""
    part = scan.said("part_of_month", at)
    found = months_day(scan, part.last) if part and part.last < len(scan.tokens) else None
    if not (part and found and found.whole):
        return None
    return found._replace(day=found.day.replace(day=part.value))


def _begun(scan: TimeScan, at: int) -> NamedDay | None:
    """The day that begins with token ``at``: named, or the start of a year or a month."""
    opens, year, month = (scan.said(table, at) for table in _BEGINS)
    named = year_number(scan, opens.last) if opens else None
    day = scan.reference
    if named:
        return NamedDay(at, named.last, date(named.value, 1, 1))
    if year and not scan.said("other_years", year.last):
        stated = scan.number(year.last)
        if stated and is_year(stated.value):
            return NamedDay(at, stated.last, date(stated.value, 1, 1))
        return NamedDay(at, year.last, date(day.year, 1, 1))
    begins = _start_of_month(scan, at)
    if month and not begins:
        return NamedDay(at, month.last, date(day.year, day.month, 1))
    if scan.said("part_of_month", at):
        return None
    return begins or _end_of_month(scan, at) or day_at(scan, at)


_BEGINS = ("opens_year", "year_begins", "month_begins")
"""The tables of the start of a year that is named behind them, of this year, of this month."""


def _start_of_month(scan: TimeScan, at: int) -> NamedDay | None:
    """The first day of a month of which the beginning is said: "the start of April"."""
    opens = scan.said("opens_month", at)
    month = month_at(scan, opens.last) if opens and opens.last < len(scan.tokens) else None
    if not (month and not month.hijri):
        return None
    return in_year(scan, at, month, 1)


def _end_of_month(scan: TimeScan, at: int) -> NamedDay | None:
    """The last day of a month of which only the end is said: "the end of April"."""
    ends = scan.said("month_ends", at)
    found = day_at(scan, ends.last) if ends else None
    if found is None or not found.whole:
        return None
    return found._replace(at=at, day=found.end)


def _with_end(scan: TimeScan, at: int, begun: NamedDay, event: int) -> Found:
    until = scan.said("until", begun.last)
    inside = past_words(scan, "inside", until.last) if until else begun.last
    end = day_at(scan, inside) if until else None
    named = begun.at > event + 1
    today = until and not end and scan.said("of_today", until.last)
    last = end.last if end else today.last if today else begun.last
    return scan.mention(
        at,
        last,
        "since",
        first=begun.day,
        last=end.end if end else None,
        rough=begun.rough,
        open=named,
        whole=begun.whole,
    )


def _window(scan: TimeScan, at: int) -> Found | None:
    """So many hours or days until the report: "during the past 48 hours", «خلال الساعات الـ24 الماضية»."""
    opening = scan.said("windows", at)
    if opening is None:
        return None
    counted = _hours(scan, opening.last)
    if counted is None or scan.said("first_behind", counted.last):
        return None
    past = scan.said("past", counted.last)
    if counted.value < _HALF_DAY and not (past or scan.said("past_windows", at)):
        return None  # "in two hours" says how long it took
    return scan.mention(at, past.last if past else counted.last, "hours", hours=counted.value)


_HALF_DAY = 12


def _bracketed(scan: TimeScan, at: int) -> Found | None:
    """A window of hours in the bracket of a label: "Deaths (24 hours)"."""
    counted = _hours(scan, at) if scan.key(at - 1) == "(" else None
    if counted is None or scan.key(counted.last) != ")":
        return None
    return scan.mention(at, counted.last, "hours", hours=counted.value)


def _hours(scan: TimeScan, at: int) -> Worded | None:
    """The hours of "48 hours", "two days", «الساعات الـ24», «يومين»."""
    unit = scan.said("hours", at)
    if unit is None:
        first = at + (scan.key(at) == AL)  # «خلال الـ24 ساعة الماضية»
        number = scan.number(first) or scan.said("numbers", first)
        unit = scan.said("hours", number.last) if number else None
        if not (number and unit):
            return None
        return Worded(number.value * unit.value, unit.last)
    dual = scan.said("numbers", at)
    if dual:
        return Worded(dual.value * unit.value, dual.last)
    article = unit.last + (scan.key(unit.last) == AL)
    number = scan.number(article) or scan.said("numbers", article)
    if not number:
        return None
    return Worded(number.value * unit.value, number.last)


def _span(scan: TimeScan, at: int) -> Found | None:
    """Days from one to another: "between 26 April and 11 May", "5 to 7 May"."""
    opening = scan.said("opens", at)
    start = past_words(scan, "inside", opening.last) if opening else at
    first = day_at(scan, start) or _bare_day(scan, start)
    if opening and isinstance(first, NamedDay):
        first = first._replace(last=past_words(scan, "day_parts", first.last))
    join = scan.said("joins", first.last) if first else None
    if isinstance(first, NamedDay) and join is None and not opening and scan.key(first.last)[:1] in _AND:
        return _two_days(scan, at, first, relative(scan, first.last))  # «الجمعة والسبت»
    glued = opening and isinstance(first, NamedDay) and scan.key(first.last)[:1] in _AND
    if first is None or not (join or glued):
        return None
    second = _second_day(scan, join.last if join else first.last, opened=opening is not None)
    if not opening and scan.key(first.last) in _AND:
        return _two_days(scan, at, first, second)
    until = scan.said("until", first.last)
    numbered = second is None and join and scan.said("ordinals", join.last)
    if second is None and not numbered and opening and until and isinstance(first, NamedDay):
        behind = past_words(scan, "of_today", until.last)
        return scan.mention(at, behind, "since", first=first.day, rough=first.rough)
    if second is None and isinstance(first, NamedDay) and join:
        second = _of_same_month(scan, first, past_words(scan, "inside", join.last))
    if second and isinstance(first, NamedDay) and first.whole:
        second = _month_alone(scan, second)
    begin = _begin(first, second) if second else None
    if second is None or begin is None or begin > second.end:
        return None
    return scan.mention(at, second.last, "span", first=begin, last=second.end, rough=second.rough)


def _second_day(scan: TimeScan, at: int, *, opened: bool) -> NamedDay | None:
    """The day that ends a span; that of the report behind "between Monday evening and this morning"."""
    inside = past_words(scan, "inside", at)
    day = day_at(scan, inside)
    if day or not opened:
        return day
    joined = scan.said("until", at - 1)
    today = scan.said("of_today", at)
    if joined or today is None:
        return None
    return NamedDay(at, today.last, scan.reference)


def _month_alone(scan: TimeScan, found: NamedDay) -> NamedDay:
    """The month of a day whose number counts what stands behind it: "July to September 19 people died"."""
    behind = scan.tokens[found.last] if found.last < len(scan.tokens) else None
    month = month_at(scan, found.at)
    if found.whole or behind is None or behind.kind != "w" or month is None:
        return found
    whole = in_year(scan, found.at, month._replace(last=found.last), 1)
    return whole._replace(last=month.last, whole=True) if whole else found


def _of_same_month(scan: TimeScan, first: NamedDay, at: int) -> NamedDay | None:
    """The day of the month of the first one: «من 3 تشرين الثاني حتى الخامس عشر منه»."""
    number = scan.number(at, MONTH_DAYS) or scan.said("ordinals", at)
    pointed = scan.said("of_it", number.last) if number else None
    day = day_of(first.day.year, first.day.month, number.value) if number and pointed else None
    if not (pointed and day):
        return None
    return NamedDay(at, pointed.last, day)


def _begin(first: NamedDay | _BareDay, second: NamedDay) -> date | None:
    """The first of two days; one without its month is of that of the second."""
    if isinstance(first, _BareDay):
        return day_of(second.day.year, second.day.month, first.number)
    return first.day


def _two_days(scan: TimeScan, at: int, first: NamedDay | _BareDay, second: NamedDay | None) -> Found | None:
    """Two days that are joined by "and": a span where the one follows the other, else a time that is not
    known."""
    begin = _begin(first, second) if second else None
    if second is None or second.whole or begin is None or isinstance(first, NamedDay) and first.whole:
        return None
    if scan.key(second.last - 1).endswith(POSSESSIVE):
        return None  # "on Friday and Saturday's strike"
    if second.day - begin == timedelta(days=1):
        return scan.mention(at, second.last, "span", first=begin, last=second.day, rough=second.rough)
    if begin == second.day:
        return None
    return scan.mention(at, second.last, "span", open=True)


def _years(scan: TimeScan, at: int) -> Found | None:
    """Whole years from one to another: "from 2017 to 2019"."""
    opening = scan.said("opens", at)
    first = year_number(scan, past_words(scan, "inside", opening.last)) if opening else None
    join = scan.said("joins", first.last) if first else None
    second = year_number(scan, join.last) if join else None
    if first is None or second is None or not first.value < second.value <= scan.reference.year:
        return None
    begin, end = date(first.value, 1, 1), date(second.value, 12, 31)
    return scan.mention(at, second.last, "span", first=begin, last=end)


class _BareDay(NamedTuple):
    """A day whose month is said with the next."""

    number: int
    last: int
    day: date = date.min


def _bare_day(scan: TimeScan, at: int) -> _BareDay | None:
    number = scan.number(at, MONTH_DAYS)
    if not (number and number.value):
        return None
    return _BareDay(number.value, number.last)


def _day(scan: TimeScan, at: int) -> Found | None:
    """One day, or a whole month."""
    found = day_at(scan, at)
    if found is None:
        return None
    kind = "month" if found.whole else "day"
    mention, behind = scan.mention(at, found.last, kind, first=found.day, last=found.end)
    return replace(mention, rough=found.rough, written=found.written, weekday=found.weekday), behind


def _part_of_year(scan: TimeScan, at: int) -> Found | None:
    """A quarter or a half of a year: "in the first quarter of 2022", «النصف الأول من العام»."""
    for table, months in _PARTS:
        part = scan.said(table, at)
        if part is None:
            continue
        behind = past_words(scan, "of_year", part.last)
        if behind < len(scan.tokens) and month_at(scan, behind):
            return None  # "the first half of May"
        return _months_of(scan, at, behind, part.value, months)
    return None


_PARTS = (("quarters", 3), ("halves", 6))
"""The tables of the parts of a year, and the months of each."""


def _months_of(scan: TimeScan, at: int, behind: int, part: int, months: int) -> Found | None:
    """The part of the year that is said behind it, else of the latest in which it has begun."""
    stated = year_number(scan, behind)
    gone = scan.said("last_year", behind)
    opening = (part - 1) * months + 1
    year = stated.value if stated else scan.reference.year - bool(gone)
    if not (stated or gone) and date(year, opening, 1) > scan.reference:
        year -= 1
    first = date(year, opening, 1)
    if first > scan.reference:
        return None
    last = month_end(date(year, opening + months - 1, 1))
    end = stated.last if stated else gone.last if gone else behind
    return scan.mention(at, end, "span", first=first, last=last)


def _day_behind(scan: TimeScan, said: Worded | None) -> Found | None:
    """The day behind the words that were said; None where they end the text."""
    if said is None or said.last >= len(scan.tokens):
        return None
    return _day(scan, past_words(scan, "inside", said.last))


def _closing(scan: TimeScan, at: int) -> Found | None:
    """The day with which counts end: "as of 10 June", «حصائل تنتهي في 1 حزيران»."""
    ends = scan.said("closes", at)
    found = _day_behind(scan, ends)
    if found is None or found[0].kind != "day" or scan.key(found[1] - 1).endswith(POSSESSIVE):
        return None
    return replace(found[0], closes=True), found[1]


def _week(scan: TimeScan, at: int) -> Found | None:
    """The seven days that end with one: "in the week to 5 December"."""
    opening = scan.said("weeks_to", at)
    found = _day_behind(scan, opening)
    if found is None or found[0].kind != "day" or found[0].first is None:
        return None
    begun = found[0].first - timedelta(days=6)
    return replace(found[0], start=scan.tokens[at].start, kind="span", first=begun), found[1]


def _spoken(scan: TimeScan, at: int) -> Found | None:
    """The day on which something was said, which need not be that of what is told."""
    says = scan.said("says", at)
    found = _day_behind(scan, says)
    if not found:
        return None
    return (replace(found[0], spoken=True), found[1])


def _dated(scan: TimeScan, at: int) -> Found | None:
    """The day of a document, which need not be that of what it tells: "report of 18 January"."""
    document = scan.said("documents", at)
    if document is None or document.last >= len(scan.tokens):
        return None
    behind = document.last + (scan.key(document.last) in (*COMMAS, ":", "-", "–"))
    found = _day(scan, behind) if behind < len(scan.tokens) else None
    if found is None or found[0].kind != "day":
        return None
    return replace(found[0], dated=True), found[1]


def _year(scan: TimeScan, at: int) -> Found | None:
    """A whole year: "in 2019", «خلال عام 2018»."""
    found = year_at(scan, at)
    if found is None or found.value > scan.reference.year:
        return None
    first, last = date(found.value, 1, 1), date(found.value, 12, 31)
    return scan.mention(at, found.last, "year", first=first, last=last)


def _pointing(scan: TimeScan, at: int) -> Found | None:
    """A time that points to another one or to the day of the report: "on the same day", "since midnight"."""
    ago = scan.said("days_ago", at)
    for table, kind in _POINTERS:
        said = scan.said(table, at)
        if said is None or ago and ago.last > said.last:  # "the day before yesterday"
            continue
        if kind == "day" and _names_its_day(scan, said.last):
            continue  # "overnight on Thursday"
        if kind in _BEFORE and scan.said("events_behind", said.last):
            continue  # "the week before the attack"
        day = scan.reference if kind == "day" else None
        hours = said.value if kind == "week before" else 0
        return scan.mention(at, said.last, kind, first=day, last=day, hours=hours)
    return None


def _names_its_day(scan: TimeScan, at: int) -> bool:
    """True where a day of the week stands right behind."""
    return scan.said("weekdays", past_words(scan, "nights_into", at)) is not None


_POINTERS = (
    ("of_today", "day"),
    ("day_before", "day before"),
    ("event_day", _EVENT_DAY),
    ("that_day", "that day"),
    ("that_time", "that time"),
    ("that_year", "that year"),
    ("week_before", "week before"),
    ("month_before", "month before"),
)


def _ago(scan: TimeScan, at: int) -> Found | None:
    """The past week, this month or the last one, this year."""
    weeks = scan.said("weeks_ago", at)
    months = scan.said("months_ago", at)
    years = scan.said("years_ago", at)
    if weeks:
        return scan.mention(at, weeks.last, "hours", hours=weeks.value)
    if months:
        first = months_before(scan.reference, months.value)
        return scan.mention(at, months.last, "month", first=first, last=month_end(first))
    if years:
        begun = scan.reference.replace(month=1, day=1)
        return scan.mention(at, years.last, "since", first=begun)
    return None


_RULES = (
    *STRETCHES,
    _pointing,
    _ago,
    _since,
    _after_event,
    _window,
    _bracketed,
    _span,
    _years,
    _part_of_year,
    _week,
    _closing,
    _spoken,
    _dated,
    _day,
    _year,
)
"""The rules in the order in which they are asked at each token."""
