"""Series: the list, and for each its chart, its table, its falls, and the counts of others for the same set."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from hasila.model.drawing import Chart, Point
from hasila.model.page import Page
from hasila.model.report import Figure, Series, is_one_number, is_range
from hasila.publish.html.figures import conflict_links, difference
from hasila.publish.html.known_on import Known, known
from hasila.publish.html.page_context import Link, PageContext, PageLayout, relative


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


def series_pages(desk: PageContext) -> Iterator[Page]:
    """The list of all series, then a page for each."""
    yield _list(desk)
    for series in desk.ledger.series:
        path = f"series/{series.id}.html"
        view = _view(desk, path, series)
        yield desk.page(path, "series.html", view.title, view)


def _list(desk: PageContext) -> Page:
    here, title = "series/index.html", desk("Series")
    starts = dict.fromkeys((series.publisher, series.anchor) for series in desk.ledger.series)
    groups = tuple(
        (
            _group_name(desk, publisher, anchor),
            tuple(
                series_line(desk, here, one)
                for one in desk.ledger.series
                if (one.publisher, one.anchor) == (publisher, anchor)
            ),
        )
        for publisher, anchor in starts
    )
    return desk.page(here, "series_list.html", title, SeriesList(desk.frame(here, title), title, groups))


def _group_name(desk: PageContext, publisher: str, anchor: str) -> str:
    first = next(one for one in desk.ledger.series if (one.publisher, one.anchor) == (publisher, anchor))
    when = desk.teller.when(desk.ledger.figures[first.points[0]].set.period)
    return desk("{publisher}, {when}").format(publisher=desk.teller.publisher(publisher), when=when)


def series_line(desk: PageContext, here: str, series: Series) -> SeriesLine:
    last = desk.ledger.figures[series.points[-1]]
    return SeriesLine(
        link=desk.link(here, short_name(desk, series), desk.series_path(series.id)),
        publisher=desk.teller.short(series.publisher),
        since=desk.teller.when(desk.ledger.figures[series.points[0]].set.period),
        latest=desk.voice.stated(last),
        when=desk.voice.day(desk.index.reports[last.report].published.day),
        points=desk.voice.number(len(series.points)),
    )


def short_name(desk: PageContext, series: Series) -> str:
    """What a series counts and where, without its start and its publisher."""
    teller = desk.teller
    more = [
        *([teller.population(series.population)] if series.population else []),
        *([teller.where(series.where)] if series.where else []),
        *([teller.cause(series.cause)] if series.cause else []),
    ]
    first = desk("{measure}: {who}").format(
        measure=teller.measure(series.measure), who=teller.who(series.who)
    )
    return desk.voice.listed([first, *more])


def _view(desk: PageContext, here: str, series: Series) -> SeriesView:
    figures = [desk.ledger.figures[key] for key in series.points]
    title, last = short_name(desk, series), figures[-1]
    others = [
        one for one in desk.ledger.series if _same_set(one, series) and one.publisher != series.publisher
    ]
    return SeriesView(
        frame=desk.frame(here, title, ("chart",)),
        title=title,
        phrase=desk.series_name(series),
        publisher=desk.teller.publisher(series.publisher),
        latest=desk.voice.stated(last),
        latest_interval=desk.can_be(last),
        latest_when=desk.voice.day(desk.index.reports[last.report].published.day),
        start_note=_start_note(desk, series),
        chart=series_chart(desk, here, series),
        steps=tuple(
            _step(desk, here, now, before) for before, now in zip([None, *figures], figures, strict=False)
        ),
        known=known(desk, here, series) if len(figures) > 1 else (),
        others=tuple(series_line(desk, here, one) for one in others),
        beside=tuple(
            (desk.teller.publisher(one.publisher), series_chart(desk, here, one))
            for one in others
            if len(one.points) > 1
        ),
        starts=tuple(
            series_line(desk, here, one)
            for one in desk.ledger.series
            if _same_set(one, series) and one.publisher == series.publisher and one.id != series.id
        ),
    )


def _start_note(desk: PageContext, series: Series) -> str:
    named = desk.vocabulary.periods.get(series.anchor)
    return desk.voice.text(named.note) if named else ""


def _same_set(one: Series, other: Series) -> bool:
    """Whether two series count the same people at the same place, whoever counts them and since when."""
    return (one.measure, one.who, one.where, one.cause, one.population) == (
        other.measure,
        other.who,
        other.where,
        other.cause,
        other.population,
    )


def _step(desk: PageContext, here: str, now: Figure, before: Figure | None) -> Step:
    report = desk.index.reports[now.report]
    return Step(
        id=f"on-{report.id}-{now.id}",
        when=desk.voice.day(report.published.day),
        iso=report.published.day.isoformat(),
        report=desk.link(here, desk.voice.text(report.title) or report.id, desk.figure_path(now.key)),
        stated=desk.voice.stated(now),
        interval=desk.can_be(now),
        change=difference(desk, now, before) if before else desk("first report"),
        fell=desk("less than before") if before and _fell(now, before) else "",
        conflicts=conflict_links(desk, here, now.key),
    )


def _fell(now: Figure, before: Figure) -> bool:
    if now.number is None or before.number is None:
        return False
    highest = now.number if is_one_number(now) else now.interval.high
    return highest is not None and highest < before.number


def series_chart(desk: PageContext, here: str, series: Series) -> Chart:
    """The course of ``series``, its start as a line across it; every number of it stands in the summary too."""
    points = tuple(_point(desk, here, key) for key in series.points)
    told = (_on_day(desk, key, point.when) for key, point in zip(series.points, points, strict=True))
    return Chart(
        id=f"chart-{series.id}",
        title=desk.series_name(series),
        summary=desk("; ").join(told),
        points=points,
        direction=desk.language.direction,
        edges=((series.start, desk("start of the count")),),
        calendar=_calendar(desk, series.start, points[-1].day),
        key=_key(desk),
        numerals=desk.numerals,
    )


def _on_day(desk: PageContext, key: str, when: str) -> str:
    """One point of the text alternative."""
    stated = desk.voice.aloud(desk.ledger.figures[key])
    return desk("{stated} on {day}").format(stated=stated, day=when)


def _point(desk: PageContext, here: str, key: str) -> Point:
    figure = desk.ledger.figures[key]
    published = desk.index.reports[figure.report].published
    return Point(
        day=published.day,
        order=published.order,
        number=figure.number,
        interval=figure.interval,
        label=desk.voice.stated(figure),
        when=desk.voice.day(published.day),
        href=relative(desk.at(here), desk.figure_path(key)),
        conflict=key in desk.index.findings,
        range=is_range(figure),
    )


_MOST_MONTHS = 240
"""Months that an axis chooses its dates from; a course of more than forty years names every second, third … of them."""


def _calendar(desk: PageContext, start: date, end: date) -> tuple[tuple[date, str], ...]:
    """The first day of each month of a longer course; for a short one the axis names the days of the reports."""
    if (end - start).days < 75:
        return ()
    months = range(start.year * 12 + start.month, end.year * 12 + end.month)
    days = (date(month // 12, month % 12 + 1, 1) for month in months[:: max(1, len(months) // _MOST_MONTHS)])
    return tuple((day, desk.voice.month(day)) for day in days)


def _key(desk: PageContext) -> tuple[tuple[str, str], ...]:
    return (
        ("exact", desk("a plain number")),
        ("open", desk("at least, or more than")),
        ("range", desk("a range: both ends were published")),
        ("rounded", desk("about, or up to")),
        ("unstated", desk("not stated")),
        ("conflict", desk("in an open finding")),
    )
