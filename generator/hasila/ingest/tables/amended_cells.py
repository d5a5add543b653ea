"""``amends:`` of a table: columns whose cells below 0 are no counts, but changes of an earlier one.

``amends: {killed-today: killed}`` says that a number below 0 in the column of ``killed-today`` is what
became of the running count ``killed`` since the report before. ``amends: {change: "daily-{Day}#killed"}``
says that each cell of a column of changes, all with a sign, is one of that count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from hasila.ingest.amendments import signed_numbers
from hasila.ingest.fields import Diagnostics
from hasila.ingest.positioned_yaml import Scalar
from hasila.ingest.tables.csv_text import plain
from hasila.ingest.tables.description import Description
from hasila.ingest.tables.filling import pointer_of
from hasila.ingest.tables.layout import Layout
from hasila.ingest.tables.rows import TableRow
from hasila.model.amendment import Amendment
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Location
from hasila.model.report import Report


@dataclass(frozen=True, slots=True)
class SignedCell:
    """A cell with a sign: the figure of its column, the target that the description gives it, what it
    says."""

    target: str
    net: bool
    by: int
    text: str
    location: Location


SignedCells = Mapping[int, Sequence[SignedCell]]
"""The signed cells of a table by the line on which their row begins."""


def take_signed(
    rows: Iterable[TableRow], description: Description, layout: Layout, diagnostics: Diagnostics
) -> tuple[Sequence[TableRow], SignedCells]:
    """The rows, in which nothing stands where a change of an earlier count does, and these changes."""
    found: defaultdict[int, list[SignedCell]] = defaultdict(list)
    columns = {
        layout.columns[key]: target for key, target in description.amends.items() if key in layout.columns
    }
    if not columns:
        return tuple(rows), found
    kept: list[TableRow] = []
    for row in rows:
        for column, target in columns.items():
            cell = _signed(row, column, target, layout, diagnostics)
            if cell is not None:
                row = _without(row, column)
                found[row.line] += [cell] if cell.by else []
        kept.append(row)
    return kept, found


def _signed(
    row: TableRow, column: int, target: Scalar, layout: Layout, diagnostics: Diagnostics
) -> SignedCell | None:
    """What the cell says of an earlier count; ``None`` where it is empty, or a count of its own."""
    text, pointed = row.text(column), "#" in target.text
    if not text:
        return None
    numbers = signed_numbers(text)
    if not pointed and not (numbers and numbers[0] < 0):
        return None
    location = row.location(column)
    filled = pointer_of(target, row, layout).text if pointed else target.text
    if len(numbers) == 1:
        return SignedCell(filled, not pointed, numbers[0], plain(text), location)
    if plain(text) != "0":
        message = f"the cell “{plain(text)}” states no one number with a sign"
        diagnostics.write(location, "sign", message, "write the change with its sign, as −2 or +3")
    return SignedCell(filled, not pointed, 0, plain(text), location)


def _without(row: TableRow, column: int) -> TableRow:
    cells = [cell._replace(text="") if at == column else cell for at, cell in enumerate(row.cells)]
    return replace(row, cells=tuple(cells))


def with_amendments(
    reports: Sequence[Report],
    stated: Mapping[str, Sequence[tuple[str, SignedCell]]],
    language: str,
    diagnostics: Diagnostics,
) -> Iterator[Report]:
    """The reports with the changes that they state; ``stated`` are, by report, their signed cells, each with
    what the names of the figures of its row end in."""
    before: dict[str, str] = {}
    amended: dict[str, tuple[Amendment, ...]] = {}
    for report in sorted(reports, key=lambda report: report.published):
        cells = stated.get(report.id, ())
        made = [_amendment(report, ending, cell, before, language) for ending, cell in cells]
        for amendment, (_, cell) in zip(made, cells, strict=True):
            if amendment is None:
                message = f"no report before this one states `{cell.target}`, which “{cell.text}” changes"
                hint = "say under `amends` which running count it changes, and keep the earlier rows"
                diagnostics.write(cell.location, "corrects-nothing", message, hint)
        amended[report.id] = tuple(filter(None, made))
        before |= {figure.id: figure.key for figure in report.figures}
    return (
        replace(report, amends=amended[report.id]) if amended[report.id] else report for report in reports
    )


def _amendment(
    report: Report, ending: str, cell: SignedCell, before: Mapping[str, str], language: str
) -> Amendment | None:
    key = before.get(cell.target + ending) if cell.net else cell.target
    words = {language: cell.text}
    return (
        Amendment(report.id, report.published.day, key, cell.by, words, cell.location, cell.net)
        if key
        else None
    )
