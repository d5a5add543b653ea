"""One cluster with everything that is needed to try on it what may have been meant: a *fix* gives some
figures other intervals, and is of use only if all constraints around the cluster can then hold."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import field, replace
from functools import cached_property

from hasila.model.data_class import dataclass
from hasila.model.interval import Interval, exactly
from hasila.solver.block import NONE, Block, block_box, blocks_around, ends_of, is_wall, settle
from hasila.solver.component import Component, ConstraintRow, Ends, is_one_number, meet
from hasila.solver.diagnosis import Cluster, Conflict, ForcedCorrection
from hasila.solver.extremes import extremes
from hasila.solver.figure_table import FigureTable, Grid
from hasila.solver.meter import DEFAULT, Meter
from hasila.solver.row_range import RowRange, row_range
from hasila.solver.solving import Witness, filled_near, solve
from hasila.solver.system import LinearConstraint, System

TRIAL = 16
"""So many steps are counted for each fix that is tried, and one for every so many figures of its component.
"""

SEARCH = 4
"""For each step that may be taken for the patterns of a cluster, so many may be taken to look for solutions
of what is loose around it; and so many at least:"""

LEAST_SEARCH = 40_000

Fix = Mapping[str, Interval]
"""What would have been stated, by figure."""


def search_steps(steps: int) -> int:
    """The steps of looking for solutions, where so many ``steps`` may be taken beside."""
    return max(LEAST_SEARCH, SEARCH * steps)


class RowChecks:
    """The rows of a component, each by itself, as stated and with some variables changed.

    The range of a row is added up once; after that a change costs as many steps as it has variables.
    """

    def __init__(self, component: Component) -> None:
        self.component = component
        self._ranges: dict[int, RowRange] = {}
        self._coefficients: dict[int, dict[int, int]] = {}
        self._broken: dict[int, bool] = {}

    def broken(self, r: int) -> bool:
        """True where the row fails by itself as stated."""
        if r not in self._broken:
            row = self.component.rows[r]
            self._broken[r] = self._range(r).misses(row)
        return self._broken[r]

    def fails(self, r: int, changed: Mapping[int, Ends]) -> bool:
        """True where the row fails by itself with the ``changed`` ends."""
        changed_range = self._range(r).copy()
        coefficients = self._coefficients[r]
        for v, ends in changed.items():
            if v in coefficients:
                coefficient = coefficients[v]
                changed_range.remove(coefficient, self._stated(v))
                changed_range.add(coefficient, ends)
        return changed_range.misses(self.component.rows[r])

    def _range(self, r: int) -> RowRange:
        if r not in self._ranges:
            terms = self.component.rows[r].terms
            self._ranges[r] = row_range(terms, self._stated)
            self._coefficients[r] = {v: c for c, v in terms}
        return self._ranges[r]

    def _stated(self, v: int) -> Ends:
        return ends_of(self.component, v, NONE)


@dataclass(frozen=True, slots=True)
class NumberedComponent:
    """A component with the number of each of its names."""

    component: Component
    numbers: Mapping[str, int]
    checks: RowChecks


def numbered(component: Component) -> NumberedComponent:
    numbers = {name: i for i, name in enumerate(component.names)}
    return NumberedComponent(component, numbers, RowChecks(component))


@dataclass(frozen=True, slots=True)
class _Surroundings:
    """The rows around some figures, and the variables between them that may take several values."""

    rows: tuple[int, ...]
    loose: tuple[int, ...]


@dataclass(frozen=True)
class PatternContext:
    """One cluster, the component and the table it is in, and what is known of them.

    ``meter`` counts the rows and figures looked at, ``search`` the steps of looking for solutions of what
    is loose between them. Once either is empty no fix counts as possible: what was yielded before stands,
    what comes later is to be left out.
    """

    system: System
    home: NumberedComponent
    cluster: Cluster
    table: FigureTable
    constraints: Mapping[str, LinearConstraint]
    meter: Meter
    search: Meter
    _around: dict[frozenset[int], _Surroundings] = field(default_factory=dict)
    _settled: dict[Block, bool] = field(default_factory=dict)
    _broken: dict[int, frozenset[int]] = field(default_factory=dict)
    _values: dict[int, int] = field(default_factory=dict)

    @property
    def component(self) -> Component:
        return self.home.component

    @property
    def numbers(self) -> Mapping[str, int]:
        return self.home.numbers

    @property
    def grid(self) -> Grid:
        return self.table.grid

    @property
    def placed(self) -> list[str]:
        """The figures of the cluster that stand in the table."""
        return [name for name in self.cluster.variables if name in self.grid]

    @cached_property
    def single(self) -> list[ForcedCorrection]:
        """The corrections that change one figure only."""
        return [correction for correction in self.cluster.corrections if len(correction.changed) == 1]

    @cached_property
    def forced_alone(self) -> dict[str, Interval]:
        """What each figure must be that is a correction by itself."""
        return {name: each.forced[name] for each in self.single for name in each.changed}

    @cached_property
    def cluster_constraints(self) -> list[LinearConstraint]:
        """The constraints of the cluster's conflicts, by name."""
        names = {name for conflict in self.cluster.conflicts for name in conflict.constraints}
        return [self.constraints[name] for name in sorted(names)]

    def stated(self, name: str) -> Interval:
        """The interval that was stated of a figure of the system or of the table."""
        of_system = self.system.stated.get(name)
        return self.table.stated[name] if of_system is None else of_system

    def number(self, name: str) -> int:
        """The number that was written, whatever its qualifier (of "up to 40" it is 40)."""
        stated = self.stated(name)
        if stated.low is not None:
            return stated.low
        return stated.high if stated.high is not None else 0

    def restated(self, name: str, number: int) -> Interval:
        """``number`` in the place of the written one, under the same qualifier."""
        stated = self.stated(name)
        if stated.value is not None:
            return exactly(number)
        shift = number - self.number(name)
        return stated + exactly(shift)

    def fits(self, fix: Fix, loosened: Mapping[int, ConstraintRow] | None = None) -> bool:
        """True where everything around the cluster can hold with the ``fix`` (and rows ``loosened``, by
        number).
        """
        if not loosened and not self.touches_all_needed(fix):
            return False
        changed = self._changed(fix)
        if changed is None:
            return False
        touched_rows = {r for v in changed for r in self.component.at[v]}
        if not self.meter.spend(TRIAL + len(self.component.names) // TRIAL + len(touched_rows)):
            return False
        if any(self.home.checks.fails(r, changed) for r in touched_rows):
            return False
        return self._can_hold(changed, touched_rows, loosened or {})

    def touches_all_needed(self, figures: Iterable[str]) -> bool:
        """False where a constraint of the cluster that fails by itself has none of these figures: whatever
        they are, it fails.
        """
        named = frozenset(figures)
        return not any(map(named.isdisjoint, self._needed))

    def bounds(self, fix: Fix) -> dict[str, Interval]:
        """The true least and greatest number of each figure of the ``fix``, which gives the most that it can
        be; nothing where the constraints around the cluster cannot hold with it. A figure beyond the
        component has what the ``fix`` gives.
        """
        if not self.fits(fix):
            return {}
        fixed = self._fixed_component(self._changed(fix) or {}, {})
        known = self.numbers
        return {name: self._bounds_of(fixed, name) if name in known else fix[name] for name in fix}

    def _bounds_of(self, fixed: Component, name: str) -> Interval:
        v = self.numbers[name]
        block = next(iter(blocks_around(fixed, [v], NONE)), None)
        ends = ends_of(fixed, v, NONE)
        if block is None:
            return Interval(*ends)
        box = block_box(fixed, block, NONE)
        meter = Meter(DEFAULT.bounds)
        witness = solve(box, meter)
        if not isinstance(witness, Witness):
            return Interval(*ends)
        place = block.variables.index(v)
        found, _ = extremes(box, witness, [place], meter)
        return Interval(*found[place])

    def resolved(self, fix: Fix) -> int:
        """The number of constraints that fail by themselves as stated and can hold with the ``fix``."""
        changed = self._changed(fix) or {}
        checks = self.home.checks
        broken = self.broken_at(changed)
        return sum(not checks.fails(r, changed) for r in broken)

    def broken_at(self, figures: Iterable[int]) -> set[int]:
        """The rows of these figures that fail by themselves."""
        found: set[int] = set()
        for v in figures:
            if v not in self._broken:
                self._broken[v] = frozenset(filter(self.home.checks.broken, self.component.at[v]))
            found |= self._broken[v]
        return found

    @property
    def failing(self) -> list[str]:
        """The figures in the table of those constraints at the suspect figures that fail by themselves."""
        suspects = set(self.cluster.variables)
        for correction in self.cluster.corrections:
            suspects.update(correction.changed)
        rows = self.broken_at(self.numbers[name] for name in suspects)
        variables = self.component.variables_of(rows)
        figures = {self.component.names[v] for v in variables}
        return sorted(figures & self.grid.keys())

    @cached_property
    def _needed(self) -> list[set[str]]:
        """The figures of each constraint of the cluster that fails by itself: every fix must change one."""
        constraints = {constraint.name for constraint in self.cluster_constraints}
        near = self.broken_at(self._cluster_figures)
        needed = [r for r in near if self.component.constraints[r] in constraints]
        names = self.component.names
        return [{names[v] for v in self.component.variables_of([r])} for r in needed]

    @cached_property
    def _cluster_figures(self) -> frozenset[int]:
        return frozenset(self.numbers[name] for name in self.cluster.variables)

    def _changed(self, fix: Fix) -> dict[int, Ends] | None:
        """The ends that the ``fix`` gives to figures of the component; ``None`` where it gives one that is
        outside the domain.
        """
        domain = (self.system.domain.low, self.system.domain.high)
        changed: dict[int, Ends] = {}
        for name, interval in fix.items():
            inside = meet((interval.low, interval.high), domain)
            if inside is None:
                return None
            if name in self.numbers:
                changed[self.numbers[name]] = inside
        return changed

    def _can_hold(
        self, changed: Mapping[int, Ends], touched_rows: set[int], loosened: Mapping[int, ConstraintRow]
    ) -> bool:
        """True where the rows around the cluster hold together; each of ``touched_rows`` does by itself."""
        around = self._surroundings(frozenset(changed))
        altered_rows = touched_rows.union(loosened)
        untouched = (r for r in around.rows if r not in altered_rows)
        if any(self.home.checks.broken(r) for r in untouched):
            return False
        fixed = self._fixed_component(changed, loosened)
        if any(_misses(fixed, row) for row in loosened.values()):
            return False
        blocks = blocks_around(fixed, (*around.loose, *changed), NONE)
        return all(self._settles(fixed, block, altered_rows) for block in blocks)

    def _settles(self, fixed: Component, block: Block, altered_rows: set[int]) -> bool:
        """True where the block has a solution; remembered for blocks in which nothing is altered."""
        altered = not altered_rows.isdisjoint(block.rows)
        self.meter.spend(len(block.rows))
        if altered or block not in self._settled:
            size = sum(len(fixed.rows[r].terms) for r in block.rows)
            self.meter.spend(size)
            settled = self._can_be(fixed, block)
            if altered:
                return settled
            self._settled[block] = settled
        return self._settled[block]

    def _can_be(self, fixed: Component, block: Block) -> bool:
        """True where the block has a solution: one near the last that was found, or another.

        Where ``search`` ends before that is known, so does ``meter``."""
        if self._is_near_known(fixed, block):
            return True
        answer = settle(fixed, block, NONE, self.search)
        if answer is None:
            self.meter.spend(self.meter.left)
        if not isinstance(answer, Witness):
            return False
        self._values.update(zip(block.variables, answer.values, strict=True))
        return True

    def _is_near_known(self, fixed: Component, block: Block) -> bool:
        """True where the block plainly has a solution not far from the last that was found."""
        if not self._values.keys() >= set(block.variables):
            return False
        near = [self._values[v] for v in block.variables]
        box = block_box(fixed, block, NONE)
        return filled_near(box, near, self.search) is not None

    def _fixed_component(
        self, changed: Mapping[int, Ends], loosened: Mapping[int, ConstraintRow]
    ) -> Component:
        stated = list(self.component.stated)
        for v, ends in changed.items():
            stated[v] = ends
        rows = list(self.component.rows)
        for r, row in loosened.items():
            rows[r] = row
        one_number = {v for v, ends in changed.items() if is_one_number(ends)}
        walls = self.component.walls.difference(changed).union(one_number)
        return replace(self.component, stated=tuple(stated), walls=walls, rows=tuple(rows))

    def _surroundings(self, changed: frozenset[int]) -> _Surroundings:
        """All that a change of these figures and those of the cluster can reach."""
        released = changed | self._cluster_figures
        if released not in self._around:
            reached = blocks_around(self.component, sorted(released), released)
            rows = {r for block in reached for r in block.rows}
            variables = {v for block in reached for v in block.variables}
            loose = (v for v in sorted(variables) if not is_wall(self.component, v, NONE))
            ordered_rows = tuple(sorted(rows))
            self._around[released] = _Surroundings(ordered_rows, tuple(loose))
        return self._around[released]


def _misses(component: Component, row: ConstraintRow) -> bool:
    stated_range = row_range(row.terms, lambda v: ends_of(component, v, NONE))
    return stated_range.misses(row)


def joined(contexts: Sequence[PatternContext], meter: Meter) -> PatternContext:
    """One context for the clusters of several, all of one component."""
    conflicts: list[Conflict] = []
    corrections: list[ForcedCorrection] = []
    for context in contexts:
        conflicts += context.cluster.conflicts
        corrections += context.cluster.corrections
    cluster = Cluster(tuple(conflicts), tuple(corrections))
    first = contexts[0]
    search = Meter(search_steps(meter.left))
    return PatternContext(first.system, first.home, cluster, first.table, first.constraints, meter, search)
