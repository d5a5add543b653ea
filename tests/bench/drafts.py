"""How well drafts stand: the committed reports drafted anew from their own prose.

    python tests/bench/drafts.py [PROJECT] [-v]

Of each figure of a report it says whether the draft has it, and whether value, measure, group, whole, when,
where and cause are the same; how many wrong figures carry a doubt; how many figures that are right carry one;
and of the lines of the figures in the heads, how many stand.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.build.examining import Examined, examine
from hasila.ingest.drafting.draft import DraftRequest, figures_of
from hasila.ingest.drafting.figures import DraftedFigure
from hasila.ingest.drafting.habits import usual_places
from hasila.ingest.when import parse_when
from hasila.model.report import Figure, Report
from hasila.reader import numerals

_MARK = re.compile(r"\[((?:[^\[\]\\]|\\.)*)\]\(#([^)]*)\)")
_ESCAPED = re.compile(r"\\([\\`*_\[\]<>])")
AXES = ("value", "measure", "who", "parent", "when", "where", "cause")


@dataclass(frozen=True, slots=True)
class Plain:
    """The prose of a report without its marks, and where each mark stood: start, end, id."""

    text: str
    marks: tuple[tuple[int, int, str], ...]


def plain(prose: str) -> Plain:
    """The prose as it was before it was marked."""
    text, marks, cursor = "", [], 0
    for match in _MARK.finditer(prose):
        text += prose[cursor : match.start()]
        start = len(text)
        text += match[1]
        marks.append((start, len(text), match[2]))
        cursor = match.end()
    return Plain(text + prose[cursor:], tuple(marks))


@dataclass(frozen=True, slots=True)
class Compared:
    """A figure of a report, and on which axes the draft has it as it is; ``doubted`` where it carries a
    doubt."""

    report: str
    figure: str
    right: frozenset[str]
    doubted: bool


def compared(report: Report, prose: str, examined: Examined) -> Iterator[Compared]:
    """Each figure of the report beside the draft of its prose; a figure that the draft adds has the id
    ``+``."""
    stripped = plain(prose)
    shift = len(stripped.text) - len(stripped.text.lstrip())
    day = report.published.day
    places = usual_places(examined.ledger.reports, report.publisher, day, examined.vocabulary)
    request = DraftRequest(report.publisher, day, report.language, "", places)
    drafted = figures_of(stripped.text, request, examined.vocabulary)
    by_id: dict[str, int] = {}
    for start, end, identity in stripped.marks:
        for index, figure in enumerate(drafted):
            inside = any(mark.start + shift < end and start < mark.end + shift for mark in figure.marks)
            if inside and identity != "-":
                by_id.setdefault(identity, index)
    strays = {number.text for number in numerals(stripped.text, report.language) if number.kind == "tally"}
    ids = {index: identity for identity, index in reversed(by_id.items())}
    for figure in report.figures:
        if figure.stated:
            index = by_id.get(figure.id)
            found = drafted[index] if index is not None else None
            right = frozenset(_right(figure, found, drafted, ids, report, examined)) if found else frozenset()
            stray = found is None and any(str(figure.number) in text.replace(",", "") for text in strays)
            yield Compared(report.id, figure.id, right, stray or bool(found and found.doubts))
    for index, extra in enumerate(drafted):
        if index not in by_id.values():
            yield Compared(report.id, f"+{extra.id}", frozenset(), bool(extra.doubts))


def _right(
    figure: Figure,
    found: DraftedFigure,
    drafted: tuple[DraftedFigure, ...],
    ids: dict[int, str],
    report: Report,
    examined: Examined,
) -> Iterator[str]:
    reading, own = found.reading, figure.set
    if reading.value_min == (figure.number if figure.number is not None else figure.interval.low):
        yield "value"
    if found.measure == own.measure:
        yield "measure"
    if found.category == own.category:
        yield "who"
    parent = ids.get(found.parent) if found.parent is not None else None
    stated = figure.parent.partition("#")[2] if figure.parent else None
    if parent == stated:
        yield "parent"
    circumstances = found.circumstances
    period = parse_when(circumstances.when.value, report.published, examined.vocabulary.periods)
    if period and (period.start, period.end.day, period.hours) == (
        own.period.start,
        own.period.end.day,
        own.period.hours,
    ):
        yield "when"
    if (circumstances.where.value or None) == own.where:
        yield "where"
    if (circumstances.cause.value or None) == own.cause:
        yield "cause"


def main() -> None:
    """Draft every report of a project anew and print the shares."""
    names = [name for name in sys.argv[1:] if not name.startswith("-")]
    project = Path(names[0]) if names else Path(__file__).resolve().parents[2]
    examined = examine(project, lambda _: None)
    rows: list[Compared] = []
    for report in examined.ledger.reports:
        path = project / "content" / "reports" / f"{report.id}.md"
        if path.exists():
            prose = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
            rows += compared(report, prose, examined)
    print(*_summary(rows), sep="\n")
    if "-v" in sys.argv:
        for row in rows:
            wrong = [axis for axis in AXES if axis not in row.right]
            if wrong:
                print(row.report, row.figure, "lacks", *wrong, "(doubted)" if row.doubted else "")


def _summary(rows: list[Compared]) -> Iterator[str]:
    own = [row for row in rows if not row.figure.startswith("+")]
    counts = Counter(axis for row in own for axis in row.right)
    for axis in AXES:
        yield f"{axis:8} {counts[axis] / len(own):.3f}"
    whole = [row for row in own if row.right >= set(AXES[:6])]
    read = [row for row in own if row.right >= set(AXES[:4])]
    wrong = [row for row in rows if not row.right >= set(AXES[:4])]
    reports = len({row.report for row in rows})
    added = len(rows) - len(own)
    yield f"right on all {len(whole)} of {len(own)}; without when, where {len(read)}; added {added}"
    yield f"wrong {len(wrong)}, of them doubted {sum(row.doubted for row in wrong)}"
    yield f"false doubts {sum(row.doubted for row in read)} in {reports} reports"


if __name__ == "__main__":
    main()
