"""Laws and findings as a page shows them: the line, the outcome, the words, and the sum drawn."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hasila.model.address import relative
from hasila.model.drawing import Bar, Part
from hasila.model.report import ConstraintResult, Finding, Status
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.i18n.findings import FindingText
from hasila.publish.ledger_index import SUMS, FindingGap


@dataclass(frozen=True, slots=True)
class LawView:
    """One law with its arithmetic. ``outcome`` is the plain word a style may hang on; ``label`` says it to
    the reader.

    ``bar`` is the sum drawn, where there is something to add.
    """

    id: str
    demand: str
    line: str
    outcome: str
    label: str
    finding: Link | None
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding told in full, where it happened, and its sum as a drawing if it is one."""

    id: str
    verdict: str
    told: FindingText
    bar: Bar | None
    link: Link
    report: Link
    when: str


def law_views(context: PageContext, here: str, laws: tuple[ConstraintResult, ...]) -> tuple[LawView, ...]:
    """``laws`` in words, the broken ones first and otherwise in their order."""
    ranked = sorted(laws, key=lambda checked: checked.outcome is not Status.BROKEN)
    return tuple(law_view(context, here, checked) for checked in ranked)


def law_view(context: PageContext, here: str, checked: ConstraintResult) -> LawView:
    teller = context.teller
    law = checked.law
    finding = context.ledger.gaps.get(checked.law.id)
    id_ = f"law-{law.id}"
    demand = teller.law_name(law.kind)
    line = teller.line(checked)
    label = teller.outcome(checked.outcome)
    bar = _bar_of(context, here, checked, finding)
    return LawView(
        id=id_,
        demand=demand,
        line=line,
        outcome=checked.outcome.value,
        label=label,
        finding=_finding_link(context, here, finding) if finding else None,
        bar=bar,
    )


def _finding_link(context: PageContext, here: str, finding: FindingGap) -> Link:
    return context.link(here, context("the finding"), context.finding_path(finding.id))


def _bar_of(
    context: PageContext, here: str, checked: ConstraintResult, finding: FindingGap | None
) -> Bar | None:
    """The sum of a law as a drawing; ``None`` for a law that adds nothing."""
    if checked.law.kind not in SUMS or len(checked.law.left) == 1:
        return None
    gap = context.teller.gap(finding) if finding else ""
    return law_bar(context, here, checked, f"sum-{checked.law.id}", gap)


def finding_view(context: PageContext, here: str, finding: Finding, told: FindingText) -> FindingView:
    """``finding`` as ``told``, in full or in a few lines."""
    report = context.ledger.reports[finding.report]
    id_ = f"finding-{finding.id}"
    verdict = context.teller.verdict(finding.verdict)
    bar = _bar_of_finding(context, here, finding, told)
    link = context.link(here, context("All about this finding"), context.finding_path(finding.id))
    when = context.voice.day(report.published.day)
    return FindingView(
        id=id_,
        verdict=verdict,
        told=told,
        bar=bar,
        link=link,
        report=context.report_link(here, report),
        when=when,
    )


def brief_views(context: PageContext, here: str, findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """``findings`` in a few lines each."""
    return tuple(finding_view(context, here, finding, context.teller.brief(finding)) for finding in findings)


def _bar_of_finding(context: PageContext, here: str, finding: Finding, told: FindingText) -> Bar | None:
    """The first broken sum of ``finding`` as a drawing; ``None`` for findings that are no sums."""
    results = (context.ledger.results.get(law) for law in finding.laws)
    first = next((result for result in results if result and result.law.kind in SUMS), None)
    if first:
        return law_bar(context, here, first, f"bar-{first.law.id}", told.sentence)
    return None


def law_bar(context: PageContext, here: str, checked: ConstraintResult, id_: str, gap: str) -> Bar:
    """The sum of ``checked`` as a drawing; ``gap`` are the words for what is missing, where the law is
    broken."""
    law = checked.law
    parts = tuple(_part(context, here, key) for key in law.left)
    whole = _part(context, here, law.right)
    broken = checked.outcome is Status.BROKEN
    return Bar(
        id=id_,
        parts=parts,
        whole=whole,
        op=law.op,
        broken=broken,
        gap_label=gap,
        direction=context.language.direction,
        numerals=context.numerals,
    )


def _part(context: PageContext, here: str, key: str) -> Part:
    figure = context.ledger.figures[key]
    return Part(
        context.teller.amount(figure),
        figure.number,
        figure.interval,
        relative(context.at(here), context.figure_path(key)),
        context.voice.stated(figure),
    )
