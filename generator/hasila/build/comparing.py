"""The comparison of two states of a project by what they publish.

Reports and findings change as the record of changes has it (:mod:`hasila.publish.changes`), values are edited
as ``hasila check --since`` has it (:mod:`hasila.reconcile.comparison`); here both are put together with the
figures, the series and the vocabulary."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from pathlib import PurePosixPath

from hasila.build.examining import Examined
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import files_with_errors
from hasila.model.report import Figure, Finding, Report, Series
from hasila.model.site_diff import (
    DiffEvent,
    EntryDiff,
    FigureDiff,
    FindingDiff,
    FindingEvent,
    ReportDiff,
    SeriesDiff,
    SiteDiff,
)
from hasila.publish.changes import changed_parts, events, states
from hasila.reconcile.comparison import figure_edits

TABLES = ("categories", "places", "periods", "publishers", "measures", "causes", "populations")
"""The tables of the vocabulary that are compared, in the order in which they are told."""
_VOCABULARY = "content/vocabulary/"
_EVENTS = {"added": DiffEvent.ADDED, "revised": DiffEvent.CHANGED, "removed": DiffEvent.REMOVED}


def compare_sites(then: Examined, now: Examined) -> SiteDiff:
    """What is different in the published site ``now``; both states are those of one project.

    Where a state has errors, the reports whose files have them are not compared, and a report is only said to
    be added or removed where its file was.
    """
    return _Comparison(then, now).diff()


@dataclass(frozen=True)
class _Comparison:
    """Two states of a project."""

    then: Examined
    now: Examined

    def diff(self) -> SiteDiff:
        return SiteDiff(
            tuple(self._reports()),
            self._figures,
            tuple(self._series()),
            tuple(self._findings()),
            tuple(self._entries()),
            tuple(sorted(self._unread)),
        )

    # Reports

    @cached_property
    def _before(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.then.ledger.reports}

    @cached_property
    def _after(self) -> Mapping[str, Report]:
        return {report.id: report for report in self.now.ledger.reports}

    @cached_property
    def _unread(self) -> frozenset[str]:
        """The ids of the reports that cannot be compared."""
        broken = files_with_errors(self.then.diagnostics, self.now.diagnostics)
        stems = {_stem(path) for path in broken}
        found = {report.id for report in self._all_reports() if not stems.isdisjoint(_stems(report))}
        hidden = chain(
            (report for id_, report in self._before.items() if id_ not in self._after),
            (report for id_, report in self._after.items() if id_ not in self._before),
        )
        found.update(report.id for report in hidden if self._may_be_there(report))
        return frozenset(found)

    def _all_reports(self) -> Iterator[Report]:
        yield from self._before.values()
        yield from self._after.values()

    def _may_be_there(self, report: Report) -> bool:
        """True where a report that one state lacks may be missing for an error alone: its file is there."""
        lacking = self.now if report.id not in self._after else self.then
        return lacking.blocked and report.path in lacking.sources.content

    @cached_property
    def _events(self) -> Mapping[tuple[str, str], str]:
        """What happened to each report and finding, by kind and id."""
        before, after = states(self.then.ledger), states(self.now.ledger)
        return dict(events(before, after))

    def _reports(self) -> Iterator[ReportDiff]:
        for (kind, id_), event in self._events.items():
            if kind == "report" and id_ not in self._unread:
                before, after = self._before.get(id_), self._after.get(id_)
                parts = changed_parts(before, after) if before and after else ()
                yield ReportDiff(_EVENTS[event], before, after, parts)

    # Figures

    @cached_property
    def _figures(self) -> tuple[FigureDiff, ...]:
        before, after = self.then.ledger.figures, self.now.ledger.figures
        keys = [key for key in _all_keys(before, after) if not self._is_unread(key)]
        return tuple(self._figure_diffs(keys))

    def _figure_diffs(self, keys: Iterable[str]) -> Iterator[FigureDiff]:
        for key in keys:
            before, after = self.then.ledger.figures.get(key), self.now.ledger.figures.get(key)
            edit = self._edits.get(key, "")
            if edit or before is None or after is None or _counted(before) != _counted(after):
                yield FigureDiff(_event(before, after), before, after, edit)

    @cached_property
    def _edits(self) -> Mapping[str, str]:
        """The code of the edit of each figure (key) that was edited."""
        found: dict[str, str] = {}
        for id_, before in self._before.items():
            after = self._after.get(id_)
            edits = figure_edits(before, after) if after else ()
            found |= {key: diagnostic.code for key, diagnostic in edits}
        return found

    def _is_unread(self, key: str) -> bool:
        report, _, _ = key.partition("#")
        return report in self._unread

    # Series

    def _series(self) -> Iterator[SeriesDiff]:
        then = {series.id: series for series in self.then.ledger.series}
        now = {series.id: series for series in self.now.ledger.series}
        for id_ in _all_keys(then, now):
            before, after = then.get(id_), now.get(id_)
            if self._is_another(before, after) and not self._rests_on_unread(before, after):
                yield SeriesDiff(_event(before, after), before, after)

    def _is_another(self, before: Series | None, after: Series | None) -> bool:
        """True where the latest number of a series is another than it was."""
        if before is None or after is None:
            return True
        was = self.then.ledger.figures[before.points[-1]]
        is_ = self.now.ledger.figures[after.points[-1]]
        return _value(was) != _value(is_)

    def _rests_on_unread(self, *series: Series | None) -> bool:
        latest = (one.points[-1] for one in series if one)
        return any(map(self._is_unread, latest))

    # Findings

    def _findings(self) -> Iterator[FindingDiff]:
        then = {finding.id: finding for finding in self.then.ledger.findings}
        now = {finding.id: finding for finding in self.now.ledger.findings}
        for (kind, id_), event in self._events.items():
            if kind == "finding":
                before, after = then.get(id_), now.get(id_)
                if not any(self._is_unread(key) for key in _keys(before, after)):
                    yield self._finding(event, before, after)

    def _finding(self, event: str, before: Finding | None, after: Finding | None) -> FindingDiff:
        into = self._holder(before) if before and after is None else ""
        happened = FindingEvent.JOINED if into else _finding_event(event, after)
        named = self._named(before, after)
        changes = tuple(diff for diff in self._figures if diff.figure.key in named)
        reports = tuple(self._related_otherwise(named))
        return FindingDiff(happened, before, after, changes, reports, into)

    def _holder(self, before: Finding) -> str:
        """The id of the finding that holds a check of one that is gone; empty without one."""
        broken = set(before.constraints)
        holders = (found.id for found in self.now.ledger.findings if not broken.isdisjoint(found.constraints))
        return next(holders, "")

    def _named(self, before: Finding | None, after: Finding | None) -> set[str]:
        """The figures (keys) of a finding and of its checks."""
        named = set(_keys(before, after))
        constraints = {id_ for finding in (before, after) if finding for id_ in finding.constraints}
        for result in chain(self.then.ledger.checked, self.now.ledger.checked):
            if result.constraint.id in constraints:
                named.update((*result.constraint.left, result.constraint.right))
        return named

    def _related_otherwise(self, named: Iterable[str]) -> Iterator[str]:
        """The reports of the figures ``named`` that say otherwise how these relate."""
        for id_ in sorted({key.partition("#")[0] for key in named}):
            before, after = self._before.get(id_), self._after.get(id_)
            if before and after and _relations(before) != _relations(after):
                yield id_

    # Vocabulary

    def _entries(self) -> Iterator[EntryDiff]:
        if any(path.startswith(_VOCABULARY) for path in self._broken_files()):
            return
        for table in TABLES:
            before, after = getattr(self.then.vocabulary, table), getattr(self.now.vocabulary, table)
            for id_ in _all_keys(before, after):
                if before.get(id_) != after.get(id_):
                    yield EntryDiff(_event(before.get(id_), after.get(id_)), table, id_)

    def _broken_files(self) -> Iterator[str]:
        return files_with_errors(self.then.diagnostics, self.now.diagnostics)


def _stem(path: str) -> str:
    """``path`` without its ending: a table and its description have the same."""
    name, _, _ = PurePosixPath(path).name.partition(".")
    return str(PurePosixPath(path).with_name(name))


def _stems(report: Report) -> Iterator[str]:
    yield _stem(report.path)
    yield from (_stem(prose.path) for prose in report.prose.values())


def _event(before: object | None, after: object | None) -> DiffEvent:
    if before is None:
        return DiffEvent.ADDED
    return DiffEvent.REMOVED if after is None else DiffEvent.CHANGED


def _finding_event(event: str, after: Finding | None) -> FindingEvent:
    if after is None:
        return FindingEvent.RESOLVED
    if event == "revised":
        return FindingEvent.CHANGED
    if after.closed:
        return FindingEvent.CLOSED
    return FindingEvent.NOTED if after.noted else FindingEvent.OPENED


def _all_keys(before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    """The keys of both in the order of ``after``, then those that are gone."""
    return iter(dict.fromkeys((*after, *before)))


def _keys(*findings: Finding | None) -> Iterator[str]:
    for finding in findings:
        if finding:
            yield from finding.figures


def _value(figure: Figure) -> tuple[object, ...]:
    return figure.number, figure.interval, figure.qualifier, figure.stated


def _counted(figure: Figure) -> tuple[object, ...]:
    """What a figure says and of whom; its words and its place are left out."""
    return figure.set, *_value(figure)


def _relations(report: Report) -> tuple[object, ...]:
    """How the figures of a report relate to each other and to earlier ones, without where it is written."""
    splits = [(split.whole, split.kind, split.members) for split in report.splits]
    restarts = [(restart.figure, dict(restart.reason)) for restart in report.restarts]
    shares = [(share.part, share.whole, share.low, share.high) for share in report.shares]
    amends = [(amendment.figure, amendment.by) for amendment in report.amends]
    return splits, restarts, shares, amends
