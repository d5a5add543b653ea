"""Every qualifier, on every kind of page, in both languages, and in every file that leaves the site.

``project`` states a count in each of the ways there are, one village for each, in prose and in a table. It is
built once.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import unescape
from pathlib import Path
from unittest.mock import patch

import pytest

from hasila.build.pipeline import make
from hasila.model.page import File
from hasila.model.raster_image import Picture
from hasila.model.search_document import SearchDocument

PROJECT = Path(__file__).parent / "project"
FENCES = re.compile("[\u2066-\u2069]")


@dataclass(frozen=True)
class Case:
    """One way to state a count: the report that leads with it, and its words in each language.

    ``counted`` is the form with a noun; ``aloud`` that of a text alternative, where it is another.
    """

    name: str
    report: str
    qualifier: str
    number: int | None
    low: int
    high: int | None
    short: dict[str, str]
    counted: dict[str, str]
    aloud: dict[str, str]
    figure: str = "total"


def case(
    day: int, name: str, value: tuple[str, int | None, int, int | None], *words: tuple[str, ...]
) -> Case:
    """``words``: the short form, the counted one and, where it differs, the spoken one.

    English, then Arabic.
    """
    qualifier, number, low, high = value
    report = f"2031-03-{day:02}-sane-post"
    short, counted, aloud = (dict(zip(("en", "ar"), pair, strict=True)) for pair in (*words, words[0])[:3])
    return Case(name, report, qualifier, number, low, high, short, counted, aloud)


CASES = (
    case(2, "exact", ("exact", 817, 817, 817), ("817", "817"), ("817 people", "817 شخصاً")),
    case(3, "zero", ("exact", 0, 0, 0), ("0", "0"), ("0 people", "0 (لا أحد)")),
    case(4, "at-least", ("at_least", 341, 341, None), ("at least 341", "341 على الأقل"),
         ("at least 341 people", "341 شخصاً على الأقل")),
    case(5, "more-than", ("more_than", 407, 407, None), ("more than 407", "أكثر من 407"),
         ("more than 407 people", "أكثر من 407 أشخاص")),
    case(6, "about", ("about", 530, 525, 534), ("about 530", "نحو 530"),
         ("about 530 people", "نحو 530 شخصاً")),
    case(7, "nearly", ("about", 870, 860, 870), ("nearly 870", "ما يقارب 870"),
         ("nearly 870 people", "ما يقارب 870 شخصاً")),
    case(8, "up-to", ("less_than", 270, 0, 270), ("up to 270", "ما يصل إلى 270"),
         ("up to 270 people", "ما يصل إلى 270 شخصاً")),
    case(9, "fewer", ("less_than", 640, 0, 639), ("fewer than 640", "أقل من 640"),
         ("fewer than 640 people", "أقل من 640 شخصاً")),
    case(10, "rounded", ("rounded", 1_900_000, 1_850_000, 1_949_999),
         ("“1.9 million”", "«1.9 مليون»"),
         ("1,900,000 people (rounded)", "1,900,000 شخص (عدد مقرَّب)")),
    case(11, "dozens", ("unspecified_plural", 200, 200, None),
         ("“hundreds” (200 or more)", "«مئات» (200 فأكثر)"),
         ("all people: “hundreds” (200 or more)", "جميع الأشخاص: «مئات» (200 فأكثر)")),
    case(12, "some", ("a_number_of", None, 0, None), ("“a number of people”", "«عدد من الأشخاص»"),
         ("all people (“a number of people”)", "جميع الأشخاص («عدد من الأشخاص»)")),
    case(13, "range", ("range", 1212, 1212, 1515), ("1,212–1,515", "1,212–1,515"),
         ("1,212–1,515 people", "1,212–1,515 شخصاً"),
         ("from 1,212 to 1,515", "من 1,212 إلى 1,515")),
)  # fmt: skip
BY_NAME = {each.name: each for each in CASES}
LANGUAGES = ("en", "ar")


@dataclass(frozen=True)
class Site:
    """The built site: its files by path, as text where they are text, and what the search was given."""

    files: dict[str, bytes]
    records: dict[str, tuple[SearchDocument, ...]]

    def text(self, path: str) -> str:
        return self.files[path].decode()

    def said(self, path: str) -> str:
        """What a reader of the file is told: the text of its elements and their attributes, on one line."""
        return plain(self.text(path))

    def table(self, path: str) -> list[dict[str, str]]:
        return list(csv.DictReader(self.text(path).removeprefix("\ufeff").splitlines()))


@pytest.fixture(scope="module")
def site() -> Site:
    given: dict[str, tuple[SearchDocument, ...]] = {}

    def search(catalogues: Iterable[object], _: object) -> tuple[File, ...]:
        for catalogue in catalogues:
            given[catalogue.language] = tuple(catalogue.records)  # type: ignore[attr-defined]
        return ()

    drawing = patch("hasila.publish.subjects.draw_picture", _drawing)
    searching = patch("hasila.publish.whole_site.search", search)
    with drawing, searching:
        built = make(PROJECT, lambda _: None)
    assert built.examined.diagnostics == ()
    return Site({file.path: file.content for file in built.files}, given)


def _drawing(picture: Picture) -> File:
    return File(picture.path, picture.drawing.encode())


def plain(markup: str) -> str:
    """The words of ``markup``: no elements, no isolates, no ticks of an axis, no digests; what
    attributes say stays."""
    words = re.sub(r'<text[^>]*class="chart-tick"[^>]*>[^<]*</text>', " ", markup)
    words = re.sub(r"<(?:time|path|svg|pattern)\b[^>]*>", "", words)
    said = re.findall(r'\b(?:title|alt|content|aria-label)="([^"]*)"', words)
    words = re.sub(r"</?(?:bdi|a|span|b|strong|em)\b[^>]*>", "", words)
    words = unescape(" ".join([re.sub(r"<[^>]*>", " ", words), *said]))
    words = re.sub(r"urn:uuid:[0-9a-f-]+|\b[0-9a-f]{12}\b", "", FENCES.sub("", words))
    return re.sub(r"\s+", " ", words.replace("\u00a0", " "))


def row(page: str, figure: str) -> str:
    return plain(page.split(f'id="figure-{figure}"')[1].split("</tr>")[0])


def paths(site: Site, start: str, ending: str = ".html") -> list[str]:
    return [path for path in site.files if path.startswith(start) and path.endswith(ending)]


def series_of(each: Case) -> str:
    return f"sane-post-killed-everyone-v-{each.name}-since-sane-flood"


def latest(each: Case) -> Case:
    """The newest count of the series of ``each``: that of the range was corrected to another."""
    if each.name != "range":
        return each
    words = dict.fromkeys(LANGUAGES, "1,313–1,616")
    return replace(each, number=1313, low=1313, high=1616, short=words)


def short_places(each: Case, code: str) -> Iterator[str]:
    """The files of one language in which the short form stands."""
    yield f"{code}/reports/{each.report}.html"
    yield f"{code}/places/v-{each.name}.html"
    yield f"{code}/categories/everyone.html"
    yield f"{code}/series/index.html"
    yield f"{code}/series/{series_of(each)}.html"
    yield f"{code}/embed/series/{series_of(each)}.svg"
    yield f"{code}/embed/reports/{each.report}.html"
    yield f"{code}/feeds/reports.xml"


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_short_form_stands_on_every_kind_of_page(site: Site, each: Case, code: str) -> None:
    lacking = [path for path in short_places(each, code) if each.short[code] not in site.said(path)]
    assert lacking == []


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_row_of_a_figure_says_what_it_can_be(site: Site, each: Case, code: str) -> None:
    told = row(site.text(f"{code}/reports/{each.report}.html"), "total")
    assert each.short[code] in told
    assert "> 0 <" not in told or each.name == "zero"


def in_a_sum(counted: str) -> str:
    """How a line tells a number that has no noun of its own in Arabic: with the label of what is counted."""
    return {"0 (لا أحد)": "جميع الأشخاص: 0"}.get(counted, counted)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_line_of_a_law_has_the_counted_form(site: Site, each: Case, code: str) -> None:
    assert f"≤ {in_a_sum(each.counted[code])}" in site.said(f"{code}/reports/{each.report}.html")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_list_of_reports_has_the_counted_form(site: Site, each: Case, code: str) -> None:
    if each.number is not None:  # a report is led by a number, where one is stated
        counted = {"0 (لا أحد)": "قُتلوا: لا أحد"}.get(each.counted[code], each.counted[code])
        assert counted in site.said(f"{code}/reports/index.html")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_text_alternative_of_a_chart_can_be_read_aloud(site: Site, each: Case, code: str) -> None:
    page = site.text(f"{code}/series/{series_of(each)}.html")
    told = plain(page.split('<p class="unseen">')[1].split("</p>")[0])
    assert each.aloud[code] in told
    assert each.aloud[code] in site.said(f"{code}/embed/series/{series_of(each)}.html")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_cards_show_the_qualifier(site: Site, each: Case, code: str) -> None:
    if each.number is None:
        assert f"{code}/cards/series/{series_of(each)}.png" not in site.files
        return
    assert each.short[code] in site.said(f"{code}/cards/reports/{each.report}.png")
    assert latest(each).short[code] in site.said(f"{code}/cards/series/{series_of(each)}.png")


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_maps_show_the_highest_count_with_its_qualifier(site: Site, each: Case, code: str) -> None:
    if each.number is None:
        return
    highest = latest(each)
    assert highest.short[code] in site.said(f"{code}/map.html")
    script = site.text(f"{code}/map-interactive.js")
    popups = re.sub(r"\\u([0-9a-f]{4})", lambda found: chr(int(found[1], 16)), script)
    assert highest.short[code] in FENCES.sub("", popups)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_what_is_told_to_machines_has_the_qualifier(site: Site, each: Case, code: str) -> None:
    page = site.text(f"{code}/series/{series_of(each)}.html")
    graph = json.loads(re.findall(r'<script type="application/ld\+json">(.*?)</script>', page, re.DOTALL)[0])
    described = [node["description"] for node in graph["@graph"] if "description" in node]
    metas = re.findall(r'<meta (?:name="description"|property="og:description") content="([^"]*)"', page)
    assert len(metas) == 2
    for words in (described[0], *metas):
        assert latest(each).short[code] in plain(words)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_records_of_the_search_have_the_qualifier(site: Site, each: Case, code: str) -> None:
    record = next(one for one in site.records[code] if one.path.endswith(f"reports/{each.report}.html"))
    told = [FENCES.sub("", passage.words) for passage in record.passages]
    assert any(words.endswith(f": {each.short[code]}") for words in told)


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_home_page_leads_with_both_ends(site: Site, code: str) -> None:
    home = site.text(f"{code}/index.html")
    leading = re.findall(r'<p class="figure stated">(.*?)</p>', home, re.DOTALL)[0]
    assert plain(leading).strip() == "1,313–1,616"


@pytest.mark.parametrize(
    ("name", "code", "line"),
    [
        ("2031-03-15-sane-office", "en", "1,999 children > 1,212–1,515 people"),
        ("2031-03-15-sane-office", "ar", "1,999 طفلاً > 1,212–1,515 شخصاً"),
        ("2031-03-16-sane-office", "en", "700 children > fewer than 640 people"),
        ("2031-03-16-sane-office", "ar", "700 طفل > أقل من 640 شخصاً"),
        ("2031-03-17-sane-office", "en", "2,000,003 children > 1,900,000 people (rounded)"),
        ("2031-03-17-sane-office", "ar", "2,000,003 أطفال > 1,900,000 شخص (عدد مقرَّب)"),
    ],
)
def test_findings_have_both_ends(site: Site, name: str, code: str, line: str) -> None:
    (page,) = paths(site, f"{code}/findings/{name}")
    (card,) = paths(site, f"{code}/cards/findings/{name}", ".png")
    assert line in site.said(page)
    listed = site.said(f"{code}/findings/index.html")
    assert all(end in listed for end in line.split(" > "))
    short = {"2031-03-17-sane-office": BY_NAME["rounded"].short[code]}
    assert short.get(name, line.split(" > ")[1].split()[0]) in site.said(card)


@pytest.mark.parametrize(("code", "words"), [("en", "1,212–1,515"), ("ar", "1,212–1,515")])
def test_a_correction_has_both_ends_of_both(site: Site, code: str, words: str) -> None:
    told = site.said(f"{code}/corrections.html") + site.said(f"{code}/reports/2031-03-18-sane-post.html")
    assert words in told
    assert "1,313–1,616" in told


@pytest.mark.parametrize(("code", "change"), [("en", "from −202 to +404"), ("ar", "من −202 إلى +404")])
def test_the_change_between_two_ranges_is_a_range(site: Site, code: str, change: str) -> None:
    assert change in site.said(f"{code}/series/{series_of(BY_NAME['range'])}.html")


@pytest.mark.parametrize("sheet", ["chart-narrow", "chart-wide"])
def test_a_chart_draws_a_range_as_a_whisker(site: Site, sheet: str) -> None:
    page = site.text(f"en/series/{series_of(BY_NAME['range'])}.html")
    drawing = page.split(f'class="{sheet}"')[1].split("</svg>")[0]
    whiskers = re.findall(r'class="chart-mark chart-range" d="M[\d.]+ ([\d.]+)V([\d.]+)', drawing)
    assert len(whiskers) == 2
    assert all(float(low) > float(high) for low, high in whiskers)


def test_an_arabic_range_is_isolated_from_right_to_left(site: Site) -> None:
    page = site.text(f"ar/reports/{BY_NAME['range'].report}.html")
    assert '<bdi dir="rtl"><span class="range">1,212–1,515</span></bdi>' in page
    assert "\u2067" not in re.sub(r'="[^"]*"|<title>.*?</title>', "", page)


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", [each for each in CASES if each.name != "exact"], ids=lambda each: each.name)
def test_a_table_says_it_as_prose_does(site: Site, each: Case, code: str) -> None:
    told = row(site.text(f"{code}/reports/office-2031-04-02.html"), each.name)
    other = {"dozens": "200 فأكثر", "some": "عدد غير محدد", "rounded": "1,900,000 (عدد مقرَّب)"}
    words = other.get(each.name, each.short[code]) if code == "ar" else each.short[code]
    assert words in told, "the cell is in English: of its words only the numbers can be said in Arabic"


@pytest.mark.parametrize(("code", "words"), [("en", "adults (not stated)"), ("ar", "بالغون (غير مذكور)")])
def test_what_is_not_stated_is_said_to_be_so(site: Site, code: str, words: str) -> None:
    assert words in site.said(f"{code}/reports/2031-03-14-sane-post.html")


# Data


def expected(each: Case) -> tuple[int | None, int, int | None, str]:
    return each.number, each.low, each.high, each.qualifier


def cells(line: dict[str, str]) -> tuple[int | None, int | None, int | None, str]:
    number, low, high = (int(line[name]) if line[name] else None for name in ("number", "low", "high"))
    return number, low, high, line["qualifier"]


@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_tables_of_data_have_both_ends(site: Site, each: Case) -> None:
    key = f"{each.report}#total"
    whole = site.table("data/v1/figures.csv")
    points = site.table(f"data/v1/series/{series_of(each)}.csv")
    assert [cells(line) for line in whole if line["key"] == key] == [expected(each)]
    assert [cells(line) for line in points if line["key"] == key] == [expected(each)]


@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
def test_the_database_has_both_ends(site: Site, each: Case) -> None:
    database = sqlite3.connect(":memory:")
    database.deserialize(site.files["data/v1/hasila.sqlite"])
    query = "select number, low, high, qualifier from figures where key = ?"
    assert database.execute(query, (f"{each.report}#total",)).fetchall() == [expected(each)]


@pytest.mark.parametrize("each", CASES, ids=lambda each: each.name)
@pytest.mark.parametrize("path", ["data/v1/figures.json", "data/v1/reports/{report}.json"])
def test_json_has_both_ends(site: Site, each: Case, path: str) -> None:
    data = json.loads(site.text(path.format(report=each.report)))
    figure = next(one for one in data["figures"] if one["key"] == f"{each.report}#total")
    interval = figure["interval"]
    assert (figure["number"], *ends(interval), figure["qualifier"]) == expected(each)


def ends(interval: object) -> Sequence[int | None]:
    """Both ends, whether they stand in a list or under their names."""
    if isinstance(interval, list):
        return interval
    return [interval["low"], interval["high"]]  # type: ignore[index]


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_line_parts_the_ends_of_a_range(site: Site, code: str) -> None:
    for path in (path for path in told(site, code) if path.endswith(".html")):
        page = site.text(path)
        assert not re.search(r'="[^"]*<span', page), f"{path}: an element in an attribute"
        assert "&lt;span" not in page, f"{path}: an element shown as text"
    listed = site.text(f"{code}/reports/index.html")
    assert '<span class="range">1,212–1,515</span>' in listed


# What must not be found


def allowed(each: Case) -> list[str]:
    """Every phrase in which the number of ``each`` may stand, the longest first."""
    number = f"{each.number:,}"
    words = [*each.short.values(), *each.counted.values(), *each.aloud.values()]
    bounds = [f"from {number} to", f"من {number} إلى", f"{number} or more", f"{number} فأكثر",
              f"{number} at most", f"to {number}", f"إلى {number}",
              f"{number} على الأكثر", f"{number}–", f"<{number}", f"قرابة {number}", f"at least {number}",
              f"{number} (rounded)", f"{number} (عدد مقرَّب)"]  # fmt: skip
    return sorted({*words, *bounds}, key=len, reverse=True)


def told(site: Site, code: str) -> list[str]:
    """Every file of one language that speaks of counts; the page of the method speaks of examples."""
    endings = (".html", ".svg", ".xml", ".png")
    found = [path for ending in endings for path in paths(site, f"{code}/", ending)]
    return [path for path in found if path != f"{code}/method.html"]


QUALIFIED = [each for each in CASES if each.low != each.high and each.number]


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("each", QUALIFIED, ids=lambda each: each.name)
def test_no_number_stands_without_its_qualifier(site: Site, each: Case, code: str) -> None:
    number = re.compile(rf"(?<![\d,–]){each.number:,}(?![\d,–])")
    phrases = re.compile("|".join(map(re.escape, allowed(each))))
    for path in told(site, code):
        bare = number.search(phrases.sub(" ", site.said(path)))
        assert bare is None, (path, bare and bare.string[max(0, bare.start() - 60) : bare.end() + 60])
