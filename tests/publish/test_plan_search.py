"""The page of search and what its index holds; the index in the order of the alphabet; the page without a
network.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from hasila.model.folding import sort_key
from hasila.model.page import Page
from hasila.model.search_document import SearchDocument
from tests.publish.ledger import SITE, VOCABULARY, ledger
from tests.publish.planned import Planned, plan
from tests.publish.test_plan import TEXTS, VOICES


def planned(**options: bool) -> Planned:
    return plan(ledger(), VOCABULARY, replace(SITE, **options), VOICES, TEXTS)


def pages(**options: bool) -> dict[str, Page]:
    return {page.path: page for page in planned(**options).pages}


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return pages()


def records(code: str) -> dict[str, SearchDocument]:
    (index,) = (index for index in planned().indexes if index.language == code)
    return {record.path: record for record in index.records}


@pytest.mark.parametrize("code", ["ar", "en"])
def test_every_record_leads_to_a_page_and_every_report_has_one(site: dict[str, Page], code: str) -> None:
    held = records(code)
    assert set(held) <= set(site)
    for kind in ("reports", "findings", "series", "places", "categories"):
        assert {
            path for path in site if path.startswith(f"{code}/{kind}/") and not path.endswith("index.html")
        } <= set(held)


def test_a_report_is_found_by_its_prose_its_figures_and_what_it_lacks(site: dict[str, Page]) -> None:
    record = records("en")["en/reports/rima-2.html"]
    said = {passage.anchor: passage.words for passage in record.passages}
    assert "at least 341" in said["figure-total"]
    assert any("injured" in passage.words for passage in record.passages if not passage.anchor)


def test_a_report_can_be_narrowed_to_by_the_places_and_the_categories_that_hold_its_own(
    site: dict[str, Page],
) -> None:
    filters = records("en")["en/reports/rima-2.html"].filters
    assert filters["kind"] == ("report",)
    assert {"civilians", "everyone"} <= set(filters["category"])
    assert set(filters["place"]) >= {"rima"}


def test_every_filter_of_a_record_can_be_chosen(site: dict[str, Page]) -> None:
    for code in ("ar", "en"):
        choices = {
            choice.name: {value for value, _ in choice.values}
            for choice in site[f"{code}/search.html"].view.choices
        }
        for record in records(code).values():
            assert all(set(values) <= choices[name] for name, values in record.filters.items())


def test_the_number_of_results_has_every_plural_of_the_language(site: dict[str, Page]) -> None:
    assert set(site["ar/search.html"].view.results) == {"zero", "one", "two", "few", "many", "other"}
    assert site["en/search.html"].view.results == {"one": "{n} result", "other": "{n} results"}


def test_only_search_and_series_have_more_scripts_than_every_page(site: dict[str, Page]) -> None:
    frames = {path: page.view.frame for path, page in site.items() if "/" in path}
    assert all(frame.scripts[0].endswith("static/js/page.js") for frame in frames.values())
    longer = {path for path, frame in frames.items() if len(frame.scripts) > 1}
    assert {path for path in longer if "/series/" not in path} == {"ar/search.html", "en/search.html"}


def test_pages_offer_to_be_kept_where_the_site_may_be(site: dict[str, Page]) -> None:
    assert {page.view.frame.keeps for path, page in site.items() if "/" in path} == {True}
    assert {page.view.frame.keeps for page in pages(offline=False).values()} == {False}


def test_a_site_without_search_does_not_lead_to_it() -> None:
    without = pages(search=False)
    assert "en/search.html" not in without
    assert not [link for link in without["en/index.html"].view.frame.navigation if "search" in link.href]
    assert "en/contents.html" in without


@pytest.mark.parametrize("code", ["ar", "en"])
def test_the_index_names_everything_once_and_in_order(site: dict[str, Page], code: str) -> None:
    view = site[f"{code}/contents.html"].view
    names = [name for letter in view.letters for name in letter.names]
    entries = (VOCABULARY.places, VOCABULARY.categories, VOCABULARY.publishers, VOCABULARY.periods)
    assert len(names) == sum(map(len, entries))
    assert len({letter.letter for letter in view.letters}) == len(view.letters)
    for letter in view.letters:
        keys = [sort_key(name.link.text) for name in letter.names]
        assert keys == sorted(keys)
        assert all(key[:1].upper() == letter.letter for key in keys)


def test_the_index_counts_the_reports_that_speak_of_a_name(site: dict[str, Page]) -> None:
    counts = {
        name.link.href: name.count
        for letter in site["en/contents.html"].view.letters
        for name in letter.names
    }
    assert counts["categories/civilians.html"] == "2 reports"


def test_the_page_without_a_network_leads_to_what_is_kept(site: dict[str, Page]) -> None:
    assert [link.href for link in site["en/offline.html"].view.links] == ["index.html", "contents.html"]
    assert "en/offline.html" not in pages(offline=False)
