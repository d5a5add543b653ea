"""When, in the words of a text: days, months, windows of hours and first days, each with its place.

The words are data (``data/times.yaml``), a table a language; the rules are the same for all. A day without a
year is the latest before the day of reference. A Hijri day is reckoned by the tabular calendar, which can
differ from a printed one by a day: it is marked as ``rough``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from hasila.model.calendar import from_hijri
from hasila.model.data_class import dataclass
from hasila.reader.data_file import read_data
from hasila.reader.particles import AL, COMMAS, POSSESSIVE
from hasila.reader.tokens import Token, fold, tokens_of
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("times")

_MAY = _CLASSES.word("may")
_AND = _CLASSES.set("and")


@dataclass(frozen=True, slots=True)
class TimeMention:
    """Words of a text that say when, from code point ``start`` to ``end``.

    ``kind`` is ``day``, ``month``, ``year``, ``span`` (``first`` to ``last``), ``since`` (from ``first``; to
    ``last``, where that is said) or ``hours`` (so many ``hours`` until the report). ``open`` is true of
    "since" without a day that is known: its event stands behind ``end``, and began ``days`` before the report
    where the text says how long ago ("a month after the truce began"), else 0; and of two days that are no
    span ("on 3 and 9 June"). ``rough`` is true of a day of another
    calendar, ``whole`` of "since" with a month alone. ``written`` is a Hijri day as it is printed,
    ``1440-09-15``. ``closes`` is true of a day with which counts end ("as of 10 June"), ``spoken`` of one on
    which something was said ("officials said on Saturday"), ``dated`` of that of a document ("report of 18
    January"). ``compared`` is the place of words behind which the time is only compared with ("fewer than in
    May"), -1 without them. ``weekday`` is true of a day of the week alone, the latest one: it
    may be that of an earlier week. ``part`` is true of "since" with a part of a month, which
    begins on ``first`` and lasts ten days ("mid-September"): the day itself is not known.
    """

    start: int
    end: int
    kind: str
    first: date | None = None
    last: date | None = None
    hours: int = 0
    open: bool = False
    rough: bool = False
    whole: bool = False
    written: str = ""
    days: int = 0
    closes: bool = False
    spoken: bool = False
    dated: bool = False
    compared: int = -1
    weekday: bool = False
    part: bool = False


class _Said(NamedTuple):
    """The value of words, and the token behind them."""

    value: int
    last: int


class _Day(NamedTuple):
    """A day or a whole month (``whole``) from token ``at`` up to ``last``; ``weekday`` as in a mention."""

    at: int
    last: int
    day: date
    whole: bool = False
    rough: bool = False
    written: str = ""
    weekday: bool = False

    @property
    def end(self) -> date:
        """The day itself, or the last day of the month."""
        return _month_end(self.day) if self.whole else self.day


def times_of(text: str, language: str, reference: date) -> tuple[TimeMention, ...]:
    """The mentions of a time in ``text``, in order; none of a language without words for them."""
    words = _words(language)
    if words is None:
        return ()
    scan = _Scan(tokens_of(text), words, reference)
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
    words = _words(language)
    if words is None:
        return ()
    scan = _Scan(tokens_of(text), words, date.min)
    said = (at for at in range(len(scan.tokens)) if scan.said(table, at))
    return tuple(scan.tokens[at].start for at in said)


def _mentions(scan: _Scan) -> Iterator[TimeMention]:
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
        meant = _meant(mention, told, scan.reference)
        if meant and compared >= 0:
            yield replace(meant, compared=compared)
        elif meant:
            told.append(meant)
            yield meant


def _comparing(scan: _Scan, at: int, compared: int) -> int:
    """The place of the words by which the clause of token ``at`` compares with another time; -1 of none."""
    if scan.key(at) in _SENTENCE_ENDS:
        return -1
    if compared >= 0 or not scan.may_begin(at):
        return compared
    return scan.tokens[at].start if scan.said("compares", at) else -1


_Found = tuple[TimeMention, int]


def _found_at(scan: _Scan, at: int) -> _Found | None:
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
    day = _last_told(told, ("day",))
    if mention.kind == _SINCE_THAT:
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
_POINTING = (_SINCE_THAT, "that day", "day before", "that time", "that year", "week before", "month before")
_BEFORE = {"week before": "span", "month before": "month"}
"""What is told of by "the week before": the last span, where it is a week."""
_POINTED = {"that time": ("month", "span", "hours", "since"), "that year": ("year",)}
"""What a time that points back may mean."""


def _last_told(told: Sequence[TimeMention], kinds: Sequence[str]) -> TimeMention | None:
    for mention in reversed(told):
        if mention.kind in kinds:
            return mention
    return None


def _one_before(mention: TimeMention, told: Sequence[TimeMention]) -> TimeMention:
    """The week or the month before the last one that was told of; open where that is none."""
    after = _last_told(told, (_BEFORE[mention.kind],))
    unknown = replace(mention, kind="span", open=True)
    if after is None or after.first is None or after.last is None:
        return unknown
    last = after.first - timedelta(days=1)
    if mention.kind == "month before":
        return replace(mention, kind="month", first=last.replace(day=1), last=last)
    first = after.first - timedelta(days=_WEEK)
    is_week = after.last - after.first == timedelta(days=_WEEK - 1)
    return replace(mention, kind="span", first=first, last=last) if is_week else unknown


_WEEK = 7


def _moved(mention: TimeMention, meant: TimeMention | None) -> TimeMention | None:
    """What is meant, where the mention stands."""
    return replace(meant, start=mention.start, end=mention.end) if meant else None


@dataclass(frozen=True, slots=True)
class _Scan:
    """The tokens of a text, the words of its language, the day of reference."""

    tokens: Sequence[Token]
    words: Mapping[str, Mapping[tuple[str, ...], int]]
    reference: date

    def said(self, table: str, at: int) -> _Said | None:
        """The longest entry of the table that begins with token ``at``, past a glued prefix."""
        if at >= len(self.tokens):
            return None
        own = self._longest(table, at, self.tokens[at].key)
        return own or next(filter(None, (self._longest(table, at, rest) for rest in self._peeled(at))), None)

    def _peeled(self, at: int) -> Iterator[str]:
        key = self.tokens[at].key
        if key.endswith(POSSESSIVE):
            yield key.removesuffix(POSSESSIVE)  # "Wednesday's strike"
        for (prefix,) in self.words["prefixes"]:
            if key.startswith(prefix) and len(key) > len(prefix) + 1:
                yield key[len(prefix) :]

    def _longest(self, table: str, at: int, first: str) -> _Said | None:
        entries = self.words[table]
        for length in range(_LONGEST, 0, -1):
            rest = (token.key for token in self.tokens[at + 1 : at + length])
            key = (first, *rest)
            if len(key) == length and key in entries:
                return _Said(entries[key], at + length)
        return None

    def number(self, at: int, most: int = 9999) -> _Said | None:
        """The number in digits at token ``at``."""
        if at >= len(self.tokens) or self.tokens[at].kind != "d":
            return None
        value = int(self.tokens[at].text[:6])
        return _Said(value, at + 1) if value <= most else None

    def may_begin(self, at: int) -> bool:
        """True where the token may begin the words of a time: a number, or a word of the tables."""
        token = self.tokens[at]
        if token.kind == "d":
            return True
        begins = self.words[_FIRST]
        if (token.key,) in begins:
            return True
        return any((rest,) in begins for rest in self._peeled(at))

    def key(self, at: int) -> str:
        """The folded token; "" beyond the text."""
        return self.tokens[at].key if 0 <= at < len(self.tokens) else ""

    def mention(self, at: int, behind: int, kind: str, **values: Any) -> _Found:
        """The mention of the tokens from ``at`` up to ``behind``, which is to be looked at next."""
        return TimeMention(self.tokens[at].start, self.tokens[behind - 1].end, kind, **values), behind


_LONGEST = 5
"""Words of the longest entry."""


def _month_end(day: date) -> date:
    following = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    return following - timedelta(days=1)


# Days


def _day_at(scan: _Scan, at: int) -> _Day | None:
    """The day or the month that begins with token ``at``."""
    return _iso(scan, at) or _named_day(scan, at) or _months_day(scan, at) or _relative(scan, at)


def _iso(scan: _Scan, at: int) -> _Day | None:
    """A day in digits: "2019-02-26", "26/2/2019"."""
    parts = [scan.number(at + step) for step in (0, 2, 4)]
    marks = scan.key(at + 1) + scan.key(at + 3)
    if None in parts or marks not in ("--", "//", ".."):
        return None
    first, second, third = (part.value for part in parts if part)
    day = _date(first, second, third) if first > 31 else _date(third, second, first)
    return _Day(at, at + 5, day) if day else None


def _date(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named_day(scan: _Scan, at: int) -> _Day | None:
    """A day before its month: "30 April 2019", «30 نيسان/أبريل»."""
    number = scan.number(at, _DAYS)
    if number is None or not number.value:
        return None
    behind = scan.said("inside", number.last)
    month = _month(scan, number.last) or (_month(scan, behind.last) if behind else None)
    return _in_year(scan, at, month, number.value) if month else None


_DAYS = 31


class _Month(NamedTuple):
    """A month by its number, and whether it is of the Hijra."""

    number: int
    last: int
    hijri: bool


def _month(scan: _Scan, at: int) -> _Month | None:
    """The month at token ``at``, with the second of its names («نيسان/أبريل», «آذار (مارس)»)."""
    said = scan.said("months", at)
    if said is None:
        hijri = scan.said("hijri", at)
        return _Month(hijri.value, hijri.last, True) if hijri else None
    if scan.tokens[at].text == _MAY:
        return None
    last = said.last
    if scan.key(last) in ("/", "("):
        second = scan.said("months", last + 1)
        if second and second.value == said.value:
            last = second.last + (scan.key(second.last) == ")")
    return _Month(said.value, last, False)


def _in_year(scan: _Scan, at: int, month: _Month, day: int) -> _Day | None:
    """The day of the month in the year that follows, or in the last that fits."""
    comma = month.last + 1 if scan.key(month.last) == "," else month.last
    year = scan.number(comma)
    stated = year if year and _is_year(year.value) else None
    last = stated.last if stated else month.last
    if month.hijri:
        return _hijri_day(scan, at, last, month.number, day, stated.value if stated else 0)
    found = _date(stated.value, month.number, day) if stated else _latest(scan, month.number, day)
    return _Day(at, last, found) if found else None


def _is_year(value: int) -> bool:
    return 1300 <= value <= 1500 or 1900 <= value <= 2100


def _latest(scan: _Scan, month: int, day: int) -> date | None:
    """The latest such day that is not after the day of reference."""
    own = _date(scan.reference.year, month, day)
    if own and own <= scan.reference:
        return own
    return _date(scan.reference.year - 1, month, day)


def _hijri_day(scan: _Scan, at: int, last: int, month: int, day: int, year: int) -> _Day | None:
    """The day in the tabular calendar; None without its year."""
    if not 1300 <= year <= 1500:
        return None
    found = from_hijri(year, month, day)
    if found is None:
        return None
    written = f"{year}-{month:02}-{day:02}"
    return _Day(at, last, found, rough=True, written=written)


def _months_day(scan: _Scan, at: int) -> _Day | None:
    """A month before its day or alone: "April 30, 2019", "May 2019", «أيار»."""
    month = _month(scan, at)
    if month is None or month.hijri:
        return None
    number = scan.number(month.last, _DAYS)
    if number and number.value:
        found = _in_year(scan, at, _Month(month.number, number.last, False), number.value)
        if found:
            return found
    whole = _in_year(scan, at, month, 1)
    return whole._replace(whole=True) if whole else None


def _relative(scan: _Scan, at: int) -> _Day | None:
    """A day of the week, today or yesterday."""
    ago = scan.said("days_ago", at)
    weekday = scan.said("weekdays", at)
    if ago:
        named = scan.said("weekdays", ago.last + (scan.key(ago.last) == ","))  # "yesterday, Monday"
        last = named.last if named else ago.last
        return _Day(at, last, scan.reference - timedelta(days=ago.value))
    if weekday is None:
        return None
    past = _past(scan, "past", weekday.last)
    following = _day_at(scan, past + (scan.key(past) in COMMAS))
    if following and not following.whole and following.day.isoweekday() == weekday.value:
        return following._replace(at=at)  # "Friday 16 August"
    before = (scan.reference.isoweekday() - weekday.value) % _WEEK
    gone = past > weekday.last or scan.said("last", at - 1)
    if not before and gone:
        before = _WEEK  # "last Monday", on a Monday
    alone = not gone and not scan.said("days_ago", past)
    return _Day(at, weekday.last, scan.reference - timedelta(days=before), weekday=alone)


def _past(scan: _Scan, table: str, at: int) -> int:
    said = scan.said(table, at)
    return said.last if said else at


# Rules


def _since(scan: _Scan, at: int) -> _Found | None:
    """A first day, and a last where one is said: "since 30 April", «منذ 30 نيسان وحتى 21 تشرين الثاني»."""
    opening = scan.said("since", at)
    if opening is None:
        return None
    pointed = scan.said("that_day", opening.last)
    return scan.mention(at, pointed.last, _SINCE_THAT) if pointed else _from_event(scan, at, opening.last)


def _after_event(scan: _Scan, at: int) -> _Found | None:
    """So long after an event, from which is counted: "four months after the escalation of 30 April"."""
    unit = scan.said("durations", at)
    after = scan.said("after_event", unit.last) if unit else None
    if unit is None or after is None:
        return None
    mention, behind = _from_event(scan, at, after.last)
    if mention.first is None:
        mention = replace(mention, days=_length(scan, at, unit.value))
    return mention, behind


def _length(scan: _Scan, at: int, unit: int) -> int:
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


def _from_event(scan: _Scan, at: int, event: int) -> _Found:
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
        year = _year_at(scan, first)
        if year:
            return scan.mention(at, year.last, "since", open=True)
    stated = _year_number(scan, event)
    return scan.mention(at, stated.last if stated else event, "since", open=True)


_EVENT = 12
"""Words of the event whose day is said ("since the truce collapsed on 30 April")."""
_ENDS = (".", ",", "\n", "؛", ";", "،", ":")
_SENTENCE_ENDS = (".", "\n", "!", "?", "؟", "؛", ";")


def _day_set_off(scan: _Scan, comma: int) -> _Day | None:
    """The day between two commas that says when an event was: "since the truce began, on 3 May, ..."."""
    for at in range(comma + 1, min(len(scan.tokens), comma + _SET_OFF)):
        day = _day_at(scan, at)
        if day:
            return day if not day.whole and scan.key(day.last) in COMMAS else None
    return None


_SET_OFF = 4
"""Words from a comma to the day, and one."""


def _part_of_month(scan: _Scan, at: int) -> _Day | None:
    """The first day of a part of a month of which no day is said ("mid-September")."""
    part = scan.said("part_of_month", at)
    found = _months_day(scan, part.last) if part and part.last < len(scan.tokens) else None
    return found._replace(day=found.day.replace(day=part.value)) if part and found and found.whole else None


def _begun(scan: _Scan, at: int) -> _Day | None:
    """The day that begins with token ``at``: named, or the start of a year or a month."""
    opens, year, month = (scan.said(table, at) for table in _BEGINS)
    named = _year_number(scan, opens.last) if opens else None
    day = scan.reference
    if named:
        return _Day(at, named.last, date(named.value, 1, 1))
    if year and not scan.said("other_years", year.last):
        stated = scan.number(year.last)
        if stated and _is_year(stated.value):
            return _Day(at, stated.last, date(stated.value, 1, 1))
        return _Day(at, year.last, date(day.year, 1, 1))
    begins = _start_of_month(scan, at)
    if month and not begins:
        return _Day(at, month.last, date(day.year, day.month, 1))
    if scan.said("part_of_month", at):
        return None
    return begins or _end_of_month(scan, at) or _day_at(scan, at)


_BEGINS = ("opens_year", "year_begins", "month_begins")
"""The tables of the start of a year that is named behind them, of this year, of this month."""


def _start_of_month(scan: _Scan, at: int) -> _Day | None:
    """The first day of a month of which the beginning is said: "the start of April"."""
    opens = scan.said("opens_month", at)
    month = _month(scan, opens.last) if opens and opens.last < len(scan.tokens) else None
    return _in_year(scan, at, month, 1) if month and not month.hijri else None


def _end_of_month(scan: _Scan, at: int) -> _Day | None:
    """The last day of a month of which only the end is said: "the end of April"."""
    ends = scan.said("month_ends", at)
    found = _day_at(scan, ends.last) if ends else None
    if found is None or not found.whole:
        return None
    return found._replace(at=at, day=found.end)


def _with_end(scan: _Scan, at: int, begun: _Day, event: int) -> _Found:
    until = scan.said("until", begun.last)
    inside = _past(scan, "inside", until.last) if until else begun.last
    end = _day_at(scan, inside) if until else None
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


def _window(scan: _Scan, at: int) -> _Found | None:
    """So many hours or days until the report: "during the past 48 hours", «خلال الساعات الـ24 الماضية»."""
    opening = scan.said("windows", at)
    if opening is None:
        return None
    counted = _hours(scan, opening.last)
    if counted is None:
        return None
    past = scan.said("past", counted.last)
    return scan.mention(at, past.last if past else counted.last, "hours", hours=counted.value)


def _bracketed(scan: _Scan, at: int) -> _Found | None:
    """A window of hours in the bracket of a label: "Deaths (24 hours)"."""
    counted = _hours(scan, at) if scan.key(at - 1) == "(" else None
    if counted is None or scan.key(counted.last) != ")":
        return None
    return scan.mention(at, counted.last, "hours", hours=counted.value)


def _hours(scan: _Scan, at: int) -> _Said | None:
    """The hours of "48 hours", "two days", «الساعات الـ24», «يومين»."""
    unit = scan.said("hours", at)
    if unit is None:
        first = at + (scan.key(at) == AL)  # «خلال الـ24 ساعة الماضية»
        number = scan.number(first) or scan.said("numbers", first)
        unit = scan.said("hours", number.last) if number else None
        return _Said(number.value * unit.value, unit.last) if number and unit else None
    dual = scan.said("numbers", at)
    if dual:
        return _Said(dual.value * unit.value, dual.last)
    article = unit.last + (scan.key(unit.last) == AL)
    number = scan.number(article) or scan.said("numbers", article)
    return _Said(number.value * unit.value, number.last) if number else None


def _span(scan: _Scan, at: int) -> _Found | None:
    """Days from one to another: "between 26 April and 11 May", "5 to 7 May"."""
    opening = scan.said("opens", at)
    start = _past(scan, "inside", opening.last) if opening else at
    first = _day_at(scan, start) or _bare_day(scan, start)
    join = scan.said("joins", first.last) if first else None
    if isinstance(first, _Day) and join is None and not opening and scan.key(first.last)[:1] in _AND:
        return _two_days(scan, at, first, _relative(scan, first.last))  # «الجمعة والسبت»
    if first is None or join is None:
        return None
    second = _day_at(scan, _past(scan, "inside", join.last))
    if not opening and scan.key(first.last) in _AND:
        return _two_days(scan, at, first, second)
    until = scan.said("until", first.last)
    if second is None and opening and until and isinstance(first, _Day):
        behind = _past(scan, "of_today", until.last)
        return scan.mention(at, behind, "since", first=first.day, rough=first.rough)
    begin = _begin(first, second) if second else None
    if second is None or begin is None or begin > second.end:
        return None
    return scan.mention(at, second.last, "span", first=begin, last=second.end, rough=second.rough)


def _begin(first: _Day | _BareDay, second: _Day) -> date | None:
    """The first of two days; one without its month is of that of the second."""
    if isinstance(first, _BareDay):
        return _date(second.day.year, second.day.month, first.number)
    return first.day


def _two_days(scan: _Scan, at: int, first: _Day | _BareDay, second: _Day | None) -> _Found | None:
    """Two days that are joined by "and": a span where the one follows the other, else a time that is not
    known."""
    begin = _begin(first, second) if second else None
    if second is None or second.whole or begin is None or isinstance(first, _Day) and first.whole:
        return None
    if scan.key(second.last - 1).endswith(POSSESSIVE):
        return None  # "on Friday and Saturday's strike"
    if second.day - begin == timedelta(days=1):
        return scan.mention(at, second.last, "span", first=begin, last=second.day, rough=second.rough)
    return scan.mention(at, second.last, "span", open=True) if begin != second.day else None


def _years(scan: _Scan, at: int) -> _Found | None:
    """Whole years from one to another: "from 2017 to 2019"."""
    opening = scan.said("opens", at)
    first = _year_number(scan, _past(scan, "inside", opening.last)) if opening else None
    join = scan.said("joins", first.last) if first else None
    second = _year_number(scan, join.last) if join else None
    if first is None or second is None or not first.value < second.value <= scan.reference.year:
        return None
    begin, end = date(first.value, 1, 1), date(second.value, 12, 31)
    return scan.mention(at, second.last, "span", first=begin, last=end)


class _BareDay(NamedTuple):
    """A day whose month is said with the next."""

    number: int
    last: int
    day: date = date.min


def _bare_day(scan: _Scan, at: int) -> _BareDay | None:
    number = scan.number(at, _DAYS)
    return _BareDay(number.value, number.last) if number and number.value else None


def _day(scan: _Scan, at: int) -> _Found | None:
    """One day, or a whole month."""
    found = _day_at(scan, at)
    if found is None:
        return None
    kind = "month" if found.whole else "day"
    mention, behind = scan.mention(at, found.last, kind, first=found.day, last=found.end)
    return replace(mention, rough=found.rough, written=found.written, weekday=found.weekday), behind


def _part_of_year(scan: _Scan, at: int) -> _Found | None:
    """A quarter or a half of a year: "in the first quarter of 2022", «النصف الأول من العام»."""
    for table, months in _PARTS:
        part = scan.said(table, at)
        if part is None:
            continue
        behind = _past(scan, "of_year", part.last)
        if behind < len(scan.tokens) and _month(scan, behind):
            return None  # "the first half of May"
        return _months_of(scan, at, behind, part.value, months)
    return None


_PARTS = (("quarters", 3), ("halves", 6))
"""The tables of the parts of a year, and the months of each."""


def _months_of(scan: _Scan, at: int, behind: int, part: int, months: int) -> _Found | None:
    """The part of the year that is said behind it, else of the latest in which it has begun."""
    stated = _year_number(scan, behind)
    gone = scan.said("last_year", behind)
    opening = (part - 1) * months + 1
    year = stated.value if stated else scan.reference.year - bool(gone)
    if not (stated or gone) and date(year, opening, 1) > scan.reference:
        year -= 1
    first = date(year, opening, 1)
    if first > scan.reference:
        return None
    last = _month_end(date(year, opening + months - 1, 1))
    end = stated.last if stated else gone.last if gone else behind
    return scan.mention(at, end, "span", first=first, last=last)


def _day_behind(scan: _Scan, said: _Said | None) -> _Found | None:
    """The day behind the words that were said; None where they end the text."""
    if said is None or said.last >= len(scan.tokens):
        return None
    return _day(scan, _past(scan, "inside", said.last))


def _closing(scan: _Scan, at: int) -> _Found | None:
    """The day with which counts end: "as of 10 June", «حصائل تنتهي في 1 حزيران»."""
    ends = scan.said("closes", at)
    found = _day_behind(scan, ends)
    if found is None or found[0].kind != "day":
        return None
    return replace(found[0], closes=True), found[1]


def _week(scan: _Scan, at: int) -> _Found | None:
    """The seven days that end with one: "in the week to 5 December"."""
    opening = scan.said("weeks_to", at)
    found = _day_behind(scan, opening)
    if found is None or found[0].kind != "day" or found[0].first is None:
        return None
    begun = found[0].first - timedelta(days=6)
    return replace(found[0], start=scan.tokens[at].start, kind="span", first=begun), found[1]


def _spoken(scan: _Scan, at: int) -> _Found | None:
    """The day on which something was said, which need not be that of what is told."""
    says = scan.said("says", at)
    found = _day_behind(scan, says)
    return (replace(found[0], spoken=True), found[1]) if found else None


def _dated(scan: _Scan, at: int) -> _Found | None:
    """The day of a document, which need not be that of what it tells: "report of 18 January"."""
    document = scan.said("documents", at)
    if document is None or document.last >= len(scan.tokens):
        return None
    behind = document.last + (scan.key(document.last) in (*COMMAS, ":", "-", "–"))
    found = _day(scan, behind) if behind < len(scan.tokens) else None
    if found is None or found[0].kind != "day":
        return None
    return replace(found[0], dated=True), found[1]


def _year(scan: _Scan, at: int) -> _Found | None:
    """A whole year: "in 2019", «خلال عام 2018»."""
    found = _year_at(scan, at)
    if found is None or found.value > scan.reference.year:
        return None
    first, last = date(found.value, 1, 1), date(found.value, 12, 31)
    return scan.mention(at, found.last, "year", first=first, last=last)


def _year_at(scan: _Scan, at: int) -> _Said | None:
    """The year that begins with token ``at``, behind a word such as "in" or "year"."""
    opening = scan.said("years", at)
    return _year_number(scan, opening.last) if opening else None


_OLDEST = 1900


def _year_number(scan: _Scan, at: int) -> _Said | None:
    """The year in four digits at token ``at``, which is no part of a date or of a range."""
    number = scan.number(at)
    if number is None or not (number.value >= _OLDEST and _is_year(number.value)):
        return None
    following = scan.tokens[number.last] if number.last < len(scan.tokens) else None
    if following and not following.gap and following.text in _GLUES:
        digits = scan.number(number.last + 1)
        return None if digits and not scan.tokens[number.last + 1].gap else number
    return number


_GLUES = ("-", "/", ".", "–", ",")


def _pointing(scan: _Scan, at: int) -> _Found | None:
    """A time that points to another one or to the day of the report: "on the same day", "since midnight"."""
    ago = scan.said("days_ago", at)
    for table, kind in _POINTERS:
        said = scan.said(table, at)
        if said is None or ago and ago.last > said.last:  # "the day before yesterday"
            continue
        if kind in _BEFORE and scan.said("events_behind", said.last):
            continue  # "the week before the attack"
        day = scan.reference if kind == "day" else None
        return scan.mention(at, said.last, kind, first=day, last=day)
    return None


_POINTERS = (
    ("of_today", "day"),
    ("day_before", "day before"),
    ("that_day", "that day"),
    ("that_time", "that time"),
    ("that_year", "that year"),
    ("week_before", "week before"),
    ("month_before", "month before"),
)


def _ago(scan: _Scan, at: int) -> _Found | None:
    """The past week, this month or the last one, this year."""
    weeks = scan.said("weeks_ago", at)
    months = scan.said("months_ago", at)
    years = scan.said("years_ago", at)
    if weeks:
        return scan.mention(at, weeks.last, "hours", hours=weeks.value)
    if months:
        first = _months_before(scan.reference, months.value)
        return scan.mention(at, months.last, "month", first=first, last=_month_end(first))
    if years:
        begun = scan.reference.replace(month=1, day=1)
        return scan.mention(at, years.last, "since", first=begun)
    return None


def _months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before that of the day."""
    first = day.replace(day=1)
    for _ in range(months):
        before = first - timedelta(days=1)
        first = before.replace(day=1)
    return first


_RULES = (
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


# Data

_DATA = Path(__file__).with_name("data") / "times.yaml"
_TABLES = ("months", "hijri", "weekdays", "days_ago", "hours", "numbers")


@cache
def _words(language: str) -> Mapping[str, Mapping[tuple[str, ...], int]] | None:
    """The tables of a language: the words of each entry, and what they say."""
    languages = read_data(_DATA)
    data = languages.get(language)
    if data is None:
        return None
    tables = {name: dict(_entries(table)) for name, table in data.items()}
    first: dict[tuple[str, ...], int] = {}
    for name, table in tables.items():
        if name != "prefixes":
            first |= dict.fromkeys((keys[:1] for keys in table), 0)
    return {**tables, _FIRST: first}


_FIRST = "first words"
"""The table of the words with which an entry of any other may begin."""


def _entries(table: Any) -> Iterator[tuple[tuple[str, ...], int]]:
    rows = table.items() if isinstance(table, dict) else ((0, table),)
    for value, words in rows:
        for entry in filter(None, (part.strip() for part in words.split(","))):
            keys = tuple(token.key for token in tokens_of(entry)) or (fold(entry),)
            yield keys, int(value)
