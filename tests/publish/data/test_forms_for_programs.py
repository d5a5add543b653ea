"""The data as other programs ask for them: code lists, HXL, a GeoPackage, a workbook, flat fields of
places."""

from __future__ import annotations

import csv
import re
import sqlite3
import struct
from collections.abc import Iterator
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from hasila.publish.data.workbook import sheet_name
from tests.publish.data.conftest import Data

LISTS = ("categories", "divisions", "measures", "causes", "populations", "periods", "publishers")
AXES = {"who": "categories", "measure": "measures", "cause": "causes", "population": "populations",
        "publisher": "publishers", "via": "publishers", "since_event": "periods",
        "where": "places"}  # fmt: skip
CORE = {"cause", "date", "event", "geo", "group", "indicator", "loc", "meta", "org"}
"""Those of the core hashtags of HXL 1.1 that are used."""
TAG = re.compile(r"#([a-z][a-z0-9_]*)(\+[a-z][a-z0-9_]*)*")


def rows(data: Data, name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.text(name))))


@pytest.mark.parametrize("name", LISTS)
def test_a_code_list_has_each_entry_once_with_its_names(data: Data, name: str) -> None:
    entries = rows(data, f"{name}.csv")
    ids = [entry.get("id") or entry["position"] for entry in entries]
    assert len(set(ids)) == len(ids)
    labels = [value for entry in entries for key, value in entry.items() if key.startswith("label_")]
    assert all(labels)


def test_every_code_of_a_figure_is_in_its_list(data: Data) -> None:
    known = {name: {entry["id"] for entry in rows(data, f"{name}.csv")} for name in set(AXES.values())}
    for figure in rows(data, "figures.csv"):
        for column, name in AXES.items():
            assert not figure[column] or figure[column] in known[name], (figure["key"], column)


def test_a_figure_says_where_its_report_was_read_and_how_well_its_day_is_known(data: Data) -> None:
    reports = {report["id"]: report for report in rows(data, "reports.csv")}
    for figure in rows(data, "figures.csv"):
        for column in ("via", "precision", "order", "published"):
            assert figure[column] == reports[figure["report"]][column]


def test_since_is_an_event_or_a_day(data: Data) -> None:
    for name in ("figures.csv", "series.csv"):
        for row in rows(data, name):
            assert row["since"] == row["since_event"] + row["since_day"]
            assert not row["since_day"] or re.fullmatch(r"\d{4}-\d\d-\d\d", row["since_day"])


def test_one_file_has_the_points_of_all_series(data: Data) -> None:
    points = rows(data, "series_points.csv")
    for series in rows(data, "series.csv"):
        own = [point["key"] for point in points if point["series"] == series["id"]]
        assert own == [point["key"] for point in rows(data, f"series/{series['id']}.csv")]


def test_the_row_below_the_header_is_tags_of_hxl(data: Data) -> None:
    tags, *figures = rows(data, "figures.hxl.csv")
    for tag in tags.values():
        found = TAG.fullmatch(tag)
        assert found and found[1] in CORE, tag
    assert len(set(tags.values())) == len(tags)
    assert [row["key"] for row in figures] == [row["key"] for row in rows(data, "figures.csv")]


@pytest.fixture
def places(data: Data, tmp_path: Path) -> Iterator[sqlite3.Connection]:
    path = tmp_path / "places.gpkg"
    path.write_bytes(data.files["places.gpkg"].content)
    connection = sqlite3.connect(path)
    connection.row_factory = sqlite3.Row
    yield connection
    connection.close()


def test_the_geopackage_says_what_it_is(places: sqlite3.Connection) -> None:
    assert places.execute("PRAGMA application_id").fetchone()[0] == int.from_bytes(b"GPKG", "big")
    assert places.execute("PRAGMA integrity_check").fetchone()[0] == "ok"
    (contents,) = places.execute("SELECT * FROM gpkg_contents").fetchall()
    assert (contents["table_name"], contents["data_type"], contents["srs_id"]) == ("places", "features", 4326)
    systems = {row["srs_id"] for row in places.execute("SELECT srs_id FROM gpkg_spatial_ref_sys")}
    assert systems == {-1, 0, 4326}


def test_the_geopackage_has_the_points_of_the_geojson(places: sqlite3.Connection, data: Data) -> None:
    features = {one["id"]: one for one in data.json("places.geojson")["features"]}
    found = {row["id"]: row for row in places.execute("SELECT * FROM places")}
    assert set(found) == set(features)
    for name, row in found.items():
        magic, _, flags, system, order, kind, lon, lat = struct.unpack("<2sBBiBIdd", row["geom"])
        assert (magic, flags, system, order, kind) == (b"GP", 1, 4326, 1, 1)
        assert [lon, lat] == features[name]["geometry"]["coordinates"]
        flat = features[name]["properties"]
        assert all(row[key] == flat[key] for key in ("name", "label_en", "n_figures", "page_en"))


def test_a_place_has_flat_fields_whose_names_every_format_of_maps_holds(data: Data) -> None:
    for feature in data.json("places.geojson")["features"]:
        known = feature["properties"]
        flat = {name: value for name, value in known.items() if not isinstance(value, dict | list)}
        assert {"name", "label_en", "n_figures", "n_reports", "page_en"} <= set(flat)
        assert max(map(len, flat)) <= 10
        assert known["n_figures"] == len(known["figures"])
        assert known["label_en"] == known["label"].get("en")


@pytest.fixture
def book(data: Data) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(data.files["hasila.xlsx"].content))


def test_the_workbook_begins_with_how_to_read_it_in_each_language(book: openpyxl.Workbook) -> None:
    texts = {sheet.title: [cell.value for cell in sheet["A"]] for sheet in book}
    assert any("Do not add rows up" in str(text) for text in texts["How to read this file"])
    assert any("لا تُجمع الصفوف" in str(text) for text in texts["كيف يُقرأ هذا الملف"])


def test_arabic_sheets_run_from_right_to_left_and_no_other(book: openpyxl.Workbook) -> None:
    rtl = {sheet.title for sheet in book if sheet.sheet_view.rightToLeft}
    assert rtl == {sheet.title for sheet in book if re.search("[\u0600-\u06ff]", sheet.title)}


def test_in_the_workbook_a_day_is_a_day_a_count_a_number_and_an_id_text(
    book: openpyxl.Workbook, data: Data
) -> None:
    head, *figures = book["Figures"].iter_rows(values_only=True)
    stated = rows(data, "figures.csv")
    assert len(figures) == len(stated)
    for cells, row in zip(figures, stated, strict=True):
        told = dict(zip(head, cells, strict=True))
        assert told["Key"] == row["key"]
        assert told["Number as printed"] == (int(row["number"]) if row["number"] else None)
        assert told["Published on"] == datetime.fromisoformat(row["published"])


def test_no_cell_of_the_workbook_is_a_formula(book: openpyxl.Workbook) -> None:
    assert not [cell for sheet in book for row in sheet for cell in row if cell.data_type == "f"]


@pytest.mark.parametrize(
    ("title", "taken", "name"),
    [
        ("Figures", (), "Figures"),
        ("Figures", ("figures",), "Figures (fr)"),
        ("[Reports: all/none?]", (), "Reports  all none"),
        ("x" * 40, (), "x" * 31),
        ("x" * 40, ("x" * 31,), "x" * 26 + " (fr)"),
    ],
)
def test_the_name_of_a_sheet_is_one_that_every_program_takes(
    title: str, taken: tuple[str, ...], name: str
) -> None:
    assert sheet_name(title, "fr", taken) == name
