"""Whose count, and where it was read: wherever a page, a card, a feed or a citation names the publisher of a
report that was read in an outlet, it names the outlet too; and every page is cited as ours."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote
from xml.etree.ElementTree import Element, parse

import html5lib
import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
ISOLATES = re.compile("[\u2066-\u2069]")
REPORT = re.compile(r"reports/([^/#?]+)\.html")
ATOM = "{http://www.w3.org/2005/Atom}"
BLOCKS = {"li", "tr", "p", "dd", "section"}
LANGUAGES = ("ar", "en")


@pytest.fixture(scope="module")
def names() -> dict[str, dict[str, set[str]]]:
    """By language: the names, long and short, of each publisher and outlet, by its id."""
    entries = yaml.safe_load((ROOT / "content/vocabulary/publishers.yaml").read_text(encoding="utf-8"))
    return {
        code: {id_: {entry["label"][code], entry["short"][code]} for id_, entry in entries.items()}
        for code in LANGUAGES
    }


@pytest.fixture(scope="module")
def relayed(site: Path) -> dict[str, tuple[str, str]]:
    """The publisher and the outlet of each report that was read in another's pages."""
    reports = json.loads((site / "data/v1/reports.json").read_text(encoding="utf-8"))["reports"]
    return {one["id"]: (one["publisher"], one["via"]) for one in reports if one["via"]}


@pytest.fixture(scope="module")
def titles(site: Path) -> dict[str, tuple[str, ...]]:
    """The titles of all reports: they are ours, and may name a publisher whose toll it is."""
    reports = json.loads((site / "data/v1/reports.json").read_text(encoding="utf-8"))["reports"]
    return {code: tuple(one["title"][code] for one in reports) for code in LANGUAGES}


def _without_titles(text: str, titles: tuple[str, ...]) -> str:
    for title in titles:
        text = text.replace(title, "")
    return text


def _text(element: Element) -> str:
    return ISOLATES.sub("", " ".join("".join(element.itertext()).split()))


def _blocks(page: Element) -> Iterator[Element]:
    """The innermost blocks: rows, items and paragraphs that hold no other."""
    for element in page.iter():
        if element.tag in BLOCKS and not any(inner.tag in BLOCKS for inner in list(element.iter())[1:]):
            yield element


def _named(text: str, known: set[str]) -> bool:
    return any(name in text for name in known)


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_page_names_a_publisher_for_a_report_without_the_outlet(
    site: Path,
    code: str,
    names: dict[str, dict[str, set[str]]],
    relayed: dict[str, tuple[str, str]],
    titles: dict[str, tuple[str, ...]],
) -> None:
    seen = 0
    for path in sorted((site / code).rglob("*.html")):
        if path.name == "about.html":
            continue
        page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        for block in _blocks(page):
            leads = {found[1] for link in block.iter("a") for found in REPORT.finditer(link.get("href", ""))}
            leads &= relayed.keys()
            text = _without_titles(_text(block), titles[code])
            for report in leads:
                publisher, outlet = relayed[report]
                if _named(text, names[code][publisher]):
                    assert _named(text, names[code][outlet]), (path.name, report, text)
                    seen += 1
    assert seen > 50


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_report_is_described_and_cited_as_our_page_about_theirs(
    site: Path, code: str, names: dict[str, dict[str, set[str]]], relayed: dict[str, tuple[str, str]]
) -> None:
    for report, (publisher, outlet) in relayed.items():
        text = (site / code / f"reports/{report}.html").read_text(encoding="utf-8")
        page = html5lib.parse(text, namespaceHTMLElements=False)
        described = next(meta for meta in page.iter("meta") if meta.get("name") == "description")
        assert _named(described.get("content", ""), names[code][outlet]), report
        (block,) = [script for script in page.iter("script") if script.get("type") == "application/ld+json"]
        own = json.loads(block.text or "")["@graph"][0]
        assert own["publisher"]["name"] in {"Hasila", "حصيلة"}
        assert own["isBasedOn"]["publisher"]["name"] in names[code][outlet]
        assert own["isBasedOn"]["isBasedOn"]["publisher"]["name"] in names[code][publisher]
        cited = [unquote(link.get("href", "")) for link in page.iter("a") if link.get("download")]
        assert len(cited) == 3
        for citation in cited:
            assert _named(citation, names[code][outlet]), (report, citation)
            assert re.search(r"Hasila|حصيلة", citation)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("feed", ["reports", "findings"])
def test_every_entry_of_a_feed_names_both_and_no_two_have_one_title(
    site: Path,
    code: str,
    feed: str,
    names: dict[str, dict[str, set[str]]],
    relayed: dict[str, tuple[str, str]],
) -> None:
    (path,) = (site / code / "feeds").glob(f"{feed}*")
    titles = []
    for entry in parse(path).iter(f"{ATOM}entry"):
        title = entry.findtext(f"{ATOM}title", "")
        titles.append(title)
        links = [link.get("href", "") for link in entry.iter(f"{ATOM}link")]
        leads = {found[1] for href in links for found in REPORT.finditer(href)} & relayed.keys()
        for report in leads:
            assert _named(title, names[code][relayed[report][1]]), title
        assert not ISOLATES.search(title) and title[:1] == title[:1].upper(), title
    assert titles and len(titles) == len(set(titles))


def test_what_is_explained_beside_a_report_is_no_open_finding(site: Path) -> None:
    """Two publishers who differ are a note; a finding that our own notes explain is closed."""
    findings = json.loads((site / "data/v1/findings.json").read_text(encoding="utf-8"))["findings"]
    closed = {one["report"] for one in findings if one["closed"]}
    assert {"2019-04-07-hawar-news", "2019-05-07-kurd-online", "2019-09-16-sohr"} <= closed
    page = (site / "en/findings/index.html").read_text(encoding="utf-8")
    open_, _, rest = page.partition("Notes: counts that may rightly differ")
    assert "2019-02-26-sohr--parts-total" in open_ and "2018-11-24-yeni-safak" not in open_
    assert "2018-11-24-yeni-safak" in rest


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_finding_says_what_it_has_to_say_in_120_words_before_the_fold(site: Path, code: str) -> None:
    for path in sorted((site / code / "findings").glob("*--*.html")):
        page = html5lib.parse(path.read_text(encoding="utf-8"), namespaceHTMLElements=False)
        (told,) = [block for block in page.iter("section") if "finding" in block.get("class", "").split()]
        words = [word for element in _before_the_fold(told) for word in (element or "").split()]
        assert 10 < len(words) <= 120, (path.name, len(words))


def _before_the_fold(element: Element) -> Iterator[str]:
    """The text of an element, without what is folded or drawn."""
    yield element.text or ""
    for inner in element:
        if inner.tag != "details" and not inner.get("class", "").startswith("bar"):
            yield from _before_the_fold(inner)
        yield inner.tail or ""
