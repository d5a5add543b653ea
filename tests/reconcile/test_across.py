"""The laws across reports: what rises, what a window adds, who else counts the same."""

from __future__ import annotations

from hasila.model.period import Period
from hasila.model.report import Constraint, ConstraintKind, Figure, Report
from hasila.reconcile.across import constraints_across
from hasila.reconcile.compare import by_axes
from hasila.reconcile.series import series_of
from tests.reconcile.hand import OTHER, at_least, days, figure, parts, report, since, window

JAN, FEB = since("01-01", "01-31"), since("01-01", "02-28")


def never(_earlier: Figure, _later: Figure) -> bool:
    """No count begins anew."""
    return False


def constraints(*reports: Report, kind: ConstraintKind | None = None) -> list[Constraint]:
    return [
        constraint
        for constraint in constraints_across(
            by_axes(reports), {report.id: report.published for report in reports}
        )
        if kind in (None, constraint.kind)
    ]


def short(constraint: Constraint) -> tuple[str, str, str, str]:
    return (constraint.kind.value, "+".join(constraint.left), constraint.op, constraint.right)


def two(one: Figure, other: Figure) -> list[Constraint]:
    return constraints(
        report("01-31", one, publisher=one.set.publisher),
        report("02-28", other, publisher=other.set.publisher),
    )


def test_a_cumulative_count_does_not_fall() -> None:
    assert [
        short(constraint) for constraint in two(figure("a#total", 5, JAN), figure("b#total", 4, FEB))
    ] == [("rises", "a#total", "<=", "b#total")]


def test_a_count_that_begins_on_another_day_is_another_count() -> None:
    assert not two(figure("a#total", 5, JAN), figure("b#total", 4, since("02-01", "02-28")))


def test_the_name_of_the_first_day_does_not_matter() -> None:
    assert [
        constraint.kind
        for constraint in two(
            figure("a#total", 5, JAN), figure("b#total", 4, since("01-01", "02-28", anchor="2019-01-01"))
        )
    ] == [ConstraintKind.RISES]


def test_other_sets_are_not_compared() -> None:
    total = figure("a#total", 5, JAN)
    for more in (
        {"category": "civilians"},
        {"where": "town"},
        {"where": None},
        {"measure": "injured"},
        {"cause": "mine"},
        {"population": "identified"},
    ):
        assert not two(total, figure("b#total", 4, FEB, **more))


def test_an_unstated_group_is_never_compared_and_never_nought() -> None:
    assert not two(
        figure("a#fighters", 5, JAN, category="fighters"),
        figure("b#fighters", None, FEB, category="fighters"),
    )


def test_only_neighbours_are_compared() -> None:
    reports = [
        report(f"0{month}-20", figure(f"{name}#total", 5, since("01-01", f"0{month}-20")))
        for month, name in ((1, "a"), (2, "b"), (3, "c"))
    ]
    assert {short(constraint)[1::2] for constraint in constraints(*reports)} == {
        ("a#total", "b#total"),
        ("b#total", "c#total"),
    }


def test_two_reports_of_one_day_are_in_their_order() -> None:
    one, other = (
        figure("z#total", 5, since("01-01", "01-31", 0)),
        figure("a#total", 6, since("01-01", "01-31", 1)),
    )
    assert [
        short(constraint) for constraint in constraints(report("01-31", one), report("01-31", other, order=1))
    ] == [("rises", "z#total", "<=", "a#total")]


def step(window_: Period, *, later: Period = FEB) -> list[tuple[str, str, str, str]]:
    first = report("01-31", figure("a#total", 5, JAN))
    second = report("02-28", figure("b#total", 9, later), figure("b#new", 4, window_))
    return [short(constraint) for constraint in constraints(first, second, kind=ConstraintKind.STEP)]


def test_a_window_of_just_the_days_between_is_just_the_difference() -> None:
    assert step(days("02-01", "02-28", 0)) == [("step", "a#total+b#new", "=", "b#total")]


def test_a_window_inside_the_days_between_is_at_most_the_difference() -> None:
    assert step(days("02-10", "02-20")) == [("step", "a#total+b#new", "<=", "b#total")]
    assert step(window("02-28", "02-28", 24)) == [("step", "a#total+b#new", "<=", "b#total")]


def test_a_window_that_holds_the_days_between_is_at_least_the_difference() -> None:
    assert step(days("01-15", "02-28", 0)) == [("step", "a#total+b#new", ">=", "b#total")]


def test_a_window_that_only_overlaps_says_nothing() -> None:
    assert not step(days("01-15", "02-20"))
    assert not step(days("02-20", "03-02"))


def test_a_window_of_another_set_is_no_step() -> None:
    first = report("01-31", figure("a#total", 5, JAN))
    second = report(
        "02-28",
        figure("b#total", 9, FEB),
        figure("b#new", 4, days("02-01", "02-28", 0), category="civilians"),
    )
    assert not constraints(first, second, kind=ConstraintKind.STEP)


def test_a_restarted_count_takes_no_step_from_the_old_one() -> None:
    first = report("01-31", figure("a#total", 5, JAN))
    second = report(
        "02-28", figure("b#total", 9, since("02-01", "02-28")), figure("b#new", 4, days("02-01", "02-28", 0))
    )
    assert not [constraint for constraint in constraints(first, second) if "a#total" in constraint.left]


def test_two_publishers_of_one_set_are_compared_as_a_note() -> None:
    one, other = figure("a#total", 5, FEB), figure("b#total", 7, FEB, publisher=OTHER)
    (constraint,) = constraints(report("02-28", one), report("02-28", other, publisher=OTHER))
    assert (constraint.kind, constraint.op, constraint.reports) == (ConstraintKind.SOURCES, "=", ("a", "b"))


def test_two_publishers_of_other_days_are_not_compared() -> None:
    assert not two(figure("a#total", 5, JAN), figure("b#total", 7, FEB, publisher=OTHER))


def test_parts_said_no_closer_than_their_whole_are_not_compared_across() -> None:
    first = report(
        "01-31",
        figure("a#total", 10, JAN),
        figure("a#shelling", 5, JAN),
        splits=(parts("a#total", "a#shelling", kind="among"),),
    )
    second = report("02-28", figure("b#total", 12, FEB))
    assert [short(constraint) for constraint in constraints(first, second)] == [
        ("rises", "a#total", "<=", "b#total")
    ]


def test_rolling_windows_are_compared_only_with_the_same_window() -> None:
    one, other = (
        figure("a#day", 5, window("01-31", "01-31", 24)),
        figure("b#day", 4, window("01-30", "01-31", 48)),
    )
    assert not constraints(report("01-31", one), report("01-31", other, order=1))


def test_a_series_has_its_points_in_order_of_time() -> None:
    late, early = (
        report("02-28", figure("a#total", 9, FEB)),
        report("01-31", figure("b#total", at_least(5), JAN)),
    )
    (series,) = series_of(by_axes((early, late)), never)
    assert (series.id, series.points) == (
        "monitor-killed-everyone-zone-since-agreement",
        ("b#total", "a#total"),
    )


def test_a_window_and_an_unstated_group_make_no_series() -> None:
    made = report(
        "02-28",
        figure("a#day", 9, window("02-28", "02-28", 24)),
        figure("a#fighters", None, FEB, category="fighters"),
    )
    assert not series_of(by_axes((made,)), never)


def test_a_first_day_that_is_named_in_two_ways_begins_one_series() -> None:
    reports = (
        report("01-31", figure("a#total", 5, JAN)),
        report("02-28", figure("b#total", 9, since("01-01", "02-28", anchor="2019-01-01"))),
    )
    (series,) = series_of(by_axes(reports), never)
    assert (series.anchor, series.points) == ("agreement", ("a#total", "b#total"))


def test_a_moved_first_day_begins_another_series() -> None:
    reports = (
        report("01-31", figure("a#total", 5, JAN)),
        report("02-28", figure("b#total", 9, since("01-02", "02-28", anchor="second-agreement"))),
    )
    assert [series.anchor for series in series_of(by_axes(reports), never)] == [
        "agreement",
        "second-agreement",
    ]
