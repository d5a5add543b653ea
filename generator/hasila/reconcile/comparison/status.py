"""The diagnostics of now against those of then: which are new, which stand, how many are gone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from hasila.model.data_class import dataclass
from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic, Identity


@dataclass(frozen=True, slots=True)
class DiagnosticDiff:
    """Every diagnostic of now, in its order, and how many of those of then are gone."""

    statuses: tuple[DiagnosticStatus, ...]
    gone: int

    @property
    def new(self) -> int:
        return sum(status.new for status in self.statuses)

    @property
    def standing(self) -> int:
        return len(self.statuses) - self.new


def compare(now: Iterable[IdentifiedDiagnostic], then: Iterable[Identity]) -> DiagnosticDiff:
    """The status of each diagnostic of ``now``. Of equal ones as many stand as there were ``then``; what
    remains of those is gone."""
    left = Counter(then)
    statuses: list[DiagnosticStatus] = []
    for diagnostic in now:
        stood = left[diagnostic.identity] > 0
        left[diagnostic.identity] -= stood
        statuses.append(DiagnosticStatus(diagnostic, new=not stood))
    return DiagnosticDiff(tuple(statuses), left.total())
