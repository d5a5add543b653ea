"""Every page of the site as it lies on disk: well formed, nothing inline, nothing from elsewhere, no dead
link.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from hasila.build.pipeline import Built, Examined
from tests.browser.links import dead_fragments, dead_links, internal, pages_of
from tests.browser.opened import Opened, resolved

DATA_BLOCK = "application/ld+json"
"""A description for machines: no browser runs it."""


@pytest.fixture(scope="module")
def pages(site: Path) -> dict[str, Opened]:
    return pages_of(site)


def test_there_is_a_page_for_all_that_is_known(pages: dict[str, Opened], examined: Examined) -> None:
    for code in ("ar", "en"):
        assert {f"{code}/reports/{report.id}.html" for report in examined.ledger.reports} <= set(pages)
        assert {f"{code}/series/{series.id}.html" for series in examined.ledger.series} <= set(pages)
        assert {f"{code}/findings/{finding.id}.html" for finding in examined.ledger.findings} <= set(pages)
        assert {f"{code}/places/{place}.html" for place in examined.vocabulary.places} <= set(pages)


def test_every_page_is_well_formed(pages: dict[str, Opened]) -> None:
    assert {page.path: page.errors for page in pages.values() if page.errors} == {}


def test_nothing_is_inline(pages: dict[str, Opened]) -> None:
    found = [
        f"{page.path}: <{tag}>"
        for page in pages.values()
        for tag, element in page.elements
        if tag == "style"
        or (
            tag == "script"
            and element.attrib.get("type") != DATA_BLOCK
            and ("src" not in element.attrib or element.text)
        )
        or any(str(key) == "style" or str(key).startswith("on") for key in element.attrib)
    ]
    assert found == []


def test_nothing_is_loaded_from_elsewhere(pages: dict[str, Opened]) -> None:
    assert [
        (page.path, url)
        for page in pages.values()
        for url in page.loads
        if urlsplit(url).scheme not in ("", "data") or url.startswith("/")
    ] == []


def test_no_style_or_script_loads_from_elsewhere(site: Path) -> None:
    for path in site.rglob("*.css"):
        urls = re.findall(r"url\(\s*['\"]?([^)'\"]+)", path.read_text(encoding="utf-8"))
        assert not [url for url in urls if re.match(r"(https?:)?//", url)], path
        assert "@import" not in path.read_text(encoding="utf-8")


def test_every_page_says_what_it_may_load(pages: dict[str, Opened]) -> None:
    for page in pages.values():
        policies = [
            meta.attrib["content"]
            for meta in page.all("meta")
            if meta.attrib.get("http-equiv") == "Content-Security-Policy"
        ]
        assert len(policies) == 1, page.path
        allowed = policies[0]
        assert "default-src 'none'" in allowed and "unsafe" not in allowed and "http" not in allowed


def test_every_link_within_the_site_leads_somewhere(pages: dict[str, Opened], site: Path) -> None:
    assert dead_links(pages, site) == set()


def test_every_link_within_the_site_is_relative(pages: dict[str, Opened]) -> None:
    assert [
        (page.path, url) for page in pages.values() for url in internal(page) if url.startswith("/")
    ] == []


def test_every_fragment_leads_somewhere(pages: dict[str, Opened]) -> None:
    assert dead_fragments(pages) == set()


def test_links_that_leave_the_site_are_plain_web_addresses(pages: dict[str, Opened]) -> None:
    outside = {
        element.attrib["href"]
        for page in pages.values()
        for element in page.all("a")
        if urlsplit(element.attrib.get("href", "")).scheme and "download" not in element.attrib
    }
    assert {urlsplit(url).scheme for url in outside} <= {"https", "http"}


def test_what_a_page_holds_itself_is_downloaded_and_never_opened(pages: dict[str, Opened]) -> None:
    held = [
        element
        for page in pages.values()
        for element in page.all("a")
        if urlsplit(element.attrib.get("href", "")).scheme == "data"
    ]
    assert len(held) > 100
    assert all(element.attrib.get("download") for element in held)


def test_ids_are_unique_on_their_page(pages: dict[str, Opened]) -> None:
    assert {
        page.path: [one for one in set(page.ids) if page.ids.count(one) > 1]
        for page in pages.values()
        if len(set(page.ids)) < len(page.ids)
    } == {}


def test_every_page_says_its_language_and_direction(pages: dict[str, Opened]) -> None:
    wanted = {"ar": ("ar", "rtl"), "en": ("en", "ltr")}
    for page in pages.values():
        html = page.all("html")[0]
        said = (html.attrib.get("lang"), html.attrib.get("dir"))
        assert (
            said == wanted[page.path[:2]] if page.path[:3] in ("ar/", "en/") else said in wanted.values()
        ), page.path


def test_every_page_has_one_heading_one_main_and_a_title(pages: dict[str, Opened]) -> None:
    titles = {page.path: "".join(page.all("title")[0].itertext()).strip() for page in pages.values()}
    assert all(titles.values())
    assert [
        page.path for page in pages.values() if len(page.all("h1")) != 1 or len(page.all("main")) != 1
    ] == []


def test_every_table_has_a_caption_and_every_header_says_what_it_heads(pages: dict[str, Opened]) -> None:
    tables = [(page.path, table) for page in pages.values() for table in page.all("table")]
    assert len(tables) > 500
    assert [
        path
        for path, table in tables
        if not "".join(next((one.itertext() for one in table if one.tag == "caption"), ())).strip()
    ] == []
    assert {
        path
        for path, table in tables
        for header in table.iter("th")
        if header.get("scope") not in ("col", "row")
    } == set()


def test_every_picture_has_words(pages: dict[str, Opened]) -> None:
    for page in pages.values():
        assert all("alt" in image.attrib for image in page.all("img")), page.path
        drawings = [svg for svg in page.all("svg") if svg.attrib.get("aria-hidden") != "true"]
        assert all(
            svg.attrib.get("role") == "img"
            and (svg.attrib.get("aria-label") or svg.attrib.get("aria-labelledby"))
            for svg in drawings
        ), page.path


def twins(page: Opened) -> dict[str, str]:
    return {
        link.attrib["hreflang"]: resolved(page.path, link.attrib["href"])
        for link in page.all("link")
        if link.attrib.get("rel") == "alternate" and "hreflang" in link.attrib
    }


def test_the_same_page_in_the_other_language_knows_this_one(pages: dict[str, Opened]) -> None:
    for page in pages.values():
        own, other = page.path[:2], {"ar/": "en", "en/": "ar"}.get(page.path[:3])
        if other and "/embed/" not in page.path:
            assert {own: page.path, **twins(page)}[own] == page.path
            assert twins(pages[twins(page)[other]])[own] == page.path


def test_no_control_for_direction_is_left_where_an_element_can_do_it(pages: dict[str, Opened]) -> None:
    """In a title, an attribute and a drawing there is no room for ``<bdi>``; everywhere else there is, but in
    the sentence of a sum below the prose, which readers' programs keep only without an element."""
    for page in pages.values():
        prose = [
            (tag, f"{element.text or ''}{element.tail or ''}")
            for tag, element in page.elements
            if not str(element.tag).startswith("{") and element.get("class") != "adds"
        ]
        assert [
            text for tag, text in prose if tag != "title" and re.search("[\u2066-\u2069\u202a-\u202e]", text)
        ] == [], page.path


def test_no_words_of_a_program_are_left_on_a_page(pages: dict[str, Opened]) -> None:
    left = re.compile(r"\{\{|\}\}|\{%|\{n\}|\{[a-z_]+\}|Undefined|<generator|\bNone, |frozenset")
    found = {page.path: left.findall(outside_of_code(page.all("main")[0])) for page in pages.values()}
    assert {path: words for path, words in found.items() if words} == {}


def outside_of_code(element: Element) -> str:
    """The text of an element without that of code, in which the documentation shows templates."""
    if element.tag == "code":
        return element.tail or ""
    inside = "".join(outside_of_code(child) for child in element)
    return f"{element.text or ''}{inside}{element.tail or ''}"


def published(page: Opened) -> list[str]:
    """The numbers of the table of figures, row by row, as printed."""
    rows = [row for row in page.all("tr") if row.attrib.get("id", "").startswith("figure-")]
    cells = [
        cell for row in rows for cell in row.iter("td") if "stated" in cell.attrib.get("class", "").split()
    ]
    return [re.sub(r"\D", "", "".join(cell.itertext())) for cell in cells]


def test_a_report_shows_the_same_figures_in_both_languages(
    pages: dict[str, Opened], examined: Examined
) -> None:
    for report in examined.ledger.reports:
        arabic, english = (published(pages[f"{code}/reports/{report.id}.html"]) for code in ("ar", "en"))
        assert arabic == english, report.id
        assert len(english) == len(report.figures), report.id


def test_the_pages_are_light(site: Path) -> None:
    """A reader on a poor network: no page needs more than 160 kB, and few need 60."""
    sizes = sorted(path.stat().st_size for path in site.rglob("*.html"))
    assert sizes[-1] < 160_000
    assert sizes[len(sizes) * 9 // 10] < 60_000


def test_every_page_that_was_planned_was_written(built: tuple[Built, Path], pages: dict[str, Opened]) -> None:
    assert {page.path for page in built[0].pages} == {path for path in pages if path.endswith(".html")} & {
        page.path for page in built[0].pages
    }
    assert len(built[0].pages) > 400
