"""The slow and certain way: try every assignment of a small world. What the arithmetic is compared with."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from itertools import chain, combinations, product

from hasila.model.interval import Interval
from hasila.solver import LinearConstraint, System


def solutions(system: System, figures: Collection[str] | None = None) -> Iterator[dict[str, int]]:
    """Every assignment that satisfies the laws, the (finite) domain, and what is stated of
    ``figures`` (all).
    """
    held = system.stated if figures is None else {f: system.stated[f] for f in figures}
    names = sorted(
        set(system.stated) | {name for constraint in system.constraints for _, name in constraint.terms}
    )
    ranges = [_values(system.domain, held.get(name)) for name in names]
    for values in product(*ranges):
        world = dict(zip(names, values, strict=True))
        if all(satisfied(constraint, world) for constraint in system.constraints):
            yield world


def _values(domain: Interval, stated: Interval | None) -> list[int]:
    return [n for n in range(domain.low, domain.high + 1) if stated is None or n in stated]


def satisfied(constraint: LinearConstraint, world: dict[str, int]) -> bool:
    total = sum(c * world[name] for c, name in constraint.terms)
    return {
        "==": total == constraint.constant,
        "<=": total <= constraint.constant,
        ">=": total >= constraint.constant,
    }[constraint.op]


def possible(system: System, figures: Collection[str] | None = None) -> bool:
    return next(solutions(system, figures), None) is not None


def minimal_conflicts(system: System) -> set[frozenset[str]]:
    bad = [frozenset(f) for f in _subsets(system.stated) if not possible(system, f)]
    return {one for one in bad if not any(other < one for other in bad)}


def smallest_corrections(system: System, *, lightest: bool = False) -> set[frozenset[str]]:
    """Of the figures whose release leaves a possible world, the cheapest sets of the whole system."""
    good = [frozenset(f) for f in _subsets(system.stated) if possible(system, set(system.stated) - set(f))]
    prices = {one: price(system, one, lightest) for one in good}
    return {one for one in good if prices[one] == min(prices.values())}


def price(system: System, figures: Collection[str], lightest: bool) -> tuple[int, int]:
    weight = sum(system.weights.get(f, 1) for f in figures)
    return (weight, len(figures)) if lightest else (len(figures), weight)


def reach(system: System, figures: Collection[str] | None = None) -> dict[str, tuple[int, int]]:
    """The least and the greatest value of each variable over all solutions."""
    worlds = list(solutions(system, figures))
    return {n: (min(w[n] for w in worlds), max(w[n] for w in worlds)) for n in worlds[0]}


def _subsets(stated: Collection[str]) -> Iterator[tuple[str, ...]]:
    names = sorted(stated)
    return chain.from_iterable(combinations(names, size) for size in range(len(names) + 1))
