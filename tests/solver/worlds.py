"""Ledgers as reports make them, in chance sizes: the worlds on which the solver's word is checked by
another's.

Windows × categories × times: each category splits into parts at each time, totals add the categories up,
counts never fall, a window's new deaths bridge two times. Some figures are open, some rounded, some
unpublished, and some are misprinted.
"""

from __future__ import annotations

from collections.abc import Callable
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


# Shapes beyond those of a ledger


def odd(chance: Random) -> System:
    """A chance system of a shape that ledgers seldom have: overlapping divisions of several wholes, a wide
    sum, coefficients of up to 60; every system is consistent but for numbers misprinted by little.
    """
    make = chance.choice((_overlapping, _wide, _of_large_coefficients))
    truth, constraints = make(chance)
    stated = {
        name: _said(chance, _nearly(chance, value)) for name, value in truth.items() if chance.random() < 0.85
    }
    return System(tuple(constraints), stated)


Truth = dict[str, int]


def _nearly(chance: Random, value: int) -> int:
    """The number, now and then wrong by one or two."""
    return value if chance.random() < 0.9 else max(0, value + chance.choice((-2, -1, 1, 2)))


def _overlapping(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """Cells that two or three wholes divide each in its own way, and that all of them share."""
    cells = {f"cell{i}": chance.randint(0, 9) for i in range(chance.randint(3, 7))}
    truth: Truth = dict(cells)
    constraints: list[LinearConstraint] = []
    for whole in range(chance.randint(2, 3)):
        chosen = sorted(chance.sample(sorted(cells), chance.randint(2, len(cells))))
        name = f"whole{whole}"
        truth[name] = sum(cells[cell] for cell in chosen)
        terms = (*((1, cell) for cell in chosen), (-1, name))
        constraints.append(LinearConstraint(f"{name} adds", terms, "=="))
        groups = _halves(chosen)
        for number, group in enumerate(groups):
            of_group = f"{name}-{number}"
            truth[of_group] = sum(cells[cell] for cell in group)
            adds = (*((1, cell) for cell in group), (-1, of_group))
            constraints.append(LinearConstraint(f"{of_group} adds", adds, "=="))
        both = (*((1, f"{name}-{number}") for number in range(len(groups))), (-1, name))
        constraints.append(LinearConstraint(f"{name} halves", both, "=="))
    return truth, constraints


def _halves(names: list[str]) -> list[list[str]]:
    middle = len(names) // 2
    return [names[:middle], names[middle:]]


def _wide(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """One whole of very many parts, on two days."""
    parts = chance.randint(12, 40)
    truth: Truth = {}
    constraints: list[LinearConstraint] = []
    for day in range(2):
        names = [f"part{i}@{day}" for i in range(parts)]
        for i, name in enumerate(names):
            truth[name] = truth.get(f"part{i}@{day - 1}", 0) + chance.randint(0, 3)
            _rises(constraints, f"part{i}", day)
        truth[f"whole@{day}"] = sum(truth[name] for name in names)
        terms = (*((1, name) for name in names), (-1, f"whole@{day}"))
        constraints.append(LinearConstraint(f"whole@{day} adds", terms, "=="))
    return truth, constraints


_SCORES = (-60, -12, -7, 1, 2, 5, 12, 20, 60)


def _of_large_coefficients(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """Sums of dozens, scores and the like."""
    return _with_coefficients(chance, 12, lambda: chance.choice(_SCORES))


def _with_coefficients(
    chance: Random, most: int, coefficient: Callable[[], int]
) -> tuple[Truth, list[LinearConstraint]]:
    """A few numbers up to ``most``, and sums of two or three of them, each times a ``coefficient``."""
    truth: Truth = {f"x{i}": chance.randint(0, most) for i in range(chance.randint(3, 6))}
    constraints: list[LinearConstraint] = []
    for number in range(chance.randint(1, 4)):
        chosen = chance.sample(sorted(truth), chance.randint(2, 3))
        terms = tuple((coefficient(), name) for name in chosen)
        total = sum(c * truth[name] for c, name in terms)
        op = chance.choice(("==", "<=", ">="))
        constraints.append(LinearConstraint(f"sum{number}", terms, op, total))
    return truth, constraints


# Shapes further out


def beyond(chance: Random) -> System:
    """A chance system further out: three wholes that divide the same cells across each other, a sum of up to
    80 parts, ranges that leave a whole just enough room or just too little, coefficients of up to 900.
    """
    make = chance.choice((_crossing, _wider, _of_larger_coefficients))
    if chance.random() < 0.25:
        return _of_little_room(chance)
    truth, constraints = make(chance)
    kept = chance.choice((0.6, 0.85, 1.0))
    stated = {
        name: _said(chance, _nearly(chance, value)) for name, value in truth.items() if chance.random() < kept
    }
    return System(tuple(constraints), stated)


def _crossing(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """Three wholes, each of most cells, each cut into groups of its own; their sum is a whole, too."""
    cells = {f"cell{i}": chance.randint(0, 9) for i in range(chance.randint(5, 9))}
    truth: Truth = dict(cells)
    constraints: list[LinearConstraint] = []
    for whole in range(3):
        chosen = chance.sample(sorted(cells), chance.randint(3, len(cells)))
        cut = chance.randint(1, len(chosen) - 1)
        name = f"whole{whole}"
        groups = {f"{name}-0": chosen[:cut], f"{name}-1": chosen[cut:]}
        for of_group, group in groups.items():
            _adds_up(truth, constraints, of_group, group)
        _adds_up(truth, constraints, name, list(groups))
        if chance.random() < 0.5:
            constraints.append(LinearConstraint(f"{name} holds", ((1, chosen[0]), (-1, name)), "<="))
    _adds_up(truth, constraints, "all", [f"whole{whole}" for whole in range(3)])
    return truth, constraints


def _adds_up(truth: Truth, constraints: list[LinearConstraint], whole: str, parts: list[str]) -> None:
    truth[whole] = sum(truth[part] for part in parts)
    terms = (*((1, part) for part in parts), (-1, whole))
    constraints.append(LinearConstraint(f"{whole} adds", terms, "=="))


def _wider(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """One whole of very many parts, and a second whole of every third of them."""
    names = [f"part{i}" for i in range(chance.randint(30, 80))]
    truth: Truth = {name: chance.randint(0, 5) for name in names}
    constraints: list[LinearConstraint] = []
    _adds_up(truth, constraints, "whole", names)
    _adds_up(truth, constraints, "third", names[::3])
    constraints.append(LinearConstraint("third within", ((1, "third"), (-1, "whole")), "<="))
    return truth, constraints


def _of_larger_coefficients(chance: Random) -> tuple[Truth, list[LinearConstraint]]:
    """Sums and differences with coefficients that have little in common."""
    return _with_coefficients(chance, 20, lambda: chance.choice((-1, 1)) * chance.randint(1, 900))


def _of_little_room(chance: Random) -> System:
    """Two wholes whose parts are ranges that add up to them exactly at their ends, or miss them by one."""
    stated: dict[str, Interval] = {}
    constraints: list[LinearConstraint] = []
    shared = "shared"
    stated[shared] = Interval(chance.randint(0, 3), chance.randint(3, 6))
    for whole in range(2):
        parts = [shared]
        for i in range(chance.randint(2, 5)):
            low = chance.randint(0, 5)
            name = f"part{whole}-{i}"
            stated[name] = Interval(low, low + chance.randint(0, 3))
            parts.append(name)
        ends = [stated[part] for part in parts]
        edge = chance.choice((sum(end.low or 0 for end in ends), sum(end.high or 0 for end in ends)))
        stated[f"whole{whole}"] = exactly(max(0, edge + chance.choice((-1, 0, 0, 1))))
        terms = (*((chance.choice((1, 1, 1, 2)), part) for part in parts), (-1, f"whole{whole}"))
        constraints.append(LinearConstraint(f"whole{whole} adds", terms, "=="))
    return System(tuple(constraints), stated)
