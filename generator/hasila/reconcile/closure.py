"""The closure of findings: by the publisher's word, a recorded reason, or neighbours that leave one
correction only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hasila import solver
from hasila.model.data_class import dataclass
from hasila.model.report import (
    Closure,
    Constraint,
    ConstraintResult,
    Explained,
    Figure,
    Finding,
    Ground,
    PublishedCorrection,
    Report,
)
from hasila.reconcile.constraint_graph import keys
from hasila.reconcile.evidence import is_spoken_against
from hasila.reconcile.linear import linear, stated_intervals


def close(
    findings: Iterable[Finding],
    reports: Mapping[str, Report],
    figures: Mapping[str, Figure],
    checked: Mapping[str, ConstraintResult],
    corrections: Iterable[PublishedCorrection],
) -> tuple[Finding, ...]:
    """The same findings, each with what closes it, if anything does; the publisher's own word comes first."""
    published = {correction.figure: correction for correction in corrections if correction.by is not None}
    reasons = [reason for report in reports.values() for reason in report.explained]
    grounds = _Grounds(figures, checked, published, reasons)
    return tuple(replace(finding, closure=grounds.closure_of(finding)) for finding in findings)


@dataclass(frozen=True, slots=True)
class _Grounds:
    """All that can close a finding. ``published`` are corrections by the figure that they correct."""

    figures: Mapping[str, Figure]
    checked: Mapping[str, ConstraintResult]
    published: Mapping[str, PublishedCorrection]
    reasons: Sequence[Explained]

    def closure_of(self, finding: Finding) -> Closure | None:
        """The closure of ``finding``, if anything closes it.

        Neighbours settle nothing any more where the publisher spoke but the figures still disagree.
        """
        known = filter(self.checked.__contains__, finding.constraints)
        constraints = [self.checked[name].constraint for name in known]
        named = sorted({key for constraint in constraints for key in keys(constraint)})
        corrections = [self.published[key] for key in named if key in self.published]
        if corrections and self._agree(constraints, named, corrections):
            return Closure(Ground.CONFIRMED, by=corrections[0].by)
        explained = self._explained(finding)
        if explained or corrections:
            return explained
        return _settled(finding)

    def _agree(
        self,
        constraints: Iterable[Constraint],
        named: Iterable[str],
        corrections: Iterable[PublishedCorrection],
    ) -> bool:
        """True where all ``constraints`` can hold with the ``corrections`` in the place of what was stated of
        the figures ``named``."""
        intervals = stated_intervals(named, self.figures)
        for correction in corrections:
            intervals[correction.figure] = correction.after
        lines = tuple(map(linear, constraints))
        return solver.feasible(solver.System(lines, intervals)) is True

    def _explained(self, finding: Finding) -> Closure | None:
        """A reason beside one of its figures, or beside the report that it is a finding of."""
        for reason in self.reasons:
            if _speaks_of(reason, finding):
                return Closure(Ground.EXPLAINED, explained=reason)
        return None


def _speaks_of(reason: Explained, finding: Finding) -> bool:
    if reason.figure is None:
        return reason.report == finding.report
    if reason.figure in finding.figures:
        return True
    return any(reason.figure in correction.figures for correction in finding.explanations)


def _settled(finding: Finding) -> Closure | None:
    """Neighbouring reports rule out every correction but one; a finding with one only has nothing to
    settle."""
    ruled_out = [is_spoken_against(correction) for correction in finding.explanations]
    if len(ruled_out) > 1 and ruled_out.count(False) == 1:
        return Closure(Ground.SETTLED, remains=ruled_out.index(False))
    return None
