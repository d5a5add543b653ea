"""From pages to bytes: well-formed, escaped, self-contained, and the same each time."""

from __future__ import annotations

import gzip
import posixpath
import re
from collections.abc import Iterable, Mapping
from html import unescape
from pathlib import Path

import html5lib
import pytest
from jinja2 import UndefinedError
from markupsafe import Markup

from hasila.model.page import File, Page
from hasila.publish.render import Drawings, Renderer
from tests.publish.ledger import SITE, VOCABULARY, ledger
from tests.publish.planned import plan
from tests.publish.test_plan import TEXTS, VOICES, pages

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = {
    path.relative_to(ROOT).as_posix(): path.read_text(encoding="utf-8")
    for path in sorted((ROOT / "templates").rglob("*.html"))
}
DRAWINGS = {
    name: lambda value, *size: Markup("<svg></svg>") for name in ("chart", "bar", "locator", "stage", "key")
}
DRAWINGS["jsonld"] = lambda page: Markup("")
"""Data blocks have tests of their own."""


def render(pages: Iterable[Page], templates: Mapping[str, str], drawings: Drawings) -> tuple[File, ...]:
    return tuple(map(Renderer(templates, drawings).file, pages))


def rendered() -> dict[str, str]:
    files = render(plan(ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages, TEMPLATES, DRAWINGS)
    return {file.path: file.content.decode() for file in files}


@pytest.fixture(scope="module")
def site() -> dict[str, str]:
    return rendered()


def test_every_page_is_well_formed(site: dict[str, str]) -> None:
    parser = html5lib.HTMLParser(strict=False)
    for path, html in site.items():
        parser.parse(html)
        assert not parser.errors, (path, parser.errors[:2])


def test_rendering_twice_gives_the_same_bytes(site: dict[str, str]) -> None:
    assert rendered() == site


def test_lang_and_direction_are_those_of_the_page(site: dict[str, str]) -> None:
    assert '<html lang="ar" dir="rtl">' in site["ar/index.html"]
    assert '<html lang="en" dir="ltr">' in site["en/index.html"]


def test_nothing_is_asked_from_elsewhere_and_nothing_is_written_inline(site: dict[str, str]) -> None:
    for path, html in site.items():
        assert "style=" not in html, path
        assert not re.search(r"<script(?! (type=\"module\" )?src=\"[\w./-]+\"( defer)?></script>)", html), (
            path
        )
        assert not re.search(r'<(?:link|img|script)[^>]+(?:href|src)="https?:', html), path
        assert "default-src 'none'" in html, path


def test_every_link_leads_to_a_page_and_an_anchor_that_are_there(site: dict[str, str]) -> None:
    anchors = {path: set(re.findall(r'\sid="([^"]+)"', html)) for path, html in site.items()}
    for path, html in site.items():
        for href in map(unescape, re.findall(r'<a [^>]*href="([^"]+)"', html)):
            if (
                re.match(r"[a-z]+:", href)
                or "data/v1/" in href
                or "map-interactive" in href
                or re.search(r"\.(bib|ris|csl\.json|svg|xml|png)(#|$)", href)
            ):
                continue
            file, _, anchor = href.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(path), file)) if file else path
            assert target in site, (path, href)
            if anchor.startswith("series="):  # read by the script of the list of series
                chosen = anchor.removeprefix("series=").split(",")
                assert all(f'data-series="{id_}"' in site[target] for id_ in chosen), (path, href)
            else:
                assert not anchor or anchor in anchors[target], (path, href)


def test_no_id_stands_twice_on_a_page(site: dict[str, str]) -> None:
    for path, html in site.items():
        ids = re.findall(r'\sid="([^"]+)"', html)
        assert len(ids) == len(set(ids)), path


def test_twins_are_linked_by_language(site: dict[str, str]) -> None:
    html = site["en/reports/rima-2.html"]
    assert '<link rel="alternate" hreflang="ar" href="../../ar/reports/rima-2.html">' in html
    assert '<a href="../../ar/reports/rima-2.html" lang="ar" hreflang="ar">العربية</a>' in html


def test_words_of_people_are_escaped(site: dict[str, str]) -> None:
    html = site["en/reports/rima-2.html"]
    assert "Toll &lt;rima-2&gt;" in html
    assert "Toll <" not in html
    assert "<script>" not in html
    assert "https://example.org/?a=1&amp;b=2" in html


def test_mixed_runs_are_isolated(site: dict[str, str]) -> None:
    assert "<bdi>26\u00a0شباط 2019</bdi>" in site["ar/reports/rima-2.html"]
    rise = '<bdi dir="ltr"><span role="img" aria-label="زائد">+</span>32</bdi>'
    assert rise in site["ar/reports/rima-2.html"]
    assert all("<bdi" not in html.split("</title>")[0] for html in site.values())


def test_what_was_reported_is_told_before_what_does_not_agree(site: dict[str, str]) -> None:
    for code, total in (("en", "at least 341"), ("ar", "341 على الأقل")):
        html = site[f"{code}/reports/rima-2.html"]
        announced, told = html.index('class="flag" href="#findings"'), html.index('class="prose"')
        assert announced < told < html.index('class="adds"') < html.index('<h2 id="findings">')
        assert html.index("=</span> 331") > html.index('class="adds"')
        assert total in html


def test_the_contents_of_a_report_lead_to_its_parts(site: dict[str, str]) -> None:
    html = site["en/reports/rima-2.html"]
    contents = re.findall(r'href="#([a-z]+)"', html.split('class="on-page')[1].split("</nav>")[0])
    assert contents[:4] == ["text", "findings", "figures", "arithmetic"]
    assert [anchor for anchor in contents if f'id="{anchor}"' not in html] == []


def test_a_row_of_figures_names_its_category_once(site: dict[str, str]) -> None:
    rows = re.findall(r'<tr id="figure-civilians".*?</th>', site["en/reports/rima-2.html"], re.DOTALL)
    assert [row.lower().count("civilians</a>") for row in rows] == [1]
    assert "killed: civilians" not in rows[0]
    assert "killed, in the valley of Rima" in rows[0]


def test_tables_have_captions_and_scopes(site: dict[str, str]) -> None:
    for path, html in site.items():
        for table in re.findall(r"<table.*?</table>", html, re.DOTALL):
            assert re.search(r"<caption[ >]", table), path
            assert not re.search(r"<th(?![^>]*scope=)[ >]", table), path


def test_each_page_has_one_first_heading_one_main_and_a_way_past_the_banner(site: dict[str, str]) -> None:
    for path, html in site.items():
        assert len(re.findall(r"<h1[ >]", html)) == 1, path
        assert html.count("<main ") == 1, path
        assert 'class="skip" href="#main"' in html or "/embed/" in path, path


def test_only_search_and_the_map_to_move_about_in_have_more_scripts_and_the_map_says_so(
    site: dict[str, str],
) -> None:
    scripts = {path: re.findall(r'<script src="([^"]+)"', html) for path, html in site.items()}
    longer = {path for path, found in scripts.items() if len(found) > 1 and "/series/" not in path}
    assert longer == {
        f"{code}/{name}.html" for code in ("ar", "en") for name in ("search", "map-interactive")
    }
    assert all(found[0].endswith("static/js/page.js") for found in scripts.values() if found)
    html = site["en/map-interactive.html"]
    assert re.findall(r'<script src="([^"]+)"', html) == [
        "../static/js/page.js",
        "../static/leaflet/leaflet.js",
        "../static/js/map.js",
        "map-interactive.js",
    ]
    assert "This map needs JavaScript." in html
    assert '<a href="map.html">The map without it</a>' in html


def test_where_the_base_map_does_not_reach_there_are_words_and_no_empty_box() -> None:
    beyond = {**DRAWINGS, "locator": lambda value, *size: Markup("")}
    files = {
        file.path: file.content.decode()
        for file in render(plan(ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages, TEMPLATES, beyond)
    }
    mapped = [
        path
        for path, page in pages().items()
        if getattr(page.view, "map", None) and page.template in ("report.html", "place.html", "map.html")
    ]
    assert {path.split("/")[1] for path in mapped} >= {"reports", "map.html"}
    for path in mapped:
        assert (
            "The base map does not reach there" if path.startswith("en/") else "خريطة الأساس لا تصل إلى هناك"
        ) in files[path], path


def test_a_report_page_is_small(site: dict[str, str]) -> None:
    style = (ROOT / "site_src/static/css/site.css").read_bytes()
    assert len(gzip.compress(site["ar/reports/rima-2.html"].encode())) + len(gzip.compress(style)) < 25_000


def test_a_word_that_a_template_misspells_is_a_bug() -> None:
    page = pages()["en/data.html"]
    wrong = Page(page.path, "wrong.html", page.language, page.title, page.twins, page.view)
    with pytest.raises(UndefinedError):
        render([wrong], {"templates/wrong.html": "{{ view.titel }}"}, DRAWINGS)


def test_a_template_may_take_an_item_as_if_it_were_an_attribute() -> None:
    page = pages()["en/data.html"]
    small = Page("a.html", "small.html", "en", "A", {}, page.view)
    text = '{% set known = {"a": 1} %}{{ known.a }} {{ view.title }}'
    assert render([small], {"templates/small.html": text}, {}) == (File("a.html", b"1 Data"),)


def test_a_page_is_rendered_from_its_template_alone() -> None:
    page = pages()["en/data.html"]
    small = Page("a.html", "small.html", "en", "A", {}, page.view)
    assert render([small], {"templates/small.html": "{{ view.title }}"}, {}) == (File("a.html", b"Data"),)


def test_the_style_sheet_turns_round_with_the_direction() -> None:
    style = (ROOT / "site_src/static/css/site.css").read_text(encoding="utf-8")
    assert not re.search(
        r"(margin|padding|border)-(left|right|top|bottom)|[^-](left|right)\s*:"
        r"|text-align: (left|right)|[^-](width|height):",
        style,
    )
    assert "@import" not in style
    assert "url(" not in style
