"""The exported data: it can be read back, it says what the ledger says, and its laws can be checked from it
alone.
"""

from __future__ import annotations

import csv
import dataclasses
import json
from datetime import date
from io import StringIO

import pytest

from hasila.model.diagnostics import Location
from hasila.model.interval import COUNT, Interval, exactly
from hasila.model.period import Moment, Period
from hasila.model.report import (
    Constraint,
    ConstraintKind,
    ConstraintResult,
    CorrectionSet,
    Evidence,
    Figure,
    FigureSet,
    Finding,
    Ledger,
    Mention,
    Report,
    Series,
    Source,
    Status,
    Verdict,
)
from hasila.model.revision import Revision
from hasila.model.site import Language, Site
from hasila.model.vocabulary import PlaceName, Vocabulary
from hasila.publish.data import export
from hasila.publish.data.figures import AXES
from hasila.publish.data.series import POINTS

NOW = Revision("0123456789ab", date(2019, 2, 26))
HERE = Location("content/reports/r.md", 3, 1)
DAY = date(2019, 2, 26)
REPORT = "2019-02-26-sohr"
SITE = Site(
    {"ar": "حصيلة"},
    {},
    (Language("ar", "العربية", "ar", "rtl"), Language("en", "English", "en", "ltr")),
    "",
    "",
    "s",
)


def figure(id: str, number: int | None, interval: Interval, words: str, parent: str | None = None) -> Figure:
    counted = FigureSet(
        "sohr", "killed", "everyone", None, Period(date(2018, 9, 17), Moment(DAY), "sochi-agreement")
    )
    mentions = (Mention("ar", words, number, interval, "exact", HERE),)
    return Figure(f"{REPORT}#{id}", id, REPORT, counted, number, interval, "exact", mentions, HERE, parent)


TOTAL = figure("total", 341, Interval(341, None), "341 على الأقل")
CIVILIANS = figure("civilians", 144, exactly(144), "144 مدنياً", TOTAL.key)
FIGHTERS = figure("fighters", 85, exactly(85), "85", TOTAL.key)
VAGUE = figure("attackers", None, COUNT, "=عدد من المهاجمين")
FIGURES = (TOTAL, CIVILIANS, FIGHTERS, VAGUE)
LAWS = (
    Constraint(
        "sum", ConstraintKind.PARTS, (CIVILIANS.key, FIGHTERS.key), "=", TOTAL.key, (REPORT,), "وهم", HERE
    ),
    Constraint(
        "within", ConstraintKind.WITHIN, (CIVILIANS.key,), "<=", TOTAL.key, (REPORT,), "من ضمنهم", HERE
    ),
)


def ledger() -> Ledger:
    report = Report(
        REPORT, "sohr", None, "ar", Moment(DAY, 1), "day",
        {"en": "inferred"}, Source("https://example.org/309918/"),
        {"ar": "حصيلة", "en": "Toll"}, FIGURES, (), {}, ("wuraydah",), missing=({"en": "the wounded"},),
    )  # fmt: skip
    checked = (
        ConstraintResult(LAWS[0], Status.BROKEN, exactly(229), Interval(341, None), Interval(112, None)),
        ConstraintResult(LAWS[1], Status.HOLDS, exactly(144), Interval(341, None)),
    )
    evidence = Evidence("earlier", "for", ((CIVILIANS.key, exactly(7), None),))
    way_out = CorrectionSet((TOTAL.key,), {TOTAL.key: exactly(229)}, 2, (evidence,))
    finding = Finding(
        "f1",
        Verdict.ARITHMETIC,
        REPORT,
        ("sum",),
        (TOTAL.key,),
        Interval(112, None),
        (way_out,),
        ("next",),
        HERE,
    )
    series = Series("sohr-everyone", "sohr", "killed", "everyone", None, None, None,
                    "sochi-agreement", date(2018, 9, 17),
                    (VAGUE.key, TOTAL.key))  # fmt: skip
    return Ledger((report,), {one.key: one for one in FIGURES}, checked, (finding,), (series,))


def vocabulary() -> Vocabulary:
    placed = PlaceName(
        "idlib",
        {"ar": "إدلب", "en": "Idlib"},
        "area",
        35.93,
        36.63,
        "area",
        {"en": "centre"},
        ("syria",),
        20.0,
    )
    unknown = PlaceName(
        "wuraydah", {"ar": "وريدة", "en": "Wuraydah"}, "village", None, None, "approximate", {}
    )
    return Vocabulary({}, {"idlib": placed, "wuraydah": unknown}, {}, {}, {}, {}, {}, ())


@pytest.fixture
def files() -> dict[str, str]:
    made = export(ledger(), vocabulary(), SITE, NOW)
    return {
        file.path: file.content.decode("utf-8")
        for file in made
        if not file.path.endswith((".sqlite", ".gpkg"))
    }


def data(files: dict[str, str], name: str) -> list[dict]:
    return json.loads(files[f"data/v1/{name}.json"])[name]


def test_the_files(files):
    names = [
        "amendments.csv",
        "datapackage.json", "figures.csv", "figures.hxl.csv", "figures.json", "findings.csv", "findings.json",
        "categories.csv", "changes.csv", "divisions.csv", "measures.csv", "causes.csv", "populations.csv",
        "periods.csv", "publishers.csv", "series_points.csv", "laws.csv", "laws.json", "places.csv",
        "places.geojson", "reports.csv", "reports.json", "series.csv",
        "series/sohr-everyone.csv", "series/sohr-everyone.json",
        "findings/f1.json", "places/idlib.json", "places/wuraydah.json",
        f"reports/{REPORT}.csv", f"reports/{REPORT}.json",
    ]  # fmt: skip
    assert [path for path in files if "/schema/" not in path] == sorted(f"data/v1/{name}" for name in names)
    assert all(text.endswith("\n") and not text.startswith("\ufeff") for text in files.values())


def test_each_file_of_data_names_a_schema_that_is_there_and_how_many_rows_it_holds():
    made = {file.path: file for file in export(ledger(), vocabulary(), SITE, NOW)}
    for path, file in made.items():
        tagged = path.endswith(".hxl.csv")  # its second row is no data
        if path.endswith((".csv", "s.json", ".geojson")) and "/schema/" not in path and not tagged:
            assert file.schema in made, path
            assert file.rows is not None
    assert made["data/v1/figures.csv"].rows == made["data/v1/figures.json"].rows == 4
    assert made["data/v1/places.csv"].rows == 2 and made["data/v1/places.geojson"].rows == 1


def test_the_same_ledger_is_the_same_bytes():
    assert export(ledger(), vocabulary(), SITE, NOW) == export(ledger(), vocabulary(), SITE, NOW)


def test_a_title_is_exported_without_its_isolates():
    (report,) = ledger().reports
    filled = dataclasses.replace(report, title={"ar": "جدول \u20662019-02-26\u2069", "en": "Table"})
    made = export(dataclasses.replace(ledger(), reports=(filled,)), vocabulary(), SITE, NOW)
    written = {file.path: file.content.decode() for file in made if file.path.endswith((".json", ".csv"))}
    assert "جدول 2019-02-26" in written["data/v1/reports.csv"]
    assert not any("\u2066" in text for text in written.values())


def test_json_keys_are_sorted_and_arabic_is_readable(files):
    for path, text in files.items():
        if path.endswith("json"):
            value = json.loads(text)
            compact = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
            assert text.endswith("\n") and text.replace("\n", "") == compact


def test_an_entry_of_a_list_of_the_document_has_a_line_of_its_own(files):
    lines = files["data/v1/figures.json"].splitlines()
    entries = [line.removesuffix(",") for line in lines if line.startswith('{"')]
    figures = json.loads(files["data/v1/figures.json"])["figures"]
    assert len(figures) > 1
    assert [json.loads(entry) for entry in entries if '"figures":' not in entry] == figures
    assert "على الأقل" in files["data/v1/figures.json"]


def test_a_figure_says_all_of_its_set_and_where_it_is_told(files):
    total = data(files, "figures")[0]
    assert total["interval"] == [341, None]
    assert total["words"] == {"ar": ["341 على الأقل"], "en": []}
    assert set(total["set"]) == {axis.name for axis in AXES}
    assert (total["set"]["start"], total["set"]["end"]) == ("2018-09-17", "2019-02-26")
    assert total["set"]["since"] == "sochi-agreement"
    assert total["laws"] == ["sum", "within"]
    assert total["pages"]["en"] == f"en/reports/{REPORT}.html#figure-total"


def test_an_unstated_number_is_null_and_never_zero(files):
    vague = data(files, "figures")[3]
    assert (vague["number"], vague["interval"]) == (None, [0, None])
    row = list(csv.DictReader(StringIO(files["data/v1/figures.csv"])))[3]
    assert (row["number"], row["low"], row["high"]) == ("", "0", "")
    point = next(csv.DictReader(StringIO(files["data/v1/series/sohr-everyone.csv"])))
    assert point["number"] == ""


def test_the_table_is_the_same_as_the_json(files):
    rows = list(csv.DictReader(StringIO(files["data/v1/figures.csv"])))
    assert list(rows[0])[-4:] == ["words_ar", "words_en", "page_ar", "page_en"]
    for row, told in zip(rows, data(files, "figures"), strict=True):
        assert row["key"] == told["key"]
        assert row["number"] == ("" if told["number"] is None else str(told["number"]))
        assert [row[axis.name] for axis in AXES] == [told["set"][axis.name] or "" for axis in AXES]
        assert row["stated"] == "true"


def test_a_cell_is_no_formula_to_a_spreadsheet(files):
    rows = list(csv.DictReader(StringIO(files["data/v1/figures.csv"])))
    assert rows[3]["words_ar"] == "'=عدد من المهاجمين"
    laws = list(csv.DictReader(StringIO(files["data/v1/laws.csv"])))
    assert [row["op"] for row in laws] == ["=", "<="]


def test_a_figure_says_what_follows_for_it_where_its_words_leave_more_open():
    given = ledger()
    bound = dataclasses.replace(given, bounds={TOTAL.key: Interval(341, 400)})
    made = {
        file.path: file.content.decode()
        for file in export(bound, vocabulary(), SITE, NOW)
        if file.path.endswith(("figures.json", "figures.csv"))
    }
    total, civilians = data(made, "figures")[:2]
    assert (total["bounds"], civilians["bounds"]) == ([341, 400], None)
    rows = list(csv.DictReader(StringIO(made["data/v1/figures.csv"])))
    assert [(row["bounds_low"], row["bounds_high"]) for row in rows[:2]] == [("341", "400"), ("", "")]


def test_the_laws_can_be_checked_from_the_data_alone(files):
    intervals = {one["key"]: one["interval"] for one in data(files, "figures")}
    for law in data(files, "laws"):
        assert law["linear"]["coef"] == {**dict.fromkeys(law["left"], 1), law["right"]: -1}
        assert can_hold(law["linear"], intervals) == (law["outcome"] != "broken")


def can_hold(linear: dict, intervals: dict[str, list[int | None]]) -> bool:
    """A reader's own check: whether numbers in the intervals satisfy the line."""
    ends = [intervals[key] if sign > 0 else negative(intervals[key]) for key, sign in linear["coef"].items()]
    least = None if any(low is None for low, _ in ends) else sum(low for low, _ in ends)
    most = None if any(high is None for _, high in ends) else sum(high for _, high in ends)
    below = least is None or least <= linear["rhs"]
    return below if linear["op"] == "<=" else below and (most is None or most >= linear["rhs"])


def negative(interval: list[int | None]) -> list[int | None]:
    return [None if end is None else -end for end in reversed(interval)]


def test_a_finding_comes_with_every_way_out(files):
    (finding,) = data(files, "findings")
    assert (finding["verdict"], finding["gap"], finding["closed"]) == (
        "published-arithmetic",
        [112, None],
        None,
    )
    (way_out,) = finding["explanations"]
    assert (way_out["forced"], way_out["keystrokes"]) == ({TOTAL.key: [229, 229]}, 2)
    assert way_out["evidence"][0]["steps"] == [{"figure": CIVILIANS.key, "change": [7, 7], "told": None}]


def test_a_report_says_what_is_missing_and_what_was_captured(files):
    (report,) = data(files, "reports")
    assert report["missing"] == [{"en": "the wounded"}]
    assert report["source"] == {
        "url": "https://example.org/309918/",
        "captured": None,
        "sha256": None,
        "text": "whole",
        "earlier": [],
    }
    assert (report["published"], report["order"], report["precision"]) == ("2019-02-26", 1, "day")
    assert report["figures"] == [one.key for one in FIGURES]


def test_a_series_is_in_order_of_time(files):
    rows = list(csv.DictReader(StringIO(files["data/v1/series/sohr-everyone.csv"])))
    assert tuple(rows[0]) == tuple(column.name for column in POINTS)
    assert [row["key"] for row in rows] == [VAGUE.key, TOTAL.key]


def test_only_places_with_coordinates_are_placed_and_say_how_well(files):
    collection = json.loads(files["data/v1/places.geojson"])
    assert [feature["id"] for feature in collection["features"]] == ["idlib"]
    (feature,) = collection["features"]
    assert feature["geometry"]["coordinates"] == [36.63, 35.93]
    assert (feature["properties"]["precision"], feature["properties"]["radius_km"]) == ("area", 20.0)
