"""Low, best and high estimates of one publisher: three statements of one count."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from hasila.model.interval import Interval
from hasila.model.report import Figure, FigureSet

ESTIMATES = ["low", "best", "high"]
"""The words of ``estimate:``."""


def with_estimates(figures: Sequence[Figure], estimates: Mapping[str, str]) -> tuple[Figure, ...]:
    """The figures; those of ``estimates`` (id → low, best or high) can be what the estimates of their set
    leave.

    The best one keeps its number; it can be anything from the low to the high one. Without a best one the
    two are the ends of a range. Estimates that are not in order are left as they stand, so that it is seen.
    """
    if not estimates:
        return tuple(figures)
    of_set: dict[FigureSet, dict[str, Figure]] = defaultdict(dict)
    for figure in figures:
        if figure.id in estimates and figure.number is not None:
            of_set[figure.set].setdefault(estimates[figure.id], figure)
    changed: dict[str, Figure] = {}
    for stated in of_set.values():
        changed.update((figure.key, figure) for figure in _estimated(stated))
    return tuple(changed.get(figure.key, figure) for figure in figures)


def _estimated(stated: Mapping[str, Figure]) -> Iterable[Figure]:
    """The low, the best and the high estimate of one set, as far as they are stated."""
    low, best, high = (stated.get(name) for name in ESTIMATES)
    least = low.interval.low if low else 0
    most = high.interval.high if high else None
    if low and high and not best and _in_order(least, None, most):
        ends = Interval(least, most)
        return [replace(figure, number=least, interval=ends, qualifier="range") for figure in (low, high)]
    found = [replace(low, interval=Interval(least, None), qualifier="at_least")] if low else []
    found += [replace(high, interval=Interval(0, most), qualifier="less_than")] if high else []
    if best and (low or high) and _in_order(least, best.number, most):
        found.append(replace(best, interval=Interval(least, most), qualifier="best"))
    return found


def _in_order(least: int | None, best: int | None, most: int | None) -> bool:
    known = [number for number in (least, best, most) if number is not None]
    return known == sorted(known)
