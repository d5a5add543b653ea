"""Findings: what cannot all be true, every minimal way out, the evidence, and what closed it.

A new field of a finding or of a way out stands twice below: in the value and in the schema that describes it.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from hasila.model.report import (
    Closure,
    CorrectionSet,
    ErrorPattern,
    Evidence,
    Finding,
    Ground,
    Ledger,
    Verdict,
)
from hasila.model.site import Site
from hasila.publish.data.forms import PARTED, Fields, ends, pages, span
from hasila.publish.data.schema import (
    document,
    each_language,
    either,
    interval,
    listed,
    mapped,
    maybe,
    record,
    text,
    truth,
    whole,
    words,
)
from hasila.publish.data.table import Column, Table, per_language, properties, two_ends
from hasila.solver.patterns import Kind

ABOUT = {
    "laws": "ids of the broken laws, the one to show first",
    "figures": "keys of the figures that cannot all be true",
    "gap": "by how much the sides of the first law miss each other",
    "settled_by": "ids of the reports, or keys of the figures, that would settle it",
    "forced": "what the figure would then have to be",
    "keystrokes": "how many digits would have to be mistyped; null where no single number is forced",
    "closed": "what closed it; null while it stands",
    "complete": "false where there may be further ways out, too many to be looked through",
    "rank": "1 is what the evidence puts first; the same for ties",
    "standing": "likely is said only of one that leads clearly and that something outside the conflict supports",
    "pattern": "what a hand may have done; a hypothesis, null where none fits",
}
STANDINGS = ("possible", "likely")
SAID = (
    Column("id", "string", "id of the finding, unique on the site", True),
    Column("verdict", "string", "whose matter it is", True, tuple(Verdict)),
    Column("report", "string", "id of the report that it is told of", True, refers="reports.id"),
)


def finding_values(ledger: Ledger, site: Site) -> list[Fields]:
    """``findings.json``, one object a finding."""
    return [_finding(finding, site) for finding in ledger.findings]


def _finding(finding: Finding, site: Site) -> Fields:
    return _said(finding) | {
        "laws": list(finding.laws),
        "figures": list(finding.figures),
        "gap": span(finding.gap),
        "explanations": [_explanation(explanation) for explanation in finding.explanations],
        "settled_by": list(finding.settled_by),
        "complete": finding.complete,
        "closed": _closure(finding.closure) if finding.closure else None,
        "pages": pages(site, f"findings/{finding.id}.html"),
    }


def findings_schema(site: Site) -> Fields:
    return document(
        "Findings",
        "Everything that does not add up.",
        {"findings": listed("in the order of the reports", finding_schema(site))},
    )


def finding_schema(site: Site) -> Fields:
    """One finding, in whichever file it stands."""
    return record(
        "figures that cannot all be true",
        {
            **properties(SAID),
            "laws": listed(ABOUT["laws"], text("id of a law")),
            "figures": listed(ABOUT["figures"], text("key of a figure")),
            "gap": maybe(interval(ABOUT["gap"])),
            "explanations": listed("every minimal way out; none is chosen", _explanation_schema()),
            "settled_by": listed(ABOUT["settled_by"], text("id or key")),
            "complete": truth(ABOUT["complete"]),
            "closed": maybe(_closure_schema()),
            "pages": each_language("its page, from the top of the site", site, text("address")),
        },
    )


def _closure(closure: Closure) -> Fields:
    reason = closure.explained
    return {
        "ground": closure.ground.value,
        "by": closure.by,
        "remains": closure.remains,
        "reason": dict(reason.reason) if reason else {},
        "source": reason.source if reason else None,
    }


def _closure_schema() -> Fields:
    fields = {
        "ground": either(
            "confirmed by its publisher, explained by a recorded reason, or settled by other reports",
            tuple(Ground),
        ),
        "by": maybe(text("key of the figure that corrects another")),
        "remains": maybe(whole("number of the one way out that is left, from 0", 0)),
        "reason": words("the recorded reason"),
        "source": maybe(text("the source of the reason")),
    }
    return record(ABOUT["closed"], fields)


def _explanation(explanation: CorrectionSet) -> Fields:
    return {
        "figures": list(explanation.figures),
        "forced": {key: span(interval) for key, interval in explanation.forced.items()},
        "keystrokes": explanation.keystrokes,
        "pattern": _pattern(explanation.pattern) if explanation.pattern else None,
        "rank": explanation.rank,
        "standing": explanation.standing,
        "evidence": [_evidence(evidence) for evidence in explanation.evidence],
    }


def _explanation_schema() -> Fields:
    fields = {
        "figures": listed("if exactly these are misprinted", text("key of a figure")),
        "forced": mapped("key of a figure → what it would have to be", interval(ABOUT["forced"])),
        "keystrokes": maybe(whole(ABOUT["keystrokes"], 0)),
        "pattern": maybe(_pattern_schema()),
        "rank": whole(ABOUT["rank"], 1),
        "standing": either(ABOUT["standing"], STANDINGS),
        "evidence": listed("what other reports say of it", _evidence_schema()),
    }
    return record("one way out", fields)


def _pattern(pattern: ErrorPattern) -> Fields:
    return {"kind": pattern.kind, "figures": list(pattern.figures), "value": span(pattern.value)}


def _pattern_schema() -> Fields:
    fields = {
        "kind": either("what was done", get_args(Kind)),
        "figures": listed("the figures it was done to", text("key of a figure")),
        "value": maybe(interval("what the figure would have been, where one is meant")),
    }
    return record(ABOUT["pattern"], fields)


def _evidence(evidence: Evidence) -> Fields:
    steps = [
        {"figure": key, "change": span(change), "told": span(told)} for key, change, told in evidence.steps
    ]
    return {"report": evidence.report, "speaks": evidence.speaks, "excess": evidence.excess, "steps": steps}


def _evidence_schema() -> Fields:
    step = {
        "figure": text("key of the figure"),
        "change": interval("the change between the two reports that the way out implies"),
        "told": maybe(interval("what the reports themselves tell of the time between; null where nothing")),
    }
    fields = {
        "report": text("id of the neighbouring report"),
        "speaks": either("for it, against it, or neither", ("for", "against", "open")),
        "excess": whole("how many people of the change no report tells of"),
        "steps": listed("the changes it implies", record("one change", step)),
    }
    return record("what a neighbouring report says of a way out", fields)


def findings_table(ledger: Ledger, site: Site) -> Table:
    """The same, flat, without the ways out; several ids or keys are parted by `` | ``."""
    columns = (
        *SAID,
        Column("laws", "string", ABOUT["laws"]),
        Column("figures", "string", ABOUT["figures"]),
        *two_ends("gap", ABOUT["gap"]),
        Column("explanations", "integer", "how many minimal ways out there are", True, minimum=0),
        Column("complete", "boolean", ABOUT["complete"], True),
        Column("settled_by", "string", ABOUT["settled_by"]),
        Column(
            "closed",
            "string",
            f"the ground of what closed it: {', '.join(Ground)}; empty while it stands",
            choices=tuple(Ground),
        ),
        *per_language("page", "address of its page on the site", site, required=True),
    )
    rows = tuple(_row(finding, site) for finding in ledger.findings)
    return Table("findings", "figures that cannot all be true", columns, ("id",), rows)


def _row(finding: Finding, site: Site) -> Fields:
    addresses = pages(site, f"findings/{finding.id}.html")
    return {
        **_said(finding),
        "laws": PARTED.join(finding.laws) or None,
        "figures": PARTED.join(finding.figures) or None,
        **ends("gap", finding.gap),
        "explanations": len(finding.explanations),
        "complete": finding.complete,
        "settled_by": PARTED.join(finding.settled_by) or None,
        "closed": finding.closure.ground.value if finding.closure else None,
        **{f"page_{code}": address for code, address in addresses.items()},
    }


def _said(finding: Finding) -> Fields:
    return {"id": finding.id, "verdict": finding.verdict.value, "report": finding.report}


def broken_table(ledger: Ledger) -> Table:
    """Which laws a finding tells of."""
    columns = (
        Column("finding", "string", "id of the finding", True, refers="findings.id"),
        Column(
            "position",
            "integer",
            "its place among the laws of the finding, from 0; the first is the one to show",
            True,
            minimum=0,
        ),
        Column("law", "string", "id of the law", True, refers="laws.id"),
    )
    rows = tuple(
        {"finding": finding.id, "position": position, "law": law}
        for finding in ledger.findings
        for position, law in enumerate(finding.laws)
    )
    return Table(
        "finding_laws", "a broken law that a finding tells of", columns, ("finding", "position"), rows
    )


def explanations_table(ledger: Ledger) -> Table:
    """Each figure of each way out."""
    columns = (
        Column("finding", "string", "id of the finding", True, refers="findings.id"),
        Column(
            "way",
            "integer",
            "number of the way out, from 0; its rows are misprinted together",
            True,
            minimum=0,
        ),
        Column("figure", "string", "key of the figure that would be misprinted", True, refers="figures.key"),
        *two_ends("forced", ABOUT["forced"]),
        Column("keystrokes", "integer", ABOUT["keystrokes"], minimum=0),
        Column("rank", "integer", ABOUT["rank"], True, minimum=1),
        Column("standing", "string", ABOUT["standing"], True, STANDINGS),
        Column("pattern", "string", ABOUT["pattern"], choices=get_args(Kind)),
    )
    rows = tuple(row for finding in ledger.findings for row in _ways(finding))
    return Table("finding_explanations", "a figure of a way out", columns, ("finding", "way", "figure"), rows)


def _ways(finding: Finding) -> Iterator[Fields]:
    for way, one in enumerate(finding.explanations):
        told = {"keystrokes": one.keystrokes, "rank": one.rank, "standing": one.standing}
        pattern = {"pattern": one.pattern.kind if one.pattern else None}
        for key in one.figures:
            yield (
                {"finding": finding.id, "way": way, "figure": key}
                | ends("forced", one.forced.get(key))
                | told
                | pattern
            )
