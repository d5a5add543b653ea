"""The figures that a row states, without their values: the description, less the columns that the row
leaves empty.

Thousands of rows fill the same columns. What the description makes of these is worked out once; from row to
row only the name of the report, the periods and the places change.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from hasila.ingest.fields import Fields
from hasila.ingest.figures import Axes, FigureDescription, Tree, parse_axes, parse_figures
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.description import MEMBERS, Description
from hasila.ingest.tables.filling import fill, fill_all, has_slots, subject, value
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import Row
from hasila.ingest.tables.telling import TableDiagnostics
from hasila.model.diagnostics import Location
from hasila.model.period import Moment, Period
from hasila.model.report import FigureSet, Split
from hasila.model.vocabulary import Vocabulary

Present = tuple[int, ...]
"""Which of the described columns a row fills, as indexes into the description."""


@dataclass(frozen=True, slots=True)
class _Pattern:
    """What rows that fill the same columns have in common: a tree of a report without a name, and each
    draft's `when`."""

    tree: Tree
    when: Mapping[str, Scalar]


class Grower:
    """Makes the tree of each row, from a pattern where rows before it had the same."""

    def __init__(
        self, description: Description, layout: Layout, diagnostics: TableDiagnostics, vocabulary: Vocabulary
    ) -> None:
        self.description, self.layout, self.diagnostics, self.vocabulary = (
            description,
            layout,
            diagnostics,
            vocabulary,
        )
        node = description.figures
        entries = node.entries if isinstance(node, YamlMapping) else ()
        self.entries = tuple(entry for entry in entries if layout.column(entry[0].text) is not None)
        self.columns = tuple(layout.column(key.text) for key, _ in self.entries)
        self.slots = sorted({*subject(description.axes), *subject(description.figures)})
        self.patterns: dict[tuple[Present, tuple[str, ...]], _Pattern] = {}
        self._check_axes()

    def _check_axes(self) -> None:
        """Point out what is wrong with the axes of all rows even where there is no row."""
        if not has_slots(self.description.axes):
            self._axes(self.description.axes, Moment(date.max))

    def present(self, row: Row) -> Present:
        """The described columns that ``row`` fills."""
        return tuple(index for index, column in enumerate(self.columns) if row.text(column))

    def tree(self, row: Row, present: Present, report: str, published: Moment) -> Tree:
        """The figures of ``row`` and the splits between them; each figure stands in its cell."""
        key = (present, tuple(value(slot, row, self.layout) for slot in self.slots))
        pattern = self.patterns.get(key)
        tree = self._again(pattern, row, report, published) if pattern else None
        return tree or self._placed(self._first(key, row, report, published), row)

    # The first row of a pattern

    def _first(self, key: tuple[Present, tuple[str, ...]], row: Row, report: str, published: Moment) -> Tree:
        """The tree of ``row``, worked out in full, and kept as a pattern where nothing is wrong with it."""
        mistakes = len(self.diagnostics.mistakes)
        stated = self._stated(row, key[0])
        axes = self._axes(fill_all(self.description.axes, row, self.layout), published)
        tree = parse_figures(
            stated, row.place(None), report, axes, published, self.vocabulary, self.diagnostics
        )
        if len(self.diagnostics.mistakes) == mistakes:
            self.patterns[key] = _Pattern(_nameless(tree, report), self._whens(tree))
        return tree

    def _axes(self, node: Node, published: Moment) -> Axes:
        fields = Fields(
            node, Location(self.description.path), self.diagnostics, "the description of the table"
        )
        return parse_axes(fields, Axes(self.description.publisher), published, self.vocabulary)

    def _stated(self, row: Row, present: Present) -> YamlMapping:
        """The description of the columns that this row fills, its slots filled and its lists without absent
        columns."""
        filled = [self.entries[index] for index in present]
        names = {key.text for key, _ in filled}
        trimmed = [(key, _trimmed(node, names)) for key, node in filled]
        return YamlMapping(
            tuple((key, fill_all(node, row, self.layout)) for key, node in trimmed),
            self.description.axes.place,
        )

    def _whens(self, tree: Tree) -> dict[str, Scalar]:
        """The words that say when each figure counts, with their slots; of an unstated part, those of its
        whole."""
        common = self.description.axes.get("when")
        own = {key.text: node.get("when") for key, node in self.entries if isinstance(node, YamlMapping)}
        said = {draft.id: own.get(draft.parent or draft.id) or common for draft in tree.drafts}
        return {figure: when for figure, when in said.items() if isinstance(when, Scalar)}

    # The rows after it

    def _again(self, pattern: _Pattern, row: Row, report: str, published: Moment) -> Tree | None:
        """The tree of ``row`` by its pattern; ``None`` where a period cannot be had, so that the row is
        read in full."""
        periods: dict[str, Period] = {}
        for when in pattern.when.values():
            period = periods.get(when.text) or self._period(when, row, published)
            if period is None:
                return None
            periods[when.text] = period
        drafts = tuple(self._draft(draft, pattern, periods, row) for draft in pattern.tree.drafts)
        splits = tuple(_named(split, report) for split in pattern.tree.splits)
        return replace(pattern.tree, drafts=drafts, splits=splits)

    def _period(self, when: Scalar, row: Row, published: Moment) -> Period | None:
        said = YamlMapping(((Scalar("when", when.place), fill(when, row, self.layout)),), when.place)
        return self._axes(said, published).period

    def _draft(
        self, draft: FigureDescription, pattern: _Pattern, periods: Mapping[str, Period], row: Row
    ) -> FigureDescription:
        """``draft`` in another row. Each field is named: copying them by name would take most of the time
        of a long table."""
        when, column = pattern.when.get(draft.id), self.layout.columns.get(draft.id)
        known = draft.set
        period = periods[when.text] if when else known.period
        what = FigureSet(
            known.publisher, known.measure, known.who, known.where, period, known.cause, known.population
        )
        return FigureDescription(
            draft.id, what, row.place(column), draft.parent, draft.stated, draft.corrects
        )

    def _placed(self, tree: Tree, row: Row) -> Tree:
        drafts = (replace(draft, place=row.place(self.layout.column(draft.id))) for draft in tree.drafts)
        return replace(tree, drafts=tuple(drafts))


def _nameless(tree: Tree, report: str) -> Tree:
    """``tree`` with splits that begin with the ``#`` of their figures' keys."""
    return replace(tree, splits=tuple(_cut(split, len(report)) for split in tree.splits))


def _cut(split: Split, length: int) -> Split:
    return replace(split, whole=split.whole[length:], members=tuple(key[length:] for key in split.members))


def _named(split: Split, report: str) -> Split:
    return replace(split, whole=report + split.whole, members=tuple(report + key for key in split.members))


def _trimmed(node: Node, present: set[str]) -> Node:
    """A figure without the members that the row leaves out; parts add up only when each is stated."""
    if not isinstance(node, YamlMapping):
        return node
    kept = (
        (key, _members(key, value, present))
        for key, value in node.entries
        if not _incomplete(key, value, present)
    )
    return YamlMapping(tuple(kept), node.place)


def _members(key: Scalar, node: Node, present: set[str]) -> Node:
    if key.text not in MEMBERS or not isinstance(node, Listing):
        return node
    items = (item for item in node.items if isinstance(item, Scalar) and item.text in present)
    return Listing(tuple(items), node.place)


def _incomplete(key: Scalar, value: Node, present: set[str]) -> bool:
    """Whether these are parts of which the row leaves one out: it then states no sum."""
    if key.text != "parts" or not isinstance(value, Listing):
        return False
    return any(isinstance(item, Scalar) and item.text not in present for item in value.items)
