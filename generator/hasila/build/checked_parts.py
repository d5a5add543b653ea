"""What checking told of a project, in parts that have nothing to do with each other, so that it can be
remembered part by part.

A part is the reports of publishers of whom one report speaks, or one report names a figure of another, or
who state the same of the same and do not agree. What is found of a part depends on its reports and on the
files of the project that are no reports, and on nothing else (:mod:`hasila.reconcile.publishers`)."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date
from typing import Any

from hasila.build.examining import Examined
from hasila.ingest.document import FOLDER, parent_of
from hasila.model.data_class import dataclass
from hasila.model.diagnostics import Diagnostic
from hasila.model.identified_diagnostic import IdentifiedDiagnostic
from hasila.model.period import Moment, Period
from hasila.model.report import ConstraintKind, ConstraintResult, Figure, Finding, Ledger, Report, Status
from hasila.publish.addresses import claimed_paths
from hasila.reconcile.compare import Axes, axes, by_axes
from hasila.reconcile.constraint_graph import keys
from hasila.reconcile.publishers import joined_names, publishers_of

Told = Sequence[tuple[Finding, IdentifiedDiagnostic]]
"""Findings, and how they are told."""
_Statement = tuple[Any, ...]
"""A figure as another publisher's is compared with it."""


@dataclass(frozen=True, slots=True)
class PlacedFinding:
    """A finding as it is told, and its place among all: that of its report, then by its id."""

    published: Moment
    name: str
    told: IdentifiedDiagnostic

    @property
    def place(self) -> tuple[Moment, str]:
        return self.published, self.name


@dataclass(frozen=True, slots=True)
class CheckedPart:
    """What is told of some reports, and what others are held against.

    ``files`` gives the digest of each of their files; those of tables are not among them, but that there are
    ``tables`` is said. ``days`` are all on which they were published or
    captured, ``paths`` those of their pages. ``counted`` gives what the publishers state of each thing that
    another one might count, as text."""

    publishers: frozenset[str]
    files: Mapping[str, str]
    reports: int
    tables: bool
    diagnostics: tuple[Diagnostic, ...]
    findings: tuple[PlacedFinding, ...]
    days: frozenset[date]
    paths: frozenset[str]
    counted: Mapping[str, str]


def is_of_report(path: str) -> bool:
    """True of the path of a report or a translation, as far as its name says so."""
    if not path.startswith(FOLDER) or path.endswith("/README.md"):
        return False
    return path.endswith(".md")


def parts_of(examined: Examined, told: Told, digests: Mapping[str, str]) -> list[CheckedPart] | None:
    """The parts of a project in which everything can be read, with the findings as they are ``told``;
    ``digests`` are those of the files of its reports. ``None`` where one of these is none of a report."""
    parts = _Parts(examined.ledger)
    for report in examined.ledger.reports:
        parts.of(report.id).reports.append(report)
    for path, digest in digests.items():
        name = report_of(path, parts.leaders)
        if name is None:
            return None
        parts.of(name).files[path] = digest
    for owner, path in claimed_paths(examined.ledger, examined.vocabulary):
        parts.of(owner).paths.add(path)
    for finding, identified in told:
        placed = PlacedFinding(parts.published[finding.report], finding.id, identified)
        parts.of(finding.report).findings.append(placed)
    return [part.checked(examined.diagnostics) for part in parts.found.values()]


class _Parts:
    """The parts of a ledger while they are put together."""

    def __init__(self, ledger: Ledger) -> None:
        leader = joined_names(_related(ledger))
        self.found: dict[str, _Part] = {}
        self.leaders: dict[str, str] = {}
        self.published: dict[str, Moment] = {}
        for report in ledger.reports:
            self.leaders[report.id] = leader[report.publisher]
            self.published[report.id] = report.published

    def of(self, report: str) -> _Part:
        """The part of the report of this id."""
        return self.found.setdefault(self.leaders[report], _Part())


def report_of(path: str, reports: Mapping[str, object]) -> str | None:
    """The id of the report among ``reports`` of which ``path`` is a file; ``None`` where there is none."""
    stem = path.removesuffix(".md").removeprefix(FOLDER)
    if stem in reports:
        return stem
    parent = parent_of(stem)
    return parent if parent in reports else None


@dataclass(slots=True)
class _Part:
    """A part while it is put together; its reports are in order of publication."""

    reports: list[Report] = field(default_factory=list)
    files: dict[str, str] = field(default_factory=dict)
    paths: set[str] = field(default_factory=set)
    findings: list[PlacedFinding] = field(default_factory=list)

    def checked(self, diagnostics: Iterable[Diagnostic]) -> CheckedPart:
        """The part; of the ``diagnostics`` it has those in its own files."""
        return CheckedPart(
            publishers=publishers_of_all(self.reports),
            files=self.files,
            reports=len(self.reports),
            tables=any(report.path not in self.files for report in self.reports),
            diagnostics=tuple(self._own(diagnostics)),
            findings=tuple(self.findings),
            days=frozenset(_days_of(self.reports)),
            paths=frozenset(self.paths),
            counted=counted_by(self.reports),
        )

    def _own(self, diagnostics: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
        for diagnostic in diagnostics:
            if diagnostic.location.path in self.files:
                yield diagnostic


def publishers_of_all(reports: Iterable[Report]) -> frozenset[str]:
    """The publishers with whom one of the reports has to do."""
    publishers: set[str] = set()
    for report in reports:
        publishers |= publishers_of(report)
    return frozenset(publishers)


def _days_of(reports: Iterable[Report]) -> Iterator[date]:
    """The days on which the reports were published, and their sources captured."""
    for report in reports:
        yield report.published.day
        if report.source.captured:
            yield report.source.captured


# Publishers that have to do with each other


def _related(ledger: Ledger) -> Iterator[Iterable[str]]:
    """The publishers of each report, of each figure and the one that it speaks of, and of counts that are
    compared and may matter to a finding."""
    yield from {publishers_of(report) for report in ledger.reports}
    by_id = {report.id: report for report in ledger.reports}
    for report in ledger.reports:
        for key in _named_by(report):
            named = by_id.get(key.partition("#")[0])
            if named is not None:
                yield report.publisher, named.publisher
    corrected = set(_corrected(ledger))
    for result in ledger.checked:
        if _may_matter(result, corrected):
            yield _counting(result, ledger)


def _counting(result: ConstraintResult, ledger: Ledger) -> Iterator[str]:
    """The publishers whose counts a constraint compares."""
    for key in keys(result.constraint):
        yield ledger.figures[key].set.publisher


def _corrected(ledger: Ledger) -> Iterator[str]:
    """The figures (keys) that were corrected, and those that correct them."""
    for correction in ledger.corrections:
        yield correction.figure
        if correction.by is not None:
            yield correction.by


def _named_by(report: Report) -> Iterator[str]:
    """The figures and reports that a report names, by their keys."""
    yield from (pointer.key for pointer in report.withdraws)
    yield from (amendment.figure for amendment in report.amends)
    yield from (figure.corrects.key for figure in report.figures if figure.corrects)


def _may_matter(result: ConstraintResult, corrected: set[str]) -> bool:
    """True of a comparison of publishers that do not agree, or of a figure that was changed since."""
    if result.constraint.kind is not ConstraintKind.SOURCES:
        return False
    if result.outcome is not Status.HOLDS:
        return True
    return not corrected.isdisjoint(keys(result.constraint))


# What several publishers may state


def counted_by(reports: Sequence[Report]) -> dict[str, str]:
    """What is stated of each thing that another publisher may count, as text, each count by its days."""
    known = {report.id: report.published for report in reports}
    found: dict[str, list[_Statement]] = defaultdict(list)
    for counts, group in by_axes(reports).items():
        statements = found[_what(counts)]
        for figure in group.figures:
            statements.append(_statement(figure, known[figure.report]))
    return {what: _as_text(statements) for what, statements in found.items()}


def _what(counts: Axes) -> str:
    """What is counted, whoever counts it."""
    return json.dumps(counts[1:])


def _as_text(statements: Iterable[_Statement]) -> str:
    return json.dumps(sorted(statements))


def _statement(figure: Figure, said: Moment) -> _Statement:
    """The first and the last day, then all else that decides whether another publisher's count agrees."""
    interval, place = figure.interval, figure.location
    said_at = (figure.set.period.end.order, said.day.toordinal(), said.order)
    where = (figure.key, place.line, place.column)
    number = (interval.low, interval.high, figure.number, figure.qualifier)
    return (*_ends(figure.set.period), *said_at, *where, *number)


def _ends(period: Period) -> tuple[int, int]:
    return period.start.toordinal(), period.end.day.toordinal()


Days = tuple[str, int, int]
"""What is counted, whoever counts it, and the first and the last day of the count."""


def changed_counts(before: Iterable[CheckedPart], after: Mapping[str, str]) -> set[Days]:
    """What is counted otherwise ``after`` than in the parts ``before``."""
    earlier: dict[str, list[str]] = defaultdict(list)
    for part in before:
        for what, packed in part.counted.items():
            earlier[what].append(packed)
    changed: set[Days] = set()
    for what in earlier.keys() | after.keys():
        stands = [after[what]] if what in after else []
        if earlier[what] != stands:
            differing = _statements(earlier[what]) ^ _statements(stands)
            changed.update(_days(what, differing))
    return changed


def _statements(packed: Iterable[str]) -> set[_Statement]:
    found: set[_Statement] = set()
    for text in packed:
        found.update(map(tuple, json.loads(text)))
    return found


def _days(what: str, statements: Iterable[_Statement]) -> Iterator[Days]:
    for first, last, *_ in statements:
        yield what, first, last


def corrected_counts(ledger: Ledger) -> Iterator[Days]:
    """What is counted by figures that were corrected, or that correct others."""
    for key in _corrected(ledger):
        counted = ledger.figures[key].set
        yield _what(axes(counted)), *_ends(counted.period)


def counts_any(part: CheckedPart, counted: Iterable[Days]) -> bool:
    """True where the publishers of ``part`` count one of these."""
    asked: dict[str, set[Days]] = defaultdict(set)
    for days in counted:
        asked[days[0]].add(days)
    for what in asked.keys() & part.counted.keys():
        statements = _statements([part.counted[what]])
        if not asked[what].isdisjoint(_days(what, statements)):
            return True
    return False
