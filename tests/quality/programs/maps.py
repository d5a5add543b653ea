"""The map of places in the formats that programs for maps make of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import geopandas
import pyogrio

from hasila.model.address import DATA
from tests.quality.programs import Trial
from tests.quality.programs.tables import plain

FORMATS = {
    "ESRI Shapefile": ("places.shp", {"encoding": "UTF-8"}),
    "FlatGeobuf": ("places.fgb", {}),
    "LIBKML": ("places.kml", {}),
    "GPKG": ("copy.gpkg", {}),
    "GeoJSON": ("copy.geojson", {}),
}
"""What GDAL calls a format, and the name and the options of a file in it."""
SOURCES = ("places.gpkg", "places.geojson")


def flat_fields(site: Path) -> dict[str, Mapping[str, Any]]:
    """The fields of one value of each place, with its point, by its id."""
    document = json.loads((site / DATA / "places.geojson").read_text(encoding="utf-8"))
    return {feature["id"]: _flat(feature) for feature in document["features"]}


def _flat(feature: Mapping[str, Any]) -> Mapping[str, Any]:
    fields = feature["properties"]
    flat = {name: value for name, value in fields.items() if not isinstance(value, dict | list)}
    return flat | {"point": tuple(feature["geometry"]["coordinates"])}


def names_of(site: Path, source: str) -> list[str]:
    """The fields of one value that the file ``source`` has."""
    fields = {name for place in flat_fields(site).values() for name in place}
    return [name for name in pyogrio.read_info(site / DATA / source)["fields"] if name in fields]


def differences(site: Path, names: Iterable[str], frame: geopandas.GeoDataFrame) -> Iterator[str]:
    """What ``frame`` has otherwise than the places of ``site``."""
    places = flat_fields(site)
    if set(frame["id"]) != places.keys():
        yield f"{len(set(frame['id']) & places.keys())} of {len(places)} places"
    for row in frame.to_dict("records"):
        place = places[row["id"]]
        read = row | {"point": (row["geometry"].x, row["geometry"].y)}
        for name in (*names, "point"):
            told, has = plain(place[name]), plain(read.get(name))
            if told != has or isinstance(told, int) is not isinstance(has, int):
                yield f"{row['id']}, {name}: {told!r} became {has!r}"


def through(driver: str, source: str) -> Callable[[Path, Path], Iterator[str]]:
    """A trial of GDAL: the fields of one value of ``source``, written in a format and read back."""

    def lost(site: Path, folder: Path) -> Iterator[str]:
        names = names_of(site, source)
        frame = pyogrio.read_dataframe(site / DATA / source, columns=names)
        name, options = FORMATS[driver]
        pyogrio.write_dataframe(frame, folder / name, driver=driver, **options)
        back = pyogrio.read_dataframe(folder / name).rename(columns={"Name": "name"})
        yield from differences(site, names, back)

    return lost


def through_parquet(source: str) -> Callable[[Path, Path], Iterator[str]]:
    """A trial of geopandas: the fields of one value of ``source``, as GeoParquet and back."""

    def lost(site: Path, folder: Path) -> Iterator[str]:
        names = names_of(site, source)
        geopandas.read_file(site / DATA / source, columns=names).to_parquet(folder / "places.parquet")
        back = geopandas.read_parquet(folder / "places.parquet")
        if back.crs.to_epsg() != 4326:
            yield f"the system of coordinates is {back.crs}"
        yield from differences(site, names, back)

    return lost


MAPS = (
    *(
        Trial("pyogrio", f"GDAL: {source} to {driver} and back", through(driver, source))
        for source in SOURCES
        for driver in FORMATS
    ),
    *(Trial("geopandas", f"{source} to GeoParquet and back", through_parquet(source)) for source in SOURCES),
)
