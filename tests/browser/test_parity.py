"""Identical content in both languages, page by page: the same places, links, days and numbers in the same
order.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.browser.opened import Opened, opened, resolved

ALPHABETICAL = "ar/contents.html"
"""The index stands in the order of each language's own alphabet, under its own letters."""

COUNTED = {"stated", "derived", "sum", "figure"}
"""What holds numbers in digits in every language; elsewhere Arabic may say "two reports" in one word."""


@pytest.fixture(scope="module")
def pairs(site: Path) -> list[tuple[Opened, Opened]]:
    """Every page in Arabic with the same page in English."""
    arabic = sorted((site / "ar").rglob("*.html"))
    return [
        (opened(site, path), opened(site, site / "en" / path.relative_to(site / "ar"))) for path in arabic
    ]


def test_both_languages_have_the_same_pages(site: Path) -> None:
    arabic, english = (
        {path.relative_to(site / code).as_posix() for path in (site / code).rglob("*.html")}
        for code in ("ar", "en")
    )
    assert arabic == english
    assert len(arabic) > 200


def links(page: Opened) -> list[str]:
    """Where the links in the body of ``page`` lead, without the language; of what is in the page, its
    kind."""
    urls = [link.attrib["href"] for link in page.all("main")[0].iter("a") if "href" in link.attrib]
    urls = [url.split(",")[0] if url.startswith("data:") else url for url in urls]
    return [
        url if urlsplit(url).scheme else f"{_elsewhere(page, url)}#{urlsplit(url).fragment}" for url in urls
    ]


def _elsewhere(page: Opened, url: str) -> str:
    path = resolved(page.path, url)
    return path.split("/", 1)[1] if path.startswith(page.path[:3]) else path


def test_the_same_links_in_the_same_order(pairs: list[tuple[Opened, Opened]]) -> None:
    assert [one.path for one, other in pairs if links(one) != links(other) and one.path != ALPHABETICAL] == []


def test_the_index_leads_to_the_same_pages(pairs: list[tuple[Opened, Opened]]) -> None:
    (index,) = [pair for pair in pairs if pair[0].path == ALPHABETICAL]
    arabic, english = (
        {link for link in links(page) if not link.startswith("contents.html")} for page in index
    )
    assert arabic == english
    assert len(arabic) > 100


def test_the_same_places_to_link_to(pairs: list[tuple[Opened, Opened]]) -> None:
    assert [one.path for one, other in pairs if one.ids != other.ids and one.path != ALPHABETICAL] == []


def days(page: Opened) -> list[str]:
    return [time.attrib["datetime"] for time in page.all("time")]


def test_the_same_days(pairs: list[tuple[Opened, Opened]]) -> None:
    assert [one.path for one, other in pairs if days(one) != days(other)] == []
    assert sum(len(days(one)) for one, _ in pairs) > 500


def numbers(page: Opened) -> list[list[str]]:
    """The numbers of each element that counts, sorted: within a sentence their order is the language's."""
    found = [
        element for name, element in page.elements if COUNTED & set(element.attrib.get("class", "").split())
    ]
    return [sorted(re.findall(r"\d+", " ".join(element.itertext()).replace(",", ""))) for element in found]


def test_the_same_numbers(pairs: list[tuple[Opened, Opened]]) -> None:
    wrong = {
        one.path: [pair for pair in zip(numbers(one), numbers(other), strict=False) if pair[0] != pair[1]]
        for one, other in pairs
        if numbers(one) != numbers(other)
    }
    assert wrong == {}
    assert sum(len(numbers(one)) for one, _ in pairs) > 1000
