"""The file of one report, one finding, one place: nothing in it is other than in the whole, nothing of its
own is missing.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from hasila.solver.claims import disagreements
from tests.publish.data.conftest import Data


def singles(data: Data, folder: str) -> Iterator[tuple[str, Any]]:
    for name in data.files:
        if name.startswith(f"{folder}/") and name.endswith(".json"):
            yield name.removeprefix(f"{folder}/").removesuffix(".json"), data.json(name)


def whole(data: Data, name: str, key: str = "id") -> dict[str, dict]:
    return {one[key]: one for one in data.json(f"{name}.json")[name]}


def test_each_report_finding_and_place_has_one(data: Data) -> None:
    for folder, name in (("reports", "report"), ("findings", "finding")):
        known = whole(data, folder)
        assert {id_: one[name] for id_, one in singles(data, folder)} == known
    rows = csv.DictReader(StringIO(data.text("places.csv")))
    assert {id_ for id_, _ in singles(data, "places")} == {row["id"] for row in rows}


def is_told(law: dict[str, Any], report: str, order: list[str]) -> bool:
    """True where the file of ``report`` tells ``law``: it is its latest report, or the law is broken."""
    return law["outcome"] == "broken" or max(law["reports"], key=order.index) == report


def test_every_law_is_told_by_the_file_of_a_report(data: Data) -> None:
    told = [law["id"] for _, one in singles(data, "reports") for law in one["laws"]]
    assert set(told) == set(whole(data, "laws"))


def test_a_report_brings_its_figures_its_laws_and_its_findings(data: Data) -> None:
    figures, laws, findings = whole(data, "figures", "key"), whole(data, "laws"), whole(data, "findings")
    order = list(whole(data, "reports"))
    for id_, one in singles(data, "reports"):
        assert one["figures"] == [figure for figure in figures.values() if figure["report"] == id_]
        concerning = [law for law in laws.values() if id_ in law["reports"]]
        assert one["laws"] == [law for law in concerning if is_told(law, id_, order)]
        assert {law for figure in one["figures"] for law in figure["laws"]} == {
            law["id"] for law in concerning
        }
        concerned = {
            found["id"]
            for found in findings.values()
            if id_ in {found["report"], *(key.split("#")[0] for key in found["figures"])}
        }
        assert {found["id"] for found in one["findings"]} == concerned
        assert [findings[found["id"]] for found in one["findings"]] == one["findings"]


def test_a_finding_brings_every_figure_that_it_speaks_of(data: Data) -> None:
    figures, laws = whole(data, "figures", "key"), whole(data, "laws")
    for _, one in singles(data, "findings"):
        assert [law["id"] for law in one["laws"]] == [law for law in laws if law in one["finding"]["laws"]]
        members = {key for law in one["laws"] for key in (*law["left"], law["right"])}
        assert {figure["key"] for figure in one["figures"]} == members | set(one["finding"]["figures"]) & set(
            figures
        )
        assert all(figures[figure["key"]] == figure for figure in one["figures"])


def test_a_place_names_the_figures_that_count_there(data: Data) -> None:
    """Whole they stand in the files of their reports: a copy here would make the data heavier by a half."""
    figures = whole(data, "figures", "key")
    counted = 0
    for id_, one in singles(data, "places"):
        assert set(one) == {"place"}
        here = [key for key, figure in figures.items() if figure["set"]["where"] == id_]
        assert one["place"]["figures"] == here
        counted += len(here)
    assert counted > 0


def test_the_laws_of_a_report_and_of_a_finding_can_be_verified_by_themselves(data: Data) -> None:
    judged, refuted = 0, 0
    for folder in ("reports", "findings"):
        for _, one in singles(data, folder):
            assert disagreements(one) == ()
            judged += len(one["laws"])
            broken = [law for law in one["laws"] if law["outcome"] == "broken"]
            for law in broken:
                law["outcome"] = "holds"
            assert {found.law for found in disagreements(one) if found.field == "outcome"} == {
                law["id"] for law in broken
            }
            refuted += len(broken)
    assert judged > 10 and refuted > 2


def test_the_table_holds_the_rows_of_the_whole(data: Data) -> None:
    rows = {row["key"]: row for row in csv.DictReader(StringIO(data.text("figures.csv")))}
    for folder in ("reports", "places"):
        for id_, one in singles(data, folder):
            keys = one["place"]["figures"] if "place" in one else one["report"]["figures"]
            assert (f"{folder}/{id_}.csv" in data.files) == bool(keys), (
                "a place without a figure has no table"
            )
            if keys:
                assert list(csv.DictReader(StringIO(data.text(f"{folder}/{id_}.csv")))) == [
                    rows[key] for key in keys
                ]
