"""Every command of every document is run, or it is said why it is not.

The blocks of ``docs/`` are run as they stand (``test_documents.py``). Of the commands of all other documents,
and of those within sentences, an example each is run in one project."""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from hasila.cli.main import main
from tests.docs.commands import NOT_RUN, ROOT, RUN, blocks, documents, lines, reason, spans

DOCS = ROOT / "docs"
EXAMPLES = {command: example for example, commands in RUN.items() for command in commands}
TEXT = "The outbreak has caused 152 cases in the area: 97 in the north and 55 in the south.\n"
SHEET = "date,cases,deaths\n2031-03-04,152,19\n2031-03-05,160,21\n"


def found() -> dict[str, str]:
    """Every command that a document has outside of the blocks of ``docs/``, and the last document with it."""
    commands: dict[str, str] = {}
    for path in documents():
        own = path.relative_to(ROOT).as_posix()
        outside = [] if path.parent == DOCS else [line for block in blocks(path) for line in lines(block)]
        commands |= dict.fromkeys((*outside, *spans(path)), own)
    return commands


def in_docs() -> set[str]:
    return {line for path in DOCS.glob("*.en.md") for block in blocks(path) for line in lines(block)}


def test_every_command_has_an_example_or_a_reason() -> None:
    run = in_docs() | EXAMPLES.keys()
    missing = {command: own for command, own in found().items() if command not in run and not reason(command)}
    assert missing == {}, "run it in tests/docs/commands.py, or say there why not"


def test_every_example_and_every_reason_is_of_a_command() -> None:
    commands = {*found(), *in_docs()}
    assert [example for example, own in RUN.items() if commands.isdisjoint(own)] == []
    assert [pattern for pattern in NOT_RUN if not any(re.fullmatch(pattern, one) for one in commands)] == []


def test_what_is_not_run_is_there() -> None:
    for why in NOT_RUN.values():
        for path in re.findall("`([^`]+)`", why):
            assert (ROOT / path).exists(), path
    for command in filter(reason, found()):
        name, *words = shlex.split(command)
        if name == "python" and words[0] == "-m" and words[1].startswith(("tests.", "benchmarks")):
            has_options(words[1], [word for word in words[2:] if word.startswith("--")])
        elif name == "python" and words[0].endswith(".py"):
            assert all((ROOT / word).exists() or "*" in word for word in words)


def has_options(module: str, options: list[str]) -> None:
    """The module is there, and its package names the options."""
    spec = find_spec(module)
    assert spec is not None and spec.origin is not None, module
    texts = [path.read_text(encoding="utf-8") for path in Path(spec.origin).parent.glob("*.py")]
    for option in options:
        assert any(f'"{option}"' in text for text in texts), f"{module} {option}"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was built, recorded and committed, with the files that the examples name."""
    folder = tmp_path_factory.mktemp("commands") / "p"
    start = [
        "init",
        str(folder),
        "--recipe",
        "outbreak",
        "--languages",
        "en",
        "--place",
        "Maroua=10.59,14.32",
    ]
    assert main([*start, "--title", "Example"]) == 0
    (folder / "raw.txt").write_text(TEXT, encoding="utf-8")
    (folder / "marks.txt").write_text("at least 152 cases\n", encoding="utf-8")
    (folder / "FILE.csv").write_text(SHEET, encoding="utf-8")
    (folder / "page.html").write_text(f"<p>{TEXT}</p>", encoding="utf-8")
    assert main(["record", "--day", "2031-03-08", str(folder)]) == 0
    for arguments in (
        "init -q -b main",
        "add -A",
        "-c user.name=x -c user.email=x@example.org commit -q -m x",
    ):
        subprocess.run(["git", *arguments.split()], cwd=folder, check=True)
    return folder


@pytest.mark.parametrize("example", RUN)
def test_the_example_runs(
    example: str, project: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HASILA_CACHE", "0")
    monkeypatch.setenv("PYTHONPATH", f"{ROOT}:{ROOT / 'generator'}")
    monkeypatch.chdir(project)
    subprocess.run("git checkout -q content && git clean -fdq content", shell=True, check=True)
    name, *words = shlex.split(in_project(example, project, capsys))
    if name == "hasila":
        monkeypatch.setattr("sys.stdin", io.StringIO("q\n"))
        status = main(words)
        told = "".join(capsys.readouterr())
        assert status == 0 and "Traceback" not in told, told
        return
    program = sys.executable if name == "python" else name
    subprocess.run([program, *words], check=True, capture_output=True)


def in_project(example: str, project: Path, capsys: pytest.CaptureFixture[str]) -> str:
    """The example with the names of what is in the project, once that is there."""
    report = next((project / "content/reports").glob("*.md")).name.partition(".")[0]
    command = example.replace("REPORT", report)
    if "DRAFT" in command:
        new = next(example for example in RUN if example.startswith("hasila new --from"))
        assert main(shlex.split(new)[1:]) == 0
        return command.replace("DRAFT", "2031-03-05-health-ministry")
    if "VERSION" in command:
        assert main(["versions"]) == 0
        version = re.search(r"[0-9a-f]{8,}", capsys.readouterr().out)
        return command.replace("VERSION", version[0] if version else "")
    if "public/" in command and not (project / "public").exists():
        assert main(["build", "--jobs", "1"]) == 0
    return command
