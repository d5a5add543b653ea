"""The days that a cell states, in the one form that the description declares; no order of day and month is
guessed.

A cell may state a day, or a week, a month, a quarter or a year: then its days are all of those.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from hasila.ingest.tables.months import month_of
from hasila.ingest.tables.weekdays import weekday_of
from hasila.model.data_class import dataclass
from hasila.model.weeks import Span, epi_week, iso_week, month_span, quarter_span

ISO = "YYYY-MM-DD"
_ONE_NAME = r"[^\W\d_]+(?: [^\W\d_]+)?\.?"
_MONTH_NAME = rf"(?P<name>{_ONE_NAME}(?:/{_ONE_NAME})?)"
_PARTS = {
    "EEEE": r"(?P<weekday>[^\W\d_]+\.?)",
    "EEE": r"(?P<weekday>[^\W\d_]+\.?)",
    "YYYY": r"(?P<year>[0-9]{4})",
    "YY": r"(?P<short>[0-9]{2})",
    "MMMM": _MONTH_NAME,
    "MMM": _MONTH_NAME,
    "MM": r"(?P<month>[0-9]{2})",
    "M": r"(?P<month>[0-9]{1,2})",
    "DD": r"(?P<day>[0-9]{2})",
    "D": r"(?P<day>[0-9]{1,2})",
    "ww": r"(?P<iso>[0-9]{1,2})",
    "ee": r"(?P<epi>[0-9]{1,2})",
    "q": r"(?P<quarter>[1-4])",
    "hh": "(?:[01]?[0-9]|2[0-3])",
    "mm": "[0-5][0-9]",
    "ss": r"[0-5][0-9](?:\.[0-9]+)?",
    "zz": r"(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2})",
}
"""The pattern of each part of a form. A month of letters is one or two words, or two names:
«كانون الثاني», «شباط/فبراير». The name of a
day of the week must be that of the day."""
PARTS_OF_FORM = re.compile("|".join(_PARTS))
_FORM = re.compile(rf"(?:{'|'.join(_PARTS)}|'[^']*'|[-/., :TWQZS])+")
_PIECE = re.compile(rf"({'|'.join(_PARTS)})|'([^']*)'|(.)")
_FURTHER = re.compile(r" \+([0-9]{1,3})$")
"""Days that follow the one in a cell, at the end of a form."""
_UNBOUNDED = {"M", "D", "ww", "ee"}
"""Parts that take one digit or two: they must not touch each other."""
_KINDS = {"YYYY": "year", "YY": "year", "MMMM": "month", "MMM": "month", "MM": "month", "M": "month",
          "DD": "day", "D": "day", "ww": "week", "ee": "week", "q": "quarter"}  # fmt: skip
_SAID = ({"year"}, {"year", "month"}, {"year", "month", "day"}, {"year", "week"}, {"year", "quarter"})
"""What a form says together."""
_NUMERIC = re.compile(r"([0-9]{1,2})([-/.])([0-9]{1,2})\2([0-9]{4})")
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]+)?")
_SHORT_YEAR = re.compile(r"[0-9]{1,2}([-/.])[0-9]{1,2}\1[0-9]{2}")
_WITH_TIME = re.compile(
    r"(?P<day>[0-9]{4}-[0-9]{2}-[0-9]{2})(?P<between>[ T])(?P<hours>[0-9]{1,2}):[0-9]{2}"
    r"(?P<seconds>:[0-9]{2})?(?P<rest>(?:[.,][0-9]+)?(?: ?(?:Z|UTC|[+-][0-9]{2}:?[0-9]{2}))?)"
)
_CENTURY = 2000
"""The years of a form with ``YY`` are 2000 to 2099."""


@dataclass(frozen=True, slots=True)
class DateForm:
    """A form such as ``DD/MM/YYYY``, the pattern of the cells that are written so, and the language of its
    names of months. A cell states ``further`` days more than are written in it, as that of a week which
    begins on its day does (``DD/MM/YYYY +6``)."""

    words: str
    pattern: re.Pattern[str]
    language: str = "en"
    further: int = 0

    @property
    def written(self) -> str:
        """The form of the text of a cell."""
        return _FURTHER.sub("", self.words)

    def day(self, text: str) -> date | None:
        """The last day of what ``text`` states; ``None`` for another form and for days that the calendar has
        not."""
        span = self.span(text)
        return span[1] if span else None

    def written_day(self, text: str) -> date | None:
        """The last day that is written in ``text``, without those that follow it."""
        span = self._written_span(text)
        return span[1] if span else None

    def span(self, text: str) -> Span | None:
        """The first and the last day of what ``text`` states: of a day the same."""
        span = self._written_span(text)
        return _longer(span, self.further) if span else None

    def _written_span(self, text: str) -> Span | None:
        found = self.pattern.fullmatch(_western(text))
        if not found:
            return None
        said = found.groupdict()
        span = _span(said, self.language)
        name = said.get("weekday")
        wrong = span and name and weekday_of(name, self.language) != span[1].weekday()
        return None if wrong else span


def _longer(span: Span, further: int) -> Span | None:
    """The span with the days after it; ``None`` behind the last day that a calendar can hold."""
    first, last = span
    room = (date.max - last).days
    return (first, last + timedelta(further)) if further <= room else None


def _span(said: Mapping[str, str | None], language: str) -> Span | None:
    """The days of the parts that a cell says."""
    year = _year(said)
    if not year:
        return None
    if said.get("iso"):
        return iso_week(year, int(said["iso"] or 0))
    if said.get("epi"):
        return epi_week(year, int(said["epi"] or 0))
    if said.get("quarter"):
        return quarter_span(year, int(said["quarter"] or 0))
    return _of_months(year, said, language)


def _year(said: Mapping[str, str | None]) -> int:
    short = said.get("short")
    return _CENTURY + int(short) if short else int(said.get("year") or 0)


def _of_months(year: int, said: Mapping[str, str | None], language: str) -> Span | None:
    """The days of a year, of a month of it, or of a day of that."""
    named, numbered = said.get("name"), said.get("month")
    if not named and not numbered:
        return date(year, 1, 1), date(year, 12, 31)
    month = month_of(named, language) if named else int(numbered or 0)
    span = month_span(year, month or 0)
    if span is None or not said.get("day"):
        return span
    return _of_day(span, int(said["day"] or 0))


def _of_day(month: Span, day: int) -> Span | None:
    first, last = month
    if not 1 <= day <= last.day:
        return None
    found = first.replace(day=day)
    return found, found


def date_form(words: str, language: str = "en") -> DateForm | None:
    """The form that ``words`` declare; ``None`` where they are no form that can be read in one way."""
    longer = _FURTHER.search(words)
    written = words[: longer.start()] if longer else words
    pieces = list(_PIECE.finditer(written))
    parts = [piece[1] for piece in pieces if piece[1]]
    kinds = [_KINDS[part] for part in parts if part in _KINDS]
    one_way = set(kinds) in _SAID and len(kinds) == len(set(kinds)) and not _touching(pieces)
    if not _FORM.fullmatch(written) or not one_way:
        return None
    pattern = re.compile("".join(map(_pattern, pieces)))
    return DateForm(words, pattern, language, int(longer[1]) if longer else 0)


def _touching(pieces: list[re.Match[str]]) -> bool:
    """True where two parts of open length touch, so that their digits could be cut in two ways."""
    names = [piece[1] for piece in pieces]
    return any(left in _UNBOUNDED and right in _UNBOUNDED for left, right in pairwise(names))


def _pattern(piece: re.Match[str]) -> str:
    if piece[1]:
        return _PARTS[piece[1]]
    return re.escape(piece[2] or piece[3] or "")


def _western(text: str) -> str:
    """``text`` with Western digits; a text that mixes the digits of two scripts is left as it is."""
    if text.isascii():
        return text
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
        return DayFault(message, f"write a day that exists, as {form.written}")
    return _other_form(text, plain) or _unlike(text, form)


def _unlike(text: str, form: DateForm) -> DayFault:
    wanted = "day of the calendar" if form.words == ISO else f"day written {form.written}"
    not_a_report = "if the row is no report (a total, a unit, a note), name it under `skip`"
    message = f"`{text}` is no {wanted}"
    return DayFault(message, f"write {form.written}; {not_a_report}")


def _other_form(text: str, plain: str) -> DayFault | None:
    numeric = _NUMERIC.fullmatch(plain)
    if numeric:
        return _numeric(text, numeric)
    timed = _WITH_TIME.fullmatch(plain)
    if timed:
        return _timed(text, timed)
    if _SHORT_YEAR.fullmatch(plain):
        message = f"`{text}` has a year of two digits, which is never completed"
        hint = "export the column with years of four digits; or, if all lie in 2000 to 2099, say the form: "
        return DayFault(message, f"{hint}`dates: M/D/YY` or `dates: D/M/YY`", "short-year")
    return _serial(text) if _SERIAL.fullmatch(plain) else None


def _serial(text: str) -> DayFault:
    message = f"`{text}` looks like the number by which spreadsheets store a day"
    return DayFault(message, f"export the column as dates, written {ISO}", "serial")


def _timed(text: str, found: re.Match[str]) -> DayFault:
    """The fault of a day with a time, which the description can declare."""
    seconds = ":ss" if found["seconds"] else ""
    space = " " if found["rest"].startswith(" ") else ""
    zone = f"{space}zz" if found["rest"].strip(".,0123456789") else ""
    form = f"{ISO}{found['between']}hh:mm{seconds}{zone}"
    leave = f"leave the time away: `{found['day']}`"
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
