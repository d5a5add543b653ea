"""As known on a day: the count of a series by the reports that were published until then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from itertools import groupby

from hasila.model.data_class import dataclass
from hasila.model.period import Moment
from hasila.model.report import Figure
from hasila.publish.html.page_context import Link, PageContext
from hasila.publish.slices import SeriesRows


@dataclass(frozen=True, slots=True)
class KnownCount:
    """The state of a series on the day of a report: the latest count then known, the day it ran to, and
    from how many reports."""

    id: str
    when: str
    iso: str
    stated: str
    until: str
    report: Link
    reports: str


def known(context: PageContext, here: str, rows: SeriesRows) -> tuple[KnownCount, ...]:
    """One state for each day on which a report of ``rows`` was published, in order of time.

    None where each of these reports told the latest count of its day: then the rows themselves say what was
    known on it."""
    states = tuple(_states(context, rows))
    if all(state.is_own for state in states):
        return ()
    return tuple(_known(context, here, state) for state in states)


@dataclass(frozen=True, slots=True)
class PublishedState:
    """A day of publication, the figure that runs furthest of all published by then, and the number of these
    figures. ``is_own`` where it is the only figure that was published on that day."""

    day: date
    latest: Figure
    reports: int
    is_own: bool


def _states(context: PageContext, rows: SeriesRows) -> Iterator[PublishedState]:
    """The state on each day of publication. A report may count to an earlier day than one before it did:
    then the latest count is still the earlier report's."""
    figures = (context.ledger.figures[key] for key in rows.points)
    published = sorted(figures, key=lambda figure: _moment(context, figure))
    latest = context.ledger.figures[rows.latest] if rows.latest else published[0]
    reports = rows.earlier
    for day, of_day in groupby(published, key=lambda figure: _day(context, figure)):
        new = list(of_day)
        latest = max(latest, *new, key=lambda figure: _course(context, figure))
        reports += len(new)
        yield PublishedState(day, latest, reports, new == [latest])


def _course(context: PageContext, figure: Figure) -> tuple[Moment, tuple[Moment, str]]:
    """The order of the counts of a series: by the end of what they count, then by publication."""
    return figure.set.period.end, _moment(context, figure)


def _moment(context: PageContext, figure: Figure) -> tuple[Moment, str]:
    return context.report_of(figure).published, figure.key


def _day(context: PageContext, figure: Figure) -> date:
    return context.report_of(figure).published.day


def _known(context: PageContext, here: str, state: PublishedState) -> KnownCount:
    translator = context.translator
    latest = state.latest
    end = latest.set.period.end
    iso = state.day.isoformat()
    published = context.report_of(latest).published
    moment = published if published.day == state.day else Moment(state.day)
    report = context.writer.report_name(latest.report)
    reports = translator.ngettext("{n} report", "{n} reports", state.reports)
    number = translator.number(state.reports)
    return KnownCount(
        id=f"known-{iso}",
        when=translator.known_day(moment),
        iso=iso if moment.precision == "day" else "",
        stated=translator.stated(latest),
        until=translator.known_day(end),
        report=context.figure_link(here, report, latest.key),
        reports=reports.format(n=number),
    )
