"""The values of a chart by the pointer, by touch and by the keyboard; the page needs none of it."""

from __future__ import annotations

import pytest
from selenium.webdriver.common.keys import Keys

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

SERIES = "series/sohr-killed-everyone-demilitarised-zone-since-sochi-agreement.html"
TAP = """
const link = [...document.querySelectorAll(".chart svg a")].find((one) => one.getClientRects().length);
link.dispatchEvent(new PointerEvent("pointerdown", { pointerType: "touch", bubbles: true }));
return link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true }));
"""
"""Tap the first point; true where the tap follows its link."""


@pytest.mark.parametrize(("language", "key", "first"), [("en", Keys.RIGHT, "102"), ("ar", Keys.LEFT, "102")])
def test_arrow_keys_go_from_value_to_value(visitor: Visitor, language: str, key: str, first: str) -> None:
    visitor.go(f"{language}/{SERIES}")
    chart = visitor.one(".chart")
    assert visitor.one(".chart-value").text == ""
    chart.send_keys(key)
    assert first in visitor.one(".chart-value").text
    chart.send_keys(key)
    assert "115" in visitor.one(".chart-value").text
    assert len(visitor.all(".chart-shown")) == 1


def test_a_first_tap_shows_and_a_second_one_follows(visitor: Visitor) -> None:
    visitor.go(f"en/{SERIES}")
    assert visitor.driver.execute_script(TAP) is False
    assert visitor.driver.execute_script(TAP) is True


def test_without_scripts_every_value_is_in_the_table(unscripted: Visitor) -> None:
    unscripted.go(f"en/{SERIES}")
    assert unscripted.all(".chart-value") == []
    assert {"102", "115", "309", "341"} <= set(unscripted.numbers("table.steps td.stated"))
