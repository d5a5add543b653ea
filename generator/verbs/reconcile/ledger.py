"""The whole of it: reports in, ledger out. Everything is reconciled every time."""

from __future__ import annotations

from collections.abc import Iterable

from generator.nouns.model import Ledger, Report
from generator.site.vocabulary import Vocabulary
from generator.verbs.reconcile.across import laws_across, series_of
from generator.verbs.reconcile.closing import close
from generator.verbs.reconcile.findings import Books, find, in_order
from generator.verbs.reconcile.judge import judge
from generator.verbs.reconcile.recheck import corrections, edited
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
    by_id = {report.id: report for report in ordered}
    changes = tuple(corrections(ordered, figures, checked))
    found = in_order((*find(Books(by_id, figures, checked, vocabulary)), *edited(ordered)), by_id)
    findings = close(found, by_id, figures, checked, changes)
    return Ledger(ordered, figures, tuple(checked.values()), findings, series_of(ordered), changes)
