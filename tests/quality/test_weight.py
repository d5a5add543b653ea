"""The site stays light: every page within its limit with room to spare, no fonts, one script on every page,
others only where they are needed.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.opened import opened
from tests.quality.kinds import kind
from tests.quality.weight import FONTS, MAP_MORE, Weight, limit, map_more, weighed

SCRIPTED = {"map-interactive", "search", "series/index", "series/one"}
"""Kinds of page that load more than the script of every page: to move the map, to search, to show the values
of a chart, and to draw several series in one picture."""

EVERY = "static/js/page.js"

ROOM = 0.9
"""The share of a limit that today's content may fill: there will be more of it."""


@pytest.fixture(scope="module")
def weights(site: Path) -> list[Weight]:
    return list(weighed(site))


def test_every_page_is_within_its_limit_with_room_to_spare(weights: list[Weight]) -> None:
    assert [(one.path, one.total) for one in weights if one.total > ROOM * limit(one.path)] == []
    assert len(weights) > 400


def test_the_map_adds_little(site: Path, weights: list[Weight]) -> None:
    assert 0 < map_more(site, weights) <= ROOM * MAP_MORE


def test_there_are_no_fonts(site: Path) -> None:
    assert [path for path in site.rglob("*") if path.suffix in FONTS] == []
    assert [path for path in site.rglob("*.css") if "@font-face" in path.read_text(encoding="utf-8")] == []


def test_only_pages_that_need_a_script_load_one(site: Path, weights: list[Weight]) -> None:
    loading = {
        kind(one.path)
        for one in weights
        if any(file.endswith(".js") and file != EVERY for file in one.beside)
    }
    assert loading <= SCRIPTED
    assert "map-interactive" in loading


def test_a_weight_counts_the_page_and_each_file_once(site: Path) -> None:
    page = opened(site, site / "en" / "index.html")
    (one,) = [one for one in weighed(site) if one.path == page.path]
    assert set(one.beside) >= {"static/css/site.css", "static/css/chart.css", "static/icon.svg"}
    assert one.total > one.page > 1000
