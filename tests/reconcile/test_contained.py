"""A whole and its parts in several reports: compared where day, window and publisher are the same."""

from __future__ import annotations

import pytest

from hasila.model.report import ConstraintKind
from tests.reconcile.bulletins import PLACE, Bulletin, findings, ledger

VALLEY = "  all:"
NORTH, SOUTH = "  n: {where: north}", "  s: {where: south}"
DIVIDED = "- axis: place\n  of: lora-valley\n  into: [north, south]\n  as: {}\n"
DAY = ", when: on 2031-03-03}"


def of(publisher: str, order: int = 0, day: str = "03-04") -> tuple[Bulletin, Bulletin]:
    """A whole of 400 and its part of 414, the part by ``publisher``."""
    return Bulletin("03-04", VALLEY, "all=400"), Bulletin(day, NORTH, "n=414", publisher, "", order)


def test_a_part_above_its_whole_in_another_report_of_the_day_is_found() -> None:
    whole, part = of("ministry", order=0)
    assert findings(Bulletin("03-04", VALLEY, "all=400", order=1), part) == ["n <= all"]
    assert findings(part, whole) if whole.id != part.id else True


def test_a_part_that_was_said_after_its_whole_is_not_compared() -> None:
    assert findings(*of("ministry", order=1)) == []
    assert findings(*of("ministry", day="03-05")) == []


def test_a_part_of_another_publisher_is_not_compared() -> None:
    assert findings(*of("agency")) == []


def test_a_running_part_is_at_most_its_whole_of_a_later_day() -> None:
    assert findings(Bulletin("03-04", NORTH, "n=414"), Bulletin("03-06", VALLEY, "all=400")) == ["n <= all"]
    level = [Bulletin("03-04", "  n: {where: north, counts: missing}", "n=414"),
             Bulletin("03-06", "  all: {counts: missing}", "all=400")]  # fmt: skip
    assert findings(*level) == []


def test_a_whole_that_holds_the_part_in_its_own_report_is_asked_no_more() -> None:
    both = Bulletin("03-04", f"{VALLEY}\n{NORTH}", "all=420 n=414")
    assert findings(both, Bulletin("03-06", VALLEY, "all=400")) == ["all <= all"]


def incidents(day: str, kind: str = "disjoint") -> list[str]:
    """Two incidents of 8 and 7 on the third, and the count of that day in a later report."""
    first = Bulletin("03-03", "  n: {where: north, when: on 2031-03-03}", "n=8")
    second = Bulletin("03-03", "  s: {where: south, when: on 2031-03-03}", "s=7", order=1)
    later = Bulletin("03-04", "  all: {when: on 2031-03-03}", f"all={day}")
    return findings(first, second, later, divisions=DIVIDED.format(kind))


def test_incidents_in_places_that_share_nobody_are_together_at_most_the_day() -> None:
    assert incidents("12") == ["n + s <= all"]
    assert incidents("15") == incidents("20") == []


def test_incidents_in_places_that_may_share_people_are_each_at_most_the_day() -> None:
    assert incidents("12", "overlap") == []
    assert incidents("7", "overlap") == ["n <= all"]


def rows(total: int, *, kind: str = "partition", order: int = 0) -> list[str]:
    """North 500 and south 414 beside the valley, each in a report of its own."""
    made = [
        Bulletin("03-03", VALLEY, f"all={total}", head="", order=0),
        Bulletin("03-03", NORTH, "n=500", order=1),
        Bulletin("03-03", SOUTH, "s=414", order=2),
    ]
    return findings(*made, divisions=DIVIDED.format(kind))


def test_rows_of_one_bulletin_in_order_are_not_compared_with_a_whole_that_came_before() -> None:
    assert rows(885) == rows(1000) == []


def one_report(total: int, kind: str) -> list[str]:
    figures = f"{VALLEY}\n{NORTH}\n{SOUTH}"
    return findings(Bulletin("03-03", figures, f"all={total} n=500 s=414"), divisions=DIVIDED.format(kind))


def test_regions_that_divide_a_country_add_up_to_it() -> None:
    assert one_report(885, "partition") == ["n + s = all"]
    assert one_report(1000, "partition") == ["n + s = all"]
    assert one_report(914, "partition") == []


def test_regions_of_which_some_are_not_named_are_at_most_their_country() -> None:
    assert one_report(885, "disjoint") == ["n + s <= all"]
    assert one_report(1000, "disjoint") == one_report(885, "overlap") == []


def test_those_who_are_not_placed_yet_are_a_part() -> None:
    unplaced = f"unplaced:\n{PLACE}"
    divided = "- axis: place\n  of: lora-valley\n  into: [north, unplaced]\n  as: partition\n"
    figures = f"{VALLEY}\n{NORTH}\n  u: {{where: unplaced}}"
    before = Bulletin("03-03", figures, "all=100 n=60 u=40")
    after = Bulletin("03-05", figures, "all=100 n=95 u=5")
    assert findings(before, after, places=unplaced, divisions=divided) == []
    wrong = Bulletin("03-05", figures, "all=100 n=95 u=6")
    assert findings(before, wrong, places=unplaced, divisions=divided) == ["n + u = all"]


def test_units_of_one_level_of_administration_share_nobody() -> None:
    level = "  label: {ar: قضاء, en: district}\n  kind: district\n  within: [lora-valley]\n  admin_level: "
    places = f"upper:\n{level}2\nlower:\n{level}2\nhamlet:\n{level}3\n"
    figures = f"{VALLEY}\n  u: {{where: upper}}\n  l: {{where: lower}}\n  h: {{where: hamlet}}"
    assert findings(Bulletin("03-03", figures, "all=20 u=11 l=10 h=9"), places=places) == ["u + l <= all"]
    assert findings(Bulletin("03-03", figures, "all=21 u=11 l=10 h=9"), places=places) == []


POPULATIONS = "- axis: population\n  into: [confirmed, probable]\n  as: disjoint\n  publishers: [ministry]\n"


def test_populations_are_compared_with_everybody_only_where_their_publisher_divides_so() -> None:
    figures = "  all:\n  c: {population: confirmed}\n  p: {population: probable}"
    wrong = Bulletin("03-03", figures, "all=20 c=12 p=9")
    assert findings(wrong) == []
    assert findings(wrong, divisions=POPULATIONS) == ["c + p <= all"]
    assert findings(Bulletin("03-03", figures, "all=20 c=12 p=9", "agency"), divisions=POPULATIONS) == []


def test_a_place_may_lie_in_another_for_one_publisher_alone() -> None:
    figures = "  s: {where: south}\n  b: {where: far}"
    far = "far:\n  label: {ar: بعيد, en: far}\n  kind: area\n"
    contested = "- axis: place\n  of: south\n  into: [far]\n  as: disjoint\n  publishers: [ministry]\n"
    assert findings(Bulletin("03-03", figures, "s=5 b=9"), places=far, divisions=contested) == ["b <= s"]
    by_other = Bulletin("03-03", figures, "s=5 b=9", "agency")
    assert findings(by_other, places=far, divisions=contested) == []


@pytest.mark.parametrize("second", ["22", "25"])
def test_the_last_word_on_a_part_counts(second: str) -> None:
    """A part that was corrected downward by the time its whole was said is not held against it."""
    first = Bulletin("03-04", "  n: {where: north, when: on 2031-03-03}", "n=30")
    then = Bulletin("03-05", "  n: {where: north, when: on 2031-03-03}", f"n={second}")
    whole = Bulletin("03-06", "  all: {when: on 2031-03-03}", "all=24")
    broken = [result.constraint.kind for result in ledger(first, then, whole).checked if result.gap]
    assert (ConstraintKind.WITHIN in broken) is (int(second) > 24)
