"""Every annotated text under ``tests/reader``, and whether a reading of it is right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from hasila.reader import ReadFigure
from tests.bench.whole_reports import whole_report
from tests.reader.corpus import Sentence, compared, sentences, taken

_READER = Path(__file__).resolve().parents[1] / "reader"
_SENTENCES = {"found": True, "unseen": False, "ruled": False}
"""The folders of single sentences: whether they are ours, written for a rule."""
_REPORTS = (
    "whole", "held", "further", "fresh", "later", "latest", "third", "brief", "long", "newest", "publishers",
    "bulletins",
)  # fmt: skip
"""The folders of whole reports, none of them written for a rule."""


@dataclass(frozen=True, slots=True)
class ReadingCase:
    """A text; ``ours`` where it was written for a rule or a fault that was known."""

    name: str
    ours: bool
    language: str
    text: str
    is_right: Callable[[Sequence[ReadFigure]], bool]


def all_cases() -> list[ReadingCase]:
    """The texts of ``sentences.yaml`` and of every folder."""
    cases = list(_listed())
    for folder, ours in _SENTENCES.items():
        for path in sorted((_READER / folder).glob("*.txt")):
            cases += cases_of(path, ours)
    for folder in _REPORTS:
        for path in sorted((_READER / folder).glob("*.txt")):
            report = whole_report(path)
            sentence = Sentence(report.language, report.text, report.figures, ())
            cases.append(_case(f"{folder}/{path.name}", False, sentence))
    return cases


def cases_of(path: Path, ours: bool = False) -> Iterator[ReadingCase]:
    """The sentences of a file, one a line."""
    for number, sentence in enumerate(sentences(path), 1):
        yield _case(f"{path.parent.name}/{path.name}#{number}", ours, sentence)


def _case(name: str, ours: bool, sentence: Sentence) -> ReadingCase:
    def is_right(readings: Sequence[ReadFigure]) -> bool:
        return all(map(all, compared(sentence, readings))) and not taken(sentence, readings)

    return ReadingCase(name, ours, sentence.language, sentence.text, is_right)


def _listed() -> Iterator[ReadingCase]:
    rows = yaml.safe_load((_READER / "sentences.yaml").read_text(encoding="utf-8"))
    for number, row in enumerate(rows, 1):
        name = f"sentences.yaml#{number}"
        yield ReadingCase(name, True, row["language"], row["text"], _reads_as(row["text"], row["figures"]))


def _reads_as(text: str, figures: list[list[object]]) -> Callable[[Sequence[ReadFigure]], bool]:
    def is_right(readings: Sequence[ReadFigure]) -> bool:
        return [_row(text, reading) for reading in readings] == figures

    return is_right


def _row(text: str, figure: ReadFigure) -> list[object]:
    """The figure as ``sentences.yaml`` writes it; -1 for no whole."""
    whole = -1 if figure.parent is None else figure.parent
    words = text[figure.start : figure.end]
    return [words, figure.value_min, figure.qualifier, figure.measure, figure.category, whole]
