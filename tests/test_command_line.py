"""The command line: what is meant by a slip, completion, the manual page, quiet runs, and every call that was
understood before."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import click
import pytest

from hasila.cli import main as cli
from hasila.cli.commands import SUMMARIES, Argument
from hasila.cli.main import PROGRAM, program
from hasila.cli.man import manual
from tests.mistakes.project import BASE, lay_out

Printed = pytest.CaptureFixture[str]
OLDER = (
    "build . --out DIR --address https://example.org/ --zip FILE --timings --jobs 2 --why",
    "build --executor dask://h:1",
    "build --as-known-on 2019-03-01 --no-cache",
    "check . --format short --language ar --notes --since main --write-baseline FILE --all",
    "check --format json --baseline FILE --as-known-on 2019-03-01 --no-cache",
    "check --format jsonl",
    "check --format github .",
    "history 2019-02-26-sohr#total .",
    "serve . --port 0 --no-cache",
    "new . --from FILE --translation FILE --publisher ID --published 2019-03-01 --name morning --language ar",
    "new --review FILE",
    "new --from FILE --publisher ID --published 2019-03-01 --url https://example.org/",
    "import FILE . --name ID --publisher ID --url U --counts ID --who ID --where ID --since P --language fr",
    "import FILE --dates DD/MM/YYYY --thousands space --decimal , --separator tab",
    "import FILE --not-stated none nil --zero nobody",
    "capture REPORT FILE --on 2019-03-01 .",
    "init DIR --recipe outbreak --languages fr,en --place Goma=-1.68,29.22 --place Uvira=-3.4,29.1 --title T",
    "init DIR --recipe outbreak --languages fr --country HT --country Togo --title T",
    "init DIR --language fr",
    "language add fr .",
    "map . --replace",
    "read FILE --language ar --why",
    "read - --lang en --marks",
    "read FILE --jsonl",
    "record . --day 2019-03-01",
    "verify FILE --jsonl",
    "explain",
    "explain languages-disagree",
)


def taken(words: list[str]) -> dict[str, object]:
    """The options of a call as its command takes them."""
    with program.make_context(PROGRAM, words) as context:
        _, command, rest = program.resolve_command(context, list(words))
        assert command is not None
        return command.make_context(words[0], rest, parent=context).params


@pytest.mark.parametrize("call", OLDER)
def test_a_call_that_was_understood_still_is(call: str) -> None:
    assert taken(call.split())


def test_an_option_takes_several_words() -> None:
    options = taken(["import", "FILE", "--not-stated", "none", "nil", "--zero", "nobody", "--name", "x"])
    assert (options["not_stated"], options["zero"]) == (("none", "nil"), ("nobody",))
    assert (str(options["file"]), options["name"]) == ("FILE", "x")


@pytest.mark.parametrize(("slip", "meant"), [("chek", "check"), ("biuld", "build"), ("histry", "history")])
def test_a_command_that_is_none_is_answered_with_the_nearest(slip: str, meant: str, capsys: Printed) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main([slip])
    assert stopped.value.code == 2
    assert f"Did you mean {meant}?" in capsys.readouterr().err


def test_an_option_that_is_none_is_answered_with_the_nearest(capsys: Printed) -> None:
    with pytest.raises(SystemExit) as stopped:
        cli.main(["check", "--notez"])
    assert stopped.value.code == 2
    assert "--notes" in capsys.readouterr().err


@pytest.mark.parametrize("name", SUMMARIES)
def test_every_argument_and_option_has_a_help_text(name: str) -> None:
    command = program.get_command(click.Context(program), name)
    assert command is not None and command.help
    for param in command.params:
        text = param.description if isinstance(param, Argument) else getattr(param, "help", "")
        assert text, param.name


@pytest.mark.parametrize("option", ["--help", "--version"])
def test_what_is_asked_of_the_program_itself_loads_no_command(option: str) -> None:
    parts = ("hasila.build", "hasila.ingest", "hasila.publish", "hasila.reader", "hasila.reconcile")
    code = (
        f"import sys; from hasila.cli.main import main; main(['{option}']);"
        f"print([name for name in sys.modules if name.startswith({parts})])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


# Completion


def completed(
    words: str, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> list[str]:
    """What bash is offered after ``words``, of which the last one is not complete."""
    parts = words.split(" ")
    monkeypatch.setenv("_HASILA_COMPLETE", "bash_complete")
    monkeypatch.setenv("COMP_WORDS", words)
    monkeypatch.setenv("COMP_CWORD", str(len(parts) - 1))
    assert cli.main([]) == 0
    offered = capsysbinary.readouterr().out.decode().splitlines()
    return [line.partition(",")[2] for line in offered if line]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        ("hasila ch", {"check"}),
        ("hasila check --no", {"--notes", "--no-cache"}),
        ("hasila check --format s", {"short", "sarif"}),
        ("hasila explain languages-", {"languages-disagree"}),
        ("hasila history 2031-03-04-r", {"2031-03-04-river-watch"}),
        ("hasila new --publisher ri", {"river-watch"}),
        ("hasila completion z", {"zsh"}),
    ],
)
def test_a_shell_completes(
    words: str,
    offered: set[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(lay_out(None, tmp_path))
    assert set(completed(words, monkeypatch, capsysbinary)) == offered


def test_outside_of_a_project_no_name_is_offered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert completed("hasila history 2", monkeypatch, capsysbinary) == []


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_asks_hasila(shell: str, capsys: Printed) -> None:
    assert cli.main(["completion", shell]) == 0
    script = capsys.readouterr().out
    assert f"_HASILA_COMPLETE={shell}_complete" in script
    if shutil.which(shell):
        subprocess.run([shell, "-n"], input=script, text=True, check=True)


# The manual page


def test_the_manual_page_leaves_the_help_of_commands_as_it_is(capsys: Printed) -> None:
    manual()
    assert cli.main(["build", "--help"]) == 0
    assert "-h, --help" in capsys.readouterr().out


def test_the_manual_page_tells_of_every_command_and_option() -> None:
    page = manual().replace("\\-", "-")
    for name in SUMMARIES:
        command = program.get_command(click.Context(program), name)
        assert command is not None
        assert f'.SS "hasila {name} ' in page
        for param in command.params:
            assert all(option in page for option in param.opts if option.startswith("-"))


def test_no_line_of_the_manual_page_is_taken_for_a_request_by_chance() -> None:
    requests = {line.split()[0] for line in manual().splitlines() if line.startswith((".", "'"))}
    assert requests == {".TH", ".SH", ".SS", ".PP", ".TP", ".B", ".I", ".nf", ".fi"}


@pytest.mark.skipif(not shutil.which("groff"), reason="groff is not installed")
def test_groff_reads_the_manual_page_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", "-Kutf8"],
        input=manual(),
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stderr == ""
    assert "hasila check" in re.sub(r"\x1b\[[0-9;]*m|.\x08", "", done.stdout)


# Quiet


def test_a_quiet_check_prints_mistakes_alone(tmp_path: Path, capsys: Printed) -> None:
    project = str(lay_out(BASE.parent / "languages-disagree", tmp_path))
    assert cli.main(["check", project, "--quiet"]) == 1
    printed = capsys.readouterr()
    assert "error[languages-disagree]" in printed.out
    assert printed.err == ""


def test_a_quiet_build_prints_nothing(tmp_path: Path, capsys: Printed) -> None:
    project = lay_out(None, tmp_path)
    assert cli.main(["build", str(project), "-q"]) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")
    assert (project / "public" / "index.html").is_file()


def test_the_language_of_a_check_has_a_short_name(tmp_path: Path, capsys: Printed) -> None:
    project = str(lay_out(BASE.parent / "published-inconsistency-is-no-error", tmp_path))
    assert cli.main(["check", project, "--lang", "ar"]) == 0
    assert "مدني" in capsys.readouterr().out
