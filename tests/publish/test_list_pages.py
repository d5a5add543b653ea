"""Long lists as pages: nothing is lost or told twice, and what is added changes the newest page alone."""

from __future__ import annotations

import posixpath
import re
from datetime import date, timedelta

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hasila.publish import ledger_index
from hasila.publish.list_pages import ListPage, ListPart, page_path, parted
from tests.publish.test_render import rendered

FIRST = date(2018, 11, 20)
DAYS = st.lists(st.integers(0, 900), max_size=80).map(sorted)


def pages(days: list[int], most: int = 5) -> dict[str, ListPart[tuple[int, date]]]:
    entries = [(number, FIRST + timedelta(day)) for number, day in enumerate(days)]
    return parted(entries, lambda entry: entry[1], most)


@given(DAYS)
def test_every_entry_stands_on_one_page_in_order_and_no_page_is_too_long(days: list[int]) -> None:
    parts = pages(days)
    assert [number for part in parts.values() for number, _ in part.entries] == list(range(len(days)))
    assert all(len(part.entries) <= 5 for part in parts.values())


@given(DAYS)
def test_a_page_holds_its_period_alone(days: list[int]) -> None:
    parts = pages(days)
    for part in parts.values():
        period = part.place.page.period
        assert all(day.isoformat().startswith(period) for _, day in part.entries)


@given(DAYS)
def test_the_pages_lead_to_each_other_and_the_newest_to_all(days: list[int]) -> None:
    parts = list(pages(days).values())
    places = [part.place for part in parts]
    assert [place.older for place in places[1:]] == [place.page for place in places[:-1]]
    assert [place.newer for place in places[:-1]] == [place.page for place in places[1:]]
    assert places[0].older is None and places[-1].newer is None
    counted = tuple((part.place.page, len(part.entries)) for part in parts) if len(parts) > 1 else ()
    assert [place.all for place in places] == [()] * (len(parts) - 1) + [counted]


def test_what_is_added_changes_the_newest_page_alone() -> None:
    days = [10 * number for number in range(40)]
    before = pages(days)
    after = pages([*days, 391])
    changed = {name for name in before if before[name] != after.get(name)}
    assert list(before) == list(after)
    assert changed == {""}


def test_a_year_that_is_too_long_is_told_by_month_and_such_a_month_in_pieces() -> None:
    days = [100] + [date(2020, 3, 2).toordinal() - FIRST.toordinal()] * 12 + [800]
    assert list(pages(days)) == ["2019", "2020-03", "2020-03-2", "2020-03-3", ""]
    newest = pages([*days[:-1], 890])[""]
    assert newest.place.page == ListPage("", "2021")


def test_a_short_list_and_an_empty_one_have_one_page() -> None:
    assert list(pages([1, 2])) == [""] == list(pages([]))
    assert pages([1, 2])[""].place.page == ListPage("")


def test_the_newest_page_has_the_address_of_the_list() -> None:
    assert page_path("reports/index.html", ListPage("", "2020")) == "reports/index.html"
    assert page_path("reports/index.html", ListPage("2019", "2019")) == "reports/index/2019.html"


@pytest.fixture(scope="module")
def long_lists() -> dict[str, str]:
    """The pages of a small site, as they are where one entry already makes a list too long."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("MOST_REPORTS", "MOST_FIGURES", "MOST_POINTS", "MOST_FINDINGS"):
            patch.setattr(ledger_index, name, 1)
        return rendered()


def test_every_long_list_has_older_pages_in_both_languages(long_lists: dict[str, str]) -> None:
    older = {path for path in long_lists if re.search(r"/\d{4}(-\d\d(-\d+)?)?\.html$", path)}
    lists = {path.rpartition("/")[0].partition("/")[2] for path in older}
    assert {"reports/index", "series/watch-total"} <= lists
    assert any(name.startswith("places/") for name in lists)
    assert any(name.startswith("categories/") for name in lists)
    assert {path.removeprefix("ar/") for path in older if path.startswith("ar/")} == {
        path.removeprefix("en/") for path in older if path.startswith("en/")
    }


def test_older_pages_are_well_formed_and_all_their_links_lead_somewhere(long_lists: dict[str, str]) -> None:
    parser = html5lib.HTMLParser(strict=False)
    anchors = {path: set(re.findall(r'\sid="([^"]+)"', html)) for path, html in long_lists.items()}
    older = [path for path in long_lists if re.search(r"/\d{4}(-\d\d(-\d+)?)?\.html$", path)]
    for path in older:
        parser.parse(long_lists[path])
        assert not parser.errors, (path, parser.errors[:2])
        for href in re.findall(r'<a [^>]*href="([^":]+)"', long_lists[path]):
            target, _, fragment = href.partition("#")
            led = posixpath.normpath(posixpath.join(posixpath.dirname(path), target)) if target else path
            if led.endswith(".html"):
                assert led in long_lists, (path, href)
                assert not fragment or fragment in anchors[led], (path, href)


def test_every_row_of_a_series_stands_on_one_of_its_pages_with_the_same_change(
    long_lists: dict[str, str],
) -> None:
    whole = rendered()["en/series/watch-total.html"]
    parts = [html for path, html in long_lists.items() if path.startswith("en/series/watch-total")]
    row = re.compile(r'<tr id="(on-[^"]+|known-[^"]+)".*?</tr>', re.DOTALL)
    told = [re.sub(r"(\.\./)+", "", found[0]) for html in parts for found in row.finditer(html)]
    assert sorted(told) == sorted(re.sub(r"(\.\./)+", "", found[0]) for found in row.finditer(whole))
