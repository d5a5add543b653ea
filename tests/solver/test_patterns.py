"""Mistakes as hands make them, sown one at a time: each is recognised, and nothing is told that does not
mend."""

from itertools import pairwise

from hasila.model.interval import Interval, exactly
from hasila.solver import Cluster, Conflict, LinearConstraint, System, diagnose
from hasila.solver.figure_table import sheet_of
from hasila.solver.patterns import Pattern, find_patterns

SERIES = ("civilians", "fighters", "regime", "total")
TRUE = [(100, 60, 70, 230), (110, 65, 81, 256), (121, 72, 95, 288), (135, 80, 99, 314), (144, 85, 102, 331)]


def ledger(rows: list[tuple[int, ...]]) -> tuple[System, dict[str, tuple[int, int]]]:
    """Five reports of four figures: each a partition, each series never falling."""
    constraints, stated, grid = [], {}, {}
    for r, row in enumerate(rows):
        names = [f"{series}@{r}" for series in SERIES]
        constraints.append(LinearConstraint(f"sum@{r}", (*((1, n) for n in names[:3]), (-1, names[3])), "=="))
        stated |= {n: exactly(v) for n, v in zip(names, row, strict=True)}
        grid |= {n: (r, c) for c, n in enumerate(names)}
        if r:
            constraints += [
                LinearConstraint(f"{s}@{r} rises", ((1, f"{s}@{r - 1}"), (-1, f"{s}@{r}")), "<=")
                for s in SERIES
            ]
    return System(tuple(constraints), stated), grid


def told(system: System, grid: dict[str, tuple[int, int]]) -> list[Pattern]:
    clusters = [cluster for d in diagnose(system) for cluster in d.clusters]
    return [
        pattern
        for found in find_patterns(system, clusters, sheet_of(grid, system.stated))
        for pattern in found
    ]


def changed(**cells: int) -> list[tuple[int, ...]]:
    """The true rows with cells changed, ``total4=341``."""
    rows = [list(row) for row in TRUE]
    for cell, value in cells.items():
        rows[int(cell[-1])][SERIES.index(cell[:-1])] = value
    return [tuple(row) for row in rows]


def kinds(*, having: str | None = None, **cells: int) -> set[str]:
    system, grid = ledger(changed(**cells))
    clusters = [cluster for d in diagnose(system) for cluster in d.clusters]
    found = []
    for cluster, patterns in zip(
        clusters, find_patterns(system, clusters, sheet_of(grid, system.stated)), strict=True
    ):
        found += patterns
        for pattern in patterns:
            mended = System(system.constraints, {**system.stated, **pattern.mend}, system.domain)
            left = {c.variables for d in diagnose(mended) for c in d.conflicts}
            assert not pattern.mend or not left & {c.variables for c in cluster.conflicts}, pattern
    return {p.kind for p in found if having is None or having in p.figures}


def test_a_sound_ledger_shows_nothing() -> None:
    assert told(*ledger(TRUE)) == []


def test_a_keystroke() -> None:
    assert "keystroke" in kinds(having="total@4", total4=341)


def test_two_figures_swapped() -> None:
    assert "swapped" in kinds(having="civilians@3", civilians3=80, fighters3=135)


def test_a_stale_part_is_told_from_a_copied_whole() -> None:
    assert "stale part" in kinds(having="regime@2", regime2=81)
    assert "copied from the previous row" in kinds(having="total@2", total2=256)


def test_a_row_shifted_by_one_column() -> None:
    assert "row shifted" in kinds(civilians3=0, fighters3=135, regime3=80, total3=99)


def test_a_column_shifted_by_one_row() -> None:
    assert "column shifted" in kinds(fighters1=72, fighters2=80, fighters3=85)


def test_an_unlisted_group_has_an_amount() -> None:
    system, grid = ledger(changed(total4=341))
    (pattern,) = [p for p in told(system, grid) if p.kind == "unlisted group"]
    assert pattern.constraint == "sum@4"
    assert pattern.amount == exactly(10)
    assert pattern.mend == {}


def test_an_open_total_leaves_the_unlisted_group_open() -> None:
    system, grid = ledger(changed(total4=341))
    stated = {**system.stated, "total@4": Interval(341, None)}
    found = told(System(system.constraints, stated), grid)
    assert [p.amount for p in found if p.kind == "unlisted group"] == [Interval(10, None)]


def test_a_slipped_thousand_and_a_sign() -> None:
    assert "slipped thousand" in kinds(having="regime@4", regime4=102_000)
    assert "sign" in kinds(having="regime@4", regime4=-102)


def test_two_digits_swapped_and_a_round_number() -> None:
    assert "digits swapped" in kinds(having="total@4", total4=313)
    assert "rounded" in kinds(having="total@4", total4=300)
    assert "rounded" not in kinds(having="total@4", total4=340)


def test_a_number_of_two_rows_before() -> None:
    assert "copied from an earlier row" in kinds(having="total@3", total3=256)


def test_a_number_that_stood_still_before_is_no_copy() -> None:
    counts = (12, 12, 15, 12)
    names = [f"total@{i}" for i in range(len(counts))]
    rises = [
        LinearConstraint(f"{other} rises", ((1, one), (-1, other)), "<=") for one, other in pairwise(names)
    ]
    system = System(tuple(rises), {name: exactly(n) for name, n in zip(names, counts, strict=True)})
    assert not any("copied" in p.kind for p in told(system, {name: (i, 0) for i, name in enumerate(names)}))


def test_a_count_carried_on_too_low() -> None:
    counts = (90, 120, 130, 100, 103, 107, 140)
    names = [f"total@{i}" for i in range(len(counts))]
    rises = [
        LinearConstraint(f"{other} rises", ((1, one), (-1, other)), "<=") for one, other in pairwise(names)
    ]
    system = System(tuple(rises), {name: exactly(n) for name, n in zip(names, counts, strict=True)})
    (pattern,) = [
        p for p in told(system, {name: (i, 0) for i, name in enumerate(names)}) if p.kind == "carried on"
    ]
    assert pattern.figures == ("total@3", "total@4", "total@5")
    assert set(pattern.mend.values()) == {Interval(130, None)}


def test_a_swap_is_told_only_where_several_laws_tell_of_it() -> None:
    assert "swapped" not in kinds(total4=341)


def one_row(*laws: LinearConstraint, **numbers: int) -> set[tuple[str, tuple[str, ...]]]:
    """The patterns of one report, by kind and figures."""
    system = System(laws, {name: exactly(number) for name, number in numbers.items()})
    return {(p.kind, p.figures) for p in told(system, {name: (0, c) for c, name in enumerate(numbers)})}


def sum_of(whole: str, *parts: str) -> LinearConstraint:
    return LinearConstraint(whole, (*((1, part) for part in parts), (-1, whole)), "==")


def test_an_exchange_is_told_where_one_law_fails_that_neither_of_the_two_would_mend_alone() -> None:
    laws = sum_of("hospital", "ward", "care"), sum_of("positive", "hospital", "home")
    found = one_row(*laws, ward=140, care=36, hospital=1208, home=176, positive=1384)
    assert ("swapped", ("home", "hospital")) in found


def test_an_exchange_is_told_where_what_a_figure_must_have_been_stands_beside_it() -> None:
    most = [LinearConstraint(f"{name} in", ((1, name), (-1, "all")), "<=") for name in ("killed", "injured")]
    laws = (sum_of("killed", "men", "women"), *most)
    assert ("swapped", ("injured", "killed")) in one_row(
        *laws, men=20, women=30, killed=75, injured=50, all=900
    )
    apart = one_row(*laws, men=20, women=30, killed=75, all=900, injured=50)
    small = one_row(*laws, men=2, women=3, killed=7, injured=5, all=900)
    assert "swapped" not in {kind for kind, _ in apart | small}


def test_one_slipped_column_is_told_of_all_its_clusters() -> None:
    rows = [(100 + 9 * i, 60 + (i * i) % 7 + 3 * i) for i in range(14)]
    whole = [(a, b, 70, a + b + 70) for a, b in rows]
    slipped = [(whole[i - 1][0] if 3 <= i < 11 else a, b, c, t) for i, (a, b, c, t) in enumerate(whole)]
    system, grid = ledger(slipped)
    clusters = [
        Cluster((Conflict(tuple(f"{s}@{r}" for s in SERIES), (f"sum@{r}",)),), ()) for r in range(3, 11)
    ]
    shifts = [
        [p for p in found if p.kind == "column shifted"]
        for found in find_patterns(system, clusters, sheet_of(grid, system.stated))
    ]
    assert [len(found) for found in shifts] == [1] * 8
    assert {p.figures for found in shifts for p in found} == {tuple(f"civilians@{i}" for i in range(3, 11))}


def test_no_grid_is_no_neighbour() -> None:
    system, _ = ledger(changed(total4=341))
    assert {p.kind for p in told(system, {})} == {"keystroke", "unlisted group"}
