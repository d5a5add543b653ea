"""The figures of the tables within a text: each number with what its column, its row or the table says it
counts.

A cell is read as if its label stood before it ("Killed: 7"), so that whatever the rules read of a label they
read of a table, in every language. The rows are parts of the total that the table, or the text before it,
states.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cached_property

from hasila.model.data_class import dataclass
from hasila.reader.label_words import group_named, words_of
from hasila.reader.said import ReadFigure, in_order
from hasila.reader.text_tables import Row, TextCell, TextTable, has_count, hidden
from hasila.reader.word_classes import word_classes

Reader = Callable[[str], Sequence[ReadFigure]]

_CLASSES = word_classes("table_figures")
_TOTAL = _CLASSES.set("total")
_SHARE = re.compile(r"[%٪‰]|\d[.,٬ ]\d{3}")
_NUMBER = _CLASSES.set("number")
_ANY = "people"
_LONGEST_CAPTION = 120
_WHY = "table: {label}"
_PART = "part: a row of the table"
_PROBED = 7
"""Any number, to see what a label says of one."""


@dataclass(frozen=True)
class _Label:
    """What a label says that the numbers beside it count: a harm, and a group ("" where it says none)."""

    words: str
    measure: str = ""
    group: str = ""

    @cached_property
    def is_total(self) -> bool:
        """True of a row or a column that sums up the others."""
        return not _TOTAL.isdisjoint(words_of(self.words))

    @cached_property
    def is_share(self) -> bool:
        """True of "Deaths (%)", "Deaths per 100,000"."""
        return _SHARE.search(self.words) is not None

    @cached_property
    def is_year(self) -> bool:
        """True of the label of a column for a year."""
        return self.words.isdecimal()

    @cached_property
    def counts(self) -> bool:
        """True where numbers beside it can be what the line above the table says: a group, a total, or
        nothing but that it is a number."""
        words = words_of(self.words)
        return bool(self.group) or self.is_total or not words or not _NUMBER.isdisjoint(words)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A figure of a table with the row and the column of its cell, and where the figures of that cell begin
    among those of the table."""

    figure: ReadFigure
    row: int
    column: int
    first: int


def with_tables(
    text: str, tables: Sequence[TextTable], language: str, read: Reader
) -> tuple[ReadFigure, ...]:
    """The figures of ``text``, those of its tables among them, by ``read``, which reads text without any."""
    figures = list(read(hidden(text, tables)))
    for table in tables:
        rows = _TableReader(table, language, read)
        figures = in_order([*figures, *rows.figures(figures)])
    return tuple(figures)


def _linked(entry: _Entry, whole: int | None, shift: int) -> ReadFigure:
    """The figure with its whole: within its cell, or ``whole``."""
    figure = entry.figure
    if figure.parent is not None:
        return replace(figure, parent=shift + entry.first + figure.parent)
    if whole is None:
        return figure
    return replace(figure, parent=whole, why=(*figure.why, _PART))


def _counted_by(label: _Label, group: str, figure: ReadFigure) -> ReadFigure:
    """The figure with the group that the labels name, where its cell names none, and why it is one."""
    category = group if figure.category == _ANY else figure.category
    why = (_WHY.format(label=label.words), *figure.why)
    return replace(figure, category=category, why=why)


class _TableReader:
    """Reads one table."""

    def __init__(self, table: TextTable, language: str, read: Reader) -> None:
        self.table, self.language, self.read = table, language, read
        self._labels: dict[str, _Label] = {}

    def figures(self, before: Sequence[ReadFigure]) -> list[ReadFigure]:
        """The figures of the table, those of ``before`` that it divides as wholes; a whole within the table
        is counted behind all of ``before``."""
        entries: list[_Entry] = []
        for at, row in enumerate(self.table.body):
            for column in range(len(row)):
                entries += [_Entry(figure, at, column, len(entries)) for figure in self._cell(column, row)]
        wholes = self._wholes(entries, before)
        return [_linked(entry, wholes.get(at), len(before)) for at, entry in enumerate(entries)]

    def _cell(self, column: int, row: Row) -> Sequence[ReadFigure]:
        """The figures of a cell: by the harm of its column, else of its row, else of the line above."""
        cell, told = row[column], self._label(row[0].text)
        label = self._label(self.table.head[column].text) if self.table.head else _Label("")
        if not cell.text or label.is_share or told.is_share:
            return ()
        own = () if cell.is_number or column == 0 and not cell.has_label else self._behind("", cell)
        if own or column == 0 and not label.is_year:
            return own
        by = next((one for one in (label, told) if one.measure), None)
        if by is None and cell.is_number and label.counts and self._caption.measure:
            by = self._caption
        if by is None:
            return ()
        group = label.group or told.group or by.group or _ANY
        read = self._behind(f"{by.words}: ", cell)
        return [_counted_by(by, group, figure) for figure in read]

    def _behind(self, words: str, cell: TextCell) -> Sequence[ReadFigure]:
        """The figures of the cell, read behind ``words``, which state none."""
        shift = cell.start - len(words)
        return [
            replace(figure, start=figure.start + shift, end=figure.end + shift)
            for figure in self.read(f"{words}{cell.text}")
        ]

    @cached_property
    def _caption(self) -> _Label:
        """What the line above the table says."""
        words = re.sub(r"[\d:.]+", "", self.table.caption).strip()
        return self._label(words) if len(words) <= _LONGEST_CAPTION else _Label("")

    def _label(self, words: str) -> _Label:
        """What the words say that a number beside them counts."""
        known = self._labels.get(words)
        if known is None:
            known = self._labels[words] = self._probed(words.strip(": "))
        return known

    def _probed(self, words: str) -> _Label:
        if not re.search(r"[^\W\d_]", words) or has_count(words):
            return _Label(words)
        read = [figure for figure in self.read(f"{words}: {_PROBED}") if figure.value_min == _PROBED]
        group = group_named(words, self.language)
        if len(read) != 1:
            return _Label(words, "", group)
        said = read[0].category
        return _Label(words, read[0].measure, said if said != _ANY else group)

    def _wholes(self, entries: Sequence[_Entry], before: Sequence[ReadFigure]) -> dict[int, int]:
        """The whole of each entry, by its index: a total of its row, of its column, or one told before."""
        wholes: dict[int, int] = {}
        by_column: dict[tuple[int, str], list[int]] = {}
        for at, entry in enumerate(entries):
            if entry.figure.parent is not None:
                continue
            by_column.setdefault((entry.column, entry.figure.measure), []).append(at)
        made = self._made_row(entries, list(by_column.values()))
        for column in by_column.values():
            wholes |= self._of_column(entries, column, before, made)
        return wholes | self._of_rows(entries, len(before))

    def _made_row(self, entries: Sequence[_Entry], columns: Sequence[Sequence[int]]) -> int | None:
        """The last row, whatever it is called, if the rows above it make each of its numbers: "National"."""
        last = len(self.table.body) - 1
        told = [column for column in columns if entries[column[-1]].row == last]
        values = [[entries[at].figure.value_min for at in column] for column in told]
        if not all(_is_sum(column) for column in values):
            return None
        return last if any(column[-1] >= _TELLING for column in values) else None

    def _of_column(
        self,
        entries: Sequence[_Entry],
        column: Sequence[int],
        before: Sequence[ReadFigure],
        made: int | None,
    ) -> dict[int, int]:
        """The total of a column, in the table (``made`` is a row of sums) or before it, as the whole of its
        other numbers."""
        called = [at for at in column if self._sums_up(entries[at].row)]
        totals = called or [at for at in column if entries[at].row == made]
        others = [at for at in column if at not in totals]
        if len(totals) == 1:
            return dict.fromkeys(others, len(before) + totals[0])
        if totals or len(others) < _FEWEST:
            return {}
        whole = self._told_before([entries[at].figure for at in others], before)
        return {} if whole is None else dict.fromkeys(others, whole)

    def _sums_up(self, row: int) -> bool:
        return self._label(self.table.body[row][0].text).is_total

    def _of_rows(self, entries: Sequence[_Entry], shift: int) -> dict[int, int]:
        """The number in a column of totals as the whole of the others of its row and harm."""
        rows: dict[tuple[int, str], list[int]] = {}
        for at, entry in enumerate(entries):
            if entry.figure.parent is None:
                rows.setdefault((entry.row, entry.figure.measure), []).append(at)
        wholes: dict[int, int] = {}
        for row in rows.values():
            totals = [at for at in row if self._is_of_totals(entries[at].column)]
            if len(totals) == 1:
                wholes |= {at: shift + totals[0] for at in row if at != totals[0]}
        return wholes

    def _is_of_totals(self, column: int) -> bool:
        return bool(self.table.head) and self._label(self.table.head[column].text).is_total

    def _told_before(self, parts: Sequence[ReadFigure], before: Sequence[ReadFigure]) -> int | None:
        """The figure before the table that its rows make, or that the line right above announces."""
        made = sum(part.value_min for part in parts)
        alike = [at for at, figure in enumerate(before) if self._may_hold(figure, parts[0].measure)]
        exact = [at for at in alike if before[at].value_min == made]
        if exact:
            return exact[-1]
        larger = [at for at in alike if before[at].value_min > made]
        announced = self.table.caption.rstrip().endswith(":")
        return larger[-1] if larger and announced else None

    def _may_hold(self, figure: ReadFigure, measure: str) -> bool:
        """True of a figure of the harm before the table that is part of nothing."""
        if figure.end > self.table.start or figure.parent is not None:
            return False
        return figure.measure == measure


_FEWEST = 2
"""Rows that divide a total."""
_TELLING = 10
"""The least sum that numbers make by no chance."""


def _is_sum(column: Sequence[int]) -> bool:
    """True of numbers of which the last is the sum of the others."""
    *others, last = column
    return len(others) >= _FEWEST and sum(others) == last
