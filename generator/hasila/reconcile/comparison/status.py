"""Remarks made now against those made then: which are new, which stand, how many are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic, Identity


@dataclass(frozen=True, slots=True)
class DiagnosticDiff:
    """Every remark made now, in its order, and how many of those made then are gone."""

    standings: tuple[DiagnosticStatus, ...]
    gone: int

    @property
    def new(self) -> int:
        return sum(one.new for one in self.standings)

    @property
    def standing(self) -> int:
        return len(self.standings) - self.new


def compare(now: Iterable[IdentifiedDiagnostic], then: Iterable[Identity]) -> DiagnosticDiff:
    """Each remark stands or is new. Of equal remarks as many stand as there were then; what remains of those
    is gone."""
    left = Counter(then)
    standings = []
    for remark in now:
        stood = left[remark.identity] > 0
        left[remark.identity] -= stood
        standings.append(DiagnosticStatus(remark, not stood))
    return DiagnosticDiff(tuple(standings), sum(left.values()))
