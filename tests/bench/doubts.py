"""How well the signs of a weak reading hit: `python -m tests.bench.doubts [SET …] [-v]`.

``first_sight.jsonl`` keeps what the reader made of eleven sets of whole reports (folders of ``tests/reader``)
when nobody who changes its rules had seen them: each reading, which figures were wrong or missed, and which
had a question of the draft itself (its time, its place, a sum, two figures that cannot both be true). Today's
signs and questions are asked of these readings, so that what they measure is not what was mended since.
Words that are known only since then find some missed figures more than they would have at the time.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.ingest.drafting.signs import SIGNS, signs_at
from hasila.ingest.drafting.strays import Stray, strays
from hasila.reader import ReadFigure
from tests.bench.whole_reports import whole_report

_KEPT = Path(__file__).with_name("first_sight.jsonl")
_READER = Path(__file__).resolve().parents[1] / "reader"
WRONG = "wrong"
RIGHT = "right"
"""Right on all axes; "read" is a figure of which only the time, the place or the cause is wrong."""


@dataclass(frozen=True, slots=True)
class SeenFigure:
    """A figure at first sight: ``state`` is right, read or wrong, ``signs`` stand at it today, and
    ``asked`` tells that the draft itself had a question."""

    words: str
    state: str
    signs: tuple[str, ...]
    asked: bool

    @property
    def doubted(self) -> bool:
        """True where any question stands at it."""
        return self.asked or bool(self.signs)


@dataclass(frozen=True, slots=True)
class SeenReport:
    """A report at first sight: its set, its figures, those that were missed and whether words of each are
    asked about, and the words asked about that are none."""

    group: str
    figures: tuple[SeenFigure, ...]
    missed: tuple[bool, ...]
    vain: tuple[str, ...]


def seen_reports(groups: Sequence[str] = ()) -> Iterator[SeenReport]:
    """The kept reports of the sets, of all where none is named."""
    for line in _KEPT.read_text(encoding="utf-8").splitlines():
        kept = json.loads(line)
        group, _, name = kept["report"].partition("/")
        if not groups or group in groups:
            yield _seen(group, name, kept)


def _seen(group: str, name: str, kept: dict[str, Any]) -> SeenReport:
    report = whole_report(_READER / group / f"{name}.txt")
    readings = tuple(_reading(fields) for fields in kept["readings"])
    found = strays(report.text, report.language, [tuple(mark) for mark in kept["marks"]])
    stated = [(figure.start, figure.end) for figure in report.figures]
    figures = tuple(
        _figure(report.text, readings, int(str(at)), str(state), bool(asked))
        for at, state, asked in kept["figures"]
    )
    missed = tuple(_is_asked(found, (start, end)) for start, end in kept["missed"])
    vain = tuple(stray.text for stray in found if not any(_overlaps(stray, place) for place in stated))
    return SeenReport(group, figures, missed, vain)


def _reading(fields: list[Any]) -> ReadFigure:
    *axes, why = fields
    return ReadFigure(*axes, tuple(why))


def _figure(text: str, readings: Sequence[ReadFigure], at: int, state: str, asked: bool) -> SeenFigure:
    words = text[readings[at].start : readings[at].end]
    signs = tuple(sign.id for sign, _ in signs_at(text, readings, at))
    return SeenFigure(words, state, signs, asked)


def _is_asked(found: Sequence[Stray], place: tuple[int, int]) -> bool:
    return any(_overlaps(stray, place) for stray in found)


def _overlaps(stray: Stray, place: tuple[int, int]) -> bool:
    start, end = place
    return stray.start < end and start < stray.end


def counted(figures: Sequence[SeenFigure]) -> dict[str, tuple[int, int, int, int]]:
    """Of each sign at how many figures it stands that are wrong and that are not, and at how many of these
    nothing else does."""
    every: Counter[tuple[str, bool]] = Counter()
    alone: Counter[tuple[str, bool]] = Counter()
    for figure in figures:
        wrong = figure.state == WRONG
        every.update((sign, wrong) for sign in figure.signs)
        if len(figure.signs) == 1 and not figure.asked:
            alone[figure.signs[0], wrong] += 1
    ids = [sign.id for sign in SIGNS]
    return {id: (every[id, True], every[id, False], alone[id, True], alone[id, False]) for id in ids}


def main() -> None:
    """Print the shares of each set and the hits of each sign; with -v the wrong figures without a doubt."""
    reports = list(seen_reports([name for name in sys.argv[1:] if not name.startswith("-")]))
    print("set      wrong doubted   in vain, a report: right on all; but for time, place, cause; no figure")
    for group in dict.fromkeys(report.group for report in reports):
        print(_summary(group, [report for report in reports if report.group == group]))
    figures = [figure for report in reports for figure in report.figures]
    print("sign            wrong  right   alone")
    for id, (wrong, right, own_wrong, own_right) in counted(figures).items():
        print(f"{id:15} {wrong:5} {right:6}   {own_wrong} : {own_right}")
    for figure in figures if "-v" in sys.argv else ():
        if figure.state == WRONG and not figure.doubted:
            print("no doubt:", " ".join(figure.words.split()))


def _summary(group: str, reports: Sequence[SeenReport]) -> str:
    figures = [figure for report in reports for figure in report.figures]
    wrong = [figure.doubted for figure in figures if figure.state == WRONG]
    wrong += [asked for report in reports for asked in report.missed]
    right = sum(figure.doubted for figure in figures if figure.state == RIGHT)
    read = sum(figure.doubted for figure in figures if figure.state != WRONG)
    vain = sum(len(report.vain) for report in reports)
    a_report = "; ".join(f"{count / len(reports):.1f}" for count in (right, read, vain))
    return f"{group:8} {len(wrong):5} {sum(wrong):7}   {a_report}"


if __name__ == "__main__":
    main()
