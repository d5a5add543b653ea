"""A description laid over the headings of its file: which column each name of the description means."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field

from hasila.ingest.fields import Diagnostics, did_you_mean
from hasila.ingest.positioned_yaml import Listing, Node, Scalar
from hasila.ingest.positioned_yaml import Mapping as YamlMapping
from hasila.ingest.tables.csv_text import Cell, Record, plain
from hasila.ingest.tables.dates import DateForm
from hasila.ingest.tables.description import LAKHS, SLOT, Description, PerColumn
from hasila.ingest.tables.row_keys import HEADINGS
from hasila.ingest.tables.separator import SEPARATORS, width
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.reader import Separators

DAY, FIRST = "day", "first"
"""The slots that are the day of a row, and the first day of what its cell states (a week, a month), where no
column has these names."""
_COPY = re.compile(r"(.+) \(([2-9]|[1-9][0-9])\)")


@dataclass(frozen=True, slots=True)
class Layout:
    """The headings of a table, and the column (from 0) of each name that its description uses."""

    path: str
    headings: tuple[Cell, ...]
    width: int
    columns: Mapping[str, int]
    published: int
    order: int | None
    each: tuple[int, ...]
    event: int | None
    scale: Mapping[int, int]
    separators: Mapping[int, Separators]
    lakhs: frozenset[int]
    """The columns whose numbers are grouped as in South Asia: 1,23,45,678."""
    qualifiers: Mapping[int, str]
    dates: DateForm
    named: Mapping[int, Mapping[str, Scalar]]
    ids: Mapping[int, Mapping[str, str]] = field(default_factory=dict)
    """By column, the id that a text of its cells means; what is not there means itself."""

    def heading(self, column: int) -> str:
        """The heading of ``column`` for people."""
        return self.headings[column].plain

    def column(self, name: str) -> int | None:
        """The column of a figure or a slot, ``None`` where there is none (said already)."""
        return self.columns.get(name)


def merged(rows: tuple[Record, ...]) -> Record:
    """One row of headings from several: a cell that spans columns stands in the first of them, so that
    empty cells of all rows but the last take the words to their left."""
    *above, last = rows
    spread = [tuple(_spread(row)) for row in above]
    joined = [_joined(cell, column, spread) for column, cell in enumerate(last.cells)]
    return Record(tuple(joined))


def _spread(row: Record) -> Iterator[str]:
    heading = ""
    for cell in row.cells:
        heading = cell.plain or heading
        yield heading


def _joined(cell: Cell, column: int, above: list[tuple[str, ...]]) -> Cell:
    parts = [headings[column] for headings in above if column < len(headings)]
    parts.append(cell.plain)
    heading = " ".join(filter(None, parts))
    return Cell(heading, cell.line, cell.column)


def lay_out(description: Description, head: Record, path: str, diagnostics: Diagnostics) -> Layout | None:
    """The description over the headings; ``None`` where the day, the id or a slot has no column (and a
    mistake says so).

    A figure without a column is left out of ``columns``, and a mistake says so.
    """
    if width(head) == 1:
        _tell_one_heading(head.cells[0], path, diagnostics)
        return None
    finder = ColumnFinder(description, head, diagnostics)
    published = finder.column(description.published)
    order = finder.column(description.order) if description.order else None
    each = [finder.column(name) for name in description.rows.each]
    event = finder.column(description.rows.event) if description.rows.event else None
    named = finder.named()
    figures = list(description.figure_ids)
    columns = {key.text: finder.column(key) for key in figures}
    used = finder.twice(figures)
    slots = finder.columns_of_slots()
    finder.ignored()
    finder.tell_unused(slots)
    if published is None or not used or None in slots.values() or None in each:
        return None
    of_each = {name.text: column for name, column in zip(description.rows.each, each, strict=True)}
    origin = {HEADINGS: finder.quietly(HEADINGS)}
    known = _present(columns | slots | of_each | origin)
    scale = finder.scales(figures)
    separators = finder.separators(figures)
    columns_of_each = tuple(column for column in each if column is not None)
    return Layout(
        path, head.cells, width(head), known, published, order, columns_of_each, event, scale, separators,
        finder.lakhs(figures), finder.values(description.numbers.qualifier, figures),
        description.form.dates, named,
    )  # fmt: skip


def _present(columns: Mapping[str, int | None]) -> dict[str, int]:
    """The columns without those that the table has not."""
    return {name: column for name, column in columns.items() if column is not None}


def tell_second_head(
    rows: int, head: Record, below: Sequence[Record], path: str, diagnostics: Diagnostics
) -> bool:
    """True, and a mistake says so, where the first row below the headings (``rows`` of them) holds
    headings, too.

    It does where no number stands in it and one of its words stands below a cell that was merged with the
    one to its left: spreadsheets leave such a cell empty, or repeat its words."""
    for record in below:
        spanned = _spanned(head, record)
        if spanned and width(head) > 1 and not _has_digits(record):
            above, cell = spanned
            location = Location(path, cell.line, cell.column)
            stands = f"“{cell.plain}” stands below “{above}”"
            message = f"the headings seem to take {rows + 1} rows: {stands}"
            hint = _second_head_hint(rows, head.line, f"{above} {cell.plain}")
            diagnostics.write(location, "unknown-column", message, hint)
            return True
    return False


def _second_head_hint(rows: int, line: int, heading: str) -> str:
    """The next step where the headings, on ``rows`` rows from ``line``, take one row more."""
    hint = f"say `head: {rows + 1}` in the description; this heading is then “{heading}”"
    if rows == 1:
        hint += f". If line {line} is a title, say `skip: [line {line}]`"
    return hint


def _has_digits(record: Record) -> bool:
    text = "".join(cell.text for cell in record.cells)
    return any(character.isdigit() for character in text)


def _spanned(head: Record, below: Record) -> tuple[str, Cell] | None:
    """The first filled cell of ``below`` whose heading is merged with the one to its left, and that
    heading."""
    left = ""
    for heading, cell in zip(head.cells, below.cells, strict=False):
        if left and heading.plain in ("", left) and cell.plain:
            return left, cell
        left = heading.plain or left
    return None


def _tell_one_heading(heading: Cell, path: str, diagnostics: Diagnostics) -> None:
    """Say that nothing divides the headings: one column cannot hold days and figures."""
    location = Location(path, heading.line, heading.column)
    seen = [name for name, mark in SEPARATORS.items() if mark in heading.text]
    message = f"the headings are one cell, “{heading.plain}”"
    hint = "export the table with cells divided by commas, semicolons, tabs or bars"
    if heading.line == 1:
        hint += "; if this line is a title, name it: `skip: [line 1]`"
    if seen:
        hint = f"the file seems to use another: `separator: {seen[0]}`"
    diagnostics.write(location, "unclear-separator", message, hint)


def _entries(node: Node | None) -> tuple[tuple[Scalar, Node], ...]:
    return node.entries if isinstance(node, YamlMapping) else ()


def scalars(node: Node | None) -> Iterator[Scalar]:
    """Every scalar value below ``node``."""
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Listing):
        for item in node.items:
            yield from scalars(item)
    elif node is not None:
        for _, value in node.entries:
            yield from scalars(value)


class ColumnFinder:
    """Finds columns by name. Headings are compared as they are, but for spaces and line breaks."""

    def __init__(self, description: Description, head: Record, diagnostics: Diagnostics) -> None:
        self.description, self.diagnostics = description, diagnostics
        self.names = description.form.columns
        headings = head.cells[: width(head)]
        self.headings = [cell.plain for cell in headings]
        self.at: defaultdict[str, list[int]] = defaultdict(list)
        for column, heading in enumerate(self.headings):
            self.at[heading].append(column)

    def column(self, name: Scalar) -> int | None:
        """The column that ``name`` means: by ``columns``, else by its heading."""
        named = self.names.get(name.text)
        heading = self.heading(name.text)
        found = self.at.get(heading) or self._copy(heading)
        if len(found) == 1:
            return found[0]
        location_of = named or name
        self._refuse(location_of, name.text, heading, len(found))
        return None

    def quietly(self, name: str) -> int | None:
        """The column that ``name`` means; ``None`` where there is none or more than one, and nothing is
        said."""
        heading = self.heading(name)
        found = self.at.get(heading) or self._copy(heading)
        return found[0] if len(found) == 1 else None

    def _own(self, name: str) -> str:
        """The heading of a name that ``columns`` does not map: itself, or with underscores for hyphens."""
        heading = plain(name)
        return heading if heading in self.at else heading.replace("-", "_")

    def _copy(self, heading: str) -> list[int]:
        """The second, third … of equal headings, said as "Deaths (2)"."""
        copy = _COPY.fullmatch(heading)
        if copy is None:
            return []
        equal = self.at.get(copy[1], [])
        number = int(copy[2])
        return equal[number - 1 : number]

    def _refuse(self, name: Scalar, key: str, heading: str, found: int) -> None:
        if not found:
            self._refuse_absent(name, key, heading)
            return
        message, hint = f"{found} columns have no heading", _MERGED
        if heading:
            message = f"{found} columns have the heading “{heading}”"
            hint = f"say which under `columns`: `{key}: {heading} (2)` is the second"
        self.diagnostics.write(name.location, "repeated-column", message, hint)

    def _refuse_absent(self, name: Scalar, key: str, heading: str) -> None:
        sought = heading if key in self.names else key
        message, hint = f"the table has no column `{sought}`", self._hint(key, sought)
        self.diagnostics.write(name.location, "unknown-column", message, hint)

    def _hint(self, key: str, heading: str) -> str:
        known = [name for name in self.at if name]
        wanted = _alike(heading)
        alike = [name for name in known if _alike(name) == wanted]
        if alike:
            return f"write `columns: {{{key}: {alike[0]}}}` in the description"
        near = did_you_mean(heading, known)
        if near.startswith("known"):
            return f"{near}; name its heading under `columns`: `{key}: HEADING`"
        return near

    def twice(self, figures: list[Scalar]) -> bool:
        """True where each figure has a column of its own; two figures of one column are a mistake."""
        first: dict[str, Scalar] = {}
        good = True
        for figure in figures:
            heading = self.heading(figure.text)
            other = first.setdefault(heading, figure)
            if other is not figure and heading in self.at:
                good = False
                self._shared(figure, other, heading)
        return good

    def heading(self, name: str) -> str:
        """The heading that ``name`` means: by ``columns``, else its own."""
        named = self.names.get(name)
        return plain(named.text) if named else self._own(name)

    def _shared(self, figure: Scalar, other: Scalar, heading: str) -> None:
        named = self.names.get(figure.text, figure)
        message = f"`{other.text}` and `{figure.text}` both take the column “{heading}”"
        hint = "give each figure a column of its own"
        self.diagnostics.write(named.location, "repeated-column", message, hint)

    def slots(self) -> Iterator[Scalar]:
        """Each name in braces, once, at the place of the text that holds it; without the day where it is no
        column."""
        seen: set[str] = set()
        for text in self._texts():
            for name in SLOT.findall(text.text):
                if name not in seen and not self._is_day(name):
                    seen.add(name)
                    yield Scalar(name, text.location)

    def _texts(self) -> Iterator[Scalar]:
        """The texts of the description that may have slots."""
        yield self.description.id
        yield from self.description.title.values()
        yield from scalars(self.description.axes)
        yield from scalars(self.description.figures)
        yield from self.description.amends.values()

    def columns_of_slots(self) -> dict[str, int | None]:
        """The column of each slot."""
        return {slot.text: self.column(slot) for slot in self.slots()}

    def named(self) -> dict[int, Mapping[str, Scalar]]:
        """The ids that ``names`` gives to the texts of cells, by column."""
        names = self.description.names
        columns = {self.column(column): names.of(plain(column.text)) for column in names.columns}
        return {column: ids for column, ids in columns.items() if column is not None}

    def scales(self, figures: list[Scalar]) -> dict[int, int]:
        """The number of people that one unit is, by column."""
        factors = self.values(self.description.numbers.scale, figures)
        return {column: int(factor) for column, factor in factors.items()}

    def _is_day(self, name: str) -> bool:
        is_column = name in self.names or name in self.at
        return name in (DAY, FIRST) and not is_column

    def ignored(self) -> None:
        """Point out the entries of ``ignore`` that are no heading."""
        for name in self.description.form.ignore:
            heading = plain(name.text)
            if heading not in self.at:
                self._refuse(name, name.text, heading, 0)

    def tell_unused(self, slots: Iterable[str]) -> None:
        """Point out the names of ``columns`` that neither a figure nor a slot uses."""
        description = self.description
        figures = [key.text for key in description.figure_ids]
        used = {*slots, *figures, *description.named_columns}
        for key, heading in self.names.items():
            if key not in used and not key.startswith("#"):
                message = f"`{key}` is no figure and no slot of this description"
                hint = did_you_mean(key, sorted(used))
                self.diagnostics.write(heading.location, "unknown-figure", message, hint)

    def values(self, said: PerColumn, figures: list[Scalar]) -> dict[int, str]:
        """``said`` by column."""
        values: dict[int, str] = {}
        for figure in figures if said.default else ():
            found = self.at.get(self.heading(figure.text), [])
            if len(found) == 1:  # else the figure has no column, which was said
                values[found[0]] = said.default
        for key, value in said.named:
            column = self.column(key)
            if column is not None:
                values[column] = value
        return values

    def separators(self, figures: list[Scalar]) -> dict[int, Separators]:
        """The declared separators inside numbers, by column."""
        numbers = self.description.numbers
        thousands = self.values(numbers.thousands, figures)
        decimal = self.values(numbers.decimal, figures)
        separators: dict[int, Separators] = {}
        for column in thousands.keys() | decimal.keys():
            separators[column] = _separators(thousands.get(column, ""), decimal.get(column, ""))
        return separators

    def lakhs(self, figures: list[Scalar]) -> frozenset[int]:
        """The columns whose numbers are declared to be grouped as in South Asia."""
        thousands = self.values(self.description.numbers.thousands, figures)
        return frozenset(column for column, mark in thousands.items() if mark == LAKHS)


def _separators(thousands: str, decimal: str) -> Separators:
    return Separators("," if thousands == LAKHS else thousands, decimal)


_MERGED = "if the headings take two rows, say `head: 2` in the description"


def _alike(text: str) -> str:
    """``text`` without what an id cannot hold, so that "Total Deaths" is like ``total-deaths``."""
    return "".join(filter(str.isalnum, text.casefold()))
