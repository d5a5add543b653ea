"""The description of a table: ``name.yaml`` as it was written, before it is laid over the file."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from hasila.ingest.explained import parse_explained_of_table
from hasila.ingest.fields import Fields
from hasila.ingest.figures import tell_unknown
from hasila.ingest.labels import whole_text
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.dates import ISO, DateForm, date_form
from hasila.ingest.tables.separator import SEPARATORS
from hasila.ingest.tables.skip import Skip, skip_of
from hasila.model.report import Explained, Source
from hasila.model.site import Language

_WHOLE = re.compile(r"[1-9][0-9]{0,9}")
_THOUSANDS = {".": ".", ",": ",", "'": "'", "’": "’", "٬": "٬", "،": "،", "space": " ", " ": " "}
_DECIMAL = {".": ".", ",": ",", "٫": "٫", "،": "،"}
MEMBERS = ("parts", "among")
AXES = ("counts", "where", "cause", "population", "who", "when")


@dataclass(frozen=True, slots=True)
class PerColumn:
    """A value for all columns (``default``) or for some of them, by the name that the description uses."""

    default: str = ""
    named: tuple[tuple[Scalar, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """How the cells of figures are written."""

    not_stated: frozenset[str]
    scale: PerColumn
    thousands: PerColumn
    decimal: PerColumn


@dataclass(frozen=True, slots=True)
class Form:
    """How the file is written: its separator, the rows of its head, what is skipped, its dates, its
    headings by name."""

    separator: str | None
    head: int
    skip: Skip
    dates: DateForm
    columns: Mapping[str, Scalar]
    ignore: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What the description says of all rows."""

    publisher: str
    language: str
    published: Scalar
    id: Scalar
    order: Scalar | None
    axes: YamlMapping
    figures: Node | None
    source: Source
    title: Mapping[str, Scalar]
    basis: Mapping[str, str]
    path: str
    explained: tuple[Explained, ...]
    form: Form
    numbers: Numbers


def parse_description(
    path: str, fields: Fields, publishers: list[str], languages: tuple[Language, ...]
) -> Description | None:
    """The description of ``path``; ``None`` where it lacks what no row can do without (and a mistake says so)."""
    publisher = fields.choice("publisher", publishers, required=True, code="unknown-publisher")
    language = _language(fields, [language.code for language in languages])
    rows = fields.inside("rows", "`rows`")
    published, identity = rows.scalar("published", required=True), rows.scalar("id", required=True)
    order = rows.scalar("order")
    rows.close()
    titles = whole_text(fields, "title", languages)
    title = {code: Scalar(text, fields.place_of("title")) for code, text in titles.items()}
    axes, figures = _axes(fields), _figures(fields)
    source = _source(fields)
    basis = whole_text(fields, "published_basis", languages, optional=True)
    explained = parse_explained_of_table(fields)
    form, numbers = _form(fields), _numbers(fields)
    if not (publisher and language and published and identity and form and numbers):
        return None
    return Description(
        publisher, language, published, identity, order, axes, figures, source,
        title, basis, path, explained, form, numbers,
    )  # fmt: skip


def _language(fields: Fields, codes: list[str]) -> str:
    """The language of the cells, English or the site's first where none is said; "" for one that is not known."""
    usual = "en" if "en" in codes else next(iter(codes), "en")
    stated = fields.choice("language", codes, code="unknown-language") or ""
    return stated if fields.node("language") is not None else usual


def _source(fields: Fields) -> Source:
    source = fields.inside("source", "the source")
    url = source.text("url")
    source.close()
    return Source(url)


def _axes(fields: Fields) -> YamlMapping:
    """What is said at the top for all figures; its slots are filled row by row."""
    said = [(Scalar(name, fields.place_of(name)), fields.node(name)) for name in AXES]
    return YamlMapping(tuple((key, node) for key, node in said if node is not None), fields.place)


def _figures(fields: Fields) -> Node | None:
    """The figures; their members are lists of ids, for a column is described once, whatever it is a part
    of."""
    figures = fields.node("figures")
    if figures is None:
        fields.diagnostics.write(
            fields.place,
            "no-figures",
            "the description has no figures",
            "add `figures:` with an entry per column",
        )
    entries = figures.entries if isinstance(figures, YamlMapping) else ()
    known = [key.text for key, _ in entries]
    for key, value in entries:
        for kind in MEMBERS:
            members = value.get(kind) if isinstance(value, YamlMapping) else None
            _check_members(key.text, kind, members, known, fields)
    return figures


def _check_members(figure: str, kind: str, members: Node | None, known: list[str], fields: Fields) -> None:
    """Point out members that are described within their whole, and names of figures that the description
    has not."""
    if isinstance(members, YamlMapping):
        _nested(figure, kind, members, fields)
    items = members.items if isinstance(members, Listing) else ()
    unknown = [item for item in items if isinstance(item, Scalar) and item.text not in known]
    tell_unknown(unknown, "table", known, fields.diagnostics)


def _nested(figure: str, kind: str, members: YamlMapping, fields: Fields) -> None:
    names = ", ".join(name.text for name, _ in members.entries)
    message = f"`{kind}` of `{figure}` describes figures within a figure"
    hint = f"describe each column by itself under `figures`, and write `{kind}: [{names}]`"
    fields.diagnostics.write(members.place, "wrong-shape", message, hint)


def _form(fields: Fields) -> Form | None:
    separator = fields.choice("separator", list(SEPARATORS))
    head = fields.whole("head", 1)
    skip = skip_of(fields.names("skip"))
    dates, columns = _dates(fields), _columns(fields)
    ignore = fields.names("ignore")
    if dates is None or not 1 <= head <= 5:
        _bad_head(head, fields)
        return None
    return Form(SEPARATORS[separator] if separator else None, head, skip, dates, columns, ignore)


def _bad_head(head: int, fields: Fields) -> None:
    if not 1 <= head <= 5:
        hint = "write how many rows the headings take, from 1 to 5"
        fields.diagnostics.write(
            fields.place_of("head"), "not-a-number", f"`head: {head}` is no height of a head", hint
        )


def _dates(fields: Fields) -> DateForm | None:
    said = fields.scalar("dates")
    form = date_form(said.text if said else ISO)
    if said and form is None:
        fields.diagnostics.write(
            said.place,
            "unknown-word",
            f"`dates: {said.text}` is no form of a day",
            f"write {ISO}, DD/MM/YYYY, MM/DD/YYYY, D/M/YYYY, YYYYMMDD …, if need be with ` hh:mm:ss`",
        )
    return form


def _columns(fields: Fields) -> Mapping[str, Scalar]:
    node = fields.node("columns")
    if node is None:
        return {}
    if not isinstance(node, YamlMapping):
        hint = "write `columns: {total: Total Deaths}`"
        fields.diagnostics.write(node.place, "wrong-shape", "`columns` must name headings", hint)
        return {}
    columns = {key.text: value for key, value in node.entries if isinstance(value, Scalar)}
    for key, value in node.entries:
        if key.text not in columns:
            hint = f"write `{key.text}: HEADING`"
            fields.diagnostics.write(value.place, "wrong-shape", f"`{key.text}` must name one heading", hint)
    return columns


def _numbers(fields: Fields) -> Numbers | None:
    words = frozenset(" ".join(word.text.split()) for word in fields.names("not_stated"))
    scale = _per_column(fields, "scale", None)
    thousands = _per_column(fields, "thousands", _THOUSANDS)
    decimal = _per_column(fields, "decimal", _DECIMAL)
    if scale is None or thousands is None or decimal is None:
        return None
    if thousands.default and thousands.default == decimal.default:
        message = f"`thousands` and `decimal` are both “{decimal.default}”"
        hint = "one separator cannot be both; leave out the one that the table does not use"
        fields.diagnostics.write(fields.place_of("decimal"), "unknown-word", message, hint)
        return None
    return Numbers(words, scale, thousands, decimal)


def _per_column(fields: Fields, key: str, known: Mapping[str, str] | None) -> PerColumn | None:
    """``key: VALUE`` for all columns, or ``key: {COLUMN: VALUE}``; ``known`` are the words it takes, else
    whole numbers."""
    node = fields.node(key)
    if node is None:
        return PerColumn()
    if isinstance(node, Listing):
        hint = f"write `{key}: VALUE`, or `{key}: {{COLUMN: VALUE}}`"
        fields.diagnostics.write(node.place, "wrong-shape", f"`{key}` must not be a list", hint)
        return None
    if isinstance(node, Scalar):
        value = _value(node, key, known, fields)
        return PerColumn(value) if value else None
    values = [(name, _value(value, key, known, fields)) for name, value in node.entries]
    return (
        PerColumn("", tuple((name, value) for name, value in values if value))
        if all(v for _, v in values)
        else None
    )


def _value(node: Node, key: str, known: Mapping[str, str] | None, fields: Fields) -> str:
    """The value of ``node``, or nothing where it is none (and a mistake says so)."""
    if not isinstance(node, Scalar):
        fields.diagnostics.write(
            node.place, "wrong-shape", f"`{key}` must be one value", f"write `{key}: VALUE`"
        )
        return ""
    if known is None:
        return _factor(node, fields)
    if node.text not in known:
        listed = " ".join("space" if mark == " " else f'"{mark}"' for mark in known if mark != "space")
        message, hint = f"`{key}: {node.text}` is no separator", f"write one of {listed}"
        fields.diagnostics.write(node.place, "unknown-word", message, hint)
    return known.get(node.text, "")


def _factor(node: Scalar, fields: Fields) -> str:
    if _WHOLE.fullmatch(node.text) and node.text != "1":
        return node.text
    message, hint = f"`scale: {node.text}` is no scale", "write what one unit of the column stands for: 1000"
    fields.diagnostics.write(node.place, "not-a-number", message, hint)
    return ""
