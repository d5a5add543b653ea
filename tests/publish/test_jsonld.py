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

from hasila.build.pipeline import Built
from hasila.model.page import Page
from hasila.model.page_metadata import PageKind
from hasila.model.site import Site
from hasila.publish.data import export
from hasila.publish.jsonld import TYPES, jsonld_writer
from tests.publish.ledger import VOCABULARY
from tests.publish.outside import ADDRESS, KNOWN, REVISION, SITE, corrected, pages

DATA = export(corrected(), VOCABULARY, SITE, REVISION)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
ASKED = {
    "name",
    "description",
    "url",
    "license",
    "creator",
    "distribution",
    "temporalCoverage",
    "inLanguage",
    "isAccessibleForFree",
    "dateModified",
}
"""What schema.org and the searches for data sets ask of one; the place, too, where a set has one."""
BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)


def graph(page: Page, site: Site = KNOWN) -> list[dict[str, Any]]:
    (text,) = BLOCK.findall(str(jsonld_writer(site)(page)))
    read = json.loads(text)
    assert read["@context"] == "https://schema.org"
    return read["@graph"]


def first(path: str, site: Site = KNOWN) -> dict[str, Any]:
    return graph(pages(site, data=DATA)[path], site)[0]


def addresses(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, one in value.items():
            if key in ("url", "item", "contentUrl"):
                yield one
            elif key == "isBasedOn":
                continue  # the source, which stands elsewhere
            else:
                yield from addresses(one)
    elif isinstance(value, list):
        for one in value:
            yield from addresses(one)


def test_a_report_says_whose_it_is_and_what_it_restates() -> None:
    report = first("en/reports/rima-2.html")
    assert report["@type"] == "Report"
    assert report["publisher"] == {"@type": "Organization", "name": "Hasila"}
    assert "datePublished" not in report
    assert report["inLanguage"] == "en"
    assert report["isBasedOn"] == {
        "@type": "Report",
        "publisher": {"@type": "Organization", "name": "Rima Watch"},
        "url": "https://example.org/?a=1&b=2",
        "datePublished": "2019-02-26",
    }
    assert report["url"] == f"{ADDRESS}en/reports/rima-2.html"
    assert "correction" not in report


def test_a_report_read_in_an_outlet_is_the_outlets_and_that_is_based_on_its_publishers() -> None:
    page = pages()["en/reports/rima-2.html"]
    relayed = replace(page.head.metadata, outlet="Rima Post")
    (report, *_) = graph(replace(page, head=replace(page.head, metadata=relayed)))
    read = report["isBasedOn"]
    assert read["publisher"]["name"] == read["isPartOf"]["name"] == "Rima Post"
    assert read["isBasedOn"]["publisher"]["name"] == "Rima Watch"
    assert "datePublished" not in read["isBasedOn"] and "url" not in read["isBasedOn"]


def test_a_corrected_report_has_its_correction_and_the_page_of_corrections_has_all() -> None:
    (correction,) = first("en/reports/rima-1.html")["correction"]
    assert correction["@type"] == "CorrectionComment"
    assert correction["text"] and correction["datePublished"] == "2019-02-26"
    assert correction["about"]["url"] == f"{ADDRESS}en/reports/rima-1.html"
    assert first("en/corrections.html")["hasPart"] == [correction]


def test_the_data_are_a_dataset_with_its_files() -> None:
    data = first("ar/data.html")
    assert data["@type"] == "Dataset"
    forms = {
        one["contentUrl"].removeprefix(f"{ADDRESS}data/v1/"): one["encodingFormat"]
        for one in data["distribution"]
    }
    assert (forms["figures.csv"], forms["places.geojson"]) == ("text/csv", "application/geo+json")
    assert forms.keys() == {
        name for name in (file.path.removeprefix("data/v1/") for file in DATA) if "/" not in name
    }
    series = first("ar/series/watch-total.html")
    assert [(one["contentUrl"], one["encodingFormat"]) for one in series["distribution"]] == [
        (f"{ADDRESS}data/v1/series/watch-total.csv", "text/csv"),
        (f"{ADDRESS}data/v1/series/watch-total.json", "application/json"),
    ]


@pytest.mark.parametrize("path", ["en/data.html", "en/series/watch-total.html"])
def test_a_dataset_says_all_that_is_asked_of_one(path: str) -> None:
    found = first(path)
    assert set(found) >= ASKED
    assert found["license"] == LICENCE
    assert found["creator"] == {"@type": "Organization", "name": "Hasila"}
    assert found["publisher"]["name"] == "Hasila"
    based_on = found.get("isBasedOn", {"publisher": {"name": "Rima Watch"}})
    assert based_on["publisher"]["name"] == "Rima Watch"
    assert found["isAccessibleForFree"] is True
    assert (found["temporalCoverage"], found["dateModified"]) == ("2019-01-05/2019-02-26", "2019-02-26")
    assert found["spatialCoverage"] == [
        {"@type": "Place", "name": "the valley of Rima", "url": f"{ADDRESS}en/places/rima.html"}
    ]


def test_the_files_of_a_report_have_our_licence_and_the_report_itself_has_none() -> None:
    report = first("en/reports/rima-2.html")
    assert "license" not in report
    assert [(one["contentUrl"], one["license"]) for one in report["associatedMedia"]] == [
        (f"{ADDRESS}data/v1/reports/rima-2.{form}", LICENCE) for form in ("csv", "json")
    ]


@pytest.mark.parametrize("path", ["en/places/sahra.html", "en/categories/civilians.html"])
def test_what_is_no_work_has_no_language(path: str) -> None:
    assert "inLanguage" not in first(path)
    assert first(path)["name"]


def test_a_trail_leads_from_the_first_page_to_this_one() -> None:
    trail = graph(pages()["en/reports/rima-2.html"])[1]
    assert [one["position"] for one in trail["itemListElement"]] == [1, 2, 3]
    assert [one["item"] for one in trail["itemListElement"]] == [
        f"{ADDRESS}en/",
        f"{ADDRESS}en/reports/",
        f"{ADDRESS}en/reports/rima-2.html",
    ]


def test_no_words_end_the_block() -> None:
    page = pages()["en/reports/rima-2.html"]
    evil = replace(page.head.metadata, title="</script><script>alert(1)</script>&<!--")
    block = str(jsonld_writer(KNOWN)(replace(page, head=replace(page.head, metadata=evil))))
    assert block.count("<") == 2
    (text,) = BLOCK.findall(block)
    assert json.loads(text)["@graph"][0]["name"] == evil.title


def test_a_month_is_not_given_a_day() -> None:
    page = pages()["en/reports/rima-2.html"]
    known = replace(page.head.metadata, precision="month")
    assert (
        graph(replace(page, head=replace(page.head, metadata=known)))[0]["isBasedOn"]["datePublished"]
        == "2019-02"
    )


@pytest.mark.parametrize("site", [KNOWN, SITE], ids=["address", "no address"])
def test_every_address_leads_to_a_page_or_a_file(site: Site) -> None:
    known = pages(site, data=DATA)
    charts = (
        path.replace(".html", ".png")
        for path, page in known.items()
        if page.template == "embed.html" and page.view.embed_image and page.view.embed_image.chart
    )
    there = {*known, *charts, *(file.path for file in DATA)}
    for page in known.values():
        for address in addresses(graph(page, site)) if page.head else ():
            target = (
                address.removeprefix(ADDRESS)
                if site.address
                else posixpath.normpath(posixpath.join(posixpath.dirname(page.path), address))
            )
            path = urlsplit(target).path
            assert (f"{path}index.html" if path == "" or path.endswith("/") else path) in there, (
                page.path,
                address,
            )


def test_no_fence_of_directions_is_left() -> None:
    for page in pages().values():
        assert not page.head or not re.search("[\u2066-\u2069]", json.dumps(graph(page), ensure_ascii=False))


def test_every_kind_has_its_type() -> None:
    assert set(TYPES) == set(PageKind)


def test_every_page_of_the_content_is_described(built: tuple[Built, object]) -> None:
    texts = {file.path: file.content.decode() for file in built[0].files if file.path.endswith(".html")}
    for page in built[0].pages:
        found = BLOCK.findall(texts[page.path])
        assert len(found) == (1 if page.head else 0), page.path
        assert all(json.loads(one)["@graph"] for one in found)


def test_every_dataset_of_the_content_can_be_found_and_fetched(built: tuple[Built, object]) -> None:
    files = {file.path: file.content for file in built[0].files}
    described = {
        path: json.loads(found[1])
        for path, text in files.items()
        if path.endswith(".html") and (found := BLOCK.search(text.decode()))
    }
    datasets = [
        (path, one)
        for path, block in described.items()
        for one in block["@graph"]
        if one["@type"] == "Dataset"
    ]
    assert len(datasets) > 40
    for path, one in datasets:
        assert set(one) >= ASKED, path
        assert 50 <= len(one["description"]) <= 5000, (path, one["description"])
        assert {
            posixpath.normpath(posixpath.join(posixpath.dirname(path), each["contentUrl"]))
            for each in one["distribution"]
        } <= set(files), path
        begins, ends = one["temporalCoverage"].split("/")
        assert begins <= ends == one["dateModified"], path
        assert re.fullmatch(r"\d{4}-\d\d(-\d\d)?", ends), path


@pytest.mark.parametrize("code", ["ar", "en"])
def test_a_series_has_the_picture_of_its_chart(code: str) -> None:
    image = first(f"{code}/series/watch-total.html")["image"]
    assert image["contentUrl"] == f"{ADDRESS}{code}/embed/series/watch-total.png"
    assert (image["@type"], image["encodingFormat"], image["inLanguage"]) == (
        "ImageObject",
        "image/png",
        code,
    )
    assert "image" not in first(f"{code}/reports/rima-2.html")
