"""The connected components of a system, with numbers in place of names, in canonical order.

The other modules work on these numbers. Variables and constraints are sorted by name first, so the order in
which they were given makes no difference to any answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import filterfalse
from math import gcd

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval
from hasila.solver.system import LinearConstraint, System

End = int | None
"""One end of an interval; ``None`` is open."""

Ends = tuple[End, End]
"""The low and the high end of an interval."""

Term = tuple[int, int]
"""Coefficient and variable."""


@dataclass(frozen=True, slots=True)
class ConstraintRow:
    """``low <= Σ coefficient · variable <= high`` with coefficients of no common divisor.

    Dividing by the common divisor and rounding the ends inward is exact for whole numbers; it may leave
    ``low > high``, and then nothing satisfies the row.
    """

    terms: tuple[Term, ...]
    low: End
    high: End

    def holds(self, total: int) -> bool:
        """True where the sum can be ``total``."""
        if self.low is not None and total < self.low:
            return False
        return self.high is None or total <= self.high

    def ends_less(self, constant: int) -> Ends:
        """The ends with ``constant`` taken off."""
        return _end_less(self.low, constant), _end_less(self.high, constant)


def _end_less(end: End, constant: int) -> End:
    return None if end is None else end - constant


@dataclass(frozen=True, slots=True)
class Component:
    """One connected part of a system. ``at`` gives the rows of each variable; ``constraints`` names each row.

    ``stated`` is what was published of each variable, cut to the domain, or None. A figure that misses the
    domain altogether cannot be true on its own: it is listed in ``impossible`` and counts as unpublished
    elsewhere. ``walls`` are the variables that were stated as one number.
    """

    names: tuple[str, ...]
    constraints: tuple[str, ...]
    rows: tuple[ConstraintRow, ...]
    at: tuple[tuple[int, ...], ...]
    domain: Ends
    stated: tuple[Ends | None, ...]
    walls: frozenset[int]
    impossible: tuple[int, ...]
    weights: tuple[int, ...]

    def variables_of(self, rows: Iterable[int]) -> Iterator[int]:
        """The variables of these rows, as often as they occur."""
        for r in rows:
            for _, variable in self.rows[r].terms:
                yield variable


def components(system: System) -> tuple[Component, ...]:
    """The connected components of ``system``, each constraint and each stated variable in exactly one of
    them.
    """
    groups = _connected(system)
    return tuple(_component(system, group) for group in groups)


def components_of(system: System, wanted: AbstractSet[str]) -> tuple[Component, ...]:
    """The components that hold a ``wanted`` variable."""
    groups = _connected(system)
    kept = [group for group in groups if not wanted.isdisjoint(group.names)]
    return tuple(_component(system, group) for group in kept)


def make_row(terms: Iterable[Term], low: End, high: End) -> ConstraintRow:
    """A row in its normal form: one term a variable, none of them 0, no common divisor."""
    kept = _merged(terms)
    divisor = gcd(*(c for c, _ in kept))
    if divisor <= 1:
        return ConstraintRow(kept, low, high)
    reduced = tuple((c // divisor, v) for c, v in kept)
    divided_low = _divided_up(low, divisor)
    divided_high = None if high is None else high // divisor
    return ConstraintRow(reduced, divided_low, divided_high)


def _merged(terms: Iterable[Term]) -> tuple[Term, ...]:
    """One term a variable, in order of the variables; those that come to 0 are left out."""
    given = tuple(terms)
    merged = {variable: coefficient for coefficient, variable in given}
    if len(merged) < len(given):
        merged = dict.fromkeys(merged, 0)
        for coefficient, variable in given:
            merged[variable] += coefficient
    return tuple((merged[v], v) for v in sorted(merged) if merged[v])


def reduced_row(row: ConstraintRow, number: Mapping[int, int], value: Callable[[int], End]) -> ConstraintRow:
    """The row over the variables that ``number`` renumbers; the others stand at their ``value``."""
    terms = []
    constant = 0
    for c, v in row.terms:
        if v in number:
            terms.append((c, number[v]))
        else:
            constant += c * (value(v) or 0)
    return make_row(terms, *row.ends_less(constant))


def _divided_up(end: End, divisor: int) -> End:
    return None if end is None else -(-end // divisor)


def meet(one: Ends, other: Ends) -> Ends | None:
    """The numbers in both intervals, as ends; ``None`` where there are none."""
    low, high = one
    other_low, other_high = other
    if low is None or (other_low is not None and other_low > low):
        low = other_low
    if high is None or (other_high is not None and other_high < high):
        high = other_high
    if low is not None and high is not None and low > high:
        return None
    return low, high


@dataclass(frozen=True, slots=True)
class _Group:
    """The names and constraints of one component."""

    names: list[str]
    constraints: list[LinearConstraint]


def _connected(system: System) -> list[_Group]:
    """The groups of all components; a constraint without variables is a component by itself."""
    constraints = sorted(system.constraints, key=lambda constraint: constraint.name)
    number = _numbered(sorted(_names(system)))
    parent = _joined(constraints, number)
    groups: dict[int, _Group] = {}
    for name, i in number.items():
        root = _root(parent, i)
        group = groups.setdefault(root, _Group([], []))
        group.names.append(name)
    for constraint in filter(_has_terms, constraints):
        root = _root(parent, _first_number(constraint, number))
        groups[root].constraints.append(constraint)
    bare = [_Group([], [constraint]) for constraint in filterfalse(_has_terms, constraints)]
    return bare + list(groups.values())


def _has_terms(constraint: LinearConstraint) -> bool:
    return bool(constraint.terms)


def _names(system: System) -> set[str]:
    """The variables that are stated or that a constraint names."""
    names = set(system.stated)
    for constraint in system.constraints:
        names.update(name for _, name in constraint.terms)
    return names


def _numbered(names: Iterable[str]) -> dict[str, int]:
    return {name: i for i, name in enumerate(names)}


def _first_number(constraint: LinearConstraint, number: Mapping[str, int]) -> int:
    _, name = constraint.terms[0]
    return number[name]


def _joined(constraints: Sequence[LinearConstraint], number: Mapping[str, int]) -> list[int]:
    """A forest over the variables: those of one component lead to one root."""
    parent = list(range(len(number)))
    for constraint in filter(_has_terms, constraints):
        root = _root(parent, _first_number(constraint, number))
        for _, name in constraint.terms[1:]:
            joined = _root(parent, number[name])
            parent[joined] = root
    return parent


def _root(parent: list[int], i: int) -> int:
    while parent[i] != i:
        parent[i] = parent[parent[i]]
        i = parent[i]
    return i


def _component(system: System, group: _Group) -> Component:
    names = group.names
    number = _numbered(names)
    rows = tuple(_row(constraint, number) for constraint in group.constraints)
    domain = (system.domain.low, system.domain.high)
    cut, impossible = _cut([system.stated.get(name) for name in names], domain)
    weights = tuple(system.weights.get(name, 1) for name in names)
    return Component(
        names=tuple(names),
        constraints=tuple(constraint.name for constraint in group.constraints),
        rows=rows,
        at=rows_at(rows, len(names)),
        domain=domain,
        stated=cut,
        walls=frozenset(v for v, ends in enumerate(cut) if is_one_number(ends)),
        impossible=impossible,
        weights=weights,
    )


def _cut(given: Iterable[Interval | None], domain: Ends) -> tuple[tuple[Ends | None, ...], tuple[int, ...]]:
    """The stated intervals, cut to the domain, and the variables of which nothing is left."""
    cut: list[Ends | None] = []
    impossible = []
    for v, stated in enumerate(given):
        ends = None if stated is None else meet((stated.low, stated.high), domain)
        cut.append(ends)
        if stated is not None and ends is None:
            impossible.append(v)
    return tuple(cut), tuple(impossible)


def is_one_number(ends: Ends | None) -> bool:
    """True where something was stated that leaves one number."""
    return ends is not None and ends[0] is not None and ends[0] == ends[1]


def _row(constraint: LinearConstraint, number: Mapping[str, int]) -> ConstraintRow:
    low = None if constraint.op == "<=" else constraint.constant
    high = None if constraint.op == ">=" else constraint.constant
    placed = {number[name]: c for c, name in constraint.terms}
    if len(placed) == len(constraint.terms) and {1, -1}.issuperset(placed.values()):
        terms = tuple([(placed[v], v) for v in sorted(placed)])
        return ConstraintRow(terms, low, high)
    numbered = ((c, number[name]) for c, name in constraint.terms)
    return make_row(numbered, low, high)


def rows_at(rows: Sequence[ConstraintRow], count: int) -> tuple[tuple[int, ...], ...]:
    """The numbers of the rows that name each of ``count`` variables."""
    at: list[list[int]] = [[] for _ in range(count)]
    for r, row in enumerate(rows):
        for _, variable in row.terms:
            at[variable].append(r)
    return tuple(tuple(rows_of) for rows_of in at)
