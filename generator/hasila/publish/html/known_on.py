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


def known(context: PageContext, here: str, series: Series) -> tuple[Known, ...]:
    """One state for each day on which a report of ``series`` was published, in order of time."""
    return tuple(_state(context, here, *one) for one in states(context, series))


def states(context: PageContext, series: Series) -> Iterator[tuple[Figure, Figure, int]]:
    """(the last figure published on a day, the one that runs furthest of all published by then, how many there were).

    A report may count to an earlier day than one before it did: then the latest count is still the earlier report's.
    """
    published = sorted(
        (context.ledger.figures[key] for key in series.points), key=lambda one: _moment(context, one)
    )
    for n, figure in enumerate(published, start=1):
        day = _moment(context, figure)[0].day
        if n == len(published) or _moment(context, published[n])[0].day != day:
            yield figure, max(published[:n], key=lambda one: (one.set.period.end, _moment(context, one))), n


def _moment(context: PageContext, figure: Figure) -> tuple[Moment, str]:
    return context.ledger.reports[figure.report].published, figure.key


def _state(context: PageContext, here: str, said: Figure, latest: Figure, n: int) -> Known:
    day = context.ledger.reports[said.report].published.day
    return Known(
        id=f"known-{day.isoformat()}",
        when=context.voice.day(day),
        iso=day.isoformat(),
        stated=context.voice.stated(latest),
        until=context.voice.day(latest.set.period.end.day),
        report=context.link(here, context.teller.report_name(latest.report), context.figure_path(latest.key)),
        reports=context.voice.ngettext("{n} report", "{n} reports", n).format(n=context.voice.number(n)),
    )
