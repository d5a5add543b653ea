"""The difference between two states of a published site: what was added, changed, removed, and what closed or
opened a finding."""

from __future__ import annotations

from enum import StrEnum

from hasila.model.data_class import dataclass
from hasila.model.report import Figure, Finding, Report, Series


class DiffEvent(StrEnum):
    """What happened to a report, a figure, a series or an entry of the vocabulary."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"


class FindingEvent(StrEnum):
    """What happened to a finding."""

    OPENED = "opened"  # it was not there, or was closed
    NOTED = "noted"  # the same of a note: two counts that may rightly differ
    CLOSED = "closed"  # it is still there, with what closes it
    RESOLVED = "resolved"  # it is not found any more: its figures agree now, or are not compared
    JOINED = "joined"  # its checks are part of another finding now
    CHANGED = "changed"  # it stands as it stood, with other figures or another difference


@dataclass(frozen=True, slots=True)
class ReportDiff:
    """A report then and now; ``None`` where it was not there. ``parts`` name what it says otherwise, in the
    words of :func:`hasila.publish.changes.changed_parts`."""

    event: DiffEvent
    before: Report | None
    after: Report | None
    parts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureDiff:
    """A figure then and now; ``None`` where it was not there.

    ``edit`` is the code of the diagnostic that ``hasila check --since`` gives of it
    (``value-edited-silently``, ``source-edited``, ``words-edited``, ``figure-vanished``), empty without one.
    """

    event: DiffEvent
    before: Figure | None
    after: Figure | None
    edit: str = ""

    @property
    def figure(self) -> Figure:
        """The figure as it is now, or as it was where it is gone."""
        found = self.after or self.before
        assert found is not None, "a difference has one side at least"
        return found

    @property
    def silent(self) -> bool:
        """True where a published value was changed or taken away without a new capture of its source."""
        return self.edit in ("value-edited-silently", "figure-vanished")


@dataclass(frozen=True, slots=True)
class SeriesDiff:
    """A series whose latest point is another; ``None`` where the series was not there."""

    event: DiffEvent
    before: Series | None
    after: Series | None


@dataclass(frozen=True, slots=True)
class FindingDiff:
    """A finding then and now; ``None`` where it was not there.

    ``figures`` are the changes of its own figures, ``reports`` the reports that now say otherwise how its
    figures relate (divisions, restarts): one of them is why. Where both are empty, something else is: another
    report, or the vocabulary. ``into`` is the id of the finding that holds its checks now, where one does.
    """

    event: FindingEvent
    before: Finding | None
    after: Finding | None
    figures: tuple[FigureDiff, ...] = ()
    reports: tuple[str, ...] = ()
    into: str = ""


@dataclass(frozen=True, slots=True)
class EntryDiff:
    """An entry of the vocabulary: its ``table`` (``places``, ``categories`` …) and its id."""

    event: DiffEvent
    table: str
    id: str


@dataclass(frozen=True, slots=True)
class SiteDiff:
    """All that is different. ``unread`` are the ids of reports that cannot be compared, since a file of
    theirs has an error then or now: nothing is said of them."""

    reports: tuple[ReportDiff, ...] = ()
    figures: tuple[FigureDiff, ...] = ()
    series: tuple[SeriesDiff, ...] = ()
    findings: tuple[FindingDiff, ...] = ()
    entries: tuple[EntryDiff, ...] = ()
    unread: tuple[str, ...] = ()

    @property
    def empty(self) -> bool:
        """True where nothing that is published is different."""
        return not (self.reports or self.figures or self.series or self.findings or self.entries)
