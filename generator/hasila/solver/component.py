"""The connected components of a system, with numbers in place of names, in canonical order.

The other modules work on these numbers. Variables and constraints are sorted by name first, so the order in
which they were given makes no difference to any answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from math import gcd

from hasila.model.data_class import dataclass
from hasila.model.frozen import quickly_made
from hasila.model.interval import Interval
from hasila.solver.system import LinearConstraint, System

End = int | None
"""One end of an interval; ``None`` is open."""

Ends = tuple[End, End]
"""The low and the high end of an interval."""

Term = tuple[int, int]
"""Coefficient and variable."""

UNITS = (1, -1)
"""Coefficients beside which no others have a common divisor."""


@quickly_made
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
        low, high = self.low, self.high
        return None if low is None else low - constant, None if high is None else high - constant


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


@dataclass(frozen=True, slots=True)
class NumberedSystem:
    """A system with numbers in place of names; ``whole`` is all of it, connected or not.

    ``joins`` are the rows as they connect variables: also those whose coefficients come to 0 in a row.
    """

    whole: Component
    joins: tuple[ConstraintRow, ...]
    joins_at: tuple[tuple[int, ...], ...]

    def parts(self, rows: Iterable[int], variables: Iterable[int]) -> tuple[Component, ...]:
        """The connected components of these rows and variables, in order of their first variable; a row
        without variables is a component by itself, and comes first.
        """
        return tuple(self._part(group) for group in self._groups(rows, variables))

    def parts_with(self, wanted: AbstractSet[str]) -> tuple[Component, ...]:
        """The components of the whole that hold a ``wanted`` variable."""
        names = self.whole.names
        numbers = {v for v, name in enumerate(names) if name in wanted}
        groups = self._groups(range(len(self.joins)), range(len(names)))
        return tuple(self._part(group) for group in groups if not numbers.isdisjoint(group.variables))

    def _groups(self, rows: Iterable[int], variables: Iterable[int]) -> Iterator[_Group]:
        left = set(rows)
        for r in sorted(left):
            if not self.joins[r].terms:
                left.discard(r)
                yield _Group([], [r])
        seen: set[int] = set()
        for v in variables:
            if v not in seen:
                yield self._reached(v, left, seen)

    def _reached(self, start: int, left: set[int], seen: set[int]) -> _Group:
        """The variables and rows that hang together with ``start``; the rows are taken out of ``left``."""
        seen.add(start)
        variables = [start]
        rows = []
        for v in variables:
            for r in self.joins_at[v]:
                if r not in left:
                    continue
                left.discard(r)
                rows.append(r)
                for _, other in self.joins[r].terms:
                    if other not in seen:
                        seen.add(other)
                        variables.append(other)
        return _Group(sorted(variables), sorted(rows))

    def _part(self, group: _Group) -> Component:
        """The component of a group; numbers keep their order."""
        whole, variables = self.whole, group.variables
        if len(variables) == len(whole.names) and len(group.rows) == len(whole.rows):
            return whole
        number = {v: i for i, v in enumerate(variables)}
        rows = tuple([_renumbered(whole.rows[r], number) for r in group.rows])
        return Component(
            names=tuple([whole.names[v] for v in variables]),
            constraints=tuple([whole.constraints[r] for r in group.rows]),
            rows=rows,
            at=rows_at(rows, len(variables)),
            domain=whole.domain,
            stated=tuple([whole.stated[v] for v in variables]),
            walls=frozenset([number[v] for v in whole.walls.intersection(variables)]),
            impossible=tuple([number[v] for v in whole.impossible if v in number]),
            weights=tuple([whole.weights[v] for v in variables]),
        )


@dataclass(frozen=True, slots=True)
class _Group:
    """The variables and rows of one component, in order."""

    variables: list[int]
    rows: list[int]


def _renumbered(row: ConstraintRow, number: Mapping[int, int]) -> ConstraintRow:
    """The row over other numbers in the same order."""
    return ConstraintRow(tuple([(c, number[v]) for c, v in row.terms]), row.low, row.high)


def numbered(system: System) -> NumberedSystem:
    """The system with its variables and constraints numbered in the order of their names."""
    constraints = sorted(system.constraints, key=lambda constraint: constraint.name)
    names = sorted(_names(system))
    number = {name: i for i, name in enumerate(names)}
    rows = tuple([_row(constraint, number) for constraint in constraints])
    joins = tuple([_joining(row, each, number) for row, each in zip(rows, constraints, strict=True)])
    domain = (system.domain.low, system.domain.high)
    cut, impossible = _cut([system.stated.get(name) for name in names], domain)
    whole = Component(
        names=tuple(names),
        constraints=tuple(constraint.name for constraint in constraints),
        rows=rows,
        at=rows_at(rows, len(names)),
        domain=domain,
        stated=cut,
        walls=frozenset(v for v, ends in enumerate(cut) if is_one_number(ends)),
        impossible=impossible,
        weights=tuple(system.weights.get(name, 1) for name in names),
    )
    return NumberedSystem(whole, joins, whole.at if joins == rows else rows_at(joins, len(names)))


def _joining(row: ConstraintRow, constraint: LinearConstraint, number: Mapping[str, int]) -> ConstraintRow:
    """The row; where it lost a variable, one that has all."""
    named = {number[name] for _, name in constraint.terms}
    if len(named) == len(row.terms):
        return row
    return ConstraintRow(tuple((1, v) for v in sorted(named)), None, None)


def _names(system: System) -> set[str]:
    """The variables that are stated or that a constraint names."""
    names = set(system.stated)
    for constraint in system.constraints:
        names.update([name for _, name in constraint.terms])
    return names


def components(system: System) -> tuple[Component, ...]:
    """The connected components of ``system``, each constraint and each stated variable in exactly one of
    them.
    """
    known = numbered(system)
    return known.parts(range(len(known.joins)), range(len(known.whole.names)))


def components_of(system: System, wanted: AbstractSet[str]) -> tuple[Component, ...]:
    """The components that hold a ``wanted`` variable."""
    return numbered(system).parts_with(wanted)


def make_row(terms: Iterable[Term], low: End, high: End) -> ConstraintRow:
    """A row in its normal form: one term a variable, none of them 0, no common divisor."""
    return _in_lowest_terms(_merged(terms), low, high)


def _in_lowest_terms(kept: tuple[Term, ...], low: End, high: End) -> ConstraintRow:
    """The row without the common divisor of its coefficients."""
    if kept and kept[0][0] in UNITS:
        return ConstraintRow(kept, low, high)
    divisor = gcd(*[c for c, _ in kept])
    if divisor <= 1:
        return ConstraintRow(kept, low, high)
    reduced = tuple((c // divisor, v) for c, v in kept)
    divided_low = _divided_up(low, divisor)
    divided_high = None if high is None else high // divisor
    return ConstraintRow(reduced, divided_low, divided_high)


def row_of(coefficients: Mapping[int, int], low: End, high: End) -> ConstraintRow:
    """A row in its normal form, from the coefficient of each variable; none of them is 0."""
    return _in_lowest_terms(tuple([(coefficients[v], v) for v in sorted(coefficients)]), low, high)


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
    placed = []
    constant = 0
    for c, v in row.terms:
        if v in number:
            placed.append((number[v], c))
        else:
            constant += c * (value(v) or 0)
    placed.sort()
    low, high = row.ends_less(constant) if constant else (row.low, row.high)
    return _in_lowest_terms(tuple([(c, i) for i, c in placed]), low, high)


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
    return tuple(map(tuple, at))
