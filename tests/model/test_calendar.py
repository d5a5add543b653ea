"""Days of another calendar, and spans in words."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from hasila.model.calendar import early, early_hint, from_hijri, in_days


@pytest.mark.parametrize(
    ("hijri", "expected"),
    [
        ((1, 1, 1), date(622, 7, 19)),  # 16 July 622 in the Julian calendar
        ((1421, 1, 1), date(2000, 4, 6)),
        ((1445, 9, 1), date(2024, 3, 11)),
        ((1452, 11, 10), date(2031, 3, 4)),
    ],
)
def test_a_day_of_the_hijri_calendar_is_known_by_the_tabular_one(
    hijri: tuple[int, int, int], expected: date
) -> None:
    assert from_hijri(*hijri) == expected


def test_the_years_of_the_tabular_calendar_have_354_or_355_days_and_eleven_of_thirty_are_longer() -> None:
    starts = [from_hijri(year, 1, 1) for year in range(1400, 1431)]
    lengths = [(later - first).days for first, later in itertools.pairwise(starts) if first and later]
    assert set(lengths) == {354, 355} and lengths.count(355) == 11


def test_what_that_calendar_has_not_is_no_day() -> None:
    assert from_hijri(1452, 13, 1) is None and from_hijri(1452, 1, 31) is None and from_hijri(0, 1, 1) is None


def test_an_early_day_is_one_before_the_gregorian_calendar() -> None:
    assert early(date(1582, 12, 31)) and not early(date(1583, 1, 1))
    assert "2031-03-04" in early_hint(date(1452, 11, 10))
    assert "Hijri" not in early_hint(date(1031, 3, 4)), "the year 1031 of that calendar is long gone"


def test_small_spans_are_spelled() -> None:
    assert [in_days(days) for days in (1, 5, 11, 1000)] == ["one day", "five days", "11 days", "1,000 days"]
