"""How well whole reports of other registers are drafted: `python tests/bench/whole_reports.py [FOLDER] [-v]`.

Each file of ``FOLDER`` (``tests/reader/whole`` where none is named; ``tests/reader/held`` was written before
the rules had seen its registers) is a report of our own with its figures in the notation of
``tests/reader/corpus.py``, and behind two bars when and where each was counted, as a head writes it; nothing
where the text does not say; behind a third one the cause, where the text names it. A draft of it is right
where it says the same, and where it leaves a doubt for what the text does not say (also one beside a time
that it proposes).
"""

from __future__ import annotations

import re
import sys
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from hasila.build.examining import examine
from hasila.ingest.drafting.draft import DraftRequest, figures_of, strays_beside
from hasila.ingest.drafting.figures import DraftedFigure, category_id
from hasila.model.vocabulary import Vocabulary
from tests.reader.corpus import Expected, sentence_of

_ROOT = Path(__file__).resolve().parents[2]
_BARS = re.compile(r" *\|([^|{}]*)\|([^|{}]*)(?:\|([^|{}]*))?\}")
_DAY = re.compile(r"published (\d{4}-\d{2}-\d{2})")


@dataclass(frozen=True, slots=True)
class WholeReport:
    """A report: its language and text, the figures it states, when, where and by what cause each was
    counted, and its day."""

    name: str
    language: str
    text: str
    figures: tuple[Expected, ...]
    circumstances: tuple[tuple[str, str, str], ...]
    published: date


def whole_report(path: Path) -> WholeReport:
    """The report of a file whose first line names its day."""
    first, _, body = path.read_text(encoding="utf-8").partition("\n")
    day = _DAY.search(first)
    assert day is not None, f"{path}: the first line names no day"
    said = tuple((when.strip(), where.strip(), cause.strip()) for when, where, cause in _BARS.findall(body))
    language = path.name.split(".")[-2]
    sentence = sentence_of(language, _BARS.sub("}", body.strip()))
    return WholeReport(path.stem, language, sentence.text, sentence.figures, said, date.fromisoformat(day[1]))


@dataclass(frozen=True, slots=True)
class Row:
    """A figure stated or drafted: what is wrong of it, and whether it carries a doubt."""

    report: str
    words: str
    wrong: tuple[str, ...]
    doubted: bool


def rows_of(report: WholeReport, vocabulary: Vocabulary) -> Iterator[Row]:
    """Each stated figure beside its draft, then each that the draft adds."""
    drafted = _drafted(report, vocabulary)
    places = [_drafted_at(figure, drafted) for figure in report.figures]
    for figure, circumstances, place in zip(report.figures, report.circumstances, places, strict=True):
        words = report.text[figure.start : figure.end]
        if place is None:
            asked = _asked_about(figure, report, drafted)
            yield Row(report.name, words, ("missed",), asked)
            continue
        found = drafted[place]
        parent = places[figure.parent] if figure.parent is not None else None
        wrong = tuple(_wrong(figure, circumstances, found, parent))
        yield Row(report.name, words, wrong, bool(found.doubts))
    for index, extra in enumerate(drafted):
        if index not in places:
            yield Row(report.name, extra.id, ("added",), bool(extra.doubts))


def _drafted(report: WholeReport, vocabulary: Vocabulary) -> tuple[DraftedFigure, ...]:
    request = DraftRequest("sohr", report.published, report.language, "")
    return figures_of(report.text, request, vocabulary)


def asked_in_vain(report: WholeReport, vocabulary: Vocabulary) -> list[str]:
    """The words of which the head of the draft asks whether they are a figure, and that state none."""
    found = strays_beside(report.text, _drafted(report, vocabulary), report.language)
    return [
        stray.text
        for stray in found
        if not any(stray.start < figure.end and figure.start < stray.end for figure in report.figures)
    ]


def _asked_about(figure: Expected, report: WholeReport, drafted: tuple[DraftedFigure, ...]) -> bool:
    """True where the head of the draft asks whether words that were not marked are a figure."""
    found = strays_beside(report.text, drafted, report.language)
    return any(stray.start < figure.end and figure.start < stray.end for stray in found)


def _drafted_at(figure: Expected, drafted: tuple[DraftedFigure, ...]) -> int | None:
    for index, found in enumerate(drafted):
        if any(mark.start < figure.end and figure.start < mark.end for mark in found.marks):
            return index
    return None


def _wrong(
    figure: Expected, circumstances: tuple[str, str, str], found: DraftedFigure, parent: int | None
) -> Iterator[str]:
    reading, (when, where, cause) = found.reading, circumstances
    if reading.value_min != figure.value_min:
        yield "value"
    if reading.qualifier != figure.qualifier:
        yield "qualifier"
    if reading.measure != figure.measure:
        yield "measure"
    if category_id(reading) != _group(figure.category):
        yield "who"
    if found.parent != parent:
        yield "parent"
    own, when = found.circumstances.when, _days(when)
    asked_where_unsaid = not when and own.asked
    if _days(own.value) != when and not asked_where_unsaid:
        yield f"when ({own.value})"
    if found.circumstances.where.value != where:
        yield f"where ({found.circumstances.where.value})"
    if found.circumstances.cause.value != cause:
        yield f"cause ({found.circumstances.cause.value})"


def _days(when: str) -> str:
    """A whole month as its days, which is how some write it: "month 2021-03" is 2021-03-01 to 2021-03-31."""
    kind, _, month = when.partition(" ")
    if kind != "month":
        return when
    year, number = map(int, month.split("-"))
    return f"{month}-01 to {month}-{monthrange(year, number)[1]}"


def _group(category: str) -> str:
    return {"people": "everyone"}.get(category, category.replace(" ", "-"))


def main() -> None:
    """Draft every report and print the shares; with -v each figure that is not right."""
    vocabulary = examine(_ROOT, lambda _: None).vocabulary
    named = [Path(name) for name in sys.argv[1:] if not name.startswith("-")]
    folder = named[0] if named else _ROOT / "tests" / "reader" / "whole"
    paths = sorted(folder.glob("*.txt"))
    reports = [whole_report(path) for path in paths]
    rows = [row for report in reports for row in rows_of(report, vocabulary)]
    vain = sum(len(asked_in_vain(report, vocabulary)) for report in reports)
    stated = [row for row in rows if row.wrong != ("added",)]
    right = [row for row in stated if not row.wrong]
    read = [row for row in stated if all(name.startswith(("when", "where", "cause")) for name in row.wrong)]
    wrong = [row for row in rows if row not in read]
    print(f"{len(paths)} reports, {len(stated)} figures")
    print(f"right on all {len(right)}; without when, where and cause {len(read)}")
    print(f"added {len(rows) - len(stated)}")
    print(f"wrong {len(wrong)}, of them with a doubt {sum(row.doubted for row in wrong)}")
    print(f"doubts at figures that are right {sum(row.doubted for row in right)}")
    print(f"words that state no figure and are asked about {vain}")
    for row in rows if "-v" in sys.argv else ():
        if row.wrong:
            print(row.report, row.words, *row.wrong, "(doubted)" if row.doubted else "", sep="  ")


if __name__ == "__main__":
    main()
