"""The keys of a description that say what a row is: its day, its report, what it is a row of, and which
names in it mean which ids."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import field

from hasila.ingest.fields import Fields
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.csv_text import plain
from hasila.model.data_class import dataclass

HEADINGS = "headings"
"""In the place of a column: what is meant stands in the headings of the columns."""

Words = tuple[Scalar, frozenset[str]]
"""A column, and texts of its cells."""


@dataclass(frozen=True, slots=True)
class RowKeys:
    """What ``rows`` says.

    ``each`` are the columns that say what a row is of, where the rows of one report are several; ``whole``
    are the texts by which a row says in such a column that it holds all others. ``figure`` is the column
    that names what a row counts, ``value`` the column that then holds the number. ``only`` and ``without``
    choose rows. ``complete`` is true where a report lists all that has any. ``event`` is the column that
    names the event of a row: counts of two events are never compared. ``down`` are columns whose empty cells
    mean what stands above them, as merged cells do.
    """

    published: Scalar
    id: Scalar
    order: Scalar | None = None
    each: tuple[Scalar, ...] = ()
    whole: tuple[Words, ...] = ()
    figure: Scalar | None = None
    value: Scalar | None = None
    only: tuple[Words, ...] = ()
    without: tuple[Words, ...] = ()
    complete: bool = False
    event: Scalar | None = None
    down: tuple[Scalar, ...] = ()

    @property
    def columns(self) -> Iterator[Scalar]:
        """Each column that it names, but those by which rows are chosen."""
        named = (self.published, self.order, self.figure, self.value, self.event, *self.each, *self.down)
        yield from (column for column in named if column is not None)


@dataclass(frozen=True, slots=True)
class Names:
    """What ``names`` says: by column, the id that a text of its cells means."""

    by_column: Mapping[str, Mapping[str, Scalar]] = field(default_factory=dict)
    columns: tuple[Scalar, ...] = ()

    def of(self, column: str) -> Mapping[str, Scalar]:
        """The ids by text in the column of this heading."""
        return self.by_column.get(column, {})


def parse_rows(fields: Fields) -> RowKeys | None:
    """What ``rows`` says; ``None`` where it lacks the day or the id (and a mistake says so)."""
    rows = fields.inside("rows", "`rows`")
    published, identity = rows.scalar("published", required=True), rows.scalar("id", required=True)
    order, figure, value = rows.scalar("order"), rows.scalar("figure"), rows.scalar("value")
    each, event, down = _several(rows, "each"), rows.scalar("event"), _several(rows, "down")
    whole = tuple(_choices(rows, "whole", each))
    only, without = tuple(_choices(rows, "only")), tuple(_choices(rows, "without"))
    complete = rows.choice("complete", ["yes", "no"]) == "yes"
    rows.close()
    if published is None or identity is None:
        return None
    return RowKeys(
        published, identity, order, each, whole, figure, value, only, without, complete, event, down
    )


def _several(fields: Fields, key: str) -> tuple[Scalar, ...]:
    """One name or a list of names."""
    node = fields.node(key)
    return (node,) if isinstance(node, Scalar) else fields.names(key)


def _choices(fields: Fields, key: str, usual: tuple[Scalar, ...] = ()) -> Iterator[Words]:
    """``key: {COLUMN: TEXT}`` or ``{COLUMN: [TEXT, …]}``; with one column in ``usual`` also ``key: TEXT``."""
    node = fields.node(key)
    if node is None:
        return
    if isinstance(node, YamlMapping):
        for column, value in node.entries:
            yield column, _texts(value)
    elif len(usual) == 1:
        yield usual[0], _texts(node)
    else:
        hint = f"write `{key}: {{COLUMN: TEXT}}`"
        fields.diagnostics.write(node.location, "wrong-shape", f"`{key}` must name a column", hint)


def _texts(node: Node) -> frozenset[str]:
    items = node.items if isinstance(node, Listing) else (node,)
    return frozenset(plain(item.text) for item in items if isinstance(item, Scalar))


def parse_names(fields: Fields) -> Names:
    """What ``names`` says: ``{COLUMN: {TEXT: ID}}``."""
    node = fields.node("names")
    if node is None:
        return Names()
    if not isinstance(node, YamlMapping):
        _refuse(node, fields)
        return Names()
    by_column: dict[str, Mapping[str, Scalar]] = {}
    for column, ids in node.entries:
        if isinstance(ids, YamlMapping):
            by_column[plain(column.text)] = dict(_ids(ids))
        else:
            _refuse(ids, fields)
    return Names(by_column, tuple(column for column, _ in node.entries))


def _ids(node: YamlMapping) -> Iterator[tuple[str, Scalar]]:
    for text, identity in node.entries:
        if isinstance(identity, Scalar):
            yield plain(text.text), identity


def _refuse(node: Node, fields: Fields) -> None:
    hint = "write `names: {COLUMN: {TEXT: ID}}`"
    fields.diagnostics.write(node.location, "wrong-shape", "`names` must say what names mean", hint)
