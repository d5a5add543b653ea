"""New projects: each recipe is checked without an error and builds a site, in languages that it knows and in
others; nothing of another subject or language is in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale

from hasila.build.pipeline import make
from hasila.cli.main import main
from hasila.ingest.files import shipped_texts
from hasila.model.catalogue import read_catalogue
from hasila.publish.maps.base import holds
from hasila.starting import world_map
from hasila.starting.label_maps import keep_languages
from hasila.starting.language_files import catalogue_file, language_file, untranslated
from hasila.starting.locales import locale_of
from hasila.starting.plurals import plural_forms, plural_header
from hasila.starting.project import KNOWN, NewPlace, NewProject, project_files, recipes
from hasila.starting.world_map import base_map

ENGLISH = "site_src/locale/en/hasila.po"
DAY = date(2021, 3, 4)


def written(folder: Path, recipe: str, *languages: str, title: str = "") -> Path:
    project = NewProject(recipe, languages, title, DAY, "1.2.3")
    for path, text in project_files(project, shipped_texts("site_src")).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("recipe", recipes())
@pytest.mark.parametrize(
    "languages", [("fr", "en"), ("ar", "en", "es"), ("tr", "ar"), ("en",), ("ckb", "pt-BR")]
)
def test_a_new_project_is_checked_without_an_error(
    recipe: str, languages: tuple[str, ...], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", "--no-cache", "--format", "short", str(written(tmp_path, recipe, *languages))])
    told = "".join(capsys.readouterr())
    assert status == 0, told
    assert "1 report: 0 errors" in told and "0 findings" in told
    assert "no-address" in told, "what was told is not what is read here"


def test_a_new_project_builds_a_site_without_a_word_of_another_one(tmp_path: Path) -> None:
    site = make(written(tmp_path, "outbreak", "fr", "en"), lambda _: None)
    pages = {file.path: file.content for file in site.files}
    shown = pages["fr/reports/2021-03-04-health-ministry.html"].decode()
    assert "152" in shown and "signalés" in shown
    assert not re.search(r"Syri|SOHR|Idlib", shown)
    assert not any(path.startswith("ar/") for path in pages)


def test_the_files_are_those_of_the_languages_and_the_title_is_the_given_one(tmp_path: Path) -> None:
    folder = written(tmp_path, "disaster", "tr", "ar", title='Deprem "2021"')
    site = yaml.safe_load((folder / "site_src/site.yaml").read_text(encoding="utf-8"))
    assert site["languages"] == ["tr", "ar"]
    assert site["title"] == {"tr": 'Deprem "2021"', "ar": "حصيلة الزلزال"}
    reports = sorted(path.name for path in (folder / "content/reports").iterdir())
    assert reports == ["2021-03-04-civil-protection.ar.md", "2021-03-04-civil-protection.md"]
    assert (folder / "requirements.txt").read_text() == "hasila==1.2.3\n"
    assert {".gitignore", ".github", "README.md"} <= {path.name for path in folder.iterdir()}
    workflow = yaml.safe_load((folder / ".github/workflows/site.yml").read_text())
    assert workflow["permissions"] == {"contents": "read"}


def test_no_recipe_leaves_a_hole(tmp_path: Path) -> None:
    for recipe in recipes():
        for path in written(tmp_path / recipe, recipe, *KNOWN).rglob("*"):
            if path.is_file():
                holes = re.findall(r"@[a-z]+@", path.read_text(encoding="utf-8"))
                assert not holes, (path, holes)


def test_recipes_have_each_text_in_each_language(tmp_path: Path) -> None:
    for recipe in recipes():
        files = written(tmp_path / recipe, recipe, *KNOWN)
        for path in (files / "content").rglob("*.yaml"):
            assert "translate" not in path.read_text(encoding="utf-8"), path
        assert len(list((files / "content/reports").iterdir())) == len(KNOWN)


def test_labels_are_cut_and_the_rest_stays() -> None:
    text = (
        '# kept\na:\n  label: {ar: "x, y", en: "b"}   # kept, too\n'
        "  note:\n    ar: one\n    en: >\n      two\n      lines\n  within: [en, ar]\n"
    )
    cut = keep_languages(text, ["en"], KNOWN)
    assert cut.startswith('# kept\na:\n  label: {en: "b"}   # kept, too\n')
    assert yaml.safe_load(cut) == {
        "a": {"label": {"en": "b"}, "note": {"en": "two lines\n"}, "within": ["en", "ar"]}
    }
    both = yaml.safe_load(keep_languages(text, ["ckb", "ar"], KNOWN))
    assert both["a"]["label"] == {"ckb": "…", "ar": "x, y"}


@pytest.mark.parametrize("code", ["ar", "cy", "es", "fr", "he", "ja", "lt", "pl", "pt-BR", "ru", "sl", "tr"])
def test_a_catalogue_counts_as_its_language_does(code: str) -> None:
    """Babel's own expression for French, Spanish and Portuguese has an ``e`` that no reader knows (2.18)."""
    locale = locale_of(code)
    assert locale
    fields = ("Content-Type: text/plain; charset=UTF-8", f"Plural-Forms: {plural_header(locale)};")
    header = 'msgid ""\nmsgstr ""\n' + "".join(f'"{field}\\n"\n' for field in fields)
    catalogue = read_catalogue(header, str(locale))
    assert not catalogue.faults and catalogue.plural
    forms = plural_forms(locale)
    for number in (0, 1, 2, 3, 5, 11, 21, 100, 101, 1_000_000):
        assert forms[catalogue.plural(number)] == locale.plural_form(number), number


def test_a_new_catalogue_lacks_everything_and_keeps_what_was_translated() -> None:
    english = shipped_texts("site_src")[ENGLISH]
    polish = Locale.parse("pl")
    empty = catalogue_file("pl", polish, english)
    missing, wanted = untranslated(empty, english, polish)
    assert missing == wanted > 400
    begun = empty.replace('msgid "on {day}"\nmsgstr ""', 'msgid "on {day}"\nmsgstr "dnia {day}"')
    again = catalogue_file("pl", polish, english, begun)
    assert again == begun != empty
    assert untranslated(again, english, polish) == (wanted - 1, wanted)


def test_a_language_is_described_from_what_babel_knows() -> None:
    assert language_file("ckb", Locale.parse("ckb")).splitlines()[1:] == ["locale: ckb", "direction: rtl"]
    assert language_file("fr", Locale.parse("fr")) == 'name: "français"\nlocale: fr\ndirection: ltr\n'
    assert locale_of("xx-nowhere") is None


def test_a_language_without_reading_rules_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), "--languages", "fr,es,en,sw", "--title", ""]) == 0
    told = capsys.readouterr().out
    assert "es: digits and words as “at least” are read in a marked text" in told
    assert "sw: only digits and signs are read in a marked text" in told
    assert "fr: " not in told and "en: " not in told


def test_a_folder_that_holds_anything_is_left_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "mine").write_text("mine")
    assert main(["init", str(tmp_path)]) == 2
    assert "is not empty" in capsys.readouterr().err
    assert [path.name for path in tmp_path.iterdir()] == ["mine"]


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        (["--languages", "xx"], "knows no language xx"),
        (["--languages", "en,en"], "twice"),
        (["--languages", ","], "at least"),
    ],
)
def test_languages_that_cannot_be_are_refused(
    words: list[str], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), *words]) == 2
    assert reason in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_language_is_added_to_a_project_and_a_broken_catalogue_is_not_lost(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    project = written(tmp_path, "conflict", "en")
    assert main(["language", "add", "sw", str(project)]) == 0
    told = capsys.readouterr().out
    found = re.search(r"(\d+) of (\d+) messages are to be translated", told)
    assert found and found[1] == found[2]
    catalogue = project / "site_src/locale/sw/hasila.po"
    broken = catalogue.read_text() + "nonsense\n"
    catalogue.write_text(broken)
    assert main(["language", "add", "sw", str(project)]) == 2
    assert "none of a catalogue" in capsys.readouterr().err
    assert catalogue.read_text() == broken


GOMA = NewPlace(("Goma",), -1.68, 29.22)


def test_a_place_with_coordinates_is_on_a_map_of_its_countries(tmp_path: Path) -> None:
    project = NewProject(
        "outbreak", ("fr", "ar", "en"), "", DAY, "1.2.3", (GOMA, NewPlace(("بوكافو",), -2.5, 28.86))
    )
    files = project_files(project, shipped_texts("site_src"))
    places = yaml.safe_load(files["content/vocabulary/places.yaml"])
    assert places["goma"]["label"] == {"fr": "Goma", "ar": "…", "en": "Goma"}
    assert places["goma"]["basis"]["fr"].startswith("tel qu’il a été indiqué")
    assert (places["place-2"]["lat"], places["place-2"]["lon"]) == (-2.5, 28.86)
    drawn = json.loads(files["site_src/map/base.geojson"])
    names = {region["properties"]["id"]: region["properties"] for region in drawn["features"]}
    assert names["RW"]["fr"] == "Rwanda" and names["RW"]["ar"] == "رواندا"
    assert "SY" not in names
    assert names["CD-NK"] == {
        "kind": "gov", "id": "CD-NK", "fr": "Nord-Kivu", "ar": "كيفو الشمالية", "en": "North Kivu"
    }  # fmt: skip
    regions = {id for id, named in names.items() if named["kind"] == "gov"}
    assert regions == {"CD-MA", "CD-NK", "CD-OR", "CD-SK"}, "no place lies in another country"
    points = [point for region in drawn["features"] for point in ring_points(region)]
    assert all(27 <= longitude <= 31 and -4.1 <= latitude <= -0.1 for longitude, latitude in points)


def test_a_place_has_a_name_in_each_script_and_another_language_stands_in_where_there_is_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "p", tmp_path / "site"
    start = ["init", str(folder), "--recipe", "disaster", "--languages", "tr,ar", "--title", "x"]
    assert main([*start, "--place", "Van/وان=38.5,43.4", "--place", "Gevaş=38.3,43.1"]) == 0
    places = yaml.safe_load((folder / "content/vocabulary/places.yaml").read_text(encoding="utf-8"))
    assert places["van"]["label"] == {"tr": "Van", "ar": "وان"}
    assert places["geva"]["label"] == {"tr": "Gevaş", "ar": "…"}
    assert main(["check", "--no-cache", "--format", "short", str(folder)]) == 0
    assert "`label` is still to be written in `ar`" in capsys.readouterr().out
    assert main(["build", "--no-cache", "--jobs", "1", str(folder), "--out", str(out)]) == 0
    drawn = (out / "ar/map.html").read_text(encoding="utf-8")
    assert "وان" in drawn and "Gevaş" in drawn and ">…<" not in drawn
    home = (out / "ar/index.html").read_text(encoding="utf-8")
    assert "تقرير واحد، بتاريخ" in home, "a project with one report has one day"
    page = (out / "ar/places/van.html").read_text(encoding="utf-8")
    assert ">place<" not in page and "(…)" not in page


def test_a_country_is_a_place_with_its_regions(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "p"
    start = ["init", str(folder), "--recipe", "outbreak", "--languages", "fr,ar", "--title", "x"]
    assert main([*start, "--country", "Haïti", "--country", "no"]) == 0
    places = yaml.safe_load((folder / "content/vocabulary/places.yaml").read_text(encoding="utf-8"))
    assert places["haiti"]["label"] == {"fr": "Haïti", "ar": "هايتي"}
    assert places["norway"]["iso"] == "NO", "which YAML takes for false without quotes"
    regions = {id: place for id, place in places.items() if place.get("within") == ["haiti"]}
    assert len(regions) == 10
    north = regions["ht-nord"]
    assert (north["label"]["ar"], north["iso"], north["admin_level"]) == ("الإدارة الشمالية", "HT-ND", 1)
    assert all(-75 < place["lon"] < -71 and 17 < place["lat"] < 21 for place in regions.values())
    assert all(place["precision"] == "area" and place["radius_km"] < 60 for place in regions.values())
    assert main(["check", "--no-cache", "--format", "short", str(folder)]) == 0


@pytest.mark.parametrize("country", ["HT", "NO", "CL", "HR", "VN"])
def test_the_point_of_a_region_lies_in_its_outline(country: str) -> None:
    """Also of long, bent and torn ones."""
    english = {"en": Locale("en")}
    regions = world_map.regions_of(country, english)
    drawn = json.loads(base_map([region.point for region in regions], english))["features"]
    outlines = [
        (part["properties"]["en"], rings) for part in drawn for rings in part["geometry"]["coordinates"]
    ]
    inside = [region for region in regions if (region.english, True) in around(region.point, outlines)]
    assert len(inside) >= 10 and len(inside) >= len(regions) - 1, "a small island may be too small to draw"


def around(point: tuple[float, float], outlines: list[tuple[str, Any]]) -> Iterator[tuple[str, bool]]:
    return ((name, holds(rings, point)) for name, rings in outlines)


def test_an_unknown_country_is_refused_and_what_was_meant_is_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    new = ["init", str(tmp_path / "new"), "--languages", "fr", "--title", "x", "--country", "Haitti"]
    assert main(new) == 2
    assert "there is no country Haitti" in capsys.readouterr().err
    assert not (tmp_path / "new").exists()


def test_a_draft_takes_the_measure_of_the_project_that_its_noun_is_read_as(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The reader knows people who died as "killed"; a project that counts deaths has one word for both."""
    folder, raw = tmp_path / "p", tmp_path / "raw.txt"
    assert main(["init", str(folder), "--recipe", "disaster", "--languages", "ar", "--title", "x"]) == 0
    raw.write_text("سُجلت 214 وفاة على الأقل في الشمال، بينهم 63 طفلاً.\n", encoding="utf-8")
    new = ["new", str(folder), "--from", str(raw), "--publisher", "civil-protection"]
    assert main([*new, "--published", "2031-03-04"]) == 0
    assert "there is no measure" not in capsys.readouterr().out
    draft = (folder / "content/reports/2031-03-04-civil-protection.md").read_text(encoding="utf-8")
    assert "counts: deaths\n" in draft


def test_regions_have_names_of_their_language_alone_and_are_left_out_where_they_would_hide_the_map() -> None:
    languages = {"ckb": "ckb", "en": "en", "zh-TW": "zh_TW"}
    locales = {code: Locale.parse(locale) for code, locale in languages.items()}
    goma, ljubljana, america = (29.22, -1.68), (14.5, 46.05), [(-100.0, 40.0), (-99.0, 22.0)]
    named = {region["id"]: region for region in regions_of([goma], locales)}
    assert named["CD-NK"] == {"kind": "gov", "id": "CD-NK", "en": "North Kivu", "zh-TW": "北基伍省"}
    assert len(regions_of([ljubljana], locales)) == 0, "Slovenia has 193"
    assert len(regions_of(america, locales)) > 40
    assert len(base_map(america, locales)) < 200_000


def regions_of(points: list[tuple[float, float]], locales: dict[str, Locale]) -> list[dict[str, str]]:
    features = json.loads(base_map(points, locales))["features"]
    return [part["properties"] for part in features if part["properties"]["kind"] == "gov"]


def ring_points(region: dict[str, Any]) -> Iterator[tuple[float, float]]:
    for polygon in region["geometry"]["coordinates"]:
        for ring in polygon:
            assert ring[0] == ring[-1]
            yield from map(tuple, ring)


def test_the_map_of_a_project_is_made_once_and_replaced_when_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["init", str(tmp_path / "new"), "--languages", "en", "--place", "Derna=32.77,22.64"]) == 0
    base = tmp_path / "new" / "site_src/map/base.geojson"
    drawn = base.read_bytes()
    base.write_text("mine")
    assert main(["map", str(tmp_path / "new")]) == 2
    assert base.read_text() == "mine"
    assert main(["map", str(tmp_path / "new"), "--replace"]) == 0
    assert base.read_bytes() == drawn
    assert main(["map", str(written(tmp_path / "other", "conflict", "en"))]) == 1
    assert "`lat` and `lon`" in capsys.readouterr().err


@pytest.mark.parametrize("text", ["Goma", "=1,2", "Goma=91,0", "Goma=0,181", "Goma=1.5"])
def test_a_place_that_is_nowhere_is_refused(text: str, tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["init", str(tmp_path / "new"), "--languages", "en", "--place", text])
    assert stopped.value.code == 2
    assert not (tmp_path / "new").exists()
