"""The page of downloads says what is there, and what it tells a reader to do can be done."""

from __future__ import annotations

import contextlib
import csv
import io
import json
import re
from collections.abc import Mapping
from pathlib import Path

import html5lib
import pytest

from hasila.build.pipeline import Built
from hasila.cli.main import main
from hasila.model.page import File
from hasila.publish.html.data import FILES

LANGUAGES = ("ar", "en")
SINGLE = ("reports/", "findings/", "places/")
"""Folders of files that tell of one thing each; they are offered on its page, not among the files of the
whole.
"""


def at_former_ids(files: set[str]) -> set[str]:
    """Those that stand beside the same file of an id that has changed since, for links of before."""
    now = {path: path.replace("-regime-forces-", "-government-forces-") for path in files}
    return {path for path, current in now.items() if path != current and current in files}


def files_of_versions(files: Mapping[str, File]) -> set[str]:
    """The files of older versions, which the list of versions names."""
    rows = csv.DictReader(io.StringIO(files["data/v1/versions/index.csv"].content.decode()))
    return {f"data/v1/versions/{row['file']}" for row in rows if row["file"]}


def blocks(repository: Path, code: str, kind: str) -> list[str]:
    page = (repository / f"site_src/pages/data.{code}.md").read_text(encoding="utf-8")
    return re.findall(rf"```{kind}\n(.*?)```", page, re.DOTALL)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_examples_run_in_the_folder_of_the_data(
    code: str, repository: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "data" / "v1")
    examples = blocks(repository, code, "python")
    assert len(examples) == 2
    for example in examples:
        printed = io.StringIO()
        with contextlib.redirect_stdout(printed):
            exec(example, {})
        assert len(printed.getvalue().splitlines()) > 50
        assert "2019-02-26-sohr#total" in printed.getvalue()


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_commands_run_in_the_folder_of_the_data(
    code: str, repository: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(site / "data" / "v1")
    (command,) = blocks(repository, code, "sh")
    program, *arguments = command.split()
    assert program == "hasila"
    assert main(arguments) == 0


def test_both_languages_have_the_same_examples_and_as_many_points(repository: Path) -> None:
    for kind in ("python", "sh"):
        assert blocks(repository, "ar", kind) == blocks(repository, "en", kind)
    arabic, english = (
        (repository / f"site_src/pages/data.{code}.md").read_text(encoding="utf-8") for code in LANGUAGES
    )
    for mark in (r"^- ", r"^## "):
        assert len(re.findall(mark, arabic, re.MULTILINE)) == len(re.findall(mark, english, re.MULTILINE)) > 4


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_says_for_whom_each_file_is(code: str, repository: Path) -> None:
    page = (repository / f"site_src/pages/data.{code}.md").read_text(encoding="utf-8")
    lines = [line for line in page.splitlines() if line.startswith("| ")]
    assert [name for name in FILES if f"`{name}`" not in "".join(lines)] == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_file_is_offered_with_its_true_rows_size_and_schema(
    code: str, built: tuple[Built, Path]
) -> None:
    made, site = built
    page = html5lib.parse(
        (site / code / "data.html").read_text(encoding="utf-8"), namespaceHTMLElements=False
    )
    files = {file.path: file for file in made.files}
    offered = {}
    for row in page.find(".//tbody").iterfind("tr"):
        cells = ["".join(cell.itertext()) for cell in row]
        links = [link.get("href").removeprefix("../") for link in row.iter("a")]
        if links[0] == "data/site.zip":  # it holds this page too: its size cannot stand here
            assert cells[1:] == ["", ""]
            continue
        file = files[links[0]]
        offered[file.path] = file
        assert cells[1] == ("" if file.rows is None else f"{file.rows:,}")
        assert re.search(r"\d+", cells[2])[0] == str(max(1, round(len(file.content) / 1000)))
        assert links[1:] == ([file.schema] if file.schema else [])
    linked = {link.get("href").removeprefix("../") for link in page.iter("a")}
    kept = {path for path in files if path.startswith("data/v1/")}
    single = {path for path in kept if path.removeprefix("data/v1/").startswith(SINGLE)}
    former = at_former_ids(kept)
    assert len(former) > 2
    older = files_of_versions(files)
    assert older and older <= kept
    assert kept - single - linked - older == former, "each file of data is offered somewhere on the page"
    assert linked & single == set()
    assert len(offered) == 28


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_data_of_one_thing_are_offered_on_its_page(code: str, built: tuple[Built, Path]) -> None:
    made, site = built
    for folder in (*SINGLE, "series/"):
        kept = {file.path for file in made.files if file.path.startswith(f"data/v1/{folder}")}
        offered = set()
        for path in (site / code / folder).glob("*.html"):
            page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
            shared = page.find(".//section[@class='share']")
            links = (
                []
                if shared is None
                else [link.get("href").removeprefix("../../") for link in shared.iter("a")]
            )
            own = {link for link in links if link.startswith("data/")}
            assert {Path(link).stem for link in own} <= {path.stem}
            offered |= own
        assert offered == kept - at_former_ids(kept) != set(), folder


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_page_names_the_revision(code: str, built: tuple[Built, Path]) -> None:
    made, site = built
    content = next(file.content for file in made.files if file.path == "data/v1/datapackage.json")
    version = json.loads(content)["version"]
    assert version and version in (site / code / "data.html").read_text(encoding="utf-8")
