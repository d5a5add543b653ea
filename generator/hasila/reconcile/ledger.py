"""The ledger of all reports. Everything is reconciled every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from itertools import chain

from hasila.model.data_class import dataclass
from hasila.model.report import (
    Closure,
    Constraint,
    ConstraintResult,
    Figure,
    Finding,
    Ground,
    Ledger,
    Report,
    Series,
)
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.across import constraints_across
from hasila.reconcile.amended import Amended
from hasila.reconcile.bounds import bounds_of
from hasila.reconcile.closure import close
from hasila.reconcile.compare import Groups, by_axes
from hasila.reconcile.contained import Context, constraints_of_containment
from hasila.reconcile.findings import FindingInput, find, in_order
from hasila.reconcile.grouping import grouped
from hasila.reconcile.memory import ReconcileMemory
from hasila.reconcile.recheck import corrections, edited
from hasila.reconcile.remembered import Remember
from hasila.reconcile.series import never, series_of
from hasila.reconcile.shares import wrong_shares
from hasila.reconcile.taken_back import Breaks, in_force
from hasila.reconcile.windows import constraints_of_windows


def reconcile(
    reports: Iterable[Report],
    vocabulary: Vocabulary,
    known_on: date | None = None,
    memory: ReconcileMemory | None = None,
) -> Ledger:
    """The constraints, results, findings and running totals of ``reports``, which may come in any
    order.

    Of those published after ``known_on`` nothing is known yet: they are left out before any constraint is
    made. ``memory`` is that of an earlier state of the project."""
    ordered = _in_order(reports, known_on)
    known = memory or ReconcileMemory(keeps=False)
    standing = _reconciled(in_force(ordered, known_on), vocabulary, known)
    figures = standing.figures if standing.reports is ordered else _by_key(ordered)
    changes = tuple(corrections(ordered, figures, standing.checked))
    by_id = {report.id: report for report in ordered}
    found = in_order((*standing.conflicts, *edited(ordered)), by_id)
    findings = close(found, by_id, figures, standing.checked, changes)
    bounds = bounds_of(figures, standing.checked, findings, known.remember)
    settled, of_taken_back = _taken_back(ordered, figures, vocabulary, standing)
    findings = in_order((*findings, *settled), by_id)
    known.end()
    results = (*standing.checked.values(), *of_taken_back)
    return Ledger(ordered, figures, results, findings, standing.series, changes, bounds, known_on)


@dataclass(frozen=True, slots=True)
class _Reconciled:
    """The results, conflicts and running totals of reports with the figures that are in force, by their
    keys."""

    reports: tuple[Report, ...]
    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    conflicts: tuple[Finding, ...]
    series: tuple[Series, ...]


def _reconciled(reports: tuple[Report, ...], vocabulary: Vocabulary, memory: ReconcileMemory) -> _Reconciled:
    figures = _by_key(reports)
    by_id = {report.id: report for report in reports}
    groups, breaks = by_axes(reports), Breaks(reports, vocabulary)
    memory.begin(reports, vocabulary)
    inside = memory.inside(reports, vocabulary, figures)
    linked = _constraints_across(reports, groups, vocabulary, memory.remember)
    amended = Amended(reports, figures, vocabulary)
    across = memory.across(amended.kept(breaks.kept(linked, figures)), figures)
    checked = {result.constraint.id: result for result in chain(inside, across)}
    found = find(FindingInput(by_id, figures, checked, vocabulary, memory.remember))
    conflicts = (*found, *wrong_shares(reports, figures), *amended.findings())
    apart = breaks.apart if breaks.of_publisher else never
    return _Reconciled(reports, figures, checked, conflicts, series_of(groups, apart, memory.remember))


def _by_key(reports: Iterable[Report]) -> dict[str, Figure]:
    """The figures of ``reports`` by their keys."""
    return {figure.key: figure for report in reports for figure in report.figures}


def _taken_back(
    reports: tuple[Report, ...], figures: Mapping[str, Figure], vocabulary: Vocabulary, standing: _Reconciled
) -> tuple[list[Finding], list[ConstraintResult]]:
    """What would be found if nothing had been taken back, closed by that; with its results. ``figures`` are
    all that the ``reports`` ever stated."""
    if figures is standing.figures:
        return [], []
    taken = figures.keys() - standing.figures.keys()
    if not taken:
        return [], []
    before = _reconciled(reports, vocabulary, ReconcileMemory(keeps=False))
    known = {finding.id for finding in standing.conflicts}
    closure = Closure(Ground.WITHDRAWN)
    closed = [
        replace(finding, closure=closure)
        for finding in before.conflicts
        if finding.id not in known and not taken.isdisjoint(finding.figures)
    ]
    names = {name for finding in closed for name in finding.constraints} - standing.checked.keys()
    return closed, [before.checked[name] for name in sorted(names)]


def _in_order(reports: Iterable[Report], known_on: date | None) -> tuple[Report, ...]:
    """The reports in order of publication, as far as they are known on that day."""
    known = reports
    if known_on is not None:
        known = (report for report in reports if report.published.day <= known_on)
    return tuple(sorted(known, key=lambda report: (report.published, report.id)))


def _constraints_across(
    reports: tuple[Report, ...], groups: Groups, vocabulary: Vocabulary, remember: Remember
) -> Iterator[Constraint]:
    """The constraints across reports."""
    known = {report.id: report.published for report in reports}
    yield from constraints_across(groups, known, remember)
    yield from constraints_of_windows(groups, known, remember)
    splits = grouped((split for report in reports for split in report.splits), lambda split: split.whole)
    context = Context(known, vocabulary, splits, remember)
    yield from constraints_of_containment(groups, context)
