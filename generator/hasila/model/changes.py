"""What changed of the published state: which reports and findings came, changed, were closed or went, and
when. No clock and no history is asked for it: the record is a file of the project."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from hasila.model.data_class import dataclass

RECORD = "content/changes.csv"
"""The record: a line a change, the earliest first. ``hasila record`` adds to it, nothing is taken out. It is
no part of the state of the content, of which it tells."""
FIELDS = ("day", "kind", "id", "event", "state", "digest", "revision")
KINDS = ("report", "finding")
EVENTS = ("added", "revised", "closed", "opened", "removed")
STATES = ("", "open", "note", "closed")
"""The states of a finding; a report has none."""

Subject = tuple[str, str]
"""The kind and the id of what changed."""


@dataclass(frozen=True, slots=True)
class RecordedChange:
    """A change of a report or a finding: ``digest`` is that of what it says from then on, ``revision`` the
    state of the content. ``day`` is the day on which it was recorded, ``None`` where it is not yet."""

    day: date | None
    kind: str
    id: str
    event: str
    state: str
    digest: str
    revision: str

    @property
    def subject(self) -> Subject:
        return self.kind, self.id


def latest(changes: Iterable[RecordedChange]) -> dict[Subject, RecordedChange]:
    """The last change of each subject, those that were removed left out."""
    found: dict[Subject, RecordedChange] = {}
    for change in changes:
        if change.event == "removed":
            found.pop(change.subject, None)
        else:
            found[change.subject] = change
    return found


@dataclass(frozen=True, slots=True)
class SiteEntry:
    """When a subject entered the site and when it changed last, as far as that is recorded."""

    entered: date
    changed: date


def entries(changes: Iterable[RecordedChange], unrecorded: date) -> Mapping[Subject, SiteEntry]:
    """The entry of each subject; ``unrecorded`` is the day that stands for changes without one."""
    found: dict[Subject, SiteEntry] = {}
    for change in changes:
        day = change.day or unrecorded
        known = found.get(change.subject)
        if change.event == "added" or known is None:
            found[change.subject] = SiteEntry(day, day)
        else:
            found[change.subject] = SiteEntry(known.entered, day)
    return found
