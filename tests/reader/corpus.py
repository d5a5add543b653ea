"""Annotated sentences in a compact notation, for the tests and the benches of the reader.

    Shelling killed at least {14 civilians: >=14 killed civilians}, {four: 4 killed children <0} of them children, in {36 hours:-}.

In braces: words of the sentence, then the figure that they are: its number (``>=`` at least, ``>`` more than, ``<=`` up
to, ``~`` about, ``30..35`` a range, ``*24`` a vague plural with its floor), its harm, its group (``-`` for a space) and,
where it is part of another figure of the sentence, ``<`` and that figure's index. ``{36 hours:-}`` is no figure.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_MARKED = re.compile(r"\{([^{}]+): ?(-|[<>=~*\d][^{}:]*)\}")
_SAID = re.compile(r"(>=|>|<=|~|\*)?(\d+)(?:\.\.(\d+))? (\w+) ([\w-]+)(?: <(\d+))?")
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
    what: str
    who: str
    of: int | None


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence without its braces, its figures, and the places of numbers that are none."""

    language: str
    text: str
    figures: tuple[Expected, ...]
    others: tuple[tuple[int, int], ...]


def sentences(path: Path) -> list[Sentence]:
    """The sentences of a file named ``*.<language>.txt``, one a line (``\\n`` for a new line); one that begins with # is a comment."""
    language = path.name.split(".")[-2]
    lines = path.read_text(encoding="utf-8").splitlines()
    return [
        _sentence(language, line.replace("\\n", "\n")) for line in lines if line and not line.startswith("#")
    ]


def _sentence(language: str, line: str) -> Sentence:
    text, last = "", 0
    figures, others = [], []
    for match in _MARKED.finditer(line):
        text += line[last : match.start()]
        place = (len(text), len(text) + len(match[1]))
        if match[2] == "-":
            others.append(place)
        else:
            figures.append(_expected(match[2], *place))
        text, last = text + match[1], match.end()
    return Sentence(language, text + line[last:], tuple(figures), tuple(others))


def _expected(said: str, start: int, end: int) -> Expected:
    match = _SAID.fullmatch(said)
    if not match:
        raise ValueError(f"not in the notation: {said}")
    mark, low, high, what, who, of = match.groups()
    low, high = int(low), int(high) if high else None
    qualifier = "range" if high else _QUALIFIERS[mark]
    top = low if qualifier == "less_than" else high
    return Expected(start, end, low, top, qualifier, what, who.replace("-", " "), int(of) if of else None)


FIELDS = ("value", "qualifier", "what", "who", "of")
"""What is compared of a figure: each field counts only with those before it, but ``of``, its whole, by itself."""


def compared(sentence: Sentence, readings: Sequence) -> list[tuple[bool, ...]]:
    """For each figure annotated, and each found beside them, whether each of the :data:`FIELDS` is right."""
    places = [_overlapping(figure, readings) for figure in sentence.figures]
    rows = []
    for figure, place in zip(sentence.figures, places, strict=True):
        found = readings[place] if place is not None else None
        whole = places[figure.of] if figure.of is not None else None
        rows.append(_right(figure, found, whole) if found else (False,) * len(FIELDS))
    return rows + [(False,) * len(FIELDS)] * (len(readings) - len(set(places) - {None}))


def _overlapping(figure: Expected, readings: Sequence) -> int | None:
    return next(
        (i for i, one in enumerate(readings) if one.start < figure.end and figure.start < one.end), None
    )


def _right(figure: Expected, found, whole: int | None) -> tuple[bool, ...]:
    value = found.value_min == figure.value_min
    qualifier = value and (found.qualifier, found.value_max) == (figure.qualifier, figure.value_max)
    what = qualifier and found.what == figure.what
    return value, qualifier, what, what and found.who == figure.who, found.of == whole


def taken(sentence: Sentence, readings: Sequence) -> list[str]:
    """The numbers that are no figures but were taken for some."""
    return [
        sentence.text[start:end]
        for start, end in sentence.others
        if any(one.start < end and start < one.end for one in readings)
    ]
