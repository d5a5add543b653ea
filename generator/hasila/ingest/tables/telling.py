"""The mistakes in the cells of a table, with row, day and column; what many rows have in common is said
once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from typing import NamedTuple

from hasila.ingest.fields import Diagnostics
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic, Location


class Position(NamedTuple):
    """A position in a table: the day of the row, as far as it is known, and the heading of the
    column."""

    day: str
    heading: str

    def __str__(self) -> str:
        row = f"row of {self.day}" if self.day else ""
        column = f"column “{self.heading}”" if self.heading else ""
        return ", ".join(filter(None, (row, column)))


@dataclass(slots=True)
class TableDiagnostics(Diagnostics):
    """The mistakes of one table. ``causes`` names the cause of a mistake at a place that other cells share
    with it; ``positions`` are those of cells in rows without a day."""

    causes: dict[Location, str] = field(default_factory=dict)
    positions: dict[Location, Position] = field(default_factory=dict)

    @property
    def broken(self) -> bool:
        """True where an error stands in it."""
        return any(diagnostic.severity == "error" for diagnostic in self.found)

    def write_shared(self, location: Location, code: str, message: str, hint: str, cause: str) -> None:
        """Write down a mistake that other cells of the column may have, too; without ``cause`` it is told
        by itself."""
        self.write(location, code, message, hint)
        if cause:
            self.causes[location] = cause


def told(diagnostics: TableDiagnostics, positions: Mapping[Location, Position]) -> Iterator[Diagnostic]:
    """The mistakes with their positions; those of one cause and column once, with the number of the other
    rows."""
    known = {**diagnostics.positions, **positions}
    groups: defaultdict[tuple[str, ...], list[Diagnostic]] = defaultdict(list)
    for diagnostic in diagnostics.found:
        key = _group(diagnostic, diagnostics.causes, known)
        groups[key].append(diagnostic)
    for group in groups.values():
        yield _told(group, known)


def _group(
    diagnostic: Diagnostic, causes: Mapping[Location, str], positions: Mapping[Location, Position]
) -> tuple[str, ...]:
    location = diagnostic.location
    position = positions.get(location)
    if position is None or diagnostic.severity == "note":
        return (str(location), diagnostic.code, diagnostic.message)
    cause = causes.get(location, diagnostic.message)
    return ("", diagnostic.code, position.heading, cause)


def _told(group: list[Diagnostic], positions: Mapping[Location, Position]) -> Diagnostic:
    first = group[0]
    position = positions.get(first.location)
    others = len({diagnostic.location for diagnostic in group}) - 1
    notes = [_where(first, position)] if position else []
    if others:
        notes.append(more_rows(others))
    beside = ", ".join(filter(None, notes))
    if not beside:
        return first
    message = f"{first.message} ({beside})"
    return replace(first, message=message)


def more_rows(others: int) -> str:
    """So many rows beside the one that is told of."""
    return f"and {others} more row" if others == 1 else f"and {others} more rows"


def _where(diagnostic: Diagnostic, position: Position) -> str:
    if diagnostic.code in _OF_ROWS:
        position = position._replace(heading="")
    return str(position)


_OF_ROWS = frozenset({"no-figures", "unclear-order"})
"""Codes that speak of a row as a whole, though its place is that of its first cell."""


def wanted(diagnostics: Iterable[Diagnostic], path: str) -> frozenset[Location]:
    """The places of ``mistakes`` in the file ``path``, whose positions are to be named."""
    return frozenset(diagnostic.location for diagnostic in diagnostics if diagnostic.location.path == path)
