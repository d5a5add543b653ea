"""The day that a cell states, in the one form that the description declares; no order of day and month is
guessed."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

ISO = "YYYY-MM-DD"
_FORM = re.compile(
    r"(?:YYYY([-/. ]?)MM\1DD|DD([-/. ]?)MM\2YYYY|MM([-/. ]?)DD\3YYYY"
    r"|YYYY([-/.])M\4D|D([-/.])M\5YYYY|M([-/.])D\6YYYY)"
    r"(?:[ T]hh:mm(?::ss)?)?"
)
_PARTS = {
    "YYYY": r"(?P<year>[0-9]{4})",
    "MM": r"(?P<month>[0-9]{2})",
    "M": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{2})",
    "D": r"(?P<day>[0-9]{1,2})",
    "hh": "(?:[01][0-9]|2[0-3])",
    "mm": "[0-5][0-9]",
    "ss": "[0-5][0-9]",
}
_PART = re.compile("|".join(_PARTS))
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}")
_WITH_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?P<between>[ T])(?P<hours>[0-9]{1,2}):[0-9]{2}"
    r"(?P<seconds>:[0-9]{2})?(?P<rest>(?:[.,][0-9]+)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)"
)


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form such as ``DD/MM/YYYY``, and the pattern of the cells that are written so."""

    words: str
    pattern: re.Pattern[str]

    def day(self, text: str) -> date | None:
        """The day of ``text``; ``None`` for another form and for days that the calendar has not."""
        found = self.pattern.fullmatch(_western(text))
        if found is None:
            return None
        try:
            year, month, day = map(int, found.group("year", "month", "day"))
            return date(year, month, day)
        except ValueError:
            return None


def date_form(words: str) -> DateForm | None:
    """The form that ``words`` declare; ``None`` where they are no form that can be read in one way."""
    if not _FORM.fullmatch(words):
        return None
    literal = re.escape(words).replace(r"\-", "-")
    pattern = _PART.sub(lambda part: _PARTS[part[0]], literal)
    return DateForm(words, re.compile(pattern))


def _western(text: str) -> str:
    """``text`` with Western digits; a text that mixes the digits of two scripts is left as it is."""
    digits = set(filter(str.isdecimal, text))
    values = {ord(digit): unicodedata.decimal(digit) for digit in digits}
    zeros = {code - value for code, value in values.items()}
    if len(zeros) != 1:
        return text
    western = {code: str(value) for code, value in values.items()}
    return text.translate(western)


@dataclass(frozen=True, slots=True)
class DayFault:
    """The reason why a cell states no day. ``cause`` is the same for all cells of a column that have one
    fault in common."""

    message: str
    hint: str
    cause: str = ""


def day_fault(text: str, form: DateForm) -> DayFault:
    """The reason why ``text`` states no day in ``form``, with the next step."""
    plain = _western(text)
    if not plain:
        hint = "write its day, or name the row under `skip` if it is no report"
        return DayFault("the row states no day", hint)
    if form.pattern.fullmatch(plain):
        message = f"`{text}` is no day of the calendar"
        return DayFault(message, f"write a day that exists, as {form.words}")
    return _other_form(text, plain) or _unlike(text, form)


def _unlike(text: str, form: DateForm) -> DayFault:
    wanted = "day of the calendar" if form.words == ISO else f"day written {form.words}"
    not_a_report = "if the row is no report (a total, a unit, a note), name it under `skip`"
    message = f"`{text}` is no {wanted}"
    return DayFault(message, f"write {form.words}; {not_a_report}")


def _other_form(text: str, plain: str) -> DayFault | None:
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        return _numeric(text, numeric)
    timed = _WITH_TIME.fullmatch(plain)
    if timed:
        return _timed(text, timed)
    if _SHORT_YEAR.fullmatch(plain):
        message = f"`{text}` has a year of two digits, which is never completed"
        return DayFault(message, "export the column with years of four digits", "short-year")
    return _serial(text) if _SERIAL.fullmatch(plain) else None


def _serial(text: str) -> DayFault:
    message = f"`{text}` looks like the number by which spreadsheets store a day"
    return DayFault(message, f"export the column as dates, written {ISO}", "serial")


def _timed(text: str, found: re.Match[str]) -> DayFault:
    """The fault of a day with a time, which the description can declare unless it goes on behind the
    seconds."""
    seconds = ":ss" if found["seconds"] else ""
    form = f"{ISO}{found['between']}hh:mm{seconds}"
    leave = f"leave the time away: `{found['day']}`"
    if date_form(form) and not found["rest"] and len(found["hours"]) == 2:
        leave += f'; if every day of the column has one, say `dates: "{form}"` in the description'
    return DayFault(f"`{text}` is a day with a time", leave, "timed")


def _numeric(text: str, found: re.Match[str]) -> DayFault:
    """The fault of ``3/4/2031``: which number is the day is said by no cell, only by the description."""
    first, mark, second, _ = found.groups()
    short = len(first) == 1 or len(second) == 1
    day, month = ("D", "M") if short else ("DD", "MM")
    day_first = f"{day}{mark}{month}{mark}YYYY"
    month_first = f"{month}{mark}{day}{mark}YYYY"
    looks = f"can be read as {day_first} and as {month_first}"
    if int(first) > 12 >= int(second):
        looks = f"looks like {day_first}"
    elif int(second) > 12 >= int(first):
        looks = f"looks like {month_first}"
    hint = f"say `dates: {day_first}` or `dates: {month_first}` in the description, as the publisher means it"
    return DayFault(f"`{text}` {looks}", hint, "numeric")
