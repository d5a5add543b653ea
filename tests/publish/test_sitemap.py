"""What search engines are told."""

from __future__ import annotations

from xml.etree.ElementTree import Element, fromstring

from hasila.publish.sitemap import sitemap
from tests.publish.outside import ADDRESS, KNOWN, SITE, listed, pages

MAP, XHTML = "{http://www.sitemaps.org/schemas/sitemap/0.9}", "{http://www.w3.org/1999/xhtml}"


def urls() -> dict[str, dict[str, str]]:
    files = {file.path: file.content for file in sitemap(listed(KNOWN), KNOWN)}
    return {
        _text(url): {link.get("hreflang", ""): link.get("href", "") for link in url.findall(f"{XHTML}link")}
        for url in fromstring(files["sitemap.xml"])
    }


def _text(url: Element) -> str:
    return url.findtext(f"{MAP}loc") or ""


def test_every_page_that_is_to_be_found_is_listed_and_no_other() -> None:
    found = urls()
    assert set(found) == {page.head.canonical for page in pages().values() if page.head}
    assert f"{ADDRESS}en/reports/rima-2.html" in found
    assert not [url for url in found if "404" in url or "/embed/" in url]


def test_twins_name_each_other_and_there_is_one_for_everybody_else() -> None:
    found = urls()
    for url, twins in found.items():
        assert set(twins) == {"ar", "en", "x-default"}
        assert set(twins.values()) <= set(found)
        assert twins["x-default"] == (
            f"{ADDRESS}" if url.endswith(("/tolls/", "/ar/", "/en/")) else twins["ar"]
        )
        assert all(found[twin] == twins for code, twin in twins.items() if code != "x-default"), url


def test_the_head_of_a_page_lists_the_same_twins() -> None:
    for page in pages().values():
        if page.head:
            assert dict(page.view.frame.alternates) == urls()[page.head.canonical]
            break


def test_robots_are_let_in_and_shown_the_map() -> None:
    files = {file.path: file.content.decode() for file in sitemap(listed(KNOWN), KNOWN)}
    assert files["robots.txt"] == f"User-agent: *\nAllow: /\n\nSitemap: {ADDRESS}sitemap.xml\n"


def test_without_an_address_there_is_no_map() -> None:
    files = {file.path: file.content.decode() for file in sitemap(listed(SITE), SITE)}
    assert files == {"robots.txt": "User-agent: *\nAllow: /\n"}
