"""Comparison of two states of a project, now and then: which diagnostics are new, and which figures were
changed."""

from hasila.reconcile.comparison.baseline import UnreadBaseline, baseline, read_baseline
from hasila.reconcile.comparison.edits import edits, figure_edits
from hasila.reconcile.comparison.identity import of_diagnostic, of_finding, of_note
from hasila.reconcile.comparison.status import compare

__all__ = [
    "UnreadBaseline",
    "baseline",
    "compare",
    "edits",
    "figure_edits",
    "of_diagnostic",
    "of_finding",
    "of_note",
    "read_baseline",
]
