"""From a ledger to closed pages: which, where, in which language, and what they say."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest

from hasila.ingest.markdown import html_of, parse_markdown
from hasila.model.interval import Interval
from hasila.model.page import Page
from hasila.model.period import Moment
from hasila.model.site import Language
from hasila.publish.html.page_context import relative
from hasila.publish.html.prose import ConflictSign, report_prose, text_page
from tests.publish.i18n.test_voice import voice
from tests.publish.ledger import SITE, VOCABULARY, closed, ledger
from tests.publish.planned import plan

TEXTS = {
    f"site_src/pages/{name}.{code}.md": f"# {name}\n\nWords."
    for name in ("about", "method", "privacy", "glossary", "corrections")
    for code in ("ar", "en")
}
VOICES = {"ar": voice("ar"), "en": voice("en")}


def pages(book=None) -> dict[str, Page]:
    return {page.path: page for page in plan(book or ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages}


@pytest.fixture(scope="module")
def site() -> dict[str, Page]:
    return pages()


@pytest.mark.parametrize(
    "path",
    ["index.html", "reports/index.html", "reports/rima-2.html", "series/index.html",
     "series/watch-total.html", "categories/civilians.html",
     "places/sahra.html", "map.html", "findings/index.html", "findings/rima-2--parts-total.html",
     "corrections.html", "method.html",
     "glossary.html", "about.html", "privacy.html", "data.html"],
)  # fmt: skip
def test_every_kind_of_page_is_there_in_every_language(site: dict[str, Page], path: str) -> None:
    assert f"ar/{path}" in site
    assert f"en/{path}" in site


def test_no_two_pages_have_one_address() -> None:
    counted = Counter(page.path for page in plan(ledger(), VOCABULARY, SITE, VOICES, TEXTS).pages)
    assert set(counted.values()) == {1}


def test_every_page_has_its_twins(site: dict[str, Page]) -> None:
    for page in site.values():
        assert set(page.twins) == {"ar", "en"}
        assert all(twin in site for twin in page.twins.values())


def test_planning_twice_gives_the_same(site: dict[str, Page]) -> None:
    assert pages() == site


def test_the_conflict_is_on_the_page_of_its_report_with_its_sum(site: dict[str, Page]) -> None:
    for code, words in (
        ("en", "= 331; the report says at least 341"),
        ("ar", "= 331؛ والتقرير يقول 341 على الأقل"),
    ):
        view = site[f"{code}/reports/rima-2.html"].view
        assert words in view.findings[0].text.line
        assert view.findings[0].bar.broken
        assert [row.id for row in view.figures if row.conflicts] == [
            "figure-total",
            "figure-civilians",
            "figure-fighters",
            "figure-guards",
        ]


def test_broken_laws_come_first(site: dict[str, Page]) -> None:
    assert site["en/reports/rima-2.html"].view.checks.within[0].outcome == "broken"


def test_what_changed_is_the_difference_of_the_printed_numbers(site: dict[str, Page]) -> None:
    change = site["en/reports/rima-2.html"].view.changes[0]
    assert (change.before, change.now) == ("at least 309", "at least 341")
    assert "+32" in change.difference


def test_an_unstated_group_is_known_to_be_missing_and_never_nought(site: dict[str, Page]) -> None:
    view = site["en/reports/rima-1.html"].view
    row = next(row for row in view.figures if row.id == "figure-guards")
    assert row.unstated
    assert row.stated == "not stated"
    assert row.interval == "not known"
    assert any("Not stated: killed: guards" in words for words in view.missing)


def test_a_report_without_prose_in_the_language_stands_in_the_original(site: dict[str, Page]) -> None:
    view = site["en/reports/rima-1.html"].view
    assert (view.prose_language, view.prose_direction) == ("ar", "rtl")
    assert "العربية" in view.original
    assert "309 على الأقل" in view.prose
    assert site["ar/reports/rima-1.html"].view.original == ""


def test_home_leads_with_the_latest_toll_as_published(site: dict[str, Page]) -> None:
    toll = site["en/index.html"].view.toll
    assert (toll.stated, toll.interval) == ("at least 341", "341 or more")
    assert toll.sums[0].outcome == "broken"
    assert toll.missing == ("the number of injured",)
    assert toll.link.href == "reports/rima-2.html#figure-total"


def test_a_place_without_coordinates_is_listed_and_never_placed(site: dict[str, Page]) -> None:
    view = site["en/map.html"].view
    assert [marker.id for marker in view.map.markers] == ["sahra"]
    assert [line.link.text for line in view.listed] == ["the valley of Rima"]
    assert site["en/places/rima.html"].view.map is None
    assert site["en/places/sahra.html"].view.map is not None


def test_a_chart_holds_every_number_in_its_summary_too(site: dict[str, Page]) -> None:
    chart = site["en/series/watch-total.html"].view.chart
    assert [point.number for point in chart.points] == [309, 341]
    assert all(point.label in chart.summary for point in chart.points)
    assert [point.conflict for point in chart.points] == [False, True]


def test_a_closed_finding_leaves_the_report_and_stays_in_the_list() -> None:
    site = pages(closed())
    assert site["en/reports/rima-2.html"].view.findings == ()
    assert not site["en/findings/index.html"].view.open
    assert site["en/findings/index.html"].view.closed[0].text.closed == "Closed: the text was seen"


def test_a_series_whose_rows_say_what_was_known_on_their_days_is_not_told_twice(
    site: dict[str, Page],
) -> None:
    view = site["en/series/watch-total.html"].view
    assert [one.iso for one in view.steps] == ["2019-02-25", "2019-02-26"]
    assert view.known == ()


def test_another_publishers_series_stands_beside_and_is_not_merged() -> None:
    book = ledger()
    other = replace(book.series[0], id="other-total", publisher="other")
    view = pages(replace(book, series=(*book.series, other)))["en/series/watch-total.html"].view
    assert [line.link.href for line in view.others] == ["other-total.html"]
    assert [(publisher, len(chart.points)) for publisher, chart in view.beside] == [("other", 2)]
    assert len(view.chart.points) == 2


def test_a_later_report_of_earlier_days_leaves_the_latest_count_known() -> None:
    book = ledger()
    late = replace(book.reports[0], id="rima-1", published=Moment(date(2019, 3, 9), 0))
    known = pages(replace(book, reports=(book.reports[1], late)))["en/series/watch-total.html"].view.known
    assert [(one.iso, one.stated, one.reports) for one in known] == [
        ("2019-02-26", "at least 341", "1 report"),
        ("2019-03-09", "at least 341", "2 reports"),
    ]


def test_what_the_sums_allow_stands_beside_what_the_words_say() -> None:
    book = replace(ledger(), bounds={"rima-1#guards": Interval(96, None)})
    rows = {row.id: row.interval for row in pages(book)["en/reports/rima-1.html"].view.figures}
    assert rows["figure-guards"] == "96 or more (from its sums)"
    assert rows["figure-civilians"] == "137"


def test_another_language_is_only_data() -> None:
    third = Language("xx", "Xx", "fr", "ltr")
    more = type(SITE)(SITE.title, SITE.tagline, (*SITE.languages, third), "", "", "")
    voices = {**VOICES, "xx": type(VOICES["ar"])(third, "ar", VOICES["ar"].catalogue, VOICES["ar"].strings)}
    site = {page.path: page for page in plan(ledger(), VOCABULARY, more, voices, TEXTS).pages}
    assert site["xx/reports/rima-2.html"].title == "حصيلة rima-2"
    assert [link.text for link in site["xx/index.html"].view.frame.switch] == ["العربية", "English"]


@pytest.mark.parametrize(
    ("source", "target", "link"),
    [("en/index.html", "en/map.html", "map.html"), ("en/reports/a.html", "en/map.html", "../map.html"),
     ("en/reports/a.html", "ar/reports/a.html#figure-x", "../../ar/reports/a.html#figure-x"),
     ("index.html", "ar/index.html", "ar/index.html")],
)  # fmt: skip
def test_links_are_relative_and_end_in_a_file(source: str, target: str, link: str) -> None:
    assert relative(source, target) == link


def shown_prose(markdown: str, conflicts: Mapping[str, ConflictSign] | None = None) -> str:
    return report_prose(html_of(parse_markdown(markdown)), conflicts or {})


def test_a_marked_number_leads_to_its_row_and_can_be_led_back_to() -> None:
    html = shown_prose("[5](#a) and [5](#a)")
    assert '<a class="number" id="words-a-1" href="#figure-a">5</a>' in html
    assert 'id="words-a-2"' in html


def test_a_number_in_conflict_is_told_in_words_and_shape() -> None:
    html = shown_prose("[5](#a)", {"a": ConflictSign("Does <not> add up", "#finding-x", "open")})
    assert 'class="number in-conflict"' in html
    assert "≠" in html
    assert "Does &lt;not&gt; add up" in html


def test_a_sign_is_named_by_an_attribute_and_in_full_once_only() -> None:
    sign = ConflictSign("Does not add up", "#finding-x", "open")
    html = shown_prose("[5](#a) of [7](#b), not [6](#a)", {"a": sign, "b": sign})
    assert re.findall('aria-label="([^"]*)"', html) == ["Does not add up", "open", "open"]
    assert re.sub("<[^>]*>", "", html) == "5&nbsp;≠ of 7&nbsp;≠, not 6&nbsp;≠\n"


def test_a_number_marked_as_none_of_ours_is_no_link() -> None:
    assert shown_prose("[7](#-)") == "<p>7</p>\n"


def test_a_column_of_numbers_in_a_prose_is_set_as_such_without_a_style_of_its_own() -> None:
    """The pages forbid such styles, so that they would be ignored."""
    html = shown_prose("| A | B |\n| --- | ---: |\n| x | 1 |\n")
    assert '<th class="count">B</th>' in html
    assert '<td class="count">1</td>' in html
    assert "<td>x</td>" in html
    assert "style" not in html


def test_a_table_in_a_text_is_named_by_the_heading_above_it_or_by_the_title() -> None:
    title, body = text_page(
        "# Method\n\n## Laws & words\n\n### The laws\n\n| A | B |\n| --- | --- |\n| 1 | 2 |\n"
    )
    assert title == "Method"
    assert '<caption class="unseen">The laws</caption>' in body
    assert body.count('<th scope="col">') == 2
    without = text_page("# Method\n\n| A |\n| --- |\n| 1 |\n")[1]
    assert '<caption class="unseen">Method</caption>' in without


def test_html_in_the_prose_stays_text() -> None:
    assert "<script" not in shown_prose("<script>x</script> [a](javascript:x)")
    assert 'javascript:x"' not in shown_prose("[a](javascript:x)")
