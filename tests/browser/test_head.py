"""What a browser makes of data blocks, citations and embeds: nothing is refused, and a fragment shows its
figure alone.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

REPORT = "2019-02-26-sohr"


@pytest.mark.parametrize(
    "path",
    [
        "en/index.html",
        f"ar/reports/{REPORT}.html",
        "en/data.html",
        "ar/corrections.html",
        "en/findings/index.html",
    ],
)
def test_a_data_block_is_neither_run_nor_refused(visitor: Visitor, path: str) -> None:
    visitor.complaints()
    visitor.go(path)
    assert len(visitor.all('script[type="application/ld+json"]')) == 1
    assert visitor.complaints() == []


def test_from_a_folder_without_a_server_nothing_is_refused_either(visitor: Visitor, site: Path) -> None:
    visitor.complaints()
    for name in (f"en/reports/{REPORT}.html", f"ar/embed/reports/{REPORT}.html"):
        visitor.go((site / name).as_uri())
    assert visitor.complaints() == []


@pytest.mark.parametrize(
    ("fragment", "shown"),
    [
        ("", "figure-total"),
        ("#figure-civilians", "figure-civilians"),
        ("#figure-total", "figure-total"),
        ("#figure-none", "figure-total"),
    ],
)
def test_an_embed_shows_the_figure_that_its_address_names(
    unscripted: Visitor, fragment: str, shown: str
) -> None:
    unscripted.go("about:blank")
    unscripted.go(f"en/embed/reports/{REPORT}.html{fragment}")
    assert [one.get_attribute("id") for one in unscripted.all(".panel") if one.is_displayed()] == [shown]


@pytest.mark.parametrize("code", ["ar", "en"])
def test_an_embed_fits_its_frame_on_a_phone(visitor: Visitor, code: str) -> None:
    visitor.go(f"{code}/reports/{REPORT}.html")
    line = visitor.one(".share pre").get_attribute("textContent")
    height = int(line.split('height="')[1].split('"')[0])
    visitor.width(340)
    visitor.go(f"{code}/embed/reports/{REPORT}.html")
    needed = visitor.driver.execute_script(
        "return document.documentElement.scrollHeight === window.innerHeight "
        "? document.body.offsetHeight : document.documentElement.scrollHeight"
    )
    visitor.normal_width()
    assert needed <= height


def test_the_files_of_a_citation_can_be_reached_with_the_keyboard(unscripted: Visitor) -> None:
    unscripted.go(f"en/reports/{REPORT}.html")
    unscripted.follow(".share summary")
    names = [link.get_attribute("download") for link in unscripted.all(".share details[open] a[download]")]
    assert names == [f"{REPORT}.bib", f"{REPORT}.ris", f"{REPORT}.csl.json"]
