"""A number that a text says was wrong ("178, not 187"): the figure of an earlier report that is corrected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import yaml

from hasila.ingest.drafting.figures import DraftedFigure
from hasila.model.data_class import dataclass
from hasila.model.report import Report
from hasila.reader import numerals
from hasila.reader.numerals import Numeral
from hasila.reader.tokens import fold

_DATA = Path(__file__).with_name("correction_words.yaml")
_CORRECTS = "“{right}” was read as the correction of {wrong}, which is `{pointer}`: is it?"
_UNKNOWN = "“{right}” is said to correct {wrong}: name the figure of the earlier report as `corrects`"
_WRONG = "“{wrong}” is the number that “{right}” corrects: is it a figure of this report?"


@dataclass(frozen=True, slots=True)
class EarlierFigure:
    """A figure that was published before: where (``REPORT#FIGURE``), and what it counts."""

    pointer: str
    number: int
    measure: str
    category: str


def earlier_figures(reports: Iterable[Report], publisher: str, before: date) -> tuple[EarlierFigure, ...]:
    """The stated figures of the publisher's earlier reports, the latest first."""
    earlier = [one for one in reports if one.publisher == publisher and one.published.day < before]
    newest = sorted(earlier, key=lambda report: report.published.day, reverse=True)
    return tuple(
        EarlierFigure(f"{report.id}#{figure.id}", figure.number, figure.set.measure, figure.set.category)
        for report in newest
        for figure in report.figures
        if figure.stated and figure.number is not None
    )


def with_corrections(
    text: str, language: str, figures: Sequence[DraftedFigure], earlier: Sequence[EarlierFigure]
) -> tuple[DraftedFigure, ...]:
    """The figures; one that is said to stand in the place of another number has the figure that it corrects,
    and asks."""
    pairs = tuple(_corrections(text, language))
    return tuple(_corrected(figure, figures, pairs, earlier) for figure in figures)


class _Pair(NamedTuple):
    """The right number and the wrong one."""

    right: Numeral
    wrong: Numeral


def _corrected(
    figure: DraftedFigure,
    figures: Sequence[DraftedFigure],
    pairs: Sequence[_Pair],
    earlier: Sequence[EarlierFigure],
) -> DraftedFigure:
    for right, wrong in pairs:
        said = {"right": right.number, "wrong": wrong.number}
        if _stands_at(figure, wrong):
            return replace(figure, doubts=(*figure.doubts, _WRONG.format(**said)))
        if not _stands_at(figure, right):
            continue
        meant = _meant(figure, wrong, earlier)
        doubt = (_CORRECTS if meant else _UNKNOWN).format(**said, pointer=meant)
        drafted = next((other for other in figures if _stands_at(other, wrong)), None)
        alike = _in_the_place_of(drafted, figure) if drafted else figure
        return replace(alike, corrects=meant, doubts=(*alike.doubts, doubt))
    return figure


def _in_the_place_of(wrong: DraftedFigure, right: DraftedFigure) -> DraftedFigure:
    """The right figure, counted as the wrong one was where it says no time, and not asked whether both can be
    true."""
    said = right.circumstances
    if not said.when.value:
        said = replace(said, when=wrong.circumstances.when)
    number = f"“{wrong.reading.value_min}"
    return replace(
        right, circumstances=said, doubts=tuple(doubt for doubt in right.doubts if number not in doubt)
    )


def _stands_at(figure: DraftedFigure, number: Numeral) -> bool:
    return any(mark.start < number.end and number.start < mark.end for mark in figure.marks)


def _meant(figure: DraftedFigure, wrong: Numeral, earlier: Sequence[EarlierFigure]) -> str:
    """The latest figure of that number and measure, one of the same category before others; "" of none."""
    alike = [one for one in earlier if (one.number, one.measure) == (wrong.number, figure.measure)]
    same = [one for one in alike if one.category == figure.category]
    return next((one.pointer for one in (*same, *alike)), "")


_FAR = 40
"""Code points between the two numbers."""
_BEFORE = 90
"""Code points before them in which it is said that one was wrong."""
_SENTENCE = re.compile(r"[.!?؟](?=\s)|\n")


def _corrections(text: str, language: str) -> Iterator[_Pair]:
    words = _words(language)
    if words is None:
        return
    for first, second in pairwise(numerals(text, language)):
        between = text[first.end : second.start]
        if len(between) > _FAR or _SENTENCE.search(between):
            continue
        before = _SENTENCE.split(text[max(0, first.start - _BEFORE) : first.start])[-1]
        if words.turns_to_second(before, between):
            yield _Pair(second, first)
        elif words.keeps_first(before, between):
            yield _Pair(first, second)


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of a language, each table a pattern at the end of a text; ``revises`` anywhere in it."""

    ends: Mapping[str, re.Pattern[str]]
    revises: re.Pattern[str]

    def keeps_first(self, before: str, between: str) -> bool:
        """True of "178, not 187", "revised to 178 from 187"."""
        if self._ends("instead", between):
            return True
        return self._is_revised(before) and self._ends("to", before) and self._ends("from", between)

    def turns_to_second(self, before: str, between: str) -> bool:
        """True of "not 187 but 178", "revised from 187 to 178"."""
        if self._ends("but", between):
            return self._ends("not", before)
        return self._is_revised(before) and self._ends("from", before) and self._ends("to", between)

    def _ends(self, table: str, words: str) -> bool:
        return self.ends[table].search(fold(words)) is not None

    def _is_revised(self, words: str) -> bool:
        return self.revises.search(fold(words)) is not None


@cache
def _words(language: str) -> _Words | None:
    data = yaml.safe_load(_DATA.read_text(encoding="utf-8")).get(language)
    if data is None:
        return None
    either = {
        name: "|".join(re.escape(fold(word)) for word in words.split(", ")) for name, words in data.items()
    }
    ends = {name: re.compile(rf"(?<!\w)(?:{words})\s*$") for name, words in either.items()}
    return _Words(ends, re.compile(rf"(?<!\w)و?(?:{either['revises']})(?!\w)"))
