"""``when:`` in the few forms that a person would say."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from hasila.ingest.when import parse_when
from hasila.model.period import DAY_IS_OVER, Moment, Period
from hasila.model.vocabulary import NamedPeriod

PUBLISHED = Moment(date(2019, 2, 26), 1)
PERIODS = {"agreement": NamedPeriod("agreement", {"en": "the agreement"}, date(2018, 9, 17))}


def when(text: str) -> Period | None:
    return parse_when(text, PUBLISHED, PERIODS)


def days(first: str, last: str, order: int, **more: str | int) -> Period:
    return Period(date.fromisoformat(first), Moment(date.fromisoformat(last), order), **more)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("since agreement", days("2018-09-17", "2019-02-26", 1, anchor="agreement")),
        ("since agreement to 2018-12-31", days("2018-09-17", "2018-12-31", DAY_IS_OVER, anchor="agreement")),
        ("since agreement to 2019-02-26", days("2018-09-17", "2019-02-26", 1, anchor="agreement")),
        ("since 2019-02-09", days("2019-02-09", "2019-02-26", 1, anchor="2019-02-09")),
        ("last 24h", days("2019-02-26", "2019-02-26", 1, hours=24)),
        ("last 25h", days("2019-02-25", "2019-02-26", 1, hours=25)),
        ("last 48h", days("2019-02-25", "2019-02-26", 1, hours=48)),
        ("24h to 2019-02-25", days("2019-02-25", "2019-02-25", DAY_IS_OVER, hours=24)),
        ("72h to 2019-03-01", days("2019-02-27", "2019-03-01", DAY_IS_OVER, hours=72)),
        ("on 2019-02-25", days("2019-02-25", "2019-02-25", DAY_IS_OVER)),
        ("on 2019-02-26", days("2019-02-26", "2019-02-26", 1)),
        ("today", days("2019-02-26", "2019-02-26", 1)),
        ("month 2019-01", days("2019-01-01", "2019-01-31", DAY_IS_OVER)),
        ("month 2020-02", days("2020-02-01", "2020-02-29", DAY_IS_OVER)),
        ("2019-02-15 to 2019-02-20", days("2019-02-15", "2019-02-20", DAY_IS_OVER)),
        ("  last   48h ", days("2019-02-25", "2019-02-26", 1, hours=48)),
    ],
)
def test_every_form_names_its_days(text: str, period: Period) -> None:
    assert when(text) == period


@pytest.mark.parametrize(
    "text",
    [
        "", "since", "since nowhere", "since 2019-02-30", "since 2019-03-01",
        "since agreement to", "since agreement to 2018-01-01",
        "last 0h", "last 048h", "last 48", "last 48 h", "48h", "24h to 2019-02-30",
        "24h to yesterday", "on 2019-02-30", "on", "2019-02-26",
        "month 2019-13", "month 2019-00", "month 0000-01", "month 2019", "2019-02-20 to 2019-02-15",
        "2019-02-30 to 2019-03-01", "yesterday",
        "on today", "last ٤٨h", "last 4٨h", "month ٢٠١٩-01", "on ٢٠١٩-٠٢-٢٦",
    ],
)  # fmt: skip
def test_any_other_text_names_no_period(text: str) -> None:
    assert when(text) is None


@given(st.integers(1, 9999))
def test_a_window_covers_its_hours_on_whole_days(hours: int) -> None:
    period = when(f"last {hours}h")
    assert period is not None
    assert 0 <= period.days * 24 - hours < 24


@given(st.text(st.sampled_from("sincelastontoday month0123456789-h "), max_size=30))
def test_any_text_is_a_period_or_none_and_never_an_exception(text: str) -> None:
    period = when(text)
    assert period is None or period.start <= period.end.day


@given(st.integers(0, 9999), st.integers(1, 9999))
@example(1, 48)
def test_windows_early_in_the_calendar_are_none_and_no_overflow(year: int, hours: int) -> None:
    period = when(f"{hours}h to {year:04}-01-01")
    assert period is None or period.days >= 1
