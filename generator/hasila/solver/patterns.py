"""Errors that people make, each as a hypothesis about a cluster of conflicts.

A hypothesis is tried before it is reported: its fix is put in the place of what was stated, and only if all
constraints around the cluster can then hold is it a pattern. Several patterns may fit; none is preferred.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice, takewhile

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval, exactly
from hasila.solver.component import Component, ConstraintRow, Term, components_of
from hasila.solver.diagnosis import Cluster, ForcedCorrection
from hasila.solver.figure_table import Cell, FigureTable
from hasila.solver.keystroke import longer_by_two, slips, swaps
from hasila.solver.linked_patterns import (
    computed,
    entered_late,
    fall_of,
    off_to_an_end,
    parent_of,
    stood_too_high,
)
from hasila.solver.meter import Meter
from hasila.solver.pattern import FoundPatterns, Kind, Pattern
from hasila.solver.pattern_context import TRIAL, NumberedComponent, PatternContext, numbered, search_steps
from hasila.solver.row_range import row_range
from hasila.solver.shifts import SEVERAL, ColumnShift, column_shifts, row_shifted
from hasila.solver.system import LinearConstraint, System

STEPS = 400_000
"""So many steps may be taken for the patterns of one cluster; a step looks at one figure or one constraint.
"""

COPIED_FROM = 6
"""A number may have been copied from so many rows before."""

WIDE = 40
"""Figures of one row that lie further apart are not taken to be in each other's place."""

TRIED_ALREADY = ("unlisted group", "counted outside")
"""Patterns that hold though no number changes: their finders have tried them."""

HUNDRED = 100
THOUSAND = 1000


def find_patterns(
    system: System, clusters: Sequence[Cluster], table: FigureTable, *, steps: int = STEPS
) -> tuple[FoundPatterns, ...]:
    """The patterns of each cluster, as far as ``steps`` for each cluster go.

    Figures that are not in the ``table`` take part only in patterns that need no neighbours. A column that
    slipped may leave several clusters behind; its pattern is then reported of each of them. Where ``system``
    is a part of more, a pattern may name figures of the table beyond it: of these nothing was tried.
    """
    if not clusters:
        return ()
    contexts = _contexts(system, clusters, table, steps)
    collections = [_found_alone(context) for context in contexts]
    for shift in column_shifts(contexts, steps):
        for i in shift.clusters:
            collections[i].add(shift)
    return tuple(collection.finished() for collection in collections)


@dataclass(slots=True)
class _Found:
    """The patterns of one cluster while they are collected."""

    patterns: list[Pattern]
    complete: bool = True

    def add(self, shift: ColumnShift) -> None:
        self.complete = self.complete and shift.complete
        if shift.pattern is not None:
            self.patterns.append(shift.pattern)

    def finished(self) -> FoundPatterns:
        patterns = _in_order(self.patterns)
        return FoundPatterns(patterns, self.complete)


def _contexts(
    system: System, clusters: Sequence[Cluster], table: FigureTable, steps: int
) -> list[PatternContext]:
    constraints = {constraint.name: constraint for constraint in system.constraints}
    wanted = {cluster.variables[0] for cluster in clusters if cluster.variables}
    homes = [numbered(component) for component in components_of(system, wanted)]
    contexts = []
    for cluster in clusters:
        home = _home(cluster, homes)
        meter, search = Meter(steps), Meter(search_steps(steps))
        context = PatternContext(system, home, cluster, table, constraints, meter, search)
        contexts.append(context)
    return contexts


NOTHING = numbered(Component((), (), (), (), (None, None), (), frozenset(), (), ()))
"""The component of clusters without figures: their patterns need none of its rows."""


def _home(cluster: Cluster, homes: Iterable[NumberedComponent]) -> NumberedComponent:
    if not cluster.variables:
        return NOTHING
    first = cluster.variables[0]
    return next(home for home in homes if first in home.numbers)


def _found_alone(context: PatternContext) -> _Found:
    """The patterns that one cluster shows by itself; none of a cluster without figures."""
    found: list[Pattern] = []
    if not context.cluster.variables:
        return _Found(found)
    for pattern in _hypotheses(context):
        fits = pattern.kind in TRIED_ALREADY or context.fits(pattern.mend)
        if context.meter.empty:
            break
        if fits:
            found.append(pattern)
    return _Found(found, complete=not context.meter.empty)


def _hypotheses(context: PatternContext) -> Iterator[Pattern]:
    for finder in FINDERS:
        yield from finder(context)


def _in_order(patterns: Iterable[Pattern]) -> tuple[Pattern, ...]:
    """The patterns without doubles, sorted by kind and figures."""
    unique = {_identity(pattern): pattern for pattern in patterns}
    keys = sorted(unique, key=str)
    return tuple(unique[key] for key in keys)


def _identity(pattern: Pattern) -> tuple[object, ...]:
    fix = sorted(pattern.mend.items(), key=str)
    return pattern.kind, pattern.figures, tuple(fix), pattern.constraint


def _keystroke(context: PatternContext) -> Iterator[Pattern]:
    """One key: of the numbers a keystroke away that are possible, the nearest to what was written."""
    for correction in context.single:
        (name,) = correction.changed
        written = context.number(name)
        nearest_first = sorted(slips(written), key=lambda number: (abs(number - written), number))
        for nearest in islice(_possible(context, correction, nearest_first), 1):
            yield _changing_one("keystroke", name, exactly(nearest))


def _possible(
    context: PatternContext, correction: ForcedCorrection, candidates: Iterable[int]
) -> Iterator[int]:
    """Those of the candidates that the only figure of the correction can be."""
    (name,) = correction.changed
    for number in candidates:
        if number in correction.forced[name] and context.fits({name: exactly(number)}):
            yield number


def _sign(context: PatternContext) -> Iterator[Pattern]:
    for name in context.cluster.variables:
        number = context.number(name)
        if number and context.system.stated[name].value is not None:
            negated = context.restated(name, -number)
            yield _changing_one("sign", name, negated)


def _slipped_thousand(context: PatternContext) -> Iterator[Pattern]:
    for name in context.cluster.variables:
        written = context.number(name)
        if not written:
            continue
        if written % THOUSAND == 0:
            reduced = context.restated(name, written // THOUSAND)
            yield _changing_one("slipped thousand", name, reduced)
        multiplied = context.restated(name, written * THOUSAND)
        yield _changing_one("slipped thousand", name, multiplied)


def _changing_one(kind: Kind, name: str, interval: Interval) -> Pattern:
    return Pattern(kind, (name,), {name: interval})


def _digits_swapped(context: PatternContext) -> Iterator[Pattern]:
    """Two neighbouring digits in each other's place, where that gives a possible number."""
    for correction in context.single:
        (name,) = correction.changed
        candidates = sorted(swaps(context.number(name)))
        for number in _possible(context, correction, candidates):
            yield _changing_one("digits swapped", name, exactly(number))


def _digits_lost(context: PatternContext) -> Iterator[Pattern]:
    """Two neighbouring digits left out, where that gives a possible number: 40 for 4,040."""
    for correction in context.single:
        (name,) = correction.changed
        forced = correction.forced[name]
        if not _has_more_digits(context.number(name), forced):
            continue
        inside = [number for number in longer_by_two(context.number(name)) if number in forced]
        for number in islice(sorted(inside), 1):
            yield _changing_one("digits lost", name, exactly(number))


def _has_more_digits(number: int, forced: Interval) -> bool:
    """True where the figure could have two digits more than were written."""
    digits = len(str(abs(number))) + 2
    fewest, most = 10 ** (digits - 1), 10**digits - 1
    return number < 0 or forced.meet(Interval(fewest, most)) is not None


def _rounded(context: PatternContext) -> Iterator[Pattern]:
    """A round number among exact ones, where a number that rounds to it would do."""
    for correction in context.single:
        (name,) = correction.changed
        rounded = rounds_to(context.number(name))
        possible = correction.forced[name].meet(rounded)
        if possible is not None:
            yield _changing_one("rounded", name, possible)


def rounds_to(number: int) -> Interval:
    """The numbers for which ``number`` stands if rounded to its last hundred, thousand …; else itself."""
    unit = 1
    while number and number % (unit * 10) == 0:
        unit *= 10
    if unit < HUNDRED:
        return exactly(number)
    half = unit // 2
    return Interval(number - half, number + half - 1)


def _swapped(context: PatternContext) -> Iterator[Pattern]:
    """Two figures of one row, or neighbours in one column, each with the other's number.

    Where corrections of one figure would do, a swap is reported if several constraints that fail would then
    hold, or neither of the two would do alone, or what the one must have been stands beside it.
    """
    beside = set(_beside(context))
    for one, other in sorted({*_pairs(context, _worth_a_swap(context)), *beside}):
        if not context.meter.spend(TRIAL):
            return
        if context.number(one) == context.number(other) or not context.touches_all_needed((one, other)):
            continue
        one_would_do = not context.forced_alone.keys().isdisjoint((one, other))
        fewest = SEVERAL if one_would_do and (one, other) not in beside else 1
        if fewest > 1 and not _several_fail_at(context, one, other):
            continue
        moved_here = context.restated(one, context.number(other))
        moved_there = context.restated(other, context.number(one))
        fix = {one: moved_here, other: moved_there}
        if not context.single or context.resolved(fix) >= fewest:
            yield Pattern("swapped", (one, other), fix)


def _worth_a_swap(context: PatternContext) -> list[str]:
    """The figures of the cluster that are tried with others; where one constraint fails, those that would not
    do alone."""
    if not context.single or len(context.broken_at(_in_reach(context))) >= SEVERAL:
        return context.placed
    return [name for name in context.placed if name not in context.forced_alone]


def _beside(context: PatternContext) -> Iterator[tuple[str, str]]:
    """Each figure that must have been just the number that stands beside it, with that neighbour."""
    for name, forced in context.forced_alone.items():
        number = forced.value
        if number is None or min(number, context.number(name)) < TWO_DIGITS:
            continue
        for other in context.table.beside(name):
            if context.number(other) == number and other in context.numbers:
                yield _ordered(name, other)


TWO_DIGITS = 10
"""Numbers below stand beside each other by chance."""


def _several_fail_at(context: PatternContext, *names: str) -> bool:
    """True where several constraints that name one of the figures fail."""
    known = (context.numbers[name] for name in names if name in context.numbers)
    return len(context.broken_at(known)) >= SEVERAL


def _in_reach(context: PatternContext) -> set[int]:
    """The figures of the cluster and all of the component that stand in one row with one of them."""
    names = set(context.cluster.variables)
    for name in context.cluster.variables:
        names.update(context.table.row_of(name))
    return {context.numbers[name] for name in names if name in context.numbers}


def _pairs(context: PatternContext, names: Iterable[str]) -> set[tuple[str, str]]:
    """Each of these figures with those of its row, and one of the cluster next to it in its column."""
    at: dict[Cell, list[str]] = defaultdict(list)
    for name in context.placed:
        at[context.grid[name]].append(name)
    pairs: set[tuple[str, str]] = set()
    for name in names:
        row, column = context.grid[name]
        others = context.numbers.keys() & _near_in_row(context, name)
        near = (*at.get((row - 1, column), ()), *at.get((row + 1, column), ()))
        pairs.update(_ordered(name, other) for other in others.union(near) - {name})
    return pairs


def _near_in_row(context: PatternContext, name: str) -> tuple[str, ...]:
    """The figures of the row, of a wide one those near in it."""
    row = context.table.row_of(name)
    place = row.index(name)
    return row[max(0, place - WIDE) : place + WIDE + 1]


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)


def _copied(context: PatternContext) -> Iterator[Pattern]:
    """A figure that repeats an earlier row; a stale part, if a whole it belongs to has advanced meanwhile."""
    for correction in context.single:
        (name,) = correction.changed
        back = _rows_back_to_same(context, name)
        if back is None:
            continue
        earlier = context.table.before(name, back)
        if earlier is not None and not _stands_still(context, earlier):
            kind = _copy_kind(context, name, back)
            forced = correction.forced[name]
            yield Pattern(kind, (earlier, name), {name: forced})


def _rows_back_to_same(context: PatternContext, name: str) -> int | None:
    """The fewest rows back to an earlier figure of the column with the same number."""
    for back in range(1, COPIED_FROM + 1):
        earlier = context.table.before(name, back)
        if earlier is not None and context.number(earlier) == context.number(name):
            return back
    return None


def _stands_still(context: PatternContext, name: str) -> bool:
    """True where the row before says the same; a number that comes once more then says nothing."""
    return _rows_back_to_same(context, name) == 1


def _copy_kind(context: PatternContext, name: str, back: int) -> Kind:
    if back > 1:
        return "copied from an earlier row"
    return "stale part" if _parent_advanced(context, name) else "copied from the previous row"


def _parent_advanced(context: PatternContext, part: str) -> bool:
    """True where a sum has ``part`` as a part and its whole has risen since the row before."""
    for constraint in context.cluster_constraints:
        for parent in parent_of(constraint):
            if part != parent and parent in context.system.stated and _names(constraint, part):
                before = context.table.before(parent)
                if before is not None and context.number(before) < context.number(parent):
                    return True
    return False


def _names(constraint: LinearConstraint, figure: str) -> bool:
    return any(name == figure for _, name in constraint.terms)


def _carried(context: PatternContext) -> Iterator[Pattern]:
    """A running count that starts again from too low a number and goes on from there.

    It names all rows until the count has caught up.
    """
    for constraint in context.cluster_constraints:
        fall = fall_of(context, constraint)
        if fall is None:
            continue
        high, low = fall
        later = context.table.column_from(low)
        top = context.number(high)
        run = _beginning_below(context, later, top)
        if len(run) > 1:
            fix = dict.fromkeys(run, Interval(top, None))
            yield Pattern("carried on", run, fix)


def _beginning_below(context: PatternContext, names: Sequence[str], top: int) -> tuple[str, ...]:
    """The first of the figures, as long as they are less than ``top``."""
    run = takewhile(lambda name: context.number(name) < top, names)
    return tuple(run)


def _unlisted(context: PatternContext) -> Iterator[Pattern]:
    """A sum that would hold if a group were missing from the list: its parts stay below the whole."""
    component = context.component
    row_of = {name: r for r, name in enumerate(component.constraints)}
    for constraint in context.cluster_constraints:
        parent = parent_of(constraint) if constraint.op == "==" else []
        if not parent:
            continue
        r = row_of[constraint.name]
        parent_number = context.numbers[parent[0]]
        missing = _missing(component.rows[r], parent_number)
        if context.fits({}, {r: ConstraintRow(missing, 1, None)}):
            names = sorted(name for _, name in constraint.terms)
            amount = _amount(context, missing)
            yield Pattern("unlisted group", tuple(names), {}, constraint.name, amount)


def _missing(row: ConstraintRow, parent: int) -> tuple[Term, ...]:
    """The whole minus the listed parts."""
    terms = []
    for c, v in row.terms:
        size = abs(c)
        terms.append((size if v == parent else -size, v))
    return tuple(terms)


def _amount(context: PatternContext, missing: Sequence[Term]) -> Interval:
    """The number of people of the group, by what was stated of the whole and the parts alone; at least 1."""
    component = context.component
    amount = row_range(missing, lambda v: component.stated[v] or component.domain)
    low, high = amount.ends
    return Interval(max(1, low or 1), high)


def _outside(context: PatternContext) -> Iterator[Pattern]:
    """A sum that would hold without one of its parts: that part may be counted outside the whole.

    Both numbers stay as they were stated."""
    for constraint in context.cluster_constraints:
        parent = parent_of(constraint) if constraint.op == "==" else []
        if not parent:
            continue
        r = context.component.constraints.index(constraint.name)
        for part in _too_much(context, constraint, parent[0]):
            loosened = _without_part(context.component.rows[r], context.numbers[part])
            if context.fits({}, {r: loosened}):
                pair = (part, parent[0])
                stated = {name: context.stated(name) for name in pair}
                yield Pattern("counted outside", pair, stated, constraint.name)


def _too_much(context: PatternContext, constraint: LinearConstraint, parent: str) -> list[str]:
    """The parts of a sum of plain numbers in one row by which these are more than the whole. (A step to a
    running total is no such sum.)"""
    names = [name for _, name in constraint.terms]
    if not set(names).issubset(context.table.row_of(parent)):
        return []
    if any(context.system.stated.get(name, context.system.domain).value is None for name in names):
        return []
    parts = [name for name in names if name != parent]
    excess = sum(map(context.number, parts)) - context.number(parent)
    return [part for part in sorted(parts) if 0 < excess == context.number(part)]


def _without_part(row: ConstraintRow, part: int) -> ConstraintRow:
    """The row without the term of one variable."""
    terms = tuple((c, v) for c, v in row.terms if v != part)
    return ConstraintRow(terms, row.low, row.high)


Finder = Callable[[PatternContext], Iterable[Pattern]]
FINDERS: tuple[Finder, ...] = (
    _keystroke,
    _sign,
    _slipped_thousand,
    _digits_swapped,
    _digits_lost,
    _rounded,
    _swapped,
    _copied,
    _carried,
    row_shifted,
    _unlisted,
    _outside,
    computed,
    entered_late,
    stood_too_high,
    off_to_an_end,
)
