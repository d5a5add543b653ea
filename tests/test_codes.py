"""Every code that a mistake can carry is explained, and every explanation can be met."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.cli.explain import MESSAGES, languages
from hasila.cli.main import main
from hasila.model.catalogue import read_catalogue
from hasila.model.diagnostic_codes import CODES
from hasila.model.report import Verdict
from tests.mistakes.project import CASES

ROOT = Path(__file__).resolve().parents[1]
SOURCES = [path for path in (ROOT / "generator").rglob("*.py") if path.name != "diagnostic_codes.py"]
FINDINGS = {verdict.value for verdict in Verdict}
OF_THE_DISK = {"link", "unreadable"}  # what a repository should not hold; tests/model/test_walk.py shows them
_CODE = re.compile("`[^`]*`")
OF_SIZE = {"too-large"}  # tests/ingest/test_bounds.py makes such files


def strings(node: ast.AST) -> Iterator[str]:
    """The patterns of all texts that ``node`` can be: an f-string stands for any words in its gaps."""
    if isinstance(node, ast.JoinedStr):
        yield "".join(
            re.escape(part.value) if isinstance(part, ast.Constant) else "[a-z]+" for part in node.values
        )
    elif isinstance(node, ast.Constant):
        yield from [re.escape(node.value)] if isinstance(node.value, str) else []
    else:
        yield from (pattern for part in ast.iter_child_nodes(node) for pattern in strings(part))


def codes_of(call: ast.Call) -> Iterator[str]:
    """What a call gives as a code: the second value of a mistake or a line of the notebook, or ``code=``."""
    named = ast.unparse(call.func)
    if named.endswith(("Mistake", "notebook.write")) and len(call.args) > 1:
        yield from strings(call.args[1])
    yield from (
        pattern for keyword in call.keywords if keyword.arg == "code" for pattern in strings(keyword.value)
    )


def used() -> set[str]:
    calls = [
        node
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
    ]
    return {pattern for call in calls for pattern in codes_of(call)} - {"-"}


def test_every_code_that_is_used_is_explained() -> None:
    assert {pattern for pattern in used() if not any(re.fullmatch(pattern, code) for code in CODES)} == set()


def test_every_explained_code_is_used() -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    met = {
        code
        for code in CODES
        if f'"{code}"' in text
        or any(re.fullmatch(pattern, code) for pattern in used() if "[a-z]+" in pattern)
    }
    assert set(CODES) - met == set()


def test_every_verdict_is_explained() -> None:
    assert set(CODES) >= FINDINGS


@pytest.mark.parametrize("code", sorted(set(CODES) - FINDINGS - OF_THE_DISK - OF_SIZE))
def test_every_code_has_a_folder_that_shows_it(code: str) -> None:
    assert [
        case.name for case in CASES if f"[{code}]: " in (case / "expected.txt").read_text(encoding="utf-8")
    ]


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_has_a_title_and_a_story(code: str) -> None:
    title, story = CODES[code]
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code)
    assert title and title[0].isupper() and not title.endswith(".")
    assert len(story) > 40 and story.endswith(".")


def test_only_errors_and_warnings_are_shown_as_cases() -> None:
    shown = {
        found
        for case in CASES
        for found in re.findall(
            r": (error|warning|note)\[([a-z-]+)\]", (case / "expected.txt").read_text(encoding="utf-8")
        )
    }
    assert {code for severity, code in shown if severity != "note"} <= set(CODES) - FINDINGS


@pytest.mark.parametrize("language", [code for code in languages() if code != "en"])
def test_every_code_is_explained_in_each_language_that_has_a_catalogue(language: str) -> None:
    path = ROOT / f"generator/hasila/cli/explanations/{language}.po"
    catalogue = read_catalogue(path.read_text(encoding="utf-8"), language)
    assert catalogue.faults == ()
    english = {text for story in CODES.values() for text in story}
    assert {message.id for message in catalogue.messages} == english | set(MESSAGES)
    assert all(all(message.forms) for message in catalogue.messages)
    for message in catalogue.messages:
        assert sorted(_CODE.findall(message.id)) == sorted(_CODE.findall(message.forms[0]))


@pytest.mark.parametrize(
    ("language", "title", "question"),
    [
        ("ar", "ليس بترميز UTF-8", "هل تقصد"),
        ("fr", "Pas en UTF-8", "vouliez-vous dire not-utf-8"),
        ("fr-CA", "Pas en UTF-8", "vouliez-vous dire not-utf-8"),
        ("es", "No es UTF-8", "¿quiso decir not-utf-8"),
        ("tr", "UTF-8 değil", "şunu mu demek istediniz: not-utf-8"),
    ],
)
def test_a_code_and_a_mistyped_one_are_told_of_in_the_language_that_is_asked_for(
    language: str, title: str, question: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "not-utf-8", "--lang", language]) == 0
    told = re.sub("[\u2066\u2069]", "", capsys.readouterr().out)
    assert told.startswith(f"{title} [not-utf-8]\n\n")
    assert CODES["not-utf-8"][1][:30] not in told
    assert main(["explain", "not-utf8", "--lang", language]) == 2
    assert question in capsys.readouterr().err


def test_arabic_is_one_of_them_and_code_keeps_its_order(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no-table", "--lang", "ar"]) == 0
    told = capsys.readouterr().out
    assert told.startswith("لا جدول بجانب وصفه [no-table]\n\n")
    assert "\u2066`name.csv`\u2069" in told
    for line in told.splitlines():
        assert line.count("\u2066") == line.count("\u2069")
    assert main(["explain", "rate-outlier", "--lang", "ar"]) == 0
    story = re.sub("\u2069\n\u2066", " ", capsys.readouterr().out)
    assert "\u2066Iglewicz and Hoaglin, 1993\u2069" in story, "a run of Latin words is one"


def test_a_language_without_a_catalogue_is_told_which_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "no-table", "--lang", "tlh"]) == 2
    assert "there are en, ar, es, fr, tr" in capsys.readouterr().err
