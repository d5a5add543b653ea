"""The Data Package: its descriptor is valid, and every row of every table is as its schema says."""

from __future__ import annotations

import csv
import json
from io import StringIO
from pathlib import Path

import pytest
from frictionless import Package

from hasila.build.pipeline import Built
from hasila.model.revision import revision_of
from tests.publish.data.conftest import Data, data_of


@pytest.fixture
def folder(data: Data, tmp_path: Path) -> Path:
    return data.laid_out(tmp_path)


@pytest.fixture
def small(golden: Built, tmp_path: Path) -> Path:
    return data_of(golden).laid_out(tmp_path)


def faults(folder: Path) -> list:
    """What frictionless finds: rows, types, constraints, foreign keys, sizes and digests."""
    return (
        Package(str(folder / "datapackage.json"))
        .validate()
        .flatten(["name", "type", "rowNumber", "fieldName", "message"])
    )


def test_the_package_is_valid(folder: Path) -> None:
    assert faults(folder) == []


def harm(folder: Path, name: str, column: str, value: str) -> None:
    """Put ``value`` into the first row of a table, and mend the digest, so that only the value is wrong."""
    rows = list(csv.DictReader(StringIO((folder / name).read_text(encoding="utf-8"))))
    rows[0][column] = value
    text = StringIO()
    writer = csv.DictWriter(text, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (folder / name).write_text(text.getvalue(), encoding="utf-8")
    descriptor = json.loads((folder / "datapackage.json").read_text(encoding="utf-8"))
    resource = next(one for one in descriptor["resources"] if one["path"] == name)
    del resource["bytes"], resource["hash"]
    (folder / "datapackage.json").write_text(json.dumps(descriptor), encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "column", "value", "kind"),
    [
        ("figures.csv", "number", "12.5", "type-error"),
        ("figures.csv", "number", "-1", "constraint-error"),
        ("figures.csv", "qualifier", "perhaps", "constraint-error"),
        ("figures.csv", "report", "nobody-2031", "foreign-key"),
        ("figures.csv", "published", "yesterday", "type-error"),
        ("laws.csv", "outcome", "fine", "constraint-error"),
        ("laws.csv", "right", "nobody#x", "foreign-key"),
        ("findings.csv", "verdict", "", "constraint-error"),
        ("reports.csv", "precision", "exact", "constraint-error"),
        ("places.csv", "lat", "north", "type-error"),
    ],
)
def test_a_wrong_cell_is_refused(small: Path, name: str, column: str, value: str, kind: str) -> None:
    harm(small, name, column, value)
    assert kind in {fault[1] for fault in faults(small)}


def test_a_changed_file_is_found_by_its_digest(small: Path) -> None:
    path = small / "findings.csv"
    path.write_text(path.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    assert {"byte-count", "hash-count"} & {fault[1] for fault in faults(small)}


def test_the_package_names_its_revision_its_licence_and_whose_figures_they_are(data: Data) -> None:
    package, examined = data.json("datapackage.json"), data.built.examined
    assert package["version"] == str(revision_of(examined.sources))
    assert [one["name"] for one in package["licenses"]] == ["CC-BY-4.0"]
    assert len(package["sources"]) == len({report.publisher for report in examined.ledger.reports})


def test_every_file_of_the_whole_and_of_a_series_is_a_resource(data: Data) -> None:
    package = data.json("datapackage.json")
    listed = {one["path"] for one in package["resources"]}
    unlisted = ("schema/", "reports/", "findings/", "places/", "datapackage.json")
    kept = {name for name in data.files if name.startswith("versions/")} - {"versions/index.csv"}
    assert listed == {name for name in data.files if not name.startswith(unlisted)} - kept
    assert any(name.startswith("series/") for name in listed)
    assert len({one["name"] for one in package["resources"]}) == len(listed)
    assert all(one["schema"] in data.files for one in package["resources"] if "schema" in one)
