"""Several series in one picture: chosen by hand or in the address, never added up, saved as shown."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

ALL = "sohr-killed-everyone-demilitarised-zone-since-sochi-agreement"
CIVILIANS = "sohr-killed-civilians-demilitarised-zone-since-sochi-agreement"
OTHER = "snhr-killed-civilians-de-escalation-zone-syrian-russian-forces-since-snhr-campaign"
LIST = "series/index.html"
SAVED = """
const done = arguments[0];
URL.createObjectURL = (blob) => (blob.text().then(done), "about:blank");
HTMLAnchorElement.prototype.click = () => {};
document.querySelector("[name=csv]").dispatchEvent(new MouseEvent("click"));
"""
"""The text of the file that the button saves."""


def opened(visitor: Visitor, language: str, fragment: str) -> None:
    """The list of series, opened at a picture."""
    visitor.go("about:blank")
    visitor.go(f"{language}/{LIST}#{fragment}")
    visitor.driver.implicitly_wait(5)
    visitor.one("#compare .chart > *")
    visitor.driver.implicitly_wait(0)


def saved(visitor: Visitor) -> list[dict[str, str]]:
    text = visitor.driver.execute_async_script(SAVED)
    return list(csv.DictReader(io.StringIO(text)))


@pytest.mark.parametrize("language", ["ar", "en"])
def test_publishers_stand_beside_each_other_with_their_names(visitor: Visitor, language: str) -> None:
    opened(visitor, language, f"series={CIVILIANS},{OTHER}")
    visitor.complaints()
    entries = [entry.text for entry in visitor.all(".compare-key li")]
    assert len(entries) == 2
    names = (
        ("المرصد السوري", "الشبكة السورية") if language == "ar" else ("Syrian Observatory", "Syrian Network")
    )
    assert all(name in entry for name, entry in zip(names, entries, strict=True))
    assert len(visitor.all("#compare svg g .chart-line")) == 2
    assert visitor.one("#compare [role=status]").text == ""
    assert visitor.complaints() == []


def test_the_file_has_the_rows_of_the_data_that_are_shown(visitor: Visitor, site: Path) -> None:
    opened(visitor, "en", f"series={ALL},{CIVILIANS}&from=2019-02&until=2019-02-26")
    rows = saved(visitor)
    assert {row["series"] for row in rows} == {ALL, CIVILIANS}
    for name in (ALL, CIVILIANS):
        with (site / "data/v1/series" / f"{name}.csv").open(encoding="utf-8", newline="") as file:
            kept = [row for row in csv.DictReader(file) if "2019-02-01" <= row["published"] <= "2019-02-26"]
        assert kept
        told = [row for row in rows if row["series"] == name]
        assert [{column: row[column] for column in kept[0]} for row in told] == kept
    assert {row["publisher"] for row in rows} == {"Syrian Observatory for Human Rights"}
    assert "at least 341" in {row["as_published"] for row in rows}
    assert len(visitor.all("#compare tbody tr")) == len(rows)


def test_a_report_of_a_month_belongs_to_every_period_that_meets_it(visitor: Visitor) -> None:
    opened(visitor, "en", f"series={ALL}&from=2019-03-15&until=2019-03-20")
    assert [row["precision"] for row in saved(visitor)] == ["month"]


def test_a_logarithmic_scale_has_powers_for_its_steps_and_no_zero(visitor: Visitor) -> None:
    opened(visitor, "en", f"series={ALL},{CIVILIANS}&scale=log")
    ticks = [tick.text for tick in visitor.all("#compare .chart-tick")]
    assert ticks[0] == "100"
    assert visitor.one("input[value=log]").is_selected()
    opened(visitor, "en", f"series={ALL},{CIVILIANS}")
    assert visitor.all("#compare .chart-tick")[0].text == "0"


def test_what_the_address_asks_in_vain_is_said(visitor: Visitor) -> None:
    opened(visitor, "en", f"series={ALL},no-such&scale=half&from=2019-02-30&until=2019")
    said = visitor.one("#compare [role=status]").text
    assert "no-such" in said
    assert "scale=half" in said
    assert "from=2019-02-30" in said
    assert "until" not in said
    assert visitor.one("[name=until]").get_attribute("value") == "2019-12-31"
    assert visitor.one("[name=from]").get_attribute("value") == ""


def test_what_is_ticked_stands_in_the_address_and_in_its_twin(visitor: Visitor) -> None:
    visitor.go("about:blank")
    visitor.go(f"en/{LIST}")
    for series in (ALL, CIVILIANS):
        visitor.one(f"tr[data-series='{series}'] input").send_keys(Keys.SPACE)
    assert visitor.driver.current_url.endswith(f"#series={ALL},{CIVILIANS}")
    assert visitor.one(".languages a").get_attribute("href").endswith(f"ar/{LIST}#series={ALL},{CIVILIANS}")
    WebDriverWait(visitor.driver, 5).until(lambda _: visitor.one(".compare-jump").is_displayed())
    assert visitor.one(".compare-jump").text == "To the picture (2)"


@pytest.mark.parametrize(("language", "forward"), [("en", Keys.RIGHT), ("ar", Keys.LEFT)])
def test_arrows_go_along_a_line_and_from_line_to_line(visitor: Visitor, language: str, forward: str) -> None:
    opened(visitor, language, f"series={ALL},{CIVILIANS}")
    chart = visitor.one("#compare .chart")
    chart.send_keys(forward)
    assert "102" in visitor.one(".chart-value").text
    chart.send_keys(forward)
    assert "115" in visitor.one(".chart-value").text
    chart.send_keys(Keys.DOWN)
    letter = "ب" if language == "ar" else "B"
    assert visitor.one(".chart-value").text.strip("\u2066\u2067\u2068\u2069").startswith(letter)


def test_a_phone_is_wide_enough(visitor: Visitor) -> None:
    visitor.width(360)
    opened(visitor, "ar", f"series={ALL},{CIVILIANS},{OTHER}")
    wide = visitor.driver.execute_script("return document.documentElement.scrollWidth")
    visitor.normal_width()
    assert wide <= 360


def test_without_scripts_there_are_the_lists_and_no_promise(unscripted: Visitor) -> None:
    unscripted.go(f"en/{LIST}#series={ALL}")
    assert not unscripted.one("#compare").is_displayed()
    assert len(unscripted.all("tr[data-series] .spark")) > 10
