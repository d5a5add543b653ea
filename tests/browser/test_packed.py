"""The site as one file: unpacked anywhere it is whole, whether the site that it was made from offers it or
not.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from zipfile import ZipFile

import html5lib
import pytest

from hasila.cli import main as cli
from tests.browser.links import dead_fragments, dead_links, pages_of
from tests.golden.project import PROJECT

LANGUAGES = ("ar", "en", "qps")

BASE = "/tolls/"
"""The path of the address of the project."""


@dataclass(frozen=True)
class Packed:
    """The site as it was published, and as a reader unpacked it."""

    published: Path
    unpacked: Path
    offered: bool


@pytest.fixture(scope="module", params=["true", "false"], ids=["offered", "not offered"])
def packed(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Packed:
    here = tmp_path_factory.mktemp("packed")
    project = shutil.copytree(PROJECT, here / "project")
    with (project / "site_src" / "site.yaml").open("a", encoding="utf-8") as configuration:
        configuration.write(f"zip: {request.param}\n")
    assert (
        cli.main(["build", str(project), "--out", str(here / "public"), "--zip", str(here / "one.zip")]) == 0
    )
    with ZipFile(here / "one.zip") as archive:
        archive.extractall(here / "unpacked")
    return Packed(here / "public", here / "unpacked" / "site", request.param == "true")


def test_every_link_and_every_fragment_within_it_leads_somewhere(packed: Packed) -> None:
    pages = pages_of(packed.unpacked)
    assert len(pages) > 30
    assert dead_links(pages, packed.unpacked, BASE) == set()
    assert dead_fragments(pages) == set()


def test_the_published_site_leads_to_the_same_file(packed: Packed) -> None:
    assert dead_links(pages_of(packed.published), packed.published, BASE) == set()
    offered = packed.published / "data" / "site.zip"
    assert offered.exists() == packed.offered
    if packed.offered:
        assert offered.read_bytes() == (packed.published.parent / "one.zip").read_bytes()


@pytest.mark.parametrize("code", LANGUAGES)
def test_its_page_of_data_says_what_it_is(packed: Packed, code: str) -> None:
    inside, outside = first_row(packed.unpacked, code), first_row(packed.published, code)
    assert inside.startswith("ZIP") and len(inside) > 20
    assert outside != inside
    assert outside.startswith("site.zip") == packed.offered


def first_row(site: Path, code: str) -> str:
    page = html5lib.parse(
        (site / code / "data.html").read_text(encoding="utf-8"), namespaceHTMLElements=False
    )
    return "".join(next(page.iterfind(".//tbody/tr")).itertext())


def test_all_else_is_as_it_was_published(packed: Packed) -> None:
    files = [path for path in packed.unpacked.rglob("*") if path.is_file() and path.name != "data.html"]
    assert [
        path
        for path in files
        if path.read_bytes() != (packed.published / path.relative_to(packed.unpacked)).read_bytes()
    ] == []
