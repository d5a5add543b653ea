"""The figures that each row states, without their values.

Thousands of rows are described alike. What the description makes of them is worked out once for all of its
columns; a row takes from it the columns that it fills. Only the name of the report, the periods and the
places are those of the row."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from datetime import date

from hasila.ingest.circles import UNREAD
from hasila.ingest.fields import Fields
from hasila.ingest.figures import (
    Axes,
    FigureDescription,
    FigureTree,
    parse_axes,
    parse_figures,
    period_of,
)
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.cell_figures import ColumnFigure, column_figures
from hasila.ingest.tables.description import MEMBERS, Description
from hasila.ingest.tables.filling import (
    fill,
    fill_all,
    has_slots,
    subject,
    values_of,
    without_empty_pointer,
)
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.row_keys import HEADINGS
from hasila.ingest.tables.rows import TableRow
from hasila.ingest.tables.telling import TableDiagnostics
from hasila.ingest.when import misplaced, parse_when
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.period import Moment, Period
from hasila.model.report import FigureSet, Split
from hasila.model.vocabulary import Vocabulary

Present = tuple[int, ...]
"""The described columns that a row fills, as indexes into the description."""
Slots = tuple[str, ...]
"""What a row writes into the slots of the description, but those of periods."""


@dataclass(frozen=True, slots=True)
class PlainRow:
    """What a row states whose figures are just those of its columns: the figures without their cells, their
    periods by id, and the splits between them."""

    columns: tuple[ColumnFigure, ...]
    periods: Mapping[str, Period]
    splits: tuple[Split, ...]


@dataclass(frozen=True, slots=True)
class _RowContext:
    """A row and its report: the id and the moment of publication."""

    row: TableRow
    present: Present
    report: str
    published: Moment


@dataclass(frozen=True, slots=True)
class _Pattern:
    """The tree that rows have in common. The splits name figures by ``#`` and id; ``whens`` has the text of
    the period of each figure, by id, its slots unfilled; ``columns`` are the figures as columns, where all
    are."""

    drafts: tuple[FigureDescription, ...]
    splits: tuple[Split, ...]
    whens: Mapping[str, Scalar]
    columns: tuple[ColumnFigure, ...] | None

    def without(self, absent: Collection[str]) -> _Pattern:
        """The pattern of rows that leave the figures ``absent`` empty."""
        drafts = [draft for draft in self.drafts if draft.id not in absent]
        stated = {f"#{draft.id}" for draft in drafts}
        splits = tuple(_stated_splits(self.splits, stated))
        columns = [column for column in self.columns or () if column.draft.id not in absent]
        return _Pattern(tuple(drafts), splits, self.whens, tuple(columns) if self.columns else None)


def _stated_splits(splits: tuple[Split, ...], stated: Collection[str]) -> Iterator[Split]:
    """The splits between ``stated`` figures; parts of which one is not stated are at most their whole."""
    for split in splits:
        members = tuple(member for member in split.members if member in stated)
        whole = len(members) == len(split.members)
        if split.whole in stated and members:
            yield split if whole else replace(split, members=members, complete=False)


class FigureTrees:
    """Makes the tree of each row."""

    def __init__(
        self, description: Description, layout: Layout, diagnostics: TableDiagnostics, vocabulary: Vocabulary
    ) -> None:
        self.description, self.layout = description, layout
        self.diagnostics, self.vocabulary = diagnostics, vocabulary
        node = description.figures
        described = node.entries if isinstance(node, YamlMapping) else ()
        self.entries = [(key, figure) for key, figure in described if key.text in layout.columns]
        self.names = [key.text for key, _ in self.entries]
        self.columns = [layout.columns[name] for name in self.names]
        self.slots = slots_of(description)
        self.headings = [layout.heading(column) for column in range(layout.width)]
        self._of_all_columns: dict[Slots, _Pattern | None] = {}
        self._patterns: dict[tuple[Present, Slots], _Pattern] = {}
        self._check_axes()

    def _check_axes(self) -> None:
        """Point out what is wrong with the axes of all rows even where there is no row."""
        if not has_slots(self.description.axes):
            last = Moment(date.max)
            self._axes(self.description.axes, last, self.diagnostics)

    def present(self, row: TableRow) -> Present:
        """The described columns that ``row`` fills."""
        return row.filled(self.columns)

    def plain_row(self, row: TableRow, present: Present, report: str, published: Moment) -> PlainRow | None:
        """What ``row`` states, where rows like it are known and all its figures are columns."""
        context = _RowContext(row, present, report, published)
        pattern = self._pattern(context, values_of(self.slots, row, self.layout))
        if pattern is None or pattern.columns is None:
            return None
        periods = self._periods(pattern, context)
        if periods is None:
            return None
        splits = [_named(split, report) for split in pattern.splits]
        return PlainRow(pattern.columns, periods, tuple(splits))

    def tree(self, row: TableRow, present: Present, report: str, published: Moment) -> FigureTree:
        """The figures of ``row`` and the splits between them; each figure stands in its cell."""
        context = _RowContext(row, present, report, published)
        slots = values_of(self.slots, row, self.layout)
        pattern = self._pattern(context, slots)
        tree = self._by_pattern(pattern, context) if pattern else None
        if tree:
            return tree
        in_full = self._in_full(context, slots)
        return self._placed(in_full, row)

    # Patterns

    def _pattern(self, context: _RowContext, slots: Slots) -> _Pattern | None:
        """The pattern of rows like this; ``None`` where none is known, so that the row is read in full."""
        known = self._patterns.get((context.present, slots))
        if known:
            return known
        if slots not in self._of_all_columns:
            self._of_all_columns[slots] = self._whole_pattern(context)
        whole = self._of_all_columns[slots]
        if whole is None:
            return None
        pattern = whole.without(self._absent(context))
        self._patterns[(context.present, slots)] = pattern
        return pattern

    def _absent(self, context: _RowContext) -> set[str]:
        """The figures whose columns the row leaves empty."""
        filled = {self.names[index] for index in context.present}
        return set(self.names) - filled

    def _whole_pattern(self, context: _RowContext) -> _Pattern | None:
        """The pattern of a row that fills every column.

        ``None`` where something is wrong with it, or where its figures are not those of the columns
        (unstated ones take their names from the figures beside them): then each set of filled columns is
        read by itself."""
        diagnostics = TableDiagnostics()
        every_column = tuple(range(len(self.entries)))
        tree = self._read(replace(context, present=every_column), diagnostics)
        named = [draft.id for draft in tree.drafts]
        if diagnostics.found or named != self.names:
            return None
        return self._pattern_of(tree, context.report)

    def _pattern_of(self, tree: FigureTree, report: str) -> _Pattern:
        splits = tuple(_cut(split, len(report)) for split in tree.splits)
        return _Pattern(tree.drafts, splits, self._whens(tree), self._as_columns(tree))

    def _as_columns(self, tree: FigureTree) -> tuple[ColumnFigure, ...] | None:
        """The figures of ``tree`` as columns; ``None`` where not all are, or where figures are refused or
        are estimates of one count."""
        if tree.refused or tree.estimates or self.layout.column(HEADINGS) is not None:
            return None
        return column_figures(tree.drafts, self.layout.columns, self.headings)

    def _whens(self, tree: FigureTree) -> dict[str, Scalar]:
        """The texts that say when each figure counts; of an unstated part, that of its whole."""
        common = self.description.axes.get("when")
        own: dict[str, Node | None] = {}
        for key, node in self.entries:
            if isinstance(node, YamlMapping):
                own[key.text] = node.get("when")
        whens: dict[str, Scalar] = {}
        for draft in tree.drafts:
            when = own.get(draft.parent or draft.id) or common
            if isinstance(when, Scalar):
                whens[draft.id] = when
        return whens

    # A row read in full

    def _in_full(self, context: _RowContext, slots: Slots) -> FigureTree:
        """The tree of the row; where nothing is wrong with it, a pattern for rows that fill the same
        columns."""
        diagnostics = self.diagnostics.found
        known = len(diagnostics)
        tree = self._read(context, self.diagnostics)
        if len(diagnostics) == known:
            key = (context.present, slots)
            self._patterns[key] = self._pattern_of(tree, context.report)
        return tree

    def _read(self, context: _RowContext, diagnostics: TableDiagnostics) -> FigureTree:
        report, published = context.report, context.published
        common = fill_all(self.description.axes, context.row, self.layout)
        axes = self._axes(common, published, diagnostics)
        figures = self._filled(context)
        location = context.row.location(None)
        return parse_figures(figures, location, report, axes, published, self.vocabulary, diagnostics)

    def _axes(self, node: Node, published: Moment, diagnostics: TableDiagnostics) -> Axes:
        location = Location(self.description.path)
        fields = Fields(node, location, diagnostics, "the description of the table")
        return parse_axes(fields, Axes(self.description.publisher), published, self.vocabulary)

    def _filled(self, context: _RowContext) -> YamlMapping:
        """The description of the columns that the row fills, with its slots filled and without absent
        members."""
        stated = [self.entries[index] for index in context.present]
        names = {key.text for key, _ in stated}
        filled: list[tuple[Scalar, Node]] = []
        for key, figure in stated:
            trimmed = without_empty_pointer(_trimmed(figure, names), context.row, self.layout)
            filled_figure = fill_all(trimmed, context.row, self.layout)
            filled.append((key, filled_figure))
        return YamlMapping(tuple(filled), self.description.axes.location)

    def _placed(self, tree: FigureTree, row: TableRow) -> FigureTree:
        drafts = [self._in_its_cell(draft, row) for draft in tree.drafts]
        return replace(tree, drafts=tuple(drafts))

    def _in_its_cell(self, draft: FigureDescription, row: TableRow) -> FigureDescription:
        column = self.layout.column(draft.id)
        return replace(draft, location=row.location(column))

    # A row read by its pattern

    def _by_pattern(self, pattern: _Pattern, context: _RowContext) -> FigureTree | None:
        """The tree of the row; ``None`` where one of its periods cannot be read, so that a full reading
        tells why."""
        periods = self._periods(pattern, context)
        if periods is None:
            return None
        drafts = [self._draft(draft, periods, context.row) for draft in pattern.drafts]
        splits = [_named(split, context.report) for split in pattern.splits]
        return FigureTree(tuple(drafts), tuple(splits))

    def _periods(self, pattern: _Pattern, context: _RowContext) -> dict[str, Period] | None:
        """The period of each figure by its id; ``None`` where one cannot be read."""
        by_text: dict[str, Period] = {}
        periods: dict[str, Period] = {}
        for draft in pattern.drafts:
            when = pattern.whens.get(draft.id)
            if when is None:
                periods[draft.id] = draft.set.period
                continue
            period = by_text.get(when.text) or self._period(when, context)
            if period is None:
                return None
            by_text[when.text] = periods[draft.id] = period
        return periods

    def _period(self, when: Scalar, context: _RowContext) -> Period | None:
        text = fill(when, context.row, self.layout, days=True).text
        published, named = context.published, self.vocabulary.periods
        if misplaced(text, published, published.day, named):
            return None
        return parse_when(text, published, named)

    def _draft(
        self, draft: FigureDescription, periods: Mapping[str, Period], row: TableRow
    ) -> FigureDescription:
        """``draft`` in another row. Each field is named: copying them by name would take most of the time
        of a long table."""
        known = draft.set
        period = period_of(known.kind, periods[draft.id])
        what = FigureSet(
            known.publisher, known.measure, known.category, known.where, period, known.cause,
            known.population, known.kind,
        )  # fmt: skip
        location = row.location(self.layout.columns.get(draft.id))
        return FigureDescription(
            draft.id, what, location, draft.parent, draft.stated, draft.corrects, draft.estimate
        )


def _cut(split: Split, length: int) -> Split:
    """``split`` without the first ``length`` characters of its keys, the name of the report."""
    whole = split.whole[length:]
    members = tuple(key[length:] for key in split.members)
    return replace(split, whole=whole, members=members)


def _named(split: Split, report: str) -> Split:
    """``split`` with the name of ``report`` before each ``#`` and id."""
    members = tuple([report + key for key in split.members])
    return Split(report + split.whole, split.kind, members, split.location, split.complete)


def _trimmed(node: Node, present: Collection[str]) -> Node:
    """A figure without the members that the row leaves out; in the place of each stands one without a
    name, so that parts add up only when each is stated."""
    if not isinstance(node, YamlMapping):
        return node
    kept: list[tuple[Scalar, Node]] = []
    for key, inner in node.entries:
        is_list = key.text in MEMBERS and isinstance(inner, Listing)
        kept.append((key, _stated_members(inner, present) if is_list else inner))
    return YamlMapping(tuple(kept), node.location)


def _stated_members(members: Node, present: Collection[str]) -> Node:
    """The members, and an unnamed one for each that is not stated; of several divisions those of each."""
    if isinstance(members, Listing):
        items = tuple(_stated_members(item, present) for item in members.items)
        return Listing(items, members.location)
    if isinstance(members, Scalar) and members.text not in present:
        return Scalar(UNREAD, members.location)
    return members


def slots_of(description: Description) -> list[str]:
    """The slots of all figures but those of periods, in alphabetical order: rows that fill them alike speak
    of the same sets."""
    of_axes, of_figures = subject(description.axes), subject(description.figures)
    return sorted({*of_axes, *of_figures})
