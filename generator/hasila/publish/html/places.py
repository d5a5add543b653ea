"""Places: a page for each, and the map of all. A place without known coordinates is listed, never placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from hasila.model.drawing import Map, MapFilter, Marker, PlaceEvent
from hasila.model.page import Page
from hasila.model.report import Figure, Report
from hasila.model.vocabulary import PlaceName
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.page_context import Link, PageContext, PageLayout, relative
from hasila.publish.html.place_events import map_filter, months_of, sightings
from hasila.publish.i18n.values import size_of

SCRIPTS = ("static/leaflet/leaflet.js", "static/js/map.js")
"""What the map to move about in loads before its own script."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    frame: PageLayout
    title: str
    kind: str
    within: tuple[Link, ...]
    holds: tuple[Link, ...]
    map: Map | None
    moving: Link | None
    precision: str
    basis: str
    figures: tuple[FigureLine, ...]
    naming: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in a list. ``highest`` is its highest single count of people killed, as printed; both counts are empty where
    there is none."""

    link: Link
    precision: str
    highest: str
    figures: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of all places."""

    frame: PageLayout
    title: str
    map: Map
    placed: tuple[PlaceLine, ...]
    listed: tuple[PlaceLine, ...]
    interactive: Link


@dataclass(frozen=True, slots=True)
class InteractiveView:
    """The map to move about in. ``controls`` are the words of its controls; ``fallback`` and ``back`` are for a reader
    without JavaScript; ``root`` leads to the top of the site."""

    frame: PageLayout
    title: str
    intro: str
    fallback: str
    back: Link
    map: Map
    filter: MapFilter
    controls: Mapping[str, str]
    root: str
    scripts: tuple[str, ...]


def place_pages(desk: PageContext) -> Iterator[Page]:
    for place in desk.vocabulary.places.values():
        here, title = f"places/{place.id}.html", desk.teller.where(place.id)
        yield desk.page(here, "place.html", title, _view(desk, here, title, place))


def _view(desk: PageContext, here: str, title: str, place: PlaceName) -> PlaceView:
    map_ = _map(desk, here, f"map-{place.id}", title, (place,))
    return PlaceView(
        frame=desk.frame(here, title, ("map",)),
        title=title,
        kind=desk(place.kind),
        within=tuple(_link(desk, here, one) for one in place.within),
        holds=tuple(
            _link(desk, here, one.id) for one in desk.vocabulary.places.values() if place.id in one.within
        ),
        map=map_,
        moving=on_the_map(desk, here, map_) if _is_named(desk, place) else None,
        precision=precision(desk, place),
        basis=desk.voice.text(place.basis),
        figures=figure_lines(desk, here, desk.index.by_place.get(place.id, ())),
        naming=tuple(desk.report_link(here, one) for one in reversed(desk.index.naming.get(place.id, ()))),
    )


def _link(desk: PageContext, here: str, place: str) -> Link:
    return desk.link(here, desk.teller.where(place), desk.place_path(place))


def precision(desk: PageContext, place: PlaceName) -> str:
    """How well the place is known, in words."""
    if place.lat is None and place.precision == "area":
        return desk("a wider area, not on the map")
    if place.lat is None:
        return desk("no coordinates known, not on the map")
    return {
        "exact": desk("surveyed point"),
        "village": desk("the village, to about 2 km"),
        "approximate": desk("approximate, within some kilometres"),
        "area": desk("an area, not a point"),
    }.get(place.precision, place.precision)


def report_map(desk: PageContext, here: str, report: Report) -> Map | None:
    """The places that a report names, as far as they can be placed."""
    names = dict.fromkeys((*(f.set.where for f in report.figures if f.set.where), *report.places))
    places = [desk.vocabulary.places[name] for name in names if name in desk.vocabulary.places]
    return _map(desk, here, f"map-{report.id}", desk("Places in this report"), places)


def on_the_map(desk: PageContext, here: str, map_: Map | None) -> Link | None:
    """The interactive map, opened at the places of a small one."""
    if map_ is None:
        return None
    places = ",".join(marker.id for marker in map_.markers)
    return desk.link(
        here, desk("On the interactive map"), f"{desk.at('map-interactive.html')}#place={places}"
    )


def _map(desk: PageContext, here: str, name: str, title: str, places: Iterable[PlaceName]) -> Map | None:
    markers = tuple(
        _marker(desk, here, place) for place in places if place.lat is not None and place.lon is not None
    )
    return _drawn(desk, name, title, markers) if markers else None


def _drawn(desk: PageContext, name: str, title: str, markers: tuple[Marker, ...]) -> Map:
    return Map(
        id=name,
        title=title,
        summary=desk("; ").join(f"{one.label} ({one.precision_label})" for one in markers),
        markers=markers,
        names=desk.code,
        direction=desk.language.direction,
        scale=desk("{n} km"),
        numerals=desk.numerals,
    )


def _marker(
    desk: PageContext,
    here: str,
    place: PlaceName,
    size: int | None = None,
    detail: str = "",
    seen: tuple[PlaceEvent, ...] = (),
) -> Marker:
    return Marker(
        id=place.id,
        label=desk.teller.where(place.id),
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        precision=place.precision,
        precision_label=precision(desk, place),
        radius_km=place.radius_km,
        size=size,
        detail=detail,
        href=relative(desk.at(here), desk.place_path(place.id)),
        sightings=seen,
    )


def map_page(desk: PageContext) -> Iterator[Page]:
    """The map of all places that figures or reports name. The area of a circle is the highest single count of people
    killed that one report states for the place: nothing is added up, over reports least of all."""
    here, title = "map.html", desk("Map")
    named = _ordered(desk, (one for one in desk.vocabulary.places.values() if _is_named(desk, one)))
    months = months_of(desk)
    markers = tuple(
        _marker(desk, here, one, _size(desk, one), _figures(desk, one), tuple(sightings(desk, one, months)))
        for one in named
        if one.lat is not None
    )
    view = MapView(
        frame=desk.frame(here, title, ("map",)),
        title=title,
        map=_drawn(desk, "map-all", desk("All places"), markers),
        placed=tuple(_line(desk, here, one) for one in named if one.lat is not None),
        listed=tuple(_line(desk, here, one) for one in named if one.lat is None),
        interactive=desk.link(here, desk("Open the interactive map"), desk.at("map-interactive.html")),
    )
    yield desk.page(here, "map.html", title, view)
    if markers:
        yield _interactive(desk, markers, map_filter(desk, months))


def _highest(desk: PageContext, place: PlaceName) -> Figure | None:
    """The figure that states the highest number of people killed for just this place, a range by its middle;
    ``None`` where none does."""
    figures = desk.index.by_place.get(place.id, ())
    killed = [one for one in figures if one.set.measure == "killed" and one.number is not None]
    return max(killed, key=lambda one: size_of(one) or 0, default=None)


def _size(desk: PageContext, place: PlaceName) -> int | None:
    highest = _highest(desk, place)
    return size_of(highest) if highest else None


def _is_named(desk: PageContext, place: PlaceName) -> bool:
    return place.id in desk.index.by_place or place.id in desk.index.naming


def _ordered(desk: PageContext, places: Iterable[PlaceName]) -> list[PlaceName]:
    """``places`` with the highest counts first, else as the vocabulary has them: the same order in every language."""
    return sorted(places, key=lambda one: -(_size(desk, one) or 0))


def _line(desk: PageContext, here: str, place: PlaceName) -> PlaceLine:
    highest, n = _highest(desk, place), len(desk.index.by_place.get(place.id, ()))
    known = desk.voice.stated(highest) if highest else ""
    return PlaceLine(
        _link(desk, here, place.id), _known(desk, place), known, desk.voice.number(n) if n else ""
    )


def _known(desk: PageContext, place: PlaceName) -> str:
    """As :func:`precision`, in a list that says itself whether its places are on the map."""
    if place.lat is not None:
        return precision(desk, place)
    return desk("a wider area") if place.precision == "area" else desk("no coordinates known")


def _figures(desk: PageContext, place: PlaceName) -> str:
    figures: tuple[Figure, ...] = desk.index.by_place.get(place.id, ())
    n, highest = len(figures), _highest(desk, place)
    if highest:
        return desk("{figures}; highest count of killed: {n}").format(
            figures=_number_of_figures(desk, n), n=desk.voice.stated(highest)
        )
    return _number_of_figures(desk, n)


def _number_of_figures(desk: PageContext, n: int) -> str:
    return (
        desk.voice.ngettext("{n} figure", "{n} figures", n).format(n=desk.voice.number(n))
        if n
        else desk("named only")
    )


def _interactive(desk: PageContext, markers: tuple[Marker, ...], filter_: MapFilter) -> Page:
    """The map to move about in: the same places, and the only page whose content needs a script."""
    here, title = "map-interactive.html", desk("Interactive map")
    view = InteractiveView(
        frame=desk.frame(here, title, ("map",)),
        title=title,
        intro=desk(
            "The places that the reports name, as exactly as the sources give them. The area of a filled circle shows the highest single count in what is shown; with everything shown, of people killed; of a range, its middle."
        ),
        fallback=desk("This map needs JavaScript. "),
        back=desk.link(here, desk("The map without it"), desk.at("map.html")),
        map=_drawn(desk, "map-all", desk("All places"), markers),
        filter=filter_,
        controls={
            "more": desk("More"),
            "zoom_in": desk("Zoom in"),
            "zoom_out": desk("Zoom out"),
            "close": desk("Close"),
        },
        root=relative(desk.at(here), ""),
        scripts=(*(relative(desk.at(here), one) for one in SCRIPTS), "map-interactive.js"),
    )
    return desk.page(here, "map-interactive.html", title, view)
