"""``hasila check --format sarif``: what SARIF 2.1.0 asks of a log, and what code scanning makes of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest

from hasila.cli import main as cli
from hasila.model.diagnostic_codes import CODES
from tests.mistakes.project import BASE, lay_out
from tests.repository import commit

Printed = pytest.CaptureFixture[str]
CASES = (
    "two-mistakes-in-two-files",
    "unmarked-number",
    "no-content",
    "published-inconsistency-is-no-error",
    "one-slip-in-many-rows",
    "bad-yaml-tab",
)
RIVER = "content/reports/2031-03-04-river-watch"


def log(project: Path, capsys: Printed, *arguments: str) -> dict[str, Any]:
    cli.main(["check", str(project), "--format", "sarif", *arguments])
    return json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("name", CASES)
def test_the_log_keeps_the_rules_of_the_standard(name: str, tmp_path: Path, capsys: Printed) -> None:
    found = log(lay_out(BASE.parent / name, tmp_path), capsys)
    assert found["version"] == "2.1.0"
    assert found["$schema"].endswith("sarif-schema-2.1.0.json")
    [run] = found["runs"]
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    driver = run["tool"]["driver"]
    assert driver["name"]
    assert re.fullmatch(r"\d+\.\d+\.\d+([-+].+)?", driver["semanticVersion"]), "semantic versioning"
    ids = [rule["id"] for rule in driver["rules"]]
    assert len(set(ids)) == len(ids)
    for rule in driver["rules"]:
        assert rule["shortDescription"]["text"] and rule["fullDescription"]["text"]
        assert rule["id"] != rule["name"], "a name that equals the id shall be left out"
    assert run["results"]
    for result in run["results"]:
        keeps_the_rules(result, ids)


def keeps_the_rules(result: dict[str, Any], ids: list[str]) -> None:
    assert ids[result["ruleIndex"]] == result["ruleId"]
    assert result["level"] in ("none", "note", "warning", "error")
    assert result["message"]["text"].strip()
    assert len(result["locations"]) == 1, "more than one is for a fault that only shows in all of them"
    fingerprints = result["partialFingerprints"]
    assert all(re.fullmatch(r"[A-Za-z]+/v\d+", name) for name in fingerprints)
    further = result.get("relatedLocations", [])
    numbers = [place["id"] for place in further]
    assert len(set(numbers)) == len(numbers)
    for place in (*result["locations"], *further):
        physical = place["physicalLocation"]
        artifact = physical["artifactLocation"]
        assert not re.match(r"(/|[a-z]+:|\.\.)", artifact["uri"]), "relative to the root of the repository"
        assert "\\" not in artifact["uri"] and artifact["uri"].isascii()
        region = physical.get("region")
        if region is not None:
            assert region["startLine"] >= 1 and region["startColumn"] >= 1
            assert region["endColumn"] > region["startColumn"], "the column after the last one"


def test_a_region_is_what_is_meant(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(BASE.parent / "two-mistakes-in-two-files", tmp_path)
    place = log(project, capsys)["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": f"{RIVER}.ar.md", "uriBaseId": "%SRCROOT%"}
    region = place["region"]
    line = (project / f"{RIVER}.ar.md").read_text(encoding="utf-8").splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 : region["endColumn"] - 1] == "[45 مدنياً](#civilians)"


def test_a_whole_file_has_no_region(tmp_path: Path, capsys: Printed) -> None:
    found = log(lay_out(BASE.parent / "no-content", tmp_path), capsys)["runs"][0]["results"]
    assert ["region" in one["locations"][0]["physicalLocation"] for one in found] == [False]


def test_a_path_is_written_as_an_address(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(None, tmp_path)
    name = "content/reports/a b#تقرير.md"
    (project / name).write_text("no head\n", encoding="utf-8")
    uris = [
        one["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
        for one in log(project, capsys)["runs"][0]["results"]
    ]
    assert name in map(unquote, uris)
    assert all(uri.isascii() and " " not in uri and "#" not in uri for uri in uris)


def test_one_cause_has_its_further_places(tmp_path: Path, capsys: Printed) -> None:
    found = log(lay_out(BASE.parent / "empty-file", tmp_path), capsys)["runs"][0]["results"]
    assert [one["relatedLocations"] for one in found if "relatedLocations" in one]


def test_a_rule_tells_what_explain_tells(tmp_path: Path, capsys: Printed) -> None:
    rules = log(lay_out(BASE.parent / "unmarked-number", tmp_path), capsys)["runs"][0]["tool"]["driver"][
        "rules"
    ]
    told = {rule["id"]: (rule["shortDescription"]["text"], rule["fullDescription"]["text"]) for rule in rules}
    assert told == {code: CODES[code] for code in told}
    assert "unmarked-number" in told


def test_a_result_is_known_again_when_lines_move(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(BASE.parent / "unmarked-number", tmp_path)
    before = log(project, capsys)["runs"][0]["results"]
    path = project / f"{RIVER}.md"
    path.write_text(
        path.read_text(encoding="utf-8").replace("publisher:", "\n\npublisher:", 1), encoding="utf-8"
    )
    after = log(project, capsys)["runs"][0]["results"]
    assert [one["partialFingerprints"] for one in before] == [one["partialFingerprints"] for one in after]
    assert before != after


def test_beside_an_earlier_state_results_are_new_or_unchanged(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(BASE.parent / "published-inconsistency-is-no-error", tmp_path)
    commit(tmp_path)
    path = project / f"{RIVER}.md"
    path.write_text(f"{path.read_text(encoding='utf-8')}There were 77 more.\n", encoding="utf-8")
    found = log(project, capsys, "--since", "HEAD", "--all")["runs"][0]["results"]
    assert {one["ruleId"]: one["baselineState"] for one in found} == {
        "unmarked-number": "new",
        "published-arithmetic": "unchanged",
    }


def test_a_log_of_nothing_is_a_log(tmp_path: Path, capsys: Printed) -> None:
    [run] = log(lay_out(None, tmp_path), capsys)["runs"]
    assert (run["results"], run["tool"]["driver"]["rules"]) == ([], [])
