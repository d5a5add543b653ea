"""Ledgers as reports make them, in chance sizes: the worlds on which the solver's word is checked by
another's.

Windows × categories × times: each category splits into parts at each time, totals add the categories up,
counts never fall, a window's new deaths bridge two times. Some figures are open, some rounded, some
unpublished, and some are misprinted.
"""

from __future__ import annotations

from random import Random

from hasila.model.interval import Interval, exactly
from hasila.solver import LinearConstraint, System


def ledger(chance: Random) -> System:
    """One chance ledger of 4 to about 60 variables."""
    times, categories, parts = chance.randint(1, 4), chance.randint(1, 3), chance.randint(0, 3)
    truth: dict[str, int] = {}
    constraints: list[LinearConstraint] = []
    for t in range(times):
        for c in range(categories):
            _category(chance, truth, constraints, t, c, parts)
        _whole(chance, truth, constraints, t, categories)
    published = {n: v for n, v in truth.items() if chance.random() < chance.choice((0.5, 0.8, 1.0))}
    stated = {n: _said(chance, _misprinted(chance, v)) for n, v in published.items()}
    return System(tuple(constraints), stated)


def _category(
    chance: Random, truth: dict[str, int], constraints: list[LinearConstraint], t: int, c: int, parts: int
) -> None:
    for p in range(parts):
        name = f"part{c}{p}@{t}"
        truth[name] = truth.get(f"part{c}{p}@{t - 1}", chance.randint(0, 9)) + chance.randint(0, 4)
        _rises(constraints, f"part{c}{p}", t)
    name = f"cat{c}@{t}"
    exhaustive = chance.random() < 0.6
    unlisted = 0 if exhaustive else chance.randint(0, 5)
    listed = [f"part{c}{p}@{t}" for p in range(parts)]
    truth[name] = max(truth.get(f"cat{c}@{t - 1}", 0), sum(truth[n] for n in listed) + unlisted)
    sums = sum(truth[n] for n in listed) == truth[name]
    if listed:
        op = "==" if sums and exhaustive else "<="
        constraints.append(LinearConstraint(f"split {name}", (*((1, n) for n in listed), (-1, name)), op))
    _rises(constraints, f"cat{c}", t)


def _whole(
    chance: Random, truth: dict[str, int], constraints: list[LinearConstraint], t: int, categories: int
) -> None:
    names = [f"cat{c}@{t}" for c in range(categories)]
    truth[f"total@{t}"] = sum(truth[n] for n in names)
    constraints.append(
        LinearConstraint(f"total@{t} adds", (*((1, n) for n in names), (-1, f"total@{t}")), "==")
    )
    _rises(constraints, "total", t)
    if t and chance.random() < 0.7:
        truth[f"new@{t}"] = truth[f"total@{t}"] - truth[f"total@{t - 1}"]
        constraints.append(
            LinearConstraint(f"step@{t}", ((1, f"total@{t - 1}"), (1, f"new@{t}"), (-1, f"total@{t}")), "==")
        )


def _rises(constraints: list[LinearConstraint], series: str, t: int) -> None:
    if t:
        constraints.append(
            LinearConstraint(f"{series}@{t} rises", ((1, f"{series}@{t - 1}"), (-1, f"{series}@{t}")), "<=")
        )


def _misprinted(chance: Random, value: int) -> int:
    return value if chance.random() < 0.93 else max(0, value + chance.choice((-10, -3, -1, 1, 2, 10, 90)))


def _said(chance: Random, value: int) -> Interval:
    kind = chance.random()
    if kind < 0.6:
        return exactly(value)
    if kind < 0.8:
        return Interval(max(0, value - chance.randint(0, 2)), None)
    return Interval(max(0, value - 2), value + 2) if kind < 0.9 else Interval(0, value)
