"""axe-core on one page of every kind, in both languages and both lights.

And what axe does not ask of tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from selenium.webdriver import Chrome

from tests.browser.visitor import Visitor
from tests.quality.axe import core, violations
from tests.quality.chromium import SCREENS, Screen, turn
from tests.quality.command import TOOLS
from tests.quality.kinds import shown

pytestmark = pytest.mark.browser
PHONE = next(screen for screen in SCREENS if screen.phone)
DESKTOP = next(screen for screen in SCREENS if not screen.phone and screen.dark)


@pytest.fixture
def driver(visitor: Visitor) -> Iterator[Chrome]:
    """The visitor's browser, given back as it was."""
    yield visitor.driver
    visitor.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})
    visitor.normal_width()


@pytest.mark.parametrize(("languages", "screen"), [({"ar", ""}, PHONE), ({"en"}, DESKTOP)])
def test_no_page_breaks_a_rule(
    driver: Chrome, address: str, site: Path, languages: set[str], screen: Screen
) -> None:
    """Arabic on a phone by day, English on a desktop by night. ``python -m tests.quality.axe`` takes all
    pages on all four screens.
    """
    script = core(TOOLS)
    paths = {path for (_, language), path in shown(site).items() if language in languages}
    assert [one for path in sorted(paths) for one in violations(driver, script, address, path, screen)] == []
    assert len(paths) > 20


def test_a_broken_page_is_found(driver: Chrome, address: str) -> None:
    turn(driver, PHONE)
    driver.get("data:text/html,<html><p style='color:%23ccc'>too pale<img src='x'>")
    driver.execute_script(core(TOOLS))
    found = driver.execute_async_script("axe.run().then(arguments[0])")["violations"]
    assert {"color-contrast", "image-alt", "html-has-lang"} <= {one["id"] for one in found}


def roles(driver: Chrome) -> list[str]:
    """The roles of all that the browser tells a screen reader of, in order."""
    nodes = driver.execute_cdp_cmd("Accessibility.getFullAXTree", {})["nodes"]
    return [node["role"]["value"] for node in nodes if not node.get("ignored")]


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_table_stays_a_table_on_a_phone(driver: Chrome, address: str, language: str) -> None:
    """Styles that make blocks of cells take their rows and headers from a screen reader."""
    turn(driver, PHONE)
    driver.get(f"{address}/{language}/reports/2019-02-26-sohr.html")
    told = roles(driver)
    rows = driver.execute_script("return document.querySelectorAll('main tr').length")
    assert (
        told.count("table")
        == driver.execute_script("return document.querySelectorAll('main table').length")
        >= 2
    )
    assert told.count("row") == rows > 20
    assert told.count("rowheader") == driver.execute_script(
        "return document.querySelectorAll('main tbody th').length"
    )


@pytest.mark.parametrize("language", ["ar", "en"])
def test_the_small_links_of_addresses_can_be_hit_with_a_finger(
    driver: Chrome, address: str, language: str
) -> None:
    """24 by 24 pixels (WCAG 2.2, 2.5.8): they stand in no sentence, so that no exception is theirs."""
    turn(driver, PHONE)
    driver.get(f"{address}/{language}/reports/2019-02-26-sohr.html")
    sizes = driver.execute_script(
        "const links = document.querySelectorAll('.self');"
        "return Array.from(links, one => one.getBoundingClientRect())"
        ".filter(box => box.width).map(box => [box.width, box.height])"
    )
    assert len(sizes) > 20
    assert [size for size in sizes if min(size) < 24] == []
