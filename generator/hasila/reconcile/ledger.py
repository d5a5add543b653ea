"""The ledger of all reports. Everything is reconciled every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from itertools import chain

from hasila.model.report import Constraint, Ledger, Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.across import Link, constraints_across, series_of
from hasila.reconcile.bounds import bounds_of
from hasila.reconcile.closure import close
from hasila.reconcile.compare import Groups, by_axes
from hasila.reconcile.contained import Context, constraints_of_containment
from hasila.reconcile.findings import FindingInput, find, in_order
from hasila.reconcile.grouping import grouped
from hasila.reconcile.memory import ReconcileMemory
from hasila.reconcile.notes import notes_of
from hasila.reconcile.recheck import corrections, edited
from hasila.reconcile.windows import constraints_of_windows


def reconcile(
    reports: Iterable[Report],
    vocabulary: Vocabulary,
    known_on: date | None = None,
    memory: ReconcileMemory | None = None,
) -> Ledger:
    """The constraints, results, findings, running totals and notes of ``reports``, which may come in any
    order.

    Of those published after ``known_on`` nothing is known yet: they are left out before any constraint is
    made. ``memory`` is that of an earlier state of the project."""
    ordered = _in_order(reports, known_on)
    by_id = {report.id: report for report in ordered}
    figures = {figure.key: figure for report in ordered for figure in report.figures}
    groups = by_axes(ordered)
    known = memory or ReconcileMemory(keeps=False)
    inside = known.inside(ordered, vocabulary, figures)
    across = known.across(_constraints_across(ordered, groups, vocabulary, known.link), figures)
    checked = {result.constraint.id: result for result in chain(inside, across)}
    changes = tuple(corrections(ordered, figures, checked))
    conflicts = find(FindingInput(by_id, figures, checked, vocabulary))
    found = in_order((*conflicts, *edited(ordered)), by_id)
    findings = close(found, by_id, figures, checked, changes)
    bounds = bounds_of(figures, checked, findings)
    results = tuple(checked.values())
    ledger = Ledger(ordered, figures, results, findings, series_of(groups), changes, bounds, (), known_on)
    return replace(ledger, notes=notes_of(ledger))


def _in_order(reports: Iterable[Report], known_on: date | None) -> tuple[Report, ...]:
    """The reports in order of publication, as far as they are known on that day."""
    known = reports
    if known_on is not None:
        known = (report for report in reports if report.published.day <= known_on)
    return tuple(sorted(known, key=lambda report: (report.published, report.id)))


def _constraints_across(
    reports: tuple[Report, ...], groups: Groups, vocabulary: Vocabulary, link: Link
) -> Iterator[Constraint]:
    """The constraints across reports."""
    known = {report.id: report.published for report in reports}
    yield from constraints_across(groups, known, link)
    yield from constraints_of_windows(groups, known)
    splits = grouped((split for report in reports for split in report.splits), lambda split: split.whole)
    context = Context(known, vocabulary, splits, link)
    yield from constraints_of_containment(groups, context)
