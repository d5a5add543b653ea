"""How mistakes are printed: for a person at a terminal, in a file, for a program."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path

import pytest
from rich.console import Console

from hasila.cli import console as printing
from hasila.cli import main as cli
from hasila.cli.console import FORMATS, print_diagnostics, print_statuses
from hasila.model.diagnostics import Diagnostic, Location
from hasila.model.identified_diagnostic import DiagnosticStatus, IdentifiedDiagnostic
from tests.mistakes.project import BASE, lay_out

Printed = pytest.CaptureFixture[str]
TEXTS = {"a.md": "title: Toll\ncounts: kiled\nwhere: x\n", "b.md": "قُتل \u202e12 شخصاً\n"}
KILED = Diagnostic(
    Location("a.md", 2, 9, 5),
    "unknown-measure",
    "error",
    "`counts: kiled` is not known",
    "did you mean `killed`?",
)


def printed(mistakes: list[Diagnostic], format_: str, capsys: Printed) -> str:
    print_diagnostics(mistakes, format_, TEXTS)
    return capsys.readouterr().out


def test_text_is_the_message_the_line_and_the_next_step(capsys: Printed) -> None:
    assert printed([KILED], "text", capsys) == (
        "a.md:2:9: error[unknown-measure]: `counts: kiled` is not known\n"
        "    2 | counts: kiled\n"
        "      |         ^^^^^\n"
        "    next: did you mean `killed`?\n"
    )


def test_short_is_one_line_each(capsys: Printed) -> None:
    assert (
        printed([KILED, KILED], "short", capsys)
        == "a.md:2:9: error[unknown-measure]: `counts: kiled` is not known (and 1 more)\n"
    )


@pytest.mark.parametrize("format_", ["json", "jsonl"])
def test_json_has_each_place_with_its_end(format_: str, capsys: Printed) -> None:
    told = json.loads(printed([KILED, KILED], format_, capsys))
    span = {"path": "a.md", "line": 2, "column": 9, "end": 14}
    assert {key: told[key] for key in span} == span and told["also"] == [span]
    assert told["severity"] == "error" and told["hint"] == "did you mean `killed`?"


def test_github_has_the_span_the_further_places_and_the_next_step(capsys: Printed) -> None:
    assert printed([KILED, KILED], "github", capsys) == (
        "::error file=a.md,line=2,col=9,endColumn=14,title=unknown-measure::`counts: kiled` is not known"
        "%0Aalso: 1 more: a.md:2:9%0Adid you mean `killed`?\n"
    )


@pytest.mark.parametrize("format_", FORMATS)
def test_nothing_unseen_is_printed(format_: str, capsys: Printed) -> None:
    told = printed(
        [
            Diagnostic(
                Location("b\x1b.md", 1, 6), "no-number", "warning", "“\u202e12\n” \x07 is a\u200b", "h\u2028"
            )
        ],
        format_,
        capsys,
    )
    assert not re.search("[\x00-\x09\x0b-\x1f\u200b\u202e\u2028]", told)
    told = printed([Diagnostic(Location("b.md", 1, 6), "no-number", "warning", "m", "h")], format_, capsys)
    assert "\u202e" not in told


def test_files_stand_together_and_what_was_published_comes_last(capsys: Printed) -> None:
    places = [("b.md", 1, "warning"), ("a.md", 2, "note"), ("a.md", 3, "error"), ("b.md", 2, "error")]
    mistakes = [
        Diagnostic(Location(path, line, 1), "no-number", severity, f"m{path}{line}", "h")
        for path, line, severity in places
    ]
    told = re.findall(r"^(\S+?): \w+\[", printed(mistakes, "text", capsys), re.MULTILINE)
    assert told == ["a.md:3:1", "b.md:1:1", "b.md:2:1", "a.md:2:1"]


def test_further_places_are_listed_by_file_and_the_rest_counted(capsys: Printed) -> None:
    mistakes = [
        Diagnostic(Location(path, line, 1), "no-number", "error", f"`x{line}` is not known", "h")
        for path in ("a.md", "b.md")
        for line in range(1, 11)
    ]
    told = printed(mistakes, "text", capsys)
    assert told.count("error[") == 1
    assert (
        "    also: 19 more: a.md:2:1 `x2`, 3:1 `x3`" in told
        and "; b.md:1:1 `x1`" in told
        and told.count(" … and 7 more") == 1
    )


def test_what_stands_and_what_is_new_are_two_causes(capsys: Printed) -> None:
    print_statuses(
        [DiagnosticStatus(IdentifiedDiagnostic((), KILED), new) for new in (True, False)],
        "text",
        compared=True,
        texts=TEXTS,
    )
    assert capsys.readouterr().out.count("error[unknown-measure]") == 2


def on_a_terminal(monkeypatch: pytest.MonkeyPatch, **environment: str) -> str:
    out = io.StringIO()
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    plain = {"soft_wrap": True, "emoji": False, "highlight": False, "markup": False}
    console = Console(file=out, force_terminal=True, color_system="standard", width=80, **plain)
    monkeypatch.setattr(printing, "printer", lambda: console)
    print_diagnostics([KILED], "text", TEXTS)
    return out.getvalue()


def test_a_terminal_has_colour_and_a_heading_for_each_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("NO_COLOR", raising=False)
    told = on_a_terminal(monkeypatch)
    assert "\x1b[1;31merror[unknown-measure]" in told
    assert re.sub(r"\x1b\[[0-9;]*m", "", told).splitlines()[0] == "a.md (1)"


def test_a_terminal_without_colour(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not re.search(r"\x1b\[[0-9;]*3[0-9]m", on_a_terminal(monkeypatch, NO_COLOR="1"))


# The command


def check(name: str, tmp_path: Path, capsys: Printed, *arguments: str) -> tuple[int, str, list[str]]:
    code = cli.main(["check", str(lay_out(BASE.parent / name, tmp_path)), *arguments])
    told = capsys.readouterr()
    return code, told.out, told.err.splitlines()


def test_the_summary_tells_where_to_begin(tmp_path: Path, capsys: Printed) -> None:
    assert check("incomplete-set", tmp_path, capsys)[2] == [
        "3 reports: 1 error, 0 warnings, 0 findings",
        "Nothing is published until 1 error in our own files is mended.",
        (
            "Begin with content/reports/2031-03-04-river-watch.md:10:3; "
            "`hasila explain incomplete-set` tells more. Then check again."
        ),
    ]


def test_the_summary_of_warnings(tmp_path: Path, capsys: Printed) -> None:
    assert check("unmarked-number", tmp_path, capsys)[2][1:] == [
        "Warnings forbid nothing; look at each before publishing. `hasila explain CODE` tells more."
    ]


def test_the_last_line_names_the_story_in_the_language(tmp_path: Path, capsys: Printed) -> None:
    assert (
        "`hasila explain CODE --lang ar`" in check("unmarked-number", tmp_path, capsys, "--lang", "ar")[2][1]
    )


@pytest.mark.parametrize("format_", ["short", "json", "github"])
def test_one_cause_is_one_line_for_a_program(format_: str, tmp_path: Path, capsys: Printed) -> None:
    assert len(check("one-slip-in-many-rows", tmp_path, capsys, "--format", format_)[1].splitlines()) == 1


def test_the_help_tells_of_exit_codes_and_formats(capsys: Printed) -> None:
    assert cli.main(["check", "--help"]) == 0
    told = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert all(f"{format_} " in told for format_ in ("text", "short", "jsonl", "github", "sarif"))
    assert all(f" {code} " in told for code in (0, 1, 2))


@pytest.mark.parametrize(("code", "meant"), [
    ("bad-yml", "did you mean bad-yaml"),
    ("unknown-figre", "did you mean unknown-figure"),
    ("figure", "unknown-figure"),
    ("nonsense", "`hasila explain` lists them all"),
])  # fmt: skip
def test_a_wrong_code_is_answered_with_the_nearest(code: str, meant: str, capsys: Printed) -> None:
    assert cli.main(["explain", code]) == 2
    assert meant in capsys.readouterr().err


@pytest.mark.parametrize(
    "copied", ["error[bad-yaml]", "[bad-yaml]:", "bad_yaml", "Bad-YAML", "warning[bad-yaml]: a tab"]
)
def test_a_code_is_found_in_what_was_copied(copied: str, capsys: Printed) -> None:
    assert cli.main(["explain", copied]) == 0
    assert capsys.readouterr().out.startswith("Not YAML [bad-yaml]")
