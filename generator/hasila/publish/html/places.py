"""Places: a page for each, and the map of all. A place without known coordinates is listed, never placed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from hasila.model.address import relative
from hasila.model.data_class import dataclass
from hasila.model.drawing import Map, MapFilter, Marker
from hasila.model.page import Page
from hasila.model.report import Report
from hasila.model.vocabulary import PlaceName
from hasila.publish.html.figures import FigureLine, figure_lines
from hasila.publish.html.list_links import PageLinks, page_links
from hasila.publish.html.page_context import Link, PageContext, PageLayout
from hasila.publish.html.place_events import events_of, map_filter, months_of
from hasila.publish.i18n.values import size_of
from hasila.publish.ledger_index import ReportHeader
from hasila.publish.slices import MappedPlace, MapSlice, PlaceSlice, places_of

SCRIPTS = ("static/leaflet/leaflet.js", "static/js/map.js")
"""What the map to move about in loads before its own script."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place. ``moving`` leads to the interactive map; ``naming`` are the reports that name the place."""

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
    pages: PageLinks
    naming: tuple[Link, ...]


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """A place in a list. ``highest`` is its highest single count of what the map shows, as printed; both
    counts are empty where there is none."""

    link: Link
    precision: str
    highest: str
    figures: str


@dataclass(frozen=True, slots=True)
class MapView:
    """The map of all places. ``counted`` is what its circles show, ``heading`` what its column of counts
    says."""

    frame: PageLayout
    title: str
    counted: str
    heading: str
    map: Map
    placed: tuple[PlaceLine, ...]
    listed: tuple[PlaceLine, ...]
    interactive: Link | None


@dataclass(frozen=True, slots=True)
class InteractiveView:
    """The map to move about in. ``controls`` are the words of its controls; ``fallback`` and ``back`` are
    for a reader without JavaScript; ``root`` leads to the top of the site."""

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


def place_page(context: PageContext, slice_: PlaceSlice) -> Page:
    """The page of one place."""
    place = slice_.place
    here = f"places/{place.id}.html"
    title = context.writer.where(place.id)
    view = _view(context, here, title, slice_)
    return context.page(here, "place.html", title, view)


def _view(context: PageContext, here: str, title: str, slice_: PlaceSlice) -> PlaceView:
    place = slice_.place
    named = bool(slice_.figures or slice_.naming)
    map_id = f"map-{place.id}"
    small_map = _map(context, here, map_id, title, [place])
    frame = context.frame(here, title, ("map",))
    within = _links(context, here, place.within)
    holds = _links(context, here, slice_.holds)
    moving = on_the_map(context, here, small_map) if named else None
    basis = context.translator.text(place.basis)
    figures = figure_lines(context, here, slice_.figures)
    naming = naming_links(context, here, slice_.naming)
    pages = page_links(context, here, slice_.pages)
    return PlaceView(
        frame=frame,
        title=title,
        kind=context(place.kind),
        within=within,
        holds=holds,
        map=small_map,
        moving=moving,
        precision=precision(context, place),
        basis=basis,
        figures=figures,
        pages=pages,
        naming=naming,
    )


def naming_links(context: PageContext, here: str, naming: Iterable[ReportHeader]) -> tuple[Link, ...]:
    """The reports that name a place, the newest first."""
    newest_first = reversed(tuple(naming))
    return tuple(context.report_link(here, report) for report in newest_first)


def _links(context: PageContext, here: str, places: Iterable[str]) -> tuple[Link, ...]:
    return tuple(context.place_link(here, place) for place in places)


def precision(context: PageContext, place: PlaceName) -> str:
    """The precision of the place, in words."""
    if place.lat is None and place.precision == "area":
        return context("a wider area, not on the map")
    if place.lat is None:
        return context("no coordinates known, not on the map")
    match place.precision:
        case "exact":
            return context("surveyed point")
        case "reference":
            return context("the point that a work of reference gives")
        case "village":
            return context("the village, to about 2 km")
        case "approximate":
            return context("approximate, within some kilometres")
        case "area":
            return context("an area, not a point")
    return place.precision


def report_map(context: PageContext, here: str, report: Report) -> Map | None:
    """The places that a report names, as far as they can be placed."""
    vocabulary = context.ledger.vocabulary
    found = (vocabulary.places.get(name) for name in places_of(report))
    places = filter(None, found)
    title = context("Places in this report")
    map_id = f"map-{report.id}"
    return _map(context, here, map_id, title, places)


def on_the_map(context: PageContext, here: str, small_map: Map | None) -> Link | None:
    """The interactive map, opened at the places of a small one."""
    if small_map is None or not context.site.interactive_map:
        return None
    places = ",".join(marker.id for marker in small_map.markers)
    path = context.at(f"map-interactive.html#place={places}")
    return context.link(here, context("On the interactive map"), path)


def _map(context: PageContext, here: str, name: str, title: str, places: Iterable[PlaceName]) -> Map | None:
    markers = tuple(_marker(context, here, place) for place in places if _is_placed(place))
    return _drawn(context, name, title, markers) if markers else None


def _is_placed(place: PlaceName) -> bool:
    """True where the coordinates are known."""
    return place.lat is not None and place.lon is not None


def _drawn(
    context: PageContext, name: str, title: str, markers: tuple[Marker, ...], measure: str = ""
) -> Map:
    """A map of ``markers``; ``measure`` is the id of what their circles show."""
    named = (f"{marker.label} ({marker.precision_label})" for marker in markers)
    has_counts = any(marker.size for marker in markers)
    summary = context("; ").join(named)
    counted = _counted(context, measure) if has_counts else ""
    beside = context("named, without such a count") if has_counts else ""
    direction = context.language.direction
    scale = context("{n} km")
    return Map(
        id=name,
        title=title,
        summary=summary,
        markers=markers,
        names=context.code,
        direction=direction,
        scale=scale,
        counted=counted,
        named=beside,
        numerals=context.numerals,
        measure=measure,
    )


def _counted(context: PageContext, measure: str) -> str:
    """What a filled circle shows, in words."""
    message = context("{measure}: the highest single count")
    label = context.writer.measure(measure)
    return message.format(measure=label)


def _marker(context: PageContext, here: str, place: PlaceName) -> Marker:
    """A place as a mark alone, without what was said of it."""
    link = context.place_link(here, place.id)
    how_exactly = precision(context, place)
    return Marker(
        id=place.id,
        label=link.text,
        lat=place.lat or 0.0,
        lon=place.lon or 0.0,
        precision=place.precision,
        precision_label=how_exactly,
        radius_km=place.radius_km,
        size=None,
        detail="",
        href=link.href,
    )


def map_pages(context: PageContext, slice_: MapSlice) -> Iterator[Page]:
    """The map of all places that figures or reports name, and the one to move about in, if there is
    anything on it. The area of a circle is the highest single count of one measure that a report states for
    the place: nothing is added up, over reports least of all."""
    here = "map.html"
    title = context("Map")
    months = months_of(slice_.places)
    places = slice_.places
    placed = [place for place in places if place.place.lat is not None]
    listed = [place for place in places if place.place.lat is None]
    label = context.writer.measure(slice_.measure) if slice_.measure else ""
    markers = tuple(_marker_of(context, here, place, months, label) for place in placed)
    all_places = context("All places")
    map_ = _drawn(context, "map-all", all_places, markers, slice_.measure)
    heading = _heading(context, label)
    is_interactive = bool(markers) and context.site.interactive_map
    interactive = _to_interactive(context, here) if is_interactive else None
    frame = context.frame(here, title, ("map",))
    on_map = _lines(context, here, placed)
    elsewhere = _lines(context, here, listed)
    view = MapView(
        frame=frame,
        title=title,
        counted=label,
        heading=heading,
        map=map_,
        placed=on_map,
        listed=elsewhere,
        interactive=interactive,
    )
    yield context.page(here, "map.html", title, view)
    if is_interactive:
        filter_ = map_filter(context, slice_, months)
        yield _interactive(context, map_, filter_, label)


def _heading(context: PageContext, label: str) -> str:
    """What the column of counts says; ``label`` is empty where nothing is counted."""
    if not label:
        return context("Highest single count")
    message = context("Highest single count: {measure}")
    return message.format(measure=label)


def _to_interactive(context: PageContext, here: str) -> Link:
    path = context.at("map-interactive.html")
    label = context("Open the interactive map")
    return context.link(here, label, path)


def _marker_of(
    context: PageContext, here: str, place: MappedPlace, months: tuple[date, ...], label: str
) -> Marker:
    """A place with its circle and with all that was said of it; ``label`` is what circles show."""
    mark = _marker(context, here, place.place)
    size = size_of(place.highest) if place.highest else None
    events = tuple(events_of(place, months))
    detail = _figures(context, place, label)
    return replace(mark, size=size, detail=detail, events=events)


def _lines(context: PageContext, here: str, places: Iterable[MappedPlace]) -> tuple[PlaceLine, ...]:
    return tuple(_line(context, here, place) for place in places)


def _line(context: PageContext, here: str, place: MappedPlace) -> PlaceLine:
    translator = context.translator
    highest = place.highest
    n = place.figures
    link = context.place_link(here, place.place.id)
    known = _known(context, place.place)
    stated = translator.stated(highest) if highest else ""
    figures = translator.number(n) if n else ""
    return PlaceLine(link, known, stated, figures)


def _known(context: PageContext, place: PlaceName) -> str:
    """As :func:`precision`, in a list that says itself whether its places are on the map."""
    if place.lat is not None:
        return precision(context, place)
    if place.precision == "area":
        return context("a wider area")
    return context("no coordinates known")


def _figures(context: PageContext, place: MappedPlace, label: str) -> str:
    figures = _number_of_figures(context, place.figures)
    highest = place.highest
    if highest is None:
        return figures
    message = context("{figures}; {measure}, highest count in one report: {n}")
    stated = context.translator.stated(highest)
    return message.format(figures=figures, measure=label, n=stated)


def _number_of_figures(context: PageContext, n: int) -> str:
    translator = context.translator
    if n == 0:
        return context("named only")
    message = translator.ngettext("{n} figure", "{n} figures", n)
    return message.format(n=translator.number(n))


def _interactive(context: PageContext, map_: Map, filter_: MapFilter, label: str) -> Page:
    """The map to move about in: the same places, and the only page whose content needs a script. ``label`` is
    what circles show while everything is shown."""
    here = "map-interactive.html"
    title = context("Interactive map")
    root = relative(context.at(here), "")
    scripts = [f"{root}{script}" for script in SCRIPTS]
    intro = context("The places that the reports name, as exactly as the sources give them.")
    if label:
        circles = context(
            "The area of a filled circle shows the highest single count in what is shown, a range by its "
            "middle. With everything shown it counts one thing: {measure}."
        )
        intro = f"{intro} {circles.format(measure=label)}"
    frame = context.frame(here, title, ("map",))
    plain_map = context.at("map.html")
    without = context("The map without it")
    back = context.link(here, without, plain_map)
    fallback = context("This map needs JavaScript. ")
    controls = _controls(context)
    view = InteractiveView(
        frame=frame,
        title=title,
        intro=intro,
        fallback=fallback,
        back=back,
        map=map_,
        filter=filter_,
        controls=controls,
        root=root,
        scripts=(*scripts, "map-interactive.js"),
    )
    return context.page(here, "map-interactive.html", title, view)


def _controls(context: PageContext) -> Mapping[str, str]:
    return {
        "more": context("More"),
        "zoom_in": context("Zoom in"),
        "zoom_out": context("Zoom out"),
        "close": context("Close"),
    }
