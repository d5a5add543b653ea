"""JSON Schemas of the files that people write: heads of reports, descriptions of tables, the vocabulary, the
configuration.

No schema is written by hand: the parsers run over probes, small files with every mapping once, and note
which keys they ask for and in which form (:mod:`hasila.ingest.asked_keys`). What a parser takes apart by
itself, ``figures`` for instance, is named in the tables of this file. In a project the words of its
vocabulary are the values that an editor offers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from typing import Any

from hasila.ingest.asked_keys import AskedKey, AskedMapping, recorded
from hasila.ingest.document import FOLDER as REPORTS
from hasila.ingest.document import read_document
from hasila.ingest.fields import DOUBT, Diagnostics, Fields
from hasila.ingest.positioned_yaml import parse_yaml
from hasila.ingest.reports import TABLES, ParseContext, parse_report
from hasila.ingest.site_config import PATH as SITE
from hasila.ingest.site_config import parse_site
from hasila.ingest.tables.description import AXES, parse_description
from hasila.ingest.vocabulary import FOLDER as VOCABULARY
from hasila.ingest.vocabulary import parse_vocabulary
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.site import Language
from hasila.model.vocabulary import Vocabulary

DIALECT = "https://json-schema.org/draft/2020-12/schema"
TABLES_OF_VOCABULARY = (
    "categories",
    "places",
    "periods",
    "publishers",
    "measures",
    "causes",
    "populations",
    "divisions",
)
NAMES = "names"
"""The list of spellings that search takes for one name."""
KINDS = ("head", "table", "site", "language", *TABLES_OF_VOCABULARY, NAMES)
"""The kinds of file that have a schema."""

FOLDER = ".hasila/schema"
"""The folder of a project in which its editors look for the schemas."""

Schema = dict[str, Any]

_SLUG = "^[a-z0-9]+(-[a-z0-9]+)*$"
_SCALARS = ["string", "number", "boolean"]
_STEM = f"{REPORTS}2000-01-01-probe"
_HEAD = """---
source: {earlier: [{}]}
figures: {probe: {explained: {}, restarts: {}, withdrawn: {}, parts: {inner: {}}}}
explained: {}
restarts: {}
withdrawn: {}
shares: [{}]
amends: [{}]
---
"""
_DESCRIPTION = """
rows: {}
explained: [{}, {figure: x}]
restarts: [{}, {figure: x}]
withdrawn: [{}, {figure: x}]
figures: {}
"""
_DIVISIONS = "[{}, {axis: population}]"
_TEXTS = frozenset(("title", "published_basis"))
"""Keys with a text in each language that are taken apart by themselves."""
_REMARKS = frozenset(("notes", "missing"))
"""Keys with a list of such texts."""
_ONE_OR_SEVERAL = frozenset(("withdraws", "each", "down", "whole", "only", "without"))
"""Keys that take one name or a list."""
_FIGURES = frozenset(("figures", "parts", "among"))
"""Keys under which figures are described, or named in a list."""
_ENTRIES = {"earlier": "an earlier capture"}
"""Lists of mappings, by what messages call these; others are called “an entry of …”."""
_REFERENCES = {
    ("head", "places"): "places",
    ("categories", "within"): "categories",
    ("places", "within"): "places",
    ("populations", "within"): "populations",
    ("divisions", "publishers"): "publishers",
}
"""Lists of ids of the vocabulary."""


def kind_of(path: str) -> str:
    """The kind of a file of YAML by its path in the project; empty where it has no schema."""
    if path == SITE:
        return "site"
    if path.startswith(TABLES) and path.endswith(".yaml"):
        return "table"
    folder, _, name = path.rpartition("/")
    stem = name.removesuffix(".yaml")
    if f"{folder}/" == VOCABULARY and stem in (*TABLES_OF_VOCABULARY, NAMES):
        return stem
    return "language" if folder.startswith("site_src/locale/") and name == "language.yaml" else ""


def first_line(path: str) -> str:
    """The line by which yaml-language-server finds the schema of the file at ``path``, with its line feed;
    empty where it has none."""
    kind = kind_of(path)
    root = "../" * path.count("/")
    return f"# yaml-language-server: $schema={root}{FOLDER}/{kind}.json\n" if kind else ""


def _spellings() -> Schema:
    """The schema of the names of search: on each line the spellings of one, parted by semicolons."""
    line: Schema = {"type": "string", "pattern": "[^;]+;[^;]+"}
    return {"type": "array", "items": line}


@dataclass(frozen=True)
class SchemaMaker:
    """Makes the schemas for a site with these ``languages`` and this ``vocabulary``; empty ones serve any
    project."""

    languages: tuple[Language, ...] = ()
    vocabulary: Vocabulary = field(default_factory=lambda: Vocabulary({}, {}, {}, {}, {}, {}, {}, ()))

    def schema(self, kind: str) -> Schema:
        """The schema of a kind of file, one of :data:`KINDS`.

        :raises KeyError: for any other word
        """
        schema = self._kinds[kind]()
        return {"$schema": DIALECT, "title": f"Hasila: {kind}", **schema}

    @property
    def _kinds(self) -> Mapping[str, Callable[[], Schema]]:
        kinds: dict[str, Callable[[], Schema]] = {
            "head": self._head,
            "table": self._table,
            "site": lambda: self._mapping("site", self._of_site("the site")),
            "language": lambda: self._mapping("language", self._of_site("the language `en`")),
            "divisions": self._divisions,
            NAMES: _spellings,
        }
        for name in TABLES_OF_VOCABULARY:
            kinds.setdefault(name, lambda name=name: self._entries(name))  # type: ignore[misc]
        return kinds

    # Kinds of file

    def _head(self) -> Schema:
        schema = self._mapping("head", _called("the head", self._asked_of_head))
        return schema | {"$defs": {"figure": self._figure()}}

    def _figure(self) -> Schema:
        return self._mapping("figure", _beginning("the figure", self._asked_of_head))

    def _table(self) -> Schema:
        """The description of a table; what its figures count may be slots, which rows fill."""
        schema = self._mapping("table", _called("the description of the table", self._asked_of_table))
        figure = self._figure()
        figure["properties"] |= {key: {} for key in (*AXES, "publisher")}
        return schema | {"$defs": {"figure": figure}}

    def _of_site(self, what: str) -> list[AskedMapping]:
        files = {SITE: "languages: [en]", "site_src/locale/en/language.yaml": "locale: en"}
        with recorded() as mappings:
            parse_site(files, Diagnostics())
        return _called(what, mappings)

    def _entries(self, name: str) -> Schema:
        """The schema of a file of the vocabulary: entries by their ids."""
        entry = self._mapping(name, _in_file(f"{VOCABULARY}{name}.yaml", self._asked_of_vocabulary))
        entry["type"] = ["object", "null"]
        return {
            "type": ["object", "null"],
            "propertyNames": {"pattern": _SLUG},
            "additionalProperties": entry,
        }

    def _divisions(self) -> Schema:
        item = self._mapping("divisions", _called("the division", self._asked_of_vocabulary))
        return {"type": ["array", "null"], "items": item}

    # What the parsers ask for

    @cached_property
    def _asked_of_head(self) -> list[AskedMapping]:
        text = {f"{_STEM}.md": _HEAD}
        context = ParseContext(text, self.languages, self.vocabulary, Diagnostics())
        document = read_document(_STEM, text)
        with recorded() as mappings:
            parse_report(document, context)
        return mappings

    @cached_property
    def _asked_of_table(self) -> list[AskedMapping]:
        path = f"{TABLES}probe.yaml"
        node, _ = parse_yaml(_DESCRIPTION, path)
        with recorded() as mappings:
            fields = Fields(node, Location(path), Diagnostics(), "the description of the table")
            parse_description(path, fields, list(self.vocabulary.publishers), self.languages)
            fields.close()
        return mappings

    @cached_property
    def _asked_of_vocabulary(self) -> list[AskedMapping]:
        files = {f"{VOCABULARY}{name}.yaml": "probe: {}" for name in TABLES_OF_VOCABULARY}
        files[f"{VOCABULARY}divisions.yaml"] = _DIVISIONS
        with recorded() as mappings:
            parse_vocabulary(files, self.languages, Diagnostics())
        return mappings

    # Schemas

    def _mapping(self, kind: str, mappings: list[AskedMapping]) -> Schema:
        """The schema of a mapping from all its records."""
        keys = _joined(mappings)
        properties = {key: self._value(kind, key, asked) for key, asked in keys.items()}
        schema: Schema = {"type": "object", "properties": {DOUBT: {}, **properties}}
        needed = [key for key, asked in keys.items() if asked.required]
        if needed:
            schema["required"] = needed
        if all(mapping.closed for mapping in mappings):
            schema["additionalProperties"] = False
        return schema

    def _value(self, kind: str, key: str, asked: AskedKey) -> Schema:
        if key in _FIGURES:
            return _FIGURES_SCHEMA
        if key in _TEXTS:
            return _words()
        if key in _REMARKS and asked.form == "list":
            return _list_of(_words())
        if asked.form == "inside" and asked.inner is not None:
            return self._inner(kind, asked.inner)
        return self._plain(kind, key, asked)

    def _inner(self, kind: str, inner: AskedMapping) -> Schema:
        schema = self._mapping(kind, [inner])
        return schema | {"type": ["object", "null"]}

    def _plain(self, kind: str, key: str, asked: AskedKey) -> Schema:
        match asked.form:
            case "choice":
                return _choice(asked)
            case "names":
                return self._names(kind, key)
            case "list":
                return _list_of(self._item(kind, key))
            case "words":
                return _words()
            case "date":
                return _text(asked, r"^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
            case "whole":
                return {"type": ["integer", "null"], "minimum": 0}
            case "decimal":
                return {"type": ["number", "null"]}
            case "scalar":
                return {"type": _SCALARS if asked.required else [*_SCALARS, "null"]}
        return {}

    def _names(self, kind: str, key: str) -> Schema:
        table = _REFERENCES.get((kind, key))
        known = list(getattr(self.vocabulary, table)) if table else []
        name: Schema = {"enum": known} if known else {"type": _SCALARS}
        several = _list_of(name)
        return {"anyOf": [name, several]} if key in _ONE_OR_SEVERAL else several

    def _item(self, kind: str, key: str) -> Schema:
        """The schema of an item of a list of mappings."""
        what = _ENTRIES.get(key, f"an entry of `{key}`")
        asked = self._asked_of_table if kind == "table" else self._asked_of_head
        mappings = _called(what, asked)
        return self._mapping(kind, mappings) if mappings else {}


_FIGURES_SCHEMA: Schema = {
    "anyOf": [
        {
            "type": "object",
            "additionalProperties": {
                "anyOf": [{"$ref": "#/$defs/figure"}, {"type": "null"}, {"type": "string"}]
            },
        },
        {"type": ["array", "null"]},
    ]
}
"""Figures described by their ids, or a list of ids that are described elsewhere."""


def _called(what: str, mappings: Iterable[AskedMapping]) -> list[AskedMapping]:
    return [mapping for mapping in mappings if mapping.what == what]


def _beginning(what: str, mappings: Iterable[AskedMapping]) -> list[AskedMapping]:
    return [mapping for mapping in mappings if mapping.what.startswith(what)]


def _in_file(path: str, mappings: Iterable[AskedMapping]) -> list[AskedMapping]:
    """The entries of a file: the mappings that are called by their ids alone."""
    return [mapping for mapping in mappings if mapping.path == path and mapping.what == "`probe`"]


def _joined(mappings: Iterable[AskedMapping]) -> dict[str, AskedKey]:
    """The keys of all records of one mapping; what is needed is needed in each of them."""
    joined: dict[str, AskedKey] = {}
    for key, asked in _all_keys(mappings):
        before = joined.get(key)
        required = asked.required and (before is None or before.required)
        joined[key] = AskedKey(asked.form, asked.known, required, asked.inner)
    return joined


def _all_keys(mappings: Iterable[AskedMapping]) -> Iterator[tuple[str, AskedKey]]:
    for mapping in mappings:
        yield from mapping.keys.items()


def _choice(asked: AskedKey) -> Schema:
    """One of the known words; any id where none is known. YAML takes ``true`` and ``false`` for truths."""
    if not asked.known:
        return _text(asked, _SLUG)
    known: list[object] = list(asked.known)
    known += [word == "true" for word in asked.known if word in ("true", "false")]
    return {"enum": known if asked.required else [*known, None]}


def _text(asked: AskedKey, pattern: str) -> Schema:
    return {"type": "string" if asked.required else ["string", "null"], "pattern": pattern}


def _list_of(item: Schema) -> Schema:
    return {"type": ["array", "null"], "items": item}


def _words() -> Schema:
    """One text in several languages."""
    text = {"type": [*_SCALARS, "null"]}
    return {"type": ["object", "null"], "properties": {DOUBT: {}}, "additionalProperties": text}
