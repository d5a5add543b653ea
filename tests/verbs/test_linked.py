"""JSON-LD: parsed from the pages as they are written, its addresses followed."""

from __future__ import annotations

import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from generator.build import Built
from generator.nouns.page import File, Page
from generator.nouns.work import Kind
from generator.site.config import Site
from generator.verbs.linked import TYPES, linked
from tests.verbs.outside import ADDRESS, KNOWN, REVISION, SITE, pages

DATA = (File("data/v1/figures.csv", b""), File("data/v1/places.geojson", b""), File("data/v1/series/watch-total.csv", b""))
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph(page: Page, site: Site = KNOWN) -> list[dict[str, Any]]:
    (text,) = BLOCK.findall(str(linked(site, REVISION, DATA)(page)))
    read = json.loads(text)
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def first(path: str, site: Site = KNOWN) -> dict[str, Any]:
    return graph(pages(site)[path], site)[0]


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("url", "item", "contentUrl"):
                yield one
            else:
                yield from addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from addresses(one)


def test_a_report_says_whose_it_is_and_what_it_restates() -> None:
    report = first("en/reports/rima-2.html")
    assert report["@type"] == "Report"
    assert report["publisher"] == {"@type": "Organization", "name": "Rima Watch"}
    assert report["datePublished"] == "2019-02-26"
    assert report["inLanguage"] == "en"
    assert report["isBasedOn"] == "https://example.org/?a=1&b=2"
    assert report["url"] == f"{ADDRESS}en/reports/rima-2.html"
    assert "correction" not in report


def test_a_corrected_report_has_its_correction_and_the_page_of_corrections_has_all() -> None:
    (correction,) = first("en/reports/rima-1.html")["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] and correction["datePublished"] == "2019-02-26"
    assert correction["about"]["url"] == f"{ADDRESS}en/reports/rima-1.html"
    assert first("en/corrections.html")["hasPart"] == [correction]


def test_the_data_are_a_dataset_with_its_files() -> None:
    data = first("ar/data.html")
    assert data["@type"] == "Dataset"
    assert [(one["contentUrl"], one["encodingFormat"]) for one in data["distribution"]] == [
        (f"{ADDRESS}data/v1/figures.csv", "text/csv"),
        (f"{ADDRESS}data/v1/places.geojson", "application/geo+json"),
    ]
    series = first("ar/series/watch-total.html")
    assert [one["contentUrl"] for one in series["distribution"]] == [f"{ADDRESS}data/v1/series/watch-total.csv"]


def test_a_trail_leads_from_the_first_page_to_this_one() -> None:
    trail = graph(pages()["en/reports/rima-2.html"])[1]
    assert [one["position"] for one in trail["itemListElement"]] == [1, 2, 3]
    assert [one["item"] for one in trail["itemListElement"]] == [f"{ADDRESS}en/", f"{ADDRESS}en/reports/", f"{ADDRESS}en/reports/rima-2.html"]


def test_no_words_end_the_block() -> None:
    page = pages()["en/reports/rima-2.html"]
    evil = replace(page.head.work, title="</script><script>alert(1)</script>&<!--")
    block = str(linked(KNOWN, REVISION, DATA)(replace(page, head=replace(page.head, work=evil))))
    assert block.count("<") == 2
    (text,) = BLOCK.findall(block)
    assert json.loads(text)["@graph"][0]["name"] == evil.title


def test_a_month_is_not_given_a_day() -> None:
    page = pages()["en/reports/rima-2.html"]
    known = replace(page.head.work, precision="month")
    assert graph(replace(page, head=replace(page.head, work=known)))[0]["datePublished"] == "2019-02"


@pytest.mark.parametrize("site", [KNOWN, SITE], ids=["address", "no address"])
def test_every_address_leads_to_a_page_or_a_file(site: Site) -> None:
    known = pages(site)
    there = {*known, *(file.path for file in DATA)}
    for page in known.values():
        for address in addresses(graph(page, site)) if page.head else ():
            target = address.removeprefix(ADDRESS) if site.address else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address))
            path = urlsplit(target).path
            assert (f"{path}index.html" if path == "" or path.endswith("/") else path) in there, (page.path, address)


def test_no_fence_of_directions_is_left() -> None:
    for page in pages().values():
        assert not page.head or not re.search("[\u2066-\u2069]", json.dumps(graph(page), ensure_ascii=False))


def test_every_kind_has_its_type() -> None:
    assert set(TYPES) == set(Kind)


def test_every_page_of_the_content_is_described(built: tuple[Built, object]) -> None:
    texts = {file.path: file.content.decode() for file in built[0].files if file.path.endswith(".html")}
    for page in built[0].pages:
        found = BLOCK.findall(texts[page.path])
        assert len(found) == (1 if page.head else 0), page.path
        assert all(json.loads(one)["@graph"] for one in found)
