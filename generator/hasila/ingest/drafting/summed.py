"""Figures that follow a total and add up to it: they are drafted as its parts, with a question."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol, TypeVar

from hasila.ingest.drafting.circumstances import Circumstances
from hasila.ingest.drafting.weak import FAR
from hasila.ingest.drafting.weak_wholes import APART
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
    def circumstances(self) -> Circumstances:
        """When, where and by what cause it was counted."""

    @property
    def doubts(self) -> tuple[str, ...]:
        """Its questions."""


_SUMS = "“{part}” was read as some of “{whole}”, since the numbers that follow it add up to it: is it?"
_SENTENCES = 2
"""Sentences behind the total in which its parts may stand."""
_END = re.compile(r"[.!?؟](?=\s|$)\n*|\n+")

_Figure = TypeVar("_Figure", bound=Counted)


def with_summed_parts(text: str, figures: Sequence[_Figure], vocabulary: Vocabulary) -> list[_Figure]:
    """The figures; those behind a total of the same harm that no words link to it, and that make exactly its
    number, are its parts."""
    kept = list(figures)
    for whole in range(len(kept)):
        if kept[whole].parent is not None:
            continue
        linked = [index for index, figure in enumerate(kept) if figure.parent == whole]
        found = _completing(text, kept, whole, linked, vocabulary) if linked else []
        found = found or ([] if linked else _summing(text, kept, whole, vocabulary))
        below = [] if found else _of_sections(text, kept, whole, vocabulary)
        asks = _SUMS if found or _make(kept, whole, below) else FAR
        for part in found or below:
            kept[part] = _as_part(kept[part], kept[whole], whole, asks)
            _follow(kept, part)
    return kept


def _make(figures: Sequence[_Figure], whole: int, parts: Sequence[int]) -> bool:
    """True where the parts are as many as the whole."""
    made = sum(figures[part].reading.value_min for part in parts)
    return made == figures[whole].reading.value_min


def _follow(figures: list[_Figure], whole: int) -> None:
    """Give those told of as some of a figure its time, where none of their own is said."""
    when = replace(figures[whole].circumstances.when, own=False)
    for index, figure in enumerate(figures):
        said = figure.circumstances
        if figure.parent == whole and not said.when.own:
            figures[index] = replace(figure, circumstances=replace(said, when=when))  # type: ignore[type-var]


# Totals that the sections below divide


_TITLE = re.compile(r"^[^\n.!?؟:]{2,60}[:：]?$", re.MULTILINE)
"""A line of few words that heads a section."""
_FEWEST, _SECTIONS = 3, 2
"""Parts in as many sections that divide a total."""
_ANNOUNCED = re.compile(r"[^\n]{0,200}?:[ \t]{0,3}(?:\n|\Z)")
_MOST = 60
"""Figures of the sections that are followed."""
_OFF = 2
"""By so much less or more than the total the parts are others."""


def _of_sections(text: str, figures: Sequence[_Figure], whole: int, vocabulary: Vocabulary) -> list[int]:
    """The indexes of the figures in the sections below a total that make its number, or that its line
    announces with a colon; none where they are too few."""
    total = figures[whole].reading.value_min
    announced = _ANNOUNCED.match(text, figures[whole].reading.end) is not None
    if total < _TELLING:
        return []
    found, made = [], 0
    for index in _free(figures, whole):
        figure = figures[index]
        if not _may_be_in_section(figure, figures[whole], vocabulary):
            break
        found.append(index)
        made += figure.reading.value_min
        if made >= total:
            break
    divided = made == total or announced and total <= made * _OFF and made <= total * _OFF
    return found if divided and _in_sections(text, figures, whole, found) else []


def _free(figures: Sequence[_Figure], whole: int) -> Iterator[int]:
    """The figures of the same harm behind the whole that are part of nothing."""
    measure = figures[whole].measure
    for index in range(whole + 1, min(len(figures), whole + _MOST)):
        if figures[index].parent is None and figures[index].measure == measure:
            yield index


def _may_be_in_section(figure: _Figure, whole: _Figure, vocabulary: Vocabulary) -> bool:
    """True of a smaller figure of a group that the whole may hold, which names no other time."""
    own, wider = figure.circumstances.when, whole.circumstances.when
    if own.own and own.value != wider.value:
        return False
    if figure.reading.value_min >= whole.reading.value_min or figure.reading.qualifier == "about":
        return False
    return _may_be_of(figure, whole, vocabulary)


def _in_sections(text: str, figures: Sequence[_Figure], whole: int, found: Sequence[int]) -> bool:
    """True of enough figures below titles of their own."""
    if len(found) < _FEWEST:
        return False
    start, end = figures[whole].reading.end, figures[found[-1]].reading.start
    titles = [title.start() for title in _TITLE.finditer(text, start, end)]
    places = (figures[index].reading.start for index in found)
    return len({bisect_right(titles, place) for place in places} - {0}) >= _SECTIONS


_TELLING = 10
"""The least total that numbers of several sentences make by no chance."""


def _completing(
    text: str, figures: Sequence[_Figure], whole: int, linked: Sequence[int], vocabulary: Vocabulary
) -> list[int]:
    """The indexes of figures behind the last linked part that make, with the parts right before them, the
    number of the whole; none where they do not."""
    total = figures[whole].reading.value_min
    missing = {0}
    for part in reversed(linked):
        missing.add(max(missing) + figures[part].reading.value_min)
    found: list[int] = []
    for index in range(linked[-1] + 1, len(figures)):
        figure = figures[index]
        if figure.parent is not None:
            continue
        if total < _TELLING or not _may_go_on(figure, figures[whole], vocabulary):
            return []
        found.append(index)
        made = sum(figures[part].reading.value_min for part in found)
        if total - made in missing - {0}:
            return found
    return []


def _may_go_on(figure: _Figure, whole: _Figure, vocabulary: Vocabulary) -> bool:
    """True of a figure of the same harm, of no wider group, that names no time of its own, and no
    place beyond that of the whole."""
    said, wider = figure.circumstances, whole.circumstances
    if figure.measure != whole.measure or figure.reading.qualifier == "about" or said.when.own:
        return False
    if said.where.own and not vocabulary.narrower(
        "place", said.where.value or None, wider.where.value or None
    ):
        return False
    return _may_be_of(figure, whole, vocabulary)


def _as_part(figure: _Figure, whole: _Figure, index: int, asks: str) -> _Figure:
    part, of = figure.reading.value_min, whole.reading.value_min
    doubt = asks.format(part=part, whole=of, said=part, of=of)
    others = (told for told in figure.doubts if APART not in told and told != figure.circumstances.when.asked)
    said, reading = figure.circumstances, figure.reading
    if said.when.asked:
        said = replace(said, when=replace(whole.circumstances.when, own=False))
    if reading.category == "people":
        reading = replace(reading, category=whole.reading.category)
    return replace(  # type: ignore[type-var]
        figure, reading=reading, circumstances=said, parent=index, doubts=(*others, doubt)
    )


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
        if len(found) > 1 and _makes(made, figures[whole].reading):
            return found
        if made >= total:
            return []
    return []


def _makes(made: int, whole: ReadFigure) -> bool:
    """True where so many are the number of the whole; of a rounded one, where they round to it."""
    if whole.qualifier != "about" or whole.value_min % _TELLING:
        return made == whole.value_min
    return 2 * abs(made - whole.value_min) <= _TELLING


_ANY_GROUP = ("everyone", "children", "women", "men", "elderly", "students", "medical-staff")
"""Groups that may be of any other."""


def _may_be_part(text: str, figure: _Figure, whole: _Figure, vocabulary: Vocabulary) -> bool:
    """True of a smaller figure of the same harm and group, or of a narrower one, close behind the whole."""
    if figure.measure != whole.measure or figure.reading.qualifier == "about":
        return False
    between = text[whole.reading.end : figure.reading.start]
    if len(_END.findall(between)) > _SENTENCES:
        return False
    return _may_be_of(figure, whole, vocabulary)


def _may_be_of(figure: _Figure, whole: _Figure, vocabulary: Vocabulary) -> bool:
    """True of a group that the whole may hold."""
    own, wider = figure.category, whole.category
    return own in _ANY_GROUP or vocabulary.narrower("category", own, wider)
