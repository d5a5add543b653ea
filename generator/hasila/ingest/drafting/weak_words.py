"""Signs of a weak reading that are words around its number: a word of two senses, a harm that was denied or
feared, people who are some of others. Each function gives its question, or ""."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from hasila.model.data_class import dataclass
from hasila.reader import ReadFigure
from hasila.reader.tokens import fold, tokens_of

_DATA = Path(__file__).with_name("doubt_words.yaml")
_PAUSE = re.compile(r"[,،:;؛()\[\]–—]")
_END = re.compile(r"[.!?؟؛;]\s|\n|•")
_PREFIX = re.compile(r"[وف]?[بلك]?(?:ال)?")


@dataclass(frozen=True, slots=True)
class WordList:
    """Words as they are looked up: whole ones, and beginnings of others."""

    whole: frozenset[str]
    beginnings: tuple[str, ...]

    def first_in(self, text: str) -> str:
        """The first of them in ``text``, as it stands there; "" where none does."""
        for token in tokens_of(text):
            if token.kind == "w" and self.has(token.key):
                return token.text
        return ""

    def has(self, key: str) -> bool:
        """True of one of them, by its folded spelling."""
        forms = _without_prefix(key)
        return any(form in self.whole or form.startswith(self.beginnings) for form in forms)


def _without_prefix(key: str) -> Iterator[str]:
    """The word as it stands, and without each of the letters that Arabic writes on to it."""
    yield key
    longest = _PREFIX.match(key)
    for length in range(1, longest.end() + 1 if longest else 0):
        yield key[length:]


def _list(entries: str) -> WordList:
    whole, beginnings = set(), []
    for entry in entries.split(","):
        word = fold(entry.strip())
        if word.endswith("-"):
            beginnings.append(word[:-1])
        elif word:
            whole.add(word)
    return WordList(frozenset(whole), tuple(beginnings))


@cache
def _tables() -> Iterable[Mapping[str, Any]]:
    """The words of each language."""
    text = _DATA.read_text(encoding="utf-8")
    data = yaml.safe_load(text)
    return tuple(data.values())


@cache
def words_of(key: str) -> WordList:
    """The words under ``key`` of all languages."""
    entries = [table[key] for table in _tables()]
    return _list(", ".join(entries))


@cache
def _of_two_senses(measure: str) -> WordList:
    """The words from which ``measure`` is read, and which are said of others, too."""
    entries = [table["two_senses"].get(measure, "") for table in _tables()]
    return _list(", ".join(entries))


def _harm_words(reading: ReadFigure) -> str:
    """The words from which the harm of the reading was read, without the names of the rules."""
    lines = [line for line in reading.why if not line.startswith(_OF_OTHER_AXES)]
    words = [line.partition(": ")[2] for line in lines]
    return " . ".join(words)


_OF_OTHER_AXES = ("who: ", "part: ")


def _said(text: str, reading: ReadFigure) -> str:
    return " ".join(text[reading.start : reading.end].split())


def two_senses(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A harm that was read from a word which is said of another harm, or of none."""
    known = _of_two_senses(reading.measure)
    word = known.first_in(_harm_words(reading))
    if not word:
        return ""
    said = _said(text, reading)
    measure = reading.measure.replace("_", " ")
    return f"“{said}” was read as {measure}, from “{word}”, which has other senses: is it?"


def infected(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """Someone hurt, in a report that counts cases of a disease."""
    cases = [other for other in readings if other.measure == "cases"]
    if reading.measure != "injured" or not cases:
        return ""
    said, measure = _said(text, reading), reading.measure
    words = _said(text, cases[0])
    beside = f"in a report that counts cases (“{words}”)"
    return f"“{said}” was read as {measure}, {beside}: is it, or are these cases?"


def unreal(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A harm in a sentence that says what was denied, feared, planned or played."""
    start, end = sentence_around(text, reading)
    word = words_of("unreal").first_in(text[start:end])
    if not word:
        return ""
    return f"“{_said(text, reading)}” stands in a sentence with “{word}”: did it happen?"


def sentence_around(text: str, reading: ReadFigure) -> tuple[int, int]:
    """The sentence around the reading."""
    start, end = 0, len(text)
    for match in _END.finditer(text):
        if match.end() <= reading.start:
            start = match.end()
        elif match.start() >= reading.end:
            return start, match.start()
    return start, end


def some_of_all(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number of those told of ("twenty-one of the injured") that was read as some of no figure."""
    if reading.parent is not None:
        return ""
    around = text[max(0, reading.start - _CLOSE) : reading.end]
    larger = _larger(readings, reading)
    if not larger or not _OF_ALL.search(around):
        return ""
    return _apart(text, reading, larger[-1])


_CLOSE = 14
"""Code points before a number in which "of the injured" stands in Arabic."""
_OF_ALL = re.compile(r"\bof (?:the|those|these|our|their)\b|(?<!\w)من (?:بين )?ال", re.IGNORECASE)


def _larger(readings: Sequence[ReadFigure], reading: ReadFigure) -> list[ReadFigure]:
    """The figures before it that are no less and no parts."""
    before = readings[: readings.index(reading)]
    larger = [other for other in before if other.value_min >= reading.value_min]
    return [other for other in larger if other.parent is None]


def _apart(text: str, reading: ReadFigure, larger: ReadFigure) -> str:
    said, of = _said(text, reading), _said(text, larger)
    return f"“{said}” was read as apart from “{of}”: is it, or some of it?"


def of_two_groups(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A noun of one group that names others, too: officers may be of the police."""
    said, group = _said(text, reading), reading.category
    if group == "people" or not words_of("two_groups").first_in(said):
        return ""
    return f"“{said}” was read as {group}: is it, or does the noun mean others?"


def vague_beside_exact(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A vague number of a harm that an exact one counts, too."""
    if reading.qualifier != _VAGUE:
        return ""
    for other in readings:
        same = other.measure == reading.measure
        if same and other.qualifier != _VAGUE and other.value_min >= reading.value_min:
            return _apart(text, reading, other)
    return ""


_VAGUE = "unspecified_plural"


def of_group_told_of(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A group that no word of the number says, but what was told of before."""
    if reading.category == "people" or not any(_TOLD_OF.match(line) for line in reading.why):
        return ""
    return f"“{_said(text, reading)}” was read as {reading.category}, who were told of before: is it?"


_TOLD_OF = re.compile(r"who: .* told( |$)")


def of_another_harm(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A part whose harm is not that of its whole."""
    if reading.parent is None:
        return ""
    whole = readings[reading.parent]
    if whole.measure in (reading.measure, "killed_and_injured"):
        return ""
    said, of = _said(text, reading), _said(text, whole)
    return f"“{said}” was read as some of “{of}”: is it, or does it stand alone?"


def far_verb(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A harm that stands several words before the number, or was found by a rule of few texts."""
    for line in reading.why:
        rule, _, words = line.partition(": ")
        if rule in _RARE or rule in _FORWARD and _is_far(text, words, reading):
            said = _said(text, reading)
            measure = reading.measure.replace("_", " ")
            return f"“{said}” was read as {measure}, from “{words or rule}” in another clause: is it?"
    return ""


def _is_far(text: str, words: str, reading: ReadFigure) -> bool:
    """True where more than a subject stands between the words of the harm and the number, and a pause."""
    before = text.rfind(words, 0, reading.start)
    between = text[before + len(words) : reading.start]
    return before >= 0 and len(between.split()) > _FAR and _PAUSE.search(between) is not None


_RARE = ("fronted", "anywhere_after", "behind", "as the figure before it", "weakly_after")
_FORWARD = ("before", "governed")
_FAR = 4
"""Words between a verb of harm and its number that are usual: its subject."""


def as_doubted_whole(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A part that has the harm of its whole, where that was read from a word of two senses."""
    if reading.parent is None or "as its whole" not in reading.why:
        return ""
    doubt = two_senses(text, readings, readings[reading.parent])
    if not doubt:
        return ""
    said = _said(text, reading)
    measure = reading.measure.replace("_", " ")
    return f"“{said}” was read as {measure}, as the figure it is some of: is it?"


def of_divided(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A figure behind words that divide a larger one told of before: "by place:", "in Hama alone"."""
    if reading.parent is not None:
        return ""
    harm = [other for other in _larger(readings, reading) if other.measure == reading.measure]
    larger = [other for other in harm if other.value_min > reading.value_min]
    if not larger or not words_of("divided").first_in(text[max(0, reading.start - _DIVIDED) : reading.start]):
        return ""
    return _apart(text, reading, larger[-1])


_DIVIDED = 90
"""Code points before a number in which it is said that what follows are the parts."""


def of_whom(text: str, readings: Sequence[ReadFigure], reading: ReadFigure) -> str:
    """A number without a noun in a clause behind a figure of a group: it may be of them."""
    at = readings.index(reading)
    if at == 0 or reading.category != "people" or reading.parent is not None:
        return ""
    before = readings[at - 1]
    between = text[before.end : reading.start]
    if before.category == "people" or _PAUSE.search(between) or _END.search(between):
        return ""
    said, group = _said(text, reading), before.category
    if _LETTER.search(said):
        return ""
    return f"“{said}” was read as of all people: is it, or of the {group} told of before?"


_LETTER = re.compile(r"[^\W\d_]")
