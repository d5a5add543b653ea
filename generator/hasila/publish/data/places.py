"""Places: what is named where, as a table of all and as points (RFC 7946) of those whose coordinates are
known.

A coordinate is written as the vocabulary has it, never more exactly; a point of precision ``area`` or
``approximate`` is a circle of its radius, not a spot. A place without coordinates is in the table and on no
map.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from hasila.model.address import absolute
from hasila.model.data_class import dataclass
from hasila.model.report import Ledger, Report
from hasila.model.site import Site
from hasila.model.vocabulary import PlaceName, Vocabulary
from hasila.publish.data.forms import Fields, by_code, cell_of, in_english, pages
from hasila.publish.data.record import Field, by_language, schemas, values
from hasila.publish.data.schema import (
    addresses,
    constant,
    document,
    fixed,
    listed,
    mapped,
    record,
    text,
    words,
)
from hasila.publish.data.table import Column, Table, per_language, properties

PRECISIONS = ("exact", "reference", "village", "approximate", "area", "none")
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
CODES = (
    Column("pcode", "string", "its P-code in humanitarian data sets"),
    Column("iso", "string", "its code in ISO 3166"),
    Column("geonames", "string", "its number in GeoNames"),
    Column(
        "adm_level",
        "integer",
        "level of administration, 0 a country; empty where it is none",
        minimum=0,
        source="admin_level",
    ),
)
"""The names that other systems have for a place."""
IDENTITY = Column("id", "string", "id of the place", True)
POINT = (
    Column("lat", "number", "latitude in degrees, WGS 84; empty where not known"),
    Column("lon", "number", "longitude in degrees, WGS 84; empty where not known"),
)
KNOWN = (IDENTITY, *SAID, *POINT, *CODES)


def _spellings(also: Mapping[str, tuple[str, ...]]) -> dict[str, list[str]]:
    return {language: list(names) for language, names in also.items()}


NAME = (
    Field("label", words("its name"), by_language),
    Field("basis", words("where its point comes from"), by_language),
    Field(
        "also",
        mapped("code of a language → other spellings", listed("spellings", text("a name"))),
        _spellings,
    ),
    Field("within", listed("wider places that hold it", text("id of a place"))),
)
NAMED_BY = {
    "figures": listed("figures that count there", text("key of a figure")),
    "reports": listed("reports that name it, with a figure or without", text("id of a report")),
}


@dataclass(frozen=True, slots=True)
class Naming:
    """By the id of a place: the keys of the figures that count there, and the ids of the reports that name
    it."""

    figures: Mapping[str, list[str]]
    reports: Mapping[str, list[str]]

    def of(self, place: PlaceName, site: Site) -> Fields:
        """The name of ``place``, its pages, and what names it."""
        value = values(NAME, place)
        value["figures"] = self.figures.get(place.id, [])
        value["reports"] = self.reports.get(place.id, [])
        page = f"places/{place.id}.html"
        value["pages"] = pages(site, page)
        return value


def _naming(ledger: Ledger) -> Naming:
    return Naming(_figures_at(ledger), _reports_at(ledger))


def places_value(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Fields:
    """``places.geojson``: the places with coordinates, and what names them."""
    naming = _naming(ledger)
    placed = filter(_has_point, vocabulary.places.values())
    features = [_feature(place, naming, site) for place in placed]
    return {"type": "FeatureCollection", "features": features}


def _has_point(place: PlaceName) -> bool:
    return place.lat is not None and place.lon is not None


def place_values(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Iterator[Fields]:
    """Every place, with coordinates or without, and what names it."""
    naming = _naming(ledger)
    for place in vocabulary.places.values():
        yield values(KNOWN, place) | naming.of(place, site)


def _feature(place: PlaceName, naming: Naming, site: Site) -> Fields:
    point = {"type": "Point", "coordinates": [place.lon, place.lat]}
    known = values((*SAID, *CODES), place) | naming.of(place, site) | flat(place, naming, site)
    return {"type": "Feature", "id": place.id, "geometry": point, "properties": known}


def flat_columns(site: Site) -> tuple[Column, ...]:
    """What a map needs of a place in fields of one value each: formats of maps hold no lists, and the oldest
    of them no name of more than ten letters."""
    named = per_language("label", "its name", site)
    addressed = per_language("page", "whole address of its page, or from the top of the site", site, True)
    return (IDENTITY, *FLAT, *named, *addressed)


def flat(place: PlaceName, naming: Naming, site: Site) -> Fields:
    """The values of :func:`flat_columns`."""
    row: Fields = {"id": place.id, "name": in_english(place.label, place.id)}
    row["n_figures"] = len(naming.figures.get(place.id, ()))
    row["n_reports"] = len(naming.reports.get(place.id, ()))
    row |= by_code("label", place.label, site)
    addresses = pages(site, f"places/{place.id}.html")
    whole = {code: absolute(site.address, path) or path for code, path in addresses.items()}
    return row | by_code("page", whole, site)


def flat_places(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Table:
    """The places with a point, each in one row."""
    naming = _naming(ledger)
    placed = filter(_has_point, vocabulary.places.values())
    columns = (*flat_columns(site), *SAID, *POINT)
    rows = tuple(flat(place, naming, site) | values((*SAID, *POINT), place) for place in placed)
    return Table("places", "a place whose point is known", columns, ("id",), rows)


def place_schema(site: Site) -> Fields:
    """One place, with coordinates or without."""
    return record("a place", properties(KNOWN) | _named_schema(site))


def _named_schema(site: Site) -> Fields:
    fields = schemas(NAME) | NAMED_BY
    fields["pages"] = addresses("its page", site)
    return fields


FLAT = (
    Column("name", "string", "its name, in English where it has one", True),
    Column("n_figures", "integer", "how many figures count there", True, minimum=0),
    Column("n_reports", "integer", "how many reports name it", True, minimum=0),
)
COORDINATES = fixed(
    "longitude, latitude, in degrees, as the vocabulary has them",
    [
        {"type": "number", "minimum": -180, "maximum": 180},
        {"type": "number", "minimum": -90, "maximum": 90},
    ],
)
FEATURE = {
    "type": constant("RFC 7946", "Feature"),
    "id": text("id of the place"),
    "geometry": record("a point", {"type": constant("RFC 7946", "Point"), "coordinates": COORDINATES}),
}


def places_schema(site: Site) -> Fields:
    fields = properties((*SAID, *CODES)) | properties(flat_columns(site)) | _named_schema(site)
    known = record("what is known of it", fields)
    feature = record("a place", FEATURE | {"properties": known})
    collection = {"type": constant("RFC 7946", "FeatureCollection")}
    collection["features"] = listed("one place each", feature)
    return document("Places", "The places whose coordinates are known, in WGS 84.", collection)


COLUMNS = (
    *KNOWN,
    Column("within", "string", "ids of the wider places that hold it"),
    Column("figures", "integer", "how many figures count there", True, minimum=0),
)


def places_table(ledger: Ledger, vocabulary: Vocabulary, site: Site) -> Table:
    """Every place, with coordinates or without."""
    named = per_language("label", "its name", site)
    based = per_language("basis", "where its point comes from", site)
    columns = (*COLUMNS, *named, *based)
    figures = _figures_at(ledger)
    places = vocabulary.places.values()
    rows = tuple(_row(place, figures, site) for place in places)
    return Table("places", "a place that a report may name", columns, ("id",), rows)


def _row(place: PlaceName, figures: Mapping[str, list[str]], site: Site) -> Fields:
    row = values(KNOWN, place)
    row["within"] = cell_of(place.within)
    row["figures"] = len(figures.get(place.id, ()))
    row |= by_code("label", place.label, site)
    row |= by_code("basis", place.basis, site)
    return row


NAMED = (
    Column("report", "string", "id of the report", True, refers="reports.id"),
    Column("place", "string", "id of the place", True, refers="places.id"),
)


NAMED_PLACES = Table("report_places", "a place that a report names", NAMED, ("report", "place"))
"""The places that each report names."""


def named_rows(report: Report) -> Iterator[Fields]:
    """The places that ``report`` names."""
    for place in sorted(set(_named(report))):
        yield {"report": report.id, "place": place}


def _figures_at(ledger: Ledger) -> Mapping[str, list[str]]:
    """The keys of the figures that count at each place."""
    found: dict[str, list[str]] = {}
    for figure in ledger.figures.values():
        if figure.set.where:
            found.setdefault(figure.set.where, []).append(figure.key)
    return found


def _reports_at(ledger: Ledger) -> Mapping[str, list[str]]:
    """The ids of the reports that name each place, each report once."""
    found: dict[str, list[str]] = {}
    for report in ledger.reports:
        for place in dict.fromkeys(_named(report)):
            found.setdefault(place, []).append(report.id)
    return found


def _named(report: Report) -> Iterator[str]:
    """The ids of the places that ``report`` names, with a figure or without."""
    yield from report.places
    for figure in report.figures:
        if figure.set.where:
            yield figure.set.where
