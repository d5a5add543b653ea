"""``python -m tests.bench.trouble``: components made to be hard, each in a process of its own; none may hang.

Printed: processor seconds, the clusters found, how many are settled (all smallest ways out are known), how
many list every conflict, whether the diagnosis says that it is whole, and whether looking only around the
trouble tells the same.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import combinations, pairwise, product
from random import Random

from hasila.model.interval import Interval, exactly
from hasila.solver import LinearConstraint, System, diagnose, diagnose_around


def chain(length: int = 100_000, errors: int = 300, least: float = 0.0, step: int = 5) -> System:
    """Counts that never fall, one long component; some misprinted, each by more than a few neighbours can
    hide.
    """
    chance, total, stated = Random(7), 0, {}
    names = [f"day{i:06}" for i in range(length)]
    wrong = set(chance.sample(range(length), errors))
    for i, name in enumerate(names):
        total += chance.randrange(step)
        number = total + 40 * (i in wrong)
        stated[name] = Interval(number, None) if chance.random() < least else exactly(number)
    constraints = (LinearConstraint(f"{a} rises", ((1, a), (-1, b)), "<=") for a, b in pairwise(names))
    return System(tuple(constraints), stated)


def windows(days: int = 24, errors: int = 6, least: float = 0.1) -> System:
    """A count of every run of days, and a law for each way to put one together from two."""
    chance = Random(7)
    per_day = [chance.randrange(9) for _ in range(days)]
    runs = list(combinations(range(days + 1), 2))
    numbers = {f"{a:02}-{b:02}": sum(per_day[a:b]) for a, b in runs}
    constraints = [
        LinearConstraint(
            f"{a:02}-{k:02}-{b:02}",
            ((1, f"{a:02}-{k:02}"), (1, f"{k:02}-{b:02}"), (-1, f"{a:02}-{b:02}")),
            "==",
        )
        for a, b in runs
        for k in range(a + 1, b)
    ]
    return System(tuple(constraints), _stated(chance, numbers, errors, least))


def grid(parts: int = 5, groups: int = 5, times: int = 40, errors: int = 8, least: float = 0.1) -> System:
    """Parts × groups × times with every margin, and every line a count that never falls."""
    chance, numbers, constraints = Random(7), {}, []
    cells = dict.fromkeys(product(range(parts), range(groups)), 0)
    for t in range(times):
        cells = {cell: number + chance.randrange(3) for cell, number in cells.items()}
        numbers |= {f"c{p}{g}@{t:03}": number for (p, g), number in cells.items()}
        for p in range(parts):
            numbers[f"p{p}@{t:03}"] = sum(cells[p, g] for g in range(groups))
            constraints.append(_sum(f"p{p}@{t:03}", [f"c{p}{g}@{t:03}" for g in range(groups)]))
        for g in range(groups):
            numbers[f"g{g}@{t:03}"] = sum(cells[p, g] for p in range(parts))
            constraints.append(_sum(f"g{g}@{t:03}", [f"c{p}{g}@{t:03}" for p in range(parts)]))
        numbers[f"all@{t:03}"] = sum(cells.values())
        constraints.append(_sum(f"all@{t:03}", [f"p{p}@{t:03}" for p in range(parts)]))
        constraints.append(_sum(f"all@{t:03}", [f"g{g}@{t:03}" for g in range(groups)], "by group"))
    for name in sorted(numbers):
        line, t = name.split("@")
        if int(t):
            constraints.append(
                LinearConstraint(f"{name} rises", ((1, f"{line}@{int(t) - 1:03}"), (-1, name)), "<=")
            )
    return System(tuple(constraints), _stated(chance, numbers, errors, least))


def knapsack(size: int = 40) -> System:
    """Large coefficients, no ends: a question that only a budget brings to an end."""
    chance = Random(7)
    terms = tuple((chance.randrange(10**6, 10**7), f"x{i:02}") for i in range(size))
    return System(
        (
            LinearConstraint("one", terms, "==", 10**9 + 7),
            LinearConstraint("other", tuple((c % 9973 + 1, n) for c, n in terms), "==", 10**6 + 3),
        ),
        {},
    )


def _sum(whole: str, parts: list[str], how: str = "adds") -> LinearConstraint:
    return LinearConstraint(f"{whole} {how}", (*((1, part) for part in parts), (-1, whole)), "==")


def _stated(chance: Random, numbers: dict[str, int], errors: int, least: float) -> dict[str, Interval]:
    wrong = set(chance.sample(sorted(numbers), errors))
    return dict(_said(chance, name, number + 50 * (name in wrong), least) for name, number in numbers.items())


def _said(chance: Random, name: str, number: int, least: float) -> tuple[str, Interval]:
    return name, Interval(number, None) if chance.random() < least else exactly(number)


CASES: dict[str, Callable[[], System]] = {
    "chain of 100,000 with 300 errors": chain,
    "the same, a tenth open": lambda: chain(least=0.1),
    "the same, nine tenths open": lambda: chain(least=0.9),
    "a flat chain of 20,000, nine tenths open": lambda: chain(20_000, 100, 0.9, 1),
    "all windows of 24 days": windows,
    "all windows of 24 days, half open": lambda: windows(least=0.5),
    "all windows of 40 days, 40 errors": lambda: windows(40, 40),
    "grid 5 × 5 × 40 with all margins": grid,
    "grid 5 × 5 × 40, half open": lambda: grid(least=0.5),
    "grid 8 × 8 × 60, 60 errors": lambda: grid(8, 8, 60, 60),
    "two knapsacks of 40": knapsack,
}


def printed(system: System) -> dict[str, int]:
    return {name: i.low for name, i in system.stated.items() if i.low is not None}


def measure(case: str) -> str:
    """One line, made in this process."""
    system = CASES[case]()
    began = time.process_time()
    found = diagnose(system)
    whole = time.process_time() - began
    began = time.process_time()
    part, again = diagnose_around(system, printed(system))
    near = time.process_time() - began
    clusters = [cluster for diagnosis in found for cluster in diagnosis.clusters]
    same = sorted(map(str, _ways(again))) == sorted(map(str, _ways(found)))
    return (
        f"{len(system.stated):6} figures {len(system.constraints):6} laws  "
        f"{whole:6.2f} s, {near:6.2f} s around ({len(part.constraints)} laws, the same: {same})  "
        f"{len(clusters)} clusters, "
        f"{sum(c.minimal for c in clusters)} settled, "
        f"{sum(c.exhaustive for c in clusters)} with every conflict, "
        f"complete: {all(d.complete for d in found)}  "
        f"{resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024} MB"
    )


def _ways(found: tuple) -> Iterator[object]:
    return (
        [correction.changed for correction in cluster.corrections]
        for one in found
        for cluster in one.clusters
    )


def main() -> None:
    for case in CASES:
        run = subprocess.run(
            [sys.executable, "-m", "tests.bench.trouble", case],
            capture_output=True,
            text=True,
            timeout=3600,
            check=False,
        )
        print(f"{case}: {run.stdout.strip() or run.stderr[-400:]}", flush=True)


if __name__ == "__main__":
    print(measure(sys.argv[1])) if sys.argv[1:] else main()
