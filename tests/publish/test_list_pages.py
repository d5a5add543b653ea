"""Long lists as pages: nothing is lost or told twice, and what is added changes the newest page alone."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hasila.publish.list_pages import ListPage, ListPart, page_path, parted

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
