"""The words that fit at a place of a file: keys, words of the vocabulary, ids of figures."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from hasila.cli.editor.yaml_place import ITEM, Path, paths_of, place_at_end
from hasila.ingest.document import FOLDER as REPORTS
from hasila.ingest.json_schema import Schema, SchemaMaker, kind_of

_LISTS_OF_FIGURES = ("figures", "parts", "among")
_MARK = re.compile(r"\]\(#[\w-]*$")
_NO_FIGURE = "-"
"""The id in a mark of a number that is no figure."""
_RULE = "---"
_PERIOD = "since {period}"


def offers(path: str, lines: Sequence[str], report: Sequence[str], maker: SchemaMaker) -> tuple[str, ...]:
    """What may be written at the end of ``lines``, the text of the file ``path`` before the cursor.

    ``report`` are all lines of the report that the file belongs to. A key has its colon behind it.
    """
    if path.startswith(REPORTS):
        return tuple(_offers_in_report(lines, report, maker))
    kind = kind_of(path)
    return tuple(_offers_in_yaml(kind, lines, (), maker)) if kind else ()


def _offers_in_report(lines: Sequence[str], report: Sequence[str], maker: SchemaMaker) -> Iterator[str]:
    ids = figure_ids(_head(report))
    if lines[0].rstrip() == _RULE and _RULE not in map(str.rstrip, lines[1:]):
        yield from _offers_in_yaml("head", lines[1:], ids, maker)
    elif _MARK.search(lines[-1]):
        yield from (*ids, _NO_FIGURE)


def _head(report: Sequence[str]) -> Sequence[str]:
    """The lines of the head, as far as it is written."""
    ends = [number for number, line in enumerate(report) if line.rstrip() == _RULE and number]
    return report[1 : ends[0]] if ends else report[1:]


def figure_ids(head: Iterable[str]) -> tuple[str, ...]:
    """The ids of the figures that a head describes, in their order."""
    paths = (path for line in paths_of(head) for path in line if len(path) > 1 and path[-1])
    ids = (path[-1] for path in paths if path[-2] in _LISTS_OF_FIGURES and path[-1] != ITEM)
    return tuple(dict.fromkeys(ids))


def _offers_in_yaml(kind: str, lines: Sequence[str], ids: Sequence[str], maker: SchemaMaker) -> Iterator[str]:
    place = place_at_end(lines)
    schema = maker.schema(kind)
    if place[-1]:
        yield from _values(_reached(schema, place))
        if kind == "table":  # its figures count as those of a head do, or slots, which no schema lists
            yield from _values(_reached(maker.schema("head"), place))
        yield from _ids_and_periods(place, ids, maker)
        return
    reached = _reached(schema, place[:-1])
    yield from _keys(reached)
    if ITEM in place[-2:]:
        yield from _values(reached)
        yield from _ids_and_periods(place[:-1], ids, maker)


def _ids_and_periods(place: Path, ids: Sequence[str], maker: SchemaMaker) -> Iterator[str]:
    if place[-1] == ITEM and place[-2:-1] and place[-2] in _LISTS_OF_FIGURES:
        yield from ids
    if place[-1] == "when":
        yield from (_PERIOD.format(period=period) for period in maker.vocabulary.periods)


def _reached(root: Schema, path: Path) -> list[Schema]:
    """The schemas of what stands at ``path``, each alternative by itself."""
    reached = list(_alternatives(root, root))
    for key in path:
        reached = [found for schema in reached for found in _below(schema, key, root)]
    return reached


def _below(schema: Schema, key: str, root: Schema) -> Iterator[Schema]:
    if key == ITEM:
        below = schema.get("items")
    else:
        below = schema.get("properties", {}).get(key, schema.get("additionalProperties"))
    if isinstance(below, dict):
        yield from _alternatives(below, root)


def _alternatives(schema: Schema, root: Schema) -> Iterator[Schema]:
    if "$ref" in schema:
        name = schema["$ref"].rpartition("/")[2]
        yield from _alternatives(root["$defs"][name], root)
    elif "anyOf" in schema:
        for alternative in schema["anyOf"]:
            yield from _alternatives(alternative, root)
    else:
        yield schema


def _keys(schemas: Iterable[Schema]) -> Iterator[str]:
    for schema in schemas:
        yield from (f"{key}: " for key in schema.get("properties", {}))


def _values(schemas: Iterable[Schema]) -> Iterator[str]:
    for schema in schemas:
        yield from (word for word in schema.get("enum", ()) if isinstance(word, str))
