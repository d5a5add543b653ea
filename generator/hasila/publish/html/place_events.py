"""What the map can be narrowed by: the months, measures and categories of what was said of each place."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from hasila.model.drawing import MapFilter, PlaceEvent
from hasila.model.report import Figure
from hasila.model.vocabulary import PlaceName
from hasila.publish.html.page_context import PageContext
from hasila.publish.i18n.values import size_of

_MOST_YEARS = 50


def months_of(desk: PageContext) -> tuple[date, ...]:
    """The first day of each month from the first thing said of a place on the map to the last, without a gap; where that
    is more than fifty years, of each month of which something is said."""
    days = [
        day
        for place in desk.vocabulary.places.values()
        if place.lat is not None
        for day, _ in _said(desk, place)
    ]
    if not days:
        return ()
    first, last = min(days), max(days)
    if last.year - first.year > _MOST_YEARS:
        return tuple(sorted({day.replace(day=1) for day in days}))
    numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
    return tuple(date(number // 12, number % 12 + 1, 1) for number in numbers)


def sightings(desk: PageContext, place: PlaceName, months: tuple[date, ...]) -> Iterator[PlaceEvent]:
    """What was said of ``place``, each thing once, in order of time."""
    numbered = {month: number for number, month in enumerate(months)}
    found = {_sighting(figure, numbered[day.replace(day=1)]): None for day, figure in _said(desk, place)}
    yield from sorted(found, key=lambda one: (one.month, one.measure, one.who, one.number or 0))


def _sighting(figure: Figure | None, month: int) -> PlaceEvent:
    return (
        PlaceEvent(month, figure.set.measure, figure.set.who, size_of(figure))
        if figure
        else PlaceEvent(month)
    )


def _said(desk: PageContext, place: PlaceName) -> Iterator[tuple[date, Figure | None]]:
    """(last day counted, figure) of each figure of the place; (day of publication, nothing) of reports that name it."""
    for figure in desk.index.by_place.get(place.id, ()):
        yield figure.set.period.end.day, figure
    for report in desk.index.naming.get(place.id, ()):
        yield report.published.day, None


def map_filter(desk: PageContext, months: tuple[date, ...]) -> MapFilter:
    """The words of the form beside the interactive map, with only the measures and categories that occur."""
    figures = [figure for place in desk.vocabulary.places for figure in desk.index.by_place.get(place, ())]
    measures = [
        (one, label)
        for one in desk.vocabulary.measures
        if (label := desk.teller.measure(one)) and any(f.set.measure == one for f in figures)
    ]
    whos = [
        (one, desk.teller.who(one))
        for one in desk.vocabulary.categories
        if any(f.set.who == one for f in figures)
    ]
    return MapFilter(
        months=tuple((day.strftime("%Y-%m"), desk.voice.month(day)) for day in months),
        measures=tuple(measures),
        whos=tuple(whos),
        title=desk("Show only"),
        since=desk("From"),
        until=desk("To"),
        measure=desk("What is counted"),
        who=desk("Who"),
        any=desk("everything"),
        reset=desk("Show everything"),
        shown=desk("Places shown: {n} of {all}"),
    )
