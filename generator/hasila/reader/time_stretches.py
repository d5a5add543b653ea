"""Stretches of time and times counted from another: "the first half of June", "two days later", "last year".

Each rule reads the tokens from one place and gives the mention that begins there, or None. A time that its
words give only about ("in early May", "over the weekend", "a week ago") is marked as ``unsure``.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hasila.model.calendar import from_hijri
from hasila.reader.particles import AL
from hasila.reader.time_days import (
    MONTH_DAYS,
    WEEK,
    NamedDay,
    day_at,
    day_of,
    month_at,
    month_end,
    months_before,
    months_day,
    past_words,
    year_at,
    year_number,
)
from hasila.reader.time_words import Found, TimeScan, Worded

LATER = "days off"
"""The kind of a day so many ``days`` from the one told of last."""
THIS_WEEK = "this week"
"""The kind of the week of the report: the last one that was told of, else that of its day."""
QUARTER = 92
"""Days of the longest quarter of a year."""
SAME_YEAR_BEFORE = "year before"
"""The kind of the time told of last, a year before, or in that of ``first``."""


# Parts of a month


def part_of_month(scan: TimeScan, at: int) -> Found | None:
    """The first half, a week or a third of a month: "the first ten days of June"."""
    part = scan.said("month_parts", past_words(scan, "part_opens", at))
    if part is None:
        return None
    whole = _whole_month(scan, past_words(scan, "month_link", part.last))
    if whole is None:
        return None
    first, last = _days_of_part(whole.day, part.value)
    if first > scan.reference:
        whole_year = whole.day.replace(year=whole.day.year - 1)
        first, last = _days_of_part(whole_year, part.value)
    return scan.mention(at, whole.last, "span", first=first, last=last)


def _days_of_part(month: date, code: int) -> tuple[date, date]:
    """The days of a part: 115 is from the 1st to the 15th, 7 the last seven days of the month."""
    end = month_end(month)
    opening, closing = divmod(code, 100)
    if not opening:
        return end - timedelta(days=closing - 1), end
    last = min(closing, end.day)
    return month.replace(day=opening), month.replace(day=last)


def _whole_month(scan: TimeScan, at: int) -> NamedDay | None:
    """The month that is named at token ``at``, this month, or the last one."""
    if at >= len(scan.tokens):
        return None
    ago = scan.said("months_ago", at)
    if ago:
        return NamedDay(at, ago.last, months_before(scan.reference, ago.value), whole=True)
    found = months_day(scan, at)
    if not (found and found.whole):
        return None
    return found


def about_a_month(scan: TimeScan, at: int) -> Found | None:
    """A month of which only the beginning, the middle or the end is meant: "in late June"."""
    for table in ("part_of_month", "month_ends", "opens_month"):
        part = scan.said(table, at)
        whole = _whole_month(scan, part.last) if part else None
        if whole and whole.day <= scan.reference:
            last = whole.end
            return scan.mention(at, whole.last, "month", first=whole.day, last=last, unsure=True)
    return None


def two_months(scan: TimeScan, at: int) -> Found | None:
    """Two months of which one follows the other: "in January and February"."""
    first = _whole_month(scan, at)
    if first is None or first.last >= len(scan.tokens):
        return None
    joined = scan.said("and_words", first.last)
    glued = (scan.key(first.last)[:1],) in scan.words["and_words"]
    second = _whole_month(scan, joined.last if joined else first.last) if joined or glued else None
    if second is None:
        return None
    begun = first.day.replace(year=second.day.year) if first.day > second.day else first.day
    if month_end(begun) + timedelta(days=1) != second.day:
        return None
    return scan.mention(at, second.last, "span", first=begun, last=second.end)


def hijri_month(scan: TimeScan, at: int) -> Found | None:
    """A month of the Hijra, by the tabular calendar: "during Ramadan", «شهر رمضان الماضي»."""
    opening = scan.said("hijri_opens", at)
    month = month_at(scan, opening.last) if opening and opening.last < len(scan.tokens) else None
    if month is None or not month.hijri:
        return None
    year = scan.number(month.last, _LATEST_HIJRI)
    last = year.last if year else past_words(scan, "past", month.last)
    first = _hijri_begin(scan, month.number, year.value if year else 0)
    if first is None:
        return None
    end = first + timedelta(days=_HIJRI_MONTH - 1)
    return scan.mention(at, last, "span", first=first, last=end, rough=True, unsure=True)


def _hijri_begin(scan: TimeScan, month: int, year: int) -> date | None:
    """The first day of the month of the Hijra in that year, in the latest one if it is 0; None of one to
    come."""
    latest = scan.reference.year - _HIJRA
    years = [year] if year else [*range(latest + latest // _HIJRI_CENTURY + 2, latest, -1)]
    days = (from_hijri(each, month, 1) for each in years)
    return next((day for day in days if day and day <= scan.reference), None)


_LATEST_HIJRI = 1500
_HIJRA = 622
_HIJRI_CENTURY = 32
"""Years of the Gregorian calendar in which the shorter ones of the Hijra are one more."""
_HIJRI_MONTH = 29
"""Days of the shortest month of the Hijra."""


# Days joined by a mark


def dashed(scan: TimeScan, at: int) -> Found | None:
    """Days from one to another, with a mark between them: "3-5 December", "December 3–5", «الخميس/الجمعة»."""
    bare = scan.number(at, MONTH_DAYS)
    if bare and bare.value and scan.key(bare.last) in _DASHES and scan.number(bare.last + 1, MONTH_DAYS):
        second = day_at(scan, bare.last + 1)
        if second and not second.whole and not _is_numbering(scan, at - 1):
            first = day_of(second.day.year, second.day.month, bare.value)
            return _from_to(scan, at, first, second)
    first_day = day_at(scan, at)
    if first_day is None or first_day.whole:
        return None
    return _to_day(scan, at, first_day) or _two_weekdays(scan, at, first_day)


_DASHES = ("-", "–", "—")


def _is_numbering(scan: TimeScan, at: int) -> bool:
    """True of what stands before a number that is no day: "#5 - 6 December", "2018-11-3"."""
    return scan.key(at) in (*_DASHES, "/", "#") or scan.said("numbering", at) is not None


def _from_to(scan: TimeScan, at: int, first: date | None, second: NamedDay) -> Found | None:
    if first is None or first >= second.day:
        return None
    return scan.mention(at, second.last, "span", first=first, last=second.day, rough=second.rough)


def _to_day(scan: TimeScan, at: int, first: NamedDay) -> Found | None:
    """The span from a day to the one behind a dash."""
    if scan.key(first.last) not in _DASHES:
        return None
    number = scan.number(first.last + 1, MONTH_DAYS)
    touches = number and not (scan.tokens[first.last].gap or scan.tokens[first.last + 1].gap)
    if number and touches and month_at(scan, at) and scan.key(number.last) not in _DASHES:
        last = day_of(first.day.year, first.day.month, number.value)
        if last and last > first.day:
            return scan.mention(at, number.last, "span", first=first.day, last=last)
    second = day_at(scan, first.last + 1)
    if not (second and not second.whole):
        return None
    return _from_to(scan, at, first.day, second)


def _two_weekdays(scan: TimeScan, at: int, first: NamedDay) -> Found | None:
    """The night between two days of the week: «ليل الخميس الجمعة», "Thursday/Friday"."""
    if not first.weekday:
        return None
    behind = first.last + (scan.key(first.last) in ("/", *_DASHES))
    second = day_at(scan, behind) if scan.said("weekdays", behind) else None
    if second is None or second.day - first.day != timedelta(days=1):
        return None
    return scan.mention(at, second.last, "span", first=first.day, last=second.day, weekday=True)


# So long ago


class _Length(NamedTuple):
    """So many units of so many days each, and the token behind them; ``bare`` without a number."""

    number: int
    unit: int
    last: int
    bare: bool = False

    @property
    def days(self) -> int:
        """The days of a number of days or weeks."""
        return self.number * self.unit


_DUALS = {2: (2, 1), 14: (2, WEEK), 61: (2, 30), 730: (2, 365), 20: (10, 365)}
"""The number and the unit of words that hold both («أسبوعين»)."""


def _length_at(scan: TimeScan, at: int) -> _Length | None:
    """A number of units of time: "three weeks", «شهرين», «الأشهر الستة», "a year"."""
    count = scan.number(at, _MOST) or scan.said("small_numbers", at)
    if count:
        unit = scan.said("spans_of_time", count.last)
        if not (unit and unit.value not in _DUALS):
            return None
        return _Length(count.value, unit.value, unit.last)
    unit = scan.said("spans_of_time", at)
    if unit is None:
        return None
    if unit.value in _DUALS:
        return _Length(*_DUALS[unit.value], unit.last)
    number = scan.said("numbers_behind", unit.last)
    return (
        _Length(number.value, unit.value, number.last)
        if number
        else _Length(1, unit.value, unit.last, bare=True)
    )


_MOST = 400
"""The largest number of units that is read."""


def long_ago(scan: TimeScan, at: int) -> Found | None:
    """A day so many days or weeks ago; of months and years the day is not known."""
    before = scan.said("ago_before", at)
    length = _length_at(scan, before.last if before else at)
    behind = scan.said("ago_behind", length.last) if length else None
    if length is None or not (before or behind):
        return None
    if before and scan.said("from_that", length.last):
        behind = scan.said("from_that", length.last)  # «قبل أسبوع من ذلك»
        if not behind:
            return None
        return scan.mention(at, behind.last, LATER, days=-length.days)
    if before and scan.said("from_event", length.last):
        return None  # «قبل يومين من الهجوم»
    last = behind.last if behind else length.last
    if length.unit > WEEK:
        return scan.mention(at, last, "span", open=True)
    day = scan.reference - timedelta(days=length.days)
    unsure = length.unit == WEEK
    return scan.mention(at, last, "day", first=day, last=day, unsure=unsure)


def later(scan: TimeScan, at: int) -> Found | None:
    """A day so many days before or after the one told of last: "two days later", «في اليوم التالي»."""
    for table in ("next_day", "later_behind", "earlier_behind", "later_before", "earlier_before"):
        found = _counted_from(scan, at, table)
        if found:
            return found
    return None


def _counted_from(scan: TimeScan, at: int, table: str) -> Found | None:
    if table == "next_day":
        said = scan.said(table, at)
        if not said:
            return None
        return scan.mention(at, said.last, LATER, days=1)
    opens = scan.said(table, at) if table.endswith("_before") else None
    if table.endswith("_before") and opens is None:
        return None
    length = _length_at(scan, opens.last if opens else at)
    if length is None or length.unit > WEEK:
        return None
    closes = None if opens else scan.said(table, length.last)
    if not opens and closes is None or table.startswith("earlier") and length.days == WEEK:
        return None
    sign = 1 if table.startswith("later") else -1
    last = closes.last if closes else length.last
    return scan.mention(at, last, LATER, days=sign * length.days, unsure=length.unit == WEEK)


def past_stretch(scan: TimeScan, at: int) -> Found | None:
    """Weeks, months or years until the report: "over the past six weeks", «خلال الأشهر الستة الماضية»."""
    opening = scan.said("windows", at)
    length = _length_at(scan, opening.last) if opening else None
    if opening is None or length is None or scan.said("first_behind", length.last):
        return None
    past = scan.said("past", length.last)
    if length.bare and not (past or _bare_stretch(scan, at, length)):
        return None
    if length.unit < WEEK and not length.bare:
        return None
    last = past.last if past else length.last
    unsure = not (past or scan.said("past_windows", at)) or length.days >= _YEAR
    if length.unit <= WEEK:
        return scan.mention(at, last, "hours", hours=24 * length.days, unsure=unsure)
    first = _months_ago(scan.reference, length.number * (_MONTHS if length.unit == _YEAR else 1))
    return scan.mention(at, last, "span", first=first, last=scan.reference, unsure=unsure)


def _bare_stretch(scan: TimeScan, at: int, length: _Length) -> bool:
    """True of a unit without a number that is a stretch by itself: "in the past year", «خلال أسبوع قُتل»."""
    if scan.said("past_bare", at):
        return True
    if length.unit < WEEK or not scan.said("within_bare", at):
        return False
    if length.last >= len(scan.tokens):
        return True
    month = month_at(scan, length.last)
    return month is None and scan.tokens[length.last].kind != "d" and not scan.said("from_event", length.last)


_YEAR = 365


def _months_ago(day: date, months: int) -> date:
    """The same day so many months before, or the last one of that month."""
    first = months_before(day, months)
    return first.replace(day=min(day.day, month_end(first).day))


def since_so_long(scan: TimeScan, at: int) -> Found | None:
    """Since so many days or weeks, this week, this month, or last year: "since the start of the week"."""
    since = scan.said("since", at)
    if since is None:
        return None
    week = scan.said("week_begins", since.last) or scan.said("this_week", since.last)
    if week:
        first = _week_of(scan).first
        return scan.mention(at, week.last, "since", first=first, unsure=True)
    ago = scan.said("months_ago", since.last) or scan.said("years_gone", since.last)
    if ago:
        return scan.mention(at, ago.last, "since", open=True)
    length = _length_at(scan, since.last)
    if length is None or length.unit > WEEK or length.bare and length.unit < WEEK:
        return None
    if scan.said("from_event", length.last):
        return None
    first = scan.reference - timedelta(days=length.days)
    return scan.mention(at, length.last, "since", first=first, unsure=True)


def vague(scan: TimeScan, at: int) -> Found | None:
    """A time of which nothing exact is said: "in recent weeks"."""
    said = scan.said("vague", at)
    if not said:
        return None
    return scan.mention(at, said.last, "span", open=True)


# Weeks


class _Days(NamedTuple):
    first: date
    last: date


def _week_of(scan: TimeScan) -> _Days:
    """The week of the report, from the day on which weeks begin in the language, to the report."""
    begins = scan.words["week_opens"].values()
    opening = next(iter(begins), 1)
    gone = (scan.reference.isoweekday() - opening) % WEEK
    return _Days(scan.reference - timedelta(days=gone), scan.reference)


def week_of(scan: TimeScan, at: int) -> Found | None:
    """This week, the weekend, and the week that begins on a day: "in the week of 25 November"."""
    this = scan.said("this_week", at)
    if this:
        return scan.mention(at, this.last, THIS_WEEK, unsure=True, **_week_of(scan)._asdict())
    bare = scan.said("week_bare", at)
    if bare:
        return None if _goes_on(scan, bare.last) else scan.mention(at, bare.last, THIS_WEEK)
    rest = scan.said("weekends", at)
    if rest:
        first = _last_weekday(scan.reference, rest.value)
        last = min(first + timedelta(days=1), scan.reference)
        return scan.mention(at, rest.last, "span", first=first, last=last, unsure=True)
    opening = scan.said("weeks_from", at)
    day = day_at(scan, past_words(scan, "inside", opening.last)) if opening else None
    if day is None or day.whole:
        return None
    if scan.said("joins", day.last) or scan.key(day.last) in _DASHES:
        return None
    end = min(day.day + timedelta(days=WEEK - 1), scan.reference)
    return scan.mention(at, day.last, "span", first=day.day, last=end)


def _goes_on(scan: TimeScan, at: int) -> bool:
    """True where words behind "the week" say which one it is."""
    return scan.key(at).startswith(AL) or scan.said("week_bare_more", at) is not None


def _last_weekday(day: date, weekday: int) -> date:
    return day - timedelta(days=(day.isoweekday() - weekday) % WEEK)


def day_of_last_week(scan: TimeScan, at: int) -> Found | None:
    """A day of the week before that of the report: "on Tuesday of last week"."""
    weekday = scan.said("weekdays", at)
    gone = scan.said("of_last_week", weekday.last) if weekday else None
    if weekday is None or gone is None:
        return None
    opening = _week_of(scan).first - timedelta(days=WEEK)
    day = opening + timedelta(days=(weekday.value - opening.isoweekday()) % WEEK)
    return scan.mention(at, gone.last, "day", first=day, last=day)


def window_to_day(scan: TimeScan, at: int) -> Found | None:
    """So many hours that end on a day: "the 24 hours to Thursday morning"."""
    number = scan.number(at) or scan.said("numbers", at)
    unit = scan.said("hours", number.last) if number else None
    closes = scan.said("hours_to", unit.last) if unit else None
    if number is None or unit is None or closes is None:
        return None
    day = day_at(scan, past_words(scan, "inside", past_words(scan, "clock_words", closes.last)))
    if day is None or day.whole:
        return None
    return scan.mention(at, day.last, "hours", hours=number.value * unit.value, last=day.day)


# Years


def year_told(scan: TimeScan, at: int) -> Found | None:
    """Last year, years until today, two years: "last year", "in 2021 and to date", "in 2018 and 2019"."""
    gone = scan.said("years_gone", at)
    if gone:
        year = scan.reference.year - gone.value
        return _years(scan, at, gone.last, year, year)
    begun = year_at(scan, at)
    if begun is None or begun.value > scan.reference.year:
        return None
    now = scan.said("until_now", begun.last)
    if now:
        first = date(begun.value, 1, 1)
        return scan.mention(at, now.last, "span", first=first, last=scan.reference)
    second = _second_year(scan, begun)
    if not second:
        return None
    return _years(scan, at, second.last, begun.value, second.value)


def _second_year(scan: TimeScan, begun: Worded) -> Worded | None:
    """The year behind "and", where it follows the first one."""
    joined = scan.said("and_words", begun.last)
    second = year_number(scan, past_words(scan, "inside", joined.last)) if joined else None
    if second and second.value == begun.value + 1 and second.value <= scan.reference.year:
        return second
    return None


def _years(scan: TimeScan, at: int, behind: int, first: int, last: int) -> Found:
    kind = "year" if first == last else "span"
    return scan.mention(at, behind, kind, first=date(first, 1, 1), last=date(last, 12, 31))


def first_months(scan: TimeScan, at: int) -> Found | None:
    """The first months of a year: "the first nine months of 2019", «الأشهر التسعة الأولى من العام»."""
    opens = scan.said("first_words", at)
    length = _length_at(scan, opens.last if opens else at)
    closes = scan.said("first_behind", length.last) if length and not opens else None
    if length is None or length.unit != _MONTH_UNIT or not (opens or closes) or length.number > _MONTHS:
        return None
    behind = closes.last if closes else length.last
    of_year = past_words(scan, "of_year", behind)
    if of_year == behind:
        return None
    stated = year_number(scan, of_year)
    gone = scan.said("last_year", of_year) or scan.said("years_gone", of_year)
    year = stated.value if stated else scan.reference.year - bool(gone)
    first = date(year, 1, 1)
    end = min(month_end(date(year, length.number, 1)), scan.reference)
    last = stated.last if stated else gone.last if gone else of_year
    if not (first <= end):
        return None
    return scan.mention(at, last, "span", first=first, last=end)


_MONTH_UNIT, _MONTHS = 30, 12


def season(scan: TimeScan, at: int) -> Found | None:
    """Three months of a year: "in the summer of 2018", «الصيف الماضي», "this winter"."""
    opens = scan.said("season_opens", at)
    named = scan.said("seasons", opens.last if opens else at)
    if named is None:
        return None
    behind = past_words(scan, "of_year", named.last)
    stated = year_number(scan, behind)
    gone = scan.said("years_gone", named.last) or scan.said("years_gone", behind)
    past = scan.said("past", named.last)
    this = scan.said("years_ago", behind)
    if not (stated or gone or past or this or opens):
        return None
    told = stated or gone or this or past
    first = _season_of(scan.reference, named.value, stated, gone)
    if scan.said("last", at) and _season_end(first) >= scan.reference:
        first = first.replace(year=first.year - 1)  # "last winter", in December
    if first > scan.reference:
        return None
    last = min(_season_end(first), scan.reference)
    until = told.last if told else named.last
    return scan.mention(at, until, "span", first=first, last=last, unsure=True)


def _season_end(first: date) -> date:
    """The last day of the three months from the first day."""
    month = first.month + 2
    return month_end(date(first.year + (month > _MONTHS), (month - 1) % _MONTHS + 1, 1))


def _season_of(reference: date, month: int, stated: Worded | None, gone: Worded | None) -> date:
    """The first day of the season of the year that is said, else of the latest one."""
    if stated:
        return date(stated.value, month, 1)
    year = reference.year - (gone.value if gone else 0)
    first = date(year, month, 1)
    return first if gone or first <= reference else date(year - 1, month, 1)


def year_before(scan: TimeScan, at: int) -> Found | None:
    """The year before that told of last, or the same time of it: "the previous year", "a year earlier"."""
    said = scan.said("year_earlier", at)
    if said is None or scan.said("events_behind", said.last):
        return None
    return scan.mention(at, said.last, SAME_YEAR_BEFORE)


def same_time_of_year(scan: TimeScan, at: int) -> Found | None:
    """The time told of last in another year: "in the same period of 2018"."""
    quarter = scan.said("that_quarter", at)
    same = quarter or scan.said("that_time", at)
    if same is None:
        return None
    length = QUARTER if quarter else 0
    behind = past_words(scan, "of_year", same.last)
    stated = year_number(scan, behind)
    if stated:
        return scan.mention(at, stated.last, SAME_YEAR_BEFORE, first=date(stated.value, 1, 1), days=length)
    gone = scan.said("years_gone", behind) or scan.said("years_gone", same.last)
    if gone is None:
        return None
    year = scan.reference.year - gone.value
    return scan.mention(at, gone.last, SAME_YEAR_BEFORE, first=date(year, 1, 1), days=length)


STRETCHES = (
    since_so_long,
    same_time_of_year,
    window_to_day,
    part_of_month,
    first_months,
    season,
    day_of_last_week,
    week_of,
    long_ago,
    later,
    year_before,
    year_told,
    vague,
    past_stretch,
    about_a_month,
    dashed,
    two_months,
    hijri_month,
)
"""The rules in the order in which they are asked."""
