"""The documentation: every command on it runs, both languages say the same, what is made from the program is
as the program is, and every link leads to a page.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from hasila.build.pipeline import make
from hasila.cli.main import main
from tests.docs.commands import lines, reason
from tests.docs.reference import DOCS, LANGUAGES, ROOT, reference, with_table

NAMES = sorted(path.name.removesuffix(".en.md") for path in DOCS.glob("*.en.md"))
SHELL = re.compile(r"^```sh\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def page(name: str, language: str) -> str:
    return (DOCS / f"{name}.{language}.md").read_text(encoding="utf-8")


def commands(name: str) -> str:
    """The blocks of shell of a page, but for those of which no command can be run here."""
    return "".join(block for block in SHELL.findall(page(name, "en")) if not all(map(reason, lines(block))))


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a program ``hasila`` that is this one."""
    folder = tmp_path_factory.mktemp("bin")
    code = "import sys; from hasila.cli.main import main; sys.exit(main(sys.argv[1:]))"
    program = folder / "hasila"
    program.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n")
    program.chmod(0o755)
    return folder


@pytest.mark.parametrize("name", [name for name in NAMES if commands(name) and name != "overriding"])
def test_every_command_runs(name: str, programs: Path, tmp_path: Path) -> None:
    """Those of the page on overriding run in the test below."""
    ran = subprocess.run(
        ["sh", "-eu", "-c", commands(name)],
        cwd=tmp_path,
        env={
            **os.environ,
            "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
            "PYTHONPATH": str(ROOT / "generator"),
            "HASILA_CACHE": "0",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    told = ran.stdout + ran.stderr
    looked_for = {
        "tutorial": "the total stated is at least 341 people",
        "languages": "messages have no translation",
        "researcher": '"agrees": true',
        "contributor": "The languages disagree",
    }
    assert looked_for.get(name, "") in told, told


def test_what_is_overridden_is_seen(programs: Path, tmp_path: Path) -> None:
    test_every_command_runs("overriding", programs, tmp_path)
    home = (tmp_path / "site/en/index.html").read_text(encoding="utf-8")
    for words in ("Kept by volunteers.", "Latest bulletins", 'href="contact.html">Contact'):
        assert words in home, words
    assert "Newest reports" not in home and 'href="method.html"' not in home
    assert "Write to the ministry." in (tmp_path / "site/en/contact.html").read_text(encoding="utf-8")
    style = (tmp_path / "site/static/css/site.css").read_text(encoding="utf-8")
    assert "--published: #17496a" in style and style.rstrip().endswith("max-width: 34rem }")
    assert "#5b2a86" in (tmp_path / "site/static/icon.svg").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "text", "place", "reason"),
    [
        ("templates/base.html", ('{% extends "shipped/base.html" %}\n{% block footer %}{{ nothing.at.all }}'
         "{% endblock %}\n"), "templates/base.html:2", "nothing"),
        ("site_src/site.yaml", "languages: [en]\ntitle: {en: x}\nnavigation: [home, contacts]\n",
         "site_src/site.yaml:3:20", "contacts"),
        ("site_src/locale/en/hasila.po",
         ('msgid ""\nmsgstr ""\n"Content-Type: text/plain; charset=UTF-8\\n"\n'
         '"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n\nmsgid "Newest reports"\nmsgstr "Latest {n}"\n'),
         "site_src/locale/en/hasila.po:6", "{n}"),
        ("site_src/pages/contact.en.md", "# Contact\n", "site_src/pages/contact.en.md", "not read"),
    ],
)  # fmt: skip
def test_a_fault_in_what_is_overridden_has_its_place(
    file: str, text: str, place: str, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        main(["init", str(tmp_path / "p"), "--recipe", "outbreak", "--languages", "en", "--title", "x"]) == 0
    )
    path = tmp_path / "p" / file
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    capsys.readouterr()
    main(["check", "--no-cache", "--format", "short", str(tmp_path / "p")])
    told = "".join(capsys.readouterr())
    line = next((line for line in told.splitlines() if line.startswith(place)), "")
    assert reason in line, told


@pytest.mark.parametrize("name", NAMES)
def test_both_languages_say_the_same(name: str) -> None:
    english, arabic = page(name, "en"), page(name, "ar")
    assert SHELL.findall(english) == SHELL.findall(arabic)
    for mark in (r"^#+ ", r"^\| ", r"^- ", r"^\d\. ", r"^```"):
        found = len(re.findall(mark, english, re.MULTILINE))
        assert found == len(re.findall(mark, arabic, re.MULTILINE)), mark


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_made_from_the_program_is_as_the_program_is(language: str) -> None:
    again = "run python -m tests.docs.update"
    assert page("reference", language) == reference(language), again
    assert page("languages", language) == with_table(page("languages", language), language), again


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_to_a_document_of_the_same_language(language: str) -> None:
    for name in NAMES:
        for target in re.findall(r"\]\(([^)#:]+)\)", page(name, language)):
            assert (DOCS / target).is_file() and target.endswith(f".{language}.md"), (name, target)


def test_every_document_is_reached_from_the_first() -> None:
    assert set(NAMES) <= {"index", *reached("index")}


def reached(name: str) -> Iterator[str]:
    for target in re.findall(r"\]\((\w+)\.en\.md\)", page(name, "en")):
        yield target
        if name == "index":
            yield from reached(target)


def test_the_documents_are_pages_of_a_site(tmp_path: Path) -> None:
    project = tmp_path / "p"
    assert main(["init", str(project), "--recipe", "outbreak", "--languages", "ar,en", "--title", "x"]) == 0
    _copied(project / "docs")
    site = make(project, lambda _: None)
    paths = {file.path for file in site.files}
    for name in NAMES:
        assert {f"ar/docs/{name}.html", f"en/docs/{name}.html"} <= paths, name
    first = next(file.content.decode() for file in site.files if file.path == "en/docs/index.html")
    home = next(file.content.decode() for file in site.files if file.path == "ar/index.html")
    assert 'href="docs/index.html">الوثائق' in home
    assert 'href="tutorial.html"' in first and ".md" not in re.sub(r"<code>.*?</code>", "", first)


def _copied(folder: Path) -> None:
    folder.mkdir()
    for path in DOCS.glob("*.md"):
        (folder / path.name).write_bytes(path.read_bytes())
