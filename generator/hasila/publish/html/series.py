"""Series: the list, and for each its chart, its table, its falls, and the counts of others for the same set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from hasila.model.drawing import Chart, Point
from hasila.model.page import Page
from hasila.model.report import Figure, Series, is_one_number, is_range
from hasila.publish.html.figures import conflict_links, difference
from hasila.publish.html.known_on import Known, known
from hasila.publish.html.page_context import Link, PageContext, PageLayout, relative
from hasila.publish.slices import SeriesListSlice, SeriesSlice


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series in a list, with its latest figure."""

    link: Link
    publisher: str
    since: str
    latest: str
    when: str
    points: str


@dataclass(frozen=True, slots=True)
class SeriesList:
    frame: PageLayout
    title: str
    groups: tuple[tuple[str, tuple[SeriesLine, ...]], ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One report of a series. ``change`` is ours; ``fell`` is a word where the count states less than before."""

    id: str
    when: str
    iso: str
    report: Link
    stated: str
    interval: str
    change: str
    fell: str
    conflicts: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class SeriesView:
    frame: PageLayout
    title: str
    phrase: str
    publisher: str
    latest: str
    latest_interval: str
    latest_when: str
    start_note: str
    chart: Chart
    steps: tuple[Step, ...]
    known: tuple[Known, ...]
    others: tuple[SeriesLine, ...]
    beside: tuple[tuple[str, Chart], ...]
    starts: tuple[SeriesLine, ...]


def series_page(context: PageContext, slice_: SeriesSlice) -> Page:
    """The page of one series."""
    path = f"series/{slice_.series.id}.html"
    view = _view(context, path, slice_)
    return context.page(path, "series.html", view.title, view)


def series_list_page(context: PageContext, slice_: SeriesListSlice) -> Page:
    """The list of all series, by publisher and start."""
    here, title = "series/index.html", context("Series")
    groups: dict[tuple[str, str], list[Series]] = defaultdict(list)
    for series in slice_.series:
        groups[series.publisher, series.anchor].append(series)
    named = tuple(
        (_group_name(context, held[0]), series_lines(context, here, held)) for held in groups.values()
    )
    view = SeriesList(context.frame(here, title), title, named)
    return context.page(here, "series_list.html", title, view)


def _group_name(context: PageContext, series: Series) -> str:
    """The publisher of ``series`` and its start."""
    when = context.teller.when(context.ledger.figures[series.points[0]].set.period)
    publisher = context.teller.publisher(series.publisher)
    return context("{publisher}, {when}").format(publisher=publisher, when=when)


def series_lines(context: PageContext, here: str, series: Iterable[Series]) -> tuple[SeriesLine, ...]:
    return tuple(series_line(context, here, line) for line in series)


def series_line(context: PageContext, here: str, series: Series) -> SeriesLine:
    last = context.ledger.figures[series.points[-1]]
    return SeriesLine(
        link=context.link(here, short_name(context, series), context.series_path(series.id)),
        publisher=context.teller.short(series.publisher),
        since=context.teller.when(context.ledger.figures[series.points[0]].set.period),
        latest=context.voice.stated(last),
        when=context.voice.day(context.ledger.reports[last.report].published.day),
        points=context.voice.number(len(series.points)),
    )


def short_name(context: PageContext, series: Series) -> str:
    """What a series counts and where, without its start and its publisher."""
    teller = context.teller
    more = [
        *([teller.population(series.population)] if series.population else []),
        *([teller.where(series.where)] if series.where else []),
        *([teller.cause(series.cause)] if series.cause else []),
    ]
    first = context("{measure}: {who}").format(
        measure=teller.measure(series.measure), who=teller.who(series.who)
    )
    return context.voice.listed([first, *more])


def _view(context: PageContext, here: str, slice_: SeriesSlice) -> SeriesView:
    series, others = slice_.series, slice_.others
    figures = [context.ledger.figures[key] for key in series.points]
    title, last = short_name(context, series), figures[-1]
    return SeriesView(
        frame=context.frame(here, title, ("chart",)),
        title=title,
        phrase=context.series_name(series),
        publisher=context.teller.publisher(series.publisher),
        latest=context.voice.stated(last),
        latest_interval=context.can_be(last),
        latest_when=context.voice.day(context.ledger.reports[last.report].published.day),
        start_note=_start_note(context, series),
        chart=series_chart(context, here, series),
        steps=tuple(
            _step(context, here, now, before) for before, now in zip([None, *figures], figures, strict=False)
        ),
        known=known(context, here, series) if len(figures) > 1 else (),
        others=series_lines(context, here, others),
        beside=tuple(
            (context.teller.publisher(other.publisher), series_chart(context, here, other))
            for other in others
            if len(other.points) > 1
        ),
        starts=series_lines(context, here, slice_.starts),
    )


def _start_note(context: PageContext, series: Series) -> str:
    named = context.ledger.vocabulary.periods.get(series.anchor)
    return context.voice.text(named.note) if named else ""


def _step(context: PageContext, here: str, now: Figure, before: Figure | None) -> Step:
    report = context.ledger.reports[now.report]
    return Step(
        id=f"on-{report.id}-{now.id}",
        when=context.voice.day(report.published.day),
        iso=report.published.day.isoformat(),
        report=context.link(
            here, context.voice.text(report.title) or report.id, context.figure_path(now.key)
        ),
        stated=context.voice.stated(now),
        interval=context.can_be(now),
        change=difference(context, now, before) if before else context("first report"),
        fell=context("less than before") if before and _fell(now, before) else "",
        conflicts=conflict_links(context, here, now.key),
    )


def _fell(now: Figure, before: Figure) -> bool:
    if now.number is None or before.number is None:
        return False
    highest = now.number if is_one_number(now) else now.interval.high
    return highest is not None and highest < before.number


def series_chart(context: PageContext, here: str, series: Series) -> Chart:
    """The course of ``series``, its start as a line across it; every number of it stands in the summary too."""
    points = tuple(_point(context, here, key) for key in series.points)
    told = (_on_day(context, key, point.when) for key, point in zip(series.points, points, strict=True))
    return Chart(
        id=f"chart-{series.id}",
        title=context.series_name(series),
        summary=context("; ").join(told),
        points=points,
        direction=context.language.direction,
        edges=((series.start, context("start of the count")),),
        calendar=_calendar(context, series.start, points[-1].day),
        key=_key(context),
        numerals=context.numerals,
    )


def _on_day(context: PageContext, key: str, when: str) -> str:
    """One point of the text alternative."""
    stated = context.voice.aloud(context.ledger.figures[key])
    return context("{stated} on {day}").format(stated=stated, day=when)


def _point(context: PageContext, here: str, key: str) -> Point:
    figure = context.ledger.figures[key]
    published = context.ledger.reports[figure.report].published
    return Point(
        day=published.day,
        order=published.order,
        number=figure.number,
        interval=figure.interval,
        label=context.voice.stated(figure),
        when=context.voice.day(published.day),
        href=relative(context.at(here), context.figure_path(key)),
        conflict=context.ledger.disputed[key],
        range=is_range(figure),
    )


_MOST_MONTHS = 240
"""Months that an axis chooses its dates from; a course of more than forty years names every second, third … of them."""


def _calendar(context: PageContext, start: date, end: date) -> tuple[tuple[date, str], ...]:
    """The first day of each month of a longer course; for a short one the axis names the days of the reports."""
    if (end - start).days < 75:
        return ()
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months[:: max(1, len(months) // _MOST_MONTHS)])
    return tuple((day, context.voice.month(day)) for day in days)


def _key(context: PageContext) -> tuple[tuple[str, str], ...]:
    return (
        ("exact", context("a plain number")),
        ("open", context("at least, or more than")),
        ("range", context("a range: both ends were published")),
        ("rounded", context("about, or up to")),
        ("unstated", context("not stated")),
        ("conflict", context("in an open finding")),
    )
