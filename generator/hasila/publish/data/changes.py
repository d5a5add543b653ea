"""What changed of the published state, as a table."""

from __future__ import annotations

from collections.abc import Iterable

from hasila.model.changes import EVENTS, KINDS, STATES, RecordedChange
from hasila.publish.data.forms import Fields
from hasila.publish.data.table import Column, Table

COLUMNS = (
    Column("position", "integer", "place in the record, from 0", True, minimum=0),
    Column("day", "date", "day on which it was recorded; empty where it is not recorded yet"),
    Column("kind", "string", "what changed", True, KINDS),
    Column("id", "string", "id of the report or the finding", True),
    Column("event", "string", "what happened to it", True, EVENTS),
    Column("state", "string", "of a finding its state from then on", False, STATES[1:]),
    Column("digest", "string", "digest of what it says from then on, of a removed one of what it said", True),
    Column("revision", "string", "the state of the content in which it was so", True),
)


def changes_table(changes: Iterable[RecordedChange]) -> Table:
    """The changes, the earliest first."""
    rows = tuple(_row(position, change) for position, change in enumerate(changes))
    return Table("changes", "a change of a report or a finding", COLUMNS, ("position",), rows)


def _row(position: int, change: RecordedChange) -> Fields:
    row: Fields = {"position": position}
    row["day"] = change.day.isoformat() if change.day else None
    row["kind"] = change.kind
    row["id"] = change.id
    row["event"] = change.event
    row["state"] = change.state or None
    row["digest"] = change.digest
    row["revision"] = change.revision
    return row
