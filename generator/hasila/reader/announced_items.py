"""Items of prose below a line that announces them: "27 people were killed, as follows:" and
"• 19 civilians, among them five children".

No word of such an item says the harm; the line that announces it does. Each item is read as if a label of
that harm stood before it ("Killed: 19 civilians"), and its first number is a part of the figure announced.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from hasila.model.data_class import dataclass
from hasila.reader.said import ReadFigure
from hasila.reader.word_classes import word_classes

Reader = Callable[[str], Sequence[ReadFigure]]

_CLASSES = word_classes("announced_items")
_HARMS = ("killed", "injured", "missing", "detained", "displaced", "rescued")
_LABELS = {measure: _CLASSES.rows[measure] for measure in _HARMS}
_MAY_HOLD = re.compile(r":[ \t]*\r?\n+[ \t]*[•▪◦●○►‣*·–—-]")
_ITEM = re.compile(r"[ \t]*(?P<sign>[•▪◦●○►‣*·–—-])[ \t\u00a0]*(?P<words>\S.*)")
_FEWEST = 2
_ANY = "people"
_PART = "part: a line that announces it"


class _Line(NamedTuple):
    """A line of the text: where its words begin and end, and its bullet ("" where it has none)."""

    start: int
    end: int
    sign: str


@dataclass(frozen=True)
class _Announced:
    """The line that announces a list, and the items of one kind below it."""

    above: _Line
    items: Sequence[_Line]


def with_announced_items(
    text: str, language: str, read: Reader, figures: Sequence[ReadFigure]
) -> Sequence[ReadFigure]:
    """The figures, with those of the items that a line before them announces; the outer lists first."""
    if not _MAY_HOLD.search(text):
        return figures
    for found in _announced(text):
        figures = _with_items(text, found, language, read, figures)
    return figures


def _announced(text: str) -> Iterator[_Announced]:
    """The lines that end with a colon, each with the items below it, past those of lists within them."""
    lines = list(_lines(text))
    for at, line in enumerate(lines[:-1]):
        below = lines[at + 1]
        if not text[line.start : line.end].endswith(":") or not below.sign or below.sign == line.sign:
            continue
        items = [one for one in _below(lines, at) if one.sign == below.sign]
        if len(items) >= _FEWEST:
            yield _Announced(line, items)


def _below(lines: Sequence[_Line], at: int) -> Iterator[_Line]:
    """The items below a line, up to a line that is none, or one of the kind of the line itself."""
    for line in lines[at + 1 :]:
        if not line.sign or line.sign == lines[at].sign:
            return
        yield line


def _lines(text: str) -> Iterator[_Line]:
    """The lines that are not empty."""
    start = 0
    for line in text.split("\n"):
        item = _ITEM.fullmatch(line.rstrip())
        if item is not None:
            yield _Line(start + item.start("words"), start + item.end("words"), item["sign"])
        elif line.strip():
            yield _Line(start, start + len(line.rstrip()), "")
        start += len(line) + 1


def _with_items(
    text: str, found: _Announced, language: str, read: Reader, figures: Sequence[ReadFigure]
) -> Sequence[ReadFigure]:
    above = [figure for figure in figures if found.above.start <= figure.start < found.above.end]
    if len({figure.measure for figure in above}) != 1:
        return figures
    label = _label(above[0].measure, language)
    own = [item for item in found.items if _has_other_harm(figures, item, above[0].measure)]
    open_items = [item for item in found.items if item not in own] if label else []
    tried = [(item, _item_figures(text, item, label, read)) for item in open_items]
    items = [(item, told) for item, told in tried if told]
    if len(items) < _FEWEST:
        return figures
    whole = _whole(above, [told[0].value_min for _, told in items])
    return figures if whole is None else _placed(figures, items, whole)


def _whole(above: Sequence[ReadFigure], values: Sequence[int]) -> ReadFigure | None:
    """The figure announced: the one that the items make, else the first that is larger than each."""
    made = sum(values)
    exact = [figure for figure in above if figure.value_min == made]
    large = [figure for figure in above if figure.value_min >= max(values)]
    return next(iter(exact or large), None)


def _label(measure: str, language: str) -> str:
    """The label of a harm in a language; "" where there is none."""
    return _LABELS.get(measure, {}).get(language, "")


def _has_other_harm(figures: Sequence[ReadFigure], item: _Line, measure: str) -> bool:
    """True of an item whose own words say another harm: "9 were injured"."""
    own = next((figure for figure in figures if figure.start == item.start), None)
    return own is not None and own.measure != measure


def _item_figures(text: str, item: _Line, label: str, read: Reader) -> Sequence[ReadFigure]:
    """The figures of an item behind the label; none where it does not begin with one."""
    words = f"{label}: "
    shift = item.start - len(words)
    figures = read(words + text[item.start : item.end])
    if not figures or figures[0].start != len(words) or figures[0].parent is not None:
        return ()
    return [replace(figure, start=figure.start + shift, end=figure.end + shift) for figure in figures]


def _placed(
    figures: Sequence[ReadFigure], items: Sequence[tuple[_Line, Sequence[ReadFigure]]], whole: ReadFigure
) -> Sequence[ReadFigure]:
    """All figures in the order of the text, those of the items in place of what was read in them before."""
    gone = {at for at, figure in enumerate(figures) if _lies_in(figure, [item for item, _ in items])}
    kept: list[tuple[ReadFigure, ReadFigure | None]] = []
    for at, figure in enumerate(figures):
        parent = None if figure.parent is None or figure.parent in gone else figures[figure.parent]
        kept += [] if at in gone else [(figure, parent)]
    for _, told in items:
        group = whole.category if told[0].category == _ANY else told[0].category
        first = replace(told[0], category=group, why=(*told[0].why, _PART))
        kept.append((first, whole))
        kept += [(one, None if one.parent is None else told[one.parent]) for one in told[1:]]
    kept.sort(key=lambda pair: pair[0].start)
    place = {figure.start: at for at, (figure, _) in enumerate(kept)}
    wholes = [None if parent is None else place[parent.start] for _, parent in kept]
    return [replace(figure, parent=at) for (figure, _), at in zip(kept, wholes, strict=True)]


def _lies_in(figure: ReadFigure, items: Sequence[_Line]) -> bool:
    return any(item.start <= figure.start < item.end for item in items)
