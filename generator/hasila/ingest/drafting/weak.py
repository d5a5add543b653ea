"""Signs of a weak reading that are seen in where its words stand: each function gives its question, or ""."""

from __future__ import annotations

import re
from collections.abc import Sequence

from hasila.ingest.drafting.weak_wholes import APART
from hasila.ingest.drafting.weak_words import sentence_around
from hasila.reader import ReadFigure
from hasila.reader.digits import YEARS

_PAUSE = re.compile(r"[,،:;؛()\[\]–—]")
_SENTENCE_END = re.compile(r"[.!?؟؛;]\s|\n|•")
_BORROWING = ("before", "as the figure before it", "weakly_after", "anywhere_after", "toll", "arabic_toll")
"""Rules of the reader that look for the harm beyond the words that touch the number."""
_BEFORE_YEAR = re.compile(r"(?<!\w)(?:in|since|عام|سنة|العام)\s\Z", re.IGNORECASE)


def _words(text: str, reading: ReadFigure) -> str:
    return " ".join(text[reading.start : reading.end].split())


def borrowed(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A harm that stands in another clause, past another figure."""
    rule, _, words = _harm_line(reading).partition(": ")
    if not rule.startswith(_BORROWING):
        return ""
    start, end = _between(text, reading, words)
    others = sum(start <= other.start < end for other in readings if other is not reading)
    pauses = len(_PAUSE.findall(text, start, end))
    if others + pauses < 2 or not others and reading.parent is not None:
        return ""
    measure = reading.measure.replace("_", " ")
    said = _words(text, reading)
    return (
        f"“{said}” was read as {measure}, from “{words or 'the figure before it'}” in another clause: is it?"
    )


def _harm_line(reading: ReadFigure) -> str:
    """The reason of the harm: the line before those of the group and of the whole."""
    lines = [line for line in reading.why if not line.startswith(("who: ", "part: "))]
    return lines[-1] if lines else ""


def _between(text: str, reading: ReadFigure, words: str) -> tuple[int, int]:
    """The stretch between the words of the harm and the reading; an empty one where they are not found."""
    before = text.rfind(words, 0, reading.start) if words else -1
    if before >= 0:
        return before + len(words), reading.start
    behind = text.find(words, reading.end) if words else -1
    return (reading.end, behind) if behind >= 0 else (reading.start, reading.start)


def year(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number that may be a year, alone, as the beginning of a range, or behind a word before years."""
    said = _words(text, reading)
    plain = re.match(r"\d{4}(?!\d)", said)
    alone = said == str(reading.value_min) or reading.value_max is not None
    if not plain or int(plain.group()) not in YEARS:
        return ""
    if not alone and not _BEFORE_YEAR.search(text[max(0, reading.start - 8) : reading.start]):
        return ""
    return f"“{said}” may begin with a year, or be one: does it count people?"


FAR = "“{said}” was read as some of “{of}”, across a bracket or a sentence: is it, or does it stand alone?"


def far_part(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A part whose whole stands in another sentence, or on the other side of a bracket."""
    if reading.parent is None:
        return ""
    whole = readings[reading.parent]
    start, end = sorted((whole.end, reading.start))
    between = text[start:end]
    crosses = between.count("(") < between.count(")") or "(" in between and ")" in between
    if not crosses and not _SENTENCE_END.search(between):
        return ""
    if _make_it_up(readings, reading.parent):
        return ""
    said, of = _words(text, reading), _words(text, whole)
    return FAR.format(said=said, of=of)


def _make_it_up(readings: Sequence[ReadFigure], parent: int) -> bool:
    """True where the parts of the figure are as many as it is: hardly by chance."""
    parts = [reading.value_min for reading in readings if reading.parent == parent]
    return len(parts) > 1 and sum(parts) == readings[parent].value_min


def of_two(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A part of the second of two figures that are told in one breath ("12 killed and 40 injured, among them
    7 children"): it may be of the first, or of both."""
    if reading.parent is None:
        return ""
    whole = readings[reading.parent]
    first = readings[reading.parent - 1] if reading.parent else None
    if first is None or first.parent == reading.parent or first.measure == whole.measure:
        return ""
    if reading.measure != whole.measure or reading.category == whole.category:
        return ""
    if (
        first.value_min < reading.value_min
        or whole.end > reading.start
        or not _in_one_breath(text, first, whole)
    ):
        return ""
    said, of, other = (_words(text, each) for each in (reading, whole, first))
    return f"“{said}” was read as some of “{of}”: is it, or some of “{other}” too?"


_BREATH = 28
"""Code points between two figures that are told in one breath."""


def _in_one_breath(text: str, one: ReadFigure, other: ReadFigure) -> bool:
    """True where no pause and no sentence ends between two figures that stand close together."""
    between = text[one.end : other.start]
    return len(between) <= _BREATH and not _PAUSE.search(between) and not _SENTENCE_END.search(between)


def unknown_noun(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A noun that no list of the reader knows."""
    if not any(line.startswith("unknown noun") for line in reading.why):
        return ""
    return f"“{_words(text, reading)}”: this noun is not known: are these people, and who?"


def orphan(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number alone on its line, below its label."""
    start = text.rfind("\n", 0, reading.start) + 1
    newline = text.find("\n", reading.end)
    line = text[start : newline if newline >= 0 else len(text)]
    if start == 0 or re.search(r"[^\W\d_]", line):
        return ""
    return (
        f"“{line.strip()}” stands alone on its line and was read with the line above it: is it that number?"
    )


_SOME_OF = ("children", "women", "men", "elderly")
"""Groups that are mostly told of as some of a larger one."""
_SAME_AS_BEFORE = ("as the figure before it", "the group of some of the figure before it")


def apart(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A figure with the harm of the one before it, which may be some of a larger one; a group that is told of
    by itself may be some of one in a paragraph before it."""
    if reading.parent is not None:
        return ""
    larger = _larger_before(text, readings, reading)
    if not larger and reading.category in _SOME_OF:
        larger = _larger_before("", readings, reading)
    told_so = larger and larger[-1].measure == _BOTH or _harm_line(reading).startswith(_SAME_AS_BEFORE)
    if not larger or not told_so and not _may_be_some(reading, larger[-1]):
        return ""
    said, of = _words(text, reading), _words(text, larger[-1])
    return f"“{said}” {APART} “{of}”: is it, or some of it?"


_BOTH = "killed_and_injured"
"""One number for both harms: a number of one of them may be some of it."""


def _larger_before(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> list[ReadFigure]:
    """The larger figures of the same harm before it in its paragraph that are no parts."""
    paragraph = text.rfind("\n\n", 0, reading.start)
    before = [other for other in readings if paragraph < other.start < reading.start and other.parent is None]
    harms = (reading.measure, _BOTH) if reading.measure in ("killed", "injured") else (reading.measure,)
    return [other for other in before if other.value_min > reading.value_min and other.measure in harms]


def _may_be_some(reading: ReadFigure, larger: ReadFigure) -> bool:
    """True where the larger figure is of a group that holds that of the reading."""
    if larger.category == "people":
        return True
    return larger.category == "civilians" and reading.category in ("people", *_SOME_OF)


_THESE = re.compile(r"(?<!\w)(?:و|ف|ب|ل)?(?:هذه|هؤلاء|تلك|these|those|ces)\s+[^\W\d]+", re.IGNORECASE)
"""People who are pointed at, and not named."""


def of_these(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number of all people in a sentence that points at some told of before ("of these forces")."""
    if reading.category != "people" or reading.parent is not None:
        return ""
    start, end = sentence_around(text, reading)
    pointed = _THESE.search(text, start, end)
    if not pointed:
        return ""
    said, these = _words(text, reading), " ".join(pointed.group().split())
    pointing = f"but “{these}” points at some told of before"
    return f"“{said}” was read as of all people, {pointing}: whom does it count?"
