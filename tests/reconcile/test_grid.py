"""Where figures stand: rows are a publisher's reports, columns what they count."""

from __future__ import annotations

from hasila.reconcile.grid import grid_of
from tests.reconcile.hand import OTHER, days, figure, report, since


def test_a_running_count_and_the_new_ones_of_a_day_are_two_columns() -> None:
    rows = [
        report(
            f"02-0{i}",
            figure(f"r{i}#total", 5, since("01-01", f"02-0{i}")),
            figure(f"r{i}#new", 1, days(f"02-0{i}", f"02-0{i}")),
        )
        for i in (1, 2)
    ]
    assert grid_of(rows) == {"r1#total": (0, 0), "r1#new": (0, 1), "r2#total": (1, 0), "r2#new": (1, 1)}


def test_of_two_wordings_the_first_has_the_place_and_what_is_not_stated_has_none() -> None:
    one = report(
        "02-01",
        *(figure(f"a#{name}", 5, since("01-01", "02-01")) for name in ("headline", "body")),
        figure("a#open", None, since("01-01", "02-01"), category="fighters"),
    )
    assert grid_of([one]) == {"a#headline": (0, 0)}


def test_reports_of_two_publishers_are_never_neighbours() -> None:
    mine = report("02-01", figure("a#total", 5, since("01-01", "02-01")))
    theirs = report("02-02", figure("b#total", 5, since("01-01", "02-02"), publisher=OTHER), publisher=OTHER)
    placed = grid_of([mine, theirs])
    assert placed["b#total"][0] - placed["a#total"][0] == 2
    assert placed["b#total"][1] != placed["a#total"][1]


def columns(*named: str) -> str:
    """The columns of reports that each name these groups, in their order."""
    rows = [
        report(
            f"02-0{i}",
            *(figure(f"r{i}#{who}", 5, since("01-01", f"02-0{i}"), category=who) for who in groups),
        )
        for i, groups in enumerate(named, start=1)
    ]
    placed = {key.partition("#")[2]: column for key, (_, column) in grid_of(rows).items()}
    return "".join(sorted(placed, key=placed.__getitem__))


def test_a_column_stands_behind_all_that_some_report_names_before_it() -> None:
    assert columns("abd", "acd") == "acbd"  # no report says which of b and c is first
    assert columns("abcf", "adf", "abcdf") == "abcdf"
    assert columns("ac", "bc", "abc") == "abc"


def test_reports_that_name_columns_in_two_orders_keep_that_of_the_first() -> None:
    assert columns("abc", "cba") == "abc"
    assert columns("aab", "ba") == "ab"
