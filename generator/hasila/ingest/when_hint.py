"""The next step for a ``when:`` that names no period: from what was written to the form that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from hasila.ingest.fields import day_hint, did_you_mean, without_quotes
from hasila.ingest.when import FORMS
from hasila.model.calendar import to_date
from hasila.model.yaml_slips import unquoted, unseen

_FIRST = (
    "since",
    "last",
    "on",
    "today",
    "month",
    "week",
    "epiweek",
    "quarter",
    "year",
    "reported",
    "occurred",
)
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_HOURS = re.compile(
    r"(?:last |past )?([1-9][0-9]{0,3})[ -]?(h|hours?|hrs?|days?|d)(?P<rest> to \S+)?", re.IGNORECASE
)
_WEEK = re.compile(r"(?:epi)?week .*?([0-9]{4})\D{1,3}([0-9]{1,2})", re.IGNORECASE)
_WEEKS = 53
_QUARTER = re.compile(r"\b([0-9]{4})\W?q(?:uarter)?\W?([1-4])\b", re.IGNORECASE)
_BETWEEN = re.compile(r"(\S+) ?(?:[-–—]+|until|till|through|إلى|→) ?(\S+)")


def when_hint(text: str, periods: Collection[str]) -> str:
    """The next step: ``text`` written as a period; all forms where nothing tells which one is meant."""
    as_typed = (_unseen(text), _quotes(text))
    if any(as_typed):
        return next(filter(None, as_typed))
    phrase = " ".join(unquoted(text).split())
    found = (rule(phrase, periods) for rule in _RULES)
    return next(filter(None, found), f"write {FORMS}")


def _unseen(text: str) -> str:
    return unseen(text)


def _quotes(text: str) -> str:
    bare = unquoted(text)
    if not bare or bare == text.strip():
        return ""
    return without_quotes(text)


def _hours(phrase: str, _: Collection[str]) -> str:
    found = _HOURS.fullmatch(phrase)
    if not found:
        return ""
    in_days = found[2].lower().startswith("d")
    hours = int(found[1]) * (24 if in_days else 1)
    rest = found["rest"]
    return f"write `{hours}h{rest}`" if rest else f"write `last {hours}h`"


def _plain_day(phrase: str, _: Collection[str]) -> str:
    return f"write `on {phrase}`" if to_date(phrase) else ""


def _month(phrase: str, _: Collection[str]) -> str:
    found = re.fullmatch(r"(month )?([0-9]{4})-([0-9]{2})", phrase)
    if not found:
        return ""
    year, month = found[2], found[3]
    if 1 <= int(month) <= 12:
        return f"write `month {year}-{month}`"
    return f"there is no month {month}; write `month YYYY-MM`"


def _week(phrase: str, _: Collection[str]) -> str:
    """A week: whose weeks are meant must be said, for they begin on different days."""
    found = _WEEK.fullmatch(phrase)
    if not found or not 1 <= int(found[2]) <= _WEEKS:
        return ""
    name = f"{found[1]}-W{int(found[2]):02}"
    return (
        f"write `week {name}` for the week from Monday (ISO 8601), `epiweek {name}` for the one from Sunday"
    )


def _quarter(phrase: str, _: Collection[str]) -> str:
    found = _QUARTER.search(phrase)
    return f"write `quarter {found[1]}-Q{found[2]}`" if found else ""


def _year(phrase: str, _: Collection[str]) -> str:
    found = re.fullmatch(r"(?:in |the year )?([0-9]{4})", phrase)
    return f"write `year {found[1]}`" if found else ""


def _day(phrase: str, _: Collection[str]) -> str:
    """A day within it that the calendar has not, or that is written otherwise."""
    for day in _LIKE_A_DAY.findall(phrase):
        if not to_date(day):
            return f"`{day}` is no day: {day_hint(day)}"
    return ""


def _order(phrase: str, _: Collection[str]) -> str:
    ends = phrase.removeprefix("since ").split(" to ")
    days = list(filter(None, map(to_date, ends)))
    if len(days) != 2 or days[0] <= days[1]:
        return ""
    first, last = days
    return f"it begins on {first} and ends on {last}: the earlier day comes first"


def _span(phrase: str, _: Collection[str]) -> str:
    found = _BETWEEN.fullmatch(phrase)
    if not found or not to_date(found[1]) or not to_date(found[2]):
        return ""
    return f"write `{found[1]} to {found[2]}`, with `to` between the days"


def _period(phrase: str, periods: Collection[str]) -> str:
    if phrase in periods:
        return f"write `since {phrase}`"
    first, _, rest = phrase.partition(" ")
    name = rest.split(" to ")[0]
    unknown = first == "since" and name and name not in periods and not to_date(name)
    return did_you_mean(name, list(periods)) if unknown else ""


def _first_word(phrase: str, _: Collection[str]) -> str:
    first = phrase.split(" ")[0]
    near = did_you_mean(first, list(_FIRST))
    is_known = first in _FIRST or near.startswith("known here")
    return "" if is_known else near


_RULES: tuple[Callable[[str, Collection[str]], str], ...] = (
    _hours,
    _plain_day,
    _month,
    _week,
    _quarter,
    _year,
    _day,
    _order,
    _span,
    _period,
    _first_word,
)
"""Each gives the next step where it recognises what was meant, else ""; the first that does is taken."""
