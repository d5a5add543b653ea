"""Check what the words leave open: numbers in the prose that nobody marked, and reasons that close nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from generator.nouns.model import Ledger, Prose, Report
from generator.reading import numerals
from generator.site.config import Site
from generator.words.mistake import Mistake, Place

CONFIGURATION = "site_src/site.yaml"
_MARK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_CODE = re.compile(r"`[^`\n]*`")


def check(reports: Iterable[Report]) -> tuple[Mistake, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an error."""
    found = [
        mistake
        for report in reports
        for prose in report.prose.values()
        for mistake in unmarked_numbers(prose)
    ]
    return tuple(sorted(found))


def idle_explanations(ledger: Ledger) -> Iterator[Mistake]:
    """``explained:`` that speaks of no finding: the matter was mended, or the reason stands beside another figure."""
    closing = [one.closure.explained for one in ledger.findings if one.closure]
    for one in (one for report in ledger.reports for one in report.explained):
        if one not in closing:
            yield Mistake(
                one.place, "explains-nothing", "warning", "`explained` closes no finding",
                "take it away, or put it beside a figure of the finding (`hasila check` lists them)",
            )  # fmt: skip


def missing_address(site: Site) -> Iterator[Mistake]:
    """A note where the site does not know its public address; nothing is wrong with a site that is only read in a folder."""
    if not site.address:
        yield Mistake(
            Place(CONFIGURATION), "no-address", "note",
            "the site does not know its public address: no canonical links, no sitemap.xml, no pictures for shared links",
            "add `address: https://…/`, or build with `hasila build --address https://…/`",
        )  # fmt: skip


def unmarked_numbers(prose: Prose) -> Iterator[Mistake]:
    """Numbers in the prose that are neither marked nor evidently a date, a duration or the like."""
    for numeral in numerals(_bare(prose.markdown), prose.language):
        if numeral.kind == "tally":
            before = prose.markdown[: numeral.start]
            place = Place(
                prose.path,
                prose.first_line + before.count("\n"),
                numeral.start - (before.rfind("\n") + 1) + 1,
            )
            hint = f"mark it with its figure, [{numeral.text}](#id), or as none of ours, [{numeral.text}](#-)"
            yield Mistake(
                place, "unmarked-number", "warning", f"the number “{numeral.text}” is not marked", hint
            )


def _bare(markdown: str) -> str:
    """The prose with every mark and code span blanked out, so that what is left keeps its place."""
    for pattern in (_CODE, _MARK):
        markdown = pattern.sub(lambda found: " " * (found.end() - found.start()), markdown)
    return markdown
