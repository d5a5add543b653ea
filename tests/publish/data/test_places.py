"""The places as GeoJSON: every known point, nothing more exact than its source, and what names it."""

from __future__ import annotations

import csv
from io import StringIO

from hasila.ingest.fields import Diagnostics, Fields
from hasila.ingest.positioned_yaml import parse_yaml
from hasila.model.diagnostics import Location
from tests.publish.data.conftest import Data

FILE = "content/vocabulary/places.yaml"


def typed(data: Data) -> dict[str, tuple[str, str]]:
    """The coordinates as they are written in the vocabulary: id → longitude, latitude, as text."""
    node, _ = parse_yaml(data.built.examined.sources.content[FILE], FILE)
    top = Fields(node, Location(FILE), Diagnostics(), "places")
    entries = {name: top.inside(name, name) for name in data.built.examined.vocabulary.places}
    return {name: (one.text("lon"), one.text("lat")) for name, one in entries.items() if one.text("lat")}


def test_a_point_is_as_exact_as_it_is_written_and_no_more(data: Data) -> None:
    features = data.json("places.geojson")["features"]
    written = typed(data)
    assert {one["id"] for one in features} == set(written) and written
    for one in features:
        for number, text in zip(one["geometry"]["coordinates"], written[one["id"]], strict=True):
            assert number == float(text)
            assert len(str(number).partition(".")[2].rstrip("0")) <= len(text.partition(".")[2])


def test_a_point_that_is_not_exact_says_how_far_it_may_be_off(data: Data) -> None:
    for one in data.json("places.geojson")["features"]:
        told = one["properties"]
        assert told["precision"] in ("exact", "village") or told["radius_km"] is None or told["radius_km"] > 0
        assert told["basis"]


def test_a_place_leads_to_the_figures_and_reports_that_name_it(data: Data) -> None:
    figures = {one["key"]: one for one in data.json("figures.json")["figures"]}
    reports = {one["id"]: one for one in data.json("reports.json")["reports"]}
    for one in data.json("places.geojson")["features"]:
        told = one["properties"]
        assert told["figures"] == [
            key for key, figure in figures.items() if figure["set"]["where"] == one["id"]
        ]
        naming = {figures[key]["report"] for key in told["figures"]} | {
            name for name, report in reports.items() if one["id"] in report["places"]
        }
        assert set(told["reports"]) == naming


def test_every_page_that_is_named_is_there(data: Data) -> None:
    paths = {file.path for file in data.built.files}
    named = [
        path
        for one in data.json("places.geojson")["features"]
        for path in one["properties"]["pages"].values()
    ]
    for name in ("figures", "findings", "reports"):
        named += [path for one in data.json(f"{name}.json")[name] for path in one["pages"].values()]
    assert named and {path.partition("#")[0] for path in named} <= paths


def test_every_place_is_in_the_table_and_without_a_point_where_none_is_known(data: Data) -> None:
    rows = {row["id"]: row for row in csv.DictReader(StringIO(data.text("places.csv")))}
    assert set(rows) == set(data.built.examined.vocabulary.places)
    assert {name for name, row in rows.items() if row["lat"]} == {
        one["id"] for one in data.json("places.geojson")["features"]
    }
