"""Findings: what cannot all be true, every minimal correction, the evidence, and what closed it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import get_args

from hasila.model.interval import Interval
from hasila.model.report import CorrectionSet, Finding, Ground, Ledger, Verdict
from hasila.model.site import Site
from hasila.publish.data.amendments import AMENDED_SUM
from hasila.publish.data.forms import Fields, by_code, cell_of, ends, pages, span
from hasila.publish.data.record import Field, by_language, each, nested, schemas, values
from hasila.publish.data.schema import (
    addresses,
    document,
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
from hasila.solver.pattern import Kind

ABOUT = {
    "laws": "ids of the broken laws, the one to show first",
    "figures": "keys of the figures that cannot all be true",
    "gap": "by how much the sides of the first law miss each other",
    "settled_by": "ids of the reports, or keys of the figures, that would settle it",
    "forced": "what the figure would then have to be",
    "keystrokes": "how many digits would have to be mistyped; null where no single number is forced",
    "closed": "what closed it; null while it stands",
    "amended": "what a stated change of an earlier figure does not fit; null of all other findings",
    "complete": "false where there may be further ways out, too many to be looked through",
    "rank": "1 is what the evidence puts first; the same for ties",
    "standing": ("likely is said only of one that stands first alone and that independent figures bear out"),
    "rests_on": "keys of the figures that must be as stated for it to be likely; none where it is possible",
    "pattern": "what a hand may have done; a hypothesis, null where none fits",
}
STANDINGS = ("possible", "likely")
SAID = (
    Column("id", "string", "id of the finding, unique on the site", True),
    Column("verdict", "string", "whose matter it is", True, tuple(Verdict)),
    Column("report", "string", "id of the report that it is told of", True, refers="reports.id"),
)


def _forced(numbers: Mapping[str, Interval]) -> Fields:
    return {key: span(number) for key, number in numbers.items()}


def _steps(steps: Iterable[tuple[str, Interval, Interval | None]]) -> list[Fields]:
    return [_step(*step) for step in steps]


def _step(figure: str, change: Interval, told: Interval | None) -> Fields:
    return {"figure": figure, "change": span(change), "told": span(told)}


CLOSURE = (
    Field(
        "ground",
        either(
            "confirmed by its publisher, explained by a recorded reason, or settled by other reports",
            tuple(Ground),
        ),
    ),
    Field("by", maybe(text("key of the figure that corrects another"))),
    Field("remains", maybe(whole("number of the one possible explanation that is left, from 0", 0))),
    Field("reason", words("the recorded reason"), by_language, "explained.reason"),
    Field("source", maybe(text("the source of the reason")), source="explained.source"),
)
STEP = {
    "figure": text("key of the figure"),
    "change": interval("the change between the two reports that the explanation implies"),
    "told": maybe(interval("what the reports themselves tell of the time between; null where nothing")),
}
EVIDENCE = (
    Field("report", text("id of the neighbouring report")),
    Field("speaks", either("for it, against it, or neither", ("for", "against", "open"))),
    Field("excess", whole("how many people of the change no report tells of")),
    Field("steps", listed("the changes it implies", record("one change", STEP)), _steps),
)
PATTERN = (
    Field("kind", either("what was done", get_args(Kind))),
    Field("figures", listed("the figures it was done to", text("key of a figure"))),
    Field("value", maybe(interval("what the figure would have been, where one is meant")), span),
)
CORRECTION = (
    Field("figures", listed("if exactly these are misprinted", text("key of a figure"))),
    Field("forced", mapped("key of a figure → what it would have to be", interval(ABOUT["forced"])), _forced),
    Field("keystrokes", maybe(whole(ABOUT["keystrokes"], 0))),
    Field("pattern", maybe(record(ABOUT["pattern"], schemas(PATTERN))), nested(PATTERN)),
    Field("rank", whole(ABOUT["rank"], 1)),
    Field("standing", either(ABOUT["standing"], STANDINGS)),
    Field("rests_on", listed(ABOUT["rests_on"], text("key of a figure"))),
    Field(
        "evidence",
        listed(
            "what other reports say of it",
            record("what a neighbouring report says of an explanation", schemas(EVIDENCE)),
        ),
        each(EVIDENCE),
    ),
)
FINDING = (
    Field("laws", listed(ABOUT["laws"], text("id of a law")), source="constraints"),
    Field("figures", listed(ABOUT["figures"], text("key of a figure"))),
    Field("gap", maybe(interval(ABOUT["gap"])), span),
    Field(
        "explanations",
        listed(
            "every minimal explanation; none is chosen",
            record("one possible explanation", schemas(CORRECTION)),
        ),
        each(CORRECTION),
    ),
    Field("settled_by", listed(ABOUT["settled_by"], text("id or key"))),
    Field("complete", truth(ABOUT["complete"])),
    Field("closed", maybe(record(ABOUT["closed"], schemas(CLOSURE))), nested(CLOSURE), "closure"),
    Field("amended", maybe(record(ABOUT["amended"], schemas(AMENDED_SUM))), nested(AMENDED_SUM)),
)


def finding_values(ledger: Ledger, site: Site) -> list[Fields]:
    """``findings.json``, one object a finding."""
    return [_finding(finding, site) for finding in ledger.findings]


def _finding(finding: Finding, site: Site) -> Fields:
    value = values((*SAID, *FINDING), finding)
    value["pages"] = _pages(finding, site)
    return value


def _pages(finding: Finding, site: Site) -> dict[str, str]:
    return pages(site, f"findings/{finding.id}.html")


def findings_schema(site: Site) -> Fields:
    findings = listed("in the order of the reports", finding_schema(site))
    return document("Findings", "Everything that does not add up.", {"findings": findings})


def finding_schema(site: Site) -> Fields:
    """One finding, in whichever file it stands."""
    fields = properties(SAID) | schemas(FINDING)
    fields["pages"] = addresses("its page", site)
    return record("figures that cannot all be true", fields)


COLUMNS = (
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
        source="closure.ground",
    ),
)
_DIRECT = tuple(
    column for column in COLUMNS if column.name in ("id", "verdict", "report", "complete", "closed")
)
"""The columns whose cell is an attribute of the finding as it is."""


def findings_table(ledger: Ledger, site: Site) -> Table:
    """The same, flat, without the corrections; several ids or keys are parted by `` | ``."""
    addressed = per_language("page", "address of its page on the site", site, required=True)
    columns = (*COLUMNS, *addressed)
    rows = tuple(_row(finding, site) for finding in ledger.findings)
    return Table("findings", "figures that cannot all be true", columns, ("id",), rows)


def _row(finding: Finding, site: Site) -> Fields:
    row = values(_DIRECT, finding)
    row["laws"] = cell_of(finding.constraints)
    row["figures"] = cell_of(finding.figures)
    row["explanations"] = len(finding.explanations)
    row["settled_by"] = cell_of(finding.settled_by)
    row |= ends("gap", finding.gap)
    row |= by_code("page", _pages(finding, site), site)
    return row


OF_FINDING = Column("finding", "string", "id of the finding", True, refers="findings.id")
"""The finding that a row of another table belongs to."""
BROKEN_LAW = (
    OF_FINDING,
    Column(
        "position",
        "integer",
        "its place among the laws of the finding, from 0; the first is the one to show",
        True,
        minimum=0,
    ),
    Column("law", "string", "id of the law", True, refers="laws.id"),
)


def broken_table(ledger: Ledger) -> Table:
    """The laws that each finding tells of."""
    rows = tuple(chain.from_iterable(map(_broken, ledger.findings)))
    about = "a broken law that a finding tells of"
    return Table("finding_laws", about, BROKEN_LAW, ("finding", "position"), rows)


def _broken(finding: Finding) -> Iterator[Fields]:
    for position, law in enumerate(finding.constraints):
        yield {"finding": finding.id, "position": position, "law": law}


ALIKE = (
    Column("keystrokes", "integer", ABOUT["keystrokes"], minimum=0),
    Column("rank", "integer", ABOUT["rank"], True, minimum=1),
    Column("standing", "string", ABOUT["standing"], True, STANDINGS),
    Column("pattern", "string", ABOUT["pattern"], choices=get_args(Kind), source="pattern.kind"),
)
"""What all figures of a correction have in common."""
CORRECTED = (
    OF_FINDING,
    Column(
        "way",
        "integer",
        "number of the explanation, from 0; its rows are misprinted together",
        True,
        minimum=0,
    ),
    Column("figure", "string", "key of the figure that would be misprinted", True, refers="figures.key"),
    *two_ends("forced", ABOUT["forced"]),
    *ALIKE,
)


def explanations_table(ledger: Ledger) -> Table:
    """Each figure of each correction."""
    rows = tuple(chain.from_iterable(map(_corrected, ledger.findings)))
    return Table(
        "finding_explanations", "a figure of an explanation", CORRECTED, ("finding", "way", "figure"), rows
    )


def _corrected(finding: Finding) -> Iterator[Fields]:
    for number, correction in enumerate(finding.explanations):
        for row in _misprinted(correction):
            yield {"finding": finding.id, "way": number, **row}


def _misprinted(correction: CorrectionSet) -> Iterator[Fields]:
    alike = values(ALIKE, correction)
    for key in correction.figures:
        forced = ends("forced", correction.forced.get(key))
        yield {"figure": key, **forced, **alike}
