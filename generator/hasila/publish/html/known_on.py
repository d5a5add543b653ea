"""As known on a day: what a series had come to by the reports that were published until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from hasila.model.period import Moment
from hasila.model.report import Figure, Series
from hasila.publish.html.page_context import Link, PageContext


@dataclass(frozen=True, slots=True)
class Known:
    """The state of a series on the day of a report: the latest count then known, the day it ran to, and from how many
    reports."""

    id: str
    when: str
    iso: str
    stated: str
    until: str
    report: Link
    reports: str


def known(desk: PageContext, here: str, series: Series) -> tuple[Known, ...]:
    """One state for each day on which a report of ``series`` was published, in order of time."""
    return tuple(_state(desk, here, *one) for one in states(desk, series))


def states(desk: PageContext, series: Series) -> Iterator[tuple[Figure, Figure, int]]:
    """(the last figure published on a day, the one that runs furthest of all published by then, how many there were).

    A report may count to an earlier day than one before it did: then the latest count is still the earlier report's.
    """
    published = sorted(
        (desk.ledger.figures[key] for key in series.points), key=lambda one: _moment(desk, one)
    )
    for n, figure in enumerate(published, start=1):
        day = _moment(desk, figure)[0].day
        if n == len(published) or _moment(desk, published[n])[0].day != day:
            yield figure, max(published[:n], key=lambda one: (one.set.period.end, _moment(desk, one))), n


def _moment(desk: PageContext, figure: Figure) -> tuple[Moment, str]:
    return desk.index.reports[figure.report].published, figure.key


def _state(desk: PageContext, here: str, said: Figure, latest: Figure, n: int) -> Known:
    day = desk.index.reports[said.report].published.day
    return Known(
        id=f"known-{day.isoformat()}",
        when=desk.voice.day(day),
        iso=day.isoformat(),
        stated=desk.voice.stated(latest),
        until=desk.voice.day(latest.set.period.end.day),
        report=desk.link(here, desk.teller.report_name(latest.report), desk.figure_path(latest.key)),
        reports=desk.voice.ngettext("{n} report", "{n} reports", n).format(n=desk.voice.number(n)),
    )
