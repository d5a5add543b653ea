"""The times that a text says, as the head of a draft writes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from hasila.ingest.drafting.causes import word_forms
from hasila.ingest.drafting.named import Named, named_in
from hasila.ingest.drafting.nearest import UNKNOWN
from hasila.ingest.drafting.outline import PARTED, SENTENCE, Outline, SaidValue
from hasila.model.vocabulary import NamedPeriod
from hasila.reader.time_words import TimeMention
from hasila.reader.times import lasting_of, times_of
from hasila.reader.tokens import tokens_of


def said_times(
    text: str, language: str, published: date, periods: Mapping[str, NamedPeriod]
) -> list[SaidValue]:
    """The mentions of a time, as a head writes them."""
    named = list(periods.values())
    events = named_in(text, language, named)
    said = []
    known: dict[TimeMention, str] = {}
    placed = [*_in_their_week(text, times_of(text, language, published), published)]
    mentions = _without_days_of_speech(text, placed)
    states = lasting_of(text, language)
    for mention in _closed(text, _with_their_days(text, mentions, published), states):
        value = _as_written(mention, published, named, events) or _by_length(mention, text, published, named)
        value = known.setdefault(replace(mention, start=0, end=0), value)  # "in the same period"
        if value or mention.open:
            own = SaidValue(mention.start, mention.end, value or UNKNOWN, mention.compared, mention.dated)
            unsure = mention.unsure or mention.spoken
            more = replace(own, unsure=unsure, counted=mention.counted, verb=mention.verb)
            said.append(replace(more, weekday=mention.weekday))
    return said


def _closed(text: str, mentions: Iterable[TimeMention], states: Sequence[int]) -> Iterator[TimeMention]:
    """The mentions; what is told as of a day began on that of the event told of before it: "by Monday night
    seven had been dug out". What is still so (``states``) is of the day itself."""
    begun: date | None = None
    counts = False
    for mention in mentions:
        counts = counts or mention.kind == "since"
        closes = mention.closes and mention.first
        state = closes and _tells_state(text, mention, states)
        if closes and not state and begun and not counts and mention.first and begun < mention.first:
            yield replace(mention, kind="span", first=begun, unsure=True, weekday=False)
            continue
        if mention.kind == "day" and not (mention.spoken or mention.dated or mention.verb == "apart"):
            begun = mention.first
        yield mention


def _tells_state(text: str, mention: TimeMention, states: Sequence[int]) -> bool:
    """True where the sentence behind a day says that something is still so."""
    behind = [place for place in states if place >= mention.end]
    return bool(behind) and SENTENCE.search(text, mention.end, behind[0]) is None


def _in_their_week(text: str, mentions: Sequence[TimeMention], published: date) -> Iterator[TimeMention]:
    """The mentions; a day of the week lies in the week of which the first line tells, and one that may be the
    day of the report in that which was told of last."""
    line = text.find("\n")
    weeks: list[TimeMention] = []
    for mention in mentions:
        own_day = mention.first == published
        headed = [week for week in weeks if week.start < line]
        told = headed or (weeks if own_day else [])
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
        told = kept and not SENTENCE.search(text, kept[-1].end, mention.start)
        if not (mention.spoken and told):
            kept.append(mention)
    return kept


def without_date_line(outline: Outline, said: Sequence[SaidValue], published: date) -> list[SaidValue]:
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
        ends = mention.last or _day_named_before(text, mentions, index)
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
    if not closing or SENTENCE.search(text, closing[-1].end, mention.start):
        return None
    last = closing[-1].first
    return replace(mention, last=last) if last and last >= mention.first else None


DAY = 24


def _may_begin(window: TimeMention, begun: TimeMention) -> bool:
    """True where the window is of whole days, and "since" names no more than its first one."""
    return window.hours % DAY == 0 and begun.first is not None and not (begun.last or begun.open)


def _for_so_long(text: str, mentions: Sequence[TimeMention], index: int) -> TimeMention:
    """The mention; a first day behind a window of days has their number: "for three days, since Sunday"."""
    mention, before = mentions[index], mentions[index - 1] if index else None
    if mention.kind != "since" or before is None or before.kind != "hours" or mention.first is None:
        return mention
    if not (_may_begin(before, mention) and _apposed(text, before.end, mention.start)):
        return mention
    last = mention.first + timedelta(days=before.hours // DAY - 1)
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
    return bool(within) and len(between) <= _CLOSE and not PARTED.search(between)


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
    return SENTENCE.search(text, start, end) is None


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
    end = SENTENCE.search(text, mention.end)
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
