"""Slips of an outlet that relays a publisher, seen on the publisher's own page of the same day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from hasila.model.report import CorrectionSet, ErrorPattern, Figure, Report
from hasila.reconcile.compare import axes

DROPPED = "qualifier dropped"


def with_own_page(
    corrections: Iterable[CorrectionSet], figures: Mapping[str, Figure], reports: Mapping[str, Report]
) -> tuple[CorrectionSet, ...]:
    """The corrections; where one changes a number that the publisher's own page of that day states with a
    qualifier, and within it, the outlet may have left the qualifier out."""
    return tuple(_with_own(correction, figures, reports) for correction in corrections)


def _with_own(
    correction: CorrectionSet, figures: Mapping[str, Figure], reports: Mapping[str, Report]
) -> CorrectionSet:
    if len(correction.figures) != 1:
        return correction
    figure = figures[correction.figures[0]]
    forced = correction.forced[figure.key]
    for own in _on_own_pages(figure, reports):
        possible = own.interval.meet(forced)
        if own.number == figure.number and own.interval != figure.interval and possible is not None:
            pattern = ErrorPattern(DROPPED, (own.key, figure.key), possible)
            return replace(correction, pattern=pattern)
    return correction


def _on_own_pages(figure: Figure, reports: Mapping[str, Report]) -> Iterator[Figure]:
    """The same count on the publisher's own pages of the day, where the report of ``figure`` is a relay's."""
    relay = reports[figure.report]
    if relay.via is None:
        return
    for report in reports.values():
        own = report.via is None and report.publisher == relay.publisher
        if own and report.published.day == relay.published.day:
            yield from (other for other in report.figures if _count_the_same(figure, other))


def _count_the_same(figure: Figure, other: Figure) -> bool:
    one, same = figure.set.period, other.set.period
    alike = axes(figure.set) == axes(other.set)
    return alike and one.start == same.start and one.end.day == same.end.day
