"""``hasila read`` and ``hasila verify``: the crafts without a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from generator.cli import main

TEXT = "At least 12 people were killed, among them 3 children."
SUM = {"edits": [{"name": "sum", "coef": {"a": 1, "b": 1, "t": -1}, "op": "==", "rhs": 0}], "record": {"a": 144, "b": 187, "t": 341}}


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(arguments)
    captured = capsys.readouterr()
    return status, captured.out, captured.err


def test_read_lists_each_figure_with_its_whole(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    file.write_text(TEXT, encoding="utf-8")
    status, out, _ = run(capsys, "read", str(file), "--lang", "en", "--why")
    assert status == 0
    assert "at_least" in out and "3 children" in out and "why" in out


def test_read_answers_a_line_for_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": "one", "lang": "en", "text": TEXT}) + "\n\n", encoding="utf-8")
    status, out, _ = run(capsys, "read", str(file), "--jsonl")
    answer = json.loads(out)
    assert status == 0 and answer["id"] == "one"
    assert [(f["value_min"], f["qualifier"], f["who"], f["of"]) for f in answer["figures"]] == [(12, "at_least", "people", None), (3, "exact", "children", 0)]
    assert TEXT[answer["figures"][1]["start"] : answer["figures"][1]["end"]] == "3 children"


def test_a_bad_line_is_told_with_its_number_and_the_others_are_answered(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text("{\n" + json.dumps({"id": "two", **SUM}) + "\n", encoding="utf-8")
    status, out, err = run(capsys, "verify", str(file), "--jsonl")
    assert status == 2 and "line 1" in err
    assert json.loads(out)["id"] == "two"


def test_verify_names_every_smallest_correction_of_a_bare_system(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "system.json"
    file.write_text(json.dumps(SUM), encoding="utf-8")
    status, out, _ = run(capsys, "verify", str(file))
    answer = json.loads(out)
    assert status == 0 and answer["consistent"] is False and answer["violated"] == ["sum"]
    assert {tuple(one["changed"]): one["forced"] for one in answer["corrections"]} == {("a",): {"a": [154, 154]}, ("b",): {"b": [197, 197]}, ("t",): {"t": [331, 331]}}


@pytest.mark.parametrize(("outcome", "status"), [("broken", 0), ("holds", 1)])
def test_exported_laws_are_judged_again_from_their_file_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str], outcome: str, status: int) -> None:
    law = {"id": "r--parts-t", "kind": "parts", "op": "=", "outcome": outcome, "linear": {"coef": {"a": 1, "b": 1, "t": -1}, "op": "=", "rhs": 0}}
    file = tmp_path / "laws.json"
    file.write_text(json.dumps({"laws": [law], "record": {"a": [144, 144], "b": [187, 187], "t": [341, None]}}), encoding="utf-8")
    told, out, _ = run(capsys, "verify", str(file))
    assert told == status
    assert json.loads(out)["agrees"] is (status == 0)


def test_a_system_without_laws_is_refused_in_one_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "bad.json"
    file.write_text("[]", encoding="utf-8")
    status, out, err = run(capsys, "verify", str(file))
    assert (status, out) == (2, "") and len(err.strip().splitlines()) == 1
