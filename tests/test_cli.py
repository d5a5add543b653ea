"""The command: exit codes, formats, and what a terminal sees."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

from hasila import __version__
from hasila.cli import main as cli
from hasila.cli import options
from hasila.cli.console import print_diagnostics
from hasila.model.diagnostic_codes import CODES
from hasila.model.diagnostics import Diagnostic, Location
from tests.mistakes.project import BASE, lay_out

MISTAKES = BASE.parent
Printed = pytest.CaptureFixture[str]


def case(name: str | None, tmp_path: Path) -> str:
    return str(lay_out(MISTAKES / name if name else None, tmp_path))


def test_check_of_a_good_project_is_done(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["check", case(None, tmp_path)]) == options.DONE == 0
    assert capsys.readouterr().out == ""


def test_check_of_a_mistake_is_blocked(tmp_path: Path, capsys: Printed) -> None:
    assert cli.main(["check", case("languages-disagree", tmp_path)]) == options.BLOCKED == 1
    assert "1 error, " in capsys.readouterr().err


def test_a_warning_and_a_published_inconsistency_do_not_block(tmp_path: Path) -> None:
    assert cli.main(["check", case("unmarked-number", tmp_path / "a")]) == 0
    assert cli.main(["check", case("published-inconsistency-is-no-error", tmp_path / "b")]) == 0


def test_check_writes_nothing(tmp_path: Path) -> None:
    project = Path(case(None, tmp_path))
    before = {path: path.stat().st_mtime_ns for path in project.rglob("*")}
    cli.main(["check", str(project)])
    assert {path: path.stat().st_mtime_ns for path in project.rglob("*")} == before


def test_build_makes_a_site(tmp_path: Path, capsys: Printed) -> None:
    project = Path(case(None, tmp_path))
    assert cli.main(["build", str(project)]) == 0
    assert (project / "public" / "index.html").is_file()
    assert "3 reports" in capsys.readouterr().err


def test_build_packs_the_site_into_one_file(tmp_path: Path) -> None:
    project, packed = case(None, tmp_path / "project"), tmp_path / "folder" / "site.zip"
    assert cli.main(["build", project, "--zip", str(packed)]) == 0
    with ZipFile(packed) as archive:
        assert archive.testzip() is None
        assert archive.read("site/index.html") == (Path(project) / "public" / "index.html").read_bytes()
    assert [path.name for path in packed.parent.iterdir()] == ["site.zip"]


def test_a_site_may_offer_itself_as_one_file(tmp_path: Path) -> None:
    project = Path(case(None, tmp_path))
    assert cli.main(["build", str(project)]) == 0
    with ZipFile(project / "public" / "data" / "site.zip") as archive:
        assert "site/data/site.zip" not in archive.namelist()
        assert (
            archive.read("site/en/reports/index.html")
            == (project / "public" / "en" / "reports" / "index.html").read_bytes()
        )
    assert 'href="../data/site.zip"' in (project / "public" / "en" / "data.html").read_text(encoding="utf-8")


def test_build_puts_the_site_where_it_is_told(tmp_path: Path) -> None:
    project = case(None, tmp_path)
    assert cli.main(["build", project, "--out", str(tmp_path / "elsewhere")]) == 0
    assert (tmp_path / "elsewhere" / "index.html").is_file()
    assert not (Path(project) / "public").exists()


def test_a_blocked_build_leaves_the_old_site(tmp_path: Path, capsys: Printed) -> None:
    out = str(tmp_path / "site")
    assert cli.main(["build", case(None, tmp_path / "good"), "--out", out]) == 0
    before = {path: path.read_bytes() for path in Path(out).rglob("*") if path.is_file()}
    assert cli.main(["build", case("languages-disagree", tmp_path / "bad"), "--out", out]) == 1
    assert {path: path.read_bytes() for path in Path(out).rglob("*") if path.is_file()} == before
    printed = capsys.readouterr()
    assert "error[languages-disagree]" in printed.out
    assert "Nothing was published" in printed.err


def test_build_refuses_a_foreign_folder(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "letter.txt").write_text("dear")
    assert cli.main(["build", case(None, tmp_path), "--out", str(tmp_path / "mine")]) == options.USAGE == 2
    assert [path.name for path in (tmp_path / "mine").iterdir()] == ["letter.txt"]
    assert "not made here" in re.sub(r"\s+", " ", capsys.readouterr().err)


def test_build_leaves_what_is_not_its_own(tmp_path: Path) -> None:
    project = case(None, tmp_path / "project")
    assert cli.main(["build", project]) == 0
    (Path(project) / "public" / "CNAME").write_text("example.org")
    assert cli.main(["build", project]) == 0
    assert (Path(project) / "public" / "CNAME").read_text() == "example.org"


def test_build_does_not_write_into_its_own_input(tmp_path: Path, capsys: Printed) -> None:
    project = case(None, tmp_path)
    assert cli.main(["build", project, "--out", f"{project}/content/site"]) == 2
    assert not (Path(project) / "content" / "site").exists()
    assert "made from" in re.sub(r"\s+", " ", capsys.readouterr().err)


STAGES = [b"Reading\n", b"Parsing\n", b"Reconciling\n", b"Making pages\n"]
"""The stages of a build up to the one in which it is stopped, as they are told where no terminal is."""
LATER_STAGES = [b"Indexing\n", b"Writing\n"]


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_a_build_that_is_stopped_leaves_everything_as_it_was(
    tmp_path: Path, number: signal.Signals, status: int
) -> None:
    project = Path(case(None, tmp_path / "project"))
    assert cli.main(["build", str(project)]) == 0
    before = {path: path.read_bytes() for path in project.rglob("*") if path.is_file()}
    command = [sys.executable, "-m", "hasila.cli.main", "build", str(project)]
    root = Path(__file__).resolve().parents[1]
    environment = {**os.environ, "PYTHONPATH": str(root / "generator")}
    with subprocess.Popen(command, env=environment, stderr=subprocess.PIPE, cwd=tmp_path) as process:
        assert process.stderr is not None
        begun = [process.stderr.readline() for _ in STAGES]
        process.send_signal(number)
        _, errors = process.communicate(timeout=60)
    assert begun == STAGES
    assert process.returncode == status
    told = [line for line in errors.splitlines(keepends=True) if line.strip() and line not in LATER_STAGES]
    assert len(told) == 1
    assert told[0].startswith(b"hasila: ")
    assert {path: path.read_bytes() for path in project.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize("number", sorted(cli.NEXT_STEPS))
def test_an_error_of_the_system_is_told_with_its_file_and_its_next_step(
    number: int, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise OSError(number, os.strerror(number), "some/file")

    monkeypatch.setattr("hasila.cli.explain._list", fail)
    assert cli.main(["explain"]) == 2
    told = re.sub(r"\s+", " ", capsys.readouterr().err)
    assert told.startswith("hasila: some/file: ")
    assert cli.NEXT_STEPS[number] in told


@pytest.mark.parametrize("command", ["build", "check", "serve"])
def test_a_missing_folder_is_wrong_usage(command: str, tmp_path: Path, capsys: Printed) -> None:
    assert cli.main([command, str(tmp_path / "nowhere")]) == 2
    assert "no folder" in re.sub(r"\s+", " ", capsys.readouterr().err)


@pytest.mark.parametrize("command", ["build", "check"])
def test_an_empty_folder_is_told_what_a_project_is(command: str, tmp_path: Path, capsys: Printed) -> None:
    assert cli.main([command, str(tmp_path)]) == 1
    assert "error[no-content]" in capsys.readouterr().out
    assert not (tmp_path / "public").exists()


def test_an_unwritable_place_is_told_without_a_traceback(tmp_path: Path, capsys: Printed) -> None:
    (tmp_path / "file").write_text("x")
    assert cli.main(["build", case(None, tmp_path), "--out", str(tmp_path / "file" / "site")]) == 2
    assert "hasila:" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["fly"],
        ["check", "--format", "xml"],
        ["check", "a", "b"],
        ["serve", "--port", "many"],
        ["build", "--out"],
    ],
)
def test_wrong_usage_is_two(arguments: list[str], capsys: Printed) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(arguments)
    assert stopped.value.code == 2
    assert "Usage: hasila" in capsys.readouterr().err


def test_without_a_command_the_help_is_printed(capsys: Printed) -> None:
    assert cli.main([]) == 2
    assert "check" in capsys.readouterr().out


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["serve"], ["explain"]])
def test_every_command_has_help(command: list[str], capsys: Printed) -> None:
    assert cli.main([*command, "--help"]) == 0
    assert "Usage: hasila" in capsys.readouterr().out


def test_the_version(capsys: Printed) -> None:
    assert cli.main(["--version"]) == 0
    assert capsys.readouterr().out == f"hasila {__version__}\n"


def test_explain_lists_every_code(capsys: Printed) -> None:
    assert cli.main(["explain"]) == 0
    assert [line.split()[0] for line in capsys.readouterr().out.splitlines()] == sorted(CODES)


@pytest.mark.parametrize("code", ["languages-disagree", "[languages-disagree]"])
def test_explain_tells_one_code(code: str, capsys: Printed) -> None:
    assert cli.main(["explain", code]) == 0
    assert capsys.readouterr().out.startswith("The languages disagree [languages-disagree]\n\n")


def test_explain_of_an_unknown_code_is_wrong_usage(capsys: Printed) -> None:
    assert cli.main(["explain", "nonsense"]) == 2
    assert "nonsense" in capsys.readouterr().err


def test_jsonl_is_one_object_a_line(tmp_path: Path, capsys: Printed) -> None:
    cli.main(["check", case("two-mistakes-in-two-files", tmp_path), "--format", "jsonl"])
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [(one["code"], one["severity"]) for one in told] == [
        ("languages-disagree", "error"),
        ("bad-coordinates", "error"),
    ]
    assert set(told[0]) == {"path", "line", "column", "end", "severity", "code", "message", "hint"}
    assert (told[0]["path"], told[0]["line"]) == ("content/reports/2031-03-04-river-watch.ar.md", 1)
    assert told[0]["end"] - told[0]["column"] == len("[45 مدنياً](#civilians)")
    assert "مدنياً" in told[0]["message"]


ANNOTATION = re.compile(
    r"::(error|warning|notice) file=[^,:]+(,line=\d+,col=\d+,endColumn=\d+)?,title=[a-z-]+::.+"
)


@pytest.mark.parametrize(
    "name",
    [
        "two-mistakes-in-two-files",
        "unmarked-number",
        "no-content",
        "published-inconsistency-is-no-error",
        "bad-yaml-tab",
    ],
)
def test_github_prints_a_command_a_line(name: str, tmp_path: Path, capsys: Printed) -> None:
    cli.main(["check", case(name, tmp_path), "--format", "github"])
    lines = capsys.readouterr().out.splitlines()
    assert lines
    assert all(ANNOTATION.fullmatch(line) for line in lines)


def test_github_escapes_what_would_end_a_command(capsys: Printed) -> None:
    print_diagnostics(
        [Diagnostic(Location("a,b:c%.md", 1, 2), "unknown-key", "error", "50%\r\n::error::x", "next")],
        "github",
    )
    assert capsys.readouterr().out == (
        "::error file=a%2Cb%3Ac%25.md,line=1,col=2,endColumn=3,title=unknown-key::50%25%0A::error::x%0Anext\n"
    )


def test_markup_in_a_message_is_printed_as_it_is(capsys: Printed) -> None:
    print_diagnostics(
        [Diagnostic(Location("a.md", 1, 2), "unknown-key", "error", "[bold]x[/bold] :smile: [/]", "[red]")],
        "text",
    )
    assert (
        capsys.readouterr().out
        == "a.md:1:2: error[unknown-key]: [bold]x[/bold] :smile: [/]\n    next: [red]\n"
    )


def test_a_language_of_the_findings_can_be_chosen(tmp_path: Path, capsys: Printed) -> None:
    project = case("published-inconsistency-is-no-error", tmp_path)
    cli.main(["check", project, "--language", "ar"])
    assert "مدني" in capsys.readouterr().out
    assert cli.main(["check", project, "--language", "tlh"]) == 2
    assert "ar, en" in capsys.readouterr().err


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> subprocess.CompletedProcess[bytes]:
    """``hasila check`` as another program runs it: no terminal, an old locale."""
    project = case("two-mistakes-in-two-files", tmp_path_factory.mktemp("run"))
    root = Path(__file__).resolve().parents[1]
    environment = {
        **os.environ,
        "PYTHONPATH": str(root / "generator"),
        "LC_ALL": "C",
        "LANG": "C",
        "COLUMNS": "40",
        "PYTHONIOENCODING": "utf-8",
    }
    return subprocess.run(
        [sys.executable, "-m", "hasila.cli.main", "check", project],
        capture_output=True,
        env=environment,
        check=False,
    )


def test_no_colour_and_no_folding_where_there_is_no_terminal(
    checked: subprocess.CompletedProcess[bytes],
) -> None:
    assert checked.returncode == 1
    assert b"\x1b" not in checked.stdout + checked.stderr
    expected = (MISTAKES / "two-mistakes-in-two-files" / "expected.txt").read_text(encoding="utf-8")
    assert checked.stdout.decode() == expected


def test_nothing_but_mistakes_is_on_the_standard_output(checked: subprocess.CompletedProcess[bytes]) -> None:
    assert b"reports: 2 errors" in checked.stderr.replace(b"\n", b" ")
    assert b"Traceback" not in checked.stderr
