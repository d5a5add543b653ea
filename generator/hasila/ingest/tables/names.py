"""The names in a table → the ids of the vocabulary: said under ``names``, or exactly a label there.

A name that means nothing, or two things, is a mistake; nothing is taken for what it is only like.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.ingest.fields import did_you_mean
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.positioned_yaml import Node, Scalar
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.description import SLOT, Description
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import TableRow
from hasila.ingest.tables.telling import Position, TableDiagnostics
from hasila.model.vocabulary import Vocabulary

_ENTRIES = {"where": ("place", "places"), "who": ("category", "categories"), "cause": ("cause", "causes"),
            "population": ("population", "populations"), "counts": ("measure", "measures"),
            "publisher": ("publisher", "publishers")}  # fmt: skip
"""The keys that a slot alone may fill: what their words are called, and where the vocabulary has them."""


def named_rows(
    rows: Sequence[TableRow],
    layout: Layout,
    description: Description,
    vocabulary: Vocabulary,
    diagnostics: TableDiagnostics,
) -> tuple[Layout, Sequence[TableRow]]:
    """The layout with the ids that the names in the cells mean, and the rows without those whose names mean
    nothing, each of which a mistake names."""
    keys = dict(_keys_of_columns(description, layout))
    ids: dict[int, Mapping[str, str]] = {}
    for column in {*keys, *layout.named}:
        finder = NameFinder(keys.get(column, ""), layout.named.get(column, {}), vocabulary)
        finder.check_said(diagnostics)
        found = finder.ids(row.text(column) for row in rows)
        ids[column] = found
        rows = _without_strange(rows, column, finder, found, layout, diagnostics)
    return replace(layout, ids=ids), rows


def _keys_of_columns(description: Description, layout: Layout) -> Iterator[tuple[int, str]]:
    """The columns whose cells alone fill a key of the description, with that key."""
    for key, text in (*_scalars(description.axes), *_scalars(description.figures)):
        slot = SLOT.fullmatch(text)
        column = layout.column(slot[1]) if slot else None
        if column is not None and key in _ENTRIES:
            yield column, key


def _scalars(node: Node | None) -> Iterator[tuple[str, str]]:
    """Every key with a value of one text below ``node``."""
    for key, value in node.entries if isinstance(node, YamlMapping) else ():
        if isinstance(value, Scalar):
            yield key.text, value.text
        yield from _scalars(value)


class NameFinder:
    """Finds the id of a name: said in the description, else an id or a label of the vocabulary."""

    def __init__(self, key: str, said: Mapping[str, Scalar], vocabulary: Vocabulary) -> None:
        self.key, self.said = key, said
        self.noun, entries = _ENTRIES.get(key, ("", ""))
        self.known: Mapping[str, object] = getattr(vocabulary, entries) if entries else {}
        self.labels = _labels(self.known)

    def ids(self, texts: Iterable[str]) -> dict[str, str]:
        """The id of each text that has one."""
        distinct = dict.fromkeys(map(plain, texts))
        found = {text: self._id(text) for text in distinct if text}
        return {text: identity for text, identity in found.items() if identity is not None}

    def _id(self, text: str) -> str | None:
        said = self.said.get(text)
        if said is not None:
            return said.text
        if not self.key or text in self.known:
            return text
        labelled = self.labels.get(_folded(text), set())
        return next(iter(labelled)) if len(labelled) == 1 else None

    def check_said(self, diagnostics: TableDiagnostics) -> None:
        """Point out the ids under ``names`` that the vocabulary has not."""
        for said in self.said.values() if self.key else ():
            if said.text not in self.known:
                message = f"there is no {self.noun} `{said.text}`"
                hint = did_you_mean(said.text, list(self.known))
                diagnostics.write(said.location, f"unknown-{self.noun}", message, hint)

    def hint(self, text: str) -> str:
        """The next step for a name that means no id or several."""
        labelled = sorted(self.labels.get(_folded(text), ()))
        if labelled:
            return f"it is the label of {' and '.join(labelled)}"
        return did_you_mean(text, list(self.known))


def _labels(entries: Mapping[str, object]) -> Mapping[str, set[str]]:
    """The ids by each of their names: labels in every language, other spellings and codes."""
    labels: defaultdict[str, set[str]] = defaultdict(set)
    for identity, entry in entries.items():
        for name in _names_of(entry):
            labels[_folded(name)].add(identity)
    return labels


def _names_of(entry: object) -> Iterator[str]:
    for attribute in ("label", "short", "also", "codes"):
        names = getattr(entry, attribute, ())
        yield from _texts_in(names)


def _texts_in(names: object) -> Iterator[str]:
    """Every text in a text, a list or a mapping of texts."""
    if isinstance(names, str):
        yield names
    elif isinstance(names, Mapping):
        for value in names.values():
            yield from _texts_in(value)
    elif isinstance(names, Iterable):
        for value in names:
            yield from _texts_in(value)


def _folded(text: str) -> str:
    return plain(text).casefold()


def _without_strange(
    rows: Sequence[TableRow],
    column: int,
    finder: NameFinder,
    found: Mapping[str, str],
    layout: Layout,
    diagnostics: TableDiagnostics,
) -> Sequence[TableRow]:
    """The rows whose cell of ``column`` is empty or means an id; the names of the others are pointed out."""
    good: list[TableRow] = []
    for row in rows:
        text = plain(row.text(column))
        if not text or text in found:
            good.append(row)
        else:
            _tell(text, row, column, finder, layout, diagnostics)
    return good


def _tell(
    text: str,
    row: TableRow,
    column: int,
    finder: NameFinder,
    layout: Layout,
    diagnostics: TableDiagnostics,
) -> None:
    message = f"“{text}” is no {finder.noun} of the vocabulary"
    heading = layout.heading(column)
    say = f"say which it means: `names: {{{heading}: {{{text}: ID}}}}`"
    hint = f"{say}, or add it to the vocabulary; {finder.hint(text)}"
    location = row.location(column)
    diagnostics.positions[location] = Position(row.day.isoformat(), heading)
    diagnostics.write_shared(location, f"unknown-{finder.noun}", message, hint, message)
