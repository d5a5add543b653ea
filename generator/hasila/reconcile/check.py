"""Check what the words leave open: numbers in the prose that nobody marked, and reasons that close nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from hasila.model.bounds import MOST_DAYS
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Ledger, Report
from hasila.model.site import Site

CONFIGURATION = "site_src/site.yaml"


def check(reports: Iterable[Report]) -> tuple[Diagnostic, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an error."""
    reports = tuple(reports)
    found = [mistake for report in reports for prose in report.prose.values() for mistake in prose.unmarked]
    return tuple(sorted((*found, *too_far(reports))))


def too_far(reports: tuple[Report, ...]) -> Iterator[Diagnostic]:
    """Figures that count too many days; a report that itself lies far from all others is told of elsewhere."""
    days = sorted(report.published.day for report in reports)
    middle, told = days[(len(days) - 1) // 2] if days else date.min, set[date]()
    for report in reports:
        if abs((report.published.day - middle).days) <= MOST_DAYS:
            yield from _too_long(report, told)


def _too_long(report: Report, told: set[date]) -> Iterator[Diagnostic]:
    for figure in report.figures:
        start, end = figure.set.period.start, figure.set.period.end.day
        if (end - start).days > MOST_DAYS and start not in told:
            told.add(start)  # the day of a named period stands behind many figures
            yield _too_far(
                figure.place, f"`{figure.id}` counts from {start} to {end}, more than {_YEARS} years"
            )


_YEARS = MOST_DAYS * 100 // 36_525


def _too_far(place: Location, message: str) -> Diagnostic:
    return Diagnostic(
        place, "too-far", "error", message, "look for a slip in the year, or a year of another calendar"
    )


def idle_explanations(ledger: Ledger) -> Iterator[Diagnostic]:
    """``explained:`` that speaks of no finding: the matter was mended, or the reason stands beside another figure."""
    closing = [one.closure.explained for one in ledger.findings if one.closure]
    for one in (one for report in ledger.reports for one in report.explained):
        if one not in closing:
            yield Diagnostic(
                one.place, "explains-nothing", "warning", "`explained` closes no finding",
                "take it away, or put it beside a figure of the finding (`hasila check` lists them)",
            )  # fmt: skip


def missing_address(site: Site) -> Iterator[Diagnostic]:
    """A note where the site does not know its public address; nothing is wrong with a site that is only read in a folder."""
    if not site.address:
        yield Diagnostic(
            Location(CONFIGURATION), "no-address", "note",
            "the site does not know its public address: no canonical links, no sitemap.xml, no pictures for shared links",
            "add `address: https://…/`, or build with `hasila build --address https://…/`",
        )  # fmt: skip
