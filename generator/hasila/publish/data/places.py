"""Places: what is named where, as a table of all and as points (RFC 7946) of those whose coordinates are known.

A coordinate is written as the vocabulary has it, never more exactly; a point of precision ``area`` or ``approximate`` is a
circle of its radius, not a spot. A place without coordinates is in the table and on no map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hasila.model.report import Ledger
from hasila.model.site import Site
from hasila.model.vocabulary import PlaceName, Vocabulary
from hasila.publish.data.forms import PARTED, Fields, by_code, pages
from hasila.publish.data.schema import constant, document, each_language, listed, record, text, words
from hasila.publish.data.table import Column, Table, per_language, properties

PRECISIONS = ("exact", "village", "approximate", "area")
SAID = (
    Column("kind", "string", "what it is: village, town, zone …", True),
    Column("precision", "string", "how well its point is known", True, PRECISIONS),
    Column(
        "radius_km",
        "number",
        "how far the truth may lie from the point, or how large the area is; empty where not known",
        minimum=0,
    ),
)
IDENTITY = Column("id", "string", "id of the place", True)
POINT = (
    Column("lat", "number", "latitude in degrees, WGS 84; empty where not known"),
    Column("lon", "number", "longitude in degrees, WGS 84; empty where not known"),
)
_DEGREES = {"longitude": 180, "latitude": 90}


def places_value(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Fields:
    """``places.geojson``: the places with coordinates, and what names them."""
    figures, reports = _figures_at(ledger), _reports_at(ledger)
    features = [
        _feature(place, figures.get(place.id, []), reports.get(place.id, []), site)
        for place in vocabulary.places.values()
        if place.lat is not None and place.lon is not None
    ]
    return {"type": "FeatureCollection", "features": features}


def place_values(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Iterator[Fields]:
    """Every place, with coordinates or without, and what names it."""
    figures, reports = _figures_at(ledger), _reports_at(ledger)
    for place in vocabulary.places.values():
        named = _named_by(place, figures.get(place.id, []), reports.get(place.id, []), site)
        yield {"id": place.id, **_said(place), "lat": place.lat, "lon": place.lon, **named}


def _feature(place: PlaceName, figures: list[str], reports: list[str], site: Site) -> Fields:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    said = _said(place) | _named_by(place, figures, reports, site)
    return {"type": "Feature", "id": place.id, "geometry": point, "properties": said}


def _named_by(place: PlaceName, figures: list[str], reports: list[str], site: Site) -> Fields:
    return {
        "label": dict(place.label),
        "basis": dict(place.basis),
        "within": list(place.within),
        "figures": figures,
        "reports": reports,
        "pages": pages(site, f"places/{place.id}.html"),
    }


def place_schema(site: Site) -> Fields:
    """One place, with coordinates or without."""
    return record("a place", properties((IDENTITY, *SAID, *POINT)) | _named_schema(site))


def _named_schema(site: Site) -> Fields:
    return {
        "label": words("its name"),
        "basis": words("where its point comes from"),
        "within": listed("wider places that hold it", text("id of a place")),
        "figures": listed("figures that count there", text("key of a figure")),
        "reports": listed("reports that name it, with a figure or without", text("id of a report")),
        "pages": each_language("its page, from the top of the site", site, text("address")),
    }


def places_schema(site: Site) -> Fields:
    fields = {
        "type": constant("RFC 7946", "Feature"),
        "id": text("id of the place"),
        "geometry": record("a point", {"type": constant("RFC 7946", "Point"), "coordinates": _coordinates()}),
        "properties": record("what is known of it", properties(SAID) | _named_schema(site)),
    }
    whole = {
        "type": constant("RFC 7946", "FeatureCollection"),
        "features": listed("one place each", record("a place", fields)),
    }
    return document("Places", "The places whose coordinates are known, in WGS 84.", whole)


def _coordinates() -> Fields:
    ends = [{"type": "number", "minimum": -most, "maximum": most} for most in _DEGREES.values()]
    return {
        "description": "longitude, latitude, in degrees, as the vocabulary has them",
        "type": "array",
        "prefixItems": ends,
        "items": False,
        "minItems": 2,
    }


def places_table(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Table:
    """Every place, with coordinates or without."""
    columns = (
        IDENTITY,
        *SAID,
        *POINT,
        Column("within", "string", "ids of the wider places that hold it"),
        Column("figures", "integer", "how many figures count there", True, minimum=0),
        *per_language("label", "its name", site),
        *per_language("basis", "where its point comes from", site),
    )
    figures = _figures_at(ledger)
    rows = tuple(_row(place, len(figures.get(place.id, [])), site) for place in vocabulary.places.values())
    return Table("places", "a place that a report may name", columns, ("id",), rows)


def named_table(ledger: Ledger) -> Table:
    """Which report names which place."""
    columns = (
        Column("report", "string", "id of the report", True, refers="reports.id"),
        Column("place", "string", "id of the place", True, refers="places.id"),
    )
    pairs = sorted((report, place) for place, reports in _reports_at(ledger).items() for report in reports)
    rows = tuple({"report": report, "place": place} for report, place in pairs)
    return Table("report_places", "a place that a report names", columns, ("report", "place"), rows)


def _row(place: PlaceName, figures: int, site: Site) -> Fields:
    return {
        "id": place.id,
        **_said(place),
        "lat": place.lat,
        "lon": place.lon,
        "within": PARTED.join(place.within) or None,
        "figures": figures,
        **by_code("label", place.label, site),
        **by_code("basis", place.basis, site),
    }


def _said(place: PlaceName) -> Fields:
    return {"kind": place.kind, "precision": place.precision, "radius_km": place.radius_km}


def _figures_at(ledger: Ledger) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = {}
    for figure in ledger.figures.values():
        if figure.set.where:
            found.setdefault(figure.set.where, []).append(figure.key)
    return found


def _reports_at(ledger: Ledger) -> Mapping[str, list[str]]:
    found: dict[str, dict[str, None]] = {}
    for report, place in _named(ledger):
        found.setdefault(place, {})[report] = None
    return {place: list(reports) for place, reports in found.items()}


def _named(ledger: Ledger) -> Iterator[tuple[str, str]]:
    for report in ledger.reports:
        yield from ((report.id, place) for place in report.places)
        yield from ((report.id, figure.set.where) for figure in report.figures if figure.set.where)
