"""A CSV table and its description → one report a row.

A publisher who keeps a spreadsheet commits it as it is; ``name.yaml`` beside ``name.csv`` says what each column
counts. An empty cell is "not stated", never 0; a cell may hold "at least 14500" or "14,500".
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from generator.nouns.fields import Fields, Notebook, did_you_mean, slug, to_date
from generator.nouns.model import Explained, Figure, Mention, Report, Source
from generator.nouns.period import Moment
from generator.nouns.positioned import Listing, Node, Scalar, parse_yaml
from generator.nouns.positioned import Mapping as YamlMapping
from generator.reading import Unread, read_mark
from generator.verbs.parse.explained import parse_explained_of_table
from generator.verbs.parse.figures import Axes, Draft, Tree, parse_axes, parse_figures
from generator.verbs.parse.report import Desk
from generator.verbs.parse.values import value_figures
from generator.words.mistake import Place

FOLDER = "content/tables/"
_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class _Row:
    """A row of the table: cells by column and the places they stand at."""

    cells: Mapping[str, str]
    places: Mapping[str, Place]
    place: Place


@dataclass(frozen=True, slots=True)
class _Head:
    """What the description says of all rows."""

    publisher: str
    language: str
    published: str
    id: str
    axes: Fields
    figures: Node | None
    source: Source
    title: Mapping[str, str]
    basis: Mapping[str, str]
    path: str
    explained: tuple[Explained, ...]


def parse_tables(desk: Desk) -> Iterator[Report]:
    """The reports of every table; a table whose description cannot be used gives none (and a mistake)."""
    for path in sorted(desk.files):
        if path.startswith(FOLDER) and path.endswith(".yaml"):
            yield from _table(path, desk)


def _table(path: str, desk: Desk) -> Iterator[Report]:
    node, mistakes = parse_yaml(desk.files[path], path)
    desk.notebook.mistakes += mistakes
    if mistakes and node is None:
        return  # not YAML: said already
    fields = Fields(node, Place(path), desk.notebook, "the description of the table")
    table = path.removesuffix(".yaml") + ".csv"
    if table not in desk.files:
        desk.notebook.write(
            Place(path),
            "no-table",
            f"there is no {table} beside this description",
            "commit the table under the same name",
        )
    head = _head(path, fields, desk)
    parse_axes(fields, Axes(""), Moment(date.max), desk.vocabulary) if head else None
    fields.close()
    rows = _rows(desk.files.get(table, ""), table, desk.notebook) if head else ()
    reports = [report for report in (_report(row, head, desk) for row in rows if head) if report]
    _explains(head, [report.id for report in reports], desk.notebook) if head else None
    yield from reports


def _explains(head: _Head, reports: list[str], notebook: Notebook) -> None:
    for one in head.explained:
        if one.report not in reports:
            notebook.write(one.place, "unknown-figure", f"the table has no report `{one.report}`", did_you_mean(one.report, reports))


def _head(path: str, fields: Fields, desk: Desk) -> _Head | None:
    publisher = fields.choice(
        "publisher", list(desk.vocabulary.publishers), required=True, code="unknown-publisher"
    )
    rows = fields.inside("rows", "`rows`")
    published, identity = rows.text("published", required=True), rows.text("id", required=True)
    rows.close()
    source = fields.inside("source", "the source")
    origin = Source(source.text("url"))
    source.close()
    usual = "en" if "en" in desk.codes else next(iter(desk.codes), "en")
    language = fields.choice("language", desk.codes, usual) or "en"
    head = _Head(
        publisher or "",
        language,
        published,
        identity,
        fields,
        fields.node("figures"),
        origin,
        fields.words("title"),
        fields.words("published_basis"),
        path,
        parse_explained_of_table(fields),
    )
    return head if publisher and published and identity else None


def _rows(text: str, path: str, notebook: Notebook) -> Iterator[_Row]:
    lines = text.splitlines()
    reader = csv.reader(io.StringIO(text), strict=True)
    columns: list[str] = []
    try:
        for cells in reader:
            line, starts = reader.line_num, _starts(lines[reader.line_num - 1])
            if not columns:
                columns = cells
            elif len(cells) == len(columns):
                yield _row(columns, cells, starts, path, line)
            elif cells:
                notebook.write(
                    Place(path, line, 1),
                    "bad-csv",
                    f"the row has {len(cells)} cells, the table {len(columns)} columns",
                    "check for a missing or an extra comma",
                )
    except csv.Error as error:
        notebook.write(
            Place(path, reader.line_num, 1),
            "bad-csv",
            f"not CSV: {error}",
            "quote cells that hold a comma or a quote",
        )


def _row(columns: list[str], cells: list[str], starts: list[int], path: str, line: int) -> _Row:
    places = {column: Place(path, line, start) for column, start in zip(columns, starts, strict=False)}
    return _Row(dict(zip(columns, cells, strict=True)), places, Place(path, line, 1))


def _starts(line: str) -> list[int]:
    """The columns (from 1) on which the cells of a one-line row begin."""
    starts, quoted = [1], False
    for index, char in enumerate(line, start=1):
        quoted ^= char == '"'
        if char == "," and not quoted:
            starts.append(index + 1)
    return starts


def _report(row: _Row, head: _Head, desk: Desk) -> Report | None:
    day = to_date(row.cells.get(head.published, ""))
    identity = _filled(Scalar(head.id, row.place), row)
    if day is None:
        desk.notebook.write(
            row.places.get(head.published, row.place),
            "impossible-date",
            f"`{row.cells.get(head.published, '')}` is no day of the calendar",
            "write YYYY-MM-DD",
        )
        return None
    if not slug(identity, desk.notebook):
        return None
    published = Moment(day, 0)
    axes = parse_axes(head.axes, Axes(head.publisher), published, desk.vocabulary)
    stated = _stated(head.figures, row, desk.notebook)
    if isinstance(stated, YamlMapping) and not stated.entries:
        desk.notebook.write(
            row.place,
            "no-figures",
            "the row fills none of the described columns",
            "nothing to do, if the publisher stated nothing that day",
            "note",
        )
        return None
    tree = parse_figures(stated, row.place, identity.text, axes, published, desk.vocabulary, desk.notebook)
    figures = tuple(_figures(tree, row, head, identity.text, desk.notebook))
    return Report(
        id=identity.text, publisher=head.publisher, via=None, language=head.language, published=published, precision="day",
        basis=head.basis, source=head.source, title={code: _filled(Scalar(text, row.place), row).text for code, text in head.title.items()},
        figures=figures, splits=tree.splits, prose={}, path=row.place.path,
        explained=tuple(one for one in head.explained if one.report == identity.text),
    )  # fmt: skip


def _filled(scalar: Scalar, row: _Row) -> Scalar:
    text = _SLOT.sub(lambda slot: row.cells.get(slot[1], slot[0]), scalar.text)
    return replace(scalar, text=text)


def _stated(figures: Node | None, row: _Row, notebook: Notebook) -> Node | None:
    """The description of the columns that this row fills, its slots filled and its lists without absent columns."""
    if not isinstance(figures, YamlMapping):
        return figures
    for key, _ in figures.entries:
        if key.text.replace("-", "_") not in row.cells and key.text not in row.cells:
            notebook.write(
                key.place,
                "unknown-column",
                f"the table has no column `{key.text}`",
                did_you_mean(key.text, list(row.cells)),
            )
    present = {key.text for key, _ in figures.entries if _cell(key.text, row).strip()}
    return YamlMapping(
        tuple((key, _trimmed(value, row, present)) for key, value in figures.entries if key.text in present),
        figures.place,
    )


def _cell(figure: str, row: _Row) -> str:
    return row.cells.get(figure, row.cells.get(figure.replace("-", "_"), ""))


def _trimmed(node: Node, row: _Row, present: set[str]) -> Node:
    if isinstance(node, Scalar):
        return _filled(node, row)
    if isinstance(node, Listing):
        return Listing(
            tuple(item for item in node.items if isinstance(item, Scalar) and item.text in present),
            node.place,
        )
    kept = (
        (key, _trimmed(value, row, present))
        for key, value in node.entries
        if not _incomplete(key, value, present)
    )
    return YamlMapping(tuple(kept), node.place)


def _incomplete(key: Scalar, value: Node, present: set[str]) -> bool:
    """Parts add up only when each is stated: a row that leaves one out states no sum."""
    return (
        key.text == "parts"
        and isinstance(value, Listing)
        and any(isinstance(item, Scalar) and item.text not in present for item in value.items)
    )


def _figures(tree: Tree, row: _Row, head: _Head, report: str, notebook: Notebook) -> Iterator[Figure]:
    """The figures of a row; each stands in its cell, not in the description that all rows share."""
    said: dict[str, tuple[Mention, ...]] = {}
    drafts = tuple(replace(draft, place=_place(draft.id, row)) for draft in tree.drafts)
    for draft in drafts:
        mention = _mention(draft, row, head.language, notebook)
        if mention:
            said[draft.id] = (mention,)
    yield from value_figures(report, head.language, drafts, {head.language: said}, notebook)


def _place(figure: str, row: _Row) -> Place:
    return row.places.get(figure, row.places.get(figure.replace("-", "_"), row.place))


def _mention(draft: Draft, row: _Row, language: str, notebook: Notebook) -> Mention | None:
    words, place = _cell(draft.id, row).strip(), draft.place
    said = read_mark(words, language)
    if isinstance(said, Unread):
        notebook.write(
            place,
            said.reason,
            f"the cell “{words}” states no single number",
            "write 14500 or at least 14500; leave it empty when it is not stated",
        )
        return None
    return Mention(language, words, said.number, said.interval, said.qualifier, place)
