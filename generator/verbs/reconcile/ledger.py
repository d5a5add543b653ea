"""The whole of it: reports in, ledger out. Everything is reconciled every time."""

from __future__ import annotations

from collections.abc import Iterable

from generator.nouns.model import Ledger, Report
from generator.site.vocabulary import Vocabulary
from generator.verbs.reconcile.across import laws_across, series_of
from generator.verbs.reconcile.findings import Books, find
from generator.verbs.reconcile.judge import judge
from generator.verbs.reconcile.within import laws_within


def reconcile(reports: Iterable[Report], vocabulary: Vocabulary) -> Ledger:
    """Laws, outcomes, findings and series of ``reports``, which may come in any order."""
    ordered = tuple(sorted(reports, key=lambda report: (report.published, report.id)))
    figures = {figure.key: figure for report in ordered for figure in report.figures}
    laws = (
        *(law for report in ordered for law in laws_within(report, vocabulary)),
        *laws_across(ordered, vocabulary),
    )
    checked = {law.id: judge(law, figures) for law in laws}
    books = Books({report.id: report for report in ordered}, figures, checked, vocabulary)
    return Ledger(ordered, figures, tuple(checked.values()), find(books), series_of(ordered))
