"""The page of search in a headless Chromium: every spelling finds the page, what stands nowhere finds
nothing, filters narrow, nothing is loaded before it is used.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import quote

import pytest
from babel import Locale
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from hasila.build.pipeline import Built
from hasila.model.folding import fold
from hasila.publish.search.words import consonants, digest, key, loose, sound, words
from tests.browser import absent
from tests.browser.opened import opened
from tests.browser.test_walk import FOUNDING, at_peace
from tests.browser.visitor import Visitor
from tests.quality.axe import core
from tests.quality.command import TOOLS

pytestmark = pytest.mark.browser

SPELLINGS = (
    "إدلب ادلب أطفال اطفال", "مُواطِنةً مواطنه والمواطنات بالمواطنين",
    "١٬٢٣٤ ۱۴۴ 1,234 1'234 12,345,678", "کفر زیتا ٱلباب حلــب مؤسسة مستشفى",
    "Ḥamāh, the Children’s İdlib; at-least 341", "وبإدلب بحلب كانون للأطفال",
    "«خان شيخون» (2019-02-26)", "", "…", "ﻹدلب ﷺ ½ é",
)  # fmt: skip


NOTHING = {"ar": "لا نتائج", "en": "Nothing was found"}


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


def found(visitor: Visitor, language: str, query: str, **filters: str) -> list[str]:
    """The pages that are found, the best first, as far as they are shown."""
    narrowed = "".join(f"&{name}={value}" for name, value in filters.items())
    visitor.go("about:blank")
    visitor.go(f"{language}/search.html#q={quote(query)}{narrowed}")
    if told(visitor, language).startswith(NOTHING[language]):
        return []
    WebDriverWait(visitor.driver, 20).until(lambda _: visitor.all("#results .found"))
    links = visitor.driver.execute_script(
        "return Array.from(document.querySelectorAll('#results .found'), link => link.pathname)"
    )
    return [path.lstrip("/") for path in links]


@pytest.mark.parametrize(
    ("language", "query"),
    [
        ("ar", "٣٤١"),
        ("ar", "341 المنطقة منزوعة السلاح"),
        ("ar", "والمنطقه المنزوعه 341"),
        ("en", "341"),
        ("en", "demilitarised zone 341"),
    ],
)
def test_the_founding_report_is_found(searcher: Visitor, language: str, query: str) -> None:
    assert f"{language}/{FOUNDING}" in found(searcher, language, query)


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
    first, *others = [answer.pages for answer in answers(searcher, "ar", spellings)]
    assert first
    assert others == [first] * len(others)


def test_a_word_is_found_behind_a_preposition_and_a_preposition_is_passed_over(searcher: Visitor) -> None:
    assert "ar/places/idlib.html" in found(searcher, "ar", "بإدلب")


@pytest.mark.parametrize(
    ("language", "spellings"),
    [
        ("ar", ("26 شباط 2019", "26 فبراير 2019", "26 فيفري 2019", "2019-02-26", "٢٦/٢/٢٠١٩", "26.02.2019")),
        ("ar", ("حزيران", "يونيو", "جوان", "Jun")),
        ("ar", ("تشرين الثاني 2018", "نوفمبر 2018", "نونبر 2018", "11/2018", "٢٠١٨/١١")),
        ("ar", ("4,821", "4821", "٤،٨٢١", "4 821", "«4821»")),
        ("ar", ("341", "الـ341", "الـ ٣٤١", "لل341")),
        ("ar", ("نساء", "المرأة", "نساؤهم", "ونسائهم")),
        ("ar", ("قتلى", "قتلاهم", "قتيل")),
        ("ar", ("إدلب", "Idlib", "Idleb", "Edlib")),
        ("ar", ("خان شيخون", "خانشيخون", "بخان شيخون")),
        ("ar", ("كفرزيتا", "كفر زيتا", "Kafr Zayta")),
        ("ar", ("جسر الشغور", "جسرالشغور")),
        ("ar", ("هيئة تحرير الشام", "هيأة تحرير الشام", "هتش", "H.T.S.")),
        (
            "en",
            (
                "26 February 2019",
                "26th February 2019",
                "Feb 26, 2019",
                "26/2/2019",
                "2/26/2019",
                "2019-02-26",
            ),
        ),
        ("en", ("July 2019", "Jul 2019", "تموز 2019", "7/2019", "07/2019", "2019-07")),
        ("en", ("SOHR", "S.O.H.R.")),
        ("en", ("Khan Shaykhun", "Khan Cheikhoun", "Khan Sheikhoun")),
        ("en", ("Jisr al-Shughur", "Jisr el-Choghour")),
        ("en", ("Kafr Zita", "Kafrzita")),
        ("en", ("Latakia", "al-Ladhiqiyah")),
        ("en", ("killed", "killing", "kills")),
        ("en", ("ambush", "ambushed", "ambushes")),
    ],
)
def test_what_is_written_otherwise_is_found_all_the_same(
    searcher: Visitor, language: str, spellings: tuple[str, ...]
) -> None:
    first, *others = [sorted(answer.pages) for answer in answers(searcher, language, spellings)]
    assert first
    assert others == [first] * len(others)


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
    ("language", "query"),
    [
        ("ar", "341"),
        ("ar", "إدلب"),
        ("ar", "زيتونة البحر"),
        ("en", "341"),
        ("en", "idlib governorate aleppo"),
    ],
)
def test_the_number_of_results_is_told_in_its_plural(
    searcher: Visitor, built: tuple[Built, Path], language: str, query: str
) -> None:
    """The browser picks the form by the rules of CLDR, as Babel knows them."""
    shown = len(found(searcher, language, query))
    forms = next(page.view.results for page in built[0].pages if page.path == f"{language}/search.html")
    said = told(searcher, language)
    n = int((re.findall(r"\d+", said) or [shown])[0])
    assert n >= shown
    assert (
        said == forms[Locale(language).plural_form(n)].replace("{n}", str(n))
        if n
        else said.startswith(NOTHING[language])
    )
    assert searcher.one("#status").get_dom_attribute("role") == "status"


def test_an_excerpt_shows_the_words_as_they_stand_on_the_page_and_leads_to_the_figure(
    searcher: Visitor,
) -> None:
    found(searcher, "ar", "اطفال 341", kind="report")
    marks = [mark.text for mark in searcher.all("#results mark")]
    assert any("341" in mark for mark in marks)
    assert any("أطفال" in mark or "طفلاً" in mark for mark in marks), marks
    found(searcher, "ar", "قتلى جميع الأشخاص 341", kind="report")
    leads = [link for link in searcher.all("#results .excerpt a[href*='#figure-']") if link.is_displayed()]
    assert leads
    leads[0].send_keys(Keys.ENTER)
    assert searcher.one("tr:target").is_displayed()


def test_nothing_is_loaded_before_the_search_is_used(searcher: Visitor) -> None:
    searcher.go("about:blank")
    searcher.requests()
    searcher.go("en/search.html")
    searcher.one("#q").send_keys(Keys.TAB)
    assert not [url for url in searcher.requests() if "/search/" in url]
    searcher.one("#q").send_keys("children")
    told(searcher, "en")
    assert [url for url in searcher.requests() if "/search/" in url]


def test_more_results_are_shown_on_demand_and_have_the_focus(searcher: Visitor) -> None:
    found(searcher, "en", "idlib")
    first = searcher.all(".kind")[0].find_elements("css selector", ".found")
    searcher.all(".kind button")[0].send_keys(Keys.ENTER)

    def shown() -> list[WebElement]:
        return searcher.all(".kind")[0].find_elements("css selector", ".found")

    WebDriverWait(searcher.driver, 20).until(lambda _: len(shown()) > len(first))
    assert searcher.driver.switch_to.active_element == shown()[len(first)]


def test_no_page_may_run_compiled_code(visitor: Visitor) -> None:
    for page in ("search", "index"):
        visitor.go(f"en/{page}.html")
        policy = visitor.one("meta[http-equiv=Content-Security-Policy]").get_dom_attribute("content")
        assert "unsafe" not in policy and "wasm" not in policy


@pytest.mark.parametrize(("language", "query"), [("ar", "٣٤١"), ("en", "at least 341")])
def test_a_folder_can_be_searched(visitor: Visitor, site: Path, language: str, query: str) -> None:
    visitor.complaints()
    visitor.go((site / language / "search.html").as_uri())
    visitor.one("#q").send_keys(query)
    WebDriverWait(visitor.driver, 20).until(lambda _: visitor.all("#results .found"))
    paths = [link.get_property("pathname") for link in visitor.all("#results .found")]
    assert any(path.endswith(f"{language}/{FOUNDING}") for path in paths)
    assert visitor.complaints() == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_without_javascript_the_page_leads_to_the_index(unscripted: Visitor, language: str) -> None:
    unscripted.go(f"{language}/search.html")
    assert unscripted.one("noscript p").is_displayed() and not unscripted.one("#search").is_displayed()
    unscripted.follow("main a[href='contents.html']")
    assert unscripted.path == f"{language}/contents.html"


def test_what_is_asked_for_is_not_sent_to_the_host(searcher: Visitor) -> None:
    found(searcher, "en", "Saraqib")
    searcher.one("#q").send_keys(" children")
    told(searcher, "en")
    searcher.driver.refresh()
    told(searcher, "en")
    asked = searcher.requests()
    assert asked and not [url for url in asked if "?" in url or "araqib" in url.split("#")[0]]


def test_an_older_address_with_a_query_still_searches(searcher: Visitor) -> None:
    searcher.go("en/search.html?q=Saraqib")
    assert told(searcher, "en")[0].isdigit()
    assert searcher.driver.current_url.endswith("search.html#q=Saraqib")


def test_what_is_near_is_searched_for_at_a_click(searcher: Visitor) -> None:
    assert found(searcher, "en", "civillians") == []
    WebDriverWait(searcher.driver, 20).until(lambda _: searcher.one("#near").is_displayed())
    searcher.follow("#near a")
    WebDriverWait(searcher.driver, 20).until(lambda _: searcher.all("#results .found"))
    assert searcher.one("#q").get_property("value") == "civilians"


# What is no result


@dataclass(frozen=True)
class Answer:
    """What the page says of one query: its status, the headings of its groups, what it offers as near, and
    the pages that it shows."""

    query: str
    status: str
    groups: tuple[str, ...]
    near: str
    pages: tuple[str, ...] = ()


ASK = """
const [queries, patient, done] = arguments;
const form = document.getElementById("search"), status = document.getElementById("status");
const near = document.getElementById("near");
const wait = (ready) => new Promise((go) => {
  const look = () => ready() ? go() : setTimeout(look, 5);
  look();
});
history.replaceState = () => {};  // a browser refuses hundreds of changes of the address
(async () => {
  const answers = [];
  for (const query of queries) {
    form.elements.q.value = query;
    status.textContent = "";
    form.requestSubmit();
    await wait(() => status.textContent && status.textContent !== status.dataset.loading);
    const nothing = [status.dataset.none, status.dataset.common].includes(status.textContent);
    if (!nothing) await wait(() => document.querySelector("#results .kind"));
    if (nothing && patient) await wait(() => !near.hidden);
    const groups = Array.from(document.querySelectorAll("#results h2"), (heading) => heading.textContent);
    const pages = Array.from(document.querySelectorAll("#results .found"), (link) => link.pathname);
    answers.push([query, status.textContent, groups, near.hidden ? "" : near.textContent, pages]);
  }
  return answers;
})().then(done, (error) => done([["", String(error), [], "", []]]));
"""


def answers(visitor: Visitor, language: str, queries: Sequence[str], patient: bool = False) -> list[Answer]:
    """The answers of the page to ``queries``; a ``patient`` one waits for what is near, too."""
    visitor.go("about:blank")
    visitor.go(f"{language}/search.html")
    visitor.driver.set_script_timeout(300)
    told = visitor.driver.execute_async_script(ASK, list(queries), patient)
    return [
        Answer(query, status, tuple(groups), near, tuple(pages))
        for query, status, groups, near, pages in told
    ]


def results(visitor: Visitor, language: str, queries: Sequence[str]) -> list[str]:
    """The ``queries`` for which anything was found."""
    asked = answers(visitor, language, queries)
    assert [answer.query for answer in asked] == list(queries)
    return [answer.query for answer in asked if not answer.status.startswith(NOTHING[language])]


@cache
def standing(site: Path, language: str) -> frozenset[str]:
    """Every word and number on the pages in ``language``."""
    held: set[str] = set()
    for path in (site / language).rglob("*.html"):
        page = opened(site, path)
        held.update(words(" ".join(page.root.itertext())))
    return frozenset(held)


def stands(word: str, held: frozenset[str]) -> bool:
    """True where ``word`` stands by itself, in its plural, or behind letters that are written with it."""
    (folded,) = words(word)
    forms = re.compile(f"[وفبكل]?(?:ال|ل)?{re.escape(folded)}(?:s|ات|ون|ين)?")
    return any(forms.fullmatch(one) for one in held)


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_hundred_absent_words_find_nothing(searcher: Visitor, site: Path, language: str) -> None:
    held = standing(site, language)
    listed = absent.ARABIC if language == "ar" else absent.ENGLISH
    nowhere = [word for word in listed if not stands(word, held)]
    assert len(nowhere) >= 200
    assert results(searcher, language, nowhere) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_two_hundred_absent_numbers_find_nothing(searcher: Visitor, site: Path, language: str) -> None:
    held = standing(site, language)
    drawn = random.Random(language)
    tried = (drawn.randrange(10 ** drawn.choice((3, 4, 5, 7))) for _ in range(1000))
    nowhere = [f"{n:,}" for n in tried if str(n) not in held][:200]
    assert len(nowhere) == 200
    assert results(searcher, language, nowhere) == []


@pytest.mark.parametrize("language", ["ar", "en"])
def test_every_number_of_a_figure_is_found(
    searcher: Visitor, built: tuple[Built, Path], language: str
) -> None:
    """The other side of the tests above: a search that finds nothing would pass them."""
    figures = built[0].examined.ledger.figures.values()
    exact = sorted({figure.interval.low for figure in figures if figure.interval.exact})
    assert len(exact) > 60
    assert results(searcher, language, [str(n) for n in exact]) == [str(n) for n in exact]


def test_a_number_is_no_part_of_another_and_ranges_are_offered_as_near(searcher: Visitor) -> None:
    answer, other = answers(searcher, "en", ["342", "5000"], patient=True)
    assert answer.status.startswith(NOTHING["en"]) and answer.groups == ()
    assert "No page states 342" in answer.near and "at least 341" in answer.near
    assert "more than 4,665" in other.near


@pytest.mark.parametrize(
    ("language", "query", "near"),
    [
        ("en", "civillians", "civilians"),
        ("en", "governmant", "government"),
        ("ar", "المرصض", "المرصد"),
        ("ar", "مدنبين", "مدنيين"),
    ],
)
def test_a_mistyped_word_finds_nothing_and_what_is_near_is_labelled(
    searcher: Visitor, language: str, query: str, near: str
) -> None:
    (answer,) = answers(searcher, language, [query], patient=True)
    assert answer.status.startswith(NOTHING[language])
    assert near in answer.near
    label = {"en": "stands on no page", "ar": "لا ترد"}[language]
    assert label in answer.near and query in answer.near


def test_words_that_never_stand_together_are_offered_one_by_one(searcher: Visitor) -> None:
    (answer,) = answers(searcher, "en", ["privacy 341 Saraqib"], patient=True)
    assert answer.status.startswith(NOTHING["en"])
    assert "Each by itself" in answer.near


def test_words_without_meaning_of_their_own_are_not_searched_for(searcher: Visitor) -> None:
    asked = answers(searcher, "en", ["the", "of in"]) + answers(searcher, "ar", ["في", "من على"])
    assert all(not answer.groups for answer in asked)
    assert {answer.status for answer in asked} == {
        "Words as common as these are not searched for.",
        "هذه كلمات شائعة جداً فلا يُبحث عنها.",
    }


@pytest.mark.parametrize(
    ("language", "query", "alike"),
    [
        ("ar", "كمين", "كمائن"),
        ("ar", "طفل", "الأطفال"),
        ("ar", "امرأة", "نساء"),
        ("ar", "شباط", "فبراير"),
        ("ar", "كانون الأول", "ديسمبر"),
        ("ar", "تشرين الثاني", "November"),
        ("ar", "إدلب", "Idlib"),
        ("ar", "المرصد السوري لحقوق الإنسان", "SOHR"),
        ("ar", "هيئة تحرير الشام", "HTS"),
        ("ar", "غارة", "الغارات"),
        ("ar", "قصف", "بالقصف"),
        ("en", "child", "children"),
        ("en", "woman", "women"),
        ("en", "civilian", "civilians"),
        ("en", "city", "cities"),
        ("en", "Idlib", "Idleb"),
        ("en", "Saraqib", "Saraqeb"),
        ("en", "Maarrat al-Numan", "Maarat al-Numan"),
        ("en", "Khan Shaykhun", "Khan Sheikhoun"),
        ("en", "Kafr Zita", "Kafar Zeita"),
        ("en", "Jisr al-Shughur", "Jisr ash-Shughour"),
        ("en", "Hayat Tahrir al-Sham", "HTS"),
        ("en", "February", "شباط"),
        ("en", "demilitarised", "demilitarized"),
    ],
)
def test_forms_and_names_of_one_thing_find_the_same_pages(
    searcher: Visitor, language: str, query: str, alike: str
) -> None:
    one, other = answers(searcher, language, [query, alike])
    assert one.groups == other.groups != ()


def test_words_in_quotes_stand_together(searcher: Visitor) -> None:
    queries = ['"Syrian Observatory"', '"Observatory Syrian"', '"9999"']
    exact, turned, one = answers(searcher, "en", queries)
    assert exact.groups and not turned.groups and not one.groups
    asked = answers(searcher, "ar", ["«المنطقة منزوعة السلاح»", "«منزوعة المنطقة السلاح»", '"حصيلة"'])
    assert [bool(answer.groups) for answer in asked] == [True, False, True]


def test_results_stand_in_groups_that_are_counted(searcher: Visitor) -> None:
    found(searcher, "en", "idlib")
    headings = [heading.text for heading in searcher.all("#results h2")]
    names = [heading.split(" (")[0] for heading in headings]
    assert names == [
        name for name in ("Reports", "Findings", "Series", "Places", "Categories") if name in names
    ]
    counts = [int(re.findall(r"\((\d+)\)", heading)[0]) for heading in headings]
    assert f"{sum(counts)} results" == searcher.one("#status").text


def test_a_place_without_an_id_is_reached_by_its_words(searcher: Visitor) -> None:
    found(searcher, "en", "Hayat Tahrir al-Sham")
    (lead, *_) = [link for link in searcher.all("#results .excerpt a") if link.is_displayed()]
    assert "#:~:text=" in lead.get_attribute("href")
    lead.send_keys(Keys.ENTER)
    assert searcher.path == f"en/{FOUNDING}"
    WebDriverWait(searcher.driver, 20).until(lambda _: searcher.driver.execute_script("return scrollY") > 0)


def test_a_file_of_another_state_is_refused(searcher: Visitor) -> None:
    """A page that was open while the site changed must not put two states together."""
    searcher.go("en/search.html")
    searcher.driver.execute_script(
        "const tell = window.hasilaSearch;"
        "window.hasilaSearch = (path, content) => tell(path, {...content, state: content.state && 'other'})"
    )
    searcher.one("#q").send_keys("children")
    WebDriverWait(searcher.driver, 20).until(lambda _: "could not be loaded" in searcher.one("#status").text)
    assert not searcher.all("#results .found")


@pytest.mark.parametrize("language", ["ar", "en"])
def test_results_and_what_is_near_break_no_rule_of_accessibility(visitor: Visitor, language: str) -> None:
    script = core(TOOLS)
    for query in ("341", "342"):
        visitor.go("404.html")  # a page that is open already would not be loaded anew
        visitor.go(f"{language}/search.html#q={query}")
        WebDriverWait(visitor.driver, 60).until(lambda _: visitor.all(".kind, .near:not([hidden])"))
        visitor.driver.execute_script(script)
        report = visitor.driver.execute_async_script("axe.run().then(arguments[0])")
        assert [violation["id"] for violation in report["violations"]] == []


# The same words as in the index


def random_texts() -> list[str]:
    drawn = random.Random(7)
    letters = (
        "ابتةىئؤأإآءوفلكيهنم 0123456789٠١٢,.'’٬٫\u00a0\u202f\u064b\u0640\u2068\u2069 abcdeghkÉéİßqyuo-–/½²ʿ…"
    )
    return ["".join(drawn.choices(letters, k=drawn.randint(1, 25))) for _ in range(1500)]


def test_the_browser_makes_the_same_words_as_the_builder(visitor: Visitor, site: Path) -> None:
    texts = [*SPELLINGS, *random_texts(), *sorted(standing(site, "ar"))[::7]]
    made_by_both = (key, digest, sound, loose, consonants)
    visitor.go("ar/search.html")
    told = visitor.driver.execute_script(
        "const tools = searchWords;"
        "return arguments[0].map((text) => { const words = tools.words(text); return ["
        "tools.fold(text), words, words.map(tools.key), words.map(tools.digest), words.map(tools.sound),"
        "words.map(tools.loose), words.map(tools.consonants)]; })",
        texts,
    )
    for text, (folded, split, *rest) in zip(texts, told, strict=True):
        own = words(text)
        assert (folded, split) == (fold(text), own), text
        assert rest == [[made(word) for word in own] for made in made_by_both], text
