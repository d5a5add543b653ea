"""Figures that follow a total and add up to it: they are drafted as its parts, with a question."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from hasila.ingest.drafting.weak import APART
from hasila.model.vocabulary import Vocabulary
from hasila.reader import ReadFigure


class Counted(Protocol):
    """A drafted figure: its reading, and the index of the one it is some of."""

    @property
    def reading(self) -> ReadFigure:
        """What was read."""

    @property
    def parent(self) -> int | None:
        """The index of its whole."""

    @property
    def category(self) -> str:
        """The id of its category."""

    @property
    def measure(self) -> str:
        """The id of its measure."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Its questions."""


_SUMS = "“{part}” was read as some of “{whole}”, since the numbers that follow it add up to it: is it?"
_SENTENCES = 2
"""Sentences behind the total in which its parts may stand."""
_END = re.compile(r"[.!?؟](?=\s|$)|\n")

_Figure = TypeVar("_Figure", bound=Counted)


def with_summed_parts(text: str, figures: Sequence[_Figure], vocabulary: Vocabulary) -> list[_Figure]:
    """The figures; those behind a total of the same harm that no words link to it, and that make exactly its
    number, are its parts."""
    kept = list(figures)
    for whole in range(len(kept)):
        if kept[whole].parent is None and not any(figure.parent == whole for figure in kept):
            for part in _summing(text, kept, whole, vocabulary):
                kept[part] = _as_part(kept[part], kept[whole], whole)
    return kept


def _as_part(figure: _Figure, whole: _Figure, index: int) -> _Figure:
    doubt = _SUMS.format(part=figure.reading.value_min, whole=whole.reading.value_min)
    others = (told for told in figure.doubts if APART not in told)
    return replace(figure, parent=index, doubts=(*others, doubt))  # type: ignore[type-var]


def _summing(text: str, figures: Sequence[_Figure], whole: int, vocabulary: Vocabulary) -> list[int]:
    """The indexes of the figures right behind the whole that make its number; none where they do not."""
    total = figures[whole].reading.value_min
    found: list[int] = []
    for index in range(whole + 1, len(figures)):
        figure = figures[index]
        if figure.parent is not None or not found and figure.measure != figures[whole].measure:
            continue
        if not _may_be_part(text, figure, figures[whole], vocabulary):
            return []
        found.append(index)
        made = sum(figures[part].reading.value_min for part in found)
        if made >= total:
            return found if made == total and len(found) > 1 else []
    return []


_ANY_GROUP = ("everyone", "children", "women", "men", "elderly", "students", "medical-staff")
"""Groups that may be of any other."""


def _may_be_part(text: str, figure: _Figure, whole: _Figure, vocabulary: Vocabulary) -> bool:
    """True of a smaller figure of the same harm and group, or of a narrower one, close behind the whole."""
    if figure.measure != whole.measure or figure.reading.qualifier == "about":
        return False
    between = text[whole.reading.end : figure.reading.start]
    if len(_END.findall(between)) > _SENTENCES:
        return False
    own, wider = figure.category, whole.category
    return own in _ANY_GROUP or vocabulary.narrower("category", own, wider)
