"""The places with a point as a GeoPackage (OGC 12-128r18, version 1.3): an SQLite file that programs for maps
open without being told an encoding or a projection."""

from __future__ import annotations

import sqlite3
import struct
from collections.abc import Iterable

from hasila.model.revision import Revision
from hasila.publish.data.table import TYPES, Column, Table, quoted

_APPLICATION = 0x47504B47
"""The letters GPKG, by which a reader knows the file."""
_VERSION = 10300
_TYPES = TYPES | {"integer": "MEDIUMINT"}
"""Whole numbers of 32 bits: what GDAL makes of longer ones in KML is 1.0."""
_WGS_84 = 4326
_WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],'
    'AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],'
    'UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]'
)
_SYSTEMS = (
    ("Undefined cartesian SRS", -1, "NONE", -1, "undefined", "undefined cartesian coordinates"),
    ("Undefined geographic SRS", 0, "NONE", 0, "undefined", "undefined geographic coordinates"),
    ("WGS 84 geodetic", _WGS_84, "EPSG", _WGS_84, _WKT, "longitude and latitude in degrees"),
)
"""The three systems that every such file has to name."""
_TABLES = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER REFERENCES gpkg_spatial_ref_sys (srs_id)
);
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL PRIMARY KEY REFERENCES gpkg_contents (table_name), column_name TEXT NOT NULL,
  geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys (srs_id),
  z TINYINT NOT NULL, m TINYINT NOT NULL
);
"""


def fill_geopackage(connection: sqlite3.Connection, places: Table, revision: Revision) -> None:
    """Put ``places``, which have columns ``lat`` and ``lon``, as points into an empty database. It names no
    day but that of the newest report."""
    connection.execute(f"PRAGMA application_id = {_APPLICATION}")
    connection.execute(f"PRAGMA user_version = {_VERSION}")
    connection.executescript(_TABLES)
    connection.executemany("INSERT INTO gpkg_spatial_ref_sys VALUES (?, ?, ?, ?, ?, ?)", _SYSTEMS)
    _describe(connection, places, revision)
    _fill(connection, places)


def _describe(connection: sqlite3.Connection, places: Table, revision: Revision) -> None:
    day = revision.day.isoformat() if revision.day else "1970-01-01"
    longitudes = [row["lon"] for row in places.rows]
    latitudes = [row["lat"] for row in places.rows]
    frame = (
        min(longitudes, default=None),
        min(latitudes, default=None),
        max(longitudes, default=None),
        max(latitudes, default=None),
    )
    changed = f"{day}T00:00:00.000Z"
    contents = (places.name, "features", places.name, str(revision), changed, *frame, _WGS_84)
    connection.execute("INSERT INTO gpkg_contents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", contents)
    geometry = (places.name, "geom", "POINT", _WGS_84, 0, 0)
    connection.execute("INSERT INTO gpkg_geometry_columns VALUES (?, ?, ?, ?, ?, ?)", geometry)


def _fill(connection: sqlite3.Connection, places: Table) -> None:
    columns = ", ".join(_definitions(places.columns))
    name = quoted(places.name)
    connection.execute(f"CREATE TABLE {name} (fid INTEGER PRIMARY KEY, geom POINT, {columns})")
    cells = ", ".join("?" * (len(places.columns) + 2))
    insert = f"INSERT INTO {name} VALUES ({cells})"
    for row in places.rows:
        point = _point(row["lon"], row["lat"])
        connection.execute(insert, (None, point, *(row[column] for column in places.names)))


def _definitions(columns: Iterable[Column]) -> Iterable[str]:
    return (f"{quoted(column.name)} {_TYPES[column.kind]}" for column in columns)


def _point(lon: float, lat: float) -> bytes:
    """A point as the standard has it: its own header, little-endian and without a frame, then WKB."""
    header = struct.pack("<2sBBi", b"GP", 0, 1, _WGS_84)
    return header + struct.pack("<BIdd", 1, 1, lon, lat)
