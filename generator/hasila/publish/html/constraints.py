"""Laws and findings as a page shows them: the line, the outcome, the words, and the sum drawn."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from hasila.model.data_class import dataclass
from hasila.model.drawing import Addend, Bar
from hasila.model.report import ConstraintKind, ConstraintResult, Finding, Status
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.i18n.findings import FindingText
from hasila.publish.ledger_index import SUMS, FindingGap


@dataclass(frozen=True, slots=True)
class ConstraintView:
    """One law with its arithmetic; ``bar`` is the sum drawn, where there is something to add."""

    id: str
    line: str
    finding: Link | None
    bar: Bar | None


@dataclass(frozen=True, slots=True)
class ConstraintGroup:
    """The laws of one kind that have one outcome. ``outcome`` is the status as a class for the style sheet,
    ``label`` the same in words. A group is ``trivial`` where all hold and nothing is added in any."""

    demand: str
    outcome: str
    label: str
    constraints: tuple[ConstraintView, ...]
    trivial: bool


@dataclass(frozen=True, slots=True)
class FindingView:
    """A finding told in full, where it happened, and its sum as a drawing if it is one. ``state`` is
    ``open``, ``note`` or ``closed``, ``label`` the same in words."""

    id: str
    state: str
    label: str
    verdict: str
    text: FindingText
    bar: Bar | None
    link: Link
    report: Link
    when: str


def constraint_groups(
    context: PageContext, here: str, results: Iterable[ConstraintResult]
) -> tuple[ConstraintGroup, ...]:
    """``results`` in words, by kind and outcome: the broken ones first, then the groups in the order of
    their first members."""
    ranked = sorted(results, key=lambda result: result.outcome is not Status.BROKEN)
    groups: dict[tuple[ConstraintKind, Status], list[ConstraintResult]] = {}
    for result in ranked:
        alike = groups.setdefault((result.constraint.kind, result.outcome), [])
        alike.append(result)
    return tuple(_group(context, here, alike) for alike in groups.values())


def _group(context: PageContext, here: str, alike: Sequence[ConstraintResult]) -> ConstraintGroup:
    writer = context.writer
    first = alike[0]
    constraints = tuple(_constraint_view(context, here, result) for result in alike)
    kind = first.constraint.kind
    demand = writer.constraint_name(kind)
    outcome = _outcome_class(first)
    label = writer.outcome(first.outcome, kind)
    return ConstraintGroup(
        demand=demand,
        outcome=outcome,
        label=label,
        constraints=constraints,
        trivial=first.outcome is Status.HOLDS and not any(law.bar for law in constraints),
    )


def _outcome_class(result: ConstraintResult) -> str:
    """The class of a status in the style sheet: two publishers who differ break nothing."""
    if result.constraint.kind is ConstraintKind.SOURCES and result.outcome is Status.BROKEN:
        return "differs"
    return result.outcome.value


def _constraint_view(context: PageContext, here: str, result: ConstraintResult) -> ConstraintView:
    """One law with its arithmetic, its finding and its drawing."""
    constraint = result.constraint
    finding = context.ledger.gaps.get(constraint.id)
    link = None
    if finding:
        link = context.finding_link(here, context("the finding"), finding.id)
    bar = _bar_of(context, here, result, finding)
    line = context.writer.line(result)
    return ConstraintView(f"law-{constraint.id}", line, link, bar)


def _bar_of(
    context: PageContext, here: str, result: ConstraintResult, finding: FindingGap | None
) -> Bar | None:
    """The sum of a law as a drawing; ``None`` for a law that adds nothing."""
    if result.constraint.kind not in SUMS or len(result.constraint.left) == 1:
        return None
    gap = context.writer.gap(finding) if finding else ""
    id_ = f"sum-{result.constraint.id}"
    return constraint_bar(context, here, result, id_, gap)


def finding_view(context: PageContext, here: str, finding: Finding, text: FindingText) -> FindingView:
    """``finding`` as ``told``, in full or in a few lines."""
    report = context.ledger.reports[finding.report]
    verdict = context.writer.verdict(finding.verdict)
    link = context.finding_link(here, text.title, finding.id)
    bar = _bar_of_finding(context, here, finding, text)
    return FindingView(
        id=f"finding-{finding.id}",
        state=state_of(finding),
        label=label_of(context, finding),
        verdict=verdict,
        text=text,
        bar=bar,
        link=link,
        report=context.report_link(here, report),
        when=context.day_of(report),
    )


def state_of(finding: Finding) -> str:
    """``open``, ``note`` or ``closed``."""
    if finding.closed:
        return "closed"
    return "note" if finding.noted else "open"


def label_of(context: PageContext, finding: Finding) -> str:
    """The state of a finding in words."""
    match state_of(finding):
        case "closed":
            return context("Closed finding")
        case "note":
            return context("Note")
    return context("Open finding")


def brief_views(context: PageContext, here: str, findings: Iterable[Finding]) -> tuple[FindingView, ...]:
    """``findings`` in a few lines each."""
    return tuple(_brief_view(context, here, finding) for finding in findings)


def _brief_view(context: PageContext, here: str, finding: Finding) -> FindingView:
    brief = context.writer.brief(finding)
    return finding_view(context, here, finding, brief)


def _bar_of_finding(context: PageContext, here: str, finding: Finding, text: FindingText) -> Bar | None:
    """The first broken sum of ``finding`` as a drawing; ``None`` for findings that are no sums."""
    for id_ in finding.constraints:
        result = context.ledger.results.get(id_)
        if result and result.constraint.kind in SUMS:
            bar_id = f"bar-{id_}"
            return constraint_bar(context, here, result, bar_id, text.difference)
    return None


def constraint_bar(context: PageContext, here: str, result: ConstraintResult, id_: str, gap: str) -> Bar:
    """The sum of ``result`` as a drawing; ``gap`` are the words for what is missing, where the law is
    broken."""
    constraint = result.constraint
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
    amount = context.writer.amount(figure)
    link = context.figure_link(here, amount, key)
    stated = context.translator.stated(figure)
    return Addend(amount, figure.number, figure.interval, link.href, stated)
