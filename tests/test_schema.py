"""``hasila schema``: every file that is read validates, and the mistakes that a schema can see are refused.

Files are loaded as editors load them, by the core schema of YAML 1.2: a day is a text, ``yes`` is a word.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from hasila.cli import main as cli
from hasila.cli.schema import maker_of
from hasila.ingest import json_schema
from hasila.ingest.json_schema import KINDS, NAMES, SchemaMaker
from tests.mistakes.project import BASE, lay_out

ROOT = Path(__file__).resolve().parents[1]
GOLDEN = ROOT / "tests/golden/project"
PROJECTS = (ROOT, BASE, GOLDEN)
Printed = pytest.CaptureFixture[str]
SEEN = {
    "unknown-key": "a key that is none",
    "wrong-shape": "a value of another shape",
    "missing-key": "a key that is missing",
    "unknown-word": "a word that is none of those",
}
"""Codes of mistakes that a schema can see, if not each of them."""


class Core(yaml.SafeLoader):
    """YAML as editors read it."""


Core.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in resolvers if not tag.endswith((":timestamp", ":bool"))]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false|True|False"), list("tfTF"))


def kind_of(path: str) -> str:
    """The kind of schema for a file of a project; empty for one without."""
    if re.fullmatch(r"content/reports/[^.]+\.md", path):
        return "head"
    if re.fullmatch(r"content/tables/[^.]+\.yaml", path):
        return "table"
    if path == "site_src/site.yaml":
        return "site"
    if re.fullmatch(r"site_src/locale/[^/]+/language\.yaml", path):
        return "language"
    found = re.fullmatch(r"content/vocabulary/([a-z]+)\.yaml", path)
    return found[1] if found else ""


def loaded(path: Path) -> Any:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".md":
        text = text.split("\n---", 1)[0].removeprefix("---")
    return yaml.load(text, Core)


def files(project: Path) -> list[tuple[str, Path]]:
    paths = [path for folder in ("content", "site_src") for path in sorted((project / folder).rglob("*.*"))]
    named = [(kind_of(path.relative_to(project).as_posix()), path) for path in paths]
    return [(kind, path) for kind, path in named if kind]


@cache
def validator(kind: str, project: Path | None) -> Draft202012Validator:
    schema = (maker_of(project) if project else SchemaMaker()).schema(kind)
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def faults(kind: str, path: Path, project: Path | None = None) -> list[str]:
    return [error.message for error in validator(kind, project).iter_errors(loaded(path))]


@pytest.mark.parametrize("project", PROJECTS, ids=["content", "base", "golden"])
@pytest.mark.parametrize("own", [False, True], ids=["of any project", "of this project"])
def test_every_file_validates(project: Path, own: bool) -> None:
    checked = files(project)
    assert len(checked) > 8
    found = {str(path): faults(kind, path, project if own else None) for kind, path in checked}
    assert {path: told for path, told in found.items() if told} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_a_schema_that_refuses_unknown_keys(kind: str) -> None:
    schema = SchemaMaker().schema(kind)
    Draft202012Validator.check_schema(schema)
    has_keys = kind != NAMES  # a list of texts
    assert ('"additionalProperties": false' in json.dumps(schema)) == has_keys


def mistakes() -> list[tuple[str, str]]:
    """The folders of mistakes and the codes of those that a schema should see in a file that is YAML."""
    found = []
    for case in sorted(BASE.parent.iterdir()):
        expected = case / "expected.txt"
        text = expected.read_text(encoding="utf-8") if expected.exists() else ""
        codes = set(re.findall(r"error\[([a-z-]+)\]", text))
        if codes and codes <= SEEN.keys():
            found.append((case.name, min(codes)))
    return found


def test_mistakes_that_a_schema_can_see_are_refused(tmp_path: Path) -> None:
    """Of all folders with such mistakes alone most are refused by the schema of their project."""
    refused, passed = [], []
    for name, _ in mistakes():
        project = lay_out(BASE.parent / name, tmp_path / name)
        seen = [path for kind, path in files(project) if faults(kind, path, BASE)]
        (refused if seen else passed).append(name)
    assert {"missing-key", "number-in-a-head"} <= set(refused)
    assert len(refused) >= 3 * len(passed), passed


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("head", "publsher: a"),
        ("head", "{publisher: river-watch, language: en, published: 4 March 2031}"),
        ("head", "{publisher: river-watch, language: en, published: 2031-03-04, kind: rate}"),
        ("head", "{publisher: river-watch, language: en}"),
        ("head", "{publisher: river-watch, language: en, published: 2031-03-04, where: nowhere}"),
        ("head", "{publisher: a-b, language: en, published: 2031-03-04}"),
        ("head", "{publisher: river-watch, language: en, published: 2031-03-04, places: lora-valley}"),
        ("head", "{publisher: river-watch, language: en, published: 2031-03-04, figures: {a: {whom: b}}}"),
        ("head", "{publisher: river-watch, language: en, published: 2031-03-04, source: {link: a}}"),
        ("table", "{publisher: hill-post, rows: {published: day}}"),
        ("table", "{publisher: hill-post, rows: {published: day, id: x, colour: y}}"),
        ("table", "{publisher: hill-post, rows: {published: day, id: x}, separator: dash}"),
        ("categories", "{A b: {label: {en: x}}}"),
        ("categories", "{women: {within: [nobody]}}"),
        ("places", "{mill: {lat: north}}"),
        ("places", "{mill: {precision: rough}}"),
        ("divisions", "[{of: everyone, into: [women]}]"),
        ("divisions", "[{of: everyone, into: [women], as: halves}]"),
        ("measures", "{killed: {kind: big}}"),
        ("site", "{titel: {en: x}}"),
        ("site", "{languages: en}"),
        ("language", "{name: English}"),
    ],
)
def test_a_mistake_is_refused(kind: str, text: str) -> None:
    assert list(validator(kind, BASE).iter_errors(yaml.load(text, Core)))


def test_a_project_offers_its_own_words() -> None:
    head = maker_of(BASE).schema("head")
    assert head["properties"]["where"]["enum"][:2] == ["lora-valley", "lora-bridge"]
    assert set(head["properties"]["publisher"]["enum"]) == {"river-watch", "hill-post"}
    figure = head["$defs"]["figure"]["properties"]
    assert "children" in figure["who"]["enum"]
    assert head["properties"]["places"]["items"]["enum"][:1] == ["lora-valley"]


def test_what_the_tables_of_the_schema_name_is_asked_for() -> None:
    """A key that a parser no longer asks for must leave these tables, too."""
    asked = set()
    for kind in KINDS:
        asked |= set(re.findall(r'"([a-z_]+)":', json.dumps(SchemaMaker().schema(kind))))
    tables = (json_schema._TEXTS, json_schema._REMARKS, json_schema._ONE_OR_SEVERAL, json_schema._FIGURES)
    assert {key for table in tables for key in table} <= asked
    assert {key for _, key in json_schema._REFERENCES} <= asked


def test_the_documented_keys_of_a_head_are_those_of_its_schema() -> None:
    page = (ROOT / "content/README.md").read_text(encoding="utf-8")
    known = set(SchemaMaker().schema("head")["properties"])
    assert [
        key for key in sorted(known - {"doubt"}) if f"`{key}`" not in page and f"`{key}:" not in page
    ] == []


def test_all_are_written_into_a_project(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(None, tmp_path)
    assert cli.main(["schema", "all", str(project)]) == 0
    written = sorted((project / ".hasila/schema").iterdir())
    assert [path.stem for path in written] == sorted(KINDS)
    assert len(capsys.readouterr().out.splitlines()) == len(KINDS)
    places = project / "content/vocabulary/places.yaml"
    line = "# yaml-language-server: $schema=../../.hasila/schema/places.json\n"
    places.write_text(line + places.read_text(encoding="utf-8"), encoding="utf-8")
    assert cli.main(["check", str(project)]) == 0


def test_one_is_printed(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["schema", "places", str(tmp_path)]) == 0
    assert json.loads(capsys.readouterr().out)["title"] == "Hasila: places"


@pytest.mark.parametrize("recipe", ["conflict", "outbreak"])
def test_a_new_project_names_the_schemas_of_its_files(recipe: str, tmp_path: Path, capsys: Printed) -> None:
    project = tmp_path / "new"
    assert cli.main(["init", str(project), "--recipe", recipe, "--languages", "fr,en"]) == 0
    checked = [(kind, path) for kind, path in files(project) if path.suffix == ".yaml"]
    assert len(checked) > 5
    for kind, path in checked:
        line = path.read_text(encoding="utf-8").splitlines()[0]
        assert line.startswith("# yaml-language-server: $schema=../")
        named = path.parent / line.partition("$schema=")[2]
        assert named.resolve() == (project / f".hasila/schema/{kind}.json").resolve()
        schema = json.loads(named.read_text(encoding="utf-8"))
        assert [error.message for error in Draft202012Validator(schema).iter_errors(loaded(path))] == []
    capsys.readouterr()
    assert cli.main(["check", str(project), "--quiet"]) == 0
