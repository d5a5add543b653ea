"""As known on a day: what a series had come to by the reports that were published until then."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hasila.model.period import Moment
from hasila.model.report import Figure, Series
from hasila.publish.html.page_context import Link, PageContext


@dataclass(frozen=True, slots=True)
class Known:
    """The state of a series on the day of a report: the latest count then known, the day it ran to, and
    from how many reports."""

    id: str
    when: str
    iso: str
    stated: str
    until: str
    report: Link
    reports: str


def known(context: PageContext, here: str, series: Series) -> tuple[Known, ...]:
    """One state for each day on which a report of ``series`` was published, in order of time; none of a
    single report."""
    if len(series.points) == 1:
        return ()
    return tuple(_known(context, here, state) for state in _states(context, series))


@dataclass(frozen=True, slots=True)
class State:
    """The last figure published on a day, the one that runs furthest of all published by then, and how many
    there were."""

    said: Figure
    latest: Figure
    reports: int


def _states(context: PageContext, series: Series) -> Iterator[State]:
    """A report may count to an earlier day than one before it did: then the latest count is still the
    earlier report's."""
    figures = (context.ledger.figures[key] for key in series.points)
    published = sorted(figures, key=lambda figure: _moment(context, figure))
    latest = published[0]
    for n, figure in enumerate(published, start=1):
        latest = max(latest, figure, key=lambda figure: (figure.set.period.end, _moment(context, figure)))
        if n == len(published) or _day(context, published[n]) != _day(context, figure):
            yield State(figure, latest, n)


def _moment(context: PageContext, figure: Figure) -> tuple[Moment, str]:
    return context.report_of(figure).published, figure.key


def _day(context: PageContext, figure: Figure) -> date:
    return context.report_of(figure).published.day


def _known(context: PageContext, here: str, state: State) -> Known:
    voice = context.voice
    day = _day(context, state.said)
    latest = state.latest
    report = context.teller.report_name(latest.report)
    reports = voice.ngettext("{n} report", "{n} reports", state.reports)
    id_ = f"known-{day.isoformat()}"
    when = voice.day(day)
    stated = voice.stated(latest)
    until = voice.day(latest.set.period.end.day)
    return Known(
        id=id_,
        when=when,
        iso=day.isoformat(),
        stated=stated,
        until=until,
        report=context.figure_link(here, report, latest.key),
        reports=reports.format(n=voice.number(state.reports)),
    )
