"""Periods are kept to the day; reports of one day are told apart by their order."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from hasila.model.period import DAY_IS_OVER, Moment, Period

DAYS = st.dates(date(2018, 1, 1), date(2020, 1, 1))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    start = draw(DAYS)
    end = start + timedelta(days=draw(st.integers(0, 400)))
    return Period(start, Moment(end, draw(st.sampled_from([0, 1, DAY_IS_OVER]))))


@given(periods())
def test_a_period_is_inside_itself(period: Period) -> None:
    assert period.inside(period)


@given(periods(), periods(), periods())
def test_inside_is_transitive(a: Period, b: Period, c: Period) -> None:
    assert not (a.inside(b) and b.inside(c)) or a.inside(c)


@given(periods(), periods())
def test_periods_inside_each_other_have_the_same_edges(a: Period, b: Period) -> None:
    assert not (a.inside(b) and b.inside(a)) or (a.start, a.end) == (b.start, b.end)


@given(periods(), periods())
def test_what_comes_before_is_not_inside(a: Period, b: Period) -> None:
    assert not a.before(b) or not (a.inside(b) or b.inside(a))


@given(periods())
def test_a_period_touches_at_least_one_day(period: Period) -> None:
    assert period.days >= 1


def test_a_later_post_of_a_day_knows_more() -> None:
    day = date(2019, 2, 26)
    assert Moment(day, 0) < Moment(day, 1) < Moment(day) < Moment(day + timedelta(days=1), 0)


def test_cumulative_is_a_period_with_an_anchor_and_nominal_one_with_hours() -> None:
    plain = Period(date(2019, 1, 1), Moment(date(2019, 1, 2)))
    assert (plain.cumulative, plain.nominal, plain.days) == (False, False, 2)
    assert Period(plain.start, plain.end, anchor="sochi").cumulative
    assert Period(plain.start, plain.end, hours=48).nominal


def test_before_means_the_very_next_day() -> None:
    first = Period(date(2019, 1, 1), Moment(date(2019, 1, 2)))
    assert first.before(Period(date(2019, 1, 3), Moment(date(2019, 1, 3))))
    assert not first.before(Period(date(2019, 1, 4), Moment(date(2019, 1, 4))))
    assert not first.before(Period(date(2019, 1, 2), Moment(date(2019, 1, 4))))
