"""What closes a finding: the publisher's word, a recorded reason, or neighbours that leave one way out
only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from hasila import solver as arithmetic
from hasila.model.interval import Interval
from hasila.model.report import (
    Closure,
    ConstraintResult,
    Explained,
    Figure,
    Finding,
    Ground,
    PublishedCorrection,
    Report,
)
from hasila.reconcile.linear import linear


def close(
    findings: Iterable[Finding],
    reports: Mapping[str, Report],
    figures: Mapping[str, Figure],
    checked: Mapping[str, ConstraintResult],
    corrections: Iterable[PublishedCorrection],
) -> tuple[Finding, ...]:
    """The same findings, each with what closes it, if anything does; the publisher's own word comes first."""
    words = {one.figure: one for one in corrections if one.by is not None}
    reasons = [one for report in reports.values() for one in report.explained]
    return tuple(
        replace(finding, closure=_closure(finding, figures, checked, words, reasons)) for finding in findings
    )


def _closure(
    finding: Finding,
    figures: Mapping[str, Figure],
    checked: Mapping[str, ConstraintResult],
    words: Mapping[str, PublishedCorrection],
    reasons: Iterable[Explained],
) -> Closure | None:
    """Where the publisher spoke but the figures still disagree, the neighbours have nothing to settle any
    more."""
    named = [words[key] for key in _concerned(finding, checked) if key in words]
    if named and _agrees(finding, figures, checked, named):
        return Closure(Ground.CONFIRMED, by=named[0].by)
    return _explained(finding, reasons) or (None if named else _settled(finding))


def _concerned(finding: Finding, checked: Mapping[str, ConstraintResult]) -> list[str]:
    """The figures of its laws."""
    laws = [checked[law].law for law in finding.laws if law in checked]
    return sorted({key for law in laws for key in (*law.left, law.right)})


def _agrees(
    finding: Finding,
    figures: Mapping[str, Figure],
    checked: Mapping[str, ConstraintResult],
    words: Iterable[PublishedCorrection],
) -> bool:
    """Whether all laws of the finding can be true with the publisher's corrections in the place of what was
    stated."""
    keys = _concerned(finding, checked)
    stated: dict[str, Interval] = {key: figures[key].interval for key in keys if figures[key].stated}
    stated |= {one.figure: one.after for one in words}
    laws = tuple(linear(checked[law].law) for law in finding.laws if law in checked)
    return arithmetic.feasible(arithmetic.System(laws, stated)) is True


def _explained(finding: Finding, reasons: Iterable[Explained]) -> Closure | None:
    """A reason beside one of its figures, or beside the report that it is a finding of."""
    reason = next((one for one in reasons if _speaks_of(one, finding)), None)
    return Closure(Ground.EXPLAINED, explained=reason) if reason else None


def _speaks_of(reason: Explained, finding: Finding) -> bool:
    if reason.figure is not None:
        return reason.figure in finding.figures or any(
            reason.figure in one.figures for one in finding.explanations
        )
    return reason.report == finding.report


def _settled(finding: Finding) -> Closure | None:
    """Neighbouring reports rule out every way out but one; a finding with one way out only has nothing to
    settle."""
    ruled_out = [any(said.speaks == "against" for said in one.evidence) for one in finding.explanations]
    if len(ruled_out) > 1 and ruled_out.count(False) == 1:
        return Closure(Ground.SETTLED, remains=ruled_out.index(False))
    return None
