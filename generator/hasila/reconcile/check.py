"""Checks of what the words leave open: numbers in the prose that nobody marked, and reasons that close
nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from hasila.model.bounds import MOST_DAYS
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.report import Figure, Ledger, Report
from hasila.model.site import Site

CONFIGURATION = "site_src/site.yaml"
_YEARS = MOST_DAYS * 100 // 36_525


def check(reports: Iterable[Report]) -> tuple[Diagnostic, ...]:
    """All that is pointed out beyond what parsing found; none of it blocks publication unless it is an
    error."""
    reports = tuple(reports)
    found = list(too_far(reports))
    for report in reports:
        for prose in report.prose.values():
            found += prose.unmarked
    return tuple(sorted(found))


# Spans of days


def too_far(reports: tuple[Report, ...]) -> Iterator[Diagnostic]:
    """Figures that count too many days; a report that itself lies far from all others is pointed out
    elsewhere.

    A day that many figures begin on, as that of a named period, is pointed out once.
    """
    middle = _middle([report.published.day for report in reports])
    found: set[date] = set()
    for report in reports:
        if abs((report.published.day - middle).days) <= MOST_DAYS:
            for figure in report.figures:
                if _is_too_long(figure) and figure.set.period.start not in found:
                    found.add(figure.set.period.start)
                    yield _too_long(figure)


def _middle(days: Sequence[date]) -> date:
    """The middle one of ``days``, the earlier of two; any day where there are none."""
    in_order = sorted(days)
    return in_order[(len(in_order) - 1) // 2] if in_order else date.min


def _is_too_long(figure: Figure) -> bool:
    period = figure.set.period
    return (period.end.day - period.start).days > MOST_DAYS


def _too_long(figure: Figure) -> Diagnostic:
    period = figure.set.period
    span = f"from {period.start} to {period.end.day}"
    message = f"`{figure.id}` counts {span}, more than {_YEARS} years"
    hint = "look for a slip in the year, or a year of another calendar"
    return Diagnostic(figure.location, "too-far", "error", message, hint)


# Reasons and addresses


def idle_explanations(ledger: Ledger) -> Iterator[Diagnostic]:
    """``explained:`` that closes no finding: the matter was mended, or the reason stands beside another
    figure."""
    closing = [finding.closure.explained for finding in ledger.findings if finding.closure]
    hint = "take it away, or put it beside a figure of the finding (`hasila check` lists them)"
    for report in ledger.reports:
        for reason in report.explained:
            if reason not in closing:
                message = "`explained` closes no finding"
                yield Diagnostic(reason.location, "explains-nothing", "warning", message, hint)


def missing_address(site: Site) -> Iterator[Diagnostic]:
    """A note where the site does not know its public address; nothing is wrong with a site that is only read
    in a folder."""
    if not site.address:
        message = (
            "the site does not know its public address: no canonical links, no sitemap.xml, "
            "no pictures for shared links"
        )
        hint = "add `address: https://…/`, or build with `hasila build --address https://…/`"
        yield Diagnostic(Location(CONFIGURATION), "no-address", "note", message, hint)
