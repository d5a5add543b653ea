"""A system taken apart: components that share no variable, numbered and in canonical order.

Everything behind this file works on whole-number indices. Variables and laws are sorted by name first, so
the order in which they were given makes no difference to any answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import gcd

from hasila.solver.system import LinearConstraint, System

End = int | None
"""One end of an interval; ``None`` is open."""


@dataclass(frozen=True, slots=True)
class Row:
    """``low <= Σ coefficient · variable <= high`` with coefficients of no common divisor.

    Dividing by the common divisor and rounding the ends inward is exact for whole numbers; it may leave
    ``low > high``, and then nothing satisfies the row.
    """

    terms: tuple[tuple[int, int], ...]
    low: End
    high: End


@dataclass(frozen=True, slots=True)
class Component:
    """One connected part of a system. ``lows``/``highs`` hold the domain; ``stated`` holds pairs of ends or None.

    A stated interval is already cut to the domain. A figure that misses the domain altogether cannot be true
    on its own: it is listed in ``impossible`` and counts as unpublished everywhere else.
    """

    names: tuple[str, ...]
    laws: tuple[str, ...]
    rows: tuple[Row, ...]
    at: tuple[tuple[int, ...], ...]
    domain: tuple[End, End]
    stated: tuple[tuple[End, End] | None, ...]
    impossible: tuple[int, ...]
    weights: tuple[int, ...]


def components(system: System) -> tuple[Component, ...]:
    """The connected components of ``system``, each law and each stated variable in exactly one of them."""
    return tuple(_component(system, names, laws) for names, laws in _connected(system))


def components_of(system: System, wanted: AbstractSet[str]) -> tuple[Component, ...]:
    """The components that hold a ``wanted`` variable."""
    groups = ((names, laws) for names, laws in _connected(system) if not wanted.isdisjoint(names))
    return tuple(_component(system, names, laws) for names, laws in groups)


def make_row(terms: Iterable[tuple[int, int]], low: End, high: End) -> Row:
    """A row in its normal form: one term a variable, none of them 0, no common divisor."""
    merged: dict[int, int] = {}
    for coefficient, variable in terms:
        merged[variable] = merged.get(variable, 0) + coefficient
    kept = tuple((c, v) for v, c in sorted(merged.items()) if c)
    divisor = gcd(*(c for c, _ in kept))
    if divisor <= 1:
        return Row(kept, low, high)
    return Row(
        tuple((c // divisor, v) for c, v in kept),
        None if low is None else -(-low // divisor),
        None if high is None else high // divisor,
    )


def meet(one: tuple[End, End], other: tuple[End, End]) -> tuple[End, End] | None:
    """The numbers in both intervals, as ends; ``None`` where there are none."""
    low = one[0] if other[0] is None else other[0] if one[0] is None else max(one[0], other[0])
    high = one[1] if other[1] is None else other[1] if one[1] is None else min(one[1], other[1])
    return None if low is not None and high is not None and low > high else (low, high)


def _connected(system: System) -> list[tuple[list[str], list[LinearConstraint]]]:
    """Names and laws of each component; a law without variables is a component by itself."""
    laws = sorted(system.laws, key=lambda law: law.name)
    names = sorted(set(system.stated) | {name for law in laws for _, name in law.terms})
    number = {name: i for i, name in enumerate(names)}
    parent = _joined(laws, number)
    parts: dict[int, tuple[list[str], list[LinearConstraint]]] = {}
    for i, name in enumerate(names):
        parts.setdefault(_find(parent, i), ([], []))[0].append(name)
    for law in laws:
        if law.terms:
            parts[_find(parent, number[law.terms[0][1]])][1].append(law)
    bare: list[tuple[list[str], list[LinearConstraint]]] = [([], [law]) for law in laws if not law.terms]
    return bare + list(parts.values())


def _joined(laws: Sequence[LinearConstraint], number: dict[str, int]) -> list[int]:
    """A forest over the variables: those of one component lead to one root."""
    parent = list(range(len(number)))
    for law in laws:
        if law.terms:
            root = _find(parent, number[law.terms[0][1]])
            for _, name in law.terms[1:]:
                parent[_find(parent, number[name])] = root
    return parent


def _find(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _component(system: System, names: list[str], laws: list[LinearConstraint]) -> Component:
    number = {name: i for i, name in enumerate(names)}
    rows = tuple(_row(law, number) for law in laws)
    domain = (system.domain.low, system.domain.high)
    given = [system.stated.get(name) for name in names]
    cut = [None if g is None else meet((g.low, g.high), domain) for g in given]
    return Component(
        names=tuple(names),
        laws=tuple(law.name for law in laws),
        rows=rows,
        at=_rows_at(rows, len(names)),
        domain=domain,
        stated=tuple(cut),
        impossible=tuple(i for i, g in enumerate(given) if g is not None and cut[i] is None),
        weights=tuple(system.weights.get(name, 1) for name in names),
    )


def range_of(terms: Iterable[tuple[int, int]], ends: Callable[[int], tuple[End, End]]) -> tuple[End, End]:
    """The least and the greatest the sum of ``terms`` can be when each variable keeps to its ends."""
    low: End = 0
    high: End = 0
    for c, v in terms:
        near, far = ends(v) if c > 0 else ends(v)[::-1]
        low = None if low is None or near is None else low + c * near
        high = None if high is None or far is None else high + c * far
    return low, high


def _row(law: LinearConstraint, number: dict[str, int]) -> Row:
    low = None if law.op == "<=" else law.constant
    high = None if law.op == ">=" else law.constant
    placed = {number[name]: c for c, name in law.terms}
    if len(placed) == len(law.terms) and {1, -1}.issuperset(placed.values()):
        return Row(tuple([(placed[v], v) for v in sorted(placed)]), low, high)
    return make_row(((c, number[name]) for c, name in law.terms), low, high)


def _rows_at(rows: Sequence[Row], count: int) -> tuple[tuple[int, ...], ...]:
    at: list[list[int]] = [[] for _ in range(count)]
    for r, row in enumerate(rows):
        for _, variable in row.terms:
            at[variable].append(r)
    return tuple(tuple(rows_of) for rows_of in at)
