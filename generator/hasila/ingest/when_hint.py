"""The next step for a ``when:`` that names no period: from what was written to the form that is meant."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection

from hasila.ingest.fields import day_hint, did_you_mean, to_date
from hasila.ingest.when import FORMS
from hasila.model.yaml_slips import unquoted, unseen

_FIRST = ("since", "last", "on", "today", "month")
_LIKE_A_DAY = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}")
_HOURS = re.compile(
    r"(?:last |past )?([1-9][0-9]{0,3})[ -]?(h|hours?|hrs?|days?|d)(?P<rest> to \S+)?", re.IGNORECASE
)
_BETWEEN = re.compile(r"(\S+) ?(?:[-–—]+|until|till|through|إلى|→) ?(\S+)")


def when_hint(text: str, periods: Collection[str]) -> str:
    """How ``text`` is written as a period; all forms where nothing tells which one is meant."""
    words = " ".join(unquoted(text).split())
    rules: tuple[Callable[[str, Collection[str]], str], ...] = (
        _unseen, _quotes, _hours, _plain_day, _month, _day, _order, _span, _period, _first_word,
    )  # fmt: skip
    found = (rule(text if rule in (_unseen, _quotes) else words, periods) for rule in rules)
    return next(filter(None, found), f"write {FORMS}")


def _unseen(text: str, _: Collection[str]) -> str:
    return unseen(text)


def _quotes(text: str, _: Collection[str]) -> str:
    bare = unquoted(text)
    return f"write it without the quotes {text[0]} {text[-1]}" if bare and bare != text.strip() else ""


def _hours(words: str, _: Collection[str]) -> str:
    found = _HOURS.fullmatch(words)
    if not found:
        return ""
    hours = int(found[1]) * (24 if found[2].lower().startswith("d") else 1)
    return f"write `{hours}h{found['rest']}`" if found["rest"] else f"write `last {hours}h`"


def _plain_day(words: str, _: Collection[str]) -> str:
    return f"write `on {words}`" if to_date(words) else ""


def _month(words: str, _: Collection[str]) -> str:
    found = re.fullmatch(r"(month )?([0-9]{4})-([0-9]{2})", words)
    if not found:
        return ""
    there = 1 <= int(found[3]) <= 12
    return (
        f"write `month {found[2]}-{found[3]}`"
        if there
        else f"there is no month {found[3]}; write `month YYYY-MM`"
    )


def _day(words: str, _: Collection[str]) -> str:
    """A day within it that the calendar has not, or that is written otherwise."""
    day = next((found for found in _LIKE_A_DAY.findall(words) if not to_date(found)), "")
    return f"`{day}` is no day: {day_hint(day)}" if day else ""


def _order(words: str, _: Collection[str]) -> str:
    days = [day for day in map(to_date, words.removeprefix("since ").split(" to ")) if day]
    return (
        f"it begins on {days[0]} and ends on {days[1]}: the earlier day comes first"
        if len(days) == 2 and days[0] > days[1]
        else ""
    )


def _span(words: str, _: Collection[str]) -> str:
    found = _BETWEEN.fullmatch(words)
    days = found and to_date(found[1]) and to_date(found[2])
    return f"write `{found[1]} to {found[2]}`, with `to` between the days" if found and days else ""


def _period(words: str, periods: Collection[str]) -> str:
    if words in periods:
        return f"write `since {words}`"
    first, _, rest = words.partition(" ")
    name = rest.split(" to ")[0]
    unknown = first == "since" and name and name not in periods and not to_date(name)
    return did_you_mean(name, list(periods)) if unknown else ""


def _first_word(words: str, _: Collection[str]) -> str:
    first = words.split(" ")[0]
    near = did_you_mean(first, list(_FIRST))
    return near if first not in _FIRST and not near.startswith("known here") else ""
