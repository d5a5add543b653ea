"""A small install, without folium: all but the interactive map is there, and what is missing is said."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from hasila.build.examining import examine
from hasila.build.publication import publication_of
from hasila.cli.main import main
from hasila.publish.maps.interactive import DRAWN_WITH
from hasila.serve.demanded_site import DemandedSite, MadeSubjects

LEFT_OUT = "The interactive map and the links to it are left out"
PLACE = "Maroua=10.59,14.32"


@pytest.fixture(autouse=True)
def without_folium(monkeypatch: pytest.MonkeyPatch) -> None:
    """As in an environment that has none of what the map is drawn with."""
    for module in [name for name in sys.modules if _is_missing(name)]:
        monkeypatch.delitem(sys.modules, module)
    monkeypatch.setattr(sys, "meta_path", [_Without(finder) for finder in sys.meta_path])


class _Without:
    """A finder of modules that does not find them."""

    def __init__(self, finder: Any) -> None:
        self.finder = finder

    def find_spec(self, name: str, *further: Any) -> Any:
        return None if _is_missing(name) else self.finder.find_spec(name, *further)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.finder, name)


def _is_missing(module: str) -> bool:
    return module.partition(".")[0] in DRAWN_WITH


@pytest.fixture
def project(tmp_path: Path) -> Path:
    folder = tmp_path / "p"
    options = ["--recipe", "outbreak", "--languages", "fr,en", "--title", "x", "--place", PLACE]
    assert main(["init", str(folder), *options]) == 0
    return folder


def test_the_site_is_built_and_it_is_said_what_is_missing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "site"
    assert main(["check", "--no-cache", str(project)]) == 0
    assert main(["build", "--no-cache", "--jobs", "1", str(project), "--out", str(out)]) == 0
    said = capsys.readouterr().err
    assert said.count(LEFT_OUT) == 1
    assert "pip install folium django-js-lib-leaflet" in said and "Traceback" not in said
    assert "<svg" in (out / "fr/map.html").read_text(encoding="utf-8")
    assert list(_leading_nowhere(out)) == []
    assert not (out / "static/leaflet").exists()


def _leading_nowhere(site: Path) -> Iterator[str]:
    """The pages that lead to the interactive map, and those of the map itself."""
    for page in site.rglob("*.html"):
        name = page.relative_to(site).as_posix()
        if "map-interactive" in name or re.search(r'href="[^"]*map-interactive', page.read_text("utf-8")):
            yield name


def test_a_site_that_goes_without_such_a_map_says_nothing(
    project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    configuration = project / "site_src/site.yaml"
    text = configuration.read_text(encoding="utf-8")
    configuration.write_text(f"{text}\ninteractive_map: false\n", encoding="utf-8")
    command = ["build", "--no-cache", "--jobs", "1", str(project), "--out", str(tmp_path / "site")]
    assert main(command) == 0
    assert LEFT_OUT not in capsys.readouterr().err


def test_the_preview_shows_every_page(project: Path) -> None:
    examined = examine(project, lambda _: None)
    site = DemandedSite(publication_of(examined), MadeSubjects())
    for page in ("fr/map.html", "fr/index.html", "en/contents.html"):
        found = site.find(page).file
        assert found is not None and b"map-interactive" not in found.content
    assert site.find("fr/map-interactive.html").file is None
