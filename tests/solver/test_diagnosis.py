"""Small worlds, where every assignment can be tried: the diagnosis against the slow and certain way."""

from itertools import product
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hasila.model.interval import Interval, exactly
from hasila.solver import Budget, Diagnosis, LinearConstraint, System, bounds, diagnose, feasible
from tests.solver import brute

NAMES = "abcde"
LOW, HIGH = -1, 4


@st.composite
def intervals(draw) -> Interval:
    one, other = draw(st.integers(LOW - 1, HIGH + 1)), draw(st.integers(LOW - 1, HIGH + 1))
    shape = draw(st.sampled_from(["exact", "exact", "exact", "least", "most", "range"]))
    ends = {"exact": (one, one), "least": (one, None), "most": (None, one)}
    return Interval(*ends.get(shape, (min(one, other), max(one, other))))


@st.composite
def systems(draw, largest: int = 1) -> System:
    coefficients = st.integers(-largest, largest)
    shapes = draw(st.lists(st.lists(coefficients, min_size=5, max_size=5), min_size=1, max_size=4))
    constraints = tuple(
        LinearConstraint(
            f"law{i}",
            tuple((c, n) for c, n in zip(shape, NAMES, strict=True) if c),
            draw(st.sampled_from(["==", "==", "<=", ">="])),
            draw(st.sampled_from([0, 0, 0, 1, -1, 3])),
        )
        for i, shape in enumerate(shapes)
    )
    stated = draw(st.dictionaries(st.sampled_from(NAMES), intervals(), max_size=5))
    weights = draw(st.dictionaries(st.sampled_from(NAMES), st.integers(1, 3), max_size=3))
    return System(constraints, stated, Interval(LOW, HIGH), weights)


def corrections_of(diagnoses: tuple[Diagnosis, ...]) -> set[frozenset[str]]:
    """One correction of each cluster, in every combination."""
    choices = [
        [c.changed for c in cluster.corrections] for diagnosis in diagnoses for cluster in diagnosis.clusters
    ]
    return {frozenset(name for changed in choice for name in changed) for choice in product(*choices)}


@settings(max_examples=110, deadline=None)
@given(st.one_of(systems(), systems(largest=3)))
def test_everything_said_of_a_small_world_is_so(system: System) -> None:
    found = diagnose(system)
    assert all(d.complete for d in found)
    assert all(d.consistent for d in found) == brute.possible(system) == feasible(system)
    if not brute.possible(system, ()):
        assert any(c.variables == () for d in found for c in d.conflicts)
        return
    told = {frozenset(conflict.variables) for d in found for conflict in d.conflicts}
    assert told == brute.minimal_conflicts(system)
    assert corrections_of(found) == brute.smallest_corrections(system)
    assert corrections_of(diagnose(system, least="weight")) == brute.smallest_corrections(
        system, lightest=True
    )


@settings(max_examples=80, deadline=None)
@given(systems(largest=2))
def test_bounds_are_the_least_and_the_greatest_of_all_solutions(system: System) -> None:
    if not brute.possible(system):
        assert not feasible(system)
        return
    truth = brute.reach(system)
    found = {name: ends for d in diagnose(system) for name, ends in d.deduced.items()}
    for name, (low, high) in truth.items():
        assert bounds(system, name) == Interval(low, high)
        stated = system.stated.get(name, system.domain).meet(system.domain)
        assert found.get(name, stated) == Interval(low, high)


@settings(max_examples=80, deadline=None)
@given(systems(largest=2))
def test_forced_values_and_laws_of_a_conflict(system: System) -> None:
    if not brute.possible(system, ()):
        assert not feasible(system)
        return
    for diagnosis in diagnose(system):
        for conflict in diagnosis.conflicts:
            _laws_suffice_and_none_is_spare(system, conflict.constraints, conflict.variables)
        for i, cluster in enumerate(diagnosis.clusters):
            _forced_is_true(system, diagnosis, i)
            assert all(set(c.changed) <= set(cluster.variables) for c in cluster.corrections)


def _laws_suffice_and_none_is_spare(
    system: System, constraints: tuple[str, ...], figures: tuple[str, ...]
) -> None:
    used = [constraint for constraint in system.constraints if constraint.name in constraints]
    assert not brute.possible(System(tuple(used), system.stated, system.domain), figures)
    for spare in used:
        rest = tuple(constraint for constraint in used if constraint is not spare)
        assert brute.possible(System(rest, system.stated, system.domain), set(figures) & set(system.stated))


def _forced_is_true(system: System, diagnosis: Diagnosis, index: int) -> None:
    others = {n for j, c in enumerate(diagnosis.clusters) if j != index for n in c.corrections[0].changed}
    outside = {n for n in system.stated if n not in diagnosis.variables}
    for correction in diagnosis.clusters[index].corrections:
        held = set(system.stated) - outside - others - set(correction.changed)
        inside = System(
            tuple(
                constraint for constraint in system.constraints if constraint.name in diagnosis.constraints
            ),
            system.stated,
            system.domain,
        )
        if not brute.possible(inside, held):
            pytest.fail(f"releasing {correction.changed} does not resolve")
        truth = brute.reach(inside, held)
        assert {n: (i.low, i.high) for n, i in correction.forced.items()} == {
            n: truth[n] for n in correction.changed
        }


@settings(max_examples=60, deadline=None)
@given(systems(largest=2), st.integers(0, 10**6))
def test_the_order_of_what_is_given_makes_no_difference(system: System, seed: int) -> None:
    chance = Random(seed)
    constraints = [
        LinearConstraint(w.name, tuple(chance.sample(w.terms, len(w.terms))), w.op, w.constant)
        for w in system.constraints
    ]
    names = list(system.stated)
    chance.shuffle(constraints)
    chance.shuffle(names)
    shuffled = System(
        tuple(constraints), {n: system.stated[n] for n in names}, system.domain, dict(system.weights)
    )
    assert diagnose(shuffled) == diagnose(system)


def test_the_report_the_project_began_with() -> None:
    parts = LinearConstraint("parts", ((1, "civilians"), (1, "fighters"), (1, "regime"), (-1, "total")), "==")
    stated = {
        "civilians": exactly(144),
        "fighters": exactly(85),
        "regime": exactly(102),
        "total": Interval(341, None),
    }
    (found,) = diagnose(System((parts,), stated))
    assert found.violated == ("parts",)
    assert [c.variables for c in found.conflicts] == [("civilians", "fighters", "regime", "total")]
    told = {c.changed: (str(c.forced[c.changed[0]]), c.distance) for c in found.corrections}
    assert told == {
        ("civilians",): ("[154, ∞)", 1),
        ("fighters",): ("[95, ∞)", 1),
        ("regime",): ("[112, ∞)", 1),
        ("total",): ("[331, 331]", 1),
    }


def test_a_chain_names_the_one_figure_that_explains_all() -> None:
    constraints = tuple(
        LinearConstraint(f"m{i:02}", ((1, f"x{i:02}"), (-1, f"x{i + 1:02}")), "<=") for i in range(30)
    )
    stated = {f"x{i:02}": exactly(10 * i + 55 * (i == 10)) for i in range(31)}
    (found,) = diagnose(System(constraints, stated))
    assert [c.changed for c in found.corrections] == [("x10",)]
    assert found.corrections[0].forced["x10"] == Interval(90, 110)
    assert [c.variables for c in found.conflicts] == [("x10", f"x{i}") for i in range(11, 16)]


def test_two_errors_far_apart_are_two_clusters_of_one_component() -> None:
    constraints = tuple(
        LinearConstraint(f"m{i:03}", ((1, f"x{i:03}"), (-1, f"x{i + 1:03}")), "<=") for i in range(200)
    )
    stated = {f"x{i:03}": exactly(10 * i + 55 * (i in (40, 160))) for i in range(201)}
    (found,) = diagnose(System(constraints, stated))
    assert [[c.changed for c in cluster.corrections] for cluster in found.clusters] == [
        [("x040",)],
        [("x160",)],
    ]
    assert found.complete


def chain(values: list[Interval]) -> System:
    constraints = (
        LinearConstraint(f"m{i:04}", ((1, f"x{i:04}"), (-1, f"x{i + 1:04}")), "<=")
        for i in range(len(values) - 1)
    )
    return System(tuple(constraints), {f"x{i:04}": value for i, value in enumerate(values)})


def test_one_low_figure_in_a_long_open_series_is_found_within_the_budget() -> None:
    stated = [exactly(100) if i == 2700 else Interval(3 * i, None) for i in range(3000)]
    (found,) = diagnose(chain(stated))
    (cluster,) = found.clusters
    assert [c.changed for c in cluster.corrections] == [("x2700",)]
    assert cluster.corrections[0].forced == {"x2700": Interval(3 * 2699, None)}
    assert cluster.minimal
    assert not cluster.exhaustive
    assert not found.complete


def test_a_spent_budget_is_said_and_what_is_told_still_holds() -> None:
    system = chain([exactly(10 * i + 1000 * (i == 10)) for i in range(100)])
    (found,) = diagnose(system, budget=Budget(conflicts=500))
    assert not found.complete
    assert [c.changed for c in found.corrections] == [("x0010",)]
    for conflict in found.conflicts:
        inside = {n: system.stated[n] for n in conflict.variables}
        assert not feasible(System(system.constraints, inside))
    (unsettled,) = diagnose(system, budget=Budget(proof=1, mends=1, conflicts=1, bounds=1))
    assert not unsettled.complete


def test_parity_is_seen_without_bounds() -> None:
    constraints = (
        LinearConstraint("even", ((1, "x"), (1, "y"), (-2, "a")), "=="),
        LinearConstraint("odd", ((1, "x"), (-1, "y"), (-2, "b")), "==", 1),
    )
    (found,) = diagnose(System(constraints, {}, Interval(None, None)))
    assert found.conflicts[0].variables == ()
    assert found.conflicts[0].constraints == ("even", "odd")


def test_a_circle_without_ends_does_not_creep_for_ever() -> None:
    constraints = (
        LinearConstraint("up", ((1, "x"), (-1, "y")), "<=", -1),
        LinearConstraint("back", ((1, "y"), (-1, "x")), "<=", 0),
    )
    assert not feasible(System(constraints, {}))
    assert not feasible(System(constraints, {}, Interval(0, 10**12)))


def test_a_figure_outside_the_domain_is_a_conflict_of_its_own() -> None:
    (found,) = diagnose(
        System((LinearConstraint("part", ((1, "a"), (-1, "b")), "<="),), {"a": exactly(-3), "b": exactly(2)})
    )
    assert [c.variables for c in found.conflicts] == [("a",)]
    assert found.conflicts[0].constraints == ()
    assert found.corrections[0].forced == {"a": Interval(0, 2)}
    assert found.violated == ("part",)


def test_two_laws_of_one_name_are_a_bug_of_the_caller() -> None:
    with pytest.raises(ValueError, match="both named same"):
        System((LinearConstraint("same", ((1, "a"),), "=="), LinearConstraint("same", ((1, "b"),), "==")), {})


def test_bounds_of_a_stranger_and_of_the_impossible() -> None:
    with pytest.raises(KeyError):
        bounds(System((), {}), "nobody")
    with pytest.raises(ValueError, match="no solution"):
        bounds(System((LinearConstraint("l", ((1, "a"),), ">=", 3),), {"a": exactly(2)}), "a")


def test_a_budget_that_ends_is_no_answer() -> None:
    constraints = (
        LinearConstraint("up", ((1, "x"), (-1, "y")), "<=", -1),
        LinearConstraint("back", ((1, "y"), (-1, "x")), "<=", 0),
        LinearConstraint("sum", ((3, "x"), (5, "z")), "==", 7),
    )
    system = System(constraints, {}, Interval(0, 10**6))
    assert feasible(system, budget=Budget(proof=1)) is None
    assert feasible(system) is False
    wide = System((LinearConstraint("sum", ((3, "x"), (5, "z")), "==", 10**9 + 1),), {})
    assert bounds(wide, "x", budget=Budget(proof=1, bounds=1)) is None
