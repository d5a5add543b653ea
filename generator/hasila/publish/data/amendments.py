"""Signed changes of earlier counts: in each report that states them, and as a table."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from hasila.model.amendment import Amendment
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.report import Ledger
from hasila.model.site import Site
from hasila.publish.data.forms import Fields, by_code, ends
from hasila.publish.data.record import Field, by_language
from hasila.publish.data.schema import listed, maybe, text, truth, whole, words
from hasila.publish.data.table import Column, Table, per_language, two_ends

ABOUT = {
    "figure": "key of the earlier figure of its publisher that is changed",
    "by": "how many it takes from that figure (below 0) or adds to it; no count of people",
    "net": "true where it is all that changed a running count since the report before",
    "known": "what the figure can be with this change and those before it",
}
AMENDMENT = (
    Field("figure", text(ABOUT["figure"])),
    Field("by", whole(ABOUT["by"])),
    Field("net", truth(ABOUT["net"])),
    Field("words", words("the words that state it"), by_language),
)
AMENDED_SUM = (
    Field("figures", listed("the earlier figures, with the changed one", text("key of a figure"))),
    Field("by", whole(ABOUT["by"])),
    Field("op", text("how the changed figures should stand to the later one: =, <= or >=")),
    Field("right", maybe(text("key of the later figure; null where fewer than nobody would be left"))),
)


def amendments_table(ledger: Ledger, site: Site) -> Table:
    """The changes in order of publication."""
    columns = (
        Column("report", "string", "id of the report that states it", True, refers="reports.id"),
        Column("number", "integer", "its place among those of the report, from 1", True, minimum=1),
        Column("on", "date", "day of that report", True),
        Column("figure", "string", ABOUT["figure"], True, refers="figures.key"),
        Column("by", "integer", ABOUT["by"], True),
        Column("net", "boolean", ABOUT["net"], True),
        *two_ends("known", ABOUT["known"]),
        *per_language("words", "the words that state it", site),
    )
    rows = tuple(_rows(ledger, site))
    return Table("amendments", "a signed change of an earlier figure", columns, ("report", "number"), rows)


def _rows(ledger: Ledger, site: Site) -> Iterator[Fields]:
    so_far: defaultdict[str, int] = defaultdict(int)
    for report in ledger.reports:
        for number, amendment in enumerate(report.amends, 1):
            so_far[amendment.figure] += amendment.by
            stated = ledger.figures[amendment.figure].interval
            yield _row(amendment, number, stated + exactly(so_far[amendment.figure]), site)


def _row(amendment: Amendment, number: int, known: Interval, site: Site) -> Fields:
    row: Fields = {"report": amendment.report, "number": number, "on": amendment.on.isoformat()}
    row |= {"figure": amendment.figure, "by": amendment.by, "net": amendment.net}
    row |= ends("known", known.meet(COUNT))
    return row | by_code("words", amendment.words, site)
