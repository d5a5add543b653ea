"""The whole of it: reports in, ledger out. Everything is reconciled every time."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from hasila.model.report import Constraint, Ledger, Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.across import laws_across, series_of
from hasila.reconcile.bounds import bounds_of
from hasila.reconcile.closure import close
from hasila.reconcile.compare import Groups, by_axes
from hasila.reconcile.evaluate import judge
from hasila.reconcile.findings import Books, find, in_order
from hasila.reconcile.notes import notes_of
from hasila.reconcile.recheck import corrections, edited
from hasila.reconcile.shapes import laws_inside
from hasila.reconcile.windows import laws_of_windows


def reconcile(reports: Iterable[Report], vocabulary: Vocabulary, known_on: date | None = None) -> Ledger:
    """Laws, outcomes, findings, series and notes of ``reports``, which may come in any order.

    Of those published after ``known_on`` nothing is known yet: they are left out before any law is made."""
    known = (report for report in reports if known_on is None or report.published.day <= known_on)
    ordered = tuple(sorted(known, key=lambda report: (report.published, report.id)))
    figures = {figure.key: figure for report in ordered for figure in report.figures}
    by_id = {report.id: report for report in ordered}
    groups = by_axes(ordered)
    checked = {law.id: judge(law, figures) for law in _laws(ordered, groups, vocabulary)}
    changes = tuple(corrections(ordered, figures, checked))
    found = in_order((*find(Books(by_id, figures, checked, vocabulary)), *edited(ordered)), by_id)
    findings = close(found, by_id, figures, checked, changes)
    bounds = bounds_of(figures, checked, findings)
    ledger = Ledger(
        ordered,
        figures,
        tuple(checked.values()),
        findings,
        series_of(groups),
        changes,
        bounds,
        known_on=known_on,
    )
    return replace(ledger, notes=notes_of(ledger))


def _laws(reports: tuple[Report, ...], groups: Groups, vocabulary: Vocabulary) -> Iterator[Constraint]:
    """Those inside each report, then those across reports."""
    yield from laws_inside(reports, vocabulary)
    known = {report.id: report.published for report in reports}
    yield from laws_across(groups, known)
    yield from laws_of_windows(groups, known)
