"""``content/changes.csv``: the record of what changed, read whole or refused."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from datetime import date
from io import StringIO

from hasila.model.calendar import to_date
from hasila.model.changes import EVENTS, FIELDS, KINDS, RECORD, STATES, RecordedChange
from hasila.model.diagnostics import Diagnostic, Location

_HINT = "restore the line as it was committed: lines are only added, by `hasila record`"


def parse_record(text: str) -> tuple[tuple[RecordedChange, ...], tuple[Diagnostic, ...]]:
    """The recorded changes, the earliest first; none where a line cannot be read."""
    rows = list(csv.reader(StringIO(text)))
    if not rows:
        return (), ()
    faults = tuple(_faults(rows))
    if faults:
        return (), faults
    return tuple(_change(row) for row in rows[1:]), ()


def _faults(rows: Sequence[Sequence[str]]) -> Iterator[Diagnostic]:
    if tuple(rows[0]) != FIELDS:
        yield _fault(1, f"the columns are not {', '.join(FIELDS)}")
        return
    before = date.min
    for line, row in enumerate(rows[1:], 2):
        if len(row) != len(FIELDS) or not _is_known(row):
            yield _fault(line, "the line names no change of a report or a finding")
            continue
        day = to_date(row[0]) or date.max
        if day < before:
            yield _fault(line, f"the day {row[0]} lies before that of the line above")
        before = day


def _is_known(row: Sequence[str]) -> bool:
    day, kind, id_, event, state, digest, revision = row
    told = to_date(day) and id_ and digest and revision
    return bool(told) and kind in KINDS and event in EVENTS and state in STATES


def _fault(line: int, message: str) -> Diagnostic:
    return Diagnostic(Location(RECORD, line, 1), "bad-record", "error", message, _HINT)


def _change(row: Sequence[str]) -> RecordedChange:
    day, *others = row
    return RecordedChange(to_date(day), *others)
