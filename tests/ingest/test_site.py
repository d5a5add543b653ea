"""The switches of a site: true or false, and nothing guessed."""

from __future__ import annotations

import pytest

from hasila.ingest.fields import Diagnostics
from hasila.ingest.site_config import parse_site


def test_a_site_has_search_and_may_be_kept_unless_it_says_otherwise() -> None:
    site = parse_site({"site_src/site.yaml": "title: {en: X}\n"}, Diagnostics())
    assert (site.search, site.offline, site.zip) == (True, True, False)


def test_the_switches_are_read() -> None:
    site = parse_site({"site_src/site.yaml": "search: false\noffline: false\nzip: true\n"}, Diagnostics())
    assert (site.search, site.offline, site.zip) == (False, False, True)


@pytest.mark.parametrize("value", ["no", "0", "off", "True"])
def test_another_word_is_a_mistake_and_changes_nothing(value: str) -> None:
    diagnostics = Diagnostics()
    assert parse_site({"site_src/site.yaml": f"languages: []\noffline: {value}\n"}, diagnostics).offline
    assert ("unknown-word", 2) in [(mistake.code, mistake.location.line) for mistake in diagnostics.found]
