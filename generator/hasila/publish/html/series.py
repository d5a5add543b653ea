"""Series: the list, and for each its chart, its table, its falls, and the counts of others for the same
set."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from hasila.model.data_class import dataclass
from hasila.model.drawing import Chart, Point
from hasila.model.page import Page
from hasila.model.report import CountKind, Figure, Series, SeriesKind, is_range
from hasila.publish.charts.marks import kind_of
from hasila.publish.charts.sparkline import Course, sparkline
from hasila.publish.data.series import point_value
from hasila.publish.html.compare_words import MOST_COMPARED, CompareWords, compare_words, mark_meanings
from hasila.publish.html.figures import conflict_links, difference, printed
from hasila.publish.html.known_on import KnownCount, known
from hasila.publish.html.list_links import PageLinks, page_links
from hasila.publish.html.months import first_day, month_number
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.series_script import FEWEST, SeriesCourse, ShownPoint
from hasila.publish.slices import SeriesListSlice, SeriesRows, SeriesSlice


@dataclass(frozen=True, slots=True)
class SeriesLine:
    """A series in a list, with its latest figure; ``course`` is the path of its course, empty where none is
    drawn. ``id`` is that of the series."""

    id: str
    link: Link
    publisher: str
    since: str
    latest: str
    when: str
    points: str
    course: str = ""


@dataclass(frozen=True, slots=True)
class SeriesList:
    """All series by publisher and start. ``compared`` is what the page needs to draw several in one picture,
    ``None`` where fewer than two have a course."""

    frame: PageLayout
    title: str
    groups: tuple[SeriesGroup, ...]
    compared: CompareWords | None


@dataclass(frozen=True, slots=True)
class SeriesGroup:
    """The series of one publisher and one start. ``single`` are those that only one report states; ``folded``
    says how many these are."""

    name: str
    courses: tuple[SeriesLine, ...]
    single: tuple[SeriesLine, ...]
    folded: str


@dataclass(frozen=True, slots=True)
class SeriesRow:
    """One report of a series. ``change`` is ours; ``fell`` is a word where the count states less than
    before."""

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
    """One series. ``others`` count the same set for other publishers, ``beside`` are their charts;
    ``starts`` are series with another first day. ``course`` are its points for the picture of several series,
    to which ``compare`` leads; both are ``None`` where one report alone states it."""

    frame: PageLayout
    title: str
    phrase: str
    publisher: str
    latest: str
    latest_interval: str
    latest_when: str
    start_note: str
    chart: Chart
    pages: PageLinks
    steps: tuple[SeriesRow, ...]
    known: tuple[KnownCount, ...]
    others: tuple[SeriesLine, ...]
    beside: tuple[tuple[str, Chart], ...]
    starts: tuple[SeriesLine, ...]
    course: SeriesCourse | None
    compare: str


def series_page(context: PageContext, slice_: SeriesSlice) -> Page:
    """The page of one series."""
    path = f"series/{slice_.series.id}.html"
    view = _view(context, path, slice_)
    return context.page(path, "series.html", view.title, view)


def series_list_page(context: PageContext, slice_: SeriesListSlice) -> Page:
    """The list of all series, by publisher and start."""
    here = "series/index.html"
    title = context("Series")
    courses = [series for series in slice_.series if len(series.points) >= FEWEST]
    groups = tuple(_groups(context, here, slice_))
    if len(courses) < FEWEST:
        view = SeriesList(context.frame(here, title), title, groups, None)
    else:
        frame = context.frame(here, title, ("chart", "compare"), ("compare",))
        view = SeriesList(frame, title, groups, compare_words(context))
    return context.page(here, "series_list.html", title, view)


def _groups(context: PageContext, here: str, slice_: SeriesListSlice) -> Iterator[SeriesGroup]:
    """The series of one publisher and one start, under their common name."""
    courses = dict(zip((series.id for series in slice_.series), slice_.courses, strict=True))
    groups = defaultdict(list)
    for series in slice_.series:
        groups[series.publisher, series.anchor].append(series)
    for group in groups.values():
        yield _group(context, here, group, courses)


def _group(
    context: PageContext, here: str, group: Sequence[Series], courses: Mapping[str, Course]
) -> SeriesGroup:
    longer = [series for series in group if len(series.points) >= FEWEST]
    single = [series for series in group if len(series.points) < FEWEST]
    n = len(single)
    message = context.translator.ngettext(
        "{n} series that one report states", "{n} series that one report each states", n
    )
    drawn = (
        replace(series_line(context, here, series), course=sparkline(courses[series.id])) for series in longer
    )
    return SeriesGroup(
        name=_group_name(context, group[0]),
        courses=tuple(drawn),
        single=series_lines(context, here, single),
        folded=message.format(n=context.translator.number(n)) if n else "",
    )


def _group_name(context: PageContext, series: Series) -> str:
    """The publisher of ``series`` and its start."""
    publisher = context.writer.publisher(series.publisher)
    since = _since(context, series)
    return context("{publisher}, {when}").format(publisher=publisher, when=since)


def _since(context: PageContext, series: Series) -> str:
    """Since when a running total counts; of a level and of windows how they are counted."""
    first = context.ledger.figures[series.points[0]]
    return context.writer.periods.course(series.kind, first.set.period)


def series_lines(context: PageContext, here: str, series: Iterable[Series]) -> tuple[SeriesLine, ...]:
    """Series as lines of a list, in their order."""
    return tuple(series_line(context, here, line) for line in series)


def series_line(context: PageContext, here: str, series: Series) -> SeriesLine:
    """A series as a line of a list."""
    translator = context.translator
    last = context.ledger.figures[series.points[-1]]
    report = context.report_of(last)
    name = short_name(context, series)
    publisher = context.writer.source_of(last)
    points = translator.number(len(series.points))
    link = context.series_link(here, name, series.id)
    return SeriesLine(
        id=series.id,
        link=link,
        publisher=publisher,
        since=_since(context, series),
        latest=translator.stated(last),
        when=context.day_of(report),
        points=points,
    )


def full_name(context: PageContext, series: Series) -> str:
    """What tells a series from every other: whom it counts and where, since when, and who counts."""
    phrases = (short_name(context, series), _since(context, series))
    name = context.translator.listed(phrases)
    publisher = context.writer.publisher(series.publisher)
    return context("{title} ({report})").format(title=name, report=publisher)


def short_name(context: PageContext, series: Series) -> str:
    """The people that a series counts and the place, without its start and its publisher."""
    writer = context.writer
    measure = writer.measure(series.measure)
    who = writer.category(series.category)
    phrases = [context("{measure}: {who}").format(measure=measure, who=who)]
    if series.population:
        phrases.append(writer.population(series.population))
    if series.where:
        phrases.append(writer.where(series.where))
    if series.cause:
        phrases.append(writer.cause(series.cause))
    return context.translator.listed(phrases)


def _view(context: PageContext, here: str, slice_: SeriesSlice) -> SeriesView:
    series = slice_.series
    title = short_name(context, series)
    last = context.ledger.figures[series.points[-1]]
    report = context.report_of(last)
    whole = full_name(context, series)
    frame = context.frame(here, whole, ("chart",), ("chart",))
    publisher = context.writer.publisher(series.publisher)
    latest = context.translator.stated(last)
    steps = series_rows(context, here, slice_.rows, series.breaks)
    pages = page_links(context, here, slice_.rows.pages)
    others = series_lines(context, here, slice_.others)
    beside = tuple(_beside(context, here, slice_.others))
    starts = series_lines(context, here, slice_.starts)
    return SeriesView(
        frame=frame,
        title=title,
        phrase=context.series_name(series),
        publisher=publisher,
        latest=latest,
        latest_interval=context.can_be(last),
        latest_when=context.writer.report_name(report.id),
        start_note=_start_note(context, series),
        chart=series_chart(context, here, series),
        pages=pages,
        steps=steps,
        known=known(context, here, slice_.rows),
        others=others,
        beside=beside,
        starts=starts,
        course=_course(context, here, series),
        compare=_compared(slice_),
    )


def _compared(slice_: SeriesSlice) -> str:
    """The list of series, opened at the picture of this series with those of other publishers; empty where
    the series has no course."""
    every = (slice_.series, *slice_.others)
    ids = [series.id for series in every if len(series.points) >= FEWEST]
    if slice_.series.id not in ids:
        return ""
    return f"index.html#series={','.join(ids[:MOST_COMPARED])}"


def _course(context: PageContext, here: str, series: Series) -> SeriesCourse | None:
    """The points of ``series`` for the picture of several."""
    if len(series.points) < FEWEST:
        return None
    points = tuple(_shown_point(context, here, series, key) for key in series.points)
    name = short_name(context, series)
    since = _since(context, series)
    publisher = context.writer.publisher(series.publisher)
    return SeriesCourse(series.id, name, since, publisher, points)


def _shown_point(context: PageContext, here: str, series: Series, key: str) -> ShownPoint:
    figure = context.ledger.figures[key]
    report = context.report_of(figure)
    point = _point(context, here, key)
    return ShownPoint(
        row=point_value(figure, report.published),
        label=point.label,
        when=point.when,
        mark=kind_of(point),
        anew=key in series.breaks,
        conflict=point.conflict,
    )


def _beside(context: PageContext, here: str, others: Iterable[Series]) -> Iterator[tuple[str, Chart]]:
    """The courses of series of other publishers, where there is more than one report."""
    for other in others:
        if len(other.points) > 1:
            publisher = context.writer.publisher(other.publisher)
            yield publisher, series_chart(context, here, other)


def _start_note(context: PageContext, series: Series) -> str:
    named = context.ledger.vocabulary.periods.get(series.anchor)
    return context.translator.text(named.note) if named else ""


def series_rows(
    context: PageContext, here: str, rows: SeriesRows, breaks: Collection[str]
) -> tuple[SeriesRow, ...]:
    """The rows of one page of a series; the count begins anew at the figures ``breaks`` (keys)."""
    keys = (rows.before, *rows.points)
    figures = (context.ledger.figures[key] if key else None for key in keys)
    steps = pairwise(figures)
    return tuple(_step(context, here, now, before, now.key in breaks) for before, now in steps if now)


def _step(context: PageContext, here: str, now: Figure, before: Figure | None, anew: bool) -> SeriesRow:
    """A row: ``before`` is the figure before it, if there is one, with which one ``anew`` is not compared."""
    report = context.report_of(now)
    change = context("counted anew") if anew else context("first report")
    fell = ""
    if before is not None and not anew:
        change = difference(context, now, before)
        fell = context("less than before") if _only_rises(now) and _fell(now, before) else ""
    iso = context.iso_of(report)
    title = context.title_of(report)
    stated = context.translator.stated(now)
    id_ = f"on-{report.id}-{now.id}"
    conflicts = conflict_links(context, here, now.key)
    return SeriesRow(
        id=id_,
        when=context.day_of(report),
        iso=iso,
        report=context.figure_link(here, title, now.key),
        stated=stated,
        interval=context.can_be(now),
        change=change,
        fell=fell,
        conflicts=conflicts,
    )


def _only_rises(figure: Figure) -> bool:
    counted = figure.set
    return counted.period.cumulative and counted.kind is CountKind.COUNT


def _fell(now: Figure, before: Figure) -> bool:
    """True where ``now`` is less than ``before``, whatever inexact numbers stand for."""
    if now.number is None or before.number is None:
        return False
    highest, lowest = printed(now).high, printed(before).low
    return highest is not None and lowest is not None and highest < lowest


def series_chart(context: PageContext, here: str, series: Series) -> Chart:
    """The course of ``series``, its start as a line across it; every number of it stands in the summary
    too, of a long one those of :func:`_told`."""
    points = [_point(context, here, key) for key in series.points]
    course = [_on_day(context, key) for key in _told(context, series)]
    edges = tuple(_edges(context, series))
    summary = context("; ").join(course)
    latest = points[-1]
    calendar = _calendar(context, series.start, latest.day)
    return Chart(
        id=f"chart-{series.id}",
        title=context.series_name(series),
        summary=summary,
        points=tuple(points),
        direction=context.language.direction,
        edges=edges,
        calendar=calendar,
        key=tuple(mark_meanings(context).items()),
        numerals=context.numerals,
    )


def _edges(context: PageContext, series: Series) -> Iterator[tuple[date, str]]:
    """The lines across a chart: where the count begins, and where it begins anew."""
    if series.kind is SeriesKind.CUMULATIVE:
        yield series.start, context("start of the count")
    for key in series.breaks:
        report = context.report_of(context.ledger.figures[key])
        yield report.published.day, context("counted anew")


MOST_TOLD = 120
"""Points in the summary of a chart: a longer text is of no use to those who have it read to them. All stand
in the tables."""


def _told(context: PageContext, series: Series) -> list[str]:
    """The points that the summary of a chart names: all; of a long course the first, the last, and those in
    an open finding, the newest of them."""
    keys = series.points
    if len(keys) <= MOST_TOLD:
        return list(keys)
    disputed = [key for key in keys[1:-1] if context.ledger.disputed[key]]
    return [keys[0], *disputed[2 - MOST_TOLD :], keys[-1]]


def _on_day(context: PageContext, key: str) -> str:
    """One point of the text alternative."""
    figure = context.ledger.figures[key]
    stated = context.translator.aloud(figure)
    report = context.report_of(figure)
    day = context.translator.some_day(report.published)
    return context("{stated} on {day}").format(stated=stated, day=day)


def _point(context: PageContext, here: str, key: str) -> Point:
    ledger = context.ledger
    figure = ledger.figures[key]
    report = context.report_of(figure)
    published = report.published
    label = context.translator.stated(figure)
    link = context.figure_link(here, label, key)
    return Point(
        day=published.day,
        order=published.order,
        number=figure.number,
        interval=figure.interval,
        label=label,
        when=context.day_of(report),
        href=link.href,
        conflict=ledger.disputed[key],
        range=is_range(figure),
    )


_SHORT = 75
"""Days: a course that is shorter names the days of its reports along the axis."""

_MOST_MONTHS = 240
"""Months that an axis chooses its dates from; a course of more than forty years names every second, third …
of them."""


def _calendar(context: PageContext, start: date, end: date) -> tuple[tuple[date, str], ...]:
    """The first day of each month of a longer course; for a short one the axis names the days of the
    reports."""
    if (end - start).days < _SHORT:
        return ()
    after = month_number(start) + 1
    months = range(after, month_number(end) + 1)
    step = max(1, len(months) // _MOST_MONTHS)
    days = (first_day(month) for month in months[::step])
    translator = context.translator
    return tuple((day, translator.month(day)) for day in days)
