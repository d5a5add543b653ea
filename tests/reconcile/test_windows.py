"""Windows that lie in longer ones, and windows that follow each other."""

from __future__ import annotations

from hasila.model.report import ConstraintKind, Report, Status
from hasila.reconcile import reconcile
from tests.reconcile.hand import days, figure, report, vocabulary, window

WORDS = vocabulary()


def constraints(*reports: Report) -> dict[tuple[str, ...], tuple[str, str, Status]]:
    """Left → (operator, right, outcome) of the laws between windows."""
    found = [
        result
        for result in reconcile(reports, WORDS).checked
        if result.constraint.kind is not ConstraintKind.RISES
    ]
    return {one.constraint.left: (one.constraint.op, one.constraint.right, one.outcome) for one in found}


def week(number: int) -> Report:
    return report("01-09", figure("w#week", number, days("01-01", "01-07")))


MONDAY = report("01-03", figure("m#day", 8, days("01-02", "01-02")))
WEDNESDAY = report("01-05", figure("n#day", 7, days("01-04", "01-04")))


def test_days_of_earlier_reports_are_together_at_most_the_week() -> None:
    assert constraints(MONDAY, WEDNESDAY, week(15)) == {("m#day", "n#day"): ("<=", "w#week", Status.HOLDS)}
    assert constraints(MONDAY, WEDNESDAY, week(14))["m#day", "n#day"][2] is Status.BROKEN


def test_one_day_alone_is_at_most_the_week() -> None:
    assert constraints(MONDAY, week(8)) == {("m#day",): ("<=", "w#week", Status.HOLDS)}


def test_days_that_overlap_are_not_added() -> None:
    overlapping = report("01-05", figure("o#days", 9, days("01-02", "01-04")))
    assert constraints(MONDAY, overlapping, week(20)) == {("m#day",): ("<=", "w#week", Status.HOLDS)}


def test_a_later_count_of_fewer_days_is_not_compared() -> None:
    late = report("01-20", figure("l#day", 99, days("01-02", "01-02")))
    assert constraints(week(15), late) == {}


def test_the_earlier_hours_and_the_new_make_the_longer() -> None:
    first = report("02-25", figure("a#day", 15, window("02-25", "02-25", 24)))
    second = report(
        "02-26",
        figure("b#new", 5, window("02-26", "02-26", 24)),
        figure("b#both", 20, window("02-25", "02-26", 48)),
    )
    found = constraints(first, second)
    assert found["a#day", "b#new"] == ("=", "b#both", Status.HOLDS)


def test_rolling_hours_that_do_not_add_up_to_the_longer_are_not_compared() -> None:
    first = report("02-25", figure("a#day", 15, window("02-25", "02-25", 12)))
    second = report(
        "02-26",
        figure("b#new", 5, window("02-26", "02-26", 24)),
        figure("b#both", 20, window("02-25", "02-26", 48)),
    )
    assert ("a#day", "b#new") not in constraints(first, second)
