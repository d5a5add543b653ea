"""Feeds as RFC 4287 wants them, read by a parser of XML."""

from __future__ import annotations

import posixpath
import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

import pytest

from hasila.build.pipeline import Built
from hasila.model.revision import Revision
from hasila.model.site import Site
from hasila.publish.feeds import NEWEST, feed
from tests.publish.outside import ADDRESS, KNOWN, REVISION, SITE, corrected, metadata_of, pages

ATOM, XHTML = "{http://www.w3.org/2005/Atom}", "{http://www.w3.org/1999/xhtml}"
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
NAMES = ("reports", "findings", "corrections")


def feeds(site: Site = KNOWN) -> dict[str, Element]:
    return {file.path: fromstring(file.content) for file in feed(metadata_of(site), site, REVISION)}


def text(parent: Element, name: str) -> str:
    found = parent.findall(f"{ATOM}{name}")
    assert len(found) == 1, name
    return found[0].text or ""


def links(parent: Element) -> dict[str, str]:
    found = [(link.get("rel", ""), link.get("href", "")) for link in parent.findall(f"{ATOM}link")]
    assert len(dict(found)) == len(found)
    return dict(found)


def test_each_language_has_each_feed() -> None:
    assert set(feeds()) == {f"{code}/feeds/{name}.xml" for code in ("ar", "en") for name in NAMES}


@pytest.mark.parametrize("site", [KNOWN, SITE], ids=["address", "no address"])
def test_a_feed_and_its_entries_have_what_the_standard_requires(site: Site) -> None:
    for path, root in feeds(site).items():
        assert root.tag == f"{ATOM}feed"
        assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == path[:2]
        for one in (root, *root.findall(f"{ATOM}entry")):
            assert text(one, "id").startswith("urn:uuid:")
            assert text(one, "title")
            assert MOMENT.fullmatch(text(one, "updated"))
            assert links(one)["alternate"]
        assert root.find(f"{ATOM}author/{ATOM}name") is not None


def test_identifiers_are_those_of_one_thing_in_one_language() -> None:
    ids = [element.text for root in feeds().values() for element in root.iter(f"{ATOM}id")]
    assert len(set(ids)) == len(ids)


def test_identifiers_are_not_those_of_another_site() -> None:
    other = replace(SITE, title={"ar": "أخرى", "en": "Other"})
    assert not {one.text for root in feeds(other).values() for one in root.iter(f"{ATOM}id")} & {
        one.text for root in feeds(SITE).values() for one in root.iter(f"{ATOM}id")
    }


def test_the_entries_of_reports_are_the_newest_first_with_their_figures() -> None:
    root = feeds()["en/feeds/reports.xml"]
    entries = root.findall(f"{ATOM}entry")
    assert [text(one, "updated")[:10] for one in entries] == ["2019-02-26", "2019-02-25"]
    assert text(root, "updated") == text(entries[0], "updated")
    assert links(entries[0]) == {
        "alternate": f"{ADDRESS}en/reports/rima-2.html",
        "via": "https://example.org/?a=1&b=2",
    }
    block = entries[0].find(f"{ATOM}content/{XHTML}div")
    assert block is not None
    assert "at least 341" in "".join(block.itertext())


def test_a_finding_is_told_with_its_line() -> None:
    entry = feeds()["ar/feeds/findings.xml"].find(f"{ATOM}entry")
    assert entry is not None
    block = entry.find(f"{ATOM}content/{XHTML}div")
    assert block is not None
    assert block.get("dir") == "rtl"
    assert "331" in "".join(block.itertext())


def test_a_correction_is_an_entry_of_the_day_on_which_it_was_published() -> None:
    entries = feeds()["en/feeds/corrections.xml"].findall(f"{ATOM}entry")
    assert [(text(one, "updated")[:10], links(one)["alternate"]) for one in entries] == [
        ("2019-02-26", f"{ADDRESS}en/reports/rima-1.html#figure-total")
    ]


def test_without_an_address_links_are_relative_to_the_feed() -> None:
    known = pages(SITE)
    for path, root in feeds(SITE).items():
        for one in root.iter(f"{ATOM}link"):
            href = one.get("href", "").split("#")[0]
            if one.get("rel") == "alternate":
                assert posixpath.normpath(posixpath.join(posixpath.dirname(path), href)) in known
        assert links(root)["self"] == path.split("/")[-1]


def test_a_feed_has_no_day_that_the_content_does_not_state() -> None:
    said = {
        element.text
        for root in feeds().values()
        for name in ("updated", "published")
        for element in root.iter(f"{ATOM}{name}")
    }
    assert said == {"2019-02-25T00:00:00Z", "2019-02-26T00:00:00Z"}


def test_no_report_no_feed() -> None:
    empty = replace(corrected(), reports=(), figures={}, checked=(), findings=(), series=(), corrections=())
    assert feed(metadata_of(KNOWN, empty), KNOWN, Revision("0", None)) == ()
    assert pages(KNOWN, empty)["en/index.html"].head.feeds == ()


def test_the_feeds_of_the_content_are_not_longer_than_they_should_be(built: tuple[Built, object]) -> None:
    found = {file.path: fromstring(file.content) for file in built[0].files if "/feeds/" in file.path}
    assert len(found) == 6
    assert len(found["ar/feeds/reports.xml"].findall(f"{ATOM}entry")) == min(
        NEWEST, len(built[0].examined.ledger.reports)
    )
