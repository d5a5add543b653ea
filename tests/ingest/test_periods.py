"""Weeks, quarters, years, hours of a cut-off, days by the moon, and by which day people are counted."""

from __future__ import annotations

from datetime import date

import pytest

from hasila.ingest.when import parse_when
from hasila.ingest.when_hint import when_hint
from hasila.model.period import DAY_IS_OVER, MIDNIGHT, Moment, Period

PUBLISHED = Moment(date(2031, 3, 20), 1)
NOON = MIDNIGHT + 12 * 60


def when(text: str) -> Period | None:
    return parse_when(text, PUBLISHED, {})


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("week 2031-W09", "2031-02-24", "2031-03-02"),
        ("epiweek 2031-W09", "2031-02-23", "2031-03-01"),
        ("week 2020-W53", "2020-12-28", "2021-01-03"),
        ("epiweek 2020-W53", "2020-12-27", "2021-01-02"),
        ("week 2031-W01", "2030-12-30", "2031-01-05"),
        ("quarter 2030-Q4", "2030-10-01", "2030-12-31"),
        ("year 2030", "2030-01-01", "2030-12-31"),
        ("on 1452-10-10 AH", "2031-02-01", "2031-02-05"),
        ("month 1452-10 AH", "2031-01-23", "2031-02-25"),
    ],
)
def test_a_window_has_its_days(text: str, first: str, last: str) -> None:
    period = when(text)
    assert period is not None
    assert (period.start.isoformat(), period.end.day.isoformat()) == (first, last)
    assert period.end.order == DAY_IS_OVER


@pytest.mark.parametrize(
    "text",
    [
        "week 2031-09", "week 2031-W54", "week 2031-W53", "epiweek 2030-W53", "week 2031-W00",
        "week 9999-W01", "quarter 2031-Q5", "year 0000", "month 0000-01", "on 1452-13-01 AH",
        "since 2031-03-01 to 2031-03-03T24:01", "since 2031-03-01 to 2031-03-03T25:00", "on 2031-03-03T",
        "reported since 2031-03-01", "occurred", "on 1452-11-31 AH", "reported yesterday",
    ],
)  # fmt: skip
def test_what_no_calendar_has_is_no_period(text: str) -> None:
    assert when(text) is None


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("since 2031-03-01 to 2031-03-03T12:00", Moment(date(2031, 3, 3), NOON)),
        ("since 2031-03-01 to 12:00", Moment(date(2031, 3, 20), NOON)),
        ("24h to 2031-03-03T12:00", Moment(date(2031, 3, 3), NOON)),
        ("2031-03-01 to 2031-03-03T24:00", Moment(date(2031, 3, 3))),
        ("today to 12:00", Moment(date(2031, 3, 20), NOON)),
        ("on 2031-03-03T12:00", Moment(date(2031, 3, 3), NOON)),
    ],
)
def test_a_period_may_end_at_an_hour(text: str, end: Moment) -> None:
    period = when(text)
    assert period is not None
    assert period.end == end


def test_hours_of_a_day_are_in_order_and_before_its_end() -> None:
    morning, noon = Moment(date(2031, 3, 3), MIDNIGHT), Moment(date(2031, 3, 3), NOON)
    report, over = Moment(date(2031, 3, 3), 1), Moment(date(2031, 3, 3))
    assert morning < noon < over
    assert morning.is_ordered_with(noon) and noon.is_ordered_with(over) and report.is_ordered_with(over)
    assert not noon.is_ordered_with(report)
    assert noon.is_ordered_with(Moment(date(2031, 3, 4), 1))
    assert (noon.minute, report.minute, over.minute) == (720, None, None)


def test_a_day_by_the_moon_is_surely_in_what_holds_all_days_that_it_can_be() -> None:
    moon = when("on 1452-10-10 AH")
    within, beside = when("2031-02-01 to 2031-02-05"), when("2031-02-02 to 2031-02-28")
    assert moon is not None and within is not None and beside is not None
    assert moon.inside(within) and not moon.inside(beside)
    assert not within.inside(moon) and moon.inside(moon) and moon.nominal


def test_those_reported_on_a_day_are_not_those_of_the_day() -> None:
    reported, occurred = when("reported on 2031-03-03"), when("occurred on 2031-03-03")
    month, since = when("month 2031-02"), when("since 2031-03-01")
    assert reported is not None and occurred is not None and month is not None and since is not None
    assert not reported.inside(occurred) and not occurred.inside(reported)
    assert reported.inside(since) and occurred.inside(since)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("week 2031-09", "`week 2031-W09` for the week from Monday"),
        ("epidemiological week 9", "write `since PERIOD`"),
        ("Q1 2031", "write `since PERIOD`"),
        ("2031 Q1", "write `quarter 2031-Q1`"),
        ("2031", "write `year 2031`"),
    ],
)
def test_the_next_step_names_the_form_that_is_meant(text: str, hint: str) -> None:
    assert hint in when_hint(text, [])
