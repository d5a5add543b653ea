"""Check what the words leave open: numbers in the prose that nobody marked, and reasons that close nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import date

from generator.nouns.model import Ledger, Prose, Report
from generator.reading import numerals
from generator.site.config import Site
from generator.words.bounds import MOST_DAYS
from generator.words.mistake import Mistake, Place

CONFIGURATION = "site_src/site.yaml"
_MARK = re.compile(r"\[[^\[\]]*\]\([^()\s]*\)")
_CODE = re.compile(r"`[^`\n]*`")


def check(reports: Iterable[Report]) -> tuple[Mistake, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an error."""
    reports = tuple(reports)
    found = [
        mistake
        for report in reports
        for prose in report.prose.values()
        for mistake in unmarked_numbers(prose)
    ]
    return tuple(sorted((*found, *too_far(reports))))


def too_far(reports: tuple[Report, ...]) -> Iterator[Mistake]:
    """Reports that lie too many days from most others, and figures that count too many days."""
    days = sorted(report.published.day for report in reports)
    middle, told = days[(len(days) - 1) // 2] if days else date.min, set[date]()
    for report in reports:
        if abs((report.published.day - middle).days) > MOST_DAYS:
            yield _too_far(_first_line(report), f"{report.published.day} lies more than {_YEARS} years from {middle}, when most reports were published")
            continue
        for figure in report.figures:
            period = figure.set.period
            if (period.end.day - period.start).days > MOST_DAYS and period.start not in told:
                told.add(period.start)  # the day of a named period stands behind many figures
                yield _too_far(figure.place, f"`{figure.id}` counts from {period.start} to {period.end.day}, more than {_YEARS} years")


_YEARS = MOST_DAYS * 100 // 36_525


def _too_far(place: Place, message: str) -> Mistake:
    return Mistake(place, "too-far", "error", message, "look for a slip in the year, or a year of another calendar")


def _first_line(report: Report) -> Place:
    """The row of a table, or the file of a report."""
    row = min((mention.place for figure in report.figures for mention in figure.mentions), default=None)
    return row if row and not report.prose else Place(report.path)


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
