"""Unlikely reports: days far from all others, and one report entered twice. All can be read; these are
warnings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from hasila.model.diagnostics import Diagnostic
from hasila.model.report import Report
from hasila.model.vocabulary import Vocabulary
from hasila.reconcile.unlikely.copies import copies
from hasila.reconcile.unlikely.days import far_days


def unlikely(reports: Sequence[Report], vocabulary: Vocabulary) -> Iterator[Diagnostic]:
    """Every warning about ``reports``, which are in order of publication."""
    yield from far_days(reports, vocabulary)
    yield from copies(reports)
