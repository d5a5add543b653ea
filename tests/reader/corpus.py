"""Annotated sentences in a compact notation, for the tests and the benches of the reader.

    Shelling killed at least {14 civilians: >=14 killed civilians}, {four: 4 killed children <0} of them
    children, in {36 hours:-}.

In braces: words of the sentence, then the figure that they are: its number (``>=`` at least, ``>`` more than,
``<=`` up to, ``~`` about, ``30..35`` a range, ``*24`` a vague plural with its floor), its harm, its group
(``-`` for a space) and, where it is part of another figure of the sentence, ``<`` and that figure's index.
``{36 hours:-}`` is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from hasila.reader import ReadFigure

_MARKED = re.compile(r"\{([^{}]+): ?(-|[<>=~*\d][^{}:]*)\}")
_ANNOTATION = re.compile(r"(>=|>|<=|~|\*)?(\d+)(?:\.\.(\d+))? (\w+) ([\w-]+)(?: <(\d+))?")
_QUALIFIERS = {
    ">=": "at_least",
    ">": "more_than",
    "<=": "less_than",
    "~": "about",
    "*": "unspecified_plural",
    None: "exact",
}


@dataclass(frozen=True, slots=True)
class Expected:
    """A figure as it was annotated; the fields are those of a reading."""

    start: int
    end: int
    value_min: int
    value_max: int | None
    qualifier: str
    measure: str
    category: str
    parent: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its braces, its figures, and the places of numbers that are none."""

    language: str
    text: str
    figures: tuple[Expected, ...]
    others: tuple[tuple[int, int], ...]


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file ``*.<language>.txt``, one a line, ``\\n`` for a new line; # is a comment."""
    language = path.name.split(".")[-2]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        sentence_of(language, line.replace("\\n", "\n"))
        for line in lines
        if line and not line.startswith("#")
    ]


def sentence_of(language: str, line: str) -> Sentence:
    """The sentence that a line of the notation states."""
    text, last = "", 0
    figures, others = [], []
    for match in _MARKED.finditer(line):
        phrase, annotation = match.groups()
        text += line[last : match.start()]
        start, end = len(text), len(text) + len(phrase)
        if annotation == "-":
            others.append((start, end))
        else:
            figures.append(_expected(annotation, start, end))
        text, last = text + phrase, match.end()
    text += line[last:]
    return Sentence(language, text, tuple(figures), tuple(others))


def _expected(annotation: str, start: int, end: int) -> Expected:
    """The figure that an annotation such as ``>=14 killed civilians <0`` states."""
    match = _ANNOTATION.fullmatch(annotation)
    if not match:
        raise ValueError(f"not in the notation: {annotation}")
    mark, printed, ceiling, harm, group, whole = match.groups()
    low = int(printed)
    high = int(ceiling) if ceiling else None
    qualifier = "range" if high else _QUALIFIERS[mark]
    top = low if qualifier == "less_than" else high
    of = int(whole) if whole else None
    return Expected(start, end, low, top, qualifier, harm, group.replace("-", " "), of)


FIELDS = ("value", "qualifier", "what", "who", "of")
"""The fields of a figure that are compared: each counts only with those before it, but ``of`` by itself."""


def compared(sentence: Sentence, readings: Sequence[ReadFigure]) -> list[tuple[bool, ...]]:
    """A row for each figure annotated, and each found beside them: whether each of ``FIELDS`` is right."""
    places = [_overlapping(figure, readings) for figure in sentence.figures]
    rows = []
    for figure, place in zip(sentence.figures, places, strict=True):
        found = readings[place] if place is not None else None
        whole = places[figure.parent] if figure.parent is not None else None
        rows.append(_right(figure, found, whole) if found else (False,) * len(FIELDS))
    beside = len(readings) - len(set(places) - {None})
    return rows + [(False,) * len(FIELDS)] * beside


def _overlapping(figure: Expected, readings: Sequence[ReadFigure]) -> int | None:
    """The index of the first reading that shares a character with the figure."""
    for i, reading in enumerate(readings):
        if reading.start < figure.end and figure.start < reading.end:
            return i
    return None


def _right(figure: Expected, found: ReadFigure, whole: int | None) -> tuple[bool, ...]:
    value = found.value_min == figure.value_min
    qualifier = value and (found.qualifier, found.value_max) == (figure.qualifier, figure.value_max)
    what = qualifier and found.measure == figure.measure
    return value, qualifier, what, what and found.category == figure.category, found.parent == whole


def taken(sentence: Sentence, readings: Sequence[ReadFigure]) -> list[str]:
    """The numbers that are no figures but were taken for some."""
    return [
        sentence.text[start:end]
        for start, end in sentence.others
        if any(reading.start < end and start < reading.end for reading in readings)
    ]
