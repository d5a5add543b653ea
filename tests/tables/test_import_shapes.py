"""`hasila import` on shapes that publishers use: what it makes of them, and what it leaves to a person."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tables.findings import found_in
from tests.tables.test_importing import KNOWN, drafted, evidence, rows

EVENTS = [
    f"{7000 + n},2,2031-03-0{n} 00:00:00.000,2031-03-0{n + n % 2} 00:00:00.000,{n},{n % 3},{2 * n + n % 3},"
    f"{2 * n + n % 3 + 4},{n + n % 3 + n - 2}"
    for n in range(2, 8)
]
EVENT_HEAD = "id,date_prec,date_start,date_end,deaths_a,deaths_b,best,high,low"


def test_the_ends_of_an_estimate_and_a_precision_are_no_parts_of_it() -> None:
    """A column of one number on each row and the lowest number add up to the best one by chance."""
    made = drafted(rows(EVENT_HEAD, *EVENTS))
    assert "date_prec" not in made.description.partition("figures:")[2]
    assert "parts: [date" not in made.description and "low]" not in made.description
    assert "“id”, “date_prec” are no counts" in evidence(made)


def test_a_first_and_a_last_day_are_the_window_of_a_row() -> None:
    made = drafted(rows(EVENT_HEAD, *EVENTS))
    assert 'when: "{date_start} to {date_end}"' in made.description
    assert "published: date_end" in made.description


def test_a_window_that_ends_before_it_begins_is_a_doubt() -> None:
    texts = ["2031-03-05,2031-03-09,4", "2031-03-12,2031-03-10,6", "2031-03-19,2031-03-20,5"]
    made = drafted(rows("From,To,Killed", *texts))
    assert any("what is the day in “To”" in doubt for doubt in made.doubts)


def test_columns_that_say_of_which_are_some_of_the_count_before_them() -> None:
    texts = [f"2031-03-{day:02},{9 + day},{2 + day // 4},{3 + day // 3}" for day in range(1, 9)]
    made = drafted(rows("Date,Civilian deaths,of which children,of which women", *texts))
    assert "civilian-deaths: {who: civilians, among: [of-which-children, of-which-women]}" in made.description
    assert found_in(rows("Date,Civilian deaths,of which children,of which women", *texts),
                    made.description).mistakes == []  # fmt: skip


def test_some_that_are_more_than_the_count_before_them_are_none_of_it() -> None:
    texts = [f"2031-03-{day:02},{9 + day},{20 + day}" for day in range(1, 9)]
    made = drafted(rows("Date,Killed,of which hurt", *texts))
    assert "among" not in made.description.partition("figures:")[2]


def test_years_alone_are_days() -> None:
    texts = [f"{year},{300 + year % 7}" for year in range(2021, 2031)]
    made = drafted(rows("Year,Killed", *texts))
    assert 'dates: "YYYY"' in made.description
    assert 'when: "{first} to {day}"' in made.description


def test_months_by_their_names_beside_a_year() -> None:
    names = ("January", "February", "March", "April", "May")
    made = drafted(rows("Year,Month,Killed", *(f"2031,{name},{9 - at}" for at, name in enumerate(names))))
    assert 'published: "{Year} {Month}"' in made.description and 'dates: "YYYY MMMM"' in made.description


def test_the_name_of_the_day_of_the_week_decides_between_day_and_month() -> None:
    """The fourth of March 2031 is a Tuesday, the third of April a Thursday."""
    texts = ['"Tue, 03/04/2031",4', '"Wed, 03/05/2031",5', '"Thu, 03/06/2031",6']
    made = drafted(rows("Date,Killed", *texts))
    assert 'dates: "EEE, MM/DD/YYYY"' in made.description
    assert not any("several ways" in doubt for doubt in made.doubts)


@pytest.mark.parametrize(
    ("days", "calendar"),
    [
        (("1452-08-12", "1452-08-13"), "the Hijri calendar"),
        (("۱۴۰۹/۱۲/۱۲", "۱۴۰۹/۱۲/۱۳"), "the Hijri or the Solar Hijri (Persian) calendar"),
        (("03/03/2574", "04/03/2574"), "the Buddhist calendar"),
    ],
)
def test_the_years_of_another_calendar_are_a_doubt(days: tuple[str, ...], calendar: str) -> None:
    made = drafted(rows("Date,Killed", *(f"{day},{at + 3}" for at, day in enumerate(days))))
    assert [doubt for doubt in made.doubts if calendar in doubt]
    assert 'published: ""' in made.description


def test_a_sheet_of_one_day_takes_it_from_a_person() -> None:
    texts = ("Upper Lora,30,61", "Lower Lora,28,110", "Total,58,171")
    asked = drafted(rows("Region,Killed,Injured", *texts), replace(KNOWN, where=""))
    assert any("the day of the whole table" in doubt for doubt in asked.doubts)
    made = drafted(rows("Region,Killed,Injured", *texts), replace(KNOWN, where="", published="2031-03-05"))
    assert 'published: "2031-03-05"' in made.description and "whole: {Region: Total}" in made.description
    assert not any("day of the whole table" in doubt for doubt in made.doubts)


@pytest.mark.parametrize(
    "heading", ["cases_smoothed", "Deaths per million", "Average killed", "معدل الوفيات"]
)
def test_rates_and_averages_are_no_counts(heading: str) -> None:
    texts = [f"2031-03-{day:02},{10 + day},{3.1 + day:.3f}" for day in range(1, 9)]
    made = drafted(rows(f"Date,Killed,{heading}", *texts))
    assert f"“{heading}” are no counts" in evidence(made)
    assert not any("thousands or a fraction" in doubt for doubt in made.doubts)


def test_commas_of_south_asia_are_declared_as_such() -> None:
    texts = [f'2031-03-0{day},"{day},0{day},500"' for day in range(1, 7)]
    made = drafted(rows("Date,Killed", *texts))
    assert "thousands: lakhs" in made.description.replace('"', "")
    assert found_in(rows("Date,Killed", *texts), made.description).mistakes == []


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("حالات الوفاة", "killed"),
        ("Confirmed cases", "cases"),
        ("Decessi", "killed"),
        ("Can kaybı", "killed"),
    ],
)
def test_cases_of_something_are_that(heading: str, said: str) -> None:
    texts = [f"2031-03-{day:02},{10 + day}" for day in range(1, 9)]
    made = drafted(rows(f"Date,{heading}", *texts))
    assert f"counts: {said}\n" in made.description


def test_cases_of_something_that_the_vocabulary_has_not_are_a_doubt() -> None:
    made = drafted(rows("Date,Recovered cases", *(f"2031-03-{day:02},{10 + day}" for day in range(1, 9))))
    assert any("what does “Recovered cases” count?" in doubt for doubt in made.doubts)


def test_a_word_of_injuries_and_of_infections_is_a_doubt() -> None:
    texts = [f"2031-03-{day:02},{10 + day}" for day in range(1, 9)]
    made = drafted(rows("Date,إصابات جديدة", *texts))
    assert any("what does “إصابات جديدة” count?" in doubt for doubt in made.doubts)


def test_one_doubt_asks_of_all_columns() -> None:
    texts = [f"2031-0{month},{9 - month},{month % 3 + 4},{month % 2 + 7}" for month in range(1, 5)]
    made = drafted(rows("Month,Killed,Injured,Missing persons found", *texts))
    assert len([doubt for doubt in made.doubts if "run since a day" in doubt]) == 1


WEEKS = [f"2031-03-{day:02},{toll}" for day, toll in ((3, 9), (10, 2), (17, 8), (24, 3), (31, 9))]


def test_the_day_on_which_a_week_begins_is_not_its_last() -> None:
    """A row of the week from 3 March counts until the 9th; where weeks end on these days it does not."""
    made = drafted(rows("Week commencing,New deaths", *WEEKS))
    assert 'dates: "YYYY-MM-DD +6"' in made.description and 'when: "{first} to {day}"' in made.description
    found = found_in(rows("Week commencing,New deaths", *WEEKS), made.description)
    assert found.mistakes == []
    reports = found.reports
    period = reports[0].figures[0].set.period
    assert (period.start.isoformat(), period.end.day.isoformat()) == ("2031-03-03", "2031-03-09")
    made = drafted(rows("Week ending,New deaths", *WEEKS))
    assert "+6" not in made.description and 'when: "last 168h"' in made.description


def test_columns_that_number_rows_and_weeks_are_no_counts() -> None:
    texts = [f"{at + 40},{at + 10},2031-03-{at + 2:02},{9 + at}" for at in range(6)]
    made = drafted(rows("Report no.,Epi week,Date,Killed", *texts))
    assert 'ignore: ["Report no.", Epi week]' in made.description and made.doubts == ()


def test_a_place_is_found_among_the_words_of_a_heading() -> None:
    texts = [f"2031-03-{day:02},{9 + day},{5 + day}" for day in range(1, 8)]
    made = drafted(rows("Date,Upper Lora: killed,Killed in Lower Lora", *texts))
    assert "{where: upper-lora}" in made.description and "{where: lower-lora}" in made.description
    assert "qualifier" not in made.description


def test_columns_that_differ_and_would_be_one_count_are_a_doubt() -> None:
    texts = [f"2031-03-{day:02},{9 + day},{4 + 3 * day}" for day in range(1, 8)]
    made = drafted(rows("Date,Killed (by the hospitals),Killed (by the town)", *texts))
    assert any("would be one count by their headings" in doubt for doubt in made.doubts)


def test_hashtags_alone_are_the_headings() -> None:
    texts = [f"2031-03-{day:02},{29 + 3 * day},{9 + day},{20 + 2 * day}" for day in range(1, 8)]
    csv = rows("#date,#affected+ind+killed,#affected+killed+f,#affected+killed+fighters", *texts)
    made = drafted(csv)
    assert "hxl" not in made.description.partition("figures:")[0].partition("publisher:")[2]
    assert found_in(csv, made.description).mistakes == []
