"""The description of a table: ``name.yaml`` as it was written, before it is laid over the file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from hasila.ingest.explained import parse_explained_of_table
from hasila.ingest.fields import Fields
from hasila.ingest.figures import tell_unknown
from hasila.ingest.labels import whole_text
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.dates import ISO, DateForm, date_form
from hasila.ingest.tables.row_keys import Names, RowKeys, parse_names, parse_rows
from hasila.ingest.tables.separator import SEPARATORS
from hasila.ingest.tables.skip import Skip, skip_of
from hasila.ingest.taken_back import parse_taken_back_of_table
from hasila.model.data_class import dataclass
from hasila.model.report import Explained, Restart, Source, Withdrawal
from hasila.model.site import Language

SLOT = re.compile(r"\{([^{}]+)\}")
_SCALE = re.compile(r"[1-9][0-9]{0,9}")
LAKHS = "lakhs"
"""The word for commas as South Asia sets them: 1,23,45,678."""
_THOUSANDS = {
    ".": ".", ",": ",", "'": "'", "’": "’", "٬": "٬", "،": "،", "space": " ", " ": " ", LAKHS: LAKHS,
}  # fmt: skip
_DECIMAL = {".": ".", ",": ",", "٫": "٫", "،": "،"}
_QUALIFIERS = {words: words for words in ("at least", "at most", "about", "more than")}
_MOST_ROWS_OF_HEAD = 5
MEMBERS = ("parts", "among")
AXES = ("counts", "where", "cause", "population", "who", "when")


@dataclass(frozen=True, slots=True)
class PerColumn:
    """A value for all columns (``default``) or for some of them, by the name that the description uses."""

    default: str = ""
    named: tuple[tuple[Scalar, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Numbers:
    """The way in which the cells of figures are written."""

    not_stated: frozenset[str]
    zero: frozenset[str]
    scale: PerColumn
    thousands: PerColumn
    decimal: PerColumn
    qualifier: PerColumn


@dataclass(frozen=True, slots=True)
class Form:
    """The way in which the file is written: its separator, the rows of its head, what is skipped, its dates,
    its headings by name."""

    separator: str | None
    head: int
    skip: Skip
    dates: DateForm
    columns: Mapping[str, Scalar]
    ignore: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """All that is said of the rows of a table."""

    publisher: str
    language: str
    rows: RowKeys
    axes: YamlMapping
    figures: Node | None
    source: Source
    title: Mapping[str, Scalar]
    basis: Mapping[str, str]
    path: str
    explained: tuple[Explained, ...]
    form: Form
    numbers: Numbers
    names: Names
    restarts: Mapping[str, tuple[Restart, ...]]
    """By report the counts that begin anew with it."""
    withdrawn: Mapping[str, tuple[Withdrawal, ...]]
    amends: Mapping[str, Scalar]
    """By figure, the count that the signed cells of its column change."""
    """By report what was taken back of it."""

    @property
    def published(self) -> Scalar:
        """The heading of the day of a row."""
        return self.rows.published

    @property
    def id(self) -> Scalar:
        """The id of a report, with its slots."""
        return self.rows.id

    @property
    def order(self) -> Scalar | None:
        """The heading of the order in the day."""
        return self.rows.order

    @property
    def named_columns(self) -> frozenset[str]:
        """The names of columns that ``rows`` and ``names`` use, and those in the slots of the day."""
        chosen = (column for column, _ in (*self.rows.only, *self.rows.without, *self.rows.whole))
        named = (*self.rows.columns, *chosen, *self.names.columns)
        in_day = SLOT.findall(self.published.text)
        return frozenset((*(name.text for name in named), *in_day))

    @property
    def figure_ids(self) -> tuple[Scalar, ...]:
        """The ids of the figures, in the order of the description."""
        node = self.figures
        return tuple(key for key, _ in node.entries) if isinstance(node, YamlMapping) else ()


def parse_description(
    path: str, fields: Fields, publishers: list[str], languages: tuple[Language, ...]
) -> Description | None:
    """The description of ``path``; ``None`` where it lacks what no row can do without (and a mistake says
    so)."""
    publisher = fields.choice("publisher", publishers, required=True, code="unknown-publisher")
    language = _language(fields, [language.code for language in languages])
    title = _title(fields, languages)
    axes, figures = _axes(fields), _figures(fields)
    source = _source(fields)
    fields.scalar("sheet")  # read with the workbook, before its rows
    basis = whole_text(fields, "published_basis", languages, optional=True)
    explained = parse_explained_of_table(fields)
    restarts, withdrawn = parse_taken_back_of_table(fields)
    form, numbers = _form(fields, language), _numbers(fields)
    rows, names = parse_rows(fields), parse_names(fields)
    amends = _amends(fields)
    if not (publisher and language and rows and form and numbers):
        return None
    return Description(
        publisher, language, rows, axes, figures, source,
        title, basis, path, explained, form, numbers, names, restarts, withdrawn, amends,
    )  # fmt: skip


def _amends(fields: Fields) -> Mapping[str, Scalar]:
    """By figure, the count that the signed cells of its column change: a figure of the table, or one of
    another report (``REPORT#FIGURE``)."""
    node = fields.node("amends")
    entries = node.entries if isinstance(node, YamlMapping) else ()
    said = {key.text: value for key, value in entries if isinstance(value, Scalar)}
    if node is not None and len(said) < max(1, len(entries)):
        hint = "write `amends: {killed-today: killed}`"
        _refuse_shape(node, "`amends` must name, by figure, the count that is changed", hint, fields)
    known = [key.text for key, _ in _entries_of(fields.node("figures"))]
    named = [key for key, value in entries if isinstance(value, Scalar)]
    named += [value for value in said.values() if "#" not in value.text]
    tell_unknown([name for name in named if name.text not in known], "table", known, fields.diagnostics)
    return {key: value for key, value in said.items() if key in known}


def _entries_of(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, YamlMapping) else ()


def _title(fields: Fields, languages: tuple[Language, ...]) -> dict[str, Scalar]:
    """The title of the reports, by language."""
    location = fields.location_of("title")
    titles = whole_text(fields, "title", languages)
    return {code: Scalar(text, location) for code, text in titles.items()}


def _language(fields: Fields, codes: list[str]) -> str:
    """The language of the cells, English or the site's first where none is said; "" for one that is not
    known."""
    first = codes[0] if codes else "en"
    usual = "en" if "en" in codes else first
    stated = fields.choice("language", codes, code="unknown-language") or ""
    return stated if fields.node("language") is not None else usual


def _source(fields: Fields) -> Source:
    source = fields.inside("source", "the source")
    url = source.text("url")
    source.close()
    return Source(url)


def _axes(fields: Fields) -> YamlMapping:
    """The axes that are stated at the top for all figures; their slots are filled row by row."""
    stated: list[tuple[Scalar, Node]] = []
    for name in AXES:
        node = fields.node(name)
        if node is not None:
            key = Scalar(name, fields.location_of(name))
            stated.append((key, node))
    return YamlMapping(tuple(stated), fields.location)


def _figures(fields: Fields) -> Node | None:
    """The figures; their members are lists of ids, for a column is described once, whatever it is a part
    of."""
    figures = fields.node("figures")
    if figures is None:
        hint = "add `figures:` with an entry per column"
        fields.diagnostics.write(fields.location, "no-figures", "the description has no figures", hint)
    if isinstance(figures, YamlMapping):
        _check_all_members(figures, fields)
    return figures


def _check_all_members(figures: YamlMapping, fields: Fields) -> None:
    known = [key.text for key, _ in figures.entries]
    for key, figure in figures.entries:
        if isinstance(figure, YamlMapping):
            for kind in MEMBERS:
                _check_members(key.text, kind, figure.get(kind), known, fields)
            _refuse_reason(key.text, figure.get("explained"), fields)


def _refuse_reason(figure: str, reason: Node | None, fields: Fields) -> None:
    """Point out a reason in the description of a column: it speaks of no report, and nobody would read it."""
    if reason is None:
        return
    message = f"`explained` of `{figure}` names no report"
    hint = f"move it to the list `explained:` of the table, with `figure: REPORT#{figure}`"
    fields.diagnostics.write(reason.location, "wrong-shape", message, hint)


def _names_in(node: Node | None) -> Iterator[Scalar]:
    """The names in a list, and in the lists of several divisions."""
    for item in node.items if isinstance(node, Listing) else ():
        if isinstance(item, Scalar):
            yield item
        yield from _names_in(item)


def _check_members(figure: str, kind: str, members: Node | None, known: list[str], fields: Fields) -> None:
    """Point out members that are described within their whole, and names of figures that the description
    has not."""
    if isinstance(members, YamlMapping):
        _nested(figure, kind, members, fields)
    unknown = [name for name in _names_in(members) if name.text not in known]
    tell_unknown(unknown, "table", known, fields.diagnostics)


def _nested(figure: str, kind: str, members: YamlMapping, fields: Fields) -> None:
    names = ", ".join(name.text for name, _ in members.entries)
    message = f"`{kind}` of `{figure}` describes figures within a figure"
    hint = f"describe each column by itself under `figures`, and write `{kind}: [{names}]`"
    _refuse_shape(members, message, hint, fields)


def _form(fields: Fields, language: str) -> Form | None:
    separator = fields.choice("separator", list(SEPARATORS))
    head = fields.whole("head", 1)
    skip = skip_of(fields.names("skip"))
    dates, columns = _dates(fields, language), _columns(fields)
    ignore = fields.names("ignore")
    good_head = _check_head(head, fields)
    if dates is None or not good_head:
        return None
    mark = SEPARATORS[separator] if separator else None
    return Form(mark, head, skip, dates, columns, ignore)


def _check_head(rows: int, fields: Fields) -> bool:
    """True where the headings can take so many ``rows``; another number is a mistake."""
    good = 1 <= rows <= _MOST_ROWS_OF_HEAD
    if not good:
        message = f"`head: {rows}` is no height of a head"
        hint = f"write how many rows the headings take, from 1 to {_MOST_ROWS_OF_HEAD}"
        fields.diagnostics.write(fields.location_of("head"), "not-a-number", message, hint)
    return good


def _dates(fields: Fields, language: str) -> DateForm | None:
    stated = fields.scalar("dates")
    form = date_form(stated.text if stated else ISO, language)
    if stated and form is None:
        message = f"`dates: {stated.text}` is no form of a day"
        forms = f"{ISO}, DD/MM/YYYY, M/D/YY, D MMMM YYYY, YYYY-Www, YYYY-MM …"
        hint = f"write {forms}, if need be with ` hh:mm:ss`; other letters between apostrophes"
        fields.diagnostics.write(stated.location, "unknown-word", message, hint)
    return form


def _columns(fields: Fields) -> Mapping[str, Scalar]:
    node = fields.node("columns")
    if node is None:
        return {}
    if not isinstance(node, YamlMapping):
        hint = "write `columns: {total: Total Deaths}`"
        _refuse_shape(node, "`columns` must name headings", hint, fields)
        return {}
    return dict(_headings(node, fields))


def _headings(node: YamlMapping, fields: Fields) -> Iterator[tuple[str, Scalar]]:
    """Each name that the description uses, with the heading of its column."""
    for key, value in node.entries:
        if isinstance(value, Scalar):
            yield key.text, value
        else:
            hint = f"write `{key.text}: HEADING`"
            _refuse_shape(value, f"`{key.text}` must name one heading", hint, fields)


def _refuse_shape(node: Node, message: str, hint: str, fields: Fields) -> None:
    fields.diagnostics.write(node.location, "wrong-shape", message, hint)


def _numbers(fields: Fields) -> Numbers | None:
    not_stated, zero = _words(fields, "not_stated"), _words(fields, "zero")
    _refuse_both(not_stated & zero, fields)
    scale = _per_column(fields, "scale", None)
    thousands = _per_column(fields, "thousands", _THOUSANDS)
    decimal = _per_column(fields, "decimal", _DECIMAL)
    qualifier = _per_column(fields, "qualifier", _QUALIFIERS, "qualifier")
    if scale is None or thousands is None or decimal is None or qualifier is None:
        return None
    if thousands.default and thousands.default == decimal.default:
        _refuse_equal(decimal.default, fields)
        return None
    return Numbers(not_stated, zero, scale, thousands, decimal, qualifier)


def _words(fields: Fields, key: str) -> frozenset[str]:
    return frozenset(plain(name.text) for name in fields.names(key))


def _refuse_both(words: Iterable[str], fields: Fields) -> None:
    """Point out words that are declared to mean nothing stated and to mean 0."""
    for word in sorted(words):
        message = f"`{word}` stands under `not_stated` and under `zero`"
        hint = "ask what the publisher means by it; what is not stated is never 0"
        fields.diagnostics.write(fields.location_of("zero"), "unknown-word", message, hint)


def _refuse_equal(separator: str, fields: Fields) -> None:
    """Point out a separator that is declared for thousands and for decimals."""
    message = f"`thousands` and `decimal` are both “{separator}”"
    hint = "one separator cannot be both; leave out the one that the table does not use"
    location = fields.location_of("decimal")
    fields.diagnostics.write(location, "unknown-word", message, hint)


def _per_column(
    fields: Fields, key: str, known: Mapping[str, str] | None, noun: str = "separator"
) -> PerColumn | None:
    """``key: VALUE`` for all columns, or ``key: {COLUMN: VALUE}``; ``known`` are the words it takes, each a
    ``noun``, else whole numbers."""
    node = fields.node(key)
    if node is None:
        return PerColumn()
    if isinstance(node, Listing):
        hint = f"write `{key}: VALUE`, or `{key}: {{COLUMN: VALUE}}`"
        _refuse_shape(node, f"`{key}` must not be a list", hint, fields)
        return None
    if isinstance(node, Scalar):
        value = _value(node, key, known, fields, noun)
        return PerColumn(value) if value else None
    named = [(name, _value(value, key, known, fields, noun)) for name, value in node.entries]
    complete = all(value for _, value in named)
    return PerColumn("", tuple(named)) if complete else None


def _value(node: Node, key: str, known: Mapping[str, str] | None, fields: Fields, noun: str) -> str:
    """The value of ``node``, or nothing where it is none (and a mistake says so)."""
    if not isinstance(node, Scalar):
        _refuse_shape(node, f"`{key}` must be one value", f"write `{key}: VALUE`", fields)
        return ""
    if known is None:
        return _factor(node, fields)
    if node.text not in known:
        message = f"`{key}: {node.text}` is no {noun}"
        hint = f"write one of {_listed(known)}"
        fields.diagnostics.write(node.location, "unknown-word", message, hint)
    return known.get(node.text, "")


def _listed(marks: Iterable[str]) -> str:
    """``marks`` as YAML takes them, a space by its name."""
    named = {" ": "space"}
    quoted = [named.get(mark, f'"{mark}"') for mark in marks if mark != "space"]
    return " ".join(quoted)


def _factor(node: Scalar, fields: Fields) -> str:
    if _SCALE.fullmatch(node.text) and node.text != "1":
        return node.text
    message = f"`scale: {node.text}` is no scale"
    hint = "write what one unit of the column stands for: 1000"
    fields.diagnostics.write(node.location, "not-a-number", message, hint)
    return ""
