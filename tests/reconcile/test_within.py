"""The laws inside one report."""

from __future__ import annotations

from hasila.model.report import Constraint, ConstraintKind, Report
from hasila.model.vocabulary import Division, Vocabulary
from hasila.reconcile.within import constraints_within
from tests.reconcile.hand import days, disjoint, figure, parts, report, since, vocabulary, window

TOLL = since("01-01", "02-26")


def told(made: Report, words: Vocabulary | None = None) -> set[tuple[str, str, str, str]]:
    return {short(constraint) for constraint in constraints_within(made, words or vocabulary())}


def short(constraint: Constraint) -> tuple[str, str, str, str]:
    return (
        constraint.kind.value,
        "+".join(key.split("#")[1] for key in constraint.left),
        constraint.op,
        constraint.right.split("#")[1],
    )


def test_parts_add_up_to_their_whole() -> None:
    made = report(
        "02-26",
        figure("r#total", 5, TOLL),
        figure("r#civilians", 3, TOLL, category="civilians"),
        figure("r#fighters", 2, TOLL, category="fighters"),
        splits=(parts("r#total", "r#civilians", "r#fighters"),),
    )
    assert told(made) == {("parts", "civilians+fighters", "=", "total")}


def test_an_unstated_part_still_belongs_to_the_sum() -> None:
    made = report(
        "02-26",
        figure("r#total", 5, TOLL),
        figure("r#civilians", 3, TOLL, category="civilians"),
        figure("r#soldiers", None, TOLL, category="soldiers"),
        splits=(parts("r#total", "r#civilians", "r#soldiers"),),
    )
    assert ("parts", "civilians+soldiers", "=", "total") in told(made)


def among(*divisions: Division, cause: str | None = None) -> set[tuple[str, str, str, str]]:
    made = report(
        "02-26",
        figure("r#civilians", 9, TOLL, category="civilians"),
        figure("r#children", 3, TOLL, category="children"),
        figure("r#women", 2, TOLL, category="women", cause=cause),
        splits=(parts("r#civilians", "r#children", "r#women", kind="among"),),
    )
    return told(made, vocabulary(*divisions))


def test_disjoint_members_together_are_at_most_the_whole() -> None:
    assert among(disjoint("children", "women")) == {("among", "children+women", "<=", "civilians")}


def test_members_that_may_overlap_are_compared_one_by_one() -> None:
    one_by_one = {("within", "children", "<=", "civilians"), ("within", "women", "<=", "civilians")}
    assert among() == one_by_one
    assert among(disjoint("children", "women", kind="overlap")) == one_by_one


def test_what_is_disjoint_for_one_publisher_is_not_for_another() -> None:
    assert among(disjoint("children", "women", publishers=("somebody-else",))) == among()
    assert among(disjoint("children", "women", publishers=("monitor",))) == among(
        disjoint("children", "women")
    )


def test_different_causes_are_not_known_to_be_disjoint() -> None:
    assert ("among", "children+women", "<=", "civilians") not in among(
        disjoint("children", "women"), cause="mine"
    )


def test_the_largest_disjoint_groups_are_each_compared() -> None:
    members = [
        figure(f"r#{category}", 1, TOLL, category=category) for category in ("children", "women", "fighters")
    ]
    made = report(
        "02-26",
        figure("r#total", 9, TOLL),
        *members,
        splits=(parts("r#total", *(f.key for f in members), kind="among"),),
    )
    words = vocabulary(disjoint("children", "women"), disjoint("women", "fighters"))
    assert {constraint for constraint in told(made, words) if constraint[0] == "among"} == {
        ("among", "children+women", "<=", "total"),
        ("among", "women+fighters", "<=", "total"),
    }


def test_one_set_in_two_wordings_must_agree() -> None:
    made = report("02-26", figure("r#headline", 5, TOLL), figure("r#body", 6, TOLL))
    assert told(made) == {("same", "body", "=", "headline")}


def test_two_parts_said_alike_are_not_taken_for_the_same_set() -> None:
    made = report(
        "02-26",
        figure("r#total", 10, TOLL),
        figure("r#shelling", 5, TOLL),
        figure("r#mine", 5, TOLL),
        splits=(parts("r#total", "r#shelling", "r#mine"),),
    )
    assert told(made) == {("parts", "shelling+mine", "=", "total")}


def test_two_parts_of_one_cause_are_not_taken_for_each_other() -> None:
    first, second = (
        figure("r#morning", 4, TOLL, cause="shelling"),
        figure("r#evening", 6, TOLL, cause="shelling"),
    )
    made = report(
        "02-26", figure("r#total", 10, TOLL), first, second, splits=(parts("r#total", first.key, second.key),)
    )
    assert told(made) == {("parts", "morning+evening", "=", "total")}


def test_a_set_within_another_on_every_axis_is_at_most_it() -> None:
    made = report(
        "02-26",
        figure("r#total", 9, TOLL),
        figure("r#town", 4, TOLL, where="town", category="civilians", cause="mine"),
    )
    assert told(made) == {("within", "town", "<=", "total")}


def test_sets_apart_on_one_axis_are_not_compared() -> None:
    total = figure("r#total", 9, TOLL)
    for other in (
        figure("r#x", 4, TOLL, where="far"),
        figure("r#x", 4, TOLL, measure="injured"),
        figure("r#x", 4, TOLL, population="identified"),
        figure("r#x", 4, TOLL, where=None),
        figure("r#x", 4, days("01-02", "02-27")),
    ):
        assert not told(report("02-26", total, other))


def test_a_part_of_a_narrower_cause_is_not_the_whole_of_another() -> None:
    made = report(
        "02-26",
        figure("r#shelling", 9, TOLL, cause="shelling"),
        figure("r#mine", 4, TOLL, cause="mine", category="civilians"),
    )
    assert not told(made)


def test_what_follows_from_two_laws_is_not_said_again() -> None:
    made = report(
        "02-26",
        figure("r#total", 9, TOLL),
        figure("r#civilians", 5, TOLL, category="civilians"),
        figure("r#children", 2, TOLL, category="children"),
    )
    assert told(made) == {("within", "civilians", "<=", "total"), ("within", "children", "<=", "civilians")}


def test_an_unstated_figure_is_never_compared_by_its_axes() -> None:
    made = report(
        "02-26", figure("r#total", 9, TOLL), figure("r#civilians", None, TOLL, category="civilians")
    )
    assert not told(made)


def test_every_law_has_its_own_address() -> None:
    members = [
        figure(f"r#{category}", 1, TOLL, category=category)
        for category in ("civilians", "children", "women", "fighters")
    ]
    made = report(
        "02-26",
        figure("r#total", 9, TOLL),
        figure("r#again", 9, TOLL),
        *members,
        splits=(parts("r#total", "r#civilians", "r#fighters"),),
    )
    constraints = constraints_within(made, vocabulary(disjoint("children", "women")))
    assert len({constraint.id for constraint in constraints}) == len(constraints)
    assert all(
        constraint.reports == ("r",) and constraint.because in set(ConstraintKind)
        for constraint in constraints
    )


def test_a_window_inside_the_count_of_its_report_is_at_most_it() -> None:
    made = report("02-26", figure("r#total", 9, TOLL), figure("r#today", 4, window("02-26", "02-26", 24)))
    assert told(made) == {("within", "today", "<=", "total")}


def test_two_divisions_of_one_whole_are_two_constraints() -> None:
    period = since("01-01", "02-10")
    whole = figure("b#total", 9, period)
    names = (("civilians", 4), ("fighters", 5), ("children", 3), ("women", 7))
    members = [figure(f"b#{name}", number, period, category=name) for name, number in names]
    splits = (parts("b#total", "b#civilians", "b#fighters"), parts("b#total", "b#children", "b#women"))
    made = constraints_within(report("02-10", whole, *members, splits=splits), vocabulary())
    sums = [constraint for constraint in made if constraint.kind is ConstraintKind.PARTS]
    assert [constraint.id for constraint in sums] == ["b--parts-total", "b--parts-total-children-women"]
