"""Signs of a weak reading that are seen in the other figures of its report: a total whose parts stand far
behind it, a group or a harm that was taken from another figure. Each function gives its question, or "".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from hasila.ingest.drafting.weak_words import sentence_around, words_of
from hasila.reader import ReadFigure

APART = "was read as apart from"
"""Words of the question whether a figure is some of another."""
_OPENING = 160
"""Code points behind a total in which it is said that its parts follow."""


def _said(text: str, reading: ReadFigure) -> str:
    return " ".join(text[reading.start : reading.end].split())


def _question(text: str, reading: ReadFigure, larger: ReadFigure) -> str:
    said, of = _said(text, reading), _said(text, larger)
    return f"“{said}” {APART} “{of}”: is it, or some of it?"


def _totals(readings: Sequence[ReadFigure], reading: ReadFigure) -> Iterator[ReadFigure]:
    """The larger figures of the same harm before it that are no parts, the nearest first."""
    before = readings[: readings.index(reading)]
    for other in reversed(before):
        larger = other.value_min > reading.value_min and other.parent is None
        if larger and other.measure == reading.measure:
            yield other


def of_announced(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A figure behind a total of which it is said that its parts follow: "30 killed, as follows"."""
    if reading.parent is not None:
        return ""
    for total in _totals(readings, reading):
        behind = text[total.end : min(total.end + _OPENING, reading.start)]
        if words_of("announced").first_in(behind):
            return _question(text, reading, total)
    return ""


def far_apart(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A figure of the same people, or of some of all people, as a larger one in a paragraph before it; not
    where its sentence tells of an earlier year."""
    if reading.parent is not None or _is_of_earlier_year(text, reading):
        return ""
    for total in _totals(readings, reading):
        if total.category in ("people", reading.category):
            return _question(text, reading, total)
    return ""


_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def _is_of_earlier_year(text: str, reading: ReadFigure) -> bool:
    start, end = sentence_around(text, reading)
    years = _YEAR.findall(text, start, end)
    return bool(years) and max(years) < max(_YEAR.findall(text))


def without_whole(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A harm that was taken from a whole which the figure is no part of after all."""
    if reading.parent is not None or "as its whole" not in reading.why:
        return ""
    measure = reading.measure.replace("_", " ")
    return f"“{_said(text, reading)}” was read as {measure}, from a figure that it is no part of: is it?"


def group_before(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A group that was taken from the figure before it: one of an age or a sex, and any past the end of a
    clause."""
    if reading.category == "people" or not any(line.startswith(_AS_BEFORE) for line in reading.why):
        return ""
    before = readings[max(0, readings.index(reading) - 1)]
    ended = _CLAUSE_END.search(text, before.end, max(before.end, reading.start))
    if not ended and reading.category not in _NARROW:
        return ""
    return f"“{_said(text, reading)}” was read as {reading.category}, as the figure before it: is it?"


_AS_BEFORE = "who: as the figure before it"
_NARROW = ("children", "women", "men", "elderly")
_CLAUSE_END = re.compile(r"[;؛.:\n]")


def group_of_place(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A group that is named behind words for a place: who died "in prisons of the army" may be no soldier."""
    after = text[reading.end : reading.end + _CLOSE]
    if not any(line.startswith(_AFTER) for line in reading.why) or not words_of("in").first_in(after):
        return ""
    return f"“{_said(text, reading)}” was read as {reading.category}, who are named behind it: is it?"


_AFTER = "who: named after it"
_CLOSE = 14
"""Code points behind a number in which such a word stands."""


def of_unread_group(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number of all people who are some of others: "one of our crewmen", «أحد عشر من كوادرها»."""
    if reading.category != "people" or reading.parent is not None:
        return ""
    group = _OF_OURS.match(text, reading.end) or _OF_OURS.search(text, reading.start, reading.end)
    if not group:
        return ""
    whom = " ".join(group.group().split())
    return f"“{_said(text, reading)}” was read as of all people, but is “{whom}”: whom does it count?"


_OF_OURS = re.compile(
    r"\s(?:of (?:our|their|its|his|her)\s[^\W\d]+|من\s[^\W\d]+(?:نا|ها|هم|ه)(?!\w))", re.IGNORECASE
)


def of_other_cases(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """Cases in a report whose cases are of another harm: "143 cases of arrest, against 179 cases in May"."""
    if reading.measure != _CASES:
        return ""
    for other in readings:
        if other.measure not in _OF_DISEASE and words_of("case").first_in(_said(text, other)):
            measure = other.measure.replace("_", " ")
            return f"“{_said(text, reading)}” was read as cases of a disease: is it, or {measure}?"
    return ""


_CASES = "cases"
_OF_DISEASE = ("cases", "killed", "injured")
"""Harms that are told of beside the cases of a disease."""


def of_earlier_state(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """The first number of a toll that was changed "from 730 to 688", or is "down from 730"."""
    before = text[max(0, reading.start - _CHANGED) : reading.start]
    behind = text[reading.end : reading.end + _CHANGED]
    changed = _FROM.search(before) and _TO.match(behind) or _DOWN_FROM.search(before)
    if reading.why[0].startswith("an earlier state") or not changed:
        return ""
    return f"“{_said(text, reading)}” is what a number was changed from: did it count these?"


_CHANGED = 24
"""Code points around a number in which it is said that it was changed."""
_FROM = re.compile(r"(?<!\w)(?:from|من)(?:\s\w+)?\s\Z")
_DOWN_FROM = re.compile(r"\b(?:down|up) from(?:\s\w+)?\s\Z", re.IGNORECASE)
_TO = re.compile(r"\s(?:\w+\s)?(?:to|إلى)\s(?:\w+\s)?\d")


def of_part(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A part of a part in a list that goes on: it may be of the larger one."""
    if reading.parent is None or _LISTED not in reading.why:
        return ""
    whole = readings[reading.parent]
    if whole.parent is None:
        return ""
    said, of, larger = (_said(text, each) for each in (reading, whole, readings[whole.parent]))
    return f"“{said}” was read as some of “{of}”: is it, or some of “{larger}”?"


_LISTED = "part: the list goes on"
