"""The filters of the map: the months, measures and categories of what was said of each place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from hasila.model.drawing import MapFilter, PlaceEvent
from hasila.publish.html.months import first_day, month_number
from hasila.publish.html.page_context import PageContext
from hasila.publish.slices import MappedPlace, MapSlice, SaidOfPlace

_MOST_YEARS = 50


def months_of(places: Iterable[MappedPlace]) -> tuple[date, ...]:
    """The first day of each month from the first thing said of a place on the map to the last, without a
    gap; where that is more than fifty years, of each month of which something is said."""
    days = [said.day for place in places for said in place.said]
    if not days:
        return ()
    first = min(days)
    last = max(days)
    if last.year - first.year > _MOST_YEARS:
        months = {day.replace(day=1) for day in days}
        return tuple(sorted(months))
    numbers = range(month_number(first), month_number(last) + 1)
    return tuple(map(first_day, numbers))


def events_of(place: MappedPlace, months: tuple[date, ...]) -> Iterator[PlaceEvent]:
    """The events of ``place``, each thing once, in order of time."""
    numbered = {month: number for number, month in enumerate(months)}
    events = dict.fromkeys(_event(said, numbered) for said in place.said)
    yield from sorted(events, key=_in_order)


def _in_order(event: PlaceEvent) -> tuple[int, str, str, int]:
    return event.month, event.measure, event.category, event.number or 0


def _event(said: SaidOfPlace, numbered: Mapping[date, int]) -> PlaceEvent:
    month = said.day.replace(day=1)
    return PlaceEvent(numbered[month], said.measure, said.category, said.number)


def map_filter(context: PageContext, slice_: MapSlice, months: tuple[date, ...]) -> MapFilter:
    """The words of the form beside the interactive map, with only the measures and categories that occur."""
    writer = context.writer
    translator = context.translator
    named_months = ((f"{day:%Y-%m}", translator.month(day)) for day in months)
    measures = ((measure, writer.measure(measure)) for measure in slice_.measures)
    labelled = ((measure, label) for measure, label in measures if label)
    categories = ((category, writer.category(category)) for category in slice_.categories)
    return MapFilter(
        months=tuple(named_months),
        measures=tuple(labelled),
        categories=tuple(categories),
        title=context("Show only"),
        since=context("From"),
        until=context("To"),
        measure=context("What is counted"),
        category=context("Who"),
        any=context("everything"),
        reset=context("Show everything"),
        shown=context("Places shown: {n} of {all}"),
    )
