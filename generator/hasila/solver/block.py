"""The blocks of a component: figures stated as one number are walls, and what they enclose is solved alone.

Releasing figures takes walls away and joins blocks. Nothing outside the joined block changes, so a question
about a released figure is answered by looking at its surroundings only.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import partial

from hasila.model.data_class import dataclass
from hasila.solver.component import Component, ConstraintRow, End, Ends, meet, reduced_row, rows_at
from hasila.solver.meter import Meter
from hasila.solver.row_range import row_range
from hasila.solver.solving import Answer, BoundedProblem, Clash, Witness, solve

NONE: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Block:
    """Variables that are not walls and hang together, and all rows that touch them (or one row between
    walls).
    """

    variables: tuple[int, ...]
    rows: tuple[int, ...]


def blocks(component: Component, released: Collection[int] = NONE) -> list[Block]:
    """All blocks of the component when ``released`` figures are no longer held to what was stated.

    A row between walls only is a block of its own; those that hold are left out, there being nothing to
    solve.
    """
    everything = range(len(component.names))
    broken = broken_between_walls(component, released)
    between_walls = [Block((), (r,)) for r in broken]
    return between_walls + blocks_around(component, everything, released)


def broken_between_walls(component: Component, released: Collection[int] = NONE) -> list[int]:
    """The rows whose figures are all held to one number and that do not hold."""
    everything = range(len(component.names))
    walls = [_wall_number(component, v, released) for v in everything]
    return [r for r, row in enumerate(component.rows) if _broken(row, walls)]


def rows_with_room(component: Component) -> list[int]:
    """The rows of which some variable is not held to one number."""
    found: set[int] = set()
    for v, rows in enumerate(component.at):
        if not is_wall(component, v, NONE):
            found.update(rows)
    return sorted(found)


def _wall_number(component: Component, variable: int, released: Collection[int]) -> End:
    if is_wall(component, variable, released):
        return _stated_number(component, variable)
    return None


def _broken(row: ConstraintRow, walls: Sequence[End]) -> bool:
    total = 0
    for c, v in row.terms:
        value = walls[v]
        if value is None:
            return False
        total += c * value
    return not row.holds(total)


def blocks_around(component: Component, seeds: Iterable[int], released: Collection[int]) -> list[Block]:
    """The blocks that contain the ``seeds``; seeds that are walls are passed over."""
    seen: set[int] = set()
    found = []
    for seed in seeds:
        if seed not in seen and not is_wall(component, seed, released):
            found.append(_spread(component, seed, released, seen))  # noqa: PERF401 - each step fills `seen`
    return found


def is_wall(component: Component, variable: int, released: Collection[int]) -> bool:
    """True where the variable is held to one number."""
    return variable in component.walls and variable not in released


def settle(component: Component, block: Block, released: Collection[int], meter: Meter) -> Answer:
    """A witness for the block, in the block's order, or a clash, which names rows and figures of the
    component.
    """
    alone = lone_ends(component, block, released)
    if alone is not None:
        meter.spend(STEPS_OF_A_ROW * len(block.rows))
        return Witness((nearest_to_zero(alone),), *zip(alone, strict=True))
    box = block_box(component, block, released)
    meter.spend(sum(len(row.terms) for row in box.rows))
    answer = solve(box, meter)
    if not isinstance(answer, Clash):
        return answer
    rows = frozenset(block.rows[r] for r in answer.rows)
    figures = {block.variables[v] for v in answer.variables}
    for v in component.variables_of(rows):
        if is_wall(component, v, released):
            figures.add(v)
    return Clash(rows, frozenset(figures))


STEPS_OF_A_ROW = 3
"""So many steps a row are counted where a block of one variable has a solution: as many as a search takes."""


def lone_ends(component: Component, block: Block, released: Collection[int]) -> Ends | None:
    """The true bounds of the only variable of a block; ``None`` where it has no solution, or more
    variables.
    """
    if len(block.variables) != 1:
        return None
    (variable,) = block.variables
    ends: Ends | None = ends_of(component, variable, released)
    for r in block.rows:
        if ends is None:
            return None
        ends = meet(ends, _left_for(component, component.rows[r], variable))
    return ends


def _left_for(component: Component, row: ConstraintRow, variable: int) -> Ends:
    """The ends that the row leaves to the variable, where all others are walls."""
    own = 0
    constant = 0
    for c, v in row.terms:
        if v == variable:
            own = c
        else:
            constant += c * (_stated_number(component, v) or 0)
    low, high = row.ends_less(constant)
    if own < 0:
        low, high = high, low
    least = None if low is None else -(-low // own)
    return least, None if high is None else high // own


def nearest_to_zero(ends: Ends) -> int:
    """The number of these that is nearest to 0."""
    low, high = ends
    if low is not None and low > 0:
        return low
    return high if high is not None and high < 0 else 0


def has_unit_coefficients(row: ConstraintRow) -> bool:
    """True where all coefficients are 1 or -1: then its sum takes every whole number between its ends."""
    return all(c in (1, -1) for c, _ in row.terms)


def holds_plainly(component: Component, row: ConstraintRow) -> bool:
    """True where the row, by itself, can hold as stated; False also where that takes a closer look."""
    if not has_unit_coefficients(row):
        return False
    if row.low is not None and row.high is not None and row.low > row.high:
        return False
    stated_range = row_range(row.terms, lambda v: ends_of(component, v, NONE))
    return not stated_range.misses(row)


def smallest_failing(component: Component, row: ConstraintRow, figures: Sequence[int]) -> frozenset[int]:
    """Those of ``figures`` without any of which ``row`` could hold; all of them together must contradict it.

    Where there is a choice, earlier figures are kept. For rows with unit coefficients only.
    """
    coefficients = {v: c for c, v in row.terms}
    held = frozenset(figures)
    current = row_range(row.terms, lambda v: _held(component, v, held))
    kept = []
    for figure in reversed(figures):
        coefficient = coefficients[figure]
        without = current.copy()
        without.remove(coefficient, _held(component, figure, held))
        without.add(coefficient, component.domain)
        if without.misses(row):
            current = without
        else:
            kept.append(figure)
    return frozenset(kept)


def block_box(component: Component, block: Block, released: Collection[int]) -> BoundedProblem:
    """The block as a problem of its own; walls have become constants."""
    number = {v: i for i, v in enumerate(block.variables)}
    value = partial(_stated_number, component)
    rows = [reduced_row(component.rows[r], number, value) for r in block.rows]
    stated, domain = component.stated, component.domain
    ends = [domain if v in released else stated[v] or domain for v in block.variables]
    return make_box(tuple(rows), ends)


def make_box(rows: tuple[ConstraintRow, ...], ends: Sequence[Ends]) -> BoundedProblem:
    """A box from rows over ``0 … n-1`` and the ends of each variable."""
    lows = tuple(low for low, _ in ends)
    highs = tuple(high for _, high in ends)
    return BoundedProblem(rows, rows_at(rows, len(ends)), lows, highs)


def ends_of(component: Component, variable: int, released: Collection[int]) -> Ends:
    """The ends of the variable: what was stated of it, or the domain."""
    ends = component.stated[variable]
    if ends is None or variable in released:
        return component.domain
    return ends


def clashes(component: Component, rows: Iterable[int], figures: Collection[int], meter: Meter) -> bool:
    """True where these rows and these stated figures alone cannot all be true (False also where the meter
    ends).
    """
    return clash_of(component, rows, figures, meter) is not None


def clash_of(
    component: Component, rows: Iterable[int], figures: Collection[int], meter: Meter
) -> frozenset[int] | None:
    """The rows on which the failure of ``rows`` with ``figures`` rests.

    ``None`` where they can hold or the meter ends.
    """
    used = sorted(rows)
    meter.spend(sum(len(component.rows[r].terms) for r in used))
    held = partial(_held, component, figures=figures)
    box = rows_box([component.rows[r] for r in used], held)
    answer = solve(box, meter)
    if not isinstance(answer, Clash):
        return None
    return frozenset(used[r] for r in answer.rows)


def rows_box(rows: Sequence[ConstraintRow], ends: Callable[[int], Ends]) -> BoundedProblem:
    """The rows as a problem of its own, where ``ends`` gives the ends of each of their variables."""
    variables = variables_of(rows)
    number = {v: i for i, v in enumerate(variables)}
    renumbered = tuple(_renumbered(row, number) for row in rows)
    return make_box(renumbered, [ends(v) for v in variables])


def variables_of(rows: Iterable[ConstraintRow]) -> list[int]:
    """The variables that the rows name, in order."""
    return sorted({v for row in rows for _, v in row.terms})


def _held(component: Component, variable: int, figures: Collection[int]) -> Ends:
    ends = component.stated[variable] if variable in figures else None
    return component.domain if ends is None else ends


def _renumbered(row: ConstraintRow, number: Mapping[int, int]) -> ConstraintRow:
    terms = tuple((c, number[v]) for c, v in row.terms)
    return ConstraintRow(terms, row.low, row.high)


def _stated_number(component: Component, variable: int) -> End:
    ends = component.stated[variable]
    return None if ends is None else ends[0]


def _spread(component: Component, seed: int, released: Collection[int], seen: set[int]) -> Block:
    """The block of ``seed``; its variables are added to ``seen``."""
    seen.add(seed)
    variables = [seed]
    rows: dict[int, None] = {}
    walls, at, all_rows = component.walls, component.at, component.rows
    for variable in variables:
        for r in at[variable]:
            if r in rows:
                continue
            rows[r] = None
            for _, v in all_rows[r].terms:
                if (v not in walls or v in released) and v not in seen:
                    seen.add(v)
                    variables.append(v)
    return Block(tuple(variables), tuple(rows))
