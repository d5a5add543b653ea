"""``hasila read`` and ``hasila verify``: the crafts without a project."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from hasila.cli.main import main

TEXT = "At least 12 people were killed, among them 3 children."
SUM = {
    "edits": [{"name": "sum", "coef": {"a": 1, "b": 1, "t": -1}, "op": "==", "rhs": 0}],
    "record": {"a": 144, "b": 187, "t": 341},
}


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


@pytest.mark.parametrize(("text", "words"), [(TEXT, "12 people"), ("قُتل 12 مدنياً في القرية.", "12 مدنياً")])
def test_read_takes_the_language_from_the_letters(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    status, out, _ = run(capsys, "read", str(file))
    assert status == 0
    assert words in out.split("words")[1]


@pytest.mark.parametrize(
    "text",
    [
        "Pelo menos 23 mortos",
        "Mindestens 23 Tote",
        "Co najmniej 23 zabitych",
        "Bakanlık en az 23 kişinin öldüğünü açıkladı.",
        "لانیکەم ٢٣ کەس کوژران",
    ],
)
def test_a_few_words_of_a_language_without_rules_are_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "text.txt"
    file.write_text(text, encoding="utf-8")
    status, out, err = run(capsys, "read", str(file))
    assert (status, out) == (2, "")
    assert "--language" in err


@pytest.mark.parametrize(
    "page",
    [
        "<!DOCTYPE html><html><body>341 killed",
        "<p>The toll rose to 341.</p>",
        "341<br/>killed",
        "<h1>12 killed</h1>",
        "12 were killed.<i>Wire</i> <b>13 people</b> were wounded.",
        '<a href="/toll">341 killed</a>',
        "<strike>13 killed</strike>",
        "<!-- 40 killed -->",
    ],
)
def test_the_source_of_a_page_is_refused(
    page: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its signs would be read: of ``<p>341`` the sign before the number as "more than"."""
    file = tmp_path / "page.html"
    file.write_text(page, encoding="utf-8")
    status, out, err = run(capsys, "read", str(file))
    assert (status, out) == (2, "")
    assert "page.html holds HTML (<" in err
    day = ("--published", "2031-03-05")
    status, _, err = run(capsys, "new", str(tmp_path), "--from", str(file), "--publisher", "monitor", *day)
    assert status == 2 and "holds HTML" in err


def test_signs_of_less_and_more_are_no_tags(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "text.txt"
    for signs in ("(>5)", "(<5 and >3)", "killed<p and p>3", "<table 2>", "<s 12 of them>"):
        file.write_text(f"More than 5 {signs} people were killed, < 10 injured.", encoding="utf-8")
        assert run(capsys, "read", str(file), "--lang", "en")[0] == 0


def test_read_answers_a_line_for_a_line(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(json.dumps({"id": "one", "lang": "en", "text": TEXT}) + "\n\n", encoding="utf-8")
    status, out, _ = run(capsys, "read", str(file), "--jsonl")
    answer = json.loads(out)
    assert status == 0 and answer["id"] == "one"
    assert [(f["value_min"], f["qualifier"], f["who"], f["of"]) for f in answer["figures"]] == [
        (12, "at_least", "people", None),
        (3, "exact", "children", 0),
    ]
    assert TEXT[answer["figures"][1]["start"] : answer["figures"][1]["end"]] == "3 children"


@pytest.mark.parametrize(
    "bad",
    ["{", "[]", "7", '{"id": "one", "edits": [], "record": {"a": 1.5}}', '{"a": 1, "a": 2}', '{"edits": []}'],
)
def test_a_bad_line_gets_an_error_of_its_own_and_the_others_are_answered(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(f"\n{bad}\n{json.dumps({'id': 'two', **SUM})}\n", encoding="utf-8")
    status, out, err = run(capsys, "verify", str(file), "--jsonl")
    wrong, right = map(json.loads, out.splitlines())
    assert status == 2 and "line 2" in err and len(err.splitlines()) == 1
    assert wrong["line"] == 2 and wrong["error"] and wrong.get("id") == ("one" if '"one"' in bad else None)
    assert right["id"] == "two" and right["violated"] == ["sum"]


@pytest.mark.parametrize(
    "bad", ["[]", '{"text": "x"}', '{"text": "x", "lang": "xx"}', '{"text": 5, "lang": "en"}', "{"]
)
def test_a_bad_line_of_texts_is_answered_with_an_error(
    bad: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "lines.jsonl"
    file.write_text(bad, encoding="utf-8")
    status, out, err = run(capsys, "read", str(file), "--jsonl")
    assert status == 2 and json.loads(out)["line"] == 1 and "Error" not in err


def test_verify_names_every_smallest_correction_of_a_bare_system(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "system.json"
    file.write_text(json.dumps(SUM), encoding="utf-8")
    status, out, _ = run(capsys, "verify", str(file))
    answer = json.loads(out)
    assert status == 0 and answer["consistent"] is False and answer["violated"] == ["sum"]
    assert {tuple(one["changed"]): one["forced"] for one in answer["corrections"]} == {
        ("a",): {"a": [154, 154]},
        ("b",): {"b": [197, 197]},
        ("t",): {"t": [331, 331]},
    }


def laws_of(site: Path, tmp_path: Path, *changes: tuple[str, str]) -> Path:
    """The exported laws with words changed in the first law that has them; as a person would tamper with the
    file.
    """
    text = (site / "data" / "v1" / "laws.json").read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    file = tmp_path / "laws.json"
    file.write_text(text, encoding="utf-8")
    return file


def test_exported_laws_are_judged_again_from_their_file_alone(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "verify", str(laws_of(site, tmp_path)))
    answer = json.loads(out)
    assert (status, err, answer["agrees"], answer["disagreements"]) == (0, "", True, [])
    assert answer["laws"] > 100 and "2019-02-26-sohr--parts-total" in answer["violated"]


def test_a_claim_that_does_not_follow_is_told_with_its_line(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = laws_of(site, tmp_path, ('"outcome":"broken"', '"outcome":"holds"'))
    status, out, err = run(capsys, "verify", str(file))
    answer = json.loads(out)
    line = next(
        n
        for n, (one, other) in enumerate(
            zip(
                *(
                    path.read_text(encoding="utf-8").splitlines()
                    for path in (file, site / "data/v1/laws.json")
                ),
                strict=True,
            ),
            1,
        )
        if one != other
    )
    assert status == 1 and answer["agrees"] is False
    assert [(one["field"], one["claimed"], one["follows"]) for one in answer["disagreements"]] == [
        ("outcome", "holds", "broken")
    ]
    assert f"laws.json:{line}: the law {answer['disagreements'][0]['law']} has outcome" in err


BAD = {
    "empty": (b"", 1),
    "comma": (b'{"edits": [],\n}', 2),
    "float": (b'{"edits": [],\n"record": {"a": 1.5}}', 2),
    "exponent": (b'{"edits": [],\n"record": {"a": 1e3}}', 2),
    "text": (b'{"edits": [],\n"record": {"a": "hardly 1"}}', 2),
    "nan": (b'{"edits": [],\n"record": {\n"a": NaN}}', 3),
    "infinity": (b'{"edits": [],\n"record": {\n"a": [0, Infinity]}}', 3),
    "twice": (b'{"edits": [],\n"record": {"a": 1,\n"a": 1}}', 3),
    "huge": (b'{"edits": [],\n"record": {"a": ' + b"9" * 5000 + b"}}", 2),
    "operator": (b'{"edits": [{"name": "e",\n"coef": {"a": 1},\n"op": "<"}], "record": {}}', 3),
    "names": (
        (
            b'{"edits": [{"name": "e", "coef": {}, "op": "=="},\n'
            b'{"name": "e", "coef": {}, "op": "=="}], "record": {}}'
        ),
        2,
    ),
    "no record": (b'{"edits": []}', 1),
    "list": (b"[]", 1),
    "laws": (b'{"laws":\n[{}], "record": {}}', 2),
    "utf-16": ('{"edits": []}'.encode("utf-16"), 1),
    "deep": (b"[" * 100_000, 1),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_verified_is_refused_in_one_sentence_with_its_line(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, line = BAD[name]
    file = tmp_path / "bad.json"
    file.write_bytes(content)
    status, out, err = run(capsys, "verify", str(file))
    assert (status, out) == (2, "") and len(err.strip().splitlines()) == 1
    assert f"bad.json:{line}: " in err and "Error" not in err


@pytest.mark.parametrize("name", ["missing.json", "."])
def test_a_file_that_is_none_is_refused_in_one_sentence(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "verify", str(tmp_path / name))
    assert (status, out) == (2, "") and "directory" in err and "Traceback" not in err


def test_half_a_character_is_written_as_an_escape(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "half.json"
    file.write_text(
        '{"edits": [{"name": "\\ud800", "coef": {"a": 1}, "op": "==", "rhs": 2}], "record": {"a": 1}}',
        encoding="utf-8",
    )
    status, out, _ = run(capsys, "verify", str(file))
    assert status == 0 and json.loads(out)["violated"] == ["\ud800"]
    out.encode()
