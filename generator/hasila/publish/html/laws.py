"""Laws and findings as a page shows them: the line, the outcome, the words, and the sum drawn."""

from __future__ import annotations

from dataclasses import dataclass

from hasila.model.drawing import Bar, Part
from hasila.model.report import ConstraintResult, Finding, LawKind, Status
from hasila.publish.html.page_context import Link, PageContext, relative
from hasila.publish.i18n.findings import FindingText

SUMS = (LawKind.PARTS, LawKind.AMONG, LawKind.STEP)
"""The laws that add: a picture shows their two sides."""


@dataclass(frozen=True, slots=True)
class LawView:
    """One law with its arithmetic. ``outcome`` is the plain word a style may hang on; ``label`` says it to the reader.

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


def law_views(desk: PageContext, here: str, laws: tuple[ConstraintResult, ...]) -> tuple[LawView, ...]:
    """``laws`` in words, the broken ones first and otherwise in their order."""
    ranked = sorted(laws, key=lambda one: one.outcome is not Status.BROKEN)
    return tuple(law_view(desk, here, one) for one in ranked)


def law_view(desk: PageContext, here: str, checked: ConstraintResult) -> LawView:
    law, finding = checked.law, desk.index.finding_of.get(checked.law.id)
    return LawView(
        id=f"law-{law.id}",
        demand=desk.teller.law_name(law.kind),
        line=desk.teller.line(checked),
        outcome=checked.outcome.value,
        label=desk.teller.outcome(checked.outcome),
        finding=desk.link(here, desk("the finding"), desk.finding_path(finding.id)) if finding else None,
        bar=law_bar(desk, here, checked, f"sum-{law.id}", finding)
        if law.kind in SUMS and len(law.left) > 1
        else None,
    )


def finding_view(desk: PageContext, here: str, finding: Finding) -> FindingView:
    report = desk.index.reports[finding.report]
    return FindingView(
        id=f"finding-{finding.id}",
        verdict=desk.teller.verdict(finding.verdict),
        told=desk.told[finding.id],
        bar=finding_bar(desk, here, finding),
        link=desk.link(here, desk("All about this finding"), desk.finding_path(finding.id)),
        report=desk.report_link(here, report),
        when=desk.voice.day(report.published.day),
    )


def finding_bar(desk: PageContext, here: str, finding: Finding) -> Bar | None:
    """The first broken sum of ``finding`` as a drawing; ``None`` for findings that are no sums."""
    laws = (desk.teller.checked[law] for law in finding.laws if law in desk.teller.checked)
    first = next((one for one in laws if one.law.kind in SUMS), None)
    return law_bar(desk, here, first, f"bar-{first.law.id}", finding) if first else None


def law_bar(
    desk: PageContext, here: str, checked: ConstraintResult, id_: str, finding: Finding | None
) -> Bar:
    """The sum of ``checked`` as a drawing; ``finding`` gives the gap its words, where the law is broken."""
    law = checked.law
    return Bar(
        id=id_,
        parts=tuple(_part(desk, here, key) for key in law.left),
        whole=_part(desk, here, law.right),
        op=law.op,
        broken=checked.outcome is Status.BROKEN,
        gap_label=desk.told[finding.id].sentence if finding else "",
        direction=desk.language.direction,
        numerals=desk.numerals,
    )


def _part(desk: PageContext, here: str, key: str) -> Part:
    figure = desk.ledger.figures[key]
    return Part(
        desk.teller.amount(figure),
        figure.number,
        figure.interval,
        relative(desk.at(here), desk.figure_path(key)),
        desk.voice.stated(figure),
    )
