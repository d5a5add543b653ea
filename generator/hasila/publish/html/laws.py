"""Laws and findings as a page shows them: the line, the outcome, the words, and the sum drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hasila.model.drawing import Addend, Bar
from hasila.model.report import ConstraintResult, Finding, LawKind, Status
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.i18n.findings import FindingText
from hasila.publish.ledger_index import SUMS, FindingGap


@dataclass(frozen=True, slots=True)
class LawView:
    """One law with its arithmetic; ``bar`` is the sum drawn, where there is something to add."""

    id: str
    line: str
    finding: Link | None
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class LawGroup:
    """The laws of one kind that have one outcome. ``outcome`` is the status as a class for the style sheet,
    ``label`` the same in words."""

    demand: str
    outcome: str
    label: str
    laws: tuple[LawView, ...]


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


def law_groups(
    context: PageContext, here: str, results: Iterable[ConstraintResult]
) -> tuple[LawGroup, ...]:
    """``results`` in words, by kind and outcome: the broken ones first, then the groups in the order of
    their first members."""
    ranked = sorted(results, key=lambda result: result.outcome is not Status.BROKEN)
    groups: dict[tuple[LawKind, Status], list[ConstraintResult]] = {}
    for result in ranked:
        alike = groups.setdefault((result.law.kind, result.outcome), [])
        alike.append(result)
    return tuple(_group(context, here, alike) for alike in groups.values())


def _group(context: PageContext, here: str, alike: Sequence[ConstraintResult]) -> LawGroup:
    teller = context.teller
    first = alike[0]
    laws = tuple(_law_view(context, here, result) for result in alike)
    return LawGroup(
        demand=teller.law_name(first.law.kind),
        outcome=first.outcome.value,
        label=teller.outcome(first.outcome),
        laws=laws,
    )


def _law_view(context: PageContext, here: str, result: ConstraintResult) -> LawView:
    """One law with its arithmetic, its finding and its drawing."""
    constraint = result.law
    finding = context.ledger.gaps.get(constraint.id)
    link = None
    if finding:
        link = context.finding_link(here, context("the finding"), finding.id)
    bar = _bar_of(context, here, result, finding)
    line = context.teller.line(result)
    return LawView(f"law-{constraint.id}", line, link, bar)


def _bar_of(
    context: PageContext, here: str, result: ConstraintResult, finding: FindingGap | None
) -> Bar | None:
    """The sum of a law as a drawing; ``None`` for a law that adds nothing."""
    if result.law.kind not in SUMS or len(result.law.left) == 1:
        return None
    gap = context.teller.gap(finding) if finding else ""
    id_ = f"sum-{result.law.id}"
    return law_bar(context, here, result, id_, gap)


def finding_view(context: PageContext, here: str, finding: Finding, told: FindingText) -> FindingView:
    """``finding`` as ``told``, in full or in a few lines."""
    report = context.ledger.reports[finding.report]
    verdict = context.teller.verdict(finding.verdict)
    link = context.finding_link(here, context("All about this finding"), finding.id)
    bar = _bar_of_finding(context, here, finding, told)
    return FindingView(
        id=f"finding-{finding.id}",
        verdict=verdict,
        told=told,
        bar=bar,
        link=link,
        report=context.report_link(here, report),
        when=context.day_of(report),
    )


def brief_views(context: PageContext, here: str, findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """``findings`` in a few lines each."""
    return tuple(_brief_view(context, here, finding) for finding in findings)


def _brief_view(context: PageContext, here: str, finding: Finding) -> FindingView:
    brief = context.teller.brief(finding)
    return finding_view(context, here, finding, brief)


def _bar_of_finding(context: PageContext, here: str, finding: Finding, told: FindingText) -> Bar | None:
    """The first broken sum of ``finding`` as a drawing; ``None`` for findings that are no sums."""
    for id_ in finding.laws:
        result = context.ledger.results.get(id_)
        if result and result.law.kind in SUMS:
            bar_id = f"bar-{id_}"
            return law_bar(context, here, result, bar_id, told.sentence)
    return None


def law_bar(context: PageContext, here: str, result: ConstraintResult, id_: str, gap: str) -> Bar:
    """The sum of ``result`` as a drawing; ``gap`` are the words for what is missing, where the law is
    broken."""
    constraint = result.law
    parts = [_part(context, here, key) for key in constraint.left]
    broken = result.outcome is Status.BROKEN
    whole = _part(context, here, constraint.right)
    return Bar(
        id=id_,
        parts=tuple(parts),
        whole=whole,
        op=constraint.op,
        broken=broken,
        gap_label=gap,
        direction=context.language.direction,
        numerals=context.numerals,
    )


def _part(context: PageContext, here: str, key: str) -> Addend:
    figure = context.ledger.figures[key]
    amount = context.teller.amount(figure)
    link = context.figure_link(here, amount, key)
    stated = context.voice.stated(figure)
    return Addend(amount, figure.number, figure.interval, link.href, stated)
