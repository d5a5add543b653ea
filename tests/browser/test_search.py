"""The page of search in a headless Chromium: every spelling finds the page, filters narrow, nothing is loaded
before it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest
from babel import Locale
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.wait import WebDriverWait

from hasila.build.pipeline import Built
from hasila.model.folding import detached, fold, stems
from tests.browser.test_walk import FOUNDING, at_peace
from tests.browser.visitor import Visitor

pytestmark = pytest.mark.browser

SPELLINGS = (
    "إدلب ادلب أطفال اطفال", "مُواطِنةً مواطنه والمواطنات بالمواطنين",
    "١٬٢٣٤ ۱۴۴ 1,234 1'234 12,345,678", "کفر زیتا ٱلباب حلــب مؤسسة مستشفى",
    "Ḥamāh, the Children’s İdlib; at-least 341", "وبإدلب بحلب كانون للأطفال",
    "«خان شيخون» (2019-02-26)", "", "…", "ﻹدلب ﷺ ½ é",
)  # fmt: skip


@pytest.fixture
def searcher(visitor: Visitor) -> Iterator[Visitor]:
    visitor.go("404.html")  # the browser's own first page asks its own addresses
    with at_peace(visitor):
        yield visitor


def told(visitor: Visitor, language: str) -> str:
    """What the page says once it has searched."""
    loading = {"ar": "جارٍ البحث …", "en": "Searching …"}[language]
    WebDriverWait(visitor.driver, 20).until(lambda _: visitor.one("#status").text not in ("", loading))
    return visitor.one("#status").text


def found(visitor: Visitor, language: str, words: str, **filters: str) -> list[str]:
    """The pages that are found, the best first, as far as they are shown."""
    narrowed = "".join(f"&{name}={value}" for name, value in filters.items())
    visitor.go("about:blank")
    visitor.go(f"{language}/search.html?q={quote(words)}{narrowed}")
    if told(visitor, language).startswith(("Nothing", "لا نتائج")):
        return []
    WebDriverWait(visitor.driver, 20).until(lambda _: visitor.all("#results .found"))
    links = visitor.driver.execute_script(
        "return Array.from(document.querySelectorAll('#results .found'), link => link.pathname)"
    )
    return [path.lstrip("/") for path in links]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "٣٤١"),
        ("ar", "341 المنطقة منزوعة السلاح"),
        ("ar", "والمنطقه المنزوعه 341"),
        ("en", "341"),
        ("en", "demilitarised zone 341"),
    ],
)
def test_the_founding_report_is_found(searcher: Visitor, language: str, words: str) -> None:
    assert f"{language}/{FOUNDING}" in found(searcher, language, words)


@pytest.mark.parametrize(
    "spellings",
    [
        ("إدلب", "ادلب", "إِدْلِب", "إدلـب", "والإدلب"),
        ("أطفال", "اطفال", "الأطفال", "وأطفالٌ"),
        ("مواطنة", "مواطنه", "المواطنات"),
        ("341", "٣٤١", "۳۴۱"),
    ],
)
def test_every_spelling_finds_the_same_pages(searcher: Visitor, spellings: tuple[str, ...]) -> None:
    first, *others = [found(searcher, "ar", one) for one in spellings]
    assert first
    assert others == [first] * len(others)


def test_a_word_is_found_behind_a_preposition_and_a_preposition_is_passed_over(searcher: Visitor) -> None:
    assert "ar/places/idlib.html" in found(searcher, "ar", "بإدلب")


def test_filters_narrow_what_is_found(searcher: Visitor) -> None:
    every = found(searcher, "en", "children")
    reports = found(searcher, "en", "children", kind="report", year="2018")
    assert reports and all(path.startswith("en/reports/2018-") for path in reports)
    assert not any(
        path.startswith("en/reports/2018-")
        for path in found(searcher, "en", "children", year="2019", kind="report")
    )
    assert every != reports
    assert found(searcher, "en", "", kind="report", place="khan-shaykhun", publisher="sohr", year="2019")


def test_a_filter_is_chosen_by_hand_and_stands_in_the_address(searcher: Visitor) -> None:
    found(searcher, "en", "children")
    before = told(searcher, "en")
    searcher.one(".narrow summary").send_keys(Keys.ENTER)
    searcher.one("#by-kind").send_keys("Reports")
    WebDriverWait(searcher.driver, 20).until(lambda _: told(searcher, "en") != before)
    assert "kind=report" in searcher.driver.current_url
    paths = searcher.driver.execute_script(
        "return Array.from(document.querySelectorAll('#results .found'), link => link.pathname)"
    )
    assert paths and all("/reports/" in path for path in paths)


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("ar", "341"),
        ("ar", "إدلب"),
        ("ar", "زيتونة البحر"),
        ("en", "341"),
        ("en", "idlib governorate aleppo"),
    ],
)
def test_the_number_of_results_is_told_in_its_plural(
    searcher: Visitor, built: tuple[Built, Path], language: str, words: str
) -> None:
    """The browser picks the form by the rules of CLDR, as Babel knows them."""
    shown = len(found(searcher, language, words))
    forms = next(page.view.results for page in built[0].pages if page.path == f"{language}/search.html")
    said = told(searcher, language)
    n = int((re.findall(r"\d+", said) or [shown])[0])
    assert n >= shown
    assert (
        said == forms[Locale(language).plural_form(n)].replace("{n}", str(n))
        if n
        else said.startswith(("لا نتائج", "Nothing"))
    )
    assert searcher.one("#status").get_dom_attribute("role") == "status"


def test_an_excerpt_shows_the_words_as_they_stand_on_the_page_and_leads_to_the_figure(
    searcher: Visitor,
) -> None:
    found(searcher, "ar", "اطفال 341", kind="report")
    marks = [mark.text for mark in searcher.all("#results mark")]
    assert any("أطفال" in mark for mark in marks)
    leads = [link for link in searcher.all("#results .excerpt a") if link.is_displayed()]
    assert leads
    assert "#figure-" in leads[0].get_attribute("href")
    leads[0].send_keys(Keys.ENTER)
    assert searcher.one("tr:target").is_displayed()


def test_nothing_is_loaded_before_the_search_is_used(searcher: Visitor) -> None:
    searcher.go("about:blank")
    searcher.requests()
    searcher.go("en/search.html")
    searcher.one("#q").send_keys(Keys.TAB)
    assert not [url for url in searcher.requests() if "pagefind" in url]
    searcher.one("#q").send_keys("children")
    told(searcher, "en")
    assert [url for url in searcher.requests() if "pagefind" in url]


def test_more_results_are_shown_on_demand_and_have_the_focus(searcher: Visitor) -> None:
    first = found(searcher, "en", "idlib")
    searcher.one("#more").send_keys(Keys.ENTER)
    WebDriverWait(searcher.driver, 20).until(lambda _: len(searcher.all("#results .found")) > len(first))
    searcher.one("#more")
    assert searcher.driver.switch_to.active_element == searcher.all("#results .found")[len(first)]


def test_other_pages_may_not_run_compiled_code(visitor: Visitor) -> None:
    for page, allowed in (("search", True), ("index", False)):
        visitor.go(f"en/{page}.html")
        policy = visitor.one("meta[http-equiv=Content-Security-Policy]").get_dom_attribute("content")
        assert ("'wasm-unsafe-eval'" in policy) is allowed
        assert "unsafe-inline" not in policy and "'unsafe-eval'" not in policy


@pytest.mark.parametrize("language", ["ar", "en"])
def test_a_folder_cannot_be_searched_and_leads_to_the_index(
    visitor: Visitor, site: Path, language: str
) -> None:
    visitor.complaints()
    visitor.go((site / language / "search.html").as_uri())
    assert visitor.one("#status").is_displayed() and not visitor.one("#search").is_displayed()
    visitor.follow("main a[href='contents.html']")
    visitor.follow("main .names a[href^='places/']")
    assert visitor.one("h1").text
    assert visitor.complaints() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_javascript_the_page_leads_to_the_index(unscripted: Visitor, language: str) -> None:
    unscripted.go(f"{language}/search.html")
    assert unscripted.one("noscript p").is_displayed() and not unscripted.one("#search").is_displayed()
    unscripted.follow("main a[href='contents.html']")
    assert unscripted.path == f"{language}/contents.html"


@pytest.mark.parametrize("text", SPELLINGS)
def test_the_browser_folds_as_the_builder_does(visitor: Visitor, text: str) -> None:
    visitor.go("ar/search.html")
    folded = visitor.driver.execute_script(
        "return [folding.fold(arguments[0]), folding.stems(arguments[0]), folding.detached(arguments[0])]",
        text,
    )
    assert folded == [fold(text), list(stems(text)), list(detached(text))]
