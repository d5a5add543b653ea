"""Days, months and years as texts write them, by their tokens: "30 April 2019", «أمس», "in 2018"."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from hasila.model.calendar import from_hijri
from hasila.reader.particles import COMMAS
from hasila.reader.time_words import TimeScan, Worded
from hasila.reader.tokens import fold
from hasila.reader.word_classes import word_classes

_CLASSES = word_classes("time_days")

_MAY = _CLASSES.word("may")
_SPELT = _CLASSES.spelled("spelt_month")


class NamedDay(NamedTuple):
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
        return month_end(self.day) if self.whole else self.day


def month_end(day: date) -> date:
    following = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    return following - timedelta(days=1)


def day_at(scan: TimeScan, at: int) -> NamedDay | None:
    """The day or the month that begins with token ``at``."""
    for rule in (_iso, _named_day, _ordinal_day, months_day, numbered_weekday, relative):
        found = rule(scan, at)
        if found:
            return found
    return None


def _iso(scan: TimeScan, at: int) -> NamedDay | None:
    """A day in digits: "2019-02-26", "26/2/2019"."""
    short = scan.number(at + 2, _LAST_MONTH)
    if short and scan.said("day_words", at - 1) and scan.key(at + 1) == "/" != scan.key(at + 3):
        return _in_month(scan, at, short, scan.number(at, MONTH_DAYS))
    parts = [scan.number(at + step) for step in (0, 2, 4)]
    marks = scan.key(at + 1) + scan.key(at + 3)
    if None in parts or marks not in ("--", "//", ".."):
        return None
    first, second, third = (part.value for part in parts if part)
    day = day_of(first, second, third) if first > 31 else day_of(third, second, first)
    if not day:
        return None
    return NamedDay(at, at + 5, day)


def day_of(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _named_day(scan: TimeScan, at: int) -> NamedDay | None:
    """A day before its month: "30 April 2019", «30 نيسان/أبريل»."""
    number = scan.number(at, MONTH_DAYS)
    if number is None or not number.value:
        return None
    return _of_its_month(scan, at, number)


def _of_its_month(scan: TimeScan, at: int, number: Worded) -> NamedDay | None:
    """The day of the month behind its number: a named one, this one («3 من الشهر الجاري») or the last."""
    linked = past_words(scan, "month_link", number.last)
    ago = scan.said("months_ago", linked)
    if ago:
        begun = months_before(scan.reference, ago.value)
        day = day_of(begun.year, begun.month, number.value)
        if not day:
            return None
        return NamedDay(at, ago.last, day)
    if linked > number.last and month_at(scan, linked):
        number = Worded(number.value, linked)
    behind = scan.said("inside", number.last)
    month = month_at(scan, number.last) or (month_at(scan, behind.last) if behind else None)
    if not month:
        return None
    return in_year(scan, at, month, number.value)


def _ordinal_day(scan: TimeScan, at: int) -> NamedDay | None:
    """A day by its ordinal: "the third of December", «في الخامس والعشرين من تشرين الثاني»."""
    ordinal = scan.said("ordinals", at)
    if ordinal is None or past_words(scan, "month_link", ordinal.last) == ordinal.last:
        return None
    return _of_its_month(scan, at, ordinal)


def _in_month(scan: TimeScan, at: int, month: Worded, day: Worded | None) -> NamedDay | None:
    """A day and its month in digits: «يوم 3/12»."""
    found = latest(scan, month.value, day.value) if day and month.value else None
    if not found:
        return None
    return NamedDay(at, month.last, found)


_LAST_MONTH = 12
MONTH_DAYS = 31


class NamedMonth(NamedTuple):
    """A month by its number, and whether it is of the Hijra."""

    number: int
    last: int
    hijri: bool


def month_at(scan: TimeScan, at: int) -> NamedMonth | None:
    """The month at token ``at``, with the second of its names («نيسان/أبريل», «آذار (مارس)»)."""
    said = scan.said("months", at)
    if said is None:
        hijri = scan.said("hijri", at)
        if not hijri:
            return None
        return NamedMonth(hijri.value, hijri.last, True)
    if scan.tokens[at].text == _MAY or _is_another_word(scan, at):
        return None
    last = said.last
    if scan.key(last) in ("/", "("):
        second = scan.said("months", last + 1)
        if second and second.value == said.value:
            last = second.last + (scan.key(second.last) == ")")
    return NamedMonth(said.value, last, False)


def _is_another_word(scan: TimeScan, at: int) -> bool:
    """True of a word that is spelt like a month only once it is folded («أب», «باب»), without a day, a year
    or a word for a month beside it."""
    token = scan.tokens[at]
    month = next((name for name in _SPELT if token.key.endswith(fold(name))), "")
    if not month or month in token.text:
        return False
    if token.key != fold(month):
        return True
    year = scan.number(at + 1)
    beside = scan.number(at - 1, MONTH_DAYS) if at else None
    if beside or scan.key(at + 1) == "/" or year and is_year(year.value):
        return False
    return not (at and scan.said("hijri_opens", at - 1))


def in_year(scan: TimeScan, at: int, month: NamedMonth, day: int) -> NamedDay | None:
    """The day of the month in the year that follows, or in the last that fits."""
    comma = month.last + 1 if scan.key(month.last) == "," else month.last
    year = scan.number(comma)
    stated = year if year and is_year(year.value) else _other_year(scan, month.last)
    last = stated.last if stated else month.last
    if month.hijri:
        return _hijri_day(scan, at, last, month.number, day, stated.value if stated else 0)
    found = day_of(stated.value, month.number, day) if stated else latest(scan, month.number, day)
    if not found:
        return None
    return NamedDay(at, last, found)


def _other_year(scan: TimeScan, at: int) -> Worded | None:
    """The year behind a month that is said by its distance: "November last year", «من العام الماضي»."""
    linked = past_words(scan, "of_year_link", at)
    gone = scan.said("years_gone", linked) or scan.said("years_gone", at)
    this = scan.said("years_ago", linked) or scan.said("years_ago", at)
    if gone:
        return Worded(scan.reference.year - gone.value, gone.last)
    if not this:
        return None
    return Worded(scan.reference.year, this.last)


def is_year(value: int) -> bool:
    return 1300 <= value <= 1500 or 1900 <= value <= 2100


def latest(scan: TimeScan, month: int, day: int) -> date | None:
    """The latest such day that is not after the day of reference."""
    own = day_of(scan.reference.year, month, day)
    if own and own <= scan.reference:
        return own
    return day_of(scan.reference.year - 1, month, day)


def _hijri_day(scan: TimeScan, at: int, last: int, month: int, day: int, year: int) -> NamedDay | None:
    """The day in the tabular calendar; None without its year."""
    if not 1300 <= year <= 1500:
        return None
    found = from_hijri(year, month, day)
    if found is None:
        return None
    written = f"{year}-{month:02}-{day:02}"
    return NamedDay(at, last, found, rough=True, written=written)


def months_day(scan: TimeScan, at: int) -> NamedDay | None:
    """A month before its day or alone: "April 30, 2019", "May 2019", «أيار»."""
    month = month_at(scan, at)
    if month is None or month.hijri:
        return None
    behind = month.last + _is_shortened(scan, month.last)
    number = scan.number(behind, MONTH_DAYS)
    if number and number.value and not (behind == month.last and scan.said("month_alone", at - 1)):
        found = in_year(scan, at, NamedMonth(month.number, number.last, False), number.value)
        if found:
            return found
    whole = in_year(scan, at, month, 1)
    if not whole:
        return None
    return whole._replace(whole=True)


def _is_shortened(scan: TimeScan, behind: int) -> bool:
    """True where a month is written shorter, with a full stop and a number behind it: "Dec. 3"."""
    if scan.key(behind) != "." or scan.said("short_months", behind - 1) is None:
        return False
    return scan.number(behind + 1) is not None


def numbered_weekday(scan: TimeScan, at: int) -> NamedDay | None:
    """A day of the week with its number in the month, the latest one that is both: "Thu 5.", «الخميس 5»."""
    opens_line = scan.key(at - 1) in _LINE_OPENS
    weekday = scan.said("weekdays", at)
    if weekday is None and opens_line:
        weekday = scan.said("weekdays_short", at)
    if weekday is None:
        return None
    behind = weekday.last
    if scan.key(behind) in _SHORTENS:
        behind += 1
    number = scan.number(behind, MONTH_DAYS)
    if number is None:
        return None
    if not _ends_day(scan, number.last):
        return None
    months = _LAST_MONTH if opens_line else 1
    day = _latest_on(scan.reference, months, weekday.value, number.value)
    if day is None:
        return None
    return NamedDay(at, number.last, day)


_LINE_OPENS = ("", "\n", "-", "–", "•", "*", "#", "|")
_SHORTENS = (".", ",")
_DAY_ENDS = (".", ":", "\n", "", "–", "—", "-", ")", "|")


def _ends_day(scan: TimeScan, at: int) -> bool:
    """True where the number of a day ends it: no word is counted by it, and it is no hour."""
    mark = scan.key(at)
    if mark in _WITHIN_NUMBERS and scan.number(at + 1):
        following = scan.tokens[at + 1]
        if not following.gap:
            return False
    if mark in _DAY_ENDS or mark in COMMAS:
        return True
    return scan.said("joins", at) is not None


_WITHIN_NUMBERS = (":", ".", ",")


def _latest_on(reference: date, months: int, weekday: int, number: int) -> date | None:
    """The latest day of that number in the month of the day of reference, or in one of so many months before,
    that is that day of the week and not after it."""
    for step in range(months + 1):
        first = months_before(reference, step)
        day = day_of(first.year, first.month, number)
        if day is None or day > reference:
            continue
        if day.isoweekday() == weekday:
            return day
    return None


def relative(scan: TimeScan, at: int) -> NamedDay | None:
    """A day of the week, today or yesterday."""
    ago = scan.said("days_ago", at) if not _is_other_day(scan, at) else None
    weekday = scan.said("weekdays", at)
    if ago:
        named = scan.said("weekdays", ago.last + (scan.key(ago.last) == ","))  # "yesterday, Monday"
        last = named.last if named else ago.last
        return NamedDay(at, last, scan.reference - timedelta(days=ago.value))
    if weekday is None:
        return None
    past = past_words(scan, "past", weekday.last)
    following = day_at(scan, past + (scan.key(past) in COMMAS))
    if following and not following.whole and following.day.isoweekday() == weekday.value:
        return following._replace(at=at)  # "Friday 16 August"
    before = (scan.reference.isoweekday() - weekday.value) % WEEK
    gone = past > weekday.last or scan.said("last", at - 1)
    if not before and gone:
        before = WEEK  # "last Monday", on a Monday
    alone = not gone and not scan.said("days_ago", past)
    return NamedDay(at, weekday.last, scan.reference - timedelta(days=before), weekday=alone)


def _is_other_day(scan: TimeScan, at: int) -> bool:
    """True of «في اليوم», which is a day each, and of «اليوم الثالث»."""
    today = scan.said("todays", at)
    if today is None:
        return False
    counted = scan.said("not_today", today.last)
    each = scan.said("per_day", at - 1) and not scan.said("weekdays", today.last)
    return bool(counted or each)


def past_words(scan: TimeScan, table: str, at: int) -> int:
    said = scan.said(table, at)
    return said.last if said else at


_OLDEST = 1900


def year_at(scan: TimeScan, at: int) -> Worded | None:
    """The year that begins with token ``at``, behind a word such as "in" or "year"."""
    opening = scan.said("years", at)
    if not opening:
        return None
    return year_number(scan, opening.last)


def year_number(scan: TimeScan, at: int) -> Worded | None:
    """The year in four digits at token ``at``, which is no part of a date or of a range."""
    number = scan.number(at)
    if number is None or not (number.value >= _OLDEST and is_year(number.value)):
        return None
    following = scan.tokens[number.last] if number.last < len(scan.tokens) else None
    if following and not following.gap and following.text in _GLUES:
        digits = scan.number(number.last + 1)
        return None if digits and not scan.tokens[number.last + 1].gap else number
    return number


_GLUES = ("-", "/", ".", "–", ",")


def months_before(day: date, months: int) -> date:
    """The first day of the month that lies so many months before that of the day."""
    first = day.replace(day=1)
    for _ in range(months):
        before = first - timedelta(days=1)
        first = before.replace(day=1)
    return first


WEEK = 7
