"""The switches of a site: true or false, and nothing guessed."""

from __future__ import annotations

import pytest

from hasila.ingest.fields import Diagnostics
from hasila.ingest.site_config import parse_site
from hasila.model.site import LEAVE, ZIPPED_REPORTS


def test_a_site_has_search_and_may_be_kept_unless_it_says_otherwise() -> None:
    site = parse_site({"site_src/site.yaml": "title: {en: X}\n"}, Diagnostics())
    assert (site.search, site.offline, site.zip) == (True, True, None)
    assert site.leave == LEAVE


def test_the_switches_are_read() -> None:
    site = parse_site({"site_src/site.yaml": "search: false\noffline: false\nzip: true\n"}, Diagnostics())
    assert (site.search, site.offline, site.zip) == (False, False, True)


def test_a_site_offers_itself_as_one_file_unless_it_is_large_or_says_otherwise() -> None:
    silent, told, refusing = (
        parse_site({"site_src/site.yaml": text}, Diagnostics())
        for text in ("languages: []\n", "zip: true\n", "zip: false\n")
    )
    many = ZIPPED_REPORTS + 1
    assert (silent.offers_zip(ZIPPED_REPORTS), silent.offers_zip(many)) == (True, False)
    assert (told.offers_zip(many), refusing.offers_zip(1)) == (True, False)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("leave: https://example.org/weather\n", "https://example.org/weather"),
        ('leave: ""\n', ""),
        ("leave:\n", ""),
    ],
)
def test_where_a_reader_is_led_to_by_leaving(text: str, address: str) -> None:
    assert parse_site({"site_src/site.yaml": text}, Diagnostics()).leave == address


@pytest.mark.parametrize("address", ["javascript:alert(1)", "weather", "ftp://example.org/"])
def test_an_address_to_leave_to_that_no_browser_opens_is_a_mistake(address: str) -> None:
    diagnostics = Diagnostics()
    site = parse_site({"site_src/site.yaml": f"languages: []\nleave: {address}\n"}, diagnostics)
    assert site.leave == LEAVE
    assert ("bad-address", 2) in [(mistake.code, mistake.location.line) for mistake in diagnostics.found]


@pytest.mark.parametrize("value", ["no", "0", "off", "True"])
def test_another_word_is_a_mistake_and_changes_nothing(value: str) -> None:
    diagnostics = Diagnostics()
    assert parse_site({"site_src/site.yaml": f"languages: []\noffline: {value}\n"}, diagnostics).offline
    assert ("unknown-word", 2) in [(mistake.code, mistake.location.line) for mistake in diagnostics.found]
