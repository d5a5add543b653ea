"""The rows of a table that are one report, and the divisions that run across them.

A sheet with a row for each place, sex or age and day is a report a day: ``rows: {each: COLUMN}``. Its
figures are told apart by what the row is of (``killed-north``), and a row that holds all the others
(``whole``) is the whole that they divide.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.description import Description
from hasila.ingest.tables.filling import of_address, row_id
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import TableRow
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.report import Figure, Split


@dataclass(frozen=True, slots=True)
class Bulletin:
    """The rows of one report, its id, and its order among the reports of its day."""

    id: Scalar
    order: int
    rows: tuple[TableRow, ...]

    @property
    def first(self) -> TableRow:
        return self.rows[0]


def bulletins_of(
    rows: Sequence[TableRow], orders: Sequence[int | None], description: Description, layout: Layout
) -> Iterator[Bulletin]:
    """A report for each row; where ``each`` is said, one for all rows of one id and day. Rows without an
    order are left out."""
    together: defaultdict[object, list[TableRow]] = defaultdict(list)
    ids: dict[object, tuple[Scalar, int]] = {}
    for number, (row, order) in enumerate(zip(rows, orders, strict=True)):
        if order is None:
            continue
        identity = row_id(description.id, row, layout)
        key: object = (identity.text, row.day, order) if layout.each else number
        ids.setdefault(key, (identity, order))
        together[key].append(row)
    for key, group in together.items():
        identity, order = ids[key]
        yield Bulletin(identity, order, tuple(group))


@dataclass(frozen=True, slots=True)
class Part:
    """What a row is of: the texts of its cells in the columns of ``each``, and the ending of its figures."""

    texts: tuple[str, ...]
    suffix: str

    @property
    def text(self) -> str:
        """The texts for people."""
        return ", ".join(filter(None, self.texts))


def part_of(row: TableRow, layout: Layout) -> Part | None:
    """What ``row`` is of; ``None`` where a row is a report."""
    if not layout.each:
        return None
    texts = tuple(plain(row.text(column)) for column in layout.each)
    ids = [
        layout.ids.get(column, {}).get(text, text) for column, text in zip(layout.each, texts, strict=True)
    ]
    letters = (of_address(text) or _by_letters(text) for text in ids)
    return Part(texts, "-".join(filter(None, letters)))


def _by_letters(text: str) -> str:
    """A name of an id for words in other letters: their code points, for an id holds Western letters
    only."""
    return "-".join(f"{ord(letter):x}" for letter in text if letter.isalnum())


@dataclass(frozen=True, slots=True)
class StatedRow:
    """What a row states: its figures by the id that the description gives them, and the splits between
    them."""

    part: Part | None
    named: dict[str, Figure]
    splits: tuple[Split, ...]

    @property
    def figures(self) -> Iterable[Figure]:
        return self.named.values()


def stated_row(part: Part | None, figures: Iterable[Figure], splits: Sequence[Split]) -> StatedRow:
    """What ``row`` states, under names that end in what it is of."""
    ending = f"-{part.suffix}" if part and part.suffix else ""
    named = {figure.id: _renamed(figure, ending) if ending else figure for figure in figures}
    places = {figure.key: figure.location for figure in named.values()} if splits else {}
    made = [_in_its_cell(split, ending, places) for split in splits]
    return StatedRow(part, named, tuple(made))


def _in_its_cell(split: Split, ending: str, places: Mapping[str, Location]) -> Split:
    """The split of the figures with that ending, where its whole stands in the table, not where the
    description says it for all rows."""
    whole = split.whole + ending
    members = tuple([member + ending for member in split.members])
    location = places.get(whole, split.location)
    return Split(whole, split.kind, members, location, split.complete)


def of_event(figures: Iterable[Figure], row: TableRow, layout: Layout) -> Iterable[Figure]:
    """The figures of the people of one event, where the row names one: others are not counted with them,
    though they are of the same place and day."""
    if layout.event is None:
        return figures
    text = plain(row.text(layout.event))
    event = of_address(text) or _by_letters(text)
    return _of_event(figures, event) if event else figures


def _of_event(figures: Iterable[Figure], event: str) -> Iterator[Figure]:
    for figure in figures:
        population = "-".join(filter(None, (figure.set.population, event)))
        yield replace(figure, set=replace(figure.set, population=population))


def _renamed(figure: Figure, ending: str) -> Figure:
    """The figure under a name with that ending. Each field is named, for most of a long table is renamed."""
    parent = figure.parent + ending if figure.parent else None
    return Figure(
        figure.key + ending, figure.id + ending, figure.report, figure.set, figure.number, figure.interval,
        figure.qualifier, figure.mentions, figure.location, parent, figure.stated, figure.corrects,
    )  # fmt: skip


_Dimension = tuple[int, tuple[str, ...]]
"""A column of ``each`` (its place there), and the texts of the other columns."""


class KnownParts:
    """The parts that a table ever states of each whole: a day that lacks one of them does not add up, and
    its parts are at most their whole."""

    def __init__(self, rows: Iterable[TableRow], description: Description, layout: Layout) -> None:
        self.complete = description.rows.complete
        self.layout = layout
        order = [name.text for name in description.rows.each]
        self.wholes = [(order.index(name.text), texts) for name, texts in description.rows.whole
                       if name.text in order]  # fmt: skip
        self.figures = [key.text for key in description.figure_ids]
        self.known: defaultdict[tuple[str, _Dimension], set[str]] = defaultdict(set)
        if self.wholes:
            for row in rows:
                self._know(row)

    def _know(self, row: TableRow) -> None:
        part = part_of(row, self.layout)
        if part is None:
            return
        for figure in self.figures:
            if row.text(self.layout.column(figure)):
                for at, texts in self.wholes:
                    if part.texts[at] not in texts:
                        self.known[(figure, _without(part.texts, at))].add(part.texts[at])

    def splits(self, rows: Sequence[StatedRow]) -> Iterator[Split]:
        """The splits across the rows of one report."""
        for at, texts in self.wholes:
            groups: defaultdict[_Dimension, list[StatedRow]] = defaultdict(list)
            for row in rows:
                if row.part:
                    groups[_without(row.part.texts, at)].append(row)
            for dimension, group in groups.items():
                yield from self._of_group(group, dimension, texts)

    def _of_group(
        self, group: Sequence[StatedRow], dimension: _Dimension, texts: frozenset[str]
    ) -> Iterator[Split]:
        at, _ = dimension
        wholes = [row for row in group if row.part and row.part.texts[at] in texts]
        parts = [row for row in group if row not in wholes]
        for whole in wholes:
            for figure, stated in whole.named.items():
                members = {row.part.texts[at]: row.named[figure].key for row in parts
                           if row.part and figure in row.named}  # fmt: skip
                if members:
                    known = self.known[(figure, dimension)]
                    complete = self.complete or known <= members.keys()
                    keys = tuple(members.values())
                    yield Split(stated.key, "parts", keys, stated.location, complete)


def _without(texts: tuple[str, ...], at: int) -> _Dimension:
    return at, (*texts[:at], *texts[at + 1 :])
